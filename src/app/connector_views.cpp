#include "app/connector_views.h"

#include <fmt/format.h>

#include "app/declare.h"
#include "app/imports.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/record_table.h"

namespace app {

using base::Json;

base::Result<ConnectorRunView> run_view(Call& call, ConnectorRun const& run) {
  ConnectorRunView view;
  view.run_id = run.run_id;
  view.begun_at = run.begun_at;
  view.ended_at = run.ended_at;
  view.outcome = run.outcome;
  view.requests = run.requests;
  view.items = run.items;
  view.refused = run.refused;
  view.error = run.error;
  view.batch_id = run.batch_id;
  if (run.batch_id.empty()) return view;
  auto const batch = TRY(find<ImportBatch>(call.records, run.batch_id));
  if (!batch) return view;
  view.batch_state = batch->state;
  view.facts_new = batch->outcome.facts_new;
  view.facts_changed = batch->outcome.facts_changed;
  view.facts_same = batch->outcome.facts_same;
  view.facts_withheld = batch->outcome.facts_withheld.value_or(0);
  view.fault_count = batch->outcome.fault_count;
  return view;
}

base::Result<ConnectorView> connector_view(Call& call, Connector const& connector, std::string secret) {
  auto const pack = TRY(pack_of(call.context, connector.portfolio_id));
  ConnectorView view;
  view.connector_id = connector.connector_id;
  view.portfolio_id = connector.portfolio_id;
  view.title = connector.title;
  view.kind = connector.kind;
  view.source = {connector.source, pack->source_label(connector.source)};
  view.state = connector.state;
  view.settings = connector.settings;
  view.has_secret = !connector.secret_sealed.empty();
  if (std::string const& party_id = connector.settings.party_id; !party_id.empty()) {
    auto const resource = resource_of_party(call, party_id);
    if (resource && access_control::allows(call.context.access, call.person().subject, "party.read", *resource))
      view.party_name = TRY(call.context.store.party(party_id)).name;
  }
  if (connector.kind == "pull" && connector.state == "active") view.next_at = connector.next_at;
  view.failures = connector.failures;
  for (ConnectorRun const& last :
       TRY(select<ConnectorRun>(call.records, {{{"connector_id", Json{connector.connector_id}}}, "-begun_at", 1, 0})))
    view.last_run = TRY(run_view(call, last));
  if (connector.kind == "push")
    view.delivery_path = fmt::format("/api/v1/connectors/{}/deliveries", connector.connector_id);
  view.version = connector.version;
  view.secret = std::move(secret);
  return view;
}

base::Result<std::vector<std::pair<std::string, base::Date>>> heard_by_connectors(Call& call,
                                                                                  std::string_view portfolio_id,
                                                                                  base::Date as_of) {
  std::string const end_of_day = as_of.to_string() + "T16:00:00.000Z";  // of Asia/Shanghai
  std::vector<std::pair<std::string, base::Date>> heard;
  for (Connector const& connector : TRY(select<Connector>(call.records, {{{"portfolio_id", Json{portfolio_id}}}})))
    for (ConnectorRun const& run : TRY(select<ConnectorRun>(
             call.records, {{{"connector_id", Json{connector.connector_id}},
                             {"outcome", Json{Json::Array{"taken", "unchanged", "empty"}}, RecordTest::Kind::one_of},
                             {"begun_at", Json{end_of_day}, RecordTest::Kind::below}},
                            "-begun_at",
                            1,
                            0})))
      heard.emplace_back(connector.source, park_day(run.ended_at));
  return heard;
}

}  // namespace app
