#include "feel/cases_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "feel/characters.h"
#include "feel/expression.h"
#include "feel/program.h"
#include "feel/temporal.h"

namespace feel {

std::vector<Case> read_cases(std::string const& file) {
  std::ifstream in{std::string{YINGZHOU_SOURCE_DIR} + "/src/feel/testdata/" + file};
  EXPECT_TRUE(in.good()) << file;
  std::vector<Case> cases;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    std::size_t const arrow = line.rfind(" => ");
    if (line.starts_with("with ")) {
      cases.push_back({number, line, ""});
    } else if (arrow == std::string::npos) {
      ADD_FAILURE() << file << ":" << number << ": no ` => `";
    } else {
      cases.push_back({number, normalised_name(line.substr(0, arrow)), normalised_name(line.substr(arrow + 4))});
    }
  }
  return cases;
}

namespace {

// Every diagnostic met has its words in both languages, with every value filled in.
void has_words(Diagnostic const& diagnostic) {
  for (char const* locale : {"en", "zh-CN"}) {
    std::string const message = message_of(diagnostic, locale);
    EXPECT_FALSE(message.starts_with(diagnostic.code)) << message;
    for (char const* place : {"{0}", "{1}", "{2}", "{3}"}) EXPECT_EQ(message.find(place), std::string::npos) << message;
  }
}

// The first null in the value, or in a value inside it, that says nothing of why it is one.
bool is_silent(Value const& value) {
  switch (value.kind()) {
    case Kind::null: return value.reason() == nullptr;
    case Kind::list: return std::any_of(value.list().begin(), value.list().end(), is_silent);
    case Kind::context:
      return std::any_of(value.context().begin(), value.context().end(),
                         [](auto const& entry) { return is_silent(entry.second); });
    default: return false;
  }
}

// What the case should say: `value`, `null`, `null ! code` or `! code` for a text that does not compile.
struct Session {
  Scope scope;
  std::vector<Value> values;

  Frame frame() const {
    Frame frame{scope};
    frame.today = *base::Date::of(2024, 3, 5);
    frame.now = *base::Instant::parse("2024-03-05T06:07:08Z");
    for (std::size_t i = 0; i < values.size(); ++i) frame.set(static_cast<int>(i), values[i]);
    return frame;
  }

  void define(std::string const& line) {
    std::size_t const equals = line.find(" = ");
    auto const value = Expression::compile(line.substr(equals + 3), scope);
    ASSERT_TRUE(value) << line << ": " << value.error().message;
    Frame own = frame();
    values.push_back(value->evaluate(own));
    scope.declare(line.substr(5, equals - 5));
  }

  std::string outcome(std::string const& text) const {
    std::vector<Diagnostic> problems;
    auto const expression =
        Expression::compile(text, scope, {.element_id = {}, .expected = {}, .limits = {}, .problems = &problems});
    if (!expression) {
      has_words(problems.front());
      return "! " + problems.front().code;
    }
    Frame own = frame();
    Value const value = expression->evaluate(own);
    for (Diagnostic const& diagnostic : own.diagnostics) has_words(diagnostic);
    std::string out;
    value.append_to(out, true);
    if (value.reason() != nullptr) {
      out += " ! " + value.reason()->code;
      has_words(*value.reason());
    }
    EXPECT_FALSE(is_silent(value)) << text << ": " << out;
    return out;
  }
};

class Cases : public testing::TestWithParam<char const*> {};

TEST_P(Cases, all_lines_hold) {
  Session session;
  for (Case const& each : read_cases(GetParam())) {
    if (each.right.empty()) {
      session.define(each.left);
      continue;
    }
    EXPECT_EQ(session.outcome(each.left), each.right) << GetParam() << ":" << each.line << ": " << each.left;
  }
}

INSTANTIATE_TEST_SUITE_P(Feel, Cases,
                         testing::Values("literals.cases", "arithmetic.cases", "logic.cases", "names.cases",
                                         "lists.cases", "ranges.cases", "functions.cases", "in.cases", "loops.cases",
                                         "filters.cases", "builtins_lists.cases", "builtins_texts.cases",
                                         "builtins_times.cases", "types.cases"));

// `input | cell => true`
TEST(UnaryTests, all_lines_hold) {
  for (Case const& each : read_cases("unary_tests.cases")) {
    std::size_t const bar = each.left.find(" | ");
    Scope scope;
    int const limit = scope.declare("limit", simple_type(Kind::number));
    auto const input = Expression::compile(each.left.substr(0, bar), Scope{});
    ASSERT_TRUE(input) << each.left;
    std::vector<Diagnostic> problems;
    auto const cell = UnaryTests::compile(each.left.substr(bar + 3), scope, nullptr,
                                          {.element_id = {}, .expected = {}, .limits = {}, .problems = &problems});
    std::string outcome;
    if (cell) {
      Frame frame{scope};
      frame.set(limit, 10);
      Value const verdict = cell->matches(input->evaluate(frame), frame);
      outcome = verdict.to_string() + (verdict.reason() != nullptr ? " ! " + verdict.reason()->code : "");
    } else {
      outcome = "! " + problems.front().code;
    }
    EXPECT_EQ(outcome, each.right) << "unary_tests.cases:" << each.line << ": " << each.left;
  }
}

}  // namespace
}  // namespace feel
