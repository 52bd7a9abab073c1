#include "app/file_page.h"

#include <algorithm>
#include <set>

#include "app/declare.h"
#include "app/eye.h"
#include "app/places.h"
#include "app/queries.h"
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

Looked look(Context& context, FileKnown const& known, base::Date as_of) {
  Looked looked;
  auto assessor = context.assessors.borrow(known.pack->name);
  park::Assessment const assessment = assessor->assess(known.dossier, as_of);
  looked.findings = park::file::find(assessor->evaluation(), known.dossier, entries_of(*known.pack, known.versions),
                                     assessment.confidence);
  looked.current = park::facts_as_of(known.dossier, as_of, known.pack->sources);
  looked.disagreements = park::disagreements_as_of(known.dossier, as_of, known.pack->sources);
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

std::vector<FactView> values_of(FileKnown const& known, Eye const& eye, Looked const& looked,
                                std::string_view dataset) {
  std::vector<FactView> views;
  auto const is_here = [&](park::Fact const& fact) {
    int const index = known.pack->fact(fact.name);
    return index >= 0 && known.pack->facts[static_cast<std::size_t>(index)].dataset == dataset;
  };
  for (park::Fact const* const fact : looked.current) {
    if (!is_here(*fact)) continue;
    views.push_back(seen(*known.pack, eye, *fact, true));
    for (park::Disagreement const& one : looked.disagreements)
      if (one.counts == fact) views.push_back(seen(*known.pack, eye, *one.other, false));
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
base::Result<std::set<std::string>> add_entries(Call& call, FileKnown const& known, Eye const& eye, base::Date as_of,
                                                DatasetView& view) {
  std::set<std::string> veiled;
  auto const versions = entries_of(*known.pack, known.versions);
  for (park::file::Entry const* const entry : park::file::entries_as_of(versions, as_of)) {
    if (entry->dataset != view.dataset) continue;
    int written = 0;
    for (EntryVersion const& one : known.versions) written += one.entry_id == entry->entry_id && one.known_at <= as_of;
    auto const version = std::find_if(known.versions.begin(), known.versions.end(),
                                      [&](EntryVersion const& one) { return one.version_id == entry->version_id; });
    view.entries.push_back(TRY(entry_view(call, *known.pack, eye, *version, written, as_of)));
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

base::Result<DatasetView> dataset_view(Call& call, FileKnown const& known, Eye const& eye, Looked const& looked,
                                       park::DatasetDefinition const& dataset, base::Date as_of) {
  DatasetView view;
  view.dataset = dataset.name;
  view.label = dataset.label;
  view.help = dataset.help;
  view.group = known.pack->coded(dataset.group);
  view.requirement = dataset.requirement;
  view.holds_entries = dataset.holds_entries;
  view.values = values_of(known, eye, looked, dataset.name);
  view.attributes = attributes_of(*known.pack, dataset.name);
  view.fields = fields_of(*known.pack, dataset);
  std::set<std::string> const veiled = TRY(add_entries(call, known, eye, as_of, view));
  add_summaries(*known.pack, looked, veiled, view);
  return view;
}

TagView tag_view(park::Pack const& pack, Looked const& looked, park::file::TagResult const& result) {
  static constexpr std::string_view words[] = {"no", "yes", "unknown"};
  TagView view{result.tag->tag,
               result.tag->label,
               result.tag->requirement,
               std::string{words[static_cast<std::size_t>(result.held)]},
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
bool add_side(FileKnown const& known, Eye const& eye, Looked const& looked, park::CheckDefinition::Side const& side,
              CheckSideView& view) {
  bool is_clear = true;
  for (int const fact : side.facts)
    for (park::Fact const* const one : looked.current)
      if (one->name == known.pack->facts[static_cast<std::size_t>(fact)].name) {
        view.facts.push_back(seen(*known.pack, eye, *one, true));
        is_clear = is_clear && eye.on(one->name, one->source) == access_control::Sight::clear;
      }
  return is_clear;
}

CrossCheckView check_view(FileKnown const& known, Eye const& eye, Looked const& looked,
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
  view.claimed.value = park::shown(*known.pack, result.claimed, check.unit);
  view.verified.value = park::shown(*known.pack, result.verified, check.unit);
  bool const is_claim_clear = add_side(known, eye, looked, check.claimed, view.claimed);
  bool const is_proof_clear = add_side(known, eye, looked, check.verified, view.verified);
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

}  // namespace

base::Result<FileKnown> known_of(Call& call, std::string_view party_id) {
  FileKnown known;
  known.party = TRY(call.context.store.party(party_id));
  known.dossier = TRY(call.context.store.dossier(party_id));
  known.pack = TRY(pack_of(call.context, known.party.portfolio_id));
  known.versions = TRY(entry_versions(call.records, party_id));
  return known;
}

base::Result<EntryView> entry_view(Call& call, park::Pack const& pack, Eye const& eye, EntryVersion const& version,
                                   int versions, base::Date as_of) {
  EntryView view;
  view.entry_id = version.entry_id;
  view.version_id = version.version_id;
  view.source = version.source;
  view.source_label = pack.source_label(version.source);
  view.known_at = version.known_at;
  if (auto const user = TRY(find<User>(call.records, version.recorded_by))) view.recorded_by_name = user->display_name;
  view.recorded_at = version.recorded_at;
  view.evidence = version.evidence;
  view.note = version.note;
  view.removed = version.removed;
  view.versions = versions;
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

base::Result<FileView> file_view(Call& call, FileKnown const& known, base::Date as_of) {
  Looked const looked = look(call.context, known, as_of);
  Eye const eye = TRY(eye_of(call));
  FileView view;
  view.party_id = known.party.party_id;
  view.as_of = as_of;
  for (park::DatasetDefinition const& dataset : known.pack->datasets)
    view.datasets.push_back(TRY(dataset_view(call, known, eye, looked, dataset, as_of)));
  for (park::file::TagResult const& tag : looked.findings.tags) view.tags.push_back(tag_view(*known.pack, looked, tag));
  for (park::file::CheckResult const& check : looked.findings.checks)
    view.checks.push_back(check_view(known, eye, looked, check));
  view.quality = quality_view(*known.pack, looked.findings.quality);
  for (std::string const& source : own_sources(call, *known.pack, TRY(resource_of_party(call, view.party_id))))
    view.sources.push_back({source, known.pack->source_label(source)});
  return view;
}

base::Result<std::vector<SummaryView>> shared_summaries(Call& call, FileKnown const& known, Eye const& eye,
                                                        base::Date as_of) {
  std::vector<SummaryView> shared;
  Looked const looked = look(call.context, known, as_of);
  for (park::DatasetDefinition const& dataset : known.pack->datasets) {
    DatasetView view = TRY(dataset_view(call, known, eye, looked, dataset, as_of));
    for (SummaryView& summary : view.summaries) {
      auto const definition = std::find_if(known.pack->summaries.begin(), known.pack->summaries.end(),
                                           [&](auto const& one) { return one.name == summary.name; });
      bool const is_nothing = summary.value.number && *summary.value.number == base::Decimal{0};
      if (definition->is_shared && !is_nothing) shared.push_back(std::move(summary));
    }
  }
  return shared;
}

std::vector<std::string> contradictions(Context& context, FileKnown const& known, base::Date as_of) {
  std::vector<std::string> names;
  Looked const looked = look(context, known, as_of);
  for (park::file::CheckResult const& check : looked.findings.checks)
    if (check.outcome == park::file::Agreement::contradicted) names.push_back(check.check->name);
  return names;
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
