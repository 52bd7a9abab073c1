#include "tlog/hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace tlog {
namespace {

using base::invalid;
using base::Result;

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<signed char, 256> values = [] {
  std::array<signed char, 256> table{};
  table.fill(-1);
  for (std::size_t i = 0; i < digits.size(); ++i)
    table[static_cast<unsigned char>(digits[i])] = static_cast<signed char>(i);
  return table;
}();

}  // namespace

Hash Hash::of_bytes(std::string_view text) {
  CHECK(text.size() == size);
  Hash hash;
  std::copy(text.begin(), text.end(), hash.bytes.begin());
  return hash;
}

Result<Hash> Hash::parse_base64(std::string_view base64) {
  std::string const bytes = TRY(from_base64(base64));
  if (bytes.size() != size) return invalid(fmt::format("a hash has 32 bytes, not {}", bytes.size()));
  return of_bytes(bytes);
}

std::string Hash::to_base64() const { return tlog::to_base64(view()); }

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

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::size_t const count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? digits[group >> (18 - 6 * i) & 63U] : '=';
  }
  return text;
}

Result<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return invalid("base64 comes in groups of four characters");
  std::size_t const padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  std::string_view const body = text.substr(0, text.size() - padding);
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  std::size_t bits = 0;
  for (char const c : body) {
    int const value = values[static_cast<unsigned char>(c)];
    if (value < 0) return invalid("a character that is not base64");
    group = group << 6U | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(group >> bits & 255U);
  }
  if ((group & ((1U << bits) - 1U)) != 0) return invalid("base64 with unused bits that are not zero");
  return bytes;
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
