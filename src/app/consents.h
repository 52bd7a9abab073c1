// What enterprises agreed to share: who said so, for what purpose, which sources, in which way, from when until when. Where
// the pack's rules of collection ask for consent and there is none, nothing is taken from that source; the others go on.
// Described records as in app/views.h. Source: DAT-19, DAT-18.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/records.h"
#include "base/date.h"
#include "base/result.h"

namespace app {

class Writer;

struct Consent {
  std::string consent_id, portfolio_id, party_id;
  std::string given_by, purpose;     // who of the enterprise agreed; what for
  std::vector<std::string> sources;  // of the register of sources
  std::string way;                   // of collection.csv: erp_link, standard, sample, attestation
  base::Date valid_from, valid_until;
  std::string evidence;  // document, reference or hash
  std::optional<base::Date> withdrawn_on;
  std::string withdrawn_reason, withdrawn_by;
  std::string recorded_by;
  base::Instant recorded_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Consent, (),
                      (consent_id, portfolio_id, party_id, given_by, purpose, sources, way, valid_from, valid_until,
                       evidence, withdrawn_on, withdrawn_reason, withdrawn_by, recorded_by, recorded_at, version))
template <>
inline constexpr std::string_view record_name<Consent> = "consent";

// given, ahead, ended, withdrawn.
std::string_view state_of(Consent const& consent, base::Date day);

// Whether the enterprise agreed that the source tells in that way, on that day.
base::Result<bool> is_agreed(RecordReader& reader, std::string_view party_id, std::string_view source,
                             std::string_view way, base::Date day);

// What was not taken for want of consent.
struct CollectionRefusal {
  std::string refusal_id, party_id, source, connector_id;  // connector_id: of the last time, "" for a file
  std::int64_t times = 0;
  base::Instant first_at, last_at;
};
BOOST_DESCRIBE_STRUCT(CollectionRefusal, (), (refusal_id, party_id, source, connector_id, times, first_at, last_at))
template <>
inline constexpr std::string_view record_name<CollectionRefusal> = "collection_refusal";

// Counts it. True when it is the first time since the enterprise last agreed: then it is worth an event.
base::Result<bool> note_refusal(RecordWriter& writer, std::string_view party_id, std::string_view source,
                                std::string_view connector_id, base::Instant now);

}  // namespace app
