// What the writing connection was told about tables that change seldom (RecordTable::changes_seldom), and what was made of
// it: people, their places, roles and emergencies, which every change asks for. Good while no other process can have
// written: the queue forgets everything when one did, when something was rolled back, and when such a table was written to.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "app/records.h"

namespace store {

class RecordMemory {
 public:
  // Null when it is not known.
  std::shared_ptr<void const> find(std::string const& name) const;
  void keep(std::string name, std::shared_ptr<void const> made);
  void forget() { known_.clear(); }

  // A name for what the query gives.
  static std::string question(app::RecordTable const& table, app::RecordQuery const& query);

 private:
  std::unordered_map<std::string, std::shared_ptr<void const>> known_;
};

}  // namespace store
