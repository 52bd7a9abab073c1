// Whether a new password may be used. Everything wrong with it is told at once, in Chinese and English.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/password_hasher.h"
#include "identity/password_profile.h"

namespace identity {

// Passwords that are guessed first: one per line, `#` comments. Compared without case and width.
class CommonPasswords {
 public:
  static base::Result<CommonPasswords> read(std::string_view text, std::string_view file);
  // Whether `folded` (base::case_folded) is one of them, also with up to `decoration_max` digits and signs at its ends.
  bool contain(std::string_view folded, int decoration_max) const;
  std::size_t size() const { return sorted_.size(); }

 private:
  std::vector<std::string> sorted_;
};

struct PasswordContext {
  std::string login_name, display_name;
  bool has_second_factor = false;
  std::span<std::string const> previous_hashes = {};  // newest first; `history` of the profile are looked at
  CommonPasswords const* common_passwords = nullptr;  // REQUIRED where the profile has a blocklist
  PasswordHasher* hasher = nullptr;                   // REQUIRED where there are previous hashes
};

struct Complaint {
  std::string code;  // too_short, too_long, too_few_classes, common, personal, used_before, not_text
  std::string zh, en;
};
// Empty when the password may be used. An error only when the hasher is unavailable.
base::Result<std::vector<Complaint>> complaints(PasswordProfile const& profile, std::string_view password,
                                                PasswordContext const& context);
// The same as an error: one Issue at `/password` per complaint, `中文 / English`.
base::Result<> acceptable(PasswordProfile const& profile, std::string_view password, PasswordContext const& context);

}  // namespace identity
