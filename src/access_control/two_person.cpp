#include "access_control/two_person.h"

#include <algorithm>

namespace access_control {
namespace {

base::Instant after(base::Instant from, int minutes) {
  return base::Instant::from_milliseconds(from.milliseconds() + std::int64_t{minutes} * 60'000);
}

bool in_time_box(ApprovalRequest const& request) {
  return request.state == ApprovalState::used && request.latest_at < *request.used_until;
}

// Something may still come of it.
bool is_open(ApprovalRequest const& request) {
  return request.state == ApprovalState::pending || request.state == ApprovalState::approved || in_time_box(request);
}

bool has_approved(ApprovalRequest const& request, std::string const& user_id) {
  return std::any_of(request.approvals.begin(), request.approvals.end(),
                     [&](Approval const& approval) { return approval.user_id == user_id; });
}

bool took_part(ApprovalRequest const& request, std::string const& session_id) {
  return session_id == request.requester_session_id ||
         std::any_of(request.approvals.begin(), request.approvals.end(),
                     [&](Approval const& approval) { return approval.session_id == session_id; });
}

bool asks_step_up(Policy const& policy, ApprovalRule const& rule) {
  int const permission = policy.permission(rule.approver_permission);
  return policy.permissions()[static_cast<std::size_t>(permission)].step_up;
}

// Each handler answers a refusal, or changes the request. Time and rule have been looked at before.
class Handler {
 public:
  Handler(Policy const& policy, ApprovalRequest& request) : policy_(policy), request_(request) {}
  using Answer = std::optional<Reason>;

  Answer operator()(Approve const& approve) {
    if (request_.state != ApprovalState::pending) return closed("not_pending");
    if (approve.user_id == request_.requester_id) return Reason{"own_request", {}};
    if (has_approved(request_, approve.user_id)) return Reason{"already_approved", {}};
    if (approve.session_id.empty() || took_part(request_, approve.session_id)) return Reason{"same_session", {}};
    if (approve.seen_hash != request_.content_hash) return Reason{"content_not_seen", {}};
    if (!approve.may_approve || approve.user_id.empty()) return Reason{"may_not_approve", {}};
    ApprovalRule const& rule = *policy_.approval_rule(request_.rule);
    if (asks_step_up(policy_, rule) && !approve.stepped_up) return Reason{"step_up_needed", {}};
    request_.approvals.push_back({approve.user_id, approve.session_id, approve.seen_hash, request_.latest_at});
    if (request_.approvals.size() >= static_cast<std::size_t>(rule.approvals_needed))
      request_.state = ApprovalState::approved;
    return {};
  }

  Answer operator()(Refuse const& refuse) {
    if (request_.state != ApprovalState::pending) return closed("not_pending");
    if (refuse.user_id == request_.requester_id) return Reason{"own_request", {}};
    if (!refuse.may_approve || refuse.user_id.empty()) return Reason{"may_not_approve", {}};
    if (refuse.reason.empty()) return Reason{"reason_missing", {}};
    close(ApprovalState::refused, refuse.user_id, refuse.reason);
    return {};
  }

  Answer operator()(Withdraw const& withdraw) {
    if (request_.state != ApprovalState::pending && request_.state != ApprovalState::approved)
      return closed("not_pending");
    if (withdraw.user_id != request_.requester_id) return Reason{"not_the_requester", {}};
    close(ApprovalState::withdrawn, withdraw.user_id, {});
    return {};
  }

  Answer operator()(ContentChanged const& change) {
    if (is_open(request_) && change.new_hash != request_.content_hash) void_by("content_changed");
    return {};
  }

  Answer operator()(RightRevoked const& revoked) {
    bool const concerns = revoked.user_id == request_.requester_id || has_approved(request_, revoked.user_id);
    if (is_open(request_) && concerns) void_by("right_revoked");
    return {};
  }

  Answer operator()(Tick const&) { return {}; }

  Answer operator()(Use const& use) {
    if (request_.state != ApprovalState::approved && request_.state != ApprovalState::used)
      return closed("not_approved");
    if (use.user_id != request_.requester_id) return Reason{"not_the_requester", {}};
    if (request_.state == ApprovalState::used && !in_time_box(request_))
      return Reason{"time_box_over", {request_.used_until->to_string()}};
    if (use.hash != request_.content_hash) return void_by("content_changed");
    if (!use.may_act) return void_by("may_not_act");
    if (request_.state == ApprovalState::used) return {};
    request_.state = ApprovalState::used;
    request_.used_from = request_.latest_at;
    request_.used_until = after(request_.latest_at, policy_.approval_rule(request_.rule)->use_minutes);
    return {};
  }

  Answer operator()(Close const& close_early) {
    if (!in_time_box(request_)) return closed("not_in_force");
    if (!close_early.may_close || close_early.user_id.empty()) return Reason{"may_not_close", {}};
    close(ApprovalState::closed, close_early.user_id, close_early.reason);
    return {};
  }

  Answer void_by(std::string const& code) {
    close(ApprovalState::voided, {}, code);
    return Reason{code, {}};
  }

  void close(ApprovalState state, std::string const& by, std::string const& reason) {
    request_.state = state;
    request_.closed_by = by;
    request_.closed_reason = reason;
  }

 private:
  Reason closed(std::string code) const {
    if (request_.state == ApprovalState::expired) return {"expired", {request_.expires_at.to_string()}};
    if (request_.state == ApprovalState::voided) return {"voided", {request_.closed_reason}};
    return {std::move(code), {std::string{name_of(request_.state)}}};
  }

  Policy const& policy_;
  ApprovalRequest& request_;
};

}  // namespace

std::string_view name_of(ApprovalState state) {
  switch (state) {
    case ApprovalState::pending: return "pending";
    case ApprovalState::approved: return "approved";
    case ApprovalState::refused: return "refused";
    case ApprovalState::withdrawn: return "withdrawn";
    case ApprovalState::expired: return "expired";
    case ApprovalState::voided: return "voided";
    case ApprovalState::used: return "used";
    case ApprovalState::closed: return "closed";
  }
  return "";
}

bool is_in_force(Policy const& policy, ApprovalRequest const& request, base::Instant now) {
  ApprovalRule const* rule = policy.approval_rule(request.rule);
  return rule != nullptr && rule->terms() == request.terms && request.state == ApprovalState::used &&
         std::max(request.latest_at, now) < *request.used_until;
}

base::Result<ApprovalRequest> open_request(Policy const& policy, ApprovalRequest draft, base::Instant now) {
  ApprovalRule const* rule = policy.approval_rule(draft.rule);
  if (rule == nullptr) return to_error(policy, {"unknown_rule", {draft.rule}});
  struct {
    char const* name;
    std::string const& value;
  } const needed[] = {{"request_id", draft.request_id},
                      {"subject", draft.subject},
                      {"content_hash", draft.content_hash},
                      {"requester_id", draft.requester_id},
                      {"requester_session_id", draft.requester_session_id},
                      {"reason", draft.reason}};
  for (auto const& field : needed)
    if (field.value.empty()) return to_error(policy, {"incomplete_request", {field.name}});
  draft.action = rule->permission;
  draft.terms = rule->terms();
  draft.created_at = draft.latest_at = now;
  draft.expires_at = after(now, rule->valid_minutes);
  draft.state = ApprovalState::pending;
  draft.approvals.clear();
  draft.used_from.reset();
  draft.used_until.reset();
  draft.closed_by.clear();
  draft.closed_reason.clear();
  return draft;
}

Step step(Policy const& policy, ApprovalRequest request, Happening const& happening) {
  base::Instant const now = std::visit([](auto const& any) { return any.now; }, happening);
  request.latest_at = std::max(request.latest_at, now);
  Handler handler{policy, request};
  if (is_open(request)) {
    ApprovalRule const* rule = policy.approval_rule(request.rule);
    if (rule == nullptr || rule->terms() != request.terms)
      handler.void_by("rule_changed");
    else if (request.state != ApprovalState::used && request.latest_at >= request.expires_at)
      handler.close(ApprovalState::expired, {}, "expired");
  }
  std::optional<Reason> refusal = std::visit(handler, happening);
  return {std::move(request), std::move(refusal)};
}

base::Result<ApprovalRequest> apply(Policy const& policy, ApprovalRequest request, Happening const& happening) {
  Step done = step(policy, std::move(request), happening);
  if (done.refusal) return to_error(policy, *done.refusal);
  return std::move(done.request);
}

base::Error to_error(Policy const& policy, Reason const& refusal) {
  static constexpr std::string_view by_right[] = {"own_request",     "already_approved", "same_session",
                                                  "may_not_approve", "step_up_needed",   "not_the_requester",
                                                  "may_not_act",     "may_not_close"};
  static constexpr std::string_view by_form[] = {"reason_missing", "unknown_rule", "incomplete_request"};
  auto const is_one_of = [&](auto const& codes) {
    return std::find(std::begin(codes), std::end(codes), refusal.code) != std::end(codes);
  };
  base::ErrorCode code = base::ErrorCode::conflict;
  if (is_one_of(by_right)) code = base::ErrorCode::forbidden;
  if (is_one_of(by_form)) code = base::ErrorCode::invalid;
  return {code, explain_en(policy, refusal), {{refusal.code, explain_zh(policy, refusal)}}};
}

}  // namespace access_control
