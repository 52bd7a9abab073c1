// The work on a file: a check that writes nothing, and the loading of what the check has seen. Both read chunk by chunk, so
// that a file of a million rows needs no more memory than a small one, but for a few bytes per row that find repeated ones.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/imports.h"
#include "app/ports.h"
#include "base/id.h"
#include "park/common/pack.h"

namespace app {

struct ImportTask {
  std::shared_ptr<park::Pack const> pack;
  ImportBatch batch;  // with the mapping; when loading is taken up again with what was loaded
  base::Date today;
  std::string workspace_id{};
};

// Told between chunks how far it is; false stops the work.
using ImportReport = std::function<base::Result<bool>(ImportOutcome const&)>;
// What the file would bring, and every fault. None when it was stopped.
base::Result<std::optional<ImportOutcome>> check_import(Store& store, ImportTask const& task, RowSource& source,
                                                        ImportReport const& report);

// Keeps how far it is in the transaction of each chunk; false stops the work, and nothing of the chunk stays.
using ImportKeep = std::function<base::Result<bool>(Writer&, ImportOutcome const&)>;
struct ImportChance {
  base::Clock const& clock;
  base::Randomness& randomness;
};
// Everything of the file under the batch's number, which must be hidden. Of a known enterprise only what is new is
// brought. conflict: a row has become faulty since the check, and faulty rows are not to be left out.
base::Result<std::optional<ImportOutcome>> load_import(Store& store, ImportTask const& task, RowSource& source,
                                                       ImportChance chance, ImportKeep const& keep);

}  // namespace app
