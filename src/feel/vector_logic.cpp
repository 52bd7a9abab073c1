// Comparisons, logic and choices over columns.
#include <algorithm>

#include "feel/vector_run.h"

namespace feel {
namespace {

using Form = View::Form;

}  // namespace

Register* VectorRun::compare(Node const& node, Register& out) {
  Register* const a = evaluate(node.a);
  Register* const b = a == nullptr ? nullptr : evaluate(node.b);
  if (b == nullptr) return nullptr;
  out.truths.resize(vector_rows_max);
  auto const comparison = static_cast<Comparison>(node.flags);
  if (is_by_entry(a->view, b->view))
    compare_entries(comparison, *a, *b, out);
  else if (!compare_numbers(comparison, *a, *b, out))
    compare_rows(comparison, *a, *b, out);
  inherit_odd(out, *a);
  inherit_odd(out, *b);
  out.view = truths_view(out);
  return &out;
}

void VectorRun::compare_entries(Comparison comparison, Register const& a, Register const& b, Register& out) {
  View const& varying = a.view.constant ? b.view : a.view;
  out.truth_table.clear();
  out.truth_bad.clear();
  for (std::size_t i = 0; i < varying.palette->size(); ++i) {
    auto const truth =
        holds(comparison, (*a.view.palette)[a.view.constant ? 0 : i], (*b.view.palette)[b.view.constant ? 0 : i]);
    out.truth_table.push_back(truth.value_or(false) ? 1 : 0);
    out.truth_bad.push_back(truth ? 0 : 1);
  }
  if (varying.constant)
    std::fill_n(out.truths.begin(), rows_, out.truth_table[0]);
  else
    context_.kernels.look_up_truth(out.truths.data(), varying.codes, out.truth_table.data(), rows_);
  mark_bad(out, varying, out.truth_bad);
}

bool VectorRun::compare_numbers(Comparison comparison, Register& a, Register& b, Register& out) {
  View const was_a = a.view, was_b = b.view;
  bool const days = a.view.form == Form::days && b.view.form == Form::days;
  if (!days && !(to_numbers(a) && to_numbers(b) && align(a, b))) {
    if (was_a.form != Form::codes) a.view = was_a;
    if (was_b.form != Form::codes) b.view = was_b;
    return false;
  }
  std::uint8_t* const truths = out.truths.data();
  Kernels const& kernels = context_.kernels;
  switch (comparison) {
    case Comparison::equal: kernels.equal(truths, a.view.numbers, b.view.numbers, rows_); break;
    case Comparison::not_equal:
      kernels.equal(truths, a.view.numbers, b.view.numbers, rows_);
      for (std::size_t row = 0; row < rows_; ++row) truths[row] ^= 1;
      break;
    case Comparison::less: kernels.less(truths, a.view.numbers, b.view.numbers, rows_); break;
    case Comparison::less_equal: kernels.less_equal(truths, a.view.numbers, b.view.numbers, rows_); break;
    case Comparison::greater: kernels.less(truths, b.view.numbers, a.view.numbers, rows_); break;
    case Comparison::greater_equal: kernels.less_equal(truths, b.view.numbers, a.view.numbers, rows_); break;
  }
  return true;
}

void VectorRun::compare_rows(Comparison comparison, Register const& a, Register const& b, Register& out) {
  std::uint8_t* const odd = out.fresh_odd(rows_);
  inherit_odd(out, a);
  inherit_odd(out, b);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (odd[row] != 0) continue;
    auto const truth = holds(comparison, a.view.at(row), b.view.at(row));
    out.truths[row] = truth.value_or(false) ? 1 : 0;
    if (!truth) odd[row] = 1;
  }
}

Register* VectorRun::between(Node const& node, Register& out) {
  Register *const a = evaluate(node.a), *const low = a ? evaluate(node.b) : nullptr;
  Register* const high = low ? evaluate(node.c) : nullptr;
  if (high == nullptr) return nullptr;
  std::uint8_t* const odd = out.fresh_odd(rows_);
  for (Register const* operand : {a, low, high}) inherit_odd(out, *operand);
  out.truths.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) {
    if (odd[row] != 0) continue;
    Value const value = a->view.at(row);
    auto const above = holds(Comparison::greater_equal, value, low->view.at(row));
    auto const below = holds(Comparison::less_equal, value, high->view.at(row));
    out.truths[row] = above.value_or(false) && below.value_or(false) ? 1 : 0;
    if (!above || !below) odd[row] = 1;
  }
  out.view = truths_view(out);
  return &out;
}

void VectorRun::to_truths(Register& operand) {
  if (operand.view.form == Form::truths) return;
  View const from = operand.view;
  if (!operand.has_odd) operand.fresh_odd(rows_);
  operand.truths.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) {
    Value const value = from.at(row);
    bool const is_truth = value.kind() == Kind::boolean;
    operand.truths[row] = is_truth && value.boolean() ? 1 : 0;
    if (!is_truth) operand.odd[row] = 1;
  }
  operand.view = truths_view(operand);
}

Register* VectorRun::logic(Node const& node, Register& out) {
  Register* const a = evaluate(node.a);
  Register* const b = a == nullptr ? nullptr : evaluate(node.b);
  if (b == nullptr) return nullptr;
  to_truths(*a);
  to_truths(*b);
  std::uint8_t const deciding = node.op == Op::disjunction ? 1 : 0;
  out.truths.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) {
    std::uint8_t const x = a->view.truths[row], y = b->view.truths[row];
    out.truths[row] = deciding != 0 ? x | y : x & y;
  }
  inherit_odd(out, *a);
  if (b->has_odd) {
    std::uint8_t* const odd = out.has_odd ? out.odd.data() : out.fresh_odd(rows_);
    for (std::size_t row = 0; row < rows_; ++row)
      if (a->view.truths[row] != deciding) odd[row] |= b->odd[row];
  }
  out.view = truths_view(out);
  return &out;
}

Register* VectorRun::conditional(Node const& node, Register& out) {
  Register* const condition = evaluate(node.a);
  Register* const then = condition ? evaluate(node.b) : nullptr;
  Register* const otherwise = then ? evaluate(node.c) : nullptr;
  if (otherwise == nullptr) return nullptr;
  to_truths(*condition);
  std::uint8_t const* const truths = condition->view.truths;
  inherit_odd(out, *condition);
  if (then->view.form == Form::codes && otherwise->view.form == Form::codes)
    choose_codes(truths, *then, *otherwise, out);
  else if (to_numbers(*then) && to_numbers(*otherwise) && align(*then, *otherwise))
    choose_numbers(truths, *then, *otherwise, out);
  else
    choose_values(truths, *then, *otherwise, out);
  for (Register const* branch : {then, otherwise}) {
    if (!branch->has_odd) continue;
    std::uint8_t* const odd = out.has_odd ? out.odd.data() : out.fresh_odd(rows_);
    for (std::size_t row = 0; row < rows_; ++row)
      if ((truths[row] != 0) == (branch == then)) odd[row] |= branch->odd[row];
  }
  return &out;
}

void VectorRun::choose_codes(std::uint8_t const* truths, Register const& then, Register const& otherwise,
                             Register& out) {
  View const &a = then.view, &b = otherwise.view;
  if (out.from_a != a.palette || out.from_a_size != a.palette->size() || out.from_b != b.palette ||
      out.from_b_size != b.palette->size()) {
    // Taken in turns, so that codes keep their meaning when a palette grows.
    out.own.assign(2 * std::max(a.palette->size(), b.palette->size()), Value{});
    for (std::size_t i = 0; i < a.palette->size(); ++i) out.own[2 * i] = (*a.palette)[i];
    for (std::size_t i = 0; i < b.palette->size(); ++i) out.own[2 * i + 1] = (*b.palette)[i];
    out.from_a = a.palette;
    out.from_b = b.palette;
    out.from_a_size = a.palette->size();
    out.from_b_size = b.palette->size();
  }
  out.codes.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row)
    out.codes[row] = truths[row] != 0 ? 2 * (a.constant ? 0 : a.codes[row]) : 2 * (b.constant ? 0 : b.codes[row]) + 1;
  out.view = {};
  out.view.form = Form::codes;
  out.view.codes = out.codes.data();
  out.view.palette = &out.own;
}

void VectorRun::choose_numbers(std::uint8_t const* truths, Register const& then, Register const& otherwise,
                               Register& out) {
  out.numbers.resize(vector_rows_max);
  context_.kernels.choose(out.numbers.data(), truths, then.view.numbers, otherwise.view.numbers, rows_);
  out.view = numbers_view(out, then.view.scale, std::min(then.view.low, otherwise.view.low),
                          std::max(then.view.high, otherwise.view.high));
}

void VectorRun::choose_values(std::uint8_t const* truths, Register const& then, Register const& otherwise,
                              Register& out) {
  out.values.resize(vector_rows_max);
  for (std::size_t row = 0; row < rows_; ++row) out.values[row] = (truths[row] != 0 ? then : otherwise).view.at(row);
  out.view = values_view(out);
}

}  // namespace feel
