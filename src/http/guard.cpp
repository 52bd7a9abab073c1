#include "http/guard.h"

#include <fmt/core.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <utility>

#include "base/result.h"
#include "http/text.h"

namespace http {
namespace {

bool is_this_machine(std::string_view host, unsigned short port) {
  std::string const with_port = fmt::format(":{}", port);
  std::string_view name = host;
  if (name.ends_with(with_port)) {
    name.remove_suffix(with_port.size());
  } else if (port != 80) {  // not policy: the port HTTP leaves out
    return false;
  }
  return name == "127.0.0.1" || same_ignoring_case(name, "localhost") || name == "[::1]";
}

}  // namespace

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

std::optional<Problem> refused(HttpRequest const& request) {
  if (count_headers(request.headers, "Host") != 1)
    return problem(400, "bad_request", "请求须有且只有一个 Host 头", "a request has exactly one Host header");
  std::string_view const host = request.header("Host");
  if (!is_this_machine(host, request.local_port)) {
    std::string const own = fmt::format("127.0.0.1:{}", request.local_port);
    return problem(421, "misdirected", fmt::format("此服务仅供本机访问，主机名应为 {}，而不是 `{}`", own, host),
                   fmt::format("this server answers on this machine only; the host is {}, not `{}`", own, host));
  }
  if (is_safe(request.method)) return std::nullopt;
  std::string_view const origin = request.header("Origin"), site = request.header("Sec-Fetch-Site");
  bool const own_origin = origin.empty() || same_ignoring_case(origin, fmt::format("http://{}", host));
  bool const own_site = site.empty() || site == "same-origin" || site == "none";
  if (own_origin && own_site) return std::nullopt;
  return problem(403, "forbidden", "修改只能由本程序自己的网页发起",
                 "only this program's own pages may change anything");
}

void add_security_headers(HttpReply& reply) {
  static constexpr std::pair<char const*, char const*> always[] = {
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"}};
  for (auto const& [name, value] : always) reply.headers.emplace_back(name, value);
  if (reply.header("Content-Security-Policy").empty())
    reply.headers.emplace_back("Content-Security-Policy",
                               "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
}

std::string new_nonce() {
  std::array<unsigned char, 16> bytes{};
  CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
  std::array<unsigned char, 32> text{};
  int const length = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
  return {reinterpret_cast<char const*>(text.data()), static_cast<std::size_t>(length)};
}

std::string page_policy(std::string_view nonce) {
  return fmt::format(
      "default-src 'self'; script-src 'self'; style-src-elem 'self' 'nonce-{}'; style-src-attr 'unsafe-inline'; "
      "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; "
      "base-uri 'none'; form-action 'self'",
      nonce);
}

}  // namespace http
