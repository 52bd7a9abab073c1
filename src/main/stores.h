// The store that the options of a command name.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"
#include "base/result.h"

namespace main_program {

// `url` (postgresql://…) when it is given, else the file in the folder, which is made.
base::Result<std::unique_ptr<app::Store>> open_store(std::string const& folder, std::string const& url);
// The same, but of an embedded store that is there already.
base::Result<std::unique_ptr<app::Store>> open_existing_store(std::string const& folder, std::string const& url);

}  // namespace main_program
