// The IR as text, for tests and people.
#include <array>

#include "feel/builtins.h"
#include "feel/program.h"
#include "feel/range.h"

namespace feel {

namespace {

class Dumper {
 public:
  Dumper(Program const& program, Scope const& scope) : program_(program), scope_(scope) {}

  void node(std::int32_t index) {
    Node const& at = program_.node(index);
    switch (at.op) {
      case Op::constant:
      case Op::fail: return constant(at);
      case Op::slot: out_ += scope_.name(at.a); return;
      case Op::local: out_.append("%").append(std::to_string(at.a)); return;
      case Op::entry_or: return entry(at);
      case Op::compare: return form(feel::symbol_of(static_cast<Comparison>(at.flags)), {at.a, at.b});
      case Op::comparison_range:
        return form(std::string{"range "}.append(feel::symbol_of(static_cast<Comparison>(at.flags))), {at.a});
      case Op::interval: return interval(at);
      case Op::in: return tests(at);
      case Op::list: return spread("list", at.a, at.b, 1);
      case Op::context: return entries(at);
      case Op::path: return form("." + name(at.b), {at.a});
      case Op::for_each: return loop("for", at);
      case Op::some: return loop("some", at);
      case Op::every: return loop("every", at);
      case Op::instance_of:
        return form("instance of " + to_string(*program_.types[static_cast<std::size_t>(at.b)]), {at.a});
      case Op::builtin: return spread(program_.builtins[static_cast<std::size_t>(at.a)]->name, at.b, at.c, 1);
      case Op::call: return call(at, false);
      case Op::call_named: return call(at, true);
      case Op::lambda: return lambda(at);
      case Op::filter: return form("filter %" + std::to_string(at.c), {at.a, at.b});
      case Op::negate:
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::power:
      case Op::conjunction:
      case Op::disjunction:
      case Op::between:
      case Op::conditional: return form(word_of(at.op), {at.a, at.b, at.c});
    }
  }
  std::string text() && { return std::move(out_); }

 private:
  static std::string_view word_of(Op op) {
    switch (op) {
      case Op::add: return "+";
      case Op::subtract: return "-";
      case Op::multiply: return "*";
      case Op::divide: return "/";
      case Op::power: return "**";
      case Op::negate: return "negate";
      case Op::conjunction: return "and";
      case Op::disjunction: return "or";
      case Op::between: return "between";
      default: return "if";
    }
  }
  std::string const& name(std::int32_t index) const { return program_.names[static_cast<std::size_t>(index)]; }
  std::int32_t link(std::int32_t index) const { return program_.links[static_cast<std::size_t>(index)]; }

  void form(std::string_view head, std::initializer_list<std::int32_t> operands) {
    out_.append("(").append(head);
    for (std::int32_t operand : operands) {
      if (operand < 0) continue;
      out_ += ' ';
      node(operand);
    }
    out_ += ')';
  }
  void constant(Node const& at) {
    Value const& value = program_.constants[static_cast<std::size_t>(at.a)];
    if (at.op == Op::fail) out_.append("fail:").append(value.reason()->code);
    if (at.op == Op::constant) value.append_to(out_, true);
  }
  void entry(Node const& at) { form("entry %" + std::to_string(at.a) + "." + name(at.b), {at.c}); }
  void interval(Node const& at) {
    std::string head = (at.flags & low_closed_flag) != 0 ? "[.." : "(..";
    form(head += (at.flags & high_closed_flag) != 0 ? "]" : ")", {at.a, at.b});
  }
  void spread(std::string_view head, std::int32_t first, std::int32_t count, std::int32_t step) {
    out_.append("(").append(head);
    for (std::int32_t i = 0; i < count; ++i) {
      out_ += ' ';
      node(link(first + i * step));
    }
    out_ += ')';
  }
  void tests(Node const& at) {
    if ((at.flags & any_flag) != 0) {
      out_ += "(any)";
      return;
    }
    out_ += (at.flags & negated_flag) != 0 ? "(not in " : "(in ";
    if (at.a >= 0) {
      node(at.a);
    } else {
      out_ += '?';
    }
    for (std::int32_t i = 0; i < link(at.b + 1); ++i) {
      out_ += link(at.b + 3 + 2 * i) != 0 ? " ?:" : " ";
      node(link(at.b + 2 + 2 * i));
    }
    out_ += ')';
  }
  void entries(Node const& at) {
    out_ += "(context";
    for (std::int32_t i = 0; i < at.b; ++i) {
      out_.append(" ").append(name(link(at.a + 3 * i))).append(":");
      node(link(at.a + 3 * i + 1));
    }
    out_ += ')';
  }
  void loop(std::string_view head, Node const& at) {
    Loop const& loop = program_.loops[static_cast<std::size_t>(at.a)];
    out_.append("(").append(head);
    for (Iterator const& iterator : loop.iterators) {
      out_.append(" %").append(std::to_string(iterator.local)).append(" in ");
      node(iterator.domain);
      if (iterator.domain_end < 0) continue;
      out_ += "..";
      node(iterator.domain_end);
    }
    out_ += ' ';
    node(loop.body);
    out_ += ')';
  }
  void call(Node const& at, bool named) {
    out_ += "(call ";
    node(at.a);
    for (std::int32_t i = 0; i < at.c; ++i) {
      out_ += ' ';
      if (named) out_.append(name(link(at.b + 2 * i))).append(":");
      node(link(named ? at.b + 2 * i + 1 : at.b + i));
    }
    out_ += ')';
  }
  void lambda(Node const& at) {
    Lambda const& lambda = program_.lambdas[static_cast<std::size_t>(at.a)];
    out_.append("(function/").append(std::to_string(lambda.parameters.size()));
    for (Capture const& capture : lambda.captures) {
      out_.append(" %").append(std::to_string(capture.to)).append("=");
      out_ += capture.from_slot ? scope_.name(capture.from) : "%" + std::to_string(capture.from);
    }
    out_ += ' ';
    node(lambda.body);
    out_ += ')';
  }

  Program const& program_;
  Scope const& scope_;
  std::string out_;
};

}  // namespace

std::string dump(Program const& program, Scope const& scope) {
  Dumper dumper{program, scope};
  dumper.node(program.root);
  return std::move(dumper).text();
}

}  // namespace feel
