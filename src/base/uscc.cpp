#include "base/uscc.h"

#include "base/result.h"
#include "base/text.h"
#include "base/utf_8.h"

namespace base {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t code_length = 18;
constexpr int weights_17[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};  // 3^i mod 31
constexpr int weights_organisation[] = {3, 7, 9, 10, 5, 8, 4, 2};                               // GB 11714

int value_of(char c) {
  std::size_t const index = alphabet.find(c);
  return index == std::string_view::npos ? -1 : static_cast<int>(index);
}

std::string upper_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

char uscc_check_character(std::string_view first_17) {
  CHECK(first_17.size() == code_length - 1);
  int sum = 0;
  for (std::size_t i = 0; i < first_17.size(); ++i) {
    int const value = value_of(first_17[i]);
    CHECK(value >= 0);
    sum += value * weights_17[i];
  }
  return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

Result<Uscc> Uscc::parse(std::string_view text) {
  std::string const code = upper_ascii(half_width(trimmed(text)));
  std::size_t count = 0;
  for (std::size_t at = 0; at < code.size(); ++count) {
    std::size_t const length = std::max<std::size_t>(1, first_code_point(std::string_view{code}.substr(at)).length);
    std::string const character = code.substr(at, length);
    if (length != 1 || value_of(code[at]) < 0)
      return invalid("character " + std::to_string(count + 1) + " of the credit code is `" + character +
                     "`; allowed are digits and capital letters without I, O, S, V, Z");
    at += length;
  }
  if (count != code_length)
    return invalid("a credit code has 18 characters, `" + code.substr(0, 40) + "` has " + std::to_string(count));
  char const check = uscc_check_character(std::string_view{code}.substr(0, code_length - 1));
  if (code.back() != check)
    return invalid("the check character of credit code `" + code + "` must be `" + check +
                   "`; a character is mistyped");
  Uscc uscc;
  uscc.text_ = code;
  return uscc;
}

// GB 11714: letters count 10 … 35 here, and the check character is 11 - sum mod 11, with X for 10 and 0 for 11.
bool Uscc::organisation_code_ok() const {
  if (text_.size() != code_length) return false;
  std::string_view const code = organisation_code();
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    int const value = code[i] <= '9' ? code[i] - '0' : code[i] - 'A' + 10;
    sum += value * weights_organisation[i];
  }
  int const check = 11 - sum % 11;
  return code[8] == (check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check));
}

}  // namespace base
