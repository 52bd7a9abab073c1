#include "feel/program_builder.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/interpreter.h"
#include "feel/range.h"

namespace feel {

namespace {

constexpr std::size_t folded_list_max = 1'000;
constexpr std::size_t folded_string_max = 10'000;

bool may_fold(Program const& program, Node const& node) {
  switch (node.op) {
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power:
    case Op::compare:
    case Op::conjunction:
    case Op::disjunction:
    case Op::between:
    case Op::list:
    case Op::interval:
    case Op::comparison_range: return true;
    case Op::builtin: return program.builtins[static_cast<std::size_t>(node.a)]->pure;
    case Op::constant:
    case Op::slot:
    case Op::local:
    case Op::entry_or:
    case Op::in:
    case Op::conditional:
    case Op::context:
    case Op::path:
    case Op::filter:
    case Op::for_each:
    case Op::some:
    case Op::every:
    case Op::instance_of:
    case Op::call:
    case Op::call_named:
    case Op::lambda:
    case Op::fail: return false;
  }
  return false;
}

TypePointer type_of_constant(Value const& value) {
  switch (value.kind()) {
    case Kind::null:
    case Kind::function: return any_type();
    case Kind::list: {
      List const& items = value.list();
      if (items.empty()) return list_type(any_type());
      Kind const kind = items.front().kind();
      bool const uniform =
          kind != Kind::null && kind < Kind::list &&
          std::all_of(items.begin(), items.end(), [kind](Value const& item) { return item.kind() == kind; });
      return list_type(uniform ? simple_type(kind) : any_type());
    }
    case Kind::context: {
      std::vector<std::pair<std::string, TypePointer>> fields;
      for (auto const& [name, entry] : value.context()) fields.emplace_back(name, type_of_constant(entry));
      return context_type(std::move(fields));
    }
    case Kind::range: {
      Range const& range = value.range();
      return range_type(type_of_constant(range.low.is_null() ? range.high : range.low));
    }
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_time_duration:
    case Kind::years_months_duration: return simple_type(value.kind());
  }
  return any_type();
}

bool is_small(Value const& value) {
  if (value.kind() == Kind::list) return value.list().size() <= folded_list_max;
  if (value.kind() == Kind::string) return value.string().size() <= folded_string_max;
  return true;
}

}  // namespace

TypePointer ProgramBuilder::type_pointer(std::int32_t node) const {
  return program_->types[static_cast<std::size_t>(program_->node(node).type)];
}

Value const* ProgramBuilder::constant(std::int32_t node) const {
  Node const& found = program_->node(node);
  return found.op == Op::constant ? &program_->constants[static_cast<std::size_t>(found.a)] : nullptr;
}

std::int32_t ProgramBuilder::add_type(TypePointer const& type) {
  auto& types = program_->types;
  auto const known = std::find(types.begin(), types.end(), type);
  if (known != types.end()) return static_cast<std::int32_t>(known - types.begin());
  types.push_back(type);
  return static_cast<std::int32_t>(types.size()) - 1;
}

std::int32_t ProgramBuilder::add_name(std::string name) {
  auto& names = program_->names;
  auto const known = std::find(names.begin(), names.end(), name);
  if (known != names.end()) return static_cast<std::int32_t>(known - names.begin());
  names.push_back(std::move(name));
  return static_cast<std::int32_t>(names.size()) - 1;
}

std::int32_t ProgramBuilder::add_links(std::span<std::int32_t const> links) {
  auto const first = static_cast<std::int32_t>(program_->links.size());
  program_->links.insert(program_->links.end(), links.begin(), links.end());
  return first;
}

std::int32_t ProgramBuilder::add_constant(Value value, std::int32_t offset, std::int32_t end) {
  TypePointer const type = type_of_constant(value);
  program_->constants.push_back(std::move(value));
  return add({.op = Op::constant, .a = static_cast<std::int32_t>(program_->constants.size()) - 1}, {}, type, offset,
             end);
}

void ProgramBuilder::note_slot(int slot) {
  auto& slots = program_->slots_read;
  auto const at = std::lower_bound(slots.begin(), slots.end(), slot);
  if (at == slots.end() || *at != slot) slots.insert(at, slot);
}

std::int32_t ProgramBuilder::add_slot(int slot, TypePointer const& type, std::int32_t offset, std::int32_t end) {
  note_slot(slot);
  return add({.op = Op::slot, .a = slot}, {}, type, offset, end);
}

std::int32_t ProgramBuilder::add_local(std::int32_t local, TypePointer const& type, std::int32_t offset,
                                       std::int32_t end) {
  return add({.op = Op::local, .a = local}, {}, type, offset, end);
}

std::int32_t ProgramBuilder::add_failure(std::string code, std::vector<std::string> values, std::int32_t offset,
                                         std::int32_t end) {
  program_->constants.push_back(
      Value::null(std::move(code), std::move(values), program_->place_of(offset, end - offset)));
  return add({.op = Op::fail, .a = static_cast<std::int32_t>(program_->constants.size()) - 1}, {}, any_type(), offset,
             end);
}

std::int32_t ProgramBuilder::add(Node node, std::span<std::int32_t const> operands, TypePointer const& type,
                                 std::int32_t offset, std::int32_t end) {
  int depth = 0;
  for (std::int32_t operand : operands) depth = std::max(depth, depth_of(operand));
  node.depth = static_cast<std::uint16_t>(std::min(depth + 1, 0xFFFF));
  node.type = add_type(type ? type : any_type());
  node.offset = offset;
  node.length = end - offset;
  program_->nodes.push_back(node);
  auto const index = static_cast<std::int32_t>(program_->nodes.size()) - 1;
  return may_fold(*program_, node) ? folded(index, operands) : index;
}

std::int32_t ProgramBuilder::folded(std::int32_t node, std::span<std::int32_t const> operands) {
  // Constants are leaves, so that operands that are all constants are exactly the nodes before this one.
  for (std::size_t i = 0; i < operands.size(); ++i) {
    std::int32_t const expected = node - static_cast<std::int32_t>(operands.size() - i);
    if (operands[i] != expected || !is_constant(operands[i])) return node;
  }
  Frame frame{Scope{}};
  frame.limits = limits_;
  Value value = Interpreter{*program_, frame}.evaluate(node);
  if (!frame.diagnostics.empty() || value.is_null() || !is_small(value)) return node;
  Node const old = program_->node(node);
  program_->nodes.resize(static_cast<std::size_t>(node) - operands.size());
  return add_constant(std::move(value), old.offset, old.offset + old.length);
}

}  // namespace feel
