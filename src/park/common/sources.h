// Who delivers facts: the register of sources of a pack (sources.csv). Used for what counts, for how fresh a feed is, and
// for the list that is published, so that these cannot differ. Source: DAT-01 to DAT-04, DAT-13, DAT-14, DAT-27, RAT-74.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "park/common/assessment.h"

namespace park {

struct SourceDefinition {
  std::string name;
  std::string source_class;            // internal, external, declared
  std::string obtained;                // how it reaches the park: government_sharing, purchase …
  std::string cadence;                 // real_time, daily, monthly, quarterly, yearly, event
  std::optional<int> late_after_days;  // it is late when it brings nothing for longer; absent: it has no cadence
  int trust = 0;                       // more is trusted more
  Label label;
  std::string note;
};

class SourceRegister {
 public:
  void add(SourceDefinition source) { sources_.push_back(std::move(source)); }
  std::vector<SourceDefinition> const& all() const { return sources_; }  // in the order of the file
  SourceDefinition const* find(std::string_view name) const;             // null when it is not there
  int trust_of(std::string_view name) const;                             // 0 when it is not there

 private:
  std::vector<SourceDefinition> sources_;
};

}  // namespace park
