#include "park/common/pack.h"

#include <algorithm>

#include "base/hash.h"
#include "park/common/cases.h"
#include "park/common/pack_reader.h"

namespace park {

Pack::Pack() = default;
Pack::~Pack() = default;

base::Result<std::shared_ptr<Pack const>> Pack::load(PackFiles const& files) { return PackReader{files}.read(); }

std::string PackReader::hash_of_files() const {
  std::string all;
  for (auto const& [path, bytes] : files_) all += path + '\n' + base::sha256_hex(bytes) + '\n';
  return base::sha256_hex(all);
}

InForce const& Pack::in_force(base::Date as_of) const {
  auto const after = std::upper_bound(spans.begin(), spans.end(), as_of);
  return spans_in_force[static_cast<std::size_t>(after - spans.begin())];
}

int Pack::fact(std::string_view wanted) const {
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (facts[i].name == wanted) return static_cast<int>(i);
  return -1;
}

DatasetDefinition const* Pack::dataset(std::string_view wanted) const {
  auto const found =
      std::find_if(datasets.begin(), datasets.end(), [&](auto const& one) { return one.name == wanted; });
  return found == datasets.end() ? nullptr : &*found;
}

FormDefinition const* Pack::form(std::string_view wanted) const {
  auto const found = std::find_if(forms.begin(), forms.end(), [&](auto const& one) { return one.name == wanted; });
  return found == forms.end() ? nullptr : &*found;
}

feel::Value Pack::parameter(std::string_view wanted, base::Date as_of) const {
  for (std::size_t i = 0; i < parameter_names.size(); ++i)
    if (parameter_names[i] == wanted) return in_force(as_of).parameters[i];
  return {};
}

RelationDefinition const* Pack::relation(std::string_view wanted) const {
  auto const found =
      std::find_if(relations.begin(), relations.end(), [&](auto const& one) { return one.relation == wanted; });
  return found == relations.end() ? nullptr : &*found;
}

FieldDefinition const* DatasetDefinition::field(std::string_view field_name) const {
  auto const found =
      std::find_if(fields.begin(), fields.end(), [&](auto const& one) { return one.value.name == field_name; });
  return found == fields.end() ? nullptr : &*found;
}

int Pack::indicator(std::string_view wanted) const {
  for (std::size_t i = 0; i < indicators.size(); ++i)
    if (indicators[i].name == wanted) return static_cast<int>(i);
  return -1;
}

int Pack::grade_rank(std::string_view grade) const {
  for (std::size_t i = 0; i < grade_scale.size(); ++i)
    if (grade_scale[i] == grade) return static_cast<int>(i);
  return -1;
}

std::optional<DecisionReference> Pack::decision(std::string_view wanted) const {
  auto const found = decision_files.find(wanted);
  if (found == decision_files.end()) return std::nullopt;
  return DecisionReference{found->second, found->first};
}

Label Pack::label_of(std::string_view code) const {
  auto const found = labels.find(code);
  return found == labels.end() ? Label{std::string{code}, std::string{code}} : found->second;
}

Label Pack::source_label(std::string_view source) const {
  SourceDefinition const* const found = sources.find(source);
  return found == nullptr ? label_of(source) : found->label;
}

Coded Pack::coded_industry(std::string_view industry) const {
  std::string const code{industry};
  auto const found = industries.find(industry);
  return Coded{code, found == industries.end() ? Label{code, code} : found->second.label};
}

std::string_view Pack::industry_code(std::string_view industry) const {
  auto const found = industries.find(industry);
  return found == industries.end() ? std::string_view{} : found->second.gbt4754;
}

std::string Pack::source_class(std::string_view source, FactDefinition const& definition) const {
  SourceDefinition const* const found = sources.find(source);
  return found == nullptr ? definition.source_class : found->source_class;
}

std::vector<Case> const& Pack::cases() const { return *cases_; }

}  // namespace park
