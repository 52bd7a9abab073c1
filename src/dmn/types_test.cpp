#include "dmn/types.h"

#include <gtest/gtest.h>

#include "dmn/model.h"
#include "dmn/model_text.h"
#include "dmn/small_models.h"

namespace {

using namespace dmn::model_text;
using dmn::small_models::feel_value;

std::string item(std::string const& name, std::string const& inner, bool collection = false) {
  return fmt::format(R"(<itemDefinition name="{}"{}>{}</itemDefinition>)", name,
                     collection ? " isCollection=\"true\"" : "", inner);
}
std::string type_ref(std::string const& name) { return "<typeRef>" + name + "</typeRef>"; }
std::string tests(std::string const& role, std::string const& text) {
  return fmt::format("<{0}><text>{1}</text></{0}>", role, escaped(text));
}

TEST(Types, item_definitions_say_what_a_decision_may_give) {
  std::string const component = R"(<itemComponent name="days">)" + type_ref("number") + tests("allowedValues", ">= 0") +
                                R"(</itemComponent><itemComponent name="tags" isCollection="true">)" +
                                type_ref("string") + "</itemComponent>";
  std::string const items = item("Later", type_ref("Grade")) +
                            item("Grade", type_ref("string") + tests("allowedValues", "\"A\", \"B\"")) +
                            item("Grades", type_ref("Grade"), true) + item("Days", component) +
                            item("Few", type_ref("number") + tests("typeConstraint", "count(?) < 3"), true) +
                            item("Scores", type_ref("number") + tests("allowedValues", "[0..100]"), true) +
                            item("Prefixed", type_ref("feel:number"));
  // clang-format off
  struct { char const *type, *value; bool good; } const cases[] = {
      {"Grade", "\"A\"", true}, {"Grade", "\"C\"", false}, {"Grade", "1", false}, {"Grade", "null", true},
      {"Later", "\"B\"", true}, {"Later", "\"C\"", false},
      {"Grades", "[\"A\", \"B\"]", true}, {"Grades", "[\"A\", \"C\"]", false},
      {"Grades", "\"A\"", true}, {"Grades", "[]", true},
      {"Days", "{days: 3, tags: [\"x\"]}", true}, {"Days", "{days: -1, tags: []}", false},
      {"Days", "{days: 3, tags: [1]}", false},
      {"Days", "{tags: []}", false}, {"Few", "[1, 2]", true}, {"Few", "[1, 2, 3]", false}, {"Scores", "[0, 100]", true},
      {"Scores", "[101]", false}, {"Prefixed", "1", true}, {"Prefixed", "\"1\"", false}, {"Any", "[1, \"x\"]", true}};
  // clang-format on
  for (auto const& c : cases) {
    auto const model = dmn::Model::load(
        definitions(items + input("v", "Any") + decision("d", "v", literal("v"), c.type)), {.file = "t.dmn"});
    ASSERT_TRUE(model);
    for (base::Issue const& issue : model->issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
    dmn::Outcome const outcome = model->evaluate("d", {{"v", feel_value(c.value)}});
    EXPECT_EQ(outcome.status == dmn::Outcome::Status::decided, c.good)
        << c.value << " as " << c.type << ": " << outcome.value.to_string();
    dmn::EvaluateOptions lenient;
    lenient.strict = false;
    EXPECT_EQ(model->evaluate("d", {{"v", feel_value(c.value)}}, lenient).value.is_error(), !c.good)
        << c.value << " as " << c.type;
  }
}

TEST(Types, allowed_values_that_do_not_compile_are_an_issue) {
  auto const model = dmn::Model::load(definitions(item("T", type_ref("number") + tests("allowedValues", "< limit"))),
                                      {.file = "t.dmn"});
  ASSERT_TRUE(model);
  ASSERT_EQ(model->issues().size(), 1U);
  EXPECT_NE(model->issues()[0].message.find("allowed values of the type `T`"), std::string::npos)
      << model->issues()[0].message;
}

}  // namespace
