#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/column_header.h"
#include "app/rate_file.h"

namespace app {
namespace {

// Whether a column is the one the pack calls `wanted`: by that word, or as the fact of that name in any of its spellings.
bool stands_for(park::Pack const& pack, std::string const& wanted, std::string const& header, int fact) {
  if (wanted.empty()) return false;
  return same_word(wanted, header) || (fact >= 0 && pack.facts[static_cast<std::size_t>(fact)].name == wanted);
}

}  // namespace

base::Result<ColumnPlan> plan_columns(park::Pack const& pack, std::vector<std::string> const& header) {
  ColumnPlan plan;
  std::map<int, std::string> taken;
  std::vector<base::Issue> issues;
  bool named =
      std::any_of(header.begin(), header.end(), [&](auto const& text) { return same_word(pack.input_name, text); });
  for (std::size_t c = 0; c < header.size(); ++c) {
    ColumnPlan::Column column;
    auto const [name, unit, factor] = read_column_header(header[c]);
    column.fact = fact_of_header(pack, name);
    column.name = stands_for(pack, pack.input_name, name, column.fact) || (!named && is_word_for_name(name));
    named = named || column.name;
    column.period = stands_for(pack, pack.input_period, name, column.fact);
    if (column.name) column.stands_for = pack.input_name;
    if (column.period) column.stands_for = pack.input_period;
    for (auto const& id : pack.input_id)
      if (stands_for(pack, id, name, column.fact)) {
        column.id = true;
        column.stands_for = id;
      }
    if (column.fact >= 0) {
      auto const [other, fresh] = taken.emplace(column.fact, header[c]);
      if (!fresh)
        issues.push_back({fmt::format("column {}", c + 1),
                          fmt::format("`{}` and `{}` are the same fact `{}`: leave one out", other->second, header[c],
                                      pack.facts[static_cast<std::size_t>(column.fact)].name)});
      column.factor = factor;
    } else if (!column.id && !column.name && !column.period) {
      plan.ignored.push_back(header[c]);
    }
    plan.columns.push_back(column);
  }
  bool const has_id = std::any_of(plan.columns.begin(), plan.columns.end(), [](auto const& c) { return c.id; });
  if (!has_id) {
    std::vector<std::string> wanted;
    for (auto const& id : pack.input_id) {
      int const fact = pack.fact(id);
      wanted.push_back(fact < 0 ? id : fmt::format("{} ({})", id, pack.facts[static_cast<std::size_t>(fact)].label.zh));
    }
    issues.push_back(
        {"header", fmt::format("no column identifies the enterprise: expected {}", fmt::join(wanted, " and "))});
  }
  if (taken.empty()) {
    std::vector<std::string> some;
    for (auto const& fact : pack.facts)
      if (some.size() < 5) some.push_back(fmt::format("{} ({})", fact.name, fact.label.zh));  // not policy: names shown
    issues.push_back({"header", fmt::format("no column is a fact of pack `{}`: expected names such as {}", pack.name,
                                            fmt::join(some, ", "))});
  }
  if (!issues.empty()) return base::invalid("the header does not fit the policy pack", std::move(issues));
  std::set<int> needed;
  for (auto const& indicator : pack.indicators) needed.insert(indicator.facts.begin(), indicator.facts.end());
  for (int const fact : needed)
    if (!taken.contains(fact)) plan.absent.push_back(pack.facts[static_cast<std::size_t>(fact)].name);
  return plan;
}

}  // namespace app
