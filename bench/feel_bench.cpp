// USES: feel
// Evaluations of three typical expressions beside the same computed in plain C++ with base::Decimal. `per_node` divides by
// the nodes of the compiled program.
#include <benchmark/benchmark.h>

#include "base/result.h"
#include "feel/expression.h"
#include "feel/program.h"

namespace {

using base::Decimal;

struct Inputs {
  feel::Scope scope;
  int revenue = scope.declare("revenue", feel::simple_type(feel::Kind::number));
  int growth = scope.declare("revenue growth", feel::simple_type(feel::Kind::number));
  int debt = scope.declare("debt ratio", feel::simple_type(feel::Kind::number));
  int industry = scope.declare("industry", feel::simple_type(feel::Kind::string));
};

feel::Frame frame_of(Inputs const& inputs) {
  feel::Frame frame{inputs.scope};
  frame.set(inputs.revenue, base::decimal("1234567.89"));
  frame.set(inputs.growth, base::decimal("0.125"));
  frame.set(inputs.debt, base::decimal("0.46"));
  frame.set(inputs.industry, "software");
  return frame;
}

void evaluate(benchmark::State& state, char const* text) {
  Inputs const inputs;
  auto const expression = feel::Expression::compile(text, inputs.scope);
  auto const program = feel::compile_expression(text, inputs.scope, {});
  CHECK(expression && program);
  feel::Frame frame = frame_of(inputs);
  for (auto _ : state) benchmark::DoNotOptimize(expression->evaluate(frame));
  state.counters["per_node"] =
      benchmark::Counter(static_cast<double>((*program)->nodes.size()),
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

constexpr char const* weighted = "revenue growth * 0.3 + (1 - debt ratio) * 0.45 + revenue / 10000000 * 0.25";
constexpr char const* graded =
    "if revenue > 1000000 and debt ratio < 0.6 then \"A\" else if revenue growth >= 0.1 then \"B\" else \"C\"";
constexpr char const* rounded =
    "if industry = \"software\" then decimal(min(revenue * 0.15, 200000) * (1 + revenue growth), 2) else 0";

void feel_weighted(benchmark::State& state) { evaluate(state, weighted); }
void feel_graded(benchmark::State& state) { evaluate(state, graded); }
void feel_rounded(benchmark::State& state) { evaluate(state, rounded); }

struct Plain {
  Decimal revenue = base::decimal("1234567.89"), growth = base::decimal("0.125"), debt = base::decimal("0.46");
  std::string industry = "software";
};

void plain_weighted(benchmark::State& state) {
  Plain plain;
  Decimal const a = base::decimal("0.3"), b = base::decimal("0.45"), c = base::decimal("0.25"), million{10'000'000},
                one{1};
  for (auto _ : state) {
    benchmark::DoNotOptimize(plain);
    benchmark::DoNotOptimize(plain.growth * a + (one - plain.debt) * b + plain.revenue / million * c);
  }
}

void plain_graded(benchmark::State& state) {
  Plain plain;
  Decimal const million{1'000'000}, debt = base::decimal("0.6"), growth = base::decimal("0.1");
  for (auto _ : state) {
    benchmark::DoNotOptimize(plain);
    char grade = 'C';
    if (plain.growth >= growth) grade = 'B';
    if (plain.revenue > million && plain.debt < debt) grade = 'A';
    benchmark::DoNotOptimize(grade);
  }
}

void plain_rounded(benchmark::State& state) {
  Plain plain;
  Decimal const share = base::decimal("0.15"), cap{200'000}, one{1};
  for (auto _ : state) {
    benchmark::DoNotOptimize(plain);
    Decimal limit{0};
    if (plain.industry == "software") {
      Decimal const part = plain.revenue * share;
      limit = *base::round_to_scale((part < cap ? part : cap) * (one + plain.growth), 2, base::Rounding::half_even);
    }
    benchmark::DoNotOptimize(limit);
  }
}

void compile_graded(benchmark::State& state) {
  Inputs const inputs;
  for (auto _ : state) benchmark::DoNotOptimize(feel::Expression::compile(graded, inputs.scope));
}

}  // namespace

BENCHMARK(feel_weighted);
BENCHMARK(plain_weighted);
BENCHMARK(feel_graded);
BENCHMARK(plain_graded);
BENCHMARK(feel_rounded);
BENCHMARK(plain_rounded);
BENCHMARK(compile_graded);
