#include "identity/session.h"

#include <algorithm>

#include "identity/bytes.h"
#include "identity/token.h"

namespace identity {
namespace {

using base::Instant;

constexpr std::int64_t minute = 60'000;  // milliseconds

Instant after(Instant from, std::int64_t minutes) {
  return Instant::from_milliseconds(from.milliseconds() + minutes * minute);
}

// The latest instant the session itself knows of, or `now`.
Instant not_before(Session const& session, Instant now) {
  Instant latest = std::max({now, session.created_at, session.last_seen_at});
  if (session.stepped_up_at) latest = std::max(latest, *session.stepped_up_at);
  return latest;
}

void renew_tokens(OpenedSession& opened, Instant now, base::Randomness& randomness) {
  Token token = new_token(randomness);
  opened.session.session_id = base::new_id("ses", now, randomness);
  opened.session.token_hash = std::move(token.hash);
  opened.session.csrf_token = new_token(randomness).text;
  opened.token = std::move(token.text);
}

}  // namespace

Instant HighWater::at(Instant now) {
  std::int64_t seen = milliseconds_.load(std::memory_order_relaxed);
  while (seen < now.milliseconds() &&
         !milliseconds_.compare_exchange_weak(seen, now.milliseconds(), std::memory_order_relaxed)) {
  }
  return Instant::from_milliseconds(std::max(seen, now.milliseconds()));
}

std::int64_t HighWater::behind(Instant now) const {
  return std::max(milliseconds_.load(std::memory_order_relaxed), now.milliseconds()) - now.milliseconds();
}

Verdict check(Session const& session, PasswordProfile const& profile, Instant now) {
  if (session.ended_at) return Verdict::ended;
  Instant const latest = not_before(session, now);
  // The profile may have been made stricter since the log-in.
  Instant const end = std::min(session.expires_at, after(session.created_at, profile.absolute_hours * 60));
  if (latest >= end) return Verdict::expired;
  if (latest >= after(session.last_seen_at, profile.idle_minutes)) return Verdict::idle;
  return Verdict::valid;
}

OpenedSession open_session(std::string user_id, std::string client, bool stepped_up, PasswordProfile const& profile,
                           Instant now, base::Randomness& randomness) {
  OpenedSession opened;
  renew_tokens(opened, now, randomness);
  Session& session = opened.session;
  session.user_id = std::move(user_id);
  session.client = std::move(client);
  session.created_at = now;
  session.last_seen_at = now;
  session.expires_at = after(now, profile.absolute_hours * 60);
  if (stepped_up) session.stepped_up_at = now;
  return opened;
}

OpenedSession rotate(Session const& session, Instant now, base::Randomness& randomness) {
  CHECK(!session.ended_at);
  OpenedSession opened;
  opened.session = session;
  renew_tokens(opened, now, randomness);
  touch(opened.session, now);
  return opened;
}

void touch(Session& session, Instant now) { session.last_seen_at = std::max(session.last_seen_at, now); }

void step_up(Session& session, Instant now) {
  touch(session, now);
  session.stepped_up_at = session.last_seen_at;
}

void end(Session& session, std::string why, Instant now) {
  if (session.ended_at) return;
  session.ended_at = now;
  session.ended_why = std::move(why);
}

bool is_stepped_up(Session const& session, PasswordProfile const& profile, Instant now) {
  if (!session.stepped_up_at || check(session, profile, now) != Verdict::valid) return false;
  return not_before(session, now) < after(*session.stepped_up_at, profile.step_up_minutes);
}

bool is_csrf_token(Session const& session, std::string_view text) { return equal(session.csrf_token, text); }

}  // namespace identity
