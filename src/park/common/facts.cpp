#include "park/common/facts.h"

#include <map>

namespace park {
namespace {

// Later period first, then later knowledge; a fact without a period gives way to one with a period.
bool supersedes(Fact const& newer, Fact const& older) {
  if (newer.valid_from != older.valid_from) return newer.valid_from > older.valid_from;
  return newer.known_at > older.known_at;
}

}  // namespace

std::vector<Fact const*> facts_as_of(Dossier const& dossier, base::Date as_of) {
  std::map<std::string_view, Fact const*> chosen;
  for (auto const& fact : dossier.facts) {
    if (fact.known_at > as_of || (fact.valid_from && *fact.valid_from > as_of)) continue;
    auto [found, fresh] = chosen.try_emplace(fact.name, &fact);
    if (!fresh && supersedes(fact, *found->second)) found->second = &fact;
  }
  std::vector<Fact const*> result;
  result.reserve(chosen.size());
  for (auto const& [name, fact] : chosen) result.push_back(fact);
  return result;
}

}  // namespace park
