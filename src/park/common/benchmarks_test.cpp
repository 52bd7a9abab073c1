#include "park/common/benchmarks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "park/common/evaluation.h"
#include "park/common/testing.h"

namespace park {
namespace {

using base::Date;
using base::Decimal;
using ::testing::SizeIs;

Date benchmark_day(char const* text) { return *Date::parse(text); }

Benchmark benchmark(char const* industry, char const* period, char const* from, char const* to, char const* value,
                    char const* known_at) {
  Benchmark row;
  row.indicator = "returns";
  row.industry = industry;
  row.period = period;
  row.period_from = benchmark_day(from);
  row.period_to = benchmark_day(to);
  row.value = *Decimal::parse(value);
  row.method = "entered";
  row.source = "统计局";
  row.known_at = benchmark_day(known_at);
  return row;
}

// Years of one industry, the older one recorded last; then the newer one is withdrawn.
std::vector<Benchmark> two_years() {
  std::vector<Benchmark> rows{benchmark("shop", "2024", "2024-01-01", "2024-12-31", "0.11", "2025-02-01"),
                              benchmark("shop", "2025", "2025-01-01", "2025-12-31", "0.12", "2026-02-01"),
                              benchmark("shop", "2024", "2024-01-01", "2024-12-31", "0.115", "2026-03-01")};
  rows[1].withdrawn_on = benchmark_day("2026-04-01");
  return rows;
}

TEST(BenchmarkBook, DAT_25_the_latest_period_counts_that_was_known_and_had_begun) {
  BenchmarkBook const book{two_years()};
  auto const value = [&](char const* on) {
    Benchmark const* const found = book.find("returns", "shop", benchmark_day(on));
    return found == nullptr ? std::string{"none"} : found->value.to_string();
  };
  EXPECT_EQ(value("2025-01-31"), "none");
  EXPECT_EQ(value("2025-02-01"), "0.11");
  EXPECT_EQ(value("2026-02-01"), "0.12");
  EXPECT_EQ(value("2026-03-15"), "0.12") << "an older period recorded later does not take the newer one's place";
  EXPECT_EQ(value("2026-04-01"), "0.115") << "withdrawn: the corrected year before counts";
  EXPECT_EQ(book.find("returns", "soft", benchmark_day("2026-04-01")), nullptr);
  EXPECT_EQ(book.find("coverage", "shop", benchmark_day("2026-04-01")), nullptr);
}

TEST(BenchmarkBook, DAT_25_withdrawing_one_of_two_of_a_period_leaves_the_other) {
  std::vector<Benchmark> rows{benchmark("shop", "2025", "2025-01-01", "2025-12-31", "0.11", "2026-02-01"),
                              benchmark("shop", "2025", "2025-01-01", "2025-12-31", "0.12", "2026-03-01")};
  auto const value = [&] { return BenchmarkBook{rows}.find("returns", "shop", benchmark_day("2026-05-01"))->value; };
  rows[0].withdrawn_on = benchmark_day("2026-04-01");
  EXPECT_EQ(value().to_string(), "0.12") << "the one that was replaced already";
  std::swap(rows[0].withdrawn_on, rows[1].withdrawn_on);
  EXPECT_EQ(value().to_string(), "0.11") << "the one before counts again";
}

TEST(BenchmarkBook, DAT_26_a_standard_of_a_period_that_has_not_begun_does_not_count) {
  BenchmarkBook const book{{benchmark("shop", "2027", "2027-01-01", "2027-12-31", "0.1", "2026-11-01")}};
  EXPECT_EQ(book.find("returns", "shop", benchmark_day("2026-12-31")), nullptr);
  EXPECT_NE(book.find("returns", "shop", benchmark_day("2027-01-01")), nullptr);
}

class BenchmarkUse : public ::testing::Test {
 protected:
  std::string used(char const* industry, std::vector<Benchmark> const& own) {
    Dossier dossier{"p", "企业", {}};
    dossier.benchmarks = std::make_shared<BenchmarkBook const>(own);
    Evaluation evaluation{pack_};
    evaluation.begin(benchmark_day("2026-06-01"), false);
    evaluation.bind(dossier);
    evaluation.bind(pack_->fact("industry"), feel::Value{industry});
    evaluation.settle();
    int const returns = pack_->indicator("returns");
    auto const origin = evaluation.benchmark_origin(returns);
    feel::Value const& value = evaluation.value(pack_->indicators[static_cast<std::size_t>(returns)].benchmark_slot);
    return origin ? value.to_string() + " " + origin->method + " " + origin->industry : "none";
  }
  std::shared_ptr<Pack const> pack_ = testing::load(testing::mini_pack());
};

TEST_F(BenchmarkUse, RAT_15_the_industry_goes_before_all_industries_and_the_park_before_the_pack) {
  auto const of = [](char const* industry, char const* value) {
    return benchmark(industry, "2025", "2025-01-01", "2025-12-31", value, "2026-02-01");
  };
  EXPECT_EQ(used("shop", {}), "0.1 pack shop");
  EXPECT_EQ(used("soft", {}), "0.08 pack *");
  EXPECT_EQ(used("shop", {of("*", "0.2")}), "0.1 pack shop") << "a figure for all takes no industry's place";
  EXPECT_EQ(used("soft", {of("*", "0.2")}), "0.2 entered *");
  EXPECT_EQ(used("shop", {of("shop", "0.3"), of("*", "0.2")}), "0.3 entered shop");
}

class BenchmarkSampled : public ::testing::Test {
 protected:
  BenchmarkSampled() {
    auto files = testing::mini_pack();
    files["industries.csv"] =
        "industry,family,zh,en,gbt4754\nbattery,technology,电池,Batteries,C3841\nmotor,technology,电机,Motors,C3812\n"
        "chemical,technology,化工,Chemicals,C26\nshop,services,零售,Retail,F52\nsoft,technology,软件,Software,I65\n";
    pack_ = Pack::load(files).value();
    sample_ = std::make_unique<BenchmarkSample>(*pack_);
  }
  void add(char const* industry, std::initializer_list<char const*> values) {
    for (char const* const value : values) {
      sample_->count(industry);
      if (*value != 0) sample_->add(pack_->indicator("returns"), industry, *Decimal::parse(value));
    }
  }
  std::vector<std::string> means(std::int64_t least) {
    std::vector<std::string> told;
    for (SampledMean const& one : sample_->means(least))
      told.push_back(one.industry + " of " + one.basis + ": " + one.mean.to_string() + " (" + one.median.to_string() +
                     "), " + std::to_string(one.parties) + " of " + std::to_string(one.parties_of));
    return told;
  }
  std::shared_ptr<Pack const> pack_;
  std::unique_ptr<BenchmarkSample> sample_;
};

TEST_F(BenchmarkSampled, DAT_25_means_with_n_and_fallback_up_the_industry_tree) {
  add("battery", {"0.10", "0.20"});
  add("motor", {"0.30", ""});
  add("chemical", {"0.60"});
  add("shop", {"1", "2", "3", "6"});
  add("soft", {"5"});
  EXPECT_THAT(means(3), ::testing::ElementsAre(
                            // Two have no class or group together with others, but three share the division C38.
                            "battery of C38: 0.2 (0.2), 3 of 4", "chemical of C: 0.3 (0.25), 4 of 5",
                            "motor of C38: 0.2 (0.2), 3 of 4", "shop of shop: 3 (2.5), 4 of 4",
                            // Of software there is one, and nothing about it has three: it gets none.
                            "* of *: 2.022222 (1), 9 of 10"));
}

TEST_F(BenchmarkSampled, DAT_25_a_single_enterprise_is_never_told) {
  add("shop", {"1", "2", "3", "4"});
  EXPECT_THAT(means(5), SizeIs(0));
  add("shop", {"5"});
  EXPECT_THAT(means(5), SizeIs(2)) << "the industry and all";
}

TEST(BenchmarkPack, the_rows_of_an_indicator_are_means_or_standards) {
  auto files = testing::mini_pack();
  files["benchmarks.csv"] =
      "indicator,industry,kind,valid_from,value,source\nreturns,*,mean,,0.08,DAT-25\n"
      "returns,shop,standard,,0.1,DAT-25\nreturns,soft,average,,0.1,DAT-25\n";
  auto const pack = Pack::load(files);
  ASSERT_FALSE(pack.has_value());
  std::string told;
  for (auto const& issue : pack.error().issues) told += issue.at + ": " + issue.message + "\n";
  EXPECT_THAT(told, ::testing::HasSubstr("benchmarks.csv:3"));
  EXPECT_THAT(told, ::testing::HasSubstr("another row of `returns` is a mean"));
  EXPECT_THAT(told, ::testing::HasSubstr("benchmarks.csv:4"));
}

}  // namespace
}  // namespace park
