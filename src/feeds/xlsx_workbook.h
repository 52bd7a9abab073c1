// What the sheets of an XLSX file share: their names and parts, the strings, the number formats, the date system.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feeds/xlsx_dates.h"
#include "feeds/zip_package.h"

namespace feeds {

inline constexpr std::size_t xlsx_cell_bytes_max = 1 << 20;  // Excel itself allows 32,767 characters

// The shared strings, one after the other in one buffer.
class SharedStrings {
 public:
  static constexpr std::size_t bytes_max = std::size_t{256} << 20;
  static constexpr std::size_t count_max = 20'000'000;
  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t index) const;
  bool add(std::string_view text);  // false when a bound would be passed

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

struct XlsxSheet {
  std::string name, part;
  bool is_visible = true;
};

struct XlsxWorkbook {
  std::vector<XlsxSheet> sheets;  // worksheets only, in the order of the tabs
  bool is_1904_system = false;
  std::vector<NumberFormat> formats;  // by the `s` of a cell
  SharedStrings strings;
};

base::Result<XlsxWorkbook> read_workbook(ZipPackage& package);

// `_x000D_` -> CR and so on: how XLSX writes characters that XML cannot hold (ECMA-376 part 1 §22.4.2.4).
std::string unescaped(std::string_view text);

}  // namespace feeds
