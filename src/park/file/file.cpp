#include "park/file/file.h"

#include <algorithm>

namespace park::file {
namespace {

std::optional<base::Decimal> number_of(feel::Value const& value) {
  if (value.kind() != feel::Kind::number) return std::nullopt;
  return value.number();
}

feel::Value context_of(DatasetDefinition const& dataset, Content const& content) {
  feel::ContextEntries entries;
  for (FieldDefinition const& field : dataset.fields) {
    auto const found = content.find(field.value.name);
    entries.emplace_back(field.value.name, found == content.end() ? feel::Value{} : found->second);
  }
  return feel::Value::context(std::move(entries));
}

void bind_entries(Evaluation& evaluation, std::vector<Entry const*> const& entries) {
  for (DatasetDefinition const& dataset : evaluation.pack().datasets) {
    if (!dataset.holds_entries) continue;
    feel::List list;
    for (Entry const* const entry : entries)
      if (entry->dataset == dataset.name)
        list.push_back(context_of(dataset, with_computed(dataset, entry->content, evaluation.as_of())));
    evaluation.set(dataset.slot, feel::Value::list(std::move(list)));
  }
}

bool is_true(feel::Value const& value) { return value.kind() == feel::Kind::boolean && value.boolean(); }

Agreement judged(CheckDefinition const& check, CheckResult const& result) {
  base::Decimal const difference = *result.difference;
  base::Decimal const size = check.only_excess ? std::max(difference, base::Decimal{0}) : base::absolute(difference);
  if (size <= *result.consistent_within) return Agreement::consistent;
  return size <= *result.explainable_within || result.is_explained ? Agreement::explainable : Agreement::contradicted;
}

CheckResult checked(Evaluation& evaluation, CheckDefinition const& check) {
  CheckResult result;
  result.check = &check;
  feel::Frame& frame = evaluation.frame();
  result.claimed = check.claimed.expression.evaluate(frame);
  result.verified = check.verified.expression.evaluate(frame);
  result.consistent_within = number_of(check.consistent_within.evaluate(frame));
  result.explainable_within = number_of(check.explainable_within.evaluate(frame));
  auto const claimed = number_of(result.claimed), verified = number_of(result.verified);
  if (!claimed || !verified || *verified <= base::Decimal{0} || !result.consistent_within || !result.explainable_within)
    return result;
  result.difference = *claimed / *verified - base::Decimal{1};
  result.is_explained = check.explained_when && is_true(check.explained_when->evaluate(frame));
  result.outcome = judged(check, result);
  return result;
}

// Days since the value was true or, where it speaks of a period, since that ended.
std::int64_t age_of(Fact const& fact, base::Date as_of) {
  base::Date const last = std::max(fact.known_at, fact.valid_to.value_or(fact.known_at));
  return as_of.days() - last.days();
}

base::Decimal share(int part, int whole) {
  return whole == 0 ? base::Decimal{1} : base::Decimal{part} / base::Decimal{whole};
}

// Facts of which another source speaks for the same period.
int compared_facts(Evaluation const& evaluation, Dossier const& dossier) {
  int compared = 0;
  for (std::size_t i = 0; i < evaluation.pack().facts.size(); ++i) {
    Fact const* const counts = evaluation.bound_fact(static_cast<int>(i));
    if (counts == nullptr) continue;
    compared += std::any_of(dossier.facts.begin(), dossier.facts.end(), [&](Fact const& other) {
      return other.name == counts->name && other.source != counts->source && other.valid_from == counts->valid_from &&
             is_known(other, evaluation.as_of());
    });
  }
  return compared;
}

Quality quality_of(Evaluation const& evaluation, Dossier const& dossier, std::vector<CheckResult> const& checks,
                   base::Decimal completeness) {
  Pack const& pack = evaluation.pack();
  Quality quality;
  quality.completeness = completeness;
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    Fact const* const fact = evaluation.bound_fact(static_cast<int>(i));
    if (fact == nullptr) continue;
    ++quality.known;
    if (is_stale(pack, pack.facts[i], *fact, evaluation.as_of())) quality.stale_facts.push_back(fact);
  }
  quality.stale = static_cast<int>(quality.stale_facts.size());
  quality.freshness = share(quality.known - quality.stale, quality.known);
  quality.compared = compared_facts(evaluation, dossier);
  quality.disagree = static_cast<int>(disagreements_as_of(dossier, evaluation.as_of(), pack.sources).size());
  quality.disagree = std::min(quality.disagree, quality.compared);
  for (CheckResult const& check : checks) {
    quality.compared += check.outcome != Agreement::not_checked;
    quality.disagree += check.outcome == Agreement::contradicted;
  }
  quality.agreement = share(quality.compared - quality.disagree, quality.compared);
  quality.confidence = quality.completeness * quality.freshness * quality.agreement;
  return quality;
}

}  // namespace

bool is_stale(Pack const& pack, FactDefinition const& definition, Fact const& fact, base::Date as_of) {
  auto const cadence = std::find_if(pack.cadences.begin(), pack.cadences.end(),
                                    [&](CadenceDefinition const& one) { return one.cadence == definition.cadence; });
  return cadence != pack.cadences.end() && cadence->stale_after_days &&
         age_of(fact, as_of) > *cadence->stale_after_days;
}

std::string_view name_of(TagState state) {
  switch (state) {
    case TagState::no: return "no";
    case TagState::yes: return "yes";
    case TagState::unknown: return "unknown";
  }
  return "unknown";
}

std::string_view name_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::not_checked: return "not_checked";
    case Agreement::consistent: return "consistent";
    case Agreement::explainable: return "explainable";
    case Agreement::contradicted: return "contradicted";
  }
  return "not_checked";
}

std::vector<Entry const*> entries_as_of(std::vector<Entry> const& versions, base::Date as_of) {
  std::vector<Entry const*> entries;
  for (Entry const& version : versions) {
    if (version.known_at > as_of) continue;
    auto const known = std::find_if(entries.begin(), entries.end(),
                                    [&](Entry const* one) { return one->entry_id == version.entry_id; });
    if (known == entries.end())
      entries.push_back(&version);
    else if (version.known_at >= (*known)->known_at)
      *known = &version;
  }
  std::erase_if(entries, [](Entry const* one) { return one->removed; });
  return entries;
}

Findings find(Evaluation& evaluation, Dossier const& dossier, std::vector<Entry> const& versions,
              base::Decimal completeness) {
  Pack const& pack = evaluation.pack();
  bind_entries(evaluation, entries_as_of(versions, evaluation.as_of()));
  Findings findings;
  if (pack.size_slot >= 0) {
    findings.size = size_of(pack, dossier, evaluation.as_of());
    SizeLimits const* const told = findings.size->size;
    evaluation.set(pack.size_slot, told == nullptr ? feel::Value{} : feel::Value{told->size});
  }
  for (SummaryDefinition const& summary : pack.summaries) {
    findings.summaries.push_back({&summary, summary.expression.evaluate(evaluation.frame())});
    evaluation.set(summary.slot, findings.summaries.back().value);
  }
  for (TagDefinition const& tag : pack.tags) {
    feel::Value const value = tag.expression.evaluate(evaluation.frame());
    bool const is_told = value.kind() == feel::Kind::boolean;
    findings.tags.push_back({&tag, !is_told ? TagState::unknown : value.boolean() ? TagState::yes : TagState::no});
  }
  for (CheckDefinition const& check : pack.cross_checks) findings.checks.push_back(checked(evaluation, check));
  findings.quality = quality_of(evaluation, dossier, findings.checks, completeness);
  return findings;
}

}  // namespace park::file
