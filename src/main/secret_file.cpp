#include "main/secret_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace main_program {
namespace {

base::Error cannot(std::string const& path) {
  return base::Error{base::ErrorCode::unavailable, fmt::format("{}: {}", path, std::strerror(errno)), {}};
}

base::Result<> keep_folder(std::string const& path) {
  std::string const folder = std::filesystem::path{path}.parent_path().string();
  int const file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return cannot(folder);
  bool const is_kept = ::fsync(file) == 0;
  ::close(file);
  return is_kept ? base::Result<>{} : cannot(folder);
}

}  // namespace

base::Result<> write_secret_file(std::string const& path, std::string_view text) {
  std::string const part = path + ".part";
  int const file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return cannot(part);
  bool const is_written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!is_written || ::rename(part.c_str(), path.c_str()) != 0) return cannot(part);
  return keep_folder(path);
}

base::Result<std::string> read_secret_file(std::string const& path,
                                           std::function<base::Result<std::string>()> const& make) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) {
    if (errno != ENOENT) return cannot(path);
    TRY(write_secret_file(path, TRY(make())));
  } else if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return base::invalid(fmt::format("{}: others may read this key file; run `chmod 600 {}`", path, path));
  }
  std::ifstream in{path, std::ios::binary};
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace main_program
