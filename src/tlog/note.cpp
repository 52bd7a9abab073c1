#include "tlog/note.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"

namespace tlog {
namespace {

using base::Instant;
using base::invalid;
using base::Result;

constexpr std::string_view dash = "\xE2\x80\x94 ";  // U+2014 and a blank
constexpr std::size_t id_size = 4, time_size = 8;
constexpr std::int64_t second_max = 253'402'300'799;  // the end of the year 9999

std::string big_endian(std::uint64_t value, std::size_t size) {
  std::string bytes;
  for (std::size_t i = size; i-- > 0;) bytes += static_cast<char>(value >> (8 * i) & 255U);
  return bytes;
}

std::uint64_t from_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (char const c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

bool is_note_text(std::string_view bytes) {
  return base::is_valid_utf_8(bytes) && std::all_of(bytes.begin(), bytes.end(), [](char c) {
           return c == '\n' || static_cast<unsigned char>(c) >= 0x20;
         });
}

Result<> check_text(std::string_view text) {
  if (!text.ends_with('\n') || !is_note_text(text))
    return invalid("the text of a note is UTF-8 without control characters and ends with a line end");
  return {};
}

Result<NoteSignature> parse_line(std::string_view line) {
  if (!line.starts_with(dash)) return invalid("a signature line begins with an em dash and a blank");
  line.remove_prefix(dash.size());
  std::size_t const blank = std::min(line.find(' '), line.size());
  NoteSignature signature;
  signature.key_name = line.substr(0, blank);
  if (!is_key_name(signature.key_name) || blank == line.size()) return invalid("malformed signature line");
  std::string const bytes = TRY(read_base64(line.substr(blank + 1)));
  if (bytes.size() <= id_size) return invalid("a signature is shorter than its key ID");
  signature.key_id = static_cast<std::uint32_t>(from_big_endian(std::string_view{bytes}.substr(0, id_size)));
  signature.bytes = bytes.substr(id_size);
  return signature;
}

std::string cosigned_message(std::int64_t second, std::string_view text) {
  return fmt::format("cosignature/v1\ntime {}\n{}", second, text);
}

// nullopt: the signature is wrong.
std::optional<VerifiedSignature> verified(std::string_view text, NoteSignature const& signature,
                                          VerifierKey const& key) {
  VerifiedSignature result{signature.key_name, signature.key_id, {}};
  if (!is_cosignature(key.kind())) return key.verify(text, signature.bytes) ? std::optional{result} : std::nullopt;
  if (signature.bytes.size() != time_size + signature_size) return std::nullopt;
  std::string_view const bytes{signature.bytes};
  std::uint64_t const second = from_big_endian(bytes.substr(0, time_size));
  if (second > static_cast<std::uint64_t>(second_max)) return std::nullopt;
  result.time = Instant::from_milliseconds(static_cast<std::int64_t>(second) * 1000);
  std::string const message = cosigned_message(static_cast<std::int64_t>(second), text);
  return key.verify(message, bytes.substr(time_size)) ? std::optional{result} : std::nullopt;
}

}  // namespace

std::string NoteSignature::line() const {
  return fmt::format("{}{} {}\n", dash, key_name, base::to_base64(big_endian(key_id, id_size).append(bytes)));
}

Result<Note> Note::parse(std::string_view bytes) {
  if (bytes.size() > note_size_max) return invalid("the note is larger than 1 MiB");
  if (!is_note_text(bytes)) return invalid("a note is UTF-8 without control characters");
  std::size_t const blank_line = bytes.rfind("\n\n");
  if (blank_line == std::string_view::npos) return invalid("the note has no blank line before its signatures");
  Note note;
  note.text = bytes.substr(0, blank_line + 1);
  std::string_view lines = bytes.substr(blank_line + 2);
  if (lines.empty()) return invalid("the note has no signature");
  while (!lines.empty()) {
    std::size_t const end = lines.find('\n');
    if (end == std::string_view::npos) return invalid("the last line of the note has no line end");
    if (note.signatures.size() == note_signatures_max) return invalid("the note has more than 100 signatures");
    note.signatures.push_back(TRY(parse_line(lines.substr(0, end))));
    lines.remove_prefix(end + 1);
  }
  return note;
}

std::string Note::to_string() const {
  std::string bytes = text + "\n";
  for (NoteSignature const& signature : signatures) bytes += signature.line();
  return bytes;
}

Result<NoteSignature> sign_note(std::string_view text, SignerKey const& key) {
  TRY(check_text(text));
  if (is_cosignature(key.verifier().kind())) return invalid("a cosignature key signs with a time");
  std::string signature = TRY(key.sign(text));
  return NoteSignature{key.verifier().name(), key.verifier().id(), std::move(signature)};
}

Result<NoteSignature> cosign_note(std::string_view text, SignerKey const& key, Instant time) {
  CHECK(is_cosignature(key.verifier().kind()));
  TRY(check_text(text));
  std::int64_t const second = time.milliseconds() / 1000;
  if (time.milliseconds() < 0 || second > second_max) return invalid("the time of a cosignature is from 1970 to 9999");
  std::string signature = TRY(key.sign(cosigned_message(second, text)));
  return NoteSignature{key.verifier().name(), key.verifier().id(),
                       big_endian(static_cast<std::uint64_t>(second), time_size).append(signature)};
}

Result<std::vector<VerifiedSignature>> verify_note(Note const& note, std::vector<VerifierKey> const& keys) {
  std::vector<VerifiedSignature> found;
  for (NoteSignature const& signature : note.signatures) {
    auto const is_of = [&](auto const& name, std::uint32_t id) {
      return name == signature.key_name && id == signature.key_id;
    };
    auto const key = std::find_if(keys.begin(), keys.end(), [&](auto const& k) { return is_of(k.name(), k.id()); });
    if (key == keys.end()) continue;
    if (std::any_of(found.begin(), found.end(), [&](auto const& f) { return is_of(f.key_name, f.key_id); })) continue;
    auto const result = verified(note.text, signature, *key);
    if (!result) return invalid(fmt::format("the signature of `{}+{:08x}` is wrong", key->name(), key->id()));
    found.push_back(*result);
  }
  return found;
}

}  // namespace tlog
