// USES: identity
// What a log-in and a request pay: Argon2id of the profiles, and token and session checks beside a plain SHA-256.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "identity/address_guard.h"
#include "identity/password.h"
#include "identity/sealed.h"
#include "identity/session.h"
#include "identity/throttle.h"
#include "identity/token.h"

namespace {

base::Instant const now = base::Instant::from_milliseconds(1'800'000'000'000);

identity::PasswordProfile profile() {
  std::ifstream file{std::string{YINGZHOU_SOURCE_DIR} + "/policies/identity/password_profiles.csv"};
  std::string const text{std::istreambuf_iterator<char>{file}, {}};
  return identity::find_profile(identity::read_password_profiles(text, "p.csv").value(), "nist").value();
}

void password_hash(benchmark::State& state, int memory_kib, int passes) {
  identity::PasswordProfile rules = profile();
  rules.argon2_memory_kib = memory_kib;
  rules.argon2_passes = passes;
  identity::PasswordHasher hasher{rules, {}};
  for (auto _ : state) benchmark::DoNotOptimize(hasher.verify("three boats on a green river", std::nullopt));
}
BENCHMARK_CAPTURE(password_hash, m19456_t2, 19'456, 2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(password_hash, m47104_t1, 47'104, 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(password_hash, m65536_t3, 65'536, 3)->Unit(benchmark::kMillisecond);

void plain_sha_256(benchmark::State& state) {
  std::string const text(43, 'a');
  for (auto _ : state) benchmark::DoNotOptimize(base::sha256_hex(text));
}
BENCHMARK(plain_sha_256);

void token_check(benchmark::State& state) {
  base::SeededRandomness randomness{1};
  identity::Token const token = identity::new_token(randomness);
  for (auto _ : state) benchmark::DoNotOptimize(identity::is_token(token.text, token.hash));
}
BENCHMARK(token_check);

void api_key_check(benchmark::State& state) {
  base::SeededRandomness randomness{1};
  identity::ApiKey const key = identity::new_api_key(randomness);
  for (auto _ : state) {
    auto const read = identity::read_api_key(key.text);
    benchmark::DoNotOptimize(identity::is_token(read->text, key.hash));
  }
}
BENCHMARK(api_key_check);

void session_check(benchmark::State& state) {
  base::SeededRandomness randomness{1};
  identity::PasswordProfile const rules = profile();
  identity::Session const session = identity::open_session("usr_1", "", false, rules, now, randomness).session;
  for (auto _ : state) benchmark::DoNotOptimize(identity::check(session, rules, now));
}
BENCHMARK(session_check);

void throttle_admit_and_succeed(benchmark::State& state) {
  identity::Throttle throttle{profile(), 100'000};
  for (int i = 0; i < 100'000; ++i) throttle.admit({"u" + std::to_string(i), "n" + std::to_string(i), ""}, now);
  identity::Attempt const attempt{"liming", "10.1.2.3", ""};
  for (auto _ : state) {
    benchmark::DoNotOptimize(throttle.admit(attempt, now));
    throttle.succeeded(attempt, now);
  }
}
BENCHMARK(throttle_admit_and_succeed);

void open_sealed(benchmark::State& state, identity::SealProfile profile) {
  base::SeededRandomness randomness{1};
  auto const ring = identity::KeyRing::read(identity::KeyRing::new_line("k1", profile, randomness), "k").value();
  std::string const sealed = ring.seal(identity::Secret{std::string(20, 'x')}, "user/usr_1/totp", randomness).value();
  for (auto _ : state) benchmark::DoNotOptimize(ring.open(sealed, "user/usr_1/totp"));
}
BENCHMARK_CAPTURE(open_sealed, aes_256_gcm, identity::SealProfile::aes_256_gcm);
BENCHMARK_CAPTURE(open_sealed, sm4_ctr_hmac_sm3, identity::SealProfile::sm4_ctr_hmac_sm3);

void address_check(benchmark::State& state) {
  identity::GuardRules const rules;
  std::vector<std::string> const resolved{"93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"};
  for (auto _ : state) benchmark::DoNotOptimize(identity::check_target("https://hooks.example.com/x", resolved, rules));
}
BENCHMARK(address_check);

}  // namespace
