// Industry means and park standards that a portfolio holds itself, per period: computed of its enterprises or written down
// with a source. They stand before those of the pack for the same industry. Source: DAT-25, DAT-26, RAT-15.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace park {

class Pack;

// Every industry that has no figure of its own.
inline constexpr std::string_view all_industries = "*";

struct Benchmark {
  std::string indicator, industry;  // of the pack; industry may be `*`
  std::string period;               // as written: 2025, 2025Q4
  base::Date period_from, period_to;
  base::Decimal value;
  std::string method;        // computed, entered
  std::int64_t parties = 0;  // of which it was computed
  std::string basis;         // which ones: an industry, a code of GB/T 4754 that theirs begin with, `*`
  std::string source;
  base::Date known_at;                       // it counts from that day …
  std::optional<base::Date> withdrawn_on{};  // … until this one
  std::string record_id{};
};

// A portfolio's benchmarks. Immutable: what counted on a past day never changes.
class BenchmarkBook {
 public:
  explicit BenchmarkBook(std::vector<Benchmark> const& in_order_of_recording);

  // Of exactly that industry: of those known by the day, not withdrawn by then and whose period has begun, the one of the
  // latest period; of several of one period the one recorded last. nullptr: none.
  Benchmark const* find(std::string_view indicator, std::string_view industry, base::Date as_of) const;

 private:
  std::map<std::string, std::map<std::string, std::vector<Benchmark>, std::less<>>, std::less<>> rows_;
};

// A mean of a sample, for one industry.
struct SampledMean {
  int indicator = -1;           // index into Pack::indicators
  std::string industry, basis;  // as in Benchmark
  std::int64_t parties = 0;     // with a value
  std::int64_t parties_of = 0;  // of that many of the basis
  base::Decimal mean, median;
};

// Values of enterprises by industry, and the means that they give.
class BenchmarkSample {
 public:
  explicit BenchmarkSample(Pack const& pack) : pack_(&pack) {}

  void count(std::string_view industry);  // an enterprise of the industry
  void add(int indicator, std::string_view industry, base::Decimal value);
  // Of every industry that has a value. Where fewer than `least` enterprises have one, the industry borrows from the ones
  // about it in GB/T 4754 – class, group, division, section – the nearest that has enough, and if none has, it gets no
  // figure. An indicator of which the pack has no figure for all industries is held against its own industry alone.
  // Then `*` of all enterprises. Rounded to six decimal places.
  std::vector<SampledMean> means(std::int64_t least) const;

 private:
  using Values = std::map<std::string, std::vector<base::Decimal>, std::less<>>;
  std::optional<SampledMean> mean_of(int indicator, Values const& values, std::string const& industry,
                                     std::string const& basis, std::int64_t least) const;
  Pack const* pack_;
  std::map<std::string, std::int64_t, std::less<>> parties_;
  std::map<int, Values> values_;
};

}  // namespace park
