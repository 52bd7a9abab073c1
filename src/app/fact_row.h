// The facts of very many parties as the store hands them over: views of its own memory, nothing allocated per fact.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "feel/value.h"

namespace app {

// Those whose ids stand behind `after` and not behind `until`; "": no end.
struct PartyRange {
  std::string after, until;
};

// What of a fact decides whether it counts (park/common/facts.h), and its value as text. Views hold until the visitor
// returns.
struct FactRow {
  std::string_view name, value, source, form;
  feel::Kind kind = feel::Kind::string;  // boolean, date, number, string
  std::optional<base::Date> valid_from;
  base::Date known_at;
  std::optional<base::Date> known_until, joined_on;
};

class FactVisitor {
 public:
  virtual ~FactVisitor() = default;
  virtual base::Result<> party(std::string_view party_id) = 0;  // then its facts, in the order of its dossier
  virtual base::Result<> fact(FactRow const& row) = 0;
};

}  // namespace app
