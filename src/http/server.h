// An HTTP/1.1 server for this machine: bounded in everything, one handler, no knowledge of what is served.
//
// Sockets live on a few I/O threads, each with its own loop; handlers run on worker threads behind a bounded queue. When the
// queue is full, or a request waited in it too long, the answer is 503 with Retry-After, so that a burst delays nobody else.
// Sizes are checked before anything is parsed: request line 414, headers 431, body 413. A request must arrive within a time,
// however slowly its bytes drip; idle connections end after another. Source: C10.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "http/message.h"

namespace http {

struct ServerOptions {
  std::string address = "127.0.0.1";  // loopback only, until there are accounts
  unsigned short port = 0;            // 0: any that is free
  int io_threads = 2;
  int worker_threads = 2;
  std::size_t queue_max = 256;         // requests waiting for a worker
  std::size_t connections_max = 1024;  // a further one is closed at once
  std::size_t request_line_max = 8 * 1024;
  std::size_t headers_max = 16 * 1024;  // request line and headers
  std::size_t header_count_max = 100;
  std::size_t body_max = 1024 * 1024;
  std::chrono::milliseconds idle_timeout{30'000};
  std::chrono::milliseconds request_timeout{15'000};  // first to last byte
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds queue_timeout{5'000};
  std::chrono::milliseconds stream_pause{1'000};     // between two looks for new events
  std::chrono::milliseconds stream_silence{15'000};  // after which a comment says that the stream lives
  std::size_t streams_max = 256;                     // a further one is answered once and closed
  std::chrono::milliseconds drain_timeout{10'000};   // stop() lets running requests end
  std::string retry_after = "1";                     // seconds, with 503
  base::Clock const* clock = nullptr;                // for the Date header; no header without one
};

// Called from worker threads, several at a time. An exception is answered with 500.
using Handler = std::function<HttpReply(HttpRequest const&)>;

class Server {
 public:
  // Listening when it returns. An address that others can reach, or a port in use, is an error that says so.
  static base::Result<std::unique_ptr<Server>> start(ServerOptions const& options, Handler handler);
  ~Server();  // stops
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;

  unsigned short port() const;
  // Takes no more connections, lets running requests end within drain_timeout, then returns. May be called again.
  void stop();

 private:
  class Machinery;
  explicit Server(std::unique_ptr<Machinery> machinery);
  std::unique_ptr<Machinery> machinery_;
};

}  // namespace http
