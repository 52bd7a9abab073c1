#include "main/background.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "feeds/received.h"
#include "http/client.h"
#include "main/world.h"

namespace main_program {
namespace {

constexpr std::chrono::seconds webhook_pause{1}, connector_pause{1}, housekeeping_pause{60};
constexpr std::chrono::milliseconds import_pause{250}, directory_pause{2'000};
constexpr std::string_view webhook_rules = "webhooks/rules.csv", housekeeping_rules = "housekeeping/rules.csv",
                           connector_rules = "connectors/rules.csv";

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

// A source of one page; redirects are not followed.
base::Result<app::ConnectorAnswer> ask(app::ConnectorRequest const& asked, app::ConnectorRules const& rules) {
  http::ClientRequest const request{"GET", asked.url, asked.headers, ""};
  http::ClientOptions options;
  options.rules = rules.guard;
  options.this_machine = rules.to_this_machine;
  options.timeout = std::chrono::seconds{rules.timeout_seconds};
  options.body_max = static_cast<std::size_t>(rules.answer_bytes_max);
  auto reply = TRY(http::send_request(request, options));
  std::string retry_after{reply.header("Retry-After")};
  return app::ConnectorAnswer{reply.status, std::move(reply.body), std::move(retry_after)};
}

}  // namespace

base::Result<app::WebhookRules> read_rules_of_webhooks(park::PackFiles const& policies) {
  return app::read_webhook_rules(TRY(policy_file(policies, webhook_rules)), webhook_rules);
}

base::Result<app::ConnectorRules> read_rules_of_connectors(park::PackFiles const& policies) {
  return app::read_connector_rules(TRY(policy_file(policies, connector_rules)), connector_rules);
}

base::Result<app::SharedNameRules> read_rules_of_names(park::PackFiles const& policies) {
  constexpr std::string_view folder = "names/";
  matching::NameFiles files;
  for (auto const& [path, bytes] : policies)
    if (path.starts_with(folder)) files.emplace(path.substr(folder.size()), bytes);
  auto rules = TRY(matching::NameRules::read(files));
  return std::make_shared<matching::NameRules const>(std::move(rules));
}

base::Result<app::HousekeepingRules> read_rules_of_housekeeping(park::PackFiles const& policies) {
  return app::read_housekeeping_rules(TRY(policy_file(policies, housekeeping_rules)), housekeeping_rules);
}

WebhookThread::WebhookThread(app::Context& context)
    : sender_(context.store, context.clock, context.randomness, context.webhooks, context.identity.open,
              [&context](app::WebhookMessage const& message) { return post(message, context.webhooks); }),
      rounds_(webhook_pause, "webhooks are not sent", [this]() -> base::Result<> {
        TRY(sender_.plan());
        TRY(sender_.send());
        return {};
      }) {}

ImportThread::ImportThread(app::Context& context)
    : worker_(context, feeds::open_received),
      rounds_(import_pause, "files are not brought in", [this] { return worker_.work(is_stopping_); }) {}

ConnectorThread::ConnectorThread(app::Context& context)
    : worker_(
          context, [&context](app::ConnectorRequest const& request) { return ask(request, context.connectors); },
          [this](std::int64_t milliseconds) {
            auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds{milliseconds};
            while (!is_stopping_ && std::chrono::steady_clock::now() < until)
              std::this_thread::sleep_for(std::chrono::milliseconds{50});
          }),
      rounds_(connector_pause, "sources are not asked", [this] { return worker_.work(is_stopping_); }) {}

DirectoryThread::DirectoryThread(app::Context& context)
    : rounds_(directory_pause, "the first search and the first list take longer", [&context]() -> base::Result<> {
        for (app::Portfolio const& one : TRY(context.store.portfolios())) {
          TRY(context.directory->prepare(one.portfolio_id));
          TRY(context.store.rows(one.portfolio_id, {}));  // likewise the first list would wait for what it is read from
        }
        return {};
      }) {}

HousekeepingThread::HousekeepingThread(app::Context& context, app::HousekeepingRules const& rules)
    : rounds_(housekeeping_pause, "old answers and links are not removed", [&context, rules]() -> base::Result<> {
        TRY(app::clear_old(context.store, rules, context.clock.now()));
        return {};
      }) {}

}  // namespace main_program
