// The state machine against a tiny model written apart from it: every sequence of up to six actions, and random longer
// ones with clocks that jump (S4: requester ≠ approver, two persons, two sessions, content, rights, expiry).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "access_control/expectations.h"

namespace access_control {
namespace {

using testing::draft;
using testing::minute;
using testing::shipped;

// Waits 30 minutes, lasts 20, two persons besides the requester.
Policy const& quick() {
  static Policy const policy =
      testing::read_policy(testing::with("approvals.csv", "2,approval.decide,1440,30", "2,approval.decide,30,20"));
  return policy;
}
Policy const& quick_changed() {
  static Policy const policy =
      testing::read_policy(testing::with("approvals.csv", "2,approval.decide,1440,30", "1,approval.decide,30,20"));
  return policy;
}

struct Action {
  enum Kind { approve, refuse, withdraw, content, revoke, wait, jump_back, use, change_rule } kind;
  char user = 'a';     // a asked; a, b, c
  char session = '1';  // 1, 2; `a` asked in 0
  char hash = '1';     // 1 was asked for; 2
  bool right = true, stepped_up = true;
  std::int64_t minutes = 0;
};

// The world around the request: its clock and the rule in force.
struct World {
  std::int64_t now = 0;
  bool changed = false;
  ApprovalRequest request = *open_request(quick(), draft("reveal"), minute(0));
};

std::string act(World& world, Action const& action) {
  std::string const user{action.user}, hash = std::string{"h"} + action.hash;
  if (action.kind == Action::wait) world.now += action.minutes;
  if (action.kind == Action::jump_back) world.now = action.minutes;
  if (action.kind == Action::change_rule) world.changed = !world.changed;
  base::Instant const now = minute(world.now);
  Happening happening = Tick{now};
  switch (action.kind) {
    case Action::approve:
      happening = Approve{user, std::string{"s"} + action.session, hash, action.right, action.stepped_up, now};
      break;
    case Action::refuse: happening = Refuse{user, action.stepped_up ? "no" : "", action.right, now}; break;
    case Action::withdraw: happening = Withdraw{user, now}; break;
    case Action::content: happening = ContentChanged{hash, now}; break;
    case Action::revoke: happening = RightRevoked{user, now}; break;
    case Action::use: happening = Use{user, hash, action.right, now}; break;
    case Action::wait:
    case Action::jump_back:
    case Action::change_rule: break;
  }
  Step done = step(world.changed ? quick_changed() : quick(), std::move(world.request), happening);
  world.request = std::move(done.request);
  return done.refusal ? done.refusal->code : "";
}

// What COL-25 says, in its own words: letters, sets and minutes.
struct Model {
  std::int64_t now = 0, latest = 0, ends = -1;  // ends: of the time box
  bool changed = false;
  std::string fate = "pending";
  std::set<char> persons, sessions;

  std::string act(Action const& action) {
    if (action.kind == Action::wait) now += action.minutes;
    if (action.kind == Action::jump_back) now = action.minutes;
    if (action.kind == Action::change_rule) changed = !changed;
    latest = std::max(latest, now);
    bool const waits = fate == "pending" || fate == "approved", alive = waits || (fate == "used" && latest < ends);
    if (alive && changed) fate = "voided";
    if (waits && !changed && latest >= 30) fate = "expired";
    bool const still = fate == "pending" || fate == "approved" || (fate == "used" && latest < ends);
    bool const dead = fate == "voided" || fate == "expired";
    bool const by_requester = action.user == 'a';
    switch (action.kind) {
      case Action::approve: {
        if (fate != "pending") return dead ? fate : "not_pending";
        if (by_requester) return "own_request";
        if (persons.contains(action.user)) return "already_approved";
        if (sessions.contains(action.session)) return "same_session";
        if (action.hash != '1') return "content_not_seen";
        if (!action.right) return "may_not_approve";
        if (!action.stepped_up) return "step_up_needed";
        persons.insert(action.user);
        sessions.insert(action.session);
        if (persons.size() == 2) fate = "approved";
        return "";
      }
      case Action::refuse:
        if (fate != "pending") return dead ? fate : "not_pending";
        if (by_requester) return "own_request";
        if (!action.right) return "may_not_approve";
        if (!action.stepped_up) return "reason_missing";
        fate = "refused";
        return "";
      case Action::withdraw:
        if (fate != "pending" && fate != "approved") return dead ? fate : "not_pending";
        if (!by_requester) return "not_the_requester";
        fate = "withdrawn";
        return "";
      case Action::content:
        if (still && action.hash != '1') fate = "voided";
        return "";
      case Action::revoke:
        if (still && (by_requester || persons.contains(action.user))) fate = "voided";
        return "";
      case Action::use: return use(action, dead);
      case Action::wait:
      case Action::jump_back:
      case Action::change_rule: return "";
    }
    return "";
  }

  std::string use(Action const& action, bool dead) {
    if (fate != "approved" && fate != "used") return dead ? fate : "not_approved";
    if (action.user != 'a') return "not_the_requester";
    if (fate == "used" && latest >= ends) return "time_box_over";
    if (action.hash == '1' && action.right) {
      if (fate == "approved") ends = latest + 20;
      fate = "used";
      return "";
    }
    fate = "voided";
    return action.hash != '1' ? "content_changed" : "may_not_act";
  }
};

// The model and the machine agree on what can be seen of them.
std::string difference(World const& world, std::string const& refused, Model const& model,
                       std::string const& expected) {
  if (refused != expected) return "refused `" + refused + "` instead of `" + expected + "`";
  if (name_of(world.request.state) != model.fate)
    return std::string{name_of(world.request.state)} + " instead of " + model.fate;
  if (world.request.approvals.size() != model.persons.size()) return "number of approvals";
  for (Approval const& approval : world.request.approvals) {
    if (!model.persons.contains(approval.user_id[0])) return "persons";
    if (approval.content_hash != world.request.content_hash) return "an approval of other content";
  }
  if (world.request.used_until && *world.request.used_until != minute(model.ends)) return "time box";
  if (world.request.latest_at != minute(model.latest)) return "latest instant";
  return "";
}

std::vector<Action> alphabet() {
  std::vector<Action> all;
  for (char const user : {'a', 'b', 'c'}) {
    for (char const session : {'1', '2'})
      for (char const hash : {'1', '2'}) all.push_back({Action::approve, user, session, hash});
    all.push_back({Action::refuse, user});
    all.push_back({Action::withdraw, user});
    all.push_back({Action::revoke, user});
    for (char const hash : {'1', '2'}) all.push_back({Action::use, user, '1', hash});
  }
  all.push_back({Action::approve, 'b', '1', '1', false});
  all.push_back({Action::approve, 'b', '1', '1', true, false});
  all.push_back({Action::refuse, 'b', '1', '1', false});
  all.push_back({Action::refuse, 'b', '1', '1', true, false});
  all.push_back({Action::use, 'a', '1', '1', false});
  for (char const hash : {'1', '2'}) all.push_back({Action::content, 'a', '1', hash});
  all.push_back({Action::wait, 'a', '1', '1', true, true, 15});
  all.push_back({Action::jump_back});
  all.push_back({Action::change_rule});
  return all;
}

// Everything that decides what can happen next, of both: sequences that end in the same place go on together.
std::string place_of(World const& world, Model const& model) {
  std::string text = fmt::format("{} {} {} {} {}|", world.now, world.changed, name_of(world.request.state),
                                 world.request.latest_at.milliseconds(), world.request.closed_reason);
  for (Approval const& approval : world.request.approvals) text += approval.user_id + approval.session_id + " ";
  if (world.request.used_until) text += world.request.used_until->to_string();
  text += fmt::format("|{} {} {} {} {}", model.now, model.latest, model.ends, model.changed, model.fate);
  return text + std::string{model.persons.begin(), model.persons.end()} +
         std::string{model.sessions.begin(), model.sessions.end()};
}

TEST(TwoPersonModel, COL_25_every_sequence_of_up_to_six_actions_agrees_with_the_model) {
  struct Node {
    World world;
    Model model;
    double sequences = 1;
  };
  std::map<std::string, Node> level;
  level.emplace("", Node{});
  std::vector<Action> const actions = alphabet();
  double sequences = 0;
  std::size_t steps = 0;
  std::set<std::string> fates;
  for (int length = 1; length <= 6; ++length) {
    std::map<std::string, Node> next;
    for (auto const& [key, node] : level)
      for (Action const& action : actions) {
        Node one = node;
        std::string const refused = act(one.world, action), expected = one.model.act(action);
        ++steps;
        sequences += node.sequences;
        ASSERT_EQ(difference(one.world, refused, one.model, expected), "") << key << " action " << action.kind;
        fates.insert(one.model.fate);
        auto const [at, is_new] = next.try_emplace(place_of(one.world, one.model), one);
        if (!is_new) at->second.sequences += node.sequences;
      }
    level = std::move(next);
  }
  EXPECT_EQ(fates.size(), 7U) << "every state is met";
  double every = 0, power = 1;
  for (int length = 1; length <= 6; ++length) every += power *= static_cast<double>(actions.size());
  EXPECT_EQ(sequences, every);
  RecordProperty("actions", static_cast<int>(actions.size()));
  RecordProperty("sequences", fmt::format("{:.0f}", sequences));
  RecordProperty("distinct_steps", static_cast<int>(steps));
}

TEST(TwoPersonModel, COL_25_long_random_sequences_with_jumping_clocks_agree_with_the_model) {
  std::vector<Action> const actions = alphabet();
  std::vector<Action> const forward = {
      {Action::approve, 'b', '1'}, {Action::approve, 'c', '2'}, {Action::use}, {Action::wait}, {Action::jump_back}};
  std::map<std::string, int> met;
  EXPECT_TRUE(rc::check("machine == model", [&] {
    for (int round = 0; round < 50; ++round) {
      World world;
      Model model;
      for (int i = *rc::gen::inRange(0, 60); i > 0; --i) {
        // What ends a request comes seldom, or few would come far.
        int const chance = *rc::gen::inRange(0, 10);
        Action action = chance < 5 ? *rc::gen::elementOf(forward) : *rc::gen::elementOf(actions);
        if (chance < 9 &&
            (action.kind == Action::refuse || action.kind == Action::withdraw || action.kind == Action::content ||
             action.kind == Action::change_rule || action.kind == Action::revoke))
          continue;
        if (action.kind == Action::wait) action.minutes = *rc::gen::inRange(0, 12);
        if (action.kind == Action::jump_back) action.minutes = *rc::gen::inRange(-100, 25);
        std::string const refused = act(world, action);
        RC_ASSERT(difference(world, refused, model, model.act(action)) == "");
        ++met[model.fate];
      }
    }
  }));
  EXPECT_EQ(met.size(), 7U) << "every state is met";
  EXPECT_GE(met["used"], 1000);
}

}  // namespace
}  // namespace access_control
