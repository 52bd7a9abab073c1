#include "dmn/contributions.h"

#include <algorithm>

namespace dmn {
namespace {

// The expression that gives the value; nullptr where no single one does. The entries of a context still stand in its
// frame.
feel::Expression const* result_of(Box const& logic) {
  using Kind = source::Boxed::Kind;
  if (logic.kind == Kind::literal) return logic.text.expression ? &*logic.text.expression : nullptr;
  if (logic.kind != Kind::context || logic.parts.empty() || !logic.locals.back().name.empty()) return nullptr;
  bool const hides =
      std::any_of(logic.locals.begin(), logic.locals.end(), [](Local const& local) { return local.hides; });
  return hides ? nullptr : result_of(logic.parts.back());
}

}  // namespace

std::vector<Contribution> contributions(Box const& logic, feel::Scope const& scope, feel::Frame const& frame,
                                        feel::Value const& value) {
  std::vector<Contribution> parts;
  feel::Expression const* const expression = value.kind() == feel::Kind::number ? result_of(logic) : nullptr;
  if (!expression || expression->constant()) return parts;
  ScratchFrame scratch{frame};
  base::Decimal sum;
  for (feel::Term& term : expression->terms(scratch.frame())) {
    Contribution& part = parts.emplace_back();
    part.text = std::move(term.text);
    part.value = term.value;
    for (int const slot : term.slots_read) part.names.push_back(scope.name(slot));
    sum += term.value;
  }
  if (sum != value.number()) parts.clear();  // the value was coerced to something else
  return parts;
}

}  // namespace dmn
