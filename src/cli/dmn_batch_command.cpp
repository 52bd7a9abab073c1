#include "cli/dmn_batch_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/decide_file.h"
#include "cli/dmn_model.h"
#include "cli/progress.h"
#include "cli/terminal_text.h"

namespace cli {
namespace {

// How often each rule fired, one line per rule.
void print_hits(dmn::Model const& model, std::vector<dmn::TableHits> const& hits, std::string const& locale) {
  for (dmn::TableHits const& table : hits) {
    std::string const place = model.place_of(table.decision_id, locale);
    fmt::print("{}\n", place.empty() ? table.decision_id : place);
    for (dmn::TableView const& view : model.tables()) {
      if (view.table_id != table.table_id || view.decision_id != table.decision_id) continue;
      for (std::size_t rule = 0; rule < view.rules.size(); ++rule)
        fmt::print("{:>12}  {:>4}  {}\n", table.rules[rule], rule + 1, view.rules[rule].id);
    }
    if (table.without_rule > 0) fmt::print("{:>12}     -\n", table.without_rule);
  }
}

void print_summary(app::DecideSummary const& summary, BatchArguments const& arguments) {
  fmt::print(stderr, "{} rows: {} decided, {} not decided, {} rejected\n", summary.rows, summary.decided,
             summary.not_decided, summary.rejected);
  if (summary.seconds > 0 && summary.rows > 0)
    fmt::print(stderr, "deciding took {:.2f} s of it ({:.0f} rows/s); {} rows row by row\n", summary.seconds,
               static_cast<double>(summary.rows) / summary.seconds, summary.by_row_path);
  fmt::print(stderr, "result: {}\n", arguments.output);
  if (summary.cancelled) fmt::print(stderr, "cancelled: the result holds the rows decided so far\n");
}

base::Result<app::DecideSummary> decide(dmn::Model const& model, BatchArguments const& arguments, Ports const& ports,
                                        bool progress) {
  bool const chinese = arguments.locale != "en";
  app::DecideOptions options;
  options.decisions = arguments.decisions;
  options.today = arguments.as_of.empty() ? ports.clock.today() : TRY(day_of(arguments.as_of));
  options.now = ports.clock.now();
  options.chinese = chinese;
  options.threads = arguments.threads > 0 ? arguments.threads : ports.threads;
  bool const lines = arguments.input.ends_with(".jsonl");
  auto const source =
      lines ? TRY(ports.open_lines(arguments.input)) : TRY(ports.open_rows(arguments.input, arguments.sheet));
  auto const rows = lines ? TRY(app::json_rows(model, arguments.decisions, *source, chinese))
                          : TRY(app::table_rows(model, arguments.decisions, *source, chinese));
  auto const sink = TRY(ports.open_sink(arguments.output));
  return app::decide_rows(model, *rows, *sink, options,
                          progress ? show_progress : std::function<void(app::RateProgress const&)>{}, ports.cancel);
}

}  // namespace

int dmn_batch(BatchArguments const& arguments, Ports const& ports) {
  auto const model = load_model(arguments.model, arguments.imports, ports);
  if (!model) return fail("dmn batch", model.error());
  bool const progress = ports.terminal && !arguments.quiet;
  auto const summary = decide(*model, arguments, ports, progress);
  if (progress) fmt::print(stderr, "\n");
  if (!summary) return fail("dmn batch", summary.error());
  if (arguments.hits) print_hits(*model, summary->hits, arguments.locale);
  if (!arguments.quiet) print_summary(*summary, arguments);
  if (summary->cancelled) return 130;  // not policy: the shell's code for SIGINT
  return summary->rejected + summary->not_decided > 0 ? 1 : 0;
}

}  // namespace cli
