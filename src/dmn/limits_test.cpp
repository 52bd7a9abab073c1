// Models that mean harm: every one of them is refused, or ends soon in a null that says which bound it met. No test looks at a
// clock; the bounds are counted, and the time limit of the test program covers what would not end.
#include <gtest/gtest.h>

#include "dmn/model.h"
#include "dmn/model_text.h"

namespace {

using namespace dmn::model_text;

// Why the decision `d` with this logic has no value.
std::string code_of(std::string const& logic, std::string const& more = "", std::string const& needs = "") {
  auto const model = dmn::Model::load(definitions(more + decision("d", needs, logic)));
  if (!model) return "refused: " + model.error().message;
  dmn::Outcome const outcome = model->evaluate("d", {});
  return outcome.value.reason() ? outcome.value.reason()->code : outcome.value.to_brief_string();
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Limits, entities_and_doctypes_are_refused) {
  std::string laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">";
  for (int i = 1; i < 10; ++i)
    laughs += fmt::format("<!ENTITY lol{} \"{}\">", i,
                          repeated(fmt::format("&lol{};", i == 1 ? "" : std::to_string(i - 1)), 10));
  auto const model = dmn::Model::load(laughs + "]>" + definitions("<decision id=\"d\" name=\"&lol9;\"/>"));
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("DOCTYPE"), std::string::npos) << model.error().message;
}

TEST(Limits, nesting_of_elements_is_bounded) {
  auto const model =
      dmn::Model::load(definitions(decision("d", "", repeated("<list>", 5'000) + repeated("</list>", 5'000))));
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("nested deeper"), std::string::npos) << model.error().message;
}

TEST(Limits, size_of_a_file_is_bounded) {
  auto const model = dmn::Model::load(definitions("<description>" + std::string(1 << 17, 'x') + "</description>"),
                                      {.file = "big.dmn", .bytes_max = 1U << 16U});
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("more than the 65536 allowed"), std::string::npos) << model.error().message;
}

TEST(Limits, nesting_of_texts_is_bounded) {
  for (char const* open : {"(", "[", "{a: ", "-", "if true then ", "1 + (", "function(x) ", "not("}) {
    auto const model = dmn::Model::load(definitions(decision("d", "", literal(repeated(open, 20'000) + "1"))));
    ASSERT_TRUE(model) << open;
    EXPECT_FALSE(model->publishable()) << open;
    EXPECT_EQ(model->evaluate("d", {}).value.reason()->code, "text_too_deep") << open;
  }
}

TEST(Limits, work_is_counted_over_the_whole_evaluation) {
  // clang-format off
  struct { char const *why, *text, *code; } const cases[] = {
      {"a huge range", "for i in 1..1000000000 return i", "list_too_long"},
      {"a huge range that keeps nothing", "some i in 1..1000000000 satisfies i < 0", "steps_exceeded"},
      {"loops in each other", "for a in 1..10000, b in 1..10000, c in 1..10000 return a", "list_too_long"},
      {"a list of lists", "count(for a in 1..90000 return for b in 1..90000 return b)", "steps_exceeded"},
      {"a text that doubles", "(for i in 1..60 return if i = 1 then \"xxxxxxxxxxxxxxxx\" else partial[-1] + partial[-1])[60]",
       "text_too_long"},
      {"a list that doubles", "(for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]))[60]",
       "list_too_long"},
      {"a list that nests its past", "count(for i in 1..90000 return partial)", "steps_exceeded"},
      {"an exponential pattern", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|a|aa)+$\")",
       "pattern_too_costly"},
      {"many exponential patterns",
       "count(for i in 1..90000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|a|aa)+$\"))",
       "steps_exceeded"},
      {"the same long list again and again",
       "count({l: for i in 1..90000 return i, r: for i in 1..90000 return sum(l)}.r)", "steps_exceeded"},
      {"distinct values of a long list", "count(distinct values(for i in 1..90000 return i))", "steps_exceeded"},
      {"a function that calls itself", "{f: function(g) g(g), r: f(f)}.r", "calls_too_deep"},
      {"two calls of itself", "{f: function(g, n) g(g, n + 1) + g(g, n + 1), r: f(f, 0)}.r", "calls_too_deep"}};
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(code_of(literal(c.text)), c.code) << c.why;
}

TEST(Limits, decisions_share_one_count) {
  std::string const work = literal("every i in 1..90000 satisfies i > 0");
  std::string more, needs;
  for (int i = 0; i < 20; ++i) {
    more += decision(fmt::format("w{}", i), "", work);
    needs += fmt::format("{}@w{}", i == 0 ? "" : ", ", i);
  }
  EXPECT_EQ(code_of(literal("w0"), more, needs), "requirement_not_decided");
}

TEST(Limits, circles_are_refused) {
  std::string const circle = decision("a", "@b", literal("b")) + decision("b", "@a", literal("a"));
  auto const model = dmn::Model::load(definitions(circle));
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("`a` needs `b` needs `a`"), std::string::npos) << model.error().message;
  auto const own = dmn::Model::load(definitions(knowledge("k", "!k", "x", literal("k(x)"))));
  EXPECT_FALSE(own);
  std::string const imports =
      R"(<import name="other" namespace="urn:other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>)";
  std::string other = definitions(
      R"(<import name="first" namespace="urn:test" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>)");
  other.replace(other.find("urn:test\" id"), 8, "urn:other");
  dmn::LoadOptions options;
  options.imported = {{other, "other.dmn"}};
  EXPECT_FALSE(dmn::Model::load(definitions(imports), options));
  std::string const type = R"(<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>)";
  auto const of_itself = dmn::Model::load(definitions(type + decision("d", "", literal("1"), "t")));
  ASSERT_TRUE(of_itself);
  EXPECT_FALSE(of_itself->publishable());
}

TEST(Limits, long_names_and_long_texts_are_read_in_time) {
  std::string names, sum = "1";
  for (int i = 0; i < 400; ++i) {
    names += fmt::format(R"(<contextEntry><variable name="{}{}"/>{})", repeated("name and ", 20), i, literal("1"));
    names += "</contextEntry>";
    sum += fmt::format(" + {}{}", repeated("name and ", 20), i);
  }
  std::string const all = "<context>" + names + "<contextEntry>" + literal(sum) + "</contextEntry></context>";
  EXPECT_EQ(code_of(all), "401");
  EXPECT_EQ(code_of(literal("1" + repeated(" + 1", 100'000))), "100001");
  EXPECT_EQ(code_of(literal("count([1" + repeated(", 1", 90'000) + "])")), "90001");
}

TEST(Limits, a_table_of_many_rules_loads_and_decides) {
  TableText text{.hit_policy = "FIRST", .columns = "n => r", .rules = {}};
  for (int i = 0; i < 20'000; ++i) text.rules.push_back(fmt::format("{} => {}", i, i * 2));
  auto const model = dmn::Model::load(definitions(input("n", "number") + decision("d", "n", table(text))));
  ASSERT_TRUE(model);
  EXPECT_TRUE(model->publishable());
  EXPECT_EQ(model->evaluate("d", {{"n", 19'999}}).value.to_string(), "39998");
}

}  // namespace
