// Answers one line per line of standard input for tests/conformance/decimal_oracle.py: `add 1.5 2` -> `3.5`. Results
// are printed with their scale; `none` stands for "no result". With --planted-rounding, half_even rounds as half_up:
// the oracle must then complain, which shows that it looks.
#include <fmt/format.h>

#include <charconv>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace {

using base::Decimal;
using base::decimal;
using Words = std::vector<std::string_view>;

Words split(std::string_view line) {
  Words words;
  while (!line.empty()) {
    std::size_t const end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

int integer(std::string_view text) {
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  CHECK_NOTE(error == std::errc{} && end == text.data() + text.size(), text);
  return value;
}

base::Rounding rounding_of(std::string_view name, bool planted) {
  if (name == "half_even") return planted ? base::Rounding::half_up : base::Rounding::half_even;
  if (name == "half_up") return base::Rounding::half_up;
  if (name == "half_down") return base::Rounding::half_down;
  if (name == "up") return base::Rounding::up;
  if (name == "down") return base::Rounding::down;
  if (name == "ceiling") return base::Rounding::ceiling;
  CHECK_NOTE(name == "floor", name);
  return base::Rounding::floor;
}

std::string shown(std::optional<Decimal> value) { return value ? value->to_string_with_scale() : "none"; }

// Sign of the comparison, and whether equal numbers hash equally.
std::string compared(Decimal a, Decimal b) {
  std::string_view const sign = a < b ? "-1" : a == b ? "0" : "1";
  return fmt::format("{} {}", sign, a == b && a.hash() != b.hash() ? "hashes_differ" : "fine");
}

std::string printed(std::string_view text) {
  std::optional<Decimal> const value = Decimal::parse(text);
  return value ? value->to_string_with_scale() + ' ' + value->to_string() : "none";
}

std::optional<Decimal> unary(std::string_view operation, Decimal a) {
  if (operation == "sqrt") return square_root(a);
  if (operation == "exp") return exponential(a);
  CHECK_NOTE(operation == "ln", operation);
  return natural_logarithm(a);
}

std::optional<Decimal> binary(std::string_view operation, Decimal a, Decimal b) {
  if (operation == "add") return add(a, b);
  if (operation == "sub") return subtract(a, b);
  if (operation == "mul") return multiply(a, b);
  if (operation == "div") return divide(a, b);
  if (operation == "mod") return modulo(a, b);
  CHECK_NOTE(operation == "pow", operation);
  return power(a, b);
}

std::string answer(Words const& words, bool planted) {
  CHECK(words.size() >= 2);
  std::string_view const operation = words[0];
  if (operation == "print") return printed(words[1]);
  Decimal const a = decimal(words[1]);
  if (words.size() == 2) return shown(unary(operation, a));
  if (operation == "round") return shown(round_to_scale(a, integer(words.at(2)), rounding_of(words.at(3), planted)));
  if (operation == "compare") return compared(a, decimal(words[2]));
  return shown(binary(operation, a, decimal(words[2])));
}

}  // namespace

int main(int count, char** arguments) {
  bool const planted = count == 2 && std::string_view{arguments[1]} == "--planted-rounding";
  std::ios::sync_with_stdio(false);
  std::string line;
  std::string out;
  while (std::getline(std::cin, line)) {
    try {
      out.append(answer(split(line), planted)).append("\n");
    } catch (base::Bug const& bug) {
      fmt::print(stderr, "{}: {}\n", line, bug.what());
      return 1;
    }
  }
  std::cout << out << std::flush;
  return 0;
}
