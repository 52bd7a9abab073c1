#include "app/import_views.h"

#include <algorithm>

#include "app/eye.h"
#include "app/import_rows.h"
#include "app/people.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "base/text.h"

namespace app {
namespace {

// As far as the reader may see the enterprise and the value.
base::Result<ImportChangeView> change_view(Call& call, park::Pack const& pack, ImportChange change) {
  ImportChangeView view;
  if (!change.fact.empty()) {
    int const fact = pack.fact(change.fact);
    view.fact = fact < 0 ? park::Label{change.fact, change.fact} : pack.facts[static_cast<std::size_t>(fact)].label;
  }
  view.source = pack.source_label(change.source);
  access_control::Subject const& reader = call.person().subject;
  auto const resource = resource_of_party(call, change.party_id);
  bool const is_open = resource && access_control::allows(call.context.access, reader, "fact.read", *resource);
  if (!is_open) change.party = change.party_id = "";
  bool const is_clear =
      is_open && (change.fact.empty() || Eye{call.context.access, reader, *resource, pack}.on(
                                             change.fact, change.source) == access_control::Sight::clear);
  if (!is_clear) change.before = change.after = blank_text;
  view.change = std::move(change);
  return view;
}

std::vector<park::Coded> datasets_of(park::Pack const& pack) {
  std::vector<park::Coded> datasets;
  for (park::FactDefinition const& fact : pack.facts)
    if (std::none_of(datasets.begin(), datasets.end(),
                     [&](park::Coded const& one) { return one.code == fact.dataset; }))
      datasets.push_back(pack.coded(fact.dataset));
  return datasets;
}

bool is_own(Call& call, ImportBatch const& batch) { return batch.created_by == call.person().subject.user_id; }

}  // namespace

std::vector<ImportFaultView> fault_views(Call& call, ImportBatch const& batch, std::size_t most) {
  std::vector<ImportFaultView> views;
  for (ImportFault fault : batch.outcome.faults) {
    if (views.size() == most) break;
    if (!is_own(call, batch)) fault.value = blank_text;
    park::Label text = fault_text(fault);
    views.push_back({std::move(fault), std::move(text)});
  }
  return views;
}

bool may_commit(ImportBatch const& batch) {
  ImportOutcome const& outcome = batch.outcome;
  return batch.state == "checked" && brings_something(outcome) &&
         (outcome.rows_faulty == 0 || batch.mapping.leave_out_faulty);
}

base::Result<ImportView> import_view(Call& call, ImportBatch const& batch, ImportDetail detail) {
  auto const pack = TRY(pack_of(call.context, batch.portfolio_id));
  ImportOutcome const& outcome = batch.outcome;
  ImportView view;
  view.batch_id = batch.batch_id;
  view.batch_number = batch.batch_number;
  view.portfolio_id = batch.portfolio_id;
  view.state = batch.state;
  view.file_name = batch.file_name;
  view.file_bytes = batch.file_bytes;
  view.parts = batch.parts;
  view.mapping = batch.mapping;
  if (!batch.mapping.source.empty()) view.source = pack->source_label(batch.mapping.source);
  view.error = outcome.error;
  view.fraction = outcome.fraction;
  view.rows = outcome.rows;
  view.rows_faulty = outcome.rows_faulty;
  view.rows_lost = outcome.rows_lost;
  view.parties_new = outcome.parties_new;
  view.parties_known = outcome.parties_known;
  view.facts_new = outcome.facts_new;
  view.facts_changed = outcome.facts_changed;
  view.facts_same = outcome.facts_same;
  view.facts_disagreeing = outcome.facts_disagreeing;
  view.fault_count = outcome.fault_count;
  view.change_count = outcome.change_count;
  view.facts_withheld = outcome.facts_withheld.value_or(0);
  view.connector_id = batch.connector_id;
  view.may_commit = may_commit(batch);
  view.created_by_name = TRY(name_of_user(call.records, batch.created_by));
  view.created_at = batch.created_at;
  view.moved_at = batch.moved_at;
  view.reason = outcome.reason;
  if (!outcome.ended_by.empty()) view.ended_by_name = TRY(name_of_user(call.records, outcome.ended_by));
  if (detail == ImportDetail::summary) view.mapping = {};
  if (detail != ImportDetail::whole) return view;
  view.preview = outcome.preview;
  if (view.preview && !is_own(call, batch)) view.preview->rows.clear();
  view.faults = fault_views(call, batch, import_listed_max);
  for (ImportChange const& change : outcome.changes) view.changes.push_back(TRY(change_view(call, *pack, change)));
  return view;
}

ImportTargets targets_view(park::Pack const& pack) {
  ImportTargets view;
  view.targets = import_targets(pack);
  for (std::string_view const unit :
       {"元", "千元", "万元", "百万元", "千万元", "亿元", "%", "‰", "千", "万", "百万", "亿"})
    if (base::unit_factor(unit)) view.units.emplace_back(unit);
  for (park::SourceDefinition const& source : pack.sources.all()) view.sources.push_back({source.name, source.label});
  view.datasets = datasets_of(pack);
  return view;
}

}  // namespace app
