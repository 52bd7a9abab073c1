#include "feeds/files.h"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace feeds {
namespace {

namespace fs = std::filesystem;

base::Error unreadable(std::string const& path, std::error_code code) {
  if (code == std::errc::no_such_file_or_directory) return base::not_found(fmt::format("{}: no such file", path));
  return base::Error{base::ErrorCode::unavailable, fmt::format("{}: cannot read: {}", path, code.message()), {}};
}

// The files of one folder are added to `files`; `prefix` is its path inside the pack.
base::Result<> read_folder(fs::path const& folder, std::string const& prefix, int depth, std::size_t& bytes_left,
                           PackFiles& files) {
  if (depth > pack_depth_max)
    return base::invalid(fmt::format("{}: folders nest deeper than {}", folder.string(), pack_depth_max));
  std::error_code code;
  fs::directory_iterator entries{folder, code};
  for (; !code && entries != fs::directory_iterator{}; entries.increment(code)) {
    std::string const name = entries->path().filename().string();
    if (name.starts_with('.')) continue;
    std::string const path = entries->path().string();
    fs::file_status const status = entries->symlink_status(code);
    if (code) break;
    if (fs::is_directory(status)) {
      TRY(read_folder(entries->path(), prefix + name + "/", depth + 1, bytes_left, files));
      continue;
    }
    if (!fs::is_regular_file(status))
      return base::invalid(fmt::format("{}: not a regular file; a pack holds files and folders only", path));
    if (files.size() == pack_files_max)
      return base::invalid(fmt::format("{}: a pack holds at most {} files", path, pack_files_max));
    std::string bytes = TRY(read_file(path, pack_file_bytes_max));
    if (bytes.size() > bytes_left)
      return base::invalid(fmt::format("{}: a pack holds at most {} MiB", path, pack_bytes_max >> 20));
    bytes_left -= bytes.size();
    files.emplace(prefix + name, std::move(bytes));
  }
  if (code) return unreadable(folder.string(), code);
  return {};
}

}  // namespace

base::Result<std::string> read_file(std::string const& path, std::size_t bytes_max) {
  std::error_code code;
  fs::file_status const status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found)
    return unreadable(path, std::make_error_code(std::errc::no_such_file_or_directory));
  if (code) return unreadable(path, code);
  if (!fs::is_regular_file(status)) return base::invalid(fmt::format("{}: not a regular file", path));
  std::unique_ptr<std::FILE, CloseFile> const file{std::fopen(path.c_str(), "rb")};
  if (!file) return unreadable(path, {errno, std::generic_category()});
  std::string bytes;
  char buffer[64 << 10];
  while (std::size_t const count = std::fread(buffer, 1, sizeof buffer, file.get())) {
    bytes.append(buffer, count);
    if (bytes.size() > bytes_max) return base::invalid(fmt::format("{}: larger than {} bytes", path, bytes_max));
  }
  if (std::ferror(file.get())) return unreadable(path, {errno, std::generic_category()});
  return bytes;
}

base::Result<PackFiles> read_pack_files(std::string const& directory) {
  std::error_code code;
  if (!fs::is_directory(directory, code))
    return base::not_found(fmt::format("{}: no such folder; name the folder of a policy pack", directory));
  PackFiles files;
  std::size_t bytes_left = pack_bytes_max;
  TRY(read_folder(directory, "", 1, bytes_left, files));
  if (!files.contains("pack.yaml"))
    return base::invalid(fmt::format("{}: holds no pack.yaml, so it is no policy pack", directory));
  return files;
}

}  // namespace feeds
