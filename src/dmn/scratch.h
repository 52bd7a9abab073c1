// Buffers of table evaluations that are kept from one to the next, so that a decision does not allocate. Internal to the
// module.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "feel/value.h"

namespace dmn {

struct TableScratch {
  std::vector<feel::Value> inputs;
  std::vector<std::uint64_t> candidates;
  std::vector<int> matched, fired;
};

// A stack of them: a table may call another one. Belongs to one thread.
class TableScratches {
 public:
  TableScratch& take() {
    if (used_ == all_.size()) all_.push_back(std::make_unique<TableScratch>());
    TableScratch& scratch = *all_[used_++];
    scratch.inputs.clear();
    scratch.matched.clear();
    scratch.fired.clear();
    return scratch;
  }
  void give_back() { --used_; }

 private:
  std::vector<std::unique_ptr<TableScratch>> all_;
  std::size_t used_ = 0;
};

}  // namespace dmn
