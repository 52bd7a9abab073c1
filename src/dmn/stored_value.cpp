#include "dmn/stored_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "base/json_scanner.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace dmn {
namespace {

using base::Json;
using feel::Kind;

constexpr char const* kept_function = "kept_function";  // the null that stands for a function
constexpr int forms_of_range = 7;                       // feel::Range::Form
constexpr std::size_t range_parts = 5;                  // form, low, high, low_closed, high_closed

bool has_reserved_key(feel::ContextEntries const& entries) {
  return std::any_of(entries.begin(), entries.end(), [](auto const& entry) { return entry.first.starts_with('@'); });
}

void append_context(std::string& out, feel::ContextEntries const& entries) {
  bool const plain = !has_reserved_key(entries);
  out += plain ? "{" : R"({"@context":[)";
  for (auto const& entry : entries) {
    if (&entry != entries.data()) out += ',';
    if (!plain) out += '[';
    base::append_json_string(out, entry.first);
    out += plain ? ':' : ',';
    append_stored(out, entry.second);
    if (!plain) out += ']';
  }
  out += plain ? "}" : "]}";
}

void append_range(std::string& out, feel::Range const& range) {
  fmt::format_to(std::back_inserter(out), R"({{"@range":[{},)", static_cast<int>(range.form));
  append_stored(out, range.low);
  out += ',';
  append_stored(out, range.high);
  fmt::format_to(std::back_inserter(out), ",{},{}]}}", range.low_closed, range.high_closed);
}

void append_marked(std::string& out, std::string_view mark, std::string_view text) {
  fmt::format_to(std::back_inserter(out), R"({{"{}":)", mark);
  base::append_json_string(out, text);
  out += '}';
}

std::optional<std::int32_t> small_number(Json const& json) {
  base::Decimal const* const number = json.if_number();
  std::optional<std::int64_t> const value = number ? number->to_int64() : std::nullopt;
  if (!value || *value < 0 || *value > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  return static_cast<std::int32_t>(*value);
}

class StoredValueReader {
 public:
  explicit StoredValueReader(std::vector<base::Issue>& issues) : issues_(issues) {}

  feel::Value value(Json const& json, std::string const& pointer) {
    if (json.is_null()) return {};
    if (bool const* boolean = json.if_boolean()) return *boolean;
    if (base::Decimal const* number = json.if_number()) return *number;
    if (std::string const* text = json.if_string()) return *text;
    if (Json::Array const* array = json.if_array()) {
      feel::List items;
      for (std::size_t i = 0; i < array->size(); ++i)
        items.push_back(value((*array)[i], fmt::format("{}/{}", pointer, i)));
      return made(feel::Value::list(std::move(items)), pointer);
    }
    Json::Object const& object = *json.if_object();
    bool const marked = object.size() == 1 && object.front().first.starts_with('@');
    return marked ? special(object.front().first, object.front().second, pointer) : context(object, pointer);
  }

  feel::Diagnostic diagnostic(Json const& json, std::string const& pointer) {
    feel::Diagnostic result;
    Json::Array const* const parts = json.if_array();
    std::size_t const count = parts ? parts->size() : 0;
    constexpr std::size_t plain_parts = 5;  // code, element, offset, length, values; then the severity if no error
    bool good = count == plain_parts || count == plain_parts + 1;
    if (good) {
      std::string const *code = (*parts)[0].if_string(), *element = (*parts)[1].if_string();
      std::optional<std::int32_t> const offset = small_number((*parts)[2]), length = small_number((*parts)[3]);
      Json::Array const* const values = (*parts)[4].if_array();
      std::optional<std::int32_t> const severity = count > plain_parts ? small_number((*parts)[5]) : 2;
      good = code && element && offset && length && values && severity && *severity <= 2;
      if (good) {
        result = {.code = *code,
                  .severity = static_cast<feel::Diagnostic::Severity>(*severity),
                  .place = {.element_id = *element, .offset = *offset, .length = *length},
                  .values = {}};
        for (Json const& value : *values) {
          good = good && value.if_string();
          if (good) result.values.push_back(*value.if_string());
        }
      }
    }
    if (!good) issue(pointer, "expected [code, element, offset, length, [texts]]");
    return result;
  }

 private:
  feel::Value issue(std::string const& pointer, std::string message) {
    issues_.push_back({pointer, std::move(message)});
    return {};
  }

  feel::Value made(feel::Value value, std::string const& pointer) {
    if (value.is_error()) return issue(pointer, feel::message_of(*value.reason(), "en"));
    return value;
  }

  feel::Value context(Json::Object const& object, std::string const& pointer) {
    feel::ContextEntries entries;
    for (auto const& [key, part] : object) {
      std::string below = pointer;
      base::append_json_pointer(below, key);
      entries.emplace_back(key, value(part, below));
    }
    return made(feel::Value::context(std::move(entries)), pointer);
  }

  feel::Value special(std::string const& mark, Json const& content, std::string const& pointer) {
    if (mark == "@" && content.if_string()) {
      feel::Value temporal = feel::parse_temporal(*content.if_string());
      if (temporal.is_null()) return issue(pointer, fmt::format("`{}` is no value of time", *content.if_string()));
      return temporal;
    }
    if (mark == "@null")
      return feel::Value::null(std::make_shared<feel::Diagnostic const>(diagnostic(content, pointer + "/@null")));
    if (mark == "@range") return range(content, pointer + "/@range");
    if (mark == "@context") return keyed_context(content, pointer + "/@context");
    if (mark == "@function" && content.if_string()) return feel::Value::null(kept_function, {*content.if_string()});
    return issue(pointer, fmt::format("the mark `{}` is not known", mark));
  }

  feel::Value range(Json const& content, std::string const& pointer) {
    Json::Array const* const parts = content.if_array();
    std::optional<std::int32_t> const form =
        parts && parts->size() == range_parts ? small_number(parts->front()) : std::nullopt;
    bool const good = form && *form < forms_of_range && (*parts)[3].if_boolean() && (*parts)[4].if_boolean();
    if (!good) return issue(pointer, "expected [form, low, high, low_closed, high_closed]");
    feel::Range range;
    range.form = static_cast<feel::Range::Form>(*form);
    range.low = value((*parts)[1], pointer + "/1");
    range.high = value((*parts)[2], pointer + "/2");
    range.low_closed = *(*parts)[3].if_boolean();
    range.high_closed = *(*parts)[4].if_boolean();
    return made(feel::Value::of(std::move(range)), pointer);
  }

  feel::Value keyed_context(Json const& content, std::string const& pointer) {
    feel::ContextEntries entries;
    Json::Array const* const pairs = content.if_array();
    if (!pairs) return issue(pointer, "expected a list of [key, value]");
    for (std::size_t i = 0; i < pairs->size(); ++i) {
      std::string const below = fmt::format("{}/{}", pointer, i);
      Json::Array const* const pair = (*pairs)[i].if_array();
      std::string const* const key = pair && pair->size() == 2 ? pair->front().if_string() : nullptr;
      bool const twice =
          key && std::any_of(entries.begin(), entries.end(), [&](auto const& entry) { return entry.first == *key; });
      if (!key || twice) return issue(below, "expected [key, value], each key once");
      entries.emplace_back(*key, value((*pair)[1], below + "/1"));
    }
    return made(feel::Value::context(std::move(entries)), pointer);
  }

  std::vector<base::Issue>& issues_;
};

}  // namespace

void append_stored(std::string& out, feel::Value const& value) {
  switch (value.kind()) {
    case Kind::null:
      if (feel::Diagnostic const* const reason = value.reason(); reason && reason->code == kept_function) {
        append_marked(out, "@function", reason->values.front());
      } else if (reason) {
        out += R"({"@null":)";
        append_stored(out, *reason);
        out += '}';
      } else {
        out += "null";
      }
      return;
    case Kind::boolean: out += value.boolean() ? "true" : "false"; return;
    case Kind::number: out += value.number().to_string(); return;
    case Kind::string: base::append_json_string(out, value.string()); return;
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_time_duration:
    case Kind::years_months_duration: append_marked(out, "@", value.to_string()); return;
    case Kind::list:
      out += '[';
      for (feel::Value const& item : value.list()) {
        if (&item != value.list().data()) out += ',';
        append_stored(out, item);
      }
      out += ']';
      return;
    case Kind::context: append_context(out, value.context()); return;
    case Kind::range: append_range(out, value.range()); return;
    case Kind::function: append_marked(out, "@function", value.to_string()); return;
  }
}

void append_stored(std::string& out, feel::Diagnostic const& diagnostic) {
  out += '[';
  base::append_json_string(out, diagnostic.code);
  out += ',';
  base::append_json_string(out, diagnostic.place.element_id);
  fmt::format_to(std::back_inserter(out), ",{},{},[", diagnostic.place.offset, diagnostic.place.length);
  for (std::string const& value : diagnostic.values) {
    if (&value != diagnostic.values.data()) out += ',';
    base::append_json_string(out, value);
  }
  out += ']';
  if (diagnostic.severity != feel::Diagnostic::Severity::error)
    fmt::format_to(std::back_inserter(out), ",{}", static_cast<int>(diagnostic.severity));
  out += ']';
}

feel::Value stored_value(Json const& json, std::string const& pointer, std::vector<base::Issue>& issues) {
  return StoredValueReader{issues}.value(json, pointer);
}

feel::Diagnostic stored_diagnostic(Json const& json, std::string const& pointer, std::vector<base::Issue>& issues) {
  return StoredValueReader{issues}.diagnostic(json, pointer);
}

}  // namespace dmn
