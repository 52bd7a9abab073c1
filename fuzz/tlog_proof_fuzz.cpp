// USES: tlog
// MAX_LEN: 1024
// PLANTED: tlog/proof.cpp
// Reads any bytes as an offline proof, a note, a checkpoint, a key, a tile path and a bundle. What is read must be written
// again byte by byte; a proof that verifies must be of the one log whose keys are here.
#include "tlog/proof.h"
#include "tlog/testing.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static tlog::testing::MemoryLog const log{0};
  static tlog::TrustedKeys const keys = log.keys();
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  if (auto const proof = tlog::OfflineProof::parse(text)) {
    CHECK(proof->to_string() == text);
    auto const proven = tlog::verify_offline(*proof, tlog::testing::MemoryLog::entry(0), keys);
    CHECK(!proven || (proven->index == 0 && proven->size == 5 && proven->time));
  }
  if (auto const note = tlog::Note::parse(text)) {
    CHECK(note->to_string() == text);
    static_cast<void>(tlog::open_checkpoint(text, keys).has_value());
  }
  if (auto const checkpoint = tlog::Checkpoint::parse(text)) CHECK(checkpoint->text() == text);
  if (auto const tile = tlog::Tile::parse(text)) CHECK(tile->path() == text);
  if (auto const key = tlog::VerifierKey::parse(text)) CHECK(key->to_string() == text);
  CHECK(tlog::read_bundle(text, 256).entries.size() <= 256);
  return 0;
}
