#include "dmn/sheet.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "dmn/sheet_text.h"
#include "dmn/sheet_words.h"

namespace dmn {
namespace {

using source::Boxed;
using words::Column;
using words::Row;
using Look = SheetCell::Look;

void collect(Boxed const& boxed, source::Node const& node, std::string const& title, std::vector<NamedTable>& found) {
  if (boxed.table) found.push_back({boxed.id, node.id, node.name, title, boxed.table});
  for (std::size_t i = 0; i < boxed.parts.size(); ++i) {
    bool const named = boxed.kind == Boxed::Kind::context && i < boxed.names.size() && !boxed.names[i].name.empty();
    collect(boxed.parts[i], node, named ? title + " · " + boxed.names[i].name : title, found);
  }
}

constexpr std::size_t tab_name_max = 31;  // UTF-16 units; a limit of the file format

// What a tab can be called: no []:*?/\, no quote at either end, at most 31 units.
std::string tab_name(std::string_view title, std::string_view suffix) {
  std::string name;
  std::size_t units = suffix.size();
  for (std::size_t i = 0; i < title.size();) {
    auto const lead = static_cast<unsigned char>(title[i]);
    std::size_t const bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units += bytes == 4 ? 2 : 1;
    if (units > tab_name_max) break;
    bool const forbidden =
        bytes == 1 && (lead < 0x20 || std::string_view{"[]:*?/\\'"}.find(title[i]) != std::string_view::npos);
    name += forbidden ? std::string_view{" "} : title.substr(i, bytes);
    i += bytes;
  }
  name = base::trimmed(name);
  if (name.empty() || base::lower_ascii(name) == "history") name += "_";  // a name spreadsheets keep for themselves
  return name + std::string{suffix};
}

class SheetWriter {
 public:
  SheetWriter(NamedTable const& named, std::string_view locale) : named_(named), table_(*named.table), locale_(locale) {
    for (auto const& rule : table_.rules) annotations_ = std::max(annotations_, rule.annotations.size());
    annotations_ = std::max(annotations_, table_.annotations.size());
    width_ = 1 + table_.inputs.size() + table_.outputs.size() + annotations_ + 1;
  }

  Sheet write() {
    head();
    columns();
    for (auto const& rule : table_.rules) this->rule(rule);
    std::size_t const last = std::max<std::size_t>(sheet_.rows.size(), first_rule() + 1) - 1;
    for (auto& choice : sheet_.choices)
      if (choice.area.first_row == first_rule()) choice.area.last_row = last + spare_rows;
    sheet_.frozen_rows = first_rule();
    sheet_.frozen_columns = 1;
    return std::move(sheet_);
  }

 private:
  static constexpr std::size_t spare_rows = 200;  // below the last rule, where drop-downs work too
  static constexpr std::size_t first_rule() { return words::rows; }

  std::vector<SheetCell>& row(Row row) {
    auto const index = static_cast<std::size_t>(row);
    if (sheet_.rows.size() <= index) sheet_.rows.resize(index + 1);
    auto& cells = sheet_.rows[index];
    if (cells.empty()) {
      cells.resize(width_);
      cells[0] = {std::string{words::row_name(row, locale_)}, SheetCell::Kind::text, Look::heading};
      sheet_.notes.push_back({index, 0, std::string{words::row_note(row, locale_)}});
    }
    return cells;
  }
  void hide(Row row) { sheet_.hidden_rows.push_back(static_cast<std::size_t>(row)); }
  void choose(Row row, std::size_t column, std::vector<std::string> values) {
    auto const index = static_cast<std::size_t>(row);
    sheet_.choices.push_back({{index, column, index, column}, std::move(values), true});
  }

  void head() {
    row(Row::table)[1] = {named_.title, SheetCell::Kind::text, Look::title};
    row(Row::table_id)[1] = {named_.table_id, SheetCell::Kind::text, Look::technical};
    row(Row::hit_policy)[1].text = words::policy_shown(table_.hit_policy, locale_);
    choose(Row::hit_policy, 1, words::policies_shown(locale_));
    row(Row::aggregation)[1].text = words::aggregation_shown(table_.aggregation, locale_);
    choose(Row::aggregation, 1, words::aggregations_shown(locale_));
    row(Row::output_label)[1].text = table_.output_label;
    hide(Row::table_id);
    hide(Row::ids);
    if (table_.output_label.empty()) hide(Row::output_label);
    if (table_.hit_policy != "COLLECT") hide(Row::aggregation);
  }

  struct ColumnCells {
    std::string id, type, values, otherwise, text, label;
  };
  void column(Column kind, ColumnCells cells) {
    Look const look = kind == Column::condition ? Look::condition
                      : kind == Column::result  ? Look::result
                                                : Look::annotation;
    std::size_t const at = next_column_++;
    row(Row::kinds)[at] = {std::string{words::column_name(kind, locale_)}, SheetCell::Kind::text, look};
    row(Row::ids)[at] = {std::move(cells.id), SheetCell::Kind::text, Look::technical};
    row(Row::types)[at].text = std::move(cells.type);
    row(Row::values)[at].text = cells.values;
    row(Row::otherwise)[at].text = std::move(cells.otherwise);
    row(Row::text)[at].text = std::move(cells.text);
    row(Row::rules)[at] = {std::move(cells.label), SheetCell::Kind::text, look};
    choose(Row::kinds, at,
           {std::string{words::column_name(Column::condition, locale_)},
            std::string{words::column_name(Column::result, locale_)},
            std::string{words::column_name(Column::annotation, locale_)},
            std::string{words::column_name(Column::description, locale_)}});
    std::vector<std::string> values = feel_list_items(cells.values);
    if (values.empty()) return;
    if (kind == Column::condition) values.emplace_back("-");
    sheet_.choices.push_back({{first_rule(), at, first_rule(), at}, std::move(values), false});
  }

  void columns() {
    bool has_default = false;
    for (auto const& one : table_.inputs)
      column(Column::condition, {one.id, one.expression.type_ref, one.values.text, "", one.expression.text, one.label});
    for (auto const& one : table_.outputs) {
      has_default = has_default || !one.otherwise.text.empty();
      column(Column::result, {one.id, one.type_ref, one.values.text, one.otherwise.text, one.name, one.label});
    }
    for (std::size_t i = 0; i < annotations_; ++i)
      column(Column::annotation, {fmt::format("annotation_{}", i + 1), "", "", "", "",
                                  i < table_.annotations.size() ? table_.annotations[i] : ""});
    std::string const description{words::column_name(Column::description, locale_)};
    column(Column::description, {"description", "", "", "", "", description});
    if (!has_default) hide(Row::otherwise);
    row(Row::rules);
  }

  void rule(source::Rule const& rule) {
    std::vector<SheetCell> cells(width_);
    cells[0] = {rule.id, SheetCell::Kind::text, Look::technical};
    std::size_t const conditions = 1, results = conditions + table_.inputs.size(),
                      notes = results + table_.outputs.size();
    for (std::size_t i = 0; i < std::min(rule.inputs.size(), table_.inputs.size()); ++i)
      cells[conditions + i].text = rule.inputs[i].text;
    for (std::size_t i = 0; i < std::min(rule.outputs.size(), table_.outputs.size()); ++i)
      cells[results + i].text = rule.outputs[i].text;
    for (std::size_t i = 0; i < rule.annotations.size(); ++i) cells[notes + i].text = rule.annotations[i];
    cells.back().text = rule.description;
    sheet_.rows.push_back(std::move(cells));
  }

  NamedTable const& named_;
  source::Table const& table_;
  std::string_view locale_;
  std::size_t annotations_ = 0, width_ = 0, next_column_ = 1;
  Sheet sheet_;
};

}  // namespace

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return fmt::format("{}{}", letters, row + 1);
}

std::vector<NamedTable> tables_of(source::Document const& document) {
  std::vector<NamedTable> found;
  for (auto const& node : document.nodes) collect(node.logic, node, node.name, found);
  return found;
}

std::vector<Sheet> sheets_of(std::vector<NamedTable> const& tables, std::string_view locale) {
  std::vector<Sheet> sheets;
  std::unordered_set<std::string> taken;
  for (NamedTable const& named : tables) {
    Sheet sheet = SheetWriter{named, locale}.write();
    std::string suffix;
    for (int number = 2; !taken.insert(base::lower_ascii(tab_name(named.title, suffix))).second; ++number)
      suffix = fmt::format(" ({})", number);
    sheet.name = tab_name(named.title, suffix);
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

std::string to_text(SheetRemark const& remark, std::string_view locale) {
  if (words::is_chinese(locale)) {
    std::string text = fmt::format("工作表“{}”", remark.sheet);
    if (!remark.cell.empty()) text += "单元格" + remark.cell;
    if (!remark.value.empty()) text += fmt::format("“{}”", remark.value);
    return text + "：" + remark.message;
  }
  std::string text = fmt::format("sheet `{}`", remark.sheet);
  if (!remark.cell.empty()) text += " cell " + remark.cell;
  if (!remark.value.empty()) text += fmt::format(" `{}`", remark.value);
  return text + ": " + remark.message;
}

}  // namespace dmn
