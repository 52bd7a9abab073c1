// Typed use of app/records.h. For .cpp files: includes the machinery of base/record.h.
#pragma once

#include <optional>

#include "app/records.h"
#include "base/record.h"

namespace app {

// `schema`: of the record, in the order of its fields.
RecordTable table_from_schema(std::string_view name, base::Json const& schema, bool changes_seldom = false);

template <class T>
RecordTable const& record_table() {
  static_assert(!record_name<T>.empty());
  static RecordTable const table = table_from_schema(record_name<T>, base::schema_of<T>(), record_changes_seldom<T>);
  return table;
}

template <class T>
base::Result<> add(RecordWriter& writer, T const& record) {
  return writer.add_record(record_table<T>(), base::to_json(record));
}
template <class T>
base::Result<> replace(RecordWriter& writer, T const& record) {
  return writer.replace_record(record_table<T>(), base::to_json(record));
}
template <class T>
base::Result<> remove(RecordWriter& writer, std::string_view key) {
  return writer.remove_record(record_table<T>(), key);
}

template <class T>
base::Result<std::vector<T>> select(RecordReader& reader, RecordQuery const& query) {
  std::vector<T> records;
  for (base::Json const& json : TRY(reader.select_records(record_table<T>(), query)))
    records.push_back(TRY(base::from_json<T>(json)));
  return records;
}
template <class T>
base::Result<std::int64_t> count(RecordReader& reader, std::vector<RecordTest> const& where) {
  return reader.count_records(record_table<T>(), where);
}
// The only one that meets all tests, or none.
template <class T>
base::Result<std::optional<T>> find(RecordReader& reader, std::vector<RecordTest> where) {
  std::vector<T> records = TRY(select<T>(reader, {std::move(where), "", 1, 0}));
  std::optional<T> found;
  if (!records.empty()) found = std::move(records.front());
  return found;
}
template <class T>
base::Result<std::optional<T>> find(RecordReader& reader, std::string_view key) {
  return find<T>(reader, {{std::string{record_table<T>().key()}, base::Json{key}}});
}

}  // namespace app
