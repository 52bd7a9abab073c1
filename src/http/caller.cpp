#include "http/caller.h"

#include <fmt/format.h>

#include "app/context.h"
#include "http/guard.h"
#include "http/text.h"

namespace http {
namespace {

constexpr std::string_view session_cookie = "__Host-yingzhou", ticket_cookie = "__Host-yingzhou-ticket",
                           bearer = "Bearer ";
constexpr std::size_t header_bytes_max = 200, ticket_bytes_max = 4'096;  // not policy: what browsers keep

// The first bytes of a header that says what the sender wants kept.
std::string kept(std::string_view text) { return std::string{text.substr(0, header_bytes_max)}; }

}  // namespace

std::string_view cookie_of(HttpRequest const& request, std::string_view name) {
  std::string_view rest = request.header("Cookie");
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find(';'), rest.size());
    std::string_view const pair = without_blanks(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::size_t const equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

Sender sender_of(app::Context& context, HttpRequest const& request, bool is_use) {
  std::string_view const authorization = request.header("Authorization");
  if (authorization.starts_with(bearer)) {
    auto found = context.sessions.by_key(context, authorization.substr(bearer.size()));
    if (!found) return {{}, problem_of(found.error())};
    if (!*found)
      return {
          {},
          problem(401, "unauthenticated", "接口密钥无效、已过期或已撤销", "the API key is wrong, expired or revoked")};
    return {std::move((*found)->actor), {}};
  }
  std::string_view const token = cookie_of(request, session_cookie);
  if (token.empty()) return {};
  auto found = context.sessions.by_token(context, token, is_use);
  if (!found) return {{}, problem_of(found.error())};
  if (!*found) return {};
  if (!is_safe(request.method) && request.header("X-CSRF-Token") != (*found)->csrf_token)
    return {{},
            problem(403, "forbidden", "缺少本次登录的 X-CSRF-Token：请刷新页面后重试",
                    "the X-CSRF-Token of this session is missing: reload the page and try again")};
  return {std::move((*found)->actor), {}};
}

void read_headers(HttpRequest const& request, app::Request& result) {
  result.idempotency_key = kept(request.header("Idempotency-Key"));
  std::string_view match = request.header("If-Match");
  if (match.size() >= 2 && match.front() == '"' && match.back() == '"') match = match.substr(1, match.size() - 2);
  result.if_match = kept(match);
  result.signature = {kept(request.header("webhook-id")), kept(request.header("webhook-timestamp")),
                      kept(request.header("webhook-signature"))};
  result.network = request.peer;
  result.ticket = cookie_of(request, ticket_cookie).substr(0, ticket_bytes_max);
  result.client = fmt::format("{} {}", request.peer, kept(request.header("User-Agent")));
}

void set_session_cookie(HttpReply& reply, app::Reply const& made) {
  constexpr std::string_view rules = "Path=/; Secure; HttpOnly; SameSite=Strict";
  if (!made.session_token.empty())
    reply.headers.emplace_back("Set-Cookie", fmt::format("{}={}; {}", session_cookie, made.session_token, rules));
  if (!made.ticket.empty())
    reply.headers.emplace_back(
        "Set-Cookie", fmt::format("{}={}; Max-Age={}; {}", ticket_cookie, made.ticket, made.ticket_seconds, rules));
  if (made.ticket_used)
    reply.headers.emplace_back("Set-Cookie", fmt::format("{}=; Max-Age=0; {}", ticket_cookie, rules));
  if (!made.session_ended) return;
  reply.headers.emplace_back("Set-Cookie", fmt::format("{}=; Max-Age=0; {}", session_cookie, rules));
  // Not the cache: it holds program files alone (data are `no-store`), and browsers take many seconds to empty it.
  reply.headers.emplace_back("Clear-Site-Data", "\"storage\"");
}

}  // namespace http
