#include "main/organisation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <map>

#include "base/text.h"
#include "http/client.h"
#include "identity/address_guard.h"
#include "main/secret_file.h"
#include "main/world.h"

namespace main_program {
namespace {

using base::Result;

constexpr char const* secret_variable = "YINGZHOU_OIDC_SECRET";
constexpr std::string_view rules_file = "identity/organisation.csv",
                           this_machine = "http://127.0.0.1:", way_back = "/login/organisation";

base::Error wrong(std::string message) { return base::invalid("--oidc: " + std::move(message)); }

Result<std::map<std::string, std::string, std::less<>>> parts_of(std::string_view text) {
  constexpr std::array<std::string_view, 8> known{"issuer", "client_id", "redirect_uri", "secret_file",
                                                  "acr",    "network",   "title_zh",     "title_en"};
  std::map<std::string, std::string, std::less<>> parts;
  while (!text.empty()) {
    std::size_t const comma = std::min(text.find(','), text.size());
    std::string_view const part = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 1, text.size()));
    std::size_t const equals = part.find('=');
    std::string_view const name = part.substr(0, equals);
    if (name == "client_secret" || name == "secret")
      return wrong(
          fmt::format("a secret on the command line is read by every user of the machine; put it into a file "
                      "(secret_file=…) or into {}",
                      secret_variable));
    if (equals == std::string_view::npos || std::find(known.begin(), known.end(), name) == known.end())
      return wrong(fmt::format("`{}`: expected name=value with one of {}", part, fmt::join(known, ", ")));
    if (!parts.emplace(name, part.substr(equals + 1)).second) return wrong(fmt::format("`{}` stands twice", name));
  }
  for (char const* const needed : {"issuer", "client_id", "redirect_uri"})
    if (parts[needed].empty()) return wrong(fmt::format("`{}=` is missing", needed));
  return parts;
}

Result<std::string> secret_of(std::string const& path) {
  if (!path.empty()) {
    std::string const text = TRY(read_secret_file(
        path, [&]() -> Result<std::string> { return base::not_found(fmt::format("{}: no such file", path)); }));
    std::string secret{base::trimmed(text)};
    if (secret.empty()) return base::invalid(fmt::format("{}: holds no secret", path));
    return secret;
  }
  char const* const given = std::getenv(secret_variable);
  return given == nullptr ? std::string{} : std::string{given};
}

// https://host[:port]/…, in what identity/address_guard.h asks.
identity::GuardRules guard_of(std::string const& issuer, bool is_private) {
  identity::GuardRules rules;
  std::size_t const host = issuer.find("//") + 2;
  std::size_t const colon = issuer.find(':', host);
  if (colon != std::string::npos && colon < std::min(issuer.find('/', host), issuer.size()))
    rules.ports.push_back(std::atoi(issuer.c_str() + colon + 1));
  rules.private_networks = is_private;
  // In the own network only the provider itself may be reached: what it publishes must not lead elsewhere.
  if (is_private) rules.hosts = {identity::check_url(issuer, rules).target.host};
  return rules;
}

Result<app::Organisation::Answer> ask(app::Organisation::Question const& question, http::ClientOptions const& options) {
  http::ClientRequest request{question.method, question.url, question.headers, question.body};
  request.headers.emplace_back("User-Agent", "Yingzhou");
  auto reply = TRY(http::send_request(request, options));
  return app::Organisation::Answer{reply.status, std::move(reply.body)};
}

Result<app::OrganisationSettings> settings_of(std::map<std::string, std::string, std::less<>> const& parts) {
  auto const of = [&parts](std::string_view name) {
    auto const found = parts.find(name);
    return found == parts.end() ? std::string{} : found->second;
  };
  app::OrganisationSettings settings;
  settings.issuer = of("issuer");
  settings.client_id = of("client_id");
  settings.redirect_uri = of("redirect_uri");
  settings.client_secret = TRY(secret_of(of("secret_file")));
  if (std::string const acr = of("acr"); !acr.empty()) settings.second_factor_acr.push_back(acr);
  if (std::string const title = of("title_zh"); !title.empty()) settings.title_zh = title;
  if (std::string const title = of("title_en"); !title.empty()) settings.title_en = title;
  bool const is_local = settings.issuer.starts_with(this_machine);
  if (!is_local && !settings.issuer.starts_with("https://"))
    return wrong(fmt::format("`issuer={}`: expected https://…", settings.issuer));
  std::string const& back = settings.redirect_uri;
  if (!back.ends_with(way_back) ||
      !(back.starts_with("https://") || back.starts_with("http://127.0.0.1:") || back.starts_with("http://localhost:")))
    return wrong(fmt::format("`redirect_uri={}`: expected https://<this system>{}", back, way_back));
  if (std::string const network = of("network"); !network.empty() && network != "private" && network != "public")
    return wrong(fmt::format("`network={}`: expected public or private", network));
  return settings;
}

}  // namespace

Result<std::unique_ptr<app::Organisation>> open_organisation(std::string const& text, park::PackFiles const& policies) {
  auto const rules = TRY(app::read_organisation_rules(TRY(policy_file(policies, rules_file)), rules_file));
  auto const parts = TRY(parts_of(text));
  auto settings = TRY(settings_of(parts));
  auto const network = parts.find("network");
  http::ClientOptions options;
  options.this_machine = settings.issuer.starts_with(this_machine);
  options.rules = guard_of(settings.issuer, network != parts.end() && network->second == "private");
  options.timeout = std::chrono::seconds{rules.timeout_seconds};
  if (!options.this_machine)
    if (auto const verdict = identity::check_url(settings.issuer, options.rules); !verdict.allowed())
      return wrong(fmt::format("`issuer={}` may not be reached ({})", settings.issuer, verdict.refusal));
  return std::make_unique<app::Organisation>(
      std::move(settings), rules,
      [options](app::Organisation::Question const& question) { return ask(question, options); });
}

}  // namespace main_program
