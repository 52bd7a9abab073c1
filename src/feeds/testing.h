// For the tests of this folder: a folder of their own, files in it, small XLSX packages, tables as text.
#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "feeds/rows.h"

namespace feeds::testing {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "feeds_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  std::string path(std::string const& name) const { return (path_ / name).string(); }
  std::string write(std::string const& name, std::string const& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

// Text that does not pack well.
inline std::string noise(std::size_t size) {
  std::string text(size, ' ');
  std::uint64_t state = 1;
  for (char& c : text) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    c = static_cast<char>('A' + (state >> 60));
  }
  return text;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string save_package(std::string const& path, Parts const& parts) {
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (auto const& [name, bytes] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  }
  EXPECT_EQ(zip_close(archive), 0);
  return path;
}

inline constexpr char const* spreadsheet_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr char const* relationships_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// The parts of a workbook of one sheet `Data` with these rows; styles: 1 = built-in date, 2 = date and time, 3 = money.
inline Parts workbook_parts(std::string const& rows, std::string const& strings = "",
                            std::string const& properties = "") {
  std::string const main = std::string{" xmlns=\""} + spreadsheet_namespace + "\"";
  std::string const relation = std::string{"Type=\""} + relationships_namespace + "/";
  std::string const package = " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
  return {{"_rels/.rels", "<Relationships" + package + "><Relationship Id=\"r1\" " + relation +
                              "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
          {"xl/workbook.xml", "<workbook" + main + " xmlns:r=\"" + relationships_namespace + "\"><workbookPr " +
                                  properties +
                                  "/><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels", "<Relationships" + package + "><Relationship Id=\"s1\" " + relation +
                                             "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s2\" " +
                                             relation + "styles\" Target=\"styles.xml\"/><Relationship Id=\"s3\" " +
                                             relation +
                                             "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
          {"xl/styles.xml",
           "<styleSheet" + main +
               "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\\ h:mm\"/><numFmt "
               "numFmtId=\"165\" formatCode=\"#,##0.00&quot;yd&quot;;[Red]-0\"/></numFmts><cellStyleXfs><xf "
               "numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
               "numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"},
          {"xl/sharedStrings.xml", "<sst" + main + ">" + strings + "</sst>"},
          {"xl/worksheets/sheet1.xml", "<worksheet" + main + "><sheetData>" + rows + "</sheetData></worksheet>"}};
}

// Header, then `line:cell|cell`, then `! message` where reading stopped; the path is left out.
inline std::string dump(std::string const& path, OpenOptions options = {}) {
  auto const without_path = [&path](std::string text) {
    for (std::size_t at; (at = text.find(path)) != std::string::npos;) text.replace(at, path.size(), "FILE");
    return "! " + text;
  };
  auto source = open_rows(path, std::move(options));
  if (!source) return without_path(base::to_text(source.error()));
  std::string text;
  auto const append = [&text](std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : "|") + cells[i];
    text += '\n';
  };
  append((*source)->header());
  app::InputRow row;
  for (;;) {
    auto const more = (*source)->next(row);
    if (!more) return text + without_path(base::to_text(more.error()));
    if (!*more) return text;
    text += std::to_string(row.line) + ":";
    append(row.cells);
  }
}

}  // namespace feeds::testing
