#include "park/file/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "park/file/file.h"

namespace park::file {
namespace {

constexpr int year_months = 12, quarter_months = 3;  // not policy: the calendar

int months_of(FormPeriod kind) {
  switch (kind) {
    case FormPeriod::year: return year_months;
    case FormPeriod::quarter: return quarter_months;
    case FormPeriod::month: return 1;
  }
  return 1;
}

ReportingPeriod beginning(base::Date from, FormPeriod kind) {
  return {from, from.plus_months(months_of(kind)).plus_days(-1)};
}

bool is_declared(Pack const& pack, Fact const& fact) {
  int const index = pack.fact(fact.name);
  return index >= 0 && pack.source_class(fact.source, pack.facts[static_cast<std::size_t>(index)]) == "declared";
}

// Of exactly that period, or ever since a day before its end.
bool speaks_of(Fact const& fact, ReportingPeriod const& period) {
  if (!fact.valid_from) return true;
  return fact.valid_to ? *fact.valid_from == period.from && *fact.valid_to == period.to : *fact.valid_from <= period.to;
}

}  // namespace

bool is_of(FormPeriod kind, ReportingPeriod const& period) {
  return period.from.day() == 1 && (period.from.month() - 1) % months_of(kind) == 0 &&
         period == beginning(period.from, kind);
}

std::string name_of(FormPeriod kind, ReportingPeriod const& period) {
  base::Date const from = period.from;
  switch (kind) {
    case FormPeriod::year: return std::to_string(from.year());
    case FormPeriod::quarter: return fmt::format("{}Q{}", from.year(), (from.month() - 1) / quarter_months + 1);
    case FormPeriod::month: break;
  }
  return fmt::format("{}-{:02}", from.year(), from.month());
}

ReportingPeriod last_ended(FormPeriod kind, base::Date day) {
  int const months = months_of(kind);
  base::Date const current = *base::Date::of(day.year(), (day.month() - 1) / months * months + 1, 1);
  return beginning(current.plus_months(-months), kind);
}

bool applies(FormDefinition const& form, std::string_view data_class) {
  return form.data_classes.empty() ||
         std::find(form.data_classes.begin(), form.data_classes.end(), data_class) != form.data_classes.end();
}

std::vector<FormField> fields_of(Pack const& pack, FormDefinition const& form, Dossier const& dossier,
                                 ReportingPeriod const& period, base::Date as_of) {
  Dossier elsewhere = dossier;
  std::erase_if(elsewhere.facts, [&](Fact const& fact) {
    int const index = pack.fact(fact.name);
    return index < 0 || is_declared(pack, fact) || !speaks_of(fact, period) ||
           is_stale(pack, pack.facts[static_cast<std::size_t>(index)], fact, as_of);
  });
  std::vector<Fact const*> const known = facts_as_of(elsewhere, as_of, pack.sources);
  std::vector<FormField> fields;
  for (FormItem const& item : form.items) {
    std::string const& name = pack.facts[static_cast<std::size_t>(item.fact)].name;
    FormField field{&item, {}, {}};
    if (item.unless_known)
      for (Fact const* const fact : known)
        if (fact->name == name) field.fetched = *fact;
    for (Fact const& fact : dossier.facts) {
      bool const is_earlier = fact.name == name && is_known(fact, as_of) && is_declared(pack, fact) &&
                              fact.valid_from && *fact.valid_from < period.from;
      if (is_earlier && (!field.last || fact.valid_from >= field.last->valid_from)) field.last = fact;
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

Dossier of_period(Pack const& pack, Dossier dossier, ReportingPeriod const& period) {
  std::set<std::string_view> checked;
  for (CheckDefinition const& check : pack.cross_checks)
    for (auto const* const side : {&check.claimed, &check.verified})
      for (int const fact : side->facts) checked.insert(pack.facts[static_cast<std::size_t>(fact)].name);
  std::erase_if(dossier.facts,
                [&](Fact const& fact) { return !speaks_of(fact, period) && checked.contains(fact.name); });
  return dossier;
}

std::vector<CheckDefinition const*> checks_of(Pack const& pack, FormDefinition const& form) {
  std::vector<CheckDefinition const*> checks;
  for (CheckDefinition const& check : pack.cross_checks)
    if (std::any_of(form.items.begin(), form.items.end(), [&](FormItem const& item) {
          return std::find(check.claimed.facts.begin(), check.claimed.facts.end(), item.fact) !=
                 check.claimed.facts.end();
        }))
      checks.push_back(&check);
  return checks;
}

}  // namespace park::file
