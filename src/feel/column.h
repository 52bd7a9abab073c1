// Values of one name for many rows, held by column: whole numbers on a decimal grid, days, codes into a palette of
// values, truth values, or plain values where nothing narrower fits. What a batch reads and what it gives.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "feel/value.h"

namespace feel {

using Palette = std::vector<Value>;

// Why a row of a column has no value.
enum class Absent : std::uint8_t { no, missing, null };  // missing: not given; null: given as null

// Some rows of a column, not owned. A constant has one row for all.
struct View {
  enum class Form : std::uint8_t { numbers, days, codes, truths, values };
  Form form = Form::values;
  bool constant = false;           // form codes: `codes` is absent and entry 0 of the palette holds for every row
  int scale = 0;                   // numbers: row i is numbers[i] / 10^scale
  std::int64_t low = 0, high = 0;  // every number or day lies in low … high
  std::int64_t const* numbers = nullptr;
  std::uint32_t const* codes = nullptr;
  Palette const* palette = nullptr;
  std::uint8_t const* truths = nullptr;
  Value const* values = nullptr;
  Absent const* absent = nullptr;  // nullptr: every row has a value

  bool is_absent(std::size_t row) const { return absent != nullptr && absent[row] != Absent::no; }
  // The value of a row; `missing` where it was not given.
  Value at(std::size_t row, Value const& missing = {}) const;
};

inline constexpr std::int64_t column_number_max = std::int64_t{1} << 61;
inline constexpr int column_scale_max = 18;  // digits after the point

struct Column {
  View::Form form = View::Form::values;
  int scale = 0;
  std::int64_t low = 0, high = 0;
  std::vector<std::int64_t> numbers;
  std::vector<std::uint32_t> codes;
  std::shared_ptr<Palette const> palette;
  std::vector<std::uint8_t> truths;
  std::vector<Value> values;
  std::vector<Absent> absent;  // empty: every row has a value

  // The narrowest form that holds them all: numbers on one grid, days, truths, codes for texts; else as they are. A
  // null with reason missing_input is `missing`, another plain null `null`.
  static Column of(std::vector<Value> values);
  // Row i is numbers[i] / 10^scale. REQUIRES: |numbers[i]| ≤ column_number_max, 0 ≤ scale ≤ column_scale_max.
  static Column of_numbers(std::vector<std::int64_t> numbers, int scale, std::vector<Absent> absent = {});
  static Column of_codes(std::vector<std::uint32_t> codes, Palette palette);

  std::size_t rows() const;
  View view(std::size_t first = 0) const;
};

}  // namespace feel
