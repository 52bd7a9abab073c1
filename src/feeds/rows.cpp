#include "feeds/rows.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "feeds/csv_rows.h"
#include "feeds/xlsx_rows.h"

namespace feeds {
namespace {

// The first bytes, by which kinds of files are known; only of regular files, so that a pipe cannot hold the program.
base::Result<std::string> first_bytes(std::string const& path) {
  std::error_code code;
  auto const status = std::filesystem::status(path, code);
  if (!std::filesystem::exists(status)) return base::not_found(fmt::format("{}: no such file", path));
  if (!std::filesystem::is_regular_file(status)) return base::invalid(fmt::format("{}: not a regular file", path));
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr)
    return base::Error{
        base::ErrorCode::unavailable, fmt::format("{}: cannot read: {}", path, std::strerror(errno)), {}};
  std::string bytes(8, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

}  // namespace

base::Result<std::unique_ptr<app::RowSource>> open_rows(std::string path, OpenOptions options) {
  std::string const first = TRY(first_bytes(path));
  if (first.empty()) return base::invalid(fmt::format("{}: the file is empty", path));
  if (first.starts_with("PK\x03\x04") || first.starts_with("PK\x05\x06")) return open_xlsx_rows(path, options.sheet);
  if (first.starts_with("\xD0\xCF\x11\xE0"))
    return base::invalid(fmt::format(
        "{}: an old or password-protected Excel file; save it as .xlsx without a password, or as .csv", path));
  if (first.starts_with("%PDF"))
    return base::invalid(fmt::format("{}: a PDF file; a table as .xlsx or .csv is needed", path));
  if (!options.sheet.empty())
    return base::invalid(fmt::format("{}: a CSV file has no sheet `{}`; leave the sheet out", path, options.sheet));
  return open_csv_rows(path);
}

}  // namespace feeds
