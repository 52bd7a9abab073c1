// Approvals by two persons as the store keeps them: see store_contract.h, which includes this. Source: COL-25, DAT-28.
#pragma once

#include "approval_model.h"

namespace contracts {

// One sequence of acts: what the model says of it, and the request under its name.
struct ApprovalPath {
  std::string acts{};  // digits
  ApprovalModel model{};
  std::string request_id() const { return "apr_" + acts; }
};

// Every sequence of up to six acts is played: what a sequence stored is read back, compared with the model, and gone on
// from by all acts. A sequence continues under a name of its own, so that those with the same beginning share it.
class ApprovalTree {
 public:
  explicit ApprovalTree(app::Store& store) : store_(store) {}
  std::int64_t sequences() const { return sequences_; }
  std::set<std::string> const& fates() const { return fates_; }

  // Plays all acts after each of `paths`; the new ones, or the first disagreement.
  base::Result<std::vector<ApprovalPath>> grow(std::vector<ApprovalPath> const& paths) {
    std::vector<ApprovalPath> grown;
    for (std::size_t from = 0; from < paths.size(); from += at_once) {
      std::vector<ApprovalPath> const some(
          paths.begin() + static_cast<std::ptrdiff_t>(from),
          paths.begin() + static_cast<std::ptrdiff_t>(std::min(paths.size(), from + at_once)));
      std::vector<ApprovalPath> next;
      TRY(store_.write([&](app::Writer& writer) -> base::Result<> {
        next.clear();
        auto const stored = TRY(read_back(writer, some));
        for (std::size_t i = 0; i < some.size(); ++i)
          for (int act = 0; act < approval_acts; ++act)
            next.push_back(TRY(play(writer, some[i], stored[i], static_cast<ApprovalAct>(act))));
        return {};
      }));
      grown.insert(grown.end(), next.begin(), next.end());
    }
    return grown;
  }
  base::Result<> check(std::vector<ApprovalPath> const& paths) {
    for (std::size_t from = 0; from < paths.size(); from += at_once)
      TRY(read_back(store_, {paths.begin() + static_cast<std::ptrdiff_t>(from),
                             paths.begin() + static_cast<std::ptrdiff_t>(std::min(paths.size(), from + at_once))}));
    return {};
  }

 private:
  static constexpr std::size_t at_once = 512;
  using Stored = std::vector<std::optional<access_control::ApprovalRequest>>;  // absent: not asked

  base::Result<Stored> read_back(app::RecordReader& reader, std::vector<ApprovalPath> const& paths) {
    base::Json::Array ids;
    for (ApprovalPath const& path : paths) ids.emplace_back(path.request_id());
    auto const found = TRY(app::select<access_control::ApprovalRequest>(
        reader, {{{"request_id", base::Json{std::move(ids)}, app::RecordTest::Kind::one_of}}, "request_id"}));
    Stored stored(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      auto const at = std::lower_bound(found.begin(), found.end(), paths[i].request_id(),
                                       [](auto const& one, std::string const& id) { return one.request_id < id; });
      if (at != found.end() && at->request_id == paths[i].request_id()) stored[i] = *at;
      std::string const wrong = difference(paths[i].model, stored[i] ? &*stored[i] : nullptr);
      if (!wrong.empty()) return base::invalid("after " + paths[i].acts + ": " + wrong);
      fates_.insert(paths[i].model.fate);
    }
    sequences_ += static_cast<std::int64_t>(paths.size());
    return stored;
  }

  base::Result<ApprovalPath> play(app::Writer& writer, ApprovalPath path,
                                  std::optional<access_control::ApprovalRequest> request, ApprovalAct act) {
    path.acts += static_cast<char>('0' + static_cast<int>(act));
    path.model.act(act);
    base::Instant const now = approval_minute(path.model.now);
    if (!request) {
      if (act == ApprovalAct::ask) TRY(app::add(writer, asked_request(path.request_id(), now)));
      return path;
    }
    request->request_id = path.request_id();
    TRY(app::add(writer, *request));
    if (act == ApprovalAct::ask)  // asked again: a request of its own, which changes nothing about the first
      TRY(app::add(writer, asked_request(path.request_id() + "_again", now)));
    access_control::Step const step = access_control::step(approval_policy(), *request, happening_of(act, now));
    std::string const refusal = step.refusal ? step.refusal->code : "";
    if (refusal != path.model.refusal)
      return base::invalid("after " + path.acts + ": `" + refusal + "` instead of `" + path.model.refusal + "`");
    TRY(app::replace(writer, step.request));
    return path;
  }

  app::Store& store_;
  std::int64_t sequences_ = 0;
  std::set<std::string> fates_;
};

TEST_P(StoreContract, COL_25_DAT_28_two_person_model) {
  if (!bed_->keeps_data()) GTEST_SKIP() << "the same program as with a file";
  ApprovalTree tree{*store_};
  std::vector<ApprovalPath> paths(1);
  std::int64_t expected = 1;
  for (int length = 1, power = 1; length <= approval_acts_in_a_row; ++length) {
    auto grown = tree.grow(paths);
    ASSERT_TRUE(grown) << base::to_text(grown.error());
    paths = std::move(*grown);
    expected += power *= approval_acts;
  }
  auto const checked = tree.check(paths);
  ASSERT_TRUE(checked) << base::to_text(checked.error());
  EXPECT_EQ(tree.sequences(), expected);
  EXPECT_EQ(tree.fates(),
            (std::set<std::string>{"none", "pending", "approved", "used", "refused", "withdrawn", "expired"}));
  std::printf("%s: %lld sequences of up to %d of %d acts agree with the model\n", GetParam().name.c_str(),
              static_cast<long long>(tree.sequences() - 1), approval_acts_in_a_row, approval_acts);
}

}  // namespace contracts
