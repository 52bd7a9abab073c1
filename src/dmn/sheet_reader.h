// A sheet as a decision table: the head, the columns, the rules. Internal to the module; see dmn/sheet.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dmn/sheet.h"
#include "dmn/sheet_words.h"

namespace dmn {

class SheetReader {
 public:
  SheetReader(Sheet const& sheet, source::Table const* was, std::vector<std::string> const& names,
              std::string_view locale);
  SheetTable read();

 private:
  struct Column {
    std::size_t at = 0;              // in the sheet
    std::optional<std::size_t> was;  // among those of its kind in the older table
  };

  void read_merged();
  void read_head();
  void read_columns();
  void input(std::size_t at);
  void output(std::size_t at);
  void annotation(std::size_t at);
  void read_rules();
  void rule(std::size_t row);
  void rule_id(std::size_t row, source::Rule& rule, source::Rule const*& was);
  void rule_cells(std::size_t row, source::Rule& rule, source::Rule const* was);
  void rule_notes(std::size_t row, source::Rule& rule, source::Rule const* was);
  std::string free_rule_id();

  bool has(words::Row row) const { return places_[static_cast<std::size_t>(row)].has_value(); }
  std::size_t place(words::Row row) const { return *places_[static_cast<std::size_t>(row)]; }
  SheetCell const& cell(std::size_t row, std::size_t column) const;
  std::string plain(words::Row row, std::size_t column) const;  // trimmed; "" when the sheet has no such row
  bool is_blank(std::size_t row) const;
  // The text of a cell that holds what people read.
  std::string prose(std::size_t row, std::size_t column, std::string const& was);
  // The text of a cell that holds FEEL; `was` when it says the same.
  std::string feel(std::size_t row, std::size_t column, std::string const& was, std::string_view type = {},
                   std::string_view allowed_values = {});
  source::Text head_text(words::Row row, std::size_t column, source::Text const& was, std::string const& id);

  void note(std::size_t row, std::size_t column, std::string zh, std::string en);
  void error(std::size_t row, std::size_t column, std::string zh, std::string en);
  void sheet_error(std::string zh, std::string en);
  std::string say(std::string zh, std::string en) const { return words::is_chinese(locale_) ? zh : en; }

  Sheet sheet_;  // with merged cells filled
  source::Table const* was_;
  std::vector<std::string> const& names_;
  std::string_view locale_;
  std::array<std::optional<std::size_t>, words::rows> places_;
  std::vector<Column> inputs_, outputs_, annotations_;
  std::optional<std::size_t> description_;
  std::unordered_map<std::string, source::Rule const*> known_;
  std::unordered_set<std::string> taken_;  // rule ids used in the sheet so far
  bool explicit_ids_ = false;              // the older table's rules have ids of their own
  std::size_t next_id_ = 1;
  SheetTable result_;
};

}  // namespace dmn
