#include "store/standing_palette.h"

#include <algorithm>
#include <numeric>

namespace store {

std::uint32_t StandingPalette::code_of(std::optional<std::string_view> text) {
  if (!text) return absent;
  if (auto const found = codes_.find(*text); found != codes_.end()) return found->second;
  auto const code = static_cast<std::uint32_t>(texts_.size());
  codes_.emplace(texts_.emplace_back(*text), code);
  return code;
}

std::uint32_t StandingPalette::find(std::string_view text) const {
  auto const found = codes_.find(text);
  return found == codes_.end() ? absent : found->second;
}

std::vector<std::uint32_t> const& StandingPalette::ranks() {
  if (ranks_.size() == texts_.size()) return ranks_;
  std::vector<std::uint32_t> sorted(texts_.size() - 1);
  std::iota(sorted.begin(), sorted.end(), 1U);
  std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return texts_[a] < texts_[b]; });
  ranks_.assign(texts_.size(), 0);
  for (std::size_t i = 0; i < sorted.size(); ++i) ranks_[sorted[i]] = static_cast<std::uint32_t>(i + 1);
  return ranks_;
}

}  // namespace store
