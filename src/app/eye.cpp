#include "app/eye.h"

#include <algorithm>
#include <set>

namespace app {
namespace {

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
  return on_class(index < 0 ? "" : pack_.facts[static_cast<std::size_t>(index)].sensitivity, source);
}

access_control::Sight Eye::on_class(std::string_view data_class, std::string_view source) const {
  access_control::Field field;
  field.data_class = data_class;
  field.source = source;
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
  return veil(value, on(fact_name, source), value.number ? "amount" : "text");
}

bool Eye::look_at(park::Shown& value, park::FieldDefinition const& field, std::string_view source) const {
  return veil(value, on_class(field.value.sensitivity, source), value.number ? "amount" : "text");
}

bool Eye::veil(park::Shown& value, access_control::Sight sight, std::string_view mask) const {
  if (sight == access_control::Sight::clear) return false;
  std::string const whole = value.number ? value.number->to_string() : value.text.value_or("");
  take_away(value, sight, access_control::masked(policy_, mask, whole));
  return true;
}

bool Eye::look_at(FactView& fact) const {
  if (!look_at(fact.value, fact.name, fact.source)) return false;
  fact.evidence.clear();
  fact.note.clear();
  if (fact.held) fact.held->stated.clear();
  return true;
}

bool Eye::look_at(std::vector<park::FactUse>& facts) const {
  bool taken = false;
  for (park::FactUse& fact : facts) {
    if (!look_at(fact.value, fact.name, fact.source)) continue;
    fact.evidence.clear();
    fact.note.clear();
    if (fact.held) fact.held->stated.clear();
    taken = true;
  }
  return taken;
}

Eye::Names Eye::veiled_names(park::Dossier const& dossier) const {
  Names veiled;
  // That a fact is not there is no secret: the list of facts shows it too.
  for (park::Fact const& fact : dossier.facts)
    if (on(fact.name, fact.source) != access_control::Sight::clear) veiled.insert(fact.name);
  Names resting;  // on what is veiled
  for (auto const& indicator : pack_.indicators)
    if (std::any_of(indicator.facts.begin(), indicator.facts.end(),
                    [&](int fact) { return veiled.contains(pack_.facts[static_cast<std::size_t>(fact)].name); }))
      resting.insert(indicator.name);
  veiled.merge(resting);
  return veiled;
}

bool Eye::is_shown(std::string_view expression, Names const& veiled) const {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  for (std::size_t at = 0; (at = expression.find_first_of(letters, at)) != std::string_view::npos;) {
    std::size_t const end = std::min(expression.find_first_not_of(letters, at), expression.size());
    std::string_view const word = expression.substr(at, end - at);
    at = end;
    // A name of a model's own, not of the pack, may be computed from anything.
    bool const is_number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number && (pack_.scope.find(word) < 0 || veiled.contains(word))) return false;
  }
  return true;
}

bool Eye::look_at(park::Assessment& assessment, park::Dossier const& dossier) const {
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
  Names const veiled = veiled_names(dossier);
  bool is_changed = !taken.empty();
  for (park::RuleUse& rule : assessment.rules)
    for (std::string& input : rule.inputs) {
      std::size_t const mark = input.rfind(" = ");
      if (mark == std::string::npos || is_shown(std::string_view{input}.substr(0, mark), veiled)) continue;
      input = input.substr(0, mark) + " = " + std::string{blank_text};
      is_changed = true;
    }
  return is_changed;
}

bool Eye::look_at(std::vector<TableRunView>& runs, park::Dossier const& dossier) const {
  Names const veiled = veiled_names(dossier);
  bool is_changed = false;
  for (TableRunView& run : runs) {
    std::set<int> blanked;  // columns from 1
    for (int column = 1; TracedInputView & input : run.inputs) {
      if (!is_shown(input.expression, veiled)) {
        input.value = blank_text;
        blanked.insert(column);
      }
      ++column;
    }
    std::erase_if(run.near_misses, [&](NearMissView const& miss) { return blanked.contains(miss.column); });
    is_changed |= !blanked.empty();
  }
  return is_changed;
}

}  // namespace app
