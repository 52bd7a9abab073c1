#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace base {
namespace {

std::string canonical(std::string_view text) {
  Result<Json> const value = Json::parse(text);
  return value ? value->to_string() : to_text(value.error());
}

TEST(Json, ReadsAndWritesCanonically) {
  struct {
    char const* text;
    char const* want;
  } const cases[] = {
      {"null", "null"},
      {" true ", "true"},
      {"[ ]", "[]"},
      {"{ }", "{}"},
      {"{\"b\" : 1.50, \"a\":[1,2 , {\"c\":null}]}", "{\"b\":1.5,\"a\":[1,2,{\"c\":null}]}"},
      {"12345678901234567890123", "12345678901234567890123"},
      {"0.1", "0.1"},
      {"-0", "0"},
      {"1E3", "1000"},
      {"1e-2", "0.01"},
      {"\"\\u4e2d\\ud842\\udfb7\\n\\/\\\"\"", "\"中𠮷\\n/\\\"\""},
      {"\"\\u0000\\u001F\"", "\"\\u0000\\u001f\""},
      {"\"瀛洲\"", "\"瀛洲\""},
  };
  for (auto const& c : cases) EXPECT_EQ(canonical(c.text), c.want) << c.text;
}

TEST(Json, RefusesWithAPlace) {
  struct {
    char const* text;
    char const* issue;
  } const cases[] = {
      {"", "byte 0: expected a value, got the end of the text"},
      {"{\"a\":1,\"b\":{\"c\":1,\"c\":2,\"c\":3}}", "/b/c: the key occurs more than once"},
      {"[{\"a/b~\":1,\"a/b~\":1}]", "/0/a~1b~0: the key occurs more than once"},
      {"[1,]", "byte 3: expected a value, got `]`"},
      {"[1 2]", "byte 3: expected `,` or `]`, got `2`"},
      {"{\"a\" 1}", "byte 5: expected `:`, got `1`"},
      {"{a:1}", "byte 1: expected a key in quotes, got `a`"},
      {"{\"a\":1,}", "byte 7: expected a key in quotes, got `}`"},
      {"01", "byte 0: expected a value, got `0`"},
      {"1.", "byte 0: expected a value, got `1`"},
      {".5", "byte 0: expected a value, got `.`"},
      {"+1", "byte 0: expected a value, got `+`"},
      {"1e", "byte 0: expected a value, got `1`"},
      {"NaN", "byte 0: expected a value, got `N`"},
      {"nul", "byte 0: expected `null`"},
      {"1 1", "byte 2: expected the end of the text, got `1`"},
      {"\"a", "byte 2: expected `\"`, got the end of the text"},
      {"\"a\nb\"", "byte 2: a control character inside a string must be escaped"},
      {"\"\\x\"", "byte 2: unknown escape, got `x` after `\\`"},
      {"\"\\u12g4\"", "byte 5: expected four hexadecimal digits after `\\u`"},
      {"\"\\ud800\"", "byte 7: the first half of a surrogate pair stands alone"},
      {"\"\\udc00\"", "byte 7: the second half of a surrogate pair stands alone"},
      {"\"ab\xff\"", "byte 3: not UTF-8; save the text as UTF-8"},
      {"{\"x\":[1e7000]}", "/x/0: number `1e7000` has more than 34 digits or is out of range"},
      {"1e-7000", "number `1e-7000` has more than 34 digits or is out of range"},
      {"中", "byte 0: expected a value, got `中`"},
  };
  for (auto const& c : cases) EXPECT_EQ(canonical(c.text), std::string{"not valid JSON\n"} + c.issue) << c.text;
}

TEST(Json, NumbersAreExactOrRefused) {
  EXPECT_EQ(canonical("1234567890123456789012345678901234"), "1234567890123456789012345678901234");
  EXPECT_EQ(canonical("100000000000000000000000000000000000000000"), "1e41");
  EXPECT_EQ(canonical("0.00000000000000000000000000000000000010"), "0.0000000000000000000000000000000000001");
  EXPECT_FALSE(Json::parse("12345678901234567890123456789012345"));
  EXPECT_FALSE(Json::parse("0.30000000000000000000000000000000001"));
}

TEST(Json, DepthIsBounded) {
  auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(Json::parse(nested(64)));
  EXPECT_EQ(canonical(nested(65)), "not valid JSON\nbyte 64: nested more than 64 deep");
  EXPECT_FALSE(Json::parse(std::string(1'000'000, '[')));
  EXPECT_FALSE(Json::parse(std::string(1'000'000, '{')));
}

TEST(Json, FindsMembers) {
  Json const value = Json::Object{{"name", "瀛洲"}, {"days", 30}, {"open", true}};
  EXPECT_EQ(value.text_of("name"), "瀛洲");
  EXPECT_EQ(value.text_of("days"), "");
  EXPECT_EQ(value.text_of("missing"), "");
  EXPECT_EQ(*value.find("days")->if_number(), Decimal{30});
  EXPECT_EQ(value.find("missing"), nullptr);
  EXPECT_EQ(Json{1}.find("a"), nullptr);
  EXPECT_EQ(Json{Decimal{1}}, *Json::parse("1.0"));
}

TEST(Json, PrettyForPeople) {
  EXPECT_EQ(Json::parse("{\"a\":[1,{}],\"b\":[]}")->to_pretty_string(),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
}

TEST(Json, BadBytesAreReplacedWhenWritten) {
  EXPECT_EQ(Json{"a\xff"
                 "b\xe4\xb8"}
                .to_string(),
            "\"a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

Json any_json(int depth) {
  int const kind = *rc::gen::inRange(0, depth > 0 ? 6 : 4);
  if (kind == 1) return Json{*rc::gen::arbitrary<bool>()};
  if (kind == 2) return Json{*Decimal::of(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(-20, 20))};
  if (kind == 3) return Json{*rc::gen::string<std::string>()};
  if (kind < 4) return Json{};
  Json::Array array;
  Json::Object object;
  int const count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    array.push_back(any_json(depth - 1));
    object.emplace_back("k" + std::to_string(i) + "/~", array.back());
  }
  return kind == 4 ? Json{std::move(array)} : Json{std::move(object)};
}

TEST(JsonProperty, WrittenIsReadBack) {
  EXPECT_TRUE(rc::check([] {
    Json const value = any_json(4);
    Result<Json> const compact = Json::parse(value.to_string());
    Result<Json> const pretty = Json::parse(value.to_pretty_string());
    RC_ASSERT(compact.has_value());
    RC_ASSERT(pretty.has_value());
    RC_ASSERT(compact->to_string() == value.to_string());
    RC_ASSERT(*pretty == *compact);
  }));
}

TEST(JsonProperty, BrokenTextIsAnErrorNeverACrash) {
  EXPECT_TRUE(rc::check([] {
    std::string text = any_json(4).to_string();
    std::size_t const at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::arbitrary<char>();
    text.resize(*rc::gen::inRange<std::size_t>(0, text.size() + 1));
    Result<Json> const value = Json::parse(text);
    if (value) RC_ASSERT(Json::parse(value->to_string()) == value);
    if (!value) RC_ASSERT(!value.error().issues.empty());
  }));
}

}  // namespace
}  // namespace base
