#include "app/search_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/pinyin.h"
#include "base/text.h"

namespace app {
namespace {

constexpr std::size_t places_min = 1'024;  // not policy: of a hash table

// Reading and initials, as they stand inside the search text that the store keeps; made anew where it does not hold them.
std::string readings_of(PartyListing const& listing) {
  std::string const front = base::lower_ascii(listing.name + ' ' + listing.name_en) + ' ';
  std::size_t const behind = listing.uscc.size() + listing.requirement.size() + 2;  // not policy: two blanks
  if (listing.search_text.size() > front.size() + behind && listing.search_text.starts_with(front))
    return listing.search_text.substr(front.size(), listing.search_text.size() - front.size() - behind);
  base::Pinyin const pinyin = base::pinyin_of(listing.name);
  return pinyin.full + ' ' + pinyin.initials;
}

std::uint32_t short_number(std::size_t number) {
  CHECK(number < std::numeric_limits<std::uint32_t>::max());
  return static_cast<std::uint32_t>(number);
}

}  // namespace

std::string_view name_of(FoundIn found_in) {
  switch (found_in) {
    case FoundIn::name: return "name";
    case FoundIn::former_name: return "former_name";
    case FoundIn::merged_file: return "merged_file";
    case FoundIn::name_en: return "name_en";
    case FoundIn::pinyin: return "pinyin";
    case FoundIn::uscc: return "uscc";
    case FoundIn::requirement: return "requirement";
    case FoundIn::person: return "person";
    case FoundIn::address: return "address";
  }
  return "";
}

SearchColumn column_of(FoundIn found_in) {
  switch (found_in) {
    case FoundIn::name:
    case FoundIn::former_name:
    case FoundIn::merged_file: return SearchColumn::names;
    case FoundIn::name_en:
    case FoundIn::pinyin:
    case FoundIn::requirement: return SearchColumn::readings;
    case FoundIn::uscc: return SearchColumn::codes;
    case FoundIn::person: return SearchColumn::persons;
    case FoundIn::address: return SearchColumn::addresses;
  }
  return SearchColumn::names;
}

std::string_view SearchColumns::party_id(std::uint32_t slot) const {
  std::size_t const begin = slots_[slot].id_begin;
  std::size_t const end = slot + 1 < slots_.size() ? slots_[slot + 1].id_begin : ids_.size();
  return std::string_view{ids_}.substr(begin, end - begin);
}

std::string_view SearchColumns::text_of(SearchColumn column, std::uint32_t row) const {
  Column const& all = of(column);
  std::size_t const begin = all.rows[row].begin;
  std::size_t const end = row + 1 < all.rows.size() ? all.rows[row + 1].begin - 1 : all.text.size();
  return std::string_view{all.text}.substr(begin, end - begin);
}

std::uint32_t SearchColumns::row_at(SearchColumn column, std::size_t place, std::uint32_t from) const {
  auto const& rows = of(column).rows;
  auto const is_before = [](std::size_t at, Row const& row) { return at < row.begin; };
  std::size_t low = from, step = 1;  // doubled steps first: the next hit is seldom far
  while (low + step < rows.size() && rows[low + step].begin <= place) {
    low += step;
    step *= 2;
  }
  auto const begin = rows.begin() + static_cast<std::ptrdiff_t>(low);
  auto const end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, rows.size()));
  return static_cast<std::uint32_t>(std::upper_bound(begin, end, place, is_before) - rows.begin() - 1);
}

bool SearchColumns::is_left_out(std::int64_t batch_number) const {
  return batch_number != 0 && std::binary_search(left_out_.begin(), left_out_.end(), batch_number);
}

std::size_t SearchColumns::bytes() const {
  std::size_t bytes = slots_.capacity() * sizeof(Slot) + ids_.capacity() + places_.capacity() * sizeof(std::uint32_t);
  for (Column const& column : columns_) bytes += column.text.capacity() + column.rows.capacity() * sizeof(Row);
  return bytes;
}

std::uint32_t& SearchColumns::place_of(std::string_view party_id) {
  std::size_t at = std::hash<std::string_view>{}(party_id) % places_.size();
  while (places_[at] != no_row && this->party_id(places_[at]) != party_id) at = (at + 1) % places_.size();
  return places_[at];
}

std::uint32_t SearchColumns::slot_of(std::string_view party_id) const {
  if (places_.empty()) return no_row;
  return const_cast<SearchColumns*>(this)->place_of(party_id);
}

void SearchColumns::grow_places() {
  if (parties_ * 2 < places_.size()) return;
  std::vector<std::uint32_t> const before = std::move(places_);
  places_.assign(std::max(places_min, before.size() * 2), no_row);
  for (std::uint32_t const slot : before)
    if (slot != no_row) place_of(party_id(slot)) = slot;
}

std::uint32_t SearchColumns::department_of(std::string const& department_id) {
  auto const [found, is_new] =
      department_numbers_.try_emplace(department_id, static_cast<std::uint32_t>(departments_.size()));
  if (is_new) departments_.push_back(department_id);
  return found->second;
}

std::uint32_t SearchColumns::add_row(std::uint32_t slot, FoundIn found_in, std::string_view text,
                                     std::string_view source, std::int64_t batch_number) {
  auto const [tag, is_new] =
      tag_numbers_.try_emplace({found_in, std::string{source}, batch_number}, static_cast<std::uint32_t>(tags_.size()));
  if (is_new) tags_.push_back({found_in, std::string{source}, batch_number});
  SearchColumn const which = column_of(found_in);
  Column& column = columns_[static_cast<std::size_t>(which)];
  std::uint32_t& last = slots_[slot].rows[static_cast<std::size_t>(which)];
  column.text += '\n';
  column.rows.push_back({short_number(column.text.size()), slot, last, tag->second});
  column.text += text;
  last = short_number(column.rows.size() - 1);
  return last;
}

void SearchColumns::add(PartyListing const& listing) {
  change_number_ = std::max(change_number_, listing.change_number);
  grow_places();
  std::uint32_t const slot = short_number(slots_.size());
  std::uint32_t& place = place_of(listing.party_id);
  if (place == no_row)
    ++parties_;
  else if (slots_[place].live) {
    slots_[place].live = false;
    --live_;
  }
  place = slot;
  Slot& made = slots_.emplace_back();
  made.id_begin = short_number(ids_.size());
  ids_ += listing.party_id;
  made.department = department_of(listing.department_id);
  made.batch_number = listing.batch_number;
  made.live = !listing.merged;
  if (listing.merged) return;
  ++live_;
  slots_[slot].name = add_row(slot, FoundIn::name, listing.name);
  add_row(slot, FoundIn::pinyin, readings_of(listing));
  if (!listing.name_en.empty()) add_row(slot, FoundIn::name_en, listing.name_en);
  if (!listing.uscc.empty()) slots_[slot].code = add_row(slot, FoundIn::uscc, listing.uscc);
  if (!listing.requirement.empty()) add_row(slot, FoundIn::requirement, listing.requirement);
}

void SearchColumns::add(PartyWord const& word) {
  std::uint32_t const slot = slot_of(word.party_id);
  if (slot == no_row || !slots_[slot].live || word.text.empty()) return;
  // The same person told by every monthly file is one person.
  SearchColumn const column = column_of(word.found_in);
  for (std::uint32_t row = slots_[slot].rows[static_cast<std::size_t>(column)]; row != no_row;
       row = rows(column)[row].next) {
    Tag const& known = tags_[rows(column)[row].tag];
    if (known.found_in == word.found_in && known.source == word.source && known.batch_number == word.batch_number &&
        text_of(column, row) == word.text)
      return;
  }
  add_row(slot, word.found_in, word.text, word.source, word.batch_number);
}

}  // namespace app
