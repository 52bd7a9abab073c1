// USES: feel
// Compiles any text as an expression and as unary tests and evaluates both under tight limits. Must end with a value or a
// located problem; whatever is null for a reason must have noted it.
#include <cstddef>
#include <cstdint>

#include "base/result.h"
#include "feel/expression.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static feel::Scope const scope = [] {
    feel::Scope names;
    names.declare("a", feel::simple_type(feel::Kind::number));
    names.declare("b c", feel::simple_type(feel::Kind::string));
    names.declare("items", feel::list_type(feel::any_type()));
    return names;
  }();
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  feel::Frame frame{scope};
  frame.limits = {
      .depth_max = 50, .steps_max = 20'000, .list_size_max = 2'000, .text_size_max = 1 << 16, .diagnostics_max = 50};
  frame.set(0, 3);
  frame.set(1, "text");
  frame.set(2, feel::Value::list({1, "x", feel::Value::context({{"a", 1}})}));
  feel::CompileOptions options;
  options.element_id = "fuzz";
  options.limits = frame.limits;
  if (auto const expression = feel::Expression::compile(text, scope, options)) {
    feel::Value const value = expression->evaluate(frame);
    CHECK(!value.is_error() || !frame.diagnostics.empty());
    CHECK(feel::equal(value, value) != false);
    static_cast<void>(value.to_string());
  } else {
    CHECK(!expression.error().issues.empty());
  }
  if (auto const tests = feel::UnaryTests::compile(text, scope, nullptr, options)) {
    feel::Value const verdict = tests->matches(feel::Value{5}, frame);
    CHECK(verdict.is_null() || verdict.kind() == feel::Kind::boolean);
  }
  for (feel::Diagnostic const& diagnostic : frame.diagnostics) CHECK(!feel::message_of(diagnostic, "zh-CN").empty());
  return 0;
}
