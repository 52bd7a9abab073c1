// A log in memory, for tests, benchmarks and the conformance program.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tlog/appender.h"
#include "tlog/checkpoint.h"

namespace tlog::testing {

class MemoryTiles final : public TileReader {
 public:
  // A partial tile takes the place of the narrower one.
  void store(std::vector<StoredTile> changes) {
    for (StoredTile& one : changes) stored_[{one.tile.level, one.tile.index}] = std::move(one);
  }
  base::Result<std::string> read(Tile const& tile) const override {
    auto const found = stored_.find({tile.level, tile.index});
    if (found == stored_.end()) return base::not_found("no such tile");
    return found->second.tile == tile ? found->second.bytes : narrowed(found->second.bytes, tile);
  }
  using Stored = std::map<std::pair<int, std::uint64_t>, StoredTile>;
  Stored& stored() { return stored_; }
  std::string& bytes(int level, std::uint64_t index) { return stored_.at({level, index}).bytes; }

 private:
  Stored stored_;
};

inline SignerKey signer(std::string name, SignatureKind kind, char seed = 'k') {
  return *SignerKey::from_seed(std::move(name), kind, std::string(seed_size, seed));
}

// A log of `size` made-up entries with keys, tiles and a checkpoint signed by the log and one witness.
struct MemoryLog {
  explicit MemoryLog(std::uint64_t size, Profile const& its_profile = international_profile)
      : profile(its_profile),
        log_key(signer("example.org/log", profile.log, 'l')),
        witness_key(signer("witness.example.org", profile.witness, 'w')),
        appender(profile.hash) {
    grow(size);
  }
  static std::string entry(std::uint64_t index) {
    return "entry " + std::to_string(index) + std::string(index * 7919 % 90, 'e');
  }
  void grow(std::uint64_t size) {
    while (appender.size() < size) CHECK(appender.append(entry(appender.size())).has_value());
    tiles.store(appender.changes());
  }
  Checkpoint checkpoint() { return {log_key.verifier().name(), appender.size(), appender.root(), {}}; }
  std::string signed_checkpoint() {
    Note note = *sign_checkpoint(checkpoint(), log_key);
    note.signatures.push_back(
        *cosign_note(note.text, witness_key, base::Instant::from_milliseconds(1'700'000'000'000)));
    return note.to_string();
  }
  TrustedKeys keys() const { return {profile, log_key.verifier(), {witness_key.verifier()}, 1}; }
  TileNodes nodes() const { return TileNodes{profile.hash, tiles, appender.size()}; }

  Profile profile;
  SignerKey log_key, witness_key;
  Appender appender;
  MemoryTiles tiles;
};

}  // namespace tlog::testing
