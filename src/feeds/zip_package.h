// A ZIP container read with limits, for office files. The limits count what really comes out while inflating, because the
// sizes a package states may lie. Entries are never opened as packages themselves and nothing is written to disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct zip;
struct zip_file;

namespace feeds {

struct ZipLimits {
  std::int64_t entries_max = 2'000;
  std::int64_t unpacked_bytes_max = std::int64_t{500} << 20;  // of all entries read from one package
  std::int64_t ratio_max = 100;                               // unpacked : packed, per entry …
  std::int64_t ratio_free_bytes = 1 << 20;                    // … once it is larger than this
};

class ZipPackage {
 public:
  static base::Result<ZipPackage> open(std::string const& path, ZipLimits limits = {});
  ~ZipPackage();
  ZipPackage(ZipPackage&& other) noexcept;
  ZipPackage& operator=(ZipPackage&& other) noexcept;

  std::string const& path() const { return path_; }
  // Part names are compared without regard to ASCII case, as the format asks (ECMA-376 part 2).
  bool has(std::string_view name) const;

  // One entry as a stream. The package must outlive it.
  class Entry {
   public:
    ~Entry();
    Entry(Entry&& other) noexcept;
    Entry& operator=(Entry&&) = delete;
    // Bytes read into `buffer`, 0 at the end (the checksum has been compared by then).
    base::Result<std::size_t> read(char* buffer, std::size_t size);
    double fraction_done() const;

   private:
    friend class ZipPackage;
    Entry() = default;
    zip_file* file_ = nullptr;
    std::string place_;  // `firms.xlsx: xl/workbook.xml`
    std::int64_t packed_bytes_ = 0, stated_bytes_ = 0, unpacked_bytes_ = 0;
    ZipLimits limits_;
    std::int64_t* package_bytes_left_ = nullptr;
  };
  base::Result<Entry> entry(std::string_view name);

 private:
  ZipPackage() = default;
  std::optional<std::uint64_t> index_of(std::string_view name) const;
  std::string path_;
  ZipLimits limits_;
  zip* archive_ = nullptr;
  std::unique_ptr<std::int64_t> bytes_left_;  // shared with the entries, which outlive a move of the package
};

}  // namespace feeds
