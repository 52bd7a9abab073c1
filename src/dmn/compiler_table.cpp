// Decision tables: cells become unary tests and programs, results that do not depend on anything become values.
#include <fmt/core.h>

#include <algorithm>

#include "dmn/compiler.h"
#include "dmn/names.h"
#include "dmn/partition.h"

namespace dmn {
namespace {

bool says_nothing(std::string const& text) { return normalized_name(text).empty(); }

}  // namespace

std::vector<feel::Value> enumerated_values(std::string const& text) {
  if (says_nothing(text)) return {};
  auto const list = feel::Expression::compile("[" + text + "\n]", feel::Scope{}, {});
  if (!list || !list->constant() || list->constant()->kind() != feel::Kind::list) return {};
  feel::List const& values = list->constant()->list();
  bool const plain = std::none_of(values.begin(), values.end(), [](feel::Value const& value) {
    return value.kind() == feel::Kind::range || value.kind() == feel::Kind::function || value.is_error();
  });
  return plain ? values : feel::List{};
}

std::string column_name(std::string const& label, std::string const& text, std::size_t number) {
  for (std::string const& candidate : {label, text})
    if (std::string name = normalized_name(candidate); !name.empty()) return name;
  return fmt::format("{}", number);
}

std::shared_ptr<Table const> Compiler::table(source::Boxed const& boxed, feel::Scope const& scope,
                                             feel::TypePointer const& expected) {
  source::Table const& source = *boxed.table;
  auto result = std::make_shared<Table>();
  result->id = boxed.id;
  result->decision_id = owner_id_;
  result->name = owner_name_;
  if (auto const policy = parse_hit_policy(source.hit_policy, source.aggregation)) {
    result->hit_policy = *policy;
  } else {
    issue(boxed.id,
          fmt::format("hit policy `{}` with aggregation `{}` is not known", source.hit_policy, source.aggregation));
    result->failure =
        feel::Diagnostic{.code = "hit_policy", .place = {.element_id = boxed.id}, .values = {source.hit_policy}};
  }
  for (source::InputClause const& clause : source.inputs)
    result->inputs.push_back(table_input(clause, scope, result->inputs.size() + 1));
  std::vector<feel::TypePointer> input_types;
  for (std::size_t i = 0; i < source.inputs.size(); ++i) {
    feel::TypePointer declared = type(source.inputs[i].expression.type_ref, source.inputs[i].expression.id);
    auto const& expression = result->inputs[i].expression.expression;
    if (!declared && expression) declared = std::make_shared<feel::Type const>(expression->type());
    input_types.push_back(declared ? declared : feel::any_type());
  }
  feel::TypePointer element = expected;
  if (element && element->form == feel::Type::Form::list) element = element->element;
  for (source::OutputClause const& clause : source.outputs) {
    feel::TypePointer output_type = type(clause.type_ref, clause.id);
    if (!output_type && element && source.outputs.size() == 1) output_type = element;
    if (!output_type && element && element->form == feel::Type::Form::context)
      for (auto const& [name, field] : element->fields)
        if (name == clause.name) output_type = field;
    result->outputs.push_back(table_output(clause, scope, std::move(output_type), result->outputs.size() + 1));
  }
  check_outputs(*result);
  for (std::size_t row = 0; row < source.rules.size(); ++row) rule(source, row, input_types, scope, *result);
  if (!result->failure) {
    feel::Frame frame{scope};
    Run run;
    frame.host = &run;
    result->index = std::make_shared<TableIndex const>(TableIndex::of(*result, frame));
  }
  return result;
}

void Compiler::check_outputs(Table& table) {
  bool const ordered = table.hit_policy == HitPolicy::priority || table.hit_policy == HitPolicy::output_order;
  bool const has_order = std::any_of(table.outputs.begin(), table.outputs.end(),
                                     [](TableOutput const& output) { return !output.order.empty(); });
  if (ordered && !has_order)
    issue(table.id, fmt::format("hit policy {} needs the order of the results: give the output values",
                                name_of(table.hit_policy)));
  bool const aggregates = table.hit_policy == HitPolicy::collect_sum || table.hit_policy == HitPolicy::collect_min ||
                          table.hit_policy == HitPolicy::collect_max;
  if (aggregates && table.outputs.size() > 1) {
    issue(table.id, fmt::format("hit policy {} needs exactly one output", name_of(table.hit_policy)));
    table.failure = feel::Diagnostic{
        .code = "hit_policy", .place = {.element_id = table.id}, .values = {name_of(table.hit_policy)}};
  }
  if (table.outputs.size() < 2) return;
  for (std::size_t i = 0; i < table.outputs.size(); ++i)
    if (table.outputs[i].name.empty())
      issue(table.outputs[i].id,
            fmt::format("output {} has no name: tables with several outputs need one each", i + 1));
}

TableInput Compiler::table_input(source::InputClause const& clause, feel::Scope const& scope, std::size_t number) {
  std::string const column = column_name(clause.label, clause.expression.text, number);
  place(clause.id, {.owner = "", .rule = 0, .column = column});
  TableInput result{.id = clause.id,
                    .label = clause.label,
                    .text = clause.expression.text,
                    .expression = {},
                    .allowed = {},
                    .allowed_text = clause.values.text};
  std::string const id = clause.expression.id.empty() ? clause.id : clause.expression.id;
  result.expression = text(clause.expression, id, scope, {.owner = "", .rule = 0, .column = column});
  if (!clause.values.given || says_nothing(clause.values.text)) return result;
  feel::TypePointer const input_type = type(clause.expression.type_ref, id);
  auto allowed = feel::UnaryTests::compile(clause.values.text, scope, input_type ? input_type : feel::any_type(),
                                           compile_options(clause.values.id));
  if (!allowed)
    issue(clause.id, allowed.error());
  else if (!allowed->is_any())
    result.allowed = *std::move(allowed);
  return result;
}

TableOutput Compiler::table_output(source::OutputClause const& clause, feel::Scope const& scope, feel::TypePointer type,
                                   std::size_t number) {
  std::string const column = column_name(clause.label, clause.name, number);
  place(clause.id, {.owner = "", .rule = 0, .column = column});
  TableOutput result{.id = clause.id, .name = clause.name, .type = std::move(type), .order = {}, .otherwise = {}};
  if (clause.values.given)
    result.order = enumerated_values(clause.values.text);
  else if (result.type && result.type->allowed_values)
    result.order = enumerated_values(result.type->allowed_values->text());
  if (clause.otherwise.given && !says_nothing(clause.otherwise.text))
    result.otherwise = text(clause.otherwise, clause.otherwise.id, scope, {.owner = "", .rule = 0, .column = column});
  return result;
}

void Compiler::rule(source::Table const& source, std::size_t row, std::vector<feel::TypePointer> const& input_types,
                    feel::Scope const& scope, Table& result) {
  source::Rule const& rule = source.rules[row];
  int const number = static_cast<int>(row) + 1;
  place(rule.id, {.owner = "", .rule = number, .column = ""});
  result.rule_ids.push_back(rule.id);
  bool const fits = rule.inputs.size() == source.inputs.size() && rule.outputs.size() == source.outputs.size();
  if (!fits)
    result.failure = feel::Diagnostic{
        .code = "table_shape", .place = {.element_id = rule.id}, .values = {fmt::format("{}", number)}};
  for (std::size_t i = 0; i < source.inputs.size(); ++i) {
    Whereabouts const where{.owner = "",
                            .rule = number,
                            .column = column_name(source.inputs[i].label, source.inputs[i].expression.text, i + 1)};
    result.conditions.push_back(fits ? condition(rule.inputs[i], input_types[i], scope, where) : Condition{});
  }
  for (std::size_t i = 0; i < source.outputs.size(); ++i) {
    Whereabouts const where{
        .owner = "", .rule = number, .column = column_name(source.outputs[i].label, source.outputs[i].name, i + 1)};
    bool const blank = !fits || says_nothing(rule.outputs[i].text);  // a result left out is null
    std::string const id = fits ? rule.outputs[i].id : rule.id;
    result.results.push_back(blank ? text("null", id, scope, where) : text(rule.outputs[i], id, scope, where));
  }
  result.constant_results.push_back(constant_result(result, row));
}

Condition Compiler::condition(source::Text const& cell, feel::TypePointer const& input_type, feel::Scope const& scope,
                              Whereabouts where) {
  place(cell.id, where);
  Condition result{.any = says_nothing(cell.text), .tests = {}, .constants = {}, .id = cell.id, .failure = {}};
  if (result.any) return result;
  if (!cell.language.empty()) {
    result.failure = refused(cell.id, cell.language, where).failure;
    return result;
  }
  std::vector<feel::Diagnostic> problems;
  feel::CompileOptions options = compile_options(cell.id);
  options.problems = &problems;
  auto tests = feel::UnaryTests::compile(cell.text, scope, input_type, options);
  if (tests) {
    result.any = tests->is_any();
    result.constants = constant_tests(*tests);
    result.tests = *std::move(tests);
    return result;
  }
  result.failure = problems.empty() ? feel::Diagnostic{.code = "does_not_compile",
                                                       .place = {.element_id = cell.id},
                                                       .values = {tests.error().message}}
                                    : problems.front();
  issue(cell.id, tests.error());
  return result;
}

std::optional<feel::Value> Compiler::constant_result(Table const& table, std::size_t row) const {
  std::size_t const first = row * table.outputs.size();
  feel::ContextEntries entries;
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    feel::Value const* constant = table.results[first + i].constant;
    if (!constant || constant->is_error()) return std::nullopt;
    entries.emplace_back(table.outputs[i].name, *constant);
  }
  if (entries.empty()) return std::nullopt;
  if (entries.size() == 1) return std::move(entries.front().second);
  return feel::Value::context(std::move(entries));
}

}  // namespace dmn
