// For the tests of this module: a seeded chance, instants, the profiles of policies/identity.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "base/date.h"
#include "base/id.h"
#include "identity/password.h"

namespace identity {

inline base::Instant at(char const* text) { return base::Instant::parse(text).value(); }
inline base::Instant const start = at("2026-03-01T08:00:00Z");

inline base::Instant later(base::Instant from, std::int64_t seconds) {
  return base::Instant::from_milliseconds(from.milliseconds() + seconds * 1000);
}

inline std::string file_text(std::string const& path) {
  std::ifstream file{std::string{YINGZHOU_SOURCE_DIR} + "/" + path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

inline PasswordProfile profile(char const* name) {
  static auto const profiles =
      read_password_profiles(file_text("policies/identity/password_profiles.csv"), "password_profiles.csv").value();
  return find_profile(profiles, name).value();
}

// The least Argon2id that the profiles allow is still slow in a test of rules: 8 MiB, one pass.
inline PasswordProfile cheap_profile() {
  PasswordProfile cheap = profile("nist");
  cheap.argon2_memory_kib = 8'192;
  return cheap;
}

inline CommonPasswords const& common_passwords() {
  static auto const passwords =
      CommonPasswords::read(file_text("policies/identity/common_passwords.txt"), "common_passwords.txt").value();
  return passwords;
}

}  // namespace identity
