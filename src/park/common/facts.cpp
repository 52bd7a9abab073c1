#include "park/common/facts.h"

#include <map>

#include "park/common/collection.h"

namespace park {
namespace {

bool is_hash(Fact const& fact) { return fact.form == "hash"; }

}  // namespace

bool is_known(Fact const& fact, base::Date as_of) {
  return fact.known_here_at() <= as_of && (!fact.known_until || as_of < *fact.known_until) &&
         (!fact.valid_from || *fact.valid_from <= as_of);
}

std::vector<Fact const*> facts_as_of(Dossier const& dossier, base::Date as_of, SourceRegister const& sources) {
  // Later period first, then more trust, then later knowledge; a fact without a period gives way to one with a period.
  auto const supersedes = [&](Fact const& newer, Fact const& older) {
    if (is_hash(newer) != is_hash(older)) return is_hash(older);
    if (newer.valid_from != older.valid_from) return newer.valid_from > older.valid_from;
    int const trust =
        newer.source == older.source ? 0 : sources.trust_of(newer.source) - sources.trust_of(older.source);
    return trust != 0 ? trust > 0 : newer.known_at >= older.known_at;
  };
  std::map<std::string_view, Fact const*> chosen;
  for (auto const& fact : dossier.facts) {
    if (!is_known(fact, as_of)) continue;
    auto [found, fresh] = chosen.try_emplace(fact.name, &fact);
    if (!fresh && supersedes(fact, *found->second)) found->second = &fact;
  }
  std::vector<Fact const*> result;
  result.reserve(chosen.size());
  for (auto const& [name, fact] : chosen) result.push_back(fact);
  return result;
}

bool say_otherwise(Fact const& one, Fact const& other) {
  if (is_hash(one) || is_hash(other)) return is_hash(one) && is_hash(other) && one.stated != other.stated;
  if (one.form.empty() && other.form.empty()) return !feel::equal(one.value, other.value).value_or(false);
  auto const ends = [](Fact const& fact) {
    Bounds bounds = bounds_of(fact);
    if (fact.form.empty() && fact.value.kind() == feel::Kind::number)
      bounds = {fact.value.number(), fact.value.number()};
    return bounds;
  };
  Bounds const a = ends(one), b = ends(other);
  return (a.upper && b.lower && *a.upper < *b.lower) || (b.upper && a.lower && *b.upper < *a.lower);
}

std::string text_as_of(Dossier const& dossier, std::string_view name, base::Date as_of, SourceRegister const& sources) {
  for (Fact const* const fact : facts_as_of(dossier, as_of, sources))
    if (fact->name == name) return fact->value.to_string();
  return {};
}

std::vector<Disagreement> disagreements_as_of(Dossier const& dossier, base::Date as_of, SourceRegister const& sources) {
  std::map<std::string_view, Fact const*> counting;
  for (Fact const* const fact : facts_as_of(dossier, as_of, sources)) counting.emplace(fact->name, fact);
  std::map<std::pair<std::string_view, std::string_view>, Fact const*> newest;  // of each attribute, by source
  for (auto const& fact : dossier.facts) {
    if (!is_known(fact, as_of)) continue;
    Fact const* const counts = counting.at(fact.name);
    if (fact.source == counts->source || fact.valid_from != counts->valid_from) continue;
    auto [found, fresh] = newest.try_emplace({fact.name, fact.source}, &fact);
    if (!fresh && fact.known_at >= found->second->known_at) found->second = &fact;
  }
  std::vector<Disagreement> result;
  for (auto const& [key, fact] : newest)
    if (Fact const* const counts = counting.at(key.first); say_otherwise(*fact, *counts))
      result.push_back({counts, fact});
  return result;
}

}  // namespace park
