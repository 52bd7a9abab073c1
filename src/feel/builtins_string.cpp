// String functions (DMN 1.5 §10.3.4.3). Positions and lengths count code points. Regular expressions: feel/regex.h.
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/regex.h"

namespace feel {

namespace {

bool all_strings(Call const& call, std::size_t count, std::size_t& wrong) {
  for (wrong = 0; wrong < count; ++wrong)
    if (call[wrong].kind() != Kind::string) return false;
  return true;
}

// A whole number within ±2^53, nullopt otherwise.
std::optional<std::int64_t> whole(Value const& value) {
  if (value.kind() != Kind::number || !value.number().is_integer()) return std::nullopt;
  return value.number().to_int64();
}

Value substring(Call const& call) {
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  if (call[1].kind() != Kind::number) return call.wrong_type(1, "number");
  std::string const& text = call[0].string();
  auto const start = whole(call[1]);
  auto const size = static_cast<std::int64_t>(count_code_points(text));
  if (!start || *start == 0 || *start > size || *start < -size)
    return call.fail("position_out_of_range", {call[1].to_brief_string(), std::to_string(size)});
  std::int64_t const from = *start > 0 ? *start - 1 : size + *start;
  std::int64_t length = size - from;
  if (call.size() > 2 && !call[2].is_plain_null()) {
    if (call[2].kind() != Kind::number) return call.wrong_type(2, "number");
    auto const cut = base::round_to_scale(call[2].number(), 0, base::Rounding::down);
    auto const wanted = cut ? cut->to_int64() : std::nullopt;
    if (call[2].number().is_negative() || !wanted || *wanted < 1)
      return call.fail("length_out_of_range", {call[2].to_brief_string()});
    length = std::min(length, *wanted);
  }
  std::size_t const first = offset_of_code_point(text, static_cast<std::size_t>(from));
  std::string_view const rest = std::string_view{text}.substr(first);
  return rest.substr(0, offset_of_code_point(rest, static_cast<std::size_t>(length)));
}

Value string_length(Call const& call) {
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  return static_cast<std::int64_t>(count_code_points(call[0].string()));
}

template <bool upper>
Value change_case(Call const& call) {
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(call[0].string());
  upper ? text.toUpper(icu::Locale::getRoot()) : text.toLower(icu::Locale::getRoot());
  std::string result;
  text.toUTF8String(result);
  return result;
}

template <bool after>
Value substring_at(Call const& call) {
  std::size_t wrong = 0;
  if (!all_strings(call, 2, wrong)) return call.wrong_type(wrong, "string");
  std::string const& text = call[0].string();
  std::size_t const found = text.find(call[1].string());
  if (found == std::string::npos) return "";
  return after ? text.substr(found + call[1].string().size()) : text.substr(0, found);
}

enum class Where { anywhere, start, end };
template <Where where>
Value has(Call const& call) {
  std::size_t wrong = 0;
  if (!all_strings(call, 2, wrong)) return call.wrong_type(wrong, "string");
  std::string const& text = call[0].string();
  std::string const& part = call[1].string();
  switch (where) {
    case Where::anywhere: return text.find(part) != std::string::npos;
    case Where::start: return text.starts_with(part);
    case Where::end: return text.ends_with(part);
  }
  return false;
}

// Strings joined; nulls in the list are left out.
Value string_join(Call const& call) {
  Value const& list = call[0];
  bool const single = list.kind() == Kind::string;
  if (list.kind() != Kind::list && !single) return call.wrong_type(0, "list of strings");
  bool const has_delimiter = call.size() > 1 && !call[1].is_null();
  if (has_delimiter && call[1].kind() != Kind::string) return call.wrong_type(1, "string");
  if (single) return list;
  std::string joined;
  bool first = true;
  for (Value const& item : list.list()) {
    if (item.is_null()) continue;
    if (item.kind() != Kind::string) return call.wrong_type(0, "list of strings");
    if (!first && has_delimiter) joined += call[1].string();
    first = false;
    joined += item.string();
    if (static_cast<std::int64_t>(joined.size()) > call.frame.limits.text_size_max)
      return call.fail("text_too_long", {std::to_string(call.frame.limits.text_size_max)});
  }
  return joined;
}

Value to_text(Call const& call) {
  if (call[0].is_null()) return call[0];
  return call[0].to_string();
}

// number("1 000,5", " ", ","): group separator blank, comma or point; decimal separator point or comma; null for none.
Value number(Call const& call) {
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  std::string text = call[0].string();
  std::optional<std::string> separators[2];
  for (std::size_t i = 0; i < 2; ++i) {
    if (call.size() <= i + 1 || call[i + 1].is_plain_null()) continue;
    if (call[i + 1].kind() != Kind::string) return call.wrong_type(i + 1, "string");
    separators[i] = call[i + 1].string();
  }
  auto const& [group, point] = separators;
  bool const group_ok = !group || *group == " " || *group == "," || *group == ".";
  bool const point_ok = !point || *point == "," || *point == ".";
  if (!group_ok || !point_ok || (group && group == point))
    return call.fail("bad_separators", {group.value_or(""), point.value_or("")});
  if (group) std::erase(text, group->front());
  if (point == ",") {
    if (text.find('.') != std::string::npos) return call.fail("not_a_number", {call[0].string()});
    std::replace(text.begin(), text.end(), ',', '.');
  }
  auto const value = base::Decimal::parse(text);
  return value ? Value{*value} : call.fail("not_a_number", {call[0].string()});
}

constexpr std::int64_t steps_per_tick = 5'000;  // of regular expressions: both take some tenths of a millisecond

// What is left of the evaluation's steps, as a bound on matching; spends what was used of it.
class Matching {
 public:
  explicit Matching(Frame& frame) : frame_(frame) {
    cost.ticks_max = std::min(cost.ticks_max, std::max<std::int64_t>(frame.steps_left(), 0) / steps_per_tick);
  }
  ~Matching() { frame_.spend(cost.ticks * steps_per_tick); }
  Matching(Matching const&) = delete;
  Matching& operator=(Matching const&) = delete;
  bool stopped() const { return cost.ticks > cost.ticks_max; }
  RegexCost cost;

 private:
  Frame& frame_;
};

Value matches(Call const& call) {
  std::size_t wrong = 0;
  if (!all_strings(call, 2, wrong)) return call.wrong_type(wrong, "string");
  if (call.size() > 2 && call[2].kind() != Kind::string && !call[2].is_null()) return call.wrong_type(2, "string");
  auto const regex = Regex::compile(call[1].string(), call.size() > 2 && !call[2].is_null() ? call[2].string() : "");
  if (!regex) return call.fail("bad_pattern", {call[1].string(), regex.error().message});
  Matching matching{call.frame};
  auto const found = regex->matches(call[0].string(), matching.cost);
  return found ? Value{*found} : call.fail("pattern_too_costly", {call[1].string()});
}

Value replace(Call const& call) {
  std::size_t wrong = 0;
  if (!all_strings(call, 3, wrong)) return call.wrong_type(wrong, "string");
  if (call.size() > 3 && call[3].kind() != Kind::string && !call[3].is_null()) return call.wrong_type(3, "string");
  auto const regex = Regex::compile(call[1].string(), call.size() > 3 && !call[3].is_null() ? call[3].string() : "");
  if (!regex) return call.fail("bad_pattern", {call[1].string(), regex.error().message});
  if (regex->matches_nothing()) return call.fail("pattern_matches_nothing", {call[1].string()});
  Matching matching{call.frame};
  auto result = regex->replace(call[0].string(), call[2].string(), matching.cost);
  if (!result && matching.stopped()) return call.fail("pattern_too_costly", {call[1].string()});
  return result ? Value{*std::move(result)} : call.fail("bad_replacement", {call[2].string()});
}

Value split(Call const& call) {
  std::size_t wrong = 0;
  if (!all_strings(call, 2, wrong)) return call.wrong_type(wrong, "string");
  auto const regex = Regex::compile(call[1].string(), "");
  if (!regex) return call.fail("bad_pattern", {call[1].string(), regex.error().message});
  if (regex->matches_nothing()) return call.fail("pattern_matches_nothing", {call[1].string()});
  Matching matching{call.frame};
  auto parts = regex->split(call[0].string(), matching.cost);
  if (!parts) return call.fail("pattern_too_costly", {call[1].string()});
  List items;
  for (std::string& part : *parts) items.emplace_back(std::move(part));
  return Value::list(std::move(items));
}

}  // namespace

std::span<Builtin const> string_builtins() {
  static std::array<Builtin, 15> const table{{
      {"substring", {"string, start position, length?"}, substring, Kind::string},
      {"string length", {"string"}, string_length, Kind::number},
      {"upper case", {"string"}, change_case<true>, Kind::string},
      {"lower case", {"string"}, change_case<false>, Kind::string},
      {"substring before", {"string, match"}, substring_at<false>, Kind::string},
      {"substring after", {"string, match"}, substring_at<true>, Kind::string},
      {"contains", {"string, match"}, has<Where::anywhere>, Kind::boolean},
      {"starts with", {"string, match"}, has<Where::start>, Kind::boolean},
      {"ends with", {"string, match"}, has<Where::end>, Kind::boolean},
      {"string join", {"list, delimiter?"}, string_join, Kind::string, true, false},
      {"string", {"from"}, to_text, Kind::string, true, false},
      {"number", {"from, grouping separator?, decimal separator?"}, number, Kind::number},
      {"matches", {"input, pattern, flags?"}, matches, Kind::boolean},
      {"replace", {"input, pattern, replacement, flags?"}, replace, Kind::string},
      {"split", {"string, delimiter"}, split, Kind::list},
  }};
  return table;
}

}  // namespace feel
