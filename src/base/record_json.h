// The machinery of base/record.h: JsonForm<T> writes, reads and describes one type; to_json, from_json and schema_of use it.
// A type outside the list of record.h gets a specialization of JsonForm, or, when it is text with rules (Uscc), nothing: a
// static `Result<T> parse(string_view)` and a `text()` are enough.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/record.h"

namespace base {

// Where the reading is, and what was wrong so far (at most 100 issues are kept).
class JsonReader {
 public:
  void fail(std::string message);
  void expected(std::string_view what, Json const& got);  // "expected a date, got `soon`"
  std::vector<Issue>& issues() { return issues_; }

  // Runs `read` one step deeper, at member `key` or item `index`.
  template <class Read>
  void at(std::string_view key, Read read) {
    std::size_t const length = pointer_.size();
    enter(key);
    read();
    pointer_.resize(length);
  }

 private:
  void enter(std::string_view key);
  std::string pointer_;
  std::vector<Issue> issues_;
};

// Records under description, outermost first: a record inside itself is described once, the inner one as a bare object.
using OpenRecords = std::vector<void const*>;

template <class T>
struct JsonForm;

template <class T>
Json to_json(T const& value) {
  return JsonForm<T>::write(value);
}

template <class T>
Result<T> from_json(Json const& json) {
  JsonReader reader;
  T value{};
  JsonForm<T>::read(json, value, reader);
  if (!reader.issues().empty()) return invalid("the document does not fit its description", std::move(reader.issues()));
  return value;
}

template <class T>
Result<T> parse_json(std::string_view text) {
  return from_json<T>(TRY(Json::parse(text)));
}

// JSON Schema (2020-12, as OpenAPI 3.1 takes it).
template <class T>
Json schema_of() {
  OpenRecords open;
  return JsonForm<T>::schema(open);
}

// A type with one JSON form that needs no template; the bodies are in record_json.cpp.
#define YINGZHOU_JSON_FORM(...)                                                 \
  template <>                                                                   \
  struct JsonForm<__VA_ARGS__> {                                                \
    static Json write(__VA_ARGS__ const& value);                                \
    static void read(Json const& json, __VA_ARGS__& value, JsonReader& reader); \
    static Json schema(OpenRecords& open);                                      \
  };
YINGZHOU_JSON_FORM(bool)
YINGZHOU_JSON_FORM(int)
YINGZHOU_JSON_FORM(std::int64_t)
YINGZHOU_JSON_FORM(double)  // must be finite to be written
YINGZHOU_JSON_FORM(std::string)
YINGZHOU_JSON_FORM(Decimal)
YINGZHOU_JSON_FORM(Money)  // "12.50"; other currencies than CNY follow the amount: "12.50 USD"
YINGZHOU_JSON_FORM(Rate)   // number, at most nine digits after the point
YINGZHOU_JSON_FORM(Date)
YINGZHOU_JSON_FORM(Instant)
YINGZHOU_JSON_FORM(Json)
#undef YINGZHOU_JSON_FORM

namespace detail {
Json text_schema(std::string_view format);
}  // namespace detail

template <class T>
struct JsonForm<std::optional<T>> {
  static Json write(std::optional<T> const& value) { return value ? to_json(*value) : Json{}; }
  static void read(Json const& json, std::optional<T>& value, JsonReader& reader) {
    value.reset();
    if (!json.is_null()) JsonForm<T>::read(json, value.emplace(), reader);
  }
  static Json schema(OpenRecords& open) { return JsonForm<T>::schema(open); }
};

template <class T>
struct JsonForm<std::vector<T>> {
  static Json write(std::vector<T> const& value) {
    Json::Array array;
    array.reserve(value.size());
    for (T const& item : value) array.push_back(to_json(item));
    return array;
  }
  static void read(Json const& json, std::vector<T>& value, JsonReader& reader) {
    Json::Array const* array = json.if_array();
    if (array == nullptr) return reader.expected("an array", json);
    value.clear();
    value.reserve(array->size());
    for (Json const& item : *array)
      reader.at(std::to_string(value.size()), [&] {
        T element{};
        JsonForm<T>::read(item, element, reader);
        value.push_back(std::move(element));
      });
  }
  static Json schema(OpenRecords& open) {
    return Json::Object{{"type", "array"}, {"items", JsonForm<T>::schema(open)}};
  }
};

template <class T>
struct JsonForm<std::map<std::string, T>> {
  static Json write(std::map<std::string, T> const& value) {
    Json::Object object;
    for (auto const& [key, item] : value) object.emplace_back(key, to_json(item));
    return object;
  }
  static void read(Json const& json, std::map<std::string, T>& value, JsonReader& reader) {
    Json::Object const* object = json.if_object();
    if (object == nullptr) return reader.expected("an object", json);
    value.clear();
    for (auto const& entry : *object)
      reader.at(entry.first, [&] { JsonForm<T>::read(entry.second, value[entry.first], reader); });
  }
  static Json schema(OpenRecords& open) {
    return Json::Object{{"type", "object"}, {"additionalProperties", JsonForm<T>::schema(open)}};
  }
};

template <class Tag>
struct JsonForm<Id<Tag>> {
  static Json write(Id<Tag> const& value) { return value.text; }
  static void read(Json const& json, Id<Tag>& value, JsonReader& reader) {
    JsonForm<std::string>::read(json, value.text, reader);
  }
  static Json schema(OpenRecords&) { return detail::text_schema(""); }
};

// Text with rules, such as Uscc.
template <class T>
concept ParsedText = requires(T const& value, std::string_view text) {
  { T::parse(text) } -> std::same_as<Result<T>>;
  { value.text() } -> std::convertible_to<std::string>;
};

template <ParsedText T>
struct JsonForm<T> {
  static Json write(T const& value) { return std::string{value.text()}; }
  static void read(Json const& json, T& value, JsonReader& reader) {
    std::string const* text = json.if_string();
    if (text == nullptr) return reader.expected("a text", json);
    Result<T> parsed = T::parse(*text);
    if (!parsed) return reader.fail(parsed.error().message);
    value = *std::move(parsed);
  }
  static Json schema(OpenRecords&) { return detail::text_schema(""); }
};

}  // namespace base

#include "base/record_fields.h"  // described structs and enums
