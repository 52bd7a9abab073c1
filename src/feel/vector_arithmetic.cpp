// Arithmetic over columns: whole numbers on a decimal grid while they fit, exact decimals row by row otherwise.
#include <algorithm>

#include "feel/vector_run.h"

namespace feel {
namespace {

using Form = View::Form;

bool fits_grid(Wide low, Wide high) { return low >= -column_number_max && high <= column_number_max; }

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

bool VectorRun::to_numbers(Register& operand) {
  if (operand.view.form == Form::numbers) return true;
  if (operand.view.form != Form::codes) return false;
  if (!operand.table.is_of(*operand.view.palette)) operand.table.read(*operand.view.palette);
  NumberTable const& table = operand.table;
  if (!table.any_good) return false;
  if (table.any_bad) mark_bad(operand, operand.view, table.bad);
  operand.numbers.resize(vector_rows_max);
  if (operand.view.constant)
    context_.kernels.fill(operand.numbers.data(), table.numbers[0], rows_);
  else
    context_.kernels.look_up(operand.numbers.data(), operand.view.codes, table.numbers.data(), rows_);
  operand.view = {};
  operand.view.form = Form::numbers;
  operand.view.scale = table.scale;
  operand.view.low = table.low;
  operand.view.high = table.high;
  operand.view.numbers = operand.numbers.data();
  return true;
}

bool VectorRun::rescale(Register& operand, int scale) {
  int const shift = scale - operand.view.scale;
  if (shift == 0) return true;
  if (shift > column_scale_max) return false;
  std::int64_t const factor = power_of_ten(shift);
  if (!fits_grid(Wide{operand.view.low} * factor, Wide{operand.view.high} * factor)) return false;
  operand.scaled.resize(vector_rows_max);
  context_.kernels.scale(operand.scaled.data(), operand.view.numbers, factor, rows_);
  operand.view.numbers = operand.scaled.data();
  operand.view.low *= factor;
  operand.view.high *= factor;
  operand.view.scale = scale;
  return true;
}

bool VectorRun::align(Register& a, Register& b) {
  int const scale = std::max(a.view.scale, b.view.scale);
  return rescale(a, scale) && rescale(b, scale);
}

View VectorRun::numbers_view(Register& out, int scale, Wide low, Wide high) {
  View view;
  view.form = Form::numbers;
  view.scale = scale;
  view.low = static_cast<std::int64_t>(low);
  view.high = static_cast<std::int64_t>(high);
  view.numbers = out.numbers.data();
  return view;
}

Register* VectorRun::negate(Node const& node, Register& out) {
  Register* const a = evaluate(node.a);
  if (a == nullptr || !to_numbers(*a)) return nullptr;
  out.numbers.resize(vector_rows_max);
  context_.kernels.scale(out.numbers.data(), a->view.numbers, -1, rows_);
  out.view = numbers_view(out, a->view.scale, -Wide{a->view.high}, -Wide{a->view.low});
  inherit_odd(out, *a);
  return &out;
}

Register* VectorRun::arithmetic(Node const& node, Register& out) {
  Register* const a = evaluate(node.a);
  Register* const b = a == nullptr ? nullptr : evaluate(node.b);
  if (b == nullptr) return nullptr;
  if (is_by_entry(a->view, b->view)) return arithmetic_of_entries(node, *a, *b, out);
  View const was_a = a->view, was_b = b->view;
  if (node.op != Op::divide && to_numbers(*a) && to_numbers(*b) && arithmetic_of_numbers(node.op, *a, *b, out)) {
    inherit_odd(out, *a);
    inherit_odd(out, *b);
    return &out;
  }
  if (was_a.form != Form::codes) a->view = was_a;
  if (was_b.form != Form::codes) b->view = was_b;
  return arithmetic_by_rows(node, *a, *b, out);
}

bool VectorRun::arithmetic_of_numbers(Op op, Register& a, Register& b, Register& out) {
  out.numbers.resize(vector_rows_max);
  if (op == Op::multiply) {
    Wide const corners[] = {Wide{a.view.low} * b.view.low, Wide{a.view.low} * b.view.high,
                            Wide{a.view.high} * b.view.low, Wide{a.view.high} * b.view.high};
    Wide const low = *std::min_element(std::begin(corners), std::end(corners));
    Wide const high = *std::max_element(std::begin(corners), std::end(corners));
    if (!fits_grid(low, high) || a.view.scale + b.view.scale > column_scale_max) return false;
    context_.kernels.multiply(out.numbers.data(), a.view.numbers, b.view.numbers, rows_);
    out.view = numbers_view(out, a.view.scale + b.view.scale, low, high);
    return true;
  }
  if (!align(a, b)) return false;
  bool const adds = op == Op::add;
  Wide const low = adds ? Wide{a.view.low} + b.view.low : Wide{a.view.low} - b.view.high;
  Wide const high = adds ? Wide{a.view.high} + b.view.high : Wide{a.view.high} - b.view.low;
  if (!fits_grid(low, high)) return false;
  (adds ? context_.kernels.add : context_.kernels.subtract)(out.numbers.data(), a.view.numbers, b.view.numbers, rows_);
  out.view = numbers_view(out, a.view.scale, low, high);
  return true;
}

bool VectorRun::is_by_entry(View const& a, View const& b) {
  if (a.form != Form::codes || b.form != Form::codes || !(a.constant || b.constant)) return false;
  return (a.constant ? b : a).palette->size() <= palette_max;
}

std::optional<base::Decimal> VectorRun::compute(Op op, Value const& a, Value const& b) {
  if (a.kind() != Kind::number || b.kind() != Kind::number) return std::nullopt;
  switch (op) {
    case Op::add: return base::add(a.number(), b.number());
    case Op::subtract: return base::subtract(a.number(), b.number());
    case Op::multiply: return base::multiply(a.number(), b.number());
    default: return base::divide(a.number(), b.number());
  }
}

Register* VectorRun::arithmetic_of_entries(Node const& node, Register& a, Register& b, Register& out) {
  Register const& varying = a.view.constant ? b : a;
  if (out.from_a != a.view.palette || out.from_a_size != a.view.palette->size() || out.from_b != b.view.palette ||
      out.from_b_size != b.view.palette->size()) {
    out.own.clear();
    out.truth_bad.clear();
    for (std::size_t i = 0; i < varying.view.palette->size(); ++i) {
      auto const value =
          compute(node.op, (*a.view.palette)[a.view.constant ? 0 : i], (*b.view.palette)[b.view.constant ? 0 : i]);
      out.own.push_back(value ? Value{*value} : Value{});
      out.truth_bad.push_back(value ? 0 : 1);
    }
    out.from_a = a.view.palette;
    out.from_b = b.view.palette;
    out.from_a_size = a.view.palette->size();
    out.from_b_size = b.view.palette->size();
  }
  out.view = varying.view;
  out.view.palette = &out.own;
  inherit_odd(out, a);
  inherit_odd(out, b);
  mark_bad(out, out.view, out.truth_bad);
  return &out;
}

Register* VectorRun::arithmetic_by_rows(Node const& node, Register const& a, Register const& b, Register& out) {
  std::uint8_t* const odd = out.fresh_odd(rows_);
  inherit_odd(out, a);
  inherit_odd(out, b);
  out.values.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (odd[row] != 0) continue;
    auto const value = compute(node.op, a.view.at(row), b.view.at(row));
    if (value)
      out.values[row] = *value;
    else
      odd[row] = 1;
  }
  out.view = values_view(out);
  return &out;
}

bool VectorRun::extreme(bool least, std::vector<Register*> const& operands, Register& out) {
  if (operands.size() != 2 || !to_numbers(*operands[0]) || !to_numbers(*operands[1]) ||
      !align(*operands[0], *operands[1]))
    return false;
  View const &a = operands[0]->view, &b = operands[1]->view;
  out.numbers.resize(vector_rows_max);
  (least ? context_.kernels.minimum : context_.kernels.maximum)(out.numbers.data(), a.numbers, b.numbers, rows_);
  out.view = least ? numbers_view(out, a.scale, std::min(a.low, b.low), std::min(a.high, b.high))
                   : numbers_view(out, a.scale, std::max(a.low, b.low), std::max(a.high, b.high));
  for (Register const* operand : operands) inherit_odd(out, *operand);
  return true;
}

}  // namespace feel
