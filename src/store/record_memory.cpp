#include "store/record_memory.h"

#include <fmt/format.h>

namespace store {
namespace {

constexpr std::size_t answers_max = 4'096;  // not policy: bound of memory

}  // namespace

RecordMemory::Records const* RecordMemory::find(std::string const& question) const {
  auto const known = answers_.find(question);
  return known == answers_.end() ? nullptr : &known->second;
}

void RecordMemory::keep(std::string question, Records const& records) {
  if (answers_.size() >= answers_max) answers_.clear();
  answers_.emplace(std::move(question), records);
}

std::shared_ptr<void const> RecordMemory::made(std::string const& name) const {
  auto const known = made_.find(name);
  return known == made_.end() ? nullptr : known->second;
}

void RecordMemory::keep_made(std::string name, std::shared_ptr<void const> made) {
  if (made_.size() >= answers_max) made_.clear();
  made_.insert_or_assign(std::move(name), std::move(made));
}

std::string RecordMemory::question(app::RecordTable const& table, app::RecordQuery const& query) {
  std::string text = fmt::format("{}\n{}\n{}\n{}", table.name, query.order, query.limit, query.offset);
  for (app::RecordTest const& test : query.where)
    text += fmt::format("\n{} {} {}", test.column, static_cast<int>(test.kind), test.value.to_string());
  return text;
}

}  // namespace store
