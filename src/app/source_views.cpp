#include "app/source_views.h"

#include <algorithm>

#include "app/ports.h"
#include "park/common/pack.h"

namespace app {
namespace {

SourceDefinitionView definition_view(park::Pack const& pack, park::SourceDefinition const& source) {
  return {source.name,
          source.label,
          source.source_class,
          pack.coded(source.obtained),
          pack.coded(source.cadence),
          source.late_after_days,
          source.trust,
          source.note};
}

}  // namespace

std::vector<SourceDefinitionView> source_views(park::Pack const& pack) {
  std::vector<SourceDefinitionView> views;
  for (auto const& source : pack.sources.all()) views.push_back(definition_view(pack, source));
  return views;
}

std::vector<SourceView> freshness(park::Pack const& pack, std::vector<SourceArrivals> const& arrivals, base::Date as_of,
                                  std::vector<std::pair<std::string, base::Date>> const& heard) {
  std::vector<SourceView> views;
  for (auto const& source : pack.sources.all()) {
    SourceView view;
    view.source = definition_view(pack, source);
    auto const found = std::find_if(arrivals.begin(), arrivals.end(),
                                    [&](SourceArrivals const& one) { return one.source == source.name; });
    bool const is_timed = source.late_after_days.has_value();
    view.state = is_timed ? "never" : "untimed";
    for (auto const& [of, day] : heard)
      if (of == source.name && day <= as_of && (!view.heard || *view.heard < day)) view.heard = day;
    if (found != arrivals.end()) {
      view.last = found->last;
      view.facts = found->facts;
    }
    std::optional<base::Date> const refreshed = std::max(view.last, view.heard);  // an absent one is the least
    if (refreshed && is_timed) {
      view.due = refreshed->plus_days(*source.late_after_days);
      view.state = as_of > *view.due ? "late" : "fresh";
    }
    views.push_back(std::move(view));
  }
  for (SourceArrivals const& one : arrivals) {
    if (pack.sources.find(one.source) != nullptr) continue;
    SourceView view;
    view.source.name = one.source;
    view.source.label = pack.source_label(one.source);
    view.registered = false;
    view.last = one.last;
    view.facts = one.facts;
    view.state = "untimed";
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace app
