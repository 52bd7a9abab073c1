// The verifiable log as others see it: its state, its checkpoint, tiles of hashes and consistency proofs for anybody
// (they tell nothing but that nothing was changed), and proofs of single records for those who may see the record.
// Source: OUT-02, OUT-27, AMB-58; C2SP tlog-tiles.
#include <fmt/format.h>

#include "app/declare.h"
#include "app/evidence.h"
#include "base/spelling.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using Place = Parameter::Place;

struct WitnessView {
  std::string name;
  std::optional<base::Instant> cosigned_at;  // of the newest checkpoint
};
BOOST_DESCRIBE_STRUCT(WitnessView, (), (name, cosigned_at))

struct CheckpointView {
  std::int64_t size = 0;
  std::string root;                        // base64
  std::optional<base::Instant> newest_at;  // of the newest record under it
  std::string note;
  std::vector<WitnessView> witnesses;  // that are known to this installation
};
BOOST_DESCRIBE_STRUCT(CheckpointView, (), (size, root, newest_at, note, witnesses))

struct LogView {
  std::string name, log_key;  // verifier key; "" where no log is kept
  std::string profile;        // international, national
  std::int64_t records = 0;   // in the store
  std::optional<CheckpointView> checkpoint;
  std::vector<std::string> witness_keys;
  std::string trouble;  // why nothing is sealed any more, "" when all is well
};
BOOST_DESCRIBE_STRUCT(LogView, (), (name, log_key, profile, records, checkpoint, witness_keys, trouble))

base::Result<CheckpointView> checkpoint_view(LogIdentity const& log, LogCheckpoint const& stored) {
  tlog::VerifiedCheckpoint const opened =
      TRY(tlog::open_checkpoint(stored.note, {log.profile, *log.key, log.witnesses, 0}));
  CheckpointView view{stored.size, opened.checkpoint.root.to_base64(), {}, stored.note, {}};
  for (tlog::VerifierKey const& witness : log.witnesses) {
    WitnessView seen{witness.name(), {}};
    for (tlog::VerifiedSignature const& signature : opened.cosignatures)
      if (signature.key_name == witness.name()) seen.cosigned_at = signature.time;
    view.witnesses.push_back(std::move(seen));
  }
  return view;
}

base::Result<Reply> get_log(Call& call) {
  LogIdentity const& log = call.context.log;
  LogView view;
  view.records = TRY(count<Event>(call.records, {}));
  if (!log.key) return json_reply(view);
  view.name = log.key->name();
  view.log_key = log.key->to_string();
  view.profile = log.profile == tlog::national_profile ? "national" : "international";
  for (tlog::VerifierKey const& witness : log.witnesses) view.witness_keys.push_back(witness.to_string());
  if (log.trouble) view.trouble = log.trouble();
  auto const newest = TRY(newest_checkpoint(call.records));
  if (!newest) return json_reply(view);
  auto checkpoint = checkpoint_view(log, *newest);
  if (checkpoint) {
    view.checkpoint = *std::move(checkpoint);
    if (auto const event = TRY(find<Event>(call.records, {{"sequence", Json{newest->size}}})))
      view.checkpoint->newest_at = event->at;
  } else if (view.trouble.empty()) {
    view.trouble = checkpoint.error().message;
  }
  return json_reply(view);
}

Reply text_reply(std::string bytes, std::string type) {
  Reply reply;
  reply.content_type = std::move(type);
  reply.body = std::move(bytes);
  return reply;
}

base::Result<Reply> get_checkpoint(Call& call) {
  auto const newest = TRY(newest_checkpoint(call.records));
  if (!newest) return refuse(ErrorCode::not_found, "还没有检查点", "there is no checkpoint yet");
  return text_reply(newest->note, "text/plain; charset=utf-8");
}

// `tile/0/x001/234.p/7` in the segments that the address has.
base::Result<Reply> get_tile(Call& call) {
  std::string path = fmt::format("tile/{}", call.request.of("level"));
  for (char const* const name : {"a", "b", "c"})
    if (std::string_view const part = call.request.of(name); !part.empty()) path += fmt::format("/{}", part);
  auto const tile = tlog::Tile::parse(path);
  auto const nothing = [] { return refuse(ErrorCode::not_found, "没有这样的日志文件", "there is no such tile"); };
  if (!tile || tile->level == tlog::Tile::entries) return nothing();
  auto bytes = StoredTiles{call.records}.read(*tile);
  if (!bytes) return bytes.error().code == ErrorCode::not_found ? nothing() : bytes.error();
  if (bytes->size() != tile->width * tlog::Hash::size) return nothing();  // wider than what there is
  return text_reply(*std::move(bytes), "application/octet-stream");
}

struct ConsistencyView {
  std::int64_t old_size = 0, size = 0;
  std::vector<std::string> hashes;  // base64
};
BOOST_DESCRIBE_STRUCT(ConsistencyView, (), (old_size, size, hashes))

base::Result<Reply> get_consistency(Call& call) {
  auto const newest = TRY(newest_checkpoint(call.records));
  auto const old_size = tlog::parse_count(call.request.of("old_size"));
  if (!newest || !old_size || *old_size > static_cast<std::uint64_t>(newest->size))
    return refuse(ErrorCode::not_found, "日志没有这么长", "the log is not that long");
  StoredTiles const tiles{call.records};
  auto const size = static_cast<std::uint64_t>(newest->size);
  tlog::HashKind const kind = call.context.log.profile.hash;
  tlog::TileNodes nodes{kind, tiles, size};
  ConsistencyView view{static_cast<std::int64_t>(*old_size), newest->size, {}};
  for (tlog::Hash const& hash : TRY(tlog::prove_consistency(kind, nodes, *old_size, size)))
    view.hashes.push_back(hash.to_base64());
  return json_reply(view);
}

base::Result<access_control::Resource> about_event(Call& call) {
  auto const event = TRY(find<Event>(call.records, {{"event_id", Json{call.request.of("event_id")}}}));
  if (!event) return base::not_found("there is no such event");
  access_control::Resource resource;
  resource.workspace_id = event->workspace_id;
  if (auto const workspace = TRY(find<Workspace>(call.records, event->workspace_id)))
    resource.park_id = workspace->park_id;
  return resource;
}

base::Result<Reply> get_event_proof(Call& call) {
  EventProof proof = TRY(prove_event(call.records, call.context.log, call.request.of("event_id")));
  keep_openings(proof, Openings::but_result);
  return json_reply(proof);
}

// The event of the decision that stands for the enterprise.
base::Result<Reply> get_decision_proof(Call& call) {
  std::string_view const party_id = call.request.of("party_id");
  EventProof proof = TRY(prove_decision(call.context.store, call.context.log, party_id));
  keep_openings(proof, Openings::of_result);
  return json_reply(proof);
}

char const* const level_schema =
    R"({"type":"string","pattern":"^[0-9]{1,2}$","maxLength":2})";  // not policy: a path of C2SP
char const* const part_schema =
    R"({"type":"string","pattern":"^[x0-9.p]{1,5}$","maxLength":5})";  // not policy: a path of C2SP
char const* const size_schema =
    R"({"type":"string","pattern":"^[0-9]{1,18}$","maxLength":18})";  // not policy: a path of C2SP

std::vector<Parameter> tile_parameters(int parts) {
  std::vector<Parameter> parameters{{"level", Place::path, level_schema, true, "层", "Level of the tile", "0"}};
  for (char const* const name : {"a", "b", "c"}) {
    if (parts-- == 0) break;
    parameters.push_back({name, Place::path, part_schema, true, "编号的一段（C2SP tlog-tiles）",
                          "Part of the number (C2SP tlog-tiles)", "x001"});
  }
  return parameters;
}

}  // namespace

void add_evidence_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(read("/api/v1/log", "get_log", {"evidence", "存证日志的状态", "State of the verifiable log"}, "", {},
                     reference("LogView"), get_log));
  Operation checkpoint =
      read("/api/v1/log/checkpoint", "get_log_checkpoint",
           {"evidence", "最新检查点（签名文本）", "Newest checkpoint, a signed note"}, "", {}, "", get_checkpoint);
  checkpoint.reply_type = "text/plain; charset=utf-8";
  out.push_back(std::move(checkpoint));
  std::string path = "/api/v1/log/tile/{level}";
  int parts = 0;
  for (char const* const id : {"get_log_tile", "get_log_tile_2", "get_log_tile_3"}) {
    path += fmt::format("/{{{}}}", "abc"[parts]);
    Operation tile = read(path, id, {"evidence", "一片散列值（C2SP tlog-tiles）", "A tile of hashes (C2SP tlog-tiles)"},
                          "", tile_parameters(++parts), "", get_tile);
    tile.reply_type = "application/octet-stream";
    out.push_back(std::move(tile));
  }
  out.push_back(read("/api/v1/log/consistency", "get_log_consistency",
                     {"evidence", "一致性证明：日志以较早的日志开头", "Proof that the log begins with an older one"},
                     "", {{"old_size", Place::query, size_schema, true, "较早的条数", "Size of the older log", "0"}},
                     reference("ConsistencyView"), get_consistency));
  out.push_back(read("/api/v1/events/{event_id}/proof", "get_event_proof",
                     {"evidence", "一条审计记录的离线证明", "Offline proof of a record of the audit trail"},
                     "audit.read",
                     {{"event_id", Place::path, text_schema, true, "记录编号", "Id of the record", "evt_01hv"}},
                     reference("EventProof"), get_event_proof, about_event));
  out.push_back(read("/api/v1/parties/{party_id}/decision_proof", "get_decision_proof",
                     {"evidence", "现行评级的离线证明", "Offline proof of the rating that stands"}, "decision.read",
                     {party_id_parameter()}, reference("EventProof"), get_decision_proof, about_party()));
  catalogue.schemas["LogView"] = base::schema_of<LogView>();
  catalogue.schemas["ConsistencyView"] = base::schema_of<ConsistencyView>();
  catalogue.schemas["EventProof"] = base::schema_of<EventProof>();
}

}  // namespace app
