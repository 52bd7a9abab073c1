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

std::string RecordMemory::question(app::RecordTable const& table, app::RecordQuery const& query) {
  std::string text = fmt::format("{}\n{}\n{}\n{}", table.name, query.order, query.limit, query.offset);
  for (app::RecordTest const& test : query.where)
    text += fmt::format("\n{} {} {}", test.column, static_cast<int>(test.kind), test.value.to_string());
  return text;
}

}  // namespace store
