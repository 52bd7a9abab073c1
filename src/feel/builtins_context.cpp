// Context functions (DMN 1.5 §10.3.4.9, with 1.4's get value, get entries, context, context put, context merge) and
// is().
#include <algorithm>
#include <array>

#include "feel/builtins.h"

namespace feel {

namespace {

void put(ContextEntries& entries, std::string const& name, Value value) {
  for (auto& entry : entries)
    if (entry.first == name) {
      entry.second = std::move(value);
      return;
    }
  entries.emplace_back(name, std::move(value));
}

Value get_value(Call const& call) {
  if (call[0].kind() != Kind::context) return call.wrong_type(0, "context");
  if (call[1].kind() != Kind::string) return call.wrong_type(1, "string");
  Value const* entry = call[0].find(call[1].string());
  return entry != nullptr ? *entry : call.fail("no_entry", {call[1].string(), call[0].to_brief_string()});
}

Value get_entries(Call const& call) {
  if (call[0].kind() != Kind::context) return call.wrong_type(0, "context");
  List pairs;
  for (auto const& [name, value] : call[0].context())
    pairs.push_back(Value::context({{"key", Value{name}}, {"value", value}}));
  return Value::list(std::move(pairs));
}

// From {key, value} contexts; a key twice is an error.
Value context(Call const& call) {
  List const single{call[0]};
  if (call[0].kind() != Kind::list && call[0].kind() != Kind::context) return call.wrong_type(0, "list of contexts");
  ContextEntries entries;
  for (Value const& pair : call[0].kind() == Kind::list ? call[0].list() : single) {
    Value const* key = pair.kind() == Kind::context ? pair.find("key") : nullptr;
    Value const* value = pair.kind() == Kind::context ? pair.find("value") : nullptr;
    if (key == nullptr || value == nullptr || key->kind() != Kind::string)
      return call.fail("not_key_and_value", {pair.to_brief_string()});
    bool const known =
        std::any_of(entries.begin(), entries.end(), [&](auto const& entry) { return entry.first == key->string(); });
    if (known) return call.fail("duplicate_entry", {key->string()});
    entries.emplace_back(key->string(), *value);
  }
  return Value::context(std::move(entries));
}

// The context with the entry at the path `keys` set; inner contexts on the way must exist.
Value put_at(Call const& call, Value const& context, std::span<Value const> keys, Value const& value) {
  if (context.kind() != Kind::context) return call.wrong_type(0, "context");
  if (keys.front().kind() != Kind::string) return call.wrong_type(1, "list of strings");
  std::string const& key = keys.front().string();
  ContextEntries entries = context.context();
  if (keys.size() == 1) {
    put(entries, key, value);
    return Value::context(std::move(entries));
  }
  Value const* inner = context.find(key);
  if (inner == nullptr) return call.fail("no_entry", {key, context.to_brief_string()});
  Value changed = put_at(call, *inner, keys.subspan(1), value);
  if (changed.is_null()) return changed;
  put(entries, key, std::move(changed));
  return Value::context(std::move(entries));
}

constexpr std::size_t path_length_max = 100;

Value context_put(Call const& call) {
  if (call[0].kind() != Kind::context) return call.wrong_type(0, "context");
  constexpr int with_key = 1;  // of the signatures below
  if (call.signature == with_key && call[1].kind() != Kind::string) return call.wrong_type(1, "string");
  if (call[1].kind() == Kind::string) return put_at(call, call[0], call.arguments.subspan(1, 1), call[2]);
  if (call[1].kind() != Kind::list || call[1].list().empty()) return call.wrong_type(1, "string or list of strings");
  if (call[1].list().size() > path_length_max) return call.fail("list_too_long", {std::to_string(path_length_max)});
  return put_at(call, call[0], call[1].list(), call[2]);
}

// Later contexts win.
Value context_merge(Call const& call) {
  List const single{call[0]};
  if (call[0].kind() != Kind::list && call[0].kind() != Kind::context) return call.wrong_type(0, "list of contexts");
  ContextEntries entries;
  for (Value const& part : call[0].kind() == Kind::list ? call[0].list() : single) {
    if (part.kind() != Kind::context) return call.wrong_type(0, "list of contexts");
    for (auto const& [name, value] : part.context()) put(entries, name, value);
  }
  return Value::context(std::move(entries));
}

// Same form and content: @"10:00:00Z" and @"11:00:00+01:00" are equal but not this.
Value is(Call const& call) {
  if (call.size() < 2) return call[0].is_null();
  if (call[0].is_null() || call[1].is_null()) return call[0].is_null() && call[1].is_null();
  return identical(call[0], call[1]);
}

}  // namespace

std::span<Builtin const> context_builtins() {
  static std::array<Builtin, 6> const table{{
      {"get value", {"m, key"}, get_value},
      {"get entries", {"m"}, get_entries, Kind::list},
      {"context", {"entries"}, context, Kind::context, true, false},
      {"context put", {"context, key, value", "context, keys, value"}, context_put, Kind::context, true, false},
      {"context merge", {"contexts"}, context_merge, Kind::context, true, false},
      {"is", {"value1!, value2!"}, is, Kind::boolean, true, false},
  }};
  return table;
}

}  // namespace feel
