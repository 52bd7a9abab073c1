// Rows of a file as what they say of enterprises.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/import_mapping.h"
#include "app/imports.h"
#include "app/ports.h"
#include "park/common/pack.h"

namespace app {

struct ImportRow {
  std::int64_t line = 0;
  std::string name, name_en, uscc;     // as they are kept; "" when the row says nothing
  std::string name_key;                // app/party_text.h
  std::optional<ImportPeriod> period;  // of its values
  std::optional<base::Date> known_at;  // by the row itself
  std::vector<park::Fact> facts;       // without known_at and evidence
  std::vector<ImportFault> faults;     // of its values; those are not among the facts
  bool is_lost = false;                // whom or which time it is about cannot be told: nothing of it can come in
  void lose(std::string column, std::string value, std::string code, std::string detail = "");
};

class ImportRowReader {
 public:
  // REQUIRES: check_mapping() has no issues.
  ImportRowReader(std::shared_ptr<park::Pack const> pack, ImportMapping const& mapping, base::Date today);
  void read(InputRow const& input, ImportRow& row) const;

 private:
  struct Column {
    ImportColumn of;
    int fact = -1;
    base::Decimal factor{1};
  };
  void read_cell(Column const& column, std::string const& cell, ImportRow& row) const;
  void read_fact(Column const& column, std::string const& cell, ImportRow& row) const;
  void add_fact(park::FactDefinition const& definition, park::Fact made, ImportRow& row) const;
  void read_code(Column const& column, std::string const& cell, ImportRow& row) const;
  void read_period_of(InputRow const& input, ImportRow& row) const;

  std::shared_ptr<park::Pack const> pack_;
  std::string source_;
  std::optional<ImportPeriod> period_;
  base::Date today_;
  std::vector<Column> columns_;
  int uscc_fact_ = -1;
};

// `code` of a fault in words: what is wrong and what to write instead.
park::Label fault_text(ImportFault const& fault);

}  // namespace app
