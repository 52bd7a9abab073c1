// For tests: decision tables with everything in them that a workbook might spoil.
#pragma once

#include <fmt/core.h>

#include <random>
#include <string>
#include <string_view>

#include "dmn/sheet.h"

namespace dmn::sheet_random {

// Texts that spreadsheets like to reinterpret, or that file formats must escape.
inline constexpr std::string_view texts[] = {">= 10",
                                             "1/2",
                                             "-",
                                             "=1+1",
                                             "\"A\", \"B\"",
                                             "[1..5)",
                                             "not(\"x\")",
                                             "0012",
                                             "1e5",
                                             "TRUE",
                                             "true",
                                             "3-4",
                                             "+5",
                                             "@sum",
                                             "_x000D_",
                                             "_x005F_a",
                                             "a\nb",
                                             "<&>\"'",
                                             "“引号”",
                                             "≥ 5",
                                             "，",
                                             "date(\"2024-01-01\")",
                                             "2024-01-01",
                                             "10%",
                                             "100000000000000000000",
                                             "  blanks  ",
                                             "\ttab",
                                             "'",
                                             "#REF!",
                                             "=HYPERLINK(\"http\")",
                                             "是",
                                             "😀",
                                             "null"};

class Tables {
 public:
  explicit Tables(unsigned seed) : random_(seed) {}

  source::Table next(std::string const& table_id, bool explicit_ids) {
    source::Table table;
    table.hit_policy = pick(2) ? "FIRST" : "COLLECT";
    if (table.hit_policy == "COLLECT" && pick(2)) table.aggregation = "SUM";
    if (pick(3) == 0) table.output_label = text();
    std::size_t const inputs = pick(5), outputs = 1 + pick(3), annotations = pick(4);
    for (std::size_t i = 0; i < inputs; ++i) {
      source::InputClause clause;
      clause.id = id(explicit_ids, table_id, "input", i + 1);
      clause.label = maybe();
      clause.expression = {clause.id + ".expression", fmt::format("x{}", i), pick(2) ? "number" : "", true};
      if (pick(2)) clause.values = {clause.id + ".values", "\"A\", \"B\"", "", true};
      table.inputs.push_back(clause);
    }
    for (std::size_t i = 0; i < outputs; ++i) {
      source::OutputClause clause;
      clause.id = id(explicit_ids, table_id, "output", i + 1);
      clause.label = maybe();
      clause.name = outputs > 1 ? fmt::format("y{}", i) : "";
      clause.type_ref = pick(2) ? "string" : "";
      if (pick(3) == 0) clause.otherwise = {clause.id + ".default", text(), "", true};
      table.outputs.push_back(clause);
    }
    for (std::size_t i = 0; i < annotations; ++i) table.annotations.push_back(pick(4) ? text() : "");
    std::size_t const rules = pick(12);
    for (std::size_t row = 0; row < rules; ++row) table.rules.push_back(rule(table, table_id, row + 1, explicit_ids));
    return table;
  }

  std::size_t pick(std::size_t size) { return std::uniform_int_distribution<std::size_t>{0, size - 1}(random_); }
  std::string text() { return std::string{texts[pick(std::size(texts))]}; }

 private:
  std::string maybe() { return pick(3) ? text() : ""; }
  static std::string id(bool is_explicit, std::string const& parent, std::string_view role, std::size_t number) {
    return is_explicit ? fmt::format("{}_{}{}", parent, role, number) : fmt::format("{}.{}_{}", parent, role, number);
  }
  source::Rule rule(source::Table const& table, std::string const& table_id, std::size_t number, bool explicit_ids) {
    source::Rule rule;
    rule.id = id(explicit_ids, table_id, "rule", number);
    rule.description = maybe();
    for (std::size_t i = 0; i < table.inputs.size(); ++i)
      rule.inputs.push_back({id(explicit_ids, rule.id, "input", i + 1), maybe(), "", true});
    for (std::size_t i = 0; i < table.outputs.size(); ++i)
      rule.outputs.push_back({id(explicit_ids, rule.id, "output", i + 1), maybe(), pick(5) ? "" : "number", true});
    std::size_t const notes = pick(table.annotations.size() + 2);
    for (std::size_t i = 0; i < notes; ++i) rule.annotations.push_back(maybe());
    return rule;
  }

  std::mt19937 random_;
};

inline NamedTable named(std::string id, source::Table table) {
  return {id, "d", "决策", "决策", std::make_shared<source::Table const>(std::move(table))};
}

}  // namespace dmn::sheet_random
