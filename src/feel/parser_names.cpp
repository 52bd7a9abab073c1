// Names: what they may be, what they stand for, and what is called or reached by them.
#include <algorithm>
#include <array>

#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/parser.h"

namespace feel {

namespace {

constexpr std::array<std::string_view, 17> keywords{"and",   "or",       "in",        "between", "instance", "then",
                                                    "else",  "return",   "satisfies", "if",      "for",      "some",
                                                    "every", "function", "null",      "true",    "false"};

bool is_keyword(std::string_view word) { return std::find(keywords.begin(), keywords.end(), word) != keywords.end(); }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t Parser::open_layer(bool open) {
  Layer layer;
  layer.level = functions_.size() - 1;
  layer.open = open;
  layers_.push_back(std::move(layer));
  return layers_.size() - 1;
}

std::int32_t Parser::declare(std::string name, TypePointer const& type) {
  std::int32_t const local = functions_.back().locals++;
  layers_.back().variables.push_back({normalised_name(name), local, type});
  return local;
}

Parser::Match Parser::match_variable(std::size_t at) const {
  Match best;
  for (std::size_t i = layers_.size(); i-- > 0;) {
    for (Variable const& variable : layers_[i].variables) {
      std::size_t const end = match_name(text_, at, variable.name);
      if (end <= best.end) continue;
      best = {end, variable.name, -1, i, variable};
    }
  }
  for (int slot = 0; slot < scope_.size(); ++slot) {
    std::size_t const end = match_name(text_, at, scope_.name(slot));
    if (end > best.end) best = {end, scope_.name(slot), slot, 0, std::nullopt};
  }
  return best;
}

// The built-in with the longest name at `at`. A variable found there goes first unless the built-in's name is longer, or as
// long and called while the variable is known to be no function (`date("2024-01-01")` beside an input `date`).
Builtin const* Parser::match_builtin(std::size_t at, Match const& variable, std::size_t& end) const {
  std::size_t const longer_than = variable.end;
  bool hides = true;
  if (longer_than > 0) {
    Type const& type = variable.variable ? *variable.variable->type : scope_.type(variable.slot);
    hides = type.form == Type::Form::any || type.form == Type::Form::function;
  }
  Builtin const* best = nullptr;
  for (Builtin const* builtin : all_builtins()) {
    std::size_t const name_end = match_name(text_, at, builtin->name);
    if (name_end < longer_than || name_end == 0 || (name_end == longer_than && hides) ||
        (best != nullptr && name_end <= end))
      continue;
    bool const called = read_token(text_, name_end).text == "(";
    if (!called && longer_than > 0) continue;
    best = builtin;
    end = name_end;
  }
  return best;
}

Parser::Index Parser::parse_name() {
  std::int32_t const offset = token_.offset;
  Match const match = match_variable(static_cast<std::size_t>(offset));
  std::size_t end = 0;
  if (Builtin const* builtin = match_builtin(static_cast<std::size_t>(offset), match, end)) {
    seek(end);
    if (at_symbol("(")) return parse_builtin_call(*builtin, offset);
    Index const function =
        builder_.add_constant(Value::of(function_of(*builtin)), offset, static_cast<std::int32_t>(end));
    return open_entry(std::string{builtin->name}, 0, function, any_type(), offset);
  }
  if (match.end == 0) return unknown_name(offset);
  seek(match.end);
  return reference_to(match, offset);
}

Parser::Index Parser::reference_to(Match const& match, std::int32_t offset) {
  auto const end = static_cast<std::int32_t>(match.end);
  std::size_t const level = functions_.size() - 1;
  Index reference = -1;
  TypePointer type;
  if (match.variable) {
    Layer& layer = layers_[match.layer];
    layer.used = true;
    type = match.variable->type;
    std::int32_t const local =
        layer.level == level ? match.variable->local : local_in(layer.level, false, match.variable->local);
    reference = builder_.add_local(local, type, offset, end);
  } else {
    type = scope_.types_[static_cast<std::size_t>(match.slot)];
    if (level == 0) {
      reference = builder_.add_slot(match.slot, type, offset, end);
    } else {
      builder_.note_slot(match.slot);
      reference = builder_.add_local(local_in(0, true, match.slot), type, offset, end);
    }
  }
  bool const is_item = match.variable && layers_[match.layer].open;  // an entry named `item` hides the item itself
  std::size_t const outside = match.variable ? match.layer + (is_item ? 0 : 1) : 0;
  return open_entry(match.name, outside, reference, type, offset);
}

// Inside filters over items of unknown shape an entry of the item hides an outer name: wraps the reference once for
// every open filter from layer `outside` inwards.
Parser::Index Parser::open_entry(std::string const& name, std::size_t outside, Index fallback, TypePointer const& type,
                                 std::int32_t offset) {
  Index result = fallback;
  std::size_t const level = functions_.size() - 1;
  for (std::size_t i = outside; i < layers_.size(); ++i) {
    if (!layers_[i].open) continue;
    Variable const& item = layers_[i].variables.front();
    TypePointer const entry = field_type(*item.type, name);
    if (!entry && item.type->form == Type::Form::context && !item.type->fields.empty() && result >= 0) continue;
    std::int32_t const local = layers_[i].level == level ? item.local : local_in(layers_[i].level, false, item.local);
    Node const node{.op = Op::entry_or, .a = local, .b = builder_.add_name(name), .c = result};
    TypePointer const known = entry ? entry : any_type();
    result = result < 0 ? builder_.add(node, {}, known, offset, end_of_last())
                        : builder_.add(node, {result}, entry == type ? type : any_type(), offset, end_of_last());
  }
  return result;
}

Parser::Index Parser::unknown_name(std::int32_t offset) {
  bool const open = std::any_of(layers_.begin(), layers_.end(), [](Layer const& layer) { return layer.open; });
  if (!open) {
    std::string const word{token_.text};
    bool const called = next_token().text == "(";
    std::string const closest = closest_name(word, called);
    std::string code = called ? "unknown_function" : "unknown_variable";
    if (!closest.empty()) code += "_near";
    return fail(std::move(code), {word, closest}, offset, token_.length);
  }
  // The longest entry name the item types know, else the words up to the next keyword.
  std::string best;
  std::size_t end = 0;
  for (Layer const& layer : layers_) {
    if (!layer.open) continue;
    for (auto const& [name, type] : layer.variables.front().type->fields) {
      std::size_t const name_end = match_name(text_, static_cast<std::size_t>(offset), name);
      if (name_end <= end) continue;
      end = name_end;
      best = name;
    }
  }
  if (end > 0) {
    seek(end);
  } else {
    best = read_words();
    if (best.empty()) return unexpected("a name");
  }
  return open_entry(best, 0, -1, any_type(), offset);
}

// A local of the current function that holds, by way of captures through every function in between, a local of the
// function at `from_level` or a slot of the frame.
std::int32_t Parser::local_in(std::size_t from_level, bool from_slot, std::int32_t from) {
  for (std::size_t level = from_level + 1; level < functions_.size(); ++level) {
    Function& function = functions_[level];
    auto const known = std::find_if(function.captures.begin(), function.captures.end(), [&](Capture const& capture) {
      return capture.from_slot == from_slot && capture.from == from;
    });
    if (known == function.captures.end()) {
      function.captures.push_back({from_slot, from, function.locals++});
      from = function.captures.back().to;
    } else {
      from = known->to;
    }
    from_slot = false;
  }
  return from;
}

TypePointer Parser::field_type(Type const& base, std::string_view name) const {
  Type const& type = base.form == Type::Form::list ? *base.element : base;
  if (type.form != Type::Form::context) return nullptr;
  for (auto const& field : type.fields)
    if (field.first == name) return base.form == Type::Form::list ? list_type(field.second) : field.second;
  return nullptr;
}

Parser::Index Parser::parse_path(Index base) {
  std::int32_t const offset = builder_.program()->node(base).offset;
  advance();
  if (token_.kind != Token::Kind::word) return unexpected("a name");
  Type const& base_type = builder_.type_of(base);
  Type const& owner = base_type.form == Type::Form::list ? *base_type.element : base_type;
  std::string best;
  std::size_t end = 0;
  for (auto const& field : owner.fields) {
    std::size_t const name_end =
        owner.form == Type::Form::context ? match_name(text_, static_cast<std::size_t>(token_.offset), field.first) : 0;
    if (name_end <= end) continue;
    end = name_end;
    best = field.first;
  }
  TypePointer const known = end > 0 ? field_type(base_type, best) : any_type();
  if (end > 0) {
    seek(end);
  } else {
    best = read_words();
  }
  return builder_.add({.op = Op::path, .a = base, .b = builder_.add_name(std::move(best))}, {base},
                      known ? known : any_type(), offset, end_of_last());
}

// Words up to the next keyword or symbol, as one name. The first word may be a keyword.
std::string Parser::read_words() {
  std::string name;
  while (token_.kind == Token::Kind::word && (name.empty() || !is_keyword(token_.text))) {
    if (!name.empty()) name += ' ';
    name += token_.text;
    advance();
  }
  return name;
}

// A key of a context or a parameter: a string, or everything up to one of `stops`.
std::string Parser::read_key(std::string_view stops) {
  if (token_.kind == Token::Kind::string) {
    auto key = unescape(token_.text);
    advance();
    return key.value_or("");
  }
  if (token_.kind != Token::Kind::word) {
    unexpected("a name");
    return {};
  }
  auto const start = static_cast<std::size_t>(token_.offset);
  std::size_t end = start;
  for (CodePoint c = code_point_at(text_, end);
       c.length > 0 && (is_name_part(c.value) || is_name_symbol(c.value) || is_space(c.value));
       c = code_point_at(text_, end))
    end += static_cast<std::size_t>(c.length);
  bool const stopped = end < text_.size() && stops.find(text_[end]) != std::string_view::npos;
  seek(end);
  if (!stopped) unexpected(stops.substr(0, 1));
  return normalised_name(text_.substr(start, end - start));
}

// `name:` before an argument; nothing is read when the argument is positional.
std::optional<std::string> Parser::read_argument_name() {
  if (token_.kind != Token::Kind::word) return std::nullopt;
  auto end = static_cast<std::size_t>(token_.offset);
  for (CodePoint c = code_point_at(text_, end);
       c.length > 0 && (is_name_part(c.value) || is_name_symbol(c.value) || is_space(c.value));
       c = code_point_at(text_, end))
    end += static_cast<std::size_t>(c.length);
  if (end >= text_.size() || text_[end] != ':') return std::nullopt;
  return read_key(":");
}

// Behind `(`. Either all arguments are named or none; false after a problem.
bool Parser::parse_arguments(std::vector<Index>& arguments, std::vector<std::string>& names) {
  advance();
  while (!at_symbol(")") && token_.kind != Token::Kind::end) {
    auto name = read_argument_name();
    if (name.has_value() != (arguments.size() == names.size() && !names.empty()) && !arguments.empty()) {
      unexpected(name ? "positional arguments only" : "a name, as before,");
      return false;
    }
    if (name) {
      expect_symbol(":");
      names.push_back(*std::move(name));
    }
    arguments.push_back(parse_expression());
    if (!skip_symbol(",")) break;
  }
  return expect_symbol(")");
}

Parser::Index Parser::parse_call(Index function, std::int32_t offset) {
  std::vector<Index> arguments;
  std::vector<std::string> names;
  parse_arguments(arguments, names);
  Type const& type = builder_.type_of(function);
  TypePointer const result = type.form == Type::Form::function ? type.element : any_type();
  std::vector<Index> operands{function}, links;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!names.empty() && i < names.size()) links.push_back(builder_.add_name(names[i]));
    links.push_back(arguments[i]);
    operands.push_back(arguments[i]);
  }
  Node const node{.op = names.empty() ? Op::call : Op::call_named,
                  .a = function,
                  .b = builder_.add_links(links),
                  .c = static_cast<std::int32_t>(arguments.size())};
  return builder_.add(node, operands, result, offset, end_of_last());
}

Parser::Index Parser::parse_builtin_call(Builtin const& builtin, std::int32_t offset) {
  std::vector<Index> arguments;
  std::vector<std::string> names;
  std::uint8_t signature = 0;
  if (!parse_arguments(arguments, names)) return builder_.add_constant(Value{}, offset, offset);
  if (names.empty() && !accepts(builtin, arguments.size()))
    return builder_.add_failure("argument_count", {usage_of(builtin), std::to_string(arguments.size())}, offset,
                                end_of_last());
  if (!names.empty()) {
    auto const [chosen, positions] = positions_of(builtin, names);
    signature = static_cast<std::uint8_t>(chosen);
    if (chosen == 0) return builder_.add_failure("argument_names", {usage_of(builtin)}, offset, end_of_last());
    std::vector<Index> ordered(static_cast<std::size_t>(*std::max_element(positions.begin(), positions.end())) + 1, -1);
    for (std::size_t i = 0; i < positions.size(); ++i) ordered[static_cast<std::size_t>(positions[i])] = arguments[i];
    for (Index& argument : ordered)
      if (argument < 0) argument = builder_.add_constant(Value{}, offset, offset);
    arguments = std::move(ordered);
  }
  auto& builtins = builder_.program()->builtins;
  auto const known = std::find(builtins.begin(), builtins.end(), &builtin);
  auto const index = static_cast<std::int32_t>(known - builtins.begin());
  if (known == builtins.end()) builtins.push_back(&builtin);
  TypePointer const type = builtin.result == Kind::null   ? any_type()
                           : builtin.result == Kind::list ? list_type(any_type())
                                                          : simple_type(builtin.result);
  Node const node{.op = Op::builtin,
                  .flags = signature,
                  .a = index,
                  .b = builder_.add_links(arguments),
                  .c = static_cast<std::int32_t>(arguments.size())};
  return builder_.add(node, arguments, type, offset, end_of_last());
}

std::string Parser::closest_name(std::string_view name, bool functions) const {
  std::string best;
  std::size_t distance_max = std::max<std::size_t>(1, name.size() / 3);
  auto const consider = [&](std::string_view candidate) {
    if (candidate.size() > name.size() + distance_max || name.size() > candidate.size() + distance_max) return;
    std::size_t const distance = edit_distance(name, candidate);
    if (distance > distance_max || (distance == distance_max && !best.empty())) return;
    distance_max = distance;
    best = candidate;
  };
  for (int slot = 0; slot < scope_.size(); ++slot) consider(scope_.name(slot));
  for (Layer const& layer : layers_)
    for (Variable const& variable : layer.variables) consider(variable.name);
  if (functions)
    for (Builtin const* builtin : all_builtins()) consider(builtin->name);
  return best;
}

}  // namespace feel
