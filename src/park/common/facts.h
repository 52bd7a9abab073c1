// Facts: dated, sourced values about a party. Bitemporal: `valid_*` is the period a value speaks of, `known_at` when it
// reached the park, `known_until` the day from which it does not count any more. A correction is a newer fact; nothing is
// ever changed in place. Source: architecture.md §4, DAT-01.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "feel/value.h"
#include "park/common/sources.h"

namespace park {

class BenchmarkBook;

struct Fact {
  std::string name;                      // attribute of facts.csv
  feel::Value value;                     // number, string, boolean or date
  std::optional<base::Date> valid_from;  // absent: speaks of no period (a founding date, say)
  std::optional<base::Date> valid_to;
  base::Date known_at;
  std::string source;    // code of texts/labels.csv: tax, court, declared, verified …
  std::string evidence;  // document, reference or hash; "" when none
  std::string note;
  // It does not count from that day: its batch was withdrawn, or its file separated.
  std::optional<base::Date> known_until{};
  std::string form{};    // how it is held: "" in clear, range, attestation, hash (park/common/collection.h)
  std::string stated{};  // what was told where it is not the value: `1000..2000`, `5000..`, `sha256:…`
  std::optional<base::Date> joined_on{};  // it counts from that day: the file it stands in was merged into this one
  // From when on this file knows it.
  base::Date known_here_at() const { return joined_on && *joined_on > known_at ? *joined_on : known_at; }
};

// What is known about one party, any number of facts in any order.
struct Dossier {
  std::string party_id;
  std::string name;
  std::vector<Fact> facts;
  std::shared_ptr<BenchmarkBook const> benchmarks{};  // of its portfolio; none: those of the pack alone
};

// Known by then, not withdrawn by then, and its period has begun.
bool is_known(Fact const& fact, base::Date as_of);

// The facts that count on `as_of`: per attribute, of those known by then, not withdrawn by then and whose period has begun,
// the one with the latest valid_from; among those the one of the most trusted source, so that a declared value never takes
// the place of a verified one (DAT-04); among those the latest known_at; among those the later row. One that is held as a
// hash alone gives way to any that has a value. Pointers into the dossier.
std::vector<Fact const*> facts_as_of(Dossier const& dossier, base::Date as_of, SourceRegister const& sources);

// What counts of one attribute, as text; "" when nothing is known of it.
std::string text_as_of(Dossier const& dossier, std::string_view name, base::Date as_of, SourceRegister const& sources);

// The facts that speak of the same attribute and period as one that counts, say something else and come from another source:
// each with the one that counts. What a source itself has corrected by then is no disagreement, nor is a value within the
// bounds that another source tells.
struct Disagreement {
  Fact const* counts = nullptr;
  Fact const* other = nullptr;
};
bool say_otherwise(Fact const& one, Fact const& other);
std::vector<Disagreement> disagreements_as_of(Dossier const& dossier, base::Date as_of, SourceRegister const& sources);

}  // namespace park
