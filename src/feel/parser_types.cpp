// Types as written: `number`, `days and time duration`, `list<string>`, `context<a: number>`, `range<date>`,
// `function<number, string> -> boolean`, and the names of item definitions.
#include <array>

#include "feel/characters.h"
#include "feel/parser.h"

namespace feel {

namespace {

constexpr std::array<std::string_view, 16> builtin_type_names{"number",
                                                              "string",
                                                              "boolean",
                                                              "date",
                                                              "time",
                                                              "date and time",
                                                              "dateTime",
                                                              "days and time duration",
                                                              "dayTimeDuration",
                                                              "years and months duration",
                                                              "yearMonthDuration",
                                                              "Any",
                                                              "Null",
                                                              "list",
                                                              "context",
                                                              "range"};

}  // namespace

TypePointer Parser::parse_type() {
  Deeper const deeper{*this};
  if (token_.kind != Token::Kind::word) {
    unexpected("a type");
    return any_type();
  }
  auto const at = static_cast<std::size_t>(token_.offset);
  bool const generic = next_token().text == "<";
  if (generic && (at_word("list") || at_word("range"))) {
    bool const is_list = at_word("list");
    advance();
    TypePointer element = parse_type_argument();
    expect_symbol(">");
    return is_list ? list_type(std::move(element)) : range_type(std::move(element));
  }
  if (generic && at_word("context")) return parse_context_type();
  if (generic && at_word("function")) return parse_function_type();
  std::size_t end = 0;
  TypePointer type;
  for (std::string_view name : builtin_type_names) {
    std::size_t const name_end = match_name(text_, at, name);
    if (name_end <= end) continue;
    end = name_end;
    type = builtin_type(name);
  }
  for (auto const& [name, named] : scope_.named_types_) {
    std::size_t const name_end = match_name(text_, at, name);
    if (name_end < end || name_end == 0) continue;
    end = name_end;
    type = named;
  }
  if (!type) {
    fail("unknown_type", {std::string{token_.text}}, token_.offset, token_.length);
    return any_type();
  }
  seek(end);
  return type;
}

// Behind the name: `<` type.
TypePointer Parser::parse_type_argument() {
  advance();
  return parse_type();
}

TypePointer Parser::parse_context_type() {
  advance();
  expect_symbol("<");
  std::vector<std::pair<std::string, TypePointer>> fields;
  while (!at_symbol(">") && token_.kind != Token::Kind::end) {
    std::string name = read_key(":");
    expect_symbol(":");
    fields.emplace_back(std::move(name), parse_type());
    if (!skip_symbol(",")) break;
  }
  expect_symbol(">");
  return context_type(std::move(fields));
}

TypePointer Parser::parse_function_type() {
  advance();
  expect_symbol("<");
  std::vector<TypePointer> parameters;
  while (!at_symbol(">") && !at_symbol("->") && token_.kind != Token::Kind::end) {
    parameters.push_back(parse_type());
    if (!skip_symbol(",")) break;
  }
  expect_symbol(">");
  expect_symbol("->");
  return function_type(std::move(parameters), parse_type());
}

Parser::Index Parser::parse_instance_of(Index value) {
  std::int32_t const offset = builder_.program()->node(value).offset;
  advance();
  advance();
  TypePointer const type = parse_type();
  Node const node{.op = Op::instance_of, .a = value, .b = builder_.add_type(type)};
  return builder_.add(node, {value}, simple_type(Kind::boolean), offset, end_of_last());
}

}  // namespace feel
