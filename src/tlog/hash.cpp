#include "tlog/hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/spelling.h"

namespace tlog {

using base::invalid;
using base::Result;

Hash Hash::of_bytes(std::string_view text) {
  CHECK(text.size() == size);
  Hash hash;
  std::copy(text.begin(), text.end(), hash.bytes.begin());
  return hash;
}

Result<Hash> Hash::parse_base64(std::string_view base64) {
  std::string const bytes = TRY(read_base64(base64));
  if (bytes.size() != size) return invalid(fmt::format("a hash has 32 bytes, not {}", bytes.size()));
  return of_bytes(bytes);
}

std::string Hash::to_base64() const { return base::to_base64(view()); }

void Hasher::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Hasher::Hasher(HashKind kind) : kind_(kind), context_(EVP_MD_CTX_new()) {
  CHECK(context_ != nullptr);
  EVP_MD const* const method = kind == HashKind::sha_256 ? EVP_sha256() : EVP_sm3();
  CHECK_NOTE(EVP_DigestInit_ex(context_.get(), method, nullptr) == 1, "this OpenSSL lacks the hash");
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;

Hash Hasher::leaf(std::string_view entry) {
  unsigned char const prefix = 0;
  CHECK(EVP_DigestUpdate(context_.get(), &prefix, 1) == 1);
  return plain(entry);
}

Hash Hasher::node(Hash const& left, Hash const& right) {
  std::array<unsigned char, 1 + 2 * Hash::size> input;
  input[0] = 1;
  std::copy(left.bytes.begin(), left.bytes.end(), input.begin() + 1);
  std::copy(right.bytes.begin(), right.bytes.end(), input.begin() + 1 + Hash::size);
  CHECK(EVP_DigestUpdate(context_.get(), input.data(), input.size()) == 1);
  return finish();
}

Hash Hasher::plain(std::string_view bytes) {
  CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  return finish();
}

// The context stands ready for the next hash afterwards.
Hash Hasher::finish() {
  Hash hash;
  CHECK(EVP_DigestFinal_ex(context_.get(), hash.bytes.data(), nullptr) == 1);
  CHECK(EVP_DigestInit_ex(context_.get(), nullptr, nullptr) == 1);
  return hash;
}

Result<std::string> read_base64(std::string_view text) {
  auto bytes = base::from_base64(text);
  if (!bytes) return invalid("this is not base64: groups of four characters, padded, without blanks or unused bits");
  return *std::move(bytes);
}

Result<std::uint64_t> parse_count(std::string_view text) {
  std::uint64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_number = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  bool const has_zero = text.size() > 1 && text.front() == '0';
  if (!is_number || has_zero || value > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
    return invalid("expected a decimal number without leading zeros, below 2^63");
  return value;
}

}  // namespace tlog
