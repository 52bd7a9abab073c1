#include "feel/column.h"

#include <algorithm>
#include <unordered_map>

#include "base/result.h"

namespace feel {
namespace {

void measure(Column& column) {
  if (column.numbers.empty()) return;
  auto const [low, high] = std::minmax_element(column.numbers.begin(), column.numbers.end());
  column.low = *low;
  column.high = *high;
}

Absent absence_of(Value const& value) {
  if (!value.is_null()) return Absent::no;
  return value.reason() != nullptr && value.reason()->code == "missing_input" ? Absent::missing : Absent::null;
}

// Whether a null can be told from its row alone.
bool has_simple_absence(Value const& value) {
  return !value.is_null() || value.is_plain_null() || value.reason()->code == "missing_input";
}

bool fill_numbers(std::vector<Value> const& values, Column& column) {
  for (Value const& value : values)
    if (value.kind() == Kind::number) column.scale = std::max(column.scale, value.number().scale());
  if (column.scale > column_scale_max) return false;
  column.numbers.reserve(values.size());
  for (Value const& value : values) {
    base::ScaledFloor const floor =
        value.is_null() ? base::ScaledFloor{} : base::scaled_floor(value.number(), column.scale);
    if (!floor.exact) return false;
    column.numbers.push_back(floor.value);
  }
  return true;
}

void fill_texts(std::vector<Value> const& values, Column& column) {
  std::unordered_map<std::string, std::uint32_t> known;
  auto palette = std::make_shared<Palette>();
  column.codes.reserve(values.size());
  for (Value const& value : values) {
    if (value.is_null()) {
      column.codes.push_back(0);
      continue;
    }
    auto const [found, added] = known.emplace(value.string(), static_cast<std::uint32_t>(palette->size()));
    if (added) palette->push_back(value);
    column.codes.push_back(found->second);
  }
  if (palette->empty()) palette->emplace_back();
  column.palette = std::move(palette);
}

}  // namespace

Value View::at(std::size_t row, Value const& missing) const {
  if (is_absent(row)) return absent[row] == Absent::missing ? missing : Value{};
  switch (form) {
    case Form::numbers: return *base::Decimal::of(numbers[row], -scale);
    case Form::days: return Value::date_of_days(numbers[row]);
    case Form::codes: return (*palette)[constant ? 0 : codes[row]];
    case Form::truths: return truths[row] != 0;
    case Form::values: return values[row];
  }
  return {};
}

Column Column::of(std::vector<Value> values) {
  Column column;
  auto const all = [&](Kind kind) {
    return std::all_of(values.begin(), values.end(), [&](Value const& value) {
      return value.kind() == kind || (value.is_null() && has_simple_absence(value));
    });
  };
  if (std::any_of(values.begin(), values.end(), [](Value const& value) { return value.is_null(); })) {
    column.absent.reserve(values.size());
    for (Value const& value : values)
      column.absent.push_back(has_simple_absence(value) ? absence_of(value) : Absent::no);
  }
  if (all(Kind::string)) {
    column.form = View::Form::codes;
    fill_texts(values, column);
  } else if (all(Kind::boolean)) {
    column.form = View::Form::truths;
    for (Value const& value : values) column.truths.push_back(!value.is_null() && value.boolean() ? 1 : 0);
  } else if (all(Kind::date)) {
    column.form = View::Form::days;
    for (Value const& value : values) column.numbers.push_back(value.is_null() ? 0 : value.days());
  } else if (all(Kind::number) && fill_numbers(values, column)) {
    column.form = View::Form::numbers;
  } else {
    column.numbers.clear();
    column.values = std::move(values);
  }
  measure(column);
  return column;
}

Column Column::of_numbers(std::vector<std::int64_t> numbers, int scale, std::vector<Absent> absent) {
  CHECK(scale >= 0 && scale <= column_scale_max);
  Column column;
  column.form = View::Form::numbers;
  column.scale = scale;
  column.numbers = std::move(numbers);
  column.absent = std::move(absent);
  measure(column);
  CHECK(column.low >= -column_number_max && column.high <= column_number_max);
  return column;
}

Column Column::of_codes(std::vector<std::uint32_t> codes, Palette palette) {
  Column column;
  column.form = View::Form::codes;
  column.codes = std::move(codes);
  column.palette = std::make_shared<Palette const>(std::move(palette));
  CHECK(std::all_of(column.codes.begin(), column.codes.end(),
                    [&](std::uint32_t code) { return code < column.palette->size(); }));
  return column;
}

std::size_t Column::rows() const {
  switch (form) {
    case View::Form::numbers:
    case View::Form::days: return numbers.size();
    case View::Form::codes: return codes.size();
    case View::Form::truths: return truths.size();
    case View::Form::values: return values.size();
  }
  return 0;
}

View Column::view(std::size_t first) const {
  View view;
  view.form = form;
  view.scale = scale;
  view.low = low;
  view.high = high;
  view.numbers = numbers.data() + (numbers.empty() ? 0 : first);
  view.codes = codes.data() + (codes.empty() ? 0 : first);
  view.palette = palette.get();
  view.truths = truths.data() + (truths.empty() ? 0 : first);
  view.values = values.data() + (values.empty() ? 0 : first);
  view.absent = absent.empty() ? nullptr : absent.data() + first;
  return view;
}

}  // namespace feel
