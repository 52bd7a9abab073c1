#include "identity/session.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "identity/testing.h"
#include "identity/token.h"

namespace identity {
namespace {

constexpr std::int64_t minute = 60, hour = 3'600;  // seconds

OpenedSession open(bool stepped_up = false) {
  base::SeededRandomness randomness{1};
  return open_session("usr_1", "Firefox, 10.1.2.0", stepped_up, profile("mlps3"), start, randomness);
}

TEST(Session, ends_by_idling_and_by_age) {
  PasswordProfile const rules = profile("mlps3");
  Session session = open().session;
  EXPECT_EQ(check(session, rules, later(start, 30 * minute - 1)), Verdict::valid);
  EXPECT_EQ(check(session, rules, later(start, 30 * minute)), Verdict::idle);
  for (std::int64_t at = 0; at < 12 * hour; at += 20 * minute) {
    ASSERT_EQ(check(session, rules, later(start, at)), Verdict::valid) << at;
    touch(session, later(start, at));
  }
  EXPECT_EQ(check(session, rules, later(start, 12 * hour - 1)), Verdict::valid);
  EXPECT_EQ(check(session, rules, later(start, 12 * hour)), Verdict::expired);
  PasswordProfile stricter = rules;
  stricter.absolute_hours = 1;
  EXPECT_EQ(check(session, stricter, later(start, 12 * hour - 1)), Verdict::expired)
      << "a stricter profile holds at once";
  end(session, "logged_out", later(start, hour));
  end(session, "idle", later(start, 2 * hour));
  EXPECT_EQ(session.ended_why, "logged_out");
  EXPECT_EQ(check(session, rules, start), Verdict::ended);
}

TEST(Session, rotation_makes_new_tokens_and_keeps_the_absolute_end) {
  base::SeededRandomness randomness{2};
  OpenedSession const first = open();
  OpenedSession const second = rotate(first.session, later(start, hour), randomness);
  EXPECT_NE(second.token, first.token);
  EXPECT_NE(second.session.token_hash, first.session.token_hash);
  EXPECT_NE(second.session.csrf_token, first.session.csrf_token);
  EXPECT_NE(second.session.session_id, first.session.session_id);
  EXPECT_TRUE(is_token(second.token, second.session.token_hash));
  EXPECT_FALSE(is_token(first.token, second.session.token_hash));
  EXPECT_TRUE(is_csrf_token(second.session, second.session.csrf_token));
  EXPECT_FALSE(is_csrf_token(second.session, first.session.csrf_token));
  EXPECT_FALSE(is_csrf_token(second.session, ""));
  EXPECT_EQ(second.session.created_at, start);
  EXPECT_EQ(second.session.expires_at, first.session.expires_at);
  EXPECT_EQ(second.session.user_id, "usr_1");
}

TEST(Session, a_step_up_holds_five_minutes) {
  PasswordProfile const rules = profile("nist");
  Session session = open().session;
  EXPECT_FALSE(is_stepped_up(session, rules, start));
  step_up(session, later(start, minute));
  EXPECT_TRUE(is_stepped_up(session, rules, later(start, 6 * minute - 1)));
  EXPECT_FALSE(is_stepped_up(session, rules, later(start, 6 * minute)));
  touch(session, later(start, 10 * minute));
  EXPECT_FALSE(is_stepped_up(session, rules, later(start, 2 * minute))) << "a clock set back revives no step-up";
  EXPECT_TRUE(is_stepped_up(open(true).session, rules, start));
}

TEST(Session, the_high_water_tells_how_far_the_clock_lies_behind) {
  HighWater water;
  EXPECT_EQ(water.behind(start), 0);
  EXPECT_EQ(water.at(later(start, 10)), later(start, 10));
  EXPECT_EQ(water.at(start), later(start, 10));
  EXPECT_EQ(water.behind(start), 10'000);
  EXPECT_EQ(water.at(later(start, 11)), later(start, 11));
}

// Any walk of the clock, forward and back, with touches in between: what has once been found dead stays dead.
RC_GTEST_PROP(Session, is_never_revived, ()) {
  PasswordProfile const rules = profile("nist");
  HighWater water;
  Session session = open().session;
  water.at(start);
  bool dead = false;
  auto const jumps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-3'000, 3'000));
  std::int64_t clock = 0;
  for (int const jump : jumps) {
    clock += jump;
    base::Instant const now = water.at(later(start, clock));
    bool const valid = check(session, rules, now) == Verdict::valid;
    RC_ASSERT(!(dead && valid));
    dead = dead || !valid;
    if (valid) touch(session, now);
    RC_ASSERT(!valid || now < session.expires_at);
  }
}

}  // namespace
}  // namespace identity
