// The file of an enterprise as one view: data sets with their values and entries, tags, checks, quality (ENT-02).
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "app/file_entries.h"
#include "app/file_views.h"
#include "app/perform.h"
#include "app/queries.h"

namespace app {

// What is known of one enterprise, with every version of its entries, and on that day those of files merged into it.
struct PartyFile {
  KnownParty known;
  base::Date as_of;
  std::vector<EntryVersion> versions;      // in the order in which they were recorded
  std::vector<park::file::Entry> entries;  // the same, typed
};
base::Result<PartyFile> party_file(Call& call, std::string_view party_id, base::Date as_of);
base::Result<PartyFile> party_file(Call& call, KnownParty known, base::Date as_of);

// As who asks may see it.
base::Result<FileView> file_view(Call& call, PartyFile const& file);
base::Result<EntryView> entry_view(Call& call, park::Pack const& pack, Eye const& eye, EntryVersion const& version,
                                   base::Date as_of);

// Some of the cross-checks, in the order of the pack.
base::Result<std::vector<CrossCheckView>> check_views(Call& call, PartyFile const& file, Eye const& eye,
                                                      std::vector<park::CheckDefinition const*> const& wanted);

// What every member of a group may be asked for (ENT-16): figures that the pack shares, but for those that are zero.
base::Result<std::vector<SummaryView>> shared_summaries(Call& call, PartyFile const& file, Eye const& eye);

// The cross-checks by what is known.
std::vector<park::file::CheckResult> check_results(Context& context, PartyFile const& file);
// Names of those that contradict each other.
std::vector<std::string> contradictions(Context& context, PartyFile const& file);
// Names of those that contradict each other since the facts are known too: for the event that brings them.
base::Json::Array new_contradictions(Context& context, PartyFile file, std::span<park::Fact const> facts);

// In whose name who asks may write: the sources of its departments (DAT-24), but for what is computed.
std::vector<std::string> own_sources(Call& call, park::Pack const& pack, access_control::Resource const& resource);

}  // namespace app
