#include "tlog/leaf.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace tlog {
namespace {

using base::Json;
using base::SeededRandomness;

std::string canonical(std::string_view text) {
  auto const written = canonical_json(*Json::parse(text));
  return written ? *written : base::to_text(written.error());
}

TEST(CanonicalJson, is_RFC_8785) {
  struct {
    char const *text, *want;
  } const cases[] = {
      // RFC 8785 §3.2.3: keys by UTF-16 code units
      {R"({"\u20ac":"Euro Sign","\r":"Carriage Return",)"
       R"("\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"o"})",
       "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\",\"ö\":\"o\",\"€\":\"Euro "
       "Sign\",\"😀\":\"Emoji\","
       "\"\xEF\xAC\xB3\":\"Hebrew\"}"},
      // §3.2.2.2: strings
      {R"(["\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\/"])", R"(["€$\u000f\nA'B\"\\\\\"/"])"},
      {R"({ "b" : [ 1.50, 1e2, -0 ], "a" : { "z" : null, "aa" : true } })",
       R"({"a":{"aa":true,"z":null},"b":[1.5,100,0]})"},
      {"{}", "{}"},
      {R"({"ab":1,"a":2,"":3})", R"({"":3,"a":2,"ab":1})"},
  };
  for (auto const& c : cases) EXPECT_EQ(canonical(c.text), c.want);
}

TEST(CanonicalJson, refuses_what_has_no_one_writing) {
  EXPECT_FALSE(canonical_json(Json{std::string{"\xff"}}));
  EXPECT_FALSE(canonical_json(Json{Json::Object{{"\xff", Json{1}}}}));
  EXPECT_FALSE(canonical_json(Json{Json::Object{{"a", Json{1}}, {"b", Json{}}, {"a", Json{2}}}}));
  Json deep{1};
  for (int i = 0; i < 100; ++i) deep = Json{Json::Array{deep}};
  EXPECT_FALSE(canonical_json(deep));
}

Json event() {
  return *Json::parse(
      R"({"kind":"contact_changed","party":{"uscc":"91310000","contacts":[{"name":"王小明","phone":"13800000000"}]}})");
}

TEST(Leaf, personal_values_are_out_of_the_entry_and_can_be_shown) {
  for (HashKind const kind : {HashKind::sha_256, HashKind::sm3}) {
    SeededRandomness randomness{1};
    auto const leaf = make_leaf(kind, event(), {"/party/contacts/0/name", "/party/contacts/0/phone"}, randomness);
    ASSERT_TRUE(leaf) << leaf;
    EXPECT_EQ(leaf->entry.find("王小明"), std::string::npos);
    EXPECT_EQ(leaf->entry.find("138"), std::string::npos);
    EXPECT_NE(leaf->entry.find(R"("uscc":"91310000")"), std::string::npos);
    ASSERT_EQ(leaf->openings.size(), 2U);
    EXPECT_NE(leaf->openings[0].salt, leaf->openings[1].salt);
    for (Opening const& opening : leaf->openings) {
      EXPECT_TRUE(*opens(kind, leaf->entry, opening));
      Opening changed = opening;
      changed.value = "李四";
      EXPECT_FALSE(*opens(kind, leaf->entry, changed));
      changed = opening;
      changed.salt[31] = static_cast<char>(changed.salt[31] ^ 1);
      EXPECT_FALSE(*opens(kind, leaf->entry, changed));
      changed.salt.pop_back();
      EXPECT_FALSE(opens(kind, leaf->entry, changed));
      changed = opening;
      changed.field = "/party/uscc";
      EXPECT_FALSE(opens(kind, leaf->entry, changed)) << "holds no commitment";
    }
    Opening swapped = leaf->openings[0];
    swapped.field = leaf->openings[1].field;
    EXPECT_FALSE(*opens(kind, leaf->entry, swapped)) << "the field is part of what is committed";
  }
}

TEST(Leaf, equal_values_of_two_events_do_not_show) {
  SeededRandomness randomness{1};
  auto const one = make_leaf(HashKind::sha_256, event(), {"/party/contacts/0/name"}, randomness);
  auto const two = make_leaf(HashKind::sha_256, event(), {"/party/contacts/0/name"}, randomness);
  EXPECT_NE(one->entry, two->entry);
}

// Kept so that an entry written years ago still opens: this is the format.
TEST(Leaf, the_format_stays) {
  SeededRandomness randomness{7};
  auto const leaf = make_leaf(HashKind::sha_256, *Json::parse(R"({"b":"x","a":1})"), {"/b"}, randomness);
  ASSERT_TRUE(leaf);
  std::string const said = leaf->openings[0].salt + R"(["/b","x"])";
  EXPECT_EQ(leaf->entry, R"({"a":1,"b":{"$commitment":")" + Hasher{HashKind::sha_256}.plain(said).to_base64() + "\"}}");
}

TEST(Leaf, refuses_fields_that_are_not_there_and_commitments_of_others) {
  SeededRandomness randomness{1};
  for (char const* const field : {"", "/", "/nobody", "/party/contacts/1/name", "/party/contacts/00/name",
                                  "/party/contacts/-/name", "party", "/party/~2", "/party/~", "/kind/x"})
    EXPECT_FALSE(make_leaf(HashKind::sha_256, event(), {field}, randomness)) << field;
  EXPECT_FALSE(make_leaf(HashKind::sha_256, event(), {"/kind", "/kind"}, randomness));
  EXPECT_FALSE(make_leaf(HashKind::sha_256, event(), {"/party/contacts/0/name", "/party"}, randomness));
  EXPECT_FALSE(make_leaf(HashKind::sha_256, event(), {"/party", "/party/contacts/0/name"}, randomness));
  EXPECT_FALSE(make_leaf(HashKind::sha_256, *Json::parse(R"({"a":[{"$commitment":"x"}]})"), {}, randomness));
  auto const escaped = make_leaf(HashKind::sha_256, *Json::parse(R"({"a/b":{"~":1}})"), {"/a~1b/~0"}, randomness);
  ASSERT_TRUE(escaped) << escaped;
  EXPECT_TRUE(*opens(HashKind::sha_256, escaped->entry, escaped->openings[0]));
}

TEST(Leaf, hostile_entries_end_with_an_answer) {
  Opening const opening{"/a", std::string(salt_size, 's'), Json{1}};
  for (char const* const entry : {"", "x", "1", "[]", "{}", R"({"a":1})", R"({"a":{}})", R"({"a":{"$commitment":1}})",
                                  R"({"a":{"$commitment":"x"}})", R"({"a":{"$commitment":"","b":1}})"})
    EXPECT_FALSE(opens(HashKind::sha_256, entry, opening)) << entry;
  EXPECT_TRUE(rc::check([&](std::string const& text) {
    Opening const any{text, std::string(salt_size, 's'), Json{text}};
    static_cast<void>(opens(HashKind::sha_256, R"({"a":[1]})", any).has_value());
    static_cast<void>(opens(HashKind::sha_256, text, opening).has_value());
  }));
}

}  // namespace
}  // namespace tlog
