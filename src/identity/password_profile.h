// What a park asks of passwords, second factors, sessions and failed log-ins: a profile of policies/identity. `nist` follows
// NIST SP 800-63B (long passwords, no rules of composition, no forced change), `mlps3` what assessors of 等保三级 (GB/T
// 22239-2019 §8.1.4.1) look for (classes of characters, change, history). No figure of it stands in C++.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace identity {

struct PasswordProfile {
  std::string name;

  int length_min = 0;                     // code points after NFC
  int length_min_with_second_factor = 0;  // for who has a second factor
  int length_max = 0;
  int character_classes_min = 0;     // of upper case, lower case, digits, everything else
  int age_days_max = 0;              // then it must be changed; 0 = never
  int history = 0;                   // so many last passwords may not come back
  bool blocklist = false;            // refuse common and trivial passwords
  int blocklist_decoration_max = 0;  // a common one stays common with so many digits or signs at its ends
  bool second_factor = false;        // required of everybody

  int failures_quick_max = 0;          // tries without delay, of one user from one network
  int network_failures_quick_max = 0;  // … of all users from one network
  int delay_seconds_first = 0;         // the delay after that, doubled with every failure
  int delay_seconds_max = 0;
  int failures_max = 0;           // consecutive failures until the password alone is no longer enough
  int failures_forget_hours = 0;  // a count without failure for so long is forgotten

  int idle_minutes = 0;    // of a session
  int absolute_hours = 0;  // of a session
  int step_up_minutes = 0;
  int set_up_link_minutes = 0;
  int invitation_link_hours = 0;
  int new_password_link_hours = 0;

  int argon2_memory_kib = 0;
  int argon2_passes = 0;
  int argon2_lanes = 0;
};

// Columns profile,parameter,value,unit,source; one row per profile and parameter, yes or no for switches. Checked to the
// end, each Issue at `file:line:column`: every profile has every parameter once, inside its bounds.
base::Result<std::vector<PasswordProfile>> read_password_profiles(std::string_view csv, std::string_view file);
base::Result<PasswordProfile> find_profile(std::vector<PasswordProfile> const& profiles, std::string_view name);

}  // namespace identity
