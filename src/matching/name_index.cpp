#include "matching/name_index.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/pinyin.h"
#include "matching/characters.h"

namespace matching {
namespace {

using View = std::u32string_view;

constexpr std::size_t run_postings_min = 256;
constexpr std::size_t trade_name_end_max = 4;  // characters of the ends of long ones that make keys

// The reading of a Han character, or the character itself; each with a mark behind, so that xi-an is not xian.
void append_reading(std::string& key, char32_t character) {
  std::string_view const syllable = base::syllable_of(character);
  if (syllable.empty())
    base::append_utf_8(key, character);
  else
    key += syllable;
  key += '.';
}

std::string reading_of(View text) {
  std::string key;
  for (char32_t const character : text) append_reading(key, character);
  return key;
}

std::uint64_t hash_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::uint64_t signature_of(CompanyName const& name) {
  std::uint64_t signature = 0;
  for (char32_t const character : name.text) {
    std::string reading;
    append_reading(reading, character);
    signature |= std::uint64_t{1} << (hash_of(reading) >> 58U);
  }
  return signature;
}

int likeness(std::uint64_t a, std::uint64_t b) { return 2 * std::popcount(a & b) - std::popcount(a | b); }

// The best `compared_max` of all that are added, each once; of equally likely ones those added to the index first.
class Nearest {
 public:
  void add(int likeness, std::uint32_t entry) {
    if (likeness < floor_) return;
    near_.push_back({-likeness, entry});
    if (near_.size() >= 8 * compared_max) cut();
  }
  std::vector<std::uint32_t> entries() {
    cut();
    std::vector<std::uint32_t> all;
    for (auto const& [likeness, entry] : near_) all.push_back(entry);
    return all;
  }

 private:
  void cut() {
    std::sort(near_.begin(), near_.end());
    near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
    if (near_.size() < compared_max) return;
    near_.resize(compared_max);
    floor_ = -near_.back().first;
  }
  std::vector<std::pair<int, std::uint32_t>> near_;  // negative likeness, entry
  int floor_ = -1'000;
};

std::uint32_t short_hash(std::string_view key) { return static_cast<std::uint32_t>(hash_of(key) >> 32U); }

}  // namespace

std::vector<std::string> keys_of(CompanyName const& name) {
  View const trade = name.characters(Part::trade_name);
  std::vector<std::string> keys;
  if (trade.empty()) return keys;
  std::size_t const size = trade.size();
  View const industry = name.characters(Part::industry);
  // A single character stands with everything; with the beginning of the industry it does not.
  auto const add = [&](View characters) {
    std::string key = reading_of(characters);
    if (characters.size() == 1) key += "|" + reading_of(industry.substr(0, 2));
    keys.push_back(std::move(key));
  };
  add(trade);
  if (size == 2) add(std::u32string{trade[1], trade[0]});
  if (size == 2 || size == 3)
    for (std::size_t i = 0; i < size; ++i) add(std::u32string{trade.substr(0, i)}.append(trade.substr(i + 1)));
  // One slip leaves one of the ends as it was.
  for (std::size_t length = 2; length <= trade_name_end_max && length < size && size > 3; ++length) {
    add(trade.substr(0, length));
    add(trade.substr(size - length));
  }
  // Two characters swapped in the middle, or across the border: 九包昇装 for 九昇, 包装; 上宏海达 for 上海, 宏达.
  for (std::size_t length = 2; length <= 3 && size > 3; ++length) {
    add(std::u32string{trade.substr(0, length - 1)} + trade[length]);
    add(std::u32string{trade[size - length - 1]}.append(trade.substr(size - length + 1)));
  }
  // A bank has thousands of branches: what they share says little.
  constexpr std::size_t branch_characters_min = 4;
  View const branch = name.characters(Part::branch);
  if (branch.size() >= branch_characters_min) keys.push_back("/" + reading_of(branch));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<std::string> keys_of(NameRules const& rules, std::string_view utf_8) {
  return keys_of(parse_name(rules, utf_8));
}

void NameIndex::add(std::int64_t id, std::string_view name) {
  CompanyName const parsed = parse_name(rules_, name);
  if (parsed.is_empty()) return;
  CHECK(texts_.size() + name.size() <= std::numeric_limits<std::uint32_t>::max());
  auto const entry = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(
      {id, signature_of(parsed), static_cast<std::uint32_t>(texts_.size()), short_hash(reading_of(parsed.core()))});
  texts_ += name;
  if (runs_.empty()) runs_.emplace_back();
  for (std::string const& key : keys_of(parsed)) runs_.back().push_back({short_hash(key), entry});
  if (runs_.back().size() >= run_postings_min) merge_runs();
}

void NameIndex::merge_runs() {
  std::sort(runs_.back().begin(), runs_.back().end());
  while (runs_.size() > 1 && runs_[runs_.size() - 2].size() < 2 * runs_.back().size()) {
    std::vector<Posting> const last = std::move(runs_.back());
    runs_.pop_back();
    std::vector<Posting>& before = runs_.back();
    std::vector<Posting> merged;
    merged.reserve(before.size() + last.size());
    std::merge(before.begin(), before.end(), last.begin(), last.end(), std::back_inserter(merged));
    before = std::move(merged);
  }
  runs_.emplace_back();
}

std::string_view NameIndex::text_of(std::uint32_t entry) const {
  std::size_t const begin = entries_[entry].text_begin;
  std::size_t const end = entry + 1 < entries_.size() ? entries_[entry + 1].text_begin : texts_.size();
  return std::string_view{texts_}.substr(begin, end - begin);
}

std::size_t NameIndex::bytes() const {
  std::size_t bytes = entries_.capacity() * sizeof(Entry) + texts_.capacity();
  for (auto const& run : runs_) bytes += run.capacity() * sizeof(Posting);
  return bytes;
}

// Of the entries that share a key, those whose characters are most alike.
std::vector<std::uint32_t> NameIndex::nearest(CompanyName const& name) const {
  constexpr int same_core = 64;  // before all others
  std::uint64_t const signature = signature_of(name);
  std::uint32_t const core = short_hash(reading_of(name.core()));
  Nearest nearest;
  for (std::string const& key : keys_of(name)) {
    std::uint32_t const hash = short_hash(key);
    std::size_t left = postings_per_key_max;
    auto const take = [&](Posting const& posting) {
      Entry const& entry = entries_[posting.entry];
      nearest.add(likeness(signature, entry.signature) + (entry.core == core ? same_core : 0), posting.entry);
      --left;
    };
    for (auto const& run : runs_) {
      bool const is_sorted = &run != &runs_.back();
      auto at = is_sorted ? std::lower_bound(run.begin(), run.end(), Posting{hash, 0}) : run.begin();
      for (; at != run.end() && (!is_sorted || at->key == hash) && left > 0; ++at)
        if (at->key == hash) take(*at);
    }
  }
  return nearest.entries();
}

std::vector<NameCandidate> NameIndex::candidates(std::string_view name, std::size_t limit) const {
  std::vector<NameCandidate> found;
  CompanyName const parsed = parse_name(rules_, name);
  if (parsed.is_empty()) return found;
  for (std::uint32_t const entry : nearest(parsed)) {
    NameComparison comparison = compare(rules_, parsed, parse_name(rules_, text_of(entry)));
    if (comparison.verdict == Verdict::different) continue;
    found.push_back({entries_[entry].id, std::move(comparison)});
  }
  std::sort(found.begin(), found.end(), [](NameCandidate const& a, NameCandidate const& b) {
    return a.comparison.score != b.comparison.score ? a.comparison.score > b.comparison.score : a.id < b.id;
  });
  std::vector<NameCandidate> best;
  for (NameCandidate& one : found) {
    if (best.size() >= limit) break;
    bool const known = std::any_of(best.begin(), best.end(), [&](NameCandidate const& b) { return b.id == one.id; });
    if (!known) best.push_back(std::move(one));
  }
  return best;
}

std::optional<NameCandidate> only_match(NameRules const& rules, std::vector<NameCandidate> const& candidates) {
  if (candidates.empty() || candidates[0].comparison.verdict != Verdict::same) return std::nullopt;
  constexpr double per_permille = 0.001;
  double const next = candidates.size() > 1 ? candidates[1].comparison.score : 0;
  if (candidates[0].comparison.score - next < rules.factors.margin_min * per_permille) return std::nullopt;
  return candidates[0];
}

}  // namespace matching
