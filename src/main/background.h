// What the server does beside its requests: tells other programs what happened, works on files that are brought in, asks
// sources, removes what is of no use any more.
#pragma once

#include <atomic>

#include "app/connector_work.h"
#include "app/context.h"
#include "app/housekeeping.h"
#include "app/import_work.h"
#include "main/rounds.h"
#include "park/common/pack.h"

namespace main_program {

// policies/webhooks/rules.csv, policies/connectors/rules.csv, policies/housekeeping/rules.csv.
base::Result<app::WebhookRules> read_rules_of_webhooks(park::PackFiles const& policies);
base::Result<app::ConnectorRules> read_rules_of_connectors(park::PackFiles const& policies);
base::Result<app::HousekeepingRules> read_rules_of_housekeeping(park::PackFiles const& policies);

// policies/names.
base::Result<app::SharedNameRules> read_rules_of_names(park::PackFiles const& policies);

// Plans and sends webhooks.
class WebhookThread {
 public:
  explicit WebhookThread(app::Context& context);

 private:
  app::WebhookSender sender_;
  Rounds rounds_;
};

// Works on files that are brought in.
class ImportThread {
 public:
  explicit ImportThread(app::Context& context);
  ~ImportThread() { is_stopping_ = true; }

 private:
  std::atomic<bool> is_stopping_{false};
  app::ImportWorker worker_;
  Rounds rounds_;
};

// Asks the sources whose pull is due.
class ConnectorThread {
 public:
  explicit ConnectorThread(app::Context& context);
  ~ConnectorThread() { is_stopping_ = true; }

 private:
  std::atomic<bool> is_stopping_{false};
  app::ConnectorWorker worker_;
  Rounds rounds_;
};

// Keeps the directories of portfolios ready, so that nobody waits for the first search after a start or an import.
class DirectoryThread {
 public:
  explicit DirectoryThread(app::Context& context);

 private:
  Rounds rounds_;
};

class HousekeepingThread {
 public:
  HousekeepingThread(app::Context& context, app::HousekeepingRules const& rules);

 private:
  Rounds rounds_;
};

}  // namespace main_program
