// Cells of a table as plain data, where their tests are constants of one kind: intervals of numbers or dates, sets
// of texts, a boolean. One evaluation compares without the interpreter; the batch path and the table analysis cut
// columns along the same bounds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feel/expression.h"

namespace dmn {

// Of numbers, or of days since 1970-01-01.
struct NumberInterval {
  base::Decimal low, high;  // meant only where has_low, has_high
  bool has_low = false, has_high = false, low_closed = false, high_closed = false;
};

struct ConstantTests {
  enum class Kind { none, numbers, dates, texts, booleans };
  Kind kind = Kind::none;                       // none: the tests need the interpreter
  bool negated = false;                         // not(…)
  bool has_ranges = false, has_values = false;  // among the tests: `> 5`, `[1..2]`; values, lists
  std::vector<NumberInterval> numbers;          // also of dates
  std::vector<std::string> texts;
  std::vector<bool> booleans;
};

ConstantTests constant_tests(feel::UnaryTests const& tests);
ConstantTests constant_tests(feel::UnaryTests::Constants const& constants);

// Whether the input meets one of the tests; nullopt where the interpreter must say (an input of another kind, a
// null).
std::optional<bool> holds(ConstantTests const& tests, feel::Value const& input);

}  // namespace dmn
