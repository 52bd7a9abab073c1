#include "feeds/zip_package.h"

#include <fmt/core.h>
#include <zip.h>

#include <algorithm>
#include <utility>

namespace feeds {
namespace {

base::Error broken(std::string const& place, std::string_view why) {
  return base::invalid(fmt::format("{}: the package is damaged: {}; save the file again", place, why));
}

// Names that lead out of a package have no place in an office file; a file that has them was made to do harm.
bool is_safe_name(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    std::size_t const end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

base::Result<ZipPackage> ZipPackage::open(std::string const& path, ZipLimits limits) {
  int code = 0;
  ZipPackage package;
  package.limits_ = limits;
  package.path_ = path;
  package.archive_ = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (package.archive_ == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    base::Error const result = broken(path, zip_error_strerror(&error));
    zip_error_fini(&error);
    return result;
  }
  package.bytes_left_ = std::make_unique<std::int64_t>(limits.unpacked_bytes_max);
  zip_int64_t const entries = zip_get_num_entries(package.archive_, 0);
  if (entries > limits.entries_max)
    return base::invalid(
        fmt::format("{}: the package has {} entries, at most {} are read", path, entries, limits.entries_max));
  for (zip_int64_t i = 0; i < entries; ++i) {
    char const* const name = zip_get_name(package.archive_, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    if (name == nullptr || !is_safe_name(name))
      return broken(path, fmt::format("entry {} has the forbidden name `{}`", i + 1, name == nullptr ? "" : name));
  }
  return package;
}

ZipPackage::~ZipPackage() {
  if (archive_ != nullptr) zip_discard(archive_);
}
ZipPackage::ZipPackage(ZipPackage&& other) noexcept
    : path_(std::move(other.path_)),
      limits_(other.limits_),
      archive_(std::exchange(other.archive_, nullptr)),
      bytes_left_(std::move(other.bytes_left_)) {}
ZipPackage& ZipPackage::operator=(ZipPackage&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(limits_, other.limits_);
  std::swap(archive_, other.archive_);
  std::swap(bytes_left_, other.bytes_left_);
  return *this;
}

std::optional<std::uint64_t> ZipPackage::index_of(std::string_view name) const {
  zip_int64_t const index = zip_name_locate(archive_, std::string{name}.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::nullopt;
  return static_cast<std::uint64_t>(index);
}

bool ZipPackage::has(std::string_view name) const { return index_of(name).has_value(); }

base::Result<ZipPackage::Entry> ZipPackage::entry(std::string_view name) {
  std::string const place = fmt::format("{}: {}", path_, name);
  std::optional<std::uint64_t> const index = index_of(name);
  if (!index) return base::not_found(fmt::format("{}: no such part in the package", place));
  zip_stat_t stat;
  if (zip_stat_index(archive_, *index, 0, &stat) != 0) return broken(place, zip_strerror(archive_));
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return base::invalid(fmt::format("{}: encrypted; save the file without a password", place));
  Entry entry;
  entry.file_ = zip_fopen_index(archive_, *index, 0);
  if (entry.file_ == nullptr) return broken(place, zip_strerror(archive_));
  entry.place_ = place;
  entry.packed_bytes_ = static_cast<std::int64_t>(std::min<zip_uint64_t>(stat.comp_size, INT64_MAX));
  entry.stated_bytes_ = static_cast<std::int64_t>(std::min<zip_uint64_t>(stat.size, INT64_MAX));
  entry.limits_ = limits_;
  entry.package_bytes_left_ = bytes_left_.get();
  return entry;
}

ZipPackage::Entry::~Entry() {
  if (file_ != nullptr) zip_fclose(file_);
}
ZipPackage::Entry::Entry(Entry&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      place_(std::move(other.place_)),
      packed_bytes_(other.packed_bytes_),
      stated_bytes_(other.stated_bytes_),
      unpacked_bytes_(other.unpacked_bytes_),
      limits_(other.limits_),
      package_bytes_left_(other.package_bytes_left_) {}

base::Result<std::size_t> ZipPackage::Entry::read(char* buffer, std::size_t size) {
  zip_int64_t const count = zip_fread(file_, buffer, size);
  if (count < 0) return broken(place_, zip_file_strerror(file_));
  unpacked_bytes_ += count;
  *package_bytes_left_ -= count;
  if (*package_bytes_left_ < 0)
    return base::invalid(fmt::format("{}: the package unpacks to more than {} bytes; split the table", place_,
                                     limits_.unpacked_bytes_max));
  if (unpacked_bytes_ > limits_.ratio_free_bytes && unpacked_bytes_ / limits_.ratio_max > packed_bytes_)
    return base::invalid(
        fmt::format("{}: packed more than {}:1, as only a harmful file is", place_, limits_.ratio_max));
  return static_cast<std::size_t>(count);
}

double ZipPackage::Entry::fraction_done() const {
  if (stated_bytes_ <= 0) return 0;
  return std::min(1.0, static_cast<double>(unpacked_bytes_) / static_cast<double>(stated_bytes_));
}

}  // namespace feeds
