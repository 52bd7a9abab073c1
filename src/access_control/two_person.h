// Approval by two persons as one mechanism over a content hash: reveal of sensitive values, bulk export, publication of a
// policy, override, correction of a ledger, break-glass. A pure state machine; instants and rights are passed in, read
// just now, in the transaction that keeps the result. Source: COL-25, DAT-28, AMB-52.
//
//   pending ──approve × needed──► approved ──use──► used (may be used again until used_until)
//      │ refuse, withdraw            │ withdraw        │
//      │                             │                 └── close ──► closed, before its time
//      └──► refused, withdrawn       └─ expired, voided ┘   by time, or when content, rule or rights change
//
// INVARIANT: the requester never approves; approvals come from distinct persons in distinct sessions who saw the current
// hash; only the requester uses it, inside the time box. `latest_at` is the latest instant ever seen: what expired
// stays expired when a clock jumps back.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "access_control/decision.h"
#include "base/date.h"

namespace access_control {

enum class ApprovalState { pending, approved, refused, withdrawn, expired, voided, used, closed };
BOOST_DESCRIBE_ENUM(ApprovalState, pending, approved, refused, withdrawn, expired, voided, used, closed)
std::string_view name_of(ApprovalState state);

struct Approval {
  std::string user_id, session_id, content_hash;
  base::Instant at;
  friend bool operator==(Approval const&, Approval const&) = default;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (user_id, session_id, content_hash, at))

struct ApprovalRequest {
  std::string request_id, rule;
  std::string action;        // the permission the approval is for
  std::string subject;       // what it is about, in words for the approvers
  std::string content_hash;  // of exactly what would be shown or done
  std::string workspace_id, requester_id, requester_session_id;
  std::string reason;  // why the requester needs it
  std::string terms;   // of the rule as it was when asked
  base::Instant created_at, expires_at, latest_at;
  ApprovalState state = ApprovalState::pending;
  std::vector<Approval> approvals;
  std::optional<base::Instant> used_from, used_until;  // set by the first use
  std::string closed_by;                               // user, or empty when time or a change closed it
  std::string closed_reason;                           // the refuser's words, or the code of what closed it
  friend bool operator==(ApprovalRequest const&, ApprovalRequest const&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalRequest, (),
                      (request_id, rule, action, subject, content_hash, workspace_id, requester_id,
                       requester_session_id, reason, terms, created_at, expires_at, latest_at, state, approvals,
                       used_from, used_until, closed_by, closed_reason))

// Happenings. `may_approve` and `may_act` are decide()'s answers for the rule's permissions, read now.
struct Approve {
  std::string user_id, session_id, seen_hash;
  bool may_approve = false, stepped_up = false;
  base::Instant now;
};
struct Refuse {
  std::string user_id, reason;
  bool may_approve = false;
  base::Instant now;
};
struct Withdraw {
  std::string user_id;
  base::Instant now;
};
struct ContentChanged {
  std::string new_hash;
  base::Instant now;
};
struct RightRevoked {
  std::string user_id;  // of the requester or an approver; others change nothing
  base::Instant now;
};
struct Tick {
  base::Instant now;
};
struct Use {
  std::string user_id, hash;
  bool may_act = false;
  base::Instant now;
};
struct Close {  // of what is in its time box, by those whom the rule's keepers name
  std::string user_id, reason;
  bool may_close = false;
  base::Instant now;
};
using Happening = std::variant<Approve, Refuse, Withdraw, ContentChanged, RightRevoked, Tick, Use, Close>;

// Whether it was used and its time box still runs at `now`, under the rule as it was asked for.
bool is_in_force(Policy const& policy, ApprovalRequest const& request, base::Instant now);

// A new request: `draft` has ids, rule, subject, hash, workspace, requester with session, and reason; the rest is set.
base::Result<ApprovalRequest> open_request(Policy const& policy, ApprovalRequest draft, base::Instant now);

// What a happening does. `request` is to be kept even when `refusal` is set: it remembers the time, and that it expired
// or was voided.
struct Step {
  ApprovalRequest request;
  std::optional<Reason> refusal;
};
Step step(Policy const& policy, ApprovalRequest request, Happening const& happening);

// The same with the refusal as an error: `issues[0].at` is its stable code, `issues[0].message` the Chinese sentence.
// The caller who only uses this keeps apply(…, Tick{now}) first.
base::Result<ApprovalRequest> apply(Policy const& policy, ApprovalRequest request, Happening const& happening);
base::Error to_error(Policy const& policy, Reason const& refusal);

// Codes of refusals: own_request, already_approved, same_session, content_not_seen, may_not_approve, step_up_needed,
// reason_missing, not_the_requester, not_pending, not_approved, expired, voided, content_changed, may_not_act,
// time_box_over, not_in_force, may_not_close; of open_request: unknown_rule, incomplete_request. What voids, in
// closed_reason: content_changed, rule_changed, right_revoked, may_not_act.

}  // namespace access_control
