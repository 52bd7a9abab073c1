// The line of progress on the terminal: internal to cli.
#pragma once

#include "app/rate_file.h"

namespace cli {

void show_progress(app::RateProgress const& progress);

}  // namespace cli
