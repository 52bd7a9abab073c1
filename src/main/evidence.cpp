#include "main/evidence.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "base/spelling.h"
#include "base/text.h"
#include "http/client.h"
#include "main/secret_file.h"
#include "tlog/witness_message.h"

namespace main_program {
namespace {

constexpr std::chrono::seconds sealing_pause{1};
constexpr std::size_t name_bytes = 10;  // not policy: 80 bits, so that no two installations share a name

base::Result<std::string> ask_witness(WitnessAddress const& witness, app::WitnessRequest const& request) {
  std::string const url = witness.url + "/add-checkpoint";
  tlog::AddCheckpoint const message{request.old_size, request.consistency, request.checkpoint};
  http::HttpReply const reply = TRY(http::send_request(
      {"POST", url, {{"Content-Type", "text/plain"}}, message.to_string()}, {.rules = {}, .this_machine = true}));
  if (reply.status == 200) return reply.body;
  std::string const said = base::trimmed(reply.body);
  if (reply.status == 409 && reply.header("Content-Type") == tlog::size_media_type)
    return base::Error{base::ErrorCode::stale, fmt::format("{} knows of {} entries", url, said), {{"", said}}};
  return base::Error{base::ErrorCode::conflict, fmt::format("{} refused with {}: {}", url, reply.status, said), {}};
}

}  // namespace

tlog::Profile profile_of(tlog::VerifierKey const& key) {
  return key.kind() == tlog::SignatureKind::sm2 ? tlog::national_profile : tlog::international_profile;
}

base::Result<tlog::SignerKey> open_log_key(std::string const& folder, std::string_view profile,
                                           base::Randomness& randomness) {
  std::string const path = (std::filesystem::path{folder} / "log_key").string();
  auto const make = [&]() -> base::Result<std::string> {
    auto const kind = profile == "national" ? tlog::SignatureKind::sm2 : tlog::SignatureKind::ed25519;
    std::string const name = "yingzhou/" + base::to_crockford(base::random_bytes(name_bytes, randomness));
    auto const key = tlog::SignerKey::from_seed(name, kind, base::random_bytes(tlog::seed_size, randomness));
    if (!key) return key.error();
    return key->to_string() + "\n";
  };
  std::string const text = TRY(read_secret_file(path, make));
  auto key = tlog::SignerKey::parse(base::trimmed(text));
  if (!key) return base::invalid(fmt::format("{}: {}", path, key.error().message));
  if (tlog::is_cosignature(key->verifier().kind()))
    return base::invalid(fmt::format("{}: this is the key of a witness", path));
  return key;
}

base::Result<WitnessAddress> read_witness(std::string_view text) {
  std::size_t const comma = text.find(',');
  if (comma == std::string_view::npos)
    return base::invalid(fmt::format("`{}`: a witness is given as URL,VERIFIER_KEY", text));
  std::string url{text.substr(0, comma)};
  while (url.ends_with('/')) url.pop_back();
  tlog::VerifierKey key = TRY(tlog::VerifierKey::parse(text.substr(comma + 1)));
  if (!tlog::is_cosignature(key.kind()))
    return base::invalid(fmt::format("`{}`: this is no key of a witness", key.to_string()));
  return WitnessAddress{std::move(url), std::move(key)};
}

SealingThread::SealingThread(app::Store& store, tlog::SignerKey const& key, std::vector<WitnessAddress> witnesses)
    : sealing_(store, profile_of(key.verifier()), key), witnesses_(std::move(witnesses)) {
  work();
  thread_ = std::thread{[this] { run(); }};
}

SealingThread::~SealingThread() {
  {
    std::lock_guard const lock{mutex_};
    is_stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

std::string SealingThread::trouble() {
  std::lock_guard const lock{mutex_};
  return sealing_trouble_.empty() ? witness_trouble_ : sealing_trouble_;
}

void SealingThread::run() {
  std::unique_lock lock{mutex_};
  for (bool is_last = false; !is_last;) {
    is_last = stop_.wait_for(lock, sealing_pause, [this] { return is_stopping_; });
    lock.unlock();
    work();
    lock.lock();
  }
}

void SealingThread::work() {
  auto const sealed = sealing_.seal();
  tell(sealing_trouble_, sealed ? base::Result<>{} : sealed.error(), "records are not sealed");
  base::Result<> all;
  for (WitnessAddress const& witness : witnesses_) {
    auto const cosigned =
        sealing_.cosign(witness.key, [&](app::WitnessRequest const& request) { return ask_witness(witness, request); });
    if (!cosigned) all = cosigned.error();
  }
  tell(witness_trouble_, all, "a witness did not cosign");
}

void SealingThread::tell(std::string& where, base::Result<> const& outcome, std::string_view what) {
  std::string const now = outcome ? "" : fmt::format("{}: {}", what, base::to_text(outcome.error()));
  std::lock_guard const lock{mutex_};
  if (!now.empty() && now != where) fmt::print(stderr, "yingzhou serve: {}\n", now);
  where = now;
}

}  // namespace main_program
