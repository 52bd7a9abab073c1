#include "park/common/collection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "park/common/pack.h"

namespace park {
namespace {

constexpr std::string_view every = "*", gap = "..", hash_mark = "sha256:";
constexpr std::size_t hash_digits = 64;  // not policy: SHA-256 in hexadecimal

bool is_hash(std::string_view text) {
  return text.starts_with(hash_mark) && text.size() == hash_mark.size() + hash_digits &&
         text.find_first_not_of("0123456789abcdef", hash_mark.size()) == std::string_view::npos;
}

bool is_number(FactType type) {
  return type == FactType::number || type == FactType::money || type == FactType::percent;
}

std::optional<base::Decimal> number_of(std::string_view text, base::Decimal factor) {
  auto const number = base::read_number(base::trimmed(text));
  if (!number || !*number) return std::nullopt;
  auto const product = base::multiply(**number, factor);
  if (!product) return std::nullopt;
  return *product;
}

// The bounds that a text gives.
std::optional<Bounds> read_bounds(std::string_view text, base::Decimal factor) {
  constexpr std::array from{">=", "≥", "不低于", "不少于", "至少"}, to{"<=", "≤", "不高于", "不超过", "至多"};
  constexpr std::array between{"..", "~", "～", "至", "—", "–"};
  for (std::string_view const mark : from)
    if (text.starts_with(mark))
      if (auto const number = number_of(text.substr(mark.size()), factor)) return Bounds{number, std::nullopt};
  for (std::string_view const mark : to)
    if (text.starts_with(mark))
      if (auto const number = number_of(text.substr(mark.size()), factor)) return Bounds{std::nullopt, number};
  for (std::string_view const mark : between) {
    std::size_t const at = text.find(mark);
    if (at == std::string_view::npos) continue;
    auto const lower = number_of(text.substr(0, at), factor), upper = number_of(text.substr(at + mark.size()), factor);
    if (lower && upper && *lower <= *upper) return Bounds{lower, upper};
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Keep keep) {
  switch (keep) {
    case Keep::clear: return "clear";
    case Keep::range: return "range";
    case Keep::attestation: return "attestation";
    case Keep::hash: break;
  }
  return "hash";
}

CollectionRule const* Collection::rule(std::string_view data_class, std::string_view source) const {
  CollectionRule const* found = nullptr;
  int best = -1;
  for (CollectionRule const& one : rules) {
    bool const is_class = one.data_class == data_class, is_source = one.source == source;
    if ((!is_class && one.data_class != every) || (!is_source && one.source != every)) continue;
    int const rank = (is_class ? 2 : 0) + (is_source ? 1 : 0);
    if (rank <= best) continue;
    best = rank;
    found = &one;
  }
  return found;
}

bool Collection::has_class(std::string_view data_class) const {
  return std::any_of(rules.begin(), rules.end(),
                     [&](CollectionRule const& one) { return one.data_class == data_class && data_class != every; });
}

RangeEnd Collection::range_end(std::string_view data_class, std::string_view fact) const {
  HeldRule const* found = nullptr;
  int best = -1;
  for (HeldRule const& one : held) {
    bool const is_class = one.data_class == data_class, is_name = one.name == fact;
    if ((!is_class && one.data_class != every) || (!is_name && one.name != every)) continue;
    int const rank = (is_name ? 2 : 0) + (is_class ? 1 : 0);
    if (rank <= best || !one.counts) continue;
    best = rank;
    found = &one;
  }
  return found == nullptr ? RangeEnd::lower : *found->counts;
}

HeldRule const* Collection::prediction(std::string_view data_class, std::string_view name,
                                       std::string_view method) const {
  if (data_class.empty()) return nullptr;
  for (HeldRule const& one : held)
    if (one.data_class == data_class && one.name == name && one.predict == method) return &one;
  return nullptr;
}

Bounds bounds_of(Fact const& fact) {
  std::size_t const at = fact.form.empty() || fact.form == "hash" ? std::string::npos : fact.stated.find(gap);
  if (at == std::string::npos) return {};
  return {base::Decimal::parse(fact.stated.substr(0, at)), base::Decimal::parse(fact.stated.substr(at + gap.size()))};
}

std::optional<base::Decimal> counted(Bounds const& bounds, RangeEnd end) {
  if (!bounds.lower || !bounds.upper) return bounds.lower ? bounds.lower : bounds.upper;
  if (end == RangeEnd::lower) return bounds.lower;
  if (end == RangeEnd::upper) return bounds.upper;
  auto const half = base::divide(*bounds.lower + *bounds.upper, base::Decimal{2});  // not policy: the middle
  return half ? std::optional{*half} : bounds.lower;
}

bool read_held(FactDefinition const& definition, std::string_view text, base::Decimal factor, Fact& fact) {
  std::string const cell = base::trimmed(text);
  if (is_hash(cell)) {
    fact.form = "hash";
    fact.stated = cell;
    fact.value = feel::Value{cell};
    return true;
  }
  if (!is_number(definition.type)) return false;
  auto const bounds = read_bounds(cell, factor);
  if (!bounds) return false;
  fact.form = bounds->lower && bounds->upper ? "range" : "attestation";
  fact.stated = fmt::format("{}{}{}", bounds->lower ? bounds->lower->to_string() : "", gap,
                            bounds->upper ? bounds->upper->to_string() : "");
  fact.value = feel::Value{*counted(*bounds, RangeEnd::lower)};
  return true;
}

bool tells_too_much(Fact const& fact, Keep keep) {
  Keep told = Keep::clear;
  if (fact.form == "range") told = Keep::range;
  if (fact.form == "attestation" || (fact.form.empty() && fact.value.kind() == feel::Kind::boolean))
    told = Keep::attestation;
  if (fact.form == "hash") told = Keep::hash;
  return told < keep;
}

}  // namespace park
