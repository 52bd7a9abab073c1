#include "park/file/size_class.h"

#include <algorithm>

namespace park::file {
namespace {

// The largest size whose limit of this measure the value reaches.
SizeLimits const& reached(SizeGroup const& group, std::size_t measure, base::Decimal value) {
  for (SizeLimits const& size : group.sizes)
    if (!size.at_least[measure] || value >= *size.at_least[measure]) return size;
  return group.sizes.back();
}

// A flow such as revenue speaks of a year; a quarter's would make every enterprise small. What tells no end, or no period,
// is taken for what its attribute means.
bool speaks_of_year(Fact const& fact) {
  constexpr std::int64_t year_days_min = 360;  // not policy: a year of whole months or weeks
  return !fact.valid_from || !fact.valid_to || fact.valid_to->days() - fact.valid_from->days() + 1 >= year_days_min;
}

Fact const* counting(Pack const& pack, Dossier const& dossier, base::Date as_of, std::string_view name,
                     bool is_yearly) {
  Dossier that_serve;
  std::vector<Fact const*> origins;
  for (Fact const& fact : dossier.facts) {
    if (fact.name != name || (is_yearly && !speaks_of_year(fact))) continue;
    that_serve.facts.push_back(fact);
    origins.push_back(&fact);
  }
  auto const counts = facts_as_of(that_serve, as_of, pack.sources);
  return counts.empty() ? nullptr : origins[static_cast<std::size_t>(counts.front() - that_serve.facts.data())];
}

bool is_number(Fact const& fact) { return fact.form.empty() && fact.value.kind() == feel::Kind::number; }

// The first of the facts that is known in clear; else one that is known in another form.
Fact const* serving(Pack const& pack, Dossier const& dossier, base::Date as_of, SizeMeasure const& measure) {
  Fact const* veiled = nullptr;
  for (int const index : measure.facts) {
    std::string const& name = pack.facts[static_cast<std::size_t>(index)].name;
    Fact const* const fact = counting(pack, dossier, as_of, name, measure.is_yearly);
    if (fact == nullptr) continue;
    if (is_number(*fact)) return fact;
    if (veiled == nullptr) veiled = fact;
  }
  return veiled;
}

}  // namespace

std::string_view name_of(SizeOutcome outcome) {
  switch (outcome) {
    case SizeOutcome::told: return "told";
    case SizeOutcome::industry_missing: return "industry_missing";
    case SizeOutcome::industry_outside: return "industry_outside";
    case SizeOutcome::measure_missing: return "measure_missing";
  }
  return "measure_missing";
}

SizeGroup const* size_group(Pack const& pack, std::string_view gbt4754, base::Date as_of) {
  SizeGroup const* best = nullptr;
  std::size_t length = 0;
  auto const is_replaced = [&](SizeGroup const& group) {
    return std::any_of(pack.size_groups.begin(), pack.size_groups.end(), [&](SizeGroup const& newer) {
      return newer.group == group.group && newer.valid_from > group.valid_from && *newer.valid_from <= as_of;
    });
  };
  for (SizeGroup const& group : pack.size_groups) {
    if ((group.valid_from && *group.valid_from > as_of) || is_replaced(group)) continue;
    for (std::string const& prefix : group.prefixes)
      if (prefix.size() > length && gbt4754.starts_with(prefix)) best = &group, length = prefix.size();
  }
  return best;
}

SizeResult size_in(SizeGroup const& group, std::vector<std::optional<base::Decimal>> const& values) {
  SizeResult result;
  result.group = &group;
  bool is_whole = true;
  SizeLimits const* worst = nullptr;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!group.sizes.front().at_least[i]) continue;
    SizeMeasureResult& one = result.measures.emplace_back();
    one.measure = static_cast<int>(i);
    one.value = values[i];
    is_whole = is_whole && one.value.has_value();
    if (!one.value) continue;
    one.reaches = &reached(group, i, *one.value);
    if (worst == nullptr || one.reaches > worst) worst = one.reaches;  // sizes stand from large to small
  }
  bool const is_told = worst != nullptr && (is_whole || worst == &group.sizes.back());
  result.outcome = is_told ? SizeOutcome::told : SizeOutcome::measure_missing;
  (is_told ? result.size : result.at_most) = worst;
  return result;
}

SizeResult size_of(Pack const& pack, Dossier const& dossier, base::Date as_of) {
  SizeResult result;
  std::string const code{pack.industry_code(text_as_of(dossier, "industry", as_of, pack.sources))};
  if (code.empty()) {
    result.outcome = SizeOutcome::industry_missing;
    return result;
  }
  SizeGroup const* const group = size_group(pack, code, as_of);
  if (group == nullptr) {
    result.outcome = SizeOutcome::industry_outside;
    result.gbt4754 = code;
    return result;
  }
  std::vector<Fact const*> facts;
  std::vector<std::optional<base::Decimal>> values;
  for (SizeMeasure const& measure : pack.size_measures) {
    facts.push_back(serving(pack, dossier, as_of, measure));
    bool const is_clear = facts.back() != nullptr && is_number(*facts.back());
    values.push_back(is_clear ? std::optional{facts.back()->value.number()} : std::nullopt);
  }
  result = size_in(*group, values);
  result.gbt4754 = code;
  for (SizeMeasureResult& one : result.measures) {
    one.fact = facts[static_cast<std::size_t>(one.measure)];
    one.is_clear = one.fact == nullptr || is_number(*one.fact);
  }
  return result;
}

}  // namespace park::file
