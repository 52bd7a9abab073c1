// `yingzhou dmn export` and `import` behind their arguments: internal to cli.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.h"

namespace cli {

struct ExportArguments {
  std::string model, output, locale = "zh-CN";
  std::vector<std::string> tables;  // by name or id of the decision, or id of the table; empty: all
};
int dmn_export(ExportArguments const& arguments, Ports const& ports);

struct ImportArguments {
  std::string workbook, model, output, locale = "zh-CN";
};
int dmn_import(ImportArguments const& arguments, Ports const& ports);

}  // namespace cli
