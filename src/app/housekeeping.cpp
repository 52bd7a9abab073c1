#include "app/housekeeping.h"

#include "app/people.h"
#include "app/record_table.h"
#include "base/rule_table.h"

namespace app {
namespace {

using base::Json;

constexpr std::int64_t hour = 3'600'000;  // not policy: milliseconds
constexpr int counted_max = 10'000;       // not policy: what the program can count with

base::Instant before(base::Instant now, std::int64_t hours) {
  return base::Instant::from_milliseconds(now.milliseconds() - hours * hour);
}

// Of one table, the oldest first.
template <class T>
base::Result<std::int64_t> remove_before(Writer& writer, std::string const& column, base::Instant limit) {
  RecordQuery query;
  query.where = {{column, Json{limit.to_string()}, RecordTest::Kind::below}};
  query.order = column;
  query.limit = records_per_round;
  auto const old = TRY(writer.select_records(record_table<T>(), query));
  for (Json const& record : old) TRY(remove<T>(writer, record.text_of(std::string{record_table<T>().key()})));
  return static_cast<std::int64_t>(old.size());
}

}  // namespace

base::Result<HousekeepingRules> read_housekeeping_rules(std::string_view csv, std::string_view file) {
  HousekeepingRules rules;
  TRY(base::read_rule_table(csv, file, {{"answer", &rules.answer_hours, "hours"}, {"link", &rules.link_days, "days"}},
                            counted_max));
  return rules;
}

base::Result<Cleared> clear_old(Store& store, HousekeepingRules const& rules, base::Instant now) {
  constexpr std::int64_t hours_per_day = 24;  // not policy: time
  base::Instant const answers = before(now, rules.answer_hours), links = before(now, rules.link_days * hours_per_day);
  Cleared cleared;
  // Nothing to do is the usual case, and needs no writer.
  if (TRY(count<Answered>(store, {{"at", Json{answers.to_string()}, RecordTest::Kind::below}})) == 0 &&
      TRY(count<identity::Link>(store, {{"expires_at", Json{links.to_string()}, RecordTest::Kind::below}})) == 0)
    return cleared;
  TRY(store.write([&](Writer& writer) -> base::Result<> {
    cleared.answers = TRY(remove_before<Answered>(writer, "at", answers));
    cleared.links = TRY(remove_before<identity::Link>(writer, "expires_at", links));
    return {};
  }));
  return cleared;
}

}  // namespace app
