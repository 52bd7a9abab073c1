#include "http/schema.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"

namespace http {
namespace {

Fault fault(std::string zh, std::string en) { return {std::move(zh), std::move(en)}; }

std::size_t size_of(base::Json const& value) {
  CHECK(value.if_number() != nullptr);
  auto const number = value.if_number()->to_int64();
  CHECK(number && *number >= 0);
  return static_cast<std::size_t>(*number);
}

}  // namespace

TextSchema::TextSchema(std::string_view json_schema) {
  auto const parsed = base::Json::parse(json_schema);
  CHECK_NOTE(parsed && parsed->if_object(), json_schema);
  for (auto const& [key, value] : *parsed->if_object()) {
    if (key == "type") {
      CHECK(value.if_string());
      std::string const& type = *value.if_string();
      CHECK_NOTE(type == "string" || type == "integer" || type == "number" || type == "boolean", type);
      type_ = type == "string"    ? Type::string
              : type == "integer" ? Type::integer
              : type == "number"  ? Type::number
                                  : Type::boolean;
    } else if (key == "format") {
      CHECK_NOTE(value.if_string() && *value.if_string() == "date", json_schema);
      is_date_ = true;
    } else if (key == "enum") {
      CHECK(value.if_array());
      for (base::Json const& choice : *value.if_array()) {
        CHECK(choice.if_string());
        choices_.push_back(*choice.if_string());
      }
    } else if (key == "pattern") {
      CHECK(value.if_string());
      pattern_text_ = *value.if_string();
      pattern_.emplace(*pattern_text_, std::regex::ECMAScript | std::regex::optimize);
    } else if (key == "minLength") {
      length_min_ = size_of(value);
    } else if (key == "maxLength") {
      length_max_ = size_of(value);
    } else if (key == "minimum" || key == "maximum") {
      CHECK(value.if_number());
      (key == "minimum" ? minimum_ : maximum_) = *value.if_number();
    } else {
      CHECK_NOTE(key == "description" || key == "default" || key == "examples", key);
    }
  }
}

std::optional<Fault> TextSchema::check(std::string_view text) const {
  switch (type_) {
    case Type::string: return check_string(text);
    case Type::integer:
    case Type::number: return check_number(text);
    case Type::boolean: break;
  }
  if (text == "true" || text == "false") return std::nullopt;
  return fault(fmt::format("应为 true 或 false，而不是 `{}`", text),
               fmt::format("expected true or false, got `{}`", text));
}

std::optional<Fault> TextSchema::check_number(std::string_view text) const {
  auto const number = text.size() <= length_max_ ? base::Decimal::parse(text) : std::nullopt;
  if (!number ||
      (type_ == Type::integer && (!number->to_int64() || text.find_first_of(".eE") != std::string_view::npos))) {
    bool const whole = type_ == Type::integer;
    return fault(fmt::format("应为{}，而不是 `{}`", whole ? "整数" : "数字", text),
                 fmt::format("expected {}, got `{}`", whole ? "an integer" : "a number", text));
  }
  if (minimum_ && *number < *minimum_)
    return fault(fmt::format("至少为 {}，而不是 `{}`", minimum_->to_string(), text),
                 fmt::format("at least {}, got `{}`", minimum_->to_string(), text));
  if (maximum_ && *number > *maximum_)
    return fault(fmt::format("至多为 {}，而不是 `{}`", maximum_->to_string(), text),
                 fmt::format("at most {}, got `{}`", maximum_->to_string(), text));
  return std::nullopt;
}

std::optional<Fault> TextSchema::check_string(std::string_view text) const {
  std::size_t const length = base::length_code_points(text);
  if (length < length_min_ || length > length_max_)
    return fault(fmt::format("长度应为 {} 至 {} 个字符，而不是 {}", length_min_, length_max_, length),
                 fmt::format("expected {} to {} characters, got {}", length_min_, length_max_, length));
  if (is_date_ && !base::Date::parse(text))
    return fault(fmt::format("应为日期，如 2024-05-31，而不是 `{}`", text),
                 fmt::format("expected a date such as 2024-05-31, got `{}`", text));
  if (!choices_.empty() && std::find(choices_.begin(), choices_.end(), text) == choices_.end())
    return fault(fmt::format("应为 {} 之一，而不是 `{}`", fmt::join(choices_, "、"), text),
                 fmt::format("expected one of {}, got `{}`", fmt::join(choices_, ", "), text));
  if (pattern_ && !std::regex_search(text.begin(), text.end(), *pattern_))
    return fault(fmt::format("应符合 {}，而不是 `{}`", *pattern_text_, text),
                 fmt::format("expected a text that fits {}, got `{}`", *pattern_text_, text));
  return std::nullopt;
}

}  // namespace http
