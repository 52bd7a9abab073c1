// Puts nodes into a Program while the parser walks the text: derives types and depths, and folds operators whose
// operands are all constants (never into an error: that has to be met, and reported, when evaluated).
#pragma once

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "feel/program.h"

namespace feel {

class ProgramBuilder {
 public:
  explicit ProgramBuilder(Limits const& limits) : limits_(limits) {}

  std::shared_ptr<Program> const& program() const { return program_; }
  Type const& type_of(std::int32_t node) const { return program_->type_of(node); }
  TypePointer type_pointer(std::int32_t node) const;
  bool is_constant(std::int32_t node) const { return program_->node(node).op == Op::constant; }
  Value const* constant(std::int32_t node) const;

  std::int32_t add_constant(Value value, std::int32_t offset, std::int32_t end);
  std::int32_t add_slot(int slot, TypePointer const& type, std::int32_t offset, std::int32_t end);
  void note_slot(int slot);  // read, by way of a capture
  std::int32_t add_local(std::int32_t local, TypePointer const& type, std::int32_t offset, std::int32_t end);
  // A node whose evaluation is this error.
  std::int32_t add_failure(std::string code, std::vector<std::string> values, std::int32_t offset, std::int32_t end);
  // `node` with operands, type and place filled in; folded where possible. `operands` are the node's children in order.
  std::int32_t add(Node node, std::span<std::int32_t const> operands, TypePointer const& type, std::int32_t offset,
                   std::int32_t end);
  std::int32_t add(Node node, std::initializer_list<std::int32_t> operands, TypePointer const& type,
                   std::int32_t offset, std::int32_t end) {
    return add(node, std::span<std::int32_t const>{operands.begin(), operands.size()}, type, offset, end);
  }
  std::int32_t add_links(std::span<std::int32_t const> links);
  std::int32_t add_name(std::string name);
  std::int32_t add_type(TypePointer const& type);

  int depth_of(std::int32_t node) const { return node < 0 ? 0 : program_->node(node).depth; }

 private:
  std::int32_t folded(std::int32_t node, std::span<std::int32_t const> operands);

  Limits limits_;
  std::shared_ptr<Program> program_ = std::make_shared<Program>();
};

}  // namespace feel
