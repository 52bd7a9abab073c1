// `yingzhou log …`: the verifiable log on the terminal.
#pragma once

#include <atomic>

#include "base/date.h"
#include "cli/cli.h"

namespace main_program {

int log_command(cli::LogCommand command, cli::LogOptions const& options, base::Clock const& clock,
                std::atomic<bool> const& stop);

}  // namespace main_program
