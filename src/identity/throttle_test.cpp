#include "identity/throttle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "identity/testing.h"

namespace identity {
namespace {

constexpr std::size_t entries_max = 10'000;

TEST(Throttle, five_quick_tries_then_a_delay_that_doubles_to_its_bound) {
  PasswordProfile const rules = profile("nist");
  Throttle throttle{rules, entries_max};
  Attempt const attempt{"liming", "10.1.2.3", ""};
  base::Instant now = start;
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(throttle.admit(attempt, now).admitted) << i;
  for (std::int64_t const delay : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900}) {
    EXPECT_EQ(throttle.admit(attempt, now).retry_at, later(now, delay));
    EXPECT_FALSE(throttle.admit(attempt, later(now, delay - 1)).admitted) << "hammering does not help, nor prolong";
    now = later(now, delay);
    EXPECT_TRUE(throttle.admit(attempt, now).admitted) << delay;
  }
  throttle.succeeded(attempt, now);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(throttle.admit(attempt, now).admitted) << "begins anew";
}

TEST(Throttle, parallel_tries_do_not_overtake_the_count) {
  Throttle throttle{profile("nist"), entries_max};
  int admitted = 0;
  for (int i = 0; i < 500; ++i) admitted += int{throttle.admit({"liming", "10.1.2.3", ""}, start).admitted};
  EXPECT_EQ(admitted, 5);
}

TEST(Throttle, one_password_on_many_users_is_slowed_by_its_network) {
  Throttle throttle{profile("nist"), entries_max};
  int admitted = 0;
  for (int i = 0; i < 1'000; ++i)
    admitted += int{throttle.admit({"user" + std::to_string(i), "10.1.2.3", ""}, start).admitted};
  EXPECT_EQ(admitted, 50);
  EXPECT_TRUE(throttle.admit({"user7", "10.9.9.9", ""}, start).admitted) << "another network does not wait";
  EXPECT_TRUE(throttle.admit({"user7", "10.1.2.3", "dev_1"}, start).admitted) << "nor a known device in it";
}

TEST(Throttle, an_office_that_logs_in_well_is_not_slowed) {
  Throttle throttle{profile("nist"), entries_max};
  for (int i = 0; i < 1'000; ++i) {
    Attempt const attempt{"user" + std::to_string(i), "10.1.2.3", ""};
    ASSERT_TRUE(throttle.admit(attempt, start).admitted) << i;
    throttle.succeeded(attempt, start);
  }
  EXPECT_EQ(throttle.size(), 0U);
}

TEST(Throttle, from_many_networks_the_password_alone_opens_nothing_after_the_limit) {
  PasswordProfile const rules = profile("nist");
  Throttle throttle{rules, entries_max};
  int useful = 0;
  for (int i = 0; i < 5'000; ++i) {
    Admission const admission = throttle.admit({"liming", "net" + std::to_string(i), ""}, start);
    useful += int{admission.admitted && !admission.proof_needed};
  }
  EXPECT_EQ(useful, rules.failures_max);
  Admission const elsewhere = throttle.admit({"liming", "home", ""}, start);
  EXPECT_TRUE(elsewhere.admitted && elsewhere.proof_needed) << "not locked out: the second factor opens";
  Admission const known = throttle.admit({"liming", "home", "dev_1"}, start);
  EXPECT_TRUE(known.admitted && !known.proof_needed);
  throttle.succeeded({"liming", "home", ""}, start);
  EXPECT_FALSE(throttle.admit({"liming", "net9999", ""}, start).proof_needed);
}

TEST(Throttle, who_proved_it_by_a_link_begins_anew_and_others_do_not) {
  Throttle throttle{profile("nist"), entries_max};
  for (int i = 0; i < 5'000; ++i) throttle.admit({"liming", "net" + std::to_string(i), ""}, start);
  for (int i = 0; i < 6; ++i) {
    throttle.admit({"liming", "home", ""}, start);
    throttle.admit({"wangwu", "home", ""}, start);
  }
  throttle.forget({"liming", "home", ""});
  Admission const after = throttle.admit({"liming", "home", ""}, start);
  EXPECT_TRUE(after.admitted && !after.proof_needed);
  EXPECT_FALSE(throttle.admit({"wangwu", "home", ""}, start).admitted);
}

TEST(Throttle, a_stolen_device_cookie_guesses_no_more_than_others) {
  PasswordProfile const rules = profile("nist");
  Throttle throttle{rules, entries_max};
  base::Instant now = start;
  int useful = 0;
  for (int i = 0; i < 1'000; ++i) {
    Admission const admission = throttle.admit({"liming", "net", "dev_1"}, now);
    useful += int{admission.admitted && !admission.proof_needed};
    now = later(now, 900);
  }
  EXPECT_LE(useful, 2 * rules.failures_max) << "as a known device, then as an unknown one";
}

TEST(Throttle, what_was_admitted_but_not_decided_counts_nowhere) {
  Throttle throttle{profile("nist"), entries_max};
  Attempt const attempt{"liming", "10.1.2.3", ""};
  for (int i = 0; i < 1'000; ++i) {
    ASSERT_TRUE(throttle.admit(attempt, start).admitted) << i;
    throttle.undecided(attempt, start);
  }
  EXPECT_EQ(throttle.size(), 0U);
}

TEST(Throttle, memory_is_bounded_and_a_flood_does_not_wash_out_an_account_under_attack) {
  PasswordProfile const rules = profile("nist");
  Throttle throttle{rules, 1'000};
  for (int i = 0; i < rules.failures_max; ++i) throttle.admit({"liming", "net" + std::to_string(i), ""}, start);
  for (int i = 0; i < 20'000; ++i) throttle.admit({"x" + std::to_string(i), "flood" + std::to_string(i), ""}, start);
  EXPECT_LE(throttle.size(), 1'000U);
  EXPECT_TRUE(throttle.admit({"liming", "home", ""}, start).proof_needed);
  EXPECT_FALSE(throttle.admit({"liming", "home", ""}, later(start, 721 * 3'600)).proof_needed) << "forgotten";
}

TEST(Throttle, counts_outlive_a_restart) {
  PasswordProfile const rules = profile("nist");
  Throttle before{rules, entries_max};
  for (int i = 0; i < rules.failures_max; ++i) before.admit({"liming", "net" + std::to_string(i), ""}, start);
  Throttle after{rules, entries_max};
  after.restore(before.counts());
  EXPECT_EQ(after.size(), before.size());
  EXPECT_TRUE(after.admit({"liming", "home", ""}, start).proof_needed);
}

TEST(Throttle, a_clock_set_back_makes_nobody_wait_beyond_the_longest_delay) {
  Throttle throttle{profile("nist"), entries_max};
  Attempt const attempt{"liming", "10.1.2.3", ""};
  for (int i = 0; i < 6; ++i) throttle.admit(attempt, later(start, 365 * 86'400));
  EXPECT_LE(throttle.admit(attempt, start).retry_at, later(start, 900));
}

// Whatever an attacker does from other networks and devices, the person on a known device signs in at once; and the tries
// that could open the account by password alone stay within the limit.
RC_GTEST_PROP(Throttle, nobody_locks_another_out_and_guesses_are_bounded, ()) {
  PasswordProfile const rules = profile(*rc::gen::element("nist", "mlps3"));
  Throttle throttle{rules, 500};
  base::Instant now = start;
  int useful = 0;
  auto const moves = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 40), rc::gen::inRange(0, 2'000)));
  for (auto const& [network, seconds] : moves) {
    now = later(now, seconds);
    for (int burst = 0; burst < 10; ++burst) {
      Admission const admission = throttle.admit({"liming", "net" + std::to_string(network), ""}, now);
      useful += int{admission.admitted && !admission.proof_needed};
    }
    Attempt const person{"liming", "net" + std::to_string(network), "dev_1"};
    Admission const admission = throttle.admit(person, now);
    RC_ASSERT(admission.admitted && !admission.proof_needed);
    throttle.undecided(person, now);  // the person does not finish, so the attacker's counts are not cleared
    Admission const elsewhere = throttle.admit({"liming", "elsewhere", ""}, now);
    RC_ASSERT(elsewhere.admitted);
    throttle.undecided({"liming", "elsewhere", ""}, now);
  }
  RC_ASSERT(useful <= rules.failures_max);
}

}  // namespace
}  // namespace identity
