// An assessment as text for the terminal.
#pragma once

#include <string>

#include "park/common/assessment.h"
#include "park/common/pack.h"

namespace cli {

std::string explanation_text(park::Assessment const& assessment, park::Pack const& pack, bool chinese,
                             std::string const& place);
void print_explanation(park::Assessment const& assessment, park::Pack const& pack, bool chinese,
                       std::string const& place);

}  // namespace cli
