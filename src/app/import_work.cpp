#include "app/import_work.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/import_mapping.h"
#include "app/import_run.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/spelling.h"

namespace app {
namespace {

using base::Json;

constexpr std::size_t preview_rows = 8;                  // not policy: what a page shows
constexpr std::int64_t silence_milliseconds = 30'000;    // not policy: a chunk takes far less
constexpr std::int64_t report_every_milliseconds = 400;  // not policy: how often a page asks
constexpr std::size_t remembered_batches = 20;           // not policy: of the portfolio, the newest

// Headers of two files are the same columns.
bool has_columns(ImportMapping const& mapping, std::vector<std::string> const& header) {
  return std::equal(mapping.columns.begin(), mapping.columns.end(), header.begin(), header.end(),
                    [](ImportColumn const& column, std::string const& name) { return column.header == name; });
}

// Where only English is known, it stands behind what is known in Chinese.
park::Label in_words(base::Error const& error) {
  park::Label words{error.message_zh.empty() ? "文件无法读取：" + error.message : error.message_zh, error.message};
  for (base::Issue const& issue : error.issues) {
    words.zh += fmt::format("\n{}：{}", issue.at, issue.message_zh.empty() ? issue.message : issue.message_zh);
    words.en += fmt::format("\n{}: {}", issue.at, issue.message);
  }
  return words;
}

// Of a batch that a connector brought: nobody is asked.
std::string next_of(ImportBatch const& batch) {
  return batch.outcome.rows_faulty == 0 || batch.mapping.leave_out_faulty ? "loading" : "checked";
}

bool is_at_work(std::string_view state) { return state == "reading" || state == "checking" || state == "loading"; }

}  // namespace

base::Result<std::int64_t> new_batch_number(Writer& writer) {
  std::int64_t number = 1;
  for (ImportBatch const& last : TRY(select<ImportBatch>(writer, {{}, "-batch_number", 1, 0})))
    number = last.batch_number + 1;
  return number;
}

std::vector<SourceArrivals> arrivals_of(ImportBatch const& batch) {
  std::vector<SourceArrivals> arrivals;
  for (ImportArrival const& one : batch.outcome.arrivals)
    arrivals.push_back({batch.mapping.source, one.day, one.facts});
  return arrivals;
}

base::Result<> remove_parts(RecordWriter& writer, ImportBatch const& batch) {
  for (std::int64_t part = 0; part < batch.parts; ++part)
    TRY(remove<ImportPart>(writer, fmt::format("{}-{}", batch.batch_id, part)));
  return {};
}

ImportWorker::ImportWorker(Context& context, OpenImport open)
    : context_(context), open_(std::move(open)), name_(base::new_id("wrk", context.clock.now(), context.randomness)) {}

base::Result<> ImportWorker::work(std::atomic<bool> const& stop) {
  while (!stop) {
    auto batch = TRY(take());
    if (!batch) return {};
    TRY(carry_on(*std::move(batch), stop));
  }
  return {};
}

base::Result<std::optional<ImportBatch>> ImportWorker::take() {
  RecordTest const at_work{"state", Json{Json::Array{"reading", "checking", "loading"}}, RecordTest::Kind::one_of};
  for (ImportBatch const& waiting : TRY(select<ImportBatch>(context_.store, {{at_work}, "moved_at"}))) {
    std::optional<ImportBatch> taken;
    TRY(context_.store.write([&](Writer& writer) -> base::Result<> {
      taken.reset();
      auto batch = TRY(find<ImportBatch>(writer, waiting.batch_id));
      if (!batch || batch->version != waiting.version) return {};
      base::Instant const now = context_.clock.now();
      bool const is_silent = now.milliseconds() - batch->moved_at.milliseconds() > silence_milliseconds;
      if (!batch->worker.empty() && batch->worker != name_ && !is_silent) return {};
      batch->worker = name_;
      batch->moved_at = now;
      ++batch->version;
      TRY(replace(writer, *batch));
      taken = std::move(batch);
      return {};
    }));
    if (taken) return taken;
  }
  return std::optional<ImportBatch>{};
}

base::Result<std::string> ImportWorker::bytes_of(ImportBatch const& batch, std::int64_t part) {
  auto const stored = TRY(find<ImportPart>(context_.store, fmt::format("{}-{}", batch.batch_id, part)));
  if (!stored) return base::not_found(fmt::format("part {} of the file is missing; send the file again", part));
  auto bytes = base::from_base64(stored->content);
  if (!bytes) return base::invalid(fmt::format("part {} of the file is damaged; send the file again", part));
  return *std::move(bytes);
}

base::Result<> ImportWorker::carry_on(ImportBatch batch, std::atomic<bool> const& stop) {
  std::int64_t next = 0;
  base::Sha256 digest;
  auto source = open_([&]() -> base::Result<std::optional<std::string>> {
    std::optional<std::string> bytes;
    if (next < batch.parts) bytes = TRY(bytes_of(batch, next++));
    if (bytes) digest.add(*bytes);
    return bytes;
  });
  base::Result<> done = source ? base::Result<>{} : base::Result<>{source.error()};
  if (done && digest.hex() != batch.file_sha256)
    done = refuse(base::ErrorCode::invalid, "收到的内容与文件不符（SHA-256 不同），请重新上传",
                  "what was received is not the file: its SHA-256 is another; send the file again");
  std::string const step = batch.state;  // one of them: the source is read to its end
  if (done && step == "reading") done = read(batch, **source);
  if (done && step == "checking") done = check(batch, **source, stop);
  if (done && step == "loading") done = load(batch, **source, stop);
  if (done || done.error().code == base::ErrorCode::unavailable) return done;
  // The file, not the store: a person must do something about it.
  std::string const from = batch.state;
  batch.outcome.error = in_words(done.error());
  batch.state = from == "loading" && done.error().code == base::ErrorCode::conflict ? "ready" : "unreadable";
  return context_.store.write([&](Writer& writer) -> base::Result<> {
    ImportBatch failed = batch;
    if (!TRY(keep_in(writer, from, failed)) || failed.state != "unreadable") return {};
    return remove_parts(writer, failed);
  });
}

// Nothing is kept, and the work stops, when somebody has changed the batch since it was taken in the state `from`.
base::Result<bool> ImportWorker::keep_in(Writer& writer, std::string_view from, ImportBatch& batch) {
  auto const stored = TRY(find<ImportBatch>(writer, batch.batch_id));
  if (!stored || stored->state != from || stored->worker != name_) return false;
  batch.moved_at = context_.clock.now();
  batch.version = stored->version + 1;
  batch.worker = is_at_work(batch.state) ? name_ : "";
  TRY(replace(writer, batch));
  return true;
}

base::Result<bool> ImportWorker::keep(std::string_view from, ImportBatch const& batch) {
  bool goes_on = false;
  TRY(context_.store.write([&](Writer& writer) -> base::Result<> {
    ImportBatch kept = batch;
    goes_on = TRY(keep_in(writer, from, kept));
    return {};
  }));
  return goes_on;
}

base::Result<ImportPreview> ImportWorker::preview_of(ImportBatch const& batch, park::Pack const& pack,
                                                     RowSource& source) {
  ImportPreview preview;
  InputRow row;
  while (preview.rows.size() < preview_rows && TRY(source.next(row))) preview.rows.push_back(row.cells);
  if (preview.rows.empty())
    return refuse(base::ErrorCode::invalid, "文件只有表头，没有数据行", "the file has a header and no rows");
  preview.suggested = suggest_mapping(pack, source.header());
  std::vector<RecordTest> const of_portfolio{{"portfolio_id", Json{batch.portfolio_id}}, {"state", Json{"shown"}}};
  RecordQuery const newest{of_portfolio, "-batch_number", static_cast<std::int64_t>(remembered_batches), 0};
  for (ImportBatch const& earlier : TRY(select<ImportBatch>(context_.store, newest))) {
    if (!has_columns(earlier.mapping, source.header())) continue;
    preview.suggested = earlier.mapping;
    preview.remembered = true;
    break;
  }
  return preview;
}

base::Result<> ImportWorker::read(ImportBatch& batch, RowSource& source) {
  auto const pack = TRY(pack_of(context_, batch.portfolio_id));
  batch.outcome = {};
  batch.outcome.preview = TRY(preview_of(batch, *pack, source));
  batch.mapping = batch.outcome.preview->suggested;
  batch.state = "ready";
  TRY(keep("reading", batch));
  return {};
}

base::Result<> ImportWorker::check(ImportBatch& batch, RowSource& source, std::atomic<bool> const& stop) {
  ImportTask const task{TRY(pack_of(context_, batch.portfolio_id)), batch, context_.clock.today()};
  TRY(check_mapping(*task.pack, batch.mapping, source.header()));
  std::int64_t told = context_.clock.now().milliseconds();
  auto const take = [&](ImportOutcome const& outcome) {
    batch.outcome = outcome;
    batch.outcome.preview = task.batch.outcome.preview;
  };
  auto const report = [&](ImportOutcome const& outcome) -> base::Result<bool> {
    std::int64_t const now = context_.clock.now().milliseconds();
    if (stop || now - told < report_every_milliseconds) return !stop;
    told = now;
    take(outcome);
    if (batch.outcome.faults.size() > import_listed_max) batch.outcome.faults.resize(import_listed_max);
    return keep("checking", batch);
  };
  auto const outcome = TRY(check_import(context_.store, task, source, report));
  if (!outcome) return {};
  take(*outcome);
  // What the park may not have does not stay in the preview either.
  if (batch.outcome.facts_withheld && batch.outcome.preview) batch.outcome.preview->rows.clear();
  batch.state = batch.connector_id.empty() ? "checked" : next_of(batch);
  TRY(keep("checking", batch));
  return {};
}

// Nothing becomes known on a day that is over: what was loaded before stays hidden, and all is loaded anew.
base::Result<bool> ImportWorker::begin_loading(ImportBatch& batch, base::Date today) {
  ImportBatch begun;
  bool goes_on = false;
  TRY(context_.store.write([&](Writer& writer) -> base::Result<> {
    begun = batch;
    begun.batch_number = TRY(new_batch_number(writer));
    begun.outcome = {};
    begun.outcome.preview = batch.outcome.preview;
    begun.outcome.known_on = today;
    goes_on = TRY(keep_in(writer, "loading", begun));
    return goes_on ? writer.hide_batch(begun.batch_number) : base::Result<>{};
  }));
  batch = std::move(begun);
  return goes_on;
}

base::Result<> ImportWorker::load(ImportBatch& batch, RowSource& source, std::atomic<bool> const& stop) {
  base::Date const today = context_.clock.today();
  if (batch.outcome.known_on != today && !TRY(begin_loading(batch, today))) return {};
  ImportTask const task{TRY(pack_of(context_, batch.portfolio_id)), batch, today,
                        TRY(find_portfolio(context_, batch.portfolio_id)).workspace_id};
  auto const keep_chunk = [&](Writer& writer, ImportOutcome const& outcome) -> base::Result<bool> {
    if (stop) return false;
    ImportBatch kept = task.batch;
    kept.outcome = outcome;
    return keep_in(writer, "loading", kept);
  };
  auto outcome = TRY(load_import(context_.store, task, source, {context_.clock, context_.randomness}, keep_chunk));
  if (!outcome || context_.clock.today() != today) return {};  // taken up again, anew when the day is over
  batch.outcome = *std::move(outcome);
  return show(batch);
}

base::Result<> ImportWorker::show(ImportBatch const& batch) {
  auto const portfolio = TRY(find_portfolio(context_, batch.portfolio_id));
  return context_.store.write([&](Writer& writer) -> base::Result<> {
    ImportBatch shown = batch;
    shown.state = "shown";
    if (!TRY(keep_in(writer, "loading", shown))) return {};
    TRY(writer.show_batch(shown.batch_number, shown.portfolio_id, arrivals_of(shown)));
    TRY(remove_parts(writer, shown));
    base::Instant const now = context_.clock.now();
    ImportOutcome const& outcome = shown.outcome;
    Json const body{Json::Object{{"batch_id", shown.batch_id},
                                 {"portfolio_id", shown.portfolio_id},
                                 {"source", shown.mapping.source},
                                 {"file_sha256", shown.file_sha256},
                                 {"parties_new", outcome.parties_new},
                                 {"parties_known", outcome.parties_known},
                                 {"facts_new", outcome.facts_new},
                                 {"facts_changed", outcome.facts_changed},
                                 {"facts_hash", outcome.facts_hash},
                                 {"facts_withheld", outcome.facts_withheld.value_or(0)},
                                 {"connector_id", shown.connector_id}}};
    Event event{
        0, base::new_id("evt", now, context_.randomness), now, shown.created_by, "import_shown", "", body.to_string()};
    event.workspace_id = portfolio.workspace_id;
    event.operation_id = "commit_import";
    return writer.add_event(event);
  });
}

}  // namespace app
