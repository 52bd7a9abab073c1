#include "app/eye.h"

#include <set>

namespace app {
namespace {

constexpr std::string_view blank_text = "●●●";

void take_away(park::Shown& value, access_control::Sight sight, std::string text) {
  value.number.reset();
  value.label.reset();
  value.text.reset();
  value.unit = access_control::name_of(sight);
  if (sight == access_control::Sight::masked) value.text = std::move(text);
}

}  // namespace

access_control::Sight Eye::on(std::string_view fact_name, std::string_view source) const {
  int const index = pack_.fact(fact_name);
  access_control::Field field;
  field.source = source;
  if (index >= 0) field.data_class = pack_.facts[static_cast<std::size_t>(index)].sensitivity;
  return access_control::sight_of(policy_, subject_, field, resource_);
}

bool Eye::sees_everything() const {
  std::set<std::string_view> classes;
  for (auto const& fact : pack_.facts) classes.insert(fact.sensitivity);
  access_control::Field field;
  for (std::string_view const data_class : classes) {
    field.data_class = data_class;
    field.source.clear();
    if (access_control::sight_of(policy_, subject_, field, resource_) != access_control::Sight::clear) return false;
    for (access_control::Source const& source : policy_.sources()) {
      field.source = source.source;
      if (access_control::sight_of(policy_, subject_, field, resource_) != access_control::Sight::clear) return false;
    }
  }
  return true;
}

bool Eye::look_at(park::Shown& value, std::string_view fact_name, std::string_view source) const {
  access_control::Sight const sight = on(fact_name, source);
  if (sight == access_control::Sight::clear) return false;
  std::string const kind = value.number ? "amount" : "text";
  std::string const whole = value.number ? value.number->to_string() : value.text.value_or("");
  take_away(value, sight, access_control::masked(policy_, kind, whole));
  return true;
}

bool Eye::look_at(FactView& fact) const {
  if (!look_at(fact.value, fact.name, fact.source)) return false;
  fact.evidence.clear();
  fact.note.clear();
  return true;
}

bool Eye::look_at(std::vector<park::FactUse>& facts) const {
  bool taken = false;
  for (park::FactUse& fact : facts) {
    if (!look_at(fact.value, fact.name, fact.source)) continue;
    fact.evidence.clear();
    fact.note.clear();
    taken = true;
  }
  return taken;
}

bool Eye::look_at(park::Assessment& assessment) const {
  std::set<std::string, std::less<>> taken;  // indicators
  auto const take = [&](std::string const& name, park::Shown& value) {
    taken.insert(name);
    take_away(value, access_control::Sight::masked, std::string{blank_text});
  };
  for (park::ModelResult& model : assessment.models)
    for (park::IndicatorResult& indicator : model.indicators)
      if (look_at(indicator.facts)) take(indicator.name, indicator.value);
  for (park::CheckResult& check : assessment.checks)
    if (look_at(check.facts)) take(check.name, check.value);
  for (park::AdverseResult& adverse : assessment.adverse) {
    if (!taken.contains(adverse.name)) continue;
    take(adverse.name, adverse.value);
    adverse.excess = {};
  }
  if (taken.empty()) return false;
  for (park::RuleUse& rule : assessment.rules) blank(rule);
  return true;
}

void Eye::blank(park::RuleUse& rule) {
  for (std::string& input : rule.inputs) {
    std::size_t const mark = input.rfind(" = ");
    if (mark != std::string::npos) input = input.substr(0, mark) + " = " + std::string{blank_text};
  }
}

void Eye::blank(TableRunView& run) {
  for (TracedInputView& input : run.inputs) input.value = blank_text;
  run.near_misses.clear();
}

}  // namespace app
