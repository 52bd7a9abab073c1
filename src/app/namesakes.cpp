#include "app/namesakes.h"

#include <algorithm>
#include <cmath>

#include "app/declare.h"
#include "app/places.h"

namespace app {
namespace {

constexpr double percents = 100;  // not policy: of one

NamesakeView view_of(Namesake const& namesake) {
  NamesakeView view;
  view.party_id = namesake.party_id;
  view.name = namesake.name;
  view.uscc = namesake.uscc;
  view.known_as = namesake.known_as;
  auto const& comparison = namesake.comparison;
  view.verdict = matching::name_of(comparison.verdict);
  view.verdict_label = {std::string{matching::name_zh_of(comparison.verdict)}, view.verdict};
  view.score_percent = static_cast<int>(std::lround(comparison.score * percents));
  for (matching::Finding const& one : comparison.findings)
    view.findings.push_back(
        {{std::string{matching::name_zh_of(one.part)}, std::string{matching::name_of(one.part)}},
         {std::string{matching::name_zh_of(one.outcome)}, std::string{matching::name_of(one.outcome)}},
         one.a,
         one.b,
         one.factor_permille});
  return view;
}

}  // namespace

base::Result<bool> may_read(Call& call, std::string_view party_id) {
  // In a change it may have been added a moment ago.
  access_control::Resource resource;
  if (call.writer == nullptr)
    resource = TRY(resource_of_party(call, party_id));
  else
    resource = TRY(resource_of(call, TRY(call.writer->party(party_id))));
  return access_control::allows(call.context.access, call.person().subject, "party.read", resource);
}

base::Result<KnownAlready> known_already(Call& call, std::string_view portfolio_id, std::string_view name,
                                         std::string_view uscc, std::size_t limit) {
  KnownAlready known;
  if (!uscc.empty())
    for (PartyKey const& key : TRY(call.context.store.parties_by_key(portfolio_id, {std::string{uscc}}, {}))) {
      if (key.hidden) continue;
      NamesakeView& view = known.candidates.emplace_back();
      Party const party = TRY(call.context.store.party(key.party_id));
      view.party_id = party.party_id;
      view.name = view.known_as = party.name;
      view.uscc = party.uscc;
      view.same_code = true;
      view.verdict = matching::name_of(matching::Verdict::same);
      view.verdict_label = {std::string{matching::name_zh_of(matching::Verdict::same)}, view.verdict};
      view.score_percent = static_cast<int>(percents);
    }
  if (name.empty()) return known;
  for (Namesake const& namesake : TRY(call.context.directory->namesakes(portfolio_id, name, limit))) {
    auto const is_it = [&](NamesakeView const& one) { return one.party_id == namesake.party_id; };
    auto const listed = std::find_if(known.candidates.begin(), known.candidates.end(), is_it);
    if (listed == known.candidates.end())
      known.candidates.push_back(view_of(namesake));
    else
      listed->findings = view_of(namesake).findings;
  }
  return known;
}

}  // namespace app
