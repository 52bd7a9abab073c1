#include "base/spelling.h"

#include <array>

#include "base/text.h"

namespace base {
namespace {

// An alphabet of 2^width digits.
struct Alphabet {
  std::string_view characters;
  unsigned width;
  std::array<signed char, 256> values{};  // -1: no digit

  constexpr Alphabet(std::string_view characters_in_order, unsigned bits)
      : characters(characters_in_order), width(bits) {
    values.fill(-1);
    for (std::size_t i = 0; i < characters.size(); ++i)
      values[static_cast<unsigned char>(characters[i])] = static_cast<signed char>(i);
  }
};

constexpr Alphabet hex{"0123456789abcdef", 4};
constexpr Alphabet base64{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6};
constexpr Alphabet base64url{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6};
constexpr Alphabet base32{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5};
constexpr Alphabet crockford{crockford_digits, 5};

// The last digit filled with zero bits.
std::string written(std::string_view bytes, Alphabet const& digits) {
  unsigned const width = digits.width;
  std::string text;
  text.reserve((bytes.size() * 8 + width - 1) / width);
  unsigned held = 0, bits = 0;
  for (unsigned char const byte : bytes) {
    held = (held << 8U) | byte;
    bits += 8;
    for (; bits >= width; bits -= width) text += digits.characters[(held >> (bits - width)) & ((1U << width) - 1)];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) text += digits.characters[(held << (width - bits)) & ((1U << width) - 1)];
  return text;
}

std::optional<std::string> read(std::string_view text, Alphabet const& digits) {
  std::string bytes;
  bytes.reserve(text.size() * digits.width / 8);
  unsigned held = 0, bits = 0;
  for (char const character : text) {
    int const value = digits.values[static_cast<unsigned char>(character)];
    if (value < 0) return std::nullopt;
    held = (held << digits.width) | static_cast<unsigned>(value);
    bits += digits.width;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 0xFFU);
    held &= (1U << bits) - 1;
  }
  if (bits >= digits.width || held != 0) return std::nullopt;  // a digit too many, or bits that no writer sets
  return bytes;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string to_hex(std::string_view bytes) { return written(bytes, hex); }

std::optional<std::string> from_hex(std::string_view text) { return read(lower_ascii(text), hex); }

std::string to_base64(std::string_view bytes) {
  std::string text = written(bytes, base64);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return read(text, base64);
}

std::string to_base64url(std::string_view bytes) { return written(bytes, base64url); }
std::optional<std::string> from_base64url(std::string_view text) { return read(text, base64url); }

std::string to_base32(std::string_view bytes) { return written(bytes, base32); }

std::optional<std::string> from_base32(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string plain;
  for (char const c : text)
    if (c != ' ' && c != '-') plain += upper(c);
  return read(plain, base32);
}

std::string to_crockford(std::string_view bytes) { return written(bytes, crockford); }

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (unsigned char const byte : text) {
    bool const plain = base64url.values[byte] >= 0 || byte == '.' || byte == '~';
    if (plain)
      encoded += static_cast<char>(byte);
    else
      encoded.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return encoded;
}

}  // namespace base
