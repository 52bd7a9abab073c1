#include "app/approvals.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/queries.h"
#include "base/hash.h"

namespace app {
namespace {

constexpr std::string_view subject_head = "reveal party ";

bool is_listed(std::vector<std::string> const& sorted, std::string const& name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

}  // namespace

Parameter request_parameter() {
  return {"request_id", Parameter::Place::path, text_schema, true, "申请编号", "Id of the request", "apr_01hv"};
}

base::Result<access_control::ApprovalRequest> find_request(Call& call) {
  auto request = TRY(find<access_control::ApprovalRequest>(call.records, call.request.of("request_id")));
  if (!request) return base::not_found("there is no such request");
  return *std::move(request);
}

base::Result<ApprovalView> view_of(Call& call, access_control::ApprovalRequest const& request) {
  ApprovalView view;
  view.request = request;
  view.request.requester_session_id.clear();
  for (access_control::Approval& approval : view.request.approvals) approval.session_id.clear();
  view.requester_name = TRY(name_of_user(call.records, request.requester_id));
  if (auto const* const rule = call.context.access.approval_rule(request.rule))
    view.approvals_needed = rule->approvals_needed;
  for (access_control::Approval const& approval : request.approvals)
    if (auto const user = TRY(find<User>(call.records, approval.user_id)))
      view.approver_names.push_back(user->display_name);
  bool const is_own = request.requester_id == call.person().subject.user_id;
  bool const has_approved = std::any_of(
      request.approvals.begin(), request.approvals.end(),
      [&](access_control::Approval const& approval) { return approval.user_id == call.person().subject.user_id; });
  view.may_decide = request.state == access_control::ApprovalState::pending && !is_own && !has_approved &&
                    TRY(may_decide(call, request));
  view.may_use =
      is_own && request.rule != break_glass &&
      (request.state == access_control::ApprovalState::approved ||
       (request.state == access_control::ApprovalState::used && request.used_until && call.now < *request.used_until));
  if (request.rule == "bulk_export") view.bulk_export = TRY(view_of(call, TRY(export_content(request))));
  if (request.rule == break_glass) view.emergency = TRY(emergency_view(call, request));
  return view;
}

base::Result<Reply> open_approval(Call& call, access_control::ApprovalRequest draft) {
  draft.request_id = base::new_id("apr", call.now, call.context.randomness);
  draft.requester_id = call.person().subject.user_id;
  draft.requester_session_id = call.person().session_id;
  access_control::ApprovalRequest const opened =
      TRY(access_control::open_request(call.context.access, std::move(draft), call.now));
  TRY(add(call.change(), opened));
  call.note.workspace_id = opened.workspace_id;
  call.note.body = {{"request_id", opened.request_id}, {"rule", opened.rule}, {"content_hash", opened.content_hash}};
  return created(TRY(view_of(call, opened)));
}

// Keeps what the step made of the request – also that it expired – and then tells the refusal.
base::Result<access_control::ApprovalRequest> take(Call& call, access_control::ApprovalRequest request,
                                                   access_control::Happening const& happening) {
  access_control::Step step = access_control::step(call.context.access, std::move(request), happening);
  if (step.refusal) {
    call.note.body.emplace_back("refusal", step.refusal->code);
    return access_control::to_error(call.context.access, *step.refusal);
  }
  TRY(replace(call.change(), step.request));
  call.note.workspace_id = step.request.workspace_id;
  call.note.body = {{"request_id", step.request.request_id},
                    {"rule", step.request.rule},
                    {"state", std::string{access_control::name_of(step.request.state)}},
                    {"content_hash", step.request.content_hash}};
  return step.request;
}

std::string reveal_subject(Party const& party, std::vector<std::string> const& facts) {
  return fmt::format("{}{}: {}", subject_head, party.party_id, fmt::join(facts, ", "));
}

base::Result<RevealContent> reveal_content(access_control::ApprovalRequest const& request) {
  std::string_view text = request.subject;
  std::size_t const colon = text.find(": ");
  if (request.rule != "reveal" || !text.starts_with(subject_head) || colon == std::string_view::npos)
    return base::Error{
        base::ErrorCode::conflict, "this approval is not about values to be shown", {}, "此审批不是查看敏感信息的审批"};
  RevealContent content;
  content.party_id = text.substr(subject_head.size(), colon - subject_head.size());
  text.remove_prefix(colon + 2);
  while (!text.empty()) {
    std::size_t const comma = std::min(text.find(", "), text.size());
    content.facts.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 2, text.size()));
  }
  return content;
}

base::Result<std::string> reveal_hash(Call& call, Party const& party, std::vector<std::string> const& facts) {
  park::Dossier const dossier = TRY(call.context.store.dossier(party.party_id));
  std::string text = party.party_id;
  for (park::Fact const& fact : dossier.facts)
    if (is_listed(facts, fact.name))
      text +=
          fmt::format("\n{}\t{}\t{}\t{}", fact.name, fact.value.to_string(), fact.known_at.to_string(), fact.source);
  for (std::string const& name : facts) text += "\n" + name;
  return base::sha256_hex(text);
}

base::Result<std::vector<FactView>> revealed_facts(Call& call, RevealContent const& content) {
  std::vector<FactView> views = TRY(list_facts(call.context, content.party_id, {}));
  std::erase_if(views, [&](FactView const& view) { return !is_listed(content.facts, view.name); });
  return views;
}

base::Result<access_control::Resource> about_revealed_party(Call& call) {
  auto const request = TRY(find<access_control::ApprovalRequest>(call.records, call.request.of("request_id")));
  if (!request || request->requester_id != call.person().subject.user_id)
    return base::not_found("there is no such request");
  return resource_of_party(call, TRY(reveal_content(*request)).party_id);
}

base::Result<bool> may_see(Call& call, access_control::ApprovalRequest const& request) {
  access_control::Subject const& subject = call.person().subject;
  bool const is_emergency = request.rule == break_glass;
  if (is_emergency && TRY(emergency_content(request)).user_id == subject.user_id) return true;
  return access_control::allows(call.context.access, subject, is_emergency ? "break_glass.read" : "approval.read",
                                TRY(resource_of_request(call, request)));
}

base::Result<bool> may_decide(Call& call, access_control::ApprovalRequest const& request) {
  auto const* const rule = call.context.access.approval_rule(request.rule);
  if (rule == nullptr) return false;
  access_control::Subject const& subject = call.person().subject;
  if (request.rule == break_glass && TRY(emergency_content(request)).user_id == subject.user_id) return false;
  return access_control::allows(call.context.access, subject, rule->approver_permission,
                                TRY(resource_of_request(call, request)));
}

base::Result<access_control::Resource> resource_of_request(Call& call, access_control::ApprovalRequest const& request) {
  access_control::Resource resource;
  if (request.rule == "reveal") {
    resource = TRY(resource_of_party(call, TRY(reveal_content(request)).party_id));
  } else if (request.rule == "bulk_export") {
    resource = TRY(resource_of_export(call, TRY(export_content(request))));
  } else {
    resource.workspace_id = request.workspace_id;
    if (auto const workspace = TRY(find<Workspace>(call.records, request.workspace_id)))
      resource.park_id = workspace->park_id;
  }
  resource.owner_id = request.requester_id;
  // What one opened oneself for another park is one's own all the same.
  if (request.rule == break_glass && resource.owner_id == call.person().subject.user_id) resource.park_id.clear();
  return resource;
}

base::Result<> refresh(Call& call, access_control::ApprovalRequest& request) {
  access_control::Happening happening = access_control::Tick{call.now};
  if (request.rule == "reveal") {
    RevealContent const content = TRY(reveal_content(request));
    Party const party = TRY(call.context.store.party(content.party_id));
    happening = access_control::ContentChanged{TRY(reveal_hash(call, party, content.facts)), call.now};
  } else if (request.rule == "bulk_export") {
    auto const hash = export_hash_now(call, request);
    if (hash)
      happening = access_control::ContentChanged{*hash, call.now};
    else if (hash.error().code == base::ErrorCode::not_found || hash.error().code == base::ErrorCode::unauthenticated)
      happening = access_control::RightRevoked{request.requester_id, call.now};
    else
      return hash.error();
  }
  request = access_control::step(call.context.access, std::move(request), happening).request;
  return {};
}

}  // namespace app
