// The words of a decision table's sheet in both languages. Internal to the module.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dmn::words {

// The rows above the rules, by the word in column A.
enum class Row {
  table,
  table_id,
  hit_policy,
  aggregation,
  output_label,
  kinds,
  ids,
  types,
  values,
  otherwise,
  text,
  rules
};
inline constexpr int rows = 12;
enum class Column { condition, result, annotation, description };

inline bool is_chinese(std::string_view locale) { return locale != "en"; }

std::string_view row_name(Row row, std::string_view locale);
std::string_view row_note(Row row, std::string_view locale);  // how to fill it in
std::optional<Row> row_named(std::string_view text);          // in either language
std::string_view column_name(Column column, std::string_view locale);
std::optional<Column> column_named(std::string_view text);

// `FIRST` <-> `FIRST 首条`; reading accepts the word, its gloss, or both. nullopt: neither.
std::string policy_shown(std::string_view policy, std::string_view locale);
std::optional<std::string> policy_read(std::string_view text);
std::string aggregation_shown(std::string_view aggregation, std::string_view locale);
std::optional<std::string> aggregation_read(std::string_view text);
std::vector<std::string> policies_shown(std::string_view locale);
std::vector<std::string> aggregations_shown(std::string_view locale);

}  // namespace dmn::words
