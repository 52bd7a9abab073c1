#include "http/server.h"

#include <fmt/core.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <thread>
#include <vector>

#include "http/connection.h"

namespace http {
namespace {

namespace net = boost::asio;
using ErrorCode = boost::system::error_code;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Executor>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, Executor>;

constexpr std::chrono::milliseconds accept_pause{100};  // after a failed accept, such as too many open files

// One I/O thread with its connections.
struct Loop {
  Connection::Registry connections;  // outlives the context, whose end destroys the connections
  net::io_context context{1};
  net::executor_work_guard<Executor> work{context.get_executor()};
  std::thread thread;
};

std::unique_ptr<Connection> make_connection(Socket socket, Shared& shared, Loop& loop) {
  return std::make_unique<Connection>(std::move(socket), shared, loop.connections);
}

Awaitable<void> run_connection(std::unique_ptr<Connection> connection) { co_await connection->run(); }

// Ends what is late. Deadlines are looked at several times within the shortest of them.
Awaitable<void> sweep(Loop& loop, std::chrono::milliseconds every) {
  Timer timer{loop.context.get_executor()};
  Token token;
  for (;;) {
    timer.expires_after(every);
    co_await timer.async_wait(token);
    auto const now = std::chrono::steady_clock::now();
    std::vector<Connection*> const connections{loop.connections.begin(), loop.connections.end()};
    for (Connection* connection : connections) connection->close_when_late(now);
  }
}

}  // namespace

class Server::Machinery {
 public:
  Machinery(ServerOptions const& options, Handler handler) : shared_(options, std::move(handler)) {
    for (int i = 0; i < std::max(1, options.io_threads); ++i) loops_.push_back(std::make_unique<Loop>());
    acceptor_.emplace(loops_.front()->context.get_executor());
  }

  ~Machinery() { stop(); }

  base::Result<> listen() {
    ServerOptions const& options = shared_.options;
    ErrorCode error;
    auto const address = net::ip::make_address(options.address, error);
    if (error) return base::invalid(fmt::format("`{}` is no IP address; write 127.0.0.1 or ::1", options.address));
    if (!address.is_loopback())
      return base::invalid(fmt::format(
          "`{}` can be reached by other machines, and there are no accounts yet; listen on 127.0.0.1 or ::1",
          options.address));
    net::ip::tcp::endpoint const endpoint{address, options.port};
    acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(net::socket_base::reuse_address{true}, error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(net::socket_base::max_listen_connections, error);
    if (!error) shared_.port = acceptor_->local_endpoint(error).port();
    if (error)
      return base::Error{
          base::ErrorCode::unavailable,
          fmt::format("cannot listen on {} port {}: {}; is the program running already, or choose another port",
                      options.address, options.port, error.message()),
          {}};
    return {};
  }

  void run() {
    ServerOptions const& options = shared_.options;
    auto const shortest = std::min({options.idle_timeout, options.request_timeout, options.write_timeout});
    auto const every = std::clamp(shortest / 8, std::chrono::milliseconds{5}, std::chrono::milliseconds{500});
    net::co_spawn(loops_.front()->context, accept(), net::detached);
    for (auto& loop : loops_) {
      net::co_spawn(loop->context, sweep(*loop, every), net::detached);
      loop->thread = std::thread{[&context = loop->context] { context.run(); }};
    }
  }

  unsigned short port() const { return shared_.port; }

  void stop() {
    if (std::exchange(stopped_, true)) return;
    shared_.draining = true;
    net::post(loops_.front()->context, [this] {
      ErrorCode ignored;
      acceptor_->close(ignored);
    });
    auto const deadline = std::chrono::steady_clock::now() + shared_.options.drain_timeout;
    while (shared_.connection_count > 0 && std::chrono::steady_clock::now() < deadline) {
      for (auto& loop : loops_) each_connection(*loop, [](Connection& connection) { connection.close_when_idle(); });
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    for (auto& loop : loops_) loop->context.stop();
    for (auto& loop : loops_)
      if (loop->thread.joinable()) loop->thread.join();
    shared_.workers.stop();  // before the loops go: running handlers still answer into them
  }

 private:
  template <class Visit>
  void each_connection(Loop& loop, Visit visit) {
    net::post(loop.context, [&loop, visit] {
      std::vector<Connection*> const connections{loop.connections.begin(), loop.connections.end()};
      for (Connection* connection : connections) visit(*connection);
    });
  }

  // Connections go to the loops in turn.
  Awaitable<void> accept() {
    Token use;
    Timer pause{loops_.front()->context.get_executor()};
    for (std::size_t next = 0; acceptor_->is_open(); next = (next + 1) % loops_.size()) {
      Loop& loop = *loops_[next];
      ErrorCode error;
      Socket socket{loop.context};
      auto token = net::redirect_error(use, error);
      co_await acceptor_->async_accept(socket, token);
      if (!acceptor_->is_open()) co_return;
      if (error) {
        pause.expires_after(accept_pause);
        co_await pause.async_wait(token);
        continue;
      }
      if (shared_.connection_count >= shared_.options.connections_max) continue;  // closed by its destructor
      socket.set_option(net::ip::tcp::no_delay{true}, error);
      auto connection = make_connection(std::move(socket), shared_, loop);
      net::co_spawn(loop.context, run_connection(std::move(connection)), net::detached);
    }
  }

  // INVARIANT: destroyed in reverse: first the acceptor, then the loops with their connections, then what those share.
  Shared shared_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::optional<Acceptor> acceptor_;
  bool stopped_ = false;
};

Server::Server(std::unique_ptr<Machinery> machinery) : machinery_(std::move(machinery)) {}
Server::~Server() = default;

base::Result<std::unique_ptr<Server>> Server::start(ServerOptions const& options, Handler handler) {
  auto machinery = std::make_unique<Machinery>(options, std::move(handler));
  TRY(machinery->listen());
  machinery->run();
  return std::unique_ptr<Server>{new Server{std::move(machinery)}};
}

unsigned short Server::port() const { return machinery_->port(); }
void Server::stop() { machinery_->stop(); }

}  // namespace http
