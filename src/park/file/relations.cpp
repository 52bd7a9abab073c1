#include "park/file/relations.h"

#include <algorithm>
#include <deque>

namespace park::file {
namespace {

struct Holding {
  std::string_view owner, owned;
  std::optional<base::Decimal> share;
};

std::vector<Holding> holdings_of(std::vector<Tie> const& ties) {
  std::vector<Holding> holdings;
  for (Tie const& tie : ties) {
    if (tie.relation->relation_class != "group" || tie.relation->named == Named::beside) continue;
    Holding holding{tie.to, tie.from, tie.share};
    if (tie.relation->named == Named::below) std::swap(holding.owner, holding.owned);
    // Both files may tell of one holding; the one that knows the share counts.
    auto const told = std::find_if(holdings.begin(), holdings.end(), [&](Holding const& one) {
      return one.owner == holding.owner && one.owned == holding.owned;
    });
    if (told == holdings.end())
      holdings.push_back(holding);
    else if (!told->share)
      told->share = holding.share;
  }
  return holdings;
}

ControlPath longer(ControlPath const& path, Holding const& holding, bool upwards) {
  ControlPath made = path;
  made.parties.insert(upwards ? made.parties.begin() : made.parties.end(),
                      std::string{upwards ? holding.owner : holding.owned});
  made.share = path.share && holding.share ? std::optional{*path.share * *holding.share} : std::nullopt;
  return made;
}

void add_paths(std::string_view party, std::vector<Holding> const& holdings, bool upwards,
               std::vector<ControlPath>& paths) {
  std::deque<ControlPath> open{{{std::string{party}}, base::Decimal{1}}};
  while (!open.empty() && paths.size() < control_paths_max) {
    ControlPath const path = std::move(open.front());
    open.pop_front();
    std::string const& end = upwards ? path.parties.front() : path.parties.back();
    for (Holding const& holding : holdings) {
      if ((upwards ? holding.owned : holding.owner) != end) continue;
      std::string_view const next = upwards ? holding.owner : holding.owned;
      if (std::find(path.parties.begin(), path.parties.end(), next) != path.parties.end()) continue;  // a ring
      open.push_back(longer(path, holding, upwards));
      if (paths.size() < control_paths_max) paths.push_back(open.back());
    }
  }
}

}  // namespace

std::vector<std::string> group_of(std::string_view party, std::vector<Tie> const& ties,
                                  std::string_view relation_class) {
  std::vector<std::string> members{std::string{party}};
  for (std::size_t at = 0; at < members.size(); ++at)
    for (Tie const& tie : ties) {
      if (tie.relation->relation_class != relation_class) continue;
      if (tie.from != members[at] && tie.to != members[at]) continue;
      std::string const other = tie.from == members[at] ? tie.to : tie.from;
      if (members.size() < group_parties_max && std::find(members.begin(), members.end(), other) == members.end())
        members.push_back(other);
    }
  return members;
}

std::vector<ControlPath> control_paths(std::string_view party, std::vector<Tie> const& ties) {
  std::vector<Holding> const holdings = holdings_of(ties);
  std::vector<ControlPath> paths;
  add_paths(party, holdings, true, paths);
  add_paths(party, holdings, false, paths);
  return paths;
}

}  // namespace park::file
