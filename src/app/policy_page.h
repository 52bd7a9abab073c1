// Read-only use cases of the policy page: the requirement graph of a pack, a table with its rules, what fired for one
// party and how often each rule fired over a portfolio. What the page shows is computed here, by the engine itself.
#pragma once

#include <optional>
#include <string_view>

#include "app/context.h"
#include "app/policy_views.h"
#include "base/result.h"

namespace app {

// The pack of this name; not_found tells which there are.
base::Result<std::shared_ptr<park::Pack const>> find_pack(Context& context, std::string_view name);

// Decisions, their inputs and knowledge as the models require them, and how the engine hands values from one model to
// the next.
PackGraphView graph_of(park::Pack const& pack);

std::vector<TableSummaryView> table_summaries(park::Pack const& pack);
// By id of the table or its decision, or by name of the decision; `name` may hold the file before a `#`.
base::Result<DecisionTableView> table_of(park::Pack const& pack, std::string_view name);

// Every table the rating flow asked for this party, with inputs, matched and fired rows. On the day of the newest stored
// decision when `as_of` is not given. The party must be rated by this pack.
base::Result<PartyTraceView> get_party_trace(Context& context, std::string_view pack, std::string_view party_id,
                                             std::optional<base::Date> as_of);
PartyTraceView trace_party(Assessor& assessor, park::Dossier const& dossier, base::Date as_of);

// More parties than these are sampled, evenly in order of their ids: a page must not wait for a whole region. Reading the
// facts takes nearly all of the time and the tables hardly any, so deciding by column (dmn/batch.h) would not help.
inline constexpr int hits_parties_max = 2'000;  // not policy: about a second

// How often each rule fired over the portfolio; remembered until something is written (PolicyMemory).
base::Result<PackHitsView> get_hits(Context& context, std::string_view pack, std::string_view portfolio_id,
                                    std::optional<base::Date> as_of, RowReach const& reach = {});

// What the static proof finds in the tables of the pack, most severe first.
std::vector<FindingView> findings_of(park::Pack const& pack);

std::string model_name(std::string_view path);
// The XML of a model of the pack by file name without folder and ending (`vetoes`), in the version of DMN asked for (`1.3`);
// "" = as it stands in the pack. What an older version cannot say is an error with its issues.
base::Result<std::string> model_xml(park::Pack const& pack, std::string_view model, std::string_view version);
// What the engine says to a model text: an unreadable one is an answer, not an error.
ModelCheckView check_model(std::string_view xml);

}  // namespace app
