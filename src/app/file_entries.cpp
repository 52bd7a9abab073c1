#include "app/file_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "app/party_text.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/uscc.h"

namespace app {
namespace {

std::optional<feel::Value> value_of(park::FieldDefinition const& field, base::Json const& json) {
  if (bool const* const yes = json.if_boolean()) return feel::Value{*yes};
  if (base::Decimal const* const number = json.if_number()) return feel::Value{*number};
  std::string const* const text = json.if_string();
  if (text == nullptr) return std::nullopt;
  if (field.value.type != park::FactType::date) return feel::Value{*text};
  auto const day = base::Date::parse(*text);
  return day ? std::optional{feel::Value{*day}} : std::nullopt;
}

}  // namespace

base::Json json_of(feel::Value const& value) {
  switch (value.kind()) {
    case feel::Kind::null: return {};
    case feel::Kind::boolean: return base::Json{value.boolean()};
    case feel::Kind::number: return base::Json{value.number()};
    default: return base::Json{value.to_string()};
  }
}

std::string hash_of(EntryVersion const& version) { return base::sha256_hex(base::to_json(version).to_string()); }

std::string reference_key(std::string_view written) {
  auto const code = base::Uscc::parse(base::trimmed(written));
  return code ? "code:" + std::string{code->text()} : "name:" + name_key(written);
}

std::string content_text(park::file::Content const& content) {
  base::Json::Object object;
  for (auto const& [name, value] : content) object.emplace_back(name, json_of(value));
  return base::Json{std::move(object)}.to_string();
}

std::string names_in(park::DatasetDefinition const& dataset, park::file::Content const& content) {
  for (park::FieldDefinition const& field : dataset.fields)
    if (auto const found = content.find(field.value.name); field.is_party && found != content.end())
      return reference_key(found->second.string());
  return {};
}

park::file::Entry entry_of(park::Pack const& pack, EntryVersion const& version) {
  park::file::Entry entry{version.version_id, version.entry_id, version.dataset, {}, version.known_at, version.source,
                          version.evidence,   version.note,     version.removed};
  park::DatasetDefinition const* const dataset = pack.dataset(version.dataset);
  auto const content = base::Json::parse(version.content);
  if (dataset == nullptr || !content || content->if_object() == nullptr) return entry;
  for (auto const& [name, json] : *content->if_object())
    if (park::FieldDefinition const* const field = dataset->field(name))
      if (auto value = value_of(*field, json)) entry.content.emplace(name, *std::move(value));
  return entry;
}

base::Result<std::vector<EntryVersion>> entry_versions(RecordReader& records, std::string_view party_id) {
  auto versions = TRY(select<EntryVersion>(records, {{{"party_id", base::Json{party_id}}}, "recorded_at"}));
  std::stable_sort(versions.begin(), versions.end(), [](EntryVersion const& a, EntryVersion const& b) {
    return std::tie(a.recorded_at, a.version) < std::tie(b.recorded_at, b.version);
  });
  return versions;
}

base::Result<std::vector<EntryVersion>> versions_of_entry(RecordReader& records, std::string_view entry_id) {
  return select<EntryVersion>(records, {{{"entry_id", base::Json{entry_id}}}, "version"});
}

std::vector<park::file::Entry> entries_of(park::Pack const& pack, std::vector<EntryVersion> const& versions) {
  std::vector<park::file::Entry> entries;
  entries.reserve(versions.size());
  for (EntryVersion const& version : versions) entries.push_back(entry_of(pack, version));
  return entries;
}

}  // namespace app
