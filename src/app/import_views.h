// Imports as people see them. Raw cells of a file are shown to who brought it alone; values of enterprises as the reader
// may see them (app/eye.h).
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/import_mapping.h"
#include "app/imports.h"
#include "app/perform.h"

namespace app {

struct ImportFaultView {
  ImportFault fault;
  park::Label text;
};
BOOST_DESCRIBE_STRUCT(ImportFaultView, (), (fault, text))

struct ImportChangeView {
  ImportChange change;
  park::Label fact, source;
};
BOOST_DESCRIBE_STRUCT(ImportChangeView, (), (change, fact, source))

struct ImportView {
  std::string batch_id;
  std::int64_t batch_number = 0;
  std::string portfolio_id, state, file_name;
  std::int64_t file_bytes = 0, parts = 0;
  ImportMapping mapping;
  park::Label source;
  park::Label error;
  double fraction = 0;
  std::int64_t rows = 0, rows_faulty = 0, rows_lost = 0, parties_new = 0, parties_known = 0;
  std::int64_t facts_new = 0, facts_changed = 0, facts_same = 0, facts_disagreeing = 0;
  std::int64_t fault_count = 0, change_count = 0;
  std::optional<ImportPreview> preview;
  std::vector<ImportFaultView> faults;
  std::vector<ImportChangeView> changes;
  bool may_commit = false;
  std::string created_by_name;
  base::Instant created_at, moved_at;
  std::string reason, ended_by_name;
  std::int64_t facts_withheld = 0;
  std::string connector_id;  // that brought it, "" for a file
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (batch_id, batch_number, portfolio_id, state, file_name, file_bytes, parts, mapping, source,
                       error, fraction, rows, rows_faulty, rows_lost, parties_new, parties_known, facts_new,
                       facts_changed, facts_same, facts_disagreeing, fault_count, change_count, preview, faults,
                       changes, may_commit, created_by_name, created_at, moved_at, reason, ended_by_name,
                       facts_withheld, connector_id))

struct ImportTargets {
  std::vector<ImportTarget> targets;
  std::vector<std::string> units;
  std::vector<park::Coded> sources, datasets;
};
BOOST_DESCRIBE_STRUCT(ImportTargets, (), (targets, units, sources, datasets))

// Whether what the check has found may be brought in.
bool may_commit(ImportBatch const& batch);

// step: the answer to a change, without what may be long; whole: with the beginning of the file, and the first faults and
// changes.
enum class ImportDetail { summary, step, whole };
// Every fault that was kept, as the reader may see them.
std::vector<ImportFaultView> fault_views(Call& call, ImportBatch const& batch, std::size_t most);
base::Result<ImportView> import_view(Call& call, ImportBatch const& batch, ImportDetail detail);
ImportTargets targets_view(park::Pack const& pack);

}  // namespace app
