// Unicode normalization (UAX #15): one byte sequence for what looks the same, so that a password typed on another keyboard
// is the same password.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

// Normalization form C. Text that is not UTF-8 is an error.
Result<std::string> nfc(std::string_view utf_8);
// `utf_8` (must be valid) folded for comparison without case; full-width forms become half-width ones (NFKC case fold).
std::string case_folded(std::string_view utf_8);

}  // namespace base
