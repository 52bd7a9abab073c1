// The demonstration: the demo cases of a pack as enterprises with dated facts, and flat files of real companies.
// Loading is repeatable: what is there stays, what is new is added, and a party whose pack has changed is decided anew.
#pragma once

#include <functional>
#include <string>

#include "app/context.h"
#include "park/common/pack.h"

namespace app {

struct DemoProgress {
  std::string portfolio_id;
  int done = 0, total = 0;
};

// `files`: everything under policies/, paths relative to it (portfolios.csv, <pack>/…).
base::Result<> load_demo(Context& context, park::PackFiles const& files,
                         std::function<void(DemoProgress const&)> const& progress);

}  // namespace app
