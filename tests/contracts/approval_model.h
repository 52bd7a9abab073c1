// What COL-25 and DAT-28 say of approvals by two persons, written apart from the machine (access_control/two_person.h), and
// what of a request must agree with it.
#pragma once

#include <optional>
#include <set>
#include <string>

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

// In letters and minutes.
struct ApprovalModel {
  int now = 0, asked = -1, shown_from = -1;
  std::string fate = "none", refusal{};
  std::set<char> approvers{};

  void act(ApprovalAct act) {
    refusal.clear();
    if (act == ApprovalAct::wait) now += 15;
    bool const waits = fate == "pending" || fate == "approved";
    if (waits && now - asked >= 30) fate = "expired";
    if (act == ApprovalAct::ask && fate == "none")
      fate = "pending", asked = now;
    else if (fate == "none" || act == ApprovalAct::ask || act == ApprovalAct::wait)
      return;
    else if (act == ApprovalAct::use)
      use();
    else if (act == ApprovalAct::withdraw && fate == "approved")
      fate = "withdrawn";
    else if (fate != "pending")
      refusal = fate == "expired" ? "expired" : "not_pending";
    else if (act == ApprovalAct::withdraw)
      fate = "withdrawn";
    else if (act == ApprovalAct::refuse)
      fate = "refused";
    else if (act == ApprovalAct::approve_own)
      refusal = "own_request";
    else if (!approvers.insert(act == ApprovalAct::approve_a ? 'a' : 'b').second)
      refusal = "already_approved";
    else if (approvers.size() == 2)
      fate = "approved";
  }
  void use() {
    if (fate == "approved")
      fate = "used", shown_from = now;
    else if (fate != "used")
      refusal = fate == "expired" ? "expired" : "not_approved";
    else if (now - shown_from >= 20)
      refusal = "time_box_over";
  }
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

}  // namespace contracts
