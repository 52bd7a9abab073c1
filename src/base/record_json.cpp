#include "base/record_json.h"

#include <cmath>
#include <limits>

#include "base/json_scanner.h"
#include "base/utf_8.h"

namespace base {
namespace {

constexpr std::size_t quoted_characters_max = 40;

// The value as a person would quote it, cut to a line.
std::string quoted(Json const& value) {
  if (value.if_array() != nullptr) return "an array";
  if (value.if_object() != nullptr) return "an object";
  if (value.is_null()) return "null";
  std::string const* string = value.if_string();
  std::string const whole = string != nullptr ? *string : value.to_string();
  std::size_t at = 0;
  for (std::size_t count = 0; at < whole.size() && count < quoted_characters_max; ++count)
    at += std::max<std::size_t>(1, first_code_point(std::string_view{whole}.substr(at)).length);
  return '`' + whole.substr(0, at) + (at < whole.size() ? "…`" : "`");
}

std::string list_of(std::vector<std::string_view> const& names) {
  std::string list;
  for (std::string_view const name : names) list.append(list.empty() ? "`" : ", `").append(name).append("`");
  return list;
}

template <class Integer>
void read_integer(Json const& json, Integer& value, JsonReader& reader) {
  Decimal const* number = json.if_number();
  if (number == nullptr || !number->is_integer()) return reader.expected("an integer", json);
  std::optional<std::int64_t> const integer = number->to_int64();
  constexpr auto least = std::numeric_limits<Integer>::min();
  constexpr auto most = std::numeric_limits<Integer>::max();
  if (!integer || *integer < least || *integer > most)
    return reader.expected("an integer from " + std::to_string(least) + " to " + std::to_string(most), json);
  value = static_cast<Integer>(*integer);
}

// Text that `parse` understands.
template <class T, class Parse>
void read_text(Json const& json, T& value, std::string_view what, Parse parse, JsonReader& reader) {
  std::string const* text = json.if_string();
  std::optional<T> const parsed = text == nullptr ? std::nullopt : parse(*text);
  if (!parsed) return reader.expected(what, json);
  value = *parsed;
}

std::optional<Money> parse_money(std::string_view text) {
  constexpr std::string_view dollars = " USD";
  if (!text.ends_with(dollars)) return Money::parse(text);
  text.remove_suffix(dollars.size());
  return Money::parse(text, Currency::usd);
}

Json type_schema(std::string_view type) { return Json::Object{{"type", type}}; }

}  // namespace

void JsonReader::fail(std::string message) {
  if (issues_.size() < json_issues_max) issues_.push_back({pointer_, std::move(message)});
}

void JsonReader::expected(std::string_view what, Json const& got) {
  fail("expected " + std::string{what} + ", got " + quoted(got));
}

void JsonReader::enter(std::string_view key) { append_json_pointer(pointer_, key); }

Json JsonForm<bool>::write(bool const& value) { return value; }
void JsonForm<bool>::read(Json const& json, bool& value, JsonReader& reader) {
  bool const* boolean = json.if_boolean();
  if (boolean == nullptr) return reader.expected("true or false", json);
  value = *boolean;
}
Json JsonForm<bool>::schema(OpenRecords&) { return type_schema("boolean"); }

Json JsonForm<int>::write(int const& value) { return value; }
void JsonForm<int>::read(Json const& json, int& value, JsonReader& reader) { read_integer(json, value, reader); }
Json JsonForm<int>::schema(OpenRecords&) { return Json::Object{{"type", "integer"}, {"format", "int32"}}; }

Json JsonForm<std::int64_t>::write(std::int64_t const& value) { return value; }
void JsonForm<std::int64_t>::read(Json const& json, std::int64_t& value, JsonReader& reader) {
  read_integer(json, value, reader);
}
Json JsonForm<std::int64_t>::schema(OpenRecords&) { return Json::Object{{"type", "integer"}, {"format", "int64"}}; }

Json JsonForm<double>::write(double const& value) {
  std::optional<Decimal> const number = Decimal::from_double(value);
  CHECK_NOTE(number.has_value(), "JSON has no infinity and no NaN");
  return *number;
}
void JsonForm<double>::read(Json const& json, double& value, JsonReader& reader) {
  Decimal const* number = json.if_number();
  if (number == nullptr || !std::isfinite(number->to_double())) return reader.expected("a number", json);
  value = number->to_double();
}
Json JsonForm<double>::schema(OpenRecords&) { return Json::Object{{"type", "number"}, {"format", "double"}}; }

Json JsonForm<std::string>::write(std::string const& value) { return value; }
void JsonForm<std::string>::read(Json const& json, std::string& value, JsonReader& reader) {
  std::string const* text = json.if_string();
  if (text == nullptr) return reader.expected("a text", json);
  value = *text;
}
Json JsonForm<std::string>::schema(OpenRecords&) { return type_schema("string"); }

Json JsonForm<Decimal>::write(Decimal const& value) { return value; }
void JsonForm<Decimal>::read(Json const& json, Decimal& value, JsonReader& reader) {
  Decimal const* number = json.if_number();
  if (number == nullptr) return reader.expected("a number", json);
  value = *number;
}
Json JsonForm<Decimal>::schema(OpenRecords&) { return type_schema("number"); }

Json JsonForm<Money>::write(Money const& value) {
  if (value.currency() == Currency::cny) return value.to_string();
  return value.to_string() + ' ' + std::string{code_of(value.currency())};
}
void JsonForm<Money>::read(Json const& json, Money& value, JsonReader& reader) {
  read_text(json, value, "an amount of money such as \"1200.50\"", parse_money, reader);
}
Json JsonForm<Money>::schema(OpenRecords&) {
  return Json::Object{{"type", "string"}, {"format", "money"}, {"pattern", R"(^-?\d+(\.\d{1,2})?( USD)?$)"}};
}

Json JsonForm<Rate>::write(Rate const& value) { return value.value(); }
void JsonForm<Rate>::read(Json const& json, Rate& value, JsonReader& reader) {
  Decimal const* number = json.if_number();
  std::optional<Rate> const rate = number == nullptr ? std::nullopt : Rate::of(*number, Rounding::half_even);
  if (!rate || rate->value() != *number) return reader.expected("a rate with at most 9 digits after the point", json);
  value = *rate;
}
Json JsonForm<Rate>::schema(OpenRecords&) { return Json::Object{{"type", "number"}, {"format", "rate"}}; }

Json JsonForm<Date>::write(Date const& value) { return value.to_string(); }
void JsonForm<Date>::read(Json const& json, Date& value, JsonReader& reader) {
  read_text(
      json, value, "a date such as 2024-03-05", [](std::string_view text) { return Date::parse(text); }, reader);
}
Json JsonForm<Date>::schema(OpenRecords&) { return detail::text_schema("date"); }

Json JsonForm<Instant>::write(Instant const& value) { return value.to_string(); }
void JsonForm<Instant>::read(Json const& json, Instant& value, JsonReader& reader) {
  auto const parse = [](std::string_view text) { return Instant::parse(text); };
  read_text(json, value, "a point in time such as 2024-03-05T06:07:08Z", parse, reader);
}
Json JsonForm<Instant>::schema(OpenRecords&) { return detail::text_schema("date-time"); }

Json JsonForm<Json>::write(Json const& value) { return value; }
void JsonForm<Json>::read(Json const& json, Json& value, JsonReader&) { value = json; }
Json JsonForm<Json>::schema(OpenRecords&) { return Json::Object{}; }

namespace detail {

void unknown_field(std::string_view key, std::vector<std::string_view> const& known, JsonReader& reader) {
  for (std::string_view const name : known)
    if (name == key) return;
  reader.at(key, [&] { reader.fail("unknown field, known are " + list_of(known)); });
}

void unknown_name(Json const& got, std::vector<std::string_view> const& known, JsonReader& reader) {
  reader.expected("one of " + list_of(known), got);
}

Json text_schema(std::string_view format) {
  Json::Object schema{{"type", "string"}};
  if (!format.empty()) schema.emplace_back("format", format);
  return schema;
}

Json enum_schema(std::vector<std::string_view> const& names) {
  return Json::Object{{"type", "string"}, {"enum", Json::Array(names.begin(), names.end())}};
}

Json record_schema(Json::Object properties, Json::Array required) {
  Json::Object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema.emplace_back("required", std::move(required));
  schema.emplace_back("additionalProperties", false);
  return schema;
}

Json described(Json schema, std::string_view doc) {
  if (!doc.empty()) schema.if_object()->emplace_back("description", doc);
  return schema;
}

}  // namespace detail
}  // namespace base
