#include "base/pinyin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace base {
namespace {

TEST(Pinyin, names_as_people_say_them) {
  struct {
    char const* name;
    char const* full;
    char const* initials;
  } const cases[] = {
      {"瀛洲科技", "yingzhoukeji", "yzkj"},
      {"厦门", "xiamen", "xm"},
      {"厦门银行股份有限公司", "xiamenyinhanggufenyouxiangongsi", "xmyhgfyxgs"},
      {"长沙", "changsha", "cs"},
      {"长江存储", "changjiangcunchu", "cjcc"},
      {"长宁", "changning", "cn"},
      {"长兴岛", "changxingdao", "cxd"},
      {"成长投资", "chengzhangtouzi", "cztz"},
      {"重庆重工", "chongqingzhonggong", "cqzg"},
      {"上海闵行", "shanghaiminhang", "shmh"},
      {"崇明", "chongming", "cm"},
      {"成都", "chengdu", "cd"},
      {"西藏药业", "xizangyaoye", "xzyy"},
      {"乐清", "yueqing", "yq"},
      {"快乐音乐", "kuaileyinyue", "klyy"},
      {"六安", "luan", "la"},
      {"六国化工", "liuguohuagong", "lghg"},
      {"蚌埠", "bengbu", "bb"},
      {"番禺", "panyu", "py"},
      {"东莞", "dongguan", "dg"},
      {"大厦", "dasha", "ds"},
      {"行业", "hangye", "hy"},
      {"行动", "xingdong", "xd"},
      {"绿地", "lvdi", "ld"},
      {"旅行", "lvxing", "lx"},
  };
  for (auto const& c : cases) {
    Pinyin const pinyin = pinyin_of(c.name);
    EXPECT_EQ(pinyin.full, c.full) << c.name;
    EXPECT_EQ(pinyin.initials, c.initials) << c.name;
  }
}

TEST(Pinyin, surnames_only_stand_at_the_beginning) {
  struct {
    char const* name;
    char const* full;
  } const cases[] = {
      {"单雄信", "shanxiongxin"},      {"仇英", "qiuying"},     {"曾国藩", "zengguofan"},     {"解缙", "xiejin"},
      {"查良镛", "zhaliangyong"},      {"尉迟恭", "yuchigong"}, {"解放日报", "jiefangribao"}, {"单晶硅", "danjinggui"},
      {"单县化工", "shanxianhuagong"}, {"理解", "lijie"},       {"简单", "jiandan"},          {"（单）", "shan"},
      {"企查查", "qichacha"},          {"恩仇", "enchou"},
  };
  for (auto const& c : cases) EXPECT_EQ(pinyin_of(c.name).full, c.full) << c.name;
}

TEST(Pinyin, what_is_no_han_character) {
  struct {
    char const* why;
    std::string name;
    char const* full;
    char const* initials;
  } const cases[] = {
      {"letters and digits stay", "TCL科技 5G", "tclkeji5g", "tclkj5g"},
      {"full width", "ＡＢ１２（集团）", "ab12jituan", "ab12jt"},
      {"nothing", "", "", ""},
      {"punctuation and other scripts go", "・—é😀", "", ""},
      {"a rare character", "㙍", "duo", "d"},
      {"not UTF-8", "\xFF中\xE4\xB8", "zhong", "z"},
      {"NUL", std::string{"a\0b", 3}, "ab", "ab"},
  };
  for (auto const& c : cases) {
    Pinyin const pinyin = pinyin_of(c.name);
    EXPECT_EQ(pinyin.full, c.full) << c.why;
    EXPECT_EQ(pinyin.initials, c.initials) << c.why;
  }
}

// Every Han character of the basic block gives small letters or nothing.
TEST(Pinyin, every_character_gives_letters) {
  int without = 0;
  for (char32_t code = 0x4E00; code < 0x9FFF; ++code) {
    std::string const text{static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                           static_cast<char>(0x80 | (code & 0x3F))};
    Pinyin const pinyin = pinyin_of(text);
    EXPECT_TRUE(std::all_of(pinyin.full.begin(), pinyin.full.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        << text;
    without += pinyin.full.empty() ? 1 : 0;
  }
  EXPECT_LT(without, 200);
}

TEST(Pinyin, a_character_by_itself) {
  EXPECT_EQ(syllable_of(U'宏'), "hong");
  EXPECT_EQ(syllable_of(U'长'), "chang");
  EXPECT_EQ(syllable_of(U'绿'), "lv");
  for (char32_t const other : {U'a', U'，', char32_t{0}, char32_t{0xD800}, char32_t{0x110000}, char32_t{0xFFFFFFFF}})
    EXPECT_EQ(syllable_of(other), "");
}

TEST(Pinyin, threads_do_not_share_a_transliterator) {
  std::vector<std::thread> threads;
  std::vector<std::string> results(4);
  for (std::size_t i = 0; i < results.size(); ++i)
    threads.emplace_back([&results, i] {
      for (int round = 0; round < 500; ++round) results[i] = pinyin_of("上海浦东发展银行").full;
    });
  for (auto& thread : threads) thread.join();
  for (auto const& result : results) EXPECT_EQ(result, "shanghaipudongfazhanyinhang");
}

}  // namespace
}  // namespace base
