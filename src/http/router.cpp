#include "http/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/perform.h"
#include "base/hash.h"
#include "base/spelling.h"
#include "http/caller.h"
#include "http/guard.h"
#include "http/openapi.h"
#include "http/pages.h"
#include "http/problem.h"
#include "http/route.h"
#include "http/text.h"

namespace http {
namespace {

constexpr std::string_view description_path = "/api/openapi.json";
constexpr std::size_t etag_digits = 32;  // of the 64 of SHA-256

// Texts of one reply: the caller's language and the trace id that joins reply and log.
struct Caller {
  std::string_view locale;
  std::string trace_id;
  HttpReply refuse(Problem const& why) const { return problem_reply(why, locale, trace_id); }
};

void add_etag(HttpRequest const& request, HttpReply& reply) {
  std::string const etag = fmt::format("\"{}\"", base::sha256_hex(reply.body).substr(0, etag_digits));
  reply.headers.emplace_back("ETag", etag);
  if (!matches_etag(request.header("If-None-Match"), etag)) return;
  reply.status = 304;
  reply.body.clear();
}

HttpReply reply_of(HttpRequest const& request, app::Reply&& made) {
  HttpReply reply;
  reply.status = made.status;
  reply.body = std::move(made.body);
  if (!made.content_type.empty()) reply.headers.emplace_back("Content-Type", made.content_type);
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.headers.emplace_back("Vary", "Accept-Language");
  if (!made.file_name.empty())
    reply.headers.emplace_back("Content-Disposition",
                               fmt::format("attachment; filename*=UTF-8''{}", base::percent_encoded(made.file_name)));
  set_session_cookie(reply, made);
  if (!made.etag.empty()) {
    reply.headers.emplace_back("ETag", fmt::format("\"{}\"", made.etag));
    return reply;
  }
  bool const is_read = request.method == "GET" || request.method == "HEAD";
  if (is_read && reply.status == 200 && made.content_type == "application/json") add_etag(request, reply);
  return reply;
}

// `etag` of the operation's answer is the id to go on from.
HttpReply stream_reply(app::Reply made) {
  HttpReply reply;
  reply.headers.emplace_back("Content-Type", "text/event-stream; charset=utf-8");
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.body = std::move(made.body);
  reply.last_event_id = std::move(made.etag);
  return reply;
}

}  // namespace

struct Router::Table {
  std::vector<Route> routes;
  app::Context& context;
  Pages pages;
  std::string description;  // the OpenAPI document

  HttpReply answer(HttpRequest const& request, Caller const& caller) const;
  HttpReply answer_api(HttpRequest const& request, Caller const& caller, std::string_view path,
                       std::string_view query) const;
  HttpReply run(HttpRequest const& request, Caller const& caller, Match const& match, std::string_view query) const;
};

Router::Router(app::Catalogue const& catalogue, app::Context& context, std::span<Asset const> assets) {
  std::vector<Route> routes;
  std::set<std::string> seen;
  app::check_catalogue(catalogue, context.access);
  for (app::Operation const& operation : catalogue.operations) {
    CHECK_NOTE(operation.path.starts_with("/api/"), operation.path);
    CHECK_NOTE(seen.insert(operation.method + " " + operation.path).second, operation.path);
    routes.emplace_back(operation);
  }
  table_ =
      std::make_unique<Table const>(Table{std::move(routes), context, Pages{assets}, openapi(catalogue).to_string()});
}

Router::~Router() = default;

HttpReply Router::handle(HttpRequest const& request) const {
  Caller const caller{locale_of(request.header("Accept-Language")), new_trace_id()};
  HttpReply reply;
  try {
    auto const why = refused(request);
    reply = why ? caller.refuse(*why) : table_->answer(request, caller);
  } catch (std::exception const& bug) {
    fmt::print(stderr, "trace {}: {} {} failed: {}\n", caller.trace_id, request.method, request.target, bug.what());
    reply = caller.refuse(problem(500, "internal"));
  }
  if (reply.status >= 400 && reply.header("Cache-Control").empty())
    reply.headers.emplace_back("Cache-Control", "no-store");
  add_security_headers(reply);
  return reply;
}

HttpReply Router::Table::answer(HttpRequest const& request, Caller const& caller) const {
  std::string_view const target = request.target;
  std::size_t const question = std::min(target.find('?'), target.size());
  std::string_view const path = target.substr(0, question),
                         query = target.substr(std::min(question + 1, target.size()));
  if (!path.starts_with('/') || path.find('#') != std::string_view::npos)
    return caller.refuse(problem(400, "bad_request", "请求地址应以 / 开头", "the address of a request begins with /"));
  auto const decoded = percent_decoded(path, false);
  if (!decoded)
    return caller.refuse(
        problem(400, "bad_request", "请求地址含有不是 UTF-8 的编码", "the address holds an encoding that is no UTF-8"));
  if (path == "/api" || path.starts_with("/api/")) return answer_api(request, caller, path, query);
  if (request.method != "GET" && request.method != "HEAD") {
    HttpReply reply = request.method == "OPTIONS"
                          ? HttpReply{.status = 204, .headers = {}, .body = {}, .fixed_body = {}, .close = false}
                          : caller.refuse(problem(405, "method_not_allowed"));
    reply.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    return reply;
  }
  auto page = pages.reply(request, *decoded);
  return page ? std::move(*page) : caller.refuse(problem(404, "not_found"));
}

HttpReply Router::Table::answer_api(HttpRequest const& request, Caller const& caller, std::string_view path,
                                    std::string_view query) const {
  std::string const method = request.method == "HEAD" ? "GET" : request.method;
  std::optional<Match> best;
  for (Route const& route : routes) {
    if (route.operation().method != method) continue;
    auto match = route.match(path);
    if (match && (!best || match->literal_count > best->literal_count)) best = std::move(match);
  }
  if (best) return run(request, caller, *best, query);
  std::set<std::string> allowed;
  for (Route const& route : routes)
    if (route.match(path)) allowed.insert(route.operation().method);
  if (path == description_path) allowed.insert("GET");
  if (allowed.empty()) {
    return caller.refuse(problem(404, "not_found",
                                 fmt::format("接口中没有 `{}`；全部接口见 {}", path, description_path),
                                 fmt::format("the API has no `{}`; {} describes it", path, description_path)));
  }
  if (path == description_path && method == "GET")
    return reply_of(request, {200, "application/json", description, {}, {}, {}, false});
  if (allowed.contains("GET")) allowed.insert("HEAD");
  allowed.insert("OPTIONS");
  HttpReply reply = method == "OPTIONS"
                        ? HttpReply{.status = 204, .headers = {}, .body = {}, .fixed_body = {}, .close = false}
                        : caller.refuse(problem(405, "method_not_allowed"));
  reply.headers.emplace_back("Allow", fmt::format("{}", fmt::join(allowed, ", ")));
  return reply;
}

HttpReply Router::Table::run(HttpRequest const& request, Caller const& caller, Match const& match,
                             std::string_view query) const {
  bool const streams = match.route->operation().streams;
  Sender const sender = sender_of(context, request, !streams);
  if (sender.refusal) return caller.refuse(*sender.refusal);
  app::Request decoded;
  decoded.locale = caller.locale;
  decoded.trace_id = caller.trace_id;
  read_headers(request, decoded);
  if (auto const why = match.route->read(request, match, query, caller.locale, decoded)) return caller.refuse(*why);
  if (auto const last = request.header("Last-Event-ID"); streams && !last.empty()) decoded.parameters["after"] = last;
  auto result = app::perform(context, match.route->operation(), sender.actor ? &*sender.actor : nullptr, decoded);
  if (!result) return caller.refuse(problem_of(result.error()));
  if (streams) return stream_reply(std::move(*result));
  return reply_of(request, std::move(*result));
}

}  // namespace http
