#include "app/benchmarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/queries.h"
#include "app/record_table.h"

namespace app {
namespace {

constexpr std::string_view least_parties = "benchmark_parties_min";

park::Benchmark benchmark_of(RecordedBenchmark const& row) {
  park::Benchmark benchmark;
  benchmark.indicator = row.indicator;
  benchmark.industry = row.industry;
  benchmark.period = row.period;
  benchmark.period_from = row.period_from;
  benchmark.period_to = row.period_to;
  benchmark.value = base::Decimal::parse(row.value).value_or(base::Decimal{});
  benchmark.method = row.method;
  benchmark.parties = row.parties;
  benchmark.basis = row.basis;
  benchmark.source = row.source;
  benchmark.known_at = row.known_at;
  benchmark.record_id = row.benchmark_id;
  return benchmark;
}

struct Book {
  std::shared_ptr<park::BenchmarkBook const> book;  // null: the portfolio has none
};

bool speaks_of(park::Fact const& fact, ImportPeriod const& period) {
  return !(fact.valid_from && *fact.valid_from > period.to) && !(fact.valid_to && *fact.valid_to < period.from);
}

}  // namespace

base::Result<std::vector<RecordedBenchmark>> benchmarks_of(RecordReader& reader, std::string_view portfolio_id) {
  return select<RecordedBenchmark>(reader, {{{"portfolio_id", base::Json{portfolio_id}}}, "recorded_at"});
}

base::Result<std::shared_ptr<park::BenchmarkBook const>> benchmark_book(RecordReader& reader,
                                                                        std::string_view portfolio_id) {
  auto const made = TRY(remembered<Book>(reader, portfolio_id, [&]() -> base::Result<Book> {
    std::vector<park::Benchmark> rows;
    std::vector<RecordedBenchmark> const recorded = TRY(benchmarks_of(reader, portfolio_id));
    if (recorded.empty()) return Book{};
    rows.reserve(recorded.size());
    for (RecordedBenchmark const& row : recorded) {
      if (row.withdraws.empty()) {
        rows.push_back(benchmark_of(row));
        continue;
      }
      for (park::Benchmark& before : rows)
        if (before.record_id == row.withdraws) before.withdrawn_on = row.known_at;
    }
    return Book{std::make_shared<park::BenchmarkBook const>(rows)};
  }));
  return made->book;
}

base::Result<PortfolioMeans> means_of_portfolio(Context& context, std::string_view portfolio_id,
                                                ImportPeriod const& period) {
  auto const pack = TRY(pack_of(context, portfolio_id));
  base::Date const today = context.clock.today();
  feel::Value const least = pack->parameter(least_parties, today);
  auto const number = least.kind() == feel::Kind::number ? least.number().to_int64() : std::nullopt;
  if (!number || *number < 1)
    return base::Error{
        base::ErrorCode::conflict,
        fmt::format("parameters.csv of pack {} says not from how many enterprises on a mean may be told: "
                    "give `{}` a whole number",
                    pack->name, least_parties),
        {},
        fmt::format("规则包 {} 的 parameters.csv 没有规定至少多少家企业才能公布均值：请填写 {}", pack->name,
                    least_parties)};
  PortfolioMeans result;
  result.least = *number;
  park::BenchmarkSample sample{*pack};
  auto assessor = context.assessors.borrow(pack->name);
  park::Evaluation& evaluation = assessor->evaluation();
  TRY(context.store.each_dossier(portfolio_id, 1, [&](park::Dossier&& dossier) -> base::Result<> {
    ++result.parties;
    std::erase_if(dossier.facts, [&](park::Fact const& fact) { return !speaks_of(fact, period); });
    evaluation.begin(today, false);
    evaluation.bind(dossier);
    evaluation.settle();
    park::rating::compute_indicators(evaluation);
    sample.count(evaluation.industry());
    for (std::size_t at = 0; at < pack->indicators.size(); ++at) {
      if (pack->indicators[at].benchmark_kind != "mean") continue;
      feel::Value const& value = evaluation.value(pack->indicators[at].slot);
      int const indicator = static_cast<int>(at);
      if (value.kind() == feel::Kind::number && !evaluation.is_predicted(indicator))
        sample.add(indicator, evaluation.industry(), value.number());
    }
    return {};
  }));
  result.means = sample.means(result.least);
  return result;
}

}  // namespace app
