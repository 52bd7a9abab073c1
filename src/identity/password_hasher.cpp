#include "identity/password_hasher.h"

#include <fmt/format.h>
#include <sodium.h>

#include <charconv>
#include <chrono>

#include "base/normal_form.h"
#include "base/spelling.h"

namespace identity {
namespace {

constexpr std::size_t password_salt_bytes = crypto_pwhash_argon2id_SALTBYTES;
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t utf_8_bytes_max = 4;  // of one code point
// A stored string is our own, yet it must not be able to make us use all memory.
constexpr int memory_kib_min = static_cast<int>(crypto_pwhash_argon2id_MEMLIMIT_MIN) / 1024;
constexpr int memory_kib_max = 1'048'576;
constexpr int passes_max = 64;
constexpr std::size_t pepper_id_max = 32;

std::string plain_base64(std::string_view bytes) {  // PHC: without padding
  std::string text = base::to_base64(bytes);
  while (text.ends_with('=')) text.pop_back();
  return text;
}

std::optional<std::string> from_plain_base64(std::string_view text) {
  std::string padded{text};
  while (padded.size() % 4 != 0) padded += '=';
  return base::from_base64(padded);
}

// Takes `m=` and an integer off the front.
std::optional<int> take_integer(std::string_view& text, std::string_view name) {
  if (!text.starts_with(name)) return std::nullopt;
  text.remove_prefix(name.size());
  int value = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || value < 1) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

}  // namespace

struct PasswordHasher::Phc {
  int memory_kib = 0, passes = 0;
  std::string key_id;  // "" without pepper
  std::string salt, hash;
};

class PasswordHasher::Place {
 public:
  explicit Place(PasswordHasher& hasher) : hasher_(hasher) {}
  ~Place() { hasher_.leave(); }
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;

 private:
  PasswordHasher& hasher_;
};

PasswordHasher::PasswordHasher(PasswordProfile const& profile, HasherLimits limits, std::vector<Pepper> peppers)
    : memory_kib_(profile.argon2_memory_kib),
      passes_(profile.argon2_passes),
      password_bytes_max_(static_cast<std::size_t>(profile.length_max) * utf_8_bytes_max),
      limits_(limits),
      peppers_(std::move(peppers)) {
  CHECK(sodium_init() >= 0);
  CHECK(profile.argon2_lanes == 1);
  CHECK(limits.concurrent_max >= 1 && limits.queue_max >= 0 && limits.queue_milliseconds_max >= 0);
  for (Pepper const& pepper : peppers_) {
    CHECK(!pepper.key_id.empty() && pepper.key_id.size() <= pepper_id_max);
    for (char const c : pepper.key_id)
      CHECK((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    CHECK(pepper.key.bytes().size() >= hash_bytes);
  }
}

base::Result<> PasswordHasher::enter() {
  std::unique_lock lock{mutex_};
  if (running_ >= limits_.concurrent_max) {
    base::Error const busy{base::ErrorCode::unavailable, "too many people are logging in; try again in a moment", {}};
    if (waiting_ >= limits_.queue_max) return busy;
    ++waiting_;
    bool const free = freed_.wait_for(lock, std::chrono::milliseconds{limits_.queue_milliseconds_max},
                                      [&] { return running_ < limits_.concurrent_max; });
    --waiting_;
    if (!free) return busy;
  }
  ++running_;
  return {};
}

void PasswordHasher::leave() {
  {
    std::lock_guard const lock{mutex_};
    --running_;
  }
  freed_.notify_one();
}

base::Result<std::string> PasswordHasher::derive(std::string_view password, Phc const& phc) {
  std::string input = TRY(base::nfc(password));
  if (!phc.key_id.empty()) {
    Pepper const* used = nullptr;
    for (Pepper const& pepper : peppers_)
      if (pepper.key_id == phc.key_id) used = &pepper;
    CHECK(used != nullptr);
    std::string mac = base::to_base64(hmac(Digest::sha_256, used->key.bytes(), input));
    wipe(input);
    input = std::move(mac);
  }
  if (base::Result<> entered = enter(); !entered) {
    wipe(input);
    return entered.error();
  }
  Place const place{*this};
  std::string out(hash_bytes, '\0');
  int const failed = crypto_pwhash_argon2id(
      reinterpret_cast<unsigned char*>(out.data()), out.size(), input.data(), input.size(),
      reinterpret_cast<unsigned char const*>(phc.salt.data()), static_cast<unsigned long long>(phc.passes),
      static_cast<std::size_t>(phc.memory_kib) * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  wipe(input);
  if (failed != 0) return base::Error{base::ErrorCode::unavailable, "not enough memory to check a password", {}};
  return out;
}

PasswordHasher::Phc PasswordHasher::today() const {
  Phc phc;
  phc.memory_kib = memory_kib_;
  phc.passes = passes_;
  if (!peppers_.empty()) phc.key_id = peppers_.front().key_id;
  phc.salt.assign(password_salt_bytes, '\0');
  return phc;
}

base::Result<std::string> PasswordHasher::hash(std::string_view password, base::Randomness& randomness) {
  if (password.size() > password_bytes_max_) return base::invalid("the password is too long");
  Phc phc = today();
  phc.salt = base::random_bytes(password_salt_bytes, randomness);
  std::string const hash = TRY(derive(password, phc));
  std::string const key_id = phc.key_id.empty() ? std::string{} : ",keyid=" + phc.key_id;
  return fmt::format("$argon2id$v=19$m={},t={},p=1{}${}${}", phc.memory_kib, phc.passes, key_id, plain_base64(phc.salt),
                     plain_base64(hash));
}

base::Result<PasswordHasher::Phc> PasswordHasher::read(std::string_view stored) const {
  base::Error const unreadable = base::invalid("the stored password hash cannot be read");
  constexpr std::string_view start = "$argon2id$v=19$";
  if (!stored.starts_with(start)) return unreadable;
  stored.remove_prefix(start.size());
  Phc phc;
  auto const memory = take_integer(stored, "m=");
  auto const passes = take_integer(stored, ",t=");
  auto const lanes = take_integer(stored, ",p=");
  if (!memory || !passes || lanes != 1 || *memory > memory_kib_max || *passes > passes_max) return unreadable;
  if (*memory < memory_kib_min) return unreadable;
  phc.memory_kib = *memory;
  phc.passes = *passes;
  constexpr std::string_view key = ",keyid=";
  if (stored.starts_with(key)) {
    stored.remove_prefix(key.size());
    phc.key_id = stored.substr(0, stored.find('$'));
    stored.remove_prefix(phc.key_id.size());
  }
  if (!stored.starts_with('$')) return unreadable;
  stored.remove_prefix(1);
  std::size_t const middle = stored.find('$');
  if (middle == std::string_view::npos) return unreadable;
  auto salt = from_plain_base64(stored.substr(0, middle));
  auto hash = from_plain_base64(stored.substr(middle + 1));
  if (!salt || salt->size() != password_salt_bytes || !hash || hash->size() != hash_bytes) return unreadable;
  phc.salt = std::move(*salt);
  phc.hash = std::move(*hash);
  if (phc.key_id.empty()) return phc;
  for (Pepper const& pepper : peppers_)
    if (pepper.key_id == phc.key_id) return phc;
  return base::invalid(fmt::format("the pepper `{}` of a stored password hash is not in the key file", phc.key_id));
}

bool PasswordHasher::is_of_today(Phc const& phc) const {
  std::string const key_id = peppers_.empty() ? std::string{} : peppers_.front().key_id;
  return phc.memory_kib == memory_kib_ && phc.passes == passes_ && phc.key_id == key_id;
}

base::Result<Verification> PasswordHasher::verify(std::string_view password, std::optional<std::string_view> stored) {
  if (password.size() > password_bytes_max_ || !base::nfc(password))
    return Verification{};  // for known and unknown alike
  Phc const phc = stored ? TRY(read(*stored)) : today();
  std::string const expected = stored ? phc.hash : std::string(hash_bytes, '\0');
  std::string const hash = TRY(derive(password, phc));
  Verification verification;
  verification.matches = equal(hash, expected) && stored.has_value();
  verification.needs_rehash = verification.matches && !is_of_today(phc);
  return verification;
}

bool PasswordHasher::needs_rehash(std::string_view stored) const {
  base::Result<Phc> const phc = read(stored);
  return !phc || !is_of_today(*phc);
}

}  // namespace identity
