#include "matching/name_match.h"

#include <algorithm>
#include <optional>

#include "matching/characters.h"
#include "matching/edit.h"

namespace matching {
namespace {

using View = std::u32string_view;
using Kind = Edit::Kind;

constexpr int unchanged = 1000;
constexpr std::size_t long_word_characters = 4;  // one wrong character still leaves most of it

struct Judged {
  Outcome outcome = Outcome::agrees;
  int factor = unchanged;
};

constexpr Judged agreed{};

double score_of(std::vector<Finding> const& findings) {
  double score = 1;
  for (Finding const& finding : findings) score *= finding.factor_permille / double{unchanged};
  return score;
}

class Comparer {
 public:
  Comparer(NameRules const& rules, CompanyName const& a, CompanyName const& b)
      : rules_(rules), factors_(rules.factors), a_(a), b_(b) {}

  std::vector<Finding> by_parts() const {
    std::vector<Finding> findings;
    add(findings, Part::division, division());
    add_core(findings);
    add(findings, Part::form, form());
    add(findings, Part::branch, branch());
    return findings;
  }

  // One slip in the whole text that hides a division or a form in one of the names.
  std::vector<Finding> by_text() const {
    Edit const edit = edit_between(rules_, a_.text, b_.text);
    if (edit.kind == Kind::none || edit.kind == Kind::two_homophones || edit.kind == Kind::many || edit.distinguishing)
      return {};
    std::optional<Part> const hidden = hidden_part(edit);
    if (!hidden || (*hidden == Part::division && edit.kind == Kind::substituted)) return {};
    Judged const judged{edit.kind == Kind::homophone ? Outcome::same_pinyin : Outcome::similar,
                        *hidden == Part::division ? factors_.division_similar : factors_.form_similar};
    return findings_of_hidden(*hidden, judged);
  }

 private:
  void add(std::vector<Finding>& findings, Part part, Judged const& judged) const {
    if (!a_.has(part) && !b_.has(part)) return;
    findings.push_back({part, judged.outcome, judged.factor, a_.text_of(part), b_.text_of(part)});
  }

  // All parts as the name shows them that has the hidden one; of that part also what the other name has in its place.
  std::vector<Finding> findings_of_hidden(Part hidden, Judged const& judged) const {
    bool const a_shows = a_.has(hidden) && a_.characters(hidden).size() > b_.characters(hidden).size();
    CompanyName const &shown = a_shows ? a_ : b_, &other = a_shows ? b_ : a_;
    std::vector<Finding> findings;
    for (Part const part : {Part::division, Part::trade_name, Part::industry, Part::form, Part::branch}) {
      if (!shown.has(part)) continue;
      std::string const text = shown.text_of(part);
      if (part != hidden) {
        findings.push_back({part, agreed.outcome, agreed.factor, text, text});
        continue;
      }
      auto const begin = static_cast<std::size_t>(shown.characters(part).data() - shown.text.data());
      std::size_t const length = shown.characters(part).size() + other.text.size() - shown.text.size();
      std::string const instead = utf_8_of(View{other.text}.substr(begin, length));
      findings.push_back({part, judged.outcome, judged.factor, a_shows ? text : instead, a_shows ? instead : text});
    }
    return findings;
  }

  // The division or form that the edit lies in for one name and that the other does not have there.
  std::optional<Part> hidden_part(Edit const& edit) const {
    Part const in_a = part_at(a_, edit.at), in_b = part_at(b_, edit.at);
    bool const hides_a = may_hide(in_a), hides_b = may_hide(in_b);
    if (hides_a != hides_b) return hides_a ? in_a : in_b;
    // …有限公公司: 公司 is left of the form. 总厂 and 厂 differ by the slip alone: two forms.
    std::size_t const size_a = a_.characters(in_a).size(), size_b = b_.characters(in_a).size();
    bool const is_torn = size_a != size_b && size_a + b_.text.size() != size_b + a_.text.size();
    return hides_a && in_a == in_b && is_torn ? std::optional{in_a} : std::nullopt;
  }
  static bool may_hide(Part part) { return part == Part::division || part == Part::form; }
  static Part part_at(CompanyName const& name, std::size_t at) {
    for (Piece const& piece : name.pieces)
      if (at < piece.end) return piece.part;
    return name.pieces.back().part;
  }

  Judged division() const {
    std::vector<int> const a = a_.meanings(Part::division), b = b_.meanings(Part::division);
    if (a.empty() && b.empty()) return agreed;
    if (a.empty() || b.empty()) return {Outcome::absent, factors_.division_absent};
    if (a == b && a_.characters(Part::division) == b_.characters(Part::division)) return agreed;
    bool const names_a = lies_among(b.back(), a), names_b = lies_among(a.back(), b);
    if (names_a && names_b) return {Outcome::equivalent, factors_.division_equivalent};
    if (names_a || names_b) return {Outcome::absent, factors_.division_partial};
    if (lies_in(a.back(), b.back()) || lies_in(b.back(), a.back()))
      return {Outcome::differs, factors_.division_related};
    return {Outcome::differs, factors_.division_differs};
  }
  static bool lies_among(int code, std::vector<int> const& codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  }

  // How trade name and industry of both names are divided.
  struct Split {
    View trade_a, trade_b, industry_a, industry_b;
    bool known = false;  // both industries are made of known words
  };

  std::vector<Split> splits() const {
    View const core_a = a_.core(), core_b = b_.core();
    View const trade_a = a_.characters(Part::trade_name), trade_b = b_.characters(Part::trade_name);
    View const industry_a = a_.characters(Part::industry), industry_b = b_.characters(Part::industry);
    std::vector<Split> all{{trade_a, trade_b, industry_a, industry_b, true}};
    if (trade_a == trade_b && industry_a == industry_b) return all;
    bool const ends_like_a = !industry_a.empty() && core_b.size() > industry_a.size() && core_b.ends_with(industry_a);
    bool const ends_like_b = !industry_b.empty() && core_a.size() > industry_b.size() && core_a.ends_with(industry_b);
    if (ends_like_a)
      all.push_back({trade_a, core_b.substr(0, core_b.size() - industry_a.size()), industry_a, industry_a});
    if (ends_like_b)
      all.push_back({core_a.substr(0, core_a.size() - industry_b.size()), trade_b, industry_b, industry_b});
    if (trade_a == trade_b) return all;
    if (!ends_like_a && core_b.starts_with(trade_a))
      all.push_back({trade_a, trade_a, industry_a, core_b.substr(trade_a.size())});
    if (!ends_like_b && core_a.starts_with(trade_b))
      all.push_back({trade_b, trade_b, core_a.substr(trade_b.size()), industry_b});
    return all;
  }

  void add_core(std::vector<Finding>& findings) const {
    Split best;
    Judged best_trade, best_industry;
    int best_score = -1;
    for (Split const& split : splits()) {
      Judged const judged_trade = trade_name(split), judged_industry = industry(split);
      int const score = judged_trade.factor * judged_industry.factor;
      if (score <= best_score) continue;
      best = split, best_trade = judged_trade, best_industry = judged_industry, best_score = score;
    }
    if (is_swapped_across() && best_score < factors_.trade_name_swapped * unchanged) {
      best_trade = {Outcome::similar, factors_.trade_name_swapped};
      best_industry = agreed;
    }
    findings.push_back(
        {Part::trade_name, best_trade.outcome, best_trade.factor, utf_8_of(best.trade_a), utf_8_of(best.trade_b)});
    if (best.industry_a.empty() && best.industry_b.empty()) return;
    findings.push_back({Part::industry, best_industry.outcome, best_industry.factor, utf_8_of(best.industry_a),
                        utf_8_of(best.industry_b)});
  }

  // 九包昇装彩印 for 九昇包装彩印: the last character of the trade name and the first of the industry.
  bool is_swapped_across() const {
    Edit const edit = edit_between(rules_, a_.core(), b_.core());
    return edit.kind == Kind::swapped && !edit.distinguishing;
  }

  Judged trade_name(Split const& split) const {
    std::size_t const shorter = std::min(split.trade_a.size(), split.trade_b.size());
    Edit const edit = edit_between(rules_, split.trade_a, split.trade_b);
    Judged judged = trade_name(edit, shorter, std::max(split.trade_a.size(), split.trade_b.size()));
    // Two characters fit many enterprises; with a slip in them also where a division stands before.
    bool const says_little =
        edit.kind == Kind::none ? stands_alone(a_) || stands_alone(b_) : is_bare(a_) || is_bare(b_);
    if (says_little && shorter <= 2 && a_.text != b_.text)
      judged.factor = judged.factor * factors_.trade_name_alone_of_2 / unchanged;
    else if (edit.kind == Kind::none && is_written_otherwise(split))
      judged = {Outcome::equivalent, factors_.trade_name_equivalent};
    return judged;
  }

  Judged trade_name(Edit const& edit, std::size_t shorter, std::size_t longer) const {
    Judged const differs{Outcome::differs, factors_.trade_name_differs};
    if (edit.distinguishing && shorter > 1) return differs;
    switch (edit.kind) {
      case Kind::none: return agreed;
      case Kind::homophone: return {Outcome::same_pinyin, factors_.trade_name_same_pinyin};
      case Kind::two_homophones: return {Outcome::same_pinyin, factors_.trade_name_same_pinyin_twice};
      case Kind::swapped: return {Outcome::similar, factors_.trade_name_swapped};
      case Kind::doubled: return {Outcome::similar, factors_.trade_name_doubled};
      case Kind::missing:
        return {Outcome::similar, shorter <= 1   ? factors_.trade_name_missing_of_2
                                  : shorter == 2 ? factors_.trade_name_missing_of_3
                                                 : factors_.trade_name_missing_of_4};
      case Kind::substituted:
        return longer < long_word_characters ? differs : Judged{Outcome::similar, factors_.trade_name_similar};
      case Kind::many: return differs;
    }
    return differs;
  }

  static bool is_bare(CompanyName const& name) { return name.pieces.back().part == Part::trade_name; }
  static bool stands_alone(CompanyName const& name) { return name.pieces.size() == 1 && is_bare(name); }

  bool is_written_otherwise(Split const& split) const {
    return written(a_, split.trade_a) != written(b_, split.trade_b);
  }
  static View written(CompanyName const& name, View part) {
    std::size_t const begin = name.text.find(part);
    return begin == std::u32string::npos ? View{} : View{name.written}.substr(begin, part.size());
  }

  Judged industry(Split const& split) const {
    if (split.industry_a == split.industry_b) return agreed;
    if (split.industry_a.empty() || split.industry_b.empty()) {
      bool const is_full = (split.industry_a.empty() ? a_ : b_).has(Part::form);
      return {Outcome::absent, is_full ? factors_.industry_absent_in_full : factors_.industry_absent};
    }
    if (split.known) return known_industries();
    Edit const edit = edit_between(rules_, split.industry_a, split.industry_b);
    if (edit.distinguishing) return {Outcome::differs, factors_.industry_differs};
    switch (edit.kind) {
      case Kind::homophone: return {Outcome::same_pinyin, factors_.industry_same_pinyin};
      case Kind::swapped:
      case Kind::doubled:
      case Kind::missing:
      case Kind::substituted: return {Outcome::similar, factors_.industry_similar};
      case Kind::none:
      case Kind::two_homophones:
      case Kind::many: break;
    }
    return {Outcome::differs, factors_.industry_differs};
  }

  Judged known_industries() const {
    std::vector<int> a = a_.meanings(Part::industry), b = b_.meanings(Part::industry);
    if (a == b) return {Outcome::equivalent, factors_.industry_equivalent};
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    if (a == b) return {Outcome::similar, factors_.industry_order};
    View const text_a = a_.characters(Part::industry), text_b = b_.characters(Part::industry);
    bool const a_is_shorter = text_a.size() < text_b.size();
    if (!is_contained(a_is_shorter ? text_a : text_b, a_is_shorter ? text_b : text_a))
      return {Outcome::differs, factors_.industry_differs};
    bool const is_full = (a_is_shorter ? a_ : b_).has(Part::form);
    return {Outcome::absent, is_full ? factors_.industry_fewer_in_full : factors_.industry_fewer};
  }

  // All characters of `part` in this order: 基金 in 股权投资基金管理.
  static bool is_contained(View part, View whole) {
    std::size_t at = 0;
    for (char32_t const character : whole)
      if (at < part.size() && part[at] == character) ++at;
    return at == part.size();
  }

  Judged form() const {
    if (!a_.has(Part::form) && !b_.has(Part::form)) return agreed;
    if (!a_.has(Part::form) || !b_.has(Part::form)) return {Outcome::absent, factors_.form_absent};
    if (a_.characters(Part::form) == b_.characters(Part::form)) return agreed;
    FormWord const &a = *rules_.forms.find(a_.characters(Part::form)),
                   &b = *rules_.forms.find(b_.characters(Part::form));
    if (a.meaning == b.meaning) return {Outcome::equivalent, factors_.form_equivalent};
    bool const companies = is_company(a.kind) && is_company(b.kind);
    if (companies && (a.kind == FormKind::company || b.kind == FormKind::company))
      return {Outcome::absent, factors_.form_general};
    return {Outcome::differs, companies ? factors_.form_changed : factors_.form_differs};
  }
  static bool is_company(FormKind kind) {
    return kind == FormKind::limited || kind == FormKind::joint_stock || kind == FormKind::company;
  }

  Judged branch() const {
    View const a = a_.characters(Part::branch), b = b_.characters(Part::branch);
    Judged const differs{Outcome::differs, factors_.branch_differs};
    if (a == b) return agreed;
    Edit const edit = edit_between(rules_, a, b);
    std::size_t const shorter = std::min(a.size(), b.size());
    if (edit.distinguishing || shorter + 1 < long_word_characters) return differs;
    if (edit.kind == Kind::homophone) return {Outcome::same_pinyin, factors_.branch_similar};
    bool const is_slip = edit.kind == Kind::swapped || edit.kind == Kind::doubled || edit.kind == Kind::missing;
    return is_slip && shorter >= long_word_characters ? Judged{Outcome::similar, factors_.branch_similar} : differs;
  }

  NameRules const& rules_;
  MatchFactors const& factors_;
  CompanyName const &a_, &b_;
};

// `name` read so that it begins with the last division of `known`, which it does not take for one by itself (凤台 is a county
// and an ordinary word): 安徽凤台宇鑫 and 凤台宇鑫. None when it does not begin so.
std::optional<CompanyName> with_division_of(CompanyName const& known, CompanyName const& name) {
  Piece division;
  for (Piece const& piece : known.pieces)
    if (piece.part == Part::division) division = piece;
  std::size_t const length = division.end - division.begin;
  if (length == 0 || name.has(Part::division) || name.characters(Part::trade_name).size() <= length ||
      !name.text.starts_with(View{known.text}.substr(division.begin, length)))
    return std::nullopt;
  CompanyName other = name;
  other.pieces.front().begin = static_cast<std::uint16_t>(length);
  other.pieces.insert(other.pieces.begin(), {Part::division, 0, static_cast<std::uint16_t>(length), division.meaning});
  return other;
}

template <class Name>
std::string explained(NameComparison const& comparison, Name const& name) {
  std::string text;
  for (Finding const& finding : comparison.findings) {
    if (!text.empty()) text += "; ";
    text.append(name(finding.part)).append(" ").append(name(finding.outcome)).append(": ");
    text += finding.a == finding.b ? finding.a : finding.a + " / " + finding.b;
  }
  return text;
}

}  // namespace

NameComparison compare(NameRules const& rules, CompanyName const& a, CompanyName const& b) {
  NameComparison comparison;
  if (a.is_empty() || b.is_empty()) return comparison;
  auto const take_better = [&](std::vector<Finding> findings) {
    double const score = findings.empty() ? 0 : score_of(findings);
    if (score <= comparison.score) return;
    comparison.score = score;
    comparison.findings = std::move(findings);
  };
  Comparer const comparer{rules, a, b};
  take_better(comparer.by_parts());
  if (a.text != b.text) {
    take_better(comparer.by_text());
    if (auto const other = with_division_of(a, b)) take_better(Comparer{rules, a, *other}.by_parts());
    if (auto const other = with_division_of(b, a)) take_better(Comparer{rules, *other, b}.by_parts());
  }
  double const permille = comparison.score * unchanged;
  comparison.verdict = permille >= rules.factors.same_min     ? Verdict::same
                       : permille >= rules.factors.unsure_min ? Verdict::unsure
                                                              : Verdict::different;
  return comparison;
}

NameComparison compare(NameRules const& rules, std::string_view a, std::string_view b) {
  return compare(rules, parse_name(rules, a), parse_name(rules, b));
}

std::string_view name_of(Part part) {
  constexpr std::string_view names[] = {"division", "trade_name", "industry", "form", "branch"};
  return names[static_cast<std::size_t>(part)];
}
std::string_view name_zh_of(Part part) {
  constexpr std::string_view names[] = {"行政区划", "字号", "行业", "组织形式", "分支机构"};
  return names[static_cast<std::size_t>(part)];
}
std::string_view name_of(Outcome outcome) {
  constexpr std::string_view names[] = {"agrees", "equivalent", "absent", "similar", "same_pinyin", "differs"};
  return names[static_cast<std::size_t>(outcome)];
}
std::string_view name_zh_of(Outcome outcome) {
  constexpr std::string_view names[] = {"一致", "等同", "缺省", "近似", "同音", "不同"};
  return names[static_cast<std::size_t>(outcome)];
}
std::string_view name_of(Verdict verdict) {
  constexpr std::string_view names[] = {"same", "unsure", "different"};
  return names[static_cast<std::size_t>(verdict)];
}
std::string_view name_zh_of(Verdict verdict) {
  constexpr std::string_view names[] = {"同一企业", "待确认", "不同企业"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string explanation(NameComparison const& comparison) {
  return explained(comparison, [](auto code) { return name_of(code); });
}
std::string explanation_zh(NameComparison const& comparison) {
  return explained(comparison, [](auto code) { return name_zh_of(code); });
}

}  // namespace matching
