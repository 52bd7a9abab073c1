#include <gtest/gtest.h>

#include "dmn/model_text.h"
#include "dmn/names.h"
#include "dmn/source.h"

namespace {

using dmn::source::Boxed;
using dmn::source::Document;
using namespace dmn::model_text;

base::Result<Document> read(std::string const& xml) { return dmn::source::read_document(xml, "m.dmn", 1U << 20U); }

TEST(Reader, reads_dmn_1_2_to_1_6_and_refuses_the_rest) {
  // clang-format off
  struct { char const* name_space; bool good; } const cases[] = {
      {"http://www.omg.org/spec/DMN/20180521/MODEL/", true},   {"https://www.omg.org/spec/DMN/20191111/MODEL/", true},
      {"https://www.omg.org/spec/DMN/20211108/MODEL/", true},  {"https://www.omg.org/spec/DMN/20230324/MODEL/", true},
      {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", false}, {"https://www.omg.org/spec/DMN/20240513/MODEL/", true},
      {"urn:something-else", false},                           {"", false}};
  // clang-format on
  for (auto const& c : cases) {
    auto const document = read(definitions(decision("d", "", literal("1")), c.name_space));
    EXPECT_EQ(document.has_value(), c.good) << c.name_space;
    if (document) {
      EXPECT_EQ(document->nodes.size(), 1U) << c.name_space;
    } else {
      EXPECT_NE(document.error().message.find("m.dmn: "), std::string::npos) << document.error().message;
    }
  }
}

TEST(Reader, reads_prefixed_elements_and_skips_foreign_ones) {
  auto const document =
      read(R"(<s:definitions xmlns:s="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:t="urn:tool" name=" my
    model " namespace="urn:m"><t:decision name="not ours"/><s:decision id="a" name="A  b"><t:context/>
    <s:extensionElements><t:x/></s:extensionElements><s:variable name="A  b"/>
    <s:literalExpression><s:text><![CDATA[1 < 2]]></s:text></s:literalExpression></s:decision></s:definitions>)");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->name, "my model");
  ASSERT_EQ(document->nodes.size(), 1U);
  EXPECT_EQ(document->nodes[0].name, "A b");
  EXPECT_EQ(document->nodes[0].logic.kind, Boxed::Kind::literal);
  EXPECT_EQ(document->nodes[0].logic.text, "1 < 2");
}

TEST(Reader, elements_without_id_get_one_from_their_place) {
  auto const document =
      read(definitions(decision("d", "", table({"FIRST", "", "a, b => r", {"1 | 2 => 3", "- | - => 4"}, "", ""}))));
  ASSERT_TRUE(document);
  auto const& rules = document->nodes[0].logic.table->rules;
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[1].id, "table.rule_2");
  EXPECT_EQ(rules[1].inputs[1].id, "table.rule_2.input_2");
  EXPECT_EQ(rules[1].outputs[0].id, "table.rule_2.output_1");
}

TEST(Reader, reports_ids_used_twice_and_missing_names) {
  auto const document =
      read(definitions(R"(<inputData id="x" name="a"/><inputData id="x" name="b"/><inputData id="y"/>)"));
  ASSERT_TRUE(document);
  ASSERT_EQ(document->issues.size(), 2U);
  EXPECT_EQ(document->issues[0].at, "m.dmn#x");
  EXPECT_EQ(document->issues[0].message, "the id `x` is used twice");
  EXPECT_EQ(document->issues[1].message, "`inputData` has no name");
}

TEST(Reader, names_and_references) {
  // clang-format off
  struct { char const* text; char const* want; } const names[] = {
      {"  a \n b\t", "a b"}, {"", ""}, {"   ", ""}, {"信用  等级", "信用 等级"}};
  // clang-format on
  for (auto const& c : names) EXPECT_EQ(dmn::normalized_name(c.text), c.want);
  EXPECT_EQ(dmn::parse_reference("#a").id, "a");
  EXPECT_EQ(dmn::parse_reference("urn:x#a").name_space, "urn:x");
  EXPECT_EQ(dmn::parse_reference("a").id, "a");
  EXPECT_EQ(dmn::without_prefix("feel:number"), "number");
}

}  // namespace
