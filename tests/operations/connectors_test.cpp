// Connectors against a real server on this machine: what sources answer or send ends in the path of imports, whole or not at
// all. Source: DAT-13, DAT-14, DAT-16, DAT-19, DAT-24.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <mutex>

#include "app/connector_items.h"
#include "app/connector_views.h"
#include "app/connector_work.h"
#include "app/consents.h"
#include "app/import_work.h"
#include "app/record_table.h"
#include "feeds/received.h"
#include "http/client.h"
#include "http/server.h"
#include "world.h"

namespace operations {
namespace {

using base::Json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Of = std::map<std::string, std::string, std::less<>>;

std::string const first_code = "91310110666073468P", second_code = "913101011324142057";

// A vendor's system: answers what it is told to, and remembers what it was asked.
class Vendor {
 public:
  Vendor() {
    server_ = http::Server::start({}, [this](http::HttpRequest const& request) {
                std::lock_guard const lock{mutex_};
                asked.push_back(request);
                http::HttpReply reply;
                reply.status = 404;
                if (auto const found = answers.find(request.target); found != answers.end()) reply = found->second;
                return reply;
              }).value();
  }
  std::string url(std::string const& target) const {
    return fmt::format("http://127.0.0.1:{}{}", server_->port(), target);
  }
  void say(std::string const& target, std::string body, int status = 200) {
    std::lock_guard const lock{mutex_};
    http::HttpReply reply;
    reply.status = status;
    reply.body = std::move(body);
    answers[target] = std::move(reply);
  }
  std::map<std::string, http::HttpReply> answers;
  std::vector<http::HttpRequest> asked;

 private:
  std::mutex mutex_;
  std::unique_ptr<http::Server> server_;
};

struct Draft {
  std::string kind = "pull", source = "tax", url, items = "/data", auth = "none", auth_name, secret, paging = "none",
              paging_pointer, paging_parameter, party_id;
  std::string fields = R"({"pointer":"/id","target":"party.uscc","unit":""},)"
                       R"({"pointer":"/name","target":"party.name","unit":""},)"
                       R"({"pointer":"/tax/paid","target":"tax_paid","unit":"万元"})";
  std::string json() const {
    return fmt::format(
        R"({{"title":"税务接口","kind":"{}","source":"{}","secret":"{}","settings":{{"party_id":"{}","url":"{}",)"
        R"("items":"{}","fields":[{}],"period":"2025","auth":"{}","auth_name":"{}","paging":"{}",)"
        R"("paging_pointer":"{}","paging_parameter":"{}","every_minutes":60}}}})",
        kind, source, secret, party_id, url, items, fields, auth, auth_name, paging, paging_pointer, paging_parameter);
  }
};

class Connectors : public ::testing::Test {
 protected:
  Connectors() { world_.context().connectors.to_this_machine = true; }

  Json reply(std::string const& operation, Of parameters, std::string body = "", std::string version = "") {
    auto const made = world_.perform(operation, "policy", std::move(parameters), std::move(body), "", version);
    EXPECT_TRUE(made) << operation << ": " << (made ? "" : base::to_text(made.error()));
    return made ? Json::parse(made->body).value() : Json{};
  }
  std::string add(Draft const& draft) {
    Json const made = reply("add_connector", {{"portfolio_id", "demo"}}, draft.json());
    secret_ = made.text_of("secret");
    return made.text_of("connector_id");
  }
  std::string why_not(Draft const& draft) {
    auto const made = world_.perform("add_connector", "policy", {{"portfolio_id", "demo"}}, draft.json());
    return made ? "" : base::to_text(made.error());
  }
  void pull() {
    world_.clock().forward(1);  // runs have an order
    auto const done = worker_.work(stop_);
    ASSERT_TRUE(done) << base::to_text(done.error());
    auto const brought = imports_.work(stop_);
    ASSERT_TRUE(brought) << base::to_text(brought.error());
  }
  std::vector<app::ConnectorRunView> runs(std::string const& id) {
    std::vector<app::ConnectorRunView> views;
    Json const list = reply("list_connector_runs", {{"connector_id", id}});
    for (Json const& one : *list.if_array()) views.push_back(base::from_json<app::ConnectorRunView>(one).value());
    return views;
  }
  std::string party(std::string const& code) {
    app::RowFilter filter;
    filter.search = code;
    auto const page = world_.store().rows("demo", filter).value();
    return page.items.empty() ? "" : page.items.front().party_id;
  }
  std::string tax_of(std::string const& code) {
    std::string const party_id = party(code);
    if (party_id.empty()) return "nobody";
    auto const dossier = world_.store().dossier(party_id).value();
    for (auto const* fact :
         park::facts_as_of(dossier, world_.clock().today(), world_.context().packs.at("chongming")->sources))
      if (fact->name == "tax_paid") return fact->value.to_string();
    return "";
  }
  // Signed with the secret that the park has shown.
  base::Result<Json> push(std::string const& id, std::string const& body, std::string const& delivery,
                          std::int64_t seconds_ago = 0, std::string const& sent_body = "") {
    std::array<identity::Secret, 1> const secrets{identity::read_webhook_secret(secret_).value()};
    auto const at = base::Instant::from_milliseconds(world_.clock().now().milliseconds() - seconds_ago * 1000);
    app::Request request;
    request.parameters = {{"connector_id", id}};
    request.body = sent_body.empty() ? body : sent_body;
    request.signature = identity::sign_webhook(secrets, delivery, at, body);
    auto const made = app::perform(world_.context(), world_.operation("push_delivery"), nullptr, request);
    if (!made) return made.error();
    auto const done = imports_.work(stop_);
    EXPECT_TRUE(done);
    return Json::parse(made->body);
  }

  World world_;
  Vendor vendor_;
  std::string secret_;
  std::int64_t paused_ = 0;  // milliseconds between pages
  std::atomic<bool> stop_{false};
  app::ConnectorWorker worker_{
      world_.context(),
      [](app::ConnectorRequest const& asked) -> base::Result<app::ConnectorAnswer> {
        http::ClientOptions options;
        options.this_machine = true;
        auto const reply = TRY(http::send_request({"GET", asked.url, asked.headers, ""}, options));
        return app::ConnectorAnswer{reply.status, reply.body, std::string{reply.header("Retry-After")}};
      },
      [this](std::int64_t milliseconds) { paused_ += milliseconds; }};
  app::ImportWorker imports_{world_.context(), feeds::open_received};
};

std::string two_items(char const* first, char const* second) {
  return fmt::format(R"({{"data":[{{"id":"{}","name":"上海瀛洲贸易有限公司","tax":{{"paid":{}}}}},)"
                     R"({{"id":"{}","name":"上海市新联塑料制品厂有限公司","tax":{{"paid":{}}}}}]}})",
                     first_code, first, second_code, second);
}

TEST_F(Connectors, DAT_24_a_pull_ends_as_an_import_that_can_be_withdrawn) {
  vendor_.say("/v1", two_items("12.5", "3"));
  Draft draft;
  draft.url = vendor_.url("/v1");
  draft.auth = "bearer";
  draft.secret = "token-of-the-tax-office";
  std::string const id = add(draft);
  EXPECT_EQ(secret_, "");  // what was given is not shown again
  pull();
  EXPECT_EQ(vendor_.asked.at(0).header("Authorization"), "Bearer token-of-the-tax-office");
  auto const run = runs(id).at(0);
  EXPECT_EQ(run.facts_new, 4) << base::to_json(run).to_string();
  EXPECT_EQ(tax_of(first_code), "125000");
  EXPECT_EQ(tax_of(second_code), "30000");
  EXPECT_EQ(run.outcome, "taken");
  EXPECT_EQ(run.batch_state, "shown");
  EXPECT_EQ(run.items, 2);
  EXPECT_EQ(world_.events("import_shown").at(0).actor, "user-demo-policy");
  EXPECT_THAT(world_.events("import_shown").at(0).body, HasSubstr(id));
  auto const withdrawn =
      world_.perform("withdraw_import", "head", {{"batch_id", run.batch_id}}, R"({"reason":"错误"})");
  ASSERT_TRUE(withdrawn) << base::to_text(withdrawn.error());
  EXPECT_EQ(tax_of(first_code), "nobody");
  EXPECT_THAT(reply("list_connectors", {{"portfolio_id", "demo"}}).to_string(), Not(HasSubstr("token-of-the-tax")));
}

TEST_F(Connectors, DAT_13_it_is_asked_again_at_its_time_and_what_is_the_same_makes_no_batch) {
  vendor_.say("/v1", two_items("1", "2"));
  Draft draft;
  draft.url = vendor_.url("/v1");
  std::string const id = add(draft);
  pull();
  pull();
  EXPECT_EQ(vendor_.asked.size(), 1U);
  world_.clock().forward(59 * 60);
  pull();
  EXPECT_EQ(vendor_.asked.size(), 1U);
  world_.clock().forward(60);
  pull();
  EXPECT_EQ(vendor_.asked.size(), 2U);
  EXPECT_EQ(runs(id).at(0).outcome, "unchanged");
  EXPECT_EQ(app::select<app::ImportBatch>(world_.store(), {})->size(), 1U);
  vendor_.say("/v1", two_items("1", "5"));
  reply("run_connector", {{"connector_id", id}});
  pull();
  EXPECT_EQ(runs(id).at(0).outcome, "taken");
  EXPECT_EQ(runs(id).at(0).facts_changed, 1);
  EXPECT_EQ(tax_of(second_code), "50000");
}

TEST_F(Connectors, DAT_14_a_source_that_answers_and_has_nothing_new_is_not_overdue) {
  vendor_.say("/v1", two_items("1", "2"));
  Draft draft;
  draft.url = vendor_.url("/v1");
  add(draft);
  pull();
  auto const tax = [&](std::string const& as_of) {
    Json const list = reply("list_sources", {{"portfolio_id", "demo"}, {"as_of", as_of}});
    for (Json const& one : *list.if_array())
      if (one.find("source")->text_of("name") == "tax") return one;
    return Json{};
  };
  EXPECT_EQ(tax("2026-04-15").text_of("state"), "late");
  world_.clock().forward(30 * 86'400);
  pull();  // the same values; they make a batch in which nothing is new
  EXPECT_EQ(tax("2026-04-15").text_of("heard"), "2026-04-04");
  EXPECT_EQ(tax("2026-04-15").text_of("state"), "fresh");
  EXPECT_EQ(tax("2026-03-20").text_of("heard"), "2026-03-05");
}

TEST_F(Connectors, DAT_24_pages_are_followed_by_link_by_number_and_by_cursor_and_not_too_fast) {
  auto const item = [](std::string const& code) {
    return fmt::format(R"({{"id":"{}","name":"企业{}","tax":{{"paid":1}}}})", code, code);
  };
  vendor_.say("/link", fmt::format(R"({{"data":[{}],"next":"/link?p=2"}})", item(first_code)));
  vendor_.say("/link?p=2", fmt::format(R"({{"data":[{}],"next":null}})", item(second_code)));
  vendor_.say("/page?size=1", fmt::format(R"({{"data":[{}]}})", item(first_code)));
  vendor_.say("/page?size=1&page=2", fmt::format(R"({{"data":[{}]}})", item(second_code)));
  vendor_.say("/page?size=1&page=3", R"({"data":[]})");
  vendor_.say("/cursor", fmt::format(R"({{"data":[{}],"cursor":"a/b"}})", item(first_code)));
  vendor_.say("/cursor?after=a%2Fb", fmt::format(R"({{"data":[{}],"cursor":""}})", item(second_code)));
  struct {
    char const *target, *paging, *pointer, *parameter;
    std::int64_t requests;
  } const cases[] = {{"/link", "next_link", "/next", "", 2},
                     {"/page?size=1", "page", "", "page", 3},
                     {"/cursor", "cursor", "/cursor", "after", 2}};
  for (auto const& c : cases) {
    Draft draft;
    draft.url = vendor_.url(c.target);
    draft.paging = c.paging;
    draft.paging_pointer = c.pointer;
    draft.paging_parameter = c.parameter;
    std::string const id = add(draft);
    paused_ = 0;
    pull();
    auto const run = runs(id).at(0);
    EXPECT_EQ(run.outcome, "taken") << c.paging << run.error.en;
    EXPECT_EQ(run.items, 2) << c.paging;
    EXPECT_EQ(run.requests, c.requests) << c.paging;
    EXPECT_EQ(paused_, (c.requests - 1) * 1'000) << c.paging;
  }
}

TEST_F(Connectors, DAT_24_a_failing_source_is_tried_again_later_each_time_and_nothing_is_half_written) {
  vendor_.say("/v1", fmt::format(R"({{"data":[{{"id":"{}","name":"企业"}}],"next":"/v1?p=2"}})", first_code));
  vendor_.say("/v1?p=2", "no such page now", 503);
  Draft draft;
  draft.url = vendor_.url("/v1");
  draft.paging = "next_link";
  draft.paging_pointer = "/next";
  std::string const id = add(draft);
  for (int const wait : world_.context().connectors.waits) {
    pull();
    EXPECT_EQ(runs(id).at(0).outcome, "retrying");
    EXPECT_THAT(runs(id).at(0).error.en, HasSubstr("503"));
    std::size_t const asked = vendor_.asked.size();
    world_.clock().forward(wait - 2);  // pull() itself takes a second
    pull();
    EXPECT_EQ(vendor_.asked.size(), asked) << "too early";
  }
  pull();
  EXPECT_EQ(runs(id).at(0).outcome, "failed");
  EXPECT_TRUE(app::select<app::ImportBatch>(world_.store(), {})->empty());
  EXPECT_EQ(party(first_code), "");
  // What cannot go right by itself is not tried again before its time.
  vendor_.say("/v1?p=2", "", 401);
  reply("run_connector", {{"connector_id", id}});
  pull();
  EXPECT_EQ(runs(id).at(0).outcome, "failed");
  EXPECT_THAT(runs(id).at(0).error.zh, HasSubstr("请检查密钥"));
}

TEST_F(Connectors, DAT_24_a_source_that_asks_for_a_break_gets_it_and_one_that_always_fails_is_paused) {
  vendor_.say("/v1", "", 429);
  vendor_.answers["/v1"].headers = {{"Retry-After", "5000"}};
  Draft draft;
  draft.url = vendor_.url("/v1");
  std::string const id = add(draft);
  pull();
  world_.clock().forward(4'998);
  pull();
  EXPECT_EQ(vendor_.asked.size(), 1U);
  pull();
  EXPECT_EQ(vendor_.asked.size(), 2U);
  vendor_.say("/v1", "", 404);
  for (int i = 0; i < world_.context().connectors.failures_pause; ++i) {
    world_.clock().forward(6'000);
    pull();
  }
  Json const list = reply("list_connectors", {{"portfolio_id", "demo"}});
  EXPECT_EQ(list.if_array()->at(0).text_of("state"), "paused");
}

TEST_F(Connectors, DAT_24_answers_that_are_none_are_told_with_their_place) {
  Draft draft;
  draft.url = vendor_.url("/v1");
  std::string const id = add(draft);
  auto const told = [&](std::string const& body) {
    vendor_.say("/v1", body);
    reply("run_connector", {{"connector_id", id}});
    pull();
    return runs(id).at(0);
  };
  EXPECT_THAT(told("<html>").error.en, HasSubstr("page 1 is no JSON"));
  EXPECT_THAT(told(R"({"items":[]})").error.en, HasSubstr("/data: there is nothing here"));
  EXPECT_THAT(told(R"({"data":5})").error.en, HasSubstr("/data: expected a list of objects"));
  EXPECT_EQ(told(R"({"data":[]})").outcome, "empty");
  auto const run = told(fmt::format(
      R"({{"data":[7,{{"id":"{}","name":"企业","tax":{{"paid":[1]}}}},{{"id":"91310110666073468X","name":"甲"}},)"
      R"({{"id":"{}","name":"乙","tax":{{"paid":"很多"}}}}]}})",
      first_code, second_code));
  EXPECT_EQ(run.outcome, "taken");
  EXPECT_EQ(run.refused, 2);
  EXPECT_THAT(run.error.en, HasSubstr("/data/0: expected an object"));
  EXPECT_THAT(run.error.en, HasSubstr("/data/1/tax/paid: expected a text"));
  EXPECT_EQ(run.fault_count, 2);  // a code that is none, a value that is none
  EXPECT_EQ(tax_of(second_code), "");
}

TEST_F(Connectors, DAT_24_addresses_pointers_and_proofs_that_will_not_do_are_refused) {
  Draft draft;
  draft.url = "https://10.0.0.8/erp";
  EXPECT_THAT(why_not(draft), HasSubstr("/settings/url"));
  draft.url = "http://erp.example/";
  EXPECT_THAT(why_not(draft), HasSubstr("/settings/url"));
  draft = {};
  draft.url = vendor_.url("/v1");
  draft.source = "nobody";
  draft.items = "data";
  draft.auth = "header";
  draft.auth_name = "Host";
  draft.paging = "cursor";
  draft.fields = R"({"pointer":"id","target":"no_such_fact","unit":"斤"})";
  std::string const told = why_not(draft);
  for (char const* const place :
       {"/source", "/settings/items", "/settings/auth_name", "/settings/paging_pointer", "/settings/paging_parameter",
        "/settings/fields/0/pointer", "/settings/fields/0/target", "/settings/fields/0/unit", "/settings/fields:"})
    EXPECT_THAT(told, HasSubstr(place));
}

TEST_F(Connectors, DAT_24_a_secret_goes_to_the_server_that_it_was_given_for_and_to_no_other) {
  Vendor other;
  other.say("/v1", two_items("1", "2"));
  vendor_.say("/v1", fmt::format(R"({{"data":[],"next":"{}"}})", other.url("/v1")));
  Draft draft;
  draft.url = vendor_.url("/v1");
  draft.auth = "bearer";
  draft.secret = "secret";
  draft.paging = "next_link";
  draft.paging_pointer = "/next";
  std::string const id = add(draft);
  pull();
  EXPECT_TRUE(other.asked.empty());
  EXPECT_THAT(runs(id).at(0).error.en, HasSubstr("the next page is on another server"));
  draft.url = other.url("/v1");
  draft.secret = "";
  auto const moved = world_.perform("change_connector", "policy", {{"connector_id", id}}, draft.json(), "", "1");
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().issues.at(0).at, "/secret");
}

TEST_F(Connectors, DAT_16_DAT_19_the_ERP_of_an_enterprise_is_not_asked_before_it_agreed) {
  vendor_.say("/tax", fmt::format(R"({{"data":[{{"id":"{}","name":"上海瀛洲贸易有限公司","tax":{{"paid":1}}}}]}})",
                                  first_code));
  Draft draft;
  draft.url = vendor_.url("/tax");
  add(draft);
  pull();
  std::string const about_id = party(first_code);
  auto const told = world_.store().write([&](app::Writer& writer) -> base::Result<> {
    app::Party about = TRY(writer.party(about_id));
    about.department_id = "dept-invest-1";
    TRY(writer.change_party(about));
    park::Fact made;
    made.name = "data_class";
    made.value = feel::Value{"leading_enterprise"};
    made.source = "investment_department";
    made.known_at = world_.clock().today();
    return writer.add_facts(about.party_id, {made});
  });
  ASSERT_TRUE(told);
  vendor_.say("/erp", R"({"progress":0.75,"turnover":41})");
  Draft erp;
  erp.source = "erp";
  erp.url = vendor_.url("/erp");
  erp.items = "";
  erp.party_id = party(first_code);
  erp.fields = R"({"pointer":"/progress","target":"order_progress","unit":""},)"
               R"({"pointer":"/turnover","target":"inventory_turnover_days","unit":""})";
  std::string const id = add(erp);
  std::size_t const asked = vendor_.asked.size();
  pull();
  EXPECT_EQ(vendor_.asked.size(), asked);
  EXPECT_EQ(runs(id).at(0).outcome, "refused");
  EXPECT_EQ(runs(id).at(0).requests, 0);
  ASSERT_EQ(world_.events("collection_refused").size(), 1U);
  EXPECT_EQ(world_.events("collection_refused")[0].party_id, party(first_code));
  auto const agreed = world_.perform(
      "record_consent", "head", {{"party_id", party(first_code)}},
      R"({"given_by":"王总","purpose":"信用评级","sources":["erp"],"way":"erp_link","valid_from":"2026-03-01",)"
      R"("valid_until":"2026-12-31","evidence":"授权书"})");
  ASSERT_TRUE(agreed) << base::to_text(agreed.error());
  reply("run_connector", {{"connector_id", id}});
  pull();
  EXPECT_EQ(runs(id).at(0).outcome, "taken") << runs(id).at(0).error.en;
  auto const dossier = world_.store().dossier(party(first_code)).value();
  std::map<std::string, std::string> known;
  for (park::Fact const& fact : dossier.facts)
    if (fact.source == "erp") known[fact.name] = fact.value.to_string();
  EXPECT_EQ(known["order_progress"], "0.75");
  EXPECT_EQ(known["inventory_turnover_days"], "41");
}

TEST_F(Connectors, DAT_24_a_signed_delivery_is_taken_once_however_often_it_is_sent) {
  Draft draft;
  draft.kind = "push";
  std::string const id = add(draft);
  ASSERT_THAT(secret_, HasSubstr("whsec_"));
  std::string const body = two_items("4", "5");
  auto const first = push(id, body, "dlv-1");
  ASSERT_TRUE(first) << base::to_text(first.error());
  EXPECT_EQ(first->text_of("outcome"), "taken");
  EXPECT_EQ(tax_of(first_code), "40000");
  auto const again = push(id, body, "dlv-1");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->text_of("batch_id"), first->text_of("batch_id"));
  EXPECT_EQ(*again->find("repeated")->if_boolean(), true);
  EXPECT_EQ(app::select<app::ImportBatch>(world_.store(), {})->size(), 1U);
  EXPECT_EQ(push(id, two_items("6", "7"), "dlv-1").error().code, base::ErrorCode::conflict);
  ASSERT_TRUE(push(id, two_items("6", "7"), "dlv-2"));
  EXPECT_EQ(tax_of(first_code), "60000");
}

TEST_F(Connectors, DAT_24_what_is_not_signed_with_its_secret_or_is_old_or_has_faults_takes_no_effect) {
  Draft draft;
  draft.kind = "push";
  std::string const id = add(draft);
  std::string const body = two_items("4", "5");
  EXPECT_EQ(push(id, body, "dlv-1", 0, body + " ").error().code, base::ErrorCode::unauthenticated);
  EXPECT_EQ(push(id, body, "dlv-1", 301).error().code, base::ErrorCode::unauthenticated);
  EXPECT_EQ(push(id, body, "dlv-1", -301).error().code, base::ErrorCode::unauthenticated);
  EXPECT_EQ(push("con_nobody", body, "dlv-1").error().code, base::ErrorCode::unauthenticated);
  std::string const own = secret_;
  secret_ = identity::new_webhook_secret(world_.randomness());
  EXPECT_EQ(push(id, body, "dlv-1").error().code, base::ErrorCode::unauthenticated);
  secret_ = own;
  auto const faulty = push(id, R"({"data":[{"id":"1","tax":{"paid":{}}}]})", "dlv-1");
  ASSERT_FALSE(faulty);
  EXPECT_EQ(faulty.error().issues.at(0).at, "/data/0/tax/paid");
  EXPECT_EQ(push(id, "{", "dlv-1").error().code, base::ErrorCode::invalid);
  EXPECT_TRUE(app::select<app::ImportBatch>(world_.store(), {})->empty());
  EXPECT_TRUE(app::select<app::ConnectorRun>(world_.store(), {})->empty());
  ASSERT_TRUE(push(id, body, "dlv-1"));  // the id was not used up by what was refused
  reply("pause_connector", {{"connector_id", id}}, "", "1");
  EXPECT_EQ(push(id, body, "dlv-9").error().code, base::ErrorCode::unauthenticated);
}

TEST_F(Connectors, DAT_24_over_HTTP_the_signature_is_read_from_the_headers_of_the_Standard_Webhooks) {
  Draft draft;
  draft.kind = "push";
  std::string const id = add(draft);
  std::array<identity::Secret, 1> const secrets{identity::read_webhook_secret(secret_).value()};
  std::string const body = two_items("4", "5");
  auto const signature = identity::sign_webhook(secrets, "dlv-1", world_.clock().now(), body);
  auto const answer = world_.send("POST", "/api/v1/connectors/" + id + "/deliveries", nullptr, body,
                                  {{"Content-Type", "application/json"},
                                   {"webhook-id", signature.id},
                                   {"webhook-timestamp", signature.timestamp},
                                   {"webhook-signature", signature.signature}});
  EXPECT_EQ(answer.status, 201) << answer.body;
  EXPECT_THAT(answer.body, HasSubstr(R"("outcome":"taken")"));
}

TEST_F(Connectors, DAT_20_what_a_connector_brings_of_a_sensitive_enterprise_is_held_against_the_same_rules) {
  Draft draft;
  draft.kind = "push";
  draft.fields += R"(,{"pointer":"/class","target":"data_class","unit":""})";
  draft.source = "investment_department";
  std::string const first = add(draft);
  ASSERT_TRUE(push(
      first, fmt::format(R"({{"data":[{{"id":"{}","name":"企业","class":"data_sensitive"}}]}})", first_code), "dlv-1"));
  Draft tax;
  tax.kind = "push";
  std::string const second = add(tax);
  ASSERT_TRUE(push(second, two_items("4", "5"), "dlv-2"));
  EXPECT_EQ(tax_of(first_code), "");
  EXPECT_EQ(tax_of(second_code), "50000");
  EXPECT_EQ(runs(second).at(0).facts_withheld, 1);
  ASSERT_TRUE(push(second, fmt::format(R"({{"data":[{{"id":"{}","tax":{{"paid":">=4"}}}}]}})", first_code), "dlv-3"));
  EXPECT_EQ(tax_of(first_code), "40000");
}

TEST(ConnectorItems, pointers_of_RFC_6901_and_conformance_faults_located_in_the_answer) {
  Json const document = Json::parse(R"({"a/b":[{"m~n":1},{"x":null}],"":2})").value();
  EXPECT_EQ(app::value_at(document, "/a~1b/0/m~0n")->to_string(), "1");
  EXPECT_EQ(app::value_at(document, "/")->to_string(), "2");
  EXPECT_TRUE(app::value_at(document, "/a~1b/1/x")->is_null());
  EXPECT_EQ(app::value_at(document, "/a~1b/2"), nullptr);
  EXPECT_EQ(app::value_at(document, "/a~1b/01x"), nullptr);
  EXPECT_EQ(app::value_at(document, ""), &document);
  EXPECT_FALSE(app::is_pointer("a"));
  EXPECT_FALSE(app::is_pointer("/a~2"));
  World world;
  app::Connector connector;
  connector.source = "tax";
  connector.settings.items = "/data";
  connector.settings.fields = {{"/id", "party.uscc", ""}, {"/tax", "tax_paid", ""}, {"/day", "founded_on", ""}};
  auto const checked = app::check_answer(
      world.context().packs.at("chongming"), connector,
      Json::parse(R"({"data":[{"id":"91310110666073468P","tax":1},{"id":"9131","tax":"x","day":"never"},{"tax":{}}]})")
          .value(),
      world.clock().today());
  ASSERT_TRUE(checked);
  std::vector<std::string> places;
  for (base::Issue const& issue : checked->issues) places.push_back(issue.at);
  EXPECT_THAT(places, ElementsAre("/data/2/tax", "/data/1/id", "/data/1/tax", "/data/1/day"));
  EXPECT_EQ(checked->items, 3);
}

}  // namespace
}  // namespace operations
