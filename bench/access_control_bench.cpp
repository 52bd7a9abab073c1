// USES: access_control
// One question of access as every request asks it: a user with five memberships, the grant found in the last, or in none.
// Beside it the look-up of the same strings in an unordered_map, once per membership: a table without scopes.
// Counters p50 and p99 are nanoseconds of single calls; `clock` is what the stopwatch itself takes.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>

#include "access_control/decision.h"
#include "percentiles.h"

namespace {

using access_control::Membership;
using access_control::Policy;
using access_control::Resource;
using access_control::Subject;

Policy const& policy() {
  static Policy const loaded = [] {
    access_control::AccessFiles files;
    for (auto const& entry : std::filesystem::directory_iterator(YINGZHOU_SOURCE_DIR "/policies/access")) {
      std::ifstream file(entry.path(), std::ios::binary);
      files.emplace(entry.path().filename().string(), std::string{std::istreambuf_iterator<char>{file}, {}});
    }
    return *Policy::read(files);
  }();
  return loaded;
}

Subject five_memberships() {
  Subject subject{"usr_01hv5m8q2r7t9w3x6y0z1a2b3c", {}};
  char const* const roles[] = {"investment_officer", "service_specialist", "department_head", "tax_reviewer",
                               "finance_reviewer"};
  for (char const* role : roles) {
    std::string const at = std::to_string(subject.memberships.size());
    subject.memberships.push_back({"mem_01hv5m8q2r7t9w3x6y0z1a2b3" + at, "wsp_01hv5m8q2r7t9w3x6y0z1a2b3" + at, "park",
                                   "prk_01hv5m8q2r7t9w3x6y0z1a2b3c", "dep_01hv5m8q2r7t9w3x6y0z1a2b3" + at, "investment",
                                   role});
  }
  return subject;
}

Resource party(std::string const& workspace) {
  return {"wsp_01hv5m8q2r7t9w3x6y0z1a2b3" + workspace,
          "prk_01hv5m8q2r7t9w3x6y0z1a2b3c",
          "dep_01hv5m8q2r7t9w3x6y0z1a2b3x",
          "pty_01hv5m8q2r7t9w3x6y0z1a2b3c",
          "usr_01hv5m8q2r7t9w3x6y0z1a2b3d",
          {"usr_01hv5m8q2r7t9w3x6y0z1a2b3e", "usr_01hv5m8q2r7t9w3x6y0z1a2b3f"}};
}

template <class Call>
void measure(benchmark::State& state, Call const& call) {
  Percentiles nanoseconds;
  for (auto _ : state) benchmark::DoNotOptimize(call());
  for (int i = 0; i < 200'000; ++i) nanoseconds.time<std::nano>([&] { benchmark::DoNotOptimize(call()); });
  state.counters["p50"] = nanoseconds.at(0.5);
  state.counters["p99"] = nanoseconds.at(0.99);
}

void allows(benchmark::State& state, std::string const& workspace, bool expected) {
  Subject const subject = five_memberships();
  Resource const resource = party(workspace);
  if (access_control::allows(policy(), subject, "fact.read", resource) != expected)
    return state.SkipWithError("wrong answer");
  measure(state, [&] { return access_control::allows(policy(), subject, "fact.read", resource); });
}
BENCHMARK_CAPTURE(allows, granted_by_the_last, "4", true);
BENCHMARK_CAPTURE(allows, refused, "9", false);

void decide_with_reasons(benchmark::State& state) {
  Subject const subject = five_memberships();
  Resource const resource = party("9");
  measure(state, [&] { return access_control::decide(policy(), subject, "fact.read", resource); });
}
BENCHMARK(decide_with_reasons);

void unordered_map(benchmark::State& state) {
  std::unordered_map<std::string, int> table;
  for (auto const& grant : policy().grants())
    table.emplace(policy().permissions()[static_cast<std::size_t>(grant.permission)].permission + " " +
                      policy().roles()[static_cast<std::size_t>(grant.role)].role,
                  static_cast<int>(grant.scope));
  std::vector<std::string> keys;  // made beforehand: the look-up alone is measured
  for (Membership const& membership : five_memberships().memberships) keys.push_back("fact.read " + membership.role);
  measure(state, [&] {
    int found = 0;
    for (std::string const& key : keys) found += table.find(key)->second;
    return found;
  });
}
BENCHMARK(unordered_map);

void clock(benchmark::State& state) {
  measure(state, [] { return 0; });
}
BENCHMARK(clock);

}  // namespace
