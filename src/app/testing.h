// For tests and benchmarks of what rests on a context but asks for nobody's rights.
#pragma once

#include "app/context.h"

namespace app {

// No roles, no passwords: every operation that needs a permission would be refused.
struct NoAccounts {
  access_control::Policy access;
  identity::PasswordProfile profile;
  identity::PasswordHasher hasher{profile, {}};
  identity::Throttle throttle{profile, 1};
  identity::CommonPasswords common_passwords;
  Sessions sessions;
  Identity identity() { return {profile, hasher, throttle, common_passwords, {}, {}}; }
};

}  // namespace app
