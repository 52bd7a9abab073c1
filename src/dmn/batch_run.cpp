// One call of decide: block by block the steps of the plan, then the odd rows by the row path.
#include <algorithm>

#include "dmn/batch_table.h"

namespace dmn {
namespace {

using feel::View;
using Form = feel::View::Form;
using NodeKind = source::Node::Kind;

View constant_view(feel::Palette const& palette) {
  View view;
  view.form = Form::codes;
  view.constant = true;
  view.palette = &palette;
  return view;
}

// Whether every value of the form is of that type as it stands.
bool is_of_type(View const& view, feel::TypePointer const& type) {
  if (!type || type->form == feel::Type::Form::any) return true;
  if (type->form != feel::Type::Form::simple || type->allowed_values) return false;
  switch (view.form) {
    case Form::numbers: return type->simple == feel::Kind::number;
    case Form::days: return type->simple == feel::Kind::date;
    case Form::truths: return type->simple == feel::Kind::boolean;
    case Form::codes:
    case Form::values: return false;
  }
  return false;
}

// Appends blocks to one column; forms that differ become plain values.
class ColumnSink {
 public:
  explicit ColumnSink(std::size_t rows) : rows_(rows) {}

  void append(View const& view, std::size_t rows) {
    bool const first = size_ == 0;
    if (first) begin(view);
    if (!fits(view)) widen();
    if (column_.form == Form::values) {
      for (std::size_t row = 0; row < rows; ++row) column_.values.push_back(view.at(row));
    } else if (column_.form == Form::codes) {
      for (std::size_t row = 0; row < rows; ++row) column_.codes.push_back(view.constant ? 0 : view.codes[row]);
    } else if (column_.form == Form::truths) {
      column_.truths.insert(column_.truths.end(), view.truths, view.truths + rows);
    } else {
      column_.numbers.insert(column_.numbers.end(), view.numbers, view.numbers + rows);
      column_.low = first ? view.low : std::min(column_.low, view.low);
      column_.high = first ? view.high : std::max(column_.high, view.high);
    }
    if (view.absent != nullptr || !column_.absent.empty()) {
      column_.absent.resize(size_, feel::Absent::no);
      for (std::size_t row = 0; row < rows; ++row)
        column_.absent.push_back(view.absent != nullptr ? view.absent[row] : feel::Absent::no);
    }
    size_ += rows;
  }

  feel::Column finish() && {
    if (column_.form == Form::codes && palette_) column_.palette = std::make_shared<feel::Palette const>(*palette_);
    return std::move(column_);
  }

 private:
  void begin(View const& view) {
    column_.form = view.form;
    column_.scale = view.scale;
    palette_ = view.palette;
    switch (view.form) {
      case Form::numbers:
      case Form::days: column_.numbers.reserve(rows_); break;
      case Form::codes: column_.codes.reserve(rows_); break;
      case Form::truths: column_.truths.reserve(rows_); break;
      case Form::values: column_.values.reserve(rows_); break;
    }
  }

  bool fits(View const& view) const {
    if (column_.form == Form::values) return true;
    if (column_.form != view.form) return false;
    return view.form == Form::codes ? view.palette == palette_
                                    : view.form != Form::numbers || view.scale == column_.scale;
  }

  void widen() {
    if (column_.form == Form::values) return;
    if (column_.form == Form::codes) column_.palette = std::make_shared<feel::Palette const>(*palette_);
    std::vector<feel::Absent> absent = std::move(column_.absent);
    column_.absent.clear();
    View const view = column_.view();
    feel::Column wide;
    wide.values.reserve(rows_);
    for (std::size_t row = 0; row < size_; ++row) wide.values.push_back(view.at(row));
    wide.absent = std::move(absent);
    column_ = std::move(wide);
  }

  std::size_t rows_, size_ = 0;
  feel::Column column_;
  feel::Palette const* palette_ = nullptr;
};

}  // namespace

// One call of decide.
class BatchRun {
 public:
  BatchRun(BatchPlan const& plan, BatchState& state, BatchInputs const& inputs, std::size_t first, std::size_t rows,
           BatchOptions const& options)
      : plan_(plan), state_(state), first_(first), options_(options), kernels_(feel::kernels(options.target)) {
    for (int const element : plan.inputs) columns_.push_back(column_of(inputs, element));
    result_.rows_ = rows;
    result_.hits_ = plan.tables;
    if (options.evaluate.trace) result_.fired_.resize(plan.tables.size());
    for (std::size_t i = 0; i < plan.wanted.size(); ++i) sinks_.emplace_back(rows);
    row_options_ = options.evaluate;
    row_options_.trace = options.evaluate.trace || options.count_hits;
    state_.forget();
  }

  Decisions decide() {
    for (std::size_t from = 0; from < result_.rows_; from += feel::vector_rows_max)
      block(from, std::min(feel::vector_rows_max, result_.rows_ - from));
    for (ColumnSink& sink : sinks_) result_.columns_.push_back(std::move(sink).finish());
    if (options_.evaluate.trace) keep_fired_sets();
    return std::move(result_);
  }

 private:
  feel::Column const* column_of(BatchInputs const& inputs, int index) const {
    Element const& element = plan_.plan->elements[index];
    for (auto const& [name, column] : inputs)
      if (name == element.name || name == element.source->id) return &column;
    return nullptr;
  }

  void block(std::size_t from, std::size_t rows) {
    from_ = from;
    rows_ = rows;
    bool const by_rows = plan_.only_rows || !options_.evaluate.strict;
    state_.odd.assign(rows, by_rows ? 1 : 0);
    if (!by_rows) {
      read_inputs();
      for (std::size_t i = 0; i < plan_.steps.size(); ++i) step(plan_.steps[i], state_.steps[i]);
    }
    for (std::size_t row = 0; row < rows; ++row)
      if (state_.odd[row] != 0) by_row(row);
    for (std::size_t i = 0; i < plan_.wanted.size(); ++i) {
      View const view = by_rows ? constant_view(nothing_) : state_.views[plan_.wanted[i]];
      sinks_[i].append(view, rows);
    }
    if (!by_rows) count();
  }

  BlockContext block_context() { return {rows_, kernels_, state_.odd.data()}; }

  void read_inputs() {
    for (std::size_t i = 0; i < plan_.inputs.size(); ++i) {
      Element const& element = plan_.plan->elements[plan_.inputs[i]];
      View const view = columns_[i] ? columns_[i]->view(first_ + from_) : constant_view(state_.missing[i]);
      state_.views[plan_.inputs[i]] = typed(view, element.type, element.source->id, state_.input_types[i]);
    }
  }

  // The values as the declared type has them (DMN 1.5 §10.3.2.9.4); what does not conform is odd.
  View typed(View const& view, feel::TypePointer const& type, std::string const& id, Typed& state) {
    if (is_of_type(view, type)) return view;
    if (view.form == Form::codes) return typed_codes(view, *type, id, state);
    state.values.resize(feel::vector_rows_max);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (state_.odd[row] != 0) continue;
      if (!view.is_absent(row)) state.values[row] = feel::coerce(view.at(row), *type, {.element_id = id});
      if (state.values[row].is_error()) state_.odd[row] = 1;
    }
    View result = view;
    result.form = Form::values;
    result.values = state.values.data();
    return result;
  }

  View typed_codes(View const& view, feel::Type const& type, std::string const& id, Typed& state) {
    if (state.from != view.palette) {
      state.from = view.palette;
      state.palette.clear();
      state.bad.clear();
      state.any_bad = false;
    }
    for (std::size_t i = state.palette.size(); i < view.palette->size(); ++i) {
      feel::Value const& value = (*view.palette)[i];
      state.palette.push_back(value.is_null() ? value : feel::coerce(value, type, {.element_id = id}));
      state.bad.push_back(state.palette.back().is_error() ? 1 : 0);
      state.any_bad |= state.bad.back() != 0;
    }
    if (state.any_bad)
      for (std::size_t row = 0; row < rows_; ++row)
        if (!view.is_absent(row) && state.bad[view.constant ? 0 : view.codes[row]] != 0) state_.odd[row] = 1;
    View result = view;
    result.palette = &state.palette;
    return result;
  }

  void step(BatchStep const& step, StepState& state) {
    Element const& element = plan_.plan->elements[step.element];
    for (Element::Read const& read : element.reads) state.slots[read.slot] = state_.views[read.element];
    state.frame->today = options_.evaluate.today;
    state.frame->now = options_.evaluate.now;
    View view;
    switch (step.kind) {
      case BatchStep::Kind::table: {
        state_.run.tables = nullptr;
        evaluate_by_column(*step.table, state, block_context());
        view = results_by_column(*step.table, state, block_context());
        view = typed(view, element.logic.type, element.logic.id, state.boxed);
        if (!state.rows_asked.empty()) view = with_rows_asked(element, state, view);
        break;
      }
      case BatchStep::Kind::literal:
        view = step.literal->evaluate(state.slots, rows_, {state.work[0], *state.frame, kernels_}, state_.odd.data());
        view = typed(view, element.logic.type, element.logic.id, state.boxed);
        break;
      case BatchStep::Kind::rows:
        state.rows_asked.clear();
        state.traces.clear();
        for (std::size_t row = 0; row < rows_; ++row)
          if (state_.odd[row] == 0) state.rows_asked.push_back(static_cast<std::uint32_t>(row));
        view = with_rows_asked(element, state, constant_view(nothing_));
        break;
    }
    view = typed(view, element.type, element.source->id, state.typed);
    if (view.absent != nullptr) {  // a null has its reason, which the row path words
      for (std::size_t row = 0; row < rows_; ++row)
        if (view.is_absent(row)) state_.odd[row] = 1;
      view.absent = nullptr;
    }
    if (view.form == Form::values) view = narrowed(view, state.narrowed);
    state_.views[step.element] = view;
  }

  // Some rows of this decision by the interpreter, the others as they are in `view`.
  View with_rows_asked(Element const& element, StepState& state, View const& view) {
    state.values.resize(feel::vector_rows_max);
    if (view.values != state.values.data())
      for (std::size_t row = 0; row < rows_; ++row)
        if (state_.odd[row] == 0) state.values[row] = view.at(row);
    std::vector<TableTrace> traces;
    state_.run.tables = row_options_.trace ? &traces : nullptr;
    for (std::uint32_t const row : state.rows_asked) {
      feel::Value value = by_interpreter(element, *state.frame, row);
      for (std::size_t i = 0; i < state_.run.traced; ++i) state.traces.emplace_back(row, std::move(traces[i]));
      state.values[row] = std::move(value);
    }
    state_.run.tables = nullptr;
    View result;
    result.form = Form::values;
    result.values = state.values.data();
    return result;
  }

  feel::Value by_interpreter(Element const& element, feel::Frame& frame, std::size_t row) {
    frame.reset();
    for (Element::Read const& read : element.reads) {
      View const& view = state_.views[read.element];
      Element const& needed = plan_.plan->elements[read.element];
      bool const is_value = needed.kind == NodeKind::input || needed.kind == NodeKind::decision;
      frame.set(read.slot, is_value ? view.at(row, needed.constant) : needed.constant);
    }
    if (!element.imported_reads.empty()) {
      state_.odd[row] = 1;
      return {};
    }
    state_.run.strict = true;
    state_.run.broken = false;
    state_.run.turns = state_.run.steps = 0;
    state_.run.traced = 0;
    feel::Value value = dmn::evaluate(element.logic, frame);
    if (!frame.diagnostics.empty() || state_.run.broken || value.is_error()) state_.odd[row] = 1;
    frame.diagnostics.clear();
    return value;
  }

  View narrowed(View const& view, Narrowed& state) {
    auto const all = [&](feel::Kind kind) {
      for (std::size_t row = 0; row < rows_; ++row)
        if (state_.odd[row] == 0 && (view.is_absent(row) || view.values[row].kind() != kind)) return false;
      return true;
    };
    View result;
    if (all(feel::Kind::number)) return narrowed_numbers(view, state);
    if (all(feel::Kind::boolean)) {
      state.truths.resize(feel::vector_rows_max);
      for (std::size_t row = 0; row < rows_; ++row)
        state.truths[row] = state_.odd[row] == 0 && view.values[row].boolean() ? 1 : 0;
      result.form = Form::truths;
      result.truths = state.truths.data();
      return result;
    }
    if (!all(feel::Kind::string)) return view;
    state.codes.resize(feel::vector_rows_max);
    if (state.palette.empty()) state.palette.emplace_back();
    for (std::size_t row = 0; row < rows_; ++row) {
      state.codes[row] = 0;
      if (state_.odd[row] != 0) continue;
      auto const [found, added] =
          state.known.emplace(view.values[row].string(), static_cast<std::uint32_t>(state.palette.size()));
      if (added) state.palette.push_back(view.values[row]);
      state.codes[row] = found->second;
    }
    result.form = Form::codes;
    result.codes = state.codes.data();
    result.palette = &state.palette;
    return result;
  }

  View narrowed_numbers(View const& view, Narrowed& state) {
    constexpr int scale_max = 9;
    int scale = 0;
    for (std::size_t row = 0; row < rows_; ++row)
      if (state_.odd[row] == 0) scale = std::max(scale, view.values[row].number().scale());
    if (scale > scale_max) return view;
    View result;
    result.form = Form::numbers;
    result.scale = scale;
    state.numbers.assign(feel::vector_rows_max, 0);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (state_.odd[row] != 0) continue;
      base::ScaledFloor const floor = base::scaled_floor(view.values[row].number(), scale);
      if (!floor.exact) return view;
      state.numbers[row] = floor.value;
      result.low = std::min(result.low, floor.value);
      result.high = std::max(result.high, floor.value);
    }
    result.numbers = state.numbers.data();
    return result;
  }

  // The whole row by the row path.
  void by_row(std::size_t row) {
    Evaluation& evaluation = state_.rows;
    evaluation.clear();
    for (std::size_t i = 0; i < plan_.inputs.size(); ++i) {
      if (!columns_[i]) continue;
      View const view = columns_[i]->view(first_ + from_);
      if (view.is_absent(row) && view.absent[row] == feel::Absent::missing) continue;
      evaluation.set(plan_.inputs[i], view.at(row));
    }
    Decisions::OddRow odd{from_ + row, {}};
    std::vector<std::string> counted;
    for (int const element : plan_.wanted) {
      Outcome outcome = evaluation.evaluate(element, row_options_);
      for (DecisionTrace const& decision : outcome.trace) {
        // Decisions asked for may share what they rest on; it was evaluated once.
        if (std::find(counted.begin(), counted.end(), decision.decision_id) != counted.end()) continue;
        counted.push_back(decision.decision_id);
        for (TableTrace const& trace : decision.tables) count_trace(trace, odd.row);
      }
      if (!options_.evaluate.trace) outcome.trace.clear();
      odd.outcomes.push_back(std::move(outcome));
    }
    result_.odd_rows_.push_back(std::move(odd));
  }

  void count_trace(TableTrace const& trace, std::size_t row) {
    auto const found = plan_.table_positions.find(BatchPlan::key_of(trace.decision_id, trace.table_id));
    if (found == plan_.table_positions.end()) return;
    TableHits& hits = result_.hits_[found->second];
    if (trace.fired.empty()) ++hits.without_rule;
    for (int const rule : trace.fired) ++hits.rules[static_cast<std::size_t>(rule)];
    if (options_.evaluate.trace) result_.fired_[found->second].others.emplace_back(row, trace.fired);
  }

  // Rules fired by column, once it is known which rows were plain to the end.
  void count() {
    if (!row_options_.trace) return;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      StepState& state = state_.steps[i];
      for (auto const& [row, trace] : state.traces)
        if (state_.odd[row] == 0) count_trace(trace, from_ + row);
      if (plan_.steps[i].kind != BatchStep::Kind::table) continue;
      count_codes(*plan_.steps[i].table, state);
    }
  }

  void count_codes(TableStep const& step, StepState& state) {
    std::vector<std::uint8_t>& odd = state_.odd;
    asked_.assign(odd.begin(), odd.end());
    for (std::uint32_t const row : state.rows_asked) asked_[row] = 1;
    state.counts.assign(state.palette.size(), 0);
    for (std::size_t row = 0; row < rows_; ++row) state.counts[state.codes[row]] += asked_[row] == 0 ? 1 : 0;
    TableHits& hits = result_.hits_[step.hits];
    for (std::size_t code = 0; code < state.counts.size(); ++code) {
      if (state.counts[code] == 0) continue;
      if (state.fired[code].empty()) hits.without_rule += state.counts[code];
      for (int const rule : state.fired[code]) hits.rules[static_cast<std::size_t>(rule)] += state.counts[code];
    }
    if (!options_.evaluate.trace) return;
    Decisions::FiredRules& fired = result_.fired_[step.hits];
    fired.codes.resize(from_, no_code);
    for (std::size_t row = 0; row < rows_; ++row) fired.codes.push_back(asked_[row] == 0 ? state.codes[row] : no_code);
  }

  void keep_fired_sets() {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i)
      if (plan_.steps[i].kind == BatchStep::Kind::table)
        result_.fired_[plan_.steps[i].table->hits].sets = state_.steps[i].fired;
    for (Decisions::FiredRules& fired : result_.fired_)
      std::stable_sort(fired.others.begin(), fired.others.end(),
                       [](auto const& a, auto const& b) { return a.first < b.first; });
  }

  BatchPlan const& plan_;
  BatchState& state_;
  std::size_t first_;
  BatchOptions const& options_;
  EvaluateOptions row_options_;
  feel::Kernels const& kernels_;
  std::vector<feel::Column const*> columns_;  // by position in plan_.inputs; nullptr: not given
  std::vector<ColumnSink> sinks_;
  std::vector<std::uint8_t> asked_;
  feel::Palette nothing_{feel::Value{}};
  std::size_t from_ = 0, rows_ = 0;
  Decisions result_;
};

Decisions run_batch(BatchState& state, BatchInputs const& inputs, std::size_t first, std::size_t rows,
                    BatchOptions const& options) {
  return BatchRun{*state.plan, state, inputs, first, rows, options}.decide();
}

}  // namespace dmn
