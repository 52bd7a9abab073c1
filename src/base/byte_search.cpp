#include "base/byte_search.h"

#include "base/result.h"
#include "base/text.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace base {
namespace {

constexpr unsigned char case_bit = 0x20;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
unsigned char fold_of(char c) { return is_lower(c) ? case_bit : 0; }
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

// The last bytes of the first and of the last character: in UTF-8 the first byte of a Han character tells next to nothing.
ByteSearch::ByteSearch(std::string_view sought) : sought_(lower_ascii(sought)) {
  CHECK(!sought_.empty());
  second_ = sought_.size() - 1;
  while (first_ + 1 < sought_.size() && !begins_character(sought_[first_ + 1])) ++first_;
  if (first_ == second_ && first_ > 0) --first_;
  fold_first_ = fold_of(sought_[first_]);
  fold_second_ = fold_of(sought_[second_]);
}

bool ByteSearch::stands_at(char const* place) const {
  for (std::size_t i = 0; i < sought_.size(); ++i)
    if (lower(place[i]) != sought_[i]) return false;
  return true;
}

std::size_t ByteSearch::in(std::string_view text, std::size_t from) const {
  if (text.size() < sought_.size()) return none;
  std::size_t const end = text.size() - sought_.size() + 1;  // places where it could stand
  std::size_t at = from;
#if defined(__SSE2__)
  auto const all = [](unsigned char byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  __m128i const first = all(static_cast<unsigned char>(sought_[first_]));
  __m128i const second = all(static_cast<unsigned char>(sought_[second_]));
  __m128i const fold_first = all(fold_first_), fold_second = all(fold_second_);
  auto const sixteen = [&](std::size_t place) {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + place));
  };
  auto const likely = [&](std::size_t place) {
    __m128i const a = _mm_cmpeq_epi8(_mm_or_si128(sixteen(place + first_), fold_first), first);
    __m128i const b = _mm_cmpeq_epi8(_mm_or_si128(sixteen(place + second_), fold_second), second);
    return _mm_and_si128(a, b);
  };
  constexpr std::size_t step = 16, stride = 4 * step;
  for (; at + stride <= end; at += stride) {
    __m128i const parts[] = {likely(at), likely(at + step), likely(at + 2 * step), likely(at + 3 * step)};
    __m128i const any = _mm_or_si128(_mm_or_si128(parts[0], parts[1]), _mm_or_si128(parts[2], parts[3]));
    if (_mm_movemask_epi8(any) == 0) continue;
    for (std::size_t part = 0; part < 4; ++part)
      for (auto bits = static_cast<unsigned>(_mm_movemask_epi8(parts[part])); bits != 0; bits &= bits - 1) {
        std::size_t const place = at + part * step + static_cast<std::size_t>(__builtin_ctz(bits));
        if (stands_at(text.data() + place)) return place;
      }
  }
#endif
  for (; at < end; ++at)
    if (lower(text[at + second_]) == sought_[second_] && stands_at(text.data() + at)) return at;
  return none;
}

}  // namespace base
