// What the parties of a portfolio are found by, as the store tells it: each party once, and again when something of it
// changed. The directory (app/directory.h) keeps it in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace app {

// Facts that are searched; the partial index of the schema names them too.
inline constexpr std::string_view person_fact = "legal_representative";
inline constexpr std::string_view address_fact = "registered_address";
inline bool is_searched(std::string_view fact_name) { return fact_name == person_fact || fact_name == address_fact; }

enum class FoundIn : std::uint8_t {
  name,
  former_name,
  merged_file,
  name_en,
  pinyin,
  uscc,
  requirement,
  person,
  address
};
std::string_view name_of(FoundIn found_in);

struct PartyListing {
  std::string party_id, name, name_en, uscc, requirement, search_text, department_id;
  std::int64_t batch_number = 0;
  std::int64_t change_number = 0;  // grows with each change in the portfolio
  bool merged = false;             // lists leave it out: its file was merged into another one
};

// One more text about a party that was told as a listing before.
struct PartyWord {
  std::string party_id;
  FoundIn found_in = FoundIn::former_name;
  std::string text, source;       // source: of a fact
  std::int64_t batch_number = 0;  // likewise
};

struct ListingVisitor {
  std::function<base::Result<>(PartyListing&&)> listing;
  std::function<base::Result<>(PartyWord&&)> word;
};

}  // namespace app
