// A person's data erased: nothing of the name is left in the database or its file, and the log proves what it proved.
// Source: AMB-58, OUT-02, rule T1; ADR 0015.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "app/evidence_check.h"
#include "app/people_views.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "app/sealing.h"
#include "world.h"

namespace operations {
namespace {

using base::ErrorCode;
using base::Json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view name = "王秀英", login_name = "wangxiuying", her_password = "tidal-flat-crane-42";

tlog::SignerKey log_key() {
  return *tlog::SignerKey::from_seed("yingzhou/test", tlog::international_profile.log,
                                     std::string(tlog::seed_size, 'l'));
}

// Somebody who was invited, came in, got a role, saved a view and made a key.
struct Person {
  Folder folder;
  World world{folder.file("yingzhou.db")};
  tlog::SignerKey key = log_key();
  std::string user_id, invited_event_id;

  Person() {
    world.context().log = {tlog::international_profile, key.verifier(), {}, {}};
    auto const invited = world.perform("invite_user", "security", {},
                                       fmt::format(R"({{"login_name":"{}","display_name":"{}"}})", login_name, name));
    CHECK_NOTE(invited, base::to_text(invited.error()));
    Json const answer = Json::parse(invited->body).value();
    user_id = answer.find("user")->text_of("user_id");
    invited_event_id = world.events("user_invited").back().event_id;
    CHECK(post("/api/v1/invitation",
               fmt::format(R"({{"token":"{}","password":"{}"}})", answer.text_of("link_token"), her_password)) == 204);
    CHECK(world.perform("grant_role", "security", {},
                        fmt::format(R"({{"user_id":"{}","workspace_id":"park-demo","department_id":"dept-invest-1",)"
                                    R"("role":"investment_officer"}})",
                                    user_id)));
    CHECK(log_in() == 201);
    CHECK(world.store().write([&](app::Writer& writer) -> base::Result<> {
      TRY(app::add(writer, app::SavedView{"view-hers", "demo", std::string{name} + "的视图", "", user_id}));
      return app::add(
          writer,
          app::ApiKey{"key-hers", user_id, std::string{name}, "", {}, world.clock().now(), world.clock().now(), {}});
    }));
  }
  int post(std::string const& target, std::string body) {
    return world.send("POST", target, nullptr, std::move(body), {{"User-Agent", std::string{login_name}}}).status;
  }
  int log_in() {
    return post("/api/v1/session",
                fmt::format(R"({{"login_name":"{}","password":"{}","code":""}})", login_name, her_password));
  }
  base::Result<app::Reply> act(std::string const& operation, std::string const& who = "security") {
    auto const user = app::find<app::User>(world.store(), user_id).value();
    return world.perform(operation, who, {{"user_id", user_id}}, R"({"reset_second_factor":false})", "",
                         std::to_string(user->version));
  }
  void seal() { CHECK(app::Sealing(world.store(), tlog::international_profile, key).seal()); }
  std::int64_t checked_openings() {
    auto const check = app::check_evidence(world.store(), world.context().log).value();
    EXPECT_TRUE(check.is_intact()) << check.faults.front().en;
    return check.openings;
  }
  app::EventProof proof() { return app::prove_event(world.store(), world.context().log, invited_event_id).value(); }
};

// Tables and columns in which a text stands, read by another program than ours.
std::vector<std::string> places_of(std::string const& database, std::string_view text) {
  sqlite3* handle = nullptr;
  CHECK(sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
  auto const query = [&](std::string const& sql) {
    std::vector<std::string> values;
    sqlite3_stmt* statement = nullptr;
    CHECK_NOTE(sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, sql);
    while (sqlite3_step(statement) == SQLITE_ROW)
      values.emplace_back(reinterpret_cast<char const*>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    return values;
  };
  std::vector<std::string> places;
  for (std::string const& table : query("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    for (std::string const& column : query(fmt::format("SELECT name FROM pragma_table_info('{}')", table)))
      if (query(fmt::format("SELECT count(*) FROM \"{}\" WHERE instr(CAST(\"{}\" AS TEXT), '{}') > 0", table, column,
                            text))
              .front() != "0")
        places.push_back(table + "." + column);
  query("PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_close(handle);
  return places;
}

TEST(Erasing, AMB_58_nothing_that_names_the_person_is_left_and_the_log_stays_proved) {
  Person person;
  World& world = person.world;
  person.seal();
  std::int64_t const openings = person.checked_openings();
  app::EventProof const before = person.proof();
  ASSERT_EQ(before.openings.size(), 2U);
  EXPECT_THAT(places_of(person.folder.file("yingzhou.db"), name),
              Not(::testing::IsEmpty()));  // the search finds what is there
  EXPECT_THAT(person.folder.bytes(), HasSubstr(std::string{name}));

  ASSERT_TRUE(person.act("disable_user"));
  auto const erased = person.act("erase_user");
  ASSERT_TRUE(erased) << erased;
  person.seal();

  EXPECT_THAT(places_of(person.folder.file("yingzhou.db"), name), ::testing::IsEmpty());
  EXPECT_THAT(places_of(person.folder.file("yingzhou.db"), login_name), ::testing::IsEmpty());
  for (app::Answered const& kept : app::select<app::Answered>(world.store(), {}).value())
    EXPECT_THAT(world.context().identity.open(kept.body, kept.answer_id).value(), Not(HasSubstr(std::string{name})));
  std::string const on_disk = person.folder.bytes();
  EXPECT_EQ(on_disk.find(name), std::string::npos);
  EXPECT_EQ(on_disk.find(login_name), std::string::npos);

  EXPECT_EQ(person.checked_openings(), openings - 2);
  tlog::TrustedKeys const keys{tlog::international_profile, person.key.verifier(), {}, 0};
  EXPECT_TRUE(app::check_proof(before, keys));  // a proof that was handed out
  app::EventProof const after = person.proof();
  EXPECT_TRUE(after.openings.empty());
  EXPECT_EQ(after.entry, before.entry);
  EXPECT_TRUE(app::check_proof(after, keys));
}

TEST(Erasing, AMB_58_pages_say_that_the_person_was_erased_and_the_name_is_free_again) {
  Person person;
  World& world = person.world;
  ASSERT_TRUE(person.act("disable_user"));
  ASSERT_TRUE(person.act("erase_user"));
  auto const users = base::parse_json<std::vector<app::UserView>>(world.perform("list_users", "audit")->body).value();
  auto const found = std::find_if(users.begin(), users.end(),
                                  [&](app::UserView const& user) { return user.user_id == person.user_id; });
  ASSERT_NE(found, users.end());
  EXPECT_EQ(found->state, "erased");
  EXPECT_EQ(found->login_name + found->display_name, "");
  EXPECT_TRUE(found->memberships.empty());
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) {
    app::Event event;
    event.event_id = "evt-hers";
    event.at = world.clock().now();
    event.kind = "view_saved";
    event.actor = person.user_id;
    event.body = "{}";
    return writer.add_event(event);
  }));
  auto const trail = Json::parse(world.perform("list_events", "audit", {{"actor", person.user_id}})->body).value();
  Json const& item = trail.find("items")->if_array()->front();
  EXPECT_EQ(item.text_of("actor_name"), "");
  EXPECT_EQ(*item.find("is_actor_erased"), Json{true});
  EXPECT_EQ(person.log_in(), 401);
  for (char const* const operation : {"erase_user", "enable_user", "renew_invitation", "reset_password"})
    EXPECT_EQ(person.act(operation).error().code, ErrorCode::conflict) << operation;
  EXPECT_FALSE(world.perform("grant_role", "security", {},
                             fmt::format(R"({{"user_id":"{}","workspace_id":"park-demo","department_id":"",)"
                                         R"("role":"park_leader"}})",
                                         person.user_id)));
  EXPECT_TRUE(world.perform("invite_user", "security", {},
                            fmt::format(R"({{"login_name":"{}","display_name":"同名"}})", login_name)));
}

TEST(Erasing, an_active_person_is_not_erased_nor_is_anybody_by_anybody_else) {
  Person person;
  EXPECT_EQ(person.act("erase_user").error().code, ErrorCode::conflict);
  ASSERT_TRUE(person.act("disable_user"));
  for (char const* const who : {"audit", "system", "leader", "head"})
    EXPECT_EQ(person.act("erase_user", who).error().code, ErrorCode::forbidden) << who;
  // Without a fresh proof of who asks it does not happen either.
  auto const user = app::find<app::User>(person.world.store(), person.user_id).value();
  app::Request request;
  request.parameters = {{"user_id", person.user_id}};
  request.idempotency_key = "k";
  request.if_match = std::to_string(user->version);
  auto const tired = person.world.actor("security", false);
  auto const refused = app::perform(person.world.context(), person.world.operation("erase_user"), &*tired, request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::step_up_required);
  EXPECT_EQ(app::find<app::User>(person.world.store(), person.user_id).value()->display_name, name);
}

TEST(Erasing, somebody_elses_openings_stay) {
  Person person;
  ASSERT_TRUE(person.world.perform("invite_user", "security", {}, R"({"login_name":"other","display_name":"别人"})"));
  ASSERT_TRUE(person.act("disable_user"));
  ASSERT_TRUE(person.act("erase_user"));
  auto const openings = app::select<app::EventOpening>(person.world.store(), {}).value();
  ASSERT_EQ(openings.size(), 2U);
  EXPECT_THAT(openings.front().value + openings.back().value, HasSubstr("别人"));
}

}  // namespace
}  // namespace operations
