// Files of enterprises and facts brought in: received, mapped, checked, loaded unseen and shown whole, withdrawn. The work
// is done by app/import_work.h. Source: DAT-01, DAT-24, ENT-01.
#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/import_mapping.h"
#include "app/import_template.h"
#include "app/import_views.h"
#include "app/import_work.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/received_files.h"
#include "app/record_table.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

constexpr std::size_t file_name_bytes_max = 300, reason_bytes_max = 600;  // not policy: bounds
constexpr std::int64_t batches_listed_max = 100;                          // not policy: of a list

struct ImportDraft {
  std::string file_name;
  std::int64_t bytes = 0;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(ImportDraft, (), (file_name, bytes, sha256))
struct ImportPartDraft {
  std::string content;  // base64
};
BOOST_DESCRIBE_STRUCT(ImportPartDraft, (), (content))
struct ImportWithdrawal {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ImportWithdrawal, (), (reason))

base::Result<ImportBatch> batch_of(Call& call) {
  auto batch = TRY(find<ImportBatch>(call.records, call.request.of("batch_id")));
  if (!batch) return base::not_found("there is no such import");
  return *std::move(batch);
}

base::Result<access_control::Resource> about_batch(Call& call) {
  return resource_of_portfolio(call, TRY(batch_of(call)).portfolio_id);
}

// What state a batch must be in for a step.
base::Result<> expect_state(ImportBatch const& batch, std::initializer_list<std::string_view> states) {
  if (std::find(states.begin(), states.end(), batch.state) != states.end()) return {};
  return refuse(base::ErrorCode::conflict, "导入已进入其他阶段，请刷新页面后继续",
                fmt::format("the import is in the state `{}` by now; look again and go on from there", batch.state));
}

base::Result<Reply> moved(Call& call, ImportBatch batch) {
  batch.moved_at = call.now;
  batch.worker.clear();
  ++batch.version;
  TRY(replace(call.change(), batch));
  call.note.body.emplace_back("batch_id", batch.batch_id);
  return json_reply(TRY(import_view(call, batch, ImportDetail::step)));
}

base::Result<Reply> list_imports(Call& call) {
  std::vector<ImportView> views;
  RecordQuery const newest{
      {{"portfolio_id", Json{call.request.of("portfolio_id")}}}, "-batch_number", batches_listed_max, 0};
  for (ImportBatch const& batch : TRY(select<ImportBatch>(call.records, newest)))
    views.push_back(TRY(import_view(call, batch, ImportDetail::summary)));
  return json_reply(views);
}

base::Result<Reply> get_import(Call& call) {
  return json_reply(TRY(import_view(call, TRY(batch_of(call)), ImportDetail::whole)));
}

base::Result<Reply> get_targets(Call& call) {
  return json_reply(targets_view(*TRY(pack_of(call.context, call.request.of("portfolio_id")))));
}

std::vector<base::Issue> issues_of_draft(ImportDraft const& draft) {
  std::vector<base::Issue> issues;
  if (auto issue = issue_of_file_name("/file_name", draft.file_name, file_name_bytes_max))
    issues.push_back(*std::move(issue));
  if (draft.bytes < 1 || draft.bytes > import_file_bytes_max)
    issues.push_back({"/bytes", fmt::format("a file of 1 to {} bytes; divide a larger one", import_file_bytes_max),
                      fmt::format("文件须为 1 至 {} 字节；更大的请拆分", import_file_bytes_max)});
  if (auto issue = issue_of_sha256(draft.sha256)) issues.push_back(*std::move(issue));
  return issues;
}

base::Result<Reply> begin_import(Call& call) {
  ImportDraft draft = TRY(base::parse_json<ImportDraft>(call.request.body));
  if (auto issues = issues_of_draft(draft); !issues.empty())
    return base::Error{base::ErrorCode::invalid, "the file cannot be brought in", std::move(issues),
                       "这个文件无法导入"};
  auto const portfolio = TRY(find_portfolio(call.context, call.request.of("portfolio_id")));
  ImportBatch batch;
  batch.batch_id = base::new_id("imp", call.now, call.context.randomness);
  batch.batch_number = TRY(new_batch_number(call.change()));
  batch.portfolio_id = portfolio.portfolio_id;
  batch.state = "receiving";
  batch.file_name = std::move(draft.file_name);
  batch.file_bytes = draft.bytes;
  batch.file_sha256 = std::move(draft.sha256);
  batch.department_id = department_of(call.person(), portfolio.workspace_id);
  batch.created_by = call.person().subject.user_id;
  batch.created_at = batch.moved_at = call.now;
  TRY(add(call.change(), batch));
  call.note.body.emplace_back("batch_id", batch.batch_id);
  call.note.body.emplace_back("bytes", batch.file_bytes);
  call.note.body.emplace_back("file_sha256", batch.file_sha256);
  return created(TRY(import_view(call, batch, ImportDetail::step)));
}

base::Result<Reply> put_part(Call& call) {
  ImportBatch batch = TRY(batch_of(call));
  TRY(expect_state(batch, {"receiving"}));
  ImportPartDraft draft = TRY(base::parse_json<ImportPartDraft>(call.request.body));
  std::int64_t const part = whole(call.request.of("part"), 0);
  if (part != batch.parts)
    return refuse(base::ErrorCode::conflict, fmt::format("应上传第 {} 段", batch.parts),
                  fmt::format("part {} comes next", batch.parts));
  TRY(read_part(draft.content, std::min(file_part_bytes_max, batch.file_bytes - batch.parts * file_part_bytes_max)));
  TRY(add(call.change(),
          ImportPart{fmt::format("{}-{}", batch.batch_id, part), batch.batch_id, part, std::move(draft.content)}));
  ++batch.parts;
  if (batch.parts * file_part_bytes_max >= batch.file_bytes) batch.state = "reading";
  call.note.body.emplace_back("part", part);
  return moved(call, std::move(batch));
}

base::Result<Reply> check(Call& call) {
  ImportBatch batch = TRY(batch_of(call));
  TRY(expect_state(batch, {"ready", "checked"}));
  ImportMapping mapping = TRY(base::parse_json<ImportMapping>(call.request.body));
  std::vector<std::string> header;
  for (ImportColumn const& column : batch.mapping.columns) header.push_back(column.header);
  TRY(check_mapping(*TRY(pack_of(call.context, batch.portfolio_id)), mapping, header));
  batch.mapping = std::move(mapping);
  auto preview = std::move(batch.outcome.preview);
  batch.outcome = {};
  batch.outcome.preview = std::move(preview);
  batch.state = "checking";
  return moved(call, std::move(batch));
}

base::Result<Reply> commit(Call& call) {
  ImportBatch batch = TRY(batch_of(call));
  TRY(expect_state(batch, {"checked"}));
  if (!may_commit(batch))
    return refuse(base::ErrorCode::conflict, "文件中有错误行，或没有可导入的内容；请更正后再检查",
                  "the file has faulty rows, or brings nothing; correct it and check again");
  batch.state = "loading";
  batch.outcome.known_on.reset();
  return moved(call, std::move(batch));
}

base::Result<Reply> cancel(Call& call) {
  ImportBatch batch = TRY(batch_of(call));
  TRY(expect_state(batch, {"receiving", "reading", "ready", "checking", "checked", "loading", "unreadable"}));
  if (batch.state != "unreadable") TRY(remove_parts(call.change(), batch));
  batch.state = "cancelled";
  return moved(call, std::move(batch));
}

base::Result<Reply> withdraw(Call& call) {
  ImportBatch batch = TRY(batch_of(call));
  TRY(expect_state(batch, {"shown"}));
  ImportWithdrawal const draft = TRY(base::parse_json<ImportWithdrawal>(call.request.body));
  if (draft.reason.empty() || draft.reason.size() > reason_bytes_max)
    return base::Error{base::ErrorCode::invalid,
                       "say why",
                       {{"/reason", fmt::format("write 1 to {} bytes", reason_bytes_max),
                         fmt::format("请填写撤回原因（不超过 {} 字节）", reason_bytes_max)}},
                       "请说明原因"};
  TRY(call.change().end_batch(batch.batch_number, call.context.clock.today(), batch.portfolio_id, arrivals_of(batch)));
  batch.state = "withdrawn";
  batch.outcome.reason = draft.reason;
  batch.outcome.ended_by = call.person().subject.user_id;
  call.note.body.emplace_back("reason", draft.reason);
  call.note.personal.emplace_back("reason");
  return moved(call, std::move(batch));
}

base::Result<Reply> get_faults(Call& call) {
  ImportBatch const batch = TRY(batch_of(call));
  bool const chinese = locale_of(call.request) != "en";
  Reports::Workbook workbook;
  workbook.title = chinese ? "错误清单" : "Faults";
  workbook.created_at = call.now;
  workbook.header = chinese ? std::vector<std::string>{"行", "列", "内容", "问题与改法"}
                            : std::vector<std::string>{"row", "column", "value", "what is wrong, what to write"};
  for (ImportFaultView const& one : fault_views(call, batch, import_faults_max))
    workbook.rows.push_back({{OutputCell::Kind::number, std::to_string(one.fault.row)},
                             {OutputCell::Kind::text, one.fault.column},
                             {OutputCell::Kind::text, one.fault.value},
                             {OutputCell::Kind::text, chinese ? one.text.zh : one.text.en}});
  return document(workbook_type, TRY(call.context.reports.workbook(workbook)),
                  fmt::format("{}-{}.xlsx", batch.file_name, chinese ? "错误清单" : "faults"));
}

base::Result<Reply> get_template(Call& call) {
  auto const pack = TRY(pack_of(call.context, call.request.of("portfolio_id")));
  std::string_view const dataset = call.request.of("dataset");
  if (std::none_of(pack->facts.begin(), pack->facts.end(),
                   [&](park::FactDefinition const& fact) { return fact.dataset == dataset; }))
    return base::Error{base::ErrorCode::invalid,
                       "there is nothing to fill in",
                       {{"/dataset", fmt::format("the policy pack has no facts of a data set `{}`", dataset),
                         fmt::format("政策包中没有数据集“{}”的数据项", dataset)}},
                       "没有可填写的内容"};
  Reports::Workbook workbook = import_template(*pack, dataset, locale_of(call.request) != "en");
  workbook.created_at = call.now;
  return document(workbook_type, TRY(call.context.reports.workbook(workbook)), fmt::format("{}.xlsx", workbook.title));
}

}  // namespace

void add_import_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const of_portfolio = "/api/v1/portfolios/{portfolio_id}/", of_batch = "/api/v1/imports/{batch_id}";
  Parameter const batch{"batch_id", Place::path, text_schema, true, "导入批次编号", "Id of the import", "imp_01hv"};
  Parameter const part{"part",
                       Place::path,
                       R"({"type":"integer","minimum":0,"maximum":100000})",
                       true,
                       "文件分段序号，从 0 起",
                       "Number of the part, from 0",
                       "0"};
  Parameter const dataset{"dataset", Place::query, text_schema, true, "数据集", "Data set", "registration"};
  Resource const portfolio = about_portfolio("portfolio_id");
  out.push_back(read(of_portfolio + "imports", "list_imports", {"import", "导入批次", "Imports, the newest first"},
                     "source.read", {portfolio_id_parameter()}, list_of("ImportView"), list_imports, portfolio));
  out.push_back(read(of_portfolio + "import_targets", "list_import_targets",
                     {"import", "文件的列可以对应什么", "What columns of a file may be"}, "source.read",
                     {portfolio_id_parameter()}, reference("ImportTargets"), get_targets, portfolio));
  Operation sheet = read(of_portfolio + "import_template.xlsx", "get_import_template",
                         {"import", "导入模板（XLSX）", "Template of a file (XLSX)"}, "source.read",
                         {portfolio_id_parameter(), dataset, locale_parameter()}, "", get_template, portfolio);
  sheet.reply_type = workbook_type;
  out.push_back(sheet);
  out.push_back(read(of_batch, "get_import", {"import", "一个导入批次", "One import"}, "source.read", {batch},
                     reference("ImportView"), get_import, about_batch));
  Operation faults = read(of_batch + "/faults.xlsx", "get_import_faults",
                          {"import", "错误清单（XLSX）", "Faults as a workbook (XLSX)"}, "source.read",
                          {batch, locale_parameter()}, "", get_faults, about_batch);
  faults.reply_type = sheet.reply_type;
  out.push_back(std::move(faults));
  std::string const rights = "fact.import";
  out.push_back(change("POST", of_portfolio + "imports", "begin_import",
                       {"import", "开始导入一个文件", "Begin to bring a file in"}, rights, "import_begun",
                       {portfolio_id_parameter()}, reference("ImportDraft"), reference("ImportView"), begin_import,
                       portfolio));
  out.push_back(change("PUT", of_batch + "/parts/{part}", "put_import_part",
                       {"import", "上传文件的一段（512 KiB）", "Send a part of the file (512 KiB)"}, rights,
                       "import_part_received", {batch, part}, reference("ImportPartDraft"), reference("ImportView"),
                       put_part, about_batch));
  out.push_back(change("POST", of_batch + "/check", "check_import",
                       {"import", "检查（不写入任何数据）", "Check; nothing is written"}, rights, "import_check_begun",
                       {batch}, reference("ImportMapping"), reference("ImportView"), check, about_batch));
  out.push_back(change("POST", of_batch + "/commit", "commit_import", {"import", "确认导入", "Bring it in"}, rights,
                       "import_committed", {batch}, "", reference("ImportView"), commit, about_batch));
  out.push_back(change("POST", of_batch + "/cancel", "cancel_import",
                       {"import", "取消导入，不留下任何数据", "Cancel; nothing of it stays"}, rights,
                       "import_cancelled", {batch}, "", reference("ImportView"), cancel, about_batch));
  out.push_back(change(
      "POST", of_batch + "/withdraw", "withdraw_import",
      {"import", "撤回：所带来的数据自当日起不再作数", "Withdraw: what it brought counts no more from today"}, rights,
      "import_withdrawn", {batch}, reference("ImportWithdrawal"), reference("ImportView"), withdraw, about_batch));
  auto& schemas = catalogue.schemas;
  schemas["ImportDraft"] = base::schema_of<ImportDraft>();
  schemas["ImportPartDraft"] = base::schema_of<ImportPartDraft>();
  schemas["ImportWithdrawal"] = base::schema_of<ImportWithdrawal>();
  schemas["ImportMapping"] = base::schema_of<ImportMapping>();
  schemas["ImportView"] = base::schema_of<ImportView>();
  schemas["ImportTargets"] = base::schema_of<ImportTargets>();
}

}  // namespace app
