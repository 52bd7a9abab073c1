// Keys of signed notes (C2SP signed-note, Go's sumdb/note): a name, a 32-bit key ID and the bytes of the key.
//
//   verifier key   <name>+<key ID, 8 hex digits>+base64(type || public key)
//   signer key     PRIVATE+KEY+<name>+<key ID>+base64(type || private key)
//   key ID         SHA-256(name || "\n" || type || public key), first four bytes
//
// type                                       public key           signs
//   0x01                                     32 bytes (RFC 8032)  the text of the note
//   0x04                                     32 bytes             `cosignature/v1`, the time and the text (tlog-cosignature)
//   0xff "yingzhou/sm2-sm3/v1\n"             65 bytes, 0x04||X||Y the text
//   0xff "yingzhou/sm2-sm3-cosignature/v1\n" 65 bytes             as 0x04
//
// 0xff is the byte the specification leaves to types it does not list, followed by a name of one's own. SM2 signatures
// (GB/T 32918.2) are r || s, 64 bytes, over the identity 1234567812345678 (GB/T 35276), so that every kind has 64.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "tlog/hash.h"

struct evp_pkey_st;

namespace tlog {

enum class SignatureKind { ed25519, ed25519_cosignature, sm2, sm2_cosignature };
bool is_cosignature(SignatureKind kind);

// What a log is made of; chosen when it is begun, for good. Everything else is the same for both.
struct Profile {
  HashKind hash = HashKind::sha_256;
  SignatureKind log = SignatureKind::ed25519;
  SignatureKind witness = SignatureKind::ed25519_cosignature;
  friend bool operator==(Profile const&, Profile const&) = default;
};
inline constexpr Profile international_profile{};
inline constexpr Profile national_profile{HashKind::sm3, SignatureKind::sm2, SignatureKind::sm2_cosignature};

inline constexpr std::size_t signature_size = 64;
inline constexpr std::size_t seed_size = 32;

// Not empty, UTF-8, no Unicode blank, no `+`.
bool is_key_name(std::string_view name);

// Immutable and cheap to copy.
class VerifierKey {
 public:
  static base::Result<VerifierKey> parse(std::string_view text);
  static base::Result<VerifierKey> of(std::string name, SignatureKind kind, std::string public_key);

  std::string const& name() const { return name_; }
  SignatureKind kind() const { return kind_; }
  std::uint32_t id() const { return id_; }
  std::string const& public_key() const { return public_key_; }
  std::string to_string() const;
  bool verify(std::string_view message, std::string_view signature) const;

 private:
  VerifierKey() = default;
  std::string name_, public_key_;
  SignatureKind kind_ = SignatureKind::ed25519;
  std::uint32_t id_ = 0;
  std::shared_ptr<evp_pkey_st> key_;
};

// Holds a secret: not copied, wiped at the end. SM2 draws its nonces from OpenSSL; Ed25519 needs none.
class SignerKey {
 public:
  static base::Result<SignerKey> parse(std::string_view text);
  // `seed`: 32 bytes of chance. For SM2 it is the private key, big-endian, 1 … n - 2; another is refused (chance 2^-32).
  static base::Result<SignerKey> from_seed(std::string name, SignatureKind kind, std::string_view seed);
  ~SignerKey();
  SignerKey(SignerKey&&) noexcept;
  SignerKey& operator=(SignerKey&&) = delete;

  VerifierKey const& verifier() const { return verifier_; }
  std::string to_string() const;  // the secret as text
  base::Result<std::string> sign(std::string_view message) const;

 private:
  explicit SignerKey(VerifierKey verifier) : verifier_(std::move(verifier)) {}
  VerifierKey verifier_;
  std::array<char, seed_size> seed_{};
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace tlog
