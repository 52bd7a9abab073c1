// The policy page's view of a pack: everything a park officer may read, with its source.
#include <fmt/format.h>

#include "app/policy_page.h"
#include "app/queries.h"
#include "app/source_views.h"
#include "park/common/cases.h"

namespace app {
namespace {

char const* name_of(score::Direction direction) {
  switch (direction) {
    case score::Direction::higher_is_better: return "higher";
    case score::Direction::lower_is_better: return "lower";
    case score::Direction::none: return "none";
  }
  return "";
}

char const* name_of(score::MissingPolicy missing) {
  switch (missing) {
    case score::MissingPolicy::worst: return "worst";
    case score::MissingPolicy::neutral: return "neutral";
    case score::MissingPolicy::reweigh: return "reweigh";
  }
  return "";
}

char const* name_of(park::CurveDefinition::Mode mode) {
  using Mode = park::CurveDefinition::Mode;
  switch (mode) {
    case Mode::value: return "value";
    case Mode::relative: return "relative";
    case Mode::difference: return "difference";
    case Mode::category: return "category";
  }
  return "";
}

PackIndicatorView view_of(park::Pack const& pack, std::size_t index) {
  auto const& indicator = pack.indicators[index];
  PackIndicatorView view;
  view.name = indicator.name;
  view.formula = indicator.formula;
  view.nature = indicator.nature;
  view.block = indicator.block;
  view.group = indicator.group;
  view.direction = name_of(indicator.direction);
  view.missing = name_of(indicator.missing);
  view.unit = indicator.unit;
  view.requirement = indicator.requirement;
  view.source = indicator.source;
  view.label = indicator.label;
  auto const& newest = pack.spans_in_force.back();
  for (std::size_t m = 0; m < pack.models.size(); ++m)
    for (auto const& [family, set] : newest.weights[m])
      for (std::size_t i = 0; i < set.items.size(); ++i)
        if (set.indicators[i] == static_cast<int>(index))
          view.weights.push_back({pack.models[m].name, family, set.items[i].weight, set.sources[i]});
  for (auto const& curve : pack.curves[index]) {
    bool const categories = curve.mode == park::CurveDefinition::Mode::category;
    bool const step = curve.curve.form() == score::Curve::Form::step;
    PackIndicatorView::Curve shown{curve.model, name_of(curve.mode), categories ? "" : (step ? "step" : "linear"), {}};
    for (auto const& [x, points] : curve.categories) shown.points.push_back({x, points});
    if (!categories)
      for (auto const& point : curve.curve.points()) shown.points.push_back({point.x.to_string(), point.score});
    view.curves.push_back(std::move(shown));
  }
  return view;
}

}  // namespace

PackView view_of(park::Pack const& pack) {
  PackView view;
  view.name = pack.name;
  view.version = pack.version;
  view.hash = pack.hash;
  view.region = pack.region;
  view.currency = pack.currency;
  view.valid_from = pack.valid_from;
  view.title = pack.title;
  view.legal_basis = pack.legal_basis;
  view.industrial_base = pack.industrial_base;
  view.fiscal_strength = pack.fiscal_strength;
  view.risk_appetite = pack.risk_appetite;
  for (auto const& row : pack.parameters)
    view.parameters.push_back({row.name, row.comparison, row.text, row.unit, row.source, row.note, row.valid_from});
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) view.indicators.push_back(view_of(pack, i));
  view.tables = table_summaries(pack);
  for (auto const& step : pack.steps)
    view.steps.push_back(
        {step.chain, step.step, step.kind, step.when_text, step.formula, step.requirement, step.source, step.label});
  view.sources = source_views(pack);
  for (auto const& node : pack.ahp) {
    AhpView shown{node.model, node.node, node.children, node.group.weights, node.group.consistency_ratio, {}};
    for (std::size_t i = 0; i < node.experts.size(); ++i)
      shown.experts.push_back({node.experts[i], node.expert_ratios[i]});
    view.ahp.push_back(std::move(shown));
  }
  view.case_count = static_cast<int>(pack.cases().size());
  return view;
}

}  // namespace app
