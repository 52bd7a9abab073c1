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

base::Error refused(std::string const& path, std::string_view why, std::string_view why_zh) {
  return {base::ErrorCode::invalid, fmt::format("{}: {}", path, why), {}, fmt::format("{}: {}", path, why_zh)};
}

}  // namespace

base::Result<std::unique_ptr<app::RowSource>> open_rows(std::string path, OpenOptions options) {
  std::string const first = TRY(first_bytes(path));
  if (first.empty()) return refused(path, "the file is empty", "文件是空的");
  if (first.starts_with("PK\x03\x04") || first.starts_with("PK\x05\x06")) return open_xlsx_rows(path, options.sheet);
  if (first.starts_with("\xD0\xCF\x11\xE0"))
    return refused(path, "an old or password-protected Excel file; save it as .xlsx without a password, or as .csv",
                   "旧版或加密的 Excel 文件；请去掉密码并另存为 .xlsx 或 .csv");
  if (first.starts_with("%PDF"))
    return refused(path, "a PDF file; a table as .xlsx or .csv is needed", "这是 PDF 文件；需要 .xlsx 或 .csv 表格");
  if (!options.sheet.empty())
    return base::invalid(fmt::format("{}: a CSV file has no sheet `{}`; leave the sheet out", path, options.sheet));
  return open_csv_rows(path);
}

}  // namespace feeds
