// Whether filing has become quicker and declarations truer: measured on what was handed in, compared with an earlier span
// of time that whoever asks takes as the baseline (DAT-12, MET-13 to MET-15). Formulas: docs/manual/declarations.md.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>

#include "app/declarations.h"

namespace app {

struct SpanFigures {
  base::Date from, until;
  std::int64_t handed_in = 0;                  // declarations
  std::optional<std::int64_t> median_seconds;  // filing time
  std::optional<base::Decimal> fetched_share;  // of all fields of the forms: those nobody had to fill
  std::int64_t checked = 0;                    // declarations of which at least one check could be run
  std::int64_t confirmed_values = 0, checked_values = 0;
  std::int64_t falsified = 0;                       // declarations with a contradicted claim
  std::optional<base::Decimal> authenticity;        // confirmed ÷ checked values
  std::optional<base::Decimal> falsification_rate;  // falsified ÷ checked declarations
};
BOOST_DESCRIBE_STRUCT(SpanFigures, (),
                      (from, until, handed_in, median_seconds, fetched_share, checked, confirmed_values, checked_values,
                       falsified, authenticity, falsification_rate))

// A claimed effect beside what was measured; absent where one of the spans has no figure.
struct EffectView {
  std::string effect, requirement;  // filing_efficiency, authenticity, falsification
  std::optional<base::Decimal> change, claimed;
};
BOOST_DESCRIBE_STRUCT(EffectView, (), (effect, requirement, change, claimed))

struct DeclarationFigures {
  SpanFigures current;
  std::optional<SpanFigures> baseline;
  std::vector<EffectView> effects;
};
BOOST_DESCRIBE_STRUCT(DeclarationFigures, (), (current, baseline, effects))

// Of the portfolio's declarations that are handed in, returned or received: those handed in within the span, both days
// included. What was returned is not checked: nobody stands for it.
base::Result<SpanFigures> figures_of(Call& call, std::string_view portfolio_id, base::Date from, base::Date until);
std::vector<EffectView> effects_of(park::Pack const& pack, base::Date today, SpanFigures const& current,
                                   SpanFigures const& baseline);

}  // namespace app
