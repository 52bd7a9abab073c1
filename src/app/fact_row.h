// The facts of very many parties as the store hands them over: views of its own memory, nothing allocated per fact.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "feel/value.h"
#include "park/common/facts.h"

namespace app {

// A portfolio at one moment, whatever is written meanwhile: facts are only ever added, and what was added up to then has
// numbers up to `last_fact`.
struct FactScan {
  std::vector<std::string> party_ids;  // of the parties that are listed, about as they were recorded
  std::map<std::string, std::vector<park::Fact>, std::less<>> joined;  // of files that were merged into theirs
  std::int64_t last_fact = 0;
  std::unordered_map<std::int64_t, std::optional<base::Date>> batch_ends;  // taken back from that day; none: hidden
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
  virtual base::Result<> fact(std::string_view party_id, FactRow const& row) = 0;
};

}  // namespace app
