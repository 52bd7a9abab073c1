// Whole files as bytes: policy packs and other small inputs. Every read has a bound, and only regular files are opened, so
// that a pipe, a device or a link out of the folder cannot hold or mislead the program.
#pragma once

#include <cstddef>
#include <cstdio>
#include <map>
#include <string>

#include "base/result.h"

namespace feeds {

inline constexpr std::size_t file_bytes_max = 64 << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Bounds of a policy pack folder.
inline constexpr std::size_t pack_files_max = 2'000;
inline constexpr std::size_t pack_file_bytes_max = 16 << 20;
inline constexpr std::size_t pack_bytes_max = 64 << 20;
inline constexpr int pack_depth_max = 16;

// The bytes of a regular file; not_found when there is none, invalid when it is larger than `bytes_max`.
base::Result<std::string> read_file(std::string const& path, std::size_t bytes_max = file_bytes_max);

// Every file of a folder and its subfolders: path relative to `directory` with `/` -> bytes. Names that begin with a dot are
// left out (editors, version control). Links and other special files are an error.
using PackFiles = std::map<std::string, std::string, std::less<>>;
base::Result<PackFiles> read_pack_files(std::string const& directory);

}  // namespace feeds
