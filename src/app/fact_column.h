// A column of facts that is written row by row as texts come from the store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/text_slots.h"
#include "base/result.h"
#include "feel/column.h"

namespace app {

class FactColumn {
 public:
  // Rows come in order; those left out have no value.
  base::Result<> add(std::size_t row, feel::Kind kind, std::string_view text);
  bool is_empty() const { return rows_ == 0; }
  // With that many rows; begins anew. The form is that of feel::Column::of over the same values.
  feel::Column take(std::size_t rows);

 private:
  bool add_plain(feel::Kind kind, std::string_view text);
  base::Result<> add_value(feel::Kind kind, std::string_view text);
  std::uint32_t code_of(std::string_view text);
  void fill_up(std::size_t rows);
  bool scale_up();
  feel::Value value_at(std::size_t row) const;
  void spell_out();

  feel::Kind kind_ = feel::Kind::null;  // of all rows so far
  std::size_t rows_ = 0;
  bool is_spelled_out_ = false;  // in values_: rows of several kinds, or numbers that no grid holds
  std::vector<std::int64_t> numbers_;
  std::vector<std::uint8_t> scales_, truths_;
  std::vector<std::uint32_t> codes_;
  feel::Palette palette_;
  TextSlots known_;  // codes by their texts
  std::vector<feel::Value> values_;
  std::vector<feel::Absent> absent_;
  bool has_absent_ = false;
  std::string day_;
  std::int64_t days_ = 0;
};

}  // namespace app
