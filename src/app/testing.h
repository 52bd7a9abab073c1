// For tests and benchmarks of what rests on a context but asks for nobody's rights, or on a few facts.
#pragma once

#include <utility>

#include "app/context.h"
#include "park/common/facts.h"

namespace app {

inline base::Date day(char const* text) { return base::Date::parse(text).value(); }

inline park::Fact fact(char const* name, feel::Value value, char const* known = "2020-01-01") {
  park::Fact result;
  result.name = name;
  result.value = std::move(value);
  result.known_at = day(known);
  result.source = "declared";
  return result;
}

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
