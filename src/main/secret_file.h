// Secrets of an installation: small files that only their owner may read, made at the first start.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace main_program {

// On disk under its name, whole, when it returns; mode 0600.
base::Result<> write_secret_file(std::string const& path, std::string_view text);
// What stands in it; made first when it is absent. invalid: others may read it, with the command that mends this.
base::Result<std::string> read_secret_file(std::string const& path,
                                           std::function<base::Result<std::string>()> const& make);

}  // namespace main_program
