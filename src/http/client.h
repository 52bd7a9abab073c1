// One request to another server: webhooks, witnesses, identity providers. What the URL may reach is decided by
// identity/address_guard.h: its name is resolved once, every address is judged, and the connection goes to exactly the
// address that was judged. TLS certificates are verified against the name. No redirect is followed.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/result.h"
#include "http/message.h"
#include "identity/address_guard.h"

namespace http {

struct ClientRequest {
  std::string method = "GET", url;
  Headers headers;  // Host and Content-Length are the client's
  std::string body;
};

struct ClientOptions {
  identity::GuardRules rules;
  bool this_machine = false;                  // `http://127.0.0.1:PORT` is allowed, whatever the rules say
  std::chrono::milliseconds timeout{10'000};  // for everything together, without resolving the name
  std::size_t body_max = 1024 * 1024;         // of the reply; not policy: a bound
};

// Any status is a reply. forbidden: the URL may not be reached, with the code of the guard in issues[0].at;
// unavailable: no connection, no valid certificate, no reply in time, or one that is too long.
base::Result<HttpReply> send_request(ClientRequest const& request, ClientOptions const& options);

}  // namespace http
