// Proofs of identity for log-in, step-up and new passwords: hashing outside the transaction, using the result inside it.
#pragma once

#include <any>
#include <optional>
#include <string>

#include "app/perform.h"
#include "identity/token.h"
#include "identity/totp.h"

namespace app {

// That a person is who it says: made by prove_…, used up by use().
struct Proof {
  std::string user_id;
  bool second_factor = false;
  std::optional<std::int64_t> totp_step;         // of the code that was given
  std::optional<std::string> recovery_hash;      // of the recovery code that was given
  std::optional<std::string> new_password_hash;  // the cost of today is another: keep this one
};

struct NewPassword {
  std::string link_token;  // "" for a change of one's own
  std::string hash;
};

base::Error wrong_log_in();  // the same for every reason

base::Result<Prepared> prove_log_in(Call& call);
base::Result<Prepared> prove_again(Call& call);
// A code or recovery code that someone else used meanwhile does not count.
base::Result<> use(Call& call, User& user, Proof const& proof);

base::Result<Prepared> prepare_set_up(Call& call);
base::Result<Prepared> prepare_invitation(Call& call);
base::Result<Prepared> prepare_reset(Call& call);
base::Result<Prepared> prepare_new_password(Call& call);
// The password opens nothing any more; it may not come back as long as the profile remembers.
void retire_password(User& user, identity::PasswordProfile const& profile);
base::Result<> set_password(Call& call, User& user, NewPassword const& password);

// The link of this token, if it may be used now.
base::Result<identity::Link> open_link(Call& call, identity::LinkPurpose purpose, std::string const& token);

base::Result<std::string> seal_totp(Context& context, std::string const& user_id, std::string const& key_text);

// The role of the first person of an installation: of the access pack, who grants roles everywhere.
std::string_view first_role(access_control::Policy const& policy);

}  // namespace app
