// The thread that tells other programs what happened: plans and sends webhooks.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "app/context.h"
#include "park/common/pack.h"

namespace main_program {

// policies/webhooks/rules.csv.
base::Result<app::WebhookRules> read_rules_of_webhooks(park::PackFiles const& policies);

class WebhookThread {
 public:
  explicit WebhookThread(app::Context& context);
  ~WebhookThread();
  WebhookThread(WebhookThread const&) = delete;
  WebhookThread& operator=(WebhookThread const&) = delete;

 private:
  void run();

  app::WebhookSender sender_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace main_program
