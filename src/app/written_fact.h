// A value as somebody writes it on a form, read as a cell of a file is, so that both mean the same and obey the same rules
// of collection. Source: ENT-03, DAT-05, DAT-15.
#pragma once

#include <string>

#include "app/perform.h"
#include "app/queries.h"

namespace app {

struct WrittenFact {
  std::string name, value;
  std::string period;  // 2025, 2025Q3, 2025-06, a day; "" for a value of no period
  std::string source;  // of the register of sources
};

// The fact, known from today. The error names each fault, located at `/name`, `/value` or `/period`.
base::Result<park::Fact> read_written_fact(Call& call, KnownParty const& known, WrittenFact const& written);

}  // namespace app
