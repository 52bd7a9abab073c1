// Emergency access: opened, approved or refused, and ended before its time. Source: DAT-28.
#include <fmt/format.h>

#include "app/approvals.h"
#include "app/declare.h"
#include "app/emergency.h"
#include "base/hash.h"

namespace app {
namespace {

std::string hash_of_access(std::string const& subject, std::string const& requester_id, std::string const& reason) {
  return base::sha256_hex(fmt::format("{}\n{}\n{}", subject, requester_id, reason));
}

base::Result<Reply> open_break_glass(Call& call) {
  auto const draft = TRY(base::parse_json<EmergencyDraft>(call.request.body));
  std::string const& opener_id = call.person().subject.user_id;
  std::vector<base::Issue> issues;
  auto const user =
      TRY(draft.login_name.empty() ? find<User>(call.records, opener_id)
                                   : find<User>(call.records, {{"login_name", base::Json{draft.login_name}}}));
  if (!user || user->state != "active")
    issues.push_back({"/login_name", "there is no such person with an active account", "没有这位用户，或其账户未启用"});
  auto const workspace = TRY(find<Workspace>(call.records, draft.workspace_id));
  if (!workspace || workspace->kind != "park")
    issues.push_back({"/workspace_id", "there is no such park", "没有这个园区"});
  if (draft.reason.empty()) issues.push_back({"/reason", "say why it cannot wait", "请写明紧急事由"});
  if (!issues.empty()) return base::invalid("emergency access cannot be opened so", std::move(issues));
  EmergencyContent const content{user->user_id, draft.workspace_id};
  access_control::ApprovalRequest request;
  request.rule = break_glass;
  request.subject = base::to_json(content).to_string();
  request.content_hash = hash_of_access(request.subject, opener_id, draft.reason);
  request.workspace_id = content.workspace_id;
  request.reason = draft.reason;
  Reply reply = TRY(open_approval(call, std::move(request)));
  call.note.body.emplace_back("user_id", content.user_id);
  return reply;
}

// Of emergency access only: other requests are not there for this.
base::Result<access_control::ApprovalRequest> find_emergency(Call& call) {
  access_control::ApprovalRequest request = TRY(find_request(call));
  TRY(emergency_content(request));
  return request;
}

base::Result<access_control::Resource> about_emergency(Call& call) {
  return resource_of_request(call, TRY(find_emergency(call)));
}

base::Result<Reply> done(Call& call, access_control::ApprovalRequest const& request) {
  call.note.body.emplace_back("user_id", TRY(emergency_content(request)).user_id);
  return json_reply(TRY(view_of(call, request)));
}

// The last approval begins the time box: nobody has to take it up.
base::Result<Reply> approve_break_glass(Call& call) {
  auto const decision = TRY(base::parse_json<ApprovalDecision>(call.request.body));
  access_control::ApprovalRequest request = TRY(find_emergency(call));
  Actor const& person = call.person();
  bool const may = TRY(may_decide(call, request));
  access_control::Approve const approve{person.subject.user_id, person.session_id, decision.seen_hash, may,
                                        person.is_stepped_up,   call.now};
  request = TRY(take(call, std::move(request), approve));
  if (request.state != access_control::ApprovalState::approved) return done(call, request);
  auto const opener = subject_of(call.context.access, call.records, request.requester_id, call.now);
  bool const may_act = opener && access_control::allows(call.context.access, *opener, request.action,
                                                        TRY(resource_of_request(call, request)));
  access_control::Use const use{request.requester_id, request.content_hash, may_act, call.now};
  return done(call, TRY(take(call, std::move(request), use)));
}

base::Result<Reply> refuse_break_glass(Call& call) {
  auto const decision = TRY(base::parse_json<ApprovalDecision>(call.request.body));
  access_control::ApprovalRequest request = TRY(find_emergency(call));
  bool const may = TRY(may_decide(call, request));
  access_control::Refuse const refusal{call.person().subject.user_id, decision.reason, may, call.now};
  return done(call, TRY(take(call, std::move(request), refusal)));
}

// Whom the permission reaches has been asked before.
base::Result<Reply> close_break_glass(Call& call) {
  auto const closing = TRY(base::parse_json<EmergencyClosing>(call.request.body));
  access_control::ApprovalRequest request = TRY(find_emergency(call));
  access_control::Close const close{call.person().subject.user_id, closing.reason, true, call.now};
  return done(call, TRY(take(call, std::move(request), close)));
}

}  // namespace

void add_emergency_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(change("POST", "/api/v1/emergency_access", "open_break_glass",
                       {"approval", "启用紧急访问（须安全管理员批准）",
                        "Open emergency access, which the security administrator approves"},
                       "break_glass.open", "emergency_access_requested", {}, reference("EmergencyDraft"),
                       reference("ApprovalView"), open_break_glass));
  struct Act {
    char const *path, *id, *zh, *en, *permission, *event, *body;
    base::Result<Reply> (*run)(Call&);
  };
  for (Act const& act : {
           Act{"approve_emergency", "approve_break_glass", "批准紧急访问", "Approve emergency access",
               "break_glass.approve", "emergency_access_approved", "ApprovalDecision", approve_break_glass},
           Act{"refuse_emergency", "refuse_break_glass", "驳回紧急访问", "Refuse emergency access",
               "break_glass.approve", "emergency_access_refused", "ApprovalDecision", refuse_break_glass},
           Act{"close_emergency", "close_break_glass", "提前结束紧急访问", "End emergency access early",
               "break_glass.close", "emergency_access_closed", "EmergencyClosing", close_break_glass},
       }) {
    Operation operation = change("POST", fmt::format("/api/v1/approvals/{{request_id}}/{}", act.path), act.id,
                                 {"approval", act.zh, act.en}, act.permission, act.event, {request_parameter()},
                                 reference(act.body), reference("ApprovalView"), act.run, about_emergency);
    operation.changes_rights = true;
    out.push_back(std::move(operation));
  }
  catalogue.schemas["EmergencyDraft"] = base::schema_of<EmergencyDraft>();
  catalogue.schemas["EmergencyClosing"] = base::schema_of<EmergencyClosing>();
}

}  // namespace app
