#include "app/sealing.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/record_table.h"
#include "base/spelling.h"

namespace app {
namespace {

using base::Json;

constexpr std::int64_t events_per_transaction = 4'096;  // not policy: size of a write

base::Result<tlog::Checkpoint> checkpoint_of(LogCheckpoint const& stored) {
  return tlog::Checkpoint::parse(TRY(tlog::Note::parse(stored.note)).text);
}

}  // namespace

base::Result<LogCheckpoint> sign_log(tlog::SignerKey const& key, std::uint64_t size, tlog::Hash const& root) {
  tlog::Checkpoint const checkpoint{key.verifier().name(), size, root, {}};
  tlog::Note const note = TRY(tlog::sign_checkpoint(checkpoint, key));
  return LogCheckpoint{fmt::format("{:020}", size), static_cast<std::int64_t>(size), note.to_string(), 0};
}

base::Result<std::uint64_t> Sealing::seal() {
  std::uint64_t sealed = 0;
  for (;;) {
    std::uint64_t const some = TRY(seal_some());
    sealed += some;
    if (some < static_cast<std::uint64_t>(events_per_transaction)) return sealed;
  }
}

// Goes on where the newest checkpoint ends, whoever published it.
base::Result<> Sealing::catch_up(std::optional<LogCheckpoint> const& newest) {
  std::uint64_t const size = newest ? static_cast<std::uint64_t>(newest->size) : 0;
  if (appender_ && appender_->size() == size) return {};
  appender_.reset();
  if (!newest) {
    appender_.emplace(profile_.hash);
    return {};
  }
  tlog::TrustedKeys const keys{profile_, key_.verifier(), {}, 0};
  tlog::VerifiedCheckpoint const verified = TRY(tlog::open_checkpoint(newest->note, keys));
  if (verified.checkpoint.size != size)
    return base::Error{base::ErrorCode::conflict, "the newest checkpoint is not about its size", {}};
  appender_.emplace(TRY(tlog::Appender::resume(profile_.hash, StoredTiles{store_}, size, verified.checkpoint.root)));
  return {};
}

base::Result<std::uint64_t> Sealing::seal_some() {
  auto const newest = TRY(newest_checkpoint(store_));
  TRY(catch_up(newest));
  std::uint64_t const from = appender_->size();
  std::vector<Event> const events =
      TRY(store_.events("", static_cast<std::int64_t>(from), static_cast<int>(events_per_transaction)));
  if (events.empty()) return std::uint64_t{0};
  for (Event const& event : events) {
    if (event.sequence != static_cast<std::int64_t>(appender_->size()) + 1) {
      std::uint64_t const expected = appender_->size() + 1;
      appender_.reset();
      return base::Error{
          base::ErrorCode::conflict, fmt::format("event {} is missing; {} follows", expected, event.sequence), {}};
    }
    TRY(appender_->append(TRY(entry_of(event))));
  }
  LogCheckpoint const checkpoint = TRY(sign_log(key_, appender_->size(), appender_->root()));
  auto const changes = appender_->changes();
  bool is_ours = true;
  auto const written = store_.write([&](Writer& writer) -> base::Result<> {
    auto const now_newest = TRY(newest_checkpoint(writer));
    is_ours = (now_newest ? now_newest->size : 0) == static_cast<std::int64_t>(from);
    return is_ours ? store_changes(writer, checkpoint, changes) : base::Result<>{};
  });
  if (!written || !is_ours) appender_.reset();  // the next call begins with what is stored
  TRY(written);
  return is_ours ? events.size() : std::uint64_t{0};
}

base::Result<> Sealing::store_changes(Writer& writer, LogCheckpoint const& checkpoint,
                                      std::vector<tlog::StoredTile> const& changes) {
  for (tlog::StoredTile const& change : changes) {
    if (change.tile.level == tlog::Tile::entries) continue;  // derived from the events
    LogTile const tile{tile_id_of(change.tile), static_cast<std::int64_t>(change.tile.width),
                       base::to_base64(change.bytes)};
    if (TRY(count<LogTile>(writer, {{"tile_id", Json{tile.tile_id}}})) > 0)
      TRY(replace(writer, tile));
    else
      TRY(add(writer, tile));
  }
  return add(writer, checkpoint);
}

base::Result<bool> Sealing::cosign(tlog::VerifierKey const& witness, AskWitness const& ask) {
  auto const newest = TRY(newest_checkpoint(store_));
  if (!newest || newest->note.find("\n— " + witness.name() + " ") != std::string::npos) return false;
  tlog::Checkpoint const checkpoint = TRY(checkpoint_of(*newest));
  StoredTiles const tiles{store_};
  tlog::TileNodes nodes{profile_.hash, tiles, checkpoint.size};
  auto const request_from = [&](std::uint64_t old_size) -> base::Result<WitnessRequest> {
    return WitnessRequest{old_size, TRY(tlog::prove_consistency(profile_.hash, nodes, old_size, checkpoint.size)),
                          newest->note};
  };
  std::uint64_t const known = cosigned_ ? static_cast<std::uint64_t>(cosigned_->size) : 0;
  base::Result<std::string> lines = ask(TRY(request_from(std::min(known, checkpoint.size))));
  if (!lines && lines.error().code == base::ErrorCode::stale && !lines.error().issues.empty()) {
    std::uint64_t const size = TRY(tlog::parse_count(lines.error().issues.front().message));
    if (size > checkpoint.size)
      return base::Error{base::ErrorCode::conflict,
                         fmt::format("the witness {} has seen {} entries, this log holds {}: it has been rolled back",
                                     witness.name(), size, checkpoint.size),
                         {}};
    lines = ask(TRY(request_from(size)));
  }
  std::string const added = TRY(std::move(lines));
  LogCheckpoint cosigned = *newest;
  cosigned.note += added;
  tlog::TrustedKeys const keys{profile_, key_.verifier(), {witness}, 1};
  tlog::VerifiedCheckpoint const verified = TRY(tlog::open_checkpoint(cosigned.note, keys));
  if (verified.cosignatures.size() != 1 || std::count(added.begin(), added.end(), '\n') != 1)
    return base::invalid(fmt::format("the witness {} answered with more than its own line", witness.name()));
  TRY(store_.write([&](Writer& writer) -> base::Result<> {
    auto stored = TRY(find<LogCheckpoint>(writer, cosigned.checkpoint_id));
    if (!stored) return base::not_found("the checkpoint is gone");
    stored->note += added;
    ++stored->cosignatures;
    return replace(writer, *stored);
  }));
  cosigned_ = std::move(cosigned);
  return true;
}

}  // namespace app
