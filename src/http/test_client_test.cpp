#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "http/test_client.h"

#include <utility>

namespace http {

TestClient::TestClient(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
}

TestClient::~TestClient() { ::close(socket_); }

void TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server may have closed already: the answer tells
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void TestClient::half_close() { ::shutdown(socket_, SHUT_WR); }

bool TestClient::read_more(std::chrono::milliseconds wait) {
  pollfd watched{socket_, POLLIN, 0};
  if (::poll(&watched, 1, static_cast<int>(wait.count())) <= 0) return false;
  std::array<char, 65536> bytes{};
  ssize_t const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<Response> TestClient::receive(bool head, std::chrono::milliseconds wait) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!read_more(wait)) return std::nullopt;
  Response response;
  std::string const head_text = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  response.status = std::stoi(head_text.substr(9, 3));
  for (std::size_t at = head_text.find("\r\n") + 2; at < head_text.size();) {
    std::size_t const line_end = head_text.find("\r\n", at), colon = head_text.find(": ", at);
    response.headers.emplace_back(head_text.substr(at, colon - at), head_text.substr(colon + 2, line_end - colon - 2));
    at = line_end + 2;
  }
  std::string const length{response.header("Content-Length")};
  std::size_t const body = head || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < body)
    if (!read_more(wait)) return std::nullopt;
  response.body = buffer_.substr(0, body);
  buffer_.erase(0, body);
  return response;
}

std::string TestClient::until(std::string_view end, std::chrono::milliseconds wait) {
  while (buffer_.find(end) == std::string::npos && read_more(wait)) {
  }
  return std::exchange(buffer_, {});
}

bool TestClient::closed(std::chrono::milliseconds wait) {
  pollfd watched{socket_, POLLIN, 0};
  std::array<char, 4096> bytes{};
  while (::poll(&watched, 1, static_cast<int>(wait.count())) > 0)
    if (::recv(socket_, bytes.data(), bytes.size(), 0) <= 0) return true;
  return false;
}

std::optional<Response> fetch(unsigned short port, std::string_view bytes, bool head) {
  TestClient client{port};
  client.send(bytes);
  return client.receive(head);
}

}  // namespace http
