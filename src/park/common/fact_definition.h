// An attribute that facts may speak of: a row of facts.csv. Source: DAT-01, RAT-13.
#pragma once

#include <string>
#include <vector>

#include "park/common/assessment.h"

namespace park {

enum class FactType { number, money, percent, string, boolean, date };

struct FactDefinition {
  std::string dataset, name;
  FactType type = FactType::number;
  std::string unit, source_class, cadence, sensitivity;
  Label label;
  std::vector<std::string> aliases;
  int slot = -1;
};

}  // namespace park
