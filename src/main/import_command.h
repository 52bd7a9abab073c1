// `yingzhou import`: a file sent to a running server, mapped, checked and brought in, with progress on the terminal.
#pragma once

#include "cli/cli.h"

namespace main_program {

int import_command(cli::ImportCall const& call, cli::Ports const& ports);

}  // namespace main_program
