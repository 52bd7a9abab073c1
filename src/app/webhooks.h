// Webhooks: what happens in a workspace, told to another program. The events are the outbox: each webhook remembers
// how far it was read, so that nothing is lost and nothing is planned twice; each delivery is tried until it is taken
// or given up. A message names what happened and to whom, never values; the receiver asks the API for what its key
// may see. Messages are signed (identity/signature.h) and carry an id that stays the same when they are sent again.
// Source: ADR 0020; rule S8.
#pragma once

#include <boost/describe/class.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "app/records.h"
#include "base/date.h"
#include "base/id.h"
#include "identity/address_guard.h"
#include "identity/signature.h"

namespace app {

// policies/webhooks/rules.csv.
struct WebhookRules {
  std::vector<int> waits;  // seconds before the second, third … attempt
  identity::GuardRules guard;
  int timeout_seconds = 0;
  int failures_pause = 0;        // given up deliveries in a row after which a webhook is paused
  bool to_this_machine = false;  // `http://127.0.0.1:PORT/…` may receive too (serve --webhooks-to-this-machine)
  // "" when the address may receive, else the code of the guard.
  std::string refusal_of(std::string_view url) const;
};
base::Result<WebhookRules> read_webhook_rules(std::string_view csv, std::string_view file);

struct Webhook {
  std::string webhook_id, workspace_id, title, url;
  std::vector<std::string> kinds;   // of events; none: all
  std::string secret_sealed;        // for the webhook's id (Identity::seal)
  std::string state;                // active, paused, removed
  std::int64_t after_sequence = 0;  // events up to here were looked at
  std::int64_t failures = 0;        // given up in a row
  std::string created_by;
  base::Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Webhook, (),
                      (webhook_id, workspace_id, title, url, kinds, secret_sealed, state, after_sequence, failures,
                       created_by, created_at, version))
template <>
inline constexpr std::string_view record_name<Webhook> = "webhook";

struct WebhookDelivery {
  std::string delivery_id, webhook_id, event_id;
  std::string state;  // waiting, delivered, given_up
  std::int64_t attempts = 0;
  base::Instant next_at;
  std::int64_t status = 0;  // HTTP status of the last attempt, 0: no answer
  std::string error;        // why there was none: Chinese, a line break, English
};
BOOST_DESCRIBE_STRUCT(WebhookDelivery, (), (delivery_id, webhook_id, event_id, state, attempts, next_at, status, error))
template <>
inline constexpr std::string_view record_name<WebhookDelivery> = "webhook_delivery";

park::Label error_of(WebhookDelivery const& delivery);

struct WebhookMessage {
  std::string url, body;
  identity::WebhookHeaders headers;
};
// Sends it; the status of the answer, or why there was none.
using PostWebhook = std::function<base::Result<int>(WebhookMessage const&)>;
using OpenSealed = std::function<base::Result<std::string>(std::string_view sealed, std::string_view whose)>;

class WebhookSender {
 public:
  WebhookSender(Store& store, base::Clock const& clock, base::Randomness& randomness, WebhookRules const& rules,
                OpenSealed open, PostWebhook post)
      : store_(store),
        clock_(clock),
        randomness_(randomness),
        rules_(rules),
        open_(std::move(open)),
        post_(std::move(post)) {}

  base::Result<int> plan();  // new events become deliveries; how many
  base::Result<int> send();  // deliveries that are due, once each; how many were tried

 private:
  base::Result<int> plan_for(Webhook const& webhook);
  base::Result<> attempt(WebhookDelivery const& delivery);
  base::Result<WebhookMessage> message_of(Webhook const& webhook, Event const& event);
  base::Instant after(std::int64_t milliseconds) const {
    return base::Instant::from_milliseconds(clock_.now().milliseconds() + milliseconds);
  }
  void note_outcome(Webhook& webhook, WebhookDelivery& delivery, base::Result<int> const& answer) const;

  Store& store_;
  base::Clock const& clock_;
  base::Randomness& randomness_;
  WebhookRules const& rules_;
  OpenSealed open_;
  PostWebhook post_;
};

}  // namespace app
