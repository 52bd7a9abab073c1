// Sessions as pure rules over a record: the store keeps it, the caller tells the time. A session ends by idling, by its
// absolute age, or by an act (log-out, disabling, a new password) – and what has ended stays ended, also when the clock of
// the machine jumps back.
#pragma once

#include <atomic>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/id.h"
#include "identity/password_profile.h"

namespace identity {

struct Session {
  std::string session_id;  // shown in the list of sessions; opens nothing
  std::string token_hash;  // of the cookie's token
  std::string csrf_token;  // sent by the page in a header with every change
  std::string user_id;
  base::Instant created_at, last_seen_at, expires_at;  // expires_at: created_at plus the absolute life
  std::optional<base::Instant> stepped_up_at;          // when the second factor or the password was last asked for
  std::string client;                                  // browser and network, for the person to recognise
  std::optional<base::Instant> ended_at;
  std::string ended_why;  // logged_out, idle, expired, rotated, revoked, disabled, new_password; "" while it lives
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (session_id, token_hash, csrf_token, user_id, created_at, last_seen_at, expires_at, stepped_up_at,
                       client, ended_at, ended_why))

enum class Verdict { valid, ended, expired, idle };
BOOST_DESCRIBE_ENUM(Verdict, valid, ended, expired, idle)

// The latest instant told so far, one per process, for all threads: passes time on, but never backwards. While the clock
// lies behind, time stands still, and `behind` tells by how much (milliseconds) for the operator.
class HighWater {
 public:
  base::Instant at(base::Instant now);
  std::int64_t behind(base::Instant now) const;

 private:
  std::atomic<std::int64_t> milliseconds_{INT64_MIN};
};

// What the session is worth now. `now` comes from a HighWater; an instant before the session's own last one counts as that.
// The caller writes `ended_at` and `ended_why` when the verdict is idle or expired (see `end`).
Verdict check(Session const& session, PasswordProfile const& profile, base::Instant now);

struct OpenedSession {
  std::string token;  // for the cookie; shown once
  Session session;    // kept
};
// After a log-in: always new tokens, whatever the browser sent. `stepped_up`: a second factor has just been given.
OpenedSession open_session(std::string user_id, std::string client, bool stepped_up, PasswordProfile const& profile,
                           base::Instant now, base::Randomness& randomness);
// At every change of privilege: new id and tokens, the same person, the same absolute end. The caller ends the old one
// with `rotated` in the same transaction. REQUIRES: check(session) is valid.
OpenedSession rotate(Session const& session, base::Instant now, base::Randomness& randomness);

void touch(Session& session, base::Instant now);    // last_seen_at, never backwards
void step_up(Session& session, base::Instant now);  // the password or the second factor has just been given again
void end(Session& session, std::string why, base::Instant now);  // the first end stays
// Whether the last step-up is fresh enough for a dangerous act (step_up_minutes of the profile).
bool is_stepped_up(Session const& session, PasswordProfile const& profile, base::Instant now);
// Whether the token a page sent with a change is this session's; constant time.
bool is_csrf_token(Session const& session, std::string_view text);

}  // namespace identity
