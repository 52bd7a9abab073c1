#include "feel/regex.h"

#include <unicode/regex.h>

namespace feel {

namespace {

constexpr std::int32_t stack_limit_bytes = 8 << 20;

// Called once per tick; stops the match when it has cost too much.
UBool count_tick(void const* context, std::int32_t) {
  auto& cost = *const_cast<RegexCost*>(static_cast<RegexCost const*>(context));
  return ++cost.ticks <= cost.ticks_max;
}

std::string to_utf_8(icu::UnicodeString const& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

struct Regex::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
  bool matches_nothing = false;  // the empty text matches: no way to replace or split by it

  std::unique_ptr<icu::RegexMatcher> matcher(icu::UnicodeString const& text, RegexCost& cost) const {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> result{pattern->matcher(text, status)};
    result->setMatchCallback(count_tick, &cost, status);
    result->setStackLimit(stack_limit_bytes, status);
    return U_SUCCESS(status) ? std::move(result) : nullptr;
  }
};

base::Result<Regex> Regex::compile(std::string_view pattern, std::string_view flags) {
  std::uint32_t options = 0;
  bool ignore_blanks = false, dot_all = false, lines = false;
  for (char flag : flags) {
    if (flag == 's')
      dot_all = true;
    else if (flag == 'm')
      lines = true;
    else if (flag == 'i')
      options |= UREGEX_CASE_INSENSITIVE;
    else if (flag == 'x')
      ignore_blanks = true;
    else
      return base::invalid(std::string{"unknown flag `"} + flag + "`; use s, m, i or x");
  }
  if (lines) options |= UREGEX_MULTILINE | UREGEX_UNIX_LINES;
  std::string const translated = TRY(icu_pattern(pattern, {ignore_blanks, dot_all, lines}));
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  auto compiled = std::make_shared<Compiled>();
  compiled->pattern.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(translated), options, where, status));
  if (U_FAILURE(status)) return base::invalid("not a regular expression");
  icu::UnicodeString const nothing;
  RegexCost cost;
  auto const matcher = compiled->matcher(nothing, cost);
  compiled->matches_nothing = matcher && matcher->matches(status) && U_SUCCESS(status);
  Regex regex;
  regex.compiled_ = std::move(compiled);
  return regex;
}

bool Regex::matches_nothing() const { return compiled_->matches_nothing; }

std::optional<bool> Regex::matches(std::string_view text, RegexCost& cost) const {
  icu::UnicodeString const unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  auto const matcher = compiled_->matcher(unicode, cost);
  UErrorCode status = U_ZERO_ERROR;
  bool const found = matcher && matcher->find(status);
  if (!matcher || U_FAILURE(status)) return std::nullopt;
  return found;
}

std::optional<std::string> Regex::replace(std::string_view text, std::string_view replacement, RegexCost& cost) const {
  if (compiled_->matches_nothing) return std::nullopt;
  icu::UnicodeString const unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  auto const matcher = compiled_->matcher(unicode, cost);
  if (!matcher) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  std::int32_t last = 0;
  while (matcher->find(status)) {
    out += to_utf_8(unicode.tempSubStringBetween(last, matcher->start(status)));
    last = matcher->end(status);
    for (std::size_t at = 0; at < replacement.size(); ++at) {
      char const c = replacement[at];
      if (c == '\\') {
        if (++at == replacement.size() || (replacement[at] != '\\' && replacement[at] != '$')) return std::nullopt;
        out += replacement[at];
      } else if (c == '$') {
        if (++at == replacement.size() || replacement[at] < '0' || replacement[at] > '9') return std::nullopt;
        std::int32_t group = replacement[at] - '0';
        for (; at + 1 < replacement.size() && replacement[at + 1] >= '0' && replacement[at + 1] <= '9'; ++at) {
          std::int32_t const longer = group * 10 + (replacement[at + 1] - '0');
          if (longer > matcher->groupCount()) break;
          group = longer;
        }
        if (group <= matcher->groupCount()) out += to_utf_8(matcher->group(group, status));
      } else {
        out += c;
      }
    }
  }
  if (U_FAILURE(status)) return std::nullopt;
  return out + to_utf_8(unicode.tempSubString(last));
}

std::optional<std::vector<std::string>> Regex::split(std::string_view text, RegexCost& cost) const {
  icu::UnicodeString const unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  auto const matcher = compiled_->matcher(unicode, cost);
  if (!matcher || compiled_->matches_nothing) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::vector<std::string> parts;
  std::int32_t last = 0;
  while (matcher->find(status)) {
    parts.push_back(to_utf_8(unicode.tempSubStringBetween(last, matcher->start(status))));
    last = matcher->end(status);
  }
  if (U_FAILURE(status)) return std::nullopt;
  parts.push_back(to_utf_8(unicode.tempSubString(last)));
  return parts;
}

}  // namespace feel
