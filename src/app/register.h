// Exactly one file per enterprise: names it had, and files that turned out to be the same enterprise. Source: ENT-01.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/records.h"
#include "base/date.h"

namespace app {

struct FormerName {
  std::string former_name_id, party_id, portfolio_id, name, name_en, name_key;
  base::Date used_until;  // the day from which the next name holds
  std::string reason, recorded_by;
  base::Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(FormerName, (),
                      (former_name_id, party_id, portfolio_id, name, name_en, name_key, used_until, reason, recorded_by,
                       recorded_at))
template <>
inline constexpr std::string_view record_name<FormerName> = "former_name";

// `party_id` is the same enterprise as `into_party_id`: from that day on its facts count with the other's, until they are
// separated again. Nothing moves: each file keeps what it has.
struct PartyMerge {
  std::string merge_id, portfolio_id, party_id, into_party_id;
  base::Date merged_on;
  std::string reason, merged_by;
  base::Instant merged_at;
  std::optional<base::Date> separated_on;
  std::string separation_reason, separated_by;
  std::optional<base::Instant> separated_at;
};
BOOST_DESCRIBE_STRUCT(PartyMerge, (),
                      (merge_id, portfolio_id, party_id, into_party_id, merged_on, reason, merged_by, merged_at,
                       separated_on, separation_reason, separated_by, separated_at))
template <>
inline constexpr std::string_view record_name<PartyMerge> = "party_merge";

// What the file of an enterprise shows of these.
struct PartyReference {
  std::string party_id, portfolio_id, name, uscc;
};
BOOST_DESCRIBE_STRUCT(PartyReference, (), (party_id, portfolio_id, name, uscc))
struct FormerNameView {
  std::string name, name_en;
  base::Date used_until;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(FormerNameView, (), (name, name_en, used_until, reason))
struct PartyMergeView {
  PartyReference party;  // the other file
  base::Date merged_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PartyMergeView, (), (party, merged_on, reason))

}  // namespace app
