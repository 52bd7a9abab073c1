// Read-only use cases: what the pages ask. Each is a pure function of the store, the packs and the day asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/eye.h"
#include "base/result.h"

namespace app {

base::Result<std::shared_ptr<std::vector<PortfolioView> const>> list_portfolios(Context& context);  // all, whole
// One of them as canonical JSON, with counts and choices of what the reach of a filter lets through.
base::Result<std::string> get_portfolio_json(Context& context, PortfolioView const& portfolio, RowFilter const& filter);
base::Result<PartyView> get_party(Context& context, std::string_view party_id);
// Finds what `search` of the filter asks for in the directory, which is faster than the store.
base::Result<> resolve_search(Context& context, std::string_view portfolio_id, RowFilter& filter);
base::Result<std::shared_ptr<std::string const>> get_party_json(Context& context, std::string_view party_id);
// The stored decision of exactly that day if there is one, else the decision computed from what was known then. Without
// `as_of`: the newest stored decision.
base::Result<DecisionView> get_assessment(Context& context, std::string_view party_id, std::optional<base::Date> as_of);
// The same as canonical JSON, as `eye` may see it; a stored trace seen whole goes out as the bytes that were hashed.
base::Result<std::string> get_assessment_json(Context& context, std::string_view party_id,
                                              std::optional<base::Date> as_of, Eye const& eye);
// As `eye` may see them; all in clear without one.
base::Result<std::vector<FactView>> list_facts(Context& context, std::string_view party_id,
                                               std::optional<base::Date> as_of, Eye const* eye = nullptr);
base::Result<std::vector<TimelineEntry>> get_timeline(Context& context, std::string_view party_id, Eye const& eye);
base::Result<std::string> rating_report(Context& context, std::string_view party_id, std::optional<base::Date> as_of,
                                        std::string_view locale, Eye const& eye);
// Rows of a portfolio as a workbook, with columns of facts beside them and a watermark, "" for none.
struct ExportedRows {
  std::string portfolio_id, locale;
  std::vector<PartyRow> const& rows;
  std::vector<std::string> more_columns;
  std::vector<std::vector<OutputCell>> more_cells;  // per row, or none at all
  std::string watermark;
};
base::Result<std::string> export_rows(Context& context, ExportedRows const& out);
PackView view_of(park::Pack const& pack);
FactView view_of_fact(park::Pack const& pack, park::Fact const& fact);  // in clear, neither current nor disagreeing

// A party with everything that is known of it, by the pack that it is judged under.
struct KnownParty {
  Party party;
  park::Dossier dossier;
  std::shared_ptr<park::Pack const> pack;
};
base::Result<KnownParty> known_party(Context& context, std::string_view party_id);

// The pack of a portfolio. `unavailable` when the program does not carry it.
base::Result<std::shared_ptr<park::Pack const>> pack_of(Context& context, std::string_view portfolio_id);
base::Result<std::shared_ptr<std::vector<Portfolio> const>> portfolios(Context& context);
base::Result<Portfolio> find_portfolio(Context& context, std::string_view portfolio_id);

}  // namespace app
