#include "app/evidence.h"

#include <fmt/format.h>

#include "app/record_table.h"
#include "base/hash.h"
#include "base/spelling.h"

namespace app {
namespace {

using base::Json;

// Room for everything of an entry but its body.
constexpr std::size_t body_bytes_max = tlog::entry_size_max - 4'096;  // not policy: a bound

base::Result<std::string> bundle_of(RecordReader& records, tlog::Tile const& tile) {
  auto const first = static_cast<std::int64_t>(tile.index * tlog::tile_width) + 1;
  auto const last = first + static_cast<std::int64_t>(tile.width) - 1;
  RecordQuery query;
  query.where = {{"sequence", Json{first - 1}, RecordTest::Kind::above},
                 {"sequence", Json{last + 1}, RecordTest::Kind::below}};
  query.order = "sequence";
  std::string bundle;
  std::int64_t expected = first;
  for (Json const& record : TRY(records.select_records(record_table<Event>(), query))) {
    Json const* const sequence = record.find("sequence");
    if (sequence == nullptr || *sequence != Json{expected++}) break;  // one is missing: what follows has no place
    auto const event = base::from_json<Event>(record);
    auto const entry = event ? entry_of(*event) : base::Result<std::string>{event.error()};
    // An event that cannot be read any more is not what was sealed, but those after it are.
    tlog::append_to_bundle(bundle, entry ? *entry : std::string{});
  }
  return bundle;
}

void append_field(std::string& text, std::string_view field) { text += fmt::format("{}:{}\n", field.size(), field); }

std::string text_of(std::optional<base::Date> const& date) { return date ? date->to_string() : ""; }

}  // namespace

base::Result<std::string> entry_of(Event const& event) {
  // Written out, not described: an entry must come out the same in every later version of the program.
  Json::Object entry{
      {"actor", event.actor},           {"at", event.at.to_string()}, {"department_id", event.department_id},
      {"event_id", event.event_id},     {"kind", event.kind},         {"operation_id", event.operation_id},
      {"outcome", event.outcome},       {"party_id", event.party_id}, {"sequence", event.sequence},
      {"session_id", event.session_id}, {"trace_id", event.trace_id}, {"workspace_id", event.workspace_id}};
  if (event.body.size() <= body_bytes_max)
    if (auto const body = Json::parse(event.body)) {
      Json::Object with_body = entry;
      with_body.emplace_back("body", *body);
      auto text = tlog::canonical_json(Json{std::move(with_body)});
      if (text) return text;
    }
  entry.emplace_back("body_sha256", base::sha256_hex(event.body));
  return tlog::canonical_json(Json{std::move(entry)});
}

std::string hash_of(StoredDecision const& decision) {
  std::string text;
  for (std::string_view const field : {std::string_view{decision.decision_id}, std::string_view{decision.party_id},
                                       std::string_view{decision.portfolio_id}, std::string_view{decision.pack_name},
                                       std::string_view{decision.pack_version}, std::string_view{decision.pack_hash},
                                       std::string_view{decision.engine_version}, std::string_view{decision.trace},
                                       std::string_view{decision.trace_hash}, std::string_view{decision.row}})
    append_field(text, field);
  append_field(text, decision.as_of.to_string());
  append_field(text, decision.created_at.to_string());
  return base::sha256_hex(text);
}

std::string hash_of(std::span<park::Fact const> facts) {
  std::string text;
  for (park::Fact const& fact : facts) {
    append_field(text, fact.name);
    append_field(text, feel::name_of(fact.value.kind()));
    append_field(text, fact.value.to_string());
    append_field(text, text_of(fact.valid_from));
    append_field(text, text_of(fact.valid_to));
    append_field(text, fact.known_at.to_string());
    append_field(text, fact.source);
    append_field(text, fact.evidence);
    append_field(text, fact.note);
    if (fact.form.empty()) continue;
    append_field(text, fact.form);
    append_field(text, fact.stated);
  }
  return base::sha256_hex(text);
}

base::Result<std::vector<EventOpening>> commit_personal(tlog::HashKind kind, std::string_view event_id,
                                                        Json::Object& body, std::vector<std::string> const& personal,
                                                        base::Randomness& randomness) {
  std::vector<EventOpening> stored;
  if (personal.empty()) return stored;
  std::vector<std::string> fields;
  for (std::string const& name : personal) fields.push_back("/body/" + name);
  tlog::Leaf const leaf = TRY(tlog::make_leaf(kind, Json{Json::Object{{"body", Json{body}}}}, fields, randomness));
  body = *TRY(Json::parse(leaf.entry)).find("body")->if_object();
  for (tlog::Opening const& opening : leaf.openings)
    stored.push_back({fmt::format("{}{}", event_id, opening.field), std::string{event_id}, opening.field,
                      base::to_base64(opening.salt), opening.value.to_string()});
  return stored;
}

base::Result<tlog::Opening> opening_of(EventOpening const& stored) {
  auto salt = base::from_base64(stored.salt);
  if (!salt) return base::invalid(fmt::format("the salt of `{}` is no base64", stored.opening_id));
  Json value = TRY(Json::parse(stored.value));  // not inside the braces: g++ 12 leaks their other members
  return tlog::Opening{stored.field, *std::move(salt), std::move(value)};
}

base::Result<Json> opened_body(RecordReader& records, Event const& event) {
  Json body = TRY(Json::parse(event.body));
  Json::Object* const members = body.if_object();
  if (members == nullptr || event.body.find(tlog::commitment_key) == std::string::npos) return body;
  for (EventOpening const& opening : TRY(select<EventOpening>(records, {{{"event_id", Json{event.event_id}}}, ""})))
    for (auto& [name, value] : *members)
      if (opening.field != result_field && opening.field == "/body/" + name) value = TRY(Json::parse(opening.value));
  return body;
}

std::string tile_id_of(tlog::Tile tile) {
  tile.width = tlog::tile_width;
  return tile.path();
}

base::Result<std::optional<LogCheckpoint>> newest_checkpoint(RecordReader& records) {
  auto found = TRY(select<LogCheckpoint>(records, {{}, "-size", 1, 0}));
  std::optional<LogCheckpoint> newest;
  if (!found.empty()) newest = std::move(found.front());
  return newest;
}

base::Result<std::string> StoredTiles::read(tlog::Tile const& tile) const {
  if (tile.level == tlog::Tile::entries) return bundle_of(records_, tile);
  auto const stored = TRY(find<LogTile>(records_, tile_id_of(tile)));
  if (!stored) return base::not_found(fmt::format("there is no tile `{}`", tile.path()));
  auto hashes = base::from_base64(stored->hashes);
  if (!hashes) return base::invalid(fmt::format("`{}` is no base64", tile.path()));
  return tlog::narrowed(*std::move(hashes), tile);
}

base::Result<EventProof> prove_event(RecordReader& records, LogIdentity const& log, std::string_view event_id) {
  auto const event = TRY(find<Event>(records, {{"event_id", Json{event_id}}}));
  if (!event) return base::not_found(fmt::format("there is no event `{}`", event_id));
  auto const checkpoint = TRY(newest_checkpoint(records));
  if (!checkpoint || checkpoint->size < event->sequence)
    return base::Error{base::ErrorCode::unavailable,
                       "the record is not under a signed checkpoint yet; ask again in a few seconds",
                       {},
                       "此记录尚未进入已签名的检查点，请过几秒再试"};
  auto const size = static_cast<std::uint64_t>(checkpoint->size);
  StoredTiles const tiles{records};
  tlog::TileNodes nodes{log.profile.hash, tiles, size};
  tlog::OfflineProof proof;
  proof.index = static_cast<std::uint64_t>(event->sequence - 1);
  proof.inclusion = TRY(tlog::prove_inclusion(log.profile.hash, nodes, proof.index, size));
  proof.checkpoint = checkpoint->note;
  EventProof made{TRY(entry_of(*event)), proof.to_string(), {}, log.key ? log.key->to_string() : "", {}};
  made.openings = TRY(select<EventOpening>(records, {{{"event_id", Json{event_id}}}, "field"}));
  for (tlog::VerifierKey const& witness : log.witnesses) made.witness_keys.push_back(witness.to_string());
  return made;
}

void keep_openings(EventProof& proof, Openings which) {
  std::erase_if(proof.openings, [which](EventOpening const& opening) {
    return (opening.field == result_field) != (which == Openings::of_result);
  });
}

base::Result<std::optional<Event>> event_about(RecordReader& records, std::string_view party_id, std::string_view kind,
                                               std::string_view id) {
  for (Event& event : TRY(select<Event>(records, {{{"party_id", Json{party_id}}, {"kind", Json{kind}}}, "-sequence"})))
    if (event.body.find(id) != std::string::npos) return std::optional{std::move(event)};
  return std::optional<Event>{};
}

base::Result<EventProof> prove_decision(Store& store, LogIdentity const& log, std::string_view party_id) {
  auto const decision = TRY(store.latest_decision(party_id, std::nullopt));
  if (!decision) return base::not_found(fmt::format("nothing was decided about `{}` yet", party_id));
  auto const event = TRY(event_about(store, party_id, decision_made, decision->decision_id));
  if (!event) return base::not_found(fmt::format("no record tells of decision `{}`", decision->decision_id));
  return prove_event(store, log, event->event_id);
}

base::Result<CheckedProof> check_proof(EventProof const& proof, tlog::TrustedKeys const& keys) {
  CheckedProof checked;
  checked.proven = TRY(tlog::verify_offline(TRY(tlog::OfflineProof::parse(proof.proof)), proof.entry, keys));
  checked.event = TRY(Json::parse(proof.entry));
  for (EventOpening const& stored : proof.openings) {
    tlog::Opening const opening = TRY(opening_of(stored));
    if (!TRY(tlog::opens(keys.profile.hash, proof.entry, opening)))
      return base::invalid(fmt::format("the value given for `{}` is not the one of the record", opening.field));
    for (auto& [name, value] : *checked.event.if_object())
      if (name == "body" && value.if_object() != nullptr)
        for (auto& [member, inner] : *value.if_object())
          if (opening.field == "/body/" + member) inner = opening.value;
  }
  return checked;
}

}  // namespace app
