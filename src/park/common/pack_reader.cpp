// The order of reading and the tables that stand for themselves: manifest, facts, parameters, industries, texts, cases.
#include "park/common/pack_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "feel/range.h"
#include "park/common/cases.h"

namespace park {
namespace {

std::vector<std::string_view> const source_classes{"internal", "external", "declared"};

bool is_feel_name(std::string_view name) {
  auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  auto const digit = [](char c) { return c >= '0' && c <= '9'; };
  return !name.empty() && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || digit(c); });
}

}  // namespace

feel::TypePointer type_of_fact(FactType type) {
  switch (type) {
    case FactType::number:
    case FactType::money:
    case FactType::percent: return feel::simple_type(feel::Kind::number);
    case FactType::string: return feel::simple_type(feel::Kind::string);
    case FactType::boolean: return feel::simple_type(feel::Kind::boolean);
    case FactType::date: return feel::simple_type(feel::Kind::date);
  }
  return feel::any_type();
}

base::Result<std::shared_ptr<Pack const>> PackReader::read() {
  read_manifest();
  read_texts();
  read_facts();
  read_sources();
  read_collection();
  read_parameters();
  read_industries();
  declare_engine_variables();
  read_models();
  read_indicators();
  read_benchmarks();
  read_held_values();
  read_curves();
  read_ahp();
  read_weights();
  read_steps();
  read_size_measures();
  read_size_classes();
  read_relations();
  read_datasets();
  read_summaries();
  read_tags();
  read_cross_checks();
  read_cadences();
  read_forms();
  read_tables();
  if (issues_.empty()) read_scale();
  if (issues_.empty()) read_directions();
  if (issues_.empty()) resolve_spans();
  if (issues_.empty()) read_all_cases();
  if (!issues_.empty()) {
    std::string message = fmt::format("the policy pack has {} issue{}", issues_.size(), issues_.size() == 1 ? "" : "s");
    return base::invalid(std::move(message), std::move(issues_));
  }
  pack_->hash = hash_of_files();
  return std::shared_ptr<Pack const>{pack_};
}

void PackReader::each_row(std::string const& file, bool required, std::vector<std::string_view> const& columns,
                          std::function<void(RowReader const&)> const& read) {
  if (!files_.contains(file)) {
    if (required) issue(file, "is missing from the pack");
    return;
  }
  if (auto const table = base::table_in(files_, file, columns, issues_))
    for (auto const& row : table->rows) read(RowReader{*table, row, file, issues_});
}

void PackReader::take_issues(base::Error const& error, std::string const& file) {
  if (error.issues.empty()) issue(file, error.message);
  issues_.insert(issues_.end(), error.issues.begin(), error.issues.end());
}

std::optional<feel::Expression> PackReader::compile(std::string_view text, std::string const& place) {
  return compile_in(pack_->scope, text, place);
}

std::optional<feel::Expression> PackReader::compile_in(feel::Scope const& scope, std::string_view text,
                                                       std::string const& place) {
  auto compiled = feel::Expression::compile(text, scope, {.element_id = place, .expected = nullptr, .limits = {}});
  if (compiled) return std::move(*compiled);
  base::Error const error = compiled.error();
  if (error.issues.empty()) issue(place, error.message);
  for (auto const& found : error.issues)
    issue(place, found.at.empty() ? found.message : fmt::format("{} (at {})", found.message, found.at));
  return std::nullopt;
}

int PackReader::declare(std::string const& name, feel::TypePointer type, std::string const& place) {
  if (!is_feel_name(name)) issue(place, fmt::format("`{}` is not a name: use lower-case letters, digits and _", name));
  if (pack_->scope.find(name) >= 0) issue(place, fmt::format("the name `{}` is used twice", name));
  return pack_->scope.declare(name, std::move(type));
}

void PackReader::read_manifest() {
  auto const found = files_.find("pack.yaml");
  if (found == files_.end()) return issue("pack.yaml", "is missing from the pack");
  try {
    YAML::Node const root = YAML::Load(found->second);
    auto const text = [&](char const* key, bool required) {
      if (root[key] && root[key].IsScalar()) return root[key].as<std::string>();
      if (required) issue("pack.yaml", fmt::format("`{}` is missing", key));
      return std::string{};
    };
    Pack& pack = *pack_;
    pack.name = text("name", true);
    pack.version = text("version", true);
    pack.title = {text("title_zh", true), text("title_en", true)};
    pack.region = text("region", false);
    pack.valid_from = text("valid_from", true);
    pack.replaces = text("replaces", false);
    pack.currency = text("currency", true);
    pack.industrial_base = text("industrial_base", false);
    pack.fiscal_strength = text("fiscal_strength", false);
    pack.risk_appetite = text("risk_appetite", false);
    for (auto const& line : root["legal_basis"]) pack.legal_basis.push_back(line.as<std::string>());
    for (auto const* purpose : {"grade", "limit"})
      if (root["leading"] && root["leading"][purpose]) leading_[purpose] = root["leading"][purpose].as<std::string>();
    YAML::Node const input = root["input"];
    for (auto const& column : input["id"]) pack.input_id.push_back(column.as<std::string>());
    if (input["name"]) pack.input_name = input["name"].as<std::string>();
    if (input["period"]) pack.input_period = input["period"].as<std::string>();
    if (pack.input_id.empty()) issue("pack.yaml", "`input.id` must name at least one column");
  } catch (YAML::Exception const& error) {
    issue(fmt::format("pack.yaml:{}:{}", error.mark.line + 1, error.mark.column + 1), error.msg);
  }
}

void PackReader::read_texts() {
  each_row("texts/labels.csv", false, {"code", "zh", "en"},
           [&](RowReader const& row) { pack_->labels[row.required("code")] = row.label(); });
  each_row("texts/reasons.csv", false, {"code", "zh", "en", "advice_zh", "advice_en"}, [&](RowReader const& row) {
    pack_->reasons[row.required("code")] = {row.label(), Label{row.text("advice_zh"), row.text("advice_en")}};
  });
}

void PackReader::read_facts() {
  each_row("facts.csv", true,
           {"dataset", "name", "type", "unit", "source_class", "cadence", "sensitivity", "zh", "en", "aliases"},
           [&](RowReader const& row) {
             FactDefinition fact;
             fact.dataset = row.required("dataset");
             fact.name = row.required("name");
             fact.type =
                 static_cast<FactType>(row.one_of("type", {"number", "money", "percent", "string", "boolean", "date"}));
             fact.unit = row.text("unit");
             row.one_of("source_class", source_classes);
             fact.source_class = row.text("source_class");
             fact.cadence = row.text("cadence");
             fact.sensitivity = row.text("sensitivity");
             fact.label = row.label();
             fact.aliases = row.list("aliases");
             fact.slot = declare(fact.name, type_of_fact(fact.type), row.place("name"));
             pack_->facts.push_back(std::move(fact));
           });
}

void PackReader::read_sources() {
  each_row("sources.csv", false,
           {"source", "class", "obtained", "cadence", "late_after_days", "trust", "zh", "en", "note"},
           [&](RowReader const& row) {
             constexpr int days_max = 3'660, trust_max = 9;  // not policy: what a cell may hold
             SourceDefinition source;
             source.name = row.required("source");
             row.one_of("class", source_classes);
             source.source_class = row.text("class");
             source.obtained = row.required("obtained");
             source.cadence = row.required("cadence");
             if (!row.text("late_after_days").empty())
               source.late_after_days = row.whole("late_after_days", 1, days_max);
             source.trust = row.whole("trust", 1, trust_max);
             source.label = row.label();
             source.note = row.text("note");
             if (pack_->sources.find(source.name) != nullptr)
               return row.issue("source", fmt::format("`{}` is there twice", source.name));
             pack_->sources.add(std::move(source));
           });
}

void PackReader::read_parameters() {
  static std::vector<std::pair<std::string_view, feel::Comparison>> const comparisons = {
      {">", feel::Comparison::greater},
      {">=", feel::Comparison::greater_equal},
      {"<", feel::Comparison::less},
      {"<=", feel::Comparison::less_equal}};
  each_row("parameters.csv", true, {"name", "comparison", "value", "unit", "valid_from", "source", "note"},
           [&](RowReader const& row) {
             ParameterRow parameter;
             parameter.name = row.required("name");
             parameter.comparison = row.text("comparison");
             parameter.text = row.text("value");
             parameter.unit = row.text("unit");
             parameter.valid_from = row.date("valid_from");
             parameter.source = row.required("source");
             parameter.note = row.text("note");
             parameter.line = row.line();
             if (!parameter.text.empty()) {
               auto const expression = compile(parameter.text, row.place("value"));
               if (!expression) return;
               feel::Frame frame{pack_->scope};
               parameter.value = expression->evaluate(frame);
               if (parameter.value.is_null())
                 row.issue("value", fmt::format("expected a number, \"text\" or date(…), got `{}`", parameter.text));
             }
             if (!parameter.comparison.empty()) {
               auto const comparison = std::find_if(comparisons.begin(), comparisons.end(), [&](auto const& pair) {
                 return pair.first == parameter.comparison;
               });
               if (comparison == comparisons.end())
                 row.issue("comparison", "expected one of > >= < <= or nothing");
               else if (!parameter.value.is_null())
                 parameter.value = feel::Value::of(feel::Range::comparison(comparison->second, parameter.value));
             }
             auto& names = pack_->parameter_names;
             if (std::find(names.begin(), names.end(), parameter.name) == names.end()) {
               names.push_back(parameter.name);
               pack_->parameter_slots.push_back(declare(parameter.name, feel::any_type(), row.place("name")));
             }
             if (parameter.valid_from) dates_.push_back(*parameter.valid_from);
             pack_->parameters.push_back(std::move(parameter));
           });
}

void PackReader::read_industries() {
  each_row("industries.csv", false, {"industry", "family", "zh", "en", "gbt4754"}, [&](RowReader const& row) {
    std::string const industry = row.required("industry");
    pack_->industries[industry] = {row.text("family"), row.label(), row.text("gbt4754")};
    places_["industry " + industry] = row.place("gbt4754");
  });
}

void PackReader::declare_engine_variables() {
  auto const add = [&](char const* name, feel::Kind kind) {
    declare(name, feel::simple_type(kind), "the engine's variables");
  };
  add("as_of", feel::Kind::date);
  if (pack_->fact("phase") < 0) add("phase", feel::Kind::string);
  for (auto const* name : {"family", "notch", "notch_without_veto", "grade", "management_grade", "tier",
                           "five_level_class", "admission", "term_kind"})
    if (pack_->fact(name) < 0) add(name, feel::Kind::string);
  for (auto const* name : {"score", "adverse_excess", "support_factor", "before", "requested"})
    add(name, feel::Kind::number);
  add("refused_by_veto", feel::Kind::boolean);
}

void PackReader::read_all_cases() {
  pack_->cases_ = std::make_unique<std::vector<Case>>();
  for (auto const& [path, text] : files_) {
    if (!path.starts_with("cases/") || !path.ends_with(".cases.csv")) continue;
    auto cases = read_cases(text, path, *pack_);
    if (!cases) {
      take_issues(cases.error(), path);
      continue;
    }
    for (auto& found : *cases) pack_->cases_->push_back(std::move(found));
  }
}

}  // namespace park
