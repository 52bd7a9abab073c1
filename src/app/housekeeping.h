// Removes what is of use for a while only: kept answers (Idempotency-Key) and one-time links that expired. How long it
// stays is policy data (policies/housekeeping/rules.csv). Each round is one short transaction of at most `records_per_round`
// records per table, so that people who work beside it do not wait. Events are never touched.
//
// Requests for approval stay: they keep no secret, and tell who was shown what. Source: rules C3, S9.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/ports.h"
#include "base/date.h"

namespace app {

inline constexpr std::int64_t records_per_round = 1'000;  // not policy: size of a write

struct HousekeepingRules {
  int answer_hours = 0;  // since it was answered
  int link_days = 0;     // since it expired
};
// Columns rule,value,unit,source; every fault with `file:line:column`.
base::Result<HousekeepingRules> read_housekeeping_rules(std::string_view csv, std::string_view file);

struct Cleared {
  std::int64_t answers = 0, links = 0;
};
// One round; what is left over waits for the next.
base::Result<Cleared> clear_old(Store& store, HousekeepingRules const& rules, base::Instant now);

}  // namespace app
