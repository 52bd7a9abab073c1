// USES: http
// Requests per second and tail latency on loopback, clients on the same machine: a JSON answer through the router beside a
// constant answer of the bare server. Counters: requests per second (the rate of items), p50 and p99 in milliseconds.
#include <arpa/inet.h>
#include <benchmark/benchmark.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "app/perform.h"
#include "http/no_world.h"
#include "http/router.h"
#include "http/server.h"
#include "percentiles.h"

namespace {

constexpr int requests_per_client = 500;

// A client on one kept-alive connection; gives the time of every request in milliseconds.
std::vector<double> run_client(unsigned short port, std::string const& request) {
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
    if (wanted == 0 || size < wanted) break;
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  ::close(socket);
  return times;
}

void load(benchmark::State& state, unsigned short port, std::string const& path) {
  std::string const request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n";
  Percentiles all;
  for (auto _ : state) {
    std::vector<std::vector<double>> times(static_cast<std::size_t>(state.range(0)));
    std::vector<std::thread> clients;
    for (auto& mine : times) clients.emplace_back([&] { mine = run_client(port, request); });
    for (std::thread& client : clients) client.join();
    for (auto const& mine : times) all.add(mine);
  }
  std::int64_t const wanted = state.iterations() * state.range(0) * requests_per_client;
  if (static_cast<std::int64_t>(all.size()) != wanted) return state.SkipWithError("a request failed");
  state.SetItemsProcessed(wanted);
  state.counters["p50_ms"] = all.at(0.5);
  state.counters["p99_ms"] = all.at(0.99);
}

void constant_answer(benchmark::State& state) {
  auto const server = http::Server::start({}, [](http::HttpRequest const&) {
    http::HttpReply reply;
    reply.fixed_body = R"({"status":"ok"})";
    return reply;
  });
  load(state, (*server)->port(), "/");
}

// Path and query parameters, schema checks, problem-free JSON of 2 KB with its ETag and the security headers.
void json_through_the_router(benchmark::State& state) {
  http::NoWorld world;
  app::Operation operation;
  operation.method = "GET";
  operation.path = "/api/v1/parties/{party_id}/rows";
  operation.operation_id = "bench";
  operation.reply_schema = "{}";
  operation.parameters = {
      {"party_id", app::Parameter::Place::path, R"({"type":"string"})", true, "", "", ""},
      {"page", app::Parameter::Place::query, R"({"type":"integer","minimum":1})", false, "", "", ""},
      {"as_of", app::Parameter::Place::query, R"({"type":"string","format":"date"})", false, "", "", ""}};
  operation.run = [](app::Call& call) -> base::Result<app::Reply> {
    base::Json::Array rows;
    for (int i = 0; i < 20; ++i)
      rows.push_back(base::Json::Object{
          {"party_id", call.request.of("party_id")}, {"number", i}, {"name", "潮汐海淘跨境电商（崇明）有限公司"}});
    return app::Reply{200, "application/json", base::Json{std::move(rows)}.to_string(), ""};
  };
  app::Catalogue catalogue;
  catalogue.operations.push_back(std::move(operation));
  http::Router const router{catalogue, world.context, {}};
  auto const server =
      http::Server::start({}, [&router](http::HttpRequest const& request) { return router.handle(request); });
  load(state, (*server)->port(), "/api/v1/parties/demo-rat-16/rows?page=2&as_of=2024-05-31");
}

BENCHMARK(constant_answer)->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);
BENCHMARK(json_through_the_router)->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);

}  // namespace
