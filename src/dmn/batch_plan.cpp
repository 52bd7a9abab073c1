#include "dmn/batch_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace dmn {
namespace {

using NodeKind = source::Node::Kind;

constexpr std::size_t codes_by_atoms_max = 4096;  // entries of a look-up

bool is_single(HitPolicy policy) { return policy == HitPolicy::first || policy == HitPolicy::unique; }

// A value reached without a word of doubt; nullopt otherwise.
std::optional<feel::Value> plain_result(Table const& table, std::vector<int> matched, feel::Frame& frame) {
  Run run;
  frame.host = &run;
  std::vector<int> fired;
  feel::Value value = result_of_matches(table, std::move(matched), frame, fired);
  bool const plain = frame.diagnostics.empty() && !run.broken && !value.is_error();
  frame.diagnostics.clear();
  if (!plain) return std::nullopt;
  return value;
}

class BatchPlanner {
 public:
  BatchPlanner(std::shared_ptr<Plan const> plan, std::vector<int> wanted) : plan_(std::move(plan)) {
    result_ = std::make_shared<BatchPlan>();
    result_->plan = plan_;
    result_->wanted = std::move(wanted);
  }

  std::shared_ptr<BatchPlan const> build() {
    std::int64_t turns = 0;
    for (int const index : evaluation_order(*plan_, with_services(), {})) {
      Element const& element = plan_->elements[index];
      if (element.kind == NodeKind::input) result_->inputs.push_back(index);
      collect_tables(element.source->logic, element.source->id);
      if (element.kind == NodeKind::decision) result_->steps.push_back(step(index));
    }
    for (TableHits const& table : result_->tables) turns += 1 + static_cast<std::int64_t>(table.rules.size());
    result_->only_rows |= turns > feel::Limits{}.steps_max / 2;
    return result_;
  }

 private:
  std::vector<int> with_services() {
    std::vector<int> wanted;
    for (int const element : result_->wanted) {
      bool const service = plan_->elements[element].kind == NodeKind::service;
      result_->only_rows |= service;
      if (!service) wanted.push_back(element);
      for (int const output : plan_->elements[element].outputs) wanted.push_back(output);
    }
    return wanted;
  }

  void collect_tables(source::Boxed const& boxed, std::string const& owner) {
    if (boxed.table) {
      result_->table_positions.emplace(BatchPlan::key_of(owner, boxed.id), result_->tables.size());
      result_->tables.push_back({owner, boxed.id, std::vector<std::int64_t>(boxed.table->rules.size(), 0), 0});
    }
    for (source::Boxed const& part : boxed.parts) collect_tables(part, owner);
  }

  BatchStep step(int index) {
    Element const& element = plan_->elements[index];
    BatchStep step;
    step.element = index;
    if (!element.imported_reads.empty()) return step;
    for (Element::Read const& read : element.reads) {
      NodeKind const kind = plan_->elements[read.element].kind;
      if (kind != NodeKind::input && kind != NodeKind::decision) return step;  // functions are called row by row
    }
    Box const& logic = element.logic;
    if (logic.kind == source::Boxed::Kind::literal && logic.text.expression) {
      step.kind = BatchStep::Kind::literal;
      step.literal.emplace(*logic.text.expression);
    } else if (logic.kind == source::Boxed::Kind::table) {
      step.table = table_step(*logic.table, element.scope);
      if (step.table) step.kind = BatchStep::Kind::table;
    }
    return step;
  }

  std::optional<TableStep> table_step(Table const& table, feel::Scope const& scope) {
    if (table.failure || !table.index || table.rules() == 0) return std::nullopt;
    TableStep step;
    step.table = &table;
    step.takes_one = is_single(table.hit_policy);
    step.hits = result_->table_positions.at(BatchPlan::key_of(table.decision_id, table.id));
    for (TableInput const& input : table.inputs) {
      if (!input.expression.expression) return std::nullopt;
      step.inputs.emplace_back(*input.expression.expression);
      step.allowed.emplace_back();
      if (!input.allowed) continue;
      ConstantTests const tests = constant_tests(*input.allowed);
      if (tests.kind == ConstantTests::Kind::none) return std::nullopt;
      step.allowed.back() = Partition::of(tests);
    }
    if (!results(table, scope, step)) return std::nullopt;
    look_up(table, step);
    return step;
  }

  bool results(Table const& table, feel::Scope const& scope, TableStep& step) {
    for (std::size_t rule = 0; rule < table.rules(); ++rule) {
      step.expressions.emplace_back();
      step.constants.push_back(table.constant_results[rule].value_or(feel::Value{}));
      if (table.constant_results[rule]) continue;
      Text const& text = table.results[rule * table.outputs.size()];
      if (!step.takes_one || table.outputs.size() != 1 || !text.expression) return false;
      step.expressions.back().emplace(*text.expression);
      step.has_expressions = true;
    }
    feel::Frame frame{scope};
    auto const otherwise = plain_default(table, frame);
    step.has_default = otherwise.has_value();
    step.constants.push_back(otherwise.value_or(feel::Value{}));
    return true;
  }

  // A default that reads nothing.
  std::optional<feel::Value> plain_default(Table const& table, feel::Frame& frame) const {
    for (TableOutput const& output : table.outputs)
      if (output.otherwise && !output.otherwise->constant) return std::nullopt;
    return plain_result(table, {}, frame);
  }

  // The code of every combination of atoms, where they are few.
  void look_up(Table const& table, TableStep& step) const {
    if (!step.takes_one || table.index->words() == 0) return;
    std::size_t size = 1;
    for (Partition const& column : table.index->columns()) {
      step.strides.push_back(static_cast<std::uint32_t>(size));
      size *= column.kind() == Partition::Kind::none ? 1 : column.atoms();
      if (size > codes_by_atoms_max || !column.is_exact()) return;
    }
    std::vector<std::uint64_t> rules(table.index->words());
    step.codes_by_atoms.resize(size);
    for (std::size_t entry = 0; entry < size; ++entry) {
      bool const known = rules_of(table, entry, step.strides, rules);
      step.codes_by_atoms[entry] = known ? code_of(table, step, rules) : no_code;
    }
  }

  static bool rules_of(Table const& table, std::size_t entry, std::vector<std::uint32_t> const& strides,
                       std::vector<std::uint64_t>& rules) {
    std::fill(rules.begin(), rules.end(), ~std::uint64_t{0});
    if (table.rules() % rules_per_word != 0) rules.back() = (std::uint64_t{1} << (table.rules() % rules_per_word)) - 1;
    for (std::size_t column = 0; column < strides.size(); ++column) {
      Partition const& partition = table.index->columns()[column];
      if (partition.kind() == Partition::Kind::none) continue;
      std::size_t const atom = entry / strides[column] % partition.atoms();
      if (atom == partition.null_atom() && partition.null_is_undecided()) return false;
      for (std::size_t word = 0; word < rules.size(); ++word) rules[word] &= partition.rules(atom)[word];
    }
    return true;
  }

  static std::uint32_t code_of(Table const& table, TableStep const& step, std::vector<std::uint64_t> const& rules) {
    std::uint32_t code = no_code;
    int found = 0;
    bool asks = false;
    for (std::size_t word = 0; word < rules.size(); ++word) {
      asks |= (rules[word] & table.index->ask()[word]) != 0;
      found += std::popcount(rules[word]);
      if (code == no_code && rules[word] != 0)
        code = static_cast<std::uint32_t>(word * rules_per_word) +
               static_cast<std::uint32_t>(std::countr_zero(rules[word]));
    }
    bool const first = table.hit_policy == HitPolicy::first && code != no_code;
    if (first ? table.index->must_ask(code) : asks) return no_code;
    if (found == 0) return step.has_default ? static_cast<std::uint32_t>(table.rules()) : no_code;
    if (found > 1 && table.hit_policy == HitPolicy::unique) return no_code;
    return code;
  }

  std::shared_ptr<Plan const> plan_;
  std::shared_ptr<BatchPlan> result_;
};

}  // namespace

base::Result<std::shared_ptr<BatchPlan const>> plan_batch(std::shared_ptr<Plan const> plan,
                                                          std::vector<std::string> const& decisions) {
  std::vector<int> wanted;
  for (std::string const& name : decisions) {
    int const element = plan->find(name);
    bool const decides = element >= 0 && (plan->elements[element].kind == NodeKind::decision ||
                                          plan->elements[element].kind == NodeKind::service);
    if (!decides) return base::not_found(fmt::format("the model has no decision `{}`", name));
    wanted.push_back(element);
  }
  return BatchPlanner{std::move(plan), std::move(wanted)}.build();
}

}  // namespace dmn
