#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "app/assess.h"
#include "app/rate_file.h"
#include "cli/commands.h"
#include "cli/explanation.h"
#include "cli/progress.h"
#include "cli/terminal_text.h"

namespace cli {
namespace {

// Result rows to the result file, faults to a workbook that appears only when there are any.
class Files final : public app::RateOutput {
 public:
  Files(std::unique_ptr<app::RowSink> results, std::function<base::Result<std::unique_ptr<app::RowSink>>()> open_faults,
        bool chinese)
      : results_(std::move(results)), open_faults_(std::move(open_faults)), chinese_(chinese) {}

  base::Result<> header(std::vector<std::string> const& names) { return results_->header(names); }
  base::Result<> row(std::vector<app::OutputCell> const& cells) override { return results_->row(cells); }

  base::Result<> fault(app::CellFault const& fault) override {
    if (!faults_) {
      faults_ = TRY(open_faults_());
      TRY(faults_->header(chinese_ ? std::vector<std::string>{"行", "列", "值", "原因", "如何改正"}
                                   : std::vector<std::string>{"row", "column", "value", "reason", "how to mend"}));
    }
    using Kind = app::OutputCell::Kind;
    return faults_->row({{Kind::number, std::to_string(fault.row)},
                         {Kind::text, fault.column},
                         {Kind::text, fault.value},
                         {Kind::text, fault.reason},
                         {Kind::text, fault.mend}});
  }

  base::Result<> finish() {
    TRY(results_->finish());
    if (faults_) TRY(faults_->finish());
    return {};
  }

 private:
  std::unique_ptr<app::RowSink> results_, faults_;
  std::function<base::Result<std::unique_ptr<app::RowSink>>()> open_faults_;
  bool chinese_;
};

// The first few names and how many more there are.
std::string some_of(std::vector<std::string> names) {
  std::size_t const shown = 8;
  std::size_t const more = names.size() > shown ? names.size() - shown : 0;
  names.resize(names.size() - more);
  return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

void print_rating_summary(app::RateSummary const& summary, RateArguments const& arguments,
                          std::string const& errors_path) {
  fmt::print(stderr, "{} rows: {} rated, {} rejected, {} not decided\n", summary.rows, summary.rated, summary.rejected,
             summary.not_decided);
  std::string grades;
  for (auto const& [grade, count] : summary.grades)
    if (count > 0) grades += fmt::format("{}{} {}", grades.empty() ? "" : "  ", grade, count);
  if (!grades.empty()) fmt::print(stderr, "grades: {}\n", grades);
  if (!summary.ignored_columns.empty())
    fmt::print(stderr, "columns not used: {}\n", fmt::join(summary.ignored_columns, ", "));
  if (!summary.absent_facts.empty())
    fmt::print(stderr, "no column for {} facts, counted as unknown: {}\n", summary.absent_facts.size(),
               some_of(summary.absent_facts));
  fmt::print(stderr, "result: {}\n", arguments.out);
  if (summary.rejected > 0) fmt::print(stderr, "rejected cells: {}\n", errors_path);
  if (summary.cancelled) fmt::print(stderr, "cancelled: the result holds the rows rated so far\n");
}

std::string default_errors_path(std::string const& out) {
  std::filesystem::path path{out};
  path.replace_extension(".errors.xlsx");
  return path.string();
}

}  // namespace

int rate(RateArguments const& arguments, Ports const& ports) {
  bool const chinese = arguments.locale != "en";
  auto const pack = load_pack(arguments.policy, ports);
  if (!pack) return 2;
  app::RateOptions options;
  options.as_of = ports.clock.today();
  if (!arguments.as_of.empty()) {
    auto const day = base::Date::parse(arguments.as_of);
    if (!day)
      return fail("rate",
                  base::invalid(fmt::format("--as-of: expected a date such as 2024-05-31, got `{}`", arguments.as_of)));
    options.as_of = *day;
  }
  options.chinese = chinese;
  options.threads = arguments.threads > 0 ? arguments.threads : ports.threads;
  options.explain_id = arguments.explain_id;

  auto source = ports.open_rows(arguments.input, arguments.sheet);
  if (!source) return fail("rate", source.error());
  auto sink = ports.open_sink(arguments.out);
  if (!sink) return fail("rate", sink.error());
  std::string const errors_path = arguments.errors.empty() ? default_errors_path(arguments.out) : arguments.errors;
  Files files{std::move(*sink), [&] { return ports.open_sink(errors_path); }, chinese};
  std::error_code ignored;
  std::filesystem::remove(errors_path, ignored);  // of an earlier run: it would tell about other rows

  bool const progress = ports.terminal && !arguments.quiet;
  // The header goes out first, so that even an empty input gives a well-formed result.
  auto summary = [&]() -> base::Result<app::RateSummary> {
    TRY(files.header(app::rate_header(*pack, chinese)));
    auto done =
        TRY(app::rate_rows(pack, **source, files, options,
                           progress ? show_progress : std::function<void(app::RateProgress const&)>{}, ports.cancel));
    TRY(files.finish());
    return done;
  }();
  if (progress) fmt::print(stderr, "\n");
  if (!summary) return fail("rate", summary.error());
  if (!arguments.quiet) print_rating_summary(*summary, arguments, errors_path);
  if (!arguments.explain_id.empty()) {
    if (summary->explained.empty())
      return fail("rate", base::not_found(fmt::format("no row has the id `{}`", arguments.explain_id)));
    app::Assessor assessor{pack};
    for (auto const& [row, dossier] : summary->explained)
      print_explanation(assessor.assess(dossier, options.as_of), *pack, chinese, fmt::format("row {}", row));
  }
  if (summary->cancelled) return 130;  // not policy: the shell's code for SIGINT
  return summary->rejected + summary->not_decided > 0 ? 1 : 0;
}

}  // namespace cli
