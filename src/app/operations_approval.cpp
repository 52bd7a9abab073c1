// Approvals by two persons: asked for, decided, used. What a request is about is hashed, so that approvals count for exactly
// that; the rules are access_control/two_person.h, which the store keeps the state of. Source: COL-25, DAT-28.
#include <fmt/format.h>

#include <algorithm>

#include "app/approvals.h"
#include "app/declare.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/queries.h"
#include "base/hash.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using Place = Parameter::Place;

constexpr std::int64_t listed_max = 500;  // not policy: the newest

base::Result<access_control::Resource> about_request(Call& call) {
  return resource_of_request(call, TRY(find_request(call)));
}

base::Result<Reply> ask_reveal(Call& call) {
  auto const draft = TRY(base::parse_json<RevealDraft>(call.request.body));
  Party const party = TRY(call.context.store.party(call.request.of("party_id")));
  Eye const eye = TRY(eye_of(call));
  std::vector<std::string> names = draft.facts;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (names.empty())
    return base::invalid("nothing to reveal is named",
                         {{"/facts", "name the facts to be shown", "请选择要查看的事实"}});
  for (std::size_t i = 0; i < draft.facts.size(); ++i)
    if (TRY(pack_of(call.context, party.portfolio_id))->fact(draft.facts[i]) < 0)
      return base::invalid("unknown fact", {{fmt::format("/facts/{}", i), "there is no such fact", "没有这项事实"}});
  access_control::ApprovalRequest request;
  request.rule = "reveal";
  request.subject = reveal_subject(party, names);
  request.content_hash = TRY(reveal_hash(call, party, names));
  request.workspace_id = TRY(find_portfolio(call.context, party.portfolio_id)).workspace_id;
  request.reason = draft.reason;
  return open_approval(call, std::move(request));
}

base::Result<Reply> list_approvals(Call& call) {
  std::vector<ApprovalView> views;
  for (access_control::ApprovalRequest const& request :
       TRY(select<access_control::ApprovalRequest>(call.records, {{}, "-created_at", listed_max})))
    if (TRY(may_see(call, request))) views.push_back(TRY(view_of(call, request)));
  return json_reply(views);
}

base::Result<Reply> approve(Call& call) {
  auto const decision = TRY(base::parse_json<ApprovalDecision>(call.request.body));
  access_control::ApprovalRequest request = TRY(find_request(call));
  TRY(refresh(call, request));
  Actor const& person = call.person();
  access_control::Approve const happening{person.subject.user_id,         person.session_id,    decision.seen_hash,
                                          TRY(may_decide(call, request)), person.is_stepped_up, call.now};
  return json_reply(TRY(view_of(call, TRY(take(call, std::move(request), happening)))));
}

base::Result<Reply> refuse_request(Call& call) {
  auto const decision = TRY(base::parse_json<ApprovalDecision>(call.request.body));
  access_control::ApprovalRequest request = TRY(find_request(call));
  access_control::Refuse const happening{call.person().subject.user_id, decision.reason, TRY(may_decide(call, request)),
                                         call.now};
  return json_reply(TRY(view_of(call, TRY(take(call, std::move(request), happening)))));
}

base::Result<Reply> withdraw_request(Call& call) {
  access_control::ApprovalRequest request = TRY(find_request(call));
  access_control::Withdraw const happening{call.person().subject.user_id, call.now};
  return json_reply(TRY(view_of(call, TRY(take(call, std::move(request), happening)))));
}

// Shows the values in clear, inside the time box; each look is an event.
base::Result<Reply> reveal(Call& call) {
  access_control::ApprovalRequest request = TRY(find_request(call));
  TRY(refresh(call, request));
  RevealContent const content = TRY(reveal_content(request));
  bool const may_act = access_control::allows(call.context.access, call.person().subject, request.action,
                                              TRY(resource_of_party(call, content.party_id)));
  access_control::Use const happening{call.person().subject.user_id, request.content_hash, may_act, call.now};
  access_control::ApprovalRequest const used = TRY(take(call, std::move(request), happening));
  call.note.party_id = content.party_id;
  RevealView view;
  view.request_id = used.request_id;
  view.shown_until = used.used_until;
  view.watermark = fmt::format("{} {} {}", call.person().login_name, call.now.to_string(), used.request_id);
  view.facts = TRY(revealed_facts(call, content));
  return json_reply(view);
}

}  // namespace

void add_approval_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(change("POST", "/api/v1/parties/{party_id}/reveals", "ask_reveal",
                       {"approval", "申请查看敏感信息", "Ask to see sensitive values"}, "approval.request",
                       "reveal_requested", {party_id_parameter()}, reference("RevealDraft"), reference("ApprovalView"),
                       ask_reveal, about_party()));
  out.push_back(read("/api/v1/approvals", "list_approvals", {"approval", "审批申请", "Requests for approval"},
                     "approval.read", {}, list_of("ApprovalView"), list_approvals));
  struct Act {
    char const *path, *id, *zh, *en, *permission, *event;
    bool has_body;
    base::Result<Reply> (*run)(Call&);
  };
  for (Act const& act : {
           Act{"approve", "approve_request", "批准", "Approve", "approval.decide", "request_approved", true, approve},
           Act{"refuse", "refuse_request", "驳回", "Refuse", "approval.decide", "request_refused", true,
               refuse_request},
           Act{"withdraw", "withdraw_request", "撤回自己的申请", "Withdraw the own request", "approval.request",
               "request_withdrawn", false, withdraw_request},
       })
    out.push_back(change("POST", fmt::format("/api/v1/approvals/{{request_id}}/{}", act.path), act.id,
                         {"approval", act.zh, act.en}, act.permission, act.event, {request_parameter()},
                         act.has_body ? reference("ApprovalDecision") : "", reference("ApprovalView"), act.run,
                         about_request));
  Operation show = change("POST", "/api/v1/approvals/{request_id}/reveal", "reveal",
                          {"approval", "在时限内查看已获批的敏感信息", "See the approved values, inside the time box"},
                          "sensitive.reveal", "sensitive_revealed", {request_parameter()}, "", reference("RevealView"),
                          reveal, about_revealed_party);
  show.repeatable = false;  // shown values are kept nowhere
  out.push_back(std::move(show));
  catalogue.schemas["RevealDraft"] = base::schema_of<RevealDraft>();
  catalogue.schemas["ApprovalDecision"] = base::schema_of<ApprovalDecision>();
  catalogue.schemas["ApprovalView"] = base::schema_of<ApprovalView>();
  catalogue.schemas["RevealView"] = base::schema_of<RevealView>();
}

}  // namespace app
