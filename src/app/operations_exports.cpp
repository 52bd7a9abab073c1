// Exports of rows: at once up to what policy allows, else asked for and carried out after the approval of two persons.
// Source: COL-25, DAT-28.
#include <fmt/format.h>

#include <algorithm>

#include "app/approvals.h"
#include "app/declare.h"
#include "app/exports.h"
#include "app/people_pages.h"
#include "app/queries.h"

namespace app {
namespace {

using base::ErrorCode;
using Place = Parameter::Place;

ExportContent content_of(Request const& request) {
  ExportContent content;
  content.portfolio_id = request.of("portfolio_id");
  content.filter = export_filter(request);
  content.facts = split(request.of("facts"));
  content.in_clear = request.of("in_clear") == "1";
  return content;
}

base::Error with_code(std::string code, std::string zh, std::string en) {
  return base::Error{ErrorCode::forbidden, en, {{std::move(code), std::move(en), zh}}, zh};
}

// What an export without approval is refused with: how many rows it had, and what to do.
base::Error refuse_export(Call& call, ExportPlan const& plan) {
  int const rows = plan.content.rows, rows_max = call.context.access.export_rows_max();
  call.note.refused = true;
  call.note.body = {{"portfolio_id", plan.content.portfolio_id}, {"rows", rows}};
  if (!holds(call.context.access, call.person().subject, "export.bulk"))
    return with_code(
        "bulk_not_allowed",
        plan.is_bulk
            ? fmt::format("此次导出共 {} 行，一次最多 {} 行，您的角色不能批量导出：请缩小筛选范围，或请部门负责人、"
                          "分管领导申请批量导出",
                          rows, rows_max)
            : "此次导出含有对您掩码的数值，您的角色不能批量导出：请逐户申请查看敏感信息",
        plan.is_bulk ? fmt::format("this export has {} rows; at most {} leave at once and your role does not "
                                   "export in bulk: narrow the filter, or ask the head of your department",
                                   rows, rows_max)
                     : "this export holds values that are masked for you and your role does not export in "
                       "bulk: ask to see them, one enterprise at a time");
  return with_code(
      "approval_needed",
      plan.is_bulk
          ? fmt::format("此次导出共 {} 行，一次最多 {} 行：请申请批量导出并写明用途，由另外两人批准后下载", rows,
                        rows_max)
          : fmt::format("此次导出共 {} 行，含有对您掩码的数值：请申请批量导出并写明用途，由另外两人批准后下载", rows),
      plan.is_bulk
          ? fmt::format("this export has {} rows and at most {} leave at once: ask for a bulk export with its "
                        "purpose, and download it after two others approved",
                        rows, rows_max)
          : fmt::format("this export has {} rows with values that are masked for you: ask for a bulk export with "
                        "its purpose, and download it after two others approved",
                        rows));
}

Reply workbook_reply(Call& call, std::string const& portfolio_id, std::string bytes) {
  return document(workbook_type, std::move(bytes),
                  fmt::format("{}-{}.xlsx", portfolio_id, call.context.clock.today().to_string()));
}

base::Result<Reply> export_parties(Call& call) {
  access_control::Subject const& who = call.person().subject;
  ExportPlan const plan = TRY(plan_export(call, who, "export.rows", content_of(call.request)));
  if (plan.needs_approval()) return refuse_export(call, plan);
  std::string bytes = TRY(export_workbook(call, who, plan, false, ""));
  std::string const& portfolio_id = plan.content.portfolio_id;
  call.note.workspace_id = TRY(find_portfolio(call.context, portfolio_id)).workspace_id;
  call.note.body.emplace_back("portfolio_id", portfolio_id);
  return workbook_reply(call, portfolio_id, std::move(bytes));
}

base::Result<Reply> ask_export(Call& call) {
  auto const draft = TRY(base::parse_json<ExportDraft>(call.request.body));
  Actor const& person = call.person();
  ExportContent content;
  content.portfolio_id = call.request.of("portfolio_id");
  content.filter = draft.filter;
  content.facts = draft.facts;
  content.in_clear = draft.in_clear;
  // Who may export some rows and none in bulk is told so; who may not know of the portfolio learns nothing.
  ExportPlan plan = TRY(plan_export(call, person.subject, "export.rows", content));
  if (!holds(call.context.access, person.subject, "export.bulk")) {
    if (plan.needs_approval()) return refuse_export(call, plan);
    call.note.refused = true;
    return with_code("bulk_not_allowed", "您的角色不能批量导出", "your role does not export in bulk");
  }
  plan = TRY(plan_export(call, person.subject, "export.bulk", std::move(content)));
  if (!plan.needs_approval())
    return refuse(ErrorCode::conflict, fmt::format("此次导出共 {} 行，不需要审批：请直接导出", plan.content.rows),
                  fmt::format("this export has {} rows and needs no approval: download it", plan.content.rows));
  access_control::ApprovalRequest request;
  request.rule = "bulk_export";
  request.subject = export_subject(plan.content);
  request.content_hash = TRY(export_hash(call, plan, person.subject.user_id, draft.reason));
  request.workspace_id = TRY(find_portfolio(call.context, plan.content.portfolio_id)).workspace_id;
  request.reason = draft.reason;
  return open_approval(call, std::move(request));
}

// Of somebody else's export one learns nothing.
base::Result<access_control::Resource> about_own_export(Call& call) {
  access_control::ApprovalRequest const request = TRY(find_request(call));
  if (request.requester_id != call.person().subject.user_id) return base::not_found("there is no such request");
  return resource_of_export(call, TRY(export_content(request)));
}

std::string watermark_of(Call& call, access_control::ApprovalRequest const& request) {
  return fmt::format("{} {} {} {}", call.person().display_name, call.person().login_name, call.now.to_string(),
                     request.request_id);
}

// The workbook, and the hash of what it holds; empty when the request cannot be used, which the transaction then says.
struct Built {
  std::string hash, bytes;
  int rows = 0;
};

base::Result<Prepared> build_export(Call& call) {
  access_control::ApprovalRequest const request = TRY(find_request(call));
  access_control::Subject const& who = call.person().subject;
  access_control::Use const use{who.user_id, request.content_hash, true, call.now};
  Built built;
  if (access_control::step(call.context.access, request, use).refusal) return Prepared::of(std::move(built));
  ExportPlan const plan = TRY(plan_export(call, who, request.action, TRY(export_content(request))));
  built.hash = TRY(export_hash(call, plan, who.user_id, request.reason));
  built.rows = plan.content.rows;
  if (built.hash == request.content_hash)
    built.bytes = TRY(export_workbook(call, who, plan, true, watermark_of(call, request)));
  return Prepared::of(std::move(built));
}

// Inside the time box; each download is an event.
base::Result<Reply> export_approved(Call& call) {
  auto const& built = call.prepared.as<Built>();
  access_control::ApprovalRequest request = TRY(find_request(call));
  ExportContent const content = TRY(export_content(request));
  access_control::Use const use{call.person().subject.user_id, built.hash, true, call.now};
  access_control::ApprovalRequest const used = TRY(take(call, std::move(request), use));
  call.note.body.emplace_back("portfolio_id", content.portfolio_id);
  call.note.body.emplace_back("rows", built.rows);
  return workbook_reply(call, content.portfolio_id, built.bytes);
}

std::vector<Parameter> export_parameters() {
  std::vector<Parameter> parameters = filter_parameters();
  parameters.push_back(locale_parameter());
  parameters.push_back({"facts", Place::query, R"({"type":"string","maxLength":1000})", false, "另加的事实列，逗号分隔",
                        "Facts as further columns, comma-separated", "tax_paid,revenue"});
  parameters.push_back({"in_clear", Place::query, R"({"type":"string","enum":["0","1"]})", false,
                        "1 = 掩码的数值也要明文，须经审批", "1 = masked values in clear too, which needs an approval",
                        "0"});
  return parameters;
}

}  // namespace

void add_export_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  Operation workbook = read("/api/v1/portfolios/{portfolio_id}/parties.xlsx", "export_parties",
                            {"portfolio", "导出当前筛选为 XLSX", "Export the current filter as XLSX"}, "export.rows",
                            export_parameters(), "", export_parties);
  workbook.reply_type = workbook_type;
  workbook.event = "rows_exported";
  out.push_back(std::move(workbook));
  out.push_back(change("POST", "/api/v1/portfolios/{portfolio_id}/exports", "ask_export",
                       {"approval", "申请批量导出", "Ask for a bulk export"}, "approval.request", "export_requested",
                       {portfolio_id_parameter()}, reference("ExportDraft"), reference("ApprovalView"), ask_export));
  Operation approved =
      change("POST", "/api/v1/approvals/{request_id}/export", "export_approved",
             {"approval", "在时限内下载已获批的批量导出", "Download the approved export, inside the time box"},
             "export.bulk", "bulk_exported", {request_parameter()}, "", "", export_approved, about_own_export);
  approved.reply_type = workbook_type;
  approved.prepare = build_export;
  approved.repeatable = false;  // the workbook is kept nowhere
  out.push_back(std::move(approved));
  catalogue.schemas["ExportDraft"] = base::schema_of<ExportDraft>();
}

}  // namespace app
