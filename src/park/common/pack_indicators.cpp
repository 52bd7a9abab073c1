// Reading indicators, curves, models, benchmarks and steps.
#include <fmt/format.h>

#include <algorithm>

#include "park/common/benchmarks.h"
#include "park/common/pack_reader.h"

namespace park {

void PackReader::read_models() {
  each_row("models.csv", true, {"model", "purpose", "nature_split", "score_max", "zh", "en"},
           [&](RowReader const& row) {
             ModelDefinition model;
             model.name = row.required("model");
             row.one_of("purpose", {"grade", "limit"});
             model.purpose = row.text("purpose");
             row.one_of("nature_split", {"nature", "block"});
             model.split = row.text("nature_split");
             model.score_max = row.required_number("score_max");
             model.leading = leading_[model.purpose] == model.name;
             model.requirement = row.text("requirement");
             model.label = row.label();
             model.slot = declare(model.name + "_score", feel::simple_type(feel::Kind::number), row.place("model"));
             pack_->models.push_back(std::move(model));
           });
  each_row("blocks.csv", true, {"model", "block", "points", "zh", "en"}, [&](RowReader const& row) {
    std::string const name = row.required("model");
    auto const model =
        std::find_if(pack_->models.begin(), pack_->models.end(), [&](auto const& m) { return m.name == name; });
    if (model == pack_->models.end())
      return row.issue("model", fmt::format("there is no model `{}` in models.csv", name));
    BlockDefinition block;
    block.name = row.required("block");
    block.points = row.required_number("points");
    block.label = row.label();
    block.slot = declare(name + "_" + block.name, feel::simple_type(feel::Kind::number), row.place("block"));
    model->blocks.push_back(std::move(block));
  });
  for (auto const* purpose : {"grade", "limit"}) {
    auto const count = std::count_if(pack_->models.begin(), pack_->models.end(),
                                     [&](auto const& m) { return m.leading && m.purpose == purpose; });
    bool const any =
        std::any_of(pack_->models.begin(), pack_->models.end(), [&](auto const& m) { return m.purpose == purpose; });
    if (any && count != 1)
      issue("pack.yaml", fmt::format("`leading.{}` must name a model of purpose {} in models.csv", purpose, purpose));
  }
}

void PackReader::read_indicators() {
  static std::vector<std::string_view> const directions = {"higher", "lower", "none"};
  static std::vector<std::string_view> const missing = {"worst", "neutral", "reweigh"};
  each_row("indicators.csv", true,
           {"name", "formula", "nature", "block", "group", "direction", "missing", "unit", "reason", "zh", "en",
            "requirement", "source"},
           [&](RowReader const& row) {
             IndicatorDefinition indicator;
             indicator.name = row.required("name");
             indicator.formula = row.required("formula");
             row.one_of("nature", {"quantitative", "qualitative"});
             indicator.nature = row.text("nature");
             indicator.block = row.required("block");
             indicator.group = row.text("group");
             indicator.direction = static_cast<score::Direction>(row.one_of("direction", directions));
             indicator.missing = static_cast<score::MissingPolicy>(row.one_of("missing", missing));
             indicator.unit = row.text("unit");
             indicator.reason = row.text("reason");
             if (!indicator.reason.empty() && !pack_->reasons.contains(indicator.reason))
               row.issue("reason", fmt::format("there is no code `{}` in texts/reasons.csv", indicator.reason));
             indicator.requirement = row.text("requirement");
             indicator.source = row.text("source");
             indicator.label = row.label();
             if (auto expression = compile(indicator.formula, row.place("formula")))
               indicator.expression = std::move(*expression);
             else
               return;
             indicator.facts = facts_behind(indicator.expression);
             int const fact = pack_->fact(indicator.name);
             // An indicator that is one fact as it stands may bear the fact's name.
             indicator.slot = fact >= 0 && indicator.formula == indicator.name
                                  ? pack_->facts[static_cast<std::size_t>(fact)].slot
                                  : declare(indicator.name, feel::any_type(), row.place("name"));
             indicator.benchmark_slot =
                 declare(indicator.name + "_benchmark", feel::simple_type(feel::Kind::number), row.place("name"));
             pack_->indicators.push_back(std::move(indicator));
           });
  pack_->curves.resize(pack_->indicators.size());
}

void PackReader::read_benchmarks() {
  each_row("benchmarks.csv", false, {"indicator", "industry", "kind", "valid_from", "value", "source"},
           [&](RowReader const& row) {
             BenchmarkRow benchmark;
             std::string const name = row.required("indicator");
             benchmark.indicator = pack_->indicator(name);
             if (benchmark.indicator < 0)
               return row.issue("indicator", fmt::format("there is no indicator `{}`", name));
             benchmark.industry = row.required("industry");
             if (benchmark.industry != all_industries && !pack_->industries.contains(benchmark.industry))
               row.issue("industry", fmt::format("there is no industry `{}` in industries.csv", benchmark.industry));
             auto& indicator = pack_->indicators[static_cast<std::size_t>(benchmark.indicator)];
             std::string const kind = row.required("kind");
             row.one_of("kind", {"mean", "standard"});
             if (!indicator.benchmark_kind.empty() && indicator.benchmark_kind != kind)
               row.issue("kind", fmt::format("another row of `{}` is a {}: all are of one kind", name,
                                             indicator.benchmark_kind));
             indicator.benchmark_kind = kind;
             if (benchmark.industry == all_industries) indicator.has_general_benchmark = true;
             benchmark.valid_from = row.date("valid_from");
             benchmark.value = row.number("value");
             benchmark.source = row.required("source");
             if (benchmark.valid_from) dates_.push_back(*benchmark.valid_from);
             benchmarks_.push_back(std::move(benchmark));
           });
}

void PackReader::read_curves() {
  struct Draft {
    CurveDefinition definition;
    std::vector<score::CurvePoint> points;
    score::Curve::Form form = score::Curve::Form::linear;
    std::string place;
  };
  std::map<std::pair<int, std::string>, Draft> drafts;
  using Mode = CurveDefinition::Mode;
  each_row("curves.csv", true, {"indicator", "model", "mode", "form", "x", "score"}, [&](RowReader const& row) {
    std::string const name = row.required("indicator");
    int const indicator = pack_->indicator(name);
    if (indicator < 0) return row.issue("indicator", fmt::format("there is no indicator `{}`", name));
    auto [found, fresh] = drafts.try_emplace({indicator, row.text("model")});
    Draft& draft = found->second;
    auto const mode = static_cast<Mode>(row.one_of("mode", {"value", "relative", "difference", "category"}));
    if (fresh) {
      draft.definition.model = row.text("model");
      draft.definition.mode = mode;
      draft.place = row.place();
      if (mode != Mode::category) draft.form = static_cast<score::Curve::Form>(row.one_of("form", {"linear", "step"}));
    } else if (draft.definition.mode != mode) {
      row.issue("mode", "all points of one curve must have the same mode");
    }
    base::Decimal const points = row.required_number("score");
    if (mode == Mode::category)
      draft.definition.categories[row.required("x")] = points;
    else
      draft.points.push_back({row.required_number("x"), points});
  });
  for (auto& [key, draft] : drafts) {
    auto const index = static_cast<std::size_t>(key.first);
    if (draft.definition.mode != Mode::category) {
      auto curve = score::Curve::make(draft.form, std::move(draft.points));
      if (!curve) {
        issue(draft.place, curve.error().message);
        continue;
      }
      if (!curve->is_monotone(pack_->indicators[index].direction))
        issue(draft.place,
              fmt::format("the curve of `{}` runs against its declared direction", pack_->indicators[index].name));
      draft.definition.curve = std::move(*curve);
    }
    pack_->curves[index].push_back(std::move(draft.definition));
  }
}

CurveDefinition const* PackReader::curve_for(int indicator, std::string const& model) const {
  CurveDefinition const* general = nullptr;
  for (auto const& curve : pack_->curves[static_cast<std::size_t>(indicator)]) {
    if (curve.model == model) return &curve;
    if (curve.model.empty()) general = &curve;
  }
  return general;
}

void PackReader::read_steps() {
  static std::vector<std::string_view> const kinds = {"base", "cut", "bonus", "cap", "component", "pause", "round"};
  each_row("steps.csv", false, {"chain", "step", "kind", "when", "formula", "zh", "en", "requirement", "source"},
           [&](RowReader const& row) {
             StepDefinition step;
             step.chain = row.required("chain");
             step.step = row.required("step");
             row.one_of("kind", kinds);
             step.kind = row.text("kind");
             step.when_text = row.text("when");
             step.formula = row.required("formula");
             step.requirement = row.text("requirement");
             step.source = row.text("source");
             step.label = row.label();
             if (!step.when_text.empty()) step.when = compile(step.when_text, row.place("when"));
             auto expression = compile(step.formula, row.place("formula"));
             if (!expression) return;
             step.expression = std::move(*expression);
             pack_->steps.push_back(std::move(step));
           });
}

}  // namespace park
