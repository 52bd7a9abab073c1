// Where facts come from, and whether each source keeps its cadence. Source: DAT-13, DAT-14, DAT-27, RAT-74.
#include "app/connector_views.h"
#include "app/declare.h"
#include "app/queries.h"
#include "app/source_views.h"

namespace app {
namespace {

base::Result<Reply> list_sources(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  base::Date const day = TRY(day_of(call.request)).value_or(call.context.clock.today());
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  auto const arrivals = TRY(call.context.store.arrivals(portfolio_id, day));
  return json_reply(freshness(*pack, arrivals, day, TRY(heard_by_connectors(call, portfolio_id, day))));
}

}  // namespace

void add_source_operations(Catalogue& catalogue) {
  catalogue.operations.push_back(read("/api/v1/portfolios/{portfolio_id}/sources", "list_sources",
                                      {"portfolio", "数据来源与更新情况", "Sources of data and how fresh they are"},
                                      "source.read",
                                      {portfolio_id_parameter(Parameter::Place::path), as_of_parameter()},
                                      list_of("SourceView"), list_sources, about_portfolio("portfolio_id")));
  catalogue.schemas["SourceView"] = base::schema_of<SourceView>();
}

}  // namespace app
