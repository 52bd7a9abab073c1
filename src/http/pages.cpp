#include "http/pages.h"

#include <algorithm>
#include <string>

#include "http/guard.h"
#include "http/text.h"

namespace http {
namespace {

constexpr std::string_view start_path = "/index.html", nonce_mark = "{{csp_nonce}}", hashed_folder = "/assets/";

bool wants_page(HttpRequest const& request) {
  for (Weighted const& type : weighted_list(request.header("Accept")))
    if (type.weight > 0 && same_ignoring_case(type.value, "text/html")) return true;
  return false;
}

double weight_of_encoding(std::vector<Weighted> const& accepted, std::string_view encoding) {
  double any = encoding == "identity" ? 0.001 : 0;  // not policy: identity is taken unless refused, but last
  for (Weighted const& entry : accepted) {
    if (same_ignoring_case(entry.value, encoding)) return entry.weight;
    if (entry.value == "*") any = entry.weight;
  }
  return any;
}

std::string without_weak_mark(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return std::string{tag};
}

}  // namespace

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  for (Weighted const& tag : weighted_list(if_none_match))
    if (tag.value == "*" || without_weak_mark(tag.value) == without_weak_mark(etag)) return true;
  return false;
}

std::span<Asset const> Pages::encodings_of(std::string_view path) const {
  auto const by_path = [](Asset const& asset, std::string_view wanted) { return asset.path < wanted; };
  auto const first = std::lower_bound(assets_.begin(), assets_.end(), path, by_path);
  auto const last = std::find_if(first, assets_.end(), [path](Asset const& asset) { return asset.path != path; });
  return {first, last};
}

std::optional<HttpReply> Pages::reply(HttpRequest const& request, std::string_view path) const {
  auto const start = encodings_of(start_path);
  if (path == "/" || path == start_path) return start.empty() ? std::nullopt : std::optional{start_page(start.front())};
  auto const encodings = encodings_of(path);
  if (!encodings.empty()) return file(request, encodings);
  if (start.empty() || path.starts_with(hashed_folder) || !wants_page(request)) return std::nullopt;
  return start_page(start.front());
}

HttpReply Pages::file(HttpRequest const& request, std::span<Asset const> encodings) const {
  auto const accepted = weighted_list(request.header("Accept-Encoding"));
  Asset const* best = &encodings.front();
  double best_weight = weight_of_encoding(accepted, best->encoding);
  for (Asset const& asset : encodings.subspan(1)) {
    double const weight = weight_of_encoding(accepted, asset.encoding);
    bool const smaller = weight == best_weight && asset.bytes.size() < best->bytes.size();
    if (weight > 0 && (weight > best_weight || smaller)) {
      best = &asset;
      best_weight = weight;
    }
  }
  HttpReply reply;
  reply.headers = {
      {"Content-Type", std::string{best->content_type}},
      {"ETag", std::string{best->etag}},
      {"Vary", "Accept-Encoding"},
      {"Cache-Control", best->path.starts_with(hashed_folder) ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (best->encoding != "identity") reply.headers.emplace_back("Content-Encoding", std::string{best->encoding});
  if (matches_etag(request.header("If-None-Match"), best->etag)) {
    reply.status = 304;
    return reply;
  }
  reply.fixed_body = best->bytes;
  return reply;
}

HttpReply Pages::start_page(Asset const& page) const {
  std::string const nonce = new_nonce();
  HttpReply reply;
  reply.body = std::string{page.bytes};
  for (std::size_t at = 0; (at = reply.body.find(nonce_mark, at)) != std::string::npos; at += nonce.size())
    reply.body.replace(at, nonce_mark.size(), nonce);
  reply.headers = {{"Content-Type", std::string{page.content_type}},
                   {"Cache-Control", "no-cache, no-store"},
                   {"Content-Security-Policy", page_policy(nonce)}};
  return reply;
}

}  // namespace http
