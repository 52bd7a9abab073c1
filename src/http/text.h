// The small texts of HTTP: names in any case, percent-encoding, lists of headers, weights.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

bool same_ignoring_case(std::string_view a, std::string_view b);  // ASCII
std::string_view without_blanks(std::string_view text);           // blanks and tabs at both ends

// `%E7%91%9E` → 瑞; nullopt when a % is not followed by two hexadecimal digits, or the result is no UTF-8 or holds a control
// character. `plus_is_blank` as in queries.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);

// `a;q=0.5, b` → {a, 0.5}, {b, 1}; weights that are no numbers count as 0.
struct Weighted {
  std::string_view value;
  double weight = 1;
};
std::vector<Weighted> weighted_list(std::string_view header);

// zh-CN or en, whichever the Accept-Language header prefers; zh-CN without one.
std::string_view locale_of(std::string_view accept_language);

}  // namespace http
