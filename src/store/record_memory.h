// What the writing connection was told about tables that change seldom (RecordTable::changes_seldom), and what was made of
// it: people, their places, roles and emergencies, which every change asks for. Good while no other process can have
// written: the queue forgets everything when one did, when something was rolled back, and when such a table was written to.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/records.h"

namespace store {

class RecordMemory {
 public:
  using Records = std::vector<base::Json>;
  // Null when it is not known. Valid until the next call.
  Records const* find(std::string const& question) const;
  void keep(std::string question, Records const& records);
  std::shared_ptr<void const> made(std::string const& name) const;
  void keep_made(std::string name, std::shared_ptr<void const> made);
  void forget() {
    answers_.clear();
    made_.clear();
  }

  static std::string question(app::RecordTable const& table, app::RecordQuery const& query);

 private:
  std::unordered_map<std::string, Records> answers_;
  std::unordered_map<std::string, std::shared_ptr<void const>> made_;
};

}  // namespace store
