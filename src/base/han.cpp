#include "base/han.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <unordered_map>

#include "base/result.h"

namespace base {
namespace {

// Made once per thread and character: a transliteration takes microseconds.
class SimplifiedCharacters {
 public:
  SimplifiedCharacters() {
    UErrorCode code = U_ZERO_ERROR;
    transliterator_.reset(icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, code));
    CHECK_NOTE(U_SUCCESS(code), u_errorName(code));
  }

  char32_t of(char32_t character) {
    auto const [found, is_new] = known_.try_emplace(character, character);
    if (!is_new) return found->second;
    icu::UnicodeString text{static_cast<UChar32>(character)};
    transliterator_->transliterate(text);
    if (text.countChar32() == 1) found->second = static_cast<char32_t>(text.char32At(0));
    return found->second;
  }

 private:
  std::unique_ptr<icu::Transliterator> transliterator_;
  std::unordered_map<char32_t, char32_t> known_;
};

}  // namespace

char32_t simplified(char32_t character) {
  constexpr char32_t han_first = 0x2E80, code_point_max = 0x10FFFF;
  if (character < han_first || character > code_point_max) return character;
  thread_local SimplifiedCharacters known;
  return known.of(character);
}

}  // namespace base
