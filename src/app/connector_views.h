// Connectors as people see them: without their secrets.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/connectors.h"
#include "app/perform.h"

namespace app {

struct ConnectorRunView {
  std::string run_id;
  base::Instant begun_at, ended_at;
  std::string outcome;  // taken, unchanged, empty, refused, retrying, failed
  std::int64_t requests = 0, items = 0, refused = 0;
  park::Label error;
  std::string batch_id, batch_state;  // of the import; "" when none was made
  std::int64_t facts_new = 0, facts_changed = 0, facts_same = 0, facts_withheld = 0, fault_count = 0;
};
BOOST_DESCRIBE_STRUCT(ConnectorRunView, (),
                      (run_id, begun_at, ended_at, outcome, requests, items, refused, error, batch_id, batch_state,
                       facts_new, facts_changed, facts_same, facts_withheld, fault_count))

struct ConnectorView {
  std::string connector_id, portfolio_id, title, kind;
  park::Coded source;
  std::string state;
  ConnectorSettings settings;
  bool has_secret = false;
  std::string party_name;  // of the enterprise that it is about, as far as the reader may see it
  std::optional<base::Instant> next_at;
  std::int64_t failures = 0;
  std::optional<ConnectorRunView> last_run;
  std::string delivery_path;  // of a push: where the source sends to
  std::int64_t version = 1;
  std::string secret;  // of a push: shown when it is made, "" afterwards
};
BOOST_DESCRIBE_STRUCT(ConnectorView, (),
                      (connector_id, portfolio_id, title, kind, source, state, settings, has_secret, party_name,
                       next_at, failures, last_run, delivery_path, version, secret))

base::Result<ConnectorRunView> run_view(Call& call, ConnectorRun const& run);
base::Result<ConnectorView> connector_view(Call& call, Connector const& connector, std::string secret = "");

// When each source of a portfolio was last heard by its connectors until the day, also when it had nothing new.
base::Result<std::vector<std::pair<std::string, base::Date>>> heard_by_connectors(Call& call,
                                                                                  std::string_view portfolio_id,
                                                                                  base::Date as_of);

}  // namespace app
