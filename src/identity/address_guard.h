// Where the program may connect to on someone's behalf (webhooks, connectors), so that nobody makes it fetch what only the
// server can reach. Pure: the caller resolves the name once, asks, and connects to the addresses asked about – never to
// the name again – and follows no redirect. Everything is refused that is not plainly a public web address; spellings
// that programs read differently (octal, hexadecimal, one number, %, \, userinfo) are refused, not interpreted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace identity {

struct GuardRules {
  bool plain_http = false;         // else https only
  std::vector<int> ports{443};     // of the address; without one it is the scheme's
  std::vector<std::string> hosts;  // when not empty: only these names, and names below an entry that begins with `.`
  bool private_networks =
      false;  // addresses of private networks may be reached too; only with `hosts` an operator named
};

struct Target {
  std::string scheme, host, path_and_query;  // lower case; host of an IPv6 address without brackets
  int port = 0;
  bool is_address = false;  // the host is an address, there is nothing to resolve
};

// Allowed, or the reason code: not_a_url, scheme, userinfo, odd_host, local_name, port, host_not_listed, unresolved, or why
// an address is refused (refusal_of).
struct GuardVerdict {
  std::string refusal;  // "" when allowed
  Target target;        // when allowed
  bool allowed() const { return refusal.empty(); }
};

// The URL alone. Where the host is an address, it is judged too.
GuardVerdict check_url(std::string_view url, GuardRules const& rules);
// The URL with everything its name resolved to: one refused address refuses all, so that no second answer slips in.
GuardVerdict check_target(std::string_view url, std::span<std::string const> resolved, GuardRules const& rules);

// Why an IPv4 or IPv6 address may not be connected to, "" when it may: not_an_address, unspecified, loopback, private,
// shared, link_local, metadata, multicast, broadcast, reserved, documentation, benchmark, mapped, translated, tunnel.
// Source: the IANA special-purpose address registries; of IPv6 only 2000::/3 can be allowed.
std::string_view refusal_of(std::string_view address);

// What failed log-ins are counted by: an IPv4 address (also mapped into IPv6) as it is, of IPv6 the /48 that one customer
// gets; any other text unchanged.
std::string network_of(std::string_view address);

}  // namespace identity
