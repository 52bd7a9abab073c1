// Compiles the boxed expressions of one decision or business knowledge model. Internal to the module.
#pragma once

#include <string>
#include <vector>

#include "dmn/plan.h"
#include "dmn/table.h"

namespace dmn {

class Compiler {
 public:
  // `owner_name` goes into messages, `owner_id` into traces.
  Compiler(Plan& plan, int document, std::string owner_id, std::string owner_name)
      : plan_(plan), document_(document), owner_id_(std::move(owner_id)), owner_name_(std::move(owner_name)) {}

  // `scope`: the names visible to the expression. `expected`: the type the owner declares, null when none.
  Box box(source::Boxed const& boxed, feel::Scope const& scope, feel::TypePointer const& expected);
  std::shared_ptr<Routine const> routine(source::Boxed const& boxed, feel::Scope surroundings, std::string name,
                                         feel::TypePointer declared_result);
  // The scope with the most names met so far: the frame of the owner needs that many slots.
  feel::Scope const& widest() const { return widest_; }
  // What was compiled cannot be run (an issue says so).
  bool too_many_names() const { return too_many_names_; }

  // nullptr for none, `Any` or an unknown type (an issue).
  feel::TypePointer type(std::string const& type_ref, std::string const& id);
  void issue(std::string const& id, std::string const& message);
  void issue(std::string const& id, base::Error const& error);  // of a text; keeps the column

 private:
  void context(source::Boxed const& boxed, feel::Scope const& outer, Box& result);
  void iteration(source::Boxed const& boxed, feel::Scope const& scope, Box& result);
  void filter(source::Boxed const& boxed, feel::Scope const& scope, Box& result);
  // `offset`: see feel::CompileOptions.
  Text text(std::string const& text, std::string const& id, feel::Scope const& scope, Whereabouts where = {},
            int offset = 0);
  Text text(source::Text const& source, std::string const& id, feel::Scope const& scope, Whereabouts where);
  Text refused(std::string const& id, std::string const& language, Whereabouts where = {});  // not FEEL
  // Declares the name, or takes over the slot of an outer name of the same spelling.
  Local bind(feel::Scope& scope, source::Variable const& variable, feel::TypePointer type);
  void issue_at(std::string const& at, std::string const& id, std::string const& message);
  void widen(feel::Scope const& scope);
  void place(std::string const& id, Whereabouts where);

  std::shared_ptr<Table const> table(source::Boxed const& boxed, feel::Scope const& scope,
                                     feel::TypePointer const& expected);
  TableInput table_input(source::InputClause const& clause, feel::Scope const& scope, std::size_t number);
  TableOutput table_output(source::OutputClause const& clause, feel::Scope const& scope, feel::TypePointer type,
                           std::size_t number);
  void rule(source::Table const& source, std::size_t row, std::vector<feel::TypePointer> const& input_types,
            feel::Scope const& scope, Table& result);
  Condition condition(source::Text const& cell, feel::TypePointer const& input_type, feel::Scope const& scope,
                      Whereabouts where);
  std::optional<feel::Value> constant_result(Table const& table, std::size_t row) const;
  void check_outputs(Table& table);

  Plan& plan_;
  int document_;
  std::string owner_id_, owner_name_;
  feel::Scope widest_;
  bool too_many_names_ = false;
};

// The values a text of allowed values lists; empty when it is no plain enumeration.
std::vector<feel::Value> enumerated_values(std::string const& text);
// What a table's column is called in messages: its label, else its text or name, else its number.
std::string column_name(std::string const& label, std::string const& text, std::size_t number);
feel::CompileOptions compile_options(std::string element_id);

}  // namespace dmn
