#include "app/documents.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv_row_reader.h"
#include "base/hash.h"
#include "base/json.h"

namespace app {

std::string hash_of(Document const& document) {
  return base::sha256_hex(base::Json{base::Json::Array{document.document_id, document.party_id, document.kind,
                                                       document.title, document.sha256, document.bytes,
                                                       document.anchored_by, document.anchored_at.to_string()}}
                              .to_string());
}

base::Result<std::vector<park::Coded>> read_document_kinds(std::string_view csv, std::string_view file) {
  base::CsvTable const table = TRY(base::read_csv_table(csv, file));
  std::vector<base::Issue> issues;
  std::vector<park::Coded> kinds;
  if (base::has_columns(table, file, {"kind", "zh", "en", "source"}, issues))
    for (auto const& row : table.rows) {
      base::CsvRowReader const reader{table, row, file, issues};
      park::Coded kind;
      kind.code = reader.required("kind");
      kind.label = {reader.required("zh"), reader.required("en")};
      reader.required("source");
      if (std::any_of(kinds.begin(), kinds.end(), [&](park::Coded const& one) { return one.code == kind.code; }))
        reader.issue("kind", fmt::format("`{}` is there twice", kind.code));
      kinds.push_back(std::move(kind));
    }
  if (issues.empty() && kinds.empty()) issues.push_back({std::string{file}, "at least one kind must be there"});
  if (!issues.empty()) return base::invalid(fmt::format("{} has issues", file), std::move(issues));
  return kinds;
}

}  // namespace app
