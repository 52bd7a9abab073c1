#include "matching/company_name.h"

#include <algorithm>
#include <optional>

#include "base/normal_form.h"
#include "base/text.h"
#include "matching/characters.h"

namespace matching {
namespace {

using View = std::u32string_view;

constexpr std::size_t bytes_max = 4 * name_characters_max;
constexpr std::size_t trade_name_characters_min = 2;  // by law

struct Letters {
  std::u32string folded, written;

  std::size_t size() const { return folded.size(); }
  View view(std::size_t begin = 0, std::size_t end = View::npos) const {
    return View{folded}.substr(begin, end - begin);
  }
  void append(Letters const& from, std::size_t begin, std::size_t end) {
    folded.append(from.folded, begin, end - begin);
    written.append(from.written, begin, end - begin);
  }
  void erase(std::size_t begin, std::size_t end) {
    folded.erase(begin, end - begin);
    written.erase(begin, end - begin);
  }
};

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0 || (c >= 0x2000 && c < 0x2E80) || c == 0x30FB || c == 0xFFFD) return false;  // signs, also ・
  return c < 0x3000 || c > 0x303F || c == 0x3005;                                           // 々
}

Letters letters_of(NameRules const& rules, std::string_view utf_8) {
  Letters letters;
  if (utf_8.size() > bytes_max) return letters;
  std::string const valid = base::is_valid_utf_8(utf_8) ? std::string{utf_8} : utf_8_of(characters_of(utf_8));
  for (char32_t const character : characters_of(base::case_folded(valid))) {
    char32_t const folded = rules.folded(character);
    if (!is_letter(folded) && folded != U'(' && folded != U')') continue;
    letters.folded += folded;
    letters.written += character;
  }
  return letters.size() > name_characters_max ? Letters{} : letters;
}

struct Division {
  std::size_t length = 0;
  int code = 0;
};

class Parser {
 public:
  Parser(NameRules const& rules, std::string_view utf_8) : rules_(rules), rest_(letters_of(rules, utf_8)) {}

  CompanyName parse() {
    take_brackets();
    take_branch();
    take_form();
    take_divisions_in_front();
    if (divisions_.empty()) take_division_at_end();
    take_industries();
    if (rest_.size() > 0) add(Part::trade_name, rest_, 0, rest_.size(), 0);
    for (auto const& taken : divisions_) add(Part::division, taken.letters, 0, taken.letters.size(), taken.code);
    return ordered();
  }

 private:
  struct TakenDivision {
    Letters letters;
    int code = 0;
  };
  struct Taken {
    Part part;
    Letters letters;
    int meaning;
  };

  void add(Part part, Letters const& from, std::size_t begin, std::size_t end, int meaning) {
    Taken taken{part, {}, meaning};
    taken.letters.append(from, begin, end);
    taken_.push_back(std::move(taken));
  }

  // Which of the places that bear the name is meant: one inside the division before it, else the largest.
  static int code_of(DivisionWord const& word, std::optional<int> before) {
    if (before)
      for (int const code : word.codes)
        if (code != *before && lies_in(code, *before)) return code;
    return word.codes.front();
  }

  Division division_at(View text, std::optional<int> before, bool in_brackets) const {
    auto const found = rules_.divisions.front(text, [&](DivisionWord const& word) {
      if (is_zone(word.codes.front())) return before.has_value();
      int const code = code_of(word, before);
      return before ? lies_in(code, *before) && code != *before : word.alone || in_brackets;
    });
    return found.length == 0 ? Division{} : Division{found.length, code_of(*found.meaning, before)};
  }

  // The divisions that `text` begins with, each inside the one before.
  std::vector<Division> divisions_at(View text, bool in_brackets = false) const {
    constexpr std::size_t divisions_max = 4;
    std::vector<Division> all;
    std::optional<int> before;
    while (all.size() < divisions_max) {
      Division const next = division_at(text, before, in_brackets);
      if (next.length == 0) break;
      all.push_back(next);
      if (!is_zone(next.code)) before = next.code;
      text.remove_prefix(next.length);
    }
    return all;
  }

  // X(上海)有限公司: a division in brackets is taken out; other brackets only go.
  void take_brackets() {
    while (true) {
      std::size_t const open = rest_.folded.find(U'(');
      std::size_t const close = open == View::npos ? open : rest_.folded.find(U')', open);
      if (close == View::npos) break;
      auto const all = divisions_at(rest_.view(open + 1, close), true);
      std::size_t length = 0;
      for (Division const& one : all) length += one.length;
      if (length > 0 && length == close - open - 1 && leaves_name(length) && !is_behind_head(open)) {
        take_divisions(all, open + 1);
        rest_.erase(open, open + 2);
      } else {
        rest_.erase(close, close + 1);
        rest_.erase(open, open + 1);
      }
    }
    for (std::size_t at = rest_.size(); at-- > 0;)
      if (rest_.folded[at] == U'(' || rest_.folded[at] == U')') rest_.erase(at, at + 1);
  }

  bool leaves_name(std::size_t length) const {
    auto const letters =
        std::count_if(rest_.folded.begin(), rest_.folded.end(), [](char32_t c) { return c != U'(' && c != U')'; });
    return static_cast<std::size_t>(letters) >= length + trade_name_characters_min;
  }

  void take_divisions(std::vector<Division> const& all, std::size_t at) {
    for (Division const& one : all) {
      TakenDivision taken{{}, one.code};
      taken.letters.append(rest_, at, at + one.length);
      divisions_.push_back(std::move(taken));
      rest_.erase(at, at + one.length);
    }
  }

  bool is_behind_head(std::size_t at) const {
    for (std::size_t begin = trade_name_characters_min; begin < at; ++begin) {
      auto const found =
          rules_.forms.front(rest_.view(begin, at), [](FormWord const& form) { return is_company(form); });
      if (found.length > 0) return true;
    }
    return false;
  }

  static bool is_company(FormWord const& form) {
    return form.head && (form.kind == FormKind::limited || form.kind == FormKind::joint_stock);
  }

  // What follows the form of a company is a branch; without one, what a branch is called (上海分公司) with its place.
  void take_branch() {
    bool const ends_as_branch = rules_.forms
                                    .back(rest_.view(), trade_name_characters_min,
                                          [](FormWord const& form) {
                                            return form.kind == FormKind::branch || form.kind == FormKind::individual;
                                          })
                                    .length > 0;
    for (std::size_t begin = trade_name_characters_min; begin < rest_.size(); ++begin) {
      auto const found = rules_.forms.front(
          rest_.view(begin), [&](FormWord const& form) { return form.head && (ends_as_branch || is_company(form)); });
      std::size_t const end = begin + found.length;
      if (found.length == 0) continue;
      if (end + 1 >= rest_.size()) return;
      if (rules_.forms.find(rest_.view(end)) && !ends_as_branch) continue;
      return take_branch_from(end);
    }
    auto const found = rules_.forms.back(rest_.view(), trade_name_characters_min,
                                         [](FormWord const& form) { return form.kind == FormKind::branch; });
    if (found.length == 0) return;
    std::size_t const begin = rest_.size() - found.length;
    auto const place = rules_.divisions.back(rest_.view(0, begin), trade_name_characters_min);
    take_branch_from(begin - place.length);
  }

  void take_branch_from(std::size_t begin) {
    add(Part::branch, rest_, begin, rest_.size(), 0);
    rest_.erase(begin, rest_.size());
  }

  void take_form() {
    auto const found = rules_.forms.back(rest_.view(), trade_name_characters_min,
                                         [](FormWord const& form) { return form.kind != FormKind::branch; });
    if (found.length == 0) return;
    // 银行 is an industry, not a 行; 会计师事务所 keeps its form.
    if (found.length == 1 && rules_.industries.back(rest_.view(), 0).length > found.length) return;
    add(Part::form, rest_, rest_.size() - found.length, rest_.size(), found.meaning->meaning);
    rest_.erase(rest_.size() - found.length, rest_.size());
  }

  bool is_industry_only(View text) const {
    while (!text.empty()) {
      auto const found = rules_.industries.back(text, 0);
      if (found.length == 0) return false;
      text.remove_suffix(found.length);
    }
    return true;
  }

  // The trade name must be left over: 平安科技 is no enterprise 科技 in the county 平安.
  void take_divisions_in_front() {
    auto all = divisions_at(rest_.view());
    std::size_t length = 0;
    for (Division const& one : all) length += one.length;
    bool const has_form =
        std::any_of(taken_.begin(), taken_.end(), [](Taken const& t) { return t.part == Part::form; });
    std::size_t const left_min = has_form ? 1 : trade_name_characters_min;
    while (!all.empty()) {
      View const left = rest_.view(length);
      bool const is_county = !is_zone(all.back().code) && all.back().code % 100 != 0;
      bool const is_short = is_county && all.size() == 1 && all.back().length <= trade_name_characters_min;
      if (left.size() >= left_min && !(is_short && is_industry_only(left))) break;
      length -= all.back().length;
      all.pop_back();
    }
    if (!all.empty() && is_cut_too_late(all.back(), length)) --all.back().length;
    take_divisions(all, 0);
  }

  // 上海市北置业 is 市北 in 上海: a single direction or number would be left as the trade name.
  bool is_cut_too_late(Division const& last, std::size_t end) const {
    if (last.length <= trade_name_characters_min) return false;
    auto const* const shorter = rules_.divisions.find(rest_.view(end - last.length, end - 1));
    if (!shorter || std::find(shorter->codes.begin(), shorter->codes.end(), last.code) == shorter->codes.end())
      return false;
    View left = rest_.view(end);
    while (!rules_.industries.find(left)) {
      auto const found = last_industry(left);
      if (found.length == 0) break;
      left.remove_suffix(found.length);
    }
    return left.size() == 1 && rules_.distinguishing.contains(left.front());
  }

  // 雷士照明中国: large divisions only, others may be part of a trade name.
  void take_division_at_end() {
    auto const found = rules_.divisions.back(rest_.view(), trade_name_characters_min,
                                             [](DivisionWord const& word) { return is_large(word.codes.front()); });
    if (found.length > 0) take_divisions({{found.length, found.meaning->codes.front()}}, rest_.size() - found.length);
  }

  // The longest word at the end; of 新材料科技 it is 科技 all the same, since 材料科技 would leave 新 and 新材料 is a word.
  WordTable<IndustryWord>::Found last_industry(View text) const {
    auto const found = rules_.industries.back(text, 1);
    if (found.length + 1 != text.size()) return found;
    for (std::size_t length = found.length; length-- > 1;) {
      View const rest = text.substr(0, text.size() - length);
      auto const* const meaning = rules_.industries.find(text.substr(rest.size()));
      if (meaning && rules_.industries.find(rest)) return {length, meaning};
    }
    return found;
  }

  void take_industries() {
    std::vector<Taken> words;
    while (!rules_.industries.find(rest_.view())) {  // 新材料 is no 新 in 材料
      auto const found = last_industry(rest_.view());
      if (found.length == 0) break;
      words.push_back({Part::industry, {}, found.meaning->meaning});
      words.back().letters.append(rest_, rest_.size() - found.length, rest_.size());
      rest_.erase(rest_.size() - found.length, rest_.size());
    }
    for (std::size_t i = words.size(); i-- > 0;) taken_.push_back(std::move(words[i]));
  }

  CompanyName ordered() {
    std::stable_sort(taken_.begin(), taken_.end(), [](Taken const& a, Taken const& b) { return a.part < b.part; });
    CompanyName name;
    for (Taken const& taken : taken_) {
      auto const begin = static_cast<std::uint16_t>(name.text.size());
      name.text += taken.letters.folded;
      name.written += taken.letters.written;
      name.pieces.push_back({taken.part, begin, static_cast<std::uint16_t>(name.text.size()), taken.meaning});
    }
    return name;
  }

  NameRules const& rules_;
  Letters rest_;  // what belongs to no part yet
  std::vector<TakenDivision> divisions_;
  std::vector<Taken> taken_;
};

}  // namespace

View CompanyName::characters(Part part) const {
  std::size_t begin = text.size(), end = 0;
  for (Piece const& piece : pieces) {
    if (piece.part != part) continue;
    begin = std::min<std::size_t>(begin, piece.begin);
    end = piece.end;
  }
  return begin < end ? View{text}.substr(begin, end - begin) : View{};
}

View CompanyName::core() const {
  std::size_t begin = text.size(), end = 0;
  for (Piece const& piece : pieces) {
    if (piece.part != Part::trade_name && piece.part != Part::industry) continue;
    begin = std::min<std::size_t>(begin, piece.begin);
    end = piece.end;
  }
  return begin < end ? View{text}.substr(begin, end - begin) : View{};
}

std::string CompanyName::text_of(Part part) const { return utf_8_of(characters(part)); }

std::vector<int> CompanyName::meanings(Part part) const {
  std::vector<int> all;
  for (Piece const& piece : pieces)
    if (piece.part == part) all.push_back(piece.meaning);
  return all;
}

CompanyName parse_name(NameRules const& rules, std::string_view utf_8) { return Parser{rules, utf_8}.parse(); }

}  // namespace matching
