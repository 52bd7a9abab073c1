#include "cli/terminal_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace cli {
namespace {

struct Range {
  char32_t first, last;
};
constexpr std::array<Range, 17> wide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0x33FF},
                                      {0x3400, 0x4DBF},
                                      {0x4E00, 0x9FFF},
                                      {0xA000, 0xA4CF},
                                      {0xA960, 0xA97F},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFE10, 0xFE19},
                                      {0xFE30, 0xFE6F},
                                      {0xFF00, 0xFF60},
                                      {0xFFE0, 0xFFE6},
                                      {0x1F300, 0x1F64F},
                                      {0x1F900, 0x1F9FF},
                                      {0x20000, 0x2FFFD},
                                      {0x30000, 0x3FFFD}}};
constexpr std::array<Range, 5> empty{
    {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}}};

template <class Ranges>
bool is_in(Ranges const& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range range) { return c >= range.first && c <= range.last; });
}

std::size_t bytes_of(char lead) {
  auto const byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::size_t width_of_character(std::string_view character) {
  auto code = static_cast<char32_t>(static_cast<unsigned char>(character.front()));
  if (character.size() > 1) {
    code &= 0xFFU >> (character.size() + 1);
    for (char const c : character.substr(1)) code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  }
  return is_in(wide, code) ? 2 : is_in(empty, code) ? 0 : 1;
}

}  // namespace

int fail(std::string_view command, base::Error const& error) {
  fmt::print(stderr, "yingzhou {}: {}\n", command, base::to_text(error));
  return 2;
}

std::size_t terminal_width(std::string_view utf_8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf_8.size(); i += bytes_of(utf_8[i]))
    width += width_of_character(utf_8.substr(i, bytes_of(utf_8[i])));
  return width;
}

std::string padded_to(std::string text, std::size_t width) {
  std::size_t const now = terminal_width(text);
  if (now < width) text.append(width - now, ' ');
  return text;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::string_view const character = text.substr(i, bytes_of(text[i]));
    i += character.size();
    if (character == "\n") {
      lines.emplace_back();
      used = 0;
      continue;
    }
    if (character == "\r") continue;
    std::string_view const shown = character == "\t" ? " " : character;
    std::size_t const more = width_of_character(shown);
    if (used + more > std::max<std::size_t>(width, 2)) {
      std::size_t const blank = shown == " " ? std::string::npos : lines.back().rfind(' ');
      std::string rest = blank == std::string::npos ? "" : lines.back().substr(blank + 1);
      if (blank != std::string::npos) lines.back().resize(blank);
      lines.push_back(std::move(rest));
      used = terminal_width(lines.back());
      if (shown == " ") continue;
    }
    lines.back() += shown;
    used += more;
  }
  return lines;
}

}  // namespace cli
