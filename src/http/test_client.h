// A raw client for tests: what is sent is exactly the bytes of the test, so that framing can be wrong on purpose.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace http {

struct Response {
  int status = 0;
  Headers headers;
  std::string body;
  std::string_view header(std::string_view name) const { return header_of(headers, name); }
};

class TestClient {
 public:
  explicit TestClient(unsigned short port);
  ~TestClient();
  TestClient(TestClient const&) = delete;
  TestClient& operator=(TestClient const&) = delete;

  void send(std::string_view bytes);
  void half_close();  // no more bytes from this side
  // The next response with its body by Content-Length; nullopt when the server closes or `wait` passes.
  // `head`: no body follows.
  std::optional<Response> receive(bool head = false, std::chrono::milliseconds wait = std::chrono::seconds{20});
  // Everything that has come, at least up to `end`; what there is when `wait` passes first. Taken out of the buffer.
  std::string until(std::string_view end, std::chrono::milliseconds wait = std::chrono::seconds{20});
  // True when the server closes within `wait`; further responses are lost.
  bool closed(std::chrono::milliseconds wait = std::chrono::seconds{20});

 private:
  bool read_more(std::chrono::milliseconds wait);
  int socket_ = -1;
  std::string buffer_;
};

// One request on a connection of its own.
std::optional<Response> fetch(unsigned short port, std::string_view bytes, bool head = false);

}  // namespace http
