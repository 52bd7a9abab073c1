// Text in columns on a terminal, where a Chinese character takes two. Internal to cli.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cli {

// Tells on stderr why `yingzhou <command>` ends; 2, its exit code.
int fail(std::string_view command, base::Error const& error);

// Columns that `utf_8` takes; combining marks take none. Source: Unicode Standard Annex 11 (wide and full-width are two).
std::size_t terminal_width(std::string_view utf_8);
// With blanks up to `width`; longer text stays as it is.
std::string padded_to(std::string text, std::size_t width);
// Lines of at most `width` (at least 2) columns, broken at blanks where there are any, else between characters.
// At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace cli
