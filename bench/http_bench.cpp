// USES: http
// Requests per second and tail latency on loopback, clients on the same machine: a JSON answer through the router beside a
// constant answer of the bare server. Counters: requests per second (the rate of items), p50 and p99 in milliseconds.
#include <benchmark/benchmark.h>

#include <string>

#include "app/perform.h"
#include "http/no_world.h"
#include "http/router.h"
#include "http/server.h"
#include "http_load.h"

namespace {

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
