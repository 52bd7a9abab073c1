// How data reach the park by data class and source; what is held otherwise than in clear. Source: DAT-15 to DAT-20.
#include "park/common/collection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "park/common/evaluation.h"
#include "park/common/testing.h"

namespace park {
namespace {

using ::testing::HasSubstr;

char const* const collection_header = "data_class,source,way,consent,keep,requirement,note\n";
char const* const held_header = "data_class,name,counts,predict,periods_min,requirement\n";

PackFiles pack_with(std::string const& collection, std::string const& held = "") {
  PackFiles files = testing::mini_pack();
  files.erase("cases/mini.cases.csv");
  files["facts.csv"] +=
      "base,data_class,string,,internal,,,数据类别,Data class,\nfinance,debt,money,CNY,declared,,,负债,Debt,\n";
  files["sources.csv"] =
      "source,class,obtained,cadence,late_after_days,trust,zh,en,note\n"
      "tax,internal,department,monthly,,4,税务,Tax,\naudit,external,enterprise,yearly,,3,抽样,Sampling,\n"
      "declared,declared,enterprise,yearly,,1,申报,Declared,\n";
  files["texts/labels.csv"] += "secret,涉密,Secret\nopen,一般,Open\n";
  files["collection.csv"] = collection_header + collection;
  if (!held.empty()) files["held_values.csv"] = held_header + held;
  return files;
}

std::string issues_of_collection(PackFiles const& files) {
  auto const pack = Pack::load(files);
  return pack ? "" : base::to_text(pack.error());
}

TEST(Collection, DAT_15_the_row_of_class_and_source_goes_before_that_of_the_class_and_that_before_that_of_the_source) {
  auto const pack =
      testing::load(pack_with("secret,*,attestation,no,attestation,DAT-20,\nsecret,audit,sample,yes,clear,DAT-20,\n"
                              "*,tax,standard,no,clear,DAT-17,\n"));
  ASSERT_TRUE(pack);
  auto const way = [&](char const* data_class, char const* source) {
    CollectionRule const* const rule = pack->collection.rule(data_class, source);
    return rule == nullptr ? std::string{"as it comes"} : rule->way;
  };
  EXPECT_EQ(way("secret", "audit"), "sample");
  EXPECT_EQ(way("secret", "tax"), "attestation");
  EXPECT_EQ(way("open", "tax"), "standard");
  EXPECT_EQ(way("open", "declared"), "as it comes");
  EXPECT_EQ(way("", "tax"), "standard");
}

TEST(Collection, DAT_15_what_is_wrong_with_the_rules_is_told_with_its_place) {
  std::string const told = issues_of_collection(
      pack_with("secret,nobody,standard,no,clear,DAT-17,\nsecret,tax,by_post,perhaps,clear,DAT-17,\n"
                "ghost,tax,attestation,no,range,DAT-20,\nopen,tax,standard,no,clear,DAT-17,\n"
                "open,tax,standard,no,clear,DAT-17,\n",
                "secret,nothing,lower,,,DAT-20\nsecret,*,,benchmark,,DAT-20\n*,debt,sideways,,,DAT-20\n"
                "secret,debt,upper,benchmark,,DAT-20\nsecret,coverage,,sample_mean,0,DAT-20\n"));
  EXPECT_THAT(told, HasSubstr("collection.csv:2:2: source: sources.csv has no source `nobody`"));
  EXPECT_THAT(told, HasSubstr("collection.csv:3:3: way: expected one of"));
  EXPECT_THAT(told, HasSubstr("collection.csv:3:4: consent: expected one of"));
  EXPECT_THAT(told, HasSubstr("collection.csv:4:1: data_class: texts/labels.csv has no label for `ghost`"));
  EXPECT_THAT(told, HasSubstr("collection.csv:4:5: keep: who only attests gives no value"));
  EXPECT_THAT(told, HasSubstr("collection.csv:6:2: source: `tax` has a row for `open` already"));
  EXPECT_THAT(told, HasSubstr("held_values.csv:2:2: name: there is no fact and no indicator `nothing`"));
  EXPECT_THAT(told, HasSubstr("held_values.csv:3:4: predict: name the data class"));
  EXPECT_THAT(told, HasSubstr("held_values.csv:4:3: counts: expected one of"));
  EXPECT_THAT(told, HasSubstr("held_values.csv:5:4: predict: benchmarks.csv has no mean"));
  EXPECT_THAT(told, HasSubstr("held_values.csv:6:4: predict: `coverage` is no fact"));
  EXPECT_THAT(told, HasSubstr("held_values.csv:6:5: periods_min:"));
}

TEST(Collection, DAT_20_cells_that_say_less_than_a_value_are_understood) {
  FactDefinition money;
  money.name = "revenue";
  money.type = FactType::money;
  // clang-format off
  struct { char const *cell, *factor, *form, *stated, *value; } const cases[] = {
      {"100..200",            "1",     "range",       "100..200",        "100"},
      {"1,000 ~ 2,000",       "10000", "range",       "10000000..20000000", "10000000"},
      {"3至5",                "1",     "range",       "3..5",            "3"},
      {">=500",               "1",     "attestation", "500..",           "500"},
      {"不低于5万",           "1",     "attestation", "50000..",         "50000"},
      {"不高于7",             "1",     "attestation", "..7",             "7"},
      {"200..100",            "1",     "",            "",                ""},
      {"100",                 "1",     "",            "",                ""},
      {"sha256:1234",         "1",     "",            "",                ""},
  };
  // clang-format on
  for (auto const& c : cases) {
    Fact fact;
    bool const is_held = read_held(money, c.cell, base::decimal(c.factor), fact);
    EXPECT_EQ(is_held, *c.form != 0) << c.cell;
    EXPECT_EQ(fact.form, c.form) << c.cell;
    EXPECT_EQ(fact.stated, c.stated) << c.cell;
    if (is_held) {
      EXPECT_EQ(fact.value.to_string(), c.value) << c.cell;
    }
  }
  Fact hash;
  std::string const digest = "sha256:" + std::string(64, 'a');
  EXPECT_TRUE(read_held(money, digest, base::Decimal{1}, hash));
  EXPECT_EQ(hash.form, "hash");
}

TEST(Collection, DAT_20_each_way_of_keeping_lets_through_what_says_no_more) {
  Fact clear, range, bound, hash, answer;
  clear.value = range.value = bound.value = feel::Value{base::Decimal{1}};
  range.form = "range";
  bound.form = "attestation";
  hash.form = "hash";
  answer.value = feel::Value{true};
  struct {
    Keep keep;
    bool clear, range, bound, hash, answer;  // refused
  } const cases[] = {{Keep::clear, false, false, false, false, false},
                     {Keep::range, true, false, false, false, false},
                     {Keep::attestation, true, true, false, false, false},
                     {Keep::hash, true, true, true, false, true}};
  for (auto const& c : cases) {
    EXPECT_EQ(tells_too_much(clear, c.keep), c.clear) << name_of(c.keep);
    EXPECT_EQ(tells_too_much(range, c.keep), c.range) << name_of(c.keep);
    EXPECT_EQ(tells_too_much(bound, c.keep), c.bound) << name_of(c.keep);
    EXPECT_EQ(tells_too_much(hash, c.keep), c.hash) << name_of(c.keep);
    EXPECT_EQ(tells_too_much(answer, c.keep), c.answer) << name_of(c.keep);
  }
}

Fact told(std::string name, char const* cell, std::string source, char const* year) {
  FactDefinition money;
  money.type = FactType::money;
  Fact fact;
  if (!read_held(money, cell, base::Decimal{1}, fact)) fact.value = feel::Value{base::decimal(cell)};
  fact.name = std::move(name);
  fact.source = std::move(source);
  fact.valid_from = base::Date::parse(std::string{year} + "-01-01");
  fact.known_at = base::Date::parse("2023-01-01").value();
  return fact;
}

TEST(Collection, DAT_20_a_value_within_the_told_bounds_is_no_disagreement_and_a_hash_gives_way_to_a_value) {
  EXPECT_FALSE(say_otherwise(told("debt", "100..200", "tax", "2022"), told("debt", "150", "declared", "2022")));
  EXPECT_TRUE(say_otherwise(told("debt", "100..200", "tax", "2022"), told("debt", "201", "declared", "2022")));
  EXPECT_FALSE(say_otherwise(told("debt", ">=100", "tax", "2022"), told("debt", "201", "declared", "2022")));
  Dossier dossier;
  dossier.facts = {told("debt", "100", "declared", "2021"),
                   told("debt", ("sha256:" + std::string(64, 'a')).c_str(), "tax", "2022")};
  auto const counts = facts_as_of(dossier, base::Date::parse("2023-02-01").value(), SourceRegister{});
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0]->value.to_string(), "100");
}

TEST(Collection, DAT_20_which_end_of_a_range_counts_is_policy_and_samples_alone_are_averaged) {
  auto const pack = testing::load(
      pack_with("secret,audit,sample,yes,clear,DAT-20,\nsecret,*,attestation,no,attestation,DAT-20,\n",
                "*,*,lower,,,DAT-20\n*,debt,upper,,,DAT-20\nsecret,revenue,middle,sample_mean,2,DAT-20\n"));
  ASSERT_TRUE(pack);
  Dossier dossier;
  Fact secret = told("data_class", "1", "declared", "2020");
  secret.value = feel::Value{"secret"};
  dossier.facts = {secret, told("debt", "100..200", "tax", "2022"), told("revenue", "10", "audit", "2020")};
  Evaluation evaluation{pack};
  base::Date const day = base::Date::parse("2023-02-01").value();
  auto const value = [&](char const* fact) {
    evaluation.begin(day, false);
    evaluation.bind(dossier);
    return evaluation.value(pack->facts[static_cast<std::size_t>(pack->fact(fact))].slot).to_string();
  };
  EXPECT_EQ(value("debt"), "200");
  EXPECT_EQ(evaluation.held_fact(pack->fact("debt"))->method.code, "range_upper");
  EXPECT_EQ(value("revenue"), "10");  // one period is not enough to predict from: it stays what was audited
  EXPECT_EQ(evaluation.held_fact(pack->fact("revenue")), nullptr);
  dossier.facts.push_back(told("revenue", "20", "audit", "2022"));
  EXPECT_EQ(value("revenue"), "15");
  ASSERT_NE(evaluation.held_fact(pack->fact("revenue")), nullptr);
  EXPECT_EQ(evaluation.held_fact(pack->fact("revenue"))->form, "predicted");
  EXPECT_EQ(evaluation.held_fact(pack->fact("revenue"))->periods, 2);
  dossier.facts.push_back(told("revenue", "8..12", "declared", "2022"));  // trusted less than the sample: it stays
  EXPECT_EQ(value("revenue"), "15");
  dossier.facts.push_back(told("revenue", "8..12", "tax", "2022"));  // of all periods, by who knows
  EXPECT_EQ(value("revenue"), "10");
  EXPECT_EQ(evaluation.held_fact(pack->fact("revenue"))->method.code, "range_middle");
}

TEST(Collection, DAT_15_a_pack_without_rules_of_collection_takes_every_value_as_it_comes) {
  auto const pack = testing::load(testing::repository_pack("us_statements"));
  ASSERT_TRUE(pack);
  EXPECT_TRUE(pack->collection.empty());
  EXPECT_EQ(pack->collection.rule("", "sec"), nullptr);
}

}  // namespace
}  // namespace park
