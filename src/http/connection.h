// One connection of the server: receive a request, have it handled, send the reply, again. Internal to server.cpp and
// connection.cpp, the only sources that know Asio and Beast. Everything here runs on the thread of the connection's loop.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "http/problem.h"
#include "http/server.h"
#include "http/workers.h"

namespace http {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
template <class T>
using Awaitable = boost::asio::awaitable<T, Executor>;
using Token = boost::asio::use_awaitable_t<Executor>;
using SteadyTime = std::chrono::steady_clock::time_point;

// What connections share with the server.
struct Shared {
  ServerOptions options;
  Handler handler;
  Workers workers;
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> connection_count{0}, stream_count{0};
  unsigned short port = 0;

  Shared(ServerOptions const& given, Handler handle)
      : options(given),
        handler(std::move(handle)),
        workers(given.worker_threads, given.queue_max, given.queue_timeout) {}
};

class Connection {
 public:
  using Registry = std::unordered_set<Connection*>;  // of the loop
  Connection(Socket socket, Shared& shared, Registry& registry);
  ~Connection();
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  Awaitable<void> run();

  void close_when_late(SteadyTime now);
  void close_when_idle();
  void close();

 private:
  enum class Phase { idle, receiving, handling, sending, streaming, lingering };
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  struct Received {
    bool closed = false;  // by the peer, or nothing came in time
    std::optional<Problem> problem;
  };

  Awaitable<Received> receive(Parser& parser);
  std::optional<Problem> advance(Parser& parser, bool& needs_more);
  std::optional<Problem> check(Parser const& parser) const;
  Awaitable<bool> read_some();
  Awaitable<HttpReply> handle(HttpRequest const& request);
  Awaitable<bool> send(HttpReply const& reply, bool keep, bool head_only, bool is_1_0);
  Awaitable<void> stream(HttpRequest& request, HttpReply& reply);
  Awaitable<bool> pause();
  Awaitable<bool> write(std::string_view head, std::string_view body);
  Awaitable<void> linger();
  void enter(Phase phase, std::chrono::milliseconds allowed);

  Socket socket_;
  Shared& shared_;
  Registry& registry_;
  std::string peer_;  // address without port
  boost::beast::flat_buffer buffer_;
  Phase phase_ = Phase::idle;
  SteadyTime deadline_ = SteadyTime::max();
  bool late_ = false;
};

}  // namespace http
