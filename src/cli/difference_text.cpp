// Two versions of a model side by side: what a line is about, then the older text, then the newer.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/dmn_diff_command.h"
#include "cli/terminal_text.h"

namespace cli {
namespace {

using dmn::Change;

struct Word {
  std::string_view name, zh, en;
};
constexpr std::array<Word, 39> words{{{"model", "模型", "model"},
                                      {"import", "引用模型", "import"},
                                      {"item_definition", "类型", "type"},
                                      {"input_data", "输入数据", "input data"},
                                      {"decision", "决策", "decision"},
                                      {"knowledge", "业务知识模型", "business knowledge model"},
                                      {"service", "决策服务", "decision service"},
                                      {"name", "名称", "name"},
                                      {"namespace", "命名空间", "namespace"},
                                      {"label", "标题", "label"},
                                      {"question", "问题", "question"},
                                      {"description", "说明", "description"},
                                      {"type", "类型", "type"},
                                      {"expression_type", "表达式类型", "type of expression"},
                                      {"requires_input", "需要输入", "requires input"},
                                      {"requires_decision", "需要决策", "requires decision"},
                                      {"requires_knowledge", "需要知识模型", "requires knowledge"},
                                      {"output_decision", "输出决策", "output decision"},
                                      {"encapsulated_decision", "内部决策", "encapsulated decision"},
                                      {"input_decision", "输入决策", "input decision"},
                                      {"text", "表达式", "expression"},
                                      {"logic", "逻辑", "logic"},
                                      {"language", "表达式语言", "expression language"},
                                      {"function_kind", "函数种类", "kind of function"},
                                      {"collection", "列表", "list"},
                                      {"allowed_values", "可选值", "allowed values"},
                                      {"constraint", "约束", "constraint"},
                                      {"output_type", "结果类型", "type of result"},
                                      {"parameter", "参数", "parameter"},
                                      {"component", "组成部分", "component"},
                                      {"hit_policy", "命中策略", "hit policy"},
                                      {"aggregation", "汇总方式", "aggregation"},
                                      {"output_label", "结果标题", "output label"},
                                      {"default", "缺省结果", "default result"},
                                      {"input", "条件", "condition"},
                                      {"output", "结果", "result"},
                                      {"annotation", "批注", "annotation"},
                                      {"id", "标识", "id"},
                                      {"rule", "规则", "rule"}}};

constexpr std::size_t width_min = 40, label_max = 28;

class Page {
 public:
  Page(bool chinese, std::size_t width) : chinese_(chinese) {
    std::size_t const all = std::max(width, width_min);
    label_ = std::min(label_max, all / 4);
    side_ = (all - label_ - 2 * std::string_view{" | "}.size()) / 2;
  }

  void element(dmn::ElementChange const& element) {
    out_ += fmt::format("{} {} `{}`\n", sign(element.change), word(element.kind), element.name);
    fields(element.fields);
    for (auto const& table : element.tables) this->table(table);
    out_ += "\n";
  }
  std::string take() { return std::move(out_); }

 private:
  static char sign(Change change) { return change == Change::added ? '+' : change == Change::removed ? '-' : '~'; }
  std::string word(std::string_view name) const {
    for (Word const& known : words)
      if (known.name == name) return std::string{chinese_ ? known.zh : known.en};
    return std::string{name};
  }
  std::string say(std::string_view zh, std::string_view en) const { return std::string{chinese_ ? zh : en}; }

  void row(std::string const& label, std::string const& before, std::string const& after) {
    std::array<std::vector<std::string>, 3> const cells{wrapped(label, label_ - 4), wrapped(before, side_),
                                                        wrapped(after, side_)};
    std::size_t const height = std::max({cells[0].size(), cells[1].size(), cells[2].size()});
    auto const line = [&](std::size_t column, std::size_t i) {
      return i < cells[column].size() ? cells[column][i] : "";
    };
    for (std::size_t i = 0; i < height; ++i) {
      std::string text =
          padded_to("    " + line(0, i), label_) + " | " + padded_to(line(1, i), side_) + " | " + line(2, i);
      text.erase(text.find_last_not_of(' ') + 1);
      out_ += text + "\n";
    }
  }

  void fields(std::vector<dmn::FieldChange> const& fields) {
    for (auto const& one : fields) {
      bool const tells_itself = one.place.empty() || one.place == one.before || one.place == one.after;
      row(tells_itself ? word(one.field) : fmt::format("{} {}", word(one.field), one.place), one.before, one.after);
    }
  }

  void table(dmn::TableChange const& table) {
    out_ += fmt::format("  {} {} `{}` ({} → {})\n", sign(table.change), say("决策表", "decision table"), table.title,
                        rules(table.rules_before), rules(table.rules_after));
    fields(table.fields);
    for (auto const& column : table.columns) {
      out_ += fmt::format("  {} {} `{}`{}\n", sign(column.change), word(column.role), column.title,
                          place(column.before, column.after, column.moved));
      fields(column.fields);
    }
    for (auto const& rule : table.rules) {
      out_ += fmt::format("  {} {} {}{}\n", rule.moved && rule.cells.empty() ? '>' : sign(rule.change), word("rule"),
                          rule.id, place(rule.before, rule.after, rule.moved));
      for (auto const& cell : rule.cells)
        row(cell.column.empty() ? word(cell.role) : cell.column, cell.before, cell.after);
    }
  }

  std::string rules(int count) const {
    return fmt::format("{} {}", count, chinese_ ? "条规则" : count == 1 ? "rule" : "rules");
  }

  // ` (3)`, or ` (3 → 1, moved)`.
  std::string place(int before, int after, bool moved) const {
    if (before == 0) return fmt::format(" ({})", after);
    if (after == 0 || before == after) return fmt::format(" ({})", before);
    return fmt::format(" ({} → {}{})", before, after, moved ? say("，移动", ", moved") : "");
  }

  bool chinese_;
  std::size_t label_ = 0, side_ = 0;
  std::string out_;
};

}  // namespace

std::string difference_text(dmn::Difference const& difference, bool chinese, std::size_t width) {
  Page page{chinese, width};
  for (auto const& element : difference.elements) page.element(element);
  return page.take();
}

}  // namespace cli
