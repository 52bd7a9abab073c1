// What enterprises are held against: list, compute of the portfolio, take over, write down, withdraw.
// Source: DAT-25, DAT-26, RAT-15.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/benchmarks.h"
#include "app/declare.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

using base::Json;
using park::Benchmark;
using Place = Parameter::Place;

constexpr std::size_t source_bytes_max = 300, why_bytes_max = 600;  // not policy: bounds

struct BenchmarkRow {
  park::Coded industry;  // code `*`: all that have none of their own
  park::Shown value;
  park::BenchmarkOrigin origin;
  park::Label basis;                   // in words; of a computed one
  std::optional<park::Shown> shipped;  // the pack's, where the portfolio's own takes its place
};
BOOST_DESCRIBE_STRUCT(BenchmarkRow, (), (industry, value, origin, basis, shipped))

struct BenchmarkedIndicator {
  std::string name;
  park::Label label;
  std::string kind, unit;  // kind: mean, standard
  std::vector<BenchmarkRow> rows;
};
BOOST_DESCRIBE_STRUCT(BenchmarkedIndicator, (), (name, label, kind, unit, rows))

struct RecordedBenchmarkView {
  std::string benchmark_id;
  park::Coded indicator, industry;
  std::string period, method;  // method: computed, entered
  park::Shown value;
  std::optional<park::Shown> median;
  std::int64_t parties = 0, parties_of = 0;
  park::Label basis;
  std::string source, recorded_by_name;
  base::Instant recorded_at;
  bool counts = false;  // today
  std::optional<base::Date> withdrawn_on;
  std::string withdrawn_reason, withdrawn_by_name;
};
BOOST_DESCRIBE_STRUCT(RecordedBenchmarkView, (),
                      (benchmark_id, indicator, industry, period, method, value, median, parties, parties_of, basis,
                       source, recorded_by_name, recorded_at, counts, withdrawn_on, withdrawn_reason,
                       withdrawn_by_name))

struct BenchmarksView {
  base::Date as_of;
  std::vector<BenchmarkedIndicator> indicators;
  std::vector<park::Coded> industries;          // that a figure may be written down for, `*` first
  std::vector<RecordedBenchmarkView> recorded;  // newest first; withdrawals stand with what they withdrew
};
BOOST_DESCRIBE_STRUCT(BenchmarksView, (), (as_of, indicators, industries, recorded))

struct ComputedBenchmark {
  park::Coded indicator, industry;
  park::Shown mean, median;
  std::int64_t parties = 0, parties_of = 0;
  std::string basis;
  park::Label basis_label;
  std::optional<park::Shown> in_force;  // today
};
BOOST_DESCRIBE_STRUCT(ComputedBenchmark, (),
                      (indicator, industry, mean, median, parties, parties_of, basis, basis_label, in_force))

struct ComputedBenchmarks {
  std::string period;
  base::Date period_from, period_to;
  std::int64_t parties = 0, least = 0;
  std::string sha256;  // of the figures: taken over are those that were seen
  std::vector<ComputedBenchmark> rows;
};
BOOST_DESCRIBE_STRUCT(ComputedBenchmarks, (), (period, period_from, period_to, parties, least, sha256, rows))

struct BenchmarkChoice {
  std::string indicator, industry;
};
BOOST_DESCRIBE_STRUCT(BenchmarkChoice, (), (indicator, industry))

struct BenchmarkAdoption {
  std::string period, sha256;
  std::vector<BenchmarkChoice> rows;
};
BOOST_DESCRIBE_STRUCT(BenchmarkAdoption, (), (period, sha256, rows))

struct BenchmarkDraft {
  std::string indicator, industry, period;
  base::Decimal value;  // a share for percent: 0.08
  std::string source;
};
BOOST_DESCRIBE_STRUCT(BenchmarkDraft, (), (indicator, industry, period, value, source))

struct BenchmarkWithdrawal {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(BenchmarkWithdrawal, (), (reason))

park::Coded coded_industry_or_all(park::Pack const& pack, std::string_view industry) {
  if (industry == park::all_industries) return {std::string{industry}, {"其他所有行业", "all other industries"}};
  return pack.coded_industry(industry);
}

// Of whose enterprises a mean is: an industry, a class of GB/T 4754, all.
park::Label basis_label(park::Pack const& pack, std::string_view basis) {
  if (basis.empty()) return {};
  if (basis == park::all_industries) return {"全部企业", "all enterprises"};
  if (pack.industries.contains(basis)) return pack.coded_industry(basis).label;
  return {fmt::format("国民经济行业 {}", basis), fmt::format("GB/T 4754 {}", basis)};
}

park::Coded coded_indicator(park::Pack const& pack, std::string_view name) {
  int const index = pack.indicator(name);
  std::string const code{name};
  return {code, index < 0 ? park::Label{code, code} : pack.indicators[static_cast<std::size_t>(index)].label};
}

park::Shown shown_figure(park::Pack const& pack, std::string_view indicator, base::Decimal value) {
  int const index = pack.indicator(indicator);
  return park::shown(pack, feel::Value{value},
                     index < 0 ? std::string{"number"} : pack.indicators[static_cast<std::size_t>(index)].unit);
}

std::optional<park::Shown> shown_text(park::Pack const& pack, std::string_view indicator, std::string const& value) {
  auto const number = base::Decimal::parse(value);
  if (!number) return std::nullopt;
  return shown_figure(pack, indicator, *number);
}

// What counts for the industry on the day; `shipped` too where the portfolio's own stands before it.
std::optional<BenchmarkRow> row_in_force(park::Pack const& pack, park::BenchmarkBook const* book, std::size_t indicator,
                                         std::string const& industry, base::Date day) {
  auto const& definition = pack.indicators[indicator];
  auto const& means = pack.in_force(day).benchmarks[indicator];
  auto const shipped = means.find(industry);
  Benchmark const* const own = book == nullptr ? nullptr : book->find(definition.name, industry, day);
  if (own == nullptr && shipped == means.end()) return std::nullopt;
  BenchmarkRow row;
  row.industry = coded_industry_or_all(pack, industry);
  if (own == nullptr) {
    row.value = shown_figure(pack, definition.name, shipped->second.value);
    row.origin = {"pack", industry, "", 0, "", shipped->second.source};
    return row;
  }
  row.value = shown_figure(pack, definition.name, own->value);
  row.origin = {own->method, industry, own->period, own->parties, own->basis, own->source};
  row.basis = basis_label(pack, own->basis);
  if (shipped != means.end()) row.shipped = shown_figure(pack, definition.name, shipped->second.value);
  return row;
}

std::vector<std::string> industries_of(park::Pack const& pack) {
  std::vector<std::string> all{std::string{park::all_industries}};
  for (auto const& [industry, words] : pack.industries) all.push_back(industry);
  return all;
}

base::Result<RecordedBenchmarkView> recorded_view(Call& call, park::Pack const& pack, RecordedBenchmark const& row,
                                                  RecordedBenchmark const* withdrawal,
                                                  park::BenchmarkBook const* book) {
  RecordedBenchmarkView view;
  view.benchmark_id = row.benchmark_id;
  view.indicator = coded_indicator(pack, row.indicator);
  view.industry = coded_industry_or_all(pack, row.industry);
  view.period = row.period;
  view.method = row.method;
  view.value = shown_text(pack, row.indicator, row.value).value_or(park::Shown{});
  view.median = shown_text(pack, row.indicator, row.median);
  view.parties = row.parties;
  view.parties_of = row.parties_of;
  view.basis = basis_label(pack, row.basis);
  view.source = row.source;
  view.recorded_by_name = TRY(name_of_user(call.records, row.recorded_by));
  view.recorded_at = row.recorded_at;
  if (withdrawal != nullptr) {
    view.withdrawn_on = withdrawal->known_at;
    view.withdrawn_reason = withdrawal->reason;
    view.withdrawn_by_name = TRY(name_of_user(call.records, withdrawal->recorded_by));
  }
  Benchmark const* const now =
      book == nullptr ? nullptr : book->find(row.indicator, row.industry, call.context.clock.today());
  view.counts = now != nullptr && now->record_id == row.benchmark_id;
  return view;
}

RecordedBenchmark const* withdrawal_of(std::vector<RecordedBenchmark> const& all, std::string_view benchmark_id) {
  auto const found =
      std::find_if(all.begin(), all.end(), [&](RecordedBenchmark const& one) { return one.withdraws == benchmark_id; });
  return found == all.end() ? nullptr : &*found;
}

base::Result<Reply> list_benchmarks(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  BenchmarksView view;
  view.as_of = TRY(day_of(call.request)).value_or(call.context.clock.today());
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  auto const book = TRY(benchmark_book(call.records, portfolio_id));
  for (std::string const& industry : industries_of(*pack))
    view.industries.push_back(coded_industry_or_all(*pack, industry));
  for (std::size_t at = 0; at < pack->indicators.size(); ++at) {
    auto const& definition = pack->indicators[at];
    if (definition.benchmark_kind.empty()) continue;
    BenchmarkedIndicator indicator{definition.name, definition.label, definition.benchmark_kind, definition.unit, {}};
    for (std::string const& industry : industries_of(*pack))
      if (auto row = row_in_force(*pack, book.get(), at, industry, view.as_of))
        indicator.rows.push_back(*std::move(row));
    view.indicators.push_back(std::move(indicator));
  }
  std::vector<RecordedBenchmark> const all = TRY(benchmarks_of(call.records, portfolio_id));
  for (auto row = all.rbegin(); row != all.rend(); ++row)
    if (row->withdraws.empty())
      view.recorded.push_back(TRY(recorded_view(call, *pack, *row, withdrawal_of(all, row->benchmark_id), book.get())));
  return json_reply(view);
}

base::Result<ImportPeriod> period_of(std::string_view text, std::string at, base::Date today) {
  auto const period = read_period(text);
  if (period && period->from <= today) return *period;
  return base::Error{base::ErrorCode::invalid,
                     "this is no period",
                     {period ? base::Issue{std::move(at), "this period has not begun", "该期间尚未开始"}
                             : base::Issue{std::move(at), "write a year, quarter or month: 2025, 2025Q4, 2025-10",
                                           "请填写年、季或月，例如 2025、2025Q4、2025-10"}},
                     "期间有误"};
}

base::Result<ComputedBenchmarks> computed(Call& call, std::string_view portfolio_id, ImportPeriod const& period) {
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  auto const book = TRY(benchmark_book(call.records, portfolio_id));
  PortfolioMeans const means = TRY(means_of_portfolio(call.context, portfolio_id, period));
  ComputedBenchmarks view;
  view.period = name_of_period(period);
  view.period_from = period.from;
  view.period_to = period.to;
  view.parties = means.parties;
  view.least = means.least;
  for (park::SampledMean const& mean : means.means) {
    auto const indicator = static_cast<std::size_t>(mean.indicator);
    auto const& definition = pack->indicators[indicator];
    ComputedBenchmark row;
    row.indicator = {definition.name, definition.label};
    row.industry = coded_industry_or_all(*pack, mean.industry);
    row.mean = shown_figure(*pack, definition.name, mean.mean);
    row.median = shown_figure(*pack, definition.name, mean.median);
    row.parties = mean.parties;
    row.parties_of = mean.parties_of;
    row.basis = mean.basis;
    row.basis_label = basis_label(*pack, mean.basis);
    base::Date const today = call.context.clock.today();
    auto now = row_in_force(*pack, book.get(), indicator, mean.industry, today);
    if (!now) now = row_in_force(*pack, book.get(), indicator, std::string{park::all_industries}, today);
    if (now) row.in_force = now->value;
    view.rows.push_back(std::move(row));
  }
  Json figures = base::to_json(view.rows);
  view.sha256 = base::sha256_hex(view.period + pack->hash + figures.to_string());
  return view;
}

base::Result<Reply> compute_benchmarks(Call& call) {
  ImportPeriod const period = TRY(period_of(call.request.of("period"), "period", call.context.clock.today()));
  return json_reply(TRY(computed(call, call.request.of("portfolio_id"), period)));
}

RecordedBenchmark new_record(Call& call, std::string_view indicator, std::string_view industry,
                             ImportPeriod const& period) {
  RecordedBenchmark row;
  row.benchmark_id = base::new_id("bmk", call.now, call.context.randomness);
  row.portfolio_id = call.request.of("portfolio_id");
  row.indicator = indicator;
  row.industry = industry;
  row.period = name_of_period(period);
  row.period_from = period.from;
  row.period_to = period.to;
  row.known_at = call.context.clock.today();
  row.recorded_by = call.person().subject.user_id;
  row.recorded_at = call.now;
  return row;
}

// What the event tells of one.
Json told(RecordedBenchmark const& row) {
  Json::Object object{{"benchmark_id", row.benchmark_id},
                      {"indicator", row.indicator},
                      {"industry", row.industry},
                      {"period", row.period},
                      {"value", row.value}};
  if (row.method == "computed") {
    object.emplace_back("parties", row.parties);
    object.emplace_back("basis", row.basis);
  }
  return Json{std::move(object)};
}

base::Result<Reply> adopt_benchmarks(Call& call) {
  auto const draft = TRY(base::parse_json<BenchmarkAdoption>(call.request.body));
  ImportPeriod const period = TRY(period_of(draft.period, "/period", call.context.clock.today()));
  if (draft.rows.empty())
    return base::Error{base::ErrorCode::invalid,
                       "choose at least one figure",
                       {{"/rows", "choose at least one figure", "请至少选择一项"}},
                       "请至少选择一项"};
  std::string const portfolio_id{call.request.of("portfolio_id")};
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  ComputedBenchmarks const figures = TRY(computed(call, portfolio_id, period));
  if (figures.sha256 != draft.sha256)
    return refuse(base::ErrorCode::conflict, "企业数据在计算之后有了变化，请重新计算后再采用",
                  "the enterprises' data have changed since this was computed; compute once more, then take over");
  std::set<std::pair<std::string, std::string>> chosen;
  Json::Array rows;
  for (std::size_t at = 0; at < draft.rows.size(); ++at) {
    BenchmarkChoice const& choice = draft.rows[at];
    auto const found = std::find_if(figures.rows.begin(), figures.rows.end(), [&](ComputedBenchmark const& one) {
      return one.indicator.code == choice.indicator && one.industry.code == choice.industry;
    });
    if (found == figures.rows.end() || !chosen.emplace(choice.indicator, choice.industry).second)
      return base::Error{base::ErrorCode::invalid,
                         "no such figure was computed",
                         {{fmt::format("/rows/{}", at), "no such figure was computed, or it stands here twice",
                           "没有计算出这一项，或重复选择"}},
                         "选择有误"};
    RecordedBenchmark row = new_record(call, choice.indicator, choice.industry, period);
    row.value = found->mean.number->to_string();
    row.median = found->median.number->to_string();
    row.method = "computed";
    row.parties = found->parties;
    row.parties_of = found->parties_of;
    row.basis = found->basis;
    row.pack_hash = pack->hash;
    TRY(add(call.change(), row));
    rows.push_back(told(row));
  }
  call.note.body = {{"portfolio_id", portfolio_id},
                    {"period", figures.period},
                    {"computed_sha256", figures.sha256},
                    {"benchmarks", std::move(rows)}};
  return silent();
}

std::vector<base::Issue> issues_of_benchmark(park::Pack const& pack, BenchmarkDraft const& draft) {
  std::vector<base::Issue> issues;
  int const indicator = pack.indicator(draft.indicator);
  if (indicator < 0 || pack.indicators[static_cast<std::size_t>(indicator)].benchmark_kind.empty())
    issues.push_back({"/indicator", "choose an indicator that the pack holds against a mean or a standard",
                      "请选择设有均值或标准的指标"});
  if (draft.industry != park::all_industries && !pack.industries.contains(draft.industry))
    issues.push_back({"/industry", fmt::format("there is no industry `{}`; `*` is all others", draft.industry),
                      fmt::format("没有行业“{}”；“*”表示其他所有行业", draft.industry)});
  if (draft.source.empty() || draft.source.size() > source_bytes_max)
    issues.push_back({"/source", fmt::format("name the yearbook, bureau or decision (1 to {} bytes)", source_bytes_max),
                      fmt::format("请填写来源，如统计年鉴、主管部门或园区决定（不超过 {} 字节）", source_bytes_max)});
  return issues;
}

base::Result<Reply> enter_benchmark(Call& call) {
  auto const draft = TRY(base::parse_json<BenchmarkDraft>(call.request.body));
  std::string const portfolio_id{call.request.of("portfolio_id")};
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  std::vector<base::Issue> issues = issues_of_benchmark(*pack, draft);
  auto const period = period_of(draft.period, "/period", call.context.clock.today());
  if (!period) {
    base::Error const error = period.error();
    issues.insert(issues.end(), error.issues.begin(), error.issues.end());
  }
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "the benchmark is not complete", std::move(issues), "请补全基准值"};
  RecordedBenchmark row = new_record(call, draft.indicator, draft.industry, *period);
  row.value = draft.value.to_string();
  row.method = "entered";
  row.source = draft.source;
  TRY(add(call.change(), row));
  call.note.body = {{"portfolio_id", portfolio_id}, {"source", row.source}, {"benchmarks", Json::Array{told(row)}}};
  auto const book = TRY(benchmark_book(call.records, portfolio_id));
  return created(TRY(recorded_view(call, *pack, row, nullptr, book.get())));
}

base::Result<Reply> withdraw_benchmark(Call& call) {
  auto const draft = TRY(base::parse_json<BenchmarkWithdrawal>(call.request.body));
  if (draft.reason.empty() || draft.reason.size() > why_bytes_max)
    return base::Error{base::ErrorCode::invalid,
                       "say why",
                       {{"/reason", fmt::format("write 1 to {} bytes", why_bytes_max),
                         fmt::format("请填写撤回原因（不超过 {} 字节）", why_bytes_max)}},
                       "请说明原因"};
  auto const known = TRY(find<RecordedBenchmark>(call.records, call.request.of("benchmark_id")));
  if (!known || known->portfolio_id != call.request.of("portfolio_id") || !known->withdraws.empty())
    return base::not_found("there is no such benchmark");
  std::vector<RecordedBenchmark> const all = TRY(benchmarks_of(call.records, known->portfolio_id));
  if (withdrawal_of(all, known->benchmark_id) != nullptr)
    return refuse(base::ErrorCode::conflict, "此基准值已撤回", "this benchmark was withdrawn already");
  RecordedBenchmark row = new_record(call, known->indicator, known->industry, {known->period_from, known->period_to});
  row.period = known->period;
  row.method = "withdrawn";
  row.withdraws = known->benchmark_id;
  row.reason = draft.reason;
  TRY(add(call.change(), row));
  call.note.body = {{"portfolio_id", known->portfolio_id},
                    {"benchmark_id", known->benchmark_id},
                    {"indicator", known->indicator},
                    {"industry", known->industry},
                    {"period", known->period},
                    {"reason", draft.reason}};
  return silent();
}

}  // namespace

void add_benchmark_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const path = "/api/v1/portfolios/{portfolio_id}/benchmarks";
  Parameter const period{
      "period", Place::query, text_schema, true, "期间：年、季或月", "Period: a year, quarter or month", "2025Q4"};
  Parameter const id{"benchmark_id", Place::path, text_schema, true, "基准值编号", "Id of the benchmark", "bmk_01hv"};
  Resource const place = about_portfolio();
  out.push_back(read(path, "list_benchmarks", {"benchmark", "行业均值与园区标准", "Industry means and park standards"},
                     "benchmark.read", {portfolio_id_parameter(), as_of_parameter()}, reference("BenchmarksView"),
                     list_benchmarks, place));
  out.push_back(read(path + "/computed", "compute_benchmarks",
                     {"benchmark", "按园区企业数据计算行业均值，只算不存",
                      "Compute industry means of the portfolio's enterprises; keeps nothing"},
                     "benchmark.record", {portfolio_id_parameter(), period}, reference("ComputedBenchmarks"),
                     compute_benchmarks, place));
  out.push_back(change("POST", path + "/computed", "adopt_benchmarks",
                       {"benchmark", "采用计算出的行业均值", "Take computed industry means over"}, "benchmark.record",
                       "benchmarks_adopted", {portfolio_id_parameter()}, reference("BenchmarkAdoption"), "",
                       adopt_benchmarks, place));
  out.push_back(change("POST", path, "enter_benchmark",
                       {"benchmark", "录入行业均值或园区标准", "Write an industry mean or park standard down"},
                       "benchmark.record", "benchmark_entered", {portfolio_id_parameter()}, reference("BenchmarkDraft"),
                       reference("RecordedBenchmarkView"), enter_benchmark, place));
  out.push_back(change("POST", path + "/{benchmark_id}/withdraw", "withdraw_benchmark",
                       {"benchmark", "撤回均值或标准", "Withdraw an industry mean or park standard"},
                       "benchmark.record", "benchmark_withdrawn", {portfolio_id_parameter(), id},
                       reference("BenchmarkWithdrawal"), "", withdraw_benchmark, place));
  catalogue.schemas["BenchmarksView"] = base::schema_of<BenchmarksView>();
  catalogue.schemas["ComputedBenchmarks"] = base::schema_of<ComputedBenchmarks>();
  catalogue.schemas["BenchmarkAdoption"] = base::schema_of<BenchmarkAdoption>();
  catalogue.schemas["BenchmarkDraft"] = base::schema_of<BenchmarkDraft>();
  catalogue.schemas["BenchmarkWithdrawal"] = base::schema_of<BenchmarkWithdrawal>();
  catalogue.schemas["RecordedBenchmarkView"] = base::schema_of<RecordedBenchmarkView>();
}

}  // namespace app
