// Whom one may see or change: shared by the operations on people (operations_people.cpp, operations_accounts.cpp).
#pragma once

#include <string>
#include <string_view>

#include "app/operation.h"
#include "app/people.h"
#include "app/perform.h"

namespace app {

Parameter user_parameter(Parameter::Place place = Parameter::Place::path);

base::Result<access_control::Resource> place_of(Call& call, Membership const& membership);

// A user belongs to the workspaces of its memberships. To be seen, one of them must be in the caller's reach; to be
// changed, every one: who administers one workspace has no say over people of another. Somebody without any is nobody's
// own.
enum class Need { see, change };
base::Result<bool> reaches_user(Call& call, std::string_view permission, std::string const& user_id, Need need);
// not_found: there is no such user, or it is out of reach.
base::Result<User> reachable_user(Call& call, std::string_view permission, std::string const& user_id, Need need);

// The user as it is now, with its version.
base::Result<Reply> reply_with(Call& call, User const& user);
// Sessions that still live end for this reason.
base::Result<> end_sessions(Call& call, std::string_view user_id, std::string const& why);

}  // namespace app
