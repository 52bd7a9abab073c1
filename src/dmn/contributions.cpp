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

void read_contributions(Box const& logic, feel::Scope const& scope, feel::Frame const& frame, feel::Value const& value,
                        std::vector<Contribution>& parts) {
  feel::Expression const* const expression = value.kind() == feel::Kind::number ? result_of(logic) : nullptr;
  if (!expression || !expression->is_sum()) return parts.clear();
  ScratchFrame scratch{frame};
  std::vector<feel::Term> const terms = expression->terms(scratch.frame(), value.number());
  parts.resize(terms.size());  // those of an earlier evaluation keep their memory
  for (std::size_t i = 0; i < terms.size(); ++i) {
    parts[i].text = terms[i].text;
    parts[i].value = terms[i].value;
    parts[i].names.resize(terms[i].slots_read.size());
    for (std::size_t k = 0; k < terms[i].slots_read.size(); ++k) parts[i].names[k] = scope.name(terms[i].slots_read[k]);
  }
}

}  // namespace dmn
