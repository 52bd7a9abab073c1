#include "base/normal_form.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "base/text.h"

namespace base {
namespace {

std::string normalized(icu::Normalizer2 const& form, std::string_view utf_8) {
  std::string out;
  icu::StringByteSink<std::string> sink{&out};
  UErrorCode status = U_ZERO_ERROR;
  icu::StringPiece const piece{utf_8.data(), static_cast<std::int32_t>(utf_8.size())};
  form.normalizeUTF8(0, piece, sink, nullptr, status);
  CHECK(U_SUCCESS(status));
  return out;
}

}  // namespace

Result<std::string> nfc(std::string_view utf_8) {
  if (!is_valid_utf_8(utf_8)) return invalid("the text is not UTF-8");
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = icu::Normalizer2::getNFCInstance(status);
  CHECK(U_SUCCESS(status));
  return normalized(*form, utf_8);
}

std::string case_folded(std::string_view utf_8) {
  CHECK(is_valid_utf_8(utf_8));
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CHECK(U_SUCCESS(status));
  return normalized(*form, utf_8);
}

}  // namespace base
