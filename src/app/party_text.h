// What a party is found by.
#pragma once

#include <string>
#include <string_view>

#include "app/ports.h"

namespace app {

// A name as it is looked up: without blanks, with half-width letters and brackets, in lower case.
std::string name_key(std::string_view name);

// Party::search_text.
std::string search_text_of(Party const& party);

}  // namespace app
