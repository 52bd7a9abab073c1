// The web pages: files by their path, in the encoding the browser prefers; the start page, with a fresh nonce, for every
// address that is a view inside it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "http/assets.h"
#include "http/message.h"

namespace http {

class Pages {
 public:
  // REQUIRES: sorted by path, the encodings of a file side by side (as embedded_assets).
  explicit Pages(std::span<Asset const> assets) : assets_(assets) {}

  // REQUIRES: GET or HEAD. nullopt: there is no such file, and the caller does not want a page.
  std::optional<HttpReply> reply(HttpRequest const& request, std::string_view path) const;

 private:
  std::span<Asset const> encodings_of(std::string_view path) const;
  HttpReply file(HttpRequest const& request, std::span<Asset const> encodings) const;
  HttpReply start_page(Asset const& page) const;

  std::span<Asset const> assets_;
};

// True when one of the tags of If-None-Match, compared weakly, is `etag`, or it is `*`.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace http
