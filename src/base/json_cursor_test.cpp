#include "base/json_cursor.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/json.h"

namespace {

using base::JsonCursor;

// The number read, with its scale; "?" where it does not fit; "!" where it is no number.
std::string number_of(std::string_view text) {
  JsonCursor in{text};
  std::optional<base::Decimal> value;
  std::string_view number;
  if (!in.read_number(value, number)) return "!";
  EXPECT_TRUE(in.at_end() || number.size() == in.offset()) << text;
  return (value ? value->to_string_with_scale() : "?") + std::string{text.substr(in.offset())};
}

TEST(JsonCursor, numbers_are_exact) {
  // clang-format off
  struct { char const *text, *want; } const cases[] = {
      {"0", "0"}, {"-0", "0"}, {"7", "7"}, {"-12.50", "-12.50"}, {"0.5", "0.5"}, {"0.000", "0.000"},
      {"123456789012345678", "123456789012345678"}, {"1234567890123456789", "1234567890123456789"},
      {"12345678901234567.8", "12345678901234567.8"}, {"123456789012345678.9", "123456789012345678.9"},
      {"18446744073709551616", "18446744073709551616"}, {"99999999999999999.99", "99999999999999999.99"},
      {"1e3", "1000"}, {"1.5E-2", "0.015"}, {"1,", "1,"}, {"1]", "1]"}, {"1.25 ", "1.25 "},
      {"1234567890123456789012345678901234", "1234567890123456789012345678901234"},
      {"12345678901234567890123456789012345", "?"}, {"1e7000", "?"},
      {"", "!"}, {"-", "!"}, {"00", "!"}, {"01.5", "!"}, {"1.", "!"}, {".5", "!"}, {"+1", "!"}, {"1.e3", "!"},
      {"1e", "!"}, {"x", "!"}};
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(number_of(c.text), c.want) << c.text;
}

// The short path and the general one agree.
RC_GTEST_PROP(JsonCursor, a_number_reads_as_decimal_parses_it, ()) {
  auto const digits = [](int least, int most) {
    std::string text;
    int const count = *rc::gen::inRange(least, most + 1);
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + *rc::gen::inRange(0, 10));
    return text;
  };
  std::string text = *rc::gen::element(std::string{}, std::string{"-"}) + digits(1, 20);
  if (*rc::gen::arbitrary<bool>()) text += "." + digits(1, 13);
  std::size_t const first = text.starts_with('-') ? 1 : 0;
  bool const leading_zero = text[first] == '0' && text.size() > first + 1 && text[first + 1] != '.';
  RC_ASSERT(number_of(text) == (leading_zero ? "!" : base::decimal(text).to_string_with_scale()));
}

TEST(JsonCursor, texts_without_escapes_are_not_copied) {
  std::string const json = R"("plain" "a\n\u00e9")";
  JsonCursor in{json};
  std::string_view text;
  std::string buffer;
  ASSERT_TRUE(in.read_text(text, buffer));
  EXPECT_EQ(text, "plain");
  EXPECT_EQ(text.data(), json.data() + 1);
  in.skip_blanks();
  ASSERT_TRUE(in.read_text(text, buffer));
  EXPECT_EQ(text, "a\né");
  EXPECT_TRUE(in.at_end());
}

TEST(JsonCursor, skips_what_json_reads_and_refuses_what_it_refuses) {
  // clang-format off
  char const* const texts[] = {
      "{}", "[]", "[1,[2,{\"a\":null}]]", R"({"a":{"b":[true,false]}})", R"("x\u0041")", "[1,]", "{\"a\":}", "{a:1}",
      "{\"a\" 1}", "[1 2]", "tru", "nul", "\"x", "\"\\q\"", "{\"a\":1,}", "[", "{", ""};
  // clang-format on
  for (char const* text : texts) {
    JsonCursor in{text};
    bool const skipped = in.skip_value() && in.at_end();
    auto const read = base::Json::parse(text);
    EXPECT_EQ(skipped, read.has_value()) << text;
    bool const explained = *text == '\0' || skipped || read || in.error() == read.error().issues.at(0).message;
    EXPECT_TRUE(explained) << text << ": " << in.error();
  }
  std::string const deep(65, '[');
  EXPECT_FALSE(JsonCursor{deep}.skip_value());
}

}  // namespace
