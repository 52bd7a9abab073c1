// `yingzhou connector check`: what a source answers, held against its connector.
#pragma once

#include "cli/cli.h"

namespace main_program {

int connector_check(cli::ConnectorCheckCall const& call, cli::Ports const& ports);

}  // namespace main_program
