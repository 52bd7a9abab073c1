// Texts of files and forms to the typed values of facts, and values to what people read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/result.h"
#include "feel/value.h"
#include "park/common/pack.h"

namespace park {

// nullopt for an empty cell. `factor` multiplies numbers (a column headed 万元 has 10000). The error says what was
// expected.
base::Result<std::optional<feel::Value>> read_value(FactDefinition const& fact, std::string_view text,
                                                    base::Decimal factor);

// The form of assessment.h: numbers and texts apart, with the unit that tells how to print.
Shown shown(Pack const& pack, feel::Value const& value, std::string_view unit);
std::string_view unit_of(FactType type);  // money, percent, number, text, boolean, date

// For sentences: 12.5 %, 8,000万元 or CNY 80 M, 是, 2024-03-05. Rounded for reading, never for computing.
std::string readable(Shown const& value, std::string_view currency, bool chinese);

// `{value}`, `{benchmark}` … replaced by the given texts.
std::string filled(std::string_view pattern, std::vector<std::pair<std::string_view, std::string>> const& values);

}  // namespace park
