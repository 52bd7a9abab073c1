// Industry means and park standards that a portfolio holds itself: computed of its enterprises or written down with a
// source, per period; each recorded once and never changed, another one or a withdrawal comes after it.
// Described records as in app/views.h. Source: DAT-25, DAT-26.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/import_mapping.h"
#include "app/records.h"
#include "park/common/benchmarks.h"

namespace app {

struct RecordedBenchmark {
  std::string benchmark_id, portfolio_id;
  std::string indicator, industry;  // industry: of the pack, or `*`
  std::string period;               // 2025, 2025Q4, 2025-10
  base::Date period_from, period_to;
  std::string value;   // canonical decimal; "" for a withdrawal
  std::string method;  // computed, entered, withdrawn
  std::int64_t parties = 0, parties_of = 0;
  std::string median, basis;  // of a computed one
  std::string source;         // of an entered one
  std::string withdraws, reason;
  std::string pack_hash;  // the rules by which it was computed
  base::Date known_at;
  std::string recorded_by;
  base::Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(RecordedBenchmark, (),
                      (benchmark_id, portfolio_id, indicator, industry, period, period_from, period_to, value, method,
                       parties, parties_of, median, basis, source, withdraws, reason, pack_hash, known_at, recorded_by,
                       recorded_at))
template <>
inline constexpr std::string_view record_name<RecordedBenchmark> = "benchmark";
template <>
inline constexpr bool record_changes_seldom<RecordedBenchmark> = true;

// In order of recording.
base::Result<std::vector<RecordedBenchmark>> benchmarks_of(RecordReader& reader, std::string_view portfolio_id);

// What assessments of the portfolio's enterprises are held against; remembered until another one is recorded.
base::Result<std::shared_ptr<park::BenchmarkBook const>> benchmark_book(RecordReader& reader,
                                                                        std::string_view portfolio_id);

// Means over the enterprises of the portfolio, of what is known today about the period: values that speak of another one
// do not count, nor do predicted ones. Of the indicators that the pack holds against a mean.
struct PortfolioMeans {
  std::int64_t parties = 0;  // of the portfolio
  std::int64_t least = 0;    // of which a mean is told: the pack's benchmark_parties_min
  std::vector<park::SampledMean> means;
};
base::Result<PortfolioMeans> means_of_portfolio(Context& context, std::string_view portfolio_id,
                                                ImportPeriod const& period);

}  // namespace app
