#include "identity/password_hasher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

#include "identity/testing.h"

namespace identity {
namespace {

constexpr char const* right = "three boats on a green river";
constexpr char const* wrong = "three boats on a green rivers";

std::vector<Pepper> peppers(std::initializer_list<char const*> key_ids) {
  std::vector<Pepper> all;
  for (char const* key_id : key_ids) all.push_back({key_id, Secret{std::string(32, key_id[0])}});
  return all;
}

TEST(PasswordHasher, verifies_its_own_hashes_and_salts_each) {
  PasswordHasher hasher{cheap_profile(), {}};
  base::SeededRandomness randomness{1};
  std::string const first = hasher.hash(right, randomness).value();
  std::string const second = hasher.hash(right, randomness).value();
  EXPECT_NE(first, second);
  EXPECT_TRUE(first.starts_with("$argon2id$v=19$m=8192,t=1,p=1$")) << first;
  EXPECT_TRUE(hasher.verify(right, first)->matches);
  EXPECT_FALSE(hasher.verify(right, first)->needs_rehash);
  EXPECT_FALSE(hasher.verify(wrong, first)->matches);
  EXPECT_FALSE(hasher.verify("", first)->matches);
  EXPECT_FALSE(hasher.verify(right, std::nullopt)->matches);
  EXPECT_FALSE(hasher.verify(std::string(100'000, 'x'), first)->matches) << "not even hashed";
}

TEST(PasswordHasher, the_same_password_in_another_composition_matches) {
  PasswordHasher hasher{cheap_profile(), {}};
  base::SeededRandomness randomness{1};
  std::string const stored = hasher.hash("cafe\u0301 au lait", randomness).value();
  EXPECT_TRUE(hasher.verify("caf\u00e9 au lait", stored)->matches);
}

TEST(PasswordHasher, tells_when_the_cost_of_today_is_another) {
  base::SeededRandomness randomness{1};
  PasswordProfile rules = cheap_profile();
  PasswordHasher old_hasher{rules, {}};
  std::string const stored = old_hasher.hash(right, randomness).value();
  rules.argon2_passes = 2;
  PasswordHasher new_hasher{rules, {}};
  EXPECT_FALSE(old_hasher.needs_rehash(stored));
  EXPECT_TRUE(new_hasher.needs_rehash(stored));
  Verification const verified = new_hasher.verify(right, stored).value();
  EXPECT_TRUE(verified.matches && verified.needs_rehash);
  EXPECT_FALSE(new_hasher.verify(wrong, stored)->needs_rehash);
}

TEST(PasswordHasher, a_pepper_is_needed_and_can_be_replaced) {
  base::SeededRandomness randomness{1};
  PasswordHasher none{cheap_profile(), {}};
  PasswordHasher a{cheap_profile(), {}, peppers({"a"})};
  PasswordHasher b{cheap_profile(), {}, peppers({"b"})};
  PasswordHasher b_after_a{cheap_profile(), {}, peppers({"b", "a"})};
  std::string const stored = a.hash(right, randomness).value();
  EXPECT_NE(stored.find(",keyid=a$"), std::string::npos) << stored;
  EXPECT_TRUE(a.verify(right, stored)->matches);
  EXPECT_FALSE(b.verify(right, stored)) << "the key is missing: an error, not a wrong password";
  EXPECT_FALSE(none.verify(right, stored));
  Verification const verified = b_after_a.verify(right, stored).value();
  EXPECT_TRUE(verified.matches && verified.needs_rehash);
  std::string const plain = none.hash(right, randomness).value();
  EXPECT_TRUE(a.verify(right, plain)->needs_rehash) << "hashes without pepper get one at the next log-in";
}

TEST(PasswordHasher, a_stored_hash_that_cannot_be_read_is_an_error) {
  PasswordHasher hasher{cheap_profile(), {}};
  std::string const salt = "AAAAAAAAAAAAAAAAAAAAAA", hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  EXPECT_TRUE(hasher.verify(right, "$argon2id$v=19$m=8192,t=1,p=1$" + salt + "$" + hash));
  std::string const bad[] = {"",
                             "$",
                             "x",
                             "$argon2id$",
                             "$argon2i$v=19$m=8192,t=1,p=1$" + salt + "$" + hash,
                             "$argon2id$v=16$m=8192,t=1,p=1$" + salt + "$" + hash,
                             "$argon2id$v=19$m=8192,t=1,p=2$" + salt + "$" + hash,
                             "$argon2id$v=19$m=1048577,t=1,p=1$" + salt + "$" + hash,
                             "$argon2id$v=19$m=8192,t=65,p=1$" + salt + "$" + hash,
                             "$argon2id$v=19$m=4,t=1,p=1$" + salt + "$" + hash,
                             "$argon2id$v=19$m=99999999999999,t=1,p=1$" + salt + "$" + hash,
                             "$argon2id$v=19$m=-1,t=1,p=1$" + salt + "$" + hash,
                             "$argon2id$v=19$m=8192,t=1,p=1$" + salt,
                             "$argon2id$v=19$m=8192,t=1,p=1$" + salt + "$" + hash + "A",
                             "$argon2id$v=19$m=8192,t=1,p=1$$" + hash,
                             "$argon2id$v=19$m=8192,t=1,p=1,keyid=$" + salt + "$" + hash + "!"};
  for (std::string const& stored : bad) EXPECT_FALSE(hasher.verify(right, stored)) << stored;
}

// The reference implementation, by the command of Debian's package argon2.
TEST(PasswordHasher, agrees_with_the_command_argon2) {
  if (std::system("command -v argon2 >/dev/null 2>&1") != 0) GTEST_SKIP() << "the command `argon2` is not installed";
  PasswordHasher hasher{profile("nist"), {}};
  for (char const* options : {"-t 1 -k 47104 -p 1", "-t 2 -k 19456 -p 1", "-t 3 -k 65536 -p 1"}) {
    std::string const command =
        std::string{"printf '%s' '"} + right + "' | argon2 sixteen-byte-slt -id -e -l 32 " + options;
    std::array<char, 256> line{};
    FILE* const pipe = popen(command.c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    ASSERT_NE(std::fgets(line.data(), line.size(), pipe), nullptr);
    pclose(pipe);
    std::string stored{line.data()};
    stored.pop_back();
    EXPECT_TRUE(hasher.verify(right, stored)->matches) << stored;
    EXPECT_FALSE(hasher.verify(wrong, stored)->matches) << stored;
  }
}

TEST(PasswordHasher, no_more_run_at_once_than_allowed_and_the_queue_is_bounded) {
  HasherLimits limits;
  limits.concurrent_max = 1;
  limits.queue_max = 2;
  limits.queue_milliseconds_max = 60'000;
  PasswordHasher hasher{cheap_profile(), limits};
  std::atomic<int> done{0}, refused{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] {
      for (int turn = 0; turn < 4; ++turn) {
        auto const verified = hasher.verify(right, std::nullopt);
        if (verified) ++done;
        if (!verified && verified.error().code == base::ErrorCode::unavailable) ++refused;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done + refused, 64);
  EXPECT_GE(done, 3);
  EXPECT_GE(refused, 1) << "16 callers do not fit into one place and a queue of two";
  EXPECT_TRUE(hasher.verify(right, std::nullopt)) << "the place is free again";
}

TEST(PasswordHasher, who_waits_too_long_is_refused) {
  HasherLimits limits;
  limits.concurrent_max = 1;
  limits.queue_milliseconds_max = 0;
  PasswordProfile slow = profile("nist");
  slow.argon2_passes = 4;
  PasswordHasher hasher{slow, limits};
  std::atomic<bool> stop{false};
  std::thread busy{[&] {
    while (!stop) static_cast<void>(hasher.verify(right, std::nullopt));
  }};
  bool refused = false;
  for (int i = 0; i < 1'000 && !refused; ++i) {
    auto const verified = hasher.verify(right, std::nullopt);
    refused = !verified && verified.error().code == base::ErrorCode::unavailable;
  }
  stop = true;
  busy.join();
  EXPECT_TRUE(refused);
}

// Median of the processor time of one verification, alternating, so that both see the same machine.
std::pair<double, double> medians(PasswordHasher& hasher, std::string const& stored, int rounds) {
  std::array<std::vector<double>, 2> seconds;
  for (int i = 0; i < 2 * rounds; ++i) {
    bool const is_known = i % 2 == 0;
    std::clock_t const before = std::clock();
    EXPECT_FALSE(hasher.verify(wrong, is_known ? std::optional<std::string_view>{stored} : std::nullopt)->matches);
    seconds[is_known ? 0 : 1].push_back(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  for (auto& some : seconds) std::nth_element(some.begin(), some.begin() + rounds / 2, some.end());
  return {seconds[0][static_cast<std::size_t>(rounds / 2)], seconds[1][static_cast<std::size_t>(rounds / 2)]};
}

TEST(PasswordHasher, known_and_unknown_users_take_the_same_time_and_a_log_in_is_quick) {
  PasswordHasher hasher{profile("nist"), {}, peppers({"a"})};
  base::SeededRandomness randomness{1};
  std::string const stored = hasher.hash(right, randomness).value();
  double difference = 1, longest = 1;
  for (int attempt = 0; attempt < 5 && (difference > 0.05 || longest > 0.4); ++attempt) {
    auto const [known, unknown] = medians(hasher, stored, 11);
    difference = std::abs(known - unknown) / known;
    longest = std::max(known, unknown);
  }
  EXPECT_LE(difference, 0.05);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LE(longest, 0.4) << "seconds";
#endif
  RecordProperty("difference_percent", std::to_string(difference * 100));
  RecordProperty("seconds", std::to_string(longest));
}

}  // namespace
}  // namespace identity
