// Declarations from the side of the park: what waits, taking over as facts, returning, figures, and access of an
// enterprise to the portal. Source: DAT-05, DAT-07, DAT-12.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "app/declaration_figures.h"
#include "app/declaration_views.h"
#include "app/declare.h"
#include "app/evidence.h"
#include "app/file_page.h"
#include "app/places.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

constexpr std::size_t return_reason_bytes_max = 600;  // not policy: bound of a text
constexpr std::int64_t queue_max = 100;               // not policy: of a list, each held against what is known

struct DeclarationReturn {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeclarationReturn, (), (reason))

struct PortalAccess {
  std::string workspace_id;
  park::Label title;
};
BOOST_DESCRIBE_STRUCT(PortalAccess, (), (workspace_id, title))

// Of those that the caller may see, in the state asked for; the ones that wait longest come first.
base::Result<std::vector<Declaration>> in_reach(Call& call, std::string const& state) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  std::vector<Declaration> reached;
  RecordQuery query{{{"portfolio_id", Json{portfolio_id}}, {"state", Json{state}}},
                    state == "submitted" ? "submitted_at" : "-submitted_at",
                    queue_max,
                    0};
  for (bool is_last = false; !is_last; query.offset += queue_max) {
    auto const some = TRY(select<Declaration>(call.records, query));
    is_last = static_cast<std::int64_t>(some.size()) < queue_max;
    for (Declaration const& one : some)
      if (access_control::allows(call.context.access, call.person().subject, "declaration.read",
                                 TRY(resource_of_party(call, one.party_id))))
        reached.push_back(one);
    if (static_cast<std::int64_t>(reached.size()) >= queue_max) break;
  }
  if (static_cast<std::int64_t>(reached.size()) > queue_max) reached.resize(queue_max);
  return reached;
}

base::Result<Reply> list_declarations(Call& call) {
  TRY(row_reach(call, "declaration.read", call.request.of("portfolio_id")));
  std::string const state{call.request.of("state").empty() ? "submitted" : call.request.of("state")};
  std::vector<DeclarationRow> rows;
  for (Declaration const& one : TRY(in_reach(call, state))) {
    Declared const all = TRY(assemble(call, one));
    rows.push_back(TRY(declaration_row(call, one, *all.known.pack, all.known.party.name)));
    if (state != "submitted") continue;
    for (park::file::CheckResult const& result : TRY(check_claim(call, all)))
      if (result.outcome == park::file::Agreement::contradicted)
        rows.back().contradictions.push_back(result.check->name);
  }
  return json_reply(rows);
}

base::Result<Declared> to_examine(Call& call) {
  Declared all = TRY(assemble_requested(call));
  TRY(call.expect_version(all.declaration.version));
  TRY(expect_state(all.declaration, {"submitted"}));
  all.declaration.decided_at = call.now;
  all.declaration.decided_by = call.person().subject.user_id;
  return all;
}

// What it says becomes facts of the source `declared`, known from today, with the declaration as their evidence.
base::Result<Reply> receive_declaration(Call& call) {
  Declared all = TRY(to_examine(call));
  DeclaredFacts read = TRY(read_values(call, all));
  if (!read.issues.empty())
    return base::Error{base::ErrorCode::invalid, "values can no longer be read by the rules; return the declaration",
                       std::move(read.issues), "部分数据已不符合现行规则，请退回补正"};
  Json::Array hashes;
  for (park::Fact& fact : read.facts) {
    fact.evidence = all.declaration.declaration_id;
    hashes.emplace_back(hash_of(std::span<park::Fact const>{&fact, 1}));
  }
  TRY(call.change().add_facts(all.declaration.party_id, read.facts));
  PartyFile file = TRY(party_file(call, all.known, call.context.clock.today()));
  Json::Array since = new_contradictions(call.context, std::move(file), read.facts);
  all.declaration.state = "received";
  call.note.body.emplace_back("content_hash", all.declaration.content_hash);
  call.note.body.emplace_back("fact_hashes", std::move(hashes));
  if (!since.empty()) call.note.body.emplace_back("contradicts", std::move(since));
  return keep(call, all);
}

base::Result<Reply> return_declaration(Call& call) {
  DeclarationReturn const draft = TRY(base::parse_json<DeclarationReturn>(call.request.body));
  Declared all = TRY(to_examine(call));
  if (base::trimmed(draft.reason).empty() || draft.reason.size() > return_reason_bytes_max)
    return base::Error{base::ErrorCode::invalid,
                       "say what is to be corrected",
                       {{"/reason", fmt::format("write 1 to {} bytes", return_reason_bytes_max),
                         fmt::format("请填写需要补正的内容（不超过 {} 字节）", return_reason_bytes_max)}},
                       "请说明需要补正的内容"};
  all.declaration.state = "returned";
  all.declaration.reason = draft.reason;
  all.declaration.touched_at = call.now;
  call.note.body.emplace_back("reason", draft.reason);
  call.note.personal = {"reason"};
  return keep(call, all);
}

base::Result<Reply> get_declaration_figures(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  base::Date const today = call.context.clock.today();
  auto const day = [&](std::string_view name) { return base::Date::parse(call.request.of(name)); };
  base::Date const until = day("until").value_or(today);
  base::Date const from = day("from").value_or(until.plus_months(-12).plus_days(1));  // not policy: a year unless asked
  std::vector<base::Issue> issues;
  if (until < from) issues.push_back({"until", "it lies before `from`", "截止日早于起始日"});
  auto const baseline_from = day("baseline_from"), baseline_until = day("baseline_until");
  if (baseline_from.has_value() != baseline_until.has_value() || (baseline_from && *baseline_until < *baseline_from))
    issues.push_back({"baseline_until", "give both days of the baseline, in their order",
                      "请同时填写基期的起始日和截止日，且先后有序"});
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "the days do not fit", std::move(issues), "日期有误"};
  DeclarationFigures figures;
  figures.current = TRY(figures_of(call, portfolio_id, from, until));
  if (baseline_from) {
    figures.baseline = TRY(figures_of(call, portfolio_id, *baseline_from, *baseline_until));
    figures.effects = effects_of(*TRY(pack_of(call.context, portfolio_id)), today, figures.current, *figures.baseline);
  }
  return json_reply(figures);
}

base::Result<Reply> open_portal(Call& call) {
  Party const party = TRY(call.change().party(call.request.of("party_id")));
  if (TRY(find<Workspace>(call.records, {{"party_id", Json{party.party_id}}})))
    return refuse(base::ErrorCode::conflict, "该企业的申报门户已开通", "the portal of this enterprise is open already");
  access_control::Resource const place = TRY(resource_of_party(call, party.party_id));
  Workspace workspace;
  workspace.workspace_id = base::new_id("ent", call.now, call.context.randomness);
  workspace.kind = "enterprise";
  workspace.park_id = place.park_id;
  workspace.title_zh = party.name;
  workspace.title_en = party.name_en.empty() ? party.name : party.name_en;
  workspace.party_id = party.party_id;
  TRY(add(call.change(), workspace));
  call.note.body.emplace_back("workspace_id", workspace.workspace_id);
  return created(PortalAccess{workspace.workspace_id, {workspace.title_zh, workspace.title_en}});
}

}  // namespace

void add_examination_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const one = "/api/v1/declarations/{declaration_id}", view = reference("DeclarationView");
  Parameter const state{
      "state",    Place::query,         R"({"type":"string","enum":["submitted","returned","received"]})",
      false,      "状态，默认为待受理", "State; those that wait by default",
      "submitted"};
  auto const day = [](std::string name, std::string zh, std::string en) {
    return Parameter{std::move(name), Place::query, R"({"type":"string","format":"date"})", false, std::move(zh),
                     std::move(en),   "2026-01-01"};
  };
  out.push_back(read("/api/v1/portfolios/{portfolio_id}/declarations", "list_declarations",
                     {"declaration", "企业的申报，待受理的先列出最早提交的",
                      "Declarations of enterprises; of those that wait the oldest first"},
                     "declaration.read", {portfolio_id_parameter(), state}, list_of("DeclarationRow"),
                     list_declarations));
  out.push_back(
      read("/api/v1/portfolios/{portfolio_id}/declaration-figures", "get_declaration_figures",
           {"declaration", "填报效率、数据真实性与造假率，可与基期比较",
            "Filing efficiency, authenticity and falsification, compared with a baseline"},
           "declaration.measure",
           {portfolio_id_parameter(), day("from", "起始日", "From"), day("until", "截止日", "Until"),
            day("baseline_from", "基期起始日", "Baseline from"), day("baseline_until", "基期截止日", "Baseline until")},
           reference("DeclarationFigures"), get_declaration_figures, about_portfolio()));
  auto const versioned = [&](Operation operation) {
    operation.versioned = true;
    out.push_back(std::move(operation));
  };
  versioned(change("POST", one + "/receipt", "receive_declaration",
                   {"declaration", "受理申报：数据以“企业申报”来源入档并核验",
                    "Receive a declaration: its values become declared facts and are checked"},
                   "declaration.examine", "declaration_received", {declaration_id_parameter()}, "", view,
                   receive_declaration, about_declaration));
  versioned(change("POST", one + "/return", "return_declaration",
                   {"declaration", "退回补正并说明原因", "Return a declaration with what is to be corrected"},
                   "declaration.examine", "declaration_returned", {declaration_id_parameter()},
                   reference("DeclarationReturn"), view, return_declaration, about_declaration));
  out.push_back(change("POST", "/api/v1/parties/{party_id}/portal", "open_portal",
                       {"declaration", "为企业开通申报门户", "Open the portal for an enterprise"}, "portal.open",
                       "portal_opened", {party_id_parameter()}, "", reference("PortalAccess"), open_portal,
                       about_party()));
  catalogue.schemas["DeclarationRow"] = base::schema_of<DeclarationRow>();
  catalogue.schemas["DeclarationReturn"] = base::schema_of<DeclarationReturn>();
  catalogue.schemas["DeclarationFigures"] = base::schema_of<DeclarationFigures>();
  catalogue.schemas["PortalAccess"] = base::schema_of<PortalAccess>();
}

}  // namespace app
