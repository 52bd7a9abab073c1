#include "identity/address_guard.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/csv.h"
#include "identity/testing.h"

namespace identity {
namespace {

GuardRules const open_rules{true, {80, 443, 8443}, {}};

std::vector<std::string> words(std::string const& text) {
  std::istringstream stream{text};
  return {std::istream_iterator<std::string>{stream}, {}};
}

TEST(AddressGuard, every_form_of_the_table_is_judged_as_it_says) {
  std::string const text = file_text("src/identity/testdata/addresses.csv");
  base::CsvTable const table = base::read_csv_table(text, "addresses.csv").value();
  EXPECT_GE(table.rows.size(), 150U);
  for (auto const& row : table.rows) {
    GuardVerdict const verdict = check_target(row.cells[0], words(row.cells[1]), open_rules);
    EXPECT_EQ(verdict.allowed() ? "allowed" : verdict.refusal, row.cells[2])
        << "addresses.csv:" << row.line << ": " << row.cells[0] << " -> " << row.cells[1];
  }
}

TEST(AddressGuard, what_is_allowed_is_taken_apart) {
  Target const target = check_url("HTTPS://Example.COM:8443/a/b?c=d#e", open_rules).target;
  EXPECT_EQ(target.scheme, "https");
  EXPECT_EQ(target.host, "example.com");
  EXPECT_EQ(target.port, 8443);
  EXPECT_EQ(target.path_and_query, "/a/b?c=d");
  EXPECT_FALSE(target.is_address);
  EXPECT_EQ(check_url("https://example.com?x=1", open_rules).target.path_and_query, "/?x=1");
  EXPECT_EQ(check_url("https://[2606:4700::1]", open_rules).target.host, "2606:4700::1");
}

TEST(AddressGuard, a_private_network_is_reached_only_where_an_operator_says_so_and_nothing_else_opens_with_it) {
  GuardRules own;
  own.hosts = {"id.park.cn"};
  own.private_networks = true;
  auto const refusal = [](char const* url, std::string address, GuardRules const& rules) {
    return check_target(url, std::vector{std::move(address)}, rules).refusal;
  };
  EXPECT_EQ(refusal("https://id.park.cn/", "10.1.2.3", own), "");
  EXPECT_EQ(refusal("https://id.park.cn/", "fd12::1", own), "");
  EXPECT_EQ(refusal("https://id.park.cn/", "10.1.2.3", {}), "private");
  EXPECT_EQ(refusal("https://db.park.cn/", "10.1.2.3", own), "host_not_listed");
  for (char const* const address :
       {"127.0.0.1", "169.254.169.254", "fd00:ec2::254", "169.254.1.1", "100.64.0.1", "0.0.0.0"})
    EXPECT_NE(refusal("https://id.park.cn/", address, own), "") << address;
}

TEST(AddressGuard, rules_narrow_scheme_port_and_host) {
  GuardRules const narrow{false, {443}, {"hooks.example.com", ".park.cn"}};
  // clang-format off
  struct { char const* url; char const* want; } const cases[] = {
      {"https://hooks.example.com/",     ""},
      {"https://a.park.cn/",             ""},
      {"https://park.cn/",               "host_not_listed"},
      {"https://xpark.cn/",              "host_not_listed"},
      {"https://hooks.example.com.cn/",  "host_not_listed"},
      {"https://x.hooks.example.com/",   "host_not_listed"},
      {"https://8.8.8.8/",               "host_not_listed"},
      {"http://hooks.example.com/",      "scheme"},
      {"https://hooks.example.com:80/",  "port"},
  };
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(check_url(c.url, narrow).refusal, c.want) << c.url;
  EXPECT_EQ(check_url("https://example.com/" + std::string(3'000, 'x'), open_rules).refusal, "not_a_url");
}

TEST(AddressGuard, networks_group_what_one_customer_holds) {
  EXPECT_EQ(network_of("10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(network_of("::ffff:10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(network_of("2606:4700:4700:1:2:3:4:5"), "2606:4700:4700::/48");
  EXPECT_EQ(network_of("2606:4700:4700:ffff::1"), "2606:4700:4700::/48");
  EXPECT_NE(network_of("2606:4700:4701::1"), network_of("2606:4700:4700::1"));
  EXPECT_EQ(network_of("unix"), "unix");
}

// The ranges again, written without the table of the program: whatever is allowed lies outside of them.
RC_GTEST_PROP(AddressGuard, an_allowed_ipv4_address_is_public, (std::uint32_t bits)) {
  auto const [a, b, c, d] =
      std::array<unsigned, 4>{bits >> 24U, (bits >> 16U) & 255U, (bits >> 8U) & 255U, bits & 255U};
  std::string const text =
      std::to_string(a) + '.' + std::to_string(b) + '.' + std::to_string(c) + '.' + std::to_string(d);
  bool const inside =
      a == 0 || a == 10 || a == 127 || a >= 224 || (a == 100 && b >= 64 && b < 128) || (a == 169 && b == 254) ||
      (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) || (a == 198 && (b == 18 || b == 19)) ||
      (a == 192 && b == 0 && (c == 0 || c == 2)) || (a == 198 && b == 51 && c == 100) ||
      (a == 203 && b == 0 && c == 113) || text == "168.63.129.16" ||
      (a == 192 && ((b == 88 && c == 99) || (b == 31 && c == 196) || (b == 52 && c == 193) || (b == 175 && c == 48)));
  RC_ASSERT(refusal_of(text).empty() != inside);
  RC_ASSERT(!refusal_of("::ffff:" + text).empty());
  RC_ASSERT(!refusal_of("64:ff9b::" + text).empty());
  RC_ASSERT(check_url("https://" + std::to_string(bits) + "/", open_rules).refusal == "odd_host");
}

RC_GTEST_PROP(AddressGuard, any_text_is_judged_and_what_is_allowed_has_a_plain_host, (std::string const& text)) {
  for (std::string const& url : {text, "https://" + text, "https://example.com" + text}) {
    GuardVerdict const verdict = check_url(url, open_rules);
    if (!verdict.allowed()) continue;
    RC_ASSERT(std::all_of(verdict.target.host.begin(), verdict.target.host.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
    }));
  }
}

}  // namespace
}  // namespace identity
