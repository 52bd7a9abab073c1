// What several `yingzhou dmn` commands read: internal to cli.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.h"
#include "dmn/model.h"

namespace cli {

// The model with what it imports; what keeps it from deciding right is told on standard error.
base::Result<dmn::Model> load_model(std::string const& path, std::vector<std::string> const& imports,
                                    Ports const& ports);
base::Result<base::Date> day_of(std::string const& text);

}  // namespace cli
