#include "dmn/convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dmn/model.h"
#include "dmn/model_files.h"
#include "dmn/model_text.h"

namespace {

using dmn::convert;
using dmn::Version;
using dmn::versions;
using namespace dmn::model_text;
using ::testing::HasSubstr;

// Values of every kind for every input, so that decisions do something; what does not fit is an error on both sides.
std::string evaluations(dmn::Model const& model) {
  std::string told;
  feel::Value const candidates[] = {7, "a", true, feel::Value::list({1, 2, 3})};
  for (auto const& value : candidates) {
    dmn::Model::Inputs inputs;
    for (auto const& name : model.inputs()) inputs.emplace_back(name, value);
    for (auto const& decision : model.decisions()) {
      auto const outcome = model.evaluate(decision.id, inputs);
      told += fmt::format("{} {} {}\n", decision.id, static_cast<int>(outcome.status), outcome.value.to_string());
    }
  }
  return told;
}

TEST(Convert, every_model_there_and_back_gives_the_same_bytes_document_and_evaluation) {
  int converted = 0;
  for (auto const& file : dmn::model_files::all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document) continue;
    auto const model = dmn::Model::load(file.xml);
    std::string const want = dmn::model_files::dump(*document);
    for (Version const to : versions) {
      auto const there = convert(file.xml, file.path, to);
      if (!there) {
        EXPECT_LT(to, Version::v1_5) << there.error().message;
        EXPECT_FALSE(there.error().issues.empty()) << file.path;
        continue;
      }
      ++converted;
      if (auto const read = dmn::source::read_document(*there, "m", 1U << 24U)) {
        EXPECT_EQ(dmn::model_files::dump(*read), want) << file.path;
        if (model) {
          EXPECT_EQ(evaluations(dmn::Model::load(*there).value()), evaluations(*model)) << file.path;
        }
      } else {
        EXPECT_EQ(to, Version::v1_6) << read.error().message;
      }
      auto const back = convert(*there, file.path, Version::v1_5);
      ASSERT_TRUE(back) << file.path;
      EXPECT_EQ(*back, convert(file.xml, file.path, Version::v1_5).value()) << file.path;
      if (file.path.find("/policies/") != std::string::npos) {  // of one version throughout
        EXPECT_EQ(*back, file.xml) << file.path;
      }
    }
  }
  EXPECT_GE(converted, 40);
}

TEST(Convert, renames_namespaces_only_and_keeps_every_other_byte) {
  std::string const xml = R"(<?xml version="1.0"?><!-- 评级 -->
<d:definitions  xmlns:d='https://www.omg.org/spec/DMN/20230324/MODEL/' xmlns:t="urn:tool" name="m"
   xmlns:ui="https://www.omg.org/spec/DMN/20230324/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
   namespace="https://www.omg.org/spec/DMN/20230324/MODEL/" expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/"
   xsi:schemaLocation="https://www.omg.org/spec/DMN/20230324/MODEL/  DMN15.xsd" xmlns:xsi="urn:i">
  <d:import name="i" namespace="urn:i" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
  <d:extensionElements><t:a xmlns:e="https://www.omg.org/spec/DMN/20230324/MODEL/"  b = '1' ><e:conditional/></t:a></d:extensionElements>
  <d:unknown what="https://www.omg.org/spec/DMN/20230324/FEEL/"><![CDATA[<conditional>]]></d:unknown>
</d:definitions>
)";
  auto const got = convert(xml, "m.dmn", Version::v1_3);
  ASSERT_TRUE(got) << got;
  std::string want = xml;
  auto const replace = [&](std::string_view from, std::string_view to, int times) {
    std::size_t at = 0;
    for (int i = 0; i < times; ++i) want.replace(at = want.find(from, at), from.size(), to);
  };
  replace("xmlns:d='https://www.omg.org/spec/DMN/20230324", "xmlns:d='https://www.omg.org/spec/DMN/20191111", 1);
  replace("20230324/DMNDI", "20191111/DMNDI", 1);
  replace("expressionLanguage=\"https://www.omg.org/spec/DMN/20230324",
          "expressionLanguage=\"https://www.omg.org/spec/DMN/20191111", 1);
  replace("schemaLocation=\"https://www.omg.org/spec/DMN/20230324",
          "schemaLocation=\"https://www.omg.org/spec/DMN/20191111", 1);
  replace("DMN15.xsd", "DMN13.xsd", 1);
  replace("importType=\"https://www.omg.org/spec/DMN/20230324", "importType=\"https://www.omg.org/spec/DMN/20191111",
          1);
  replace("xmlns:e=\"https://www.omg.org/spec/DMN/20230324", "xmlns:e=\"https://www.omg.org/spec/DMN/20191111", 1);
  EXPECT_EQ(*got, want);
}

TEST(Convert, what_an_older_version_cannot_say_is_located) {
  // clang-format off
  struct { char const* why; std::string body; Version to; char const* issue; } const cases[] = {
      {"boxed conditional", decision("A", "", "<conditional><if>" + literal("1") + "</if></conditional>"), Version::v1_3,
       "`conditional` in `A` cannot be said in DMN 1.3: it came with DMN 1.4"},
      {"boxed filter", decision("A", "", "<context><contextEntry><filter/></contextEntry></context>"), Version::v1_2,
       "`filter` in `A` cannot be said in DMN 1.2: it came with DMN 1.4"},
      {"type constraint",
       "<itemDefinition name=\"T\"><typeRef>string</typeRef><typeConstraint><text>\"a\"</text></typeConstraint></itemDefinition>",
       Version::v1_4, "`typeConstraint` in `T` cannot be said in DMN 1.4: it came with DMN 1.5"},
      {"function item", "<itemDefinition name=\"T\"><functionItem/></itemDefinition>", Version::v1_2, "`functionItem`"},
      {"B-FEEL", decision("A", "", "<literalExpression expressionLanguage=\"https://www.omg.org/spec/DMN/20240513/B-FEEL/\"/>"),
       Version::v1_5, "expressionLanguage B-FEEL of `literalExpression` in `A` cannot be said in DMN 1.5: it came with DMN 1.6"}};
  // clang-format on
  for (auto const& c : cases) {
    auto const got = convert(definitions(c.body), "m.dmn", c.to);
    ASSERT_FALSE(got) << c.why;
    ASSERT_EQ(got.error().issues.size(), 1U) << c.why;
    EXPECT_THAT(got.error().issues[0].message, HasSubstr(c.issue)) << c.why;
    EXPECT_THAT(got.error().issues[0].at, ::testing::MatchesRegex("m\\.dmn:[0-9]+:[0-9]+")) << c.why;
    EXPECT_TRUE(convert(definitions(c.body), "m.dmn", c.to == Version::v1_5 ? Version::v1_6 : Version::v1_5)) << c.why;
  }
}

TEST(Convert, refuses_what_is_no_dmn) {
  EXPECT_FALSE(convert("<definitions xmlns=\"urn:x\"/>", "m.dmn", Version::v1_5));
  EXPECT_FALSE(convert("<a", "m.dmn", Version::v1_5));
  EXPECT_FALSE(convert(definitions("").substr(5), "m.dmn", Version::v1_5));
}

}  // namespace
