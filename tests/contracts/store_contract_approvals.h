// Approvals by two persons as the store keeps them: see store_contract.h, which includes this. Source: COL-25, DAT-28.
#pragma once

#include <set>

#include "access_control/testing.h"
#include "access_control/two_person.h"

namespace contracts {

enum class ApprovalAct { ask, approve_a, approve_b, approve_own, refuse, withdraw, use, wait };
inline constexpr int approval_acts = 8;
#ifdef __SANITIZE_ADDRESS__
inline constexpr int approval_acts_in_a_row = 5;  // instrumented code is slow
#else
inline constexpr int approval_acts_in_a_row = 6;
#endif

// Waits 30 minutes for two persons, shows for 20.
inline access_control::Policy const& approval_policy() {
  using namespace access_control::testing;
  static access_control::Policy const policy =
      read_policy(with("approvals.csv", "2,approval.decide,1440,30", "2,approval.decide,30,20"));
  return policy;
}
inline base::Instant approval_minute(int minute) {
  return base::Instant::from_milliseconds(1'700'000'000'000 + std::int64_t{minute} * 60'000);
}

// What COL-25 says, written apart from the machine: letters and minutes.
struct ApprovalModel {
  int now = 0, asked = -1, shown_from = -1;
  std::string fate = "none", refusal{};
  std::set<char> approvers{};

  void act(ApprovalAct act) {
    refusal.clear();
    if (act == ApprovalAct::wait) now += 15;
    bool const waits = fate == "pending" || fate == "approved";
    if (waits && now - asked >= 30) fate = "expired";
    if (act == ApprovalAct::ask && fate == "none") fate = "pending", asked = now;
    else if (fate == "none" || act == ApprovalAct::ask || act == ApprovalAct::wait) return;
    else if (act == ApprovalAct::use) use();
    else if (act == ApprovalAct::withdraw && fate == "approved") fate = "withdrawn";
    else if (fate != "pending") refusal = fate == "expired" ? "expired" : "not_pending";
    else if (act == ApprovalAct::withdraw) fate = "withdrawn";
    else if (act == ApprovalAct::refuse) fate = "refused";
    else if (act == ApprovalAct::approve_own) refusal = "own_request";
    else if (!approvers.insert(act == ApprovalAct::approve_a ? 'a' : 'b').second) refusal = "already_approved";
    else if (approvers.size() == 2) fate = "approved";
  }
  void use() {
    if (fate == "approved") fate = "used", shown_from = now;
    else if (fate != "used") refusal = fate == "expired" ? "expired" : "not_approved";
    else if (now - shown_from >= 20) refusal = "time_box_over";
  }
};

// One sequence of acts: what the model says of it, and the request under its name.
struct ApprovalPath {
  std::string acts{};  // digits
  ApprovalModel model{};
  std::string request_id() const { return "apr_" + acts; }
};

inline access_control::ApprovalRequest asked_request(std::string id, base::Instant now) {
  access_control::ApprovalRequest draft;
  draft.request_id = std::move(id);
  draft.rule = "reveal";
  draft.subject = "reveal party a: tax_paid";
  draft.content_hash = "hash";
  draft.workspace_id = "w";
  draft.requester_id = "requester";
  draft.requester_session_id = "s0";
  draft.reason = "核对";
  return access_control::open_request(approval_policy(), draft, now).value();
}

inline access_control::Happening happening_of(ApprovalAct act, base::Instant now) {
  switch (act) {
    case ApprovalAct::approve_a: return access_control::Approve{"a", "s1", "hash", true, true, now};
    case ApprovalAct::approve_b: return access_control::Approve{"b", "s2", "hash", true, true, now};
    case ApprovalAct::approve_own: return access_control::Approve{"requester", "s3", "hash", true, true, now};
    case ApprovalAct::refuse: return access_control::Refuse{"a", "不需要", true, now};
    case ApprovalAct::withdraw: return access_control::Withdraw{"requester", now};
    case ApprovalAct::use: return access_control::Use{"requester", "hash", true, now};
    case ApprovalAct::ask:
    case ApprovalAct::wait: break;
  }
  return access_control::Tick{now};
}

// What the model and the stored request disagree on; "" when they agree.
inline std::string difference(ApprovalModel const& model, access_control::ApprovalRequest const* stored) {
  if (stored == nullptr || model.fate == "none")
    return (stored == nullptr) == (model.fate == "none") ? "" : "one of them has no request";
  if (access_control::name_of(stored->state) != model.fate)
    return std::string{access_control::name_of(stored->state)} + " instead of " + model.fate;
  std::set<char> approvers;
  for (auto const& approval : stored->approvals) approvers.insert(approval.user_id.front());
  if (approvers != model.approvers || approvers.size() != stored->approvals.size()) return "approvers";
  if (stored->created_at != approval_minute(model.asked)) return "when it was asked";
  if (stored->used_from.has_value() != (model.shown_from >= 0)) return "whether it was used";
  if (stored->used_from && (*stored->used_from != approval_minute(model.shown_from) ||
                            *stored->used_until != approval_minute(model.shown_from + 20)))
    return "time box";
  return "";
}

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
      std::vector<ApprovalPath> const some(paths.begin() + static_cast<std::ptrdiff_t>(from),
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
  EXPECT_EQ(tree.fates(), (std::set<std::string>{"none", "pending", "approved", "used", "refused", "withdrawn", "expired"}));
  std::printf("%s: %lld sequences of up to %d of %d acts agree with the model\n", GetParam().name.c_str(),
              static_cast<long long>(tree.sequences() - 1), approval_acts_in_a_row, approval_acts);
}

}  // namespace contracts
