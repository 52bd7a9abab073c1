// The size of an enterprise on its file: computed by the norm of the pack from what is known, never guessed. Source: ENT-03,
// ENT-08, DAT-07.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/file_views.h"
#include "base/record.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A retailer of 500 million yuan.
class FirmSize : public ::testing::Test {
 protected:
  FirmSize() {
    CHECK(world_.add_fact("industry", feel::Value{"e_commerce"}, "investment_department", "2025-06-01").has_value());
    CHECK(world_.add_fact("revenue", feel::Value{500'000'000}, "audit", "2025-06-01").has_value());
  }
  app::FileView file(std::string const& who = "leader", std::string const& as_of = "") {
    std::map<std::string, std::string, std::less<>> parameters{{"party_id", "demo-rat-16"}};
    if (!as_of.empty()) parameters["as_of"] = as_of;
    auto const reply = world_.perform("get_file", who, parameters);
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<app::FileView>(reply->body).value() : app::FileView{};
  }
  app::SizeView size(std::string const& who = "leader", std::string const& as_of = "") {
    auto const view = file(who, as_of);
    EXPECT_TRUE(view.size);
    return view.size.value_or(app::SizeView{});
  }
  void employ(int people, char const* known_at) {
    ASSERT_TRUE(world_.add_fact("insured_headcount", feel::Value{people}, "human_resources", known_at));
  }
  static std::vector<std::string> codes(std::vector<park::Coded> const& coded) {
    std::vector<std::string> codes;
    for (park::Coded const& one : coded) codes.push_back(one.code);
    return codes;
  }
  static std::string code(std::optional<park::Coded> const& coded) { return coded ? coded->code : ""; }

  World world_;
};

TEST_F(FirmSize, ENT_03_ENT_08_it_is_computed_with_the_measures_it_rests_on_and_says_what_is_missing) {
  app::SizeView const before = size();
  EXPECT_EQ(before.outcome, "measure_missing");
  EXPECT_FALSE(before.size_class);
  EXPECT_EQ(code(before.at_most), "large_firm") << "revenue alone would allow it";
  EXPECT_THAT(codes(before.missing), ElementsAre("employees"));
  EXPECT_EQ(before.gbt4754, "F5292");
  EXPECT_EQ(code(before.group), "retail");
  ASSERT_EQ(before.measures.size(), 2U);
  EXPECT_FALSE(before.measures[0].fact);
  EXPECT_THAT(codes(before.measures[0].facts), ElementsAre("insured_headcount"));
  EXPECT_FALSE(before.measures[0].reaches);

  employ(299, "2026-02-01");
  app::SizeView const after = size();
  EXPECT_EQ(after.outcome, "told");
  ASSERT_TRUE(after.size_class);
  EXPECT_EQ(after.size_class->code, "medium_firm");
  EXPECT_EQ(after.size_class->label.zh, "中型企业");
  EXPECT_EQ(after.size_class->label.en, "Medium enterprise");
  EXPECT_THAT(after.missing, IsEmpty());
  EXPECT_EQ(after.source, "国统字〔2017〕213号");
  app::SizeMeasureView const &people = after.measures.at(0), &revenue = after.measures.at(1);
  EXPECT_EQ(people.fact->value.number, base::Decimal{299});
  EXPECT_EQ(people.fact->source, "human_resources");
  EXPECT_EQ(code(people.reaches), "medium_firm");
  EXPECT_EQ(people.limits.at(0).at_least, base::Decimal{300});
  EXPECT_EQ(revenue.fact->value.number, base::Decimal{500'000'000});
  EXPECT_EQ(code(revenue.reaches), "large_firm");
  EXPECT_EQ(revenue.limits.size(), 3U);
  EXPECT_EQ(size("leader", "2026-01-31").outcome, "measure_missing") << "as it was known then";
  employ(300, "2026-02-02");
  EXPECT_EQ(code(size().size_class), "large_firm");
}

TEST_F(FirmSize, COL_24_who_may_not_see_the_figures_sees_the_class_alone) {
  EXPECT_EQ(code(size().at_most), "large_firm");
  EXPECT_FALSE(size("legal").at_most) << "it would tell of the revenue";
  employ(299, "2026-02-01");
  app::SizeView const seen = size("legal");
  EXPECT_EQ(code(seen.size_class), "medium_firm");
  app::SizeMeasureView const& revenue = seen.measures.at(1);
  ASSERT_TRUE(revenue.fact);
  EXPECT_FALSE(revenue.fact->value.number);
  EXPECT_FALSE(revenue.reaches);
}

TEST_F(FirmSize, DAT_07_the_tolerance_of_a_cross_check_follows_the_size) {
  auto const tolerance = [&] {
    for (app::CrossCheckView const& check : file().checks)
      if (check.check == "revenue_audit") return check.consistent_within.value().to_string();
    return std::string{};
  };
  EXPECT_EQ(tolerance(), "0.05") << "no size can be told: by the data class";
  employ(300, "2026-02-01");
  EXPECT_EQ(tolerance(), "0.03") << "large";
  employ(299, "2026-02-02");
  EXPECT_EQ(tolerance(), "0.05") << "medium";
}

}  // namespace
}  // namespace operations
