// What every reply carries and every request must pass, whatever it asks for. Source: C17.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/problem.h"

namespace http {

// Against pages of other sites in the same browser: the Host header must name this machine and port (DNS rebinding, 421),
// and a request that changes something must come from our own pages or from no page at all (403).
std::optional<Problem> refused(HttpRequest const& request);

bool is_safe(std::string_view method);  // changes nothing: GET, HEAD, OPTIONS

// nosniff, no framing, no referrer, isolation; the policy for data when the reply has no Content-Security-Policy yet.
void add_security_headers(HttpReply& reply);

std::string new_nonce();                          // 128 random bits, base64
std::string page_policy(std::string_view nonce);  // Content-Security-Policy of our pages

}  // namespace http
