// `yingzhou import --watch`: files that are dropped into a folder, each brought into a running server as if by hand
// (DAT-24). The contract of those who drop them: docs/manual/connectors.md.
#pragma once

#include "cli/cli.h"

namespace main_program {

int import_folder(cli::ImportCall const& call, cli::Ports const& ports);

}  // namespace main_program
