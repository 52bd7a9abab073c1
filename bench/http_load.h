// Clients on loopback that ask a server of the same process as fast as it answers.
#pragma once

#include <arpa/inet.h>
#include <benchmark/benchmark.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "percentiles.h"

inline constexpr int requests_per_client = 500;

// A client on one kept-alive connection; gives the time of every request in milliseconds, up to one that is not answered
// with 200.
inline std::vector<double> run_client(unsigned short port, std::string const& request) {
  int const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::vector<double> times;
  int const on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return times;
  std::string buffer(1 << 16, '\0');
  for (int i = 0; i < requests_per_client; ++i) {
    auto const begin = std::chrono::steady_clock::now();
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) break;
    std::size_t size = 0, wanted = 0;
    while (wanted == 0 || size < wanted) {
      ssize_t const count = ::recv(socket, buffer.data() + size, buffer.size() - size, 0);
      if (count <= 0) break;
      size += static_cast<std::size_t>(count);
      std::size_t const end = std::string_view{buffer.data(), size}.find("\r\n\r\n");
      std::size_t const length = std::string_view{buffer.data(), size}.find("Content-Length: ");
      if (wanted == 0 && end != std::string_view::npos) wanted = end + 4 + std::stoul(buffer.substr(length + 16, 12));
    }
    if (wanted == 0 || size < wanted || !std::string_view{buffer}.starts_with("HTTP/1.1 200")) break;
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  ::close(socket);
  return times;
}

// `headers`: further lines, each with its end.
inline std::string get_request(unsigned short port, std::string const& path, std::string const& headers = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n" + headers + "\r\n";
}

// `clients` at once; gives the times of all their requests.
inline std::vector<double> run_clients(std::int64_t clients, unsigned short port, std::string const& request) {
  std::vector<std::vector<double>> times(static_cast<std::size_t>(clients));
  std::vector<std::thread> threads;
  for (auto& mine : times) threads.emplace_back([&] { mine = run_client(port, request); });
  for (std::thread& thread : threads) thread.join();
  std::vector<double> all;
  for (auto const& mine : times) all.insert(all.end(), mine.begin(), mine.end());
  return all;
}

inline void load(benchmark::State& state, unsigned short port, std::string const& path) {
  std::string const request = get_request(port, path);
  Percentiles all;
  for (auto _ : state) all.add(run_clients(state.range(0), port, request));
  std::int64_t const wanted = state.iterations() * state.range(0) * requests_per_client;
  if (static_cast<std::int64_t>(all.size()) != wanted) return state.SkipWithError("a request failed");
  state.SetItemsProcessed(wanted);
  state.counters["p50_ms"] = all.at(0.5);
  state.counters["p99_ms"] = all.at(0.99);
}
