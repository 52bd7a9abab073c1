#include "matching/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <thread>

#include "matching/characters.h"
#include "matching/testing.h"

namespace matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::shipped;

bool share_a_key(std::string_view a, std::string_view b) {
  std::vector<std::string> const of_a = keys_of(shipped(), a), of_b = keys_of(shipped(), b);
  return std::any_of(of_a.begin(), of_a.end(),
                     [&](std::string const& key) { return std::binary_search(of_b.begin(), of_b.end(), key); });
}

std::vector<std::int64_t> ids_of(std::vector<NameCandidate> const& candidates) {
  std::vector<std::int64_t> ids;
  for (NameCandidate const& one : candidates) ids.push_back(one.id);
  return ids;
}

TEST(NameIndex, names_that_match_share_a_key) {
  struct {
    char const *a, *b;
  } const cases[] = {
      {"上海宏达贸易有限公司", "北京市宏达电子厂"},
      {"上海宏达贸易有限公司", "上海鸿达贸易有限公司"},
      {"上海宏达贸易有限公司", "上海达宏贸易有限公司"},
      {"上海宏达贸易有限公司", "上海宏宏达贸易有限公司"},
      {"上海宏达贸易有限公司", "上海宏贸易有限公司"},
      {"上海宏达贸易有限公司", "上海宏贸达易有限公司"},
      {"上海宏达贸易有限公司", "尚海宏达贸易有限公司"},
      {"上海宏达贸易有限公司", "上海宏达贸意有限公司"},
      {"上海宏达贸易有限公司", "上海宏达贸易有线公司"},
      {"上海宏达通贸易有限公司", "上海宏通贸易有限公司"},
      {"上海宏达通贸易有限公司", "上海宏达通有限公司"},
      {"上海梅林正广和食品有限公司", "上海梅林正和食品有限公司"},
      {"凤台宇鑫商贸有限公司", "安徽凤台宇鑫商贸有限公司"},
      {"中国农业银行股份有限公司上海分行", "中国农业银性股份有限公司上海分行"},
  };
  for (auto const& c : cases) EXPECT_TRUE(share_a_key(c.a, c.b)) << c.a << " " << c.b;
}

TEST(NameIndex, keys_are_few_and_sorted_and_no_part_of_them_depends_on_chance) {
  EXPECT_THAT(keys_of(shipped(), "上海宏达贸易有限公司"),
              ElementsAre("da.hong.", "da.|mao.yi.", "hong.da.", "hong.|mao.yi."));
  EXPECT_THAT(keys_of(shipped(), ""), IsEmpty());
  EXPECT_THAT(keys_of(shipped(), std::string(10'000, 'a')), IsEmpty());
}

RC_GTEST_PROP(NameIndex, keys_are_bounded, (std::string const& text)) {
  RC_ASSERT(keys_of(shipped(), text).size() <= keys_max);
  auto const characters = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("宏", "达", "通", "和", "广", "贸易", "分公司", "有限公司", "上海"));
  std::string name;
  for (std::string const& one : characters) name += one;
  std::vector<std::string> const keys = keys_of(shipped(), name);
  RC_ASSERT(keys.size() <= keys_max);
  RC_ASSERT(std::is_sorted(keys.begin(), keys.end()));
}

// Every slip at every place of names of known words: whatever is `same` is found.
std::vector<std::string> slips_of(std::string const& name) {
  std::u32string const characters = characters_of(name);
  std::vector<std::string> all;
  for (std::size_t at = 0; at + 1 < characters.size(); ++at) {
    auto const add = [&](auto const& change) {
      std::u32string slip = characters;
      change(slip);
      all.push_back(utf_8_of(slip));
    };
    add([&](std::u32string& slip) { slip.erase(at, 1); });
    add([&](std::u32string& slip) { slip.insert(at, 1, slip[at]); });
    add([&](std::u32string& slip) { slip.insert(at, 1, U'鑫'); });
    add([&](std::u32string& slip) { std::swap(slip[at], slip[at + 1]); });
    for (char32_t const homophone : {U'尚', U'营', U'鸿', U'答', U'意', U'线'})
      add([&](std::u32string& slip) { slip[at] = homophone; });
  }
  return all;
}

TEST(NameIndex, what_is_the_same_shares_a_key) {
  int same = 0;
  for (char const* const division : {"上海", "苏州", "江苏苏州", ""})
    for (char const* const trade : {"宏达", "瀛洲", "宏达通", "三维", "正广和", "梅林正广和", "金凤凰欧亚美"})
      for (char const* const industry : {"贸易", "电子科技", "生物医药", "新材料", ""})
        for (char const* const form : {"有限公司", "股份有限公司", "厂", ""}) {
          std::string const name = std::string{division} + trade + industry + form;
          for (std::string const& written : slips_of(name)) {
            if (compare(shipped(), name, written).verdict != Verdict::same) continue;
            ++same;
            EXPECT_TRUE(share_a_key(name, written)) << name << " " << written;
          }
        }
  EXPECT_GT(same, 10'000);
}

TEST(NameIndex, candidates_best_first_with_reasons) {
  NameIndex index{shipped()};
  index.add(1, "上海宏达贸易有限公司");
  index.add(2, "上海鸿达贸易有限公司");
  index.add(3, "北京宏达贸易有限公司");
  index.add(4, "上海宏达贸易有限公司徐汇分公司");
  index.add(5, "上海蓬莱贸易有限公司");
  index.add(6, "");
  EXPECT_EQ(index.size(), 5U);
  EXPECT_GT(index.bytes(), 0U);
  auto const found = index.candidates("上海市宏达贸易有限责任公司", 5);
  EXPECT_THAT(ids_of(found), ElementsAre(1, 2));
  EXPECT_GT(found[0].comparison.score, found[1].comparison.score);
  EXPECT_EQ(found[1].comparison.findings[1].outcome, Outcome::same_pinyin);
  EXPECT_EQ(only_match(shipped(), found)->id, 1);
  EXPECT_THAT(ids_of(index.candidates("上海市宏达贸易有限责任公司", 1)), ElementsAre(1));
  EXPECT_THAT(index.candidates("上海市宏达贸易有限责任公司", 0), IsEmpty());
  EXPECT_THAT(index.candidates("", 5), IsEmpty());
  EXPECT_THAT(index.candidates("\xFF\xFE", 5), IsEmpty());
  EXPECT_THAT(index.candidates(std::string(10'000, 'a'), 5), IsEmpty());
}

TEST(NameIndex, two_that_fit_alike_are_asked_about) {
  NameIndex index{shipped()};
  index.add(1, "上海宏达贸易有限公司");
  index.add(3, "北京宏达贸易有限公司");
  auto const found = index.candidates("宏达贸易有限公司", 5);
  EXPECT_THAT(ids_of(found), ElementsAre(1, 3));
  EXPECT_FALSE(only_match(shipped(), found));
  EXPECT_FALSE(only_match(shipped(), {}));
  EXPECT_FALSE(only_match(shipped(), index.candidates("宏达", 1))) << "unsure";
}

TEST(NameIndex, another_name_of_the_same_enterprise) {
  NameIndex index{shipped()};
  index.add(7, "上海宏达贸易有限公司");
  index.add(7, "上海宏达贸易有限责任公司");
  auto const found = index.candidates("上海宏达贸易有限公司", 5);
  EXPECT_THAT(ids_of(found), ElementsAre(7));
  EXPECT_EQ(only_match(shipped(), found)->id, 7);
}

// Thousands of names with one trade name: the work stays bounded, and who is written exactly is found all the same.
TEST(NameIndex, common_keys_cost_no_more) {
  NameIndex index{shipped()};
  char const* const divisions[] = {"上海", "北京", "南京", "苏州", "杭州", "宁波", "温州", "青岛"};
  char const* const industries[] = {"贸易", "广告", "电子", "食品", "物流"};
  std::int64_t id = 0;
  for (int round = 0; round < 500; ++round)
    for (char const* const division : divisions)
      for (char const* const industry : industries)
        index.add(++id, std::string{division} + "宏达" + industry + "有限公司" +
                            (round == 0 ? "" : std::to_string(round) + "分店"));
  EXPECT_EQ(index.size(), 20'000U);
  auto const found = index.candidates("杭州鸿达电子有限公司", 3);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].id, 5 * 4 + 3);
}

TEST(NameIndex, readers_share_it) {
  NameIndex index{shipped()};
  for (int i = 0; i < 1'000; ++i) index.add(i, "上海宏达" + std::to_string(i) + "贸易有限公司");
  std::vector<std::thread> threads;
  std::vector<std::size_t> found(4);
  for (std::size_t t = 0; t < found.size(); ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i)
        found[t] += index.candidates("上海宏达" + std::to_string(i) + "贸易有限公司", 1).size();
    });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(found, ::testing::Each(50U));
}

}  // namespace
}  // namespace matching
