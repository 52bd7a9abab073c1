// USES: tlog
// The log: appending beside plain hashing of the same bytes, inclusion proofs out of a log of a million entries (median and
// 99th percentile by the wall), and the full check of it beside one plain hash of every entry and node. SM3 beside SHA-256.
// Entries have 64 to 191 bytes, as events do.
#include <benchmark/benchmark.h>

#include <random>

#include "percentiles.h"
#include "tlog/full_check.h"
#include "tlog/testing.h"

namespace {

using tlog::HashKind;

constexpr std::uint64_t million = 1'000'000;

std::string const& entry(std::uint64_t index) {
  static std::vector<std::string> const entries = [] {
    std::vector<std::string> made;
    std::mt19937_64 random{1};
    for (int i = 0; i < 4096; ++i) {
      made.emplace_back(64 + random() % 128, '\0');
      for (char& c : made.back()) c = static_cast<char>(random());
    }
    return made;
  }();
  return entries[index % entries.size()];
}

tlog::testing::MemoryLog& log_of_a_million(tlog::Profile const& profile) {
  static std::map<HashKind, tlog::testing::MemoryLog> logs;
  auto const found = logs.find(profile.hash);
  if (found != logs.end()) return found->second;
  auto& log = logs.try_emplace(profile.hash, 0, profile).first->second;
  for (std::uint64_t i = 0; i < million; ++i) CHECK(log.appender.append(entry(i)).has_value());
  log.tiles.store(log.appender.changes());
  return log;
}

// One leaf hash per entry and one node hash per entry: what any tree needs.
void plain_hashing(benchmark::State& state, HashKind kind) {
  tlog::Hasher hasher{kind};
  tlog::Hash node;
  std::uint64_t index = 0;
  for (auto _ : state) node = hasher.node(node, hasher.leaf(entry(index++)));
  benchmark::DoNotOptimize(node);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(plain_hashing, sha_256, HashKind::sha_256);
BENCHMARK_CAPTURE(plain_hashing, sm3, HashKind::sm3);

void append(benchmark::State& state, HashKind kind) {
  tlog::Appender appender{kind};
  std::uint64_t index = 0;
  for (auto _ : state) {
    CHECK(appender.append(entry(index++)).has_value());
    if (index % 4096 == 0) benchmark::DoNotOptimize(appender.changes());
  }
  benchmark::DoNotOptimize(appender.root());
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(append, sha_256, HashKind::sha_256);
BENCHMARK_CAPTURE(append, sm3, HashKind::sm3);

// Each with tiles read anew, and verified.
void inclusion_proof(benchmark::State& state, tlog::Profile const& profile) {
  tlog::testing::MemoryLog& log = log_of_a_million(profile);
  tlog::Hash const root = log.appender.root();
  std::mt19937_64 random{2};
  Percentiles microseconds;
  for (auto _ : state) {
    std::uint64_t const index = random() % million;
    auto const proof = microseconds.time<std::micro>([&] {
      tlog::TileNodes nodes{profile.hash, log.tiles, million};
      return tlog::prove_inclusion(profile.hash, nodes, index, million);
    });
    tlog::Hash const leaf = tlog::Hasher{profile.hash}.leaf(entry(index));
    CHECK(tlog::verify_inclusion(profile.hash, *proof, index, leaf, million, root));
  }
  state.counters["p50_us"] = microseconds.at(0.5);
  state.counters["p99_us"] = microseconds.at(0.99);
}
BENCHMARK_CAPTURE(inclusion_proof, sha_256, tlog::international_profile);
BENCHMARK_CAPTURE(inclusion_proof, sm3, tlog::national_profile);

void verify_checkpoint(benchmark::State& state, tlog::Profile const& profile) {
  tlog::testing::MemoryLog log{5, profile};
  std::string const note = log.signed_checkpoint();
  tlog::TrustedKeys const keys = log.keys();
  for (auto _ : state) CHECK(tlog::open_checkpoint(note, keys).has_value());
}
BENCHMARK_CAPTURE(verify_checkpoint, ed25519, tlog::international_profile);
BENCHMARK_CAPTURE(verify_checkpoint, sm2, tlog::national_profile);

void full_check_of_a_million(benchmark::State& state, tlog::Profile const& profile) {
  tlog::testing::MemoryLog& log = log_of_a_million(profile);
  std::string const checkpoint = log.signed_checkpoint();
  for (auto _ : state) CHECK(tlog::check_log(log.tiles, checkpoint, log.keys()).is_intact());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(million));
}
BENCHMARK_CAPTURE(full_check_of_a_million, sha_256, tlog::international_profile)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(full_check_of_a_million, sm3, tlog::national_profile)->Unit(benchmark::kMillisecond);

// One hash over all the entries: the least that reading them against anything costs.
void plain_hash_of_a_million(benchmark::State& state, HashKind kind) {
  std::string bytes;
  for (std::uint64_t i = 0; i < million; ++i) bytes += entry(i);
  tlog::Hasher hasher{kind};
  for (auto _ : state) benchmark::DoNotOptimize(hasher.plain(bytes));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK_CAPTURE(plain_hash_of_a_million, sha_256, HashKind::sha_256)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(plain_hash_of_a_million, sm3, HashKind::sm3)->Unit(benchmark::kMillisecond);

}  // namespace
