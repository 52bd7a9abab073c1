#include "cli/progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace cli {

void show_progress(app::RateProgress const& progress) {
  std::string line = fmt::format("\r{:>12} rows  {:>10.0f} rows/s", progress.rows, progress.rows_per_second);
  if (progress.fraction) line += fmt::format("  {:>5.1f} %", *progress.fraction * 100);
  if (progress.seconds_left) line += fmt::format("  {:.0f} s left   ", *progress.seconds_left);
  fmt::print(stderr, "{}", line);
  std::fflush(stderr);
}

}  // namespace cli
