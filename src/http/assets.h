// The web pages carried inside the program. Made by tools/embed.py at build time from web/dist.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace http {

// One file in one encoding; a file has one row per encoding, `identity` first, rows of a path side by side.
struct Asset {
  std::string_view path;          // `/assets/index-3f2a.js`; the start page is `/index.html`
  std::string_view content_type;  // as the header wants it
  std::string_view etag;          // with its quotes; each encoding has its own
  std::string_view encoding;      // identity, br, gzip
  std::string_view bytes;         // lives as long as the program
};

// Sorted by path.
std::span<Asset const> embedded_assets();

}  // namespace http
