#include "app/records.h"

#include <algorithm>

#include "app/record_table.h"

namespace app {
namespace {

RecordColumn::Kind kind_of(base::Json const& schema) {
  std::string const type = schema.text_of("type");
  if (type == "integer") return RecordColumn::Kind::integer;
  if (type == "boolean") return RecordColumn::Kind::boolean;
  if (type == "string") return RecordColumn::Kind::text;
  return RecordColumn::Kind::json;
}

}  // namespace

RecordTable table_from_schema(std::string_view name, base::Json const& schema, bool changes_seldom) {
  RecordTable table{std::string{name}, {}, changes_seldom};
  base::Json const* const properties = schema.find("properties");
  CHECK_NOTE(properties != nullptr && properties->if_object() != nullptr, name);
  base::Json const* const required = schema.find("required");
  auto const is_required = [required](std::string const& field) {
    if (required == nullptr || required->if_array() == nullptr) return false;
    base::Json::Array const& names = *required->if_array();
    return std::find(names.begin(), names.end(), base::Json{field}) != names.end();
  };
  for (auto const& [field, of_field] : *properties->if_object())
    table.columns.push_back({field, kind_of(of_field), !is_required(field)});
  CHECK_NOTE(!table.columns.empty(), name);
  return table;
}

}  // namespace app
