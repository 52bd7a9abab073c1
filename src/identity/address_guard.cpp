#include "identity/address_guard.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/text.h"
#include "base/utf_8.h"

namespace identity {
namespace {

constexpr std::size_t url_characters_max = 2'048;
constexpr std::size_t host_characters_max = 253;  // RFC 1035
constexpr std::size_t label_characters_max = 63;
constexpr std::size_t resolved_max = 64;

using Bytes16 = std::array<std::uint8_t, 16>;

// The dotted form of four plain decimals only.
std::optional<std::uint32_t> parse_ip_4(std::string_view text) {
  in_addr address{};
  if (text.size() > INET_ADDRSTRLEN || inet_pton(AF_INET, std::string{text}.c_str(), &address) != 1)
    return std::nullopt;
  return ntohl(address.s_addr);
}

std::optional<Bytes16> parse_ip_6(std::string_view text) {
  Bytes16 bytes{};
  if (text.size() > INET6_ADDRSTRLEN || inet_pton(AF_INET6, std::string{text}.c_str(), bytes.data()) != 1)
    return std::nullopt;
  return bytes;
}

struct Range4 {
  std::uint32_t start;
  int bits;
  std::string_view refusal;
};

// The first that holds wins. Sources: IANA IPv4 Special-Purpose Address Registry; services of cloud providers.
// clang-format off
constexpr std::array<Range4, 26> ranges_4{{
    {0xA9FEA9FE, 32, "metadata"},      // 169.254.169.254: most clouds
    {0xA9FEAA02, 32, "metadata"},      // 169.254.170.2: container credentials
    {0x646464C8, 32, "metadata"},      // 100.100.100.200: Alibaba Cloud
    {0xC00000C0, 32, "metadata"},      // 192.0.0.192: Oracle Cloud
    {0xA83F8110, 32, "metadata"},      // 168.63.129.16: Azure
    {0x00000000, 32, "unspecified"},
    {0x00000000,  8, "reserved"},      // this network
    {0x0A000000,  8, "private"},
    {0x64400000, 10, "shared"},        // 100.64.0.0/10, carrier NAT
    {0x7F000000,  8, "loopback"},
    {0xA9FE0000, 16, "link_local"},
    {0xAC100000, 12, "private"},
    {0xC0000000, 24, "reserved"},      // 192.0.0.0/24, protocol assignments
    {0xC0000200, 24, "documentation"},
    {0xC01FC400, 24, "reserved"},      // 192.31.196.0/24, AS112
    {0xC034C100, 24, "tunnel"},        // 192.52.193.0/24, AMT
    {0xC0586300, 24, "tunnel"},        // 192.88.99.0/24, 6to4 relays
    {0xC0A80000, 16, "private"},
    {0xC0AF3000, 24, "reserved"},      // 192.175.48.0/24, AS112
    {0xC6120000, 15, "benchmark"},
    {0xC6336400, 24, "documentation"},
    {0xCB007100, 24, "documentation"},
    {0xE0000000,  4, "multicast"},
    {0xFFFFFFFF, 32, "broadcast"},
    {0xF0000000,  4, "reserved"},
    {0xE9FC0000, 24, "documentation"},  // 233.252.0.0/24
}};
// clang-format on

std::string_view refusal_of_4(std::uint32_t address) {
  for (Range4 const& range : ranges_4) {
    std::uint32_t const mask = ~std::uint32_t{0} << static_cast<unsigned>(32 - range.bits);
    if ((address & mask) == range.start) return range.refusal;
  }
  return {};
}

struct Range6 {
  Bytes16 start;
  int bits;
  std::string_view refusal;
};

// clang-format off
constexpr std::array<Range6, 20> ranges_6{{
    {{0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128, "metadata"},  // fd00:ec2::254: AWS
    {{0xFD, 0x20, 0x00, 0xCE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128, "metadata"},  // fd20:ce::254: Google
    {{0}, 128, "unspecified"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, "mapped"},         // ::ffff:0:0/96
    {{0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0}, 96, "translated"},     // ::ffff:0:0:0/96, SIIT
    {{0}, 96, "mapped"},                                                // IPv4-compatible, deprecated
    {{0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}, 96, "translated"},  // NAT64
    {{0x00, 0x64, 0xFF, 0x9B, 0, 1}, 48, "translated"},                 // local NAT64
    {{0x01, 0x00, 0, 0, 0, 0, 0, 0}, 64, "reserved"},                   // discard only
    {{0x20, 0x01, 0x00, 0x00}, 32, "tunnel"},                           // Teredo
    {{0x20, 0x01, 0x00, 0x00}, 23, "reserved"},                         // protocol assignments
    {{0x20, 0x01, 0x0D, 0xB8}, 32, "documentation"},
    {{0x20, 0x02}, 16, "tunnel"},                                       // 6to4
    {{0x3F, 0xFF}, 20, "documentation"},
    {{0x26, 0x20, 0x00, 0x4F, 0x80, 0x00}, 48, "reserved"},             // AS112
    {{0xFC}, 7, "private"},
    {{0xFE, 0x80}, 10, "link_local"},
    {{0xFE, 0xC0}, 10, "private"},                                      // site-local, deprecated
    {{0xFF}, 8, "multicast"},
}};
// clang-format on

bool is_within(Bytes16 const& address, Range6 const& range) {
  for (int bit = 0; bit < range.bits; ++bit) {
    std::size_t const byte = static_cast<std::size_t>(bit / 8);
    if (((address[byte] ^ range.start[byte]) >> (7 - bit % 8) & 1) != 0) return false;
  }
  return true;
}

std::string_view refusal_of_6(Bytes16 const& address) {
  for (Range6 const& range : ranges_6)
    if (is_within(address, range)) return range.refusal;
  if ((address[0] & 0xE0U) != 0x20U) return "reserved";  // global unicast is 2000::/3
  bool const isatap = (address[8] & 0xFDU) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == 0xFE;
  return isatap ? "tunnel" : std::string_view{};
}

// Whether some program would read the label as a number: 0177, 0x7f, 127.
bool is_numeric(std::string_view label) {
  if (label.starts_with("0x")) return true;
  return !label.empty() && std::all_of(label.begin(), label.end(), base::is_digit);
}

// "" when `host` is a public name in plain ASCII.
std::string_view refusal_of_name(std::string_view host) {
  if (host.empty() || host.size() > host_characters_max) return "odd_host";
  std::size_t labels = 0;
  std::string_view last;
  for (std::string_view rest = host;;) {
    std::size_t const dot = std::min(rest.find('.'), rest.size());
    last = rest.substr(0, dot);
    if (last.empty() || last.size() > label_characters_max || last.front() == '-' || last.back() == '-')
      return "odd_host";
    for (char const c : last)
      if (!((c >= 'a' && c <= 'z') || base::is_digit(c) || c == '-')) return "odd_host";
    ++labels;
    if (dot == rest.size()) break;
    rest.remove_prefix(dot + 1);
  }
  if (is_numeric(last)) return "odd_host";
  if (labels == 1) return "local_name";
  for (std::string_view const local : {"localhost", "local", "localdomain", "internal", "intranet", "lan", "home",
                                       "corp", "private", "test", "invalid", "onion"})
    if (last == local) return "local_name";
  return host.ends_with(".home.arpa") || host.ends_with(".in-addr.arpa") || host.ends_with(".ip6.arpa")
             ? "local_name"
             : std::string_view{};
}

bool is_listed(std::string_view host, std::vector<std::string> const& hosts) {
  if (hosts.empty()) return true;
  return std::any_of(hosts.begin(), hosts.end(), [&](std::string const& entry) {
    return host == entry || (entry.starts_with('.') && host.size() > entry.size() && host.ends_with(entry));
  });
}

std::optional<int> read_port(std::string_view text) {
  int port = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (failure != std::errc{} || end != text.data() + text.size() || fmt::to_string(port) != text) return std::nullopt;
  return port;
}

std::string_view refusal_of(std::string_view address, GuardRules const& rules) {
  std::string_view const why = identity::refusal_of(address);
  return rules.private_networks && why == "private" ? std::string_view{} : why;
}

GuardVerdict refused(std::string_view why) { return {std::string{why}, {}}; }

// Host and port of the authority; "" or why not.
std::string_view read_authority(std::string_view authority, Target& target) {
  if (authority.find('@') != std::string_view::npos) return "userinfo";
  std::string_view port;
  if (authority.starts_with('[')) {
    std::size_t const close = authority.find(']');
    if (close == std::string_view::npos) return "odd_host";
    target.host = base::lower_ascii(authority.substr(1, close - 1));
    target.is_address = true;
    port = authority.substr(close + 1);
    if (!parse_ip_6(target.host)) return "odd_host";
  } else {
    std::size_t const colon = std::min(authority.find(':'), authority.size());
    target.host = base::lower_ascii(authority.substr(0, colon));
    port = authority.substr(colon);
    target.is_address = parse_ip_4(target.host).has_value();
    if (!target.is_address)
      if (std::string_view const why = refusal_of_name(target.host); !why.empty()) return why;
  }
  if (port.empty()) return {};
  auto const number = port.starts_with(':') ? read_port(port.substr(1)) : std::nullopt;
  if (!number) return "port";
  target.port = *number;
  return {};
}

}  // namespace

std::string_view refusal_of(std::string_view address) {
  if (auto const four = parse_ip_4(address)) return refusal_of_4(*four);
  if (auto const six = parse_ip_6(address)) return refusal_of_6(*six);
  return "not_an_address";
}

GuardVerdict check_url(std::string_view url, GuardRules const& rules) {
  if (url.empty() || url.size() > url_characters_max) return refused("not_a_url");
  for (unsigned char const c : url)
    if (c <= ' ' || c > '~' || c == '\\' || c == '"' || c == '<' || c == '>' || c == '^' || c == '`' || c == '{' ||
        c == '|' || c == '}')
      return refused("not_a_url");
  std::size_t const colon = url.find(':');
  if (colon == std::string_view::npos) return refused("not_a_url");
  Target target;
  target.scheme = base::lower_ascii(url.substr(0, colon));
  if (target.scheme != "https" && !(target.scheme == "http" && rules.plain_http)) return refused("scheme");
  url.remove_prefix(colon + 1);
  if (!url.starts_with("//")) return refused("not_a_url");
  url.remove_prefix(2);
  target.port = target.scheme == "https" ? 443 : 80;
  std::size_t const end = std::min(url.find_first_of("/?#"), url.size());
  if (std::string_view const why = read_authority(url.substr(0, end), target); !why.empty()) return refused(why);
  if (std::find(rules.ports.begin(), rules.ports.end(), target.port) == rules.ports.end()) return refused("port");
  if (target.is_address)
    if (std::string_view const why = refusal_of(target.host, rules); !why.empty()) return refused(why);
  if (!is_listed(target.host, rules.hosts)) return refused("host_not_listed");
  std::string_view rest = url.substr(end);
  rest = rest.substr(0, rest.find('#'));
  target.path_and_query = rest.starts_with('/') ? std::string{rest} : '/' + std::string{rest};
  return {{}, std::move(target)};
}

GuardVerdict check_target(std::string_view url, std::span<std::string const> resolved, GuardRules const& rules) {
  GuardVerdict verdict = check_url(url, rules);
  if (!verdict.allowed()) return verdict;
  if (verdict.target.is_address && resolved.empty()) return verdict;
  if (resolved.empty() || resolved.size() > resolved_max) return refused("unresolved");
  for (std::string const& address : resolved)
    if (std::string_view const why = refusal_of(address, rules); !why.empty()) return refused(why);
  return verdict;
}

std::string network_of(std::string_view address) {
  auto six = parse_ip_6(address);
  if (!six) return std::string{address};
  if (is_within(*six, {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, {}}))
    return fmt::format("{}.{}.{}.{}", (*six)[12], (*six)[13], (*six)[14], (*six)[15]);
  std::fill(six->begin() + 6, six->end(), std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, six->data(), text.data(), text.size());
  return std::string{text.data()} + "/48";
}

}  // namespace identity
