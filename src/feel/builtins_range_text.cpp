// range("[1..10)"): a range from its text. The bounds must be literals, or conversion functions of literals, in order.
#include <array>

#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/lexer.h"
#include "feel/range.h"

namespace feel {

namespace {

constexpr std::array<std::string_view, 4> conversions{"date and time", "date", "time", "duration"};

// The byte after `literal` or `date("…")` at `at`, else npos.
std::size_t literal_end(std::string_view text, std::size_t at) {
  Token token = read_token(text, at);
  if (token.text == "-") token = read_token(text, static_cast<std::size_t>(token.end()));
  auto const start = static_cast<std::size_t>(token.offset);
  if (token.kind == Token::Kind::number || token.kind == Token::Kind::string || token.kind == Token::Kind::temporal ||
      token.text == "null")
    return static_cast<std::size_t>(token.end());
  for (std::string_view conversion : conversions) {
    std::size_t const name_end = match_name(text, start, conversion);
    if (name_end == 0) continue;
    Token const open = read_token(text, name_end);
    Token const argument = read_token(text, static_cast<std::size_t>(open.end()));
    Token const close = read_token(text, static_cast<std::size_t>(argument.end()));
    if (open.text == "(" && argument.kind == Token::Kind::string && close.text == ")")
      return static_cast<std::size_t>(close.end());
  }
  return std::string_view::npos;
}

bool has_literal_bounds(std::string_view text) {
  Token const open = read_token(text, 0);
  if (open.text != "[" && open.text != "(" && open.text != "]") return false;
  std::size_t const low_end = literal_end(text, static_cast<std::size_t>(open.end()));
  if (low_end == std::string_view::npos) return false;
  Token const dots = read_token(text, low_end);
  if (dots.text != "..") return false;
  std::size_t const high_end = literal_end(text, static_cast<std::size_t>(dots.end()));
  if (high_end == std::string_view::npos) return false;
  Token const close = read_token(text, high_end);
  bool const closed = close.text == "]" || close.text == ")" || close.text == "[";
  return closed && read_token(text, static_cast<std::size_t>(close.end())).kind == Token::Kind::end;
}

bool in_order(Range const& range) {
  if (range.form != Range::Form::interval) return false;
  if (range.low.is_null() || range.high.is_null()) return range.low.is_null() != range.high.is_null();
  return compare(range.low, range.high).value_or(1) <= 0;
}

}  // namespace

Value range_of_text(Call const& call) {
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  std::string const& text = call[0].string();
  if (!has_literal_bounds(text)) return call.fail("bad_range", {text});
  Scope const no_names;
  auto const expression = Expression::compile(text, no_names);
  if (!expression) return call.fail("bad_range", {text});
  Frame frame{no_names};
  Value value = expression->evaluate(frame);
  return value.kind() == Kind::range && in_order(value.range()) ? value : call.fail("bad_range", {text});
}

}  // namespace feel
