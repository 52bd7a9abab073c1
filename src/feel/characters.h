// Code points and the character classes of FEEL's grammar (DMN 1.5 §10.3.1.2, rules 27–31 and 61–63).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace feel {

struct CodePoint {
  char32_t value = 0;
  int length = 0;  // bytes; 0 at the end of the text
};

// The code point that starts at byte `at`. A byte that is not UTF-8 reads as U+FFFD of length 1.
CodePoint code_point_at(std::string_view text, std::size_t at);
void append_utf_8(std::string& out, char32_t code_point);
bool is_ascii(std::string_view text);
std::size_t count_code_points(std::string_view text);
// Byte offset of the n-th code point (n from 0); text.size() when there are fewer.
std::size_t offset_of_code_point(std::string_view text, std::size_t n);

bool is_space(char32_t c);
bool is_name_start(char32_t c);
bool is_name_part(char32_t c);
bool is_name_symbol(char32_t c);  // . / - ' + * inside a name
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// First byte at or after `at` that is neither white space nor inside a comment.
std::size_t skip_blanks(std::string_view text, std::size_t at);
// Trimmed, runs of white space as one blank.
std::string normalised_name(std::string_view name);
// Where the text at `at` reads `name` (normalised; a blank of the name stands for any white space and ends at a word
// boundary): the byte after it, else 0.
std::size_t match_name(std::string_view text, std::size_t at, std::string_view name);

}  // namespace feel
