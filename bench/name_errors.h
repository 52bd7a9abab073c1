// The published synthetic set of written names: typical office errors made out of the names of a register, the same for
// every run (SplitMix64 over the row number). It does not use the parser that it tests: the division is found by the
// register's own columns province and district, the form by three endings, and the rest is what lies between.
//
// Each kind of error stands for something an office does: another form of words for the same (form_other, form_general,
// division_*, brackets), a short form (short_form), another keyboard (width, traditional, blanks), and slips of the input
// method (homophone: another character of the same reading that occurs in the register; missing, doubled, extra, swapped).
// Slips fall anywhere in the middle, so in the trade name or in the industry; homophone_ends falls on division or form.
#pragma once

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/pinyin.h"
#include "matching/characters.h"

namespace name_errors {

struct Registered {
  std::string name, province, district;
};
// clang-format off
enum class Kind {
  none, width, traditional, blanks, brackets, division_dropped, division_suffix, division_added, form_other, form_general,
  short_form, homophone, missing, doubled, extra, swapped, homophone_ends
};
inline constexpr std::array<std::string_view, 17> kind_names{
    "none", "width", "traditional", "blanks", "brackets", "division_dropped", "division_suffix", "division_added",
    "form_other", "form_general", "short_form", "homophone", "missing", "doubled", "extra", "swapped", "homophone_ends"};
// clang-format on

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t count) { return next() % count; }

 private:
  std::uint64_t state_;
};

class Generator {
 public:
  explicit Generator(std::vector<Registered> const& all) {
    UErrorCode code = U_ZERO_ERROR;
    traditional_.reset(icu::Transliterator::createInstance("Hans-Hant", UTRANS_FORWARD, code));
    std::map<char32_t, int> counts;
    for (Registered const& one : all)
      for (char32_t const c : matching::characters_of(one.name)) ++counts[c];
    constexpr int usual = 20;  // characters that occur in the register at all often
    for (auto const& [character, count] : counts) {
      std::string_view const syllable = base::syllable_of(character);
      if (syllable.empty() || count < usual) continue;
      same_reading_[std::string{syllable}] += character;
      usual_ += character;
    }
  }

  // What an office wrote for it; "" when the error cannot be made of this name.
  std::string written(Registered const& one, Kind kind, std::uint64_t seed) const {
    Random random{seed * 31 + static_cast<std::uint64_t>(kind)};
    Parts const parts = parts_of(one);
    std::u32string const changed = changed_text(one, parts, kind, random);
    return changed == matching::characters_of(one.name) && kind != Kind::none ? "" : matching::utf_8_of(changed);
  }

 private:
  struct Parts {
    std::u32string division, middle, form;
    std::u32string all() const { return division + middle + form; }
  };

  static Parts parts_of(Registered const& one) {
    Parts parts;
    std::u32string rest = matching::characters_of(one.name);
    for (std::u32string_view const form : {U"有限责任公司", U"股份有限公司", U"有限公司"})
      if (parts.form.empty() && rest.ends_with(form)) parts.form = form, rest.erase(rest.size() - form.size());
    for (std::string const* place : {&one.province, &one.district}) {
      std::u32string const name = matching::characters_of(*place);
      if (name.size() < 2 || !rest.starts_with(name) || rest.size() < name.size() + 3) continue;
      std::size_t length = name.size();
      if (std::u32string_view{U"省市区县"}.find(rest[length]) != std::u32string_view::npos) ++length;
      parts.division += rest.substr(0, length);
      rest.erase(0, length);
    }
    parts.middle = rest;
    return parts;
  }

  std::u32string changed_text(Registered const& one, Parts parts, Kind kind, Random& random) const {
    std::u32string const same = matching::characters_of(one.name);
    bool const has_form = !parts.form.empty(), has_division = !parts.division.empty();
    switch (kind) {
      case Kind::none: return same;
      case Kind::width: return wide(same);
      case Kind::traditional: return in_traditional(one.name);
      case Kind::blanks: return with_blanks(same, random);
      case Kind::brackets:  // 上海瀛洲贸易有限公司 → 瀛洲贸易（上海）有限公司
        return has_form && has_division ? parts.middle + U"（" + parts.division + U"）" + parts.form : same;
      case Kind::division_dropped: return has_division && has_form ? parts.middle + parts.form : same;
      case Kind::division_suffix: return has_division ? other_suffix(parts) : same;
      case Kind::division_added: return with_division(one, parts);
      case Kind::form_other: return other_form(parts);
      case Kind::form_general: return has_form ? parts.division + parts.middle + U"公司" : same;
      case Kind::short_form: return has_form && parts.middle.size() > 3 ? parts.middle : same;
      case Kind::homophone: return with_homophone(parts.middle, random) ? parts.all() : same;
      case Kind::homophone_ends:
        return with_homophone(random.below(2) == 0 ? parts.division : parts.form, random) ? parts.all() : same;
      case Kind::missing:
      case Kind::doubled:
      case Kind::extra:
      case Kind::swapped: break;
    }
    if (parts.middle.size() < 4) return same;
    slip(parts.middle, kind, random);
    return parts.all();
  }

  static std::u32string wide(std::u32string text) {
    for (char32_t& c : text)
      if (c > U' ' && c < 0x7F) c += 0xFEE0;
    return U"　" + text;
  }

  std::u32string in_traditional(std::string const& name) const {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
    traditional_->transliterate(text);
    std::string utf_8;
    text.toUTF8String(utf_8);
    return matching::characters_of(utf_8);
  }

  static std::u32string with_blanks(std::u32string text, Random& random) {
    for (int i = 0; i < 2; ++i) text.insert(1 + random.below(text.size() - 1), 1, i == 0 ? U' ' : U'　');
    return text;
  }

  static std::u32string other_suffix(Parts const& parts) {
    constexpr std::u32string_view provinces = U"江苏 浙江 安徽 山东 广东";
    std::u32string division = parts.division;
    if (std::u32string_view{U"省市区县"}.find(division.back()) != std::u32string_view::npos)
      division.pop_back();
    else
      division += provinces.find(division) != std::u32string_view::npos ? U'省' : U'市';
    return division + parts.middle + parts.form;
  }

  // 苏州瀛洲贸易有限公司 → 江苏苏州瀛洲贸易有限公司; nobody puts 江苏 before 中国农业银行.
  static std::u32string with_division(Registered const& one, Parts const& parts) {
    std::u32string const province = matching::characters_of(one.province), all = parts.all();
    std::u32string const district = matching::characters_of(one.district);
    bool const fits = !province.empty() && district.size() > 1 && parts.division.starts_with(district);
    return fits ? province + all : all;
  }

  static std::u32string other_form(Parts const& parts) {
    std::u32string const form = parts.form == U"有限公司" ? U"有限责任公司" : U"有限公司";
    return parts.form.empty() || parts.form == U"股份有限公司" ? parts.all() : parts.division + parts.middle + form;
  }

  bool with_homophone(std::u32string& where, Random& random) const {
    if (where.empty()) return false;
    for (int tries = 0; tries < 8; ++tries) {
      char32_t& character = where[random.below(where.size())];
      auto const found = same_reading_.find(std::string{base::syllable_of(character)});
      if (found == same_reading_.end() || found->second.size() < 2) continue;
      char32_t const other = found->second[random.below(found->second.size())];
      if (other == character) continue;
      character = other;
      return true;
    }
    return false;
  }

  void slip(std::u32string& text, Kind kind, Random& random) const {
    std::size_t const at = random.below(text.size() - 1);
    if (kind == Kind::missing) text.erase(at, 1);
    if (kind == Kind::doubled) text.insert(at, 1, text[at]);
    if (kind == Kind::extra) text.insert(at + 1, 1, usual_[random.below(usual_.size())]);
    if (kind == Kind::swapped) std::swap(text[at], text[at + 1]);
  }

  std::unique_ptr<icu::Transliterator> traditional_;
  std::map<std::string, std::u32string> same_reading_;
  std::u32string usual_;
};

}  // namespace name_errors
