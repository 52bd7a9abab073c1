// Small models for the tests of the static proof.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "dmn/check.h"
#include "dmn/model_text.h"

namespace dmn::check_test {

// One decision `Tier`; inputs are numbers, `kind` and names that end in `_text` are texts.
inline Model model_of(model_text::TableText const& text, std::string inputs = "") {
  if (inputs.empty()) inputs = text.columns.substr(0, text.columns.find("=>"));
  std::string body;
  for (std::string const& name : model_text::split(inputs, ',')) {
    bool const is_text = name == "kind" || name.ends_with("_text");
    body += model_text::input(name, is_text ? "string" : "number");
  }
  auto model =
      Model::load(model_text::definitions(body + model_text::decision("Tier", inputs, model_text::table(text))));
  if (!model) throw std::runtime_error(base::to_text(model.error()));
  return *std::move(model);
}

inline std::vector<Finding> found(std::vector<Finding> const& findings, FindingKind kind) {
  std::vector<Finding> result;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(result),
               [&](Finding const& finding) { return finding.kind == kind; });
  return result;
}

inline std::vector<std::string> kinds(std::vector<Finding> const& findings) {
  std::vector<std::string> names;
  for (Finding const& finding : findings) names.emplace_back(name_of(finding.kind));
  return names;
}

inline std::string text(std::vector<Finding> const& findings) {
  std::string all;
  for (Finding const& finding : findings)
    all += "\n" + std::string{name_of(finding.kind)} + ": " + finding.message_en + " | " + finding.message_zh;
  return all;
}

}  // namespace dmn::check_test
