// Bytes as text: hexadecimal, base64, base32 (RFC 4648) and percent-encoding (RFC 3986). Reading is strict: no blanks, no
// bits left over, so that one value has one spelling; base32 alone is typed by people and is forgiving.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string to_hex(std::string_view bytes);                  // lower case
std::optional<std::string> from_hex(std::string_view text);  // lower or upper case
std::string to_base64(std::string_view bytes);               // RFC 4648 §4 with padding
std::optional<std::string> from_base64(std::string_view text);
std::string to_base64url(std::string_view bytes);  // §5 without padding
std::optional<std::string> from_base64url(std::string_view text);
std::string to_base32(std::string_view bytes);                  // §6 without padding, upper case
std::optional<std::string> from_base32(std::string_view text);  // also lower case, blanks, hyphens, padding
inline constexpr std::string_view crockford_digits = "0123456789abcdefghjkmnpqrstvwxyz";
std::string to_crockford(std::string_view bytes);  // digits and lower-case letters without i, l, o, u

// Everything but letters, digits and -._~ as %E7.
std::string percent_encoded(std::string_view text);

}  // namespace base
