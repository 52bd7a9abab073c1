// Holds what a file or a connector brings against the pack's rules of collection: what of an enterprise may be kept in
// clear, and whether it agreed. What may not be kept is taken out of the row and told without its value.
// Source: DAT-15, DAT-19, DAT-20.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "app/import_rows.h"
#include "park/common/pack.h"

namespace app {

class CollectionGuard {
 public:
  CollectionGuard(std::shared_ptr<park::Pack const> pack, ImportMapping const& mapping, base::Date today);

  // `who`: the enterprise for this file, also one that is not in the store yet; `party_id`: "" for such a one; `known`: what
  // is known of it. True when something was not taken because the enterprise has not agreed.
  base::Result<bool> look_at(RecordReader& reader, std::string_view who, std::string_view party_id,
                             park::Dossier const& known, ImportRow& row);

 private:
  std::string class_of(std::string_view who, park::Dossier const& known, ImportRow const& row);
  std::string header_of(std::string_view fact) const;

  std::shared_ptr<park::Pack const> pack_;
  ImportMapping const& mapping_;
  base::Date today_;
  std::unordered_map<std::uint64_t, std::string> told_;  // data classes that this file tells, by who
};

bool is_withheld(ImportFault const& fault);

}  // namespace app
