#include "matching/edit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "matching/testing.h"

namespace matching {
namespace {

using Kind = Edit::Kind;

TEST(Edit, one_slip_is_told_by_its_kind) {
  struct {
    char32_t const *a, *b;
    Kind kind;
    std::size_t at;
    bool distinguishing;
  } const cases[] = {
      {U"宏达", U"宏达", Kind::none, 0, false},
      {U"宏达", U"鸿达", Kind::homophone, 0, false},
      {U"宏达通", U"鸿大通", Kind::two_homophones, 0, false},
      {U"宏达", U"宏运", Kind::substituted, 1, false},
      {U"宏达", U"达宏", Kind::swapped, 0, false},
      {U"宏达通", U"宏通", Kind::missing, 1, false},
      {U"宏通", U"宏达通", Kind::missing, 1, false},
      {U"宏达达通", U"宏达通", Kind::doubled, 2, false},
      {U"宏达", U"", Kind::many, 0, false},
      {U"宏", U"", Kind::missing, 0, false},
      {U"宏达通", U"瀛洲", Kind::many, 0, false},
      {U"第一", U"第二", Kind::substituted, 1, true},
      {U"城东", U"城西", Kind::substituted, 1, true},
      {U"宏达二", U"宏达", Kind::missing, 2, true},
      {U"东方", U"冬方", Kind::homophone, 0, false},
      {U"abc", U"abd", Kind::substituted, 2, false},
  };
  for (auto const& c : cases) {
    Edit const edit = edit_between(testing::shipped(), c.a, c.b);
    EXPECT_EQ(edit.kind, c.kind) << &c - cases;
    EXPECT_EQ(edit.distinguishing, c.distinguishing) << &c - cases;
    if (c.kind != Kind::many) {
      EXPECT_EQ(edit.at, c.at) << &c - cases;
    }
  }
}

RC_GTEST_PROP(Edit, is_the_same_from_both_sides, ()) {
  auto const text =
      rc::gen::map(rc::gen::container<std::vector<char32_t>>(rc::gen::element(U'宏', U'鸿', U'达', U'一', U'二', U'a')),
                   [](std::vector<char32_t> const& c) {
                     return std::u32string{c.begin(), c.end()};
                   });
  std::u32string const a = *text, b = *text;
  Edit const there = edit_between(testing::shipped(), a, b), back = edit_between(testing::shipped(), b, a);
  RC_ASSERT(there.kind == back.kind);
  RC_ASSERT(there.distinguishing == back.distinguishing);
  RC_ASSERT((there.kind == Kind::none) == (a == b));
}

}  // namespace
}  // namespace matching
