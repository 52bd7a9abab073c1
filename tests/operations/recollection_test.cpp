// What is remembered between requests is what the store holds: every commit is seen by the next read. Source: COL-24.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/actor.h"
#include "app/record_table.h"
#include "store/sqlite_store.h"
#include "world.h"

namespace operations {
namespace {

using Party = std::map<std::string, std::string, std::less<>>;
Party const shown_party{{"party_id", "demo-rat-16"}};

base::Result<> add_fact(World& world) {
  return world.add_fact("tax_paid", feel::Value{base::decimal("7")}, "tax_authority", "2026-02-02");
}

TEST(Recollection, finds_once_until_the_store_changes) {
  World world;
  app::Recollection recent{world.store()};
  int found = 0;
  auto const ask = [&](std::string_view key) {
    return **recent.get<int>(key, [&]() -> base::Result<int> { return ++found; });
  };
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(ask("a"), 1);
  EXPECT_EQ(ask("b"), 2);
  EXPECT_EQ(ask("a"), 1);
  ASSERT_TRUE(add_fact(world));
  EXPECT_EQ(ask("a"), 3);
  EXPECT_EQ(ask("b"), 4);
}

TEST(Recollection, does_not_remember_what_failed) {
  World world;
  app::Recollection recent{world.store()};
  EXPECT_FALSE(recent.get<int>("a", []() -> base::Result<int> { return base::not_found("nothing yet"); }));
  EXPECT_EQ(**recent.get<int>("a", []() -> base::Result<int> { return 1; }), 1);
}

TEST(Recollection, the_file_of_an_enterprise_follows_its_facts) {
  World world;
  std::string const before = world.perform("get_party", "officer", shown_party)->body;
  EXPECT_EQ(world.perform("get_party", "officer", shown_party)->body, before);
  EXPECT_THAT(before, ::testing::Not(::testing::HasSubstr("2026-02-02")));
  ASSERT_TRUE(add_fact(world));
  EXPECT_THAT(world.perform("get_party", "officer", shown_party)->body, ::testing::HasSubstr("2026-02-02"));
}

// A bank sees the enterprises it looks after: from the next request on, and no longer than that.
TEST(Recollection, COL_24_an_assignment_counts_at_once_and_its_end_too) {
  World world;
  EXPECT_TRUE(world.perform("get_party", "bank", shown_party));
  auto kept = app::find<app::Assignment>(
      world.store(),
      {{"party_id", base::Json{"demo-rat-16"}}, {"user_id", base::Json{world.actor("bank")->subject.user_id}}});
  ASSERT_TRUE(kept && *kept);
  app::Assignment assignment = **kept;
  assignment.ended_at = world.clock().now();
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) { return app::replace(writer, assignment); }));
  EXPECT_FALSE(world.perform("get_party", "bank", shown_party));
  assignment.assignment_id = world.fresh("assignment");
  assignment.ended_at.reset();
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) { return app::add(writer, assignment); }));
  EXPECT_TRUE(world.perform("get_party", "bank", shown_party));
}

// Of people and roles, inside the transactions of changes. `number`: what has been made so far.
class Remembering : public ::testing::Test {
 protected:
  int number(bool with_change = false, base::Result<> end = {}) {
    int found = 0;
    auto const done = world.store().write([&](app::Writer& writer) -> base::Result<> {
      if (with_change) TRY(app::replace(writer, user(writer)));
      for (int i = 0; i < 2; ++i)
        found = *TRY(app::remembered<int>(writer, "", [&]() -> base::Result<int> { return ++made_; }));
      return end;
    });
    EXPECT_EQ(done.has_value(), end.has_value());
    return found;
  }
  app::User user(app::RecordReader& reader) { return **app::find<app::User>(reader, officer_id); }
  Folder folder;
  World world{folder.file("store.db")};
  std::string const officer_id = world.actor("officer")->subject.user_id;

 private:
  int made_ = 0;
};

TEST_F(Remembering, lasts_until_such_a_record_is_written) {
  EXPECT_EQ(number(), 1);
  EXPECT_EQ(number(), 1);
  ASSERT_TRUE(add_fact(world));
  EXPECT_EQ(number(), 1) << "a fact changes no right";
  EXPECT_EQ(number(true), 2);
  EXPECT_EQ(number(), 2);
}

TEST_F(Remembering, ends_with_what_was_rolled_back) {
  EXPECT_EQ(number(true, base::invalid("changed one's mind")), 1);
  EXPECT_EQ(number(), 2);
}

TEST_F(Remembering, COL_24_ends_with_a_change_by_another_process) {
  EXPECT_EQ(number(), 1);
  auto const other = store::open_sqlite(folder.file("store.db"));
  ASSERT_TRUE(other);
  app::User left = user(world.store());
  left.state = "disabled";
  ASSERT_TRUE((*other)->write([&](app::Writer& writer) { return app::replace(writer, left); }));
  EXPECT_EQ(number(), 2);
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) -> base::Result<> {
    EXPECT_EQ(user(writer).state, "disabled");
    EXPECT_FALSE(app::subject_of(world.context().access, writer, left.user_id, world.clock().now()));
    return {};
  }));
}

}  // namespace
}  // namespace operations
