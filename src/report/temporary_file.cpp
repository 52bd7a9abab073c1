#include "report/temporary_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace report {

base::Error cannot_write(std::string const& path) {
  std::string const why = std::generic_category().message(errno);
  return base::Error{base::ErrorCode::unavailable, fmt::format("cannot write `{}`: {}", path, why), {}};
}

base::Result<TemporaryFile> TemporaryFile::beside(std::string final_path) {
  static std::atomic<unsigned> count{0};  // one process never gives two files one name; O_EXCL keeps others out
  std::string path = fmt::format("{}.{}-{}.part", final_path, ::getpid(), ++count);
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return cannot_write(final_path);
  ::close(file);
  return TemporaryFile{std::move(path), std::move(final_path)};
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), final_path_(std::move(other.final_path_)) {}

TemporaryFile::~TemporaryFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

base::Result<> TemporaryFile::move_into_place() {
  int const file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return cannot_write(final_path_);
  bool const on_disk = ::fsync(file) == 0;
  int const problem = errno;
  ::close(file);
  errno = problem;
  if (!on_disk || std::rename(path_.c_str(), final_path_.c_str()) != 0) return cannot_write(final_path_);
  path_.clear();
  return {};
}

}  // namespace report
