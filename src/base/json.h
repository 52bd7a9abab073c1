// JSON: a small value type for free-form documents and a writer. Described records are read and written by base/record.h.
// Reading is strict RFC 8259: UTF-8 (checked by simdjson), depth ≤ 64, duplicate keys refused, numbers kept exactly as
// Decimal (one that Decimal would have to round is refused; simdjson knows only double and 64 bits, so the reader is ours).
// Writing is canonical: keys in the order given, no blanks, shortest numbers, so that equal values give equal bytes.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace base {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;  // in document order

  Json() = default;  // null
  Json(bool value) : value_(value) {}
  Json(int value) : value_(Decimal{value}) {}
  Json(std::int64_t value) : value_(Decimal{value}) {}
  Json(Decimal value) : value_(value) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string{value}) {}
  Json(char const* value) : value_(std::string{value}) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  // Issues are located with JSON pointers (`/facts/0/revenue`) or with the byte offset where the text is not JSON.
  static Result<Json> parse(std::string_view text);

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  bool const* if_boolean() const { return std::get_if<bool>(&value_); }
  Decimal const* if_number() const { return std::get_if<Decimal>(&value_); }
  std::string const* if_string() const { return std::get_if<std::string>(&value_); }
  Array const* if_array() const { return std::get_if<Array>(&value_); }
  Object const* if_object() const { return std::get_if<Object>(&value_); }
  Array* if_array() { return std::get_if<Array>(&value_); }
  Object* if_object() { return std::get_if<Object>(&value_); }
  Json const* find(std::string_view key) const;     // of an object; nullptr when absent or not an object
  std::string text_of(std::string_view key) const;  // the string member `key`, or ""

  std::string to_string() const;         // canonical, one line
  std::string to_pretty_string() const;  // two-space indent, for people

  friend bool operator==(Json const&, Json const&) = default;
  friend std::ostream& operator<<(std::ostream& out, Json const& value);  // for test messages

 private:
  std::variant<std::monostate, bool, Decimal, std::string, Array, Object> value_;
};

// Appends `text` as a JSON string with quotes and escapes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace base
