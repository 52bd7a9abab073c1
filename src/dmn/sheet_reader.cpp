#include "dmn/sheet_reader.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "dmn/names.h"
#include "dmn/sheet_text.h"
#include "dmn/writer.h"

namespace dmn {

using source::Rule;
using words::Row;
using CellKind = SheetCell::Kind;

namespace {

SheetCell const blank_cell;
constexpr std::size_t errors_max = 1'000;
constexpr std::size_t merged_cells_max = 1'000'000;  // areas may lie about each other

bool is_blank_text(std::string_view text) { return base::trimmed(text).empty(); }

template <class Clauses>
std::optional<std::size_t> index_of_id(Clauses const& clauses, std::string const& id) {
  for (std::size_t i = 0; i < clauses.size(); ++i)
    if (!id.empty() && clauses[i].id == id) return i;
  return std::nullopt;
}

}  // namespace

SheetReader::SheetReader(Sheet const& sheet, source::Table const* was, std::vector<std::string> const& names,
                         std::string_view locale)
    : sheet_(sheet), was_(was), names_(names), locale_(locale) {
  for (std::size_t row = 0; row < sheet_.rows.size(); ++row) {
    auto const found = words::row_named(cell(row, 0).text);
    if (!found || has(*found)) continue;
    places_[static_cast<std::size_t>(*found)] = row;
    if (*found == Row::rules) break;  // below stand rule ids
  }
  if (has(Row::table_id)) result_.table_id = plain(Row::table_id, 1);
  if (!was_) return;
  for (Rule const& rule : was_->rules) {
    known_.emplace(rule.id, &rule);
    explicit_ids_ = explicit_ids_ || !is_made_id(rule.id, result_.table_id, "rule");
  }
}

SheetTable SheetReader::read() {
  for (Row const row : {Row::table, Row::hit_policy, Row::kinds, Row::rules})
    if (!has(row))
      sheet_error(fmt::format("A 列缺少“{}”这一行：请恢复原来的标题", words::row_name(row, locale_)),
                  fmt::format("column A has no row `{}`: put the word back", words::row_name(row, locale_)));
  if (!result_.errors.empty()) return std::move(result_);
  result_.heading_row = place(Row::rules);
  read_merged();
  read_head();
  read_columns();
  if (result_.table.outputs.empty())
    sheet_error("没有结果列：决策表至少要有一列结果", "has no result column: a decision table needs at least one");
  if (result_.errors.empty()) read_rules();
  return std::move(result_);
}

SheetCell const& SheetReader::cell(std::size_t row, std::size_t column) const {
  if (row >= sheet_.rows.size() || column >= sheet_.rows[row].size()) return blank_cell;
  return sheet_.rows[row][column];
}

std::string SheetReader::plain(Row row, std::size_t column) const {
  return has(row) ? base::trimmed(cell(place(row), column).text) : "";
}

bool SheetReader::is_blank(std::size_t row) const {
  return std::all_of(sheet_.rows[row].begin(), sheet_.rows[row].end(),
                     [](SheetCell const& one) { return is_blank_text(one.text); });
}

void SheetReader::note(std::size_t row, std::size_t column, std::string zh, std::string en) {
  result_.notes.push_back(
      {sheet_.name, cell_name(row, column), cell(row, column).text, say(std::move(zh), std::move(en))});
}
void SheetReader::error(std::size_t row, std::size_t column, std::string zh, std::string en) {
  result_.errors.push_back(
      {sheet_.name, cell_name(row, column), cell(row, column).text, say(std::move(zh), std::move(en))});
}
void SheetReader::sheet_error(std::string zh, std::string en) {
  result_.errors.push_back({sheet_.name, "", "", say(std::move(zh), std::move(en))});
}

// Cells of equal rules are often merged downwards: each row means the value. Across columns it is not known which is meant.
void SheetReader::read_merged() {
  std::size_t filled = 0;
  for (SheetArea const& area : sheet_.merged) {
    if (area.first_row < place(Row::kinds)) continue;    // titles
    if (area.first_row >= sheet_.rows.size()) continue;  // below everything
    bool const is_rule_area = area.first_row > place(Row::rules);
    if (area.first_column != area.last_column || !is_rule_area || area.first_column == 0) {
      error(area.first_row, area.first_column, "此处合并了单元格，不能确定各格的内容：请取消合并并分别填写",
            "cells are merged here and it cannot be told what each means: unmerge them and fill in each");
      continue;
    }
    SheetCell const value = cell(area.first_row, area.first_column);
    filled += std::min(area.last_row, sheet_.rows.size()) - area.first_row;
    if (filled > merged_cells_max)
      return sheet_error("合并的单元格过多：请取消合并", "has too many merged cells: unmerge them");
    for (std::size_t row = area.first_row + 1; row <= area.last_row && row < sheet_.rows.size(); ++row) {
      if (sheet_.rows[row].size() <= area.first_column) sheet_.rows[row].resize(area.first_column + 1);
      sheet_.rows[row][area.first_column] = value;
    }
    note(area.first_row, area.first_column, fmt::format("合并的 {} 行都按此值读取", area.last_row - area.first_row + 1),
         fmt::format("is merged over {} rows and counts for each of them", area.last_row - area.first_row + 1));
  }
}

void SheetReader::read_head() {
  result_.title = cell(place(Row::table), 1).text;
  auto const policy = words::policy_read(plain(Row::hit_policy, 1));
  if (policy)
    result_.table.hit_policy = *policy;
  else if (was_ && was_->hit_policy == plain(Row::hit_policy, 1))
    result_.table.hit_policy = was_->hit_policy;
  else
    error(place(Row::hit_policy), 1, "不是命中策略：请从下拉列表中选择，例如 UNIQUE 或 FIRST",
          "is no hit policy: choose from the list, such as UNIQUE or FIRST");
  auto const aggregation = words::aggregation_read(plain(Row::aggregation, 1));
  if (aggregation)
    result_.table.aggregation = *aggregation;
  else if (was_ && was_->aggregation == plain(Row::aggregation, 1))
    result_.table.aggregation = was_->aggregation;
  else
    error(place(Row::aggregation), 1, "不是汇总方式：请选择 SUM、COUNT、MIN、MAX 或留空",
          "is no aggregation: choose SUM, COUNT, MIN, MAX or leave it blank");
  std::string const label = was_ ? was_->output_label : "";
  result_.table.output_label = has(Row::output_label) ? prose(place(Row::output_label), 1, label) : label;
}

void SheetReader::read_columns() {
  std::vector<bool> used;  // columns where anything stands, in the head of the columns or below
  for (std::size_t row = place(Row::kinds); row < sheet_.rows.size(); ++row)
    for (std::size_t at = 0; at < sheet_.rows[row].size(); ++at) {
      if (is_blank_text(cell(row, at).text)) continue;
      if (used.size() <= at) used.resize(at + 1);
      used[at] = true;
    }
  for (std::size_t at = 1; at < used.size(); ++at) {
    if (!used[at]) continue;
    auto const kind = words::column_named(plain(Row::kinds, at));
    if (!kind) {
      error(place(Row::kinds), at, "此列没有列类别：请选择条件、结果、批注或说明",
            "the column has no kind: choose Condition, Result, Annotation or Description");
      continue;
    }
    switch (*kind) {
      case words::Column::condition: input(at); break;
      case words::Column::result: output(at); break;
      case words::Column::annotation: annotation(at); break;
      case words::Column::description: description_ = at; break;
    }
  }
}

source::Text SheetReader::head_text(Row row, std::size_t column, source::Text const& was, std::string const& id) {
  if (!has(row)) return was;
  std::string const text = feel(place(row), column, was.text);
  source::Text result = was;
  if (text == was.text) return result;
  result.text = text;
  result.given = !text.empty();
  if (result.given && result.id.empty()) result.id = id;
  return result.given ? result : source::Text{};
}

void SheetReader::input(std::size_t at) {
  std::string const id = plain(Row::ids, at);
  std::optional<std::size_t> index = was_ ? index_of_id(was_->inputs, id) : std::nullopt;
  if (index_of_id(result_.table.inputs, id)) index.reset();  // a copied column is a new one
  source::InputClause clause = index ? was_->inputs[*index] : source::InputClause{};
  if (!index && !index_of_id(result_.table.inputs, id)) clause.id = id;
  std::string const made = clause.id.empty() ? "" : clause.id;
  clause.label = prose(place(Row::rules), at, clause.label);
  clause.expression = head_text(Row::text, at, clause.expression, made.empty() ? "" : made + ".expression");
  clause.values = head_text(Row::values, at, clause.values, made.empty() ? "" : made + ".values");
  if (has(Row::types) && !same_cell_text(plain(Row::types, at), clause.expression.type_ref))
    clause.expression.type_ref = plain(Row::types, at);
  if (!index && !clause.expression.given)
    error(has(Row::text) ? place(Row::text) : place(Row::kinds), at,
          "新增的条件列没有表达式：请写明检验哪一项，例如 revenue",
          "the new condition has no expression: write what it tests, such as revenue");
  result_.table.inputs.push_back(std::move(clause));
  inputs_.push_back({at, index});
  result_.input_columns.push_back(at);
}

void SheetReader::output(std::size_t at) {
  std::string const id = plain(Row::ids, at);
  std::optional<std::size_t> index = was_ ? index_of_id(was_->outputs, id) : std::nullopt;
  if (index_of_id(result_.table.outputs, id)) index.reset();
  source::OutputClause clause = index ? was_->outputs[*index] : source::OutputClause{};
  if (!index && !index_of_id(result_.table.outputs, id)) clause.id = id;
  std::string const made = clause.id.empty() ? "" : clause.id;
  clause.label = prose(place(Row::rules), at, clause.label);
  clause.values = head_text(Row::values, at, clause.values, made.empty() ? "" : made + ".values");
  clause.otherwise = head_text(Row::otherwise, at, clause.otherwise, made.empty() ? "" : made + ".default");
  if (has(Row::text) && !same_cell_text(plain(Row::text, at), clause.name))
    clause.name = normalized_name(plain(Row::text, at));
  if (has(Row::types) && !same_cell_text(plain(Row::types, at), clause.type_ref))
    clause.type_ref = plain(Row::types, at);
  result_.table.outputs.push_back(std::move(clause));
  outputs_.push_back({at, index});
  result_.output_columns.push_back(at);
}

// Annotations have no id in DMN: the sheet counts them, so that they may be moved.
void SheetReader::annotation(std::size_t at) {
  constexpr std::string_view stem = "annotation_";
  std::string const id = plain(Row::ids, at);
  std::optional<std::size_t> index;
  if (id.starts_with(stem) && id.size() < stem.size() + 6 &&
      id.find_first_not_of("0123456789", stem.size()) == std::string::npos && id.size() > stem.size())
    index = static_cast<std::size_t>(std::stoul(id.substr(stem.size()))) - 1;
  for (Column const& other : annotations_)
    if (other.was == index) index.reset();
  annotations_.push_back({at, index});
  bool const was_named = was_ && index && *index < was_->annotations.size();
  std::string const name = prose(place(Row::rules), at, was_named ? was_->annotations[*index] : "");
  // Cells may stand beyond the named annotations; their columns have no name and come last.
  if (!name.empty() || was_named || !index) {
    result_.table.annotations.resize(annotations_.size() - 1);
    result_.table.annotations.push_back(name);
  }
}

void SheetReader::read_rules() {
  for (std::size_t row = place(Row::rules) + 1; row < sheet_.rows.size(); ++row) {
    if (!is_blank(row)) rule(row);
    if (result_.errors.size() < errors_max) continue;
    return sheet_error("错误过多，其余各行未检查：请先修改以上各处",
                       "has too many faults: mend these first, the rest was not checked");
  }
}

void SheetReader::rule(std::size_t row) {
  Rule rule;
  Rule const* was = nullptr;
  rule_id(row, rule, was);
  rule_cells(row, rule, was);
  rule_notes(row, rule, was);
  result_.rule_rows.push_back(row);
  result_.table.rules.push_back(std::move(rule));
}

void SheetReader::rule_id(std::size_t row, Rule& rule, Rule const*& was) {
  std::string const id = base::trimmed(cell(row, 0).text);
  if (id.empty() || taken_.contains(id)) {
    if (!id.empty())
      note(row, 0, "规则标识重复（复制的行）：作为新规则读取",
           "the rule id stands twice (a copied row): read as a new rule");
    rule.id = free_rule_id();
    return;
  }
  taken_.insert(id);
  rule.id = id;
  auto const found = known_.find(id);
  if (found != known_.end()) {
    was = found->second;
  } else if (id.find_first_of(" \t\r\n\"<>&#") != std::string::npos) {
    error(row, 0, "不是规则标识：新增的规则请把 A 列留空", "is no rule id: leave column A blank for a new rule");
  }
  for (std::size_t i = 1; i < sheet_.rows[row].size(); ++i)
    if (!is_blank_text(cell(row, i).text)) return;
  bool const was_blank = was && std::all_of(was->outputs.begin(), was->outputs.end(),
                                            [](source::Text const& one) { return is_blank_text(one.text); });
  if (!was_blank)
    error(row, 0, "这一行只剩规则标识：请删除整行，或填写条件和结果",
          "nothing but the rule id is left in this row: delete the row, or fill in conditions and results");
}

// Where rules have ids of their own, a new one gets one too, so that it keeps it when rows move later.
std::string SheetReader::free_rule_id() {
  if (!explicit_ids_) return {};
  std::string id;
  do id = fmt::format("{}_new_{}", result_.table_id, next_id_++);
  while (known_.contains(id) || taken_.contains(id));
  taken_.insert(id);
  return id;
}

void SheetReader::rule_cells(std::size_t row, Rule& rule, Rule const* was) {
  auto const entry = [&](Column const& column, std::vector<source::Text> const* old, std::string_view type,
                         std::string_view allowed) {
    source::Text const before = old && column.was && *column.was < old->size() ? (*old)[*column.was] : source::Text{};
    source::Text next = before;
    next.given = true;
    next.text = feel(row, column.at, before.text, type, allowed);
    return next;
  };
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    auto const& clause = result_.table.inputs[i];
    bool const known = was && inputs_[i].was && *inputs_[i].was < was->inputs.size();
    source::Text text = entry(inputs_[i], was ? &was->inputs : nullptr, clause.expression.type_ref, clause.values.text);
    if (is_blank_text(text.text) && (!known || text.text != was->inputs[*inputs_[i].was].text)) text.text = "-";
    rule.inputs.push_back(std::move(text));
  }
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    auto const& clause = result_.table.outputs[i];
    source::Text text = entry(outputs_[i], was ? &was->outputs : nullptr, clause.type_ref, clause.values.text);
    bool const was_blank = was && outputs_[i].was && *outputs_[i].was < was->outputs.size() &&
                           is_blank_text(was->outputs[*outputs_[i].was].text);
    if (is_blank_text(text.text) && !was_blank)
      error(row, outputs_[i].at, "结果是空的：请填写结果；确无结果请写 null",
            "the result is blank: fill it in, or write null for none");
    rule.outputs.push_back(std::move(text));
  }
}

void SheetReader::rule_notes(std::size_t row, Rule& rule, Rule const* was) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    auto const index = annotations_[i].was;
    bool const known = was && index && *index < was->annotations.size();
    rule.annotations.push_back(prose(row, annotations_[i].at, known ? was->annotations[*index] : ""));
    if (known || !rule.annotations.back().empty()) last = i + 1;
  }
  rule.annotations.resize(last);
  std::string const description = was ? was->description : "";
  rule.description = description_ ? prose(row, *description_, description) : description;
}

std::string SheetReader::prose(std::size_t row, std::size_t column, std::string const& was) {
  SheetCell const& found = cell(row, column);
  if (found.kind == CellKind::error) {
    error(row, column, "单元格是电子表格的错误值：请改写成文字",
          "holds an error of the spreadsheet: write the text instead");
    return was;
  }
  return same_cell_text(found.text, was) ? was : found.text;
}

std::string SheetReader::feel(std::size_t row, std::size_t column, std::string const& was, std::string_view type,
                              std::string_view allowed_values) {
  SheetCell const& found = cell(row, column);
  if (same_cell_text(found.text, was) && found.kind != CellKind::error) return was;
  bool const is_day = found.kind == CellKind::date || found.kind == CellKind::date_time || found.kind == CellKind::time;
  if (is_day && (type == "number" || type == "string" || type == "boolean")) {
    error(
        row, column,
        fmt::format(
            "是日期，但此列的类型是 {}：像 1/2 这样的内容会被电子表格改成日期，请把单元格设为文本格式后重新填写", type),
        fmt::format("is a date in a column of type {}: spreadsheets turn texts like 1/2 into dates; format the cell as "
                    "text and write it again",
                    type));
    return was;
  }
  switch (found.kind) {
    case CellKind::text:
    case CellKind::number: break;
    case CellKind::boolean: return found.text;
    case CellKind::date:
      return same_cell_text(was, fmt::format("@\"{}\"", found.text)) ? was : fmt::format("date(\"{}\")", found.text);
    case CellKind::date_time: return fmt::format("date and time(\"{}\")", found.text);
    case CellKind::time: return fmt::format("time(\"{}\")", found.text);
    case CellKind::error:
      error(row, column, "单元格是电子表格的错误值：请重新填写，并把单元格设为文本格式",
            "holds an error of the spreadsheet: fill it in again, with the cell formatted as text");
      return was;
  }
  auto const plain = plain_feel(found.text, names_);
  if (!plain) {
    error(row, column, "引号不成对：文本请用一对英文双引号括起来，例如 \"A\"",
          "a quote is not closed: put texts in a pair of \"");
    return was;
  }
  std::string const text = quoted_where_allowed(*plain, type, allowed_values);
  if (same_cell_text(text, was)) return was;
  if (text != base::trimmed(found.text))
    note(row, column, fmt::format("按 {} 读取", text), fmt::format("is read as {}", text));
  return text;
}

bool is_table_sheet(Sheet const& sheet) {
  for (auto const& row : sheet.rows)
    if (!row.empty() && words::row_named(row[0].text) == Row::table) return true;
  return false;
}

std::string table_id_of(Sheet const& sheet) {
  for (auto const& row : sheet.rows)
    if (row.size() > 1 && words::row_named(row[0].text) == Row::table_id) return base::trimmed(row[1].text);
  return {};
}

SheetTable read_sheet(Sheet const& sheet, source::Table const* was, std::vector<std::string> const& names,
                      std::string_view locale) {
  return SheetReader{sheet, was, names, locale}.read();
}

}  // namespace dmn
