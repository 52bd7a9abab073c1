// USES: dmn
// A table of 20 rules and 6 inputs through a Session, beside the same rules as plain C++.
#include <benchmark/benchmark.h>

#include <array>
#include <random>

#include "dmn/model.h"
#include "dmn/model_text.h"

namespace {

constexpr int rules = 20;

struct Applicant {
  base::Decimal score, revenue, overdue_days, years;
  std::string industry, region;
};

// Rule r asks for a score of at least 95 - 4 r, revenue above 20 (20 - r), few overdue days, some years, and now and then
// for an industry or a region.
std::string industry_of(int rule) { return rule % 3 == 0 ? "trade" : rule % 3 == 1 ? "software" : ""; }
std::string region_of(int rule) { return rule % 4 == 0 ? "east" : ""; }

dmn::model_text::TableText table_text() {
  dmn::model_text::TableText table{"FIRST", "", "score, revenue, overdue, years, industry, region => tier", {}, "", ""};
  for (int rule = 0; rule + 1 < rules; ++rule) {
    std::string const industry = industry_of(rule), region = region_of(rule);
    table.rules.push_back(fmt::format(">= {} | > {} | [0..{}] | >= {} | {} | {} => \"T{}\"", 95 - 4 * rule,
                                      20 * (20 - rule), 3 * rule, rule % 5,
                                      industry.empty() ? "-" : "\"" + industry + "\", \"finance\"",
                                      region.empty() ? "-" : "\"" + region + "\"", rule));
  }
  table.rules.emplace_back("- | - | - | - | - | - => \"none\"");
  return table;
}

dmn::Model load() {
  using namespace dmn::model_text;
  std::string body;
  for (char const* name : {"score", "revenue", "overdue", "years"}) body += input(name, "number");
  for (char const* name : {"industry", "region"}) body += input(name, "string");
  body += decision("tier", "score, revenue, overdue, years, industry, region", table(table_text()), "string");
  auto model = dmn::Model::load(definitions(body), {.file = "bench.dmn"});
  CHECK(model.has_value() && model->publishable());
  return *std::move(model);
}

std::vector<Applicant> applicants() {
  std::mt19937_64 random{20240305};
  auto const number = [&](int below) {
    return base::Decimal{static_cast<std::int64_t>(random() % static_cast<unsigned>(below))};
  };
  std::array<char const*, 4> const industries{"trade", "software", "finance", "farming"},
      regions{"east", "west", "north", "south"};
  std::vector<Applicant> list;
  for (int i = 0; i < 1024; ++i)
    list.push_back(
        {number(100), number(1000), number(60), number(10), industries[random() % 4], regions[random() % 4]});
  return list;
}

// The same rules by hand, thresholds as constants.
int plain(Applicant const& a) {
  struct Limits {
    base::Decimal score, revenue, overdue, years;
  };
  static std::vector<Limits> const limits = [] {
    std::vector<Limits> all;
    for (int rule = 0; rule + 1 < rules; ++rule) all.push_back({95 - 4 * rule, 20 * (20 - rule), 3 * rule, rule % 5});
    return all;
  }();
  for (int rule = 0; rule + 1 < rules; ++rule) {
    Limits const& limit = limits[static_cast<std::size_t>(rule)];
    if (a.score < limit.score || a.revenue <= limit.revenue || a.overdue_days < 0 || a.overdue_days > limit.overdue ||
        a.years < limit.years)
      continue;
    if (rule % 3 == 0 && a.industry != "trade" && a.industry != "finance") continue;
    if (rule % 3 == 1 && a.industry != "software" && a.industry != "finance") continue;
    if (rule % 4 == 0 && a.region != "east") continue;
    return rule;
  }
  return -1;
}

struct Slots {
  explicit Slots(dmn::Model::Session& session)
      : score(session.input("score")),
        revenue(session.input("revenue")),
        overdue(session.input("overdue")),
        years(session.input("years")),
        industry(session.input("industry")),
        region(session.input("region")),
        tier(session.decision("tier")) {}
  int score, revenue, overdue, years, industry, region, tier;
};

std::string decide(dmn::Model::Session& session, Slots const& slots, Applicant const& a,
                   dmn::EvaluateOptions const& options) {
  session.clear();
  session.set(slots.score, a.score);
  session.set(slots.revenue, a.revenue);
  session.set(slots.overdue, a.overdue_days);
  session.set(slots.years, a.years);
  session.set(slots.industry, a.industry);
  session.set(slots.region, a.region);
  dmn::Outcome const& outcome = session.evaluate(slots.tier, options);
  CHECK(outcome.status == dmn::Outcome::Status::decided);
  return outcome.value.string();
}

void session_table(benchmark::State& state, bool trace) {
  dmn::Model const model = load();
  dmn::Model::Session session{model};
  Slots const slots{session};
  std::vector<Applicant> const list = applicants();
  dmn::EvaluateOptions options;
  options.trace = trace;
  for (Applicant const& a : list) {
    int const expected = plain(a);
    CHECK(decide(session, slots, a, options) == (expected < 0 ? std::string{"none"} : fmt::format("T{}", expected)));
  }
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(decide(session, slots, list[next++ % list.size()], options));
}

void table_of_20_rules_by_session(benchmark::State& state) { session_table(state, false); }
BENCHMARK(table_of_20_rules_by_session);

void table_of_20_rules_with_trace(benchmark::State& state) { session_table(state, true); }
BENCHMARK(table_of_20_rules_with_trace);

void table_of_20_rules_in_plain_cpp(benchmark::State& state) {
  std::vector<Applicant> const list = applicants();
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(plain(list[next++ % list.size()]));
}
BENCHMARK(table_of_20_rules_in_plain_cpp);

void load_and_compile(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load());
}
BENCHMARK(load_and_compile);

// A price list: one interval of one input per rule, the hit near the end.
dmn::Model load_long(int rules_count) {
  using namespace dmn::model_text;
  TableText list{"FIRST", "", "score => price", {}, "", ""};
  for (int rule = 0; rule < rules_count; ++rule)
    list.rules.push_back(fmt::format("[{}..{}) => {}", rule, rule + 1, rule * 3));
  auto model = dmn::Model::load(
      definitions(input("score", "number") + decision("price", "score", table(list), "number")), {.file = "bench.dmn"});
  CHECK(model.has_value() && model->publishable());
  return *std::move(model);
}

void table_of_5000_rules_by_session(benchmark::State& state) {
  dmn::Model const model = load_long(5000);
  dmn::Model::Session session{model};
  int const score = session.input("score"), price = session.decision("price");
  for (auto _ : state) {
    session.clear();
    session.set(score, 4990);
    benchmark::DoNotOptimize(session.evaluate(price, {}).value);
  }
}
BENCHMARK(table_of_5000_rules_by_session);

void load_5000_rules(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_long(5000));
}
BENCHMARK(load_5000_rules);

}  // namespace
