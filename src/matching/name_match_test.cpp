#include "matching/name_match.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/csv.h"
#include "matching/testing.h"

namespace matching {
namespace {

using testing::shipped;

struct Pair {
  char const *why, *a, *b;
};

template <std::size_t Size>
void expect_verdict(Pair const (&pairs)[Size], Verdict want) {
  for (Pair const& pair : pairs) {
    NameComparison const comparison = compare(shipped(), pair.a, pair.b);
    EXPECT_EQ(comparison.verdict, want) << pair.why << ": " << pair.a << " / " << pair.b << " " << comparison.score
                                        << " " << explanation(comparison);
  }
}

TEST(NameMatch, errors_of_an_office_do_not_make_another_enterprise) {
  expect_verdict(
      {
          {"the same", "上海瀛洲贸易有限公司", "上海瀛洲贸易有限公司"},
          {"the same short form", "瀛洲", "瀛洲"},
          {"form of the law", "上海瀛洲贸易有限公司", "上海瀛洲贸易有限责任公司"},
          {"form left short", "上海瀛洲贸易有限公司", "上海瀛洲贸易公司"},
          {"suffix of the division", "上海瀛洲贸易有限公司", "上海市瀛洲贸易有限公司"},
          {"no division", "上海瀛洲贸易有限公司", "瀛洲贸易有限公司"},
          {"province put before", "苏州瀛洲贸易有限公司", "江苏省苏州市瀛洲贸易有限公司"},
          {"district put behind", "上海瀛洲贸易有限公司", "上海浦东瀛洲贸易有限公司"},
          {"county that is an ordinary word", "凤台宇鑫商贸有限公司", "安徽凤台宇鑫商贸有限公司"},
          {"brackets moved", "上海瀛洲贸易有限公司", "瀛洲贸易（上海）有限公司"},
          {"short form", "上海瀛洲贸易有限公司", "瀛洲贸易"},
          {"short form with less industry", "上海瀛洲生物科技有限公司", "瀛洲生物"},
          {"short form with division", "上海瀛洲贸易有限公司", "上海瀛洲贸易"},
          {"trade name alone", "上海瀛洲通贸易有限公司", "瀛洲通"},
          {"traditional", "上海瀛洲贸易有限公司", "上海瀛洲貿易有限公司"},
          {"full width and blanks", "上海ABC贸易(集团)有限公司", "上海ＡＢＣ 贸易（集团）有限公司"},
          {"homophone in the trade name", "上海瀛洲贸易有限公司", "上海营洲贸易有限公司"},
          {"homophone in the industry", "上海瀛洲贸易有限公司", "上海瀛洲贸意有限公司"},
          {"homophone in the form", "上海瀛洲贸易有限公司", "上海瀛洲贸易有线公司"},
          {"homophone in the division", "上海瀛洲贸易有限公司", "尚海瀛洲贸易有限公司"},
          {"one missing", "上海瀛洲通贸易有限公司", "上海瀛通贸易有限公司"},
          {"one of two missing", "上海瀛洲贸易有限公司", "上海洲贸易有限公司"},
          {"one missing in the industry", "上海瀛洲电子商务有限公司", "上海瀛洲电子商有限公司"},
          {"one twice", "上海瀛洲贸易有限公司", "上海瀛瀛洲贸易有限公司"},
          {"one twice in the form", "上海瀛洲贸易有限公司", "上海瀛洲贸易有限公公司"},
          {"swapped", "上海瀛洲贸易有限公司", "上海洲瀛贸易有限公司"},
          {"swapped across the border", "上海瀛洲贸易有限公司", "上海瀛贸洲易有限公司"},
          {"digits", "上海第1建筑有限公司", "上海第一建筑有限公司"},
          {"the same branch", "上海瀛洲贸易有限公司徐汇分公司", "上海瀛洲贸易有限责任公司徐汇分公司"},
      },
      Verdict::same);
}

TEST(NameMatch, other_enterprises_stay_others) {
  expect_verdict(
      {
          {"trade name", "上海瀛洲贸易有限公司", "上海蓬莱贸易有限公司"},
          {"one character of two, read otherwise", "上海宏达贸易有限公司", "上海宏运贸易有限公司"},
          {"number", "上海第一建筑有限公司", "上海第二建筑有限公司"},
          {"digit", "上海第1建筑有限公司", "上海第2建筑有限公司"},
          {"number more", "上海瀛洲二贸易有限公司", "上海瀛洲贸易有限公司"},
          {"direction", "上海城东贸易有限公司", "上海城西贸易有限公司"},
          {"division", "上海瀛洲贸易有限公司", "北京瀛洲贸易有限公司"},
          {"division that looks alike", "上海瀛洲贸易有限公司", "北海瀛洲贸易有限公司"},
          {"division in brackets", "瀛洲贸易（上海）有限公司", "瀛洲贸易（北京）有限公司"},
          {"city and province", "江苏瀛洲贸易有限公司", "苏州瀛洲贸易有限公司"},
          {"industry", "上海瀛洲贸易有限公司", "上海瀛洲广告有限公司"},
          {"industry by one character", "上海瀛洲电子有限公司", "上海瀛洲电器有限公司"},
          {"no industry in a full name", "上海瀛洲贸易有限公司", "上海瀛洲有限公司"},
          {"form", "上海瀛洲食品有限公司", "上海瀛洲食品厂"},
          {"branch and head office", "上海瀛洲贸易有限公司", "上海瀛洲贸易有限公司徐汇分公司"},
          {"branch without the company's form", "浙商银行股份有限公司", "浙商银行上海分行"},
          {"two branches", "上海瀛洲贸易有限公司徐汇分公司", "上海瀛洲贸易有限公司静安分公司"},
          {"numbered branches", "上海瀛洲贸易有限公司第一分公司", "上海瀛洲贸易有限公司第二分公司"},
          {"words of a contract", "上海瀛洲贸易有限公司", "公司"},
      },
      Verdict::different);
}

TEST(NameMatch, what_a_person_must_say_is_unsure) {
  expect_verdict(
      {
          {"two characters fit many", "上海瀛洲贸易有限公司", "瀛洲"},
          {"a slip in them", "上海瀛洲贸易有限公司", "上海营洲"},
          {"more industry in a full name", "上海瀛洲贸易有限公司", "上海瀛洲国际贸易有限公司"},
          {"changed into a company limited by shares", "上海瀛洲贸易有限公司", "上海瀛洲贸易股份有限公司"},
          {"another character in a long trade name", "上海瀛洲五洲贸易有限公司", "上海瀛洲五湖贸易有限公司"},
      },
      Verdict::unsure);
}

TEST(NameMatch, the_score_is_the_product_of_what_is_listed) {
  NameComparison const comparison = compare(shipped(), "上海市宏达貿易有限责任公司", "鸿达贸易有限公司");
  ASSERT_EQ(comparison.findings.size(), 4U);
  double product = 1;
  for (Finding const& finding : comparison.findings) product *= finding.factor_permille / 1000.0;
  EXPECT_DOUBLE_EQ(comparison.score, product);
  EXPECT_EQ(explanation(comparison),
            "division absent: 上海市 / ; trade_name same_pinyin: 宏达 / 鸿达; industry agrees: 贸易; form equivalent: "
            "有限责任公司 / "
            "有限公司");
  EXPECT_EQ(
      explanation_zh(comparison),
      "行政区划 缺省: 上海市 / ; 字号 同音: 宏达 / 鸿达; 行业 一致: 贸易; 组织形式 等同: 有限责任公司 / 有限公司");
  EXPECT_EQ(name_zh_of(comparison.verdict), "同一企业");
  EXPECT_EQ(name_of(Verdict::unsure), "unsure");
}

TEST(NameMatch, a_hidden_part_is_shown_as_it_was_written) {
  EXPECT_EQ(
      explanation(compare(shipped(), "上海瀛洲贸易有线公司", "上海瀛洲贸易有限公司")),
      "division agrees: 上海; trade_name agrees: 瀛洲; industry agrees: 贸易; form same_pinyin: 有线公司 / 有限公司");
  EXPECT_EQ(explanation(compare(shipped(), "上海瀛洲贸易有限公司", "尚海瀛洲贸易有限公司")),
            "division same_pinyin: 上海 / 尚海; trade_name agrees: 瀛洲; industry agrees: 贸易; form agrees: 有限公司");
}

TEST(NameMatch, hostile_names_match_nothing) {
  std::string const large(10'000, 'x');
  for (std::string const& odd : {std::string{}, std::string{"\xFF\xFE"}, std::string{"（）"}, large}) {
    EXPECT_EQ(compare(shipped(), odd, "上海瀛洲贸易有限公司").verdict, Verdict::different);
    EXPECT_EQ(compare(shipped(), odd, odd).score, 0);
  }
}

// Symmetry and bounds, for any words in any order.
RC_GTEST_PROP(NameMatch, is_the_same_from_both_sides, ()) {
  auto const words = rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "上海", "尚海", "市", "浦东", "凤台", "宏达", "鸿达", "达", "贸易", "电子", "银行", "有限公司", "有线公司",
      "公司", "厂", "(", ")", "分公司", "店", "第一", "第二", "\xE4"));
  auto const join = [](std::vector<std::string> const& all) {
    std::string text;
    for (std::string const& word : all) text += word;
    return text;
  };
  std::string const a = join(*words), b = join(*words);
  NameComparison const there = compare(shipped(), a, b), back = compare(shipped(), b, a),
                       self = compare(shipped(), a, a);
  RC_ASSERT(there.score >= 0 && there.score <= 1);
  RC_ASSERT(there.score == back.score);
  RC_ASSERT(there.findings.size() == back.findings.size());
  RC_ASSERT(parse_name(shipped(), a).is_empty() || self.score >= 0.6);
}

// Real names beside the repository: written in full, each is itself and no other's.
TEST(NameMatch, names_split_by_hand_are_split_alike) {
  std::string const text = testing::unpacked("cn_company_names/company_name_parts.jsonl.zst");
  if (text.empty()) GTEST_SKIP() << "no ../shared/data/cn_company_names";
  int names = 0, right = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string const line = text.substr(at, end - at);
    at = end + 1;
    std::string const brand_mark = "\"brand\": [[\"", name_mark = "{\"text\": \"";
    std::size_t const brand = line.find(brand_mark);
    if (brand == std::string::npos || line.find(name_mark) != 0) continue;
    std::string const name = line.substr(name_mark.size(), line.find('"', name_mark.size()) - name_mark.size());
    std::size_t const begin = brand + brand_mark.size();
    ++names;
    if (parse_name(shipped(), name).text_of(Part::trade_name) == line.substr(begin, line.find('"', begin) - begin))
      ++right;
  }
  EXPECT_GT(names, 1'000);
  EXPECT_GT(right * 100, names * 85) << "the trade name as a person marked it";
}

TEST(NameMatch, aliases_of_announcements) {
  std::string const text = testing::unpacked("cn_company_names/company_alias_pairs.csv.zst");
  if (text.empty()) GTEST_SKIP() << "no ../shared/data/cn_company_names";
  auto const table = base::read_csv_table(text, "aliases").value();
  std::set<std::pair<std::string, std::string>> pairs;
  for (auto const& row : table.rows)
    if (row.cells[0].ends_with("有限公司") && !row.cells[1].empty()) pairs.emplace(row.cells[0], row.cells[1]);
  int same = 0, other_same = 0;
  std::string const* before = nullptr;
  for (auto const& [full, alias] : pairs) {
    same += compare(shipped(), alias, full).verdict == Verdict::same ? 1 : 0;
    other_same += before && *before != full && compare(shipped(), alias, *before).verdict == Verdict::same ? 1 : 0;
    before = &full;
  }
  EXPECT_GT(same * 100, static_cast<int>(pairs.size()) * 65) << "many aliases are brands or words of the contract";
  EXPECT_LT(other_same * 100, 2 * static_cast<int>(pairs.size())) << "the next name in order, often of the same group";
}

}  // namespace
}  // namespace matching
