#include "app/webhooks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/record_table.h"
#include "base/rule_table.h"

namespace app {
namespace {

using base::Json;

constexpr int events_per_plan = 500;                         // not policy: size of a write
constexpr std::int64_t deliveries_per_round = 50;            // not policy: so that planning gets its turn
constexpr int value_max = 1'000'000;                         // not policy: what the program can count with
constexpr int taken_from = 200, taken_to = 299, gone = 410;  // not policy: HTTP

bool is_taken(base::Result<int> const& answer) { return answer && *answer >= taken_from && *answer <= taken_to; }

std::string both_languages(base::Error const& error) {
  return fmt::format("{}\n{}", error.message_zh.empty() ? error.message : error.message_zh, error.message);
}

bool wants(Webhook const& webhook, Event const& event) {
  if (event.outcome != "done" || event.workspace_id != webhook.workspace_id) return false;
  return webhook.kinds.empty() ||
         std::find(webhook.kinds.begin(), webhook.kinds.end(), event.kind) != webhook.kinds.end();
}

}  // namespace

park::Label error_of(WebhookDelivery const& delivery) {
  std::size_t const end = delivery.error.find('\n');
  if (end == std::string::npos) return {delivery.error, delivery.error};
  return {delivery.error.substr(0, end), delivery.error.substr(end + 1)};
}

base::Result<WebhookRules> read_webhook_rules(std::string_view csv, std::string_view file) {
  WebhookRules rules;
  rules.guard.ports.clear();
  TRY(base::read_rule_table(csv, file,
                            {{"wait", &rules.waits},
                             {"port", &rules.guard.ports},
                             {"host", &rules.guard.hosts},
                             {"timeout_seconds", &rules.timeout_seconds},
                             {"failures_pause", &rules.failures_pause}},
                            value_max));
  if (rules.guard.ports.empty())
    return base::invalid(fmt::format("{} has issues", file), {{std::string{file}, "the rule `port` is missing"}});
  return rules;
}

std::string WebhookRules::refusal_of(std::string_view url) const {
  if (to_this_machine && url.starts_with("http://127.0.0.1:")) return "";
  return identity::check_url(url, guard).refusal;
}

base::Result<int> WebhookSender::plan() {
  int planned = 0;
  for (Webhook const& webhook : TRY(select<Webhook>(store_, {{{"state", Json{"active"}}}, ""})))
    planned += TRY(plan_for(webhook));
  return planned;
}

base::Result<int> WebhookSender::plan_for(Webhook const& webhook) {
  auto const events = TRY(store_.events("", webhook.after_sequence, events_per_plan));
  if (events.empty()) return 0;
  int planned = 0;
  TRY(store_.write([&](Writer& writer) -> base::Result<> {
    planned = 0;
    auto stored = TRY(find<Webhook>(writer, webhook.webhook_id));
    if (!stored || stored->state != "active" || stored->after_sequence != webhook.after_sequence) return {};
    base::Instant const now = clock_.now();
    for (Event const& event : events) {
      stored->after_sequence = event.sequence;
      if (!wants(webhook, event)) continue;
      TRY(add(writer, WebhookDelivery{base::new_id("whd", now, randomness_), webhook.webhook_id, event.event_id,
                                      "waiting", 0, now, 0, ""}));
      ++planned;
    }
    return replace(writer, *stored);
  }));
  return planned;
}

base::Result<int> WebhookSender::send() {
  RecordQuery due;
  due.where = {{"state", Json{"waiting"}}, {"next_at", Json{after(1).to_string()}, RecordTest::Kind::below}};
  due.order = "next_at";
  due.limit = deliveries_per_round;
  auto const deliveries = TRY(select<WebhookDelivery>(store_, due));
  for (WebhookDelivery const& delivery : deliveries) TRY(attempt(delivery));
  return static_cast<int>(deliveries.size());
}

base::Result<WebhookMessage> WebhookSender::message_of(Webhook const& webhook, Event const& event) {
  WebhookMessage message;
  message.url = webhook.url;
  message.body = Json{Json::Object{{"type", event.kind},
                                   {"timestamp", event.at.to_string()},
                                   {"data", Json::Object{{"event_id", event.event_id},
                                                         {"sequence", event.sequence},
                                                         {"workspace_id", event.workspace_id},
                                                         {"party_id", event.party_id}}}}}
                     .to_string();
  std::array<identity::Secret, 1> const secrets{
      TRY(identity::read_webhook_secret(TRY(open_(webhook.secret_sealed, webhook.webhook_id))))};
  message.headers = identity::sign_webhook(secrets, event.event_id, clock_.now(), message.body);
  return message;
}

base::Result<> WebhookSender::attempt(WebhookDelivery const& delivery) {
  auto const webhook = TRY(find<Webhook>(store_, delivery.webhook_id));
  auto const event = TRY(find<Event>(store_, {{"event_id", Json{delivery.event_id}}}));
  base::Result<int> answer =
      base::Error{base::ErrorCode::not_found, "the webhook was removed or paused", {}, "推送已删除或暂停"};
  bool const is_active = webhook && event && webhook->state == "active";
  if (is_active) {
    auto const message = message_of(*webhook, *event);
    answer = message ? post_(*message) : base::Result<int>{message.error()};
  }
  return store_.write([&](Writer& writer) -> base::Result<> {
    auto stored = TRY(find<WebhookDelivery>(writer, delivery.delivery_id));
    auto of = TRY(find<Webhook>(writer, delivery.webhook_id));
    if (!stored || !of || stored->state != "waiting" || stored->attempts != delivery.attempts) return {};
    if (is_active) {
      note_outcome(*of, *stored, answer);
      TRY(replace(writer, *of));
    } else {
      stored->state = "given_up";
      stored->error = both_languages(answer.error());
    }
    return replace(writer, *stored);
  });
}

void WebhookSender::note_outcome(Webhook& webhook, WebhookDelivery& delivery, base::Result<int> const& answer) const {
  ++delivery.attempts;
  delivery.status = answer ? *answer : 0;
  delivery.error = answer ? "" : both_languages(answer.error());
  if (is_taken(answer)) {
    delivery.state = "delivered";
    webhook.failures = 0;
    return;
  }
  auto const waited = static_cast<std::size_t>(delivery.attempts) - 1;
  if (delivery.status != gone && waited < rules_.waits.size()) {
    delivery.next_at = after(std::int64_t{1'000} * rules_.waits[waited]);  // not policy: milliseconds
    return;
  }
  delivery.state = "given_up";
  ++webhook.failures;
  if (delivery.status != gone && webhook.failures < rules_.failures_pause) return;
  webhook.state = "paused";
  ++webhook.version;
}

}  // namespace app
