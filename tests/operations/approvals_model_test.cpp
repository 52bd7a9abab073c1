// The three things that are approved by others – values shown, exports of many rows, emergency access – through app::perform
// on SQLite and PostgreSQL, against a small model written apart from the machine: every sequence of acts after asking, with
// the time that passes. A sequence goes on from a copy of the request under a name of its own; all that share a time are
// played before the clock moves on. Source: COL-25, DAT-28, S4.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "../contracts/postgres_server.h"
#include "app/approvals.h"
#include "app/record_table.h"
#include "base/json.h"
#include "world.h"

namespace operations {
namespace {

// Minutes. A wait is a quarter of an hour, a request waits for 30, what is approved holds for 20.
constexpr int step_minutes = 15, waits_for = 30, holds_for = 20;
std::vector<AccessEdit> const quick_rules{
    {"approvals.csv", "reveal,2,approval.decide,1440,30", "reveal,2,approval.decide,30,20"},
    {"approvals.csv", "bulk,2,approval.decide,1440,60", "bulk,2,approval.decide,30,20"},
    {"approvals.csv", "approve,60,60", "approve,30,20"},
    {"limits.csv", "export_rows_max,200", "export_rows_max,1"}};

enum class Act { approve_a, approve_b, approve_own, refuse, withdraw, use, close, wait };
constexpr int acts = 8;

// How one kind of request is asked for and acted upon, and by whom.
struct Kind {
  char const *rule, *ask, *asker, *a, *b;
  int persons;
  char const *approve, *refuse, *use, *close;  // use: "" when approval begins it; close: "" when there is no such thing
};
Kind const kinds[] = {
    {"reveal", "ask_reveal", "officer", "head", "leader", 2, "approve_request", "refuse_request", "reveal", ""},
    {"bulk_export", "ask_export", "policy", "leader", "legal", 2, "approve_request", "refuse_request",
     "export_approved", ""},
    {"break_glass", "open_break_glass", "system", "security", "guard", 1, "approve_break_glass", "refuse_break_glass",
     "", "close_break_glass"},
};

struct Model {
  int now = 0, shown_from = -1;
  std::string fate = "pending";
  std::set<char> approvers{};
  bool went = true;  // the last act had its effect

  bool is_shown() const { return fate == "used" && now - shown_from < holds_for; }
  void act(Kind const& kind, Act act) {
    went = true;
    if (act == Act::wait) now += step_minutes;
    bool const is_over = (fate == "pending" || fate == "approved") && now >= waits_for;
    if (act == Act::wait) return;
    if (is_over)
      went = false;
    else if (act == Act::withdraw)
      went = close_as("withdrawn", fate == "pending" || fate == "approved");
    else if (act == Act::use)
      went = use(kind);
    else if (act == Act::close)
      went = close_as("closed", *kind.close != 0 && is_shown());
    else if (act == Act::refuse)
      went = close_as("refused", fate == "pending");
    else
      went = fate == "pending" && act != Act::approve_own && approvers.insert(act == Act::approve_a ? 'a' : 'b').second;
    if (fate != "pending" || static_cast<int>(approvers.size()) < kind.persons) return;
    fate = "approved";
    if (*kind.use == 0) fate = "used", shown_from = now;
  }

 private:
  bool close_as(char const* end, bool can) {
    if (can) fate = end;
    return can;
  }
  bool use(Kind const& kind) {
    if (*kind.use == 0) return false;
    if (fate == "approved") fate = "used", shown_from = now;
    return is_shown();
  }
};

class Player {
 public:
  Player(World& world, Kind const& kind) : world_(world), kind_(kind) {}

  std::string ask() {
    std::string const body =
        kind_.ask == std::string_view{"ask_reveal"} ? R"({"facts":["tax_paid"],"reason":"核对"})"
        : kind_.ask == std::string_view{"ask_export"}
            ? R"({"filter":{"search":"","grade":"","tier":"","industry":"","admission":"","fate":"","veto":"",)"
              R"("sort":""},"facts":[],"in_clear":false,"reason":"核对"})"
            : R"({"login_name":"","workspace_id":"park-demo","reason":"停摆"})";
    auto const reply =
        world_.perform(kind_.ask, kind_.asker, {{"party_id", "demo-rat-16"}, {"portfolio_id", "demo"}}, body);
    CHECK_NOTE(reply, reply ? "" : base::to_text(reply.error()));
    auto const request = base::parse_json<app::ApprovalView>(reply->body).value().request;
    hash_ = request.content_hash;
    return request.request_id;
  }

  // Whether it had its effect.
  bool act(Act act, std::string const& id) {
    auto const perform = [&](char const* operation, char const* who, std::string const& reason) {
      if (*operation == 0) return false;
      return world_
          .perform(operation, who, {{"request_id", id}},
                   act == Act::use || act == Act::withdraw ? ""
                   : act == Act::close                     ? fmt::format(R"({{"reason":"{}"}})", reason)
                                       : fmt::format(R"({{"seen_hash":"{}","reason":"{}"}})", hash_, reason))
          .has_value();
    };
    switch (act) {
      case Act::approve_a: return perform(kind_.approve, kind_.a, "");
      case Act::approve_b: return perform(kind_.approve, kind_.b, "");
      case Act::approve_own: return perform(kind_.approve, kind_.asker, "");
      case Act::refuse: return perform(kind_.refuse, kind_.a, "不必");
      case Act::withdraw: return perform("withdraw_request", kind_.asker, "");
      case Act::use: return perform(kind_.use, kind_.asker, "");
      case Act::close: return perform(kind_.close, kind_.a, "好了");
      case Act::wait: break;
    }
    return true;
  }

  // What the store and the rights of the asker say against the model; "" when they agree.
  std::string difference(Model const& model, access_control::ApprovalRequest const& stored) {
    // The store learns that time is over when somebody next acts with effect; until then it says pending or approved.
    if (access_control::name_of(stored.state) != model.fate)
      return fmt::format("{} instead of {}", access_control::name_of(stored.state), model.fate);
    if (stored.approvals.size() != model.approvers.size()) return "approvers";
    if (stored.used_from.has_value() != (model.shown_from >= 0)) return "time box";
    return "";
  }

 private:
  World& world_;
  Kind const& kind_;
  std::string hash_;
};

// Plays every sequence of up to `length` acts after asking; how many that were.
class Tree {
 public:
  Tree(World& world, Kind const& kind, int length)
      : world_(world), kind_(kind), length_(length), player_(world, kind) {}

  int grow() {
    waiting_[0].push_back({"", player_.ask(), {}});
    for (; !waiting_.empty(); waiting_.erase(waiting_.begin())) {
      int const minute = waiting_.begin()->first;
      world_.clock().forward((minute - minute_) * 60);
      minute_ = minute;
      auto& paths = waiting_.begin()->second;
      while (!paths.empty()) {
        Path const path = paths.back();
        paths.pop_back();
        if (static_cast<int>(path.acts.size()) < length_) go_on(path);
      }
    }
    return sequences_;
  }
  std::set<std::string> const& fates() const { return fates_; }
  std::string const& wrong() const { return wrong_; }

 private:
  struct Path {
    std::string acts, request_id;
    Model model;
  };

  void go_on(Path const& path) {
    auto const stored = *app::find<access_control::ApprovalRequest>(world_.store(), path.request_id).value();
    std::vector<Path> next;
    for (int act = 0; act < acts; ++act)
      next.push_back({path.acts + static_cast<char>('0' + act), fmt::format("{}{}", path.request_id, act), path.model});
    auto const copied = world_.store().write([&](app::Writer& writer) -> base::Result<> {
      for (Path const& one : next) {
        auto copy = stored;
        copy.request_id = one.request_id;
        TRY(app::add(writer, copy));
      }
      return app::remove<access_control::ApprovalRequest>(writer, path.request_id);
    });
    CHECK_NOTE(copied, base::to_text(copied.error()));
    for (int act = 0; act < acts; ++act) {
      Path& one = next[static_cast<std::size_t>(act)];
      one.model.act(kind_, static_cast<Act>(act));
      if (static_cast<Act>(act) != Act::wait) check(one, player_.act(static_cast<Act>(act), one.request_id));
      ++sequences_;
      fates_.insert(one.model.fate);
      waiting_[one.model.now].push_back(one);
    }
    if (static_cast<int>(path.acts.size()) + 1 < length_) return;
    // Nothing goes on from these; in force they would be read by everybody.
    auto const removed = world_.store().write([&](app::Writer& writer) -> base::Result<> {
      for (Path const& one : next) TRY(app::remove<access_control::ApprovalRequest>(writer, one.request_id));
      return {};
    });
    CHECK_NOTE(removed, base::to_text(removed.error()));
  }
  void check(Path const& path, bool went) {
    auto const stored = *app::find<access_control::ApprovalRequest>(world_.store(), path.request_id).value();
    std::string difference = player_.difference(path.model, stored);
    if (went != path.model.went) difference = went ? "it went through" : "it was refused";
    if (difference.empty() && *kind_.close != 0) difference = difference_of_rights(path, stored);
    if (!difference.empty() && wrong_.empty())
      wrong_ = fmt::format("{} after {}: {}", kind_.rule, path.acts, difference);
  }
  // The asker holds the role by this request exactly while the model says so.
  std::string difference_of_rights(Path const& path, access_control::ApprovalRequest const& stored) {
    auto const subject = world_.actor(kind_.asker)->subject;
    bool const holds = std::any_of(subject.memberships.begin(), subject.memberships.end(), [&](auto const& membership) {
      return membership.membership_id == stored.request_id;
    });
    return holds == path.model.is_shown() ? "" : holds ? "the role is held" : "the role is not held";
  }

  World& world_;
  Kind const& kind_;
  int length_;
  Player player_;
  int minute_ = 0, sequences_ = 0;
  std::map<int, std::vector<Path>> waiting_;  // by minute
  std::set<std::string> fates_;
  std::string wrong_;
};

void play(World& world, int length, char const* store) {
  world.add_person("guard", {"park-demo", "", "security_administrator"});
  for (Kind const& kind : kinds) {
    Tree tree{world, kind, length};
    int const played = tree.grow();
    int expected = 0;
    for (int i = 1, power = acts; i <= length; ++i, power *= acts) expected += power;
    EXPECT_EQ(played, expected);
    EXPECT_EQ(tree.wrong(), "") << store;
    std::set<std::string> fates{"pending", "refused", "withdrawn", "approved", "used"};
    if (*kind.close != 0) {
      fates.erase("approved");
      fates.insert("closed");
    }
    EXPECT_EQ(tree.fates(), fates) << kind.rule;
    std::printf("%s: %d sequences of up to %d acts on %s agree with the model\n", kind.rule, played, length, store);
  }
}

#ifdef __SANITIZE_ADDRESS__
constexpr int on_sqlite = 3, on_postgres = 3;
#else
constexpr int on_sqlite = 4, on_postgres = 3;
#endif

TEST(ApprovalsModel, COL_25_DAT_28_every_sequence_on_sqlite) {
  World world{":memory:", World::Passwords::quick, quick_rules};
  play(world, on_sqlite, "SQLite");
}

TEST(ApprovalsModel, COL_25_DAT_28_every_sequence_on_postgresql) {
  contracts::PostgresServer* const server = contracts::PostgresServer::shared();
  if (server == nullptr) GTEST_SKIP() << contracts::PostgresServer::why_absent();
  World world{server->address(server->fresh_database()), World::Passwords::quick, quick_rules};
  play(world, on_postgres, "PostgreSQL");
}

}  // namespace
}  // namespace operations
