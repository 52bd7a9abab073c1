// Carries batches on that wait for work, one after the other: reads the beginning of a file, checks it, loads it. Several
// processes may work on one store: a batch belongs to the worker that took it, until that one has been silent for a while;
// then another takes it up where it stopped. Whoever changes a batch meanwhile (cancels it, say) stops its worker.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "app/context.h"
#include "app/imports.h"

namespace app {

// The parts of a file one after the other, none at its end.
using ImportBytes = std::function<base::Result<std::optional<std::string>>()>;
// The rows of a file that came in parts; its bytes tell what it is.
using OpenImport = std::function<base::Result<std::unique_ptr<RowSource>>(ImportBytes const&)>;

class ImportWorker {
 public:
  ImportWorker(Context& context, OpenImport open);
  // Does what is to be done; between chunks it looks whether it should stop.
  base::Result<> work(std::atomic<bool> const& stop);

 private:
  base::Result<std::optional<ImportBatch>> take();
  base::Result<> carry_on(ImportBatch batch, std::atomic<bool> const& stop);
  base::Result<> read(ImportBatch& batch, RowSource& source);
  base::Result<> check(ImportBatch& batch, RowSource& source, std::atomic<bool> const& stop);
  base::Result<> load(ImportBatch& batch, RowSource& source, std::atomic<bool> const& stop);
  base::Result<bool> begin_loading(ImportBatch& batch, base::Date today);
  base::Result<> show(ImportBatch const& batch);
  base::Result<ImportPreview> preview_of(ImportBatch const& batch, park::Pack const& pack, RowSource& source);
  base::Result<std::string> bytes_of(ImportBatch const& batch, std::int64_t part);
  base::Result<bool> keep(std::string_view from, ImportBatch const& batch);
  base::Result<bool> keep_in(Writer& writer, std::string_view from, ImportBatch& batch);

  Context& context_;
  OpenImport open_;
  std::string name_;
};

// A number that no batch has had.
base::Result<std::int64_t> new_batch_number(Writer& writer);
// What it brought, by day.
std::vector<SourceArrivals> arrivals_of(ImportBatch const& batch);
// The file is not needed any more.
base::Result<> remove_parts(RecordWriter& writer, ImportBatch const& batch);

}  // namespace app
