#include "dmn/values_json.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/json_scanner.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace dmn {
namespace {

using feel::Kind;
using TypeForm = feel::Type::Form;

constexpr std::size_t issues_max = 100;
constexpr std::size_t shown_bytes_max = 60;

bool is_any(feel::Type const& type) { return type.form == TypeForm::any; }
bool is_simple(feel::Type const& type, Kind kind) { return type.form == TypeForm::simple && type.simple == kind; }

// How a value of the type is written.
std::string_view example_of(feel::Type const& type) {
  switch (type.form) {
    case TypeForm::any:
    case TypeForm::function: return "";
    case TypeForm::list: return "[1, 2]";
    case TypeForm::context: return R"({"name": 1})";
    case TypeForm::range: return "\"[1..5]\"";
    case TypeForm::simple: break;
  }
  switch (type.simple) {
    case Kind::number: return "12.5";
    case Kind::string: return R"("text")";
    case Kind::boolean: return "true";
    case Kind::date: return R"("2024-05-31")";
    case Kind::time: return R"("09:30:00")";
    case Kind::date_time: return R"("2024-05-31T09:30:00+08:00")";
    case Kind::days_time_duration: return R"("P30D")";
    case Kind::years_months_duration: return R"("P1Y6M")";
    case Kind::null:
    case Kind::list:
    case Kind::context:
    case Kind::range:
    case Kind::function: return "null";
  }
  return "";
}

// The text as a value of the type; null when it is none.
feel::Value parsed(std::string_view text, feel::Type const& type) {
  if (is_any(type) || is_simple(type, Kind::string)) return text;
  if (type.form == TypeForm::range) {
    auto const range = feel::Expression::compile(text, feel::Scope{}, {});
    bool const constant = range && range->constant() && range->constant()->kind() == Kind::range;
    return constant ? *range->constant() : feel::Value{};
  }
  if (type.form != TypeForm::simple) return {};
  if (type.simple == Kind::date || type.simple == Kind::date_time)
    if (auto const days = feel::parse_date(text)) return feel::Value::date_of_days(*days);
  if (type.simple == Kind::time)
    if (auto time = feel::parse_time(text)) return feel::Value::of(*std::move(time));
  if (type.simple == Kind::date_time)
    if (auto moment = feel::parse_date_time(text)) return feel::Value::of(*std::move(moment));
  feel::Value duration = feel::parse_duration(text);
  return duration.kind() == type.simple ? duration : feel::Value{};
}

// Kinds by FEEL's name, so that a person sees what is expected; contexts by the name of their type.
std::string described(feel::Type const& type) {
  if (type.form == TypeForm::simple) return std::string{feel::name_of(type.simple)};
  if (type.form == TypeForm::list) return fmt::format("list<{}>", described(*type.element));
  return feel::to_string(type);
}

std::string shown(std::string_view text) {
  if (text.size() <= shown_bytes_max) return std::string{text};
  std::size_t end = shown_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string{text.substr(0, end)} + "…";
}

}  // namespace

void ValueReader::issue_here(std::string message) {
  if (issues_.size() >= issues_max) return;
  std::string at;
  if (!name_.empty()) base::append_json_pointer(at, name_);
  issues_.push_back({at + below_, std::move(message)});
}

void ValueReader::issue(std::string_view name, std::string_view english, std::string_view chinese) {
  name_ = name;
  below_.clear();
  issue_here(std::string{chinese_ ? chinese : english});
}

void ValueReader::wrong_type(feel::Type const& type, std::string const& got) {
  std::string_view const example = example_of(type);
  std::string message =
      fmt::format(fmt::runtime(chinese_ ? "应为 {}，实际为{}" : "expected {}, got {}"), described(type), got);
  if (!example.empty()) message += fmt::format(fmt::runtime(chinese_ ? "；请写成 {}" : ": write it like {}"), example);
  issue_here(std::move(message));
}

bool ValueReader::read(std::string_view name, feel::Type const& type, feel::Value& value) {
  name_ = name;
  below_.clear();
  depth_ = 1;
  return read_typed(type, value);
}

bool ValueReader::read_typed(feel::Type const& type, feel::Value& value) {
  std::size_t const issues = issues_.size();
  bool good = false;
  switch (in_.front()) {
    case '{': good = read_context(type, value); break;
    case '[': good = read_list(type, value); break;
    case '"': good = read_text(type, value); break;
    case 't':
    case 'f':
    case 'n': good = read_word(type, value); break;
    default: good = read_number(type, value); break;
  }
  bool const fits = good && issues_.size() == issues && !value.is_null();
  if (!fits || (!type.allowed_values && value.kind() != Kind::date && value.kind() != Kind::list)) return good;
  value = feel::coerce(std::move(value), type, {});
  if (value.is_error()) issue_here(feel::message_of(*value.reason(), chinese_ ? "zh-CN" : "en"));
  return true;
}

bool ValueReader::read_number(feel::Type const& type, feel::Value& value) {
  std::optional<base::Decimal> exact;
  std::string_view number;
  if (!in_.read_number(exact, number)) return false;
  if (!is_any(type) && !is_simple(type, Kind::number)) {
    wrong_type(type, fmt::format(fmt::runtime(chinese_ ? "数 {}" : "the number {}"), shown(number)));
  } else if (!exact) {
    issue_here(
        fmt::format(fmt::runtime(chinese_ ? "数 {} 超过 34 位有效数字或超出范围，请缩短"
                                          : "the number {} has more than 34 digits or is out of range: shorten it"),
                    shown(number)));
  } else {
    value = *exact;
  }
  return true;
}

bool ValueReader::read_text(feel::Type const& type, feel::Value& value) {
  std::string_view text;
  std::string buffer;
  if (!in_.read_text(text, buffer)) return false;
  value = parsed(text, type);
  if (value.is_null())
    wrong_type(type, fmt::format(fmt::runtime(chinese_ ? "文本“{}”" : "the text `{}`"), shown(text)));
  return true;
}

bool ValueReader::read_word(feel::Type const& type, feel::Value& value) {
  if (in_.front() == 'n') {
    value = feel::Value{};
    return in_.read_word("null");
  }
  bool const truth = in_.front() == 't';
  if (!in_.read_word(truth ? "true" : "false")) return false;
  if (is_any(type) || is_simple(type, Kind::boolean))
    value = truth;
  else
    wrong_type(type, fmt::format(fmt::runtime(chinese_ ? " {}" : "{}"), truth));
  return true;
}

bool ValueReader::read_list(feel::Type const& type, feel::Value& value) {
  if (!is_any(type) && type.form != TypeForm::list) {
    wrong_type(type, chinese_ ? "列表" : "a list");
    return in_.skip_value();
  }
  if (++depth_ > base::JsonCursor::depth_max) return in_.fail("nested more than 64 deep");
  feel::Type const& element = type.form == TypeForm::list ? *type.element : type;
  feel::List items;
  in_.take('[');
  in_.skip_blanks();
  if (!in_.take(']')) {
    std::size_t const length = below_.size();
    do {
      below_ += fmt::format("/{}", items.size());
      in_.skip_blanks();
      if (!read_typed(element, items.emplace_back())) return false;
      below_.resize(length);
      in_.skip_blanks();
    } while (in_.take(','));
    if (!in_.take(']')) return in_.fail("expected `,` or `]`, got " + in_.found());
  }
  --depth_;
  value = feel::Value::list(std::move(items));
  if (value.is_error()) issue_here(feel::message_of(*value.reason(), chinese_ ? "zh-CN" : "en"));
  return true;
}

bool ValueReader::read_context(feel::Type const& type, feel::Value& value) {
  if (!is_any(type) && type.form != TypeForm::context) {
    wrong_type(type, chinese_ ? "对象" : "an object");
    return in_.skip_value();
  }
  if (++depth_ > base::JsonCursor::depth_max) return in_.fail("nested more than 64 deep");
  feel::ContextEntries entries;
  in_.take('{');
  in_.skip_blanks();
  if (!in_.take('}') && !read_entries(type, entries)) return false;
  --depth_;
  std::size_t const issues = issues_.size();
  check_entries(type, entries);
  if (issues_.size() > issues) return true;
  value = feel::Value::context(std::move(entries));
  if (value.is_error()) issue_here(feel::message_of(*value.reason(), chinese_ ? "zh-CN" : "en"));
  return true;
}

bool ValueReader::read_entries(feel::Type const& type, feel::ContextEntries& entries) {
  std::size_t const length = below_.size();
  do {
    in_.skip_blanks();
    if (in_.front() != '"') return in_.fail("expected a key in quotes, got " + in_.found());
    std::string key;
    if (!in_.read_string(key)) return false;
    in_.skip_blanks();
    if (!in_.take(':')) return in_.fail("expected `:`, got " + in_.found());
    in_.skip_blanks();
    auto const field =
        std::find_if(type.fields.begin(), type.fields.end(), [&](auto const& known) { return known.first == key; });
    base::append_json_pointer(below_, key);
    entries.emplace_back(std::move(key), feel::Value{});
    feel::TypePointer const entry = field == type.fields.end() ? feel::any_type() : field->second;
    if (!read_typed(*entry, entries.back().second)) return false;
    below_.resize(length);
    in_.skip_blanks();
  } while (in_.take(','));
  return in_.take('}') || in_.fail("expected `,` or `}`, got " + in_.found());
}

// Keys once each, and all that the type declares.
void ValueReader::check_entries(feel::Type const& type, feel::ContextEntries const& entries) {
  std::vector<std::string_view> keys;
  for (auto const& entry : entries) keys.push_back(entry.first);
  std::sort(keys.begin(), keys.end());
  auto const complain = [&](std::string_view key, char const* message) {
    std::size_t const length = below_.size();
    base::append_json_pointer(below_, key);
    issue_here(message);
    below_.resize(length);
  };
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (keys[i] == keys[i - 1])
      complain(keys[i], chinese_ ? "重复给出，请只保留一个" : "given more than once: keep one");
  for (auto const& [name, field] : type.fields)
    if (!std::binary_search(keys.begin(), keys.end(), std::string_view{name}))
      complain(name, chinese_ ? "未给出，请补上，未知时写 null" : "not given: add it, or null where it is not known");
}

void append_json(std::string& out, feel::Value const& value) {
  switch (value.kind()) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += value.boolean() ? "true" : "false"; return;
    case Kind::number: out += value.number().to_string(); return;
    case Kind::string: base::append_json_string(out, value.string()); return;
    case Kind::list: {
      char separator = '[';
      for (feel::Value const& item : value.list()) {
        out += std::exchange(separator, ',');
        append_json(out, item);
      }
      out += value.list().empty() ? "[]" : "]";
      return;
    }
    case Kind::context: {
      char separator = '{';
      for (auto const& [name, entry] : value.context()) {
        out += std::exchange(separator, ',');
        base::append_json_string(out, name);
        out += ':';
        append_json(out, entry);
      }
      out += value.context().empty() ? "{}" : "}";
      return;
    }
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_time_duration:
    case Kind::years_months_duration:
    case Kind::range:
    case Kind::function: base::append_json_string(out, value.to_string()); return;
  }
}

}  // namespace dmn
