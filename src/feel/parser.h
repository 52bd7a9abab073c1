// Text → IR in one pass: a Pratt parser that resolves names (longest match among those in scope, blanks normalised)
// and types while it reads, because FEEL cannot be split into tokens without them.
//
// The first problem is kept and the rest of the text skipped: after fail() the current token is the end of the text,
// so that every loop ends. Nesting is bounded by Limits::depth_max.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/lexer.h"
#include "feel/program_builder.h"

namespace feel {

class Parser {
 public:
  Parser(std::string_view text, Scope const& scope, CompileOptions const& options);
  base::Result<std::shared_ptr<Program const>> expression();
  base::Result<std::shared_ptr<Program const>> unary_tests(TypePointer const& input_type);

 private:
  using Index = std::int32_t;  // of a node

  struct Variable {
    std::string name;
    std::int32_t local = -1;
    TypePointer type;
  };
  struct Layer {            // names of one construct
    std::size_t level = 0;  // function it belongs to: functions_[level]
    std::vector<Variable> variables;
    bool open = false;  // a filter over items of unknown type: any name may be an entry of `item`
    bool used = false;  // variables.back() was referred to (for `partial` and `?`)
  };
  struct Function {  // locals of the text itself (level 0) or of a lambda
    std::int32_t locals = 0;
    std::vector<Capture> captures;
  };
  struct TestList {
    std::int32_t local = -1;   // of `?`
    std::size_t layer = 0;     // of `?`
    std::vector<Index> links;  // test, uses ? …
    std::vector<Index> operands;
  };
  struct Match {          // what a name stands for
    std::size_t end = 0;  // byte after the name; 0: nothing
    std::string name;
    int slot = -1;
    std::size_t layer = 0;  // when variable is set
    std::optional<Variable> variable;
  };

  // parser.cpp: tokens and operators
  Index fail(std::string code, std::vector<std::string> values, std::int32_t offset, std::int32_t length);
  Index unexpected(std::string_view wanted);
  void advance() { seek(static_cast<std::size_t>(token_.end())); }
  void seek(std::size_t at);
  bool at_symbol(std::string_view symbol) const { return token_.kind == Token::Kind::symbol && token_.text == symbol; }
  bool at_word(std::string_view word) const { return token_.kind == Token::Kind::word && token_.text == word; }
  bool skip_symbol(std::string_view symbol);
  bool skip_word(std::string_view word);
  bool expect_symbol(std::string_view symbol);
  bool expect_word(std::string_view word);
  Token next_token() const { return read_token(text_, static_cast<std::size_t>(token_.end())); }
  std::int32_t end_of_last() const { return last_end_; }
  base::Result<std::shared_ptr<Program const>> finish(Index root);

  Index parse_expression();
  Index parse_operators(int binding_min) { return continue_operators(parse_unary(), binding_min); }
  Index continue_operators(Index left, int binding_min);
  Index parse_infix(Index left);
  Index parse_between(Index left);
  Index parse_unary();
  Index parse_negation();
  Index parse_postfix(Index base);
  bool closes_range() const;
  Index parse_primary();
  Index parse_number();
  Index parse_string();
  Index parse_temporal();
  Index parse_word();

  // parser_forms.cpp: everything with brackets or keywords
  Index parse_parenthesis();
  Index parse_bracket();
  Index parse_interval_end(Index low, bool low_closed, std::int32_t offset);
  Index parse_comparison_range(std::int32_t offset);
  Index parse_list(Index first, std::int32_t offset);
  Index parse_context();
  Index parse_if();
  Index parse_for();
  Index parse_quantified(Op op);
  bool parse_iterators(Loop& loop, std::size_t& layers);
  Index parse_function();
  Index parse_filter(Index base);
  Index parse_in(Index value);
  void parse_tests_in_parenthesis(TestList& tests, bool may_go_on);
  void parse_tests(TestList& tests);
  void add_test(TestList& tests, Index test);
  Index finish_tests(TestList& tests, Index value, std::uint8_t flags, std::int32_t offset);
  Index parse_test(int binding_min);

  // parser_names.cpp: names and calls
  Match match_variable(std::size_t at) const;
  Builtin const* match_builtin(std::size_t at, Match const& variable, std::size_t& end) const;
  Index parse_name();
  Index reference_to(Match const& match, std::int32_t offset);
  Index unknown_name(std::int32_t offset);
  Index open_entry(std::string const& name, std::size_t outside, Index fallback, TypePointer const& type,
                   std::int32_t offset);
  std::int32_t local_in(std::size_t from_level, bool from_slot, std::int32_t from);
  Index parse_path(Index base);
  std::string read_words();
  std::string read_key(std::string_view stops);
  std::optional<std::string> read_argument_name();
  Index parse_call(Index function, std::int32_t offset);
  Index parse_builtin_call(Builtin const& builtin, std::int32_t offset);
  bool parse_arguments(std::vector<Index>& arguments, std::vector<std::string>& names);
  std::string closest_name(std::string_view name, bool functions) const;
  std::size_t open_layer(bool open = false);
  std::int32_t declare(std::string name, TypePointer const& type);
  void close_layers(std::size_t to) { layers_.resize(to); }
  TypePointer field_type(Type const& base, std::string_view name) const;

  // parser_types.cpp
  TypePointer parse_type();
  TypePointer parse_type_argument();
  TypePointer parse_context_type();
  TypePointer parse_function_type();
  Index parse_instance_of(Index value);

  std::string_view text_;
  Scope const& scope_;
  CompileOptions const& options_;
  ProgramBuilder builder_;
  Token token_;
  std::int32_t last_end_ = 0;
  int depth_ = 0;
  bool range_end_ = false;  // reading the upper bound of a range: `[` may close it
  std::vector<Layer> layers_;
  std::vector<Function> functions_{1};
  std::optional<Diagnostic> problem_;
  std::int32_t problem_at_ = 0;  // byte of text_

  // Counts nesting for its life; too deep is a problem.
  class Deeper {
   public:
    explicit Deeper(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > parser_.options_.limits.depth_max) parser_.too_deep();
    }
    ~Deeper() { --parser_.depth_; }
    Deeper(Deeper const&) = delete;
    Deeper& operator=(Deeper const&) = delete;

   private:
    Parser& parser_;
  };
  void too_deep();
};

}  // namespace feel
