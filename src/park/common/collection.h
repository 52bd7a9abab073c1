// How data reach the park, by the data class of the enterprise and by who delivers them (collection.csv), and what is done
// with values that do not come in clear or do not come at all (held_values.csv). A pack without these files takes every
// value as it comes. Source: DAT-15 to DAT-20, ENT-09.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "park/common/facts.h"

namespace park {

struct FactDefinition;

// The attribute of facts.csv by which the rules go (ENT-09).
inline constexpr std::string_view data_class_fact = "data_class";

// How much of a value may be kept; each says less than the one before: the value; between which bounds it lies; on which
// side of one bound it lies, or a yes or no; that it was not changed.
enum class Keep { clear, range, attestation, hash };
std::string_view name_of(Keep keep);

struct CollectionRule {
  std::string data_class, source;  // `*`: every other one
  std::string way;                 // erp_link, standard, sample, attestation
  bool needs_consent = false;
  Keep keep = Keep::clear;
  std::string requirement, note;
};

enum class RangeEnd { lower, upper, middle };

struct HeldRule {
  std::string data_class, name;  // a fact or an indicator; `*`: every other fact
  std::optional<RangeEnd> counts;
  std::string predict;  // sample_mean: of a fact, from its sampled periods; benchmark: of an indicator; "": never
  int periods_min = 0;  // sampled periods without which nothing is predicted
  std::string requirement;
};

class Collection {
 public:
  std::vector<CollectionRule> rules;
  std::vector<HeldRule> held;

  bool empty() const { return rules.empty(); }
  // The one of the class and source, else of the class, else of the source, else of all; null: as it comes.
  CollectionRule const* rule(std::string_view data_class, std::string_view source) const;
  bool has_class(std::string_view data_class) const;
  RangeEnd range_end(std::string_view data_class, std::string_view fact) const;
  HeldRule const* prediction(std::string_view data_class, std::string_view name,
                             std::string_view method) const;  // null: none
};

// The bounds of a fact whose value is held as a range or as an attested bound; neither: it is held otherwise.
struct Bounds {
  std::optional<base::Decimal> lower, upper;
};
Bounds bounds_of(Fact const& fact);
// The number that counts of it.
std::optional<base::Decimal> counted(Bounds const& bounds, RangeEnd end);

// What a cell says that holds no plain value: `100..200`, `100~200`, `100至200`; `>=100`, `不低于100`, `<=200`, `不高于200`;
// `sha256:` and 64 digits. Fills value, form and stated of the fact. False when it says nothing of the kind.
bool read_held(FactDefinition const& definition, std::string_view text, base::Decimal factor, Fact& fact);

// Whether what is told goes beyond what may be kept. A yes or a no is an attestation.
bool tells_too_much(Fact const& fact, Keep keep);

}  // namespace park
