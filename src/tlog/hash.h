// Hashing of a verifiable log: RFC 6962 §2.1 (= RFC 9162 §2.1), with SHA-256 or SM3 (GB/T 32905-2016). Both give 32 bytes.
//
//   leaf = H(0x00 || entry)      node = H(0x01 || left || right)      root of no leaves = H("")
//
// The first byte keeps a leaf from ever being read as a node.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct evp_md_ctx_st;

namespace tlog {

enum class HashKind { sha_256, sm3 };

struct Hash {
  static constexpr std::size_t size = 32;
  std::array<unsigned char, size> bytes{};

  std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), size}; }
  static Hash of_bytes(std::string_view text);                      // REQUIRES: 32 bytes
  static base::Result<Hash> parse_base64(std::string_view base64);  // 44 characters, RFC 4648 §4, strict
  std::string to_base64() const;
  friend bool operator==(Hash const&, Hash const&) = default;
};

// Keeps the state of OpenSSL between hashes, which is most of the cost of a short one. One thread at a time.
class Hasher {
 public:
  explicit Hasher(HashKind kind);
  ~Hasher();
  Hasher(Hasher&&) noexcept;

  Hash leaf(std::string_view entry);
  Hash node(Hash const& left, Hash const& right);
  Hash plain(std::string_view bytes);  // H(bytes), for commitments and the empty root
  HashKind kind() const { return kind_; }

 private:
  Hash finish();
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  HashKind kind_;
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

// base::from_base64 with the reason why not.
base::Result<std::string> read_base64(std::string_view text);

// A count or an index as these formats write it: decimal digits, no leading zero, at most 2^63 - 1.
base::Result<std::uint64_t> parse_count(std::string_view text);

}  // namespace tlog
