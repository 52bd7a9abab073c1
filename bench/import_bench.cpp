// USES: store feeds
// A file of enterprises with ten facts each brought into a fresh SQLite database on the disk of the temporary folder, beside
// a bare loop of prepared inserts of the same rows into the same tables, indexes and triggers, in transactions of as many
// enterprises with the same settings, in the same run. YINGZHOU_IMPORT_PARTIES: how many enterprises (default 20,000).
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/import_mapping.h"
#include "app/import_run.h"
#include "app/record_table.h"
#include "base/uscc.h"
#include "feeds/files.h"
#include "folder.h"
#include "store/sqlite_store.h"

namespace {

using Seconds = std::chrono::duration<double>;
constexpr int parties_of_a_transaction = 500;

int parties() {
  char const* const given = std::getenv("YINGZHOU_IMPORT_PARTIES");
  return given == nullptr ? 20'000 : std::atoi(given);
}

class Rows final : public app::RowSource {
 public:
  std::vector<std::string> const& header() const override { return header_; }
  base::Result<bool> next(app::InputRow& row) override {
    if (at_ == parties()) return false;
    std::string const number = fmt::format("{:08}", at_);
    std::string const first = fmt::format("91310110{}X", number);
    row.line = at_ + 2;
    row.cells = {first + base::uscc_check_character(first),
                 fmt::format("上海第{}科技有限公司", at_),
                 "2025",
                 fmt::format("{}.5", at_ % 9000),
                 fmt::format("{}", at_ % 700),
                 fmt::format("{}", at_ % 300),
                 fmt::format("{}%", at_ % 60),
                 fmt::format("{}", at_ % 50),
                 at_ % 3 == 0 ? "是" : "否",
                 fmt::format("{}", 5000 + at_ % 1000),
                 fmt::format("{}", at_ % 40),
                 fmt::format("20{:02}-03-05", at_ % 25)};
    ++at_;
    return true;
  }
  std::optional<double> fraction_done() const override { return {}; }

 private:
  std::vector<std::string> header_{"统一社会信用代码", "企业名称",         "期间",     "营业收入（万元）",
                                   "净利润",           "负债合计（万元）", "毛利率",   "专利数量",
                                   "高新技术企业",     "注册资本（万元）", "核心专利", "成立日期"};
  int at_ = 0;
};

app::ImportTask task() {
  app::ImportTask task;
  task.pack = park::Pack::load(feeds::read_pack_files(std::string{YINGZHOU_SOURCE_DIR} + "/policies/chongming").value())
                  .value();
  task.batch.batch_id = "imp_bench";
  task.batch.batch_number = 1;
  task.batch.portfolio_id = "p";
  task.batch.mapping = app::suggest_mapping(*task.pack, Rows{}.header());
  task.batch.mapping.source = "registry";
  task.today = *base::Date::parse("2026-03-05");
  return task;
}

std::unique_ptr<app::Store> fresh_store(std::string const& path) {
  auto store = store::open_sqlite(path).value();
  app::Portfolio portfolio;
  portfolio.portfolio_id = "p";
  store
      ->write([&](app::Writer& writer) -> base::Result<> {
        TRY(writer.put_portfolio(portfolio));
        return writer.hide_batch(1);
      })
      .value();
  return store;
}

// Seconds; the file stays.
double bring_in(std::string const& path) {
  auto const store = fresh_store(path);
  base::FixedClock const clock{*base::Instant::parse("2026-03-05T02:00:00.000Z")};
  base::SeededRandomness randomness{7};
  app::ImportTask const work = task();
  Rows rows;
  auto const begun = std::chrono::steady_clock::now();
  auto const outcome =
      app::load_import(*store, work, rows, {clock, randomness},
                       [](app::Writer&, app::ImportOutcome const&) -> base::Result<bool> { return true; })
          .value();
  store->write([](app::Writer& writer) { return writer.show_batch(1, "p", {}); }).value();
  double const seconds = Seconds(std::chrono::steady_clock::now() - begun).count();
  CHECK(outcome->parties_new == parties() && outcome->rows_faulty == 0);
  return seconds;
}

void run(sqlite3* database, std::string const& sql) {
  char* error = nullptr;
  CHECK_NOTE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error) == SQLITE_OK, error == nullptr ? "" : error);
}

// Every row of a table, value by value.
struct Table {
  std::string name, insert;
  std::vector<std::vector<sqlite3_value*>> rows;
  explicit Table(std::string table) : name(std::move(table)) {}
  Table(Table&&) = default;
  ~Table() {
    for (auto& row : rows)
      for (sqlite3_value* const value : row) sqlite3_value_free(value);
  }
};

Table read(sqlite3* database, std::string const& name, std::string const& order) {
  Table table{name};
  sqlite3_stmt* all = nullptr;
  CHECK(sqlite3_prepare_v2(database, fmt::format("SELECT * FROM {} ORDER BY {}", name, order).c_str(), -1, &all,
                           nullptr) == SQLITE_OK);
  int const columns = sqlite3_column_count(all);
  std::string places;
  for (int i = 0; i < columns; ++i) places += i == 0 ? "?" : ",?";
  table.insert = fmt::format("INSERT INTO {} VALUES ({})", name, places);
  while (sqlite3_step(all) == SQLITE_ROW) {
    auto& row = table.rows.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(sqlite3_value_dup(sqlite3_column_value(all, i)));
  }
  sqlite3_finalize(all);
  return table;
}

double insert_bare(std::string const& from, std::string const& to) {
  fresh_store(to).reset();
  sqlite3 *source = nullptr, *target = nullptr;
  CHECK(sqlite3_open(from.c_str(), &source) == SQLITE_OK && sqlite3_open(to.c_str(), &target) == SQLITE_OK);
  std::vector<Table> tables;
  for (auto const& [name, order] : {std::pair{"party", "rowid"}, {"standing", "rowid"}, {"fact", "fact_id"}})
    tables.push_back(read(source, name, order));
  sqlite3_close(source);
  run(target,
      "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = "
      "-16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
  std::vector<sqlite3_stmt*> inserts;
  for (Table const& table : tables) {
    sqlite3_stmt* insert = nullptr;
    CHECK(sqlite3_prepare_v2(target, table.insert.c_str(), -1, &insert, nullptr) == SQLITE_OK);
    inserts.push_back(insert);
  }
  auto const begun = std::chrono::steady_clock::now();
  int const transactions = (parties() + parties_of_a_transaction - 1) / parties_of_a_transaction;
  for (int part = 0; part < transactions; ++part) {
    run(target, "BEGIN IMMEDIATE");
    for (std::size_t t = 0; t < tables.size(); ++t) {
      std::size_t const size = tables[t].rows.size(), per = (size + static_cast<std::size_t>(transactions) - 1) /
                                                            static_cast<std::size_t>(transactions);
      for (std::size_t at = static_cast<std::size_t>(part) * per;
           at < std::min(size, static_cast<std::size_t>(part + 1) * per); ++at) {
        int place = 0;
        for (sqlite3_value* const value : tables[t].rows[at]) sqlite3_bind_value(inserts[t], ++place, value);
        CHECK_NOTE(sqlite3_step(inserts[t]) == SQLITE_DONE, sqlite3_errmsg(target));
        sqlite3_reset(inserts[t]);
      }
    }
    run(target, "COMMIT");
  }
  double const seconds = Seconds(std::chrono::steady_clock::now() - begun).count();
  for (sqlite3_stmt* const insert : inserts) sqlite3_finalize(insert);
  sqlite3_close(target);
  return seconds;
}

void import_beside_bare_inserts(benchmark::State& state) {
  for (auto _ : state) {
    bench::Folder folder;
    double const ours = bring_in(folder.path("ours.db"));
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    double const bare = insert_bare(folder.path("ours.db"), folder.path("bare.db"));
    state.SetIterationTime(ours);
    state.counters["parties_per_s"] = parties() / ours;
    state.counters["facts_per_s"] = 10.0 * parties() / ours;
    state.counters["of_bare_inserts"] = bare / ours;
    state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;  // before the bare loop keeps every row
  }
}
BENCHMARK(import_beside_bare_inserts)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
