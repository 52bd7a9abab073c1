// Groups, control and chains: from any member everyone that belongs together is found. Source: ENT-16, ENT-17.
#include <algorithm>
#include <map>
#include <set>

#include "app/declare.h"
#include "app/file_page.h"
#include "app/party_text.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/relation_views.h"
#include "park/file/relations.h"

namespace app {
namespace {

using park::file::Tie;

constexpr std::string_view of_group = "group", of_chain = "chain", field_of_relation = "relation",
                           field_of_share = "share";

std::string_view position_of(park::RelationDefinition const& relation) {
  switch (relation.named) {
    case park::Named::above: return "above";
    case park::Named::below: return "below";
    default: return "beside";
  }
}

// What was found out about the enterprises around one of them.
class Neighbourhood {
 public:
  Neighbourhood(Call& call, std::string portfolio_id, std::shared_ptr<park::Pack const> pack, base::Date as_of)
      : call_(call), portfolio_id_(std::move(portfolio_id)), pack_(std::move(pack)), as_of_(as_of) {}

  // Follows ties of the group from enterprise to enterprise, and the chain one step.
  base::Result<> explore(std::string const& party_id) {
    std::vector<std::string> open{party_id};
    std::set<std::string> met{party_id};
    for (std::size_t at = 0; at < open.size(); ++at) {
      std::size_t const before = ties_.size();
      TRY(add_ties_of(open[at], at == 0));
      for (std::size_t i = before; i < ties_.size(); ++i)
        for (std::string const& end : {ties_[i].from, ties_[i].to})
          if (ties_[i].relation->relation_class == of_group && names_.contains(end) && !names_.at(end).is_unknown &&
              met.insert(end).second)
            open.push_back(end);
      if (open.size() > park::file::group_parties_max) {
        is_cut_ = true;
        break;
      }
    }
    return {};
  }

  struct Neighbour {
    std::string name, uscc;
    bool is_unknown = false;
  };
  std::vector<Tie> const& ties() const { return ties_; }
  Neighbour const& named(std::string const& node) const { return names_.at(node); }
  bool is_cut() const { return is_cut_; }

 private:
  base::Result<> add_ties_of(std::string const& party_id, bool with_chain) {
    Party const party = TRY(call_.context.store.party(party_id));
    names_.insert_or_assign(party_id, Neighbour{party.name, party.uscc, false});
    for (EntryVersion const& version : current(TRY(entry_versions(call_.records, party_id))))
      TRY(add_tie(party_id, version, with_chain));
    base::Json::Array keys;
    keys.emplace_back("name:" + name_key(party.name));
    if (!party.uscc.empty()) keys.emplace_back("code:" + party.uscc);
    std::set<std::string> tellers;
    RecordTest const names{"names", base::Json{std::move(keys)}, RecordTest::Kind::one_of};
    for (EntryVersion const& version : TRY(select<EntryVersion>(call_.records, {{names}, "recorded_at"})))
      tellers.insert(version.party_id);
    for (std::string const& teller : tellers) TRY(add_told_by(teller, party_id, with_chain));
    return {};
  }

  // What the file of `teller` says of the party.
  base::Result<> add_told_by(std::string const& teller, std::string const& party_id, bool with_chain) {
    auto const other = call_.context.store.party(teller);
    if (!other || other->portfolio_id != portfolio_id_) return {};
    names_.insert_or_assign(teller, Neighbour{other->name, other->uscc, false});
    for (EntryVersion const& version : current(TRY(entry_versions(call_.records, teller))))
      if (TRY(node_of(version)) == party_id) TRY(add_tie(teller, version, with_chain));
    return {};
  }

  base::Result<> add_tie(std::string const& from, EntryVersion const& version, bool with_chain) {
    park::file::Entry const entry = entry_of(*pack_, version);
    auto const relation = entry.content.find(field_of_relation);
    if (version.names.empty() || relation == entry.content.end()) return {};
    park::RelationDefinition const* const known = pack_->relation(relation->second.string());
    if (known == nullptr || (known->relation_class == of_chain && !with_chain)) return {};
    if (std::any_of(ties_.begin(), ties_.end(), [&](Tie const& one) { return one.entry_id == version.entry_id; }))
      return {};
    Tie tie{from, TRY(node_of(version)), known, std::nullopt, version.entry_id};
    auto const share = entry.content.find(field_of_share);
    if (share != entry.content.end() && share->second.kind() == feel::Kind::number) tie.share = share->second.number();
    ties_.push_back(std::move(tie));
    return {};
  }

  // The party that an entry names, or what it is written as.
  base::Result<std::string> node_of(EntryVersion const& version) {
    std::string const rest = version.names.substr(version.names.find(':') + 1);
    bool const is_code = version.names.starts_with("code:");
    using Keys = std::vector<std::string>;
    auto const found = TRY(call_.context.store.parties_by_key(portfolio_id_, is_code ? Keys{rest} : Keys{},
                                                              is_code ? Keys{} : Keys{rest}));
    std::vector<std::string> ids;
    for (PartyKey const& key : found)
      if (!key.hidden) ids.push_back(key.party_id);
    if (ids.size() == 1) {
      if (!names_.contains(ids.front())) {
        Party const party = TRY(call_.context.store.party(ids.front()));
        names_.insert_or_assign(ids.front(), Neighbour{party.name, party.uscc, false});
      }
      return ids.front();
    }
    std::string written = rest;
    park::DatasetDefinition const* const dataset = pack_->dataset(version.dataset);
    park::file::Content const content = entry_of(*pack_, version).content;
    for (park::FieldDefinition const& field : dataset->fields)
      if (field.is_party && content.contains(field.value.name))
        written = content.find(field.value.name)->second.string();
    names_.insert_or_assign(version.names, Neighbour{written, is_code ? rest : "", true});
    return version.names;
  }

  // The versions that count on the day.
  std::vector<EntryVersion> current(std::vector<EntryVersion> versions) const {
    auto const entries = entries_of(*pack_, versions);
    std::set<std::string> counting;
    for (park::file::Entry const* const entry : park::file::entries_as_of(entries, as_of_))
      counting.insert(entry->version_id);
    std::erase_if(versions, [&](EntryVersion const& one) { return !counting.contains(one.version_id); });
    return versions;
  }

  Call& call_;
  std::string portfolio_id_;
  std::shared_ptr<park::Pack const> pack_;
  base::Date as_of_;
  std::vector<Tie> ties_;
  std::map<std::string, Neighbour, std::less<>> names_;
  bool is_cut_ = false;
};

// What of a member who asks may know.
base::Result<> add_known(Call& call, RelatedView& view, base::Date as_of) {
  access_control::Resource const resource = TRY(resource_of_party(call, view.node));
  access_control::Subject const& who = call.person().subject;
  auto const may = [&](std::string_view permission) {
    return access_control::allows(call.context.access, who, permission, resource);
  };
  if (may("party.read")) view.party_id = view.node;
  if (may("decision.read"))
    if (auto const decision = TRY(call.context.store.latest_decision(view.node, std::nullopt))) {
      base::Json const json = TRY(base::Json::parse(decision->row));
      PartyRow const row = TRY(base::from_json<PartyRow>(json));
      view.grade = row.grade;
      view.limit_proposed = row.limit_proposed;
    }
  if (!may("fact.read")) return {};
  Eye const eye = TRY(eye_on(call, view.node));
  view.matters = TRY(shared_summaries(call, TRY(party_file(call, view.node, as_of)), eye));
  return {};
}

std::vector<std::string> nodes_of(std::string const& party_id, std::vector<Tie> const& ties) {
  std::vector<std::string> nodes{party_id};
  for (Tie const& tie : ties)
    for (std::string const& end : {tie.from, tie.to})
      if (std::find(nodes.begin(), nodes.end(), end) == nodes.end()) nodes.push_back(end);
  return nodes;
}

base::Result<Reply> list_relations(Call& call) {
  RelationsView view;
  view.party_id = call.request.of("party_id");
  view.as_of = TRY(day_of(call.request)).value_or(call.context.clock.today());
  Party const party = TRY(call.context.store.party(view.party_id));
  auto const pack = TRY(pack_of(call.context, party.portfolio_id));
  Neighbourhood around{call, party.portfolio_id, pack, view.as_of};
  TRY(around.explore(view.party_id));
  view.cut = around.is_cut();
  auto const group = park::file::group_of(view.party_id, around.ties(), of_group);
  for (std::string const& node : nodes_of(view.party_id, around.ties())) {
    Neighbourhood::Neighbour const& named = around.named(node);
    RelatedView related;
    related.node = node;
    related.name = named.name;
    related.uscc = named.uscc;
    related.known = !named.is_unknown;
    related.group = std::find(group.begin(), group.end(), node) != group.end();
    if (related.known) TRY(add_known(call, related, view.as_of));
    if (related.group && related.limit_proposed) {
      view.group_limit = view.group_limit.value_or(base::Decimal{0}) + *related.limit_proposed;
      ++view.limits_seen;
    }
    view.nodes.push_back(std::move(related));
  }
  view.group_members = static_cast<int>(group.size());
  for (Tie const& tie : around.ties())
    view.ties.push_back({tie.from, tie.to, std::string{position_of(*tie.relation)}, tie.relation->relation,
                         tie.relation->relation_class, tie.relation->label, tie.relation->inverse, tie.share});
  for (park::file::ControlPath const& path : park::file::control_paths(view.party_id, around.ties()))
    view.paths.push_back({path.parties, path.share});
  return json_reply(view);
}

}  // namespace

void add_relation_operations(Catalogue& catalogue) {
  catalogue.operations.push_back(read("/api/v1/parties/{party_id}/relations", "list_relations",
                                      {"file", "集团、关联方与产业链关系", "Group, related parties and chain"},
                                      "fact.read", {party_id_parameter(), as_of_parameter()},
                                      reference("RelationsView"), list_relations, about_party()));
  catalogue.schemas["RelationsView"] = base::schema_of<RelationsView>();
}

}  // namespace app
