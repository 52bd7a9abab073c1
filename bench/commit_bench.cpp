// USES: store
// Changes as the use cases make them – a record read and replaced, an event, the kept answer – through the store, beside
// bare loops of the same statements over the same tables in the same run: commits cost what the disk costs. A bare loop
// puts as many changes into a commit as there are threads at the store. SQLite in the temporary folder (TMPDIR);
// PostgreSQL in the empty database that YINGZHOU_BENCH_POSTGRES names (postgresql://…), which the run fills.
#include <benchmark/benchmark.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "access_control/two_person.h"
#include "app/people.h"
#include "app/record_table.h"
#include "folder.h"
#include "store/postgres_store.h"
#include "store/sqlite_store.h"

namespace {

std::string const event_body(200, 'e'), answer_body(800, 'a');

// Ids that no earlier run at the same database has used.
std::string fresh_id() {
  static std::string const run = std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
  static std::atomic<std::int64_t> number = 0;
  return run + "_" + std::to_string(number++);
}

access_control::ApprovalRequest request(std::string id) {
  access_control::ApprovalRequest request;
  request.request_id = std::move(id);
  request.rule = "reveal";
  request.subject = "reveal party demo-rat-16: debt_ratio, tax_paid";
  request.content_hash = std::string(64, '0');
  request.reason = "核对纳税申报";
  request.approvals.push_back({"user", "session", request.content_hash, {}});
  return request;
}

base::Result<> change(app::Writer& writer, std::string const& request_id) {
  std::string const id = fresh_id();
  auto kept = *TRY(app::find<access_control::ApprovalRequest>(writer, request_id));
  kept.closed_reason = id;
  TRY(app::replace(writer, kept));
  app::Event event;
  event.event_id = id;
  event.actor = "bench";
  event.kind = "measured";
  event.body = event_body;
  TRY(writer.add_event(event));
  return app::add(writer, app::Answered{id, "measured", id, 200, "application/json", answer_body, "", {}});
}

// One change per call of each thread. `store` is made, and taken away, by the first thread; the others wait for it at the
// loop, which begins and ends for all at once.
void through(benchmark::State& state, std::unique_ptr<app::Store>& store) {
  static std::string run;
  if (state.thread_index() == 0) {
    run = fresh_id() + "_";
    store
        ->write([&](app::Writer& writer) -> base::Result<> {
          for (int thread = 0; thread < state.threads(); ++thread)
            TRY(app::add(writer, request(run + std::to_string(thread))));
          return {};
        })
        .value();
  }
  for (auto _ : state) {
    std::string const own = run + std::to_string(state.thread_index());
    auto const written = store->write([&](app::Writer& writer) { return change(writer, own); });
    if (!written) state.SkipWithError(written.error().message.c_str());
  }
  state.SetItemsProcessed(state.iterations());
}

constexpr char const* bare_sql[] = {
    "SELECT * FROM approval_request WHERE request_id = $1",
    "UPDATE approval_request SET closed_reason = $2 WHERE request_id = $1",
    "INSERT INTO event (sequence, event_id, at, actor, kind, party_id, body) SELECT coalesce(max(sequence), 0) + 1, "
    "$1, '', "
    "'bench', 'measured', '', $2 FROM event",
    "INSERT INTO answered (answer_id, operation_id, request_hash, status, content_type, body, etag, at) VALUES ($1, "
    "'measured', '', 200, 'application/json', $2, '', '')"};

template <class Run>  // of one of bare_sql
void bare_change(Run const& run, std::string const& request_id) {
  std::string const id = fresh_id();
  run(0, {request_id});
  run(1, {request_id, id});
  run(2, {id, event_body});
  run(3, {id, answer_body});
}

void sqlite_store(benchmark::State& state) {
  static std::unique_ptr<bench::Folder> folder;
  static std::unique_ptr<app::Store> store;
  if (state.thread_index() == 0) {
    folder = std::make_unique<bench::Folder>();
    store = store::open_sqlite(folder->path("park.db")).value();
  }
  through(state, store);
  if (state.thread_index() > 0) return;
  store.reset();
  folder.reset();
}

void sqlite_bare(benchmark::State& state) {
  bench::Folder const folder;
  store::open_sqlite(folder.path("park.db"))
      .value()
      ->write([](app::Writer& writer) { return app::add(writer, request("r")); })
      .value();
  sqlite3* database = nullptr;
  sqlite3_open(folder.path("park.db").c_str(), &database);
  sqlite3_exec(database, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  std::vector<sqlite3_stmt*> statements;
  for (char const* const sql : bare_sql) sqlite3_prepare_v2(database, sql, -1, &statements.emplace_back(), nullptr);
  auto const run = [&](std::size_t index, std::vector<std::string> const& values) {
    sqlite3_stmt* const statement = statements[index];
    for (std::size_t i = 0; i < values.size(); ++i)
      sqlite3_bind_text(statement, static_cast<int>(i) + 1, values[i].data(), static_cast<int>(values[i].size()),
                        SQLITE_STATIC);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement);
    if (code != SQLITE_DONE) state.SkipWithError(sqlite3_errmsg(database));
    sqlite3_reset(statement);
  };
  for (auto _ : state) {
    sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    for (std::int64_t i = 0; i < state.range(0); ++i) bare_change(run, "r");
    if (sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK) state.SkipWithError("no commit");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  for (sqlite3_stmt* const statement : statements) sqlite3_finalize(statement);
  sqlite3_close(database);
}

char const* postgres_address() { return std::getenv("YINGZHOU_BENCH_POSTGRES"); }

void postgres_store(benchmark::State& state) {
  if (postgres_address() == nullptr) return state.SkipWithError("YINGZHOU_BENCH_POSTGRES names no database");
  static std::unique_ptr<app::Store> store = store::open_postgres(postgres_address()).value();
  through(state, store);
}

void postgres_bare(benchmark::State& state) {
  if (postgres_address() == nullptr) return state.SkipWithError("YINGZHOU_BENCH_POSTGRES names no database");
  std::string const own = "r" + fresh_id();
  store::open_postgres(postgres_address())
      .value()
      ->write([&](app::Writer& writer) { return app::add(writer, request(own)); })
      .value();
  std::unique_ptr<PGconn, decltype(&PQfinish)> const connection{PQconnectdb(postgres_address()), &PQfinish};
  auto const check = [&state](PGresult* result) {
    ExecStatusType const status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) state.SkipWithError(PQresultErrorMessage(result));
    PQclear(result);
  };
  for (std::size_t i = 0; i < std::size(bare_sql); ++i)
    check(PQprepare(connection.get(), std::to_string(i).c_str(), bare_sql[i], 0, nullptr));
  auto const run = [&](std::size_t index, std::vector<std::string> const& values) {
    char const* texts[2] = {};
    for (std::size_t i = 0; i < values.size(); ++i) texts[i] = values[i].c_str();
    check(PQexecPrepared(connection.get(), std::to_string(index).c_str(), static_cast<int>(values.size()), texts,
                         nullptr, nullptr, 0));
  };
  for (auto _ : state) {
    check(PQexec(connection.get(), "BEGIN"));
    for (std::int64_t i = 0; i < state.range(0); ++i) bare_change(run, own);
    check(PQexec(connection.get(), "COMMIT"));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(sqlite_bare)->Arg(1)->Arg(8)->Arg(64)->UseRealTime();
BENCHMARK(sqlite_store)->Threads(1)->Threads(8)->Threads(64)->UseRealTime();
BENCHMARK(postgres_bare)->Arg(1)->Arg(8)->Arg(64)->UseRealTime();
BENCHMARK(postgres_store)->Threads(1)->Threads(8)->Threads(64)->UseRealTime();

}  // namespace
