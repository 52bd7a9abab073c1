#include "main/connector_command.h"

#include <fmt/format.h>

#include <cstdlib>

#include "app/connector_items.h"
#include "base/record.h"
#include "base/spelling.h"
#include "http/client.h"
#include "main/background.h"
#include "main/world.h"
#include "park/common/pack.h"

namespace main_program {
namespace {

constexpr int is_good = 0, has_faults = 1, call_is_bad = 2;  // exit codes of cli.h
constexpr int ok_status = 200;

// As the page of sources shows it, or as an API answers it; members that say nothing here are passed over.
struct MappingFile {
  std::string source;
  app::ConnectorSettings settings;
};

base::Result<MappingFile> read_mapping(std::string const& text) {
  base::Json const json = TRY(base::Json::parse(text));
  MappingFile mapping;
  base::Json const* const source = json.find("source");
  if (source != nullptr)
    mapping.source = source->if_string() != nullptr ? *source->if_string() : source->text_of("code");
  base::Json const* const settings = json.find("settings");
  if (settings == nullptr)
    return base::invalid("the mapping has issues", {{"/settings", "is missing: the connector's settings as JSON"}});
  mapping.settings = TRY(base::from_json<app::ConnectorSettings>(*settings));
  return mapping;
}

base::Result<std::string> answer_of(cli::ConnectorCheckCall const& call, cli::Ports const& ports,
                                    app::ConnectorSettings const& settings) {
  bool const is_url = call.answer.starts_with("https://") || call.answer.starts_with("http://");
  if (!is_url) return ports.read_file(call.answer);
  char const* const secret = std::getenv("YINGZHOU_CONNECTOR_SECRET");
  std::string const proof = secret == nullptr ? "" : secret;
  http::ClientRequest request{"GET", call.answer, {{"Accept", "application/json"}, {"User-Agent", "Yingzhou"}}, ""};
  if (settings.auth == "bearer") request.headers.emplace_back("Authorization", "Bearer " + proof);
  if (settings.auth == "basic")
    request.headers.emplace_back("Authorization", "Basic " + base::to_base64(settings.auth_name + ":" + proof));
  if (settings.auth == "header") request.headers.emplace_back(settings.auth_name, proof);
  app::ConnectorRules const rules = TRY(read_rules_of_connectors(embedded_policies()));
  http::ClientOptions options;
  options.rules = rules.guard;
  options.this_machine = true;
  options.timeout = std::chrono::seconds{rules.timeout_seconds};
  options.body_max = static_cast<std::size_t>(rules.answer_bytes_max);
  http::HttpReply const reply = TRY(http::send_request(request, options));
  if (reply.status != ok_status)
    return base::Error{base::ErrorCode::unavailable, fmt::format("the source answered {}", reply.status), {}};
  return reply.body;
}

base::Result<int> check(cli::ConnectorCheckCall const& call, cli::Ports const& ports) {
  bool const chinese = call.language != "en";
  auto const pack = TRY(park::Pack::load(TRY(ports.read_pack(call.pack))));
  app::Connector connector;
  MappingFile mapping = TRY(read_mapping(TRY(ports.read_file(call.mapping))));
  connector.kind = mapping.settings.url.empty() ? "push" : "pull";
  connector.source = mapping.source;
  connector.settings = std::move(mapping.settings);
  app::ConnectorRules rules = TRY(read_rules_of_connectors(embedded_policies()));
  rules.to_this_machine = true;
  auto issues = app::issues_of_settings(*pack, rules, connector.kind, connector.source, connector.settings);
  if (!issues.empty()) return base::invalid(fmt::format("{} has issues", call.mapping), std::move(issues));
  auto const json = base::Json::parse(TRY(answer_of(call, ports, connector.settings)));
  app::ConnectorCheck found;
  base::Result<app::ConnectorCheck> const checked = json
                                                        ? app::check_answer(pack, connector, *json, ports.clock.today())
                                                        : base::Result<app::ConnectorCheck>{json.error()};
  if (checked)
    found = *checked;
  else if (found.issues = checked.error().issues; found.issues.empty())
    found.issues.push_back({"", checked.error().message, checked.error().message_zh});
  for (base::Issue const& issue : found.issues)
    fmt::print("{}: {}\n", issue.at.empty() ? "(answer)" : issue.at,
               chinese && !issue.message_zh.empty() ? issue.message_zh : issue.message);
  if (chinese)
    fmt::print("{} 项数据，{} 个数值，{} 个问题\n", found.items, found.values, found.issues.size());
  else
    fmt::print("{} items, {} values, {} faults\n", found.items, found.values, found.issues.size());
  return found.issues.empty() ? is_good : has_faults;
}

}  // namespace

int connector_check(cli::ConnectorCheckCall const& call, cli::Ports const& ports) {
  auto const code = check(call, ports);
  if (code) return *code;
  fmt::print(stderr, "yingzhou connector check: {}\n", base::to_text(code.error()));
  return call_is_bad;
}

}  // namespace main_program
