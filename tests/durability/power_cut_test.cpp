// The store loses power at hundreds of moments: what was acknowledged is there afterwards, and nothing is there by half.
// Whatever the disk made of writes that had not been synced. A kill -9 proves none of this, because the memory of the
// operating system survives it. Source: goal R2, rule C1.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>

#include "app/people.h"
#include "app/record_table.h"
#include "power_cut_vfs.h"
#include "store/sqlite_store.h"

namespace durability {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int cuts_of_store = 40, cuts_of_control = 40, transactions = 60;
#else
constexpr int cuts_of_store = 300, cuts_of_control = 80, transactions = 150;
#endif
constexpr int parts = 5, images_per_cut = 2;

class Folder {
 public:
  Folder() {
    std::error_code code;
    bool const has_memory_disk = std::filesystem::is_directory("/dev/shm", code);
    std::string name = ((has_memory_disk ? "/dev/shm" : std::filesystem::temp_directory_path()) /
                        std::filesystem::path{"power_cut_XXXXXX"})
                           .string();
    CHECK(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// How many parts of each transaction a database holds; nothing when it cannot be read or is damaged.
using Found = std::optional<std::vector<int>>;

struct Counts {
  int cuts = 0, images = 0, lost = 0, half = 0, damaged = 0, checkpoint_cuts = 0;
  bool is_clean() const { return lost + half + damaged == 0; }
  std::string text() const {
    return fmt::format("{} cuts ({} of them while the log was written back), {} images: {} lost, {} half, {} damaged",
                       cuts, checkpoint_cuts, images, lost, half, damaged);
  }
};

// Cuts the power while transactions are committed one after the other, and looks at what is left.
class Cutting {
 public:
  Cutting(std::function<Found(std::string const&)> look, int cuts_max, int one_in)
      : look_(std::move(look)), cuts_max_(cuts_max), one_in_(one_in) {}

  std::string database() const { return folder_.file("live.db"); }
  void begin(bool disk_syncs = true) {
    Disk::instance().syncs = disk_syncs;
    is_cutting_ = true;
  }
  void watch() {
    Disk::instance().watch(database(), [this] { operation(); });
  }
  void acknowledge(int transaction) { acknowledged_ = transaction; }
  Counts end() {
    is_cutting_ = false;
    Disk::instance().stop();
    return counts_;
  }

 private:
  void operation() {
    if (!is_cutting_ || counts_.cuts >= cuts_max_ || random_() % static_cast<unsigned>(one_in_) != 0) return;
    ++counts_.cuts;
    auto const& disk = Disk::instance().state();
    auto const database = disk.find(this->database());
    if (database != disk.end() && !database->second.pending.empty()) ++counts_.checkpoint_cuts;
    for (int image = 0; image < images_per_cut; ++image) examine(static_cast<Left>(random_() % 4));
  }

  void examine(Left left) {
    ++counts_.images;
    Folder const after;
    for (auto const& [path, file] : Disk::instance().state()) {
      std::string const name = "after.db" + path.substr(database().size());
      std::ofstream{after.file(name), std::ios::binary} << after_cut(file, left, random_);
    }
    Found const found = look_(after.file("after.db"));
    if (!found) {
      ++counts_.damaged;
      return;
    }
    int const acknowledged = acknowledged_;
    bool is_lost = false, is_half = false;
    for (int i = 1; i <= transactions; ++i) {
      int const there = (*found)[static_cast<std::size_t>(i)];
      is_half |= there != 0 && there != parts;
      is_lost |= i <= acknowledged && there != parts;
    }
    counts_.lost += is_lost ? 1 : 0;
    counts_.half += is_half ? 1 : 0;
  }

  Folder folder_;
  std::function<Found(std::string const&)> look_;
  int cuts_max_, one_in_;
  std::mt19937_64 random_{7};
  std::atomic<bool> is_cutting_ = false;
  std::atomic<int> acknowledged_ = 0;
  Counts counts_;
};

// The first value of a query, or nothing.
std::optional<std::string> ask(sqlite3* database, char const* sql) {
  sqlite3_stmt* statement = nullptr;
  std::optional<std::string> answer;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
    answer = reinterpret_cast<char const*>(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  return answer;
}

bool is_sound(std::string const& path) {
  sqlite3* database = nullptr;
  bool const sound =
      sqlite3_open(path.c_str(), &database) == SQLITE_OK && ask(database, "PRAGMA integrity_check") == "ok";
  sqlite3_close(database);
  return sound;
}

// The store itself: three views, an event and a kept answer in each transaction.
base::Result<> write_parts(app::Writer& writer, int transaction) {
  std::string const id = std::to_string(transaction);
  for (char const* const part : {"a", "b", "c"})
    TRY(writer.put_view({id + part, "p", id, std::string(1'500, *part), "user"}));
  app::Event event;
  event.event_id = "evt-" + id;
  event.kind = "measured";
  event.actor = id;
  event.body = "{}";
  TRY(writer.add_event(event));
  return app::add(writer, app::Answered{id, "save_view", "", 201, "", std::string(500, 'x'), "", event.at});
}

Found look_into_store(std::string const& path) {
  auto store = store::open_sqlite(path);
  if (!store) return {};
  std::vector<int> found(transactions + 1);
  auto const add = [&](std::string const& text) { ++found.at(static_cast<std::size_t>(std::stoi(text))); };
  auto const views = (*store)->views("p");
  auto const events = app::select<app::Event>(**store, {});
  auto const answers = app::select<app::Answered>(**store, {});
  if (!views || !events || !answers) return {};
  for (app::SavedView const& view : *views) add(view.name);
  for (app::Event const& event : *events) add(event.actor);
  for (app::Answered const& answer : *answers) add(answer.answer_id);
  store->reset();
  return is_sound(path) ? Found{found} : Found{};
}

Counts cut_the_store(int cuts, bool disk_syncs) {
  Cutting cutting{look_into_store, cuts, transactions * 25 / cuts};
  cutting.watch();
  {
    auto const store = store::open_sqlite(cutting.database()).value();
    app::Portfolio portfolio;
    portfolio.portfolio_id = "p";
    CHECK(store->write([&](app::Writer& writer) { return writer.put_portfolio(portfolio); }).has_value());
    cutting.begin(disk_syncs);
    for (int i = 1; i <= transactions; ++i) {
      CHECK(store->write([i](app::Writer& writer) { return write_parts(writer, i); }).has_value());
      cutting.acknowledge(i);
    }
    cutting.end();
  }
  return cutting.end();
}

// SQLite alone, as careful as it is told to be.
Found look_into_table(std::string const& path) {
  if (!is_sound(path)) return {};
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  sqlite3_stmt* statement = nullptr;
  std::vector<int> found(transactions + 1);
  int code = sqlite3_prepare_v2(database, "SELECT number FROM part", -1, &statement, nullptr);
  if (code == SQLITE_OK)
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
      ++found.at(static_cast<std::size_t>(sqlite3_column_int(statement, 0)));
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return code == SQLITE_DONE ? Found{found} : Found{};
}

Counts cut_sqlite(std::string const& synchronous) {
  Cutting cutting{look_into_table, cuts_of_control, 10};
  cutting.watch();
  sqlite3* database = nullptr;
  CHECK(sqlite3_open(cutting.database().c_str(), &database) == SQLITE_OK);
  auto const run = [database](std::string const& sql) {
    CHECK_NOTE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(database));
  };
  run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 60;"
      "CREATE TABLE part (number INTEGER, body TEXT); CREATE INDEX part_by_body ON part (body, number);"
      "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = " +
      synchronous);
  cutting.begin();
  for (int i = 1; i <= transactions; ++i) {
    std::string sql = "BEGIN;";
    for (int part = 0; part < parts; ++part)
      sql += fmt::format("INSERT INTO part VALUES ({}, '{}{}');", i, (i * 7919 + part * 104'729) % 1'000,
                         std::string(700, 'x'));
    run(sql + "COMMIT");
    cutting.acknowledge(i);
  }
  Counts const counts = cutting.end();
  sqlite3_close(database);
  return counts;
}

TEST(PowerCut, R2_every_acknowledged_transaction_of_the_store_is_there_whole_and_no_other_by_half) {
  Counts const counts = cut_the_store(cuts_of_store, true);
  fmt::print("store: {}\n", counts.text());
  EXPECT_TRUE(counts.is_clean()) << counts.text();
  EXPECT_GE(counts.cuts, cuts_of_store / 2) << "too few moments were tried";
}

TEST(PowerCut, R2_control_a_disk_that_only_says_it_synced_loses_transactions_of_the_store) {
  Counts const counts = cut_the_store(cuts_of_control, false);
  fmt::print("store on a disk that does not sync: {}\n", counts.text());
  EXPECT_GT(counts.lost + counts.damaged, 0);
}

TEST(PowerCut, R2_control_sqlite_told_not_to_wait_loses_and_sqlite_told_to_wait_does_not) {
  Counts const off = cut_sqlite("OFF"), normal = cut_sqlite("NORMAL"), full = cut_sqlite("FULL");
  fmt::print("synchronous = OFF: {}\nsynchronous = NORMAL: {}\nsynchronous = FULL: {}\n", off.text(), normal.text(),
             full.text());
  EXPECT_GT(off.lost + off.damaged, 0);
  EXPECT_GT(normal.lost, 0);
  EXPECT_EQ(normal.damaged, 0);
  EXPECT_TRUE(full.is_clean());
  EXPECT_GT(full.checkpoint_cuts, 0) << "no cut fell into the writing back of the log";
}

}  // namespace
}  // namespace durability
