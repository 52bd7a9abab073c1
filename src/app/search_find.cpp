#include "app/search_find.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/byte_search.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "base/utf_8.h"
#include "matching/company_name.h"

namespace app {
namespace {

constexpr std::size_t words_max = 32;            // not policy: bound of work
constexpr std::size_t candidates_max = 2'048;    // not policy: who types words that find more goes on typing
constexpr std::size_t taken_apart_max = 256;     // not policy: names looked at for their trade names
constexpr std::size_t sampled_bytes = 64 << 10;  // not policy: to guess which word is the rarest

// In the order in which hits are shown.
enum Rank : int {
  code_whole,
  name_whole,
  name_front,
  trade_name_front,
  name_part,
  reading_of_trade_name,
  front_of_other,  // of a reading, a former name, a Latin name, a code
  person_whole,
  part_of_other,
  person_part,
  address_part
};

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });  // not policy: ASCII
}
// The first bytes of Han characters of the basic plane, and of the marks among them.
bool has_han(std::string_view word) {
  constexpr unsigned char first = 0xE3, last = 0xED;  // not policy: UTF-8
  return std::any_of(word.begin(), word.end(), [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= first && byte <= last;
  });
}
bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

Rank rank_of(FoundIn found_in, std::string_view text, std::size_t at, std::size_t size) {
  bool const is_front = at == 0 || text[at - 1] == ' ';
  bool const is_whole = at == 0 && text.size() == size;
  switch (found_in) {
    case FoundIn::name: return is_whole ? name_whole : at == 0 ? name_front : name_part;
    case FoundIn::uscc: return is_whole ? code_whole : at == 0 ? front_of_other : part_of_other;
    case FoundIn::former_name:
    case FoundIn::merged_file:
    case FoundIn::name_en:
    case FoundIn::pinyin:
    case FoundIn::requirement: return is_front ? front_of_other : part_of_other;
    case FoundIn::person: return is_whole ? person_whole : person_part;
    case FoundIn::address: return address_part;
  }
  return address_part;
}

// Where a word stands with a party.
struct Place {
  int rank = address_part + 1;
  SearchColumn column = SearchColumn::names;
  std::uint32_t row = no_row;
  std::size_t at = 0;
};

struct Hit {
  std::uint32_t slot = 0;
  int rank = 0;
  std::size_t name_size = 0;
};

// Columns that may hold a word, the best ones first.
std::vector<SearchColumn> columns_for(std::string_view word, bool with_values) {
  using enum SearchColumn;
  std::vector<SearchColumn> columns;
  if (!is_ascii(word))
    columns = has_han(word) ? std::vector{names} : std::vector{names, readings};  // Latin names hold é too
  else if (is_plain(word))
    columns = {codes, readings};  // readings hold the Latin letters of names too
  else
    columns = {readings, names};
  if (!with_values) return columns;
  columns.push_back(persons);
  columns.push_back(addresses);
  return columns;
}

class Sight {
 public:
  Sight(SearchColumns const& columns, SearchScope const& scope) : columns_(columns), scope_(scope) {
    for (std::size_t i = 0; i < columns.departments(); ++i) {
      auto const& own = scope.reach.departments;
      departments_.push_back(std::find(own.begin(), own.end(), columns.department(static_cast<std::uint32_t>(i))) !=
                             own.end());
    }
    for (std::string const& party_id : scope.assigned)
      if (std::uint32_t const slot = columns.slot_of(party_id); slot != no_row) assigned_.insert(slot);
  }
  bool reaches(std::uint32_t number) const {
    auto const& slot = columns_.slot(number);
    if (!slot.live || columns_.is_left_out(slot.batch_number)) return false;
    return scope_.reach.all || departments_[slot.department] ||
           (!scope_.reach.assigned_to.empty() && assigned_.contains(number));
  }
  bool sees(SearchColumns::Row const& row) {
    auto const& tag = columns_.tag(row.tag);
    if (columns_.is_left_out(tag.batch_number)) return false;
    if (tag.found_in != FoundIn::person && tag.found_in != FoundIn::address) return true;
    std::uint32_t const department = columns_.slot(row.slot).department;
    bool const is_assigned = assigned_.contains(row.slot);
    std::uint64_t const key = (std::uint64_t{row.tag} << 32U) |  // not policy: three numbers in one
                              (std::uint64_t{department} << 1U) | (is_assigned ? 1U : 0U);
    auto const [known, is_new] = seen_.try_emplace(key, false);
    if (is_new) known->second = scope_.sees(tag.found_in, tag.source, columns_.department(department), is_assigned);
    return known->second;
  }

 private:
  SearchColumns const& columns_;
  SearchScope const& scope_;
  std::vector<bool> departments_;
  std::unordered_set<std::uint32_t> assigned_;
  std::unordered_map<std::uint64_t, bool> seen_;
};

// Every row of a column in which a word stands, until `take` has enough.
template <class Take>
bool each_row(SearchColumns const& columns, SearchColumn column, base::ByteSearch const& search, Take const& take) {
  std::string_view const text = columns.text(column);
  auto const& rows = columns.rows(column);
  std::uint32_t row = 0;
  for (std::size_t at = search.in(text); at != base::ByteSearch::none; at = search.in(text, at)) {
    std::size_t const first = search.sought().front() == '\n' ? at + 1 : at;
    row = columns.row_at(column, first, row);
    if (!take(row, first - rows[row].begin)) return false;
    if (row + 1 >= rows.size()) break;
    at = rows[row + 1].begin - 1;
  }
  return true;
}

class Finder {
 public:
  Finder(SearchColumns const& columns, std::vector<std::string> const& words, bool with_values)
      : columns_(columns), with_values_(with_values) {
    for (std::string const& word : words) searches_.emplace_back(word);
    std::size_t least = SIZE_MAX;
    for (std::size_t i = 0; i < searches_.size(); ++i)
      if (std::size_t const some = sample(searches_[i]); some < least) {
        least = some;
        rarest_ = i;
      }
  }

  base::ByteSearch const& rarest() const { return searches_[rarest_]; }
  std::vector<base::ByteSearch> const& searches() const { return searches_; }

  // The best place of a word with a party; none: its row is no_row.
  Place place_of(std::uint32_t slot, base::ByteSearch const& search, Sight* sight) const {
    Place best;
    for (SearchColumn const column : columns_for(search.sought(), with_values_))
      for (std::uint32_t row = columns_.slot(slot).rows[static_cast<std::size_t>(column)]; row != no_row;
           row = columns_.rows(column)[row].next) {
        auto const& one = columns_.rows(column)[row];
        std::string_view const text = columns_.text_of(column, row);
        std::size_t const at = search.in(text);
        if (at == base::ByteSearch::none || (sight != nullptr && !sight->sees(one))) continue;
        int const rank = rank_of(columns_.tag(one.tag).found_in, text, at, search.sought().size());
        if (rank < best.rank) best = {rank, column, row, at};
      }
    return best;
  }
  bool has_others(std::uint32_t slot, Sight* sight) const {
    for (std::size_t i = 0; i < searches_.size(); ++i)
      if (i != rarest_ && place_of(slot, searches_[i], sight).row == no_row) return false;
    return true;
  }

 private:
  std::size_t sample(base::ByteSearch const& search) const {
    std::size_t hits = 0;
    for (SearchColumn const column : columns_for(search.sought(), false)) {
      std::string_view const some = columns_.text(column).substr(0, sampled_bytes);
      for (std::size_t at = search.in(some); at != base::ByteSearch::none; at = search.in(some, at + 1)) ++hits;
    }
    return hits;
  }

  SearchColumns const& columns_;
  bool with_values_;
  std::vector<base::ByteSearch> searches_;
  std::size_t rarest_ = 0;
};

class Hits {
 public:
  Hits(SearchColumns const& columns, Finder const& finder, Sight& sight, std::size_t limit)
      : columns_(columns), finder_(finder), sight_(sight), limit_(limit) {}

  std::vector<Hit> take() {
    base::ByteSearch const& word = finder_.rarest();
    base::ByteSearch const front{"\n" + word.sought()};
    for (SearchColumn const column : columns_for(word.sought(), true)) {
      bool const is_value = column == SearchColumn::persons || column == SearchColumn::addresses;
      if (is_value && hits_.size() >= limit_) break;  // they would stand behind all others
      take_from(column, front);
      take_from(column, word);
    }
    std::sort(hits_.begin(), hits_.end(), [](Hit const& a, Hit const& b) { return order(a) < order(b); });
    return std::move(hits_);
  }
  static std::tuple<int, std::size_t, std::uint32_t> order(Hit const& hit) {
    return {hit.rank, hit.name_size, hit.slot};
  }

 private:
  void take_from(SearchColumn column, base::ByteSearch const& search) {
    std::size_t const word_size = finder_.rarest().sought().size();
    std::size_t const enough = hits_.size() + candidates_max;
    each_row(columns_, column, search, [&](std::uint32_t number, std::size_t at) {
      auto const& row = columns_.rows(column)[number];
      if (!sight_.reaches(row.slot) || !sight_.sees(row)) return true;
      int const rank = rank_of(columns_.tag(row.tag).found_in, columns_.text_of(column, number), at, word_size);
      add(row.slot, rank);
      return hits_.size() < enough;
    });
  }
  void add(std::uint32_t slot, int rank) {
    auto const [known, is_new] = slots_.try_emplace(slot, hits_.size());
    if (!is_new) {
      if (known->second != SIZE_MAX) hits_[known->second].rank = std::min(hits_[known->second].rank, rank);
      return;
    }
    if (!finder_.has_others(slot, &sight_)) {
      known->second = SIZE_MAX;
      return;
    }
    hits_.push_back({slot, rank, columns_.text_of(SearchColumn::names, columns_.slot(slot).name).size()});
  }

  SearchColumns const& columns_;
  Finder const& finder_;
  Sight& sight_;
  std::size_t limit_;
  std::vector<Hit> hits_;
  std::unordered_map<std::uint32_t, std::size_t> slots_;  // where in hits_; SIZE_MAX: another word is missing
};

// Hits whose trade name begins with the word stand before those that have it somewhere.
void prefer_trade_names(SearchColumns const& columns, matching::NameRules const& rules, std::string_view word,
                        std::vector<Hit>& hits) {
  std::size_t const looked_at = std::min(hits.size(), taken_apart_max);
  for (std::size_t i = 0; i < looked_at; ++i) {
    Hit& hit = hits[i];
    if (hit.rank <= trade_name_front || hit.rank > part_of_other) continue;
    std::string_view const name = columns.text_of(SearchColumn::names, columns.slot(hit.slot).name);
    std::string const trade_name = matching::parse_name(rules, name).text_of(matching::Part::trade_name);
    if (trade_name.empty()) continue;
    if (base::lower_ascii(trade_name).starts_with(word)) {
      hit.rank = trade_name_front;
    } else if (is_ascii(word)) {
      base::Pinyin const reading = base::pinyin_of(trade_name);
      if (reading.full.starts_with(word) || reading.initials.starts_with(word))
        hit.rank = std::min<int>(hit.rank, reading_of_trade_name);
    }
  }
  auto const end = hits.begin() + static_cast<std::ptrdiff_t>(looked_at);
  std::sort(hits.begin(), end, [](Hit const& a, Hit const& b) { return Hits::order(a) < Hits::order(b); });
}

// The characters of a name that a part of its reading, or of its initials, was made of; nothing when it cannot be told.
std::optional<std::pair<std::size_t, std::size_t>> mark_of_reading(std::string_view name, std::string_view readings,
                                                                   std::size_t at, std::size_t size) {
  std::size_t const blank = readings.find(' ');
  bool const is_initials = blank != std::string_view::npos && at > blank;
  std::size_t const begin = is_initials ? at - blank - 1 : at, end = begin + size;
  std::optional<std::size_t> from;
  for (std::size_t place = 0; place < name.size();) {
    std::size_t const length = std::max<std::size_t>(base::first_code_point(name.substr(place)).length, 1);
    base::Pinyin const so_far = base::pinyin_of(name.substr(0, place + length));
    std::size_t const read = (is_initials ? so_far.initials : so_far.full).size();
    if (!from && read > begin) from = place;
    place += length;
    if (from && read >= end) return std::pair{*from, place};
  }
  return std::nullopt;
}

void explain(SearchColumns const& columns, Finder const& finder, Sight& sight, std::uint32_t slot, FoundParty& party) {
  for (base::ByteSearch const& search : finder.searches()) {
    Place const place = finder.place_of(slot, search, &sight);
    if (place.row == no_row) continue;
    std::string_view text = columns.text_of(place.column, place.row);
    FoundIn const found_in = columns.tag(columns.rows(place.column)[place.row].tag).found_in;
    std::optional mark = std::pair{place.at, place.at + search.sought().size()};
    if (found_in == FoundIn::pinyin) {
      mark = mark_of_reading(party.name, text, place.at, search.sought().size());
      text = party.name;
    }
    auto known = std::find_if(party.texts.begin(), party.texts.end(),
                              [&](FoundText const& one) { return one.found_in == found_in && one.text == text; });
    if (known == party.texts.end()) known = party.texts.insert(known, {found_in, std::string{text}, {}});
    if (mark) known->marks.push_back(*mark);
  }
  for (FoundText& one : party.texts) std::sort(one.marks.begin(), one.marks.end());
}

}  // namespace

base::Result<std::vector<std::string>> search_words(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n()";
  constexpr std::string_view ideographic_blank = "\u3000";
  std::string plain = base::lower_ascii(base::half_width(text));
  for (std::size_t at = 0; (at = plain.find(ideographic_blank, at)) != std::string::npos;)
    plain.replace(at, ideographic_blank.size(), " ");
  std::vector<std::string> words;
  for (std::size_t begin = 0; (begin = plain.find_first_not_of(blanks, begin)) != std::string::npos;) {
    std::size_t const end = std::min(plain.find_first_of(blanks, begin), plain.size());
    words.push_back(plain.substr(begin, end - begin));
    begin = end;
  }
  if (words.size() > words_max)
    return base::invalid(fmt::format("search: at most {} words, got {}", words_max, words.size()));
  return words;
}

std::vector<FoundParty> find_parties(SearchColumns const& columns, matching::NameRules const& rules,
                                     std::vector<std::string> const& words, SearchScope const& scope,
                                     std::size_t limit) {
  std::vector<FoundParty> found;
  if (words.empty()) return found;
  Finder const finder{columns, words, true};
  Sight sight{columns, scope};
  std::vector<Hit> hits = Hits{columns, finder, sight, limit}.take();
  prefer_trade_names(columns, rules, finder.rarest().sought(), hits);
  for (Hit const& hit : hits) {
    if (found.size() >= limit) break;
    FoundParty& party = found.emplace_back();
    auto const& slot = columns.slot(hit.slot);
    party.party_id = columns.party_id(hit.slot);
    party.name = columns.text_of(SearchColumn::names, slot.name);
    if (slot.code != no_row) party.uscc = columns.text_of(SearchColumn::codes, slot.code);
    explain(columns, finder, sight, hit.slot, party);
  }
  return found;
}

PartyChoice choose_parties(SearchColumns const& columns, std::vector<std::string> const& words) {
  PartyChoice choice;
  choice.all_but = words.empty();
  if (words.empty()) return choice;
  Finder const finder{columns, words, false};
  std::vector<bool> is_hit(columns.size());
  std::size_t hits = 0;
  for (SearchColumn const column : columns_for(finder.rarest().sought(), false))
    each_row(columns, column, finder.rarest(), [&](std::uint32_t number, std::size_t) {
      std::uint32_t const slot = columns.rows(column)[number].slot;
      if (is_hit[slot] || !columns.slot(slot).live || !finder.has_others(slot, nullptr)) return true;
      is_hit[slot] = true;
      ++hits;
      return true;
    });
  choice.all_but = hits > columns.live() / 2;
  choice.party_ids.reserve(choice.all_but ? columns.live() - hits : hits);
  for (std::uint32_t slot = 0; slot < columns.size(); ++slot)
    if (columns.slot(slot).live && is_hit[slot] != choice.all_but)
      choice.party_ids.emplace_back(columns.party_id(slot));
  return choice;
}

}  // namespace app
