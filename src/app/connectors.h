// Connectors: how a source's data come without a person: asked for (pull), or sent by the source (push). Both end in a
// batch, as a file does (app/imports.h): mapped, held against the rules of collection, seen whole or not at all,
// withdrawable. Described records as in app/views.h. Source: DAT-13, DAT-16, DAT-19, DAT-24.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/imports.h"
#include "app/records.h"
#include "base/date.h"
#include "identity/address_guard.h"
#include "park/common/assessment.h"

namespace app {

// policies/connectors/rules.csv.
struct ConnectorRules {
  std::vector<int> waits;  // seconds before the second, third … attempt of a run
  identity::GuardRules guard;
  int timeout_seconds = 0, answer_bytes_max = 0, run_bytes_max = 0, pages_max = 0, requests_per_minute = 0;
  int retry_after_seconds_max = 0;
  int failures_pause = 0;  // failed runs in a row after which a connector is paused
  int every_minutes_min = 0, push_window_seconds = 0;
  bool to_this_machine = false;  // `http://127.0.0.1:PORT/…` may be asked too (serve --connectors-to-this-machine)
  // "" when the address may be asked, else the code of the guard.
  std::string refusal_of(std::string_view url) const;
};
base::Result<ConnectorRules> read_connector_rules(std::string_view csv, std::string_view file);

// Where a value stands in an item (a JSON pointer), and what it is (ImportColumn).
struct ConnectorField {
  std::string pointer, target, unit;
};
BOOST_DESCRIBE_STRUCT(ConnectorField, (), (pointer, target, unit))

struct ConnectorSettings {
  std::string party_id;  // of the one enterprise that it is about, its ERP say; "": whoever an item names
  std::string url;       // of a pull
  std::string items;     // JSON pointer to the list of items; "" when the answer is the list, or the only item
  std::vector<ConnectorField> fields;
  std::string period;              // of items that name none
  std::string auth = "none";       // none, bearer, basic, header
  std::string auth_name;           // of basic: the user; of header: its name
  std::string paging = "none";     // none, next_link, page, cursor
  std::string paging_pointer;      // where the next link or the next cursor stands in the answer
  std::string paging_parameter;    // of the URL: the page or the cursor
  std::int64_t every_minutes = 0;  // between two pulls
};
BOOST_DESCRIBE_STRUCT(ConnectorSettings, (),
                      (party_id, url, items, fields, period, auth, auth_name, paging, paging_pointer, paging_parameter,
                       every_minutes))

struct Connector {
  std::string connector_id, portfolio_id, title;
  std::string kind;    // pull, push
  std::string source;  // of the register of sources
  std::string state;   // active, paused, removed
  ConnectorSettings settings;
  std::string secret_sealed;  // for the connector's id; "" for none
  base::Instant next_at;      // of a pull: when it is due
  std::int64_t attempts = 0;  // of the run under way, that failed
  std::int64_t failures = 0;  // runs in a row
  std::string worker;         // the process that works on it, since
  base::Instant worked_at;
  std::string department_id, created_by;
  base::Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Connector, (),
                      (connector_id, portfolio_id, title, kind, source, state, settings, secret_sealed, next_at,
                       attempts, failures, worker, worked_at, department_id, created_by, created_at, version))
template <>
inline constexpr std::string_view record_name<Connector> = "connector";

// outcome: taken (a batch was made of it), unchanged (the same as the last time), empty, refused (the enterprise has not
// agreed), retrying (it is tried again soon), failed.
struct ConnectorRun {
  std::string run_id, connector_id;
  base::Instant begun_at, ended_at;
  std::string outcome;
  std::string delivery_id;     // of what was pushed, by its sender
  std::string content_sha256;  // of what came
  std::string batch_id;
  std::int64_t requests = 0, items = 0;
  std::int64_t refused = 0;  // items that are none
  park::Label error;
};
BOOST_DESCRIBE_STRUCT(ConnectorRun, (),
                      (run_id, connector_id, begun_at, ended_at, outcome, delivery_id, content_sha256, batch_id,
                       requests, items, refused, error))
template <>
inline constexpr std::string_view record_name<ConnectorRun> = "connector_run";

// The columns of what it brings.
ImportMapping mapping_of(Connector const& connector);

}  // namespace app
