// What the targets of FEEL share: names in scope, tight limits, and what must hold of every result.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/expression.h"

namespace feel_fuzz {

inline feel::Scope scope() {
  feel::Scope names;
  names.declare("a", feel::simple_type(feel::Kind::number));
  names.declare("b c", feel::simple_type(feel::Kind::string));
  names.declare("items", feel::list_type(feel::any_type()));
  return names;
}

inline feel::Frame frame(feel::Scope const& scope) {
  feel::Frame frame{scope};
  frame.limits = {
      .depth_max = 40, .steps_max = 2'000, .list_size_max = 500, .text_size_max = 1 << 12, .diagnostics_max = 8};
  frame.set(0, 3);
  frame.set(1, "text");
  frame.set(2, feel::Value::list({1, "x", feel::Value::context({{"a", 1}})}));
  return frame;
}

// A null somewhere in the value that does not say why it is one.
inline bool is_silent(feel::Value const& value) {
  switch (value.kind()) {
    case feel::Kind::null: return value.reason() == nullptr;
    case feel::Kind::list: return std::any_of(value.list().begin(), value.list().end(), is_silent);
    case feel::Kind::context:
      return std::any_of(value.context().begin(), value.context().end(),
                         [](auto const& entry) { return is_silent(entry.second); });
    default: return false;
  }
}

inline void check_messages(std::vector<feel::Diagnostic> const& diagnostics) {
  if (diagnostics.empty()) return;
  for (char const* locale : {"zh-CN", "en"}) {
    std::string const message = feel::message_of(diagnostics.front(), locale);
    CHECK_NOTE(!message.empty() && !message.starts_with(diagnostics.front().code), diagnostics.front().code);
  }
}

}  // namespace feel_fuzz
