// The file of an enterprise as one view: data sets with their values and entries, tags, checks, quality (ENT-02).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "app/file_entries.h"
#include "app/file_views.h"
#include "app/perform.h"
#include "park/common/facts.h"
#include "park/common/pack.h"

namespace app {

// What is known of one enterprise, in every version.
struct FileKnown {
  Party party;
  park::Dossier dossier;
  std::shared_ptr<park::Pack const> pack;
  std::vector<EntryVersion> versions;
};
base::Result<FileKnown> known_of(Call& call, std::string_view party_id);

// As who asks may see it.
base::Result<FileView> file_view(Call& call, FileKnown const& known, base::Date as_of);
base::Result<EntryView> entry_view(Call& call, park::Pack const& pack, Eye const& eye, EntryVersion const& version,
                                   int versions, base::Date as_of);

// What every member of a group may be asked for (ENT-16): figures that the pack shares, but for those that are zero.
base::Result<std::vector<SummaryView>> shared_summaries(Call& call, FileKnown const& known, Eye const& eye,
                                                        base::Date as_of);

// Names of the checks that contradict each other by what is known.
std::vector<std::string> contradictions(Context& context, FileKnown const& known, base::Date as_of);

// In whose name who asks may write: the sources of its departments (DAT-24), but for what is computed.
std::vector<std::string> own_sources(Call& call, park::Pack const& pack, access_control::Resource const& resource);

}  // namespace app
