// The commands behind the arguments: internal to cli.
#pragma once

#include <optional>
#include <string>

#include "cli/cli.h"

namespace cli {

struct RateArguments {
  std::string input, policy, out, as_of, explain_id, errors, sheet, locale = "zh-CN";
  int threads = 0;  // 0 = every core
  bool quiet = false;
};
int rate(RateArguments const& arguments, Ports const& ports);

int policy_check(std::string const& directory, Ports const& ports);
struct TestArguments {
  std::string directory, only;  // only: name of a case or a requirement
  bool verbose = false;
};
int policy_test(TestArguments const& arguments, Ports const& ports);

// The pack of a folder (or of the name of an embedded one), its problems on standard error.
std::shared_ptr<park::Pack const> load_pack(std::string const& directory, Ports const& ports);

}  // namespace cli
