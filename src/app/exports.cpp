#include "app/exports.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/places.h"
#include "app/queries.h"
#include "base/hash.h"

namespace app {
namespace {

base::Result<> check_facts(park::Pack const& pack, std::vector<std::string> const& facts) {
  std::vector<base::Issue> issues;
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (pack.fact(facts[i]) < 0)
      issues.push_back({fmt::format("/facts/{}", i), fmt::format("there is no fact `{}`", facts[i]),
                        fmt::format("没有名为 `{}` 的事实", facts[i])});
  if (!issues.empty()) return base::invalid("unknown fact", std::move(issues));
  return {};
}

// Closed to everybody's clearance: shown by a reveal only, one enterprise at a time.
bool is_restricted(access_control::Policy const& policy, park::Pack const& pack, std::string const& fact) {
  int const index = pack.fact(fact);
  int const known = index < 0 ? -1 : policy.data_class(pack.facts[static_cast<std::size_t>(index)].sensitivity);
  return known < 0 || policy.data_classes()[static_cast<std::size_t>(known)].hidden_above;
}

// The current value of each fact that is asked for, in the order asked; a fact without one is left out.
base::Result<std::vector<FactView>> chosen_facts(Call& call, std::string const& party_id,
                                                 std::vector<std::string> const& names) {
  std::vector<FactView> chosen;
  std::vector<FactView> const all = TRY(list_facts(call.context, party_id, {}));
  for (std::string const& name : names) {
    auto const found =
        std::find_if(all.rbegin(), all.rend(), [&](FactView const& fact) { return fact.current && fact.name == name; });
    if (found != all.rend()) chosen.push_back(*found);
  }
  return chosen;
}

base::Result<Eye> eye_on(Call& call, access_control::Subject const& who, std::string const& party_id,
                         park::Pack const& pack) {
  access_control::Resource resource = TRY(resource_of_party(call, party_id));
  return Eye{call.context.access, who, std::move(resource), pack};
}

// Columns of facts are as good as a look at them: nothing stands in them for who may not read the enterprise's facts.
base::Result<bool> may_read_facts(Call& call, access_control::Subject const& who, std::string const& party_id) {
  return access_control::allows(call.context.access, who, "fact.read", TRY(resource_of_party(call, party_id)));
}

base::Result<bool> has_veiled(Call& call, access_control::Subject const& who, ExportPlan const& plan,
                              park::Pack const& pack) {
  for (PartyRow const& row : plan.rows) {
    if (!TRY(may_read_facts(call, who, row.party_id))) continue;
    Eye const eye = TRY(eye_on(call, who, row.party_id, pack));
    for (FactView const& fact : TRY(chosen_facts(call, row.party_id, plan.content.facts)))
      if (!is_restricted(call.context.access, pack, fact.name) &&
          eye.on(fact.name, fact.source) != access_control::Sight::clear)
        return true;
  }
  return false;
}

OutputCell cell_of(park::Shown const& value, bool chinese) {
  using Kind = OutputCell::Kind;
  if (value.unit == access_control::name_of(access_control::Sight::hidden))
    return {Kind::text, std::string{blank_text}};
  if (value.number)
    return {value.unit == "money"     ? Kind::money
            : value.unit == "percent" ? Kind::percent
                                      : Kind::number,
            value.number->to_string()};
  if (value.label) return {Kind::text, chinese ? value.label->zh : value.label->en};
  return {Kind::text, value.text.value_or("")};
}

base::Result<std::vector<OutputCell>> fact_cells(Call& call, access_control::Subject const& who, ExportPlan const& plan,
                                                 std::string const& party_id, bool in_clear) {
  std::vector<std::string> const& names = plan.content.facts;
  std::vector<OutputCell> cells(names.size());
  if (!TRY(may_read_facts(call, who, party_id))) return cells;
  auto const pack = TRY(pack_of(call.context, plan.content.portfolio_id));
  bool const chinese = locale_of(call.request) != "en";
  Eye const eye = TRY(eye_on(call, who, party_id, *pack));
  for (FactView& fact : TRY(chosen_facts(call, party_id, names))) {
    if (!in_clear || is_restricted(call.context.access, *pack, fact.name)) eye.look_at(fact);
    auto const at = std::find(names.begin(), names.end(), fact.name);
    cells[static_cast<std::size_t>(at - names.begin())] = cell_of(fact.value, chinese);
  }
  return cells;
}

std::string labels_of(park::Pack const& pack, std::string const& codes, bool chinese) {
  std::vector<std::string> words;
  for (std::string const& code : split(codes)) {
    park::Label const label = pack.label_of(code);
    words.push_back(chinese ? label.zh : label.en);
  }
  return fmt::format("{}", fmt::join(words, chinese ? "、" : ", "));
}

std::vector<park::Label> words_of(park::Pack const& pack, ExportFilter const& filter) {
  std::vector<park::Label> words;
  if (!filter.search.empty())
    words.push_back({fmt::format("搜索“{}”", filter.search), fmt::format("search `{}`", filter.search)});
  struct {
    char const *zh, *en;
    std::string const& codes;
  } const lists[] = {{"等级", "grade", filter.grade},
                     {"分层", "tier", filter.tier},
                     {"行业", "industry", filter.industry},
                     {"准入", "admission", filter.admission},
                     {"后来结局", "what became of it", filter.fate}};
  for (auto const& list : lists)
    if (!list.codes.empty())
      words.push_back({fmt::format("{}：{}", list.zh, labels_of(pack, list.codes, true)),
                       fmt::format("{}: {}", list.en, labels_of(pack, list.codes, false))});
  if (!filter.veto.empty())
    words.push_back(filter.veto == "1" ? park::Label{"仅被否决的", "only with a veto"}
                                       : park::Label{"未被否决的", "only without a veto"});
  return words;
}

}  // namespace

ExportFilter export_filter(Request const& request) {
  auto const of = [&](std::string_view name) { return std::string{request.of(name)}; };
  return {of("search"), of("grade"), of("tier"), of("industry"), of("admission"), of("fate"), of("veto"), of("sort")};
}

RowFilter row_filter(ExportFilter const& filter) {
  RowFilter rows;
  rows.search = filter.search;
  rows.grades = split(filter.grade);
  rows.tiers = split(filter.tier);
  rows.industries = split(filter.industry);
  rows.admissions = split(filter.admission);
  rows.fates = split(filter.fate);
  if (!filter.veto.empty()) rows.has_veto = filter.veto == "1";
  if (!filter.sort.empty()) rows.sort = filter.sort;
  return rows;
}

base::Result<ExportPlan> plan_export(Call& call, access_control::Subject const& who, std::string_view permission,
                                     ExportContent content) {
  ExportPlan plan;
  std::vector<std::string> facts;  // each once
  for (std::string const& name : content.facts)
    if (std::find(facts.begin(), facts.end(), name) == facts.end()) facts.push_back(name);
  content.facts = std::move(facts);
  plan.reach = TRY(row_reach(call, who, permission, content.portfolio_id));
  auto const pack = TRY(pack_of(call.context, content.portfolio_id));
  TRY(check_facts(*pack, content.facts));
  RowFilter filter = row_filter(content.filter);
  filter.reach = plan.reach;
  TRY(resolve_search(call.context, content.portfolio_id, filter));
  plan.rows = TRY(call.context.store.all_rows(content.portfolio_id, filter));
  plan.content = std::move(content);
  plan.content.departments = plan.reach.departments;
  std::sort(plan.content.departments.begin(), plan.content.departments.end());
  plan.content.rows = static_cast<int>(plan.rows.size());
  plan.is_bulk = plan.content.rows > call.context.access.export_rows_max();
  if (plan.content.in_clear && !plan.is_bulk) plan.has_veiled = TRY(has_veiled(call, who, plan, *pack));
  return plan;
}

base::Result<std::string> export_hash(Call& call, ExportPlan const& plan, std::string_view requester_id,
                                      std::string_view purpose) {
  std::vector<std::string> parties;
  for (PartyRow const& row : plan.rows) parties.push_back(row.party_id);
  std::sort(parties.begin(), parties.end());
  std::string text = fmt::format("{}\n{}\n{}\n{}\n{}", export_subject(plan.content), requester_id, purpose,
                                 plan.reach.all, plan.reach.assigned_to);
  for (std::string const& party_id : parties) {
    text += "\n" + party_id;
    if (!plan.content.in_clear) continue;
    for (FactView const& fact : TRY(chosen_facts(call, party_id, plan.content.facts)))
      text += fmt::format("\n{}\t{}\t{}\t{}", fact.name, base::to_json(fact.value).to_string(),
                          fact.known_at.to_string(), fact.source);
  }
  return base::sha256_hex(text);
}

base::Result<std::string> export_workbook(Call& call, access_control::Subject const& who, ExportPlan const& plan,
                                          bool is_approved, std::string_view watermark) {
  auto const pack = TRY(pack_of(call.context, plan.content.portfolio_id));
  std::string const locale = locale_of(call.request);
  bool const chinese = locale != "en", in_clear = is_approved && plan.content.in_clear;
  ExportedRows out{plan.content.portfolio_id, locale, plan.rows, {}, {}, std::string{watermark}};
  for (std::string const& name : plan.content.facts) {
    park::Label const& label = pack->facts[static_cast<std::size_t>(pack->fact(name))].label;
    out.more_columns.push_back(chinese ? label.zh : name);
  }
  if (!plan.content.facts.empty())
    for (PartyRow const& row : plan.rows)
      out.more_cells.push_back(TRY(fact_cells(call, who, plan, row.party_id, in_clear)));
  return export_rows(call.context, out);
}

std::string export_subject(ExportContent const& content) { return base::to_json(content).to_string(); }

base::Result<ExportContent> export_content(access_control::ApprovalRequest const& request) {
  if (request.rule == "bulk_export") return base::parse_json<ExportContent>(request.subject);
  return base::Error{base::ErrorCode::conflict, "this approval is not about an export", {}, "此审批不是批量导出的审批"};
}

base::Result<ExportView> view_of(Call& call, ExportContent const& content) {
  ExportView view{content.portfolio_id, {}, {}, {}, {}, content.in_clear, content.rows};
  Portfolio const portfolio = TRY(find_portfolio(call.context, content.portfolio_id));
  view.portfolio = {portfolio.title_zh, portfolio.title_en};
  auto const pack = TRY(pack_of(call.context, content.portfolio_id));
  view.filter = words_of(*pack, content.filter);
  for (std::string const& name : content.facts) {
    int const index = pack->fact(name);
    view.facts.push_back(index < 0 ? park::Label{name, name} : pack->facts[static_cast<std::size_t>(index)].label);
  }
  for (std::string const& id : content.departments)
    if (auto const department = TRY(find<Department>(call.records, id)))
      view.departments.push_back({department->title_zh, department->title_en});
  return view;
}

base::Result<access_control::Resource> resource_of_export(Call& call, ExportContent const& content) {
  auto resource = TRY(resource_of_portfolio(call, content.portfolio_id));
  if (content.departments.size() == 1) resource.department_id = content.departments.front();
  return resource;
}

base::Result<std::string> export_hash_now(Call& call, access_control::ApprovalRequest const& request) {
  ExportContent content = TRY(export_content(request));
  auto const who = TRY(subject_of(call.context.access, call.records, request.requester_id, call.now));
  ExportPlan const plan = TRY(plan_export(call, who, request.action, std::move(content)));
  return export_hash(call, plan, request.requester_id, request.reason);
}

}  // namespace app
