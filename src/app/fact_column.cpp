#include "app/fact_column.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace app {
namespace {

using feel::Kind;

constexpr int digits_max = 18;  // not policy: of a whole number in 64 bits

struct Grid {
  std::int64_t number = 0;
  int scale = 0;
};

// `-12`, `1.50`; nothing for what is written otherwise, or too long.
std::optional<Grid> grid_of(std::string_view text) {
  Grid grid;
  bool const is_negative = !text.empty() && text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  int digits = 0;
  bool is_behind_point = false;
  for (char const c : text) {
    if (c == '.' && !is_behind_point && digits > 0) {
      is_behind_point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > digits_max) return std::nullopt;
    grid.number = grid.number * 10 + (c - '0');  // not policy: decimal digits
    grid.scale += is_behind_point ? 1 : 0;
  }
  if (digits == 0 || text.back() == '.') return std::nullopt;
  if (is_negative) grid.number = -grid.number;
  return grid;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;  // not policy: decimal digits
  return power;
}

base::Result<feel::Value> value_of(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::string: return feel::Value{text};
    case Kind::boolean: return feel::Value{text == "true"};
    case Kind::date:
      if (auto const day = base::Date::parse(text)) return feel::Value{*day};
      break;
    case Kind::number:
      if (auto const number = base::Decimal::parse(text)) return feel::Value{*number};
      break;
    default: break;
  }
  return base::Error{
      base::ErrorCode::unavailable, fmt::format("a fact has the value `{}`, which is none of its kind", text), {}};
}

feel::Value missing() {
  static feel::Value const value = feel::Value::null("missing_input");
  return value;
}

}  // namespace

base::Result<> FactColumn::add(std::size_t row, Kind kind, std::string_view text) {
  if (rows_ == 0) kind_ = kind;
  fill_up(row);
  if (!is_spelled_out_ && kind == kind_ && add_plain(kind, text)) {
    if (has_absent_) absent_.push_back(feel::Absent::no);
    ++rows_;
    return {};
  }
  if (!is_spelled_out_) spell_out();
  return add_value(kind, text);
}

bool FactColumn::add_plain(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::number: {
      auto const grid = grid_of(text);
      if (!grid) return false;
      numbers_.push_back(grid->number);
      scales_.push_back(static_cast<std::uint8_t>(grid->scale));
      return true;
    }
    case Kind::string: codes_.push_back(code_of(text)); return true;
    case Kind::boolean: truths_.push_back(text == "true" ? 1 : 0); return true;
    case Kind::date: {
      if (text != day_) {
        auto const day = base::Date::parse(text);
        if (!day) return false;
        day_ = text;
        days_ = day->days();
      }
      numbers_.push_back(days_);
      return true;
    }
    default: return false;
  }
}

std::uint32_t FactColumn::code_of(std::string_view text) {
  if (!codes_.empty() && codes_.back() < palette_.size() && palette_[codes_.back()].string() == text)
    return codes_.back();  // rows often say the same as the one before
  auto const next = static_cast<std::uint32_t>(palette_.size());
  std::uint32_t const code =
      known_.find_or_add(text, next, [&](std::uint32_t one) { return std::string_view{palette_[one].string()}; });
  if (code == next) palette_.emplace_back(text);
  return code;
}

base::Result<> FactColumn::add_value(Kind kind, std::string_view text) {
  values_.push_back(TRY(value_of(kind, text)));
  ++rows_;
  return {};
}

// Rows without a value up to that one.
void FactColumn::fill_up(std::size_t rows) {
  if (rows <= rows_) return;
  if (is_spelled_out_) {
    values_.resize(rows, missing());
    rows_ = rows;
    return;
  }
  if (!has_absent_) absent_.assign(rows_, feel::Absent::no);
  has_absent_ = true;
  absent_.resize(rows, feel::Absent::missing);
  switch (kind_) {
    case Kind::number: scales_.resize(rows, 0); [[fallthrough]];
    case Kind::date: numbers_.resize(rows, 0); break;
    case Kind::string: codes_.resize(rows, 0); break;
    default: truths_.resize(rows, 0); break;
  }
  rows_ = rows;
}

feel::Value FactColumn::value_at(std::size_t row) const {
  if (has_absent_ && absent_[row] != feel::Absent::no) return missing();
  switch (kind_) {
    case Kind::number: return feel::Value{*base::Decimal::of(numbers_[row], -int{scales_[row]})};
    case Kind::date: return feel::Value{base::Date::from_days(static_cast<std::int32_t>(numbers_[row]))};
    case Kind::string: return palette_[codes_[row]];
    default: return feel::Value{truths_[row] != 0};
  }
}

void FactColumn::spell_out() {
  values_.clear();
  values_.reserve(rows_);
  for (std::size_t row = 0; row < rows_; ++row) values_.push_back(value_at(row));
  is_spelled_out_ = true;
}

// Every number on the grid of the finest; false where one would be too large on it.
bool FactColumn::scale_up() {
  int const scale = scales_.empty() ? 0 : *std::max_element(scales_.begin(), scales_.end());
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (scales_[i] == scale && numbers_[i] <= feel::column_number_max && numbers_[i] >= -feel::column_number_max)
      continue;
    std::int64_t const factor = power_of_ten(scale - scales_[i]), most = feel::column_number_max / factor;
    if (numbers_[i] > most || numbers_[i] < -most) return false;
    numbers_[i] *= factor;
    scales_[i] = static_cast<std::uint8_t>(scale);
  }
  return true;
}

feel::Column FactColumn::take(std::size_t rows) {
  fill_up(rows);
  feel::Column column;
  bool const is_number = kind_ == Kind::number && !is_spelled_out_;
  if (is_number && !scale_up()) spell_out();
  if (is_spelled_out_) {
    column = feel::Column::of(std::move(values_));
  } else if (is_number) {
    int const scale = scales_.empty() ? 0 : scales_.front();
    column = feel::Column::of_numbers(std::move(numbers_), scale, std::move(absent_));
  } else if (kind_ == Kind::string) {
    column = feel::Column::of_codes(std::move(codes_), std::move(palette_));
    column.absent = std::move(absent_);
  } else {
    column.form = kind_ == Kind::date ? feel::View::Form::days : feel::View::Form::truths;
    column.numbers = std::move(numbers_);
    column.truths = std::move(truths_);
    column.absent = std::move(absent_);
    if (auto const [low, high] = std::minmax_element(column.numbers.begin(), column.numbers.end());
        low != column.numbers.end()) {
      column.low = *low;
      column.high = *high;
    }
  }
  *this = FactColumn{};
  return column;
}

}  // namespace app
