// `yingzhou api …`: one operation of a running server, on the terminal.
#pragma once

#include "cli/cli.h"

namespace main_program {

int api_command(cli::ApiCall const& call, cli::Ports const& ports);

}  // namespace main_program
