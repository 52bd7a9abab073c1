// `yingzhou dmn eval` and `yingzhou dmn replay` behind their arguments: internal to cli.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.h"
#include "dmn/model.h"

namespace cli {

struct EvalArguments {
  std::string model, decision, input, as_of, locale = "en";  // input: a JSON file, `-` is standard input
  std::vector<std::string> imports;
  bool trace = false, near_misses = false, explain = false, store = false, complete = false, lenient = false;
};
int dmn_eval(EvalArguments const& arguments, Ports const& ports);

struct ReplayArguments {
  std::string model, stored, locale = "en";
  std::vector<std::string> imports;
};
int dmn_replay(ReplayArguments const& arguments, Ports const& ports);

// The outcome for a person: decision by decision with its inputs, the rules that fired and their cells, what nearly
// fired, what each term contributed, and what went wrong.
std::string outcome_text(dmn::Model const& model, std::string const& decision, dmn::Outcome const& outcome,
                         std::string const& locale);

}  // namespace cli
