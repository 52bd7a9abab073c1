#include "app/consents.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/record_table.h"

namespace app {

using base::Json;

std::string_view state_of(Consent const& consent, base::Date day) {
  if (consent.withdrawn_on && *consent.withdrawn_on <= day) return "withdrawn";
  if (day < consent.valid_from) return "ahead";
  return consent.valid_until < day ? "ended" : "given";
}

base::Result<bool> is_agreed(RecordReader& reader, std::string_view party_id, std::string_view source,
                             std::string_view way, base::Date day) {
  for (Consent const& one : TRY(select<Consent>(reader, {{{"party_id", Json{party_id}}}})))
    if (state_of(one, day) == "given" && one.way == way &&
        std::find(one.sources.begin(), one.sources.end(), source) != one.sources.end())
      return true;
  return false;
}

base::Result<bool> note_refusal(RecordWriter& writer, std::string_view party_id, std::string_view source,
                                std::string_view connector_id, base::Instant now) {
  std::string const id = fmt::format("{}:{}", party_id, source);
  auto known = TRY(find<CollectionRefusal>(writer, id));
  if (!known) {
    TRY(add(writer,
            CollectionRefusal{id, std::string{party_id}, std::string{source}, std::string{connector_id}, 1, now, now}));
    return true;
  }
  ++known->times;
  known->last_at = now;
  known->connector_id = connector_id;
  TRY(replace(writer, *known));
  return false;
}

}  // namespace app
