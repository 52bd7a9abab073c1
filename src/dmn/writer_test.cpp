#include "dmn/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "dmn/model_files.h"
#include "dmn/model_text.h"

namespace {

using dmn::source::Document;
using dmn::source::Table;
using namespace dmn::model_files;
using namespace dmn::model_text;

Table const& only_table(Document const& document) { return *tables_of(document).at(0).table; }

// Reorders, deletes, inserts and changes rules and columns.
Table changed(Table table, std::mt19937& random) {
  auto const pick = [&](std::size_t size) { return std::uniform_int_distribution<std::size_t>{0, size - 1}(random); };
  std::shuffle(table.rules.begin(), table.rules.end(), random);
  if (table.rules.size() > 1 && pick(2) == 0) table.rules.pop_back();
  if (table.inputs.size() > 1 && pick(3) == 0) {
    std::swap(table.inputs[0], table.inputs[1]);
    for (auto& rule : table.rules)
      if (rule.inputs.size() > 1) std::swap(rule.inputs[0], rule.inputs[1]);
  }
  for (auto& rule : table.rules) {
    if (pick(3) == 0 && !rule.inputs.empty()) rule.inputs[pick(rule.inputs.size())].text = "< 5 & \"a\"";
    if (pick(3) == 0) rule.description = pick(2) == 0 ? "" : "为什么 <b>";
    if (pick(4) == 0) rule.annotations.emplace_back("来源");
  }
  if (pick(2) == 0) {
    dmn::source::Rule rule;
    if (pick(2) == 0) rule.id = "added_" + std::to_string(pick(1000));
    for (std::size_t i = 0; i < table.inputs.size(); ++i) rule.inputs.push_back({"", "-", "", true});
    for (std::size_t i = 0; i < table.outputs.size(); ++i) rule.outputs.push_back({"", "  1\n", "number", true});
    table.rules.insert(table.rules.begin() + static_cast<std::ptrdiff_t>(pick(table.rules.size() + 1)), rule);
  }
  if (pick(3) == 0) table.hit_policy = table.hit_policy == "FIRST" ? "UNIQUE" : "FIRST";
  if (pick(3) == 0 && !table.inputs.empty()) table.inputs[0].label = "标题 \"<&";
  return table;
}

TEST(Writer, a_table_replaced_by_itself_gives_the_same_bytes) {
  int tables = 0;
  for (auto const& file : all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document) continue;
    for (auto const& place : tables_of(*document)) {
      ++tables;
      auto const got = dmn::replace_table(file.xml, "m", place.id, *place.table);
      ASSERT_TRUE(got) << file.path << got;
      EXPECT_EQ(*got, file.xml) << file.path << " " << place.id;
    }
  }
  EXPECT_GE(tables, 12);
}

TEST(Writer, a_changed_table_is_read_back_and_nothing_else_changes) {
  std::mt19937 random{3};
  for (auto const& file : all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document || !document->issues.empty()) continue;
    for (auto const& place : tables_of(*document)) {
      for (int round = 0; round < 5; ++round) {
        Table const wanted = changed(*place.table, random);
        auto const got = dmn::replace_table(file.xml, "m", place.id, wanted);
        ASSERT_TRUE(got) << file.path << got;
        Document after = document_of(*got);
        for (auto const& other : tables_of(after))
          if (other.id == place.id) {
            ASSERT_EQ(dump(*other.table), dump(remade(wanted, place.id))) << file.path << "\n" << *got;
          }
        auto const back = dmn::replace_table(*got, "m", place.id, *place.table);
        ASSERT_TRUE(back);
        EXPECT_EQ(dump(document_of(*back)), dump(*document)) << file.path;
      }
    }
  }
}

TEST(Writer, a_new_table_is_read_back) {
  for (auto const& file : all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document || !document->issues.empty()) continue;
    for (auto const& place : tables_of(*document)) {
      std::string const empty =
          definitions("<decision id=\"d\" name=\"A  b\">\n  <variable name=\"A b\"/>\n</decision>");
      auto const got = dmn::insert_table(empty, "m", "A b", place.id, *place.table);
      ASSERT_TRUE(got) << got;
      EXPECT_EQ(dump(only_table(document_of(*got))), dump(*place.table)) << file.path << "\n" << *got;
    }
  }
}

std::string const small =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:t="urn:t" name="m" namespace="urn:m">
  <decision id="d" name="d">
    <decisionTable id="t" hitPolicy="FIRST" t:width="80">
      <input id="i"><inputExpression><text>a</text></inputExpression></input>
      <output id="o"/>
      <!-- the first -->
      <rule id="r1"><extensionElements><t:note/></extensionElements>
        <inputEntry id="r1_i"><text>1</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>
      <rule id="r2"><inputEntry><text><![CDATA[< 2]]></text></inputEntry><outputEntry><text>"y"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>)";

TEST(Writer, a_changed_cell_changes_nothing_but_its_text) {
  Table table = only_table(document_of(small));
  table.rules[0].inputs[0].text = "< 1";
  auto const got = dmn::replace_table(small, "m", "t", table);
  std::string want = small;
  want.replace(want.find("<text>1<"), 8, "<text>&lt; 1<");
  EXPECT_EQ(got.value(), want);
}

TEST(Writer, a_new_rule_takes_the_layout_of_its_neighbour_and_moved_ones_keep_their_comments) {
  Table table = only_table(document_of(small));
  std::swap(table.rules[0], table.rules[1]);
  table.rules.push_back({"r3", "why", {{"", "-", "", true}}, {{"", "\"z\"", "", true}}, {}});
  auto const got = dmn::replace_table(small, "m", "t", table);
  EXPECT_THAT(got.value(), ::testing::HasSubstr(R"(
      <rule id="r2"><inputEntry><text><![CDATA[< 2]]></text></inputEntry><outputEntry><text>"y"</text></outputEntry></rule>
      <!-- the first -->
      <rule id="r1"><extensionElements><t:note/></extensionElements>
        <inputEntry id="r1_i"><text>1</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>
      <rule id="r3"><description>why</description><inputEntry><text>-</text></inputEntry><outputEntry><text>"z"</text></outputEntry></rule>
    </decisionTable>)"));
}

TEST(Writer, a_new_table_is_laid_out_as_people_write_it) {
  Table const table = only_table(document_of(small));
  auto const got =
      dmn::insert_table(R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
  <decision id="e" name="e">
    <variable name="e"/>
  </decision>
</definitions>)",
                        "m", "e", "t", table);
  EXPECT_EQ(got.value(),
            R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
  <decision id="e" name="e">
    <variable name="e"/>
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i"><inputExpression><text>a</text></inputExpression></input>
      <output id="o"/>
      <rule id="r1">
        <inputEntry id="r1_i"><text>1</text></inputEntry>
        <outputEntry><text>"x"</text></outputEntry>
      </rule>
      <rule id="r2">
        <inputEntry><text>&lt; 2</text></inputEntry>
        <outputEntry><text>"y"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>)");
}

TEST(Writer, says_what_cannot_be_done) {
  Table table = only_table(document_of(small));
  EXPECT_EQ(dmn::replace_table(small, "m", "x", table).error().code, base::ErrorCode::not_found);
  EXPECT_EQ(dmn::insert_table(small, "m", "d", "t2", table).error().code, base::ErrorCode::conflict);
  EXPECT_EQ(dmn::insert_table(small, "m", "x", "t2", table).error().code, base::ErrorCode::not_found);
  table.rules[1].outputs[0].text = std::string{"a\x01"};
  auto const got = dmn::replace_table(small, "m", "t", table);
  ASSERT_FALSE(got);
  ASSERT_EQ(got.error().issues.size(), 1U);
  EXPECT_EQ(got.error().issues[0].at, "m#r2.output_1");
}

TEST(Writer, knows_the_ids_that_the_reader_makes) {
  // clang-format off
  struct { char const *id, *parent, *role; bool want; } const cases[] = {
      {"", "t", "rule", true},          {"t.rule_3", "t", "rule", true},   {"t.rule", "t", "rule", true},
      {"t.rule_", "t", "rule", false},  {"t.rule_3a", "t", "rule", false}, {"t.rules_3", "t", "rule", false},
      {"u.rule_3", "t", "rule", false}, {"rule_3", "t", "rule", false}};
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(dmn::is_made_id(c.id, c.parent, c.role), c.want) << c.id;
}

}  // namespace
