// The texts that occur in a column, each with a number.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace store {

class StandingPalette {
 public:
  static constexpr std::uint32_t absent = 0;

  std::uint32_t code_of(std::optional<std::string_view> text);  // a new one gets the next number
  std::uint32_t find(std::string_view text) const;              // absent: it does not occur
  std::string const& text(std::uint32_t code) const { return texts_[code]; }
  std::size_t size() const { return texts_.size(); }
  // Place of each code in the order of bytes, from 1; what is absent stands at 0.
  std::vector<std::uint32_t> const& ranks();

 private:
  std::deque<std::string> texts_{""};
  std::unordered_map<std::string_view, std::uint32_t> codes_;
  std::vector<std::uint32_t> ranks_;
};

}  // namespace store
