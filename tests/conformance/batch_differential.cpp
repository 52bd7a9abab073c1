// The row path, the batch path (every target of the processor) and a naive reference written here agree on random
// models and random rows: values, rule ids, reasons. `batch_differential --pairs 1000000 --seed 1`; `--control`
// plants a wrong answer that must be found.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "dmn/batch.h"
#include "dmn/model_text.h"

namespace {

using base::Decimal;

std::mt19937_64 generator;
int below(int end) { return static_cast<int>(generator() % static_cast<unsigned>(end)); }
bool one_in(int n) { return below(n) == 0; }

// A value of the reference: absent, a number, a text, a truth value or a day.
struct Plain {
  enum class Kind { null, number, text, truth, day } kind = Kind::null;
  Decimal number;
  std::string text;
  bool truth = false;
  std::int64_t day = 0;
};

// ---- cells
// -------------------------------------------------------------------------------------------------------------

struct Test {  // a value, or an interval
  bool is_value = true;
  Plain low, high;
  bool has_low = false, has_high = false, low_closed = false, high_closed = false;
};
struct Cell {
  bool any = false, negated = false, is_null = false;
  std::vector<Test> tests;
  int other_input = -1;  // `< other` : residual
};

std::string literal(Plain const& value) {
  switch (value.kind) {
    case Plain::Kind::null: return "null";
    case Plain::Kind::number: return value.number.to_string();
    case Plain::Kind::text: return "\"" + value.text + "\"";
    case Plain::Kind::truth: return value.truth ? "true" : "false";
    case Plain::Kind::day:
      return "date(\"" + base::Date::from_days(static_cast<std::int32_t>(value.day)).to_string() + "\")";
  }
  return "";
}

std::string text_of(Test const& test) {
  if (test.is_value) return literal(test.low);
  if (test.has_low && test.has_high)
    return fmt::format("{}{}..{}{}", test.low_closed ? "[" : "(", literal(test.low), literal(test.high),
                       test.high_closed ? "]" : ")");
  if (test.has_low) return (test.low_closed ? ">= " : "> ") + literal(test.low);
  return (test.high_closed ? "<= " : "< ") + literal(test.high);
}

char const* const number_names[] = {"a", "b", "c"};

std::string text_of(Cell const& cell) {
  if (cell.any) return "-";
  if (cell.is_null) return "null";
  if (cell.other_input >= 0) return fmt::format("< {}", number_names[cell.other_input]);
  std::string text;
  for (Test const& test : cell.tests) text += (text.empty() ? "" : ", ") + text_of(test);
  return cell.negated ? "not(" + text + ")" : text;
}

int order(Plain const& a, Plain const& b) {
  if (a.kind == Plain::Kind::number) return a.number < b.number ? -1 : b.number < a.number ? 1 : 0;
  if (a.kind == Plain::Kind::day) return a.day < b.day ? -1 : b.day < a.day ? 1 : 0;
  if (a.kind == Plain::Kind::text) return a.text.compare(b.text);
  return int{a.truth} - int{b.truth};
}

enum class Held { no, yes, unknown };

// FEEL's unary tests, by the book: a null equals no value, and its order with a bound is null.
Held holds(Cell const& cell, Plain const& input, std::vector<Plain> const& row) {
  if (cell.any) return Held::yes;
  if (cell.is_null) return input.kind == Plain::Kind::null ? Held::yes : Held::no;
  if (cell.other_input >= 0) {
    Plain const& other = row[static_cast<std::size_t>(cell.other_input)];
    if (input.kind == Plain::Kind::null || other.kind == Plain::Kind::null) return Held::no;
    return order(input, other) < 0 ? Held::yes : Held::no;
  }
  bool unknown = false;
  for (Test const& test : cell.tests) {
    if (input.kind == Plain::Kind::null) {
      unknown |= !test.is_value;
      continue;
    }
    bool met = false;
    if (test.is_value) {
      met = order(input, test.low) == 0;
    } else {
      int const low = test.has_low ? order(input, test.low) : 1, high = test.has_high ? order(input, test.high) : -1;
      met = (low > 0 || (low == 0 && test.low_closed)) && (high < 0 || (high == 0 && test.high_closed));
    }
    if (met) return cell.negated ? Held::no : Held::yes;
  }
  if (unknown) return Held::no;
  return cell.negated ? Held::yes : Held::no;
}

Plain random_value(Plain::Kind kind) {
  static char const* const texts[] = {"x", "y", "z", "other"};
  Plain value;
  value.kind = kind;
  if (kind == Plain::Kind::number) value.number = *Decimal::of(below(40) - 5, one_in(4) ? -1 : one_in(8) ? -2 : 0);
  if (kind == Plain::Kind::text) value.text = texts[below(4)];
  if (kind == Plain::Kind::truth) value.truth = one_in(2);
  if (kind == Plain::Kind::day) value.day = 19'000 + below(40);
  return value;
}

Cell random_cell(Plain::Kind kind) {
  Cell cell;
  if (one_in(3)) return cell.any = true, cell;
  if (one_in(25)) return cell.is_null = true, cell;
  if (kind == Plain::Kind::number && one_in(25)) return cell.other_input = below(3), cell;
  bool const ordered = kind == Plain::Kind::number || kind == Plain::Kind::day;
  for (int i = 0; i < (one_in(4) ? 2 : 1); ++i) {
    Test test;
    test.low = random_value(kind);
    if (ordered && !one_in(3)) {
      test.is_value = false;
      test.high = random_value(kind);
      if (order(test.high, test.low) < 0) std::swap(test.low, test.high);
      int const form = below(3);
      test.has_low = form != 1;
      test.has_high = form != 0;
      test.low_closed = one_in(2);
      test.high_closed = one_in(2);
    }
    cell.tests.push_back(test);
  }
  cell.negated = one_in(6);
  return cell;
}

// ---- models
// ------------------------------------------------------------------------------------------------------------

struct Input {
  std::string name, type;
  Plain::Kind kind;
};
std::vector<Input> const inputs{{"a", "number", Plain::Kind::number}, {"b", "number", Plain::Kind::number},
                                {"c", "number", Plain::Kind::number}, {"t", "string", Plain::Kind::text},
                                {"f", "boolean", Plain::Kind::truth}, {"d", "date", Plain::Kind::day}};

struct Table {
  std::string policy, aggregation;
  std::vector<int> columns;  // inputs, or inputs.size() + k for the decision before
  std::vector<std::vector<Cell>> rules;
  std::vector<int> results;    // constants
  std::vector<bool> computed;  // the result is `a + constant`
  std::optional<int> otherwise;
};
struct Formula {  // a linear or divided expression over a, b, c
  int form = 0;
  int factor = 1, divisor = 2;
};
struct Decision {
  std::optional<Table> table;
  Formula formula;
};
struct RandomModel {
  std::vector<Decision> decisions;  // each may read the one before
  std::string xml;
};

std::string name_of(std::size_t decision) { return fmt::format("D{}", decision); }

Table random_table(std::size_t decision) {
  static std::vector<std::pair<char const*, char const*>> const policies{
      {"FIRST", ""},   {"FIRST", ""},      {"UNIQUE", ""},     {"ANY", ""},        {"RULE ORDER", ""},
      {"COLLECT", ""}, {"COLLECT", "SUM"}, {"COLLECT", "MIN"}, {"COLLECT", "MAX"}, {"COLLECT", "COUNT"}};
  Table table;
  auto const& [policy, aggregation] = policies[static_cast<std::size_t>(below(10))];
  table.policy = policy;
  table.aggregation = aggregation;
  for (int i = 0; i < 1 + below(4); ++i) table.columns.push_back(below(static_cast<int>(inputs.size())));
  if (decision > 0 && one_in(2)) table.columns.push_back(static_cast<int>(inputs.size() + decision - 1));
  int const rules = one_in(10) ? 65 + below(80) : 1 + below(12);
  for (int rule = 0; rule < rules; ++rule) {
    table.rules.emplace_back();
    for (int const column : table.columns)
      table.rules.back().push_back(random_cell(column < static_cast<int>(inputs.size())
                                                   ? inputs[static_cast<std::size_t>(column)].kind
                                                   : Plain::Kind::number));
    table.results.push_back(below(30));
    table.computed.push_back(one_in(12) && table.aggregation.empty());
  }
  if (one_in(2) && table.policy != "COLLECT") table.otherwise = 99;
  return table;
}

std::string formula_text(Formula const& formula, std::size_t decision) {
  std::string const before = decision > 0 ? name_of(decision - 1) : "b";
  switch (formula.form) {
    case 0: return fmt::format("a * {} + {} - c", formula.factor, before);
    case 1: return fmt::format("a / {} + {}", formula.divisor, before);
    case 2: return fmt::format("if a > b then {} * 0.5 else c * {}", before, formula.factor);
    case 3: return fmt::format("max(a, {}) * b", before);
    default: return fmt::format("a / c + {}", before);
  }
}

RandomModel random_model() {
  using namespace dmn::model_text;
  RandomModel model;
  std::string body;
  for (Input const& one : inputs) body += input(one.name, one.type);
  int const decisions = 1 + below(4);
  for (std::size_t i = 0; i < static_cast<std::size_t>(decisions); ++i) {
    Decision decision;
    std::string requires_ = "a, b, c, t, f, d";
    if (i > 0) requires_ += ", @" + name_of(i - 1);
    std::string logic;
    if (one_in(3)) {
      decision.formula = {below(5), 1 + below(9), 1 + below(7)};
      logic = dmn::model_text::literal(formula_text(decision.formula, i));
    } else {
      decision.table = random_table(i);
      TableText text;
      text.hit_policy = decision.table->policy;
      text.aggregation = decision.table->aggregation;
      for (int const column : decision.table->columns)
        text.columns +=
            (text.columns.empty() ? "" : ", ") +
            (column < static_cast<int>(inputs.size()) ? inputs[static_cast<std::size_t>(column)].name : name_of(i - 1));
      text.columns += " => r";
      for (std::size_t rule = 0; rule < decision.table->rules.size(); ++rule) {
        std::string cells;
        for (Cell const& cell : decision.table->rules[rule]) cells += (cells.empty() ? "" : " | ") + text_of(cell);
        text.rules.push_back(fmt::format("{} => {}{}", cells, decision.table->computed[rule] ? "a + " : "",
                                         decision.table->results[rule]));
      }
      if (decision.table->otherwise) text.defaults = fmt::format("{}", *decision.table->otherwise);
      logic = table(text);
      logic.replace(logic.find("id=\"table\""), 10, fmt::format("id=\"t{}\"", i));
    }
    body += dmn::model_text::decision(name_of(i), requires_, logic);
    model.decisions.push_back(std::move(decision));
  }
  model.xml = definitions(body);
  return model;
}

// ---- the reference
// -----------------------------------------------------------------------------------------------------

// nullopt: not decided. A list stands as its text.
struct Answer {
  bool decided = false;
  bool is_list = false;
  Plain value;
  std::string list;
  std::vector<int> fired;
};

std::optional<Decimal> number_of(Plain const& value) {
  return value.kind == Plain::Kind::number ? std::optional{value.number} : std::nullopt;
}

Plain number(Decimal value) {
  Plain plain;
  plain.kind = Plain::Kind::number;
  plain.number = value;
  return plain;
}

Answer decide_table(Table const& table, std::vector<Plain> const& row, std::optional<Plain> const& before) {
  Answer answer;
  std::vector<int> matched;
  for (std::size_t rule = 0; rule < table.rules.size(); ++rule) {
    bool all = true;
    for (std::size_t column = 0; column < table.columns.size() && all; ++column) {
      auto const index = static_cast<std::size_t>(table.columns[column]);
      all = holds(table.rules[rule][column], index < inputs.size() ? row[index] : *before, row) == Held::yes;
    }
    if (!all) continue;
    matched.push_back(static_cast<int>(rule));
    if (table.policy == "FIRST") break;
  }
  auto const result = [&](int rule) -> std::optional<Decimal> {
    Decimal const constant{table.results[static_cast<std::size_t>(rule)]};
    if (!table.computed[static_cast<std::size_t>(rule)]) return constant;
    auto const a = number_of(row[0]);
    return a ? base::add(*a, constant) : std::nullopt;
  };
  answer.fired = matched;
  if (matched.empty()) {
    if (table.otherwise) return answer.decided = true, answer.value = number(*table.otherwise), answer;
    if (table.policy == "COLLECT" && table.aggregation.empty())
      return answer.decided = answer.is_list = true, answer.list = "[]", answer;
    if (table.aggregation == "COUNT") return answer.decided = true, answer.value = number(0), answer;
    return answer;
  }
  std::vector<std::optional<Decimal>> results;
  for (int const rule : matched) results.push_back(result(rule));
  if (table.policy == "RULE ORDER" || (table.policy == "COLLECT" && table.aggregation.empty())) {
    answer.decided = answer.is_list = true;
    for (auto const& one : results)
      answer.list += (answer.list.empty() ? "[" : ", ") + (one ? one->to_string() : "null");
    answer.list += "]";
    return answer;
  }
  if (table.policy == "UNIQUE" && matched.size() > 1) return answer.fired.clear(), answer;
  if (table.policy == "ANY")
    for (auto const& one : results)
      if (one != results.front()) {
        return answer.fired.clear(), answer;
      }
  answer.decided = true;
  if (table.aggregation == "COUNT") return answer.value = number(static_cast<std::int64_t>(matched.size())), answer;
  if (!results.front()) return answer;  // a null that was only not given
  Decimal total = *results.front();
  for (std::size_t i = 1; i < results.size(); ++i) {
    if (table.aggregation == "SUM") total = *base::add(total, *results[i]);
    if (table.aggregation == "MIN") total = std::min(total, *results[i]);
    if (table.aggregation == "MAX") total = std::max(total, *results[i]);
  }
  return answer.value = number(total), answer;
}

// Null where an operand was not given; not decided where a division has no result.
Answer decide_formula(Formula const& formula, std::vector<Plain> const& row, std::optional<Plain> const& before) {
  Answer answer;
  answer.decided = true;
  auto const a = number_of(row[0]), b = number_of(row[1]), c = number_of(row[2]);
  auto const x = number_of(before ? *before : row[1]);
  auto const factor = Decimal{formula.factor};
  std::optional<Decimal> value;
  switch (formula.form) {
    case 0:
      if (a && x && c) value = base::subtract(*base::add(*base::multiply(*a, factor), *x), *c);
      break;
    case 1:
      if (a && x) value = base::add(*base::divide(*a, Decimal{formula.divisor}), *x);
      break;
    case 2:
      if (a && b && *a > *b) {
        if (x) value = base::multiply(*x, base::decimal("0.5"));
      } else if (c)
        value = base::multiply(*c, factor);
      break;
    case 3: return answer.decided = false, answer;  // compared between the paths only
    default:
      if (a && c && c->is_zero()) return answer.decided = false, answer;
      if (a && c && x) value = base::add(*base::divide(*a, *c), *x);
      break;
  }
  if (value) answer.value = number(*value);
  return answer;
}

// ---- comparison
// --------------------------------------------------------------------------------------------------------

feel::Value value_of(Plain const& value) {
  switch (value.kind) {
    case Plain::Kind::null: return feel::Value::null("missing_input", {}, {});
    case Plain::Kind::number: return value.number;
    case Plain::Kind::text: return value.text;
    case Plain::Kind::truth: return value.truth;
    case Plain::Kind::day: return feel::Value::date_of_days(value.day);
  }
  return {};
}

bool same(feel::Diagnostic const& a, feel::Diagnostic const& b) {
  return a.code == b.code && a.severity == b.severity && a.values == b.values &&
         a.place.element_id == b.place.element_id && a.place.offset == b.place.offset &&
         a.place.length == b.place.length;
}

bool same(feel::Value const& a, feel::Value const& b) {
  if (!feel::identical(a, b)) return false;
  if ((a.reason() == nullptr) != (b.reason() == nullptr)) return false;
  return a.reason() == nullptr || same(*a.reason(), *b.reason());
}

struct Tally {
  long pairs = 0, by_row_path = 0, compared_with_reference = 0, failures = 0;
};

struct Failure {
  std::string what;
};

std::string shown(std::vector<Plain> const& row) {
  std::string text;
  for (std::size_t i = 0; i < inputs.size(); ++i) text += fmt::format("{}={} ", inputs[i].name, literal(row[i]));
  return text;
}

void fail(Tally& tally, RandomModel const& model, std::vector<Plain> const& row, std::string const& what) {
  if (++tally.failures > 5) return;
  std::printf("DIFFERENT: %s\n  row: %s\n  model: %s\n", what.c_str(), shown(row).c_str(), model.xml.c_str());
}

dmn::BatchInputs columns_of(std::vector<std::vector<Plain>> const& rows) {
  dmn::BatchInputs columns;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::vector<feel::Value> values;
    for (auto const& row : rows) values.push_back(value_of(row[i]));
    columns.emplace_back(inputs[i].name, feel::Column::of(std::move(values)));
  }
  return columns;
}

std::vector<std::vector<Plain>> random_rows(int count) {
  std::vector<std::vector<Plain>> rows;
  bool const with_nulls = !one_in(3);
  for (int i = 0; i < count; ++i) {
    rows.emplace_back();
    for (Input const& one : inputs) rows.back().push_back(with_nulls && one_in(12) ? Plain{} : random_value(one.kind));
  }
  return rows;
}

// What the reference says of a decision of the row, as far as it models it.
std::vector<std::optional<Answer>> reference(RandomModel const& model, std::vector<Plain> const& row) {
  std::vector<std::optional<Answer>> answers;
  for (std::size_t i = 0; i < model.decisions.size(); ++i) {
    std::optional<Plain> before;
    if (i > 0) {
      // A decision that rests on one which is not decided, or whose result is a list, is left to the comparison of
      // paths.
      if (!answers.back() || !answers.back()->decided || answers.back()->is_list) {
        answers.emplace_back();
        continue;
      }
      before = answers.back()->value;
    }
    Decision const& decision = model.decisions[i];
    if (!decision.table && decision.formula.form == 3) {
      answers.emplace_back();
      continue;
    }
    answers.push_back(decision.table ? decide_table(*decision.table, row, before)
                                     : decide_formula(decision.formula, row, before));
  }
  return answers;
}

std::string text_of(feel::Value const& value) { return value.is_null() ? "null" : value.to_string(); }

void compare_with_reference(Answer const& wanted, dmn::Outcome const& got, Tally& tally, RandomModel const& model,
                            std::vector<Plain> const& row, std::size_t decision) {
  ++tally.compared_with_reference;
  bool const decided = got.status == dmn::Outcome::Status::decided;
  std::string const want = wanted.is_list                           ? wanted.list
                           : wanted.value.kind == Plain::Kind::null ? "null"
                                                                    : wanted.value.number.to_string();
  if (decided != wanted.decided || (decided && text_of(got.value) != want))
    fail(tally, model, row,
         fmt::format("{}: the reference says {}, the row path {}", name_of(decision),
                     wanted.decided ? want : "not decided", decided ? text_of(got.value) : "not decided"));
  for (dmn::DecisionTrace const& trace : got.trace)
    if (trace.decision_name == name_of(decision) && !trace.tables.empty() && trace.tables.front().fired != wanted.fired)
      fail(tally, model, row, name_of(decision) + ": other rules fired than in the reference");
}

void compare(RandomModel const& model, int rows_count, Tally& tally, bool control) {
  auto const loaded = dmn::Model::load(model.xml, {.file = "random.dmn"});
  CHECK(loaded.has_value());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < model.decisions.size(); ++i) names.push_back(name_of(i));
  auto const batch = dmn::Batch::prepare(*loaded, names);
  CHECK(batch.has_value());
  auto const rows = random_rows(rows_count);
  dmn::BatchInputs const columns = columns_of(rows);
  std::vector<dmn::Decisions> results;
  dmn::Batch::Worker worker{*batch};
  for (feel::Target const target : {feel::Target::portable, feel::Target::avx2, feel::Target::avx512}) {
    if (!feel::is_supported(target)) continue;
    dmn::BatchOptions options;
    options.evaluate.trace = true;
    options.target = target;
    results.push_back(worker.decide(columns, 0, rows.size(), options));
  }
  dmn::BatchOptions plain;
  plain.count_hits = false;
  results.push_back(worker.decide(columns, 0, rows.size(), plain));
  tally.by_row_path += static_cast<long>(results.front().rows_by_row_path());
  std::map<std::string, std::size_t> tables;
  for (std::size_t i = 0; i < results.front().hits().size(); ++i) tables[results.front().hits()[i].decision_id] = i;
  dmn::Model::Session session{*loaded};
  dmn::EvaluateOptions traced, untraced;
  traced.trace = true;
  std::vector<std::vector<std::int64_t>> counts;
  for (auto const& hits : results.front().hits()) counts.emplace_back(hits.rules.size(), 0);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    ++tally.pairs;
    auto const wanted = reference(model, rows[row]);
    for (std::size_t decision = 0; decision < names.size(); ++decision) {
      session.clear();
      for (std::size_t i = 0; i < inputs.size(); ++i)
        if (rows[row][i].kind != Plain::Kind::null) session.set(session.input(inputs[i].name), value_of(rows[row][i]));
      dmn::Outcome outcome = session.evaluate(session.decision(names[decision]), traced);
      if (control && row == 0 && decision == 0) outcome.value = feel::Value{12345};
      if (wanted[decision]) compare_with_reference(*wanted[decision], outcome, tally, model, rows[row], decision);
      for (dmn::Decisions const& result : results) {
        bool const decided = outcome.status == dmn::Outcome::Status::decided;
        if (!same(result.value(decision, row), outcome.value) || result.is_decided(decision, row) != decided)
          fail(tally, model, rows[row],
               fmt::format("{}: row path {}, batch {}", names[decision], text_of(outcome.value),
                           text_of(result.value(decision, row))));
        dmn::Outcome const* const odd = result.outcome(decision, row);
        std::size_t const diagnostics = odd ? odd->diagnostics.size() : 0;
        bool equal = diagnostics == outcome.diagnostics.size();
        for (std::size_t i = 0; equal && i < diagnostics; ++i)
          equal = same(odd->diagnostics[i], outcome.diagnostics[i]);
        if (!equal) fail(tally, model, rows[row], names[decision] + ": other diagnostics");
      }
      for (dmn::DecisionTrace const& trace : outcome.trace) {
        if (trace.decision_name != names[decision]) continue;
        for (dmn::TableTrace const& table : trace.tables) {
          std::size_t const position = tables.at(table.decision_id);
          for (int const rule : table.fired) ++counts[position][static_cast<std::size_t>(rule)];
          for (std::size_t k = 0; k + 1 < results.size(); ++k)
            if (results[k].fired(position, row) != table.fired)
              fail(tally, model, rows[row], names[decision] + ": other rules fired in the batch");
        }
      }
      session.clear();
      for (std::size_t i = 0; i < inputs.size(); ++i)
        if (rows[row][i].kind != Plain::Kind::null) session.set(session.input(inputs[i].name), value_of(rows[row][i]));
      if (!control && !same(session.evaluate(session.decision(names[decision]), untraced).value, outcome.value))
        fail(tally, model, rows[row], names[decision] + ": the trace changes the value");
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] != results.front().hits()[i].rules) fail(tally, model, {rows.front()}, "counts of hits differ");
}

}  // namespace

int main(int argc, char** argv) {
  long pairs = 20'000;
  std::uint64_t seed = 1;
  bool control = false;
  for (int i = 1; i < argc; ++i) {
    std::string const argument = argv[i];
    if (argument == "--pairs" && i + 1 < argc)
      pairs = std::atol(argv[++i]);
    else if (argument == "--seed" && i + 1 < argc)
      seed = static_cast<std::uint64_t>(std::atol(argv[++i]));
    else if (argument == "--control")
      control = true;
    else
      return std::fprintf(stderr, "usage: batch_differential [--pairs N] [--seed N] [--control]\n"), 2;
  }
  generator.seed(seed);
  Tally tally;
  long models = 0;
  while (tally.pairs < pairs && tally.failures <= 5) {
    ++models;
    compare(random_model(), one_in(40) ? 5'000 : 1 + below(300), tally, control);
  }
  std::printf(
      "batch_differential: %ld pairs of model and row in %ld models, seed %llu; %.1f %% by the row path; %ld answers "
      "of the reference; %ld differences\n",
      tally.pairs, models, static_cast<unsigned long long>(seed),
      100.0 * static_cast<double>(tally.by_row_path) / static_cast<double>(tally.pairs), tally.compared_with_reference,
      tally.failures);
  if (control) return tally.failures > 0 ? 0 : 1;
  return tally.failures == 0 ? 0 : 1;
}
