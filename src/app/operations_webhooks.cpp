// Webhooks: where a workspace has its events told, what became of each delivery. The secret is shown once.
#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using Place = Parameter::Place;

constexpr std::size_t url_bytes_max = 2'000, kinds_max = 50;  // not policy: length of a text

struct WebhookDraft {
  std::string workspace_id, title, url;
  std::vector<std::string> kinds;  // of events; none: all
};
BOOST_DESCRIBE_STRUCT(WebhookDraft, (), (workspace_id, title, url, kinds))

struct WebhookView {
  std::string webhook_id, workspace_id, title, url;
  std::vector<std::string> kinds;
  std::string state;
  std::int64_t failures = 0;
  base::Instant created_at;
  std::int64_t version = 1;
  std::string secret;  // shown when it is made, "" afterwards
};
BOOST_DESCRIBE_STRUCT(WebhookView, (),
                      (webhook_id, workspace_id, title, url, kinds, state, failures, created_at, version, secret))

// A delivery with what it tells of.
struct WebhookDeliveryView {
  std::string delivery_id, event_id, kind;
  base::Instant happened_at;
  std::string state;  // waiting, delivered, given_up
  std::int64_t attempts = 0;
  base::Instant next_at;    // of the next attempt, while it waits
  std::int64_t status = 0;  // HTTP status of the last attempt, 0: no answer
  park::Label error;        // why there was none
};
BOOST_DESCRIBE_STRUCT(WebhookDeliveryView, (),
                      (delivery_id, event_id, kind, happened_at, state, attempts, next_at, status, error))

WebhookView webhook_view(Webhook const& webhook, std::string secret = "") {
  return {webhook.webhook_id, webhook.workspace_id, webhook.title,      webhook.url,     webhook.kinds,
          webhook.state,      webhook.failures,     webhook.created_at, webhook.version, std::move(secret)};
}

base::Result<access_control::Resource> resource_of_workspace(Call& call, std::string const& workspace_id) {
  access_control::Resource resource;
  auto const workspace = TRY(find<Workspace>(call.records, workspace_id));
  if (!workspace) return base::not_found("there is no such workspace");
  resource.workspace_id = workspace_id;
  resource.park_id = workspace->park_id;
  return resource;
}

base::Result<std::optional<Webhook>> reachable(Call& call, std::string_view webhook_id) {
  auto webhook = TRY(find<Webhook>(call.records, webhook_id));
  if (webhook && webhook->state == "removed") webhook.reset();
  return webhook;
}

base::Result<access_control::Resource> about_webhook(Call& call) {
  auto const webhook = TRY(reachable(call, call.request.of("webhook_id")));
  if (!webhook) return base::not_found("there is no such webhook");
  return resource_of_workspace(call, webhook->workspace_id);
}

base::Result<access_control::Resource> about_draft(Call& call) {
  return resource_of_workspace(call, TRY(base::parse_json<WebhookDraft>(call.request.body)).workspace_id);
}

base::Result<Reply> list_webhooks(Call& call) {
  std::vector<WebhookView> views;
  access_control::Policy const& policy = call.context.access;
  for (Webhook const& webhook :
       TRY(select<Webhook>(call.records, {{{"state", Json{"removed"}, RecordTest::Kind::unequal}}, "created_at"}))) {
    auto const resource = TRY(resource_of_workspace(call, webhook.workspace_id));
    if (access_control::allows(policy, call.person().subject, "webhook.read", resource))
      views.push_back(webhook_view(webhook));
  }
  return json_reply(views);
}

std::vector<base::Issue> issues_of_webhook(Call& call, WebhookDraft const& draft) {
  std::vector<base::Issue> issues;
  if (draft.title.empty() || draft.title.size() > title_bytes_max)
    issues.push_back({"/title", "write 1 to 200 bytes: who receives it", "请填写 1 至 200 字节的用途"});
  if (draft.url.size() > url_bytes_max) issues.push_back({"/url", "the address is too long", "地址过长"});
  std::string const refusal = call.context.webhooks.refusal_of(draft.url);
  if (!refusal.empty())
    issues.push_back({"/url", fmt::format("this address may not be reached ({}): give a public https address", refusal),
                      fmt::format("不允许推送到此地址（{}）：请填写公网 https 地址", refusal)});
  if (draft.kinds.size() > kinds_max) issues.push_back({"/kinds", "at most 50 kinds", "最多 50 种"});
  return issues;
}

base::Result<Reply> add_webhook(Call& call) {
  auto const draft = TRY(base::parse_json<WebhookDraft>(call.request.body));
  auto issues = issues_of_webhook(call, draft);
  if (!issues.empty()) return base::invalid("the webhook cannot be made so", std::move(issues));
  std::string const secret = identity::new_webhook_secret(call.context.randomness);
  Webhook webhook;
  webhook.webhook_id = base::new_id("whk", call.now, call.context.randomness);
  webhook.workspace_id = draft.workspace_id;
  webhook.title = draft.title;
  webhook.url = draft.url;
  webhook.kinds = draft.kinds;
  webhook.secret_sealed = TRY(call.context.identity.seal(secret, webhook.webhook_id));
  webhook.state = "active";
  auto const newest = TRY(select<Event>(call.records, {{}, "-sequence", 1, 0}));
  webhook.after_sequence = newest.empty() ? 0 : newest.front().sequence;
  webhook.created_by = call.person().subject.user_id;
  webhook.created_at = call.now;
  TRY(add(call.change(), webhook));
  call.note.workspace_id = webhook.workspace_id;
  call.note.body = {{"webhook_id", webhook.webhook_id}};
  return created(webhook_view(webhook, secret));
}

base::Result<Reply> set_webhook_state(Call& call, std::string const& state) {
  auto webhook = TRY(reachable(call, call.request.of("webhook_id")));
  if (!webhook) return base::not_found("there is no such webhook");
  TRY(call.expect_version(webhook->version));
  webhook->state = state;
  webhook->failures = 0;
  ++webhook->version;
  TRY(replace(call.change(), *webhook));
  call.note.body = {{"webhook_id", webhook->webhook_id}, {"state", state}};
  Reply reply = json_reply(webhook_view(*webhook));
  reply.etag = std::to_string(webhook->version);
  return reply;
}

base::Result<WebhookDeliveryView> delivery_view(Call& call, WebhookDelivery const& delivery) {
  WebhookDeliveryView view;
  view.delivery_id = delivery.delivery_id;
  view.event_id = delivery.event_id;
  if (auto const event = TRY(find<Event>(call.records, {{"event_id", Json{delivery.event_id}}}))) {
    view.kind = event->kind;
    view.happened_at = event->at;
  }
  view.state = delivery.state;
  view.attempts = delivery.attempts;
  view.next_at = delivery.next_at;
  view.status = delivery.status;
  view.error = error_of(delivery);
  return view;
}

base::Result<Reply> list_deliveries(Call& call) {
  RecordQuery query;
  query.where = {{"webhook_id", Json{call.request.of("webhook_id")}}};
  query.order = "-delivery_id";
  query.limit = whole(call.request.of("page_size"), 50);  // not policy: rows of a page
  query.offset = (whole(call.request.of("page"), 1) - 1) * query.limit;
  std::vector<WebhookDeliveryView> views;
  for (WebhookDelivery const& delivery : TRY(select<WebhookDelivery>(call.records, query)))
    views.push_back(TRY(delivery_view(call, delivery)));
  return json_reply(views);
}

base::Result<Reply> send_again(Call& call) {
  auto delivery = TRY(find<WebhookDelivery>(call.records, call.request.of("delivery_id")));
  if (!delivery || delivery->webhook_id != call.request.of("webhook_id"))
    return base::not_found("there is no such delivery");
  if (delivery->state != "given_up")
    return refuse(ErrorCode::conflict, "只有已放弃的推送可以重发", "only a delivery that was given up is sent again");
  delivery->state = "waiting";
  delivery->attempts = 0;
  delivery->next_at = call.now;
  TRY(replace(call.change(), *delivery));
  call.note.body = {{"delivery_id", delivery->delivery_id}};
  return json_reply(TRY(delivery_view(call, *delivery)));
}

}  // namespace

void add_webhook_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  Parameter const id{"webhook_id", Place::path, text_schema, true, "推送编号", "Id of the webhook", "whk_01hv"};
  out.push_back(read("/api/v1/webhooks", "list_webhooks", {"webhook", "事件推送", "Webhooks"}, "webhook.read", {},
                     list_of("WebhookView"), list_webhooks));
  Operation make =
      change("POST", "/api/v1/webhooks", "add_webhook", {"webhook", "新建事件推送", "Add a webhook"}, "webhook.manage",
             "webhook_added", {}, reference("WebhookDraft"), reference("WebhookView"), add_webhook, about_draft);
  make.repeatable = false;  // the secret is shown once and kept nowhere in clear
  out.push_back(std::move(make));
  struct Change {
    char const *method, *suffix, *operation, *event, *state, *zh, *en;
  };
  for (Change const& one : {
           Change{"POST", "/pause", "pause_webhook", "webhook_paused", "paused", "暂停推送", "Pause a webhook"},
           Change{"POST", "/resume", "resume_webhook", "webhook_resumed", "active", "恢复推送", "Resume a webhook"},
           Change{"DELETE", "", "remove_webhook", "webhook_removed", "removed", "删除推送", "Remove a webhook"},
       }) {
    Operation made = change(
        one.method, std::string{"/api/v1/webhooks/{webhook_id}"} + one.suffix, one.operation,
        {"webhook", one.zh, one.en}, "webhook.manage", one.event, {id}, "", reference("WebhookView"),
        [state = std::string{one.state}](Call& call) { return set_webhook_state(call, state); }, about_webhook);
    made.versioned = true;
    out.push_back(std::move(made));
  }
  out.push_back(read("/api/v1/webhooks/{webhook_id}/deliveries", "list_webhook_deliveries",
                     {"webhook", "推送记录", "Deliveries of a webhook"}, "webhook.read",
                     {id, page_parameter(), page_size_parameter()}, list_of("WebhookDeliveryView"), list_deliveries,
                     about_webhook));
  out.push_back(
      change("POST", "/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/send", "send_webhook_again",
             {"webhook", "重发一次推送", "Send a delivery again"}, "webhook.manage", "webhook_sent_again",
             {id, {"delivery_id", Place::path, text_schema, true, "推送记录编号", "Id of the delivery", "whd_01hv"}},
             "", reference("WebhookDeliveryView"), send_again, about_webhook));
  catalogue.schemas["WebhookDraft"] = base::schema_of<WebhookDraft>();
  catalogue.schemas["WebhookView"] = base::schema_of<WebhookView>();
  catalogue.schemas["WebhookDeliveryView"] = base::schema_of<WebhookDeliveryView>();
}

}  // namespace app
