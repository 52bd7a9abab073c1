// Reading what a file holds: data sets and their fields, summaries, tags, checks of one source against another.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "park/common/pack_reader.h"

namespace park {
namespace {

std::vector<std::string_view> const yes_or_no{"no", "yes"};
std::vector<std::string_view> const field_types{"number", "money", "percent", "string", "boolean", "date", "party"};

}  // namespace

std::vector<int> PackReader::facts_behind(feel::Expression const& expression) const {
  std::set<int> behind;
  for (int const slot : expression.slots_read()) {
    for (std::size_t i = 0; i < pack_->facts.size(); ++i)
      if (pack_->facts[i].slot == slot) behind.insert(static_cast<int>(i));
    for (IndicatorDefinition const& indicator : pack_->indicators)
      if (indicator.slot == slot) behind.insert(indicator.facts.begin(), indicator.facts.end());
  }
  return {behind.begin(), behind.end()};
}

void PackReader::read_datasets() {
  each_row("datasets.csv", false, {"dataset", "holds", "group", "requirement", "zh", "en", "help_zh", "help_en"},
           [&](RowReader const& row) {
             DatasetDefinition dataset;
             dataset.name = row.required("dataset");
             dataset.holds_entries = row.one_of("holds", {"values", "entries"}) == 1;
             dataset.group = row.required("group");
             dataset.requirement = row.text("requirement");
             dataset.label = row.label();
             dataset.help = row.label("help_zh", "help_en");
             if (pack_->dataset(dataset.name) != nullptr)
               return row.issue("dataset", fmt::format("`{}` is there twice", dataset.name));
             bool const has_facts = std::any_of(pack_->facts.begin(), pack_->facts.end(),
                                                [&](auto const& fact) { return fact.dataset == dataset.name; });
             if (has_facts == dataset.holds_entries)
               return row.issue("holds", has_facts ? "facts.csv has values of this data set, so it holds values"
                                                   : "facts.csv has no attribute of this data set");
             if (dataset.holds_entries) {
               dataset.as_of_slot = dataset.scope.declare("as_of", feel::simple_type(feel::Kind::date));
               dataset.slot = declare(dataset.name, feel::any_type(), row.place("dataset"));
             }
             pack_->labels.emplace(dataset.name, dataset.label);
             pack_->datasets.push_back(std::move(dataset));
           });
  read_fields();
}

void PackReader::read_fields() {
  each_row("fields.csv", false,
           {"dataset", "field", "type", "required", "codes", "computed", "unit", "sensitivity", "zh", "en"},
           [&](RowReader const& row) {
             std::string const name = row.required("dataset");
             auto const found = std::find_if(pack_->datasets.begin(), pack_->datasets.end(),
                                             [&](auto const& one) { return one.name == name && one.holds_entries; });
             if (found == pack_->datasets.end())
               return row.issue("dataset", fmt::format("datasets.csv has no `{}` that holds entries", name));
             FieldDefinition field;
             field.value.dataset = name;
             field.value.name = row.required("field");
             int const type = row.one_of("type", field_types);
             field.is_party = field_types[static_cast<std::size_t>(type)] == "party";
             field.value.type = field.is_party ? FactType::string : static_cast<FactType>(type);
             field.required = row.one_of("required", yes_or_no) == 1;
             field.codes = row.list("codes");
             for (std::string const& code : field.codes)
               if (!pack_->labels.contains(code))
                 row.issue("codes", fmt::format("there is no word for `{}` in texts/labels.csv", code));
             field.value.unit = row.text("unit");
             field.value.sensitivity = row.required("sensitivity");
             field.value.label = row.label();
             if (found->field(field.value.name) != nullptr)
               return row.issue("field", fmt::format("`{}` is there twice", field.value.name));
             if (std::string const formula = row.text("computed"); !formula.empty()) {
               field.computed = compile_in(found->scope, formula, row.place("computed"));
               if (field.required) row.issue("required", "what is computed is not asked for");
             }
             field.slot = found->scope.declare(field.value.name, type_of_fact(field.value.type));
             found->fields.push_back(std::move(field));
           });
  for (DatasetDefinition const& dataset : pack_->datasets)
    if (dataset.holds_entries && dataset.fields.empty())
      issue("fields.csv", fmt::format("the data set `{}` has no fields", dataset.name));
}

void PackReader::read_relations() {
  each_row("relations.csv", false, {"relation", "class", "named", "zh", "en", "inverse_zh", "inverse_en"},
           [&](RowReader const& row) {
             RelationDefinition relation;
             relation.relation = row.required("relation");
             row.one_of("class", {"group", "chain"});
             relation.relation_class = row.text("class");
             relation.named = static_cast<Named>(row.one_of("named", {"above", "below", "beside"}));
             relation.label = row.label();
             relation.inverse = row.label("inverse_zh", "inverse_en");
             pack_->relations.push_back(std::move(relation));
           });
}

void PackReader::read_summaries() {
  each_row("summaries.csv", false, {"dataset", "name", "formula", "unit", "shared", "zh", "en"},
           [&](RowReader const& row) {
             SummaryDefinition summary;
             summary.dataset = row.required("dataset");
             summary.name = row.required("name");
             summary.formula = row.required("formula");
             summary.unit = row.required("unit");
             summary.is_shared = row.one_of("shared", yes_or_no) == 1;
             summary.label = row.label();
             if (pack_->dataset(summary.dataset) == nullptr)
               row.issue("dataset", fmt::format("there is no data set `{}` in datasets.csv", summary.dataset));
             auto expression = compile(summary.formula, row.place("formula"));
             if (!expression) return;
             summary.expression = std::move(*expression);
             summary.slot = declare(summary.name, feel::any_type(), row.place("name"));
             pack_->summaries.push_back(std::move(summary));
           });
}

void PackReader::read_tags() {
  each_row("tags.csv", false, {"tag", "formula", "requirement", "zh", "en"}, [&](RowReader const& row) {
    TagDefinition tag;
    tag.tag = row.required("tag");
    tag.formula = row.required("formula");
    tag.requirement = row.text("requirement");
    tag.label = row.label();
    if (std::any_of(pack_->tags.begin(), pack_->tags.end(), [&](auto const& one) { return one.tag == tag.tag; }))
      return row.issue("tag", fmt::format("`{}` is there twice", tag.tag));
    auto expression = compile(tag.formula, row.place("formula"));
    if (!expression) return;
    tag.expression = std::move(*expression);
    tag.facts = facts_behind(tag.expression);
    pack_->tags.push_back(std::move(tag));
  });
}

void PackReader::read_cross_checks() {
  each_row("cross_checks.csv", false,
           {"check", "claimed", "verified", "contradicts", "unit", "consistent_within", "explainable_within",
            "explained_when", "requirement", "zh", "en", "note"},
           [&](RowReader const& row) {
             CheckDefinition check;
             check.name = row.required("check");
             check.only_excess = row.one_of("contradicts", {"either", "excess"}) == 1;
             check.unit = row.required("unit");
             check.requirement = row.text("requirement");
             check.note = row.text("note");
             check.label = row.label();
             auto const formula = [&](std::string_view column) {
               auto made = compile(row.required(column), row.place(column));
               return made ? std::move(*made) : feel::Expression{};
             };
             auto const side = [&](std::string_view column) {
               CheckDefinition::Side made{row.required(column), formula(column), {}};
               return made;
             };
             std::size_t const before = issues_.size();
             check.claimed = side("claimed");
             check.verified = side("verified");
             check.consistent_within = formula("consistent_within");
             check.explainable_within = formula("explainable_within");
             if (!row.text("explained_when").empty()) check.explained_when = formula("explained_when");
             if (issues_.size() != before) return;
             check.claimed.facts = facts_behind(check.claimed.expression);
             check.verified.facts = facts_behind(check.verified.expression);
             pack_->cross_checks.push_back(std::move(check));
           });
}

void PackReader::read_cadences() {
  each_row("cadences.csv", false, {"cadence", "stale_after_days", "zh", "en"}, [&](RowReader const& row) {
    constexpr int days_max = 36'600;  // not policy: what a cell may hold
    CadenceDefinition cadence;
    cadence.cadence = row.required("cadence");
    if (!row.text("stale_after_days").empty()) cadence.stale_after_days = row.whole("stale_after_days", 1, days_max);
    cadence.label = row.label();
    pack_->cadences.push_back(std::move(cadence));
  });
}

}  // namespace park
