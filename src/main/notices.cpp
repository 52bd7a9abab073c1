#include "main/notices.h"

#include <fmt/format.h>

#include <chrono>

#include "http/client.h"

namespace main_program {
namespace {

constexpr std::chrono::seconds pause{1};
constexpr std::string_view rules_file = "webhooks/rules.csv";

base::Result<int> post(app::WebhookMessage const& message, app::WebhookRules const& rules) {
  http::ClientRequest const request{"POST",
                                    message.url,
                                    {{"Content-Type", "application/json"},
                                     {"User-Agent", "Yingzhou"},
                                     {"webhook-id", message.headers.id},
                                     {"webhook-timestamp", message.headers.timestamp},
                                     {"webhook-signature", message.headers.signature}},
                                    message.body};
  http::ClientOptions options;
  options.rules = rules.guard;
  options.this_machine = rules.to_this_machine;
  options.timeout = std::chrono::seconds{rules.timeout_seconds};
  return TRY(http::send_request(request, options)).status;
}

}  // namespace

base::Result<app::WebhookRules> read_rules_of_webhooks(park::PackFiles const& policies) {
  auto const found = policies.find(rules_file);
  if (found == policies.end()) return base::not_found(fmt::format("policies/{} is missing", rules_file));
  return app::read_webhook_rules(found->second, rules_file);
}

WebhookThread::WebhookThread(app::Context& context)
    : sender_(context.store, context.clock, context.randomness, context.webhooks, context.identity.open,
              [&context](app::WebhookMessage const& message) { return post(message, context.webhooks); }),
      thread_([this] { run(); }) {}

WebhookThread::~WebhookThread() {
  {
    std::lock_guard const lock{mutex_};
    is_stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void WebhookThread::run() {
  std::string told;
  std::unique_lock lock{mutex_};
  while (!stop_.wait_for(lock, pause, [this] { return is_stopping_; })) {
    lock.unlock();
    auto done = sender_.plan();
    if (done) done = sender_.send();
    std::string const now = done ? "" : base::to_text(done.error());
    if (!now.empty() && now != told) fmt::print(stderr, "yingzhou serve: webhooks are not sent: {}\n", now);
    told = now;
    lock.lock();
  }
}

}  // namespace main_program
