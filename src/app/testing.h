// For tests and benchmarks of what rests on a context but asks for nobody's rights.
#pragma once

#include "app/context.h"

namespace app {

// No roles, no passwords: every operation that needs a permission would be refused.
struct NoAccounts {
  // What a hasher can be made of; nothing is hashed.
  static identity::PasswordProfile least_profile() {
    identity::PasswordProfile profile;
    profile.argon2_lanes = profile.argon2_passes = 1;
    return profile;
  }
  access_control::Policy access;
  identity::PasswordProfile profile = least_profile();
  identity::PasswordHasher hasher{profile, {}};
  identity::Throttle throttle{profile, 4};
  identity::CommonPasswords common_passwords;
  Sessions sessions;
  Identity identity() { return {profile, hasher, throttle, common_passwords, {}, {}}; }
};

}  // namespace app
