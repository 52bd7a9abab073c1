// What a sum is made of: Expression::terms.
#include <algorithm>
#include <functional>

#include "feel/builtins.h"
#include "feel/interpreter.h"

namespace feel {

namespace {

using Weight = SumPlan::Weight;

constexpr std::size_t leaves_max = 1'000;  // a longer sum is not taken apart

// A summand: a node with its sign and the weights that stand before it, the innermost last.
struct Leaf {
  std::int32_t node = -1, first = 0;  // nodes of the tree: first … node
  bool subtracted = false;
  std::vector<Weight> weights;
};

class Collector {
 public:
  Collector(Program const& program, bool distributes) : program_(program), distributes_(distributes) {}

  std::vector<Leaf> collect() {
    add(program_.root, 0, false);
    return std::move(leaves_);
  }

 private:
  void add(std::int32_t index, std::int32_t first, bool subtracted) {
    Node const& node = program_.node(index);
    switch (node.op) {
      case Op::add:
      case Op::subtract:
        add(node.a, first, subtracted);
        add(node.b, node.a + 1, subtracted != (node.op == Op::subtract));
        return;
      case Op::negate: add(node.a, first, !subtracted); return;
      case Op::multiply:
      case Op::divide:
        if (distributes_ && add_weighted(node, first, subtracted)) return;
        break;
      case Op::builtin:
        if (add_items(node, first, subtracted)) return;
        break;
      default: break;
    }
    leaves_.push_back({index, first, subtracted, weights_});
  }

  bool is_sum(std::int32_t index) const {
    Node const& node = program_.node(index);
    return node.op == Op::add || node.op == Op::subtract || is_sum_of_list(node);
  }

  bool is_sum_of_list(Node const& node) const {
    if (node.op != Op::builtin || node.c < 1) return false;
    return program_.builtins[static_cast<std::size_t>(node.a)]->name == "sum";
  }

  bool add_weighted(Node const& node, std::int32_t first, bool subtracted) {
    bool const weight_is_left = node.op == Op::multiply && program_.node(node.a).op == Op::constant;
    std::int32_t const weight = weight_is_left ? node.a : node.b, sum = weight_is_left ? node.b : node.a;
    if (program_.node(weight).op != Op::constant || !is_sum(sum)) return false;
    Value const& value = program_.constants[static_cast<std::size_t>(program_.node(weight).a)];
    if (value.kind() != Kind::number) return false;
    weights_.push_back({node.op, value.number(), value.to_string()});
    add(sum, weight_is_left ? node.a + 1 : first, subtracted);
    weights_.pop_back();
    return true;
  }

  // sum(a, b, c) and sum([a, b, c]).
  bool add_items(Node const& node, std::int32_t first, bool subtracted) {
    if (!is_sum_of_list(node)) return false;
    auto const begin = program_.links.begin();
    std::vector<std::int32_t> items(begin + node.b, begin + node.b + node.c);
    if (items.size() == 1) {
      Node const& list = program_.node(items.front());
      if (list.op != Op::list || list.b < 1) return false;
      items.assign(begin + list.a, begin + list.a + list.b);
    }
    std::vector<std::int32_t> ordered = items;
    std::sort(ordered.begin(), ordered.end());
    for (std::int32_t const item : items) {
      auto const at = std::lower_bound(ordered.begin(), ordered.end(), item);
      add(item, at == ordered.begin() ? first : *std::prev(at) + 1, subtracted);
    }
    return true;
  }

  Program const& program_;
  bool distributes_;
  std::vector<Weight> weights_;
  std::vector<Leaf> leaves_;
};

// How the node is written, with the brackets that belong to it.
std::string text_of(Program const& program, Node const& node) {
  auto offset = static_cast<std::size_t>(node.offset);
  std::size_t const end = offset + static_cast<std::size_t>(node.length);
  bool quoted = false;
  int open = 0, unopened = 0;
  for (std::size_t i = offset; i < end; ++i) {
    char const c = program.text[i];
    if (c == '"' && program.text[i - (i > 0 ? 1 : 0)] != '\\') quoted = !quoted;
    if (quoted) continue;
    if (c == '(') ++open;
    if (c == ')' && --open < 0) {
      ++unopened;
      open = 0;
    }
  }
  for (; unopened > 0 && offset > 0; --offset)
    if (program.text[offset - 1] == '(') --unopened;
  return program.text.substr(offset, end - offset);
}

bool needs_brackets(Op op) {
  switch (op) {
    case Op::constant:
    case Op::slot:
    case Op::local:
    case Op::multiply:
    case Op::divide:
    case Op::power:
    case Op::path:
    case Op::filter:
    case Op::builtin:
    case Op::call:
    case Op::call_named: return false;
    default: return true;
  }
}

std::string text_of(Program const& program, Leaf const& leaf) {
  Node const& node = program.node(leaf.node);
  std::string text = text_of(program, node);
  if ((leaf.subtracted || !leaf.weights.empty()) && needs_brackets(node.op)) text = "(" + text + ")";
  for (auto weight = leaf.weights.rbegin(); weight != leaf.weights.rend(); ++weight)
    text = weight->op == Op::multiply ? weight->text + " * " + text : text + " / " + weight->text;
  return leaf.subtracted ? "- " + text : text;
}

std::vector<int> slots_of(Program const& program, Leaf const& leaf) {
  std::vector<int> slots;
  for (std::int32_t index = leaf.first; index <= leaf.node; ++index) {
    Node const& node = program.node(index);
    if (node.op == Op::slot) slots.push_back(node.a);
    if (node.op != Op::lambda) continue;
    for (Capture const& capture : program.lambdas[static_cast<std::size_t>(node.a)].captures)
      if (capture.from_slot) slots.push_back(capture.from);
  }
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

std::vector<SumPlan::Leaf> plan_of(Program const& program, bool distributes) {
  std::vector<SumPlan::Leaf> plan;
  std::vector<Leaf> const leaves = Collector{program, distributes}.collect();
  if (leaves.size() < 2 || leaves.size() > leaves_max) return plan;
  for (Leaf const& leaf : leaves)
    plan.push_back({leaf.node, leaf.subtracted, leaf.weights, text_of(program, leaf), slots_of(program, leaf)});
  return plan;
}

std::optional<base::Decimal> weighted(SumPlan::Leaf const& leaf, Value const& value) {
  if (value.kind() != Kind::number) return std::nullopt;
  std::optional<base::Decimal> result = value.number();
  for (auto weight = leaf.weights.rbegin(); weight != leaf.weights.rend() && result; ++weight)
    result = weight->op == Op::multiply ? base::multiply(weight->value, *result) : base::divide(*result, weight->value);
  return result && leaf.subtracted ? base::negate(*result) : result;
}

// The terms; empty where one is no number, or where they would not add up to `total` for the digits that were rounded.
std::vector<Term> terms_of(std::vector<SumPlan::Leaf> const& leaves, Interpreter& interpreter, base::Decimal total) {
  std::vector<Term> terms;
  terms.reserve(leaves.size());
  std::optional<base::Decimal> sum = base::Decimal{};
  for (SumPlan::Leaf const& leaf : leaves) {
    std::optional<base::Decimal> const value = weighted(leaf, interpreter.evaluate(leaf.node));
    sum = value && sum ? base::add(*sum, *value) : std::nullopt;
    if (!sum) return {};
    terms.push_back({leaf.text, *value, leaf.slots_read});
  }
  return *sum == total ? terms : std::vector<Term>{};
}

}  // namespace

std::shared_ptr<SumPlan const> sum_plan(Program const& program) {
  SumPlan plan{plan_of(program, true), plan_of(program, false)};
  return plan.distributed.empty() && plan.plain.empty() ? nullptr : std::make_shared<SumPlan const>(std::move(plan));
}

bool Expression::is_sum() const { return program_->sum != nullptr; }

std::vector<Term> Expression::terms(Frame& frame, base::Decimal total) const {
  if (!program_->sum) return {};
  Activation const activation{frame, program_->locals};
  Interpreter interpreter{*program_, frame, activation.base()};
  std::vector<Term> terms = terms_of(program_->sum->distributed, interpreter, total);
  return terms.empty() ? terms_of(program_->sum->plain, interpreter, total) : terms;
}

}  // namespace feel
