// The reader behind Json::parse: recursive descent over RFC 8259.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace base {

class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text) : text_(text) {}
  // The whole text as one value. A mistake of form ends the reading; duplicate keys and numbers out of range are collected.
  Result<Json> read();

 private:
  // These return false after a mistake of form, which is then in `error_`.
  bool read_value(Json& value);
  bool read_array(Json& value);
  bool read_object(Json& value);
  bool read_members(Json::Object& object);
  bool read_string(std::string& value);
  bool read_escape(std::string& value);
  bool read_unicode_escape(std::string& value);
  bool read_number(Json& value);
  bool read_word(std::string_view word, Json constant, Json& value);
  std::optional<char32_t> read_four_hex_digits();
  void refuse_duplicates(Json::Object const& object);

  void skip_blanks();
  bool take(char c);
  bool fail(std::string message);
  std::string found() const;  // what stands at the place, for messages

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string pointer_;  // of the value being read
  std::vector<Issue> issues_;
  std::string error_;
};

// `pointer` and one more step, `~` and `/` escaped after RFC 6901.
void append_json_pointer(std::string& pointer, std::string_view key);

}  // namespace base
