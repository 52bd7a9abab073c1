// USES: dmn
// The three policies of bench/policies.py (a: a table of 20 rules; b: a scorecard of 24 indicators; c: b, grades,
// a) over columns, row by row, and from JSON text to JSON text; with rules counted, with a trace, on each set of
// instructions; a table of 5,000 rules beside one of 20; loading; and how many grades binary floating point would
// change. Rates are per second of CPU time of one core. tools/decision_bench.py writes the models, runs this and a
// peer in one go and prints the ratios.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "base/json.h"
#include "dmn/batch.h"
#include "dmn/json_session.h"
#include "dmn/model_text.h"
#include "percentiles.h"

namespace {

constexpr std::size_t batch_rows = 1 << 17;

std::string folder() {
  char const* const given = std::getenv("YINGZHOU_BENCH_POLICIES");
  return given ? given : std::string{YINGZHOU_SOURCE_DIR} + "/build/bench/policies";
}

std::string text_of(std::string const& name) {
  std::ifstream file{folder() + "/" + name};
  CHECK(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

dmn::Model load(std::string const& name) {
  std::string const xml = text_of(name + ".dmn");
  auto model = dmn::Model::load(xml, {.file = name + ".dmn"});
  CHECK(model.has_value() && model->publishable());
  return *std::move(model);
}

std::vector<std::string> lines_of(std::string const& name) {
  std::vector<std::string> lines;
  std::istringstream text{text_of(name)};
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

// A row of rows.jsonl as inputs of the model (others left out).
dmn::Model::Inputs inputs_of(base::Json const& row, std::vector<std::string> const& names) {
  dmn::Model::Inputs inputs;
  for (std::string const& name : names) {
    base::Json const* const value = row.find(name);
    CHECK(value != nullptr);
    if (auto const* const text = value->if_string())
      inputs.emplace_back(name, *text);
    else
      inputs.emplace_back(name, base::decimal(value->to_string()));
  }
  return inputs;
}

struct Policy {
  explicit Policy(std::string const& name)
      : model(load(name)), decision(name == "b" ? "score" : "limit"), answer(name == "b" ? "score" : "limit_" + name) {
    std::vector<std::string> const names = model.inputs(), lines = lines_of("rows.jsonl"),
                                   answers = lines_of("expected.jsonl");
    for (std::size_t i = 0; i < lines.size(); ++i) {
      rows.push_back(inputs_of(*base::Json::parse(lines[i]), names));
      base::Json const wanted = *base::Json::parse(answers[i])->find(answer);
      expected.push_back(base::decimal(wanted.if_string() ? *wanted.if_string() : wanted.to_string()));
    }
  }
  // The rows over and over, by column.
  dmn::BatchInputs columns(std::size_t count) const {
    dmn::BatchInputs result;
    for (std::size_t i = 0; i < rows.front().size(); ++i) {
      std::vector<feel::Value> values;
      values.reserve(count);
      for (std::size_t row = 0; row < count; ++row) values.push_back(rows[row % rows.size()][i].second);
      result.emplace_back(rows.front()[i].first, feel::Column::of(std::move(values)));
    }
    return result;
  }
  std::string json(std::size_t row) const {
    std::string text = "{";
    for (auto const& [name, value] : rows[row]) {
      bool const is_text = value.kind() == feel::Kind::string;
      text += fmt::format("{}\"{}\":{}{}{}", text.size() > 1 ? "," : "", name, is_text ? "\"" : "", value.to_string(),
                          is_text ? "\"" : "");
    }
    return text + "}";
  }

  dmn::Model model;
  std::string decision, answer;
  std::vector<dmn::Model::Inputs> rows;
  std::vector<base::Decimal> expected;
};

void check(Policy const& policy, dmn::Decisions const& decisions) {
  for (std::size_t row = 0; row < decisions.rows(); ++row)
    CHECK(decisions.is_decided(0, row) &&
          decisions.value(0, row).number() == policy.expected[row % policy.expected.size()]);
}

void batch(benchmark::State& state, std::string const& name, dmn::BatchOptions const& options) {
  if (!feel::is_supported(options.target)) return state.SkipWithError("this processor has no such instructions");
  Policy const policy{name};
  auto const prepared = dmn::Batch::prepare(policy.model, {policy.decision});
  CHECK(prepared.has_value());
  dmn::Batch::Worker worker{*prepared};
  dmn::BatchInputs const columns = policy.columns(batch_rows);
  dmn::Decisions const first = worker.decide(columns, 0, batch_rows, options);
  CHECK(first.rows_by_row_path() == 0);
  check(policy, first);
  for (auto _ : state) benchmark::DoNotOptimize(worker.decide(columns, 0, batch_rows, options));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch_rows));
}

// p50 and p99 by the wall, of single decisions.
void from_json_to_json(benchmark::State& state, std::string const& name, bool trace) {
  Policy const policy{name};
  dmn::JsonSession session{policy.model, policy.decision};
  dmn::EvaluateOptions options;
  options.trace = trace;
  options.near_misses = false;
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < policy.rows.size(); ++row) {
    texts.push_back(policy.json(row));
    auto const answer = base::Json::parse(session.decide(texts.back(), options));
    CHECK(base::decimal(answer->find("value")->to_string()) == policy.expected[row]);
  }
  Percentiles times;
  std::size_t next = 0;
  for (auto _ : state) {
    std::string const& text = texts[next++ % texts.size()];
    times.time<std::micro>([&] { benchmark::DoNotOptimize(session.decide(text, options)); });
  }
  state.counters["p50_us"] = times.at(0.5);
  state.counters["p99_us"] = times.at(0.99);
  state.SetItemsProcessed(state.iterations());
}

void session(benchmark::State& state, std::string const& name, bool trace, bool near_misses) {
  Policy const policy{name};
  dmn::Model::Session session{policy.model};
  int const decision = session.decision(policy.decision);
  std::vector<int> slots;
  for (auto const& [input, value] : policy.rows.front()) slots.push_back(session.input(input));
  dmn::EvaluateOptions options;
  options.trace = trace;
  options.near_misses = near_misses;
  std::size_t next = 0;
  for (auto _ : state) {
    session.clear();
    std::size_t const row = next++ % policy.rows.size();
    for (std::size_t i = 0; i < slots.size(); ++i) session.set(slots[i], policy.rows[row][i].second);
    CHECK(session.evaluate(decision, options).value.number() == policy.expected[row]);
  }
  state.SetItemsProcessed(state.iterations());
}

// A price list by three columns, so that many rules remain candidates in each.
dmn::Model price_list(int rules) {
  using namespace dmn::model_text;
  TableText list{"FIRST", "", "size, class, region => price", {}, "", ""};
  for (int rule = 0; rule < rules; ++rule)
    list.rules.push_back(fmt::format("[{}..{}) | \"k{}\" | {} => {}", rule / 4 * 3, rule / 4 * 3 + 5, rule % 7,
                                     rule % 5 == 0 ? "-" : fmt::format("\"r{}\"", rule % 3), rule));
  list.rules.emplace_back("- | - | - => -1");
  std::string const body = input("size", "number") + input("class", "string") + input("region", "string") +
                           decision("price", "size, class, region", table(list), "number");
  auto model = dmn::Model::load(definitions(body), {.file = "list.dmn"});
  CHECK(model.has_value() && model->publishable());
  return *std::move(model);
}

void long_table_by_row(benchmark::State& state) {
  auto const rules = static_cast<int>(state.range(0));
  dmn::Model const model = price_list(rules);
  dmn::Model::Session session{model};
  int const size = session.input("size"), kind = session.input("class"), region = session.input("region");
  int const price = session.decision("price");
  std::mt19937_64 random{5};
  for (auto _ : state) {
    session.clear();
    session.set(size, static_cast<std::int64_t>(random() % static_cast<unsigned>(rules)));
    session.set(kind, fmt::format("k{}", random() % 7));
    session.set(region, fmt::format("r{}", random() % 3));
    benchmark::DoNotOptimize(session.evaluate(price, {}).value);
  }
}

void long_table_by_column(benchmark::State& state) {
  auto const rules = static_cast<int>(state.range(0));
  dmn::Model const model = price_list(rules);
  auto const prepared = dmn::Batch::prepare(model, {"price"});
  dmn::Batch::Worker worker{*prepared};
  std::mt19937_64 random{5};
  std::vector<std::int64_t> sizes;
  std::vector<std::uint32_t> kinds, regions;
  for (std::size_t i = 0; i < batch_rows; ++i) {
    sizes.push_back(static_cast<std::int64_t>(random() % static_cast<unsigned>(rules)));
    kinds.push_back(static_cast<std::uint32_t>(random() % 7));
    regions.push_back(static_cast<std::uint32_t>(random() % 3));
  }
  feel::Palette kind_names, region_names;
  for (int i = 0; i < 7; ++i) kind_names.emplace_back(fmt::format("k{}", i));
  for (int i = 0; i < 3; ++i) region_names.emplace_back(fmt::format("r{}", i));
  dmn::BatchInputs const inputs{{"size", feel::Column::of_numbers(sizes, 0)},
                                {"class", feel::Column::of_codes(kinds, kind_names)},
                                {"region", feel::Column::of_codes(regions, region_names)}};
  for (auto _ : state) benchmark::DoNotOptimize(worker.decide(inputs, 0, batch_rows));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch_rows));
}

void load_and_compile(benchmark::State& state) {
  std::string const xml = text_of("c.dmn");
  for (auto _ : state) benchmark::DoNotOptimize(dmn::Model::load(xml, {.file = "c.dmn"}));
}

// One million enterprises scored by policy b's weights in binary floating point and in decimals: how many grades
// differ.
void grades_that_binary_numbers_change(benchmark::State& state) {
  std::vector<base::Decimal> weights;
  std::vector<std::vector<base::Decimal>> points;
  for (std::string const& line : lines_of("weights.txt")) {
    std::istringstream words{line};
    std::string word;
    words >> word;
    weights.push_back(base::decimal(word));
    points.emplace_back();
    while (words >> word) points.back().push_back(base::decimal(word));
  }
  std::int64_t const cuts[] = {85, 78, 70, 62, 54, 45, 36, 28};
  auto const grade = [&](auto const& score) {
    int reached = 0;
    for (std::int64_t const cut : cuts) reached += score < decltype(score + score)(static_cast<int>(cut)) ? 1 : 0;
    return reached;
  };
  constexpr int enterprises = 1'000'000;
  for (auto _ : state) {
    std::mt19937_64 random{20240305};
    std::int64_t scores = 0, grades = 0;
    for (int i = 0; i < enterprises; ++i) {
      base::Decimal exact;
      double binary = 0;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        base::Decimal const earned = points[k][random() % points[k].size()];
        exact += earned * weights[k];
        binary += earned.to_double() * weights[k].to_double();
      }
      scores += binary != exact.to_double();
      grades += grade(binary) != grade(exact);
    }
    state.counters["scores_changed"] = static_cast<double>(scores);
    state.counters["grades_changed"] = static_cast<double>(grades);
  }
}

dmn::BatchOptions options_of(feel::Target target, bool count_hits, bool trace) {
  dmn::BatchOptions options;
  options.target = target;
  options.count_hits = count_hits;
  options.evaluate.trace = trace;
  options.evaluate.near_misses = false;
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  if (!std::filesystem::exists(folder() + "/c.dmn")) {
    std::fprintf(stderr, "decisions_bench: no models in %s; write them with `python3 bench/policies.py %s`\n",
                 folder().c_str(), folder().c_str());
    return 2;
  }
  using benchmark::RegisterBenchmark;
  feel::Target const best = feel::best_target();
  for (std::string const name : {"a", "b", "c"}) {
    RegisterBenchmark(("batch/" + name).c_str(), batch, name, options_of(best, false, false));
    RegisterBenchmark(("batch/" + name + "/rules_counted").c_str(), batch, name, options_of(best, true, false));
    RegisterBenchmark(("batch/" + name + "/trace").c_str(), batch, name, options_of(best, true, true));
    for (feel::Target const target : {feel::Target::portable, feel::Target::avx2, feel::Target::avx512})
      RegisterBenchmark(fmt::format("batch/{}/{}", name, feel::name_of(target)).c_str(), batch, name,
                        options_of(target, false, false));
    RegisterBenchmark(("row/" + name).c_str(), session, name, false, false);
    RegisterBenchmark(("row/" + name + "/trace").c_str(), session, name, true, false);
    RegisterBenchmark(("row/" + name + "/trace_near_misses").c_str(), session, name, true, true);
    RegisterBenchmark(("json/" + name).c_str(), from_json_to_json, name, false);
    RegisterBenchmark(("json/" + name + "/trace").c_str(), from_json_to_json, name, true);
  }
  RegisterBenchmark("long_table/row", long_table_by_row)->Arg(20)->Arg(5000);
  RegisterBenchmark("long_table/batch", long_table_by_column)->Arg(20)->Arg(5000);
  RegisterBenchmark("load_24_tables", load_and_compile)->Unit(benchmark::kMillisecond);
  RegisterBenchmark("binary_numbers", grades_that_binary_numbers_change)->Iterations(1)->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
