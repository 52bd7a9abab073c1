// Test cases of decision models in the schema of the DMN conformance suite (testCases.xsd): read, run and written. Pure:
// texts in, results out; which files belong together is the caller's matter.
//
//   auto suite = dmn::read_suite(xml, "tier-test.xml");
//   for (dmn::NodeResult const& result : dmn::run_suite(*model, *suite, {.strict = false, .today = today, .now = now}))
//     if (!result.passed) …
//
// As the published runners do: numbers are equal within 1e-8, an expected error is an expected null, messages are not
// compared. A test case passes when all its result nodes do; one without result nodes passes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dmn/model.h"

namespace dmn {

// One expected value of a test case: `node` names a decision, or an output decision of the service that is invoked.
struct ExpectedResult {
  std::string node;
  feel::Value expected;
  bool error_result = false;  // the null comes of an error
};

struct SuiteCase {
  enum class Kind { decision, decision_service, knowledge };
  std::string id, description;
  Kind kind = Kind::decision;
  std::string invocable;  // name of the service or business knowledge model; empty: the result node is evaluated
  Model::Inputs inputs;   // by name of input data (services: also of input decisions; knowledge: of parameters)
  std::vector<ExpectedResult> results;
};

struct Suite {
  std::string name;        // of the whole file, for people; may be empty
  std::string model_name;  // file name of the model
  std::vector<std::string> labels;
  std::vector<SuiteCase> cases;
};

// Refuses what is no file of test cases, and every value that cannot be read, each as an issue at
// `file#case/node`.
base::Result<Suite> read_suite(std::string_view xml, std::string const& file);

// The file as text; read_suite gives the same suite back. Ranges and functions have no form in the schema: an
// issue each at `case/node`. Strings lose what XML cannot hold (control characters are an issue too).
base::Result<std::string> write_suite(Suite const& suite);

// What became of one result node.
struct NodeResult {
  std::string case_id, node;
  bool passed = false;
  feel::Value expected, got;
  std::string reason_en, reason_zh;  // why the value is null, where it is; else the first error met; empty when none
};

std::vector<NodeResult> run_suite(Model const& model, Suite const& suite, EvaluateOptions const& options);

// Equal as the published runners compare: numbers within 1e-8, lists in order, contexts by entry, null = null.
bool is_same_result(feel::Value const& expected, feel::Value const& got);

}  // namespace dmn
