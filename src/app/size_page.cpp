#include "app/size_page.h"

#include "app/queries.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

std::optional<park::Coded> coded_size(park::Pack const& pack, park::SizeLimits const* size) {
  if (size == nullptr) return std::nullopt;
  return pack.coded(size->size);
}

SizeMeasureView measure_view(park::Pack const& pack, Eye const& eye, park::SizeGroup const& group,
                             park::file::SizeMeasureResult const& result) {
  auto const index = static_cast<std::size_t>(result.measure);
  park::SizeMeasure const& measure = pack.size_measures[index];
  SizeMeasureView view;
  view.measure = {measure.measure, measure.label};
  for (int const fact : measure.facts) {
    park::FactDefinition const& definition = pack.facts[static_cast<std::size_t>(fact)];
    view.facts.push_back({definition.name, definition.label});
    view.unit = std::string{park::unit_of(definition.type)};
  }
  view.is_clear = result.is_clear;
  for (park::SizeLimits const& size : group.sizes)
    if (size.at_least[index]) view.limits.push_back({pack.coded(size.size), *size.at_least[index]});
  view.reaches = coded_size(pack, result.reaches);
  if (result.fact == nullptr) return view;
  view.fact = view_of_fact(pack, *result.fact);
  view.fact->current = true;
  // Which class a value reaches tells about the value.
  if (eye.look_at(*view.fact)) view.reaches.reset();
  return view;
}

}  // namespace

SizeView size_view(park::Pack const& pack, Eye const& eye, park::file::SizeResult const& result) {
  SizeView view;
  view.outcome = park::file::name_of(result.outcome);
  view.gbt4754 = result.gbt4754;
  view.size_class = coded_size(pack, result.size);
  view.at_most = coded_size(pack, result.at_most);
  if (result.group == nullptr) return view;
  view.group = park::Coded{result.group->group, result.group->label};
  view.source = result.group->sizes.front().source;
  for (park::file::SizeMeasureResult const& one : result.measures) {
    view.measures.push_back(measure_view(pack, eye, *result.group, one));
    if (!one.value) view.missing.push_back(view.measures.back().measure);
    if (one.reaches != nullptr && !view.measures.back().reaches) view.at_most.reset();  // so does what it allows
  }
  return view;
}

}  // namespace app
