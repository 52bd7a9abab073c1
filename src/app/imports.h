// Files brought in as batches: received in parts, read, mapped to the facts of the pack, checked without a trace, then
// loaded unseen and shown whole; later perhaps withdrawn. A batch of the past is never changed: what it brought counts from
// the day it was shown to the day it was withdrawn. Described records as in app/views.h. Source: DAT-01, DAT-24, ENT-01.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/records.h"
#include "base/date.h"
#include "park/common/assessment.h"

namespace app {

// What a column of the file is. `target`: a fact of the pack; party.name, party.name_en, party.uscc; row.period, row.year,
// row.quarter, row.month, row.known_at; "" when it is left out. `unit` multiplies numbers: 万元; "" as they stand.
struct ImportColumn {
  std::string header, target, unit;
};
BOOST_DESCRIBE_STRUCT(ImportColumn, (), (header, target, unit))

struct ImportMapping {
  std::string source;                 // of the register of sources
  std::vector<ImportColumn> columns;  // as many as the file has, in its order
  std::string period;                 // of rows that name none: 2025, 2025Q3, 2025-06; "" for values of no period
  bool leave_out_faulty = false;      // faulty values are left out, and rows of which nothing is certain; else a fault
                                      // keeps the whole file out
};
BOOST_DESCRIBE_STRUCT(ImportMapping, (), (source, columns, period, leave_out_faulty))

// One thing wrong with one cell; `code` in words: fault_text().
struct ImportFault {
  std::int64_t row = 0;  // as a spreadsheet counts
  std::string column, value, code, detail;
};
BOOST_DESCRIBE_STRUCT(ImportFault, (), (row, column, value, code, detail))

// A value that differs from what the same source said of the period, or from what another source says of it.
struct ImportChange {
  std::int64_t row = 0;
  std::string party_id, party, fact, kind;  // kind: changed, disagrees, named
  std::string before, after, source;        // source of `before`
};
BOOST_DESCRIBE_STRUCT(ImportChange, (), (row, party_id, party, fact, kind, before, after, source))

// The beginning of the file, and what its columns seem to be.
struct ImportPreview {
  std::vector<std::vector<std::string>> rows;
  ImportMapping suggested;
  bool remembered = false;  // from an earlier import with these columns
};
BOOST_DESCRIBE_STRUCT(ImportPreview, (), (rows, suggested, remembered))

// How many of its facts become known on a day: those of enterprises that it brings may be known from an earlier one.
struct ImportArrival {
  base::Date day;
  std::int64_t facts = 0;
};
BOOST_DESCRIBE_STRUCT(ImportArrival, (), (day, facts))

struct ImportOutcome {
  std::optional<ImportPreview> preview;
  park::Label error;                                // why the file cannot be read or brought in
  double fraction = 0;                              // of the work under way, 0 to 1
  std::int64_t rows = 0;                            // read
  std::int64_t rows_faulty = 0, rows_lost = 0;      // lost: of which nothing can come in
  std::int64_t parties_new = 0, parties_known = 0;  // enterprises
  std::int64_t facts_new = 0, facts_changed = 0, facts_same = 0, facts_disagreeing = 0;
  std::int64_t fault_count = 0, change_count = 0;
  std::vector<ImportFault> faults;     // the first of them; more of a check that has ended than are shown
  std::vector<ImportChange> changes;   // the first of them
  std::int64_t rows_loaded = 0;        // of which everything stands in the store
  std::optional<base::Date> known_on;  // the day of loading, from which what it brought is known
  std::vector<ImportArrival> arrivals;
  std::string facts_hash;                      // over everything loaded, for the event
  std::string reason;                          // why it was withdrawn
  std::string ended_by;                        // who withdrew it
  std::optional<std::int64_t> facts_withheld;  // not taken: the park may not have them, or the enterprise did not agree
};
BOOST_DESCRIBE_STRUCT(ImportOutcome, (),
                      (preview, error, fraction, rows, rows_faulty, rows_lost, parties_new, parties_known, facts_new,
                       facts_changed, facts_same, facts_disagreeing, fault_count, change_count, faults, changes,
                       rows_loaded, known_on, arrivals, facts_hash, reason, ended_by, facts_withheld))

inline bool brings_something(ImportOutcome const& outcome) {
  return outcome.parties_new > 0 || outcome.facts_new > 0 || outcome.facts_changed > 0;
}

// States: receiving → reading → ready → checking → checked → loading → shown → withdrawn; unreadable, cancelled.
struct ImportBatch {
  std::string batch_id;
  std::int64_t batch_number = 0;
  std::string portfolio_id, state, file_name;
  std::int64_t file_bytes = 0;
  std::string file_sha256;  // of its bytes, in lower-case hexadecimal
  std::int64_t parts = 0;   // received
  ImportMapping mapping;
  ImportOutcome outcome;
  std::string department_id;  // that leads the enterprises it brings; "" for none
  std::string worker;         // the process that works on it
  std::string created_by;
  base::Instant created_at, moved_at;  // moved_at: of the last step
  std::int64_t version = 1;
  std::string connector_id{};  // that brought it; then nobody is asked before it is loaded; "" for none
};
BOOST_DESCRIBE_STRUCT(ImportBatch, (),
                      (batch_id, batch_number, portfolio_id, state, file_name, file_bytes, file_sha256, parts, mapping,
                       outcome, department_id, worker, created_by, created_at, moved_at, version, connector_id))
template <>
inline constexpr std::string_view record_name<ImportBatch> = "import_batch";

struct ImportPart {
  std::string part_id, batch_id;
  std::int64_t part_number = 0;  // from 0
  std::string content;           // base64
};
BOOST_DESCRIBE_STRUCT(ImportPart, (), (part_id, batch_id, part_number, content))
template <>
inline constexpr std::string_view record_name<ImportPart> = "import_part";

inline constexpr std::int64_t import_file_bytes_max = 256 << 20;  // not policy: bound of the database
inline constexpr std::size_t import_listed_max = 500;             // not policy: faults and changes shown each
inline constexpr std::size_t import_faults_max = 20'000;          // not policy: faults of a check, for the workbook

}  // namespace app
