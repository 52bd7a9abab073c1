// range("[1..10)"): a range from its text; the bounds must be literals.
#include "feel/builtins.h"
#include "feel/range.h"

namespace feel {

Value range_of_text(Call const& call) {
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  std::string const& text = call[0].string();
  Scope const no_names;
  auto const expression = Expression::compile(text, no_names);
  Value const* value = expression ? expression->constant() : nullptr;
  if (value == nullptr || value->kind() != Kind::range || value->range().form != Range::Form::interval)
    return call.fail("bad_range", {text});
  return *value;
}

}  // namespace feel
