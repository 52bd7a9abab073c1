#include "http/connection.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <cstdio>

#include "http/text.h"

// g++ 12 takes the frames of coroutines that it inlines for memory of another allocator.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using ErrorCode = boost::system::error_code;

constexpr std::size_t read_bytes = 8 * 1024;
constexpr std::size_t unparsed_max = 64 * 1024;  // beyond the headers' limit: a chunk header that never ends
constexpr std::size_t linger_bytes_max = 1024 * 1024;
constexpr std::chrono::milliseconds linger_timeout{2'000};

Problem bad_request(std::string zh, std::string en) {
  return {.status = 400, .code = "bad_request", .detail_zh = std::move(zh), .detail_en = std::move(en), .errors = {}};
}

Problem plain(int status, std::string_view code) {
  return {.status = status, .code = code, .detail_zh = {}, .detail_en = {}, .errors = {}};
}

Problem problem_of(ErrorCode error) {
  if (error == beast::http::error::header_limit) return plain(431, "headers_too_large");
  if (error == beast::http::error::body_limit) return plain(413, "too_large");
  return bad_request("不是 HTTP/1.1 请求：" + error.message(), "this is no HTTP/1.1 request: " + error.message());
}

std::string http_date(base::Instant now) {
  static constexpr std::array<std::string_view, 7> weekday_names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  base::Date const day = now.date_in(0);
  std::string const iso = now.to_string();  // 2024-03-05T06:07:08.123Z
  return fmt::format("{}, {:02} {} {} {} GMT", weekday_names[static_cast<std::size_t>(day.weekday() - 1)], day.day(),
                     month_names[static_cast<std::size_t>(day.month() - 1)], iso.substr(0, 4), iso.substr(11, 8));
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  for (char const c : value) head += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;  // never a new line
  head += "\r\n";
}

HttpReply unavailable_reply(Shared const& shared, HttpRequest const& request) {
  HttpReply reply =
      problem_reply(plain(503, "unavailable"), locale_of(request.header("Accept-Language")), new_trace_id());
  reply.headers.emplace_back("Retry-After", shared.options.retry_after);
  return reply;
}

HttpReply run_handler(Shared const& shared, HttpRequest const& request) {
  std::string why;
  try {
    return shared.handler(request);
  } catch (std::exception const& error) {
    why = error.what();
  } catch (...) {
    why = "unknown exception";
  }
  std::string const trace_id = new_trace_id();
  fmt::print(stderr, "trace {}: {} {} failed: {}\n", trace_id, request.method, request.target, why);
  return problem_reply(plain(500, "internal"), locale_of(request.header("Accept-Language")), trace_id);
}

}  // namespace

Connection::Connection(Socket socket, Shared& shared, Registry& registry)
    : socket_(std::move(socket)), shared_(shared), registry_(registry) {
  ++shared_.connection_count;
  boost::system::error_code error;
  auto const peer = socket_.remote_endpoint(error);
  if (!error) peer_ = peer.address().to_string();
}

Connection::~Connection() {
  registry_.erase(this);
  --shared_.connection_count;
}

void Connection::enter(Phase phase, std::chrono::milliseconds allowed) {
  phase_ = phase;
  deadline_ = std::chrono::steady_clock::now() + allowed;
}

void Connection::close_when_late(SteadyTime now) {
  if (phase_ == Phase::handling || phase_ == Phase::streaming || now < deadline_) return;
  late_ = true;
  ErrorCode ignored;
  if (phase_ == Phase::receiving) {
    socket_.cancel(ignored);  // the coroutine wakes and answers 408
    deadline_ = SteadyTime::max();
  } else {
    close();
  }
}

void Connection::close_when_idle() {
  if (phase_ == Phase::idle || phase_ == Phase::streaming) close();
}

void Connection::close() {
  ErrorCode ignored;
  socket_.close(ignored);
}

Awaitable<void> Connection::run() {
  registry_.insert(this);
  for (bool keep = true; keep;) {
    Parser parser;
    parser.eager(true);
    parser.header_limit(static_cast<std::uint32_t>(shared_.options.headers_max));
    parser.body_limit(shared_.options.body_max);
    Received received = co_await receive(parser);
    if (received.closed) co_return;
    HttpReply reply;
    auto& message = parser.get();
    bool const head_only = message.method() == beast::http::verb::head;
    bool const is_1_0 = parser.is_header_done() && message.version() < 11;
    if (received.problem) {
      std::string const languages{message[beast::http::field::accept_language]};
      reply = problem_reply(*received.problem, locale_of(languages), new_trace_id());
      keep = false;
    } else {
      HttpRequest request;
      request.method = std::string{message.method_string()};
      request.target = std::string{message.target()};
      for (auto const& field : message)
        request.headers.emplace_back(std::string{field.name_string()}, std::string{field.value()});
      request.body = std::move(message.body());
      request.peer = peer_;
      request.local_port = shared_.port;
      keep = parser.keep_alive();
      reply = co_await handle(request);
      if (reply.last_event_id && !head_only) {
        co_await stream(request, reply);
        co_return;
      }
    }
    keep = keep && !reply.close && !shared_.draining;
    bool const sent = co_await send(reply, keep, head_only, is_1_0);
    if (!sent) co_return;
  }
  co_await linger();
}

Awaitable<Connection::Received> Connection::receive(Parser& parser) {
  Received received;
  bool continued = false;
  enter(Phase::idle, shared_.options.idle_timeout);
  if (buffer_.size() > 0) enter(Phase::receiving, shared_.options.request_timeout);
  for (bool needs_more = buffer_.size() == 0;;) {
    if (needs_more) {
      bool const came = co_await read_some();
      if (!came && late_ && phase_ == Phase::receiving) {
        received.problem = plain(408, "timeout");
        co_return received;
      }
      received.closed = !came;
      if (!came) co_return received;
      if (phase_ == Phase::idle) enter(Phase::receiving, shared_.options.request_timeout);
    }
    received.problem = advance(parser, needs_more);
    if (received.problem) co_return received;
    if (parser.is_done()) break;
    bool const waits = parser.is_header_done() &&
                       same_ignoring_case(std::string{parser.get()[beast::http::field::expect]}, "100-continue");
    if (waits && !continued) {
      continued = true;
      std::string_view const go_on = "HTTP/1.1 100 Continue\r\n\r\n", no_body;
      co_await write(go_on, no_body);
    }
  }
  received.problem = check(parser);
  co_return received;
}

// Gives the parser what has come.
std::optional<Problem> Connection::advance(Parser& parser, bool& needs_more) {
  auto const bytes = [this] {
    net::const_buffer const data = buffer_.data();
    return std::string_view{static_cast<char const*>(data.data()), data.size()};
  };
  needs_more = true;
  if (!parser.got_some()) {  // RFC 9112 §2.2: blank lines before a request are nothing
    buffer_.consume(std::min(bytes().find_first_not_of("\r\n"), bytes().size()));
    if (buffer_.size() == 0) return std::nullopt;
  }
  bool const in_request_line = parser.get().target().empty() && bytes().find('\n') == std::string_view::npos;
  if (in_request_line && bytes().size() > shared_.options.request_line_max) return plain(414, "target_too_long");
  ErrorCode error;
  std::size_t const used = parser.put(buffer_.data(), error);
  buffer_.consume(used);
  needs_more = buffer_.size() == 0 || error == beast::http::error::need_more;
  if (error && error != beast::http::error::need_more) return problem_of(error);
  if (!parser.is_done() && buffer_.size() > shared_.options.headers_max + unparsed_max)
    return problem_of(beast::http::error::bad_chunk);
  return std::nullopt;
}

// What the parser lets through and we do not.
std::optional<Problem> Connection::check(Parser const& parser) const {
  using beast::http::field;
  auto const& message = parser.get();
  if (message.target().size() > shared_.options.request_line_max) return plain(414, "target_too_long");
  if (static_cast<std::size_t>(std::distance(message.begin(), message.end())) > shared_.options.header_count_max)
    return plain(431, "headers_too_large");
  if (message.count(field::content_length) > 1 || message.count(field::transfer_encoding) > 1 ||
      (message.count(field::content_length) > 0 && message.count(field::transfer_encoding) > 0))
    return bad_request("请求体长度有歧义", "the length of the body is ambiguous");
  if (message.count(field::transfer_encoding) > 0 &&
      !same_ignoring_case(std::string{message[field::transfer_encoding]}, "chunked"))
    return bad_request("传输编码只接受 chunked", "the only transfer coding taken is chunked");
  return std::nullopt;
}

Awaitable<bool> Connection::read_some() {
  ErrorCode error;
  Token use;
  auto token = net::redirect_error(use, error);
  auto const room = buffer_.prepare(read_bytes);
  std::size_t const count = co_await socket_.async_read_some(room, token);
  buffer_.commit(count);
  co_return !error && count > 0;
}

Awaitable<HttpReply> Connection::handle(HttpRequest const& request) {
  phase_ = Phase::handling;
  auto initiate = [this, &request](auto completion) {
    auto shared_completion = std::make_shared<decltype(completion)>(std::move(completion));
    auto const executor = socket_.get_executor();
    auto const finish = [executor, shared_completion](HttpReply reply) {
      net::post(executor,
                [shared_completion, reply = std::move(reply)]() mutable { (*shared_completion)(std::move(reply)); });
    };
    Workers::Job job{.run = [this, &request, finish] { finish(run_handler(shared_, request)); },
                     .expired = [this, &request, finish] { finish(unavailable_reply(shared_, request)); }};
    if (!shared_.workers.post(std::move(job))) finish(unavailable_reply(shared_, request));
  };
  Token token;
  co_return co_await net::async_initiate<Token, void(HttpReply)>(initiate, token);
}

Awaitable<bool> Connection::send(HttpReply const& reply, bool keep, bool head_only, bool is_1_0) {
  enter(Phase::sending, shared_.options.write_timeout);
  std::string_view body = reply.bytes();
  bool const has_body = reply.status != 204 && reply.status != 304;
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", reply.status, reason_of(reply.status));
  for (auto const& [name, value] : reply.headers) append_header(head, name, value);
  if (shared_.options.clock) append_header(head, "Date", http_date(shared_.options.clock->now()));
  if (has_body) append_header(head, "Content-Length", std::to_string(body.size()));
  if (!keep) append_header(head, "Connection", "close");
  if (keep && is_1_0) append_header(head, "Connection", "keep-alive");
  head += "\r\n";
  if (head_only || !has_body) body = {};
  co_return co_await write(head, body);
}

// Ends with the connection, with the server, or with a reply that is no part of the stream any more.
Awaitable<void> Connection::stream(HttpRequest& request, HttpReply& reply) {
  struct Counted {
    std::atomic<std::size_t>& count;
    bool const has_room;
    Counted(std::atomic<std::size_t>& counter, std::size_t max) : count(counter), has_room(++counter <= max) {}
    ~Counted() { --count; }
  } const counted{shared_.stream_count, shared_.options.streams_max};
  enter(Phase::sending, shared_.options.write_timeout);
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", reply.status, reason_of(reply.status));
  for (auto const& [name, value] : reply.headers) append_header(head, name, value);
  head += "Connection: close\r\n\r\n";
  if (bool const sent = co_await write(head, reply.bytes()); !sent) co_return;
  auto spoken = std::chrono::steady_clock::now();
  std::erase_if(request.headers, [](auto const& header) { return same_ignoring_case(header.first, "Last-Event-ID"); });
  request.headers.emplace_back("Last-Event-ID", *reply.last_event_id);
  while (counted.has_room && !shared_.draining) {
    if (bool const waited = co_await pause(); !waited) co_return;
    reply = co_await handle(request);
    if (!reply.last_event_id) co_return;
    request.headers.back().second = *reply.last_event_id;
    std::string_view part = reply.bytes();
    auto const now = std::chrono::steady_clock::now();
    if (part.empty() && now - spoken >= shared_.options.stream_silence) part = ": still here\n\n";
    if (part.empty()) continue;
    enter(Phase::sending, shared_.options.write_timeout);
    if (bool const sent = co_await write("", part); !sent) co_return;
    spoken = now;
  }
}

Awaitable<bool> Connection::pause() {
  phase_ = Phase::streaming;
  net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Executor> timer{
      socket_.get_executor(), shared_.options.stream_pause};
  ErrorCode error;
  Token use;
  auto token = net::redirect_error(use, error);
  co_await timer.async_wait(token);
  co_return !error && socket_.is_open();
}

Awaitable<bool> Connection::write(std::string_view head, std::string_view body) {
  ErrorCode error;
  Token use;
  auto token = net::redirect_error(use, error);
  std::array<net::const_buffer, 2> const buffers{net::buffer(head.data(), head.size()),
                                                 net::buffer(body.data(), body.size())};
  co_await net::async_write(socket_, buffers, token);
  co_return !error;
}

// Lets the peer read the last reply: closing with unread bytes would reset the connection under it.
Awaitable<void> Connection::linger() {
  enter(Phase::lingering, linger_timeout);
  ErrorCode ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  std::size_t read = 0;
  while (read < linger_bytes_max) {
    buffer_.clear();
    bool const came = co_await read_some();
    if (!came) break;
    read += buffer_.size();
  }
}

}  // namespace http
