// Why a value is null, or why a text does not compile. Every diagnostic is a value: a stable code, the place, and the
// values that took part, so that it can be shown in Chinese or English (feel/messages.cpp holds the templates).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace feel {

// Where in a model: the id of the DMN element (or the pack's file:line:column) and the span of the text, in bytes
// from 0.
struct Place {
  std::string element_id;
  std::int32_t offset = 0;
  std::int32_t length = 0;
};

struct Diagnostic {
  enum class Severity { note, warning, error };
  std::string code;  // e.g. "operand_types", "unknown_variable", "missing_input", "division_by_zero"
  Severity severity = Severity::error;
  Place place;
  std::vector<std::string> values;  // fill {0}, {1} … of the message template
};

// locale: "zh-CN" or "en" (anything else is en). Lower case, no full stop, user's words in backticks.
std::string message_of(Diagnostic const& diagnostic, std::string_view locale);

// The reason carried by a null. `missing_input` marks a null that is simply not known (an input declared nullable was
// not given); every other code is an error null. Immutable, shared.
using Reason = std::shared_ptr<Diagnostic const>;

}  // namespace feel
