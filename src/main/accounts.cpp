#include "main/accounts.h"

#include <fmt/format.h>

#include <filesystem>

#include "main/secret_file.h"
#include "main/world.h"

namespace main_program {
namespace {

constexpr std::string_view access_folder = "access/", key_file = "keys";
constexpr std::size_t throttle_entries_max = 100'000;
constexpr identity::HasherLimits hasher_limits{.concurrent_max = 2, .queue_max = 64, .queue_milliseconds_max = 2'000};

base::Result<identity::KeyRing> read_keys(std::string const& folder, base::Randomness& randomness) {
  std::string const path = (std::filesystem::path{folder} / key_file).string();
  std::string const text = TRY(read_secret_file(path, [&]() -> base::Result<std::string> {
    return "# Keys of this installation. Whoever has this file and the database can open what is sealed.\n" +
           identity::KeyRing::new_line("k1", identity::SealProfile::aes_256_gcm, randomness);
  }));
  return identity::KeyRing::read(text, path);
}

}  // namespace

Accounts::Accounts(access_control::Policy access, identity::PasswordProfile const& profile,
                   identity::CommonPasswords common_passwords, identity::KeyRing keys, base::Randomness& randomness)
    : access_(std::move(access)),
      profile_(profile),
      common_passwords_(std::move(common_passwords)),
      keys_(std::move(keys)),
      randomness_(randomness),
      hasher_(profile_, hasher_limits),
      throttle_(profile_, throttle_entries_max) {}

base::Result<std::unique_ptr<Accounts>> Accounts::open(park::PackFiles const& policies, std::string const& folder,
                                                       std::string_view password_profile,
                                                       base::Randomness& randomness) {
  access_control::AccessFiles files;
  for (auto const& [path, bytes] : policies)
    if (path.starts_with(access_folder)) files.emplace(path.substr(access_folder.size()), bytes);
  auto policy = access_control::Policy::read(files);
  if (!policy) return policy.error();
  auto const profiles = TRY(identity::read_password_profiles(
      TRY(policy_file(policies, "identity/password_profiles.csv")), "password_profiles.csv"));
  identity::PasswordProfile const profile = TRY(identity::find_profile(profiles, password_profile));
  auto common = identity::CommonPasswords::read(TRY(policy_file(policies, "identity/common_passwords.txt")),
                                                "common_passwords.txt");
  if (!common) return common.error();
  auto keys = read_keys(folder, randomness);
  if (!keys) return keys.error();
  return std::unique_ptr<Accounts>{
      new Accounts{*std::move(policy), profile, *std::move(common), *std::move(keys), randomness}};
}

app::Identity Accounts::identity() {
  return {profile_,
          hasher_,
          throttle_,
          common_passwords_,
          [this](std::string_view secret, std::string_view whose) {
            return keys_.seal(identity::Secret{std::string{secret}}, whose, randomness_);
          },
          [this](std::string_view sealed, std::string_view whose) -> base::Result<std::string> {
            auto const secret = TRY(keys_.open(sealed, whose));
            return std::string{secret.bytes()};
          }};
}

std::string spoken_password(base::Randomness& randomness) {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  constexpr int groups = 4, letters_of_group = 4;
  std::string text;
  for (int i = 0; i < groups * letters_of_group; ++i) {
    if (i > 0 && i % letters_of_group == 0) text += '-';
    text += letters[randomness.next() % letters.size()];
  }
  return text;
}

}  // namespace main_program
