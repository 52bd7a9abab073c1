#include "tlog/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>

namespace tlog {
namespace {

using base::invalid;
using base::Result;

// Cuts the first line off `text`. REQUIRES: text ends with a line end and is not empty.
std::string_view take_line(std::string_view& text) {
  std::size_t const end = text.find('\n');
  std::string_view const line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string Checkpoint::text() const {
  std::string lines = fmt::format("{}\n{}\n{}\n", origin, size, root.to_base64());
  for (std::string const& extension : extensions) lines.append(extension).append("\n");
  return lines;
}

Result<Checkpoint> Checkpoint::parse(std::string_view text) {
  if (!text.ends_with('\n') || std::count(text.begin(), text.end(), '\n') < 3)
    return invalid("a checkpoint has at least three lines: origin, size and root");
  Checkpoint checkpoint;
  checkpoint.origin = take_line(text);
  if (checkpoint.origin.empty()) return invalid("the origin of the checkpoint is empty");
  auto const size = parse_count(take_line(text));
  if (!size || *size > tree_size_max) return invalid("the size of the checkpoint is not a number below 2^62");
  auto const root = Hash::parse_base64(take_line(text));
  if (!root) return invalid("the root of the checkpoint: " + root.error().message);
  checkpoint.size = *size;
  checkpoint.root = *root;
  while (!text.empty()) {
    std::string_view const line = take_line(text);
    if (line.empty()) return invalid("an extension line of the checkpoint is empty");
    checkpoint.extensions.emplace_back(line);
  }
  return checkpoint;
}

std::optional<base::Instant> VerifiedCheckpoint::time() const {
  std::optional<base::Instant> earliest;
  for (VerifiedSignature const& one : cosignatures)
    if (one.time && (!earliest || *one.time < *earliest)) earliest = one.time;
  return earliest;
}

Result<Note> sign_checkpoint(Checkpoint const& checkpoint, SignerKey const& log) {
  if (checkpoint.origin != log.verifier().name())
    return invalid(fmt::format("the origin `{}` is not the name of the log's key", checkpoint.origin));
  Note note;
  note.text = checkpoint.text();
  TRY(Checkpoint::parse(note.text));
  note.signatures.push_back(TRY(sign_note(note.text, log)));
  return note;
}

Result<VerifiedCheckpoint> open_checkpoint(std::string_view bytes, TrustedKeys const& keys) {
  if (keys.log.kind() != keys.profile.log) return invalid("the log's key is not of the log's profile");
  Note const note = TRY(Note::parse(bytes));
  VerifiedCheckpoint opened;
  opened.checkpoint = TRY(Checkpoint::parse(note.text));
  if (opened.checkpoint.origin != keys.log.name())
    return invalid(fmt::format("the checkpoint is of `{}`, not of `{}`", opened.checkpoint.origin, keys.log.name()));
  if (TRY(verify_note(note, {keys.log})).empty()) return invalid("the log has not signed the checkpoint");
  for (VerifierKey const& witness : keys.witnesses)
    if (!is_cosignature(witness.kind()))
      return invalid(fmt::format("the key of `{}` is no witness key", witness.name()));
  opened.cosignatures = TRY(verify_note(note, keys.witnesses));
  if (opened.cosignatures.size() < keys.witnesses_min)
    return invalid(
        fmt::format("{} of the {} witnesses asked for have cosigned", opened.cosignatures.size(), keys.witnesses_min));
  return opened;
}

WitnessDecision decide_cosigning(HashKind kind, std::optional<Checkpoint> const& last, Checkpoint const& offered,
                                 Proof const& consistency) {
  Checkpoint const nothing{offered.origin, 0, Hasher{kind}.plain(""), {}};
  Checkpoint const& from = last ? *last : nothing;
  if (offered.origin != from.origin)
    return {WitnessVerdict::other_log, fmt::format("offered `{}`, cosigned `{}`", offered.origin, from.origin)};
  if (offered.size < from.size)
    return {WitnessVerdict::rollback, fmt::format("offered {} entries after {}", offered.size, from.size)};
  if (offered.size == from.size && offered.root != from.root)
    return {WitnessVerdict::fork, fmt::format("two roots for {} entries: {} and {}", from.size, from.root.to_base64(),
                                              offered.root.to_base64())};
  if (!verify_consistency(kind, consistency, from.size, from.root, offered.size, offered.root))
    return {WitnessVerdict::bad_proof,
            fmt::format("the proof does not lead from {} entries to {}", from.size, offered.size)};
  return {WitnessVerdict::cosign, ""};
}

}  // namespace tlog
