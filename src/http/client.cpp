#include "http/client.h"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <charconv>
#include <vector>

namespace http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr int version_1_1 = 11;  // not policy: HTTP

base::Error unavailable(std::string const& url, std::string_view zh, std::string_view en) {
  return base::Error{base::ErrorCode::unavailable, fmt::format("{}: {}", url, en), {}, fmt::format("{}：{}", url, zh)};
}
// `what`: the step that failed. The system speaks English.
base::Error unavailable(std::string const& url, std::string_view what, error_code const& code) {
  return unavailable(url, fmt::format("{}（{}）", what, code.message()), code.message());
}
base::Error refused(std::string const& url, std::string const& code) {
  return base::Error{base::ErrorCode::forbidden,
                     fmt::format("{} may not be reached ({})", url, code),
                     {{code, "the address guard refuses it"}},
                     fmt::format("不允许连接 {}（{}）", url, code)};
}

// Starts one asynchronous step and waits for it; the deadline is the stream's.
template <class Start>
error_code wait_for(asio::io_context& io, Start const& start) {
  error_code result;
  start([&result](error_code code, auto const&...) { result = code; });
  io.restart();
  io.run();
  return result;
}

base::Result<std::vector<std::string>> resolve(asio::io_context& io, identity::Target const& target,
                                               std::string const& url) {
  std::vector<std::string> addresses;
  if (target.is_address) {
    addresses.push_back(target.host);
    return addresses;
  }
  tcp::resolver resolver{io};
  error_code code;
  for (auto const& entry : resolver.resolve(target.host, std::to_string(target.port), code))
    addresses.push_back(entry.endpoint().address().to_string());
  if (code || addresses.empty()) return unavailable(url, "无法解析域名", "its name cannot be resolved");
  return addresses;
}

// `http://127.0.0.1:PORT/…` in that spelling.
bool is_target_here(identity::Target const& target, std::string_view url) {
  return target.scheme == "http" && target.host == "127.0.0.1" && url.starts_with("http://127.0.0.1");
}

base::Result<identity::Target> judged(ClientRequest const& request, ClientOptions const& options) {
  if (options.this_machine) {
    constexpr std::string_view scheme = "http://127.0.0.1:";
    if (request.url.starts_with(scheme)) {
      std::string_view rest = std::string_view{request.url}.substr(scheme.size());
      std::size_t const slash = std::min(rest.find('/'), rest.size());
      unsigned short port = 0;
      auto const [end, code] = std::from_chars(rest.data(), rest.data() + slash, port);
      if (code == std::errc{} && end == rest.data() + slash && port != 0)
        return identity::Target{"http", "127.0.0.1", slash == rest.size() ? "/" : std::string{rest.substr(slash)}, port,
                                true};
    }
  }
  identity::GuardVerdict verdict = identity::check_url(request.url, options.rules);
  if (!verdict.allowed()) return refused(request.url, verdict.refusal);
  return std::move(verdict.target);
}

class Exchange {
 public:
  Exchange(ClientRequest const& request, ClientOptions const& options, identity::Target const& target)
      : request_(request), options_(options), target_(target) {}

  base::Result<HttpReply> run() {
    auto const addresses = TRY(resolve(io_, target_, request_.url));
    if (!(options_.this_machine && is_target_here(target_, request_.url))) {
      auto const verdict = identity::check_target(request_.url, addresses, options_.rules);
      if (!verdict.allowed()) return refused(request_.url, verdict.refusal);
    }
    tcp::endpoint const endpoint{asio::ip::make_address(addresses.front()), static_cast<unsigned short>(target_.port)};
    return target_.scheme == "https" ? over_tls(endpoint) : over_tcp(endpoint);
  }

 private:
  base::Result<HttpReply> over_tcp(tcp::endpoint const& endpoint) {
    beast::tcp_stream stream{io_};
    stream.expires_after(options_.timeout);
    if (auto const code = wait_for(io_, [&](auto done) { stream.async_connect(endpoint, done); }))
      return unavailable(request_.url, "连接失败", code);
    return exchange(stream);
  }

  base::Result<HttpReply> over_tls(tcp::endpoint const& endpoint) {
    asio::ssl::context tls{asio::ssl::context::tls_client};
    tls.set_default_verify_paths();
    beast::ssl_stream<beast::tcp_stream> stream{io_, tls};
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification{target_.host});
    if (!target_.is_address && SSL_set_tlsext_host_name(stream.native_handle(), target_.host.c_str()) != 1)
      return unavailable(request_.url, "域名无法用于加密连接", "its name cannot be sent");
    auto& socket = beast::get_lowest_layer(stream);
    socket.expires_after(options_.timeout);
    if (auto const code = wait_for(io_, [&](auto done) { socket.async_connect(endpoint, done); }))
      return unavailable(request_.url, "连接失败", code);
    if (auto const code =
            wait_for(io_, [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); }))
      return unavailable(request_.url, "加密连接或证书验证失败", code);
    return exchange(stream);
  }

  template <class Stream>
  base::Result<HttpReply> exchange(Stream& stream) {
    beast::http::request<beast::http::string_body> request;
    request.version(version_1_1);
    request.method_string(request_.method);
    request.target(target_.path_and_query);
    for (auto const& [name, value] : request_.headers) request.set(name, value);
    bool const is_usual = target_.port == (target_.scheme == "https" ? 443 : 80);  // not policy: ports of HTTP
    request.set(beast::http::field::host, is_usual ? target_.host : fmt::format("{}:{}", target_.host, target_.port));
    request.set(beast::http::field::connection, "close");
    request.body() = request_.body;
    request.prepare_payload();
    if (auto const code = wait_for(io_, [&](auto done) { beast::http::async_write(stream, request, done); }))
      return unavailable(request_.url, "发送失败", code);
    beast::flat_buffer buffer;
    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(options_.body_max);
    if (auto const code = wait_for(io_, [&](auto done) { beast::http::async_read(stream, buffer, parser, done); }))
      return unavailable(request_.url, "没有收到应答", code);
    auto response = parser.release();
    HttpReply reply;
    reply.status = static_cast<int>(response.result_int());
    for (auto const& field : response)
      reply.headers.emplace_back(std::string{field.name_string()}, std::string{field.value()});
    reply.body = std::move(response.body());
    return reply;
  }

  ClientRequest const& request_;
  ClientOptions const& options_;
  identity::Target const& target_;
  asio::io_context io_;
};

}  // namespace

base::Result<HttpReply> send_request(ClientRequest const& request, ClientOptions const& options) {
  identity::Target const target = TRY(judged(request, options));
  return Exchange{request, options, target}.run();
}

}  // namespace http
