// Standard forms on which enterprises declare values, as data of the pack. Source: DAT-05, DAT-06, DAT-11.
// Files: docs/manual/declarations.md.
#pragma once

#include <string>
#include <vector>

#include "park/common/fact_definition.h"

namespace park {

// What a form asks for, or shows as fetched.
struct FormItem {
  int fact = -1;
  bool is_required = false;
  // Asked only when nothing is known of it from elsewhere; else what is known is shown and not asked again (DAT-11).
  bool unless_known = false;
  std::vector<std::string> vouchers;  // kinds, one of which must go with the value; none: nothing need go with it
  Label help;
};

enum class FormPeriod { year, quarter, month };

struct FormDefinition {
  std::string name, requirement;
  FormPeriod period = FormPeriod::year;
  int due_days = 0;                       // after the end of its period
  std::vector<std::string> data_classes;  // of enterprises that hand it in; none: of every one
  Label label, help;
  Label undertaking;  // what the enterprise promises with it (DAT-06)
  std::vector<FormItem> items;
};

}  // namespace park
