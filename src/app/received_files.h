// Files that people send over the API: announced with name, length and hash, then sent in parts. Shared by imports, vouchers
// and anchored documents, of which the bytes stay where they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace app {

// What is wrong with the name of a file, the member `at` of a request, if anything.
std::optional<base::Issue> issue_of_file_name(std::string at, std::string_view name, std::size_t bytes_max);
// What is wrong with the member `sha256` of a request, if anything.
std::optional<base::Issue> issue_of_sha256(std::string_view sha256);

// Files come in parts of so many bytes, the last one shorter.
inline constexpr std::int64_t file_part_bytes_max = 512 << 10;  // not policy: a request holds 1 MiB
// The bytes of a part in base64, which must be so many.
base::Result<std::string> read_part(std::string const& content, std::int64_t expected);

}  // namespace app
