#include "base/json.h"

#include <simdjson.h>

#include <algorithm>
#include <ostream>

#include "base/json_scanner.h"
#include "base/utf_8.h"

namespace base {
namespace {

void append_hex_escape(std::string& out, unsigned char c) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 0xF];
}

// Bytes that are no UTF-8 become U+FFFD, so that what is written is always JSON.
std::string with_replacements(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t const length = first_code_point(text).length;
    if (length == 0) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

class Writer {
 public:
  Writer(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void write(Json const& value) {
    if (bool const* boolean = value.if_boolean()) {
      out_ += *boolean ? "true" : "false";
    } else if (Decimal const* number = value.if_number()) {
      out_ += number->to_string();
    } else if (std::string const* text = value.if_string()) {
      append_json_string(out_, *text);
    } else if (Json::Array const* array = value.if_array()) {
      list('[', ']', *array, [this](Json const& item) { write(item); });
    } else if (Json::Object const* object = value.if_object()) {
      list('{', '}', *object, [this](auto const& member) {
        append_json_string(out_, member.first);
        out_ += pretty_ ? ": " : ":";
        write(member.second);
      });
    } else {
      out_ += "null";
    }
  }

 private:
  template <class Items, class Write>
  void list(char open, char close, Items const& items, Write write_item) {
    out_ += open;
    ++depth_;
    bool first = true;
    for (auto const& item : items) {
      if (!first) out_ += ',';
      first = false;
      new_line();
      write_item(item);
    }
    --depth_;
    if (!first) new_line();
    out_ += close;
  }

  void new_line() {
    if (pretty_) out_.append(1, '\n').append(2 * depth_, ' ');
  }

  std::string& out_;
  bool pretty_;
  std::size_t depth_ = 0;
};

}  // namespace

Result<Json> Json::parse(std::string_view text) { return JsonScanner{text}.read(); }

Json const* Json::find(std::string_view key) const {
  Object const* object = if_object();
  if (object == nullptr) return nullptr;
  auto const found =
      std::find_if(object->begin(), object->end(), [&](auto const& member) { return member.first == key; });
  return found == object->end() ? nullptr : &found->second;
}

std::string Json::text_of(std::string_view key) const {
  Json const* member = find(key);
  std::string const* text = member == nullptr ? nullptr : member->if_string();
  return text == nullptr ? std::string{} : *text;
}

std::string Json::to_string() const {
  std::string out;
  Writer{out, false}.write(*this);
  return out;
}

std::ostream& operator<<(std::ostream& out, Json const& value) { return out << value.to_string(); }

std::string Json::to_pretty_string() const {
  std::string out;
  Writer{out, true}.write(*this);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  std::string repaired;
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    repaired = with_replacements(text);
    text = repaired;
  }
  out += '"';
  for (char const c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          append_hex_escape(out, static_cast<unsigned char>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace base
