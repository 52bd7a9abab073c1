#include "store/record_memory.h"

#include <fmt/format.h>

namespace store {
namespace {

constexpr std::size_t known_max = 4'096;  // not policy: bound of memory

}  // namespace

std::shared_ptr<void const> RecordMemory::find(std::string const& name) const {
  auto const known = known_.find(name);
  return known == known_.end() ? nullptr : known->second;
}

void RecordMemory::keep(std::string name, std::shared_ptr<void const> made) {
  if (known_.size() >= known_max) known_.clear();
  known_.insert_or_assign(std::move(name), std::move(made));
}

std::string RecordMemory::question(app::RecordTable const& table, app::RecordQuery const& query) {
  std::string text = fmt::format("{}\n{}\n{}\n{}", table.name, query.order, query.limit, query.offset);
  for (app::RecordTest const& test : query.where)
    text += fmt::format("\n{} {} {}", test.column, static_cast<int>(test.kind), test.value.to_string());
  return text;
}

}  // namespace store
