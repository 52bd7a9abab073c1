// Every version of the standard that is read, each with its own address, and what is refused.
#include <gtest/gtest.h>

#include "dmn/model.h"
#include "dmn/model_text.h"

namespace {

using namespace dmn::model_text;

std::string message_of(dmn::Model const& model, dmn::Outcome const& outcome, char const* locale) {
  return outcome.value.reason() ? model.message_of(*outcome.value.reason(), locale) : "";
}

TEST(Namespaces, dmn_1_2_to_1_6_are_read_with_their_own_address_of_feel) {
  struct {
    char const *version, *model, *feel;
  } const cases[] = {
      {"1.2", "http://www.omg.org/spec/DMN/20180521/MODEL/", "http://www.omg.org/spec/DMN/20180521/FEEL/"},
      {"1.3", "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20191111/FEEL/"},
      {"1.4", "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20211108/FEEL/"},
      {"1.5", "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20230324/FEEL/"},
      {"1.6", "https://www.omg.org/spec/DMN/20240513/MODEL/", "https://www.omg.org/spec/DMN/20240513/FEEL/"}};
  for (auto const& c : cases) {
    std::string const tier =
        table({.hit_policy = "FIRST", .columns = "revenue => tier", .rules = {"> 100 => \"big\"", "- => \"small\""}});
    std::string const fee = fmt::format(
        R"(<literalExpression expressionLanguage="{}"><text>if Tier = "big" then revenue * 0.1 else 0</text></literalExpression>)",
        c.feel);
    std::string xml = definitions(
        input("revenue", "number") + decision("Tier", "revenue", tier) + decision("Fee", "revenue, @Tier", fee),
        c.model);
    xml.replace(xml.find(" name="), 0, fmt::format(" expressionLanguage=\"{}\"", c.feel));
    auto const model = dmn::Model::load(xml);
    ASSERT_TRUE(model) << c.version << ": " << base::to_text(model.error());
    for (base::Issue const& issue : model->issues()) ADD_FAILURE() << c.version << ": " << issue.message;
    EXPECT_EQ(model->evaluate("Fee", {{"revenue", 200}}).value.to_string(), "20") << c.version;
    EXPECT_EQ(model->evaluate("Fee", {{"revenue", 50}}).value.to_string(), "0") << c.version;
  }
}

TEST(Namespaces, dmn_1_1_and_what_is_no_dmn_are_refused) {
  for (char const* address :
       {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "https://www.omg.org/spec/DMN/20990101/MODEL/"}) {
    auto const model = dmn::Model::load(definitions("", address), {.file = "old.dmn"});
    ASSERT_FALSE(model) << address;
    EXPECT_NE(model.error().message.find("save the model as DMN 1.2 to 1.6"), std::string::npos)
        << model.error().message;
  }
  EXPECT_FALSE(dmn::Model::load("<definitions xmlns=\"urn:other\"/>"));
}

TEST(Namespaces, b_feel_is_refused_in_plain_words_and_feel_beside_it_runs) {
  char const* const b_feel = "https://www.omg.org/spec/DMN/20240513/B-FEEL/";
  char const* const feel = "https://www.omg.org/spec/DMN/20240513/FEEL/";
  std::string const plain = literal("1 + 1");
  std::string const marked =
      fmt::format(R"(<literalExpression expressionLanguage="{}"><text>1 + 1</text></literalExpression>)", feel);
  std::string const cells = table({.columns = "n => r", .rules = {"> 1 => 2"}});
  std::string xml = definitions(input("n", "number") + decision("Inherits", "", plain) + decision("Own", "", marked) +
                                    decision("Table", "n", cells),
                                "https://www.omg.org/spec/DMN/20240513/MODEL/");
  xml.replace(xml.find(" name="), 0, fmt::format(" expressionLanguage=\"{}\"", b_feel));
  auto const model = dmn::Model::load(xml);
  ASSERT_TRUE(model);
  EXPECT_FALSE(model->publishable());
  EXPECT_NE(model->issues().front().message.find("B-FEEL"), std::string::npos);
  EXPECT_EQ(model->evaluate("Own", {}).value.to_string(), "2");
  dmn::Outcome const refused = model->evaluate("Inherits", {});
  ASSERT_TRUE(refused.value.is_error());
  EXPECT_EQ(refused.value.reason()->code, "expression_language");
  EXPECT_EQ(
      message_of(*model, refused, "en"),
      "`Inherits`: the expression language `https://www.omg.org/spec/DMN/20240513/B-FEEL/` is not run; write FEEL");
  EXPECT_EQ(model->evaluate("Table", {{"n", 5}}).status, dmn::Outcome::Status::not_decided);
}

TEST(Namespaces, functions_of_other_machines_are_null_and_say_what_is_missing) {
  auto const entry = [](char const* name, char const* text) {
    return fmt::format(R"(<contextEntry><variable name="{}"/>{}</contextEntry>)", name, literal(text));
  };
  std::string const java = "<context>" + entry("class", "\"java.lang.Math\"") +
                           entry("method signature", "\"max(double, double)\"") + "</context>";
  std::string const pmml =
      "<context>" + entry("document", "\"score.pmml\"") + entry("model", "\"Score\"") + "</context>";
  auto const knowledge_of = [](char const* name, char const* kind, std::string const& body) {
    return fmt::format(
        R"(<businessKnowledgeModel id="k_{0}" name="{0}"><variable name="{0}"/><encapsulatedLogic kind="{1}">)"
        R"(<formalParameter name="a"/>{2}</encapsulatedLogic></businessKnowledgeModel>)",
        name, kind, body);
  };
  auto const model = dmn::Model::load(definitions(
      knowledge_of("larger", "Java", java) + knowledge_of("score", "PMML", pmml) +
      decision("J", "!larger", literal("larger(1)")) + decision("P", "!score", literal("score(1)")) +
      decision(
          "T", "",
          literal(R"~((function(a) external {java: {class: "java.lang.Math", method signature: "abs(int)"}})(1))~"))));
  ASSERT_TRUE(model);
  EXPECT_FALSE(model->publishable());
  dmn::Outcome const of_java = model->evaluate("J", {}), of_pmml = model->evaluate("P", {}),
                     of_text = model->evaluate("T", {});
  EXPECT_EQ(
      message_of(*model, of_java, "en"),
      "`larger`: functions of kind Java are not run, `java.lang.Math max(double, double)` is missing here; write the "
      "function in FEEL");
  EXPECT_NE(message_of(*model, of_pmml, "zh-CN").find("score.pmml Score"), std::string::npos);
  ASSERT_TRUE(of_text.value.is_error());
  EXPECT_EQ(of_text.value.reason()->code, "external_function");
  EXPECT_NE(message_of(*model, of_text, "en").find("java.lang.Math"), std::string::npos);
}

}  // namespace
