// Webhooks over a real store: everything that happened is sent once it was taken, tried again when it was not, and never to
// where it may not go. Source: rule S8; Standard Webhooks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>

#include "app/record_table.h"
#include "app/webhooks.h"
#include "http/client.h"
#include "http/server.h"
#include "world.h"

namespace operations {
namespace {

using app::Webhook;
using app::WebhookDelivery;
using base::Json;
using ::testing::HasSubstr;

std::string rules_text() {
  std::ifstream in{std::string{YINGZHOU_SOURCE_DIR} + "/policies/webhooks/rules.csv", std::ios::binary};
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

struct Post {
  World world;
  app::WebhookRules rules = app::read_webhook_rules(rules_text(), "rules.csv").value();
  std::vector<app::WebhookMessage> sent;
  std::vector<int> answers;  // of the next attempts; 200 afterwards
  base::SeededRandomness randomness{3};
  app::WebhookSender sender{world.store(),
                            world.clock(),
                            randomness,
                            rules,
                            world.context().identity.open,
                            [this](app::WebhookMessage const& message) -> base::Result<int> {
                              sent.push_back(message);
                              if (answers.empty()) return 200;
                              int const answer = answers.front();
                              answers.erase(answers.begin());
                              return answer;
                            }};
  std::string secret;

  Post() { world.context().webhooks = rules; }
  std::string add(std::string const& url = "https://receiver.example/hook", std::string const& kinds = "[]") {
    auto const reply = world.perform(
        "add_webhook", "system", {},
        R"({"workspace_id":"park-demo","title":"数据中台","url":")" + url + R"(","kinds":)" + kinds + "}");
    if (!reply) return base::to_text(reply.error());
    Json const json = Json::parse(reply->body).value();
    secret = json.text_of("secret");
    return json.text_of("webhook_id");
  }
  void happen() {
    CHECK(world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}},
                        R"({"facts":["tax_paid"],"reason":"核对"})"));
  }
  void round() {
    CHECK(sender.plan());
    CHECK(sender.send());
  }
  std::vector<WebhookDelivery> deliveries() {
    return app::select<WebhookDelivery>(world.store(), {{}, "delivery_id"}).value();
  }
};

TEST(Webhooks, what_happened_is_told_once_signed_and_without_values) {
  Post post;
  std::string const id = post.add("https://receiver.example/hook", R"(["reveal_requested"])");
  post.happen();
  post.round();
  post.round();
  ASSERT_EQ(post.sent.size(), 1U) << id;
  app::WebhookMessage const& message = post.sent.front();
  EXPECT_THAT(message.body, HasSubstr(R"("type":"reveal_requested")"));
  EXPECT_THAT(message.body, HasSubstr(R"("party_id":"demo-rat-16")"));
  std::array<identity::Secret, 1> const secrets{identity::read_webhook_secret(post.secret).value()};
  EXPECT_EQ(identity::verify_webhook(secrets, message.headers, message.body, post.world.clock().now(), 300),
            identity::SignatureVerdict::valid);
  EXPECT_EQ(identity::verify_webhook(secrets, message.headers, message.body + " ", post.world.clock().now(), 300),
            identity::SignatureVerdict::wrong);
  EXPECT_EQ(post.deliveries().front().state, "delivered");
}

TEST(Webhooks, a_delivery_that_fails_waits_longer_each_time_and_is_given_up_at_last) {
  Post post;
  std::string const id = post.add("https://receiver.example/hook", R"(["reveal_requested"])");
  post.happen();
  post.answers.assign(50, 500);
  post.round();
  std::vector<int> const waits = post.rules.waits;
  ASSERT_EQ(waits.front(), 5);
  for (int const wait : waits) {
    std::size_t const before = post.sent.size();
    post.world.clock().forward(wait - 1);
    post.round();
    EXPECT_EQ(post.sent.size(), before) << "too early";
    post.world.clock().forward(1);
    post.round();
    ASSERT_EQ(post.sent.size(), before + 1);
    EXPECT_EQ(post.sent.back().headers.id, post.sent.front().headers.id);  // the receiver drops what it has seen
  }
  ASSERT_EQ(post.deliveries().size(), 1U);
  EXPECT_EQ(post.deliveries().front().state, "given_up");
  EXPECT_EQ(post.deliveries().front().attempts, static_cast<std::int64_t>(waits.size()) + 1);
  post.answers.clear();
  auto const again = post.world.perform("send_webhook_again", "system",
                                        {{"webhook_id", id}, {"delivery_id", post.deliveries().front().delivery_id}});
  ASSERT_TRUE(again) << again;
  post.round();
  EXPECT_EQ(post.deliveries().front().state, "delivered");
}

TEST(Webhooks, a_receiver_that_is_gone_is_paused_and_a_paused_one_gets_nothing) {
  Post post;
  std::string const id = post.add("https://receiver.example/hook", R"(["reveal_requested"])");
  post.happen();
  post.answers = {410};
  post.round();
  EXPECT_EQ(app::find<Webhook>(post.world.store(), id).value()->state, "paused");
  post.happen();
  post.round();
  EXPECT_EQ(post.sent.size(), 1U);
  std::string const version = std::to_string(app::find<Webhook>(post.world.store(), id).value()->version);
  ASSERT_TRUE(post.world.perform("resume_webhook", "system", {{"webhook_id", id}}, "", "", version));
  post.round();
  EXPECT_EQ(post.sent.size(), 2U);  // what happened meanwhile is told
}

TEST(Webhooks, S8_addresses_that_only_the_server_can_reach_are_refused) {
  Post post;
  for (char const* const url :
       {"http://receiver.example/", "https://127.0.0.1/", "https://10.0.0.1/", "https://169.254.169.254/latest",
        "https://[::1]/", "https://0x7f000001/", "https://2130706433/", "https://user@receiver.example/",
        "https://localhost/", "https://receiver.example:8443/", "ftp://receiver.example/",
        "https://[::ffff:127.0.0.1]/"})
    EXPECT_THAT(post.add(url), HasSubstr("may not be reached")) << url;
  EXPECT_TRUE(post.deliveries().empty());
}

TEST(Webhooks, other_parks_events_and_refusals_are_not_told) {
  Post post;
  post.add();
  static_cast<void>(post.world.perform("get_rating_report", "stranger", {{"party_id", "p-other"}}));
  static_cast<void>(post.world.perform("get_party", "officer2", {{"party_id", "demo-rat-16"}}));
  post.round();
  for (app::WebhookMessage const& message : post.sent) {
    EXPECT_EQ(message.body.find("p-other"), std::string::npos);
    EXPECT_EQ(message.body.find("access_refused"), std::string::npos);
  }
}

TEST(Webhooks, rules_with_faults_are_told_by_line) {
  auto const rules = app::read_webhook_rules("rule,value,source\nwait,soon,x\nport,443,\nspeed,1,x\n", "rules.csv");
  ASSERT_FALSE(rules);
  std::string const all = base::to_text(rules.error());
  EXPECT_THAT(all, HasSubstr("rules.csv:2:2"));
  EXPECT_THAT(all, HasSubstr("rules.csv:3:3"));
  EXPECT_THAT(all, HasSubstr("rules.csv:4:1"));
}

TEST(HttpClient, reaches_this_machine_only_when_allowed_and_never_what_a_name_hides) {
  auto const server = http::Server::start({}, [](http::HttpRequest const& request) {
                        http::HttpReply reply;
                        reply.status = request.target == "/moved" ? 302 : 200;
                        reply.headers.emplace_back("Location", "http://10.0.0.1/");
                        reply.body = request.method + " " + request.body;
                        return reply;
                      }).value();
  std::string const here = "http://127.0.0.1:" + std::to_string(server->port());
  http::ClientOptions options;
  EXPECT_EQ(http::send_request({"POST", here + "/x", {}, "hello"}, options).error().code, base::ErrorCode::forbidden);
  options.this_machine = true;
  auto const reply = http::send_request({"POST", here + "/x", {}, "hello"}, options);
  ASSERT_TRUE(reply) << base::to_text(reply.error());
  EXPECT_EQ(reply->body, "POST hello");
  EXPECT_EQ(http::send_request({"GET", here + "/moved", {}, ""}, options)->status, 302);  // not followed
  EXPECT_EQ(http::send_request({"GET", "http://127.0.0.1:1/", {}, ""}, options).error().code,
            base::ErrorCode::unavailable);
  options.body_max = 3;
  EXPECT_EQ(http::send_request({"POST", here + "/x", {}, "hello"}, options).error().code, base::ErrorCode::unavailable);
}

}  // namespace
}  // namespace operations
