#include "app/sessions.h"

#include "app/context.h"
#include "app/record_table.h"

namespace app {
namespace {

// How long a look-up may be remembered, how seldom the last use is written down, how many are remembered.
constexpr std::int64_t remembered_milliseconds = 5'000, touched_milliseconds = 60'000;  // not policy: milliseconds
constexpr std::size_t entries_max = 10'000;                                             // not policy: bound of memory

std::int64_t between(base::Instant from, base::Instant to) { return to.milliseconds() - from.milliseconds(); }

}  // namespace

void Sessions::forget() {
  std::lock_guard const lock{mutex_};
  ++generation_;
  entries_.clear();
}

base::Result<std::optional<Sessions::Entry>> Sessions::read_session(Context& context, std::string const& token_hash,
                                                                    base::Instant now) {
  auto session = TRY(find<identity::Session>(context.store, {{"token_hash", base::Json{token_hash}}}));
  std::optional<Entry> entry;
  if (!session) return entry;
  auto const user = TRY(find<User>(context.store, session->user_id));
  auto subject = subject_of(context.access, context.store, session->user_id, now);
  if (!user || !subject) return entry;
  entry.emplace();
  entry->found.actor.subject = *std::move(subject);
  entry->found.actor.login_name = user->login_name;
  entry->found.actor.display_name = user->display_name;
  entry->found.actor.session_id = session->session_id;
  entry->found.csrf_token = session->csrf_token;
  entry->session = *std::move(session);
  entry->read_at = now;
  return entry;
}

base::Result<std::optional<Sessions::Found>> Sessions::by_token(Context& context, std::string_view token, bool is_use) {
  base::Instant const now = this->now(context.clock);
  std::string const hash = identity::hash_of(token);
  std::optional<Entry> entry;
  std::uint64_t generation = 0;
  {
    std::lock_guard const lock{mutex_};
    generation = generation_;
    auto const known = entries_.find(hash);
    if (known != entries_.end() && between(known->second.read_at, now) < remembered_milliseconds &&
        !has_ended(known->second.found.actor.subject, now))
      entry = known->second;
  }
  bool const is_fresh = !entry;
  if (!entry) entry = TRY(read_session(context, hash, now));
  if (!entry) return std::optional<Found>{};
  identity::PasswordProfile const& profile = context.identity.profile;
  identity::Session& session = entry->session;
  identity::Verdict const verdict = identity::check(session, profile, now);
  bool const is_stale = is_use && between(session.last_seen_at, now) >= touched_milliseconds;
  if (verdict != identity::Verdict::valid) {
    if (session.ended_at) return std::optional<Found>{};
    identity::end(session, verdict == identity::Verdict::idle ? "idle" : "expired", now);
  } else if (is_stale) {
    identity::touch(session, now);
  }
  if (session.ended_at || is_stale)
    TRY(context.store.write([&](Writer& writer) -> base::Result<> {
      auto const kept = TRY(find<identity::Session>(writer, session.session_id));
      if (!kept || kept->ended_at) return {};  // ended by someone else meanwhile
      return replace(writer, session);
    }));
  if (session.ended_at) {
    forget();
    return std::optional<Found>{};
  }
  entry->found.actor.is_stepped_up = identity::is_stepped_up(session, profile, now);
  if (is_fresh || is_stale) {
    std::lock_guard const lock{mutex_};
    if (entries_.size() >= entries_max) entries_.clear();
    if (generation == generation_) entries_[hash] = *entry;
  }
  return std::optional{entry->found};
}

base::Result<std::optional<Sessions::Found>> Sessions::by_key(Context& context, std::string_view key) {
  std::optional<Found> found;
  auto const read = identity::read_api_key(key);
  if (!read) return found;
  base::Instant const now = this->now(context.clock);
  auto const kept = TRY(find<ApiKey>(context.store, read->id));
  if (!kept || kept->revoked_at || kept->expires_at <= now || !identity::is_token(key, kept->secret_hash)) return found;
  auto const user = TRY(find<User>(context.store, kept->user_id));
  auto subject = subject_of(context.access, context.store, kept->user_id, now);
  if (!user || !subject) return found;
  found.emplace();
  found->actor.subject = without_emergency(*std::move(subject));
  found->actor.login_name = user->login_name;
  found->actor.display_name = user->display_name;
  found->actor.key_id = kept->key_id;
  found->actor.key_permissions = kept->permissions;
  return found;
}

}  // namespace app
