#include "dmn/sheet_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace dmn {
namespace {

struct Punctuation {
  std::string_view wide, plain;
};
constexpr std::array<Punctuation, 24> punctuation{
    {{"，", ","}, {"、", ","}, {"；", ";"}, {"：", ":"}, {"（", "("}, {"）", ")"}, {"［", "["}, {"］", "]"},
     {"【", "["}, {"】", "]"}, {"＜", "<"}, {"＞", ">"}, {"＝", "="}, {"！", "!"}, {"≥", ">="}, {"≤", "<="},
     {"≠", "!="}, {"＋", "+"}, {"－", "-"}, {"—", "-"},  {"×", "*"},  {"÷", "/"},  {"．", "."}, {"\u3000", " "}}};

constexpr std::array<std::string_view, 4> dashes{"-", "－", "—", "–"};
constexpr std::string_view open_quote = "“", close_quote = "”", wide_quote = "＂";

std::string without_carriage_returns(std::string_view text) {
  std::string result = base::trimmed(text);
  result.erase(std::remove(result.begin(), result.end(), '\r'), result.end());
  return result;
}

// A typographic string from its opening quote on, as a FEEL string; nullopt when it does not end.
std::optional<std::string> typographic_string(std::string_view text, std::size_t& at) {
  std::size_t const begin = at + open_quote.size();
  std::size_t end = std::string_view::npos;
  std::size_t length = 0;
  for (std::string_view const quote : {close_quote, open_quote, wide_quote, std::string_view{"\""}}) {
    std::size_t const found = text.find(quote, begin);
    if (found < end) {
      end = found;
      length = quote.size();
    }
  }
  if (end == std::string_view::npos) return std::nullopt;
  at = end + length;
  return '"' + std::string{text.substr(begin, end - begin)} + '"';
}

// A dash however it is typed: nothing else but dashes.
bool is_dash(std::string_view text) {
  std::string const trimmed = base::trimmed(text);
  std::string_view rest = trimmed;
  while (!rest.empty()) {
    auto const* const dash =
        std::find_if(dashes.begin(), dashes.end(), [&](std::string_view one) { return rest.starts_with(one); });
    if (dash == dashes.end()) return false;
    rest.remove_prefix(dash->size());
  }
  return !trimmed.empty();
}

std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<std::string> feel_list_items(std::string_view text) {
  std::vector<std::string> items;
  std::string item;
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    char const c = text[i];
    if (c == '"') {
      std::size_t const end = std::min(end_of_string(text, i), text.size());
      item += text.substr(i, end - i);
      i = end;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ',' && depth == 0) {
      items.push_back(base::trimmed(item));
      item.clear();
    } else {
      item += c;
    }
    ++i;
  }
  if (!items.empty() || !base::trimmed(item).empty()) items.push_back(base::trimmed(item));
  return items;
}

bool same_cell_text(std::string_view one, std::string_view other) {
  return one == other || without_carriage_returns(one) == without_carriage_returns(other);
}

std::optional<std::string> plain_feel(std::string_view text, std::vector<std::string> const& names) {
  if (is_dash(text)) return "-";
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    std::string_view const rest = text.substr(i);
    if (rest.front() == '"') {
      std::size_t const end = end_of_string(text, i);
      if (end == std::string_view::npos) return std::nullopt;
      result += text.substr(i, end - i);
      i = end;
      continue;
    }
    auto const name = std::find_if(names.begin(), names.end(),
                                   [&](std::string const& one) { return !one.empty() && rest.starts_with(one); });
    if (name != names.end()) {
      result += *name;
      i += name->size();
      continue;
    }
    if (rest.starts_with(open_quote) || rest.starts_with(close_quote) || rest.starts_with(wide_quote)) {
      auto const string = typographic_string(text, i);
      if (!string) return std::nullopt;
      result += *string;
      continue;
    }
    auto const* const found = std::find_if(punctuation.begin(), punctuation.end(),
                                           [&](Punctuation const& one) { return rest.starts_with(one.wide); });
    if (found != punctuation.end()) {
      result += found->plain;
      i += found->wide.size();
    } else {
      result += text[i++];
    }
  }
  return base::trimmed(result);
}

std::string quoted_where_allowed(std::string const& text, std::string_view type, std::string_view allowed_values) {
  std::string const lower = base::lower_ascii(text);
  if (lower == "true" || lower == "false") return lower;
  if (type.ends_with("boolean") && (text == "是" || text == "否")) return text == "是" ? "true" : "false";
  std::vector<std::string> const allowed = feel_list_items(allowed_values);
  auto const is_allowed = [&](std::string const& item) {
    return std::find(allowed.begin(), allowed.end(), item) != allowed.end();
  };
  std::string result;
  bool changed = false;
  for (std::string const& item : feel_list_items(text)) {
    std::string const quoted = '"' + item + '"';
    bool const wants_quotes = !is_allowed(item) && is_allowed(quoted);
    if (!wants_quotes && !is_allowed(item)) return text;
    changed = changed || wants_quotes;
    result += (result.empty() ? "" : ", ") + (wants_quotes ? quoted : item);
  }
  return changed ? result : text;
}

}  // namespace dmn
