// Values as text, for people and traces.
#include "feel/characters.h"
#include "feel/function.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace feel {

namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  out += '"';
}

bool is_plain_name(std::string_view name) {
  if (name.empty() || !is_name_start(code_point_at(name, 0).value)) return false;
  for (std::size_t at = 0; at < name.size();) {
    CodePoint const c = code_point_at(name, at);
    if (!is_name_part(c.value) && c.value != U' ') return false;
    at += static_cast<std::size_t>(c.length);
  }
  return true;
}

constexpr std::size_t brief_size = 200;  // bytes

// At most so many bytes of it, not cut inside a code point, and `…`.
std::string beginning_of(std::string_view text, std::size_t size) {
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return std::string{text.substr(0, size)} + "…";
}

void append_context(std::string& out, ContextEntries const& entries, std::size_t size_max) {
  out += '{';
  for (auto const& [name, value] : entries) {
    if (out.size() > size_max) return;
    if (out.back() != '{') out += ", ";
    if (is_plain_name(name)) {
      out += name;
    } else {
      append_quoted(out, name);
    }
    out += ": ";
    value.append_to(out, true, size_max);
  }
  out += '}';
}

void append_function(std::string& out, Function const& function) {
  out += "function";
  if (!function.name.empty()) out.append(" ").append(function.name);
  out += '(';
  for (Parameter const& parameter : function.parameters) {
    if (out.back() != '(') out += ", ";
    out += parameter.name;
  }
  out += ')';
}

}  // namespace

std::string Value::to_string() const {
  std::string out;
  append_to(out, false);
  return out;
}

std::string Value::to_brief_string() const {
  std::string out;
  if (kind_ == Kind::string)
    out = string().substr(0, brief_size + 1);
  else
    append_to(out, false, brief_size);
  return out.size() <= brief_size ? out : beginning_of(out, brief_size);
}

void Value::append_to(std::string& out, bool quoted, std::size_t size_max) const {
  switch (kind_) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += boolean() ? "true" : "false"; return;
    case Kind::number: out += number().to_string(); return;
    case Kind::string: {
      std::string_view const text = std::string_view{string()}.substr(0, size_max);
      return quoted ? append_quoted(out, text) : void(out += text);
    }
    case Kind::date: out += date_to_string(days()); return;
    case Kind::time: out += feel::to_string(time()); return;
    case Kind::date_time: out += feel::to_string(date_time()); return;
    case Kind::days_time_duration: out += nanoseconds_to_string(nanoseconds()); return;
    case Kind::years_months_duration: out += months_to_string(months()); return;
    case Kind::list:
      out += '[';
      for (std::size_t i = 0; i < list().size() && out.size() <= size_max; ++i) {
        if (i > 0) out += ", ";
        list()[i].append_to(out, true, size_max);
      }
      out += ']';
      return;
    case Kind::context: append_context(out, context(), size_max); return;
    case Kind::range: out += range().to_string(); return;
    case Kind::function: append_function(out, function()); return;
  }
}

std::string Range::to_string() const {
  std::string out;
  switch (form) {
    case Form::interval:
      out += low_closed ? '[' : '(';
      low.append_to(out, true);
      out += "..";
      high.append_to(out, true);
      out += high_closed ? ']' : ')';
      return out;
    case Form::less: out = "(< "; break;
    case Form::less_equal: out = "(<= "; break;
    case Form::greater: out = "(> "; break;
    case Form::greater_equal: out = "(>= "; break;
    case Form::equal: out = "(= "; break;
    case Form::not_equal: out = "(!= "; break;
  }
  (low.is_null() ? high : low).append_to(out, true);
  return out + ")";
}

}  // namespace feel
