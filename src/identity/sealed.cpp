#include "identity/sealed.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <memory>

#include "base/spelling.h"
#include "base/text.h"

namespace identity {
namespace {

constexpr std::string_view version = "yzs1.";
constexpr std::size_t master_bytes = 32;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t gcm_tag_bytes = 16;
constexpr std::size_t sm3_tag_bytes = 32;
constexpr std::size_t sm4_key_bytes = 16;
constexpr std::size_t secret_bytes_max = 65'536;
constexpr std::size_t key_id_max = 32;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char const* in(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
int size_of(std::string_view bytes) { return static_cast<int>(bytes.size()); }

// What the tag covers beside the ciphertext; lengths keep the parts apart.
std::string bound_data(std::string_view key_id, SealProfile profile, std::string_view associated) {
  return fmt::format("{}{}:{}:{}:{}", version, key_id, static_cast<int>(profile), associated.size(), associated);
}

struct Parts {
  std::string salt, nonce, cipher, tag;
};

std::string data_key(Digest kind, Secret const& master, std::string_view use, std::string_view salt) {
  return hmac(kind, master.bytes(), fmt::format("yingzhou seal {} ", use).append(salt));
}

CipherContext new_context() {
  CipherContext context{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
  CHECK(context != nullptr);
  return context;
}

std::string gcm(std::string& key, Parts& parts, std::string_view bound, std::string_view text, bool encrypt,
                bool& fits) {
  CipherContext const context = new_context();
  std::string result(text.size(), '\0');
  int length = 0;
  CHECK(EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in(key), in(parts.nonce), int{encrypt}) == 1);
  CHECK(EVP_CipherUpdate(context.get(), nullptr, &length, in(bound), size_of(bound)) == 1);
  CHECK(EVP_CipherUpdate(context.get(), out(result), &length, in(text), size_of(text)) == 1);
  if (!encrypt)
    CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, size_of(parts.tag), parts.tag.data()) == 1);
  fits = EVP_CipherFinal_ex(context.get(), out(result) + result.size(), &length) == 1;
  if (encrypt) {
    parts.tag.assign(gcm_tag_bytes, '\0');
    CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, size_of(parts.tag), parts.tag.data()) == 1);
  }
  return result;
}

std::string sm4_counter(std::string_view key, std::string_view nonce, std::string_view text) {
  CipherContext const context = new_context();
  std::string counter{nonce};
  counter.append(4, '\0');
  std::string result(text.size(), '\0');
  int length = 0;
  CHECK(EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, in(key), in(counter)) == 1);
  CHECK(EVP_EncryptUpdate(context.get(), out(result), &length, in(text), size_of(text)) == 1);
  return result;
}

std::string sm3_tag(Secret const& master, Parts const& parts, std::string_view bound) {
  std::string key = data_key(Digest::sm3, master, "authenticate", parts.salt);
  // `bound` tells its own length, salt and nonce have fixed ones.
  std::string tag = hmac(Digest::sm3, key, std::string{bound} + parts.salt + parts.nonce + parts.cipher);
  wipe(key);
  return tag;
}

void encrypt(SealProfile profile, Secret const& master, std::string_view bound, std::string_view plain, Parts& parts) {
  if (profile == SealProfile::aes_256_gcm) {
    std::string key = data_key(Digest::sha_256, master, "encrypt", parts.salt);
    bool done = false;
    parts.cipher = gcm(key, parts, bound, plain, true, done);
    wipe(key);
    CHECK(done);
    return;
  }
  std::string key = data_key(Digest::sm3, master, "encrypt", parts.salt);
  parts.cipher = sm4_counter(std::string_view{key}.substr(0, sm4_key_bytes), parts.nonce, plain);
  wipe(key);
  parts.tag = sm3_tag(master, parts, bound);
}

std::optional<Secret> decrypt(SealProfile profile, Secret const& master, std::string_view bound, Parts& parts) {
  if (profile == SealProfile::aes_256_gcm) {
    std::string key = data_key(Digest::sha_256, master, "encrypt", parts.salt);
    bool fits = false;
    std::string plain = gcm(key, parts, bound, parts.cipher, false, fits);
    wipe(key);
    if (fits) return Secret{std::move(plain)};
    wipe(plain);
    return std::nullopt;
  }
  if (!equal(sm3_tag(master, parts, bound), parts.tag)) return std::nullopt;
  std::string key = data_key(Digest::sm3, master, "encrypt", parts.salt);
  Secret plain{sm4_counter(std::string_view{key}.substr(0, sm4_key_bytes), parts.nonce, parts.cipher)};
  wipe(key);
  return plain;
}

std::optional<Parts> split(std::string_view bytes, SealProfile profile) {
  std::size_t const tag = profile == SealProfile::aes_256_gcm ? gcm_tag_bytes : sm3_tag_bytes;
  if (bytes.size() < salt_bytes + nonce_bytes + tag) return std::nullopt;
  Parts parts;
  parts.salt = bytes.substr(0, salt_bytes);
  parts.nonce = bytes.substr(salt_bytes, nonce_bytes);
  parts.cipher = bytes.substr(salt_bytes + nonce_bytes, bytes.size() - salt_bytes - nonce_bytes - tag);
  parts.tag = bytes.substr(bytes.size() - tag);
  return parts;
}

bool is_key_id(std::string_view text) {
  if (text.empty() || text.size() > key_id_max) return false;
  for (char const c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
  return true;
}

std::string_view take_word(std::string_view& line) {
  std::size_t const end = std::min(line.find(' '), line.size());
  std::string_view const word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

std::string_view name_of(SealProfile profile) {
  return profile == SealProfile::aes_256_gcm ? "aes_256_gcm" : "sm4_ctr_hmac_sm3";
}

}  // namespace

KeyRing::Key const* KeyRing::find(std::string_view key_id) const {
  for (Key const& key : keys_)
    if (key.key_id == key_id) return &key;
  return nullptr;
}

base::Result<KeyRing> KeyRing::read(std::string_view text, std::string_view file) {
  KeyRing ring;
  std::vector<base::Issue> issues;
  for (int number = 1; !text.empty(); ++number) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string const trimmed = base::trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trimmed.empty() || trimmed.starts_with('#')) continue;
    std::string_view line = trimmed;
    auto const refuse = [&](std::string_view what) {
      issues.push_back({fmt::format("{}:{}", file, number), std::string{what}});
    };
    std::string_view const key_id = take_word(line);
    std::string_view const profile = take_word(line);
    auto bytes = base::from_base64url(line);
    bool const is_known =
        profile == name_of(SealProfile::aes_256_gcm) || profile == name_of(SealProfile::sm4_ctr_hmac_sm3);
    if (!is_key_id(key_id)) refuse("a key id has 1 to 32 lower-case letters and digits");
    if (is_key_id(key_id) && ring.find(key_id) != nullptr) refuse(fmt::format("key `{}` occurs twice", key_id));
    if (!is_known) refuse("after the key id comes `aes_256_gcm` or `sm4_ctr_hmac_sm3`");
    if (!bytes || bytes->size() != master_bytes) refuse("the key is not 32 bytes in base64url");
    if (!issues.empty()) continue;
    ring.keys_.push_back(
        {std::string{key_id},
         profile == name_of(SealProfile::aes_256_gcm) ? SealProfile::aes_256_gcm : SealProfile::sm4_ctr_hmac_sm3,
         Secret{std::move(*bytes)}});
  }
  if (ring.keys_.empty() && issues.empty()) issues.push_back({std::string{file}, "there is no key"});
  if (!issues.empty()) return base::invalid("the key file is not usable", std::move(issues));
  return ring;
}

std::string KeyRing::new_line(std::string_view key_id, SealProfile profile, base::Randomness& randomness) {
  CHECK(is_key_id(key_id));
  return fmt::format("{} {} {}\n", key_id, name_of(profile),
                     base::to_base64url(base::random_bytes(master_bytes, randomness)));
}

base::Result<std::string> KeyRing::seal(Secret const& secret, std::string_view associated,
                                        base::Randomness& randomness) const {
  if (secret.bytes().size() > secret_bytes_max)
    return base::invalid(fmt::format("a sealed secret has at most {} bytes", secret_bytes_max));
  Key const& key = keys_.front();
  Parts parts;
  parts.salt = base::random_bytes(salt_bytes, randomness);
  parts.nonce = base::random_bytes(nonce_bytes, randomness);
  encrypt(key.profile, key.master, bound_data(key.key_id, key.profile, associated), secret.bytes(), parts);
  return fmt::format("{}{}.{}", version, key.key_id,
                     base::to_base64url(parts.salt + parts.nonce + parts.cipher + parts.tag));
}

base::Result<Secret> KeyRing::open(std::string_view sealed, std::string_view associated) const {
  base::Error const refused = base::invalid("the sealed secret was changed, moved, or sealed under another key");
  if (sealed.size() > 2 * secret_bytes_max || !sealed.starts_with(version)) return refused;
  sealed.remove_prefix(version.size());
  std::size_t const dot = sealed.find('.');
  if (dot == std::string_view::npos) return refused;
  std::string_view const key_id = sealed.substr(0, dot);
  Key const* const key = find(key_id);
  if (key == nullptr && is_key_id(key_id))
    return base::not_found(fmt::format("the key `{}` of a sealed secret is not in the key file", key_id));
  auto const bytes = base::from_base64url(sealed.substr(dot + 1));
  if (key == nullptr || !bytes) return refused;
  auto parts = split(*bytes, key->profile);
  if (!parts) return refused;
  auto plain = decrypt(key->profile, key->master, bound_data(key->key_id, key->profile, associated), *parts);
  if (!plain) return refused;
  return std::move(*plain);
}

base::Result<std::optional<std::string>> KeyRing::reseal(std::string_view sealed, std::string_view associated,
                                                         base::Randomness& randomness) const {
  Secret const secret = TRY(open(sealed, associated));
  if (sealed.starts_with(fmt::format("{}{}.", version, current_key_id()))) return std::optional<std::string>{};
  return std::optional<std::string>{TRY(seal(secret, associated, randomness))};
}

}  // namespace identity
