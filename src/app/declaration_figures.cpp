#include "app/declaration_figures.h"

#include <algorithm>

#include "app/declaration_views.h"
#include "app/declare.h"
#include "app/record_table.h"

namespace app {
namespace {

using base::Decimal;
using base::Json;

constexpr int share_decimals = 4;  // not policy: of shares

Decimal number(std::int64_t value) { return Decimal{value}; }

std::optional<Decimal> share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return base::round_to_scale(number(part) / number(whole), share_decimals, base::Rounding::half_even);
}

// How much more: a / b − 1.
std::optional<Decimal> change(std::optional<Decimal> const& now, std::optional<Decimal> const& before) {
  if (!now || !before || *before == Decimal{0}) return std::nullopt;
  return base::round_to_scale(*now / *before - Decimal{1}, share_decimals, base::Rounding::half_even);
}

base::Result<> count_checks(Call& call, Declaration const& declaration, SpanFigures& figures) {
  bool is_checked = false, is_falsified = false;
  for (park::file::CheckResult const& result : TRY(check_claim(call, TRY(assemble(call, declaration))))) {
    if (result.outcome == park::file::Agreement::not_checked) continue;
    is_checked = true;
    ++figures.checked_values;
    if (result.outcome == park::file::Agreement::consistent) ++figures.confirmed_values;
    is_falsified = is_falsified || result.outcome == park::file::Agreement::contradicted;
  }
  if (is_checked) ++figures.checked;
  if (is_falsified) ++figures.falsified;
  return {};
}

// Of an even number the mean of the two in the middle.
std::optional<std::int64_t> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

std::optional<Decimal> of_parameter(park::Pack const& pack, std::string_view name, base::Date today) {
  feel::Value const value = pack.parameter(name, today);
  if (value.kind() != feel::Kind::number) return std::nullopt;
  return value.number();
}

}  // namespace

base::Result<SpanFigures> figures_of(Call& call, std::string_view portfolio_id, base::Date from, base::Date until) {
  SpanFigures figures;
  figures.from = from;
  figures.until = until;
  std::vector<std::int64_t> seconds;
  std::int64_t asked = 0, fetched = 0;
  for (Declaration const& one :
       TRY(select<Declaration>(call.records, {{{"portfolio_id", Json{portfolio_id}}}, "submitted_at"}))) {
    if (!one.submitted_at || one.state == "draft" || one.state == "discarded") continue;
    base::Date const day = park_day(*one.submitted_at);
    if (day < from || until < day) continue;
    ++figures.handed_in;
    seconds.push_back(one.seconds);
    asked += one.asked;
    fetched += one.fetched;
    if (one.state != "returned") TRY(count_checks(call, one, figures));
  }
  figures.median_seconds = median(std::move(seconds));
  figures.fetched_share = share(fetched, asked + fetched);
  figures.authenticity = share(figures.confirmed_values, figures.checked_values);
  figures.falsification_rate = share(figures.falsified, figures.checked);
  return figures;
}

std::vector<EffectView> effects_of(park::Pack const& pack, base::Date today, SpanFigures const& current,
                                   SpanFigures const& baseline) {
  auto const time = [](SpanFigures const& one) {
    return one.median_seconds ? std::optional{number(*one.median_seconds)} : std::nullopt;
  };
  return {{"filing_efficiency", "MET-13", change(time(baseline), time(current)),
           of_parameter(pack, "filing_efficiency_target", today)},
          {"authenticity", "MET-14", change(current.authenticity, baseline.authenticity),
           of_parameter(pack, "authenticity_target", today)},
          {"falsification", "MET-15", change(current.falsification_rate, baseline.falsification_rate),
           of_parameter(pack, "falsification_target", today)}};
}

}  // namespace app
