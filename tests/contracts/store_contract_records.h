// The part of the contract about records (app/records.h): see store_contract.h, which includes this.
#pragma once

namespace contracts {

inline app::Workspace workspace(std::string id, std::string title = "园区") {
  return {std::move(id), "park", "park", std::move(title), "Park", 1};
}

TEST_P(StoreContract, records_come_back_as_they_went_in) {
  app::User user;
  user.user_id = "u1";
  user.login_name = "chen";
  user.display_name = std::string{"陈\0专员", 10};
  user.state = "active";
  user.recovery_hashes = {"a", "\"b\""};
  user.created_at = *base::Instant::parse("2026-03-05T06:07:08.123Z");
  must_write([&](app::Writer& writer) { return app::add(writer, user); });
  auto const found = app::find<app::User>(*store_, "u1").value();
  ASSERT_TRUE(found);
  EXPECT_EQ(base::to_json(*found).to_string(), base::to_json(user).to_string());
  EXPECT_FALSE(found->password_changed_at);
  EXPECT_FALSE(app::find<app::User>(*store_, "u2").value());
}

TEST_P(StoreContract, records_are_found_by_every_kind_of_test_in_order) {
  must_write([&](app::Writer& writer) -> base::Result<> {
    for (int i = 0; i < 5; ++i) {
      app::Workspace one = workspace("w" + std::to_string(i), i % 2 == 0 ? "甲" : "乙");
      one.version = i;
      TRY(app::add(writer, one));
    }
    return {};
  });
  using Kind = app::RecordTest::Kind;
  auto const ids = [&](app::RecordQuery const& query) {
    std::string text;
    for (app::Workspace const& one : app::select<app::Workspace>(*store_, query).value())
      text += one.workspace_id + " ";
    return text;
  };
  EXPECT_EQ(ids({}), "w0 w1 w2 w3 w4 ");
  EXPECT_EQ(ids({{{"title_zh", base::Json{"甲"}}}, "-version"}), "w4 w2 w0 ");
  EXPECT_EQ(ids({{{"version", base::Json{2}, Kind::above}}}), "w3 w4 ");
  EXPECT_EQ(ids({{{"version", base::Json{2}, Kind::below}, {"title_zh", base::Json{"甲"}, Kind::unequal}}}), "w1 ");
  EXPECT_EQ(ids({{{"workspace_id", base::Json::Array{"w4", "w1", "x"}, Kind::one_of}}}), "w1 w4 ");
  EXPECT_EQ(ids({{}, "title_zh", 2, 1}), "w3 w0 ");
  EXPECT_EQ(app::count<app::Workspace>(*store_, {{"title_zh", base::Json{"乙"}}}).value(), 2);
  EXPECT_EQ(ids({{{"workspace_id", base::Json{"w1' OR 1=1 --"}}}}), "");
}

TEST_P(StoreContract, absent_values_are_the_least_and_ties_stand_by_key) {
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(app::add(writer, workspace("w")));
    app::User user;
    user.user_id = "u";
    user.state = "active";
    TRY(app::add(writer, user));
    for (std::string const id : {"c", "a", "d", "b", "B"}) {
      app::Membership one{"m-" + id, "u", "w", id, "role", "", {}, {}, ""};
      if (id == "a" || id == "d") one.revoked_at = base::Instant::from_milliseconds(id == "a" ? 2'000 : 1'000);
      TRY(app::add(writer, one));
    }
    return {};
  });
  auto const ids = [&](std::string order) {
    std::string text;
    for (auto const& one : app::select<app::Membership>(*store_, {{}, std::move(order)}).value())
      text += one.membership_id + " ";
    return text;
  };
  EXPECT_EQ(ids("revoked_at"), "m-B m-b m-c m-d m-a ");
  EXPECT_EQ(ids("-revoked_at"), "m-a m-d m-c m-b m-B ");
}

TEST_P(StoreContract, what_is_unique_stays_so_and_what_is_referred_to_exists) {
  must_write([](app::Writer& writer) { return app::add(writer, workspace("w")); });
  auto const adds = [this](auto const& record) {
    return write_error([&](app::Writer& writer) { return app::add(writer, record); }).code;
  };
  EXPECT_EQ(adds(workspace("w")), base::ErrorCode::conflict);
  EXPECT_EQ(adds(app::Department{"d", "nowhere", "tax", "税务", "Tax", 1}), base::ErrorCode::not_found);
  app::User user;
  user.user_id = "u1";
  user.login_name = "chen";
  user.state = "active";
  must_write([&](app::Writer& writer) { return app::add(writer, user); });
  user.user_id = "u2";
  EXPECT_EQ(adds(user), base::ErrorCode::conflict);
}

TEST_P(StoreContract, a_change_reads_what_it_wrote_and_others_do_not_until_it_is_done) {
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(app::add(writer, workspace("w")));
    EXPECT_TRUE(app::find<app::Workspace>(writer, "w").value());
    EXPECT_FALSE(app::find<app::Workspace>(*store_, "w").value());
    app::Workspace changed = workspace("w", "新");
    changed.version = 2;
    TRY(app::replace(writer, changed));
    EXPECT_EQ(app::find<app::Workspace>(writer, "w").value()->title_zh, "新");
    return {};
  });
  EXPECT_EQ(app::find<app::Workspace>(*store_, "w").value()->version, 2);
  EXPECT_EQ(write_error([](app::Writer& writer) { return app::replace(writer, workspace("x")); }).code,
            base::ErrorCode::not_found);
  must_write([](app::Writer& writer) { return app::remove<app::Workspace>(writer, "w"); });
  EXPECT_EQ(write_error([](app::Writer& writer) { return app::remove<app::Workspace>(writer, "w"); }).code,
            base::ErrorCode::not_found);
}

}  // namespace contracts
