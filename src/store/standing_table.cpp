#include "store/standing_table.h"

#include <algorithm>
#include <numeric>

#include "base/result.h"

namespace store {
namespace {

constexpr std::size_t places_min = 1'024, rewritten_min = 10'000;
constexpr std::size_t orders_max = 16;
constexpr std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t grade_column = 0;

template <std::size_t N>
std::size_t place_in(std::array<std::string_view, N> const& columns, std::string_view column) {
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
}

bool is_number_text(std::string_view column) { return column.ends_with("_order"); }

}  // namespace

// How rows compare in an order: by a number each, or by texts.
struct StandingTable::Sorting {
  StandingTable const& table;
  bool descending = false;
  std::size_t text_column = text_columns.size();
  std::size_t number_column = number_columns.size();
  std::size_t coded_column = coded_columns.size();
  std::vector<std::uint32_t> const* ranks = nullptr;
  std::uint32_t no_grade = StandingPalette::absent;

  Sorting(StandingTable& of, std::string_view column, bool is_descending) : table(of), descending(is_descending) {
    text_column = place_in(text_columns, column);
    number_column = place_in(number_columns, column);
    coded_column = place_in(coded_columns, column);
    if (coded_column < coded_columns.size()) ranks = &of.coded_[coded_column].palette.ranks();
    no_grade = of.coded_[grade_column].palette.find("");
    CHECK_NOTE(ranks != nullptr || text_column < text_columns.size() || number_column < number_columns.size(), column);
  }
  bool is_by_text() const { return text_column < text_columns.size(); }
  std::uint32_t key(std::uint32_t row) const {
    std::uint32_t number = 0;
    if (ranks != nullptr) {
      std::uint32_t const code = table.code(coded_column, row);
      if (code == StandingPalette::absent && is_number_text(coded_columns[coded_column])) return last;
      number = (*ranks)[code];
    } else {
      bool const is_grade = number_columns[number_column] == "grade_order";
      if (is_grade && no_grade != StandingPalette::absent && table.code(grade_column, row) == no_grade) return last;
      number =
          static_cast<std::uint32_t>(table.number(number_column, row) + std::numeric_limits<std::int32_t>::max() / 2);
    }
    return descending ? last - 1 - number : number;
  }
  bool operator()(std::uint32_t a, std::uint32_t b) const {
    if (is_by_text()) {
      if (int const order = table.text(text_column, a).compare(table.text(text_column, b)); order != 0)
        return descending ? order > 0 : order < 0;
    } else if (std::uint32_t const of_a = key(a), of_b = key(b); of_a != of_b) {
      return of_a < of_b;
    }
    return table.party_id(a) < table.party_id(b);
  }
};

bool StandingTable::is_worn() const { return rewritten_ > rewritten_min && rewritten_ > size(); }

std::uint32_t StandingTable::find(std::string_view id) const {
  if (places_.empty()) return none;
  std::size_t const mask = places_.size() - 1;
  for (std::size_t at = std::hash<std::string_view>{}(id)&mask; places_[at] != none; at = (at + 1) & mask)
    if (party_id(places_[at]) == id) return places_[at];
  return none;
}

void StandingTable::grow_places() {
  if ((size() + 1) * 2 < places_.size()) return;
  places_.assign(std::max(places_min, places_.size() * 2), none);
  std::size_t const mask = places_.size() - 1;
  for (std::uint32_t row = 0; row < size(); ++row) {
    std::size_t at = std::hash<std::string_view>{}(party_id(row)) & mask;
    while (places_[at] != none) at = (at + 1) & mask;
    places_[at] = row;
  }
}

std::uint32_t StandingTable::add_row(std::string_view id) {
  grow_places();
  auto const row = static_cast<std::uint32_t>(size());
  std::size_t const mask = places_.size() - 1;
  std::size_t at = std::hash<std::string_view>{}(id)&mask;
  while (places_[at] != none) at = (at + 1) & mask;
  places_[at] = row;
  for (Coded& column : coded_) column.codes.push_back(StandingPalette::absent);
  for (auto& spans : spans_) spans.emplace_back();
  for (auto& numbers : numbers_) numbers.push_back(0);
  decision_numbers_.push_back(0);
  batch_numbers_.push_back(0);
  is_listed_.push_back(1);
  return row;
}

void StandingTable::put(StandingRow const& from) {
  std::uint32_t row = find(from.texts[0]);
  if (row == none)
    row = add_row(from.texts[0]);
  else
    ++rewritten_;
  write(row, from);
  if (orders_.empty()) return;
  changes_.push_back(row);
  if (changes_.size() <= size()) return;
  orders_.clear();
  changes_.clear();
}

void StandingTable::write(std::uint32_t row, StandingRow const& from) {
  for (std::size_t i = 0; i < coded_.size(); ++i) coded_[i].codes[row] = coded_[i].palette.code_of(from.coded[i]);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    if (text(i, row) == from.texts[i]) continue;
    std::size_t const begin = texts_[i].size();
    CHECK(begin + from.texts[i].size() < none);
    spans_[i][row] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from.texts[i].size())};
    texts_[i] += from.texts[i];
  }
  for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i][row] = from.numbers[i];
  decision_numbers_[row] = from.decision_number;
  batch_numbers_[row] = from.batch_number;
  is_listed_[row] = from.is_listed ? 1 : 0;
}

StandingTable::Mask StandingTable::listed(std::vector<std::int64_t> const& left_out) const {
  Mask mask = is_listed_;
  if (left_out.empty()) return mask;
  for (std::size_t row = 0; row < mask.size(); ++row)
    if (batch_numbers_[row] != 0 && std::binary_search(left_out.begin(), left_out.end(), batch_numbers_[row]))
      mask[row] = 0;
  return mask;
}

void StandingTable::keep_any(Mask& mask, std::size_t column, std::vector<std::string> const& values) const {
  if (values.empty()) return;
  Coded const& coded = coded_[column];
  std::vector<std::uint8_t> is_wanted(coded.palette.size(), 0);
  for (std::string const& value : values) is_wanted[coded.palette.find(value)] = 1;
  is_wanted[StandingPalette::absent] = 0;
  for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= is_wanted[coded.codes[row]];
}

void StandingTable::keep_vetoes(Mask& mask, bool has_veto) const {
  std::vector<std::int64_t> const& vetoes = numbers_[place_in(number_columns, "veto_count")];
  for (std::size_t row = 0; row < mask.size(); ++row)
    if ((vetoes[row] > 0) != has_veto) mask[row] = 0;
}

void StandingTable::keep_chosen(Mask& mask, std::vector<std::string> const& party_ids, bool all_but) const {
  if (all_but) {
    for (std::string const& id : party_ids)
      if (std::uint32_t const row = find(id); row != none) mask[row] = 0;
    return;
  }
  Mask kept(mask.size(), 0);
  for (std::string const& id : party_ids)
    if (std::uint32_t const row = find(id); row != none) kept[row] = mask[row];
  mask = std::move(kept);
}

std::vector<std::uint32_t> StandingTable::page(Mask const& mask, std::string_view column, bool descending,
                                               std::size_t skipped, std::size_t wanted) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t const row : order_of(column, descending).rows) {
    if (mask[row] == 0) continue;
    if (skipped > 0) {
      --skipped;
      continue;
    }
    if (found.size() == wanted) break;
    found.push_back(row);
  }
  return found;
}

StandingTable::Order& StandingTable::order_of(std::string_view column, bool descending) {
  std::string const name = (descending ? "-" : "") + std::string{column};
  Sorting const sorting{*this, column, descending};
  auto found = orders_.find(name);
  if (found != orders_.end()) {
    catch_up(found->second, sorting);
  } else {
    if (orders_.size() == orders_max)
      orders_.erase(std::min_element(orders_.begin(), orders_.end(),
                                     [](auto const& a, auto const& b) { return a.second.used < b.second.used; }));
    Order order;
    sort_anew(order, sorting);
    found = orders_.emplace(name, std::move(order)).first;
  }
  found->second.used = ++used_;
  return found->second;
}

// Numbers are sorted as numbers, with the place in the order of ids below them.
void StandingTable::sort_anew(Order& order, Sorting const& sorting) {
  order.changes_seen = changes_.size();
  order.rows.resize(size());
  std::iota(order.rows.begin(), order.rows.end(), 0U);
  if (sorting.is_by_text()) {
    std::sort(order.rows.begin(), order.rows.end(), sorting);
    return;
  }
  std::vector<std::uint32_t> const by_id = order_of(text_columns[0], false).rows;
  std::vector<std::uint64_t> keys(size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = (std::uint64_t{sorting.key(by_id[i])} << 32U) | i;
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) order.rows[i] = by_id[keys[i] & last];
}

void StandingTable::catch_up(Order& order, Sorting const& sorting) {
  if (order.changes_seen == changes_.size()) return;
  std::vector<std::uint32_t> changed{changes_.begin() + static_cast<std::ptrdiff_t>(order.changes_seen),
                                     changes_.end()};
  Mask is_changed(size(), 0);
  for (std::uint32_t const row : changed) is_changed[row] = 1;
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  std::sort(changed.begin(), changed.end(), sorting);
  std::erase_if(order.rows, [&](std::uint32_t row) { return is_changed[row] != 0; });
  std::vector<std::uint32_t> merged(size());
  std::size_t from = 0, to = 0;
  for (std::uint32_t const row : changed) {
    auto const begin = order.rows.begin() + static_cast<std::ptrdiff_t>(from);
    auto const place =
        static_cast<std::size_t>(std::lower_bound(begin, order.rows.end(), row, sorting) - order.rows.begin());
    std::copy(begin, order.rows.begin() + static_cast<std::ptrdiff_t>(place),
              merged.begin() + static_cast<std::ptrdiff_t>(to));
    to += place - from;
    merged[to++] = row;
    from = place;
  }
  std::copy(order.rows.begin() + static_cast<std::ptrdiff_t>(from), order.rows.end(),
            merged.begin() + static_cast<std::ptrdiff_t>(to));
  order.rows = std::move(merged);
  order.changes_seen = changes_.size();
}

}  // namespace store
