// Reads JSON piece by piece without building a tree, for readers that know what they expect (and for Json::parse). RFC
// 8259 to the letter; numbers exactly as Decimal.
//
//   JsonCursor in{text};
//   if (!in.is_utf_8()) …
//   in.skip_blanks();
//   if (in.take('{')) …
//
// A function that returns false has met a mistake of form: `error()` says which and `place()` where. The text is not
// copied and must outlive the reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace base {

class JsonCursor {
 public:
  static constexpr std::size_t depth_max = 64;

  explicit JsonCursor(std::string_view text) : text_(text) {}

  bool is_utf_8() const;
  bool at_end() const { return at_ >= text_.size(); }
  char front() const { return at_end() ? '\0' : text_[at_]; }  // of what is left
  std::size_t offset() const { return at_; }
  std::string_view text() const { return text_; }

  void skip_blanks();
  bool take(char c);                                             // if it is next
  bool read_word(std::string_view word);                         // true, false, null
  bool read_string(std::string& value);                          // appended; REQUIRES: front() is a quote
  bool read_text(std::string_view& value, std::string& buffer);  // the same; `buffer` is used where there are escapes
  // nullopt in `value` when the number has more than 34 digits or is out of range; `number` is how it was written.
  bool read_number(std::optional<Decimal>& value, std::string_view& number);
  bool skip_value();  // any value, checked for form

  bool fail(std::string message);
  std::string found() const;  // what stands at the place, for messages
  std::string const& error() const { return error_; }
  std::string place() const { return "byte " + std::to_string(at_); }

 private:
  bool read_escape(std::string& value);
  bool read_unicode_escape(std::string& value);
  bool skip_members();
  bool skip_items();
  std::optional<char32_t> read_four_hex_digits();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;  // of skip_value
  std::string error_;
};

}  // namespace base
