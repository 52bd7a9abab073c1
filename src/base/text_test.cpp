#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/utf_8.h"

namespace base {
namespace {

std::string encoded(std::string_view utf_8, char const* name) {
  icu::UnicodeString const text =
      icu::UnicodeString::fromUTF8(icu::StringPiece{utf_8.data(), static_cast<int>(utf_8.size())});
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  std::string out(static_cast<std::size_t>(text.length()) * 4 + 16, '\0');
  int const length =
      ucnv_fromUChars(converter, out.data(), static_cast<int>(out.size()), text.getBuffer(), text.length(), &status);
  ucnv_close(converter);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

// Decodes in chunks of `chunk` bytes.
Result<std::string> decoded(std::string_view bytes, Encoding encoding, std::size_t chunk) {
  TextDecoder decoder{encoding};
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(chunk, bytes.size())))
    TRY(decoder.feed(bytes.substr(0, chunk), out));
  TRY(decoder.finish(out));
  return out;
}

std::string number(std::string_view text) {
  Result<std::optional<Decimal>> const value = read_number(text);
  if (!value) return "! " + value.error().message;
  return *value ? (**value).to_string() : "none";
}

std::string date(std::string_view text) {
  Result<std::optional<Date>> const value = read_date(text);
  if (!value) return "! " + value.error().message;
  return *value ? (**value).to_string() : "none";
}

TEST(Text, ReadsOfficeNumbers) {
  struct {
    char const* text;
    char const* want;
  } const cases[] = {
      {"1234", "1234"},
      {"1,234.5", "1234.5"},
      {"12,345,678", "12345678"},
      {"１２３４", "1234"},
      {"１，２３４．５", "1234.5"},
      {"12%", "0.12"},
      {"１２．５％", "0.125"},
      {"3‰", "0.003"},
      {"3.5亿", "350000000"},
      {"1200万元", "12000000"},
      {"1200 万元", "12000000"},
      {"2千元", "2000"},
      {"1,520.3700(万元人民币)", "15203700"},
      {"450(万美元 )", "! unknown unit `(万美元 )` in number `450(万美元 )`"},
      {"-5", "-5"},
      {"−5", "-5"},
      {"+5", "5"},
      {"(1,200)", "-1200"},
      {"（1,200.50）", "-1200.5"},
      {"(12%)", "-0.12"},
      {"¥1,200", "1200"},
      {"￥1,200", "1200"},
      {"-¥3", "-3"},
      {"1.2E+05", "120000"},
      {".5", "0.5"},
      {"　7　", "7"},
      {"", "none"},
      {"  ", "none"},
      {"-", "none"},
      {"—", "none"},
      {"——", "none"},
      {"1,23", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `1,23`"},
      {"1234,567", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `1234,567`"},
      {",123", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `,123`"},
      {"1,234,56", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `1,234,56`"},
      {"1.2.3", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `1.2.3`"},
      {"1.", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `1.`"},
      {"无", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `无`"},
      {"万元", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `万元`"},
      {"()", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `()`"},
      {"(-5)", "! number `(-5)` is negative twice; write brackets or a minus"},
      {"12 人", "! unknown unit `人` in number `12 人`"},
      {"5%%", "! unknown unit `%%` in number `5%%`"},
      {"1e9999", "! expected a number such as 1,234.5 or 12% or 3.5亿, got `1e9999`"},
      {"12345678901234567890123456789012345", "! number `12345678901234567890123456789012345` has more than 34 digits"},
  };
  for (auto const& c : cases) EXPECT_EQ(number(c.text), c.want) << c.text;
}

TEST(Text, ReadsOfficeDates) {
  struct {
    char const* text;
    char const* want;
  } const cases[] = {
      {"2024-03-05", "2024-03-05"},
      {"2024/3/5", "2024-03-05"},
      {"2024.3.5", "2024-03-05"},
      {"20240305", "2024-03-05"},
      {"2024年3月5日", "2024-03-05"},
      {"２０２４年０３月０５日", "2024-03-05"},
      {"2024年3月", "2024-03-01"},
      {" 2024-3-5 ", "2024-03-05"},
      {"", "none"},
      {"—", "none"},
      {"2024-02-30", "! `2024-02-30` is not a day of the calendar"},
      {"20241301", "! `20241301` is not a day of the calendar"},
      {"24-03-05", "! expected a date such as 2024-03-05 or 2024年3月5日, got `24-03-05`"},
      {"2024-3/5", "! expected a date such as 2024-03-05 or 2024年3月5日, got `2024-3/5`"},
      {"2024年3月5", "! expected a date such as 2024-03-05 or 2024年3月5日, got `2024年3月5`"},
      {"2024年", "! expected a date such as 2024-03-05 or 2024年3月5日, got `2024年`"},
      {"2024-3", "! expected a date such as 2024-03-05 or 2024年3月5日, got `2024-3`"},
      {"45356", "! expected a date such as 2024-03-05 or 2024年3月5日, got `45356`"},
      {"2024-03-05 00:00", "! expected a date such as 2024-03-05 or 2024年3月5日, got `2024-03-05 00:00`"},
  };
  for (auto const& c : cases) EXPECT_EQ(date(c.text), c.want) << c.text;
}

TEST(Text, KnowsUnits) {
  EXPECT_EQ(unit_factor("元"), decimal("1"));
  EXPECT_EQ(unit_factor("千元"), decimal("1e3"));
  EXPECT_EQ(unit_factor("万"), decimal("1e4"));
  EXPECT_EQ(unit_factor(" 百万元 "), decimal("1e6"));
  EXPECT_EQ(unit_factor("亿元"), decimal("1e8"));
  EXPECT_EQ(unit_factor("人民币万元"), decimal("1e4"));
  for (char const* unit : {"(万元人民币)", "（万元）", "万人民币元", "万元(人民币)", "(万人民币 )"})
    EXPECT_EQ(unit_factor(unit), decimal("1e4"));
  EXPECT_EQ(unit_factor("(万美元)"), std::nullopt);
  EXPECT_EQ(unit_factor("％"), decimal("0.01"));
  EXPECT_EQ(unit_factor("‰"), decimal("0.001"));
  EXPECT_EQ(unit_factor(""), std::nullopt);
  EXPECT_EQ(unit_factor("美元"), std::nullopt);
}

TEST(Text, TrimsAndWidens) {
  EXPECT_EQ(trimmed(" \t　 a　b \xC2\xA0\r\n"), "a　b");
  EXPECT_EQ(trimmed("　"), "");
  EXPECT_EQ(trimmed("中"), "中");
  EXPECT_EQ(trimmed("a\xff"), "a\xff");
  EXPECT_EQ(half_width("ＡＢｃ１２（％，）　中"), "ABc12(%,) 中");
  EXPECT_EQ(half_width("\xff\xe4"), "\xff\xe4");
  EXPECT_EQ(lower_ascii("AbÄ中"), "abÄ中");
  EXPECT_EQ(length_code_points("a中𠮷"), 3U);
  EXPECT_TRUE(is_valid_utf_8("a中𠮷"));
  EXPECT_FALSE(is_valid_utf_8("\xed\xa0\x80"));
}

TEST(Text, DetectsEncodings) {
  std::string const sample = "企业名称,营业收入\n瀛洲科技,1200.50\n";
  EXPECT_EQ(detect_encoding(sample), Encoding::utf_8);
  EXPECT_EQ(detect_encoding("\xEF\xBB\xBF" + sample), Encoding::utf_8);
  for (std::size_t cut = 1; cut < sample.size(); ++cut)
    EXPECT_EQ(detect_encoding(sample.substr(0, cut)), Encoding::utf_8) << cut;
  EXPECT_EQ(detect_encoding(encoded(sample, "gb18030")), Encoding::gb18030);
  EXPECT_EQ(detect_encoding(encoded(sample, "UTF-16LE")), Encoding::utf_16_le);
  EXPECT_EQ(detect_encoding(encoded(sample, "UTF-16BE")), Encoding::utf_16_be);
  EXPECT_EQ(detect_encoding("\xFF\xFE"), Encoding::utf_16_le);
  EXPECT_EQ(detect_encoding("\xFE\xFF"), Encoding::utf_16_be);
  EXPECT_EQ(detect_encoding(""), Encoding::utf_8);
}

TEST(Text, DecodesInChunksOfAnySize) {
  std::string const text = "名称,𠮷㙍\r\n瀛洲 a €,1\n";
  struct {
    Encoding encoding;
    char const* icu_name;
  } const encodings[] = {{Encoding::utf_8, "UTF-8"},
                         {Encoding::utf_16_le, "UTF-16LE"},
                         {Encoding::utf_16_be, "UTF-16BE"},
                         {Encoding::gb18030, "gb18030"}};
  for (auto const& c : encodings)
    for (std::string const& mark : {std::string{}, std::string{"\xEF\xBB\xBF"}}) {
      std::string const bytes = encoded(mark + text, c.icu_name);
      for (std::size_t chunk = 1; chunk <= bytes.size(); ++chunk)
        EXPECT_EQ(decoded(bytes, c.encoding, chunk).value(), text) << c.icu_name << ' ' << chunk;
    }
  std::string const large = std::string(10'000, 'x') + "\xF0\xA0\xAE\xB7";
  EXPECT_EQ(decoded(encoded(large, "gb18030"), Encoding::gb18030, 1 << 20).value(), large);
  EXPECT_EQ(decoded("", Encoding::gb18030, 1).value(), "");
}

TEST(Text, BadBytesAreAnErrorWithTheirPlace) {
  struct {
    Encoding encoding;
    std::string bytes;
    int offset;
  } const cases[] = {
      {Encoding::utf_8,
       "ab\xff"
       "c",
       2},
      {Encoding::utf_8, "a中\xe4\xb8", 4},
      {Encoding::utf_8, "\xed\xa0\x80", 0},
      {Encoding::gb18030,
       "ab\xff"
       "c",
       2},
      {Encoding::gb18030, "ab\xb0", 2},
      {Encoding::utf_16_le, std::string{"a\0\x00\xDC", 4}, 2},
      {Encoding::gb18030, "ab\x81\x30\x81 c", 2},
      {Encoding::gb18030, "ab\x84\x32 c", 2},
      {Encoding::gb18030,
       "ab\xFE\x39\xFE\x39"
       "c",
       2},
      {Encoding::gb18030,
       "ab\x80"
       "c",
       2},
      {Encoding::utf_16_le, std::string{"a\0b", 3}, 2},
      {Encoding::utf_16_be, std::string{"\xD8\x42\0a", 4}, 0},
  };
  for (auto const& c : cases)
    for (std::size_t chunk = 1; chunk <= c.bytes.size(); ++chunk) {
      Result<std::string> const text = decoded(c.bytes, c.encoding, chunk);
      ASSERT_FALSE(text) << *text;
      EXPECT_EQ(text.error().message, "byte " + std::to_string(c.offset) + " does not fit " +
                                          std::string{name_of(c.encoding)} +
                                          "; save the file as UTF-8 or GB18030, or say which encoding it has")
          << chunk;
    }
}

TEST(Utf8, AgreesWithTheValidatorOnEveryCodePointAndByte) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf_8(text, c);
    CodePoint const back = first_code_point(text);
    ASSERT_EQ(back.value, c);
    ASSERT_EQ(back.length, text.size());
  }
  EXPECT_TRUE(rc::check([](std::string const& bytes) {
    RC_ASSERT((valid_utf_8_length(bytes) == bytes.size()) == is_valid_utf_8(bytes));
  }));
}

TEST(TextProperty, AnyBytesAreReadOrRefused) {
  EXPECT_TRUE(rc::check([](std::string const& bytes) {
    static_cast<void>(read_number(bytes));
    static_cast<void>(read_date(bytes));
    RC_ASSERT(trimmed(trimmed(bytes)) == trimmed(bytes));
    Result<std::string> const text = decoded(bytes, detect_encoding(bytes), 3);
    if (text) RC_ASSERT(is_valid_utf_8(*text));
  }));
}

}  // namespace
}  // namespace base
