#include "app/rate_row.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

using Kind = OutputCell::Kind;

// How many reasons a row lists: the pack's parameter, whatever day it came into force.
int reason_columns(park::Pack const& pack) {
  base::Date const last = pack.spans.empty() ? base::Date{} : pack.spans.back();
  feel::Value const most = pack.parameter("reasons_adverse_max", last);
  return most.kind() == feel::Kind::number ? static_cast<int>(most.number().to_int64().value_or(0)) : 0;
}

bool has_chain(park::Pack const& pack, std::string_view chain) {
  for (auto const& step : pack.steps)
    if (step.chain == chain) return true;
  return false;
}

std::string how_to_mend(park::FactDefinition const& fact, bool chinese) {
  using park::FactType;
  switch (fact.type) {
    case FactType::number:
    case FactType::money:
      return chinese ? "填写数字，如 1,234.5 或 1200万；未知则留空"
                     : "write a number such as 1,234.5; leave it empty when unknown";
    case FactType::percent:
      return chinese ? "填写百分比或小数，如 12.5% 或 0.125；未知则留空"
                     : "write 12.5% or 0.125; leave it empty when unknown";
    case FactType::boolean:
      return chinese ? "填写 是 或 否；未知则留空" : "write yes or no; leave it empty when unknown";
    case FactType::date:
      return chinese ? "填写日期，如 2024-03-05；未知则留空"
                     : "write a date such as 2024-03-05; leave it empty when unknown";
    case FactType::string: return chinese ? "填写文字；未知则留空" : "write a text; leave it empty when unknown";
  }
  return {};
}

OutputCell optional_number(std::optional<base::Decimal> const& value, Kind kind) {
  return value ? OutputCell{kind, value->to_string()} : OutputCell{};
}

}  // namespace

std::vector<std::string> rate_header(park::Pack const& pack, bool chinese) {
  std::vector<std::string> names = pack.input_id;
  auto const add = [&](char const* zh, char const* en) { names.emplace_back(chinese ? zh : en); };
  if (!pack.input_name.empty() && std::find(names.begin(), names.end(), pack.input_name) == names.end())
    names.push_back(pack.input_name);
  if (!pack.input_period.empty()) names.push_back(pack.input_period);
  add("状态", "status");
  add("等级", "grade");
  if (pack.decision("management_grade")) add("管理等级", "management_grade");
  add("得分", "score");
  if (pack.decision("vetoes")) {
    add("未否决时等级", "grade_without_veto");
    add("否决", "vetoes");
  }
  if (pack.decision("tier")) add("分层", "tier");
  if (pack.decision("admission")) add("准入", "admission");
  if (has_chain(pack, "limit")) {
    add("申请额度", "limit_requested");
    add("建议额度", "limit_proposed");
    add("额度约束", "limit_binding");
  }
  if (has_chain(pack, "term")) {
    add("建议账期（天）", "term_days");
    add("账期约束", "term_binding");
  }
  for (int i = 1; i <= reason_columns(pack); ++i) names.push_back(fmt::format("{}{}", chinese ? "原因" : "reason_", i));
  add("数据完整度", "confidence");
  add("说明", "problems");
  return names;
}

std::string RowRater::id_of(InputRow const& input) const {
  std::string id;
  for (std::size_t c = 0; c < plan_.columns.size() && c < input.cells.size(); ++c)
    if (plan_.columns[c].id) id += (id.empty() ? "" : "/") + base::trimmed(input.cells[c]);
  return id;
}

bool RowRater::bind(InputRow const& input, RatedRow& result) {
  park::Evaluation& evaluation = assessor_.evaluation();
  evaluation.begin(options_.as_of, false);
  auto const fault = [&](std::size_t column, std::string reason, std::string mend) {
    result.faults.push_back({input.line, column < header_.size() ? header_[column] : "",
                             column < input.cells.size() ? input.cells[column] : "", std::move(reason),
                             std::move(mend)});
  };
  if (input.cells.size() > header_.size())
    fault(header_.size(), options_.chinese ? "该行单元格多于表头" : "the row has more cells than the header",
          options_.chinese ? "检查是否有未加引号的逗号" : "look for a comma that should be inside quotes");
  for (std::size_t c = 0; c < plan_.columns.size() && c < input.cells.size(); ++c) {
    auto const& column = plan_.columns[c];
    if (column.id && base::trimmed(input.cells[c]).empty())
      fault(c, options_.chinese ? "缺少企业标识" : "the identification is empty",
            options_.chinese ? "填写统一社会信用代码或编号" : "fill in the code or number of the enterprise");
    if (column.fact < 0) continue;
    auto const& definition = evaluation.pack().facts[static_cast<std::size_t>(column.fact)];
    auto value = park::read_value(definition, input.cells[c], column.factor);
    if (!value)
      fault(c, value.error().message, how_to_mend(definition, options_.chinese));
    else if (*value)
      evaluation.bind(column.fact, std::move(**value));
  }
  return result.faults.empty();
}

void RowRater::rate(InputRow const& input, RatedRow& result) {
  result.cells.clear();
  result.faults.clear();
  result.grade.clear();
  result.decided = false;
  if (!bind(input, result)) return;
  result.decided = assessor_.run();
  if (result.decided) result.grade = assessor_.rating().grade;
  fill(input, result);
}

void RowRater::fill(InputRow const& input, RatedRow& result) {
  park::Pack const& pack = assessor_.evaluation().pack();
  auto const& rating = assessor_.rating();
  auto const& policy = assessor_.policy();
  bool const decided = result.decided;
  auto& cells = result.cells;
  auto const text = [&](std::string value) {
    cells.push_back({Kind::text, decided ? std::move(value) : std::string{}});
  };
  auto const input_cell = [&](std::string const& name) {
    for (std::size_t c = 0; c < plan_.columns.size() && c < input.cells.size(); ++c)
      if (plan_.columns[c].stands_for == name) return cells.push_back({Kind::text, base::trimmed(input.cells[c])});
    cells.push_back({});
  };
  for (auto const& id : pack.input_id) input_cell(id);
  if (!pack.input_name.empty() &&
      std::find(pack.input_id.begin(), pack.input_id.end(), pack.input_name) == pack.input_id.end())
    input_cell(pack.input_name);
  if (!pack.input_period.empty()) input_cell(pack.input_period);
  cells.push_back(
      {Kind::text, decided ? (options_.chinese ? "已评" : "decided") : (options_.chinese ? "未定" : "not_decided")});
  text(rating.grade);
  if (pack.decision("management_grade")) text(rating.management_grade);
  cells.push_back(decided ? OutputCell{Kind::number, rating.score.to_string()} : OutputCell{});
  if (pack.decision("vetoes")) {
    std::string vetoes;
    for (auto const& veto : rating.vetoes)
      if (veto.applied && vetoes.find(veto.code) == std::string::npos)
        vetoes += (vetoes.empty() ? "" : " ") + veto.code;
    text(rating.grade_without_veto);
    text(vetoes);
  }
  auto const label = [&](std::string const& code) { return options_.chinese ? pack.label_of(code).zh : code; };
  if (pack.decision("tier")) text(label(policy.tier));
  if (pack.decision("admission")) text(label(policy.admission));
  for (auto const* name : {"limit", "term"}) {
    if (!has_chain(pack, name)) continue;
    auto const* chain = decided ? park::policy::find_chain(policy, name) : nullptr;
    bool const limit = std::string_view{name} == "limit";
    if (limit) cells.push_back(chain ? optional_number(chain->requested, Kind::money) : OutputCell{});
    cells.push_back(chain ? optional_number(chain->proposed, limit ? Kind::money : Kind::number) : OutputCell{});
    text(chain && chain->binding ? (options_.chinese ? chain->binding->label.zh : chain->binding->step) : "");
  }
  fill_reasons(cells);
  cells.push_back(
      decided ? OutputCell{Kind::percent, park::rating::confidence_of(assessor_.evaluation(), rating).to_string()}
              : OutputCell{});
  cells.push_back({Kind::text, fmt::format("{}", fmt::join(assessor_.evaluation().problems(), "; "))});
}

void RowRater::fill_reasons(std::vector<OutputCell>& cells) {
  park::Evaluation& evaluation = assessor_.evaluation();
  auto const& rating = assessor_.rating();
  int left = reason_columns(evaluation.pack());
  auto const add = [&](std::string text) {
    if (left-- > 0) cells.push_back({Kind::text, std::move(text)});
  };
  if (rating.decided) {
    auto const words = [&](std::string const& code, park::Label const& label) {
      auto const found = evaluation.pack().reasons.find(code);
      park::Label const& chosen = found == evaluation.pack().reasons.end() ? label : found->second.text;
      return options_.chinese ? chosen.zh : chosen.en;
    };
    std::string last;
    for (auto const& veto : rating.vetoes)
      if (veto.applied && veto.code != last) add(words(last = veto.code, veto.label));
    for (auto const& deduction : rating.deductions) add(words(deduction.code, deduction.label));
    for (int const item : park::rating::adverse_items(evaluation, rating))
      if (left > 0) add(park::rating::item_reason(evaluation, rating, item, true, options_.chinese).text);
  }
  while (left-- > 0) cells.push_back({});
}

park::Dossier RowRater::dossier_of(InputRow const& input) const {
  park::Dossier dossier;
  dossier.party_id = id_of(input);
  for (std::size_t c = 0; c < plan_.columns.size() && c < input.cells.size(); ++c) {
    auto const& column = plan_.columns[c];
    if (column.name) dossier.name = base::trimmed(input.cells[c]);
    if (column.fact < 0) continue;
    auto const& definition = assessor_.pack().facts[static_cast<std::size_t>(column.fact)];
    auto const value = park::read_value(definition, input.cells[c], column.factor);
    if (!value || !*value) continue;
    dossier.facts.push_back({definition.name, **value, std::nullopt, std::nullopt, options_.as_of, "input_file",
                             header_[c], fmt::format("row {}", input.line)});
  }
  return dossier;
}

}  // namespace app
