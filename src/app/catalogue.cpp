// Every operation of the program, one declaration each.
#include <fmt/format.h>

#include <algorithm>

#include "app/operation.h"
#include "app/policy_page.h"
#include "app/queries.h"
#include "base/record.h"

namespace app {
namespace {

using Place = Parameter::Place;

char const* const text_schema = R"({"type":"string","maxLength":200})";
char const* const date_schema = R"({"type":"string","format":"date"})";

Parameter party_id() {
  return {"party_id", Place::path, text_schema, true, "企业编号", "Id of the enterprise", "demo-rat-16"};
}
Parameter portfolio_id() {
  return {"portfolio_id", Place::path, text_schema, true, "组合编号", "Id of the portfolio", "demo"};
}
Parameter pack_name() { return {"name", Place::path, text_schema, true, "政策包名", "Name of the pack", "chongming"}; }
Parameter as_of() {
  return {"as_of",     Place::query, date_schema, false, "按该日已知的事实", "By the facts known on this day",
          "2024-05-31"};
}
Parameter locale() {
  return {"locale", Place::query, R"({"type":"string","enum":["zh-CN","en"]})",
          false,    "文档语言",   "Language of the document",
          "zh-CN"};
}

std::vector<Parameter> filter_parameters() {
  auto const text = [](char const* name, char const* zh, char const* en, char const* example) {
    return Parameter{name, Place::query, text_schema, false, zh, en, example};
  };
  return {
      portfolio_id(),
      text("search", "名称、拼音、首字母或信用代码", "Name, pinyin, initials or credit code", "kjds"),
      text("grade", "等级，逗号分隔", "Grades, comma-separated", "AAA,AA"),
      text("tier", "分层，逗号分隔", "Tiers, comma-separated", "strategic_core"),
      text("industry", "行业，逗号分隔", "Industries, comma-separated", "e_commerce"),
      text("admission", "准入结论，逗号分隔", "Admission outcomes, comma-separated", "refused"),
      text("fate", "后来结局，逗号分隔", "What became of it, comma-separated", "failed"),
      {"veto", Place::query, R"({"type":"string","enum":["0","1"]})", false, "1 = 仅被否决的", "1 = only with a veto",
       "1"},
      {"sort", Place::query, R"({"type":"string","pattern":"^-?[a-z_]+$","maxLength":40})", false,
       "排序字段，前加 - 为降序", "Field to sort by, - before it for descending", "-score"},
      {"page", Place::query, R"({"type":"integer","minimum":1,"maximum":100000})", false, "页码", "Page, from 1", "1"},
      {"page_size", Place::query, R"({"type":"integer","minimum":1,"maximum":200})", false, "每页行数", "Rows per page",
       "50"}};  // not policy: an example
}

template <class T>
Reply json_reply(T const& value) {
  Reply reply;
  reply.body = base::to_json(value).to_string();
  return reply;
}

Reply document(std::string content_type, std::string bytes, std::string file_name) {
  Reply reply;
  reply.content_type = std::move(content_type);
  reply.body = std::move(bytes);
  reply.file_name = std::move(file_name);
  return reply;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::size_t const comma = std::min(text.find(','), text.size());
    if (comma > 0) parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

int whole(std::string_view text, int otherwise) {
  auto const number = base::Decimal::parse(text);
  auto const value = number ? number->to_int64() : std::nullopt;
  return value ? static_cast<int>(*value) : otherwise;
}

base::Result<std::optional<base::Date>> day_of(Request const& request) {
  std::string_view const text = request.of("as_of");
  if (text.empty()) return std::optional<base::Date>{};
  auto const date = base::Date::parse(text);
  if (!date)
    return base::invalid("as_of is not a day",
                         {{"/as_of", fmt::format("expected a date such as 2024-05-31, got `{}`", text)}});
  return date;
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

std::string locale_of(Request const& request) {
  auto const asked = request.of("locale");
  return asked.empty() ? request.locale : std::string{asked};
}

std::string reference(char const* schema) { return fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", schema); }
std::string list_of(char const* schema) { return fmt::format(R"({{"type":"array","items":{}}})", reference(schema)); }

Operation get(std::string path, std::string id, std::string tag, std::string zh, std::string en,
              std::vector<Parameter> parameters, std::string reply_schema,
              std::function<base::Result<Reply>(Context&, Request const&)> run) {
  Operation operation;
  operation.method = "GET";
  operation.path = std::move(path);
  operation.operation_id = std::move(id);
  operation.tag = std::move(tag);
  operation.summary_zh = std::move(zh);
  operation.summary_en = std::move(en);
  operation.parameters = std::move(parameters);
  operation.reply_schema = std::move(reply_schema);
  operation.run = std::move(run);
  return operation;
}

void add_portfolio_operations(std::vector<Operation>& out) {
  out.push_back(get("/api/v1/meta", "get_meta", "system", "产品与操作者", "Product and acting person", {},
                    reference("MetaView"), [](Context& context, Request const&) -> base::Result<Reply> {
                      MetaView meta = context.meta;
                      meta.today = context.clock.today();
                      return json_reply(meta);
                    }));
  out.push_back(get("/api/v1/portfolios", "list_portfolios", "portfolio", "组合列表", "Portfolios", {},
                    list_of("PortfolioView"), [](Context& context, Request const&) -> base::Result<Reply> {
                      return json_reply(TRY(list_portfolios(context)));
                    }));
  out.push_back(get("/api/v1/portfolios/{portfolio_id}/parties", "list_parties", "portfolio",
                    "企业列表（搜索、筛选、排序）", "Enterprises: search, filter, sort", filter_parameters(),
                    reference("PartyPage"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      TRY(find_portfolio(context, request.of("portfolio_id")));
                      RowFilter const filter = TRY(filter_of(request));
                      return json_reply(TRY(context.store.rows(request.of("portfolio_id"), filter)));
                    }));
  auto download = filter_parameters();
  download.push_back(locale());
  Operation workbook = get(
      "/api/v1/portfolios/{portfolio_id}/parties.xlsx", "export_parties", "portfolio", "导出当前筛选为 XLSX",
      "Export the current filter as XLSX", std::move(download), "",
      [](Context& context, Request const& request) -> base::Result<Reply> {
        auto bytes = TRY(export_rows(context, request.of("portfolio_id"), TRY(filter_of(request)), locale_of(request)));
        return document("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes),
                        fmt::format("{}-{}.xlsx", request.of("portfolio_id"), context.clock.today().to_string()));
      });
  workbook.reply_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  out.push_back(std::move(workbook));
}

void add_party_operations(std::vector<Operation>& out) {
  out.push_back(get("/api/v1/parties/{party_id}", "get_party", "party", "企业档案", "Enterprise file", {party_id()},
                    reference("PartyView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(TRY(get_party(context, request.of("party_id"))));
                    }));
  out.push_back(get("/api/v1/parties/{party_id}/assessment", "get_assessment", "party", "评级与授信及其全部依据",
                    "Rating and credit policy with everything they rest on", {party_id(), as_of()},
                    reference("DecisionView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      Reply reply;
                      reply.body = TRY(get_assessment_json(context, request.of("party_id"), TRY(day_of(request))));
                      return reply;
                    }));
  out.push_back(get("/api/v1/parties/{party_id}/facts", "list_facts", "party", "全部事实及来源",
                    "All facts with their sources", {party_id(), as_of()}, list_of("FactView"),
                    [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(TRY(list_facts(context, request.of("party_id"), TRY(day_of(request)))));
                    }));
  out.push_back(get("/api/v1/parties/{party_id}/timeline", "get_timeline", "party", "时间线", "Time line", {party_id()},
                    list_of("TimelineEntry"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(TRY(get_timeline(context, request.of("party_id"))));
                    }));
  Operation report =
      get("/api/v1/parties/{party_id}/report.pdf", "get_rating_report", "party", "信用评级报告（PDF）",
          "Credit rating report (PDF)", {party_id(), as_of(), locale()}, "",
          [](Context& context, Request const& request) -> base::Result<Reply> {
            auto bytes = TRY(rating_report(context, request.of("party_id"), TRY(day_of(request)), locale_of(request)));
            return document("application/pdf", std::move(bytes), fmt::format("{}-rating.pdf", request.of("party_id")));
          });
  report.reply_type = "application/pdf";
  out.push_back(std::move(report));
}

void add_table_operations(std::vector<Operation>& out) {
  out.push_back(get("/api/v1/packs/{name}/graph", "get_pack_graph", "policy", "需求图：决策、输入与先后衔接",
                    "Requirement graph: decisions, inputs and how models feed each other", {pack_name()},
                    reference("PackGraphView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(graph_of(*TRY(find_pack(context, request.of("name")))));
                    }));
  Parameter const table{"table",
                        Place::path,
                        text_schema,
                        true,
                        "决策表、决策的编号或决策名",
                        "Id of the table, id or name of the decision",
                        "decision_vetoes"};
  out.push_back(get("/api/v1/packs/{name}/tables/{table}", "get_table", "policy", "一张决策表及其全部规则",
                    "One decision table with all its rules", {pack_name(), table}, reference("DecisionTableView"),
                    [](Context& context, Request const& request) -> base::Result<Reply> {
                      auto const pack = TRY(find_pack(context, request.of("name")));
                      return json_reply(TRY(table_of(*pack, request.of("table"))));
                    }));
  Parameter const party{"party_id", Place::query, text_schema, true, "企业编号", "Id of the enterprise", "demo-rat-16"};
  out.push_back(get("/api/v1/packs/{name}/trace", "get_party_trace", "policy", "一家企业命中的规则与差一项命中的规则",
                    "Rules that fired for an enterprise, and those it nearly met", {pack_name(), party, as_of()},
                    reference("PartyTraceView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(TRY(
                          get_party_trace(context, request.of("name"), request.of("party_id"), TRY(day_of(request)))));
                    }));
  Parameter const portfolio{"portfolio_id", Place::query, text_schema, true, "组合编号", "Id of the portfolio", "demo"};
  out.push_back(get("/api/v1/packs/{name}/hits", "get_hits", "policy", "组合中每条规则命中的企业数",
                    "In how many enterprises of a portfolio each rule fired", {pack_name(), portfolio, as_of()},
                    reference("PackHitsView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(
                          TRY(get_hits(context, request.of("name"), request.of("portfolio_id"), TRY(day_of(request)))));
                    }));
}

void add_finding_operations(std::vector<Operation>& out) {
  out.push_back(get("/api/v1/packs/{name}/findings", "list_findings", "policy",
                    "静态检查的发现：空缺、重叠、被遮蔽的规则等",
                    "Findings of the static proof: gaps, overlaps, masked rules and so on", {pack_name()},
                    list_of("FindingView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      auto const pack = TRY(find_pack(context, request.of("name")));
                      return json_reply(*context.memory.findings(*pack));
                    }));
}

void add_model_operations(std::vector<Operation>& out) {
  Parameter const model{"model",
                        Place::path,
                        text_schema,
                        true,
                        "模型名（文件名不含扩展名）",
                        "Name of the model: its file without folder and ending",
                        "vetoes"};
  // clang-format off
  Parameter const version{
      "dmn", Place::query, R"({"type":"string","enum":["1.2","1.3","1.4","1.5","1.6"]})",  // not policy: versions of DMN
      false, "转换为此版本的 DMN，缺省为原文", "Converted to this version of DMN; as it stands when not given",
      "1.3"};  // not policy: an example
  // clang-format on
  Operation xml =
      get("/api/v1/packs/{name}/models/{model}", "get_model", "policy", "模型的 DMN 文件", "The DMN file of a model",
          {pack_name(), model, version}, "", [](Context& context, Request const& request) -> base::Result<Reply> {
            auto const pack = TRY(find_pack(context, request.of("name")));
            return document("application/xml", TRY(model_xml(*pack, request.of("model"), request.of("dmn"))),
                            fmt::format("{}.dmn", request.of("model")));
          });
  xml.reply_type = "application/xml";
  out.push_back(std::move(xml));
  Operation check = get("/api/v1/models/check", "check_model", "policy", "由引擎检查一份 DMN 文本（不保存）",
                        "What the engine says to a DMN text; nothing is kept", {}, reference("ModelCheckView"),
                        [](Context&, Request const& request) -> base::Result<Reply> {
                          return json_reply(check_model(TRY(base::parse_json<ModelText>(request.body)).xml));
                        });
  check.method = "POST";
  check.request_schema = reference("ModelText");
  out.push_back(std::move(check));
}

void add_pack_operations(std::vector<Operation>& out) {
  out.push_back(get("/api/v1/packs", "list_packs", "policy", "政策包列表", "Policy packs", {}, list_of("PackSummary"),
                    [](Context& context, Request const&) -> base::Result<Reply> {
                      std::vector<PackSummary> packs;
                      for (auto const& [name, pack] : context.packs)
                        packs.push_back({pack->name, pack->version, pack->hash, pack->currency, pack->title});
                      return json_reply(packs);
                    }));
  out.push_back(get("/api/v1/packs/{name}", "get_pack", "policy", "政策包：参数、指标、决策表清单",
                    "Policy pack: parameters, indicators, list of tables", {pack_name()}, reference("PackView"),
                    [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(view_of(*TRY(find_pack(context, request.of("name")))));
                    }));
  add_table_operations(out);
  add_finding_operations(out);
  add_model_operations(out);
}

base::Result<Reply> save_view(Context& context, Request const& request) {
  ViewDraft const draft = TRY(base::parse_json<ViewDraft>(request.body));
  SavedView view{"", draft.portfolio_id, draft.name, draft.query};
  if (view.name.empty() || view.name.size() > 100)  // not policy: length of a name
    return base::invalid("the view needs a name", {{"/name", "write a name of 1 to 100 bytes"}});
  TRY(find_portfolio(context, view.portfolio_id));
  view.view_id = base::new_id("view", context.clock.now(), context.randomness);
  TRY(context.store.write([&](Writer& writer) -> base::Result<> {
    TRY(writer.put_view(view));
    base::Instant const now = context.clock.now();
    return writer.add_event({0, base::new_id("evt", now, context.randomness), now, context.meta.acting_as, "view_saved",
                             "", base::to_json(view).to_string()});
  }));
  Reply reply = json_reply(view);
  reply.status = 201;  // not policy: created
  return reply;
}

base::Result<Reply> remove_view(Context& context, Request const& request) {
  TRY(context.store.write([&](Writer& writer) -> base::Result<> {
    TRY(writer.remove_view(request.of("view_id")));
    base::Instant const now = context.clock.now();
    return writer.add_event(
        {0, base::new_id("evt", now, context.randomness), now, context.meta.acting_as, "view_removed", "",
         base::Json{base::Json::Object{{"view_id", std::string{request.of("view_id")}}}}.to_string()});
  }));
  return Reply{204, "", "", {}};  // not policy: done, nothing to say
}

void add_view_operations(std::vector<Operation>& out) {
  out.push_back(get("/api/v1/views", "list_views", "view", "已存视图", "Saved views",
                    {{"portfolio_id", Place::query, text_schema, true, "组合编号", "Id of the portfolio", "demo"}},
                    list_of("SavedView"), [](Context& context, Request const& request) -> base::Result<Reply> {
                      return json_reply(TRY(context.store.views(request.of("portfolio_id"))));
                    }));
  Operation save =
      get("/api/v1/views", "save_view", "view", "保存视图", "Save a view", {}, reference("SavedView"), save_view);
  save.method = "POST";
  save.request_schema = reference("ViewDraft");
  out.push_back(std::move(save));
  Operation remove =
      get("/api/v1/views/{view_id}", "remove_view", "view", "删除视图", "Remove a view",
          {{"view_id", Place::path, text_schema, true, "视图编号", "Id of the view", "view_01hv"}}, "", remove_view);
  remove.method = "DELETE";
  remove.reply_type = "";
  out.push_back(std::move(remove));
}

}  // namespace

std::string_view Request::of(std::string_view name) const {
  auto const found = parameters.find(name);
  return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

Catalogue catalogue() {
  Catalogue result;
  add_portfolio_operations(result.operations);
  add_party_operations(result.operations);
  add_pack_operations(result.operations);
  add_view_operations(result.operations);
  result.schemas["MetaView"] = base::schema_of<MetaView>();
  result.schemas["PortfolioView"] = base::schema_of<PortfolioView>();
  result.schemas["PartyPage"] = base::schema_of<PartyPage>();
  result.schemas["PartyView"] = base::schema_of<PartyView>();
  result.schemas["DecisionView"] = base::schema_of<DecisionView>();
  result.schemas["FactView"] = base::schema_of<FactView>();
  result.schemas["TimelineEntry"] = base::schema_of<TimelineEntry>();
  result.schemas["PackSummary"] = base::schema_of<PackSummary>();
  result.schemas["PackView"] = base::schema_of<PackView>();
  result.schemas["PackGraphView"] = base::schema_of<PackGraphView>();
  result.schemas["DecisionTableView"] = base::schema_of<DecisionTableView>();
  result.schemas["PartyTraceView"] = base::schema_of<PartyTraceView>();
  result.schemas["PackHitsView"] = base::schema_of<PackHitsView>();
  result.schemas["FindingView"] = base::schema_of<FindingView>();
  result.schemas["ModelText"] = base::schema_of<ModelText>();
  result.schemas["ModelCheckView"] = base::schema_of<ModelCheckView>();
  result.schemas["ViewDraft"] = base::schema_of<ViewDraft>();
  result.schemas["SavedView"] = base::schema_of<SavedView>();
  return result;
}

}  // namespace app
