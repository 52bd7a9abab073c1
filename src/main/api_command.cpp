#include "main/api_command.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/id.h"
#include "base/json.h"
#include "feeds/files.h"
#include "http/client.h"
#include "main/world.h"

namespace main_program {
namespace {

constexpr int refused = 1, wrong_call = 2;              // exit codes of cli.h
constexpr int first_refusal = 400;                      // not policy: HTTP
constexpr std::size_t answer_bytes_max = 256ULL << 20;  // not policy: bound of memory
constexpr std::chrono::minutes patience{10};            // not policy: a report over a large portfolio

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  return text;
}

base::Result<std::string> key_of(cli::ApiCall const& call) {
  if (!call.key_file.empty()) return trimmed(TRY(feeds::read_file(call.key_file)));
  char const* const given = std::getenv("YINGZHOU_API_KEY");
  return std::string{given == nullptr ? "" : given};
}

bool is_json(http::HttpReply const& reply) {
  return reply.header("Content-Type").find("json") != std::string_view::npos;
}

}  // namespace

base::Result<http::HttpReply> send_call(cli::ApiCall const& call, base::Clock const& clock) {
  http::ClientRequest request;
  request.method = call.method;
  request.url = call.server.substr(0, call.server.find_last_not_of('/') + 1) + call.target;
  request.body = call.body;
  request.headers = {{"Accept-Language", call.language}, {"User-Agent", "yingzhou api"}};
  if (!call.content_type.empty()) request.headers.emplace_back("Content-Type", call.content_type);
  if (std::string const key = TRY(key_of(call)); !key.empty())
    request.headers.emplace_back("Authorization", "Bearer " + key);
  if (!call.if_match.empty()) request.headers.emplace_back("If-Match", fmt::format("\"{}\"", call.if_match));
  if (call.is_change) {
    SystemRandomness randomness;
    request.headers.emplace_back(
        "Idempotency-Key", call.repeat_key.empty() ? base::new_id("cli", clock.now(), randomness) : call.repeat_key);
  }
  http::ClientOptions options;
  options.this_machine = true;
  options.timeout = patience;
  options.body_max = answer_bytes_max;
  return http::send_request(request, options);
}

bool is_refusal(http::HttpReply const& reply) { return reply.status >= first_refusal; }

std::string refusal_text(http::HttpReply const& reply) {
  auto const problem = base::Json::parse(reply.body);
  if (!is_json(reply) || !problem) return fmt::format("{} {}", reply.status, reply.body);
  std::string const detail = problem->text_of("detail");
  std::string text = fmt::format("{} {}: {}\n", reply.status, problem->text_of("code"),
                                 detail.empty() ? problem->text_of("title") : detail);
  base::Json const* const errors = problem->find("errors");
  if (errors != nullptr && errors->if_array() != nullptr)
    for (base::Json const& error : *errors->if_array())
      text += fmt::format("  {}: {}\n", error.text_of("pointer"), error.text_of("message"));
  return text + "trace " + problem->text_of("trace_id");
}

void tell_no_server(std::string_view command, base::Error const& error) {
  fmt::print(stderr, "{}: {}\n", command, base::to_text(error));
  if (error.code == base::ErrorCode::unavailable || error.code == base::ErrorCode::forbidden)
    fmt::print(stderr,
               "Is it running (`yingzhou serve`)? Name it with --server or YINGZHOU_SERVER: http://127.0.0.1:PORT of "
               "this machine, or https://… of a reverse proxy.\n");
}

int api_command(cli::ApiCall const& call, cli::Ports const& ports) {
  auto const reply = send_call(call, ports.clock);
  if (!reply) {
    tell_no_server("yingzhou api", reply.error());
    return wrong_call;
  }
  if (is_refusal(*reply)) {
    fmt::print(stderr, "{}\n", refusal_text(*reply));
    return refused;
  }
  std::string text = reply->body;
  if (is_json(*reply) && call.out.empty())
    if (auto const json = base::Json::parse(text)) text = json->to_pretty_string() + "\n";
  if (call.out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
  }
  if (auto const done = ports.write_file(call.out, text); !done) {
    fmt::print(stderr, "{}: {}\n", call.out, base::to_text(done.error()));
    return wrong_call;
  }
  return 0;
}

}  // namespace main_program
