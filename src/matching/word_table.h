// Words with a meaning, found at a place of a text: the longest one counts.
#pragma once

#include <algorithm>
#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>

namespace matching {

template <class Meaning>
class WordTable {
 public:
  // The meaning of `word`, made when there is none yet.
  Meaning& operator[](std::u32string_view word) {
    length_max_ = std::max(length_max_, word.size());
    first_.set(bit(word.front()));
    last_.set(bit(word.back()));
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
    if (text.empty() || !first_.test(bit(text.front()))) return {};
    for (std::size_t length = std::min(length_max_, text.size()); length > 0; --length)
      if (auto const* const meaning = find(text.substr(0, length)); meaning && fits(*meaning)) return {length, meaning};
    return {};
  }
  // The longest word that `text` ends with and that leaves `rest_min` characters of it.
  template <class Fits>
  Found back(std::u32string_view text, std::size_t rest_min, Fits const& fits) const {
    if (text.size() <= rest_min || !last_.test(bit(text.back()))) return {};
    for (std::size_t length = std::min(length_max_, text.size() - rest_min); length > 0; --length)
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
  std::size_t length_max_ = 0;
  std::bitset<bits> first_, last_;  // characters that some word begins or ends with: most places are none
};

}  // namespace matching
