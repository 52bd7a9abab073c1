// Which known enterprises may a name denote? Names that should match share a key; the keys of a name are few, so that a
// store can keep them in a table as well. They are made of the reading (pinyin) of the trade name: whole; of short ones with
// one character left out, so that a wrong, missing, extra or moved character still leaves one in common (as in SymSpell); of
// long ones the ends, also for names in which a slip hides where the trade name begins or ends.
//
// Keys of common trade names (华, 宏达) stand with thousands of names. Of each key at most `postings_per_key_max` are looked
// at, by a signature of eight bytes; only the best `compared_max` of them are compared in full.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matching/name_match.h"

namespace matching {

inline constexpr std::size_t keys_max = 12;
inline constexpr std::size_t postings_per_key_max = 8'192;
inline constexpr std::size_t compared_max = 32;

// Up to `keys_max` different texts, sorted; none for an empty name. They depend on the rules of names: make them anew when
// the rules change.
std::vector<std::string> keys_of(CompanyName const& name);
std::vector<std::string> keys_of(NameRules const& rules, std::string_view utf_8);

struct NameCandidate {
  std::int64_t id = 0;
  NameComparison comparison;
};

// REQUIRES: the rules outlive it. Adding needs a writer alone; candidates() may be called by several threads.
class NameIndex {
 public:
  explicit NameIndex(NameRules const& rules) : rules_(rules) {}

  // A second name of the same id is another name of it. An empty name is not added.
  void add(std::int64_t id, std::string_view name);
  // The best first (equal ones by id), at least `unsure`; one per id.
  std::vector<NameCandidate> candidates(std::string_view name, std::size_t limit) const;
  std::size_t size() const { return entries_.size(); }
  std::size_t bytes() const;  // what it holds in memory

 private:
  struct Entry {
    std::int64_t id = 0;
    std::uint64_t signature = 0;  // a bit for each reading in the name
    std::uint32_t text_begin = 0;
    std::uint32_t core = 0;  // hash of the reading of trade name and industry
  };
  struct Posting {
    std::uint32_t key = 0, entry = 0;
    friend auto operator<=>(Posting const&, Posting const&) = default;
  };

  std::string_view text_of(std::uint32_t entry) const;
  void merge_runs();
  std::vector<std::uint32_t> nearest(CompanyName const& name) const;

  NameRules const& rules_;
  std::vector<Entry> entries_;
  std::string texts_;
  // Sorted runs, each at least twice as long as the next; the last one grows unsorted up to `run_postings_min`.
  std::vector<std::vector<Posting>> runs_;
};

// The candidate to take without asking: `same`, and better than the next one by `margin_min`; else none. REQUIRES: they
// were asked for with a limit of at least 2.
std::optional<NameCandidate> only_match(NameRules const& rules, std::vector<NameCandidate> const& candidates);

}  // namespace matching
