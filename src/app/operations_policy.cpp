// Policy packs: what they hold, what their tables did for an enterprise and for a portfolio, what the proof finds.
#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/policy_page.h"
#include "app/queries.h"

namespace app {
namespace {

using Place = Parameter::Place;

void add_pack_operations(std::vector<Operation>& out) {
  out.push_back(read("/api/v1/packs", "list_packs", {"policy", "政策包列表", "Policy packs"}, "policy.read", {},
                     list_of("PackSummary"), [](Call& call) -> base::Result<Reply> {
                       std::vector<PackSummary> packs;
                       for (auto const& [name, pack] : call.context.packs)
                         packs.push_back({pack->name, pack->version, pack->hash, pack->currency, pack->title});
                       return json_reply(packs);
                     }));
  out.push_back(
      read("/api/v1/packs/{name}", "get_pack",
           {"policy", "政策包：参数、指标、决策表清单", "Policy pack: parameters, indicators, list of tables"},
           "policy.read", {pack_name_parameter()}, reference("PackView"), [](Call& call) -> base::Result<Reply> {
             return json_reply(view_of(*TRY(find_pack(call.context, call.request.of("name")))));
           }));
  out.push_back(read(
      "/api/v1/packs/{name}/graph", "get_pack_graph",
      {"policy", "需求图：决策、输入与先后衔接", "Requirement graph: decisions, inputs and how models feed each other"},
      "policy.read", {pack_name_parameter()}, reference("PackGraphView"), [](Call& call) -> base::Result<Reply> {
        return json_reply(graph_of(*TRY(find_pack(call.context, call.request.of("name")))));
      }));
  Parameter const table{"table",
                        Place::path,
                        text_schema,
                        true,
                        "决策表、决策的编号或决策名",
                        "Id of the table, id or name of the decision",
                        "decision_vetoes"};
  out.push_back(read("/api/v1/packs/{name}/tables/{table}", "get_table",
                     {"policy", "一张决策表及其全部规则", "One decision table with all its rules"}, "policy.read",
                     {pack_name_parameter(), table}, reference("DecisionTableView"),
                     [](Call& call) -> base::Result<Reply> {
                       auto const pack = TRY(find_pack(call.context, call.request.of("name")));
                       return json_reply(TRY(table_of(*pack, call.request.of("table"))));
                     }));
  out.push_back(read("/api/v1/packs/{name}/findings", "list_findings",
                     {"policy", "静态检查的发现：空缺、重叠、被遮蔽的规则等",
                      "Findings of the static proof: gaps, overlaps, masked rules and so on"},
                     "policy.read", {pack_name_parameter()}, list_of("FindingView"),
                     [](Call& call) -> base::Result<Reply> {
                       auto const pack = TRY(find_pack(call.context, call.request.of("name")));
                       return json_reply(*call.context.memory.findings(*pack));
                     }));
}

void add_run_operations(std::vector<Operation>& out) {
  Parameter const party{"party_id", Place::query, text_schema, true, "企业编号", "Id of the enterprise", "demo-rat-16"};
  out.push_back(read(
      "/api/v1/packs/{name}/trace", "get_party_trace",
      {"policy", "一家企业命中的规则与差一项命中的规则", "Rules that fired for an enterprise, and those it nearly met"},
      "decision.read", {pack_name_parameter(), party, as_of_parameter()}, reference("PartyTraceView"),
      [](Call& call) -> base::Result<Reply> {
        Request const& request = call.request;
        PartyTraceView view =
            TRY(get_party_trace(call.context, request.of("name"), request.of("party_id"), TRY(day_of(request))));
        Eye const eye = TRY(eye_of(call));
        eye.look_at(view.runs, TRY(call.context.store.dossier(request.of("party_id"))));
        return json_reply(view);
      },
      about_party()));
  out.push_back(read("/api/v1/packs/{name}/hits", "get_hits",
                     {"policy", "组合中每条规则命中的企业数", "In how many enterprises of a portfolio each rule fired"},
                     "decision.read", {pack_name_parameter(), portfolio_id_parameter(Place::query), as_of_parameter()},
                     reference("PackHitsView"), [](Call& call) -> base::Result<Reply> {
                       Request const& request = call.request;
                       RowReach const reach = TRY(row_reach(call, "decision.read", request.of("portfolio_id")));
                       return json_reply(TRY(get_hits(call.context, request.of("name"), request.of("portfolio_id"),
                                                      TRY(day_of(request)), reach)));
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
      read("/api/v1/packs/{name}/models/{model}", "get_model", {"policy", "模型的 DMN 文件", "The DMN file of a model"},
           "policy.read", {pack_name_parameter(), model, version}, "", [](Call& call) -> base::Result<Reply> {
             Request const& request = call.request;
             auto const pack = TRY(find_pack(call.context, request.of("name")));
             return document("application/xml", TRY(model_xml(*pack, request.of("model"), request.of("dmn"))),
                             fmt::format("{}.dmn", request.of("model")));
           });
  xml.reply_type = "application/xml";
  out.push_back(std::move(xml));
  Operation check =
      read("/api/v1/models/check", "check_model",
           {"policy", "由引擎检查一份 DMN 文本（不保存）", "What the engine says to a DMN text; nothing is kept"},
           "policy.read", {}, reference("ModelCheckView"), [](Call& call) -> base::Result<Reply> {
             return json_reply(check_model(TRY(base::parse_json<ModelText>(call.request.body)).xml));
           });
  check.method = "POST";
  check.computes = true;
  check.request_schema = reference("ModelText");
  out.push_back(std::move(check));
}

}  // namespace

void add_policy_operations(Catalogue& catalogue) {
  add_pack_operations(catalogue.operations);
  add_run_operations(catalogue.operations);
  add_model_operations(catalogue.operations);
  catalogue.schemas["PackSummary"] = base::schema_of<PackSummary>();
  catalogue.schemas["PackView"] = base::schema_of<PackView>();
  catalogue.schemas["PackGraphView"] = base::schema_of<PackGraphView>();
  catalogue.schemas["DecisionTableView"] = base::schema_of<DecisionTableView>();
  catalogue.schemas["PartyTraceView"] = base::schema_of<PartyTraceView>();
  catalogue.schemas["PackHitsView"] = base::schema_of<PackHitsView>();
  catalogue.schemas["FindingView"] = base::schema_of<FindingView>();
  catalogue.schemas["ModelText"] = base::schema_of<ModelText>();
  catalogue.schemas["ModelCheckView"] = base::schema_of<ModelCheckView>();
}

}  // namespace app
