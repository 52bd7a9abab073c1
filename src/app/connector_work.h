// Asks the sources whose pull is due, one after the other. A run reads every page before anything is written; then one
// transaction keeps the batch, the run and when the next one is due. The worker of imports carries the batch on. Several
// processes may work on one store: a connector belongs to the worker that took it, until that one has been silent for a
// while.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/connectors.h"
#include "app/context.h"

namespace app {

struct ConnectorRequest {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
};
struct ConnectorAnswer {
  int status = 0;
  std::string body, retry_after;  // retry_after: seconds, as the header says
};
// Sends it; any status is an answer.
using AskSource = std::function<base::Result<ConnectorAnswer>(ConnectorRequest const&)>;
using PauseFor = std::function<void(std::int64_t milliseconds)>;

class ConnectorWorker {
 public:
  ConnectorWorker(Context& context, AskSource ask, PauseFor pause);
  // Does what is due; between pages it looks whether it should stop.
  base::Result<> work(std::atomic<bool> const& stop);

 private:
  struct Pull;  // one run
  base::Result<std::optional<Connector>> take();
  base::Result<> run(Connector const& connector, std::atomic<bool> const& stop);
  base::Result<> release(Connector const& connector);
  base::Result<> fetch(Pull& pull, std::atomic<bool> const& stop);
  base::Result<ConnectorAnswer> ask_page(Pull& pull, std::string const& url);
  base::Result<> finish(Pull& pull);
  base::Result<> refuse_pull(Connector const& connector, Party const& about);
  void plan_next(Connector& connector, Pull const& pull, ConnectorRun& run) const;
  base::Instant after(std::int64_t seconds) const;

  Context& context_;
  AskSource ask_;
  PauseFor pause_;
  std::string name_;
};

// A batch of these bytes, waiting to be checked and brought in without asking anybody.
base::Result<ImportBatch> add_connector_batch(Writer& writer, Context& context, Connector const& connector,
                                              std::string const& csv, base::Instant now);
// What a content is told apart by: the same one may bring something new when the connector or a consent has changed, or on
// another day.
base::Result<std::string> content_key(RecordReader& reader, Connector const& connector, std::string const& csv,
                                      base::Date today);
// Whether the connector's last run that came to its end had this content.
base::Result<bool> is_same_again(RecordReader& reader, Connector const& connector, std::string const& content);
// Whether the enterprise that a connector is about agreed, where the pack asks for it.
base::Result<bool> is_agreed_by_rules(RecordReader& reader, park::Pack const& pack, Connector const& connector,
                                      park::Dossier const& about, base::Date today);

}  // namespace app
