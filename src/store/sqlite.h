// store/sql.h over the sqlite3 C API.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/sql.h"

struct sqlite3;

namespace store {

class SqliteConnection final : public Connection {
 public:
  enum class Mode { write, read };
  static base::Result<std::unique_ptr<SqliteConnection>> open(std::string const& path, Mode mode,
                                                              int busy_timeout_milliseconds);
  ~SqliteConnection() override;

  // WAL and synchronous = FULL: what was committed is on disk when COMMIT returns.
  base::Result<> use_write_ahead_log();

  base::Result<> execute_script(std::string_view sql) override;
  base::Result<> begin_read() override { return run("BEGIN"); }
  base::Result<> begin_write() override { return run("BEGIN IMMEDIATE"); }
  base::Result<> control(std::string_view sql) override { return run(sql); }
  base::Result<> commit() override { return run("COMMIT"); }
  void roll_back() override;
  bool undoes_statements_alone() const override { return true; }
  std::string unindexed(std::string_view column) const override { return "+" + std::string{column}; }
  std::string one_of(std::string_view column, std::size_t parameter) const override;
  std::int64_t changes() const override;
  bool is_in_transaction() const override;

 private:
  friend class SqliteStatement;
  SqliteConnection() = default;
  std::unique_ptr<Prepared> compile(std::string_view sql, bool is_kept) override;
  base::Error error_of(int code);
  base::Result<> configure(Mode mode);

  std::string path_;
  sqlite3* handle_ = nullptr;
};

}  // namespace store
