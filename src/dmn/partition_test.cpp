#include "dmn/partition.h"

#include <gtest/gtest.h>

#include <random>

#include "dmn/compiler.h"
#include "dmn/small_models.h"

namespace {

using dmn::Partition;
using dmn::small_models::feel_value;

// A table of one input `x` (and a parameter `p`), compiled as a decision would be.
struct Compiled {
  explicit Compiled(std::vector<std::string> const& cells) {
    dmn::source::Table source;
    source.inputs.push_back(
        {.id = "in", .label = "", .expression = {.id = "e", .text = "x", .type_ref = "", .given = true}, .values = {}});
    source.outputs.push_back({.id = "out", .label = "", .name = "", .type_ref = "", .values = {}, .otherwise = {}});
    for (std::size_t i = 0; i < cells.size(); ++i)
      source.rules.push_back(
          {.id = fmt::format("r{}", i),
           .description = "",
           .inputs = {{.id = fmt::format("c{}", i), .text = cells[i], .type_ref = "", .given = true}},
           .outputs = {{.id = "o", .text = "1", .type_ref = "", .given = true}},
           .annotations = {}});
    scope.declare("x");
    parameter = scope.declare("p");
    boxed.kind = dmn::source::Boxed::Kind::table;
    boxed.id = "t";
    boxed.table = std::make_shared<dmn::source::Table const>(std::move(source));
    plan.documents.emplace_back();
    plan.types.emplace_back();
    box = dmn::Compiler{plan, 0, "d", "d"}.box(boxed, scope, nullptr);
    frame = std::make_unique<feel::Frame>(scope);
    frame->host = &run;
  }
  Partition partition(std::size_t bytes_max = Partition::bytes_usual) {
    std::vector<bool> fixed(static_cast<std::size_t>(scope.size()), false);
    fixed[parameter] = true;
    return Partition::of(*box.table, 0, *frame, fixed, bytes_max);
  }
  bool holds(std::size_t rule, feel::Value const& value) {
    dmn::Condition const& condition = box.table->conditions[rule];
    if (condition.any) return true;
    feel::Value const result = condition.tests->matches(value, *frame);
    return result.kind() == feel::Kind::boolean && result.boolean();
  }

  feel::Scope scope;
  int parameter = -1;
  dmn::source::Boxed boxed;
  dmn::Plan plan;
  dmn::Box box;
  dmn::Run run;
  std::unique_ptr<feel::Frame> frame;
};

bool has(dmn::RuleBits bits, std::size_t rule) { return (bits[rule / 64] >> (rule % 64) & 1) != 0; }

TEST(Partition, cuts_numbers_at_the_bounds_of_the_cells) {
  Compiled compiled{{"< 10", "[10..20)", ">= 20", "10.5", "-", "not([5..15])"}};
  Partition const column = compiled.partition();
  EXPECT_EQ(column.kind(), Partition::Kind::numbers);
  EXPECT_EQ(column.scale(), 1);
  std::vector<std::string> texts;
  for (std::size_t atom = 0; atom < column.atoms(); ++atom) texts.push_back(column.text(atom));
  EXPECT_EQ(texts, (std::vector<std::string>{"< 5", "[5..10)", "[10..10.5)", "10.5", "(10.5..15]", "(15..20)", ">= 20",
                                             "null"}));
}

TEST(Partition, each_value_meets_the_rules_of_its_atom_and_no_others) {
  std::vector<std::vector<std::string>> const columns{
      {"< 10", "[10..20)", ">= 20", "10.5", "-", "not([5..15])", "1, 2, 3", "> 0.001", "(= 7)", "(-3..-1]"},
      {"\"a\"", "\"a\", \"b\"", "not(\"a\")", "-", "\"other\"", "[\"c\", \"d\"]"},
      {"true", "false", "not(true)", "-"},
      {"< date(\"2024-03-05\")", "[date(\"2024-03-05\")..date(\"2024-04-01\"))", "date(\"2024-12-31\")",
       "not(date(\"2024-12-31\"))"},
      {"> p", "< 3", "5"},
      {"null", "not(null)", "5", "not(5)"},
      {"not([1, 2])", "not(> 3)", "not(> 3, 7)", "[1, 5]"}};
  std::vector<std::string> const values{"9.99",
                                        "10",
                                        "10.5",
                                        "10.50",
                                        "20",
                                        "-2",
                                        "-1",
                                        "0.001",
                                        "0.0011",
                                        "7",
                                        "1e30",
                                        "-1e30",
                                        "3",
                                        "4",
                                        "\"a\"",
                                        "\"b\"",
                                        "\"z\"",
                                        "\"other\"",
                                        "\"\"",
                                        "\"c\"",
                                        "true",
                                        "false",
                                        "date(\"2024-03-05\")",
                                        "date(\"2024-03-31\")",
                                        "date(\"2024-12-31\")",
                                        "date(\"2025-01-01\")"};
  for (auto const& cells : columns) {
    Compiled compiled{cells};
    compiled.frame->set(compiled.parameter, 4);
    Partition const column = compiled.partition();
    std::vector<feel::Value> inputs{feel::Value::null("missing_input", {"x"}, {})};
    for (std::string const& value : values) inputs.push_back(feel_value(value));
    for (std::size_t atom = 0; atom < column.atoms(); ++atom) inputs.push_back(column.sample(atom));
    for (feel::Value const& input : inputs) {
      auto const atom = column.atom_of(input);
      if (!atom) continue;
      for (std::size_t rule = 0; rule < cells.size(); ++rule) {
        bool const ask = (column.residual()[0] >> rule & 1) != 0;
        bool const set = has(column.rules(*atom), rule);
        if (ask)
          EXPECT_TRUE(set);
        else
          EXPECT_EQ(set, compiled.holds(rule, input)) << cells[rule] << " with " << input.to_string();
      }
    }
    for (std::size_t atom = 0; atom < column.atoms(); ++atom)
      EXPECT_EQ(column.atom_of(column.sample(atom)), atom) << column.text(atom);
  }
}

TEST(Partition, a_cell_that_names_a_parameter_is_constant_once_that_is_known) {
  Compiled compiled{{"> p", "p"}};
  compiled.frame->set(compiled.parameter, feel_value("(>= 80)"));
  Partition const range = compiled.partition();
  EXPECT_FALSE(has(range.residual(), 1));
  EXPECT_TRUE(has(range.rules(*range.atom_of(80)), 1));
  EXPECT_FALSE(has(range.rules(*range.atom_of(79)), 1));
  compiled.frame->set(compiled.parameter, 80);
  Partition const number = compiled.partition();
  EXPECT_EQ(number.text(0), "< 80");
}

TEST(Partition, bounds_off_every_grid_are_left_to_the_interpreter) {
  Compiled compiled{{"> 1e300", "> 0.00000000000001", "> 5000000000", "< 0.25"}};
  Partition const column = compiled.partition();
  EXPECT_EQ(column.residual()[0], 0b0011U);
}

TEST(Partition, stays_within_its_bytes_and_misses_no_rule) {
  std::vector<std::string> cells;
  for (int i = 0; i < 500; ++i)
    cells.push_back(i % 3 == 0 ? fmt::format("< {}", i) : fmt::format("[{}..{})", i, i + 7));
  Compiled compiled{cells};
  Partition const column = compiled.partition(4096);
  EXPECT_FALSE(column.is_exact());
  EXPECT_LE(column.atoms() * column.words() * 8, 8192U);
  for (int value = -3; value < 520; ++value)
    for (std::size_t rule = 0; rule < cells.size(); ++rule)
      EXPECT_TRUE(has(column.rules(*column.atom_of(value)), rule) || !compiled.holds(rule, value)) << value;
}

// The index and the scan of every rule agree on random tables.
TEST(TableIndex, gives_the_candidates_that_a_scan_finds) {
  std::mt19937_64 random{7};
  std::vector<std::string> const pool{"-",     "-",           "< 3",  ">= 3", "[1..4]", "5", "not(2)",
                                      "\"a\"", "\"a\",\"b\"", "true", "null", "x > 2",  "p"};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> cells;
    for (int i = 0; i < 1 + static_cast<int>(random() % 90); ++i) cells.push_back(pool[random() % pool.size()]);
    Compiled compiled{cells};
    compiled.frame->set(compiled.parameter, 3);
    std::vector<std::uint64_t> candidates;
    for (char const* text : {"0", "2", "3", "4.5", "5", "\"a\"", "\"z\"", "true", "null"}) {
      feel::Value const input = feel_value(text);
      compiled.frame->set(0, input);
      if (!compiled.box.table->index->candidates({&input, 1}, candidates)) continue;
      for (std::size_t rule = 0; rule < cells.size(); ++rule) {
        bool const candidate = has(candidates, rule);
        bool const asked = compiled.box.table->index->must_ask(rule);
        bool const holds = compiled.holds(rule, input);
        EXPECT_TRUE(asked ? candidate || !holds : candidate == holds) << cells[rule] << " " << text;
      }
    }
  }
}

}  // namespace
