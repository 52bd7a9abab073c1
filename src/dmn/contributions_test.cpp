// Sums as text: what each term contributes, `text=value(names)`.
#include "dmn/contributions.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "dmn/model_text.h"

namespace {

using namespace dmn::model_text;

dmn::DecisionTrace decision_trace_of(std::string const& logic, dmn::Model::Inputs const& inputs) {
  auto const model = dmn::Model::load(definitions(input("a", "number") + input("b", "number") + input("c", "number") +
                                                  decision("d", "a, b, c", logic, "number")));
  CHECK(model.has_value());
  for (base::Issue const& issue : model->issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  dmn::EvaluateOptions options;
  options.trace = true;
  return model->evaluate("d", inputs, options).trace.at(0);
}

std::string contributions_text(dmn::DecisionTrace const& trace) {
  std::string text;
  for (dmn::Contribution const& part : trace.contributions) {
    std::string names;
    for (std::string const& name : part.names) names += (names.empty() ? "" : ",") + name;
    text += fmt::format("{}{}={}({})", text.empty() ? "" : "; ", part.text, part.value.to_string(), names);
  }
  return text;
}

TEST(Contributions, of_a_sum) {
  dmn::Model::Inputs const inputs{{"a", 10}, {"b", 4}, {"c", base::decimal("0.5")}};
  // clang-format off
  struct { char const *text, *want; } const cases[] = {
      {"a + b + c", "a=10(a); b=4(b); c=0.5(c)"},
      {"0.3 * a + 0.7 * b - c", "0.3 * a=3(a); 0.7 * b=2.8(b); - c=-0.5(c)"},
      {"a - (b - c)", "a=10(a); - b=-4(b); c=0.5(c)"},
      {"-(a + b)", "- a=-10(a); - b=-4(b)"},
      {"sum([a, b * 2, c])", "a=10(a); b * 2=8(b); c=0.5(c)"},
      {"sum(a, b) + 100", "a=10(a); b=4(b); 100=100()"},
      {"0.5 * (a + b) + c", "0.5 * a=5(a); 0.5 * b=2(b); c=0.5(c)"},
      {"(a - b) / 4", "a / 4=2.5(a); - b / 4=-1(b)"},
      {"sum([a, b]) * 0.1", "0.1 * a=1(a); 0.1 * b=0.4(b)"},
      {"2 * (a + (b + 1) / 2)", "2 * a=20(a); 2 * b / 2=4(b); 2 * 1 / 2=1()"},
      {"(a + b) * c + 1", "(a + b) * c=7(a,b,c); 1=1()"},
      {"a + (if b > 3 then b else 0) - (if c > 0 then 1 else 2)",
       "a=10(a); if b > 3 then b else 0=4(b); - (if c > 0 then 1 else 2)=-1(c)"},
      {"a + sum(for i in [1, 2] return i * b)", "a=10(a); sum(for i in [1, 2] return i * b)=12(b)"},
      {"a + [b, c][1]", "a=10(a); [b, c][1]=4(b,c)"},
      {"a * b", ""}, {"max(a, b)", ""}, {"1 + 2", ""}, {"if a > 1 then a + b else 0", ""}, {"sum([a])", ""}};
  // clang-format on
  for (auto const& c : cases)
    EXPECT_EQ(contributions_text(decision_trace_of(literal(c.text), inputs)), c.want) << c.text;
}

TEST(Contributions, of_the_result_of_a_context) {
  std::string const logic = "<context><contextEntry><variable name=\"base\"/>" + literal("a * 0.7") +
                            "</contextEntry><contextEntry>" + literal("base + b * 0.3") + "</contextEntry></context>";
  EXPECT_EQ(contributions_text(decision_trace_of(logic, {{"a", 10}, {"b", 10}, {"c", 1}})),
            "base=7(base); b * 0.3=3(b)");
}

TEST(Contributions, a_sum_that_is_not_decided_has_none) {
  EXPECT_EQ(contributions_text(decision_trace_of(literal("a + b"), {{"a", 10}})), "");
  EXPECT_EQ(contributions_text(decision_trace_of(literal("a + 1 / b"), {{"a", 10}, {"b", 0}})), "");
}

// Exact: whatever is added, subtracted and weighted, the terms add up to the value.
RC_GTEST_PROP(Contributions, add_up_to_the_value, ()) {
  auto const number = [] { return *base::Decimal::of(*rc::gen::inRange(-100000, 100000), *rc::gen::inRange(-4, 2)); };
  std::string text = "a";
  int const count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) {
    std::string const name{*rc::gen::element('a', 'b', 'c')};
    std::string const weight = base::absolute(number()).to_string();
    std::string const sign = *rc::gen::element(" + ", " - ");
    text += sign + *rc::gen::element(name, weight + " * " + name, weight + " * (a - " + name + ")",
                                     "(" + name + " + b) / 8", "sum([" + name + ", c, " + weight + "])");
  }
  dmn::DecisionTrace const trace =
      decision_trace_of(literal(text), {{"a", number()}, {"b", number()}, {"c", number()}});
  RC_ASSERT(trace.contributions.size() > 1U);
  base::Decimal sum;
  for (dmn::Contribution const& part : trace.contributions) sum += part.value.number();
  RC_ASSERT(sum == trace.value.number());
}

}  // namespace
