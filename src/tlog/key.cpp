#include "tlog/key.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <charconv>

#include "base/spelling.h"
#include "base/utf_8.h"
#include "tlog/signature.h"

namespace tlog {
namespace {

using base::invalid;
using base::Result;
using signature::Algorithm;

using namespace std::string_view_literals;

struct Type {
  SignatureKind kind;
  std::string_view bytes;
  Algorithm algorithm;
};
constexpr std::array types{
    Type{SignatureKind::ed25519, "\x01"sv, Algorithm::ed25519},
    Type{SignatureKind::ed25519_cosignature, "\x04"sv, Algorithm::ed25519},
    Type{SignatureKind::sm2,
         "\xff"
         "yingzhou/sm2-sm3/v1\n"sv,
         Algorithm::sm2},
    Type{SignatureKind::sm2_cosignature,
         "\xff"
         "yingzhou/sm2-sm3-cosignature/v1\n"sv,
         Algorithm::sm2},
};
Type const& type_of(SignatureKind kind) { return types[static_cast<std::size_t>(kind)]; }

constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::size_t key_text_max = 1024;

std::uint32_t id_of(std::string_view name, SignatureKind kind, std::string_view public_key) {
  Hash const hash = Hasher{HashKind::sha_256}.plain(fmt::format("{}\n{}{}", name, type_of(kind).bytes, public_key));
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = id << 8U | hash.bytes[i];
  return id;
}

struct KeyText {
  std::string name;
  std::uint32_t id = 0;
  SignatureKind kind = SignatureKind::ed25519;
  std::string key;
};

// <name>+<id>+base64(type || key)
Result<KeyText> parse_text(std::string_view text) {
  std::size_t const first = text.find('+'), second = text.find('+', first + 1);
  if (text.size() > key_text_max || first == std::string_view::npos || second != first + 9)
    return invalid("a key reads <name>+<8 hexadecimal digits>+<base64>");
  KeyText parts;
  parts.name = text.substr(0, first);
  std::string_view const digits = text.substr(first + 1, 8);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parts.id, 16);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits != fmt::format("{:08x}", parts.id))
    return invalid("the key ID is not 8 hexadecimal digits in lower case");
  std::string const bytes = TRY(read_base64(text.substr(second + 1)));
  for (Type const& type : types) {
    if (!std::string_view{bytes}.starts_with(type.bytes)) continue;
    parts.kind = type.kind;
    parts.key = bytes.substr(type.bytes.size());
    return parts;
  }
  return base::Error{base::ErrorCode::unsupported, "the key has an unknown signature type", {}};
}

// The blanks of Go's unicode.IsSpace.
bool is_blank(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string text_of(std::string_view name, std::uint32_t id, SignatureKind kind, std::string_view key) {
  return fmt::format("{}+{:08x}+{}", name, id, base::to_base64(std::string{type_of(kind).bytes}.append(key)));
}

}  // namespace

bool is_cosignature(SignatureKind kind) {
  return kind == SignatureKind::ed25519_cosignature || kind == SignatureKind::sm2_cosignature;
}

bool is_key_name(std::string_view name) {
  if (name.empty()) return false;
  while (!name.empty()) {
    base::CodePoint const c = base::first_code_point(name);
    if (c.length == 0 || c.value == U'+' || c.value < 0x20 || is_blank(c.value)) return false;
    name.remove_prefix(c.length);
  }
  return true;
}

Result<VerifierKey> VerifierKey::parse(std::string_view text) {
  KeyText parts = TRY(parse_text(text));
  VerifierKey key = TRY(of(std::move(parts.name), parts.kind, std::move(parts.key)));
  if (key.id_ != parts.id) return invalid(fmt::format("the key ID of `{}` is not that of its key", key.name_));
  return key;
}

Result<VerifierKey> VerifierKey::of(std::string name, SignatureKind kind, std::string public_key) {
  if (!is_key_name(name)) return invalid("a key name is not empty and has no blank and no `+`");
  VerifierKey key;
  key.key_ = TRY(signature::public_key(type_of(kind).algorithm, public_key));
  key.id_ = id_of(name, kind, public_key);
  key.kind_ = kind;
  key.name_ = std::move(name);
  key.public_key_ = std::move(public_key);
  return key;
}

std::string VerifierKey::to_string() const { return text_of(name_, id_, kind_, public_key_); }

bool VerifierKey::verify(std::string_view message, std::string_view signature) const {
  return signature::verify(type_of(kind_).algorithm, key_.get(), message, signature);
}

Result<SignerKey> SignerKey::parse(std::string_view text) {
  if (!text.starts_with(secret_prefix)) return invalid("a signer key begins with `PRIVATE+KEY+`");
  KeyText parts = TRY(parse_text(text.substr(secret_prefix.size())));
  auto key = from_seed(std::move(parts.name), parts.kind, parts.key);
  OPENSSL_cleanse(parts.key.data(), parts.key.size());
  if (key && key->verifier_.id() != parts.id) return invalid("the key ID of the signer key is not that of its key");
  return key;
}

Result<SignerKey> SignerKey::from_seed(std::string name, SignatureKind kind, std::string_view seed) {
  Algorithm const algorithm = type_of(kind).algorithm;
  signature::Key secret = TRY(signature::private_key(algorithm, seed));
  std::string public_key = signature::public_bytes(algorithm, secret.get());
  SignerKey key{TRY(VerifierKey::of(std::move(name), kind, std::move(public_key)))};
  key.key_ = std::move(secret);
  std::copy(seed.begin(), seed.end(), key.seed_.begin());
  return key;
}

SignerKey::~SignerKey() { OPENSSL_cleanse(seed_.data(), seed_.size()); }
SignerKey::SignerKey(SignerKey&&) noexcept = default;

std::string SignerKey::to_string() const {
  std::string_view const seed{seed_.data(), seed_.size()};
  return std::string{secret_prefix}.append(text_of(verifier_.name(), verifier_.id(), verifier_.kind(), seed));
}

Result<std::string> SignerKey::sign(std::string_view message) const {
  return signature::sign(type_of(verifier_.kind()).algorithm, key_.get(), message);
}

}  // namespace tlog
