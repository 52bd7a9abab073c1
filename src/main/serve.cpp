#include "main/serve.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "app/demo.h"
#include "app/demo_people.h"
#include "app/operation.h"
#include "app/record_table.h"
#include "http/assets.h"
#include "http/openapi.h"
#include "http/router.h"
#include "http/server.h"
#include "main/accounts.h"
#include "main/background.h"
#include "main/evidence.h"
#include "main/organisation.h"
#include "main/packs.h"
#include "main/stores.h"
#include "main/world.h"
#include "report/rating_report.h"
#include "report/tables.h"

namespace main_program {
namespace {

class DocumentReports final : public app::Reports {
 public:
  base::Result<std::string> rating_report(Rating const& rating, std::string_view locale) override {
    return report::rating_report_pdf({rating.party, rating.decision, rating.park_title, rating.pack_title,
                                      rating.grades, rating.created_at, rating.attribution, rating.seal},
                                     locale);
  }
  base::Result<std::string> workbook(Workbook const& workbook) override {
    return report::xlsx_bytes(workbook.header, workbook.rows,
                              {.sheet = workbook.title,
                               .title = workbook.title,
                               .created_at = workbook.created_at,
                               .watermark = workbook.watermark,
                               .guides = workbook.guides});
  }
};

int fail(base::Error const& error) {
  fmt::print(stderr, "yingzhou serve: {}\n", base::to_text(error));
  return 2;
}

void show_loading(app::DemoProgress const& progress) {
  fmt::print(stderr, "{}loading the demonstration {}: {} of {}{}", isatty(STDERR_FILENO) ? "\r" : "",
             progress.portfolio_id, progress.done, progress.total,
             isatty(STDERR_FILENO) && progress.done < progress.total ? "" : "\n");
}

// Whoever starts the program learns how to come in: the people of the demonstration, the link of the first set-up, or
// nothing.
base::Result<std::string> how_to_log_in(app::Context& context, bool demo) {
  if (demo) {
    std::string const password = spoken_password(context.randomness);
    std::string text = fmt::format("Log in with this password, made for this start, as any of:   {}\n", password);
    for (app::DemoPerson const& person : TRY(app::load_demo_people(context, embedded_policies(), password)))
      text += fmt::format("  {:<10} {} · {} / {}\n", person.login_name, person.display_name, person.role_zh,
                          person.role_en);
    return text;
  }
  if (TRY(app::count<app::User>(context.store, {})) > 0) return std::string{};
  int const minutes = context.identity.profile.set_up_link_minutes;
  auto const issued =
      identity::issue_link(identity::LinkPurpose::set_up, "", context.clock.now(), minutes, context.randomness);
  TRY(context.store.write([&](app::Writer& writer) { return app::add(writer, issued.link); }));
  return fmt::format("Nobody has an account yet. Set it up within {} minutes: {{address}}set-up#{}\n", minutes,
                     issued.text);
}

base::Result<std::vector<park::Coded>> read_kinds_of_documents(park::PackFiles const& policies) {
  constexpr std::string_view file = "documents/kinds.csv";
  return app::read_document_kinds(TRY(policy_file(policies, file)), file);
}

}  // namespace

std::string openapi_text() { return http::openapi(app::catalogue()).to_pretty_string() + "\n"; }

int serve(cli::ServeOptions const& options, base::Clock const& clock, std::atomic<bool> const& stop) {
  auto const packs = load_packs(options.packs);
  if (!packs) return fail(packs.error());
  auto store = open_store(options.data, options.store);
  if (!store) return fail(store.error());
  app::AssessorPool assessors{*packs};
  app::PolicyMemory memory;
  DocumentReports reports;
  SystemRandomness randomness;
  auto const accounts = Accounts::open(embedded_policies(), options.data, options.password_profile, randomness);
  if (!accounts) return fail(accounts.error());
  std::vector<WitnessAddress> witnesses;
  app::LogIdentity log;
  for (std::string const& text : options.witnesses) {
    auto witness = read_witness(text);
    if (!witness) return fail(witness.error());
    log.witnesses.push_back(witness->key);
    witnesses.push_back(*std::move(witness));
  }
  auto const log_key = open_log_key(options.data, options.log_profile, randomness);
  if (!log_key) return fail(log_key.error());
  log.key = log_key->verifier();
  log.profile = profile_of(*log.key);
  auto rules = read_rules_of_webhooks(embedded_policies());
  if (!rules) return fail(rules.error());
  auto const housekeeping = read_rules_of_housekeeping(embedded_policies());
  if (!housekeeping) return fail(housekeeping.error());
  rules->to_this_machine = options.webhooks_to_this_machine;
  auto connector_rules = read_rules_of_connectors(embedded_policies());
  if (!connector_rules) return fail(connector_rules.error());
  connector_rules->to_this_machine = options.connectors_to_this_machine;
  auto const document_kinds = read_kinds_of_documents(embedded_policies());
  if (!document_kinds) return fail(document_kinds.error());
  std::unique_ptr<app::Organisation> organisation;
  if (!options.oidc.empty()) {
    auto opened = open_organisation(options.oidc, embedded_policies());
    if (!opened) return fail(opened.error());
    organisation = *std::move(opened);
  }
  app::Sessions sessions;
  app::Context context{**store,
                       *packs,
                       assessors,
                       memory,
                       reports,
                       clock,
                       randomness,
                       {},
                       (*accounts)->access(),
                       (*accounts)->identity(),
                       sessions,
                       log,
                       *rules,
                       *document_kinds};
  context.meta.product = "Yingzhou";
  context.meta.version = app::engine_version;
  context.meta.demonstration = options.demo;
  context.organisation = organisation.get();
  context.connectors = *connector_rules;
  auto name_rules = read_rules_of_names(embedded_policies());
  if (!name_rules) return fail(name_rules.error());
  context.directory = std::make_shared<app::Directory>(**store, *std::move(name_rules));
  if (organisation) context.meta.organisation = {organisation->settings().title_zh, organisation->settings().title_en};
  if (options.demo) {
    auto const loaded = app::load_demo(context, embedded_policies(), show_loading);
    if (!loaded) return fail(loaded.error());
  }
  auto const welcome = how_to_log_in(context, options.demo);
  if (!welcome) return fail(welcome.error());
  SealingThread sealing{**store, *log_key, std::move(witnesses)};
  context.log.trouble = [&sealing] { return sealing.trouble(); };
  WebhookThread const webhooks{context};
  HousekeepingThread const clearing{context, *housekeeping};
  ImportThread const importing{context};
  ConnectorThread const connecting{context};
  DirectoryThread const looking_up{context};
  app::Catalogue const catalogue = app::catalogue();
  http::Router router{catalogue, context, http::embedded_assets()};
  http::ServerOptions server_options;
  server_options.address = options.address;
  server_options.port = static_cast<unsigned short>(options.port);
  server_options.clock = &clock;
  auto server =
      http::Server::start(server_options, [&](http::HttpRequest const& request) { return router.handle(request); });
  if (!server) return fail(server.error());
  std::string const address = fmt::format("http://{}:{}/", options.address, (*server)->port());
  fmt::print("Yingzhou {} is ready: {}\n", app::engine_version, address);
  fmt::print(fmt::runtime(*welcome), fmt::arg("address", address));
  fmt::print("It listens on this machine only. Stop with Ctrl+C.\n");
  std::fflush(stdout);
  while (!stop) std::this_thread::sleep_for(std::chrono::milliseconds{100});
  (*server)->stop();
  return 0;
}

}  // namespace main_program
