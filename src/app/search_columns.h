// Everything that the parties of one portfolio are found by, in a few long texts that are searched from end to end: names;
// readings and Latin names; codes; persons; addresses. Each text is a row; the rows of a party hang together.
//
// A party that changed is added once more; its older rows stay and do not count.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/party_listing.h"

namespace app {

inline constexpr std::uint32_t no_row = UINT32_MAX;
inline constexpr std::size_t columns_of_search = 5;  // not policy: SearchColumn
enum class SearchColumn : std::uint8_t { names, readings, codes, persons, addresses };
SearchColumn column_of(FoundIn found_in);

class SearchColumns {
 public:
  // What rows have in common.
  struct Tag {
    FoundIn found_in = FoundIn::name;
    std::string source;
    std::int64_t batch_number = 0;
  };
  struct Row {
    std::uint32_t begin = 0, slot = 0, next = no_row, tag = 0;  // next: of the same party
  };
  struct Slot {
    std::uint32_t id_begin = 0, department = 0;
    std::int64_t batch_number = 0;
    std::array<std::uint32_t, columns_of_search> rows{no_row, no_row, no_row, no_row, no_row};  // the last one first
    std::uint32_t name = no_row, code = no_row;                                                 // rows of their columns
    bool live = false;  // false: an older state of a party, or one that lists leave out
  };

  void add(PartyListing const& listing);
  void add(PartyWord const& word);
  void set_left_out(std::vector<std::int64_t> batches) { left_out_ = std::move(batches); }
  bool is_left_out(std::int64_t batch_number) const;

  std::size_t size() const { return slots_.size(); }
  std::size_t live() const { return live_; }
  std::size_t bytes() const;  // what it holds in memory
  std::int64_t change_number() const { return change_number_; }
  Slot const& slot(std::uint32_t slot) const { return slots_[slot]; }
  Tag const& tag(std::uint32_t tag) const { return tags_[tag]; }
  std::string const& department(std::uint32_t department) const { return departments_[department]; }
  std::size_t departments() const { return departments_.size(); }
  std::string_view party_id(std::uint32_t slot) const;
  std::uint32_t slot_of(std::string_view party_id) const;  // no_row: none

  // Of a column: its rows one after the other, each with a line feed before it.
  std::string_view text(SearchColumn column) const { return of(column).text; }
  std::vector<Row> const& rows(SearchColumn column) const { return of(column).rows; }
  std::string_view text_of(SearchColumn column, std::uint32_t row) const;
  // The row in which a place of the text lies. `from`: a row not behind it.
  std::uint32_t row_at(SearchColumn column, std::size_t place, std::uint32_t from) const;

 private:
  struct Column {
    std::string text;
    std::vector<Row> rows;
  };
  Column const& of(SearchColumn column) const { return columns_[static_cast<std::size_t>(column)]; }
  std::uint32_t add_row(std::uint32_t slot, FoundIn found_in, std::string_view text, std::string_view source = "",
                        std::int64_t batch_number = 0);
  std::uint32_t department_of(std::string const& department_id);
  std::uint32_t& place_of(std::string_view party_id);
  void grow_places();

  std::array<Column, columns_of_search> columns_;
  std::vector<Slot> slots_;
  std::string ids_;
  std::vector<std::uint32_t> places_;  // slot of a party by the hash of its id, no_row where there is none
  std::size_t live_ = 0, parties_ = 0;
  std::vector<std::string> departments_;
  std::map<std::string, std::uint32_t, std::less<>> department_numbers_;
  std::vector<Tag> tags_;
  std::map<std::tuple<FoundIn, std::string, std::int64_t>, std::uint32_t> tag_numbers_;
  std::vector<std::int64_t> left_out_;
  std::int64_t change_number_ = 0;
};

}  // namespace app
