#include "feel/vector.h"

#include <algorithm>

#include "feel/interpreter.h"
#include "feel/vector_run.h"

namespace feel {
namespace {

using Form = View::Form;

View constant_view(Palette const& palette) {
  View view;
  view.form = Form::codes;
  view.constant = true;
  view.palette = &palette;
  return view;
}

}  // namespace

void NumberTable::read(Palette const& from) {
  palette = &from;
  size = from.size();
  scale = 0;
  any_bad = any_good = false;
  numbers.assign(size, 0);
  bad.assign(size, 0);
  for (Value const& value : from)
    if (value.kind() == Kind::number) scale = std::max(scale, std::min(value.number().scale(), column_scale_max));
  for (std::size_t i = 0; i < size; ++i) {
    base::ScaledFloor const floor =
        from[i].kind() == Kind::number ? base::scaled_floor(from[i].number(), scale) : base::ScaledFloor{0, false};
    bad[i] = floor.exact ? 0 : 1;
    if (!floor.exact) {
      any_bad = true;
      continue;
    }
    numbers[i] = floor.value;
    low = any_good ? std::min(low, floor.value) : floor.value;
    high = any_good ? std::max(high, floor.value) : floor.value;
    any_good = true;
  }
}

VectorWork::VectorWork() : state_(std::make_unique<State>()) {}
VectorWork::~VectorWork() = default;
VectorWork::VectorWork(VectorWork&&) noexcept = default;
VectorWork& VectorWork::operator=(VectorWork&&) noexcept = default;

void VectorWork::forget() {
  for (Register& one : state_->registers) one.forget();
  state_->result.forget();
  state_->by_entry.forget();
}

Register* VectorRun::evaluate(std::int32_t index) {
  Node const& node = program_.node(index);
  Register& out = state_.registers[static_cast<std::size_t>(index)];
  out.has_odd = false;
  switch (node.op) {
    case Op::constant:
      if (out.own.empty()) out.own.push_back(program_.constants[static_cast<std::size_t>(node.a)]);
      out.view = constant_view(out.own);
      return &out;
    case Op::slot: return slot(node, out);
    case Op::negate: return negate(node, out);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: return arithmetic(node, out);
    case Op::compare: return compare(node, out);
    case Op::between: return between(node, out);
    case Op::conjunction:
    case Op::disjunction: return logic(node, out);
    case Op::conditional: return conditional(node, out);
    case Op::path: return path(node, out);
    case Op::builtin: return builtin(node, out);
    default: return nullptr;
  }
}

Register* VectorRun::by_rows(std::uint8_t const* skip) {
  Register& out = state_.result;
  std::uint8_t* const odd = out.fresh_odd(rows_);
  out.values.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (skip[row] != 0) continue;
    for (int const slot : program_.slots_read) context_.frame.set(slot, slots_[static_cast<std::size_t>(slot)].at(row));
    out.values[row] = interpreted(odd[row]);
  }
  out.view = values_view(out);
  return &out;
}

Register* VectorRun::by_entries() {
  if (program_.slots_read.size() != 1) return nullptr;
  auto const slot = static_cast<std::size_t>(program_.slots_read.front());
  View const& input = slots_[slot];
  if (input.form != Form::codes || input.palette->size() > palette_max || program_.node(program_.root).op == Op::slot)
    return nullptr;
  Register& out = state_.by_entry;
  if (out.from_a != input.palette || out.from_a_size != input.palette->size()) {
    out.own.clear();
    out.truth_bad.assign(input.palette->size(), 0);
    for (std::size_t entry = 0; entry < input.palette->size(); ++entry) {
      context_.frame.set(static_cast<int>(slot), (*input.palette)[entry]);
      out.own.push_back(interpreted(out.truth_bad[entry]));
    }
    out.from_a = input.palette;
    out.from_a_size = input.palette->size();
  }
  out.view = input;
  out.view.palette = &out.own;
  out.view.absent = nullptr;
  out.has_odd = false;
  mark_bad(out, input, out.truth_bad);
  mark_absent(out, input);
  return &out;
}

Value VectorRun::interpreted(std::uint8_t& odd) {
  Value value = Interpreter::run(program_, context_.frame, nullptr);
  if (!context_.frame.diagnostics.empty() || value.is_null()) odd = 1;
  context_.frame.diagnostics.clear();
  return value;
}

Register* VectorRun::slot(Node const& node, Register& out) {
  out.view = slots_[static_cast<std::size_t>(node.a)];
  mark_absent(out, out.view);
  out.view.absent = nullptr;
  return &out;
}

void VectorRun::mark_absent(Register& out, View const& view) {
  if (view.absent == nullptr) return;
  std::uint8_t* const odd = out.has_odd ? out.odd.data() : out.fresh_odd(rows_);
  for (std::size_t row = 0; row < rows_; ++row)
    if (view.absent[row] != Absent::no) odd[row] = 1;
}

void VectorRun::mark_bad(Register& out, View const& view, std::vector<std::uint8_t> const& bad) {
  if (std::find(bad.begin(), bad.end(), 1) == bad.end()) return;
  std::uint8_t* const odd = out.has_odd ? out.odd.data() : out.fresh_odd(rows_);
  for (std::size_t row = 0; row < rows_; ++row) odd[row] |= bad[view.constant ? 0 : view.codes[row]];
}

void VectorRun::inherit_odd(Register& out, Register const& from) {
  if (!from.has_odd) return;
  if (!out.has_odd) out.fresh_odd(rows_);
  context_.kernels.unite(out.odd.data(), from.odd.data(), rows_);
}

Register* VectorRun::path(Node const& node, Register& out) {
  Register* const base = evaluate(node.a);
  if (base == nullptr || base->view.form == Form::numbers) return nullptr;
  std::string const& name = program_.names[static_cast<std::size_t>(node.b)];
  std::uint8_t* const odd = out.fresh_odd(rows_);
  inherit_odd(out, *base);
  out.values.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (odd[row] != 0) continue;
    Value const value = base->view.at(row);
    Value const* const entry = value.kind() == Kind::context ? value.find(name) : nullptr;
    if (entry == nullptr || entry->is_null())
      odd[row] = 1;
    else
      out.values[row] = *entry;
  }
  out.view = values_view(out);
  return &out;
}

Register* VectorRun::builtin(Node const& node, Register& out) {
  Builtin const& function = *program_.builtins[static_cast<std::size_t>(node.a)];
  auto const links =
      std::span{program_.links}.subspan(static_cast<std::size_t>(node.b), static_cast<std::size_t>(node.c));
  std::vector<Register*> operands;
  for (std::int32_t const link : links) {
    operands.push_back(evaluate(link));
    if (operands.back() == nullptr) return nullptr;
  }
  if ((function.name == "min" || function.name == "max") && extreme(function.name == "min", operands, out)) return &out;
  return builtin_by_rows(node, function, operands, out);
}

Register* VectorRun::builtin_by_rows(Node const& node, Builtin const& function, std::vector<Register*> const& operands,
                                     Register& out) {
  std::uint8_t* const odd = out.fresh_odd(rows_);
  for (Register const* operand : operands) inherit_odd(out, *operand);
  out.values.resize(vector_rows_max);
  std::vector<Value> arguments(operands.size());
  for (std::size_t row = 0; row < rows_; ++row) {
    if (odd[row] != 0) continue;
    for (std::size_t i = 0; i < operands.size(); ++i) arguments[i] = operands[i]->view.at(row);
    if (function.takes_single) unwrap_singletons(arguments);
    Value value = function.body(Call{arguments, context_.frame, &program_, &node, function.name, node.flags});
    // Bounds on sizes are the interpreter's to judge.
    bool const large = value.kind() == Kind::list || (value.kind() == Kind::string && value.string().size() > 4096);
    if (!context_.frame.diagnostics.empty() || value.is_null() || large) {
      odd[row] = 1;
      context_.frame.diagnostics.clear();
      continue;
    }
    out.values[row] = std::move(value);
  }
  out.view = values_view(out);
  return &out;
}

VectorExpression::VectorExpression(Expression const& expression) : program_(expression.program_) {}

std::optional<int> VectorExpression::slot() const {
  Node const& root = program_->node(program_->root);
  return root.op == Op::slot && !program_->expected ? std::optional{root.a} : std::nullopt;
}

View VectorExpression::evaluate(std::span<View const> slots, std::size_t rows, VectorContext const& context,
                                std::uint8_t* odd) const {
  if (auto const only = this->slot()) return slots[static_cast<std::size_t>(*only)];
  VectorRun run{*program_, slots, rows, context};
  Register* result = run.by_entries();
  bool const typed = program_->expected && program_->expected->form != Type::Form::any;
  if (result == nullptr && !typed) result = run.evaluate(program_->root);
  if (result == nullptr) result = run.by_rows(odd);
  if (result->has_odd) context.kernels.unite(odd, result->odd.data(), rows);
  return result->view;
}

}  // namespace feel
