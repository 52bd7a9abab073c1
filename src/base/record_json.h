// The machinery of base/record.h: JsonForm<T> writes, reads and describes one type; to_json, from_json and schema_of use it.
// A type outside the list of record.h gets a specialization of JsonForm, or, when it is text with rules (Uscc), nothing: a
// static `Result<T> parse(string_view)` and a `text()` are enough.
#pragma once

#include <boost/pfr/tuple_size.hpp>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/field_docs.h"
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
#define YINGZHOU_JSON_FORM(...)                                        \
  template <>                                                          \
  struct JsonForm<__VA_ARGS__> {                                       \
    static Json write(__VA_ARGS__ const& value);                       \
    static void read(Json const& json, __VA_ARGS__& value, JsonReader& reader); \
    static Json schema(OpenRecords& open);                             \
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
void unknown_field(std::string_view key, std::vector<std::string_view> const& known, JsonReader& reader);
void unknown_name(Json const& got, std::vector<std::string_view> const& known, JsonReader& reader);
Json text_schema(std::string_view format);
Json enum_schema(std::vector<std::string_view> const& names);
Json record_schema(Json::Object properties, Json::Array required);
Json described(Json schema, std::string_view doc);  // with a description, when there is one

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr char record_key = 0;  // its address tells record types apart
template <class Member, class T>
using field_type = std::remove_cvref_t<decltype(std::declval<T const&>().*Member::pointer)>;

template <class T>
std::vector<std::string_view> const& field_names() {
  static std::vector<std::string_view> const names = [] {
    std::vector<std::string_view> list;
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) { list.emplace_back(member.name); });
    return list;
  }();
  return names;
}

template <class T>
constexpr std::string_view doc_of(std::string_view name) {
  for (FieldDoc const& field : field_docs<T>)
    if (field.name == name) return field.doc;
  return {};
}

template <class T>
constexpr bool docs_match_fields() {
  bool match = field_docs<T>.size() == boost::mp11::mp_size<members_of<T>>::value;
  std::size_t index = 0;
  boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
    match = match && field_docs<T>[index].name == std::string_view{member.name} && !field_docs<T>[index].doc.empty();
    ++index;
  });
  return match;
}
}  // namespace detail

// Every field of the aggregate is listed with Boost.Describe and documented in field_docs, in the order of declaration.
template <class T>
inline constexpr bool fully_described =
    boost::mp11::mp_size<detail::members_of<T>>::value == boost::pfr::tuple_size_v<T> && detail::docs_match_fields<T>();

template <DescribedStruct T>
struct JsonForm<T> {
  static Json write(T const& value) {
    Json::Object object;
    boost::mp11::mp_for_each<detail::members_of<T>>([&](auto member) {
      auto const& field = value.*member.pointer;
      if constexpr (detail::is_optional<detail::field_type<decltype(member), T>>) {
        if (!field) return;  // absent, not null
      }
      object.emplace_back(member.name, to_json(field));
    });
    return object;
  }

  static void read(Json const& json, T& value, JsonReader& reader) {
    Json::Object const* object = json.if_object();
    if (object == nullptr) return reader.expected("an object", json);
    boost::mp11::mp_for_each<detail::members_of<T>>([&](auto member) {
      using Field = detail::field_type<decltype(member), T>;
      Json const* found = json.find(member.name);
      if (found == nullptr && detail::is_optional<Field>) return;
      reader.at(member.name, [&] {
        if (found == nullptr) return reader.fail("missing");
        JsonForm<Field>::read(*found, value.*member.pointer, reader);
      });
    });
    for (auto const& entry : *object) detail::unknown_field(entry.first, detail::field_names<T>(), reader);
  }

  static Json schema(OpenRecords& open) {
    void const* const key = &detail::record_key<T>;
    for (void const* outer : open)
      if (outer == key) return Json::Object{{"type", "object"}};
    open.push_back(key);
    Json::Object properties;
    Json::Array required;
    boost::mp11::mp_for_each<detail::members_of<T>>([&](auto member) {
      using Field = detail::field_type<decltype(member), T>;
      properties.emplace_back(member.name, detail::described(JsonForm<Field>::schema(open), detail::doc_of<T>(member.name)));
      if (!detail::is_optional<Field>) required.emplace_back(member.name);
    });
    open.pop_back();
    return detail::record_schema(std::move(properties), std::move(required));
  }
};

template <DescribedEnum T>
struct JsonForm<T> {
  static Json write(T value) { return boost::describe::enum_to_string(value, ""); }

  static void read(Json const& json, T& value, JsonReader& reader) {
    std::string const* text = json.if_string();
    if (text == nullptr || !boost::describe::enum_from_string(text->c_str(), value))
      detail::unknown_name(json, names(), reader);
  }

  static Json schema(OpenRecords&) { return detail::enum_schema(names()); }

 private:
  static std::vector<std::string_view> names() {
    std::vector<std::string_view> list;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto entry) { list.emplace_back(entry.name); });
    return list;
  }
};

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
