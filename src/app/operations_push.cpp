// What a source sends by itself, signed as our own webhooks are (identity/signature.h). Each delivery is taken once: its id
// is kept with what it brought, in one transaction. Source: DAT-16, DAT-24; Standard Webhooks.
#include <fmt/format.h>

#include <array>

#include "app/connector_items.h"
#include "app/connector_work.h"
#include "app/consents.h"
#include "app/declare.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "base/hash.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

// What the sender is told. outcome: taken, empty, or refused for want of consent. issues: of items that were left out.
struct PushReceipt {
  std::string delivery_id, outcome, batch_id;
  std::int64_t items = 0;
  bool repeated = false;  // it was taken before; nothing was done again
  park::Label error;
};
BOOST_DESCRIBE_STRUCT(PushReceipt, (), (delivery_id, outcome, batch_id, items, repeated, error))

PushReceipt receipt_of(ConnectorRun const& run, std::string_view delivery_id, bool repeated) {
  return {std::string{delivery_id}, run.outcome, run.batch_id, run.items, repeated, run.error};
}

base::Error not_proved(std::string zh, std::string en) {
  return refuse(ErrorCode::unauthenticated, std::move(zh), std::move(en));
}

// One answer for what is not there, is not a push, is paused, or is not signed with its secret.
base::Result<Connector> proved_connector(Call& call) {
  auto const connector = TRY(find<Connector>(call.records, call.request.of("connector_id")));
  bool const is_open = connector && connector->kind == "push" && connector->state == "active";
  if (!is_open)
    return not_proved("签名无效，或接口不存在、已暂停",
                      "the signature is not valid, or there is no such active connector");
  std::array<identity::Secret, 1> const secrets{TRY(identity::read_webhook_secret(
      TRY(call.context.identity.open(connector->secret_sealed, connector->connector_id))))};
  using identity::SignatureVerdict;
  switch (identity::verify_webhook(secrets, call.request.signature, call.request.body, call.now,
                                   call.context.connectors.push_window_seconds)) {
    case SignatureVerdict::valid: return *connector;
    case SignatureVerdict::too_old:
    case SignatureVerdict::too_new:
      return not_proved("webhook-timestamp 与本机时间相差过大：请校准时钟后重新签名发送",
                        "webhook-timestamp is too far from our time: set the clock, sign and send again");
    case SignatureVerdict::malformed:
    case SignatureVerdict::wrong: break;
  }
  return not_proved("签名无效，或接口不存在、已暂停",
                    "the signature is not valid, or there is no such active connector");
}

// Of a connector about one enterprise; "" of others. None when the enterprise has not agreed.
base::Result<std::optional<std::string>> code_of_agreed(Call& call, Connector const& connector) {
  if (connector.settings.party_id.empty()) return std::optional<std::string>{""};
  Party const about = TRY(call.context.store.party(connector.settings.party_id));
  auto const pack = TRY(pack_of(call.context, connector.portfolio_id));
  park::Dossier const known = TRY(call.context.store.dossier(about.party_id));
  call.note.party_id = about.party_id;
  if (TRY(is_agreed_by_rules(call.records, *pack, connector, known, call.context.clock.today())))
    return std::optional{about.uscc};
  TRY(note_refusal(call.change(), about.party_id, connector.source, connector.connector_id, call.now));
  return std::optional<std::string>{};
}

base::Result<Reply> push_delivery(Call& call) {
  Connector const connector = TRY(proved_connector(call));
  std::string const& delivery_id = call.request.signature.id;
  std::string const content = base::sha256_hex(call.request.body);
  call.note.workspace_id = TRY(find_portfolio(call.context, connector.portfolio_id)).workspace_id;
  call.note.body = {{"connector_id", connector.connector_id}, {"delivery_id", delivery_id}};
  auto const before = TRY(find<ConnectorRun>(
      call.records, {{"connector_id", Json{connector.connector_id}}, {"delivery_id", Json{delivery_id}}}));
  if (before && before->content_sha256 != content)
    return refuse(ErrorCode::conflict, "此 webhook-id 已用于另一内容：请换一个新值",
                  "this webhook-id was used for another content: take a new one");
  if (before) return json_reply(receipt_of(*before, delivery_id, true));
  ConnectorRun run;
  run.run_id = base::new_id("run", call.now, call.context.randomness);
  run.connector_id = connector.connector_id;
  run.begun_at = run.ended_at = call.now;
  run.content_sha256 = content;
  auto const uscc = TRY(code_of_agreed(call, connector));
  if (!uscc) {
    run.outcome = "refused";
    run.error = {"企业未同意由此来源提供数据，或同意已到期、撤回：没有收取",
                 "the enterprise has not agreed that this source tells its data, or no longer: nothing was taken"};
    TRY(add(call.change(), run));
    call.note.body.emplace_back("reason", "consent");
    return json_reply(receipt_of(run, delivery_id, false));  // the same delivery may be sent again when it has agreed
  }
  ConnectorItems items{connector.settings};
  TRY(items.add(TRY(Json::parse(call.request.body)), ""));
  if (!items.issues().empty())
    return base::Error{ErrorCode::invalid, "nothing was taken: some items are none", items.issues(),
                       "部分数据项不合格式，未收取任何数据"};
  run.delivery_id = delivery_id;
  run.items = static_cast<std::int64_t>(items.rows().size());
  run.outcome = run.items == 0 ? "empty" : "taken";
  if (run.items > 0)
    run.batch_id =
        TRY(add_connector_batch(call.change(), call.context, connector, items.csv(*uscc), call.now)).batch_id;
  TRY(add(call.change(), run));
  call.note.body.emplace_back("items", run.items);
  call.note.body.emplace_back("content_sha256", content);
  return created(receipt_of(run, delivery_id, false));
}

}  // namespace

void add_push_operation(Catalogue& catalogue, Parameter const& connector_id) {
  Operation push = change("POST", "/api/v1/connectors/{connector_id}/deliveries", "push_delivery",
                          {"connector", "来源推送数据（webhook-id、webhook-timestamp、webhook-signature 签名）",
                           "A source sends data, signed by webhook-id, webhook-timestamp and webhook-signature"},
                          "", "connector_pushed", {connector_id}, R"({})", reference("PushReceipt"), push_delivery);
  push.repeatable = false;  // by its own id
  catalogue.operations.push_back(std::move(push));
  catalogue.schemas["PushReceipt"] = base::schema_of<PushReceipt>();
}

}  // namespace app
