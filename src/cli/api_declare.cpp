#include "cli/api_declare.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/operation.h"
#include "base/spelling.h"

namespace cli {
namespace {

std::string with_hyphens(std::string text) {
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

std::string command_of(app::Operation const& operation) {
  return operation.command.empty() ? with_hyphens(operation.operation_id) : operation.command;
}

// What was given for one operation.
struct Given {
  app::Operation operation;
  std::vector<std::string> values;  // as the parameters
  std::string body;
  ApiCall call;
};

// Path and query with what was given. A parameter that was not given is not sent.
std::string target_of(Given const& given) {
  std::string path = given.operation.path, query;
  for (std::size_t i = 0; i < given.values.size(); ++i) {
    app::Parameter const& parameter = given.operation.parameters[i];
    std::string const value = base::percent_encoded(given.values[i]);
    if (parameter.place == app::Parameter::Place::query) {
      if (!value.empty()) query += fmt::format("{}{}={}", query.empty() ? '?' : '&', parameter.name, value);
      continue;
    }
    std::string const mark = fmt::format("{{{}}}", parameter.name);
    path.replace(path.find(mark), mark.size(), value);
  }
  return path + query;
}

int run(Given const& given, Ports const& ports) {
  ApiCall call = given.call;
  call.method = given.operation.method;
  call.target = target_of(given);
  call.is_change = given.operation.is_change();
  if (!given.operation.request_schema.empty()) {
    call.content_type = "application/json";
    call.body = given.body;
    if (given.body == "-") {
      call.body.assign(std::istreambuf_iterator<char>{std::cin}, {});
    } else if (!given.body.starts_with('{')) {
      auto read = ports.read_file(given.body);
      if (!read) {
        fmt::print(stderr, "--body: {}\n", base::to_text(read.error()));
        return 2;
      }
      call.body = *std::move(read);
    }
  }
  return ports.api(call);
}

std::string example_of(app::Operation const& operation) {
  std::string text = "yingzhou api " + command_of(operation);
  for (app::Parameter const& parameter : operation.parameters)
    if (parameter.required) text += fmt::format(" --{} {}", with_hyphens(parameter.name), parameter.example);
  if (operation.versioned) text += " --if-match 1";
  if (!operation.request_schema.empty()) text += " --body request.json";
  return text;
}

void declare_operation(CLI::App& api, app::Operation const& operation, Ports const& ports,
                       std::vector<Declared>& declared) {
  auto given = std::make_shared<Given>();
  given->operation = operation;
  given->values.resize(operation.parameters.size());
  auto* command =
      api.add_subcommand(command_of(operation), fmt::format("{} · {}", operation.summary_zh, operation.summary_en));
  if (command_of(operation) != operation.operation_id) command->alias(operation.operation_id);
  command->group(operation.tag);
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    app::Parameter const& parameter = operation.parameters[i];
    std::string const note = parameter.example.empty() ? "" : fmt::format(" (e.g. {})", parameter.example);
    command
        ->add_option("--" + with_hyphens(parameter.name), given->values[i],
                     fmt::format("{} · {}{}", parameter.doc_zh, parameter.doc_en, note))
        ->required(parameter.required);
  }
  if (!operation.request_schema.empty())
    command->add_option("--body", given->body, "File of the request as JSON, - for standard input, or the JSON itself")
        ->required();
  if (operation.versioned)
    command->add_option("--if-match", given->call.if_match, "Version that the change rests on, as it was read")
        ->required();
  if (operation.is_change())
    command->add_option("--repeat-key", given->call.repeat_key,
                        "Idempotency-Key: give the same again to repeat a change whose answer was lost");
  command->add_option("--server", given->call.server, "http://127.0.0.1:PORT, or https://… of a reverse proxy")
      ->envname("YINGZHOU_SERVER")
      ->capture_default_str();
  command->add_option("--key-file", given->call.key_file, "File of the API key (default: YINGZHOU_API_KEY)");
  command->add_option("--lang", given->call.language, "Language of messages")->check(CLI::IsMember({"zh-CN", "en"}));
  command->add_option("--out", given->call.out, "File for the answer (default: standard output)");
  command->footer("Example:\n  " + example_of(operation));
  declared.push_back({command, [given, &ports] { return run(*given, ports); }});
}

}  // namespace

void declare_api(CLI::App& program, Ports const& ports, std::vector<Declared>& declared, bool with_operations) {
  auto* api = program.add_subcommand("api", "Run an operation of a server that runs, with an API key");
  api->require_subcommand(1);
  api->footer(
      "Examples:\n  yingzhou api get-meta\n"
      "  YINGZHOU_API_KEY=… yingzhou api list-parties --portfolio-id demo --grade AAA,AA\n"
      "Keys are made on the page of one's account. Exit codes: 0 done, 1 refused by the server (it says why), 2 wrong "
      "call or no server.");
  if (!with_operations) return;
  for (app::Operation const& operation : app::catalogue().operations) {
    bool const needs_session = operation.tag == "session" && operation.is_change() && !operation.repeatable;
    if (!operation.streams && !needs_session) declare_operation(*api, operation, ports, declared);
  }
}

}  // namespace cli
