#include "app/received_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"

namespace app {

std::optional<base::Issue> issue_of_file_name(std::string at, std::string_view name, std::size_t bytes_max) {
  if (!name.empty() && name.size() <= bytes_max) return std::nullopt;
  return base::Issue{std::move(at), fmt::format("write a name of 1 to {} bytes", bytes_max),
                     fmt::format("请填写 1 至 {} 字节的文件名", bytes_max)};
}

std::optional<base::Issue> issue_of_sha256(std::string_view sha256) {
  constexpr std::size_t digits = 64;  // not policy: SHA-256
  auto const is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (sha256.size() == digits && std::all_of(sha256.begin(), sha256.end(), is_digit)) return std::nullopt;
  return base::Issue{"/sha256", "the SHA-256 of the file: 64 hexadecimal digits in lower case",
                     "文件的 SHA-256：64 位小写十六进制"};
}

base::Result<std::string> read_part(std::string const& content, std::int64_t expected) {
  auto bytes = base::from_base64(content);
  if (bytes && static_cast<std::int64_t>(bytes->size()) == expected) return *std::move(bytes);
  return base::Error{
      base::ErrorCode::invalid,
      "this is not the part of the file",
      {{"/content", fmt::format("{} bytes in base64", expected), fmt::format("应为 {} 字节的 base64", expected)}},
      "这不是文件的这一段"};
}

}  // namespace app
