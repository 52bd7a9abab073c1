// Numbers found by their texts, which stand elsewhere: nothing is allocated per text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

namespace app {

// `text_of(number)` gives the text of a number that was added.
class TextSlots {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  template <class TextOf>
  std::uint32_t find(std::string_view text, TextOf const& text_of) const {
    return slots_.empty() ? none : slots_[place_of(text, text_of)];
  }
  // The number of that text; where there is none, `number` is it from now on.
  template <class TextOf>
  std::uint32_t find_or_add(std::string_view text, std::uint32_t number, TextOf const& text_of) {
    if ((size_ + 1) * 2 > slots_.size()) grow(text_of);
    std::uint32_t& slot = slots_[place_of(text, text_of)];
    if (slot == none) {
      slot = number;
      ++size_;
    }
    return slot;
  }

 private:
  static constexpr std::size_t slots_min = 64, growth = 4;  // not policy: few at first, grows seldom; powers of two

  // Where the number of that text stands, or is to stand.
  template <class TextOf>
  std::size_t place_of(std::string_view text, TextOf const& text_of) const {
    std::size_t at = std::hash<std::string_view>{}(text) & (slots_.size() - 1);
    while (slots_[at] != none && text_of(slots_[at]) != text) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  template <class TextOf>
  void grow(TextOf const& text_of) {
    std::vector<std::uint32_t> const before = std::move(slots_);
    slots_.assign(std::max(slots_min, before.size() * growth), none);
    for (std::uint32_t const number : before)
      if (number != none) slots_[place_of(text_of(number), text_of)] = number;
  }

  std::vector<std::uint32_t> slots_;
  std::size_t size_ = 0;
};

}  // namespace app
