// Words with a meaning, found at a place of a text: the longest one counts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace matching {

template <class Meaning>
class WordTable {
 public:
  // The meaning of `word`, made when there is none yet. REQUIRES: 1 to 255 characters.
  Meaning& operator[](std::u32string_view word) {
    for (std::uint8_t* const longest : {&first_[bit(word.front())], &last_[bit(word.back())]})
      *longest = std::max(*longest, static_cast<std::uint8_t>(word.size()));
    return words_[std::u32string{word}];
  }

  Meaning const* find(std::u32string_view word) const {
    auto const found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  }

  struct Found {
    std::size_t length = 0;  // characters; 0: none
    Meaning const* meaning = nullptr;
  };
  // The longest word that `text` begins with, of those that `fits(word)` takes.
  template <class Fits>
  Found front(std::u32string_view text, Fits const& fits) const {
    if (text.empty()) return {};
    for (std::size_t length = std::min<std::size_t>(first_[bit(text.front())], text.size()); length > 0; --length)
      if (auto const* const meaning = find(text.substr(0, length)); meaning && fits(*meaning)) return {length, meaning};
    return {};
  }
  // The longest word that `text` ends with and that leaves `rest_min` characters of it.
  template <class Fits>
  Found back(std::u32string_view text, std::size_t rest_min, Fits const& fits) const {
    if (text.size() <= rest_min) return {};
    for (std::size_t length = std::min<std::size_t>(last_[bit(text.back())], text.size() - rest_min); length > 0;
         --length)
      if (auto const* const meaning = find(text.substr(text.size() - length)); meaning && fits(*meaning))
        return {length, meaning};
    return {};
  }
  Found back(std::u32string_view text, std::size_t rest_min) const {
    return back(text, rest_min, [](Meaning const&) { return true; });
  }

  std::size_t size() const { return words_.size(); }

 private:
  static constexpr std::size_t bits = 65'536;
  static std::size_t bit(char32_t character) { return character % bits; }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>{}(word); }
  };
  std::unordered_map<std::u32string, Meaning, Hash, std::equal_to<>> words_;
  // Characters of the longest word that begins or ends with a character: at most places there is none.
  std::vector<std::uint8_t> first_ = std::vector<std::uint8_t>(bits), last_ = std::vector<std::uint8_t>(bits);
};

}  // namespace matching
