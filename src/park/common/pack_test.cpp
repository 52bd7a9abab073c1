#include "park/common/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "park/common/cases.h"
#include "park/common/testing.h"

namespace park {
namespace {

base::Date day(char const* text) { return base::Date::parse(text).value(); }

std::map<std::string, std::string> weights_of(Pack const& pack, base::Date as_of, std::string const& family) {
  std::map<std::string, std::string> weights;
  auto const& set = pack.in_force(as_of).weights[0].at(family);
  for (std::size_t i = 0; i < set.items.size(); ++i)
    weights[pack.indicators[static_cast<std::size_t>(set.indicators[i])].name] = set.items[i].weight.to_string();
  return weights;
}

std::string issues_of(PackFiles const& files) {
  auto const pack = Pack::load(files);
  return pack ? "" : base::to_text(pack.error());
}

TEST(Pack, LoadsEveryFileAndHashesIt) {
  auto const pack = testing::load(testing::mini_pack());
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->indicators.size(), 5U);
  EXPECT_EQ(pack->grade_scale, (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(pack->hash.size(), 64U);
  auto changed = testing::mini_pack();
  changed["parameters.csv"] += "extra,,1,,,test,\n";
  EXPECT_NE(testing::load(changed)->hash, pack->hash);
}

TEST(Pack, RAT_30_given_weights_are_held_exactly_and_the_rest_follows_the_judgments) {
  auto const pack = testing::load(testing::mini_pack());
  ASSERT_TRUE(pack);
  // 70 points: growth holds 20, coverage and size share 50 in the proportion 4 : 1 of the (consistent) judgments.
  EXPECT_EQ(weights_of(*pack, day("2020-01-01"), ""),
            (std::map<std::string, std::string>{
                {"coverage", "40"}, {"expansion", "20"}, {"size", "10"}, {"founder_record", "30"}}));
  EXPECT_NEAR(pack->ahp[0].group.consistency_ratio, 0, 1e-9);
}

TEST(Pack, RAT_31_an_overlay_takes_from_the_others_of_the_block_in_proportion_and_keeps_the_sum) {
  auto const pack = testing::load(testing::mini_pack());
  ASSERT_TRUE(pack);
  EXPECT_EQ(weights_of(*pack, day("2021-12-31"), "technology"), weights_of(*pack, day("2021-12-31"), ""));
  EXPECT_EQ(weights_of(*pack, day("2022-01-01"), "technology"),
            (std::map<std::string, std::string>{
                {"coverage", "32"}, {"expansion", "30"}, {"size", "8"}, {"founder_record", "30"}}));
}

TEST(Pack, ParametersAreInForceFromTheirDay) {
  auto const pack = testing::load(testing::mini_pack());
  ASSERT_TRUE(pack);
  auto const share = [&](char const* date) { return pack->in_force(day(date)).parameters[0].to_string(); };
  EXPECT_EQ(share("2023-12-31"), "0.15");
  EXPECT_EQ(share("2024-01-01"), "0.2");
}

TEST(Pack, EveryIssueIsFoundAndLocated) {
  struct {
    char const* why;
    char const* file;
    char const* from;
    char const* to;
    char const* want;
  } const cases[] = {
      {"unknown name in a formula", "indicators.csv", "growth,quantitative", "grwoth,quantitative",
       "indicators.csv:3:2"},
      {"no number", "curves.csv", "value,linear,2,100", "value,linear,two,100",
       "curves.csv:3:5: x: expected a number, got `two`"},
      {"curve against its direction", "curves.csv", "coverage,,value,linear,0,0",
       "coverage,,value,linear,0,100\ncoverage,,value,linear,1,0",
       "the curve of `coverage` runs against its declared direction"},
      {"unknown nature", "indicators.csv", "qualitative,base", "subjective,base",
       "indicators.csv:5:3: nature: expected one of"},
      {"unknown indicator in weights", "weights.csv", "m,,expansion", "m,,expanse",
       "weights.csv:3:3: indicator: there is no indicator `expanse`"},
      {"weights above the block", "weights.csv", "founder_record,30", "founder_record,31", "sum to 31 instead of 30"},
      {"name twice", "facts.csv", "finance,growth,", "finance,cover,", "the name `cover` is used twice"},
      {"missing column", "models.csv", "score_max", "score", "models.csv:1: the column `score_max` is missing"},
      {"judgment off the scale", "ahp.csv", "coverage,expansion,2", "coverage,expansion,12", "ahp.csv"},
      {"table input nobody knows", "decisions/rules.dmn", "name=\"falsified\"", "name=\"falsehood\"",
       "decisions/rules.dmn"},
      {"no leading model", "pack.yaml", "grade: m", "grade: x", "`leading.grade` must name a model"},
      {"case with an unknown fact", "cases/mini.cases.csv", "fact,cover,2", "fact,cuver,2",
       "cases/mini.cases.csv:5: there is no fact `cuver`"},
      {"case with a bad day", "cases/mini.cases.csv", "as_of,,2020-06-01", "as_of,,2020-06-31", "expected a date"},
  };
  for (auto const& c : cases) {
    auto files = testing::mini_pack();
    auto& text = files[c.file];
    auto const at = text.find(c.from);
    ASSERT_NE(at, std::string::npos) << c.why;
    text.replace(at, std::string_view{c.from}.size(), c.to);
    EXPECT_THAT(issues_of(files), ::testing::HasSubstr(c.want)) << c.why;
  }
}

TEST(Pack, ENT_03_what_a_file_holds_is_checked_and_located) {
  auto files = testing::mini_pack();
  files["datasets.csv"] =
      "dataset,holds,group,requirement,zh,en,help_zh,help_en\n"
      "finance,values,g,ENT-10,财务,Finance,帮助,help\n"
      "finance,values,g,ENT-10,财务,Finance,帮助,help\n"
      "honours,entries,g,ENT-18,荣誉,Honours,帮助,help\n"
      "ghosts,values,g,,幽灵,Ghosts,帮助,help\n"
      "people,entries,g,,人员,People,帮助,help\n";
  files["fields.csv"] =
      "dataset,field,type,required,codes,computed,unit,sensitivity,zh,en\n"
      "honours,title,string,yes,,,text,public,名称,Title\n"
      "honours,level,string,yes,A;Z,,text,public,级别,Level\n"
      "honours,age,number,no,,granted - 1,number,public,年限,Age\n"
      "finance,x,string,no,,,text,public,某项,X\n";
  files["tags.csv"] = "tag,formula,requirement,zh,en\nbig,count(honours) > nothing,ENT-24,大,Big\n";
  std::string const issues = issues_of(files);
  for (char const* const expected :
       {"datasets.csv:3:1: dataset: `finance` is there twice", "datasets.csv:5:2: holds: facts.csv has no attribute",
        "datasets.csv:6:2: holds: facts.csv has values", "fields.csv:3:5: codes: there is no word for `Z`",
        "fields.csv:4:6", "fields.csv:5:1", "tags.csv:2:2"})
    EXPECT_THAT(issues, ::testing::HasSubstr(expected));
}

TEST(Pack, ENT_08_what_sizes_of_enterprises_are_told_by_is_checked_and_located) {
  auto files = testing::mini_pack();
  files["size_measures.csv"] =
      "measure,facts,period,zh,en,source\n"
      "revenue,revenue,year,收入,Revenue,norm\n"
      "revenue,revenue,year,收入,Revenue,norm\n"
      "people,headcount;founder,month,人数,People,norm\n";
  std::string const head = "group,gbt4754,class,revenue,people,valid_from,zh,en,source\n";
  files["size_classes.csv"] = head +
                              "works,C;X9,A,100,10,,工业,Works,norm\n"
                              "works,C,B,100,5,,工业,Works,norm\n"
                              "works,C;X9,Z,50,,,工业,Works,norm\n"
                              "works,C;X9,C,many,,,工业,Works,\n"
                              "shops,F52;C,A,100,,,零售,Shops,norm\n"
                              "shops,F52;C,B,,,,零售,Shops,norm\n"
                              "shops,F52;C,C,,,,零售,Shops,norm\n"
                              "software,I651,A,,,,软件,Software,norm\n";
  std::string const issues = issues_of(files);
  for (char const* const expected :
       {"size_measures.csv:3:1: measure: `revenue` is there twice",
        "size_measures.csv:4:2: facts: there is no fact `headcount`",
        "size_measures.csv:4:2: facts: `founder` is no number", "size_measures.csv:4:3",
        "size_classes.csv:2:2: gbt4754: `X9` is no code", "size_classes.csv:3:2: gbt4754: must be the same",
        "size_classes.csv:3:3: class: a limit of `B` must be below that of `A`",
        "size_classes.csv:4:3: class: there is no word for `Z`",
        "size_classes.csv:4:3: class: `B` and `Z` must have limits of the same measures",
        "size_classes.csv:5:4: revenue: expected a number, got `many`", "size_classes.csv:5:9",
        "size_classes.csv:8:3: class: `B` has no limits, so it must be the last",
        "size_classes.csv:9:3: class: the largest size of a group must have limits",
        "size_classes.csv:8:3: `C` is claimed by `shops` and by `works`",
        "industries.csv:2:5: `I65` is too coarse: size_classes.csv asks for `I651`"})
    EXPECT_THAT(issues, ::testing::HasSubstr(expected));
  files["size_classes.csv"] = head + "works,C,A,100,10,,工业,Works,norm\n";
  EXPECT_THAT(issues_of(files), ::testing::HasSubstr("size_classes.csv:2:3: the last size of `works` must have no"));
  files.erase("size_measures.csv");
  EXPECT_THAT(issues_of(files), ::testing::HasSubstr("size_classes.csv: needs size_measures.csv"));
}

TEST(Pack, DAT_05_what_forms_ask_is_checked_and_located) {
  auto files = testing::mini_pack();
  files["forms.csv"] =
      "form,period,due_days,data_classes,requirement,zh,en,help_zh,help_en,undertaking_zh,undertaking_en\n"
      "yearly,year,120,,DAT-05,年报,Yearly,帮助,help,承诺,promise\n"
      "yearly,year,120,,DAT-05,年报,Yearly,帮助,help,承诺,promise\n"
      "daily,day,0,nobody,DAT-05,日报,Daily,帮助,help,承诺,\n"
      "empty,month,10,,DAT-05,月报,Monthly,帮助,help,承诺,promise\n";
  files["form_items.csv"] =
      "form,fact,ask,required,vouchers,help_zh,help_en\n"
      "weekly,revenue,always,yes,,,\n"
      "yearly,ghost,always,yes,,,\n"
      "yearly,revenue,sometimes,yes,paper,帮助,\n";
  std::string const issues = issues_of(files);
  for (char const* const expected :
       {"forms.csv:3:1: form: `yearly` is there twice", "forms.csv:4:2", "forms.csv:4:3", "forms.csv:4:4",
        "forms.csv:4:11", "form_items.csv:2:1: form: there is no form `weekly`",
        "form_items.csv:3:2: fact: there is no fact `ghost`", "form_items.csv:4:3",
        "form_items.csv:4:5: vouchers: there is no word for `paper`", "form_items.csv:4:7",
        "form_items.csv: the form `empty` asks for nothing"})
    EXPECT_THAT(issues, ::testing::HasSubstr(expected));
}

TEST(Pack, MissingFilesAreNamed) {
  for (auto const* file : {"pack.yaml", "facts.csv", "indicators.csv", "models.csv"}) {
    auto files = testing::mini_pack();
    files.erase(file);
    EXPECT_THAT(issues_of(files), ::testing::HasSubstr(std::string{file} + ": is missing")) << file;
  }
}

TEST(Cases, WalkEntersArraysByNameCodeStepOrIndex) {
  auto const json = base::Json::parse(
      R"({"models":[{"name":"m","blocks":[{"name":"b","points":7}]}],"limit":{"steps":[{"step":"s","after":1}]},"list":[5]})");
  ASSERT_TRUE(json);
  EXPECT_EQ(walk(*json, "models.m.blocks.b.points")->to_string(), "7");
  EXPECT_EQ(walk(*json, "limit.steps.s.after")->to_string(), "1");
  EXPECT_EQ(walk(*json, "list.0")->to_string(), "5");
  EXPECT_EQ(walk(*json, "list.1"), nullptr);
  EXPECT_EQ(walk(*json, "models.x"), nullptr);
}

TEST(Cases, ExpectationsAreLiteralsOrTests) {
  auto const json = base::Json::parse(R"({"score":70.5,"grade":{"code":"A","label":{}},"none":null})");
  ASSERT_TRUE(json);
  struct {
    char const* path;
    char const* want;
    bool holds;
  } const cases[] = {{"score", "70.50", true},     {"score", "70.6", false}, {"score", ">= 70", true},
                     {"score", "[60..70]", false}, {"grade", "A", true},     {"grade", "B", false},
                     {"none", "null", true},       {"none", "1", false},     {"absent", "null", true},
                     {"absent", "A", false}};
  for (auto const& c : cases) EXPECT_EQ(unmet(*json, {c.path, c.want, ""}).empty(), c.holds) << c.path << " " << c.want;
}

TEST(Facts, TheLatestPeriodKnownByThenCounts) {
  Dossier dossier{"p", "p", {}};
  auto const add = [&](char const* from, char const* known, int value) {
    Fact fact;
    fact.name = "revenue";
    fact.value = feel::Value{value};
    if (*from) fact.valid_from = day(from);
    fact.known_at = day(known);
    dossier.facts.push_back(fact);
  };
  add("2022-01-01", "2023-04-01", 1);
  add("2023-01-01", "2024-04-01", 2);
  add("2023-01-01", "2024-06-01", 3);  // a correction
  add("2022-01-01", "2024-07-01", 4);  // a late correction of the older year does not win over the newer year
  struct {
    char const* as_of;
    char const* want;
  } const cases[] = {
      {"2023-03-31", ""}, {"2023-04-01", "1"}, {"2024-04-01", "2"}, {"2024-06-01", "3"}, {"2025-01-01", "3"}};
  for (auto const& c : cases) {
    auto const facts = facts_as_of(dossier, day(c.as_of), {});
    EXPECT_EQ(facts.empty() ? "" : facts[0]->value.to_string(), c.want) << c.as_of;
  }
}

// What a source says of one period, and which counts.
class Sources : public ::testing::Test {
 protected:
  Sources() {
    for (auto const& [name, trust] : {std::pair{"tax", 4}, {"audit", 3}, {"ledger", 3}, {"declared", 1}}) {
      SourceDefinition source;
      source.name = name;
      source.trust = trust;
      sources.add(source);
    }
  }
  void tell(char const* source, char const* from, char const* known, int value) {
    Fact fact;
    fact.name = "revenue";
    fact.value = feel::Value{value};
    fact.valid_from = day(from);
    fact.known_at = day(known);
    fact.source = source;
    dossier.facts.push_back(fact);
  }
  std::string counts(char const* as_of) {
    auto const facts = facts_as_of(dossier, day(as_of), sources);
    return facts.empty() ? "" : facts[0]->source + " " + facts[0]->value.to_string();
  }
  std::vector<std::string> disagree(char const* as_of) {
    std::vector<std::string> said;
    for (auto const& one : disagreements_as_of(dossier, day(as_of), sources))
      said.push_back(one.other->source + " " + one.other->value.to_string());
    return said;
  }
  SourceRegister sources;
  Dossier dossier{"p", "p", {}};
};

TEST_F(Sources, DAT_04_a_declared_value_never_replaces_a_verified_one_of_the_period) {
  tell("declared", "2023-01-01", "2024-02-01", 20);
  EXPECT_EQ(counts("2024-02-01"), "declared 20") << "nobody else has said anything";
  tell("tax", "2023-01-01", "2024-03-01", 12);
  EXPECT_EQ(counts("2024-02-29"), "declared 20") << "as it was known then";
  EXPECT_EQ(counts("2024-03-01"), "tax 12");
  tell("declared", "2023-01-01", "2024-04-01", 19);
  EXPECT_EQ(counts("2024-04-01"), "tax 12") << "later, and still only declared";
  EXPECT_THAT(disagree("2024-04-01"), ::testing::ElementsAre("declared 19")) << "what it corrected itself is no matter";
  tell("tax", "2023-01-01", "2024-05-01", 19);
  EXPECT_EQ(counts("2024-05-01"), "tax 19") << "a source corrects itself";
  EXPECT_THAT(disagree("2024-05-01"), ::testing::IsEmpty());
}

TEST_F(Sources, of_equally_trusted_ones_the_later_counts_and_a_later_period_before_all) {
  tell("audit", "2023-01-01", "2024-03-01", 1);
  tell("ledger", "2023-01-01", "2024-04-01", 2);
  tell("unheard_of", "2023-01-01", "2024-05-01", 3);
  EXPECT_EQ(counts("2024-06-01"), "ledger 2");
  EXPECT_THAT(disagree("2024-06-01"), ::testing::ElementsAre("audit 1", "unheard_of 3"));
  tell("declared", "2024-01-01", "2024-06-01", 4);
  EXPECT_EQ(counts("2024-06-01"), "declared 4");
  EXPECT_THAT(disagree("2024-06-01"), ::testing::IsEmpty()) << "they speak of another year";
}

TEST(Pack, DAT_01_DAT_27_every_source_of_a_fact_is_in_the_register) {
  PackFiles files = testing::mini_pack();
  files["sources.csv"] =
      "source,class,obtained,cadence,late_after_days,trust,zh,en,note\n"
      "tax,internal,department,monthly,35,4,税务,Tax,\n"
      "declared,declared,enterprise,yearly,,1,申报,Declared,\n"
      "interview,internal,department,event,,2,访谈,Interview,\n";
  auto const pack = Pack::load(files);
  ASSERT_TRUE(pack) << base::to_text(pack.error());
  EXPECT_EQ((*pack)->source_label("tax").en, "Tax");
  EXPECT_EQ((*pack)->sources.find("tax")->late_after_days, 35);
  EXPECT_EQ((*pack)->source_class("tax", (*pack)->facts[1]), "internal")
      << "not what facts.csv expects of the attribute";
  EXPECT_EQ((*pack)->source_class("unheard_of", (*pack)->facts[1]), "declared");
  struct {
    char const* row;
    char const* said;
  } const wrong[] = {{"tax,internal,department,monthly,35,4,税务,Tax,\n", "is there twice"},
                     {"bank,private,purchase,monthly,35,4,银行,Bank,\n", "sources.csv:5"},
                     {"bank,external,purchase,monthly,soon,4,银行,Bank,\n", "late_after_days"},
                     {"bank,external,purchase,monthly,35,0,银行,Bank,\n", "trust"}};
  for (auto const& c : wrong) {
    PackFiles broken = files;
    broken["sources.csv"] += c.row;
    auto const refused = Pack::load(broken);
    ASSERT_FALSE(refused) << c.row;
    EXPECT_THAT(base::to_text(refused.error()), ::testing::HasSubstr(c.said));
  }
  files["cases/x.cases.csv"] =
      "case,kind,name,value,valid_from,valid_to,known_at,source,note\n"
      "X,fact,cover,1,,,2024-01-01,gossip,\n";
  auto const refused = Pack::load(files);
  ASSERT_FALSE(refused);
  EXPECT_THAT(base::to_text(refused.error()), ::testing::HasSubstr("there is no source `gossip` in sources.csv"));
}

}  // namespace
}  // namespace park
