#include "base/json_scanner.h"

#include <algorithm>

#include "base/utf_8.h"

namespace base {

void append_json_pointer(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (char const c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

Result<Json> JsonScanner::read() {
  if (!in_.is_utf_8()) {
    std::string const place = "byte " + std::to_string(valid_utf_8_length(in_.text()));
    return invalid("not valid JSON", {{place, "not UTF-8; save the text as UTF-8"}});
  }
  Json value;
  in_.skip_blanks();
  bool good = read_value(value);
  if (good) {
    in_.skip_blanks();
    if (!in_.at_end()) good = in_.fail("expected the end of the text, got " + in_.found());
  }
  if (!good) issues_.push_back({in_.place(), in_.error()});
  if (!issues_.empty()) return invalid("not valid JSON", std::move(issues_));
  return value;
}

bool JsonScanner::read_value(Json& value) {
  if (in_.at_end()) return in_.fail("expected a value, got the end of the text");
  switch (in_.front()) {
    case '{': return read_object(value);
    case '[': return read_array(value);
    case 't': return read_word("true", Json{true}, value);
    case 'f': return read_word("false", Json{false}, value);
    case 'n': return read_word("null", Json{}, value);
    case '"': {
      std::string text;
      if (!in_.read_string(text)) return false;
      value = Json{std::move(text)};
      return true;
    }
    default: return read_number(value);
  }
}

bool JsonScanner::read_word(std::string_view word, Json constant, Json& value) {
  if (!in_.read_word(word)) return false;
  value = std::move(constant);
  return true;
}

bool JsonScanner::read_number(Json& value) {
  std::optional<Decimal> exact;
  std::string_view number;
  if (!in_.read_number(exact, number)) return false;
  if (!exact && issues_.size() < json_issues_max)
    issues_.push_back(
        {pointer_, "number `" + std::string{number.substr(0, 60)} + "` has more than 34 digits or is out of range"});
  value = Json{exact.value_or(Decimal{})};
  return true;
}

bool JsonScanner::read_array(Json& value) {
  if (++depth_ > JsonCursor::depth_max) return in_.fail("nested more than 64 deep");
  Json::Array array;
  in_.take('[');
  in_.skip_blanks();
  if (!in_.take(']')) {
    std::size_t const pointer_length = pointer_.size();
    do {
      pointer_ += '/' + std::to_string(array.size());
      in_.skip_blanks();
      if (!read_value(array.emplace_back())) return false;
      pointer_.resize(pointer_length);
      in_.skip_blanks();
    } while (in_.take(','));
    if (!in_.take(']')) return in_.fail("expected `,` or `]`, got " + in_.found());
  }
  --depth_;
  value = Json{std::move(array)};
  return true;
}

bool JsonScanner::read_object(Json& value) {
  if (++depth_ > JsonCursor::depth_max) return in_.fail("nested more than 64 deep");
  Json::Object object;
  in_.take('{');
  in_.skip_blanks();
  if (!in_.take('}') && !read_members(object)) return false;
  --depth_;
  refuse_duplicates(object);
  value = Json{std::move(object)};
  return true;
}

bool JsonScanner::read_members(Json::Object& object) {
  std::size_t const pointer_length = pointer_.size();
  do {
    in_.skip_blanks();
    if (in_.front() != '"') return in_.fail("expected a key in quotes, got " + in_.found());
    std::string key;
    if (!in_.read_string(key)) return false;
    append_json_pointer(pointer_, key);
    object.emplace_back(std::move(key), Json{});
    in_.skip_blanks();
    if (!in_.take(':')) return in_.fail("expected `:`, got " + in_.found());
    in_.skip_blanks();
    if (!read_value(object.back().second)) return false;
    pointer_.resize(pointer_length);
    in_.skip_blanks();
  } while (in_.take(','));
  return in_.take('}') || in_.fail("expected `,` or `}`, got " + in_.found());
}

void JsonScanner::refuse_duplicates(Json::Object const& object) {
  std::vector<std::string_view> keys;
  keys.reserve(object.size());
  for (auto const& member : object) keys.push_back(member.first);
  std::sort(keys.begin(), keys.end());
  for (auto at = std::adjacent_find(keys.begin(), keys.end()); at != keys.end() && issues_.size() < json_issues_max;
       at = std::adjacent_find(std::find_if(at, keys.end(), [&](auto key) { return key != *at; }), keys.end())) {
    std::string place = pointer_;
    append_json_pointer(place, *at);
    issues_.push_back({std::move(place), "the key occurs more than once"});
  }
}

}  // namespace base
