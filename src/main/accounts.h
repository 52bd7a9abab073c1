// What people log in with: the access pack, the rules of passwords, the keys of this installation.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/context.h"
#include "identity/sealed.h"
#include "park/common/pack.h"

namespace main_program {

class Accounts {
 public:
  // `policies`: everything under policies/. `folder`: of the data; the key file in it is made at the first start, readable
  // by its owner only.
  static base::Result<std::unique_ptr<Accounts>> open(park::PackFiles const& policies, std::string const& folder,
                                                      std::string_view password_profile, base::Randomness& randomness);
  app::Identity identity();
  access_control::Policy const& access() const { return access_; }

 private:
  Accounts(access_control::Policy access, identity::PasswordProfile const& profile,
           identity::CommonPasswords common_passwords, identity::KeyRing keys, base::Randomness& randomness);

  access_control::Policy access_;
  identity::PasswordProfile profile_;
  identity::CommonPasswords common_passwords_;
  identity::KeyRing keys_;
  base::Randomness& randomness_;
  identity::PasswordHasher hasher_;
  identity::Throttle throttle_;
};

// Sixteen letters and digits in groups, for the people of the demonstration.
std::string spoken_password(base::Randomness& randomness);

}  // namespace main_program
