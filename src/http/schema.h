// Texts of path and query held against the JSON Schema their parameter declares.
#pragma once

#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation.h"
#include "base/decimal.h"

namespace http {

// What is wrong with a value, in both languages.
struct Fault {
  std::string zh, en;
};

// Knows type (string, integer, number, boolean), enum, format date, pattern, minLength, maxLength (characters), minimum,
// maximum. A declaration that uses anything else is a bug: it would be promised and not held.
class TextSchema {
 public:
  explicit TextSchema(std::string_view json_schema);  // CHECKs the declaration
  std::optional<Fault> check(std::string_view text) const;

 private:
  enum class Type { string, integer, number, boolean };
  std::optional<Fault> check_number(std::string_view text) const;
  std::optional<Fault> check_string(std::string_view text) const;

  Type type_ = Type::string;
  bool is_date_ = false;
  std::vector<std::string> choices_;
  std::optional<std::string> pattern_text_;
  std::optional<std::regex> pattern_;
  std::size_t length_min_ = 0, length_max_ = 1000;  // not policy: bounds the work on one text
  std::optional<base::Decimal> minimum_, maximum_;
};

}  // namespace http
