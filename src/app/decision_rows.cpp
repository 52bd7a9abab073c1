// Rows of a file as inputs of a decision model.
#include <fmt/format.h>

#include <algorithm>

#include "app/decide_file.h"
#include "base/text.h"
#include "dmn/values_json.h"

namespace app {
namespace {

// Those that one of the decisions reads.
std::vector<dmn::InputView> read_inputs_of(dmn::Model const& model, std::vector<std::string> const& decisions) {
  std::vector<dmn::InputView> views;
  for (std::string const& decision : decisions) {
    std::vector<dmn::InputView> const more = model.inputs_for(decision);
    if (views.empty()) views = more;
    for (std::size_t i = 0; i < more.size() && i < views.size(); ++i) views[i].is_read |= more[i].is_read;
  }
  std::erase_if(views, [](dmn::InputView const& view) { return !view.is_read; });
  return views;
}

feel::Value missing(dmn::InputView const& view) {
  return feel::Value::null("missing_input", {view.name}, {.element_id = view.id});
}

// What a cell says of a truth value; nullopt when nothing.
std::optional<bool> truth_of(std::string const& text) {
  struct Word {
    std::string_view text;
    bool truth;
  };
  static constexpr Word words[] = {{"true", true}, {"false", false}, {"是", true}, {"否", false},
                                   {"yes", true},  {"no", false},    {"1", true},  {"0", false}};
  std::string const lower = base::lower_ascii(text);
  for (Word const& word : words)
    if (word.text == lower) return word.truth;
  return std::nullopt;
}

enum class CellType { number, text, truth, date, any, other };

CellType cell_type(feel::Type const& type) {
  if (type.form == feel::Type::Form::any) return CellType::any;
  if (type.form != feel::Type::Form::simple) return CellType::other;
  switch (type.simple) {
    case feel::Kind::number: return CellType::number;
    case feel::Kind::string: return CellType::text;
    case feel::Kind::boolean: return CellType::truth;
    case feel::Kind::date: return CellType::date;
    default: return CellType::other;
  }
}

class TableRows final : public DecisionRows {
 public:
  TableRows(std::vector<dmn::InputView> views, RowSource& source, bool chinese)
      : views_(std::move(views)), source_(source), chinese_(chinese) {}

  base::Result<> plan() {
    std::vector<std::string> const& header = source_.header();
    for (std::size_t column = 0; column < header.size(); ++column) {
      std::string const name = base::trimmed(header[column]);
      auto const view = std::find_if(views_.begin(), views_.end(), [&](auto const& one) { return one.name == name; });
      if (view == views_.end()) {
        carried_columns_.push_back(column);
        carried_.push_back(name);
        continue;
      }
      if (cell_type(*view->type) == CellType::other)
        return base::invalid(
            fmt::format("column `{}` is a {}, which a cell cannot hold: use a JSON Lines file (.jsonl)", name,
                        feel::to_string(*view->type)));
      columns_.emplace_back(column, inputs_.size());
      inputs_.push_back(name);
      input_views_.push_back(&*view);
    }
    if (!inputs_.empty() || views_.empty()) return {};
    std::string names;
    for (dmn::InputView const& view : views_) names += (names.empty() ? "" : ", ") + view.name;
    return base::invalid(fmt::format("no column of the file is an input of the decision; it reads {}", names));
  }

  std::vector<std::string> const& inputs() const override { return inputs_; }
  std::vector<std::string> const& carried() const override { return carried_; }
  std::optional<double> fraction_done() const override { return source_.fraction_done(); }

  base::Result<bool> next(DecisionRow& row) override {
    if (!TRY(source_.next(cells_))) return false;
    row.line = cells_.line;
    row.faults.clear();
    row.carried.clear();
    row.values.assign(inputs_.size(), feel::Value{});
    for (std::size_t const column : carried_columns_)
      row.carried.push_back(column < cells_.cells.size() ? cells_.cells[column] : "");
    for (auto const& [column, input] : columns_) {
      std::string const text = column < cells_.cells.size() ? base::trimmed(cells_.cells[column]) : "";
      dmn::InputView const& view = *input_views_[input];
      row.values[input] = text.empty() ? missing(view) : read(text, view, row);
    }
    return true;
  }

 private:
  feel::Value read(std::string const& text, dmn::InputView const& view, DecisionRow& row) {
    switch (cell_type(*view.type)) {
      case CellType::number:
        if (auto const number = base::read_number(text); number && *number) return **number;
        return fault(text, view, row, "不是数字", "not a number", "填写数字，如 1200 或 1,200.5",
                     "write a number such as 1200 or 1,200.5");
      case CellType::date:
        if (auto const date = base::read_date(text); date && *date) return **date;
        return fault(text, view, row, "不是日期", "not a date", "填写日期，如 2024-05-31",
                     "write a date such as 2024-05-31");
      case CellType::truth:
        if (auto const truth = truth_of(text)) return *truth;
        return fault(text, view, row, "不是是/否", "neither true nor false", "填写 是 或 否", "write true or false");
      case CellType::any:
        if (auto const number = base::Decimal::parse(text)) return *number;
        if (text == "true" || text == "false") return text == "true";
        return text;
      case CellType::text:
      case CellType::other: return text;
    }
    return text;
  }

  feel::Value fault(std::string const& text, dmn::InputView const& view, DecisionRow& row, char const* reason_zh,
                    char const* reason_en, char const* mend_zh, char const* mend_en) const {
    row.faults.push_back({row.line, view.name, text, chinese_ ? reason_zh : reason_en, chinese_ ? mend_zh : mend_en});
    return missing(view);
  }

  std::vector<dmn::InputView> views_;
  RowSource& source_;
  bool chinese_;
  std::vector<std::string> inputs_, carried_;
  std::vector<dmn::InputView const*> input_views_;
  std::vector<std::size_t> carried_columns_;
  std::vector<std::pair<std::size_t, std::size_t>> columns_;  // of the file, position in inputs_
  InputRow cells_;
};

class JsonRows final : public DecisionRows {
 public:
  JsonRows(dmn::Model const& model, std::vector<std::string> const& decisions, RowSource& lines, bool chinese)
      : model_(model), decision_(decisions.front()), views_(read_inputs_of(model, decisions)), lines_(lines) {
    for (dmn::InputView const& view : views_) inputs_.push_back(view.name);
    options_.locale = chinese ? "zh-CN" : "en";
    options_.ignores_unknown = true;
  }

  std::vector<std::string> const& inputs() const override { return inputs_; }
  std::vector<std::string> const& carried() const override { return carried_; }
  std::optional<double> fraction_done() const override { return lines_.fraction_done(); }

  base::Result<bool> next(DecisionRow& row) override {
    do {
      if (!TRY(lines_.next(line_))) return false;
    } while (base::trimmed(line_.cells.front()).empty());
    row.line = line_.line;
    row.faults.clear();
    row.values.clear();
    for (dmn::InputView const& view : views_) row.values.push_back(missing(view));
    auto read = dmn::read_inputs(model_, decision_, line_.cells.front(), options_);
    if (!read) {
      for (base::Issue const& issue : read.error().issues)
        row.faults.push_back({row.line, issue.at, "", issue.message, ""});
      if (row.faults.empty()) row.faults.push_back({row.line, "", "", read.error().message, ""});
      return true;
    }
    for (auto& [name, value] : *read)
      for (std::size_t i = 0; i < views_.size(); ++i)
        if (views_[i].name == name || views_[i].id == name) row.values[i] = std::move(value);
    return true;
  }

 private:
  dmn::Model const& model_;
  std::string decision_;
  std::vector<dmn::InputView> views_;
  RowSource& lines_;
  dmn::ReadOptions options_;
  std::vector<std::string> inputs_, carried_;
  InputRow line_;
};

}  // namespace

base::Result<std::unique_ptr<DecisionRows>> table_rows(dmn::Model const& model,
                                                       std::vector<std::string> const& decisions, RowSource& source,
                                                       bool chinese) {
  auto rows = std::make_unique<TableRows>(read_inputs_of(model, decisions), source, chinese);
  TRY(rows->plan());
  return std::unique_ptr<DecisionRows>{std::move(rows)};
}

base::Result<std::unique_ptr<DecisionRows>> json_rows(dmn::Model const& model,
                                                      std::vector<std::string> const& decisions, RowSource& lines,
                                                      bool chinese) {
  return std::unique_ptr<DecisionRows>{std::make_unique<JsonRows>(model, decisions, lines, chinese)};
}

}  // namespace app
