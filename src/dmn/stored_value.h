// Values in the JSON of a stored trace (dmn/stored_trace.h): every value comes back as it was, but a function, which
// comes back as a null that remembers its text. Internal to the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "feel/value.h"

namespace dmn {

void append_stored(std::string& out, feel::Value const& value);
void append_stored(std::string& out, feel::Diagnostic const& diagnostic);

// What cannot be read is an issue at `pointer` and a null.
feel::Value stored_value(base::Json const& json, std::string const& pointer, std::vector<base::Issue>& issues);
feel::Diagnostic stored_diagnostic(base::Json const& json, std::string const& pointer,
                                   std::vector<base::Issue>& issues);

}  // namespace dmn
