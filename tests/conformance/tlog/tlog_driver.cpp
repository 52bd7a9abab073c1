// Writes a log of ours as files, for implementations that are not ours, and looks with our own full check for faults.
//
//   tlog_driver write FOLDER SIZE [--national] [--broken-proofs]
//   tlog_driver check FOLDER        one line per fault: place, index, message; exit code 1 when there are any
//   tlog_driver sm2 FOLDER          message, signature as DER, public key as SPKI: for `openssl pkeyutl`
//   tlog_driver sm3 FILE            SM3 of the file, in hexadecimal
//
// FOLDER holds tile/…, checkpoint, vkey (log and witness), profile, and proofs: lines `inclusion <index> <size> <hash> …`,
// `consistency <old size> <old root> <size> <hash> …` in base64. Sizes before the last are checkpoints of the log's past.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tlog/full_check.h"
#include "tlog/testing.h"

namespace {

using tlog::testing::MemoryLog;
namespace fs = std::filesystem;

void write_file(fs::path const& path, std::string const& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << bytes;
}

std::string read_file(fs::path const& path) {
  std::ifstream file{path, std::ios::binary};
  CHECK_NOTE(file.good(), path.string());
  return {std::istreambuf_iterator<char>{file}, {}};
}

class FileTiles final : public tlog::TileReader {
 public:
  explicit FileTiles(fs::path folder) : folder_(std::move(folder)) {}
  base::Result<std::string> read(tlog::Tile const& tile) const override {
    if (!fs::exists(folder_ / tile.path())) return base::not_found("no such file");
    return read_file(folder_ / tile.path());
  }

 private:
  fs::path folder_;
};

std::string line(std::string text, tlog::Proof const& proof, bool broken) {
  for (tlog::Hash hash : proof) {
    if (std::exchange(broken, false)) hash.bytes[0] ^= 1;
    text += " " + hash.to_base64();
  }
  return text + "\n";
}

void write_log(fs::path const& folder, std::uint64_t size, tlog::Profile const& profile, bool broken) {
  MemoryLog log{0, profile};
  std::vector<tlog::Checkpoint> past;
  for (std::uint64_t const part : {1, 3, 7, 8}) {
    log.grow(size * part / 8);
    if (log.appender.size() != 0) past.push_back(log.checkpoint());
  }
  for (auto const& [place, one] : log.tiles.stored()) write_file(folder / one.tile.path(), one.bytes);
  write_file(folder / "checkpoint", log.signed_checkpoint());
  write_file(folder / "vkey",
             log.log_key.verifier().to_string() + "\n" + log.witness_key.verifier().to_string() + "\n");
  write_file(folder / "profile", profile == tlog::national_profile ? "national" : "international");
  tlog::TileNodes nodes = log.nodes();
  std::string proofs;
  for (std::uint64_t index = 0; index < size; ++index)
    proofs += line(fmt::format("inclusion {} {}", index, size),
                   *tlog::prove_inclusion(profile.hash, nodes, index, size), broken);
  for (tlog::Checkpoint const& old : past)
    proofs += line(fmt::format("consistency {} {} {}", old.size, old.root.to_base64(), size),
                   *tlog::prove_consistency(profile.hash, nodes, old.size, size), broken);
  write_file(folder / "proofs", proofs);
}

int check_log(fs::path const& folder) {
  std::string const keys = read_file(folder / "vkey");
  std::size_t const end = keys.find('\n');
  auto const log = tlog::VerifierKey::parse(keys.substr(0, end));
  auto const witness = tlog::VerifierKey::parse(keys.substr(end + 1, keys.size() - end - 2));
  CHECK(log.has_value() && witness.has_value());
  bool const national = read_file(folder / "profile") == "national";
  tlog::TrustedKeys const trusted{national ? tlog::national_profile : tlog::international_profile, *log, {*witness}, 1};
  auto const result = tlog::check_log(FileTiles{folder}, read_file(folder / "checkpoint"), trusted);
  for (tlog::Fault const& fault : result.faults) fmt::print("{} {} {}\n", fault.place(), fault.index, fault.message);
  return result.is_intact() ? 0 : 1;
}

// r || s as ASN.1 by hand, so that OpenSSL's own reader judges it.
std::string der_of(std::string_view signature) {
  std::string body;
  for (std::size_t const at : {0, 32}) {
    std::string number{signature.substr(at, 32)};
    number.erase(0, std::min(number.find_first_not_of('\0'), number.size() - 1));
    if (static_cast<unsigned char>(number[0]) >= 0x80) number.insert(0, 1, '\0');
    body += '\x02';
    body += static_cast<char>(number.size());
    body += number;
  }
  std::string der = "\x30";
  der += static_cast<char>(body.size());
  return der + body;
}

void write_sm2(fs::path const& folder) {
  auto const key = tlog::testing::signer("example.org/log", tlog::SignatureKind::sm2);
  write_file(folder / "message", "message of our log\n");
  write_file(folder / "signature.der", der_of(*key.sign("message of our log\n")));
  // SubjectPublicKeyInfo: ecPublicKey, curve 1.2.156.10197.1.301
  std::string const spki = std::string(
      "\x30\x59\x30\x13\x06\x07\x2A\x86\x48\xCE\x3D\x02\x01\x06\x08\x2A\x81\x1C\xCF\x55\x01\x82\x2D\x03\x42\x00", 26);
  write_file(folder / "public.der", spki + key.verifier().public_key());
}

void print_sm3(fs::path const& file) {
  for (unsigned const byte : tlog::Hasher{tlog::HashKind::sm3}.plain(read_file(file)).bytes) fmt::print("{:02x}", byte);
  fmt::print("\n");
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> const arguments(words + 1, words + count);
  auto const has = [&](char const* word) {
    return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
  };
  CHECK(arguments.size() >= 2);
  fs::path const place = arguments[1];
  if (arguments[0] == "check") return check_log(place);
  if (arguments[0] == "sm2") return write_sm2(place), 0;
  if (arguments[0] == "sm3") return print_sm3(place), 0;
  CHECK(arguments[0] == "write" && arguments.size() >= 3);
  write_log(place, std::stoull(arguments[2]), has("--national") ? tlog::national_profile : tlog::international_profile,
            has("--broken-proofs"));
  return 0;
}
