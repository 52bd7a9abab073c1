#include "matching/company_name.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "matching/characters.h"
#include "matching/testing.h"

namespace matching {
namespace {

using testing::shipped;

// division|trade name|industry|form|branch
std::string parts_of(std::string_view text) {
  CompanyName const name = parse_name(shipped(), text);
  std::string all;
  for (Part const part : {Part::division, Part::trade_name, Part::industry, Part::form, Part::branch})
    all += (part == Part::division ? "" : "|") + name.text_of(part);
  return all;
}

TEST(CompanyName, a_name_is_taken_apart_as_the_law_orders_it) {
  struct {
    char const *name, *want;
  } const cases[] = {
      {"上海瀛洲贸易有限公司", "上海|瀛洲|贸易|有限公司|"},
      {"上海市瀛洲贸易有限责任公司", "上海市|瀛洲|贸易|有限责任公司|"},
      {"江苏省苏州市昆山市恒昌建设工程有限公司", "江苏省苏州市昆山市|恒昌|建设工程|有限公司|"},
      {"上海浦东新区国力物流(集团)有限公司", "上海浦东新区|国力|物流集团|有限公司|"},
      {"利比项目管理顾问(北京)有限公司", "北京|利比|项目管理顾问|有限公司|"},
      {"晶科能源（海宁）有限公司", "海宁|晶科|能源|有限公司|"},
      {"雷士照明中国有限公司", "中国|雷士|照明|有限公司|"},
      {"宁波保税区鋆合投资管理合伙企业（有限合伙）", "宁波保税区|鋆合|投资管理|合伙企业有限合伙|"},
      {"寿光市大勇工贸厂", "寿光市|大勇|工贸|厂|"},
      {"临泉县高塘乡郭寨草莓种植专业合作社", "临泉县|高塘乡郭寨草莓|种植|专业合作社|"},
      {"平安科技有限公司", "|平安|科技|有限公司|"},
      {"平安银行股份有限公司", "|平安|银行|股份有限公司|"},
      {"中国银行", "中国|银行|||"},
      {"上海市北置业发展有限公司", "上海|市北|置业发展|有限公司|"},
      {"武汉新材料科技有限公司", "武汉|新材料|科技|有限公司|"},
      {"毅达电子设备", "|毅达|电子设备||"},
      {"毅达", "|毅达|||"},
      {"上海贸易有限公司", "上海|贸易||有限公司|"},
      {"上海洲厂", "上海|洲||厂|"},
      {"(浦东新区)", "|浦东新区|||"},
      {"（上海）（北京）))", "上海|北京|||"},
      {"有限公司", "|有限||公司|"},
  };
  for (auto const& c : cases) EXPECT_EQ(parts_of(c.name), c.want) << c.name;
}

TEST(CompanyName, branches_are_told_from_the_enterprise) {
  struct {
    char const *name, *want;
  } const cases[] = {
      {"上海三维工程建设咨询有限公司嘉兴分公司", "上海|三维|工程建设咨询|有限公司|嘉兴分公司"},
      {"上海梅林正广和便利连锁有限公司虹梅店", "上海|梅林正广和|便利连锁|有限公司|虹梅店"},
      {"中国石化销售有限公司江苏淮安樱花园加油站", "中国|石化|销售|有限公司|江苏淮安樱花园加油站"},
      {"上海长江企业发展合作公司邢家桥南路门市部", "上海|长江|企业发展合作|公司|邢家桥南路门市部"},
      {"浙商银行股份有限公司上海分行", "|浙商|银行|股份有限公司|上海分行"},
      {"浙商银行上海分行", "|浙商|银行||上海分行"},
      {"瀛洲贸易有限公司(北京)分公司", "|瀛洲|贸易|有限公司|北京分公司"},
  };
  for (auto const& c : cases) EXPECT_EQ(parts_of(c.name), c.want) << c.name;
}

TEST(CompanyName, one_text_for_all_ways_of_writing) {
  CompanyName const want = parse_name(shipped(), "上海TCL贸易有限公司");
  for (char const* const other :
       {"上海ＴＣＬ贸易有限公司", " 上海 tcl\t贸易　有限公司 ", "上海TCL貿易有限公司", "上海《TCL》贸易有限公司",
        "上海·TCL·贸易有限公司", "【上海】TCL贸易有限公司", "TCL贸易(上海)有限公司", "TCL贸易（上海）有限公司",
        "(上海)TCL贸易有限公司", "上海TCL贸易有限公司）", "\xEF\xBB\xBF上海TCL\xE2\x80\x8B贸易有限公司"})
    EXPECT_EQ(utf_8_of(parse_name(shipped(), other).text), utf_8_of(want.text)) << other;
  EXPECT_EQ(utf_8_of(parse_name(shipped(), "第1建筑").text), "第一建筑");
}

TEST(CompanyName, what_is_no_name_is_empty) {
  EXPECT_TRUE(parse_name(shipped(), "").is_empty());
  EXPECT_TRUE(parse_name(shipped(), " （）·\n").is_empty());
  EXPECT_TRUE(parse_name(shipped(), "\xFF\xC3\x28\xE4\xB8").text == U"" ||
              !parse_name(shipped(), "\xE4").has(Part::form));
  EXPECT_TRUE(parse_name(shipped(), std::string(10'000, 'a')).is_empty());
  std::string long_name;
  for (int i = 0; i < 3'000; ++i) long_name += "海";
  EXPECT_TRUE(parse_name(shipped(), long_name).is_empty());
}

// INVARIANT of CompanyName, for any bytes.
void check_pieces(std::string const& text) {
  CompanyName const name = parse_name(shipped(), text);
  ASSERT_EQ(name.text.size(), name.written.size());
  ASSERT_LE(name.text.size(), name_characters_max);
  std::size_t end = 0;
  Part before = Part::division;
  for (Piece const& piece : name.pieces) {
    ASSERT_EQ(piece.begin, end);
    ASSERT_GT(piece.end, piece.begin);
    ASSERT_GE(piece.part, before);
    before = piece.part;
    end = piece.end;
  }
  ASSERT_EQ(end, name.text.size());
  if (!name.is_empty()) {
    EXPECT_TRUE(name.has(Part::trade_name)) << text;
  }
  EXPECT_TRUE(base::is_valid_utf_8(name.text_of(Part::trade_name)));
}

RC_GTEST_PROP(CompanyName, any_bytes_give_pieces_without_gaps, (std::string const& text)) { check_pieces(text); }

// Pieces of names in any order, with a broken byte now and then.
RC_GTEST_PROP(CompanyName, any_words_give_pieces_without_gaps, ()) {
  auto const words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "上海", "市", "浦东新区", "平安", "宏达", "贸易", "电子", "银行", "有限公司", "股份有限公司", "厂", "(", ")",
      "（", "分公司", "店", "中国", "开发区", "有限合伙", "公司", "第一", "ABC", "\xE4\xB8", "市"));
  std::string text;
  for (std::string const& word : words) text += word;
  check_pieces(text);
  // Folding twice changes nothing (of other scripts it may: a sign that goes lets an accent join the letter before it).
  CompanyName const name = parse_name(shipped(), text);
  RC_ASSERT(parse_name(shipped(), utf_8_of(name.text)).text.size() == name.text.size());
}

}  // namespace
}  // namespace matching
