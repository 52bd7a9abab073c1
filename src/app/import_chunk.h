// Some rows of a file and the enterprises they are about. Internal to app/import_run.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/import_rows.h"
#include "app/import_run.h"

namespace app {

// Whom a row is about.
struct ImportPlace {
  std::string party_id;  // "": nobody known
  bool is_ours = false;  // brought by this batch
  bool hidden = false;   // brought by a batch that was withdrawn or cancelled
  std::string uscc;      // of the party, as known
};

// The known enterprises that rows may mean.
class ImportKeys {
 public:
  ImportKeys(std::vector<PartyKey> keys, std::int64_t batch_number);
  void add(PartyKey key);
  void settle(std::string_view party_id, std::string const& uscc);  // it is this batch's now, with that code
  // Adds a fault to the row when it cannot be told whom it means.
  ImportPlace place_of(ImportRow& row) const;

 private:
  ImportPlace place(PartyKey const& key) const;

  std::int64_t batch_number_;
  std::vector<PartyKey> keys_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

// What a lookup of the rows asks for.
struct ImportQuestion {
  std::vector<std::string> codes, names;
};
ImportQuestion question_of(std::vector<ImportRow> const& rows);

// Finds rows about the same enterprise and period; eight bytes and a line per row.
class ImportRepeats {
 public:
  // A row about the same as an earlier one is lost.
  void look_at(std::string_view who, ImportRow& row);

 private:
  std::unordered_map<std::uint64_t, std::int64_t> lines_;
};

// Enterprises counted once each; eight bytes per enterprise.
class ImportCensus {
 public:
  bool is_first(std::string_view who) { return seen_.insert(std::hash<std::string_view>{}(who)).second; }

 private:
  std::unordered_set<std::uint64_t> seen_;
};

// Compares a row's facts with what is known, drops those that say the same again, and counts.
void compare_with(park::Dossier const& dossier, ImportRow& row, ImportOutcome& outcome);
void count_faults(ImportRow const& row, ImportOutcome& outcome, std::size_t kept_max = import_listed_max);

}  // namespace app
