#include "tlog/tile.h"

#include <fmt/format.h>

#include <algorithm>

namespace tlog {
namespace {

using base::invalid;
using base::Result;

constexpr std::uint64_t digits_base = 1000;
constexpr std::size_t path_size_max = 64;
constexpr int level_max = 63;

Result<std::uint64_t> parse_number(std::string_view text) {
  auto const value = parse_count(text);
  if (!value) return invalid("malformed tile path");
  return *value;
}

// x001/x234/067
Result<std::uint64_t> parse_index(std::string_view text) {
  std::uint64_t index = 0;
  while (true) {
    bool const more = text.starts_with('x');
    text.remove_prefix(more ? 1 : 0);
    if (text.size() < 3 || !std::all_of(text.begin(), text.begin() + 3, [](char c) { return c >= '0' && c <= '9'; }))
      return invalid("malformed tile path");
    for (char const c : text.substr(0, 3)) index = index * 10 + static_cast<std::uint64_t>(c - '0');
    text.remove_prefix(3);
    if (index >= tree_size_max) return invalid("malformed tile path");
    if (!more) break;
    if (!text.starts_with('/')) return invalid("malformed tile path");
    text.remove_prefix(1);
  }
  if (!text.empty()) return invalid("malformed tile path");
  return index;
}

}  // namespace

std::string Tile::path() const {
  std::string number = fmt::format("{:03}", index % digits_base);
  for (std::uint64_t rest = index / digits_base; rest > 0; rest /= digits_base)
    number = fmt::format("x{:03}/{}", rest % digits_base, number);
  std::string const suffix = is_full() ? "" : fmt::format(".p/{}", width);
  return level == entries ? fmt::format("tile/entries/{}{}", number, suffix)
                          : fmt::format("tile/{}/{}{}", level, number, suffix);
}

Result<Tile> Tile::parse(std::string_view path) {
  std::string_view rest = path;
  if (path.size() > path_size_max || !rest.starts_with("tile/")) return invalid("malformed tile path");
  rest.remove_prefix(5);
  std::size_t const slash = rest.find('/');
  if (slash == std::string_view::npos) return invalid("malformed tile path");
  std::string_view const level_text = rest.substr(0, slash);
  rest.remove_prefix(slash + 1);
  Tile tile;
  if (level_text == "entries") {
    tile.level = entries;
  } else {
    std::uint64_t const level = TRY(parse_number(level_text));
    if (level > level_max) return invalid("malformed tile path");
    tile.level = static_cast<int>(level);
  }
  if (std::size_t const partial = rest.find(".p/"); partial != std::string_view::npos) {
    tile.width = TRY(parse_number(rest.substr(partial + 3)));
    if (tile.width < 1 || tile.width >= tile_width) return invalid("malformed tile path");
    rest = rest.substr(0, partial);
  }
  tile.index = TRY(parse_index(rest));
  if (tile.path() != path) return invalid("malformed tile path");
  return tile;
}

std::uint64_t hashes_at(int level, std::uint64_t size) {
  int const shift = std::max(level, 0) * tile_height;
  return shift < 64 ? size >> shift : 0;
}

Tile tile_of(int level, std::uint64_t index, std::uint64_t size) {
  std::uint64_t const hashes = hashes_at(level, size);
  CHECK(index <= hashes / tile_width && index * tile_width < hashes);
  return {level, index, std::min(tile_width, hashes - index * tile_width)};
}

int levels_of(std::uint64_t size) {
  int levels = 0;
  while (hashes_at(levels, size) > 0) ++levels;
  return levels;
}

void append_to_bundle(std::string& bundle, std::string_view entry) {
  CHECK(entry.size() <= entry_size_max);
  bundle += static_cast<char>(entry.size() >> 8U);
  bundle += static_cast<char>(entry.size() & 255U);
  bundle += entry;
}

Bundle read_bundle(std::string_view bytes, std::uint64_t width) {
  Bundle bundle;
  bundle.entries.reserve(std::min(width, tile_width));
  while (bundle.entries.size() < width) {
    if (bytes.size() < 2) {
      bundle.fault = fmt::format("ends after {} of {} entries", bundle.entries.size(), width);
      return bundle;
    }
    std::size_t const size =
        std::size_t{static_cast<unsigned char>(bytes[0])} << 8U | static_cast<unsigned char>(bytes[1]);
    if (bytes.size() - 2 < size) {
      bundle.fault = fmt::format("ends inside its entry {} of {}", bundle.entries.size() + 1, width);
      return bundle;
    }
    bundle.entries.push_back(bytes.substr(2, size));
    bytes.remove_prefix(2 + size);
  }
  if (!bytes.empty()) bundle.fault = fmt::format("has {} bytes after its {} entries", bytes.size(), width);
  return bundle;
}

std::string narrowed(std::string stored, Tile const& wanted) {
  std::size_t size = wanted.width * Hash::size;
  if (wanted.level == Tile::entries) {
    size = 0;
    for (std::string_view const entry : read_bundle(stored, wanted.width).entries) size += 2 + entry.size();
    if (size == 0) return stored;
  }
  if (stored.size() > size) stored.resize(size);
  return stored;
}

}  // namespace tlog
