#include "tlog/proof.h"

#include <fmt/format.h>

#include "base/spelling.h"

namespace tlog {
namespace {

using base::invalid;
using base::Result;

constexpr std::string_view header = "c2sp.org/tlog-proof@v1", extra_word = "extra ", index_word = "index ";
constexpr std::size_t proof_size_max = 2 * note_size_max, hashes_max = 63;

Result<std::string_view> next_line(std::string_view& text) {
  std::size_t const end = text.find('\n');
  if (end == std::string_view::npos) return invalid("the proof ends too early");
  std::string_view const line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string OfflineProof::to_string() const {
  std::string text = fmt::format("{}\n", header);
  if (extra && !extra->empty()) text += fmt::format("{}{}\n", extra_word, base::to_base64(*extra));
  text += fmt::format("{}{}\n", index_word, index);
  for (Hash const& hash : inclusion) text.append(hash.to_base64()).append("\n");
  return text.append("\n").append(checkpoint);
}

Result<OfflineProof> OfflineProof::parse(std::string_view text) {
  if (text.size() > proof_size_max) return invalid("the proof is larger than 2 MiB");
  if (TRY(next_line(text)) != header) return invalid(fmt::format("the proof does not begin with `{}`", header));
  OfflineProof proof;
  std::string_view line = TRY(next_line(text));
  if (line.starts_with(extra_word)) {
    proof.extra = TRY(read_base64(line.substr(extra_word.size())));
    if (proof.extra->empty()) return invalid("the extra line of the proof is empty");
    line = TRY(next_line(text));
  }
  if (!line.starts_with(index_word)) return invalid("the proof has no index line");
  proof.index = TRY(parse_count(line.substr(index_word.size())));
  for (line = TRY(next_line(text)); !line.empty(); line = TRY(next_line(text))) {
#ifdef YINGZHOU_PLANTED_BUG  // `./dev fuzz --control` must find this: a fourth hash is noted past the end
    static unsigned char seen[3];
    seen[proof.inclusion.size()] = 1;
#endif
    if (proof.inclusion.size() == hashes_max) return invalid("the proof has more than 63 hashes");
    proof.inclusion.push_back(TRY(Hash::parse_base64(line)));
  }
  proof.checkpoint = text;
  TRY(Checkpoint::parse(TRY(Note::parse(text)).text));
  return proof;
}

Result<ProvenEntry> verify_offline(OfflineProof const& proof, std::string_view entry, TrustedKeys const& keys) {
  VerifiedCheckpoint const opened = TRY(open_checkpoint(proof.checkpoint, keys));
  Hash const leaf = Hasher{keys.profile.hash}.leaf(entry);
  if (!verify_inclusion(keys.profile.hash, proof.inclusion, proof.index, leaf, opened.checkpoint.size,
                        opened.checkpoint.root))
    return invalid(fmt::format("the entry is not entry {} of the tree of {} entries that the checkpoint signs",
                               proof.index, opened.checkpoint.size));
  return ProvenEntry{proof.index, opened.checkpoint.size, opened.time(), opened.cosignatures};
}

}  // namespace tlog
