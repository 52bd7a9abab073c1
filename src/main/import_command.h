// `yingzhou import`: a file sent to a running server, mapped, checked and brought in, with progress on the terminal.
#pragma once

#include <string>

#include "cli/cli.h"

namespace main_program {

constexpr int all_done = 0, with_faults = 1, call_is_wrong = 2, cancelled = 130;  // exit codes of cli.h

enum class FileFate {
  not_taken,  // for the call, the key or the connection: another try may succeed
  refused,    // for what is in the file
  taken,      // all of it that may come in is here, or was known already
};
struct ImportOutcome {
  int code = all_done;
  FileFate fate = FileFate::not_taken;
  std::string told;    // what was said of it, line by line
  std::string faults;  // workbook with the faults; "" when there are none or nobody asked
  std::string batch_id;
};
// `fetches_faults`: the workbook is fetched also where the call names no file for it.
ImportOutcome bring_in(cli::ImportCall const& call, cli::Ports const& ports, bool fetches_faults);

int import_command(cli::ImportCall const& call, cli::Ports const& ports);

}  // namespace main_program
