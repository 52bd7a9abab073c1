// Sources of data as people see them: the published register, and how fresh what each delivers is. Described records as in
// app/views.h.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "park/common/assessment.h"

namespace park {
class Pack;
}

namespace app {

// A row of the register (sources.csv of the pack).
struct SourceDefinitionView {
  std::string name;
  park::Label label;
  std::string source_class;       // internal, external, declared
  park::Coded obtained, cadence;  // how it reaches the park, how often
  std::optional<int> late_after_days;
  int trust = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(SourceDefinitionView, (),
                      (name, label, source_class, obtained, cadence, late_after_days, trust, note))

struct SourceView {
  SourceDefinitionView source;
  bool registered = true;           // false: facts name it, the register does not
  std::optional<base::Date> last;   // when something of it last became known
  std::optional<base::Date> heard;  // when a connector last got an answer of it, perhaps with nothing new
  std::int64_t facts = 0;
  std::string state;              // fresh, late; never: has a cadence and brought nothing; untimed: has none
  std::optional<base::Date> due;  // after this day it has missed its cadence
};
BOOST_DESCRIBE_STRUCT(SourceView, (), (source, registered, last, heard, facts, state, due))

std::vector<SourceDefinitionView> source_views(park::Pack const& pack);

struct SourceArrivals;
// In the order of the register; unregistered ones at the end.
// `heard`: by connectors, until as_of.
std::vector<SourceView> freshness(park::Pack const& pack, std::vector<SourceArrivals> const& arrivals, base::Date as_of,
                                  std::vector<std::pair<std::string, base::Date>> const& heard = {});

}  // namespace app
