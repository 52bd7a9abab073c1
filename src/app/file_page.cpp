#include "app/file_page.h"

#include <algorithm>
#include <set>

#include "app/declare.h"
#include "app/eye.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "app/register.h"
#include "app/size_page.h"
#include "park/common/fact_values.h"
#include "park/file/file.h"

namespace app {
namespace {

using park::file::Content;

struct Looked {
  park::file::Findings findings;
  std::vector<park::Fact const*> current;
  std::vector<park::Disagreement> disagreements;
};

Looked look(Context& context, PartyFile const& file) {
  Looked looked;
  auto const& [party, dossier, pack] = file.known;
  auto assessor = context.assessors.borrow(pack->name);
  park::Assessment const assessment = assessor->assess(dossier, file.as_of);
  looked.findings = park::file::find(assessor->evaluation(), dossier, file.entries, assessment.confidence);
  looked.current = park::facts_as_of(dossier, file.as_of, pack->sources);
  looked.disagreements = park::disagreements_as_of(dossier, file.as_of, pack->sources);
  return looked;
}

std::vector<park::Coded> coded_facts(park::Pack const& pack, std::vector<int> const& facts) {
  std::vector<park::Coded> coded;
  for (int const fact : facts) {
    park::FactDefinition const& definition = pack.facts[static_cast<std::size_t>(fact)];
    coded.push_back({definition.name, definition.label});
  }
  return coded;
}

std::vector<FieldView> fields_of(park::Pack const& pack, park::DatasetDefinition const& dataset) {
  std::vector<FieldView> fields;
  for (park::FieldDefinition const& field : dataset.fields) {
    FieldView view{field.value.name,
                   field.value.label,
                   field.value.unit,
                   field.required,
                   field.computed.has_value(),
                   field.is_party,
                   {}};
    for (std::string const& code : field.codes) view.codes.push_back(pack.coded(code));
    fields.push_back(std::move(view));
  }
  return fields;
}

FactView seen(park::Pack const& pack, Eye const& eye, park::Fact const& fact, bool counts) {
  FactView view = view_of_fact(pack, fact);
  view.current = counts;
  view.disagrees = !counts;
  eye.look_at(view);
  return view;
}

std::vector<FactView> values_of(park::Pack const& pack, Eye const& eye, Looked const& looked,
                                std::string_view dataset) {
  std::vector<FactView> views;
  auto const is_here = [&](park::Fact const& fact) {
    int const index = pack.fact(fact.name);
    return index >= 0 && pack.facts[static_cast<std::size_t>(index)].dataset == dataset;
  };
  for (park::Fact const* const fact : looked.current) {
    if (!is_here(*fact)) continue;
    views.push_back(seen(pack, eye, *fact, true));
    for (park::Disagreement const& one : looked.disagreements)
      if (one.counts == fact) views.push_back(seen(pack, eye, *one.other, false));
  }
  return views;
}

std::vector<AttributeView> attributes_of(park::Pack const& pack, std::string_view dataset) {
  std::vector<AttributeView> attributes;
  for (park::FactDefinition const& fact : pack.facts)
    if (fact.dataset == dataset)
      attributes.push_back(
          {fact.name, fact.label, std::string{park::unit_of(fact.type)}, fact.cadence, fact.source_class});
  return attributes;
}

// Entries of the data set, and fields that are not seen in clear in one of them.
base::Result<std::set<std::string>> add_entries(Call& call, PartyFile const& file, Eye const& eye, DatasetView& view) {
  std::set<std::string> veiled;
  for (park::file::Entry const* const entry : park::file::entries_as_of(file.entries, file.as_of)) {
    if (entry->dataset != view.dataset) continue;
    EntryVersion const& version = file.versions[static_cast<std::size_t>(entry - file.entries.data())];
    view.entries.push_back(TRY(entry_view(call, *file.known.pack, eye, version, file.as_of)));
    for (EntryCell const& cell : view.entries.back().cells)
      if (cell.value.unit == "masked" || cell.value.unit == "hidden") veiled.insert(cell.field);
  }
  return veiled;
}

void add_summaries(park::Pack const& pack, Looked const& looked, std::set<std::string> const& veiled,
                   DatasetView& view) {
  for (park::file::SummaryResult const& one : looked.findings.summaries) {
    if (one.summary->dataset != view.dataset || one.value.is_null()) continue;
    SummaryView summary{one.summary->name, one.summary->label, park::shown(pack, one.value, one.summary->unit)};
    bool const is_veiled = std::any_of(veiled.begin(), veiled.end(), [&](std::string const& field) {
      return one.summary->formula.find(field) != std::string::npos;
    });
    if (is_veiled) summary.value = {std::nullopt, std::string{blank_text}, "masked"};
    view.summaries.push_back(std::move(summary));
  }
}

base::Result<DatasetView> dataset_view(Call& call, PartyFile const& file, Eye const& eye, Looked const& looked,
                                       park::DatasetDefinition const& dataset) {
  park::Pack const& pack = *file.known.pack;
  DatasetView view;
  view.dataset = dataset.name;
  view.label = dataset.label;
  view.help = dataset.help;
  view.group = pack.coded(dataset.group);
  view.requirement = dataset.requirement;
  view.holds_entries = dataset.holds_entries;
  view.values = values_of(pack, eye, looked, dataset.name);
  view.attributes = attributes_of(pack, dataset.name);
  view.fields = fields_of(pack, dataset);
  std::set<std::string> const veiled = TRY(add_entries(call, file, eye, view));
  add_summaries(pack, looked, veiled, view);
  return view;
}

TagView tag_view(park::Pack const& pack, Looked const& looked, park::file::TagResult const& result) {
  TagView view{result.tag->tag,
               result.tag->label,
               result.tag->requirement,
               std::string{park::file::name_of(result.held)},
               result.tag->formula,
               coded_facts(pack, result.tag->facts),
               {}};
  for (park::Coded const& fact : view.facts)
    if (std::none_of(looked.current.begin(), looked.current.end(),
                     [&](park::Fact const* one) { return one->name == fact.code; }))
      view.missing.push_back(fact);
  return view;
}

// Whether everything it rests on is seen in clear.
bool add_side(park::Pack const& pack, Eye const& eye, Looked const& looked, park::CheckDefinition::Side const& side,
              CheckSideView& view) {
  bool is_clear = true;
  for (int const fact : side.facts)
    for (park::Fact const* const one : looked.current)
      if (one->name == pack.facts[static_cast<std::size_t>(fact)].name) {
        view.facts.push_back(seen(pack, eye, *one, true));
        is_clear = is_clear && eye.on(one->name, one->source) == access_control::Sight::clear;
      }
  return is_clear;
}

CrossCheckView check_view(park::Pack const& pack, Eye const& eye, Looked const& looked,
                          park::file::CheckResult const& result) {
  park::CheckDefinition const& check = *result.check;
  CrossCheckView view;
  view.check = check.name;
  view.label = check.label;
  view.requirement = check.requirement;
  view.outcome = park::file::name_of(result.outcome);
  view.consistent_within = result.consistent_within;
  view.explainable_within = result.explainable_within;
  view.is_explained = result.is_explained;
  view.claimed.value = park::shown(pack, result.claimed, check.unit);
  view.verified.value = park::shown(pack, result.verified, check.unit);
  bool const is_claim_clear = add_side(pack, eye, looked, check.claimed, view.claimed);
  bool const is_proof_clear = add_side(pack, eye, looked, check.verified, view.verified);
  park::Shown const blank{std::nullopt, std::string{blank_text}, "masked"};
  if (!is_claim_clear) view.claimed.value = blank;
  if (!is_proof_clear) view.verified.value = blank;
  if (is_claim_clear && is_proof_clear) view.difference = result.difference;
  return view;
}

QualityView quality_view(park::Pack const& pack, park::file::Quality const& quality) {
  QualityView view{quality.completeness, quality.freshness, quality.agreement,
                   quality.confidence,   quality.known,     quality.stale,
                   quality.compared,     quality.disagree,  {}};
  for (park::Fact const* const fact : quality.stale_facts)
    view.stale_facts.push_back({fact->name, pack.facts[static_cast<std::size_t>(pack.fact(fact->name))].label});
  return view;
}

// Whether a check rests on the attribute.
bool is_checked(park::Pack const& pack, std::string_view fact_name) {
  int const fact = pack.fact(fact_name);
  auto const rests_on = [&](park::CheckDefinition::Side const& side) {
    return std::find(side.facts.begin(), side.facts.end(), fact) != side.facts.end();
  };
  return std::any_of(pack.cross_checks.begin(), pack.cross_checks.end(), [&](park::CheckDefinition const& check) {
    return rests_on(check.claimed) || rests_on(check.verified);
  });
}

}  // namespace

base::Result<PartyFile> party_file(Call& call, std::string_view party_id, base::Date as_of) {
  return party_file(call, TRY(known_party(call.context, party_id)), as_of);
}

base::Result<PartyFile> party_file(Call& call, KnownParty known, base::Date as_of) {
  PartyFile file;
  file.known = std::move(known);
  file.as_of = as_of;
  std::string const& party_id = file.known.party.party_id;
  file.versions = TRY(entry_versions(call.records, party_id));
  for (PartyMerge const& merge :
       TRY(select<PartyMerge>(call.records, {{{"into_party_id", base::Json{party_id}}}, "merged_at"}))) {
    if (as_of < merge.merged_on || (merge.separated_on && *merge.separated_on <= as_of)) continue;
    for (EntryVersion& version : TRY(entry_versions(call.records, merge.party_id))) {
      version.known_at = std::max(version.known_at, merge.merged_on);
      file.versions.push_back(std::move(version));
    }
  }
  file.entries = entries_of(*file.known.pack, file.versions);
  return file;
}

base::Result<EntryView> entry_view(Call& call, park::Pack const& pack, Eye const& eye, EntryVersion const& version,
                                   base::Date as_of) {
  EntryView view;
  view.entry_id = version.entry_id;
  view.version_id = version.version_id;
  view.source = version.source;
  view.source_label = pack.source_label(version.source);
  view.known_at = version.known_at;
  view.recorded_by_name = TRY(name_of_user(call.records, version.recorded_by));
  view.recorded_at = version.recorded_at;
  view.evidence = version.evidence;
  view.note = version.note;
  view.removed = version.removed;
  view.version = version.version;
  park::DatasetDefinition const* const dataset = pack.dataset(version.dataset);
  if (dataset == nullptr) return view;
  Content const content = park::file::with_computed(*dataset, entry_of(pack, version).content, as_of);
  for (park::FieldDefinition const& field : dataset->fields) {
    auto const found = content.find(field.value.name);
    if (found == content.end()) continue;
    EntryCell cell{field.value.name, park::shown(pack, found->second, field.value.unit)};
    eye.look_at(cell.value, field, version.source);
    view.cells.push_back(std::move(cell));
  }
  return view;
}

base::Result<FileView> file_view(Call& call, PartyFile const& file) {
  Looked const looked = look(call.context, file);
  park::Pack const& pack = *file.known.pack;
  Eye const eye = TRY(eye_of(call));
  FileView view;
  view.party_id = file.known.party.party_id;
  view.as_of = file.as_of;
  for (park::DatasetDefinition const& dataset : pack.datasets)
    view.datasets.push_back(TRY(dataset_view(call, file, eye, looked, dataset)));
  for (park::file::TagResult const& tag : looked.findings.tags) view.tags.push_back(tag_view(pack, looked, tag));
  for (park::file::CheckResult const& check : looked.findings.checks)
    view.checks.push_back(check_view(pack, eye, looked, check));
  view.quality = quality_view(pack, looked.findings.quality);
  if (looked.findings.size) view.size = size_view(pack, eye, *looked.findings.size);
  for (std::string const& source : own_sources(call, pack, TRY(resource_of_party(call, view.party_id))))
    view.sources.push_back({source, pack.source_label(source)});
  return view;
}

base::Result<std::vector<SummaryView>> shared_summaries(Call& call, PartyFile const& file, Eye const& eye) {
  std::vector<SummaryView> shared;
  Looked const looked = look(call.context, file);
  park::Pack const& pack = *file.known.pack;
  std::set<std::string> names, datasets;
  for (park::SummaryDefinition const& summary : pack.summaries)
    if (summary.is_shared) {
      names.insert(summary.name);
      datasets.insert(summary.dataset);
    }
  for (std::string const& name : datasets) {
    DatasetView view = TRY(dataset_view(call, file, eye, looked, *pack.dataset(name)));
    for (SummaryView& summary : view.summaries) {
      bool const is_nothing = summary.value.number && *summary.value.number == base::Decimal{0};
      if (names.contains(summary.name) && !is_nothing) shared.push_back(std::move(summary));
    }
  }
  return shared;
}

base::Result<std::vector<CrossCheckView>> check_views(Call& call, PartyFile const& file, Eye const& eye,
                                                      std::vector<park::CheckDefinition const*> const& wanted) {
  std::vector<CrossCheckView> views;
  Looked const looked = look(call.context, file);
  for (park::file::CheckResult const& result : looked.findings.checks)
    if (std::find(wanted.begin(), wanted.end(), result.check) != wanted.end())
      views.push_back(check_view(*file.known.pack, eye, looked, result));
  return views;
}

std::vector<park::file::CheckResult> check_results(Context& context, PartyFile const& file) {
  return look(context, file).findings.checks;
}

std::vector<std::string> contradictions(Context& context, PartyFile const& file) {
  std::vector<std::string> names;
  for (park::file::CheckResult const& check : check_results(context, file))
    if (check.outcome == park::file::Agreement::contradicted) names.push_back(check.check->name);
  return names;
}

base::Json::Array new_contradictions(Context& context, PartyFile file, std::span<park::Fact const> facts) {
  base::Json::Array since;
  auto const bears_on_one = [&](park::Fact const& fact) { return is_checked(*file.known.pack, fact.name); };
  if (std::none_of(facts.begin(), facts.end(), bears_on_one)) return since;
  auto const before = contradictions(context, file);
  file.known.dossier.facts.insert(file.known.dossier.facts.end(), facts.begin(), facts.end());
  for (std::string const& check : contradictions(context, file))
    if (std::find(before.begin(), before.end(), check) == before.end()) since.emplace_back(check);
  return since;
}

std::vector<std::string> own_sources(Call& call, park::Pack const& pack, access_control::Resource const& resource) {
  std::vector<std::string> own;
  access_control::Subject const& who = call.person().subject;
  if (!access_control::allows(call.context.access, who, "fact.write", resource)) return own;
  for (park::SourceDefinition const& source : pack.sources.all()) {
    access_control::Source const* const belongs = call.context.access.source(source.name);
    if (source.obtained == "computed" || belongs == nullptr) continue;
    if (std::any_of(who.memberships.begin(), who.memberships.end(), [&](access_control::Membership const& one) {
          return one.workspace_id == resource.workspace_id && one.department_kind == belongs->department_kind;
        }))
      own.push_back(source.name);
  }
  return own;
}

}  // namespace app
