// Tokens of FEEL, read on demand: where a name may stand the parser asks the scope first, because names may hold
// blanks and operators, so the lexer never runs ahead of the parser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace feel {

struct Token {
  enum class Kind : std::uint8_t { end, number, string, temporal, word, symbol, invalid };
  Kind kind = Kind::end;
  std::int32_t offset = 0;
  std::int32_t length = 0;
  std::string_view text;     // as written
  std::string_view problem;  // invalid: the diagnostic's code
  std::int32_t end() const { return offset + length; }
};

// The token at or after byte `at` (white space and comments skipped). Words are single; symbols are the longest of
// ( ) [ ] { } , : . .. + - * / ** = != < <= > >= -> ? @
Token read_token(std::string_view text, std::size_t at);

// The characters of a string literal with its quotes and escapes (\n \t \r \" \\ \' \uXXXX \UXXXXXX); nullopt for a
// bad escape.
std::optional<std::string> unescape(std::string_view literal);

}  // namespace feel
