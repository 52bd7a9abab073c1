// Wiring, nothing else: the outside world is handed to the use cases here.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string_view>
#include <thread>

#include "cli/cli.h"
#include "feeds/files.h"
#include "feeds/rows.h"
#include "feeds/sheets.h"
#include "main/api_command.h"
#include "main/connector_command.h"
#include "main/import_command.h"
#include "main/log_commands.h"
#include "main/packs.h"
#include "main/serve.h"
#include "main/world.h"
#include "report/json_sink.h"
#include "report/output_file.h"
#include "report/sheets.h"
#include "report/tables.h"

namespace {

std::atomic<bool> interrupted{false};

void on_interrupt(int) { interrupted = true; }

base::Result<std::unique_ptr<app::RowSink>> open_sink(std::string const& path) {
  if (path.ends_with(".csv")) return report::csv_sink(path, report::ByteOrderMark::written);
  if (path.ends_with(".xlsx")) return report::xlsx_sink(path);
  if (path.ends_with(".json")) return report::json_sink(path);
  if (path.ends_with(".jsonl")) return report::json_sink(path, report::JsonForm::lines);
  return base::invalid(fmt::format("`{}` must end in .csv, .xlsx, .json or .jsonl", path));
}

// A folder on disk, or the name of a pack carried by the program.
base::Result<park::PackFiles> read_pack(std::string const& directory) {
  auto from_disk = feeds::read_pack_files(directory);
  if (from_disk) return from_disk;
  park::PackFiles const embedded = main_program::embedded_pack(directory);
  if (!embedded.empty()) return embedded;
  base::Error error = from_disk.error();
  if (error.code == base::ErrorCode::not_found)
    error.message += fmt::format(", or a built-in one: {}", fmt::join(main_program::embedded_pack_names(), ", "));
  return error;
}

base::Result<> write_file(std::string const& path, std::string_view bytes) {
  report::OutputFile file = TRY(report::OutputFile::create(path));
  file.buffer() = bytes;
  return file.finish();
}

int terminal_columns() {
  winsize size{};
  constexpr int otherwise = 100;  // a file or a pipe
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    main_program::SystemClock const clock;
    cli::Ports const ports{
        .open_rows = [](std::string path,
                        std::string sheet) { return feeds::open_rows(std::move(path), {.sheet = std::move(sheet)}); },
        .open_lines = feeds::open_lines,
        .open_sink = open_sink,
        .read_pack = read_pack,
        .read_file = [](std::string const& path) { return feeds::read_file(path); },
        .write_file = write_file,
        .read_sheets = feeds::read_sheets,
        .write_sheets =
            [&](std::string const& path, std::vector<dmn::Sheet> const& sheets) {
              return report::write_sheets(path, sheets, clock.now());
            },
        .serve = [&](cli::ServeOptions const& options) { return main_program::serve(options, clock, interrupted); },
        .log =
            [&](cli::LogCommand command, cli::LogOptions const& options) {
              return main_program::log_command(command, options, clock, interrupted);
            },
        .api = [&](cli::ApiCall const& call) { return main_program::api_command(call, ports); },
        .import_file = [&](cli::ImportCall const& call) { return main_program::import_command(call, ports); },
        .connector_check =
            [&](cli::ConnectorCheckCall const& call) { return main_program::connector_check(call, ports); },
        .openapi = main_program::openapi_text,
        .clock = clock,
        .cancel = interrupted,
        .terminal = isatty(STDERR_FILENO) == 1,
        .threads = static_cast<int>(std::thread::hardware_concurrency()),
        .columns = terminal_columns()};
    return cli::run(argc, argv, ports);
  } catch (std::exception const& error) {
    fmt::print(stderr, "yingzhou: this is a bug, please report it: {}\n", error.what());
    return 70;  // EX_SOFTWARE
  }
}
