// Who sends a request: the session cookie or the API key of its headers, and the token against forged changes. Source: C16.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/operation.h"
#include "app/sessions.h"
#include "http/message.h"
#include "http/problem.h"

namespace http {

// The value of a cookie, "" when it is not there.
std::string_view cookie_of(HttpRequest const& request, std::string_view name);

struct Sender {
  std::optional<app::Actor> actor;
  std::optional<Problem> refusal;
};
// Nobody is not refused here: the operation decides whether it needs somebody. A key that opens nothing is refused, and a
// change by a session without its token.
// `is_use`: see app::Sessions::by_token.
Sender sender_of(app::Context& context, HttpRequest const& request, bool is_use = true);

// Idempotency-Key, If-Match, the program and network of the sender.
void read_headers(HttpRequest const& request, app::Request& result);

// The cookie of a session that begins or has ended, and of a log-in by the organisation's account on its way. `__Host-`:
// this host alone, never over an open line (a loopback address counts as safe to browsers).
void set_session_cookie(HttpReply& reply, app::Reply const& made);

}  // namespace http
