// What the parties and portfolios of requests belong to: what rights are asked about.
#pragma once

#include <string>
#include <string_view>

#include "access_control/decision.h"
#include "app/perform.h"

namespace app {

// not_found when there is none. In a change as its transaction sees it; otherwise remembered until the store changes.
base::Result<access_control::Resource> resource_of_portfolio(Call& call, std::string_view portfolio_id);
base::Result<access_control::Resource> resource_of_party(Call& call, std::string_view party_id);
base::Result<access_control::Resource> resource_of(Call& call, Party const& party);  // of one that was read just now

// New enterprises are led by the department of who brings them, if that is one alone; else "".
std::string department_of(Actor const& actor, std::string_view workspace_id);

}  // namespace app
