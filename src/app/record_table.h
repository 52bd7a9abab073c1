// Typed use of app/records.h. For .cpp files: includes the machinery of base/record.h.
#pragma once

#include <memory>
#include <optional>
#include <typeinfo>

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
// `make` gives a Result<T> of records that change seldom alone; `key`: one T each.
template <class T, class Make>
base::Result<std::shared_ptr<T const>> remembered(RecordReader& reader, std::string_view key, Make const& make) {
  std::string name = std::string{typeid(T).name()} + '\n' + std::string{key};
  if (auto known = reader.recall(name)) return std::static_pointer_cast<T const>(known);
  auto made = std::make_shared<T const>(TRY(make()));
  reader.remember(std::move(name), made);
  return made;
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
  auto const read = [&] { return find<T>(reader, {{std::string{record_table<T>().key()}, base::Json{key}}}); };
  if constexpr (!record_changes_seldom<T>) return read();
  auto const known = TRY(remembered<std::optional<T>>(reader, key, read));
  return *known;
}

}  // namespace app
