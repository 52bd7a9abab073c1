// For tests: models and FEEL values, loaded from short texts.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/result.h"
#include "dmn/model.h"
#include "dmn/model_text.h"
#include "feel/expression.h"

namespace dmn::small_models {

inline feel::Value feel_value(std::string const& text) {
  feel::Scope const scope;
  feel::Frame frame{scope};
  auto const expression = feel::Expression::compile(text, scope, {});
  CHECK_NOTE(expression.has_value(), text);
  return expression->evaluate(frame);
}

// The model of these elements.
inline Model model_with(std::string const& elements) {
  auto model = Model::load(model_text::definitions(elements), {.file = "m.dmn"});
  CHECK(model.has_value());
  return *std::move(model);
}

// The table as the decision `d` over the inputs `a` and `b`.
inline Model model_of(model_text::TableText const& table, std::string const& type_of_a = "number") {
  Model model = model_with(model_text::input("a", type_of_a) + model_text::input("b", "string") +
                           model_text::decision("d", "a, b", model_text::table(table)));
  for (base::Issue const& issue : model.issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  return model;
}

// Inputs of that model; `?`: not given.
inline Model::Inputs inputs_of(std::string const& a, std::string const& b) {
  Model::Inputs inputs;
  if (a != "?") inputs.emplace_back("a", feel_value(a));
  if (b != "?") inputs.emplace_back("b", feel_value(b));
  return inputs;
}

}  // namespace dmn::small_models
