// A standard form as one enterprise meets it: what is known already and shown, what is asked. Pure functions; the pack says
// what a form has (park/common/forms.h). Source: DAT-05, DAT-11.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "park/common/facts.h"
#include "park/common/pack.h"

namespace park::file {

struct ReportingPeriod {
  base::Date from, to;
  friend bool operator==(ReportingPeriod const&, ReportingPeriod const&) = default;
};
// Whether it is a calendar year, quarter or month.
bool is_of(FormPeriod kind, ReportingPeriod const& period);
std::string name_of(FormPeriod kind, ReportingPeriod const& period);  // 2025, 2025Q3, 2025-06
ReportingPeriod last_ended(FormPeriod kind, base::Date day);          // the last one that is over by that day

struct FormField {
  FormItem const* item = nullptr;
  std::optional<Fact> fetched;  // known from elsewhere: shown, and not asked
  std::optional<Fact> last;     // what the enterprise itself said of it last, of another period
  bool is_asked() const { return !fetched; }
};

// Whether an enterprise of that data class hands it in; "" when the class is not known.
bool applies(FormDefinition const& form, std::string_view data_class);

// The items of the form in its order. A value counts as known when a source that is no declaration tells it of that
// period or ever since, and it is still fresh by its cadence.
std::vector<FormField> fields_of(Pack const& pack, FormDefinition const& form, Dossier const& dossier,
                                 ReportingPeriod const& period, base::Date as_of);

// The dossier without what the cross-checks rest on of other periods: so that like is compared with like.
Dossier of_period(Pack const& pack, Dossier dossier, ReportingPeriod const& period);
// The checks whose claim the form asks for.
std::vector<CheckDefinition const*> checks_of(Pack const& pack, FormDefinition const& form);

}  // namespace park::file
