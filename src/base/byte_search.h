// Finds a short text in very long ones, wherever it stands: what search as you type does over the names of a whole park. Two
// bytes of the text that tell most are compared sixteen places at a time, so that a text that does not occur costs little
// more than reading the memory. Upper and lower case of ASCII letters count as the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

class ByteSearch {
 public:
  static constexpr std::size_t none = std::string_view::npos;

  // REQUIRES: not empty.
  explicit ByteSearch(std::string_view sought);
  // Where it first stands in `text` at or behind `from`.
  std::size_t in(std::string_view text, std::size_t from = 0) const;
  std::string const& sought() const { return sought_; }  // in lower case

 private:
  bool stands_at(char const* place) const;

  std::string sought_;
  std::size_t first_ = 0, second_ = 0;              // places of the bytes that are looked for
  unsigned char fold_first_ = 0, fold_second_ = 0;  // what makes a letter lower case
};

}  // namespace base
