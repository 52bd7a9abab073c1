// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters of 0-9A-Z without I O S V Z;
// 1 registering authority, 1 kind, 6 division (GB/T 2260), 9 organisation code (GB 11714, own check character), 1 check
// character (weights 3^i mod 31, mod 31).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

class Uscc {
 public:
  // Accepts lower case and full-width forms; the error says which character is wrong or what the check character must be.
  static Result<Uscc> parse(std::string_view text);
  std::string const& text() const { return text_; }
  std::string_view division() const { return std::string_view{text_}.substr(2, 6); }
  std::string_view organisation_code() const { return std::string_view{text_}.substr(8, 9); }
  bool organisation_code_ok() const;  // GB 11714 check character; some old codes fail although the whole is right
  friend auto operator<=>(Uscc const&, Uscc const&) = default;

 private:
  std::string text_;
};

// The check character for the first 17 characters. REQUIRES: all of the alphabet.
char uscc_check_character(std::string_view first_17);

}  // namespace base
