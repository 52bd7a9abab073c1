// Tables coming in: CSV and XLSX behind one interface, streamed, memory bounded whatever the file.
//  - What a file is, its bytes tell, not its name. CSV: UTF-8, UTF-16 or GB18030; separator `,` `;` or TAB by the header.
//  - The header is the first row with at least two cells that are not blank; titles above it are skipped. Names are trimmed;
//    two columns of one name are an error. Blank rows are skipped.
//  - Every row is at least as wide as the header: missing cells are "". Cells beyond the header that are not blank are
//    handed on: whoever reads says what is wrong with that row, and the next rows are still read.
//  - XLSX cells as text: numbers with the digits of the file, dates 2024-03-05, date and time 2024-03-05T06:07:08, time
//    06:07:08, true/false, errors as Excel shows them (#DIV/0!), formulas by their stored result.
// After an error a source is at its end: it gives the same error again. Not for use by two threads at once.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"
#include "base/result.h"

namespace feeds {

struct OpenOptions {
  std::string sheet;  // XLSX: name of the sheet, "" = the first visible one
};

base::Result<std::unique_ptr<app::RowSource>> open_rows(std::string path, OpenOptions options = {});

inline constexpr std::size_t line_bytes_max = 1 << 20;
// A text file (UTF-8) as rows of one cell, its lines; the header is `line`. A line longer than line_bytes_max is an error.
base::Result<std::unique_ptr<app::RowSource>> open_lines(std::string path);

}  // namespace feeds
