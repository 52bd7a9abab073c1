// USES: store feeds
// A file of enterprises with ten facts each brought into a fresh SQLite database on the disk of the temporary folder, beside
// a bare loop of prepared inserts of the same rows into the same tables, indexes and triggers, in transactions of as many
// enterprises with the same settings, in the same run. YINGZHOU_IMPORT_PARTIES: how many enterprises (default 20,000).
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <array>
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
constexpr int transactions_read_at_once = 10;  // of the bare loop; more would not fit beside a city

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

// The rows of a table, value by value, those of some transactions at a time: those of a city do not fit into memory.
class Table {
 public:
  Table(sqlite3* from, sqlite3* to, std::string const& name, std::string const& order) {
    rows_ = prepare(from, fmt::format("SELECT * FROM {} ORDER BY {}", name, order));
    std::string places;
    for (int i = 0; i < sqlite3_column_count(rows_); ++i) places += i == 0 ? "?" : ",?";
    insert_ = prepare(to, fmt::format("INSERT INTO {} VALUES ({})", name, places));
    sqlite3_stmt* const count = prepare(from, "SELECT count(*) FROM " + name);
    CHECK(sqlite3_step(count) == SQLITE_ROW);
    size_ = sqlite3_column_int(count, 0);
    sqlite3_finalize(count);
  }
  Table(Table const&) = delete;
  Table& operator=(Table const&) = delete;
  ~Table() {
    forget();
    sqlite3_finalize(rows_);
    sqlite3_finalize(insert_);
  }

  void read(int transactions) {
    forget();
    of_a_transaction_ = (size_ + transactions - 1) / transactions;
    for (int left = of_a_transaction_ * transactions_read_at_once; left > 0 && sqlite3_step(rows_) == SQLITE_ROW;
         --left) {
      auto& row = read_.emplace_back();
      for (int i = 0; i < sqlite3_column_count(rows_); ++i)
        row.push_back(sqlite3_value_dup(sqlite3_column_value(rows_, i)));
    }
  }
  void insert() {  // of one transaction
    for (int left = of_a_transaction_; left > 0 && next_ < read_.size(); --left, ++next_, ++inserted_) {
      int place = 0;
      for (sqlite3_value* const value : read_[next_]) sqlite3_bind_value(insert_, ++place, value);
      CHECK(sqlite3_step(insert_) == SQLITE_DONE);
      sqlite3_reset(insert_);
    }
  }
  bool is_whole() const { return inserted_ == size_; }

 private:
  static sqlite3_stmt* prepare(sqlite3* database, std::string const& sql) {
    sqlite3_stmt* statement = nullptr;
    CHECK_NOTE(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, sql);
    return statement;
  }
  void forget() {
    for (auto& row : read_)
      for (sqlite3_value* const value : row) sqlite3_value_free(value);
    read_.clear();
    next_ = 0;
  }

  sqlite3_stmt *rows_ = nullptr, *insert_ = nullptr;
  int size_ = 0, of_a_transaction_ = 0, inserted_ = 0;
  std::size_t next_ = 0;
  std::vector<std::vector<sqlite3_value*>> read_;
};

// Seconds of the inserts and their transactions; reading what to insert does not count.
double insert_bare(std::string const& from, std::string const& to) {
  fresh_store(to).reset();
  sqlite3 *source = nullptr, *target = nullptr;
  CHECK(sqlite3_open(from.c_str(), &source) == SQLITE_OK && sqlite3_open(to.c_str(), &target) == SQLITE_OK);
  run(target,
      "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = "
      "-16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
  Seconds seconds{};
  {
    std::array tables{Table{source, target, "party", "rowid"}, Table{source, target, "standing", "rowid"},
                      Table{source, target, "fact", "fact_id"}};
    int const transactions = (parties() + parties_of_a_transaction - 1) / parties_of_a_transaction;
    for (int part = 0; part < transactions; ++part) {
      if (part % transactions_read_at_once == 0)
        for (Table& table : tables) table.read(transactions);
      auto const begun = std::chrono::steady_clock::now();
      run(target, "BEGIN IMMEDIATE");
      for (Table& table : tables) table.insert();
      run(target, "COMMIT");
      seconds += std::chrono::steady_clock::now() - begun;
    }
    for (Table const& table : tables) CHECK(table.is_whole());
  }
  sqlite3_close(source);
  sqlite3_close(target);
  return seconds.count();
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
    state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;  // of ours alone
  }
}
BENCHMARK(import_beside_bare_inserts)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
