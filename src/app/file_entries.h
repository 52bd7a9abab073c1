// Entries of the data sets of a file (park/common/datasets.h) as they are kept: versions, never changed; a correction is a
// newer version of its entry, and so is its removal. Source: ENT-15 to ENT-28.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/records.h"
#include "base/date.h"
#include "base/result.h"
#include "park/file/file.h"

namespace app {

struct EntryVersion {
  std::string version_id, entry_id, party_id, dataset;
  std::int64_t version = 1;  // of the entry, counted
  std::string content;       // canonical JSON: field → text, number, yes or no; days as texts
  std::string names;         // how the enterprise it names is found (reference_key), "" when it names none
  base::Date known_at;
  base::Instant recorded_at;
  std::string recorded_by;  // a user
  std::string source, evidence, note;
  bool removed = false;
};
BOOST_DESCRIBE_STRUCT(EntryVersion, (),
                      (version_id, entry_id, party_id, dataset, version, content, names, known_at, recorded_at,
                       recorded_by, source, evidence, note, removed))
template <>
inline constexpr std::string_view record_name<EntryVersion> = "file_entry";

// So that a change of it shows: SHA-256 over every field, in hexadecimal.
std::string hash_of(EntryVersion const& version);

// A number, yes or no, null, or else its text, as entries keep it.
base::Json json_of(feel::Value const& value);

// What somebody writes: texts as on a form.
struct EntryDraft {
  std::string dataset;
  std::map<std::string, std::string> content;
  std::string source, evidence, note;
};
BOOST_DESCRIBE_STRUCT(EntryDraft, (), (dataset, content, source, evidence, note))

// `code:` and a credit code, or `name:` and a name as it is looked up: the same for all ways of writing it.
std::string reference_key(std::string_view written);

std::string content_text(park::file::Content const& content);  // canonical JSON
std::string names_in(park::DatasetDefinition const& dataset, park::file::Content const& content);

// What a pack does not know (any more) is left out.
park::file::Entry entry_of(park::Pack const& pack, EntryVersion const& version);

// In the order in which they were recorded.
base::Result<std::vector<EntryVersion>> entry_versions(RecordReader& records, std::string_view party_id);
base::Result<std::vector<EntryVersion>> versions_of_entry(RecordReader& records, std::string_view entry_id);
std::vector<park::file::Entry> entries_of(park::Pack const& pack, std::vector<EntryVersion> const& versions);

}  // namespace app
