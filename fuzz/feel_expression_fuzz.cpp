// USES: feel
// MAX_LEN: 512
// PLANTED: feel/parser_forms.cpp
// Compiles any text as an expression and evaluates it under tight limits. Must end with a value or a located problem; every
// null, also inside lists and contexts, must say why it is one, in both languages.
#include "feel_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static feel::Scope const scope = feel_fuzz::scope();
  static feel::Frame frame = feel_fuzz::frame(scope);
  frame.diagnostics.clear();
  feel::CompileOptions options;
  options.element_id = "fuzz";
  options.limits = frame.limits;
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  auto const expression = feel::Expression::compile(text, scope, options);
  if (!expression) {
    CHECK(!expression.error().issues.empty());
    return 0;
  }
  feel::Value const value = expression->evaluate(frame);
  CHECK(!value.is_error() || !frame.diagnostics.empty());
  CHECK(feel::equal(value, value) != false);
  CHECK(!feel_fuzz::is_silent(value));
  static_cast<void>(value.to_brief_string());
  feel_fuzz::check_messages(frame.diagnostics);
  return 0;
}
