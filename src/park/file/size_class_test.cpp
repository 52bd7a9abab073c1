// Boundaries of 统计上大中小微型企业划分办法（2017）, group by group: at each limit and just below it.
#include "park/file/size_class.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "park/common/testing.h"

namespace park::file {
namespace {

using Values = std::vector<std::optional<base::Decimal>>;

base::Date day(char const* text) { return base::Date::parse(text).value(); }

// The chapter of the norm as it is printed: persons, 万元, 万元; 0 where a measure is not asked.
struct Printed {
  char const* why;
  std::vector<char const*> codes;
  int employees[3], revenue[3], total_assets[3];  // large, medium, small
};
std::vector<Printed> const norm{
    {"农、林、牧、渔业", {"A01", "A05"}, {}, {20'000, 500, 50}, {}},
    {"工业", {"B06", "C26", "C3973", "D44"}, {1'000, 300, 20}, {40'000, 2'000, 300}, {}},
    {"建筑业", {"E47"}, {}, {80'000, 6'000, 300}, {80'000, 5'000, 300}},
    {"批发业", {"F51", "F5193"}, {200, 20, 5}, {40'000, 5'000, 1'000}, {}},
    {"零售业", {"F5292"}, {300, 50, 10}, {20'000, 500, 100}, {}},
    {"交通运输业", {"G54", "G58", "G591"}, {1'000, 300, 20}, {30'000, 3'000, 200}, {}},
    {"仓储业", {"G592", "G596", "G5990"}, {200, 100, 20}, {30'000, 1'000, 100}, {}},
    {"邮政业", {"G60"}, {1'000, 300, 20}, {30'000, 2'000, 100}, {}},
    {"住宿业", {"H61"}, {300, 100, 10}, {10'000, 2'000, 100}, {}},
    {"餐饮业", {"H62"}, {300, 100, 10}, {10'000, 2'000, 100}, {}},
    {"信息传输业", {"I63", "I6431"}, {2'000, 100, 10}, {100'000, 1'000, 100}, {}},
    {"软件和信息技术服务业", {"I65"}, {300, 100, 10}, {10'000, 1'000, 50}, {}},
    {"房地产开发经营", {"K7010"}, {}, {200'000, 1'000, 100}, {10'000, 5'000, 2'000}},
    {"物业管理", {"K7020"}, {1'000, 300, 100}, {5'000, 1'000, 500}, {}},
    {"租赁和商务服务业", {"L7211"}, {300, 100, 10}, {}, {120'000, 8'000, 100}},
    {"其他未列明行业", {"K703", "K709", "M73", "N7721", "O80", "Q85", "R90"}, {300, 100, 10}, {}, {}}};
constexpr char const* sizes[] = {"large_firm", "medium_firm", "small_firm", "micro_firm"};

std::string told(SizeResult const& result) { return result.size == nullptr ? "" : result.size->size; }

class Size : public ::testing::Test {
 protected:
  Size() : pack_(testing::load(testing::repository_pack("chongming"))) {}

  // At the limits of one size; `short_of`, the index of a measure, is one person or one yuan below.
  static Values at_limits(Printed const& row, std::size_t size, int short_of = -1) {
    Values values;
    int index = 0;
    for (auto const* const limits : {row.employees, row.revenue, row.total_assets}) {
      base::Decimal const unit{index == 0 ? 1 : 10'000};
      base::Decimal const missing{index == short_of ? 1 : 0};
      values.push_back(limits[0] == 0 ? std::nullopt : std::optional{base::Decimal{limits[size]} * unit - missing});
      ++index;
    }
    return values;
  }
  SizeGroup const& group(char const* code) const {
    SizeGroup const* const found = size_group(*pack_, code, day("2024-01-01"));
    EXPECT_NE(found, nullptr) << code;
    return found == nullptr ? pack_->size_groups.front() : *found;
  }
  Fact fact(char const* name, feel::Value value, char const* from = "", char const* to = "") const {
    Fact made;
    made.name = name;
    made.value = std::move(value);
    made.known_at = day("2024-03-01");
    made.source = "audit";
    if (*from) made.valid_from = day(from);
    if (*to) made.valid_to = day(to);
    return made;
  }
  SizeResult of(std::vector<Fact> facts) {
    dossier_ = Dossier{"p", "p", std::move(facts)};
    return size_of(*pack_, dossier_, day("2024-06-30"));
  }

  std::shared_ptr<Pack const> pack_;
  Dossier dossier_;
};

TEST_F(Size, ENT_08_every_group_has_the_limits_of_the_norm_exactly_at_and_just_below) {
  for (Printed const& row : norm) {
    for (char const* const code : row.codes) {
      for (std::size_t size = 0; size < 3; ++size) {
        EXPECT_EQ(told(size_in(group(code), at_limits(row, size))), sizes[size]) << row.why << " " << code;
        int const* const limits[] = {row.employees, row.revenue, row.total_assets};
        for (int measure = 0; measure < 3; ++measure) {
          if (limits[measure][0] == 0) continue;
          EXPECT_EQ(told(size_in(group(code), at_limits(row, size, measure))), sizes[size + 1])
              << row.why << " " << code << ": one below the limit of measure " << measure << " for " << sizes[size];
        }
      }
    }
  }
  EXPECT_EQ(pack_->size_groups.size(), norm.size());
}

TEST_F(Size, ENT_08_every_limit_must_be_reached_else_the_next_size_is_looked_at) {
  SizeGroup const& industry = group("C26");
  struct {
    char const* why;
    Values values;
    char const* want;
  } const cases[] = {{"many people, middling revenue", {1'000, 399'999'999, {}}, "medium_firm"},
                     {"two sizes below", {1'000, 19'999'999, {}}, "small_firm"},
                     {"micro when any limit of small is missed", {1'000, 2'999'999, {}}, "micro_firm"},
                     {"assets are not asked of industry", {1'000, 400'000'000, base::Decimal{1}}, "large_firm"},
                     {"a loss of all revenue", {300, 0, {}}, "micro_firm"}};
  for (auto const& c : cases) EXPECT_EQ(told(size_in(industry, c.values)), c.want) << c.why;
}

TEST_F(Size, ENT_08_what_is_missing_is_told_and_nothing_is_guessed) {
  SizeGroup const& industry = group("C26");
  SizeResult const open = size_in(industry, {std::nullopt, base::Decimal{400'000'000}, std::nullopt});
  EXPECT_EQ(open.outcome, SizeOutcome::measure_missing);
  EXPECT_EQ(open.size, nullptr);
  ASSERT_NE(open.at_most, nullptr);
  EXPECT_EQ(open.at_most->size, "large_firm");
  SizeResult const nothing = size_in(industry, {std::nullopt, std::nullopt, std::nullopt});
  EXPECT_EQ(nothing.outcome, SizeOutcome::measure_missing);
  EXPECT_EQ(nothing.at_most, nullptr);
  // Below the least limit of one measure it is micro whatever the others are.
  SizeResult const micro = size_in(industry, {base::Decimal{19}, std::nullopt, std::nullopt});
  EXPECT_EQ(micro.outcome, SizeOutcome::told);
  EXPECT_EQ(told(micro), "micro_firm");
}

TEST_F(Size, ENT_08_industries_outside_the_norm_and_days_before_it_have_none) {
  for (char const* const code : {"J66", "G53", "P83", "Q84", "K704", "S91", "T97"})
    EXPECT_EQ(size_group(*pack_, code, day("2024-01-01")), nullptr) << code;
  EXPECT_EQ(size_group(*pack_, "C26", day("2017-12-27")), nullptr);
  EXPECT_NE(size_group(*pack_, "C26", day("2017-12-28")), nullptr);
}

TEST_F(Size, ENT_03_it_rests_on_what_is_known_on_the_day_and_on_whole_years) {
  auto const industry = [&] { return fact("industry", feel::Value{"food"}); };
  auto const revenue = [&](int millions, char const* from, char const* to) {
    return fact("revenue", feel::Value{base::Decimal{millions} * base::Decimal{1'000'000}}, from, to);
  };
  Fact const people = fact("insured_headcount", feel::Value{320}, "2024-05-01", "2024-05-31");
  EXPECT_EQ(of({}).outcome, SizeOutcome::industry_missing);
  EXPECT_EQ(of({industry(), revenue(500, "2023-01-01", "2023-12-31")}).outcome, SizeOutcome::measure_missing);
  // Headcount says medium, revenue of the year large; of the quarter alone it would be small.
  SizeResult const result =
      of({industry(), people, revenue(500, "2023-01-01", "2023-12-31"), revenue(15, "2024-01-01", "2024-03-31")});
  EXPECT_EQ(told(result), "medium_firm");
  ASSERT_EQ(result.measures.size(), 2U);
  EXPECT_EQ(result.measures[0].reaches->size, "medium_firm");
  EXPECT_EQ(result.measures[1].fact->valid_to, day("2023-12-31"));
  EXPECT_EQ(result.measures[1].reaches->size, "large_firm");
  EXPECT_EQ(of({industry(), people, revenue(15, "2024-01-01", "2024-03-31")}).outcome, SizeOutcome::measure_missing);
}

TEST_F(Size, ENT_03_the_first_fact_known_in_clear_serves_and_a_range_does_not) {
  Fact const industry = fact("industry", feel::Value{"food"}), people = fact("insured_headcount", feel::Value{320});
  Fact const verified = fact("verified_revenue", feel::Value{base::Decimal{15'000'000}}, "2023-01-01", "2023-12-31");
  Fact range = fact("revenue", feel::Value{}, "2023-01-01", "2023-12-31");
  range.form = "range";
  range.stated = "400000000..900000000";
  EXPECT_EQ(told(of({industry, people, verified})), "small_firm");
  EXPECT_EQ(told(of({industry, people, range, verified})), "small_firm");
  SizeResult const veiled = of({industry, people, range});
  EXPECT_EQ(veiled.outcome, SizeOutcome::measure_missing);
  EXPECT_FALSE(veiled.measures[1].is_clear);
  Fact const declared = fact("declared_revenue", feel::Value{base::Decimal{15'000'000}}, "2023-01-01", "2023-12-31");
  EXPECT_EQ(of({industry, people, declared}).outcome, SizeOutcome::measure_missing) << "a claim is no measure (DAT-04)";
}

}  // namespace
}  // namespace park::file
