#include "base/han.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Han, traditional_characters_become_simplified) {
  struct {
    char32_t from, to;
  } const cases[] = {{U'國', U'国'}, {U'廣', U'广'}, {U'貿', U'贸'}, {U'鑫', U'鑫'}, {U'限', U'限'},
                     {U'責', U'责'}, {U'臺', U'台'}, {U'匯', U'汇'}, {U'A', U'A'},   {U'é', U'é'}};
  for (auto const& c : cases) EXPECT_EQ(simplified(c.from), c.to);
}

TEST(Han, any_number_gives_a_character_and_twice_is_once) {
  for (char32_t const odd : {char32_t{0}, char32_t{0xD800}, char32_t{0xFFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}})
    EXPECT_EQ(simplified(odd), odd);
  int odd = 0;
  for (char32_t code = 0x4E00; code < 0x9FFF; ++code) {
    char32_t const once = simplified(code);
    odd += simplified(once) == once ? 0 : 1;
  }
  EXPECT_LT(odd, 8) << "ICU turns a few, such as 苧 and 苎, into each other";
}

}  // namespace
}  // namespace base
