// `yingzhou serve`: opens the store, loads the packs, fills the demonstration, starts the server, waits for the end.
#pragma once

#include <atomic>
#include <string>

#include "base/date.h"
#include "cli/cli.h"

namespace main_program {

int serve(cli::ServeOptions const& options, base::Clock const& clock, std::atomic<bool> const& stop);
std::string openapi_text();

}  // namespace main_program
