#include "base/uscc.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace base {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::string message_of(std::string_view text) {
  Result<Uscc> const code = Uscc::parse(text);
  return code ? "fine" : code.error().message;
}

std::string any_code() {
  std::string code;
  for (int i = 0; i < 17; ++i) code += alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
  return code + uscc_check_character(code);
}

TEST(Uscc, ReadsTheExampleOfTheNorm) {
  // GB 32100-2015, example of the check: the sum is 1640, 1640 mod 31 = 28, 31 - 28 = 3.
  Result<Uscc> const code = Uscc::parse("91350100M000100Y43");
  ASSERT_TRUE(code) << code;
  EXPECT_EQ(code->text(), "91350100M000100Y43");
  EXPECT_EQ(code->division(), "350100");
  EXPECT_EQ(code->organisation_code(), "M000100Y4");
  EXPECT_EQ(Uscc::parse(" 91350100m000100y43　").value().text(), "91350100M000100Y43");
  EXPECT_EQ(Uscc::parse("９１３５０１００Ｍ０００１００Ｙ４３").value().text(), "91350100M000100Y43");
}

TEST(Uscc, SaysWhatIsWrong) {
  EXPECT_EQ(message_of("91350100M000100Y42"),
            "the check character of credit code `91350100M000100Y42` must be `3`; a character is mistyped");
  EXPECT_EQ(message_of("91350100M000100Y4Z"),
            "character 18 of the credit code is `Z`; allowed are digits and capital letters without I, O, S, V, Z");
  EXPECT_EQ(message_of("9135O100M000100Y43"),
            "character 5 of the credit code is `O`; allowed are digits and capital letters without I, O, S, V, Z");
  EXPECT_EQ(message_of("91350100中000100Y43"),
            "character 9 of the credit code is `中`; allowed are digits and capital letters without I, O, S, V, Z");
  EXPECT_EQ(message_of("91350100M000100Y4"), "a credit code has 18 characters, `91350100M000100Y4` has 17");
  EXPECT_EQ(message_of(""), "a credit code has 18 characters, `` has 0");
  EXPECT_FALSE(Uscc::parse(std::string{"9135\xff"}));
}

TEST(Uscc, ChecksTheOrganisationCodeInside) {
  for (char const* code : {"91110000100026793Y", "914403001922038216", "9144030071526726XG", "91330100799655058B"})
    EXPECT_TRUE(Uscc::parse(code).value().organisation_code_ok()) << code;  // as published by their holders
  std::string changed = "91440300192203822";
  changed += uscc_check_character(changed);
  EXPECT_FALSE(Uscc::parse(changed).value().organisation_code_ok());
  EXPECT_THROW(uscc_check_character("123"), Bug);
}

TEST(UsccProperty, EverySingleWrongCharacterIsFound) {
  EXPECT_TRUE(rc::check([] {
    std::string const code = any_code();
    RC_ASSERT(Uscc::parse(code).has_value());
    for (std::size_t i = 0; i < code.size(); ++i)
      for (char const c : alphabet) {
        std::string wrong = code;
        wrong[i] = c;
        RC_ASSERT(Uscc::parse(wrong).has_value() == (c == code[i]));
      }
  }));
}

// Neighbouring weights differ by a factor 3 (the last pair is 28 and 1), never equal modulo 31: every swap changes the sum.
TEST(UsccProperty, EverySwapOfDifferentNeighboursIsFound) {
  EXPECT_TRUE(rc::check([] {
    std::string const code = any_code();
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
      std::string swapped = code;
      std::swap(swapped[i], swapped[i + 1]);
      RC_ASSERT(Uscc::parse(swapped).has_value() == (code[i] == code[i + 1]));
    }
  }));
}

}  // namespace
}  // namespace base
