#include "dmn/batch.h"

#include <algorithm>

#include "dmn/batch_state.h"

namespace dmn {

base::Result<Batch> Batch::prepare(Model const& model, std::vector<std::string> const& decisions) {
  Batch batch;
  batch.plan_ = TRY(plan_batch(model.plan_, decisions));
  return batch;
}

Batch::Shape Batch::shape() const {
  Shape shape;
  for (BatchStep const& step : plan_->steps) {
    bool const by_row = plan_->only_rows || step.kind == BatchStep::Kind::rows;
    ++(by_row ? shape.by_row : shape.by_column);
  }
  return shape;
}

BatchState::BatchState(std::shared_ptr<BatchPlan const> batch_plan)
    : plan(std::move(batch_plan)),
      views(plan->plan->elements.size()),
      input_types(plan->inputs.size()),
      rows(plan->plan) {
  run.scratch = &scratches;
  for (int const input : plan->inputs) missing.push_back({plan->plan->elements[input].constant});
  for (BatchStep const& step : plan->steps) {
    StepState& state = steps.emplace_back();
    Element const& element = plan->plan->elements[step.element];
    state.frame = std::make_unique<feel::Frame>(element.scope);
    state.frame->host = &run;
    state.slots.resize(static_cast<std::size_t>(element.scope.size()));
    if (step.kind == BatchStep::Kind::literal) state.work.resize(1);
    if (step.kind != BatchStep::Kind::table) continue;
    TableStep const& table = *step.table;
    state.work.resize(table.inputs.size() + (table.has_expressions ? table.table->rules() : 0));
    state.atoms.resize(table.inputs.size());
    state.allowed.resize(table.inputs.size());
    if (!table.takes_one) continue;
    state.palette = table.constants;
    for (std::size_t rule = 0; rule < table.table->rules(); ++rule) state.fired.push_back({static_cast<int>(rule)});
    state.fired.emplace_back();
  }
}

void BatchState::forget() {
  for (Typed& typed : input_types) typed.from = nullptr;
  for (StepState& step : steps) {
    for (feel::VectorWork& work : step.work) work.forget();
    step.boxed.from = step.typed.from = nullptr;
    for (AtomState& atoms : step.atoms) atoms.palette = nullptr;
    for (AtomState& atoms : step.allowed) atoms.palette = nullptr;
  }
}

Batch::Worker::Worker(Batch const& batch) : state_(std::make_unique<BatchState>(batch.plan_)) {}
Batch::Worker::~Worker() = default;
Batch::Worker::Worker(Worker&&) noexcept = default;
Batch::Worker& Batch::Worker::operator=(Worker&&) noexcept = default;

Decisions Batch::Worker::decide(BatchInputs const& inputs, std::size_t first, std::size_t rows,
                                BatchOptions const& options) {
  for (auto const& [name, column] : inputs) CHECK(first + rows <= column.rows());
  return run_batch(*state_, inputs, first, rows, options);
}

Decisions::OddRow const* Decisions::odd(std::size_t row) const {
  auto const found = std::lower_bound(odd_rows_.begin(), odd_rows_.end(), row,
                                      [](OddRow const& odd, std::size_t wanted) { return odd.row < wanted; });
  return found != odd_rows_.end() && found->row == row ? &*found : nullptr;
}

feel::Value Decisions::value(std::size_t decision, std::size_t row) const {
  if (OddRow const* const odd = this->odd(row)) return odd->outcomes[decision].value;
  return columns_[decision].view().at(row);
}

bool Decisions::is_decided(std::size_t decision, std::size_t row) const {
  OddRow const* const odd = this->odd(row);
  return !odd || odd->outcomes[decision].status == Outcome::Status::decided;
}

Outcome const* Decisions::outcome(std::size_t decision, std::size_t row) const {
  OddRow const* const odd = this->odd(row);
  return odd ? &odd->outcomes[decision] : nullptr;
}

std::vector<int> Decisions::fired(std::size_t table, std::size_t row) const {
  FiredRules const& rules = fired_[table];
  auto const other = std::lower_bound(rules.others.begin(), rules.others.end(), row,
                                      [](auto const& one, std::size_t wanted) { return one.first < wanted; });
  if (other != rules.others.end() && other->first == row) return other->second;
  if (row < rules.codes.size() && rules.codes[row] != no_code) return rules.sets[rules.codes[row]];
  return {};
}

}  // namespace dmn
