#include "world.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/demo_people.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "base/spelling.h"
#include "feeds/files.h"
#include "store/postgres_store.h"
#include "store/sqlite_store.h"

namespace operations {
namespace {

// Files of a folder under policies/, with the folder's name before them.
park::PackFiles files_of(std::string const& folder) {
  park::PackFiles files;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::string{YINGZHOU_SOURCE_DIR} + "/policies/" + folder)) {
    std::ifstream in{entry.path(), std::ios::binary};
    files.emplace(folder + "/" + entry.path().filename().string(), std::string{std::istreambuf_iterator<char>{in}, {}});
  }
  return files;
}

park::Fact fact(std::string name, feel::Value value, std::string source, std::string_view known_at = "2026-01-05") {
  park::Fact fact;
  fact.name = std::move(name);
  fact.value = std::move(value);
  fact.known_at = *base::Date::parse(known_at);
  fact.source = std::move(source);
  return fact;
}

app::Party party(std::string id, std::string portfolio, std::string department) {
  app::Party party;
  party.party_id = std::move(id);
  party.portfolio_id = std::move(portfolio);
  party.name = "企业 " + party.party_id;
  party.department_id = std::move(department);
  party.search_text = party.name;
  return party;
}

}  // namespace

base::Result<std::string> TextReports::workbook(Workbook const& workbook) {
  std::string text = workbook.title;
  text += fmt::format("\n{}", fmt::join(workbook.header, "|"));
  for (app::ColumnGuide const& guide : workbook.guides)
    text += fmt::format("\n{} [{}]", guide.note, fmt::join(guide.choices, "|"));
  for (auto const& row : workbook.rows) {
    text += "\n";
    for (app::OutputCell const& cell : row) text += cell.text + "|";
  }
  return text + "\n" + workbook.watermark;
}

World::World(std::string store_path, Passwords passwords, std::vector<AccessEdit> const& edits) {
  packs_.emplace(
      "chongming",
      park::Pack::load(feeds::read_pack_files(std::string{YINGZHOU_SOURCE_DIR} + "/policies/chongming").value())
          .value());
  access_control::AccessFiles files;
  for (auto const& [path, bytes] : files_of("access")) files.emplace(path.substr(path.find('/') + 1), bytes);
  // Who reads the audit trail by the pack reads all of it, and who manages webhooks or decides on emergency access has all
  // in reach; here somebody those of one park.
  for (char const* const permission :
       {"audit.read", "webhook.read", "webhook.manage", "break_glass.approve", "break_glass.close"})
    files.at("grants.csv") += fmt::format("{},reviewer,workspace,of tests\n", permission);
  for (AccessEdit const& edit : edits) {
    std::string& text = files.at(edit.file);
    std::size_t const at = text.find(edit.from);
    CHECK_NOTE(at != std::string::npos, edit.from);
    text.replace(at, edit.from.size(), edit.to);
  }
  access_ = access_control::Policy::read(files).value();
  park::PackFiles const of_identity = files_of("identity");
  auto const profiles =
      identity::read_password_profiles(of_identity.at("identity/password_profiles.csv"), "password_profiles.csv")
          .value();
  profile_ = identity::find_profile(profiles, "nist").value();
  if (passwords == Passwords::quick) profile_.argon2_memory_kib = 64;
  common_passwords_ =
      identity::CommonPasswords::read(of_identity.at("identity/common_passwords.txt"), "common_passwords.txt").value();
  hasher_ = std::make_unique<identity::PasswordHasher>(profile_, identity::HasherLimits{});
  throttle_ = std::make_unique<identity::Throttle>(profile_, 1'000);
  if (store_path.starts_with("host="))
    store_ = store::open_postgres(store_path).value();
  else
    store_ = store::open_sqlite(std::move(store_path)).value();
  // No cipher, but what is sealed is not readable, and opens for its owner alone.
  auto const seal = [](std::string_view secret, std::string_view owner) {
    return base::Result<std::string>{base::to_base64(fmt::format("{}\n{}", owner, secret))};
  };
  auto const open = [](std::string_view sealed, std::string_view owner) -> base::Result<std::string> {
    std::string const text = base::from_base64(sealed).value_or("");
    if (!text.starts_with(fmt::format("{}\n", owner))) return base::invalid("sealed for somebody else");
    return text.substr(owner.size() + 1);
  };
  context_ =
      std::make_unique<app::Context>(app::Context{*store_,
                                                  packs_,
                                                  assessors_,
                                                  memory_,
                                                  reports_,
                                                  clock_,
                                                  randomness_,
                                                  {},
                                                  access_,
                                                  {profile_, *hasher_, *throttle_, common_passwords_, seal, open},
                                                  sessions_});
  context_->connectors =
      app::read_connector_rules(files_of("connectors").at("connectors/rules.csv"), "rules.csv").value();
  context_->document_kinds =
      app::read_document_kinds(files_of("documents").at("documents/kinds.csv"), "kinds.csv").value();
  organisation_ = std::make_unique<app::Organisation>(
      app::OrganisationSettings{"https://id.park.cn", "yingzhou", "", "https://park.cn/login/organisation", {}},
      app::read_organisation_rules(files_of("identity").at("identity/organisation.csv"), "organisation.csv").value(),
      [](app::Organisation::Question const&) {
        return base::Error{base::ErrorCode::unavailable, "nobody is reached", {}};
      });
  context_->organisation = organisation_.get();
  catalogue_ = app::catalogue();
  router_ = std::make_unique<http::Router>(catalogue_, *context_, std::span<http::Asset const>{});
  fill();
}

World::~World() = default;

Folder::Folder() : path_((std::filesystem::temp_directory_path() / "operations_XXXXXX").string()) {
  CHECK(::mkdtemp(path_.data()) != nullptr);
}
Folder::~Folder() { std::filesystem::remove_all(path_); }
std::string Folder::bytes() const {
  std::string all;
  for (auto const& entry : std::filesystem::directory_iterator(path_)) {
    std::ifstream in{entry.path(), std::ios::binary};
    all.append(std::istreambuf_iterator<char>{in}, {});
  }
  return all;
}

base::Result<> World::add_fact(std::string name, feel::Value value, std::string source, std::string_view known_at) {
  park::Fact const added = fact(std::move(name), std::move(value), std::move(source), known_at);
  return store_->write([&](app::Writer& writer) { return writer.add_facts("demo-rat-16", {added}); });
}

void World::fill() {
  auto const written = store_->write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio({"demo", "示范", "Demo", "", "", "chongming", "CNY", "", "park-demo"}));
    TRY(writer.put_portfolio({"other", "别处", "Other", "", "", "chongming", "CNY", "", "park-other"}));
    TRY(writer.add_party(party("demo-rat-16", "demo", "dept-invest-1")));
    TRY(writer.add_party(party("p-two", "demo", "dept-invest-2")));
    TRY(writer.add_party(party("p-other", "other", "dept-other")));
    for (char const* const id : {"demo-rat-16", "p-two", "p-other"})
      TRY(writer.add_facts(id, {fact("debt_ratio", *base::Decimal::parse("0.62"), "audited"),
                                fact("tax_paid", *base::Decimal::parse("1200000"), "tax")}));
    return {};
  });
  CHECK_NOTE(written, base::to_text(written.error()));
  auto const people = app::load_demo_people(*context_, files_of("demo"), password);
  CHECK_NOTE(people, base::to_text(people.error()));
  auto const elsewhere = store_->write([&](app::Writer& writer) -> base::Result<> {
    TRY(app::add(writer, app::Workspace{"park-other", "park", "park-other", "别的园区", "Another park", 1}));
    TRY(app::add(writer, app::Department{"dept-other", "park-other", "investment", "招商部", "Investment", 1}));
    auto resident = *TRY(app::find<app::Workspace>(writer, "ent-demo"));
    resident.party_id = "demo-rat-16";  // the enterprise of these tests
    return app::replace(writer, resident);
  });
  CHECK_NOTE(elsewhere, base::to_text(elsewhere.error()));
  add_person("stranger", other_park);
  add_person("colleague", own_department);
  add_person("neighbour", other_department);
  add_person("outsider", other_park);
  add_person("tenant", {"ent-demo", "", "enterprise_administrator"});
  add_person("member", enterprise);
  add_person("inspector", {"park-demo", "", "reviewer"});
  auto const sessions = store_->write([&](app::Writer& writer) -> base::Result<> {
    for (app::User const& user : TRY(app::select<app::User>(writer, {}))) {
      auto session = identity::open_session(user.user_id, "a test", false, profile_, clock_.now(), randomness_).session;
      session.session_id = "session-" + user.login_name;
      TRY(app::add(writer, session));
    }
    return {};
  });
  CHECK_NOTE(sessions, base::to_text(sessions.error()));
}

std::string World::fresh(std::string_view prefix) { return fmt::format("{}-{}", prefix, ++fresh_); }

std::string World::add_person(std::string const& login_name, Place const& place, std::string const& state) {
  std::string const user_id = "user-demo-" + login_name;
  auto const added = store_->write([&](app::Writer& writer) -> base::Result<> {
    app::User user = *TRY(app::find<app::User>(writer, "user-demo-officer"));
    user.user_id = user_id;
    user.login_name = login_name;
    user.state = state;
    user.version = 1;
    if (state == "invited") user.password_hash.clear(), user.password_changed_at.reset();
    TRY(app::add(writer, user));
    if (place.workspace_id.empty()) return {};
    return add_membership(writer, "mem-" + login_name, user_id, place);
  });
  CHECK_NOTE(added, base::to_text(added.error()));
  return user_id;
}

base::Result<> World::add_membership(app::Writer& writer, std::string id, std::string user_id, Place const& place) {
  return app::add(writer, app::Membership{std::move(id),
                                          std::move(user_id),
                                          place.workspace_id,
                                          place.department_id,
                                          place.role,
                                          "test",
                                          clock_.now(),
                                          {},
                                          ""});
}

app::Operation const& World::operation(std::string_view id) const {
  auto const found = std::find_if(catalogue_.operations.begin(), catalogue_.operations.end(),
                                  [id](app::Operation const& operation) { return operation.operation_id == id; });
  CHECK_NOTE(found != catalogue_.operations.end(), id);
  return *found;
}

std::optional<app::Actor> World::actor(std::string const& login_name, bool stepped_up) {
  std::optional<app::Actor> actor;
  if (login_name == "anonymous") return actor;
  actor.emplace();
  actor->subject = app::subject_of(access_, *store_, "user-demo-" + login_name, clock_.now()).value();
  actor->login_name = login_name;
  actor->session_id = "session-" + login_name;
  actor->is_stepped_up = stepped_up;
  return actor;
}

base::Result<app::Reply> World::perform(std::string_view operation, std::string const& who,
                                        std::map<std::string, std::string, std::less<>> parameters, std::string body,
                                        std::string key, std::string if_match) {
  app::Request request;
  request.parameters = std::move(parameters);
  request.body = std::move(body);
  request.idempotency_key = key.empty() ? fmt::format("key-{}", ++keys_) : std::move(key);
  request.if_match = std::move(if_match);
  request.network = "203.0.113.9";
  auto const asking = actor(who);
  return app::perform(*context_, this->operation(operation), asking ? &*asking : nullptr, request);
}

http::HttpReply World::send(std::string method, std::string target, Login const* login, std::string body,
                            http::Headers headers) {
  http::HttpRequest request;
  request.method = std::move(method);
  request.target = std::move(target);
  request.headers = std::move(headers);
  request.headers.emplace_back("Host", "127.0.0.1:8640");
  if (login != nullptr) {
    request.headers.emplace_back("Cookie", "other=1; __Host-yingzhou=" + login->cookie);
    request.headers.emplace_back("X-CSRF-Token", login->csrf);
  }
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.body = std::move(body);
  request.peer = "203.0.113.9";
  request.local_port = 8640;
  return router_->handle(request);
}

Login World::log_in(std::string const& login_name) {
  auto const reply = send("POST", "/api/v1/session", nullptr,
                          fmt::format(R"({{"login_name":"{}","password":"{}","code":""}})", login_name, password));
  CHECK_NOTE(reply.status == 201, reply.body);
  std::string_view cookie = reply.header("Set-Cookie");
  cookie.remove_prefix(cookie.find('=') + 1);
  return {std::string{cookie.substr(0, cookie.find(';'))}, base::Json::parse(reply.body)->text_of("csrf_token")};
}

std::vector<app::Event> World::events(std::string const& kind) {
  return app::select<app::Event>(*store_, {{{"kind", base::Json{kind}}}, "sequence"}).value();
}

}  // namespace operations
