// Reading how large an enterprise is: the measures, and the limits of each industry group (size_measures.csv,
// size_classes.csv).
#include <fmt/format.h>

#include <algorithm>

#include "park/common/pack_reader.h"

namespace park {
namespace {

// A section letter and up to four digits: C, C39, C3973.
bool is_industry_code(std::string_view code) {
  constexpr std::size_t length_max = 5;  // not policy: the form of GB/T 4754
  return !code.empty() && code.size() <= length_max && code[0] >= 'A' && code[0] <= 'T' &&
         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_limits(SizeLimits const& size) {
  return std::any_of(size.at_least.begin(), size.at_least.end(), [](auto const& limit) { return limit.has_value(); });
}

// What is wrong with a size that follows a larger one of its group; "" when nothing is.
std::string fault_after(SizeLimits const& larger, SizeLimits const& size) {
  if (!has_limits(larger)) return fmt::format("`{}` has no limits, so it must be the last of its group", larger.size);
  if (larger.size == size.size) return fmt::format("`{}` is there twice", size.size);
  if (!has_limits(size)) return "";
  for (std::size_t i = 0; i < size.at_least.size(); ++i) {
    auto const &above = larger.at_least[i], &here = size.at_least[i];
    if (above.has_value() != here.has_value())
      return fmt::format("`{}` and `{}` must have limits of the same measures", larger.size, size.size);
    if (here && *here >= *above)
      return fmt::format("a limit of `{}` must be below that of `{}`", size.size, larger.size);
  }
  return "";
}

}  // namespace

void PackReader::read_size_measures() {
  each_row("size_measures.csv", false, {"measure", "facts", "period", "zh", "en", "source"}, [&](RowReader const& row) {
    SizeMeasure measure;
    measure.measure = row.required("measure");
    measure.source = row.required("source");
    measure.is_yearly = row.one_of("period", {"any", "year"}) == 1;
    measure.label = row.label();
    row.required("facts");
    for (std::string const& name : row.list("facts")) {
      int const fact = pack_->fact(name);
      if (fact < 0) {
        row.issue("facts", fmt::format("there is no fact `{}` in facts.csv", name));
      } else if (FactType const type = pack_->facts[static_cast<std::size_t>(fact)].type;
                 type != FactType::number && type != FactType::money) {
        row.issue("facts", fmt::format("`{}` is no number and no amount of money", name));
      } else {
        measure.facts.push_back(fact);
      }
    }
    if (std::any_of(pack_->size_measures.begin(), pack_->size_measures.end(),
                    [&](auto const& one) { return one.measure == measure.measure; }))
      return row.issue("measure", fmt::format("`{}` is there twice", measure.measure));
    pack_->size_measures.push_back(std::move(measure));
  });
}

void PackReader::read_size_classes() {
  if (!files_.contains("size_classes.csv")) return;
  if (pack_->size_measures.empty())
    return issue("size_classes.csv", "needs size_measures.csv, which says what its limits are measured by");
  std::vector<std::string_view> columns{"group", "gbt4754", "class", "valid_from", "zh", "en", "source"};
  for (SizeMeasure const& measure : pack_->size_measures) columns.push_back(measure.measure);
  each_row("size_classes.csv", true, columns, [&](RowReader const& row) { read_size(row); });
  pack_->size_slot = declare("firm_size", feel::simple_type(feel::Kind::string), "size_classes.csv");
  check_size_groups();
}

// The rows of a group follow each other, the largest size first.
void PackReader::read_size(RowReader const& row) {
  SizeGroup group;
  group.group = row.required("group");
  group.label = row.label();
  group.valid_from = row.date("valid_from");
  group.prefixes = row.list("gbt4754");
  if (group.prefixes.empty()) row.issue("gbt4754", "must not be empty");
  for (std::string const& prefix : group.prefixes)
    if (!is_industry_code(prefix)) row.issue("gbt4754", fmt::format("`{}` is no code such as C or C39", prefix));
  SizeLimits size;
  size.size = row.required("class");
  size.source = row.required("source");
  if (!pack_->labels.contains(size.size))
    row.issue("class", fmt::format("there is no word for `{}` in texts/labels.csv", size.size));
  for (SizeMeasure const& measure : pack_->size_measures) size.at_least.push_back(row.number(measure.measure));
  places_["size " + group.group] = row.place("class");
  auto const known = std::find_if(pack_->size_groups.begin(), pack_->size_groups.end(), [&](auto const& one) {
    return one.group == group.group && one.valid_from == group.valid_from;
  });
  if (known == pack_->size_groups.end()) {
    if (!has_limits(size)) row.issue("class", "the largest size of a group must have limits");
    group.sizes.push_back(std::move(size));
    pack_->size_groups.push_back(std::move(group));
    return;
  }
  if (known->prefixes != group.prefixes)
    row.issue("gbt4754", fmt::format("must be the same in every row of `{}`", group.group));
  if (std::string fault = fault_after(known->sizes.back(), size); !fault.empty()) row.issue("class", std::move(fault));
  known->sizes.push_back(std::move(size));
}

// Each group ends, no two claim the same industry, and each industry of the pack has a code that decides.
void PackReader::check_size_groups() {
  for (SizeGroup const& group : pack_->size_groups) {
    std::string const& place = places_["size " + group.group];
    if (has_limits(group.sizes.back()))
      issue(place, fmt::format("the last size of `{}` must have no limits: it takes what is left", group.group));
    for (SizeGroup const& other : pack_->size_groups) {
      if (other.group <= group.group) continue;
      for (std::string const& prefix : group.prefixes)
        if (std::find(other.prefixes.begin(), other.prefixes.end(), prefix) != other.prefixes.end())
          issue(place, fmt::format("`{}` is claimed by `{}` and by `{}`", prefix, group.group, other.group));
    }
  }
  for (auto const& [name, industry] : pack_->industries) {
    std::string const& code = industry.gbt4754;
    if (code.empty()) continue;
    std::string const& place = places_["industry " + name];
    if (!is_industry_code(code)) issue(place, fmt::format("`{}` is no code such as C or C39", code));
    for (SizeGroup const& group : pack_->size_groups)
      for (std::string const& prefix : group.prefixes)
        if (prefix.size() > code.size() && prefix.starts_with(code))
          issue(place, fmt::format("`{}` is too coarse: size_classes.csv asks for `{}`", code, prefix));
  }
}

}  // namespace park
