#include "app/approvals.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
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

base::Result<bool> may_decide(Call& call, access_control::ApprovalRequest const& request) {
  auto const* const rule = call.context.access.approval_rule(request.rule);
  if (rule == nullptr) return false;
  return access_control::allows(call.context.access, call.person().subject, rule->approver_permission,
                                TRY(resource_of_request(call, request)));
}

base::Result<access_control::Resource> resource_of_request(Call& call, access_control::ApprovalRequest const& request) {
  access_control::Resource resource;
  if (request.rule == "reveal") {
    resource = TRY(resource_of_party(call, TRY(reveal_content(request)).party_id));
  } else {
    resource.workspace_id = request.workspace_id;
    if (auto const workspace = TRY(find<Workspace>(call.records, request.workspace_id)))
      resource.park_id = workspace->park_id;
  }
  resource.owner_id = request.requester_id;
  return resource;
}

base::Result<> refresh(Call& call, access_control::ApprovalRequest& request) {
  if (request.rule != "reveal") return {};
  RevealContent const content = TRY(reveal_content(request));
  Party const party = TRY(call.context.store.party(content.party_id));
  std::string const hash = TRY(reveal_hash(call, party, content.facts));
  if (hash == request.content_hash) return {};
  request =
      access_control::step(call.context.access, std::move(request), access_control::ContentChanged{hash, call.now})
          .request;
  return {};
}

}  // namespace app
