#include "tlog/leaf.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/utf_8.h"

namespace tlog {
namespace {

using base::invalid;
using base::Json;
using base::Result;

constexpr int depth_max = 64;

// By UTF-16 code units: characters beyond U+FFFF are written with surrogates, which stand below U+E000.
bool is_before(std::string_view a, std::string_view b) {
  auto const rank = [](char32_t c) {
    return c > 0xFFFF ? 0xD800 + (c - 0x10000) / 0x400 : c >= 0xE000 ? c + 0x800 : c;
  };
  while (!a.empty() && !b.empty()) {
    base::CodePoint const x = base::first_code_point(a), y = base::first_code_point(b);
    if (x.value != y.value) return rank(x.value) != rank(y.value) ? rank(x.value) < rank(y.value) : x.value < y.value;
    a.remove_prefix(x.length);
    b.remove_prefix(y.length);
  }
  return a.size() < b.size();
}

// `value` with its keys in order.
Result<Json> in_order(Json const& value, int depth) {
  if (depth > depth_max) return invalid("JSON deeper than 64");
  if (std::string const* const text = value.if_string(); text != nullptr && !base::is_valid_utf_8(*text))
    return invalid("a text that is not UTF-8");
  if (Json::Array const* const array = value.if_array()) {
    Json::Array items;
    for (Json const& item : *array) items.push_back(TRY(in_order(item, depth + 1)));
    return Json{std::move(items)};
  }
  Json::Object const* const object = value.if_object();
  if (object == nullptr) return value;
  Json::Object members;
  for (auto const& [key, member] : *object) {
    if (!base::is_valid_utf_8(key)) return invalid("a key that is not UTF-8");
    members.emplace_back(key, TRY(in_order(member, depth + 1)));
  }
  std::sort(members.begin(), members.end(), [](auto const& a, auto const& b) { return is_before(a.first, b.first); });
  auto const twice = std::adjacent_find(members.begin(), members.end(),
                                        [](auto const& a, auto const& b) { return a.first == b.first; });
  if (twice != members.end()) return invalid(fmt::format("the key `{}` occurs more than once", twice->first));
  return Json{std::move(members)};
}

bool has_commitment(Json const& value) {
  if (Json::Array const* const array = value.if_array())
    return std::any_of(array->begin(), array->end(), has_commitment);
  Json::Object const* const object = value.if_object();
  return object != nullptr && std::any_of(object->begin(), object->end(), [](auto const& member) {
           return member.first == commitment_key || has_commitment(member.second);
         });
}

// RFC 6901: ~1 is a slash, ~0 a tilde.
Result<std::string> unescaped(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      name += token[i];
    } else if (++i < token.size() && (token[i] == '0' || token[i] == '1')) {
      name += token[i] == '1' ? '/' : '~';
    } else {
      return invalid("malformed JSON pointer");
    }
  }
  return name;
}

Json* child_of(Json& value, std::string const& name) {
  if (Json::Object* const object = value.if_object()) {
    auto const found = std::find_if(object->begin(), object->end(), [&](auto const& m) { return m.first == name; });
    return found == object->end() ? nullptr : &found->second;
  }
  Json::Array* const array = value.if_array();
  auto const position = parse_count(name);
  return array == nullptr || !position || *position >= array->size() ? nullptr : &(*array)[*position];
}

// The value at a pointer, which is not the root.
Result<Json*> at(Json& root, std::string_view pointer) {
  std::string_view rest = pointer;
  if (!rest.starts_with('/')) return invalid(fmt::format("`{}` is no JSON pointer to a field", pointer));
  Json* value = &root;
  while (!rest.empty() && value != nullptr) {
    rest.remove_prefix(1);
    std::size_t const end = std::min(rest.find('/'), rest.size());
    value = child_of(*value, TRY(unescaped(rest.substr(0, end))));
    rest.remove_prefix(end);
  }
  if (value == nullptr) return base::not_found(fmt::format("there is no `{}`", pointer));
  return value;
}

}  // namespace

Result<std::string> canonical_json(Json const& value) { return TRY(in_order(value, 0)).to_string(); }

Result<Hash> commit(HashKind kind, Opening const& opening) {
  if (opening.salt.size() != salt_size) return invalid(fmt::format("a salt has {} bytes", salt_size));
  std::string const said = TRY(canonical_json(Json{Json::Array{Json{opening.field}, opening.value}}));
  return Hasher{kind}.plain(opening.salt + said);
}

Result<Leaf> make_leaf(HashKind kind, Json event, std::vector<std::string> const& personal,
                       base::Randomness& randomness) {
  TRY(canonical_json(event));  // bounds the depth before anything walks it
  if (has_commitment(event)) return invalid(fmt::format("an event has no key `{}`", commitment_key));
  Leaf leaf;
  for (std::string const& field : personal) {
    Json* const value = TRY(at(event, field));
    if (has_commitment(*value)) return invalid(fmt::format("`{}` holds or is a field named before", field));
    Opening opening{field, base::random_bytes(salt_size, randomness), std::move(*value)};
    *value = Json{Json::Object{{std::string{commitment_key}, Json{TRY(commit(kind, opening)).to_base64()}}}};
    leaf.openings.push_back(std::move(opening));
  }
  leaf.entry = TRY(canonical_json(event));
  return leaf;
}

Result<bool> opens(HashKind kind, std::string_view entry, Opening const& opening) {
  Json event = TRY(Json::parse(entry));
  Json const* const value = TRY(at(event, opening.field));
  Json::Object const* const object = value->if_object();
  std::string const text = value->text_of(commitment_key);
  if (object == nullptr || object->size() != 1 || text.empty())
    return invalid(fmt::format("`{}` holds no commitment", opening.field));
  Hash const committed = TRY(Hash::parse_base64(text));
  return TRY(commit(kind, opening)) == committed;
}

}  // namespace tlog
