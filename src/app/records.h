// Records that the store keeps in a table of their own: users, sessions, approvals, webhooks … The table follows from the
// description of the record: one column per field, the first one the key. Typed use: app/record_table.h.
//
//   TRY(add(writer, workspace));
//   auto const members = TRY(select<Membership>(reader, {.where = {{"workspace_id", id}}, .order = "granted_at"}));
//
// Names of tables and columns come from descriptions, so from code; everything else is a bound value.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace app {

// json: lists and records inside the record, kept as canonical JSON.
struct RecordColumn {
  std::string name;
  enum class Kind : std::uint8_t { text, integer, boolean, json } kind = Kind::text;
  bool may_be_absent = false;
};

struct RecordTable {
  std::string name;
  std::vector<RecordColumn> columns;  // the first one is the key
  bool changes_seldom = false;        // read far more often than written: a writer may remember it
  std::string_view key() const { return columns.front().name; }
};

struct RecordTest {
  std::string column;
  base::Json value;  // for one_of a list
  enum class Kind : std::uint8_t { equal, unequal, below, above, one_of, absent } kind = Kind::equal;
};

struct RecordQuery {
  std::vector<RecordTest> where{};  // all must hold
  std::string order{};              // a column, `-` before it for descending; ties by key; absent values are the least
  std::int64_t limit = -1;          // -1: all
  std::int64_t offset = 0;
};

// The table of a record, given beside its description:
//   template <> inline constexpr std::string_view record_name<Workspace> = "workspace";
template <class T>
inline constexpr std::string_view record_name = "";
template <class T>
inline constexpr bool record_changes_seldom = false;

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // Objects of the table's columns.
  virtual base::Result<std::vector<base::Json>> select_records(RecordTable const& table, RecordQuery const& query) = 0;
  virtual base::Result<std::int64_t> count_records(RecordTable const& table, std::vector<RecordTest> const& where) = 0;
  // What was made of records that change seldom, by the name of the making; null when one of them may have changed since.
  // Use: remembered() of app/record_table.h. A reader that is not told of changes remembers nothing.
  virtual std::shared_ptr<void const> recall(std::string const& /*name*/) { return nullptr; }
  virtual void remember(std::string /*name*/, std::shared_ptr<void const> /*made*/) {}
};

// Reads see what the transaction wrote.
class RecordWriter : public RecordReader {
 public:
  // conflict when the key, or what must be unique, exists.
  virtual base::Result<> add_record(RecordTable const& table, base::Json const& record) = 0;
  virtual base::Result<> replace_record(RecordTable const& table,
                                        base::Json const& record) = 0;                       // not_found when absent
  virtual base::Result<> remove_record(RecordTable const& table, std::string_view key) = 0;  // not_found when absent
};

}  // namespace app
