#include "feel/parser.h"

#include <algorithm>
#include <array>

#include "feel/characters.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace feel {

namespace {

struct Infix {
  std::string_view text;
  int binding;
  Op op;
  Comparison comparison;
};
constexpr int comparison_binding = 3;
constexpr std::array<Infix, 13> infixes{{{"or", 1, Op::disjunction, {}},
                                         {"and", 2, Op::conjunction, {}},
                                         {"=", 3, Op::compare, Comparison::equal},
                                         {"!=", 3, Op::compare, Comparison::not_equal},
                                         {"<", 3, Op::compare, Comparison::less},
                                         {"<=", 3, Op::compare, Comparison::less_equal},
                                         {">", 3, Op::compare, Comparison::greater},
                                         {">=", 3, Op::compare, Comparison::greater_equal},
                                         {"+", 4, Op::add, {}},
                                         {"-", 4, Op::subtract, {}},
                                         {"*", 5, Op::multiply, {}},
                                         {"/", 5, Op::divide, {}},
                                         {"**", 6, Op::power, {}}}};

Infix const* find_infix(Token const& token) {
  if (token.kind != Token::Kind::symbol && token.kind != Token::Kind::word) return nullptr;
  for (Infix const& infix : infixes)
    if (infix.text == token.text) return &infix;
  return nullptr;
}

bool is_simple(Type const& type, Kind kind) { return type.form == Type::Form::simple && type.simple == kind; }

}  // namespace

void Parser::too_deep() { fail("text_too_deep", {std::to_string(options_.limits.depth_max)}, token_.offset, 0); }

Parser::Parser(std::string_view text, Scope const& scope, CompileOptions const& options)
    : text_(text), scope_(scope), options_(options), builder_(options.limits) {
  Program& program = *builder_.program();
  program.element_id = options.element_id;
  program.offset = options.offset;
  program.expected = options.expected;
  if (static_cast<std::int64_t>(text.size()) > options.limits.text_size_max) {
    text_ = text_.substr(0, 0);
    fail("text_too_long", {std::to_string(options.limits.text_size_max)}, 0, 0);
  }
  program.text = std::string{text_};
  text_ = program.text;  // tokens point into the program's own copy
  if (!problem_) seek(0);
}

Parser::Index Parser::fail(std::string code, std::vector<std::string> values, std::int32_t offset,
                           std::int32_t length) {
  if (!problem_) {
    Place place = builder_.program()->place_of(offset, length);
    problem_ = Diagnostic{.code = std::move(code), .place = std::move(place), .values = std::move(values)};
    problem_at_ = offset;
  }
  token_ = Token{Token::Kind::end, static_cast<std::int32_t>(text_.size()), 0, {}, {}};
  return builder_.add_constant(Value{}, offset, offset + length);
}

Parser::Index Parser::unexpected(std::string_view wanted) {
  if (token_.kind == Token::Kind::end) return fail("unexpected_end", {std::string{wanted}}, token_.offset, 0);
  return fail("unexpected", {std::string{wanted}, std::string{token_.text}}, token_.offset, token_.length);
}

void Parser::seek(std::size_t at) {
  if (problem_) return;
  last_end_ = static_cast<std::int32_t>(at);
  token_ = read_token(text_, at);
  if (token_.kind == Token::Kind::invalid)
    fail(std::string{token_.problem}, {std::string{token_.text.substr(0, 20)}}, token_.offset, token_.length);
}

bool Parser::skip_symbol(std::string_view symbol) {
  if (!at_symbol(symbol)) return false;
  advance();
  return true;
}

bool Parser::skip_word(std::string_view word) {
  if (!at_word(word)) return false;
  advance();
  return true;
}

bool Parser::expect_symbol(std::string_view symbol) {
  if (skip_symbol(symbol)) return true;
  unexpected(symbol);
  return false;
}

bool Parser::expect_word(std::string_view word) {
  if (skip_word(word)) return true;
  unexpected(word);
  return false;
}

base::Result<std::shared_ptr<Program const>> Parser::finish(Index root) {
  if (token_.kind != Token::Kind::end) unexpected("an operator or the end");
  if (int const depth_max = options_.limits.nodes_max(); builder_.depth_of(root) > depth_max)
    fail("text_too_deep", {std::to_string(depth_max)}, 0, 0);
  if (problem_) {
    if (options_.problems != nullptr) options_.problems->push_back(*problem_);
    std::string const message = message_of(*problem_, "en");
    std::string at = options_.element_id.empty() ? "" : options_.element_id + ":";
    auto const from = static_cast<std::size_t>(std::clamp(-options_.offset, 0, problem_at_));
    auto const until = static_cast<std::size_t>(problem_at_);
    at += std::to_string(count_code_points(text_.substr(from, until - from)) + std::max(options_.offset, 0) + 1);
    return base::invalid(at + ": " + message, {{at, message}});
  }
  Program& program = *builder_.program();
  program.root = root;
  program.locals = functions_.front().locals;
  return std::shared_ptr<Program const>{builder_.program()};
}

base::Result<std::shared_ptr<Program const>> Parser::expression() {
  auto const program = TRY(finish(parse_expression()));
  builder_.program()->sum = sum_plan(*program);
  return program;
}

base::Result<std::shared_ptr<Program const>> Parser::unary_tests(TypePointer const& input_type) {
  std::size_t const layer = open_layer();
  TestList tests{declare("?", input_type ? input_type : any_type()), layer, {}, {}};
  if (at_symbol("-") && next_token().kind == Token::Kind::end) {
    advance();
    return finish(finish_tests(tests, -1, any_flag, 0));
  }
  if (at_word("not") && next_token().text == "(" && match_variable(static_cast<std::size_t>(token_.offset)).end == 0) {
    auto const start = token_.offset;
    advance();
    parse_tests_in_parenthesis(tests, false);
    if (problem_ || token_.kind == Token::Kind::end) return finish(finish_tests(tests, -1, negated_flag, start));
    seek(static_cast<std::size_t>(start));  // `not(a) and b` is an expression with the function not()
    tests = {tests.local, layer, {}, {}};
  }
  parse_tests(tests);
  return finish(finish_tests(tests, -1, 0, 0));
}

Parser::Index Parser::parse_expression() {
  bool const outer = std::exchange(range_end_, false);
  Index const result = parse_operators(0);
  range_end_ = outer;
  return result;
}

Parser::Index Parser::continue_operators(Index left, int binding_min) {
  for (;;) {
    if (comparison_binding > binding_min) {
      if (at_word("between")) {
        left = parse_between(left);
        continue;
      }
      if (at_word("in")) {
        left = parse_in(left);
        continue;
      }
    }
    Infix const* infix = find_infix(token_);
    if (infix == nullptr || infix->binding <= binding_min) return left;
    left = parse_infix(left);
  }
}

Parser::Index Parser::parse_infix(Index left) {
  Infix const& infix = *find_infix(token_);
  Node const& first = builder_.program()->node(left);
  std::int32_t const offset = first.offset;
  advance();
  Index const right = parse_operators(infix.binding);
  bool const numbers =
      is_simple(builder_.type_of(left), Kind::number) && is_simple(builder_.type_of(right), Kind::number);
  bool const logical = infix.op == Op::compare || infix.op == Op::conjunction || infix.op == Op::disjunction;
  TypePointer const type = logical ? simple_type(Kind::boolean) : numbers ? simple_type(Kind::number) : any_type();
  Node const node{.op = infix.op, .flags = static_cast<std::uint8_t>(infix.comparison), .a = left, .b = right};
  return builder_.add(node, {left, right}, type, offset, end_of_last());
}

Parser::Index Parser::parse_between(Index left) {
  std::int32_t const offset = builder_.program()->node(left).offset;
  advance();
  Index const low = parse_operators(comparison_binding);
  expect_word("and");
  Index const high = parse_operators(comparison_binding);
  return builder_.add({.op = Op::between, .a = left, .b = low, .c = high}, {left, low, high},
                      simple_type(Kind::boolean), offset, end_of_last());
}

Parser::Index Parser::parse_unary() {
  Index operand = parse_negation();
  while (at_word("instance") && next_token().text == "of") operand = parse_instance_of(operand);
  return operand;
}

// Every nesting of the text passes here, so that depth is counted here (and where tests and types nest by themselves).
Parser::Index Parser::parse_negation() {
  Deeper const deeper{*this};
  std::int32_t const offset = token_.offset;
  if (!skip_symbol("-")) return parse_postfix(parse_primary());
  Index const operand = parse_negation();
  return builder_.add({.op = Op::negate, .a = operand}, {operand}, builder_.type_pointer(operand), offset,
                      end_of_last());
}

Parser::Index Parser::parse_postfix(Index base) {
  for (;;) {
    if (at_symbol(".")) {
      base = parse_path(base);
    } else if (at_symbol("[") && !(range_end_ && closes_range())) {
      base = parse_filter(base);
    } else if (at_symbol("(")) {
      base = parse_call(base, builder_.program()->node(base).offset);
    } else {
      return base;
    }
  }
}

// After the upper bound of a range, whether the `[` at hand closes it (`]1..5[`) or starts a filter (`]1..xs[1]]`).
bool Parser::closes_range() const {
  Token const next = next_token();
  if (next.kind == Token::Kind::word)
    return find_infix(next) != nullptr || next.text == "then" || next.text == "else" || next.text == "return" ||
           next.text == "satisfies" || next.text == "between" || next.text == "in" || next.text == "instance";
  if (next.kind == Token::Kind::symbol)
    return next.text != "(" && next.text != "[" && next.text != "{" && next.text != "-";
  return next.kind == Token::Kind::end;
}

Parser::Index Parser::parse_primary() {
  switch (token_.kind) {
    case Token::Kind::number: return parse_number();
    case Token::Kind::string: return parse_string();
    case Token::Kind::temporal: return parse_temporal();
    case Token::Kind::word: return parse_word();
    case Token::Kind::symbol:
      if (at_symbol("(")) return parse_parenthesis();
      if (at_symbol("[") || at_symbol("]")) return parse_bracket();
      if (at_symbol("{")) return parse_context();
      if (at_symbol("?")) return parse_name();
      break;
    case Token::Kind::end:
    case Token::Kind::invalid: break;
  }
  return unexpected("an expression");
}

Parser::Index Parser::parse_number() {
  Token const token = token_;
  advance();
  auto const value = base::Decimal::parse(token.text);
  if (!value) return builder_.add_failure("number_out_of_range", {std::string{token.text}}, token.offset, token.end());
  return builder_.add_constant(*value, token.offset, token.end());
}

Parser::Index Parser::parse_string() {
  Token const token = token_;
  auto text = unescape(token.text);
  if (!text) return fail("bad_escape", {std::string{token.text}}, token.offset, token.length);
  advance();
  return builder_.add_constant(Value{*std::move(text)}, token.offset, token.end());
}

Parser::Index Parser::parse_temporal() {
  Token const token = token_;
  auto const text = unescape(token.text.substr(1));
  advance();
  Value value = text ? feel::parse_temporal(*text) : Value{};
  if (value.is_null())
    return builder_.add_failure("bad_temporal", {std::string{token.text}}, token.offset, token.end());
  return builder_.add_constant(std::move(value), token.offset, token.end());
}

Parser::Index Parser::parse_word() {
  Token const token = token_;
  std::size_t const name_end = match_variable(static_cast<std::size_t>(token.offset)).end;
  if (name_end > static_cast<std::size_t>(token.end())) return parse_name();  // `for you` in scope is a name
  if (token.text == "if") return parse_if();
  if (token.text == "for") return parse_for();
  if (token.text == "some") return parse_quantified(Op::some);
  if (token.text == "every") return parse_quantified(Op::every);
  if (token.text == "function" && next_token().text == "(") return parse_function();
  bool const is_null = token.text == "null";
  if (is_null || token.text == "true" || token.text == "false") {
    advance();
    Value value = is_null ? Value::noted("null_literal", {}, builder_.program()->place_of(token.offset, token.length))
                          : Value{token.text == "true"};
    return builder_.add_constant(std::move(value), token.offset, token.end());
  }
  return parse_name();
}

base::Result<std::shared_ptr<Program const>> compile_expression(std::string_view text, Scope const& scope,
                                                                CompileOptions const& options) {
  return Parser{text, scope, options}.expression();
}

base::Result<std::shared_ptr<Program const>> compile_unary_tests(std::string_view text, Scope const& scope,
                                                                 TypePointer input_type,
                                                                 CompileOptions const& options) {
  return Parser{text, scope, options}.unary_tests(input_type);
}

}  // namespace feel
