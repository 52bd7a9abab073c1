// Signed notes (C2SP signed-note): a text, a blank line, and one line per signature:
//
//   — <key name> base64(key ID, 4 bytes big-endian || signature)
//
// A cosignature (C2SP tlog-cosignature) carries its time before the signature, 8 bytes big-endian, and signs
// "cosignature/v1\ntime <seconds>\n" before the text. Signatures of unknown keys are ignored; a wrong one of a known key
// refuses the note.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "tlog/key.h"

namespace tlog {

inline constexpr std::size_t note_size_max = 1 << 20;
inline constexpr std::size_t note_signatures_max = 100;

struct NoteSignature {
  std::string key_name;
  std::uint32_t key_id = 0;
  std::string bytes;         // after the key ID
  std::string line() const;  // with its line end, as a witness answers it
  friend bool operator==(NoteSignature const&, NoteSignature const&) = default;
};

struct Note {
  std::string text;  // with its last line end
  std::vector<NoteSignature> signatures;

  static base::Result<Note> parse(std::string_view bytes);
  std::string to_string() const;
};

base::Result<NoteSignature> sign_note(std::string_view text, SignerKey const& key);
// `time` is cut to the second. REQUIRES: a cosignature key.
base::Result<NoteSignature> cosign_note(std::string_view text, SignerKey const& key, base::Instant time);

struct VerifiedSignature {
  std::string key_name;
  std::uint32_t key_id = 0;
  std::optional<base::Instant> time;  // of a cosignature
  friend bool operator==(VerifiedSignature const&, VerifiedSignature const&) = default;
};

// The signatures of `keys` on the note, one per key, in the note's order. Error: one of them is wrong. None is no error.
base::Result<std::vector<VerifiedSignature>> verify_note(Note const& note, std::vector<VerifierKey> const& keys);

}  // namespace tlog
