// The reader behind Json::parse: recursive descent over RFC 8259.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/json_cursor.h"
#include "base/result.h"

namespace base {

inline constexpr std::size_t json_issues_max = 100;

class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text) : in_(text) {}
  // The whole text as one value. A mistake of form ends the reading; duplicate keys and numbers out of range are collected.
  Result<Json> read();

 private:
  // These return false after a mistake of form, which is then in_.error().
  bool read_value(Json& value);
  bool read_array(Json& value);
  bool read_object(Json& value);
  bool read_members(Json::Object& object);
  bool read_number(Json& value);
  bool read_word(std::string_view word, Json constant, Json& value);
  void refuse_duplicates(Json::Object const& object);

  JsonCursor in_;
  std::size_t depth_ = 0;
  std::string pointer_;  // of the value being read
  std::vector<Issue> issues_;
};

// `pointer` and one more step, `~` and `/` escaped after RFC 6901.
void append_json_pointer(std::string& pointer, std::string_view key);

}  // namespace base
