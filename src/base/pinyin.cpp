#include "base/pinyin.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "base/utf_8.h"

namespace base {
namespace {

struct Reading {
  std::string_view text, pinyin;
};

// Read otherwise than ICU reads the characters one by one: characters with another usual reading in names, words, places.
constexpr Reading readings[] = {
    {"长", "chang"},
    {"地", "di"},
    {"都", "du"},
    {"翟", "zhai"},
    {"覃", "qin"},
    {"晟", "sheng"},
    {"缪", "miao"},
    {"荥", "xing"},
    // words of company names
    {"银行", "yin hang"},
    {"商行", "shang hang"},
    {"分行", "fen hang"},
    {"支行", "zhi hang"},
    {"总行", "zong hang"},
    {"央行", "yang hang"},
    {"农行", "nong hang"},
    {"工行", "gong hang"},
    {"建行", "jian hang"},
    {"中行", "zhong hang"},
    {"交行", "jiao hang"},
    {"招行", "zhao hang"},
    {"投行", "tou hang"},
    {"行业", "hang ye"},
    {"同行", "tong hang"},
    {"洋行", "yang hang"},
    {"车行", "che hang"},
    {"行情", "hang qing"},
    {"行长", "hang zhang"},
    {"董事长", "dong shi zhang"},
    {"院长", "yuan zhang"},
    {"会长", "hui zhang"},
    {"局长", "ju zhang"},
    {"部长", "bu zhang"},
    {"校长", "xiao zhang"},
    {"家长", "jia zhang"},
    {"成长", "cheng zhang"},
    {"增长", "zeng zhang"},
    {"生长", "sheng zhang"},
    {"长子", "zhang zi"},
    {"会计", "kuai ji"},
    {"音乐", "yin yue"},
    {"乐器", "yue qi"},
    {"乐团", "yue tuan"},
    {"乐队", "yue dui"},
    {"声乐", "sheng yue"},
    {"民乐", "min yue"},
    {"国乐", "guo yue"},
    {"重启", "chong qi"},
    {"重组", "chong zu"},
    {"重整", "chong zheng"},
    {"重新", "chong xin"},
    {"重建", "chong jian"},
    {"重阳", "chong yang"},
    {"重构", "chong gou"},
    {"重塑", "chong su"},
    {"双重", "shuang chong"},
    {"多重", "duo chong"},
    {"西藏", "xi zang"},
    {"藏族", "zang zu"},
    {"藏药", "zang yao"},
    {"空调", "kong tiao"},
    {"调味", "tiao wei"},
    {"调节", "tiao jie"},
    {"调理", "tiao li"},
    {"调解", "tiao jie"},
    {"人参", "ren shen"},
    {"海参", "hai shen"},
    {"参茸", "shen rong"},
    {"种植", "zhong zhi"},
    {"弹簧", "tan huang"},
    {"弹性", "tan xing"},
    {"传记", "zhuan ji"},
    {"阿胶", "e jiao"},
    {"便宜", "pian yi"},
    {"大夫", "dai fu"},
    {"朝晖", "zhao hui"},
    {"朝霞", "zhao xia"},
    {"今朝", "jin zhao"},
    {"朝夕", "zhao xi"},
    {"朝气", "zhao qi"},
    {"似的", "shi de"},
    {"石头", "shi tou"},
    {"氏", "shi"},
    // places
    {"厦门", "xia men"},
    {"重庆", "chong qing"},
    {"六安", "lu an"},
    {"六合", "lu he"},
    {"蚌埠", "beng bu"},
    {"乐清", "yue qing"},
    {"乐陵", "lao ling"},
    {"乐亭", "lao ting"},
    {"闵行", "min hang"},
    {"番禺", "pan yu"},
    {"东莞", "dong guan"},
    {"莘庄", "xin zhuang"},
    {"东阿", "dong e"},
    {"洪洞", "hong tong"},
    {"铅山", "yan shan"},
    {"会稽", "kuai ji"},
    {"大埔", "da bu"},
    {"大城", "dai cheng"},
    {"单县", "shan xian"},
    {"浚县", "xun xian"},
    {"渑池", "mian chi"},
    {"涡阳", "guo yang"},
    {"中牟", "zhong mu"},
    {"牟平", "mu ping"},
    {"荥经", "ying jing"},
    {"尉犁", "yu li"},
    {"蔚县", "yu xian"},
    {"犍为", "qian wei"},
    {"筠连", "jun lian"},
    {"句容", "ju rong"},
    {"句容市", "ju rong shi"},
    {"泌阳", "bi yang"},
    {"繁峙", "fan shi"},
    {"枞阳", "zong yang"},
    {"黄埔", "huang pu"},
    {"罗布泊", "luo bu po"},
    {"梁山泊", "liang shan po"},
    {"台州", "tai zhou"},
    {"百色", "bai se"},
    {"宿州", "su zhou"},
    {"宿迁", "su qian"},
    {"甪直", "lu zhi"},
    {"浒墅关", "xu shu guan"},
    {"浒关", "xu guan"},
    {"歙县", "she xian"},
    {"隆化", "long hua"},
    {"珲春", "hun chun"},
    {"勐海", "meng hai"},
    {"鄄城", "juan cheng"},
    {"临朐", "lin qu"},
    {"芝罘", "zhi fu"},
    {"阿拉善", "a la shan"},
    {"巴音郭楞", "ba yin guo leng"},
    {"朝阳", "chao yang"},
};

// At the beginning of a name only: surnames, and the words that begin alike and are none.
constexpr Reading first_readings[] = {
    {"单", "shan"},        {"仇", "qiu"},        {"曾", "zeng"},           {"解", "xie"},       {"查", "zha"},
    {"区", "ou"},          {"任", "ren"},        {"朴", "piao"},           {"尉迟", "yu chi"},  {"万俟", "mo qi"},
    {"长孙", "zhang sun"}, {"单于", "chan yu"},  {"澹台", "tan tai"},      {"单位", "dan wei"}, {"单片", "dan pian"},
    {"单晶", "dan jing"},  {"单车", "dan che"},  {"单细胞", "dan xi bao"}, {"单一", "dan yi"},  {"单元", "dan yuan"},
    {"曾经", "ceng jing"}, {"解放", "jie fang"}, {"解决", "jie jue"},      {"解码", "jie ma"},  {"解密", "jie mi"},
    {"解忧", "jie you"},   {"解读", "jie du"},   {"查询", "cha xun"},      {"查验", "cha yan"}, {"区域", "qu yu"},
    {"区块", "qu kuai"},   {"朴素", "pu su"},    {"朴实", "pu shi"},       {"朴真", "pu zhen"},
};

constexpr std::size_t phrase_characters_max = 4;

using Phrases = std::unordered_map<std::string_view, std::string_view>;
template <std::size_t Size>
Phrases phrases_of(Reading const (&list)[Size]) {
  Phrases phrases;
  for (Reading const& one : list) phrases.emplace(one.text, one.pinyin);
  return phrases;
}

// ICU's reading of a character, made once per thread and character: a transliteration takes microseconds.
class Characters {
 public:
  Characters() {
    UErrorCode code = U_ZERO_ERROR;
    // Tones go, the two dots of ü stay.
    transliterator_.reset(icu::Transliterator::createInstance("Han-Latin; NFD; [[:Mn:]-[\\u0308]] Remove; NFC; Lower",
                                                              UTRANS_FORWARD, code));
    CHECK_NOTE(U_SUCCESS(code), u_errorName(code));
  }

  std::string const& reading_of(UChar32 character) {
    auto const [found, is_new] = known_.try_emplace(character);
    if (is_new) found->second = transliterated(character);
    return found->second;
  }

 private:
  std::string transliterated(UChar32 character) const {
    icu::UnicodeString text{character};
    transliterator_->transliterate(text);
    text.findAndReplace(icu::UnicodeString{UChar32{U'ü'}}, icu::UnicodeString{"v"});
    std::string latin;
    text.toUTF8String(latin);
    for (char const c : latin)
      if (c < 'a' || c > 'z') return {};  // a character without a reading stays Han
    return latin;
  }

  std::unique_ptr<icu::Transliterator> transliterator_;
  std::unordered_map<UChar32, std::string> known_;
};

struct Character {
  UChar32 code = 0;
  std::size_t begin = 0, end = 0;  // bytes in the text
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  auto const size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    std::int32_t const begin = at;
    UChar32 code = 0;
    U8_NEXT(reinterpret_cast<std::uint8_t const*>(text.data()), at, size, code);
    characters.push_back({code, static_cast<std::size_t>(begin), static_cast<std::size_t>(at)});  // negative: not UTF-8
  }
  return characters;
}

void append_syllable(std::string_view syllable, Pinyin& pinyin) {
  if (syllable.empty()) return;
  pinyin.full += syllable;
  pinyin.initials += syllable.front();
}

void append_syllables(std::string_view syllables, Pinyin& pinyin) {
  while (!syllables.empty()) {
    std::size_t const end = std::min(syllables.find(' '), syllables.size());
    append_syllable(syllables.substr(0, end), pinyin);
    syllables.remove_prefix(std::min(end + 1, syllables.size()));
  }
}

// The longest listed phrase at `at`; its length in characters, 0 when there is none.
std::size_t append_phrase(Phrases const& phrases, std::string_view text, std::vector<Character> const& characters,
                          std::size_t at, std::size_t characters_min, Pinyin& pinyin) {
  for (std::size_t length = std::min(phrase_characters_max, characters.size() - at); length >= characters_min;
       --length) {
    std::size_t const begin = characters[at].begin;
    auto const found = phrases.find(text.substr(begin, characters[at + length - 1].end - begin));
    if (found == phrases.end()) continue;
    append_syllables(found->second, pinyin);
    return length;
  }
  return 0;
}

Phrases const& known_phrases() {
  static Phrases const phrases = phrases_of(readings);
  return phrases;
}

Characters& known_characters() {
  thread_local Characters known;
  return known;
}

}  // namespace

std::string_view syllable_of(char32_t character) {
  thread_local std::unordered_map<char32_t, std::string> known;
  auto const [found, is_new] = known.try_emplace(character);
  auto const code = static_cast<UChar32>(character);
  if (!is_new || character > UCHAR_MAX_VALUE || !u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC)) return found->second;
  std::string utf_8;
  append_utf_8(utf_8, character);
  auto const listed = known_phrases().find(utf_8);
  found->second = listed == known_phrases().end() ? known_characters().reading_of(code) : std::string{listed->second};
  return found->second;
}

Pinyin pinyin_of(std::string_view name) {
  Phrases const& phrases = known_phrases();
  static Phrases const first_phrases = phrases_of(first_readings);
  Characters& known = known_characters();
  std::string const text = lower_ascii(half_width(name));
  std::vector<Character> const characters = characters_of(text);
  Pinyin pinyin;
  bool is_first = true;
  for (std::size_t at = 0; at < characters.size();) {
    std::size_t length = 0;
    if (is_first) length = append_phrase(phrases, text, characters, at, 2, pinyin);
    if (is_first && length == 0) length = append_phrase(first_phrases, text, characters, at, 1, pinyin);
    if (length == 0) length = append_phrase(phrases, text, characters, at, 1, pinyin);
    UChar32 const code = characters[at].code;
    if (length == 0 && code < 0x80 && code > 0 && u_isalnum(code)) {
      pinyin.full += static_cast<char>(code);
      pinyin.initials += static_cast<char>(code);
      length = 1;
    } else if (length == 0 && code >= 0x80) {
      append_syllable(u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) ? known.reading_of(code) : std::string_view{},
                      pinyin);
    }
    is_first = is_first && length == 0 && !(code >= 0 && u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC));
    at += std::max<std::size_t>(length, 1);
  }
  return pinyin;
}

}  // namespace base
