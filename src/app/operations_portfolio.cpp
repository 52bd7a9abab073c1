// Portfolios and their parties: lists, one enterprise's file, exports and reports.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "app/declare.h"
#include "app/exports.h"
#include "app/queries.h"

namespace app {
namespace {

// What of a portfolio the caller may see in lists.
base::Result<RowFilter> visible(Call& call, std::string_view permission) {
  RowFilter filter = row_filter(export_filter(call.request));
  filter.page = whole(call.request.of("page"), filter.page);
  filter.page_size = whole(call.request.of("page_size"), filter.page_size);
  filter.reach = TRY(row_reach(call, permission, call.request.of("portfolio_id")));
  TRY(resolve_search(call.context, call.request.of("portfolio_id"), filter));
  return filter;
}

base::Result<Reply> list_all(Call& call) {
  std::vector<std::string> seen;
  auto const all = TRY(list_portfolios(call.context));
  for (PortfolioView const& portfolio : *all) {
    RowFilter filter;
    auto const reach = row_reach(call, "portfolio.read", portfolio.portfolio_id);
    call.note.refused = false;  // a list leaves out what the caller may not know of
    if (!reach && reach.error().code == base::ErrorCode::not_found) continue;
    filter.reach = TRY(reach);
    seen.push_back(TRY(get_portfolio_json(call.context, portfolio, filter)));
  }
  return json_text(fmt::format("[{}]", fmt::join(seen, ",")));
}

}  // namespace

void add_portfolio_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(read("/api/v1/meta", "get_meta", {"system", "产品与版本", "Product and version"}, "", {},
                     reference("MetaView"), [](Call& call) -> base::Result<Reply> {
                       MetaView meta = call.context.meta;
                       meta.today = call.context.clock.today();
                       if (call.actor != nullptr) meta.acting_as = call.actor->display_name;
                       return json_reply(meta);
                     }));
  out.push_back(read("/api/v1/portfolios", "list_portfolios", {"portfolio", "组合列表", "Portfolios"}, "portfolio.read",
                     {}, list_of("PortfolioView"), list_all));
  out.push_back(read("/api/v1/portfolios/{portfolio_id}/parties", "list_parties",
                     {"portfolio", "企业列表（搜索、筛选、排序）", "Enterprises: search, filter, sort"}, "party.read",
                     filter_parameters(), reference("PartyPage"), [](Call& call) -> base::Result<Reply> {
                       RowFilter const filter = TRY(visible(call, "party.read"));
                       return json_reply(TRY(call.context.store.rows(call.request.of("portfolio_id"), filter)));
                     }));
  catalogue.schemas["MetaView"] = base::schema_of<MetaView>();
  catalogue.schemas["PortfolioView"] = base::schema_of<PortfolioView>();
  catalogue.schemas["PartyPage"] = base::schema_of<PartyPage>();
}

void add_party_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::vector<Parameter> const party{party_id_parameter()}, on_day{party_id_parameter(), as_of_parameter()};
  out.push_back(read(
      "/api/v1/parties/{party_id}", "get_party", {"party", "企业档案", "Enterprise file"}, "party.read", party,
      reference("PartyView"),
      [](Call& call) -> base::Result<Reply> {
        return json_text(*TRY(get_party_json(call.context, call.request.of("party_id"))));
      },
      about_party()));
  out.push_back(read(
      "/api/v1/parties/{party_id}/assessment", "get_assessment",
      {"party", "评级与授信及其全部依据", "Rating and credit policy with everything they rest on"}, "decision.read",
      on_day, reference("DecisionView"),
      [](Call& call) -> base::Result<Reply> {
        Reply reply;
        Eye const eye = TRY(eye_of(call));
        reply.body =
            TRY(get_assessment_json(call.context, call.request.of("party_id"), TRY(day_of(call.request)), eye));
        return reply;
      },
      about_party()));
  out.push_back(read(
      "/api/v1/parties/{party_id}/facts", "list_facts", {"party", "全部事实及来源", "All facts with their sources"},
      "fact.read", on_day, list_of("FactView"),
      [](Call& call) -> base::Result<Reply> {
        Eye const eye = TRY(eye_of(call));
        return json_reply(TRY(list_facts(call.context, call.request.of("party_id"), TRY(day_of(call.request)), &eye)));
      },
      about_party()));
  out.push_back(read(
      "/api/v1/parties/{party_id}/timeline", "get_timeline", {"party", "时间线", "Time line"}, "timeline.read", party,
      list_of("TimelineEntry"),
      [](Call& call) -> base::Result<Reply> {
        Eye const eye = TRY(eye_of(call));
        return json_reply(TRY(get_timeline(call.context, call.request.of("party_id"), eye)));
      },
      about_party()));
  Operation report = read(
      "/api/v1/parties/{party_id}/report.pdf", "get_rating_report",
      {"party", "信用评级报告（PDF）", "Credit rating report (PDF)"}, "report.print",
      {party_id_parameter(), as_of_parameter(), locale_parameter()}, "",
      [](Call& call) -> base::Result<Reply> {
        std::string_view const id = call.request.of("party_id");
        Eye const eye = TRY(eye_of(call));
        auto bytes = TRY(rating_report(call.context, id, TRY(day_of(call.request)), locale_of(call.request), eye));
        return document("application/pdf", std::move(bytes), fmt::format("{}-rating.pdf", id));
      },
      about_party());
  report.reply_type = "application/pdf";
  report.event = "report_printed";
  out.push_back(std::move(report));
  catalogue.schemas["PartyView"] = base::schema_of<PartyView>();
  catalogue.schemas["DecisionView"] = base::schema_of<DecisionView>();
  catalogue.schemas["FactView"] = base::schema_of<FactView>();
  catalogue.schemas["TimelineEntry"] = base::schema_of<TimelineEntry>();
}

}  // namespace app
