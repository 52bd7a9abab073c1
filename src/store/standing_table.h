// What lists of a portfolio are filtered and sorted by, of all its parties at once: codes, numbers and texts by column, and
// for each order that was asked for the parties in it. A list then costs a pass over bytes, however many parties there are
// and whatever is asked; the rows that a page shows are read from the database.
//
// It follows from the table `standing`: rows that changed are put in again. Belongs to one thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/standing_palette.h"

namespace store {

// Columns of `standing`, as they are sorted and filtered by.
inline constexpr std::array<std::string_view, 16> coded_columns{"grade",
                                                                "tier",
                                                                "industry",
                                                                "admission",
                                                                "fate",
                                                                "management_grade",
                                                                "grade_without_veto",
                                                                "requirement",
                                                                "main_reason_zh",
                                                                "main_reason_en",
                                                                "as_of",
                                                                "status",
                                                                "score_order",
                                                                "limit_requested_order",
                                                                "limit_proposed_order",
                                                                "term_days_order"};
inline constexpr std::array<std::string_view, 4> text_columns{"party_id", "name_order", "name_en", "uscc"};
inline constexpr std::array<std::string_view, 2> number_columns{"grade_order", "veto_count"};

// Views hold while it is put in.
struct StandingRow {
  std::array<std::optional<std::string_view>, coded_columns.size()> coded;
  std::array<std::string_view, text_columns.size()> texts;
  std::array<std::int64_t, number_columns.size()> numbers{};
  std::int64_t decision_number = 0;  // 0: none
  std::int64_t batch_number = 0;
  bool is_listed = true;  // false: its file was merged into another one
};

class StandingTable {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  // Which rows a list lets through, by row.
  using Mask = std::vector<std::uint8_t>;

  void put(StandingRow const& row);
  std::size_t size() const { return decision_numbers_.size(); }
  bool is_worn() const;  // older states of rows take more room than it is worth

  std::uint32_t find(std::string_view party_id) const;  // none: there is no such row
  std::string_view party_id(std::uint32_t row) const { return text(0, row); }
  std::int64_t decision_number(std::uint32_t row) const { return decision_numbers_[row]; }
  std::int64_t number(std::size_t column, std::uint32_t row) const { return numbers_[column][row]; }
  std::uint32_t code(std::size_t column, std::uint32_t row) const { return coded_[column].codes[row]; }
  StandingPalette const& palette(std::size_t column) const { return coded_[column].palette; }

  // Rows of lists, without those of the batches (in order).
  Mask listed(std::vector<std::int64_t> const& left_out) const;
  void keep_any(Mask& mask, std::size_t coded_column, std::vector<std::string> const& values) const;
  void keep_vetoes(Mask& mask, bool has_veto) const;
  // In place of `mask` the rows of these parties that it had, or those of all others.
  void keep_chosen(Mask& mask, std::vector<std::string> const& party_ids, bool all_but) const;

  // Rows of the mask in the order of a column: so many after those skipped. Absent numbers, and parties without a grade
  // where it is sorted by grade, stand last whichever the direction; ties by id.
  std::vector<std::uint32_t> page(Mask const& mask, std::string_view column, bool descending, std::size_t skipped,
                                  std::size_t wanted);

 private:
  struct Span {
    std::uint32_t begin = 0, size = 0;
  };
  struct Coded {
    std::vector<std::uint32_t> codes;
    StandingPalette palette;
  };
  struct Order {
    std::vector<std::uint32_t> rows;
    std::size_t changes_seen = 0;
    std::uint64_t used = 0;
  };
  struct Sorting;
  std::string_view text(std::size_t column, std::uint32_t row) const {
    Span const span = spans_[column][row];
    return std::string_view{texts_[column]}.substr(span.begin, span.size);
  }
  void write(std::uint32_t row, StandingRow const& from);
  std::uint32_t add_row(std::string_view party_id);
  void grow_places();
  Order& order_of(std::string_view column, bool descending);
  void sort_anew(Order& order, Sorting const& sorting);
  void catch_up(Order& order, Sorting const& sorting);

  std::array<Coded, coded_columns.size()> coded_;
  std::array<std::vector<Span>, text_columns.size()> spans_;
  std::array<std::string, text_columns.size()> texts_;
  std::array<std::vector<std::int64_t>, number_columns.size()> numbers_;
  std::vector<std::int64_t> decision_numbers_, batch_numbers_;
  Mask is_listed_;
  std::vector<std::uint32_t> places_;   // rows by the hash of their ids
  std::vector<std::uint32_t> changes_;  // rows put in, in order, since the orders were begun
  std::size_t rewritten_ = 0;
  std::map<std::string, Order, std::less<>> orders_;  // by column and direction
  std::uint64_t used_ = 0;
};

}  // namespace store
