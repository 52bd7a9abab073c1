#include "app/erasing.h"

#include <algorithm>

#include "app/evidence.h"
#include "app/people_pages.h"
#include "app/record_table.h"
#include "app/views.h"

namespace app {
namespace {

using base::Json;

constexpr std::int64_t records_per_read = 1'000;  // not policy: size of a read

// Each record of a table that may be long, in the order of its key; those that `is_wanted` go.
template <class T, class Wanted>
base::Result<std::int64_t> remove_each(Call& call, Wanted const& is_wanted) {
  std::string const key{record_table<T>().key()};
  RecordQuery query;
  query.order = key;
  query.limit = records_per_read;
  std::int64_t removed = 0;
  for (;;) {
    auto const records = TRY(call.records.select_records(record_table<T>(), query));
    for (Json const& record : records) {
      if (!TRY(is_wanted(TRY(base::from_json<T>(record))))) continue;
      TRY(remove<T>(call.change(), record.text_of(key)));
      ++removed;
    }
    if (static_cast<std::int64_t>(records.size()) < records_per_read) return removed;
    query.where = {{key, *records.back().find(key), RecordTest::Kind::above}};
  }
}

// All records of the person in a table that has a column for it.
template <class T>
base::Result<std::int64_t> remove_of(Call& call, std::string const& column, std::string const& user_id) {
  auto const records = TRY(call.records.select_records(record_table<T>(), {{{column, Json{user_id}}}, ""}));
  for (Json const& record : records)
    TRY(remove<T>(call.change(), record.text_of(std::string{record_table<T>().key()})));
  return static_cast<std::int64_t>(records.size());
}

base::Result<std::int64_t> remove_openings(Call& call, std::string const& user_id) {
  return remove_each<EventOpening>(call, [&](EventOpening const& opening) -> base::Result<bool> {
    auto const event = TRY(find<Event>(call.records, {{"event_id", Json{opening.event_id}}}));
    if (!event) return false;
    auto const body = Json::parse(event->body);
    return body && body->text_of("user_id") == user_id;
  });
}

// An answer that names a person holds the id beside the name. What cannot be opened any more is of no use to anybody.
base::Result<> remove_answers(Call& call, std::string const& user_id) {
  TRY(remove_each<Answered>(call, [&](Answered const& kept) -> base::Result<bool> {
    auto const body = call.context.identity.open(kept.body, kept.answer_id);
    return !body || body->find(user_id) != std::string::npos;
  }));
  return {};
}

base::Result<> end_roles(Call& call, std::string const& user_id) {
  for (Membership& membership : TRY(memberships_in_force(call.records, user_id))) {
    membership.revoked_at = call.now;
    membership.revoked_by = call.person().subject.user_id;
    TRY(replace(call.change(), membership));
  }
  for (Assignment& assignment : TRY(select<Assignment>(
           call.records, {{{"user_id", Json{user_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, ""}))) {
    assignment.ended_at = call.now;
    TRY(replace(call.change(), assignment));
  }
  return {};
}

}  // namespace

base::Result<> remove_links(Call& call, std::string_view user_id) {
  for (identity::Link const& link : TRY(select<identity::Link>(
           call.records, {{{"subject", Json{user_id}}, {"used_at", {}, RecordTest::Kind::absent}}, ""})))
    TRY(remove<identity::Link>(call.change(), link.token_hash));
  return {};
}

base::Result<Erased> erase_person(Call& call, User& user) {
  CHECK(user.state == "disabled" && !user.erased_at);
  std::string const& id = user.user_id;
  Erased erased;
  erased.openings = TRY(remove_openings(call, id));
  erased.sessions = TRY(remove_of<identity::Session>(call, "user_id", id));
  erased.keys = TRY(remove_of<ApiKey>(call, "user_id", id));
  TRY(remove_of<OrganisationAccount>(call, "user_id", id));
  TRY(remove_of<identity::Link>(call, "subject", id));
  TRY(remove_of<SavedView>(call, "owner_id", id));
  TRY(remove_answers(call, id));
  TRY(end_roles(call, id));
  User left;
  left.user_id = id;
  left.login_name = id;  // unique, and free for nobody to guess: the old one may be given to somebody else
  left.state = "disabled";
  left.created_at = user.created_at;
  left.version = user.version + 1;
  left.erased_at = call.now;
  TRY(replace(call.change(), left));
  user = std::move(left);
  return erased;
}

}  // namespace app
