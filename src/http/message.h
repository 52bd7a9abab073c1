// A request and its reply as handlers see them, free of the server's machinery.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

using Headers = std::vector<std::pair<std::string, std::string>>;

// The first header of that name (any case), or "".
std::string_view header_of(Headers const& headers, std::string_view name);
// How many headers have that name.
std::size_t count_headers(Headers const& headers, std::string_view name);

struct HttpRequest {
  std::string method;  // as sent: GET
  std::string target;  // as sent: path and query, percent-encoded
  Headers headers;
  std::string body;
  unsigned short local_port = 0;  // of the connection: what the Host header must name
  std::string peer{};             // network address of the sender, without the port

  std::string_view header(std::string_view name) const { return header_of(headers, name); }
};

struct HttpReply {
  int status = 200;
  Headers headers;  // Content-Length, Date and Connection are the server's
  std::string body;
  std::string_view fixed_body;  // instead of body: bytes that outlive the reply, not copied
  bool close = false;           // the connection ends after this reply
  // A stream of server-sent events: the body is its next part, and the request is handled again every while with this as its
  // Last-Event-ID, as long as the reply says so. Any other reply ends the stream.
  std::optional<std::string> last_event_id{};

  std::string_view bytes() const { return fixed_body.empty() ? std::string_view{body} : fixed_body; }
  std::string_view header(std::string_view name) const { return header_of(headers, name); }
};

std::string_view reason_of(int status);  // "Not Found"

}  // namespace http
