// Boxed filter, for, some and every (DMN 1.5 §10.2.2.9 … §10.2.2.12), which mean what FEEL's own forms mean. The decision `d`
// sees n = 5, list = [1, 2, 3] and rows = [{a: 1, b: "x"}, {a: 2, b: "y"}] and is evaluated without strict mode.
#include <gtest/gtest.h>

#include "dmn/model.h"
#include "dmn/model_text.h"

namespace {

using dmn::model_text::literal;
using dmn::model_text::tag;
using feel::Value;

std::string filter(std::string const& in, std::string const& match) {
  return tag("filter", tag("in", in) + tag("match", match));
}
// `in_type`: typeRef of the `in` element.
std::string loop(std::string const& kind, std::string const& name, std::string const& in, std::string const& body,
                 std::string const& in_type = "") {
  std::string const type = in_type.empty() ? "" : " typeRef=\"" + in_type + "\"";
  std::string const role = kind == "for" ? "return" : "satisfies";
  return "<" + kind + " iteratorVariable=\"" + name + "\"><in" + type + ">" + in + "</in>" + tag(role, body) + "</" +
         kind + ">";
}
std::string iteration(std::string const& in, std::string const& body, std::string const& in_type = "") {
  return loop("for", "i", literal(in), literal(body), in_type);
}
std::string some(std::string const& in, std::string const& body) {
  return loop("some", "i", literal(in), literal(body));
}
std::string every(std::string const& in, std::string const& body) {
  return loop("every", "i", literal(in), literal(body));
}

dmn::Outcome outcome_of(std::string const& logic, std::string const& type = "") {
  using namespace dmn::model_text;
  std::string const numbers =
      R"(<itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>)";
  std::string const row =
      R"(<itemDefinition name="tRow"><itemComponent name="a"><typeRef>number</typeRef></itemComponent>)"
      R"(<itemComponent name="b"><typeRef>string</typeRef></itemComponent></itemDefinition>)"
      R"(<itemDefinition name="tRows" isCollection="true"><typeRef>tRow</typeRef></itemDefinition>)";
  auto const model = dmn::Model::load(definitions(numbers + row + input("n", "number") + input("list", "Any") +
                                                  input("rows", "tRows") + decision("d", "n, list, rows", logic, type)),
                                      {.file = "b.dmn"});
  EXPECT_TRUE(model) << logic;
  if (!model) return {};
  for (base::Issue const& issue : model->issues()) ADD_FAILURE() << logic << ": " << issue.at << ": " << issue.message;
  Value const rows = Value::list({Value::context({{"a", 1}, {"b", "x"}}), Value::context({{"a", 2}, {"b", "y"}})});
  return model->evaluate("d", {{"n", 5}, {"list", Value::list({1, 2, 3})}, {"rows", rows}},
                         {.trace = false, .strict = false, .today = {}, .now = {}});
}

// `value`, or `null ! code`.
std::string shown(dmn::Outcome const& outcome) {
  std::string text;
  outcome.value.append_to(text, true);
  return outcome.value.reason() ? text + " ! " + outcome.value.reason()->code : text;
}

struct Line {
  char const* why;
  std::string logic;
  char const* want;
};
void check(std::vector<Line> const& lines) {
  for (Line const& line : lines) EXPECT_EQ(shown(outcome_of(line.logic)), line.want) << line.why;
}

TEST(BoxedFilter, keeps_items_by_condition_or_gives_the_one_at_a_position) {
  // clang-format off
  check({
      {"condition on item", filter(literal("list"), literal("item > 1")), "[2, 3]"},
      {"condition on an entry", filter(literal("rows"), literal("a = 2")), "[{a: 2, b: \"y\"}]"},
      {"condition on an entry of item", filter(literal("rows"), literal("item.b = \"x\"")), "[{a: 1, b: \"x\"}]"},
      {"condition with names from outside", filter(literal("rows"), literal("a < n")), "[{a: 1, b: \"x\"}, {a: 2, b: \"y\"}]"},
      {"none", filter(literal("list"), literal("false")), "[]"},
      {"all", filter(literal("list"), literal("true")), "[1, 2, 3]"},
      {"position", filter(literal("list"), literal("2")), "2"},
      {"position from the end", filter(literal("list"), literal("-1")), "3"},
      {"position from outside", filter(literal("[1, 2, 3, 4, 5, 6]"), literal("n")), "5"},
      {"no such position", filter(literal("list"), literal("4")), "null ! index_out_of_range"},
      {"no position 0", filter(literal("list"), literal("0")), "null ! index_out_of_range"},
      {"null condition keeps nothing", filter(literal("list"), literal("null")), "[]"},
      {"a null for one item leaves that item out", filter(literal("[1, null, 3]"), literal("item > 1")), "[3]"},
      {"neither condition nor position", filter(literal("list"), literal("\"abc\"")), "null ! filter_type"},
      {"a list is no condition", filter(literal("list"), literal("[true]")), "null ! filter_type"},
      {"a single value is a list of it", filter(literal("n"), literal("item = 5")), "[5]"},
      {"a single value has position 1", filter(literal("n"), literal("1")), "5"},
      {"null in gives null", filter(literal("null"), literal("true")), "null ! null_literal"},
      {"empty list", filter(literal("[]"), literal("item > 1")), "[]"},
      {"items that have no such entry", filter(literal("[{x: 1}, {y: 2}]"), literal("x = 1")), "[{x: 1}]"},
      {"an entry named item", filter(literal("[{item: 1}, {item: 2}]"), literal("item = 2")), "[{item: 2}]"},
      {"a filter in a filter", filter(filter(literal("list"), literal("item > 1")), literal("item < 3")), "[2]"},
      {"over a boxed list", filter(tag("list", literal("1") + literal("n")), literal("item > 1")), "[5]"}});
  // clang-format on
}

TEST(BoxedFilter, a_condition_may_be_any_boxed_expression) {
  std::string const conditional =
      tag("conditional", tag("if", literal("item > 1")) + tag("then", literal("true")) + tag("else", literal("false")));
  std::string const by_entry = tag(
      "conditional", tag("if", literal("b = \"y\"")) + tag("then", literal("true")) + tag("else", literal("false")));
  std::string const position =
      tag("conditional", tag("if", literal("n = 5")) + tag("then", literal("2")) + tag("else", literal("1")));
  std::string const relation =
      "<relation><column name=\"b\"/><row>" + literal("\"x\"") + "</row><row>" + literal("\"y\"") + "</row></relation>";
  check({{"boxed condition", filter(literal("list"), conditional), "[2, 3]"},
         {"it sees the entries of typed items", filter(literal("rows"), by_entry), "[{a: 2, b: \"y\"}]"},
         {"it sees the columns of a relation", filter(relation, by_entry), "[{b: \"y\"}]"},
         {"boxed position", filter(literal("list"), position), "2"},
         {"boxed condition that is neither", filter(literal("list"), tag("list", literal("1"))), "null ! filter_type"},
         {"over null", filter(literal("null"), conditional), "null ! null_literal"}});
}

TEST(BoxedFor, gives_a_result_per_item) {
  // clang-format off
  check({
      {"list", iteration("list", "i * n"), "[5, 10, 15]"},
      {"bounds", iteration("1..3", "i"), "[1, 2, 3]"},
      {"bounds downwards", iteration("3..1", "i"), "[3, 2, 1]"},
      {"range", iteration("(1..4)", "i"), "[2, 3]"},
      {"days", iteration("@\"2024-02-28\"..@\"2024-03-01\"", "i.day"), "[28, 29, 1]"},
      {"one value", iteration("\"abc\"", "i"), "[\"abc\"]"},
      {"a context is one value", iteration("{x: 1}", "i.x"), "[1]"},
      {"nothing", iteration("[]", "i"), "[]"},
      {"null", iteration("null", "i"), "null ! domain_type"},
      {"a range of texts", iteration("[\"a\"..\"c\"]", "i"), "null ! domain_type"},
      {"the results so far", iteration("1..5", "if i < 3 then 1 else partial[-1] + partial[-2]"), "[1, 1, 2, 3, 5]"},
      {"contexts as items", iteration("rows", "i.a"), "[1, 2]"},
      {"a null for one item", iteration("[1, \"a\"]", "i + 1"), "[2, null]"},
      {"a boxed body", loop("for", "i", literal("1..2"), "<context><contextEntry><variable name=\"x\"/>" + literal("i + 1") +
                            "</contextEntry></context>"), "[{x: 2}, {x: 3}]"},
      {"a loop in a loop", loop("for", "i", literal("1..2"), loop("for", "j", literal("i..2"), literal("[i, j]"))),
       "[[[1, 1], [1, 2]], [[2, 2]]]"},
      {"an inner iterator hides the outer", loop("for", "i", literal("1..2"), loop("for", "i", literal("[10, 20]"), literal("i"))),
       "[[10, 20], [10, 20]]"},
      {"an iterator hides an input and gives it back",
       tag("list", loop("for", "n", literal("[1]"), literal("n")) + literal("n")), "[[1], 5]"},
      {"a name with blanks", loop("for", "the item", literal("list"), literal("the item + 1")), "[2, 3, 4]"},
      {"a boxed list to run over", loop("for", "i", tag("list", literal("n") + literal("6")), literal("i")), "[5, 6]"}});
  // clang-format on
}

TEST(BoxedFor, the_type_of_in_is_that_of_the_list_or_of_its_items) {
  check({{"a list as declared", iteration("list", "i", "tNumbers"), "[1, 2, 3]"},
         {"items as declared", iteration("list", "i", "number"), "[1, 2, 3]"},
         {"one value as a list", iteration("n", "i", "tNumbers"), "[5]"},
         {"bounds as a list", iteration("1..2", "i", "tNumbers"), "[1, 2]"},
         {"a range as a list", iteration("[1..2]", "i", "tNumbers"), "[1, 2]"},
         {"other items", iteration("[\"a\"]", "i", "tNumbers"), "null ! does_not_conform"}});
}

TEST(BoxedSome, is_true_when_one_item_satisfies) {
  check({{"one", some("list", "i > 2"), "true"},
         {"none", some("list", "i > 3"), "false"},
         {"of nothing", some("[]", "true"), "false"},
         {"bounds", some("1..3", "i = 2"), "true"},
         {"one value", some("n", "i = 5"), "true"},
         {"of null", some("null", "true"), "null ! domain_type"},
         {"no boolean", some("list", "i"), "null ! condition_type"},
         {"a null and a true", some("[null, 2]", "i > 1"), "true"},
         {"a null and no true", some("[null, 2]", "i > 2"), "null ! null_literal"},
         {"in each other", loop("some", "i", literal("list"), loop("some", "j", literal("[3]"), literal("i = j"))),
          "true"}});
}

TEST(BoxedEvery, is_true_when_all_items_satisfy) {
  check({{"all", every("list", "i > 0"), "true"},
         {"not all", every("list", "i > 1"), "false"},
         {"of nothing", every("[]", "false"), "true"},
         {"one value", every("n", "i = 5"), "true"},
         {"of null", every("null", "true"), "null ! domain_type"},
         {"no boolean", every("list", "\"abc\""), "null ! condition_type"},
         {"a null and a false", every("[null, 2]", "i > 2"), "false"},
         {"a null and no false", every("[null, 2]", "i > 1"), "null ! null_literal"},
         {"over rows", every("rows", "i.a > 0"), "true"}});
}

TEST(BoxedLoops, results_are_coerced_to_their_types) {
  std::string const typed = R"(<for iteratorVariable="i" typeRef="tNumbers"><in>)" + literal("list") + "</in><return>" +
                            literal("string(i)") + "</return></for>";
  EXPECT_EQ(shown(outcome_of(typed)), "null ! does_not_conform");
  EXPECT_EQ(shown(outcome_of(filter(literal("list"), literal("item = 2")), "number")), "2");  // a list of one
  EXPECT_EQ(shown(outcome_of(some("list", "i > 2"), "string")), "null ! does_not_conform");
}

TEST(BoxedLoops, a_condition_is_placed_where_a_person_wrote_it) {
  dmn::Outcome const outcome = outcome_of(filter(literal("list"), literal("item > 1 / 0")));
  ASSERT_FALSE(outcome.diagnostics.empty());
  EXPECT_EQ(outcome.diagnostics.front().code, "division_by_zero");
  EXPECT_EQ(outcome.diagnostics.front().place.offset, 7);
  EXPECT_EQ(outcome.diagnostics.front().place.length, 5);
}

}  // namespace
