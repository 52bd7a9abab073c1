// A decision explained on the terminal.
#include <fmt/format.h>

#include <algorithm>

#include "cli/dmn_eval_command.h"

namespace cli {
namespace {

std::string literal(feel::Value const& value) {
  std::string text;
  value.append_to(text, true);
  return text;
}

bool is_any(std::string const& cell) { return cell.find_first_not_of("- \t\r\n") == std::string::npos; }

class Explanation {
 public:
  Explanation(dmn::Model const& model, std::string const& locale)
      : model_(model), locale_(locale), chinese_(locale == "zh-CN"), tables_(model.tables()) {}

  std::string of(std::string const& decision, dmn::Outcome const& outcome) {
    for (dmn::DecisionTrace const& part : outcome.trace) add_decision(part);
    bool const decided = outcome.status == dmn::Outcome::Status::decided;
    if (decided)
      line(0, chinese_ ? "结果：{} = {}" : "outcome: {} = {}", decision, literal(outcome.value));
    else
      line(0, chinese_ ? "未决定：{}" : "not decided: {}", decision);
    feel::Diagnostic const* const reason = outcome.value.reason();
    if (reason && outcome.diagnostics.empty()) line(1, "{}", model_.message_of(*reason, locale_));
    for (feel::Diagnostic const& diagnostic : outcome.diagnostics)
      line(1, "{}", model_.message_of(diagnostic, locale_));
    return std::move(text_);
  }

 private:
  template <class... Values>
  void line(std::size_t depth, char const* format, Values const&... values) {
    text_.append(2 * depth, ' ');
    text_ += fmt::format(fmt::runtime(format), values...);
    text_ += '\n';
  }

  void add_decision(dmn::DecisionTrace const& decision) {
    line(0, "{} = {}", decision.decision_name, literal(decision.value));
    for (dmn::TableTrace const& table : decision.tables) add_table(table);
    std::size_t width = 0;
    for (dmn::Contribution const& part : decision.contributions) width = std::max(width, literal(part.value).size());
    for (dmn::Contribution const& part : decision.contributions)
      line(1, "{:>{}}  {}", literal(part.value), width, part.text);
  }

  void add_table(dmn::TableTrace const& table) {
    std::string inputs;
    for (auto const& [expression, value] : table.inputs)
      inputs += fmt::format("{}{} = {}", inputs.empty() ? "" : ", ", expression, literal(value));
    if (!inputs.empty()) line(1, "{}", inputs);
    auto const view = std::find_if(tables_.begin(), tables_.end(), [&](dmn::TableView const& known) {
      return known.decision_id == table.decision_id && known.table_id == table.table_id;
    });
    if (view == tables_.end()) return;
    for (int const rule : table.fired) add_rule(*view, static_cast<std::size_t>(rule));
    if (table.fired.empty()) line(1, "{}", chinese_ ? "没有规则命中" : "no rule fired");
    for (dmn::NearMiss const& miss : table.near_misses) add_near_miss(*view, table, miss);
  }

  void add_rule(dmn::TableView const& view, std::size_t index) {
    dmn::TableView::Rule const& rule = view.rules[index];
    std::string cells, results, notes;
    for (std::size_t i = 0; i < rule.inputs.size(); ++i)
      if (!is_any(rule.inputs[i]))
        cells += fmt::format("{}{}: {}", cells.empty() ? "" : ", ", column(view, i), rule.inputs[i]);
    for (std::size_t i = 0; i < rule.outputs.size(); ++i)
      results += fmt::format("{}{}", results.empty() ? "" : ", ", rule.outputs[i]);
    for (std::size_t i = 0; i < rule.annotations.size() && i < view.annotations.size(); ++i)
      if (!rule.annotations[i].empty())
        notes += fmt::format("{}{}: {}", notes.empty() ? "  (" : ", ", view.annotations[i].label, rule.annotations[i]);
    if (!notes.empty()) notes += ")";
    if (cells.empty()) cells = chinese_ ? "任意" : "anything";
    line(1, chinese_ ? "第{}行命中：{} → {}{}" : "rule {} fired: {} -> {}{}", index + 1, cells, results, notes);
  }

  void add_near_miss(dmn::TableView const& view, dmn::TableTrace const& table, dmn::NearMiss const& miss) {
    auto const input = static_cast<std::size_t>(miss.input);
    std::string step;
    if (!miss.nearest.is_null()) {
      char const* const beyond = miss.beyond ? (chinese_ ? "之外" : ", just beyond") : "";
      step = fmt::format(fmt::runtime(chinese_ ? "（{} → {}{}）" : " ({} -> {}{})"),
                         literal(table.inputs[input].second), literal(miss.nearest), beyond);
    }
    line(1, chinese_ ? "差一点：第{}行，“{}”需 {}{}" : "nearly: rule {} wants {} {}{}", miss.rule + 1,
         column(view, input), miss.wanted, step);
  }

  static std::string const& column(dmn::TableView const& view, std::size_t input) {
    dmn::TableView::Column const& found = view.inputs[input];
    return found.label.empty() ? found.expression : found.label;
  }

  dmn::Model const& model_;
  std::string const& locale_;
  bool chinese_;
  std::vector<dmn::TableView> tables_;
  std::string text_;
};

}  // namespace

std::string outcome_text(dmn::Model const& model, std::string const& decision, dmn::Outcome const& outcome,
                         std::string const& locale) {
  return Explanation{model, locale}.of(decision, outcome);
}

}  // namespace cli
