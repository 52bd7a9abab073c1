// XPath patterns (XML Schema 1.0 part 2 appendix F with XPath's anchors, reluctant quantifiers, groups and
// back-references) rewritten in ICU's dialect.
#include <unicode/uchar.h>

#include <algorithm>

#include "feel/characters.h"
#include "feel/regex.h"

namespace feel {

namespace {

constexpr std::string_view name_start_class =
    ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F"
    "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF";
constexpr std::string_view name_more_class = "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";
constexpr int depth_max = 100;

// x: blanks do not count, except inside classes.
std::string without_blanks(std::string_view pattern) {
  std::string out;
  int classes = 0;
  bool escaped = false;
  for (char c : pattern) {
    if (!escaped && c == '[') ++classes;
    if (!escaped && c == ']') --classes;
    bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank || classes > 0) out += c;
    escaped = c == '\\' ? !escaped : escaped && blank && classes <= 0;
  }
  return out;
}

class Translator {
 public:
  Translator(std::string_view text, PatternFlags flags) : text_(text), flags_(flags) {}

  base::Result<std::string> run() {
    alternatives(0);
    if (problem_.empty() && !done()) fail("an unmatched `)`");
    if (!problem_.empty()) return base::invalid(std::move(problem_));
    return std::move(out_);
  }

 private:
  bool done() const { return at_ >= text_.size() || !problem_.empty(); }
  char32_t peek() const { return code_point_at(text_, at_).value; }
  char32_t take() {
    CodePoint const c = code_point_at(text_, at_);
    at_ += static_cast<std::size_t>(c.length);
    return c.value;
  }
  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  void literal(char32_t c) {
    bool const plain = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') || c >= 0x80;
    if (!plain) out_ += '\\';
    if (plain || c > 0x20) return append_utf_8(out_, c);
    static constexpr char digits[] = "0123456789ABCDEF";
    out_ += 'x';
    out_ += digits[(c >> 4) & 15];
    out_ += digits[c & 15];
  }

  void alternatives(int depth) {
    if (depth > depth_max) return fail("groups nest too deep");
    for (;;) {
      if (done() || peek() == U')') return;
      if (peek() == U'|') {
        take();
        out_ += '|';
        continue;
      }
      piece(depth);
    }
  }

  void piece(int depth) {
    char32_t const c = take();
    bool quantifiable = true;
    switch (c) {
      case U'^':
        out_ += flags_.lines ? "^" : "\\A";
        quantifiable = false;
        break;
      case U'$':
        out_ += flags_.lines ? "$" : "\\z";
        quantifiable = false;
        break;
      case U'.': out_ += flags_.dot_all ? "[\\u0000-\\U0010FFFF]" : "[^\\n\\r]"; break;
      case U'(': group(depth); break;
      case U'[': character_class(depth); break;
      case U'\\': escape(false); break;
      case U'*':
      case U'+':
      case U'?': return fail("nothing before a quantifier");
      case U'{':
      case U'}':
      case U']': return fail("a bracket that must be written with `\\`");
      default: literal(c);
    }
    if (quantifiable) quantifier();
  }

  void group(int depth) {
    bool const captures = text_.substr(at_, 1) != "?";
    if (!captures && text_.substr(at_, 2) != "?:") return fail("`(?` other than `(?:`");
    std::size_t const number = captures ? ++opened_ : 0;
    if (!captures) at_ += 2;
    out_ += captures ? "(" : "(?:";
    alternatives(depth + 1);
    if (done() || take() != U')') return fail("a group that is not closed");
    out_ += ')';
    if (captures) {
      closed_.resize(std::max(closed_.size(), number + 1));
      closed_[number] = true;
    }
  }

  void quantifier() {
    if (done()) return;
    char32_t const c = peek();
    if (c == U'*' || c == U'+' || c == U'?') {
      out_ += static_cast<char>(take());
    } else if (c == U'{') {
      counts();
    } else {
      return;
    }
    if (!done() && peek() == U'?') out_ += static_cast<char>(take());
    if (!done() && (peek() == U'*' || peek() == U'+' || peek() == U'?' || peek() == U'{'))
      fail("two quantifiers in a row");
  }

  // {n}, {n,}, {n,m}
  void counts() {
    std::size_t const close = text_.find('}', at_);
    if (close == std::string_view::npos) return fail("`{` without `}`");
    std::string_view const inner = text_.substr(at_ + 1, close - at_ - 1);
    std::size_t const comma = inner.find(',');
    std::string_view const low = inner.substr(0, comma);
    std::string_view const high = comma == std::string_view::npos ? "0" : inner.substr(comma + 1);
    if (low.empty() || low.size() > 6 || high.size() > 6 ||
        low.find_first_not_of("0123456789") != std::string_view::npos ||
        high.find_first_not_of("0123456789") != std::string_view::npos)
      return fail("a count other than {n}, {n,} or {n,m}");
    out_.append("{").append(inner).append("}");
    at_ = close + 1;
  }

  void character_class(int depth) {
    if (depth > depth_max) return fail("classes nest too deep");
    out_ += "[[";
    if (!done() && peek() == U'^') {
      take();
      out_ += '^';
    }
    bool first = true;
    for (; !done() && peek() != U']'; first = false) {
      if (peek() == U'-' && text_.substr(at_, 2) == "-[") {
        if (first) return fail("an empty class");
        at_ += 2;
        out_ += "]--";
        character_class(depth + 1);
        if (done() || take() != U']') return fail("a class that is not closed after a subtraction");
        out_ += "]";
        return;
      }
      class_member(first);
    }
    if (done()) return fail("a class that is not closed");
    if (first) return fail("an empty class");
    take();
    out_ += "]]";
  }

  // A character, an escape or a range of two characters.
  void class_member(bool first) {
    char32_t const c = take();
    if (c == U'[') return fail("a `[` inside a class that must be written with `\\`");
    if (c == U'-') {
      if (!first && peek() != U']') return fail("a `-` inside a class that must be written with `\\`");
      return literal(c);
    }
    char32_t low = c;
    if (c == U'\\') {
      auto const single = escape(true);
      if (!single) return;
      low = *single;
    } else {
      literal(c);
    }
    bool const is_range = text_.substr(at_, 1) == "-" && text_.substr(at_, 2) != "-]" && text_.substr(at_, 2) != "-[";
    if (!is_range) return;
    take();
    out_ += '-';
    char32_t high = done() ? 0 : take();
    if (high == U'\\') {
      auto const single = escape(true);
      if (!single) return fail("a range that ends in a class");
      high = *single;
    } else {
      literal(high);
    }
    if (high < low) fail("a range that ends before it starts");
  }

  // Behind `\`. The character it stands for, nullopt for a class.
  std::optional<char32_t> escape(bool in_class) {
    if (done()) {
      fail("a `\\` at the end");
      return std::nullopt;
    }
    char32_t const c = take();
    switch (c) {
      case U'n': literal(U'\n'); return U'\n';
      case U'r': literal(U'\r'); return U'\r';
      case U't': literal(U'\t'); return U'\t';
      case U'd': out_ += "\\p{Nd}"; return std::nullopt;
      case U'D': out_ += "\\P{Nd}"; return std::nullopt;
      case U's': out_ += "[ \\t\\n\\r]"; return std::nullopt;
      case U'S': out_ += "[^ \\t\\n\\r]"; return std::nullopt;
      case U'w': out_ += "[^\\p{P}\\p{Z}\\p{C}]"; return std::nullopt;
      case U'W': out_ += "[\\p{P}\\p{Z}\\p{C}]"; return std::nullopt;
      case U'i': out_.append("[").append(name_start_class).append("]"); return std::nullopt;
      case U'I': out_.append("[^").append(name_start_class).append("]"); return std::nullopt;
      case U'c': out_.append("[").append(name_start_class).append(name_more_class).append("]"); return std::nullopt;
      case U'C': out_.append("[^").append(name_start_class).append(name_more_class).append("]"); return std::nullopt;
      case U'p':
      case U'P': property(c == U'P'); return std::nullopt;
      default: break;
    }
    if (c >= U'1' && c <= U'9' && !in_class) {
      back_reference(c);
      return std::nullopt;
    }
    if (c >= 0x80 || std::string_view{"\\|.-^?*+{}()[]$"}.find(static_cast<char>(c)) == std::string_view::npos) {
      fail("an unknown escape");
      return std::nullopt;
    }
    literal(c);
    return c;
  }

  // \p{Lu}, \p{L}, \p{IsBasicLatin}
  void property(bool negated) {
    std::size_t const close = text_.find('}', at_);
    if (text_.substr(at_, 1) != "{" || close == std::string_view::npos) return fail("`\\p` without `{…}`");
    std::string const name{text_.substr(at_ + 1, close - at_ - 1)};
    at_ = close + 1;
    bool const is_block = name.starts_with("Is");
    UProperty const kind = is_block ? UCHAR_BLOCK : UCHAR_GENERAL_CATEGORY_MASK;
    std::string const wanted = is_block ? name.substr(2) : name;
    if ((!is_block && wanted.size() > 2) || u_getPropertyValueEnum(kind, wanted.c_str()) == UCHAR_INVALID_CODE)
      return fail("an unknown property `" + name + "`");
    out_.append(negated ? "\\P{" : "\\p{").append(is_block ? "blk=" : "").append(wanted).append("}");
  }

  // \1 … to a group that is closed; as many digits as make the number of such a group.
  void back_reference(char32_t first_digit) {
    std::size_t number = first_digit - U'0';
    while (!done() && is_digit(peek())) {
      std::size_t const longer = number * 10 + (peek() - U'0');
      if (longer > opened_) break;
      number = longer;
      take();
    }
    if (number >= closed_.size() || !closed_[number]) return fail("a reference to a group that is not closed yet");
    out_.append("(?:\\").append(std::to_string(number)).append(")");
  }

  std::string_view text_;
  PatternFlags flags_;
  std::size_t at_ = 0;
  std::string out_;
  std::string problem_;
  std::size_t opened_ = 0;
  std::vector<bool> closed_;
};

}  // namespace

base::Result<std::string> icu_pattern(std::string_view xpath, PatternFlags flags) {
  std::string const dense = flags.ignore_blanks ? without_blanks(xpath) : std::string{xpath};
  return Translator{dense, flags}.run();
}

}  // namespace feel
