// The people of the demonstration: workspaces, departments, roles and assignments of policies/demo/*.csv. Loading is
// repeatable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "park/common/pack.h"

namespace app {

struct DemoPerson {
  std::string login_name, display_name, role_zh, role_en;
};

// The department that leads a party of the demonstration, by its case number. "" for none.
base::Result<std::string> demo_department(park::PackFiles const& files, std::string_view requirement);

// REQUIRES: the portfolios of the demonstration are loaded. Everyone gets `password`. The people, in the order of the
// file.
base::Result<std::vector<DemoPerson>> load_demo_people(Context& context, park::PackFiles const& files,
                                                       std::string_view password);

// Where the portfolios of the demonstration belong.
inline constexpr std::string_view demo_park = "park-demo";

}  // namespace app
