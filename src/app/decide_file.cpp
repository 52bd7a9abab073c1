#include "app/decide_file.h"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <thread>

namespace app {
namespace {

constexpr std::size_t rows_per_portion = 1 << 14;  // not policy: rows that one thread decides at a time

// Rows that one thread decides: as read, then by column.
struct Portion {
  std::vector<std::int64_t> lines;
  std::vector<std::vector<std::string>> carried;
  std::vector<std::string> rejections;           // by row: why it is not decided, "" otherwise
  std::vector<std::vector<feel::Value>> values;  // by input
  dmn::Decisions decisions;
  std::exception_ptr failure;
};

class FileRun {
 public:
  FileRun(dmn::Model const& model, dmn::Batch const& batch, DecisionRows& rows, RowSink& sink,
          DecideOptions const& options)
      : model_(model),
        rows_(rows),
        sink_(sink),
        options_(options),
        portions_(static_cast<std::size_t>(options.threads)) {
    for (std::size_t i = 0; i < portions_.size(); ++i) workers_.emplace_back(batch);
    batch_options_.evaluate.today = options.today;
    batch_options_.evaluate.now = options.now;
  }

  base::Result<DecideSummary> run(std::function<void(RateProgress const&)> const& progress,
                                  std::atomic<bool> const& cancel) {
    TRY(sink_.header(header()));
    auto const start = std::chrono::steady_clock::now();
    bool more = true;
    while (more && !cancel) {
      std::size_t filled = 0;
      while (filled < portions_.size() && more) more = TRY(fill(portions_[filled++]));
      auto const before = std::chrono::steady_clock::now();
      decide(filled);
      auto const now = std::chrono::steady_clock::now();
      summary_.seconds += std::chrono::duration<double>(now - before).count();
      for (std::size_t i = 0; i < filled; ++i) TRY(write(portions_[i]));
      if (progress) report(progress, std::chrono::duration<double>(now - start).count());
    }
    summary_.cancelled = cancel;
    TRY(sink_.finish());
    return std::move(summary_);
  }

 private:
  std::vector<std::string> header() const {
    bool const zh = options_.chinese;
    std::vector<std::string> names{zh ? "行" : "row"};
    names.insert(names.end(), rows_.carried().begin(), rows_.carried().end());
    names.insert(names.end(), options_.decisions.begin(), options_.decisions.end());
    names.push_back(zh ? "状态" : "status");
    names.push_back(zh ? "原因" : "reason");
    return names;
  }

  base::Result<bool> fill(Portion& portion) {
    portion.lines.clear();
    portion.carried.clear();
    portion.rejections.clear();
    portion.values.assign(rows_.inputs().size(), {});
    while (portion.lines.size() < rows_per_portion) {
      if (!TRY(rows_.next(row_))) return false;
      portion.lines.push_back(row_.line);
      portion.carried.push_back(row_.carried);
      std::string rejection;
      for (CellFault const& fault : row_.faults) rejection += (rejection.empty() ? "" : "; ") + text_of(fault);
      portion.rejections.push_back(std::move(rejection));
      for (std::size_t i = 0; i < row_.values.size(); ++i) portion.values[i].push_back(std::move(row_.values[i]));
    }
    return true;
  }

  static std::string text_of(CellFault const& fault) {
    std::string text = fault.column.empty() ? "" : fault.column + ": ";
    if (!fault.value.empty()) text += "`" + fault.value + "` ";
    text += fault.reason;
    return fault.mend.empty() ? text : text + " – " + fault.mend;
  }

  void decide(std::size_t filled) {
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < filled; ++i) threads.emplace_back([this, i] { decide_portion(i); });
    decide_portion(0);
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < filled; ++i)
      if (portions_[i].failure) std::rethrow_exception(portions_[i].failure);
  }

  // A bug inside must reach the caller's thread.
  void decide_portion(std::size_t index) {
    Portion& portion = portions_[index];
    try {
      dmn::BatchInputs inputs;
      for (std::size_t i = 0; i < portion.values.size(); ++i)
        inputs.emplace_back(rows_.inputs()[i], feel::Column::of(std::move(portion.values[i])));
      portion.decisions = workers_[index].decide(inputs, 0, portion.lines.size(), batch_options_);
    } catch (...) {
      portion.failure = std::current_exception();
    }
  }

  base::Result<> write(Portion const& portion) {
    for (std::size_t row = 0; row < portion.lines.size(); ++row) TRY(sink_.row(cells_of(portion, row)));
    summary_.by_row_path += static_cast<std::int64_t>(portion.decisions.rows_by_row_path());
    if (summary_.hits.empty()) {
      summary_.hits = portion.decisions.hits();
      return {};
    }
    for (std::size_t table = 0; table < summary_.hits.size(); ++table) {
      dmn::TableHits const& hits = portion.decisions.hits()[table];
      summary_.hits[table].without_rule += hits.without_rule;
      for (std::size_t rule = 0; rule < hits.rules.size(); ++rule) summary_.hits[table].rules[rule] += hits.rules[rule];
    }
    return {};
  }

  static OutputCell cell_of(feel::Value const& value) {
    using Kind = OutputCell::Kind;
    if (value.is_null()) return {Kind::text, ""};
    if (value.kind() == feel::Kind::number) return {Kind::number, value.number().to_string()};
    if (value.kind() == feel::Kind::date) return {Kind::date, value.to_string()};
    return {Kind::text, value.to_string()};
  }

  std::vector<OutputCell> cells_of(Portion const& portion, std::size_t row) {
    using Kind = OutputCell::Kind;
    std::vector<OutputCell> cells{{Kind::number, std::to_string(portion.lines[row])}};
    for (std::string const& text : portion.carried[row]) cells.push_back({Kind::text, text});
    ++summary_.rows;
    bool const rejected = !portion.rejections[row].empty();
    bool decided = !rejected;
    std::string reason = portion.rejections[row];
    for (std::size_t i = 0; i < options_.decisions.size(); ++i) {
      cells.push_back(rejected ? OutputCell{} : cell_of(portion.decisions.value(i, row)));
      if (rejected || portion.decisions.is_decided(i, row)) continue;
      decided = false;
      dmn::Outcome const& outcome = *portion.decisions.outcome(i, row);
      if (reason.empty() && outcome.value.reason())
        reason = model_.message_of(*outcome.value.reason(), options_.chinese ? "zh-CN" : "en");
    }
    ++(rejected ? summary_.rejected : decided ? summary_.decided : summary_.not_decided);
    cells.push_back({Kind::text, rejected ? "rejected" : decided ? "decided" : "not_decided"});
    cells.push_back({Kind::text, std::move(reason)});
    return cells;
  }

  void report(std::function<void(RateProgress const&)> const& progress, double seconds) const {
    RateProgress now;
    now.rows = summary_.rows;
    now.rows_per_second = seconds > 0 ? static_cast<double>(summary_.rows) / seconds : 0;
    now.fraction = rows_.fraction_done();
    if (now.fraction && *now.fraction > 0) now.seconds_left = seconds / *now.fraction - seconds;
    progress(now);
  }

  dmn::Model const& model_;
  DecisionRows& rows_;
  RowSink& sink_;
  DecideOptions const& options_;
  dmn::BatchOptions batch_options_;
  std::vector<Portion> portions_;
  std::vector<dmn::Batch::Worker> workers_;
  DecisionRow row_;
  DecideSummary summary_;
};

}  // namespace

base::Result<DecideSummary> decide_rows(dmn::Model const& model, DecisionRows& rows, RowSink& sink,
                                        DecideOptions const& options,
                                        std::function<void(RateProgress const&)> const& progress,
                                        std::atomic<bool> const& cancel) {
  CHECK(options.threads > 0);
  dmn::Batch const batch = TRY(dmn::Batch::prepare(model, options.decisions));
  return FileRun{model, batch, rows, sink, options}.run(progress, cancel);
}

}  // namespace app
