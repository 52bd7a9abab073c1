#include "identity/signature.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "identity/testing.h"

namespace identity {
namespace {

constexpr int window = 300;  // seconds
constexpr char const* body = "{\"test\": 2432232314}";

std::vector<Secret> secrets(std::initializer_list<char const*> texts) {
  std::vector<Secret> all;
  for (char const* text : texts) all.push_back(read_webhook_secret(text).value());
  return all;
}

constexpr char const* known = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr char const* other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
base::Instant const sent = base::Instant::from_milliseconds(1'614'265'330'000);

// The example of the Standard Webhooks specification and its reference libraries.
TEST(Signature, is_that_of_the_standard_webhooks_example) {
  WebhookHeaders const headers = sign_webhook(secrets({known}), "msg_p5jXN8AQM9LWM0D4loKWxJek", sent, body);
  EXPECT_EQ(headers.timestamp, "1614265330");
  EXPECT_EQ(headers.signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signature, holds_for_a_window_and_while_secrets_are_replaced) {
  WebhookHeaders const headers = sign_webhook(secrets({other, known}), "msg_1", sent, body);
  auto const verify = [&](std::initializer_list<char const*> texts, std::int64_t seconds) {
    return verify_webhook(secrets(texts), headers, body, later(sent, seconds), window);
  };
  EXPECT_EQ(verify({known}, 0), SignatureVerdict::valid);
  EXPECT_EQ(verify({other}, 0), SignatureVerdict::valid);
  EXPECT_EQ(verify({known}, 300), SignatureVerdict::valid);
  EXPECT_EQ(verify({known}, 301), SignatureVerdict::too_old);
  EXPECT_EQ(verify({known}, -300), SignatureVerdict::valid);
  EXPECT_EQ(verify({known}, -301), SignatureVerdict::too_new);
  EXPECT_EQ(verify({"whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA="}, 0), SignatureVerdict::wrong);
  EXPECT_EQ(verify({}, 0), SignatureVerdict::wrong);
}

TEST(Signature, hostile_headers_are_refused) {
  WebhookHeaders const good = sign_webhook(secrets({known}), "msg_1", sent, body);
  // clang-format off
  struct { char const* why; WebhookHeaders headers; SignatureVerdict want; } const cases[] = {
      {"as it was",              good, SignatureVerdict::valid},
      {"another version beside", {good.id, good.timestamp, "v1a,xyz " + good.signature}, SignatureVerdict::valid},
      {"no signature",           {good.id, good.timestamp, ""}, SignatureVerdict::wrong},
      {"version missing",        {good.id, good.timestamp, good.signature.substr(3)}, SignatureVerdict::wrong},
      {"not base64",             {good.id, good.timestamp, "v1,!!!"}, SignatureVerdict::wrong},
      {"cut off",                {good.id, good.timestamp, good.signature.substr(0, 20)}, SignatureVerdict::wrong},
      {"other id",               {"msg_2", good.timestamp, good.signature}, SignatureVerdict::wrong},
      {"id with a dot",          {"msg_1.1614265330", good.timestamp, good.signature}, SignatureVerdict::malformed},
      {"id empty",               {"", good.timestamp, good.signature}, SignatureVerdict::malformed},
      {"id with line break",     {"msg\n1", good.timestamp, good.signature}, SignatureVerdict::malformed},
      {"time in words",          {good.id, "now", good.signature}, SignatureVerdict::malformed},
      {"time with a sign",       {good.id, "+1614265330", good.signature}, SignatureVerdict::malformed},
      {"time with a zero",       {good.id, "01614265330", good.signature}, SignatureVerdict::malformed},
      {"time below zero",        {good.id, "-1", good.signature}, SignatureVerdict::malformed},
      {"time beyond all bounds", {good.id, "99999999999999999999", good.signature}, SignatureVerdict::malformed},
      {"time moved",             {good.id, "1614265331", good.signature}, SignatureVerdict::wrong},
      {"endless header",         {good.id, good.timestamp, std::string(10'000, ' ')}, SignatureVerdict::malformed},
  };
  // clang-format on
  for (auto const& c : cases)
    EXPECT_EQ(static_cast<int>(verify_webhook(secrets({known}), c.headers, body, sent, window)),
              static_cast<int>(c.want))
        << c.why;
  EXPECT_EQ(verify_webhook(secrets({known}), good, std::string{body} + " ", sent, window), SignatureVerdict::wrong);
  for (char const* text : {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ", "whsec_!!!!"})
    EXPECT_FALSE(read_webhook_secret(text));
}

RC_GTEST_PROP(Signature, signs_any_body, (std::string const& text, std::uint64_t seed)) {
  base::SeededRandomness randomness{seed};
  std::vector<Secret> all;
  all.push_back(read_webhook_secret(new_webhook_secret(randomness)).value());
  WebhookHeaders const headers = sign_webhook(all, "msg_1", sent, text);
  RC_ASSERT(verify_webhook(all, headers, text, sent, window) == SignatureVerdict::valid);
  RC_ASSERT(verify_webhook(all, headers, text + "x", sent, window) == SignatureVerdict::wrong);
}

}  // namespace
}  // namespace identity
