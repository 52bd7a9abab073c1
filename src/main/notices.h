// What the server does beside its requests: tells other programs what happened, and removes what is of no use any more.
#pragma once

#include "app/context.h"
#include "app/housekeeping.h"
#include "main/rounds.h"
#include "park/common/pack.h"

namespace main_program {

// policies/webhooks/rules.csv, policies/housekeeping/rules.csv.
base::Result<app::WebhookRules> read_rules_of_webhooks(park::PackFiles const& policies);
base::Result<app::HousekeepingRules> read_rules_of_housekeeping(park::PackFiles const& policies);

// Plans and sends webhooks.
class WebhookThread {
 public:
  explicit WebhookThread(app::Context& context);

 private:
  app::WebhookSender sender_;
  Rounds rounds_;
};

class HousekeepingThread {
 public:
  HousekeepingThread(app::Context& context, app::HousekeepingRules const& rules);

 private:
  Rounds rounds_;
};

}  // namespace main_program
