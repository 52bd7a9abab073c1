// Portfolios and their parties: lists, one enterprise's file, exports and reports.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "app/declare.h"
#include "app/queries.h"

namespace app {
namespace {

using Place = Parameter::Place;

std::vector<Parameter> filter_parameters() {
  auto const text = [](char const* name, char const* zh, char const* en, char const* example) {
    return Parameter{name, Place::query, text_schema, false, zh, en, example};
  };
  return {portfolio_id_parameter(),
          text("search", "名称、拼音、首字母或信用代码", "Name, pinyin, initials or credit code", "kjds"),
          text("grade", "等级，逗号分隔", "Grades, comma-separated", "AAA,AA"),
          text("tier", "分层，逗号分隔", "Tiers, comma-separated", "strategic_core"),
          text("industry", "行业，逗号分隔", "Industries, comma-separated", "e_commerce"),
          text("admission", "准入结论，逗号分隔", "Admission outcomes, comma-separated", "refused"),
          text("fate", "后来结局，逗号分隔", "What became of it, comma-separated", "failed"),
          {"veto", Place::query, R"({"type":"string","enum":["0","1"]})", false, "1 = 仅被否决的",
           "1 = only with a veto", "1"},
          {"sort", Place::query, R"({"type":"string","pattern":"^-?[a-z_]+$","maxLength":40})", false,
           "排序字段，前加 - 为降序", "Field to sort by, - before it for descending", "-score"},
          page_parameter(),
          page_size_parameter()};
}

base::Result<RowFilter> filter_of(Request const& request) {
  RowFilter filter;
  filter.search = request.of("search");
  filter.grades = split(request.of("grade"));
  filter.tiers = split(request.of("tier"));
  filter.industries = split(request.of("industry"));
  filter.admissions = split(request.of("admission"));
  filter.fates = split(request.of("fate"));
  if (auto const veto = request.of("veto"); !veto.empty()) filter.has_veto = veto == "1";
  if (auto const sort = request.of("sort"); !sort.empty()) filter.sort = sort;
  filter.page = whole(request.of("page"), filter.page);
  filter.page_size = whole(request.of("page_size"), filter.page_size);
  return filter;
}

// What of a portfolio the caller may see in lists.
base::Result<RowFilter> visible(Call& call, std::string_view permission) {
  RowFilter filter = TRY(filter_of(call.request));
  filter.reach = TRY(row_reach(call, permission, call.request.of("portfolio_id")));
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

base::Result<Reply> export_all(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  RowFilter const filter = TRY(visible(call, "export.rows"));
  auto bytes = TRY(export_rows(call.context, portfolio_id, filter, locale_of(call.request)));
  call.note.workspace_id = TRY(find_portfolio(call.context, portfolio_id)).workspace_id;
  call.note.body.emplace_back("portfolio_id", portfolio_id);
  return document("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes),
                  fmt::format("{}-{}.xlsx", portfolio_id, call.context.clock.today().to_string()));
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
  auto download = filter_parameters();
  download.push_back(locale_parameter());
  Operation workbook = read("/api/v1/portfolios/{portfolio_id}/parties.xlsx", "export_parties",
                            {"portfolio", "导出当前筛选为 XLSX", "Export the current filter as XLSX"}, "export.rows",
                            std::move(download), "", export_all);
  workbook.reply_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  workbook.event = "rows_exported";
  out.push_back(std::move(workbook));
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
