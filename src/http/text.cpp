#include "http/text.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

double weight_of(std::string_view text) {
  double weight = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
  return error == std::errc{} && end == text.data() + text.size() && weight >= 0 ? std::min(weight, 1.0) : 0;
}

}  // namespace

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      int const high = hexadecimal(text[i + 1]), low = hexadecimal(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_blank) {
      c = ' ';
    }
    if (is_control(c)) return std::nullopt;
    decoded += c;
  }
  if (!base::is_valid_utf_8(decoded)) return std::nullopt;
  return decoded;
}

std::vector<Weighted> weighted_list(std::string_view header) {
  std::vector<Weighted> list;
  while (!header.empty()) {
    std::size_t const comma = std::min(header.find(','), header.size());
    std::string_view item = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    std::size_t const semicolon = std::min(item.find(';'), item.size());
    std::string_view parameters = item.substr(semicolon);
    Weighted entry{without_blanks(item.substr(0, semicolon)), 1};
    while (!parameters.empty()) {
      parameters.remove_prefix(1);
      std::size_t const end = std::min(parameters.find(';'), parameters.size());
      std::string_view const parameter = without_blanks(parameters.substr(0, end));
      if (parameter.starts_with("q=") || parameter.starts_with("Q=")) entry.weight = weight_of(parameter.substr(2));
      parameters.remove_prefix(end);
    }
    if (!entry.value.empty()) list.push_back(entry);
  }
  return list;
}

std::string_view locale_of(std::string_view accept_language) {
  std::string_view best = "zh-CN";
  double weight = 0;
  for (Weighted const& entry : weighted_list(accept_language)) {
    std::string_view const language = entry.value.substr(0, entry.value.find('-'));
    bool const chinese = same_ignoring_case(language, "zh"), english = same_ignoring_case(language, "en");
    if ((!chinese && !english) || entry.weight <= weight) continue;
    best = chinese ? "zh-CN" : "en";
    weight = entry.weight;
  }
  return best;
}

}  // namespace http
