#include "park/common/benchmarks.h"

#include <algorithm>

#include "park/common/pack.h"

namespace park {
namespace {

constexpr int decimal_places = 6;  // not policy: more would feign precision

base::Decimal rounded(base::Decimal value) {
  return base::round_to_scale(value, decimal_places, base::Rounding::half_even).value_or(value);
}

base::Decimal mean_of_values(std::vector<base::Decimal> const& values) {
  base::Decimal sum;
  for (base::Decimal const& value : values) sum = sum + value;
  return rounded(*base::divide(sum, base::Decimal{static_cast<std::int64_t>(values.size())}));
}

base::Decimal median_of_values(std::vector<base::Decimal> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 != 0) return rounded(*middle);
  return rounded(*base::divide(*std::max_element(values.begin(), middle) + *middle, base::Decimal{2}));
}

// A code of GB/T 4754 and those about it: class C3841, group C384, division C38, section C.
std::vector<std::string> codes_up(std::string_view code) {
  std::vector<std::string> up;
  for (std::size_t size = code.size(); size >= 1; --size)
    if (size != 2) up.emplace_back(code.substr(0, size));  // not policy: a letter and one digit are no code
  return up;
}

bool is_within(Pack const& pack, std::string const& industry, std::string const& basis) {
  if (basis == all_industries || industry == basis) return true;
  return !pack.industries.contains(basis) && pack.industry_code(industry).starts_with(basis);
}

}  // namespace

BenchmarkBook::BenchmarkBook(std::vector<Benchmark> const& in_order_of_recording) {
  for (Benchmark const& row : in_order_of_recording) rows_[row.indicator][row.industry].push_back(row);
}

Benchmark const* BenchmarkBook::find(std::string_view indicator, std::string_view industry, base::Date as_of) const {
  auto const of_indicator = rows_.find(indicator);
  if (of_indicator == rows_.end()) return nullptr;
  auto const of_industry = of_indicator->second.find(industry);
  if (of_industry == of_indicator->second.end()) return nullptr;
  Benchmark const* latest = nullptr;
  for (Benchmark const& row : of_industry->second) {
    bool const counts = row.known_at <= as_of && !(row.withdrawn_on && *row.withdrawn_on <= as_of);
    if (!counts || row.period_from > as_of) continue;
    if (latest == nullptr || row.period_to >= latest->period_to) latest = &row;
  }
  return latest;
}

void BenchmarkSample::count(std::string_view industry) {
  auto const found = parties_.find(industry);
  ++(found == parties_.end() ? parties_[std::string{industry}] : found->second);
}

void BenchmarkSample::add(int indicator, std::string_view industry, base::Decimal value) {
  Values& values = values_[indicator];
  auto const found = values.find(industry);
  (found == values.end() ? values[std::string{industry}] : found->second).push_back(value);
}

std::optional<SampledMean> BenchmarkSample::mean_of(int indicator, Values const& values, std::string const& industry,
                                                    std::string const& basis, std::int64_t least) const {
  std::vector<base::Decimal> all;
  for (auto const& [member, told] : values)
    if (is_within(*pack_, member, basis)) all.insert(all.end(), told.begin(), told.end());
  SampledMean mean{indicator, industry, basis, static_cast<std::int64_t>(all.size()), 0, {}, {}};
  if (all.empty() || mean.parties < least) return std::nullopt;
  for (auto const& [member, parties] : parties_)
    if (is_within(*pack_, member, basis)) mean.parties_of += parties;
  mean.mean = mean_of_values(all);
  mean.median = median_of_values(std::move(all));
  return mean;
}

std::vector<SampledMean> BenchmarkSample::means(std::int64_t least) const {
  std::vector<SampledMean> means;
  for (auto const& [indicator, values] : values_) {
    bool const is_general = pack_->indicators[static_cast<std::size_t>(indicator)].has_general_benchmark;
    for (auto const& [industry, told] : values) {
      if (!pack_->industries.contains(industry)) continue;
      std::vector<std::string> bases{industry};
      if (is_general)
        for (std::string& up : codes_up(pack_->industry_code(industry))) bases.push_back(std::move(up));
      for (std::string const& basis : bases)
        if (auto const mean = mean_of(indicator, values, industry, basis, least)) {
          means.push_back(*mean);
          break;
        }
    }
    std::string const all{all_industries};
    if (is_general)
      if (auto const mean = mean_of(indicator, values, all, all, least)) means.push_back(*mean);
  }
  return means;
}

}  // namespace park
