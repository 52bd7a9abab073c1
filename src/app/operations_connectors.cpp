// Connectors: how sources deliver without a person. List, add, change, pause, run now, what became of the last runs.
// Source: DAT-13, DAT-16, DAT-24.
#include <fmt/format.h>

#include <algorithm>

#include "app/connector_items.h"
#include "app/connector_views.h"
#include "app/declare.h"
#include "app/import_views.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/record_table.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using Place = Parameter::Place;

constexpr std::size_t secret_bytes_max = 4'000;  // not policy: length of a text
constexpr std::int64_t runs_listed = 50;         // not policy: of a list

struct ConnectorDraft {
  std::string title, kind, source;
  ConnectorSettings settings;
  std::string secret;  // of a pull that proves who asks; "" for none, when it is changed: the one it has
};
BOOST_DESCRIBE_STRUCT(ConnectorDraft, (), (title, kind, source, settings, secret))

base::Result<Connector> connector_of(Call& call) {
  auto connector = TRY(find<Connector>(call.records, call.request.of("connector_id")));
  if (!connector || connector->state == "removed") return base::not_found("there is no such connector");
  return *std::move(connector);
}

base::Result<access_control::Resource> about_connector(Call& call) {
  return resource_of_portfolio(call, TRY(connector_of(call)).portfolio_id);
}

base::Result<Reply> list_connectors(Call& call) {
  std::vector<ConnectorView> views;
  RecordQuery const query{
      {{"portfolio_id", Json{call.request.of("portfolio_id")}}, {"state", Json{"removed"}, RecordTest::Kind::unequal}},
      "created_at"};
  for (Connector const& connector : TRY(select<Connector>(call.records, query)))
    views.push_back(TRY(connector_view(call, connector)));
  return json_reply(views);
}

base::Result<std::vector<base::Issue>> issues_of_draft_of(Call& call, ConnectorDraft const& draft,
                                                          std::string const& portfolio_id) {
  std::vector<base::Issue> issues;
  if (draft.title.empty() || draft.title.size() > title_bytes_max)
    issues.push_back({"/title", fmt::format("write 1 to {} bytes: what it delivers", title_bytes_max),
                      fmt::format("请填写 1 至 {} 字节的名称", title_bytes_max)});
  if (draft.kind != "pull" && draft.kind != "push")
    issues.push_back({"/kind", "one of pull, push", "接入方式须为 pull 或 push"});
  if (draft.secret.size() > secret_bytes_max || draft.secret.find_first_of("\r\n") != std::string::npos)
    issues.push_back({"/secret", "one line of at most 4000 bytes", "密钥须为一行，不超过 4000 字节"});
  std::string const& party_id = draft.settings.party_id;
  if (!party_id.empty()) {
    auto const party = call.context.store.party(party_id);
    auto const resource = resource_of_party(call, party_id);
    bool const is_seen = party && resource && party->portfolio_id == portfolio_id &&
                         access_control::allows(call.context.access, call.person().subject, "party.read", *resource);
    if (!is_seen)
      issues.push_back({"/settings/party_id", "there is no such enterprise", "没有这家企业"});
    else if (party->uscc.empty())
      issues.push_back({"/settings/party_id", "the enterprise has no credit code yet", "该企业尚无统一社会信用代码"});
  }
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  for (base::Issue& issue :
       issues_of_settings(*pack, call.context.connectors, draft.kind, draft.source, draft.settings))
    issues.push_back(std::move(issue));
  return issues;
}

base::Result<> check_draft(Call& call, ConnectorDraft const& draft, std::string const& portfolio_id) {
  auto issues = TRY(issues_of_draft_of(call, draft, portfolio_id));
  if (issues.empty()) return {};
  return base::Error{ErrorCode::invalid, "the connector cannot be set up so", std::move(issues), "接口不能这样设置"};
}

base::Result<Reply> add_connector(Call& call) {
  auto const draft = TRY(base::parse_json<ConnectorDraft>(call.request.body));
  auto const portfolio = TRY(find_portfolio(call.context, call.request.of("portfolio_id")));
  TRY(check_draft(call, draft, portfolio.portfolio_id));
  Connector connector;
  connector.connector_id = base::new_id("con", call.now, call.context.randomness);
  connector.portfolio_id = portfolio.portfolio_id;
  connector.title = draft.title;
  connector.kind = draft.kind;
  connector.source = draft.source;
  connector.state = "active";
  connector.settings = draft.settings;
  connector.department_id = department_of(call.person(), portfolio.workspace_id);
  connector.created_by = call.person().subject.user_id;
  connector.next_at = connector.worked_at = connector.created_at = call.now;
  bool const is_push = connector.kind == "push";
  std::string const secret = is_push ? identity::new_webhook_secret(call.context.randomness) : draft.secret;
  if (!secret.empty()) connector.secret_sealed = TRY(call.context.identity.seal(secret, connector.connector_id));
  TRY(add(call.change(), connector));
  call.note.body = {{"connector_id", connector.connector_id}, {"kind", connector.kind}, {"source", connector.source}};
  return created(TRY(connector_view(call, connector, is_push ? secret : "")));
}

base::Result<Reply> changed(Call& call, Connector connector) {
  connector.worker.clear();  // whoever is at work on it keeps nothing
  connector.failures = connector.attempts = 0;
  ++connector.version;
  TRY(replace(call.change(), connector));
  call.note.body.emplace_back("connector_id", connector.connector_id);
  call.note.body.emplace_back("state", connector.state);
  Reply reply = json_reply(TRY(connector_view(call, connector)));
  reply.etag = std::to_string(connector.version);
  return reply;
}

base::Result<Reply> change_connector(Call& call) {
  auto const draft = TRY(base::parse_json<ConnectorDraft>(call.request.body));
  Connector connector = TRY(connector_of(call));
  TRY(call.expect_version(connector.version));
  if (draft.kind != connector.kind)
    return refuse(ErrorCode::conflict, "接入方式不能更改，请新建接口",
                  "the kind stays as it is; add another connector");
  TRY(check_draft(call, draft, connector.portfolio_id));
  // A secret was given for a server: it does not go to another one.
  bool const is_elsewhere = draft.settings.url != connector.settings.url;
  if (is_elsewhere && draft.secret.empty() && connector.kind == "pull" && draft.settings.auth != "none")
    return base::Error{ErrorCode::invalid,
                       "the connector cannot be set up so",
                       {{"/secret", "the address is another one: give its secret", "地址已更改：请重新填写密钥"}},
                       "接口不能这样设置"};
  connector.title = draft.title;
  connector.source = draft.source;
  connector.settings = draft.settings;
  connector.next_at = call.now;
  if (connector.kind == "pull" && (!draft.secret.empty() || draft.settings.auth == "none"))
    connector.secret_sealed =
        draft.secret.empty() ? "" : TRY(call.context.identity.seal(draft.secret, connector.connector_id));
  return changed(call, std::move(connector));
}

base::Result<Reply> set_connector_state(Call& call, std::string const& state) {
  Connector connector = TRY(connector_of(call));
  TRY(call.expect_version(connector.version));
  connector.state = state;
  if (state == "active") connector.next_at = call.now;
  if (state == "removed") connector.secret_sealed.clear();
  return changed(call, std::move(connector));
}

base::Result<Reply> run_connector(Call& call) {
  Connector connector = TRY(connector_of(call));
  if (connector.kind != "pull" || connector.state != "active")
    return refuse(ErrorCode::conflict, "只有启用中的拉取接口可以立即运行", "only an active pull can be run now");
  connector.next_at = call.now;
  TRY(replace(call.change(), connector));
  call.note.body = {{"connector_id", connector.connector_id}};
  return json_reply(TRY(connector_view(call, connector)));
}

base::Result<Reply> list_connector_runs(Call& call) {
  std::vector<ConnectorRunView> views;
  RecordQuery const newest{{{"connector_id", Json{call.request.of("connector_id")}}}, "-begun_at", runs_listed, 0};
  for (ConnectorRun const& run : TRY(select<ConnectorRun>(call.records, newest)))
    views.push_back(TRY(run_view(call, run)));
  return json_reply(views);
}

void add_changes_of_state(Catalogue& catalogue, Parameter const& id) {
  struct Change {
    char const *method, *suffix, *operation, *event, *state, *zh, *en;
  };
  for (Change const& one : {
           Change{"POST", "/pause", "pause_connector", "connector_paused", "paused", "暂停数据接口",
                  "Pause a connector"},
           Change{"POST", "/resume", "resume_connector", "connector_resumed", "active", "恢复数据接口",
                  "Resume a connector"},
           Change{"DELETE", "", "remove_connector", "connector_removed", "removed", "删除数据接口",
                  "Remove a connector; what it brought stays"},
       }) {
    Operation made = change(
        one.method, std::string{"/api/v1/connectors/{connector_id}"} + one.suffix, one.operation,
        {"connector", one.zh, one.en}, "connector.manage", one.event, {id}, "", reference("ConnectorView"),
        [state = std::string{one.state}](Call& call) { return set_connector_state(call, state); }, about_connector);
    made.versioned = true;
    catalogue.operations.push_back(std::move(made));
  }
}

}  // namespace

void add_connector_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const of_portfolio = "/api/v1/portfolios/{portfolio_id}/connectors";
  std::string const of_one = "/api/v1/connectors/{connector_id}", rights = "connector.manage";
  Parameter const id{"connector_id", Place::path, text_schema, true, "接口编号", "Id of the connector", "con_01hv"};
  out.push_back(read(of_portfolio, "list_connectors", {"connector", "数据接口", "Connectors"}, "connector.read",
                     {portfolio_id_parameter()}, list_of("ConnectorView"), list_connectors,
                     about_portfolio("portfolio_id")));
  Operation make = change("POST", of_portfolio, "add_connector", {"connector", "新建数据接口", "Add a connector"},
                          rights, "connector_added", {portfolio_id_parameter()}, reference("ConnectorDraft"),
                          reference("ConnectorView"), add_connector, about_portfolio("portfolio_id"));
  make.repeatable = false;  // a secret is shown once and kept nowhere in clear
  out.push_back(std::move(make));
  Operation alter = change("PUT", of_one, "change_connector", {"connector", "修改数据接口", "Change a connector"},
                           rights, "connector_changed", {id}, reference("ConnectorDraft"), reference("ConnectorView"),
                           change_connector, about_connector);
  alter.versioned = true;
  out.push_back(std::move(alter));
  add_changes_of_state(catalogue, id);
  out.push_back(change("POST", of_one + "/run", "run_connector", {"connector", "立即运行", "Run a pull now"}, rights,
                       "connector_run_asked", {id}, "", reference("ConnectorView"), run_connector, about_connector));
  out.push_back(read(of_one + "/runs", "list_connector_runs", {"connector", "运行记录", "Runs of a connector"},
                     "connector.read", {id}, list_of("ConnectorRunView"), list_connector_runs, about_connector));
  add_push_operation(catalogue, id);
  catalogue.schemas["ConnectorDraft"] = base::schema_of<ConnectorDraft>();
  catalogue.schemas["ConnectorView"] = base::schema_of<ConnectorView>();
  catalogue.schemas["ConnectorRunView"] = base::schema_of<ConnectorRunView>();
}

}  // namespace app
