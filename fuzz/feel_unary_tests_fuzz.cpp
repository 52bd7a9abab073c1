// USES: feel
// MAX_LEN: 256
// PLANTED: feel/parser_forms.cpp
// Compiles any text as the cell of a decision table and asks it about inputs of several kinds: true, false or a null that
// says why; what it shows as constants must agree with what it answers.
#include "feel_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static feel::Scope const scope = feel_fuzz::scope();
  static feel::Frame frame = feel_fuzz::frame(scope);
  static feel::List const inputs{5,
                                 "text",
                                 true,
                                 feel::Value::date_of_days(20'000),
                                 feel::Value::list({1, 2}),
                                 feel::Value::null("missing_input", {"input"})};
  frame.diagnostics.clear();
  feel::CompileOptions options;
  options.element_id = "fuzz";
  options.limits = frame.limits;
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  auto const tests = feel::UnaryTests::compile(text, scope, nullptr, options);
  if (!tests) {
    CHECK(!tests.error().issues.empty());
    return 0;
  }
  for (feel::Value const& input : inputs) {
    feel::Value const verdict = tests->matches(input, frame);
    CHECK(verdict.is_null() || verdict.kind() == feel::Kind::boolean);
    CHECK(!feel_fuzz::is_silent(verdict));
    CHECK(!tests->is_any() || (verdict.kind() == feel::Kind::boolean && verdict.boolean()));
  }
  static_cast<void>(tests->constants());
  feel_fuzz::check_messages(frame.diagnostics);
  return 0;
}
