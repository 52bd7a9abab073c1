// The part of record_json.h for what Boost.Describe lists: structs by their fields, enums by their names.
#pragma once

#include <boost/pfr/tuple_size.hpp>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/field_docs.h"
#include "base/record_json.h"

namespace base {

namespace detail {
void unknown_field(std::string_view key, std::vector<std::string_view> const& known, JsonReader& reader);
void unknown_name(Json const& got, std::vector<std::string_view> const& known, JsonReader& reader);
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
inline constexpr bool fully_described = (boost::mp11::mp_size<detail::members_of<T>>::value ==
                                         boost::pfr::tuple_size_v<T>)&&detail::docs_match_fields<T>();

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
      properties.emplace_back(member.name,
                              detail::described(JsonForm<Field>::schema(open), detail::doc_of<T>(member.name)));
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
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto entry) { list.emplace_back(entry.name); });
    return list;
  }
};

}  // namespace base
