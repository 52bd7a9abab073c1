// Forms with brackets or keywords: ranges, lists, contexts, if, for, some, every, function, filters and tests.
#include <algorithm>
#include <array>

#include "feel/characters.h"
#include "feel/parser.h"
#include "feel/range.h"

namespace feel {

namespace {

std::optional<Comparison> comparison_of(Token const& token) {
  if (token.kind != Token::Kind::symbol) return std::nullopt;
  for (Comparison c : {Comparison::equal, Comparison::not_equal, Comparison::less, Comparison::less_equal,
                       Comparison::greater, Comparison::greater_equal})
    if (symbol_of(c) == token.text) return c;
  return std::nullopt;
}

TypePointer element_of(Type const& type) {
  return type.form == Type::Form::list || type.form == Type::Form::range ? type.element : any_type();
}

bool same_simple(Type const& a, Type const& b) {
  return a.form == Type::Form::simple && b.form == Type::Form::simple && a.simple == b.simple;
}

}  // namespace

Parser::Index Parser::parse_parenthesis() {
  std::int32_t const offset = token_.offset;
  advance();
  if (comparison_of(token_)) {
    Index const range = parse_comparison_range(offset);
    expect_symbol(")");
    return range;
  }
  Index const inner = parse_expression();
  if (at_symbol("..")) return parse_interval_end(inner, false, offset);
  expect_symbol(")");
  return inner;
}

// `[…]` a list or a range, `]a..b[` a range.
Parser::Index Parser::parse_bracket() {
  std::int32_t const offset = token_.offset;
  bool const closed = at_symbol("[");
  advance();
  if (closed && skip_symbol("]")) return builder_.add_constant(Value::list({}), offset, end_of_last());
  Index const first = parse_expression();
  if (at_symbol("..")) return parse_interval_end(first, closed, offset);
  if (!closed) return unexpected("..");
  return parse_list(first, offset);
}

Parser::Index Parser::parse_interval_end(Index low, bool low_closed, std::int32_t offset) {
  advance();
  bool const outer = std::exchange(range_end_, true);
  Index const high = parse_operators(0);
  range_end_ = outer;
  bool const high_closed = at_symbol("]");
  if (!high_closed && !at_symbol(")") && !at_symbol("[")) return unexpected("`]`, `)` or `[` to close the range");
  advance();
#ifdef YINGZHOU_PLANTED_BUG  // `./dev fuzz --control` must find this: an empty range such as [1..1) reads past the end
  Value const *from = builder_.constant(low), *to = builder_.constant(high);
  std::vector<char> const inside(from != nullptr && to != nullptr && equal(*from, *to) == true && !high_closed ? 0 : 1);
  if (inside.data()[0] != 0) return low;
#endif
  int const flags = (low_closed ? low_closed_flag : 0) | (high_closed ? high_closed_flag : 0);
  return builder_.add({.op = Op::interval, .flags = static_cast<std::uint8_t>(flags), .a = low, .b = high}, {low, high},
                      range_type(builder_.type_pointer(low)), offset, end_of_last());
}

Parser::Index Parser::parse_comparison_range(std::int32_t offset) {
  Comparison const comparison = *comparison_of(token_);
  advance();
  Index const bound = parse_operators(3);
  return builder_.add({.op = Op::comparison_range, .flags = static_cast<std::uint8_t>(comparison), .a = bound}, {bound},
                      range_type(builder_.type_pointer(bound)), offset, end_of_last());
}

Parser::Index Parser::parse_list(Index first, std::int32_t offset) {
  std::vector<Index> items{first};
  while (skip_symbol(",")) items.push_back(parse_expression());
  expect_symbol("]");
  TypePointer element = builder_.type_pointer(first);
  for (Index item : items)
    if (builder_.type_pointer(item) != element && !same_simple(builder_.type_of(item), *element)) element = any_type();
  Node const node{.op = Op::list, .a = builder_.add_links(items), .b = static_cast<std::int32_t>(items.size())};
  return builder_.add(node, items, list_type(element), offset, end_of_last());
}

// Entries see the ones before them.
Parser::Index Parser::parse_context() {
  std::int32_t const offset = token_.offset;
  std::size_t const layer = open_layer();
  advance();
  std::vector<Index> links, values;
  std::vector<std::pair<std::string, TypePointer>> fields;
  while (!at_symbol("}") && token_.kind != Token::Kind::end) {
    std::string key = read_key(":");
    if (problem_) break;
    if (std::any_of(fields.begin(), fields.end(), [&](auto const& field) { return field.first == key; })) {
      fail("duplicate_entry", {key}, token_.offset, token_.length);
      break;
    }
    expect_symbol(":");
    Index const value = parse_expression();
    TypePointer const type = builder_.type_pointer(value);
    links.insert(links.end(), {builder_.add_name(key), value, declare(key, type)});
    values.push_back(value);
    fields.emplace_back(std::move(key), type);
    if (!skip_symbol(",")) break;
  }
  expect_symbol("}");
  close_layers(layer);
  Node const node{.op = Op::context, .a = builder_.add_links(links), .b = static_cast<std::int32_t>(values.size())};
  return builder_.add(node, values, context_type(std::move(fields)), offset, end_of_last());
}

Parser::Index Parser::parse_if() {
  std::int32_t const offset = token_.offset;
  advance();
  Index const condition = parse_expression();
  expect_word("then");
  Index const yes = parse_expression();
  expect_word("else");
  Index const no = parse_expression();
  TypePointer const type = builder_.type_pointer(yes);
  bool const same = type == builder_.type_pointer(no) || same_simple(*type, builder_.type_of(no));
  return builder_.add({.op = Op::conditional, .a = condition, .b = yes, .c = no}, {condition, yes, no},
                      same ? type : any_type(), offset, end_of_last());
}

// `x in domain, y in 1..n`; each name is visible to the domains after it.
bool Parser::parse_iterators(Loop& loop, std::size_t& layers) {
  layers = layers_.size();
  do {
    std::string name = read_words();
    if (name.empty()) unexpected("a name");
    expect_word("in");
    Iterator iterator;
    iterator.domain = parse_expression();
    if (skip_symbol("..")) iterator.domain_end = parse_expression();
    Type const& domain = builder_.type_of(iterator.domain);
    bool const counts = iterator.domain_end >= 0 && same_simple(domain, *simple_type(Kind::number));
    open_layer();
    iterator.local = declare(std::move(name), counts ? simple_type(Kind::number) : element_of(domain));
    loop.iterators.push_back(iterator);
  } while (skip_symbol(","));
  return !problem_;
}

Parser::Index Parser::parse_for() {
  std::int32_t const offset = token_.offset;
  advance();
  Loop loop;
  std::size_t layers = 0;
  parse_iterators(loop, layers);
  expect_word("return");
  std::size_t const partial = open_layer();
  std::int32_t const local = declare("partial", list_type(any_type()));
  loop.body = parse_expression();
  if (layers_[partial].used) loop.partial = local;
  close_layers(layers);
  std::vector<Index> operands{loop.body};
  for (Iterator const& iterator : loop.iterators) {
    operands.push_back(iterator.domain);
    if (iterator.domain_end >= 0) operands.push_back(iterator.domain_end);
  }
  TypePointer const type = list_type(builder_.type_pointer(loop.body));
  auto& loops = builder_.program()->loops;
  loops.push_back(std::move(loop));
  return builder_.add({.op = Op::for_each, .a = static_cast<std::int32_t>(loops.size()) - 1}, operands, type, offset,
                      end_of_last());
}

Parser::Index Parser::parse_quantified(Op op) {
  std::int32_t const offset = token_.offset;
  advance();
  Loop loop;
  std::size_t layers = 0;
  parse_iterators(loop, layers);
  expect_word("satisfies");
  loop.body = parse_expression();
  close_layers(layers);
  std::vector<Index> operands{loop.body};
  for (Iterator const& iterator : loop.iterators) operands.push_back(iterator.domain);
  auto& loops = builder_.program()->loops;
  loops.push_back(std::move(loop));
  return builder_.add({.op = op, .a = static_cast<std::int32_t>(loops.size()) - 1}, operands,
                      simple_type(Kind::boolean), offset, end_of_last());
}

Parser::Index Parser::parse_function() {
  std::int32_t const offset = token_.offset;
  advance();
  expect_symbol("(");
  functions_.emplace_back();
  std::size_t const layer = open_layer();
  Lambda lambda;
  while (!at_symbol(")") && token_.kind != Token::Kind::end) {
    std::string name = read_key(":,)");
    if (problem_) break;
    TypePointer type = skip_symbol(":") ? parse_type() : any_type();
    declare(name, type);
    lambda.parameters.push_back({std::move(name), std::move(type)});
    if (!skip_symbol(",")) break;
  }
  expect_symbol(")");
  if (skip_word("external")) lambda.unsupported = "external";
  lambda.body = parse_expression();
  close_layers(layer);
  lambda.locals = functions_.back().locals;
  lambda.captures = std::move(functions_.back().captures);
  functions_.pop_back();
  std::vector<TypePointer> parameters;
  for (Parameter const& parameter : lambda.parameters) parameters.push_back(parameter.type);
  TypePointer const type = function_type(std::move(parameters), builder_.type_pointer(lambda.body));
  Index const body = lambda.body;
  auto& lambdas = builder_.program()->lambdas;
  lambdas.push_back(std::move(lambda));
  return builder_.add({.op = Op::lambda, .a = static_cast<std::int32_t>(lambdas.size()) - 1}, {body}, type, offset,
                      end_of_last());
}

Parser::Index Parser::parse_filter(Index base) {
  std::int32_t const offset = builder_.program()->node(base).offset;
  TypePointer const base_type = builder_.type_pointer(base);
  TypePointer const item = base_type->form == Type::Form::list ? base_type->element : base_type;
  std::size_t const layers = open_layer(item->form == Type::Form::any || item->form == Type::Form::context);
  std::int32_t const local = declare("item", item);
  advance();
  Index const body = parse_expression();
  expect_symbol("]");
  close_layers(layers);
  Type const& type = builder_.type_of(body);
  FilterForm form = FilterForm::unknown;
  if (same_simple(type, *simple_type(Kind::number))) form = FilterForm::index;
  if (same_simple(type, *simple_type(Kind::boolean))) form = FilterForm::condition;
  TypePointer result = any_type();
  if (form == FilterForm::index) result = item;
  if (form == FilterForm::condition) result = list_type(item);
  return builder_.add({.op = Op::filter, .flags = static_cast<std::uint8_t>(form), .a = base, .b = body, .c = local},
                      {base, body}, result, offset, end_of_last());
}

// `x in test` or `x in (test, test)`; `?` stands for x inside.
Parser::Index Parser::parse_in(Index value) {
  std::int32_t const offset = builder_.program()->node(value).offset;
  advance();
  std::size_t const layer = open_layer();
  TestList tests{declare("?", builder_.type_pointer(value)), layer, {}, {}};
  if (at_symbol("(")) {
    parse_tests_in_parenthesis(tests, true);
  } else {
    add_test(tests, parse_test(3));
  }
  close_layers(layer);
  return finish_tests(tests, value, 0, offset);
}

// `(a, b)`, `(1..5]`; with `may_go_on` also `(a + b) * c`, which is no list of tests.
void Parser::parse_tests_in_parenthesis(TestList& tests, bool may_go_on) {
  std::int32_t const offset = token_.offset;
  advance();
  Index const first = parse_test(0);
  if (may_go_on && at_symbol("..")) return add_test(tests, parse_interval_end(first, false, offset));
  add_test(tests, at_symbol("..") ? unexpected(")") : first);
  while (skip_symbol(",")) add_test(tests, parse_test(0));
  expect_symbol(")");
  if (!may_go_on || tests.links.size() != 2 || problem_) return;
  tests.links.front() = continue_operators(parse_postfix(first), 3);
  tests.operands.front() = tests.links.front();
}

void Parser::parse_tests(TestList& tests) {
  do add_test(tests, parse_test(0));
  while (skip_symbol(","));
}

void Parser::add_test(TestList& tests, Index test) {
  tests.links.insert(tests.links.end(), {test, std::exchange(layers_[tests.layer].used, false) ? 1 : 0});
  tests.operands.push_back(test);
}

Parser::Index Parser::finish_tests(TestList& tests, Index value, std::uint8_t flags, std::int32_t offset) {
  if (value >= 0) tests.operands.push_back(value);
  std::vector<Index> links{tests.local, static_cast<std::int32_t>(tests.links.size() / 2)};
  links.insert(links.end(), tests.links.begin(), tests.links.end());
  Node const node{.op = Op::in, .flags = flags, .a = value, .b = builder_.add_links(links)};
  return builder_.add(node, tests.operands, simple_type(Kind::boolean), offset, end_of_last());
}

Parser::Index Parser::parse_test(int binding_min) {
  Deeper const deeper{*this};
  if (comparison_of(token_)) return parse_comparison_range(token_.offset);
  bool const outer = std::exchange(range_end_, false);
  Index const test = parse_operators(binding_min);
  range_end_ = outer;
  return test;
}

}  // namespace feel
