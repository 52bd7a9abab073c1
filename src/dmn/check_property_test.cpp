// The proof against brute force: random small tables, every combination of values tried on the row path.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "dmn/check.h"
#include "dmn/check_test.h"

namespace dmn {
namespace {

using Kind = FindingKind;

struct Tried {
  std::vector<feel::Value> values;
  std::vector<int> matched, fired;
  bool decided = false;
  std::string code, result;
};

struct Random {
  std::mt19937 engine;
  int below(int end) { return static_cast<int>(engine() % static_cast<unsigned>(end)); }
  template <class T>
  T const& of(std::vector<T> const& choices) {
    return choices[engine() % choices.size()];
  }
};

std::string number_cell(Random& random) {
  int const a = random.below(4), b = a + 1 + random.below(2);
  static std::vector<std::string> const forms = {"-",        "-",        "< {0}",      "<= {0}",     ">= {0}",
                                                 "> {0}",    "{0}",      "[{0}..{1}]", "[{0}..{1})", "({0}..{1})",
                                                 "not({0})", "{0}, {1}", "null",       "not(null)"};
  return fmt::format(fmt::runtime(random.of(forms)), a, b);
}

std::string text_cell(Random& random) {
  static std::vector<std::string> const cells = {"-", "-", "\"a\"", "\"b\"", "\"a\", \"b\"", "not(\"a\")", "null"};
  return random.of(cells);
}

model_text::TableText random_table(Random& random, std::string const& policy) {
  model_text::TableText table{.hit_policy = policy, .columns = "x, y, kind => tier"};
  if (policy == "PRIORITY") table.output_values = "1, 2, 3";
  int const rules = 1 + random.below(6);
  for (int rule = 0; rule < rules; ++rule)
    table.rules.push_back(fmt::format("{} | {} | {} => {}", number_cell(random), number_cell(random), text_cell(random),
                                      1 + random.below(3)));
  return table;
}

// Numbers at and between all bounds a cell may have, other texts, and null.
std::vector<Tried> try_all(Model const& model) {
  std::vector<feel::Value> numbers, texts = {"a", "b", "zzz", feel::Value{}};
  for (int twice = -1; twice <= 12; ++twice) numbers.emplace_back(base::Decimal{twice} / base::Decimal{2});
  numbers.emplace_back();
  std::vector<Tried> all;
  EvaluateOptions options;
  options.trace = true;
  for (feel::Value const& x : numbers)
    for (feel::Value const& y : numbers)
      for (feel::Value const& kind : texts) {
        Outcome const outcome = model.evaluate("Tier", {{"x", x}, {"y", y}, {"kind", kind}}, options);
        Tried tried;
        tried.values = {x, y, kind};
        tried.decided = outcome.status == Outcome::Status::decided;
        tried.matched = outcome.trace.front().tables.front().matched;
        tried.fired = outcome.trace.front().tables.front().fired;
        if (outcome.value.reason()) tried.code = outcome.value.reason()->code;
        tried.result = outcome.value.to_string();
        all.push_back(std::move(tried));
      }
  return all;
}

bool all_given(Tried const& tried) {
  return std::none_of(tried.values.begin(), tried.values.end(),
                      [](feel::Value const& value) { return value.is_null(); });
}

std::set<int> first_rules(std::vector<Finding> const& findings, Kind kind) {
  std::set<int> rules;
  for (Finding const& finding : check_test::found(findings, kind)) rules.insert(finding.rules.front());
  return rules;
}

std::set<int> never_fired(std::vector<Tried> const& all, int rules) {
  std::set<int> never;
  for (int rule = 0; rule < rules; ++rule) never.insert(rule);
  for (Tried const& tried : all)
    for (int const rule : tried.fired) never.erase(rule);
  return never;
}

// Rules without which nothing changes, once those that never fire are gone.
std::set<int> superfluous(model_text::TableText const& table, std::vector<Tried> const& all,
                          std::set<int> const& never) {
  std::set<int> result;
  for (int rule = 0; rule < static_cast<int>(table.rules.size()); ++rule) {
    if (never.contains(rule)) continue;
    model_text::TableText less = table;
    less.rules.clear();
    for (int other = 0; other < static_cast<int>(table.rules.size()); ++other)
      if (other != rule && !never.contains(other)) less.rules.push_back(table.rules[static_cast<std::size_t>(other)]);
    if (less.rules.empty()) continue;
    std::vector<Tried> const without = try_all(check_test::model_of(less));
    bool const same = std::equal(all.begin(), all.end(), without.begin(), [](Tried const& a, Tried const& b) {
      return a.decided == b.decided && a.result == b.result;
    });
    if (same) result.insert(rule);
  }
  return result;
}

void expect_same(model_text::TableText const& table) {
  Model const model = check_test::model_of(table);
  std::vector<Tried> const all = try_all(model);
  auto const findings = check(model);
  std::string const said = testing::PrintToString(table.rules) + check_test::text(findings);
  bool const gap = std::any_of(all.begin(), all.end(),
                               [](Tried const& tried) { return all_given(tried) && tried.code == "no_rule_matched"; });
  bool const undecided = std::any_of(all.begin(), all.end(), [](Tried const& tried) {
    return !all_given(tried) && !tried.decided && tried.code == "no_rule_matched";
  });
  EXPECT_EQ(gap, !check_test::found(findings, Kind::gap).empty()) << table.hit_policy << said;
  // A null that falls into a gap anyway is not told twice.
  if (!gap) {
    EXPECT_EQ(undecided, !check_test::found(findings, Kind::missing_null).empty()) << table.hit_policy << said;
  }
  bool const several = std::any_of(all.begin(), all.end(), [](Tried const& tried) {
    return tried.code == "several_rules_matched" || tried.code == "any_results_differ";
  });
  auto const overlaps = check_test::found(findings, table.hit_policy == "ANY" ? Kind::conflict : Kind::overlap);
  EXPECT_EQ(several, !overlaps.empty()) << table.hit_policy << said;
  EXPECT_TRUE(check_test::found(findings, Kind::not_checked).empty()) << said;
  if (table.hit_policy != "FIRST" && table.hit_policy != "PRIORITY") return;
  std::set<int> const never = never_fired(all, static_cast<int>(table.rules.size()));
  std::set<int> reported = first_rules(findings, Kind::masked);
  for (int const rule : first_rules(findings, Kind::unreachable_rule)) reported.insert(rule);
  EXPECT_EQ(reported, never) << table.hit_policy << said;
  EXPECT_EQ(first_rules(findings, Kind::subsumed), superfluous(table, all, never)) << table.hit_policy << said;
}

TEST(Check, finds_what_brute_force_finds_and_nothing_else) {
  Random random{std::mt19937{20'240'601}};
  for (int round = 0; round < 60 && !testing::Test::HasFailure(); ++round)
    for (char const* policy : {"UNIQUE", "ANY", "FIRST", "PRIORITY"}) expect_same(random_table(random, policy));
}

}  // namespace
}  // namespace dmn
