// Encodings of base/text.h: UTF-8 by simdjson, the others by ICU's converters.
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/text.h"
#include "base/utf_8.h"

namespace base {
namespace {

constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF";

// The length of `text` without a character that its end cuts off.
std::size_t length_without_cut_character(std::string_view text) {
  std::size_t start = text.size();
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    auto const byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    std::size_t const needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    if (needed > back) start = text.size() - back;
    break;
  }
  return start;
}

char const* converter_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf_8: return "UTF-8";
    case Encoding::utf_16_le: return "UTF-16LE";
    case Encoding::utf_16_be: return "UTF-16BE";
    case Encoding::gb18030: return "gb18030";
  }
  return "";
}

Error not_in_encoding(Encoding encoding, std::uint64_t offset) {
  return invalid("byte " + std::to_string(offset) + " does not fit " + std::string{name_of(encoding)} +
                 "; save the file as UTF-8 or GB18030, or say which encoding it has");
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf_8: return "UTF-8";
    case Encoding::utf_16_le: return "UTF-16LE";
    case Encoding::utf_16_be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
  }
  return "";
}

Encoding detect_encoding(std::string_view sample) {
  if (sample.starts_with(utf_8_mark)) return Encoding::utf_8;
  if (sample.starts_with("\xFF\xFE")) return Encoding::utf_16_le;
  if (sample.starts_with("\xFE\xFF")) return Encoding::utf_16_be;
  // UTF-16 of ASCII is valid UTF-8 full of NUL, so NUL is asked first. Chinese UTF-16 has it in line ends, digits and commas.
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++nuls[i % 2];
  if (nuls[1] > 4 * nuls[0]) return Encoding::utf_16_le;
  if (nuls[0] > 4 * nuls[1]) return Encoding::utf_16_be;
  std::string_view const whole = sample.substr(0, length_without_cut_character(sample));
  return is_valid_utf_8(whole) ? Encoding::utf_8 : Encoding::gb18030;
}

struct TextDecoder::State {
  explicit State(Encoding of) : encoding(of) {
    if (encoding == Encoding::utf_8) return;
    UErrorCode status = U_ZERO_ERROR;
    converter.reset(ucnv_open(converter_name(encoding), &status));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    CHECK_NOTE(U_SUCCESS(status), u_errorName(status));
  }

  Result<> feed_utf_8(std::string_view bytes, bool last, std::string& out);
  Result<> feed_converter(std::string_view bytes, bool last, std::string& out);
  void append(char16_t const* units, std::size_t count, std::string& out);
  void drop_mark(std::string& out, std::size_t start);

  Encoding encoding;
  std::unique_ptr<UConverter, CloseConverter> converter;
  std::string kept;             // UTF-8: up to three bytes of a character cut by the end of a chunk
  char32_t high_surrogate = 0;  // UTF-16: the first half of a pair cut by the end of the buffer
  std::uint64_t offset = 0;     // bytes consumed before the present chunk
  bool at_start = true;
};

// A byte order mark is a character of its own and never cut: the kept bytes and ICU see to that.
void TextDecoder::State::drop_mark(std::string& out, std::size_t start) {
  if (!at_start || out.size() == start) return;
  at_start = false;
  if (std::string_view{out}.substr(start).starts_with(utf_8_mark)) out.erase(start, utf_8_mark.size());
}

Result<> TextDecoder::State::feed_utf_8(std::string_view bytes, bool last, std::string& out) {
  std::size_t const start = out.size();
  std::uint64_t const first_offset = offset - kept.size();
  offset += bytes.size();
  std::string joined;
  if (!kept.empty()) {
    joined = std::exchange(kept, {});
    bytes = joined.append(bytes);
  }
  std::size_t const whole = last ? bytes.size() : length_without_cut_character(bytes);
  std::string_view const text = bytes.substr(0, whole);
  if (!is_valid_utf_8(text)) return not_in_encoding(encoding, first_offset + valid_utf_8_length(text));
  kept = bytes.substr(whole);
  out.append(text);
  drop_mark(out, start);
  return {};
}

void TextDecoder::State::append(char16_t const* units, std::size_t count, std::string& out) {
  for (std::size_t i = 0; i < count; ++i) {
    char32_t const unit = units[i];
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_surrogate = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      append_utf_8(out, 0x10000 + ((high_surrogate - 0xD800) << 10) + (unit - 0xDC00));
    } else {
      append_utf_8(out, unit);
    }
  }
}

Result<> TextDecoder::State::feed_converter(std::string_view bytes, bool last, std::string& out) {
  std::size_t const start = out.size();
  char const* source = bytes.data();
  char const* const end = source + bytes.size();
  std::array<UChar, 4096> buffer;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr, last, &status);
    append(buffer.data(), static_cast<std::size_t>(target - buffer.data()), out);
  }
  if (U_FAILURE(status)) {
    std::array<char, 16> wrong{};
    auto length = static_cast<std::int8_t>(wrong.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), wrong.data(), &length, &ignored);
    std::uint64_t const consumed = offset + static_cast<std::uint64_t>(source - bytes.data());
    return not_in_encoding(encoding, consumed - std::min<std::uint64_t>(consumed, static_cast<std::uint64_t>(length)));
  }
  offset += bytes.size();
  drop_mark(out, start);
  return {};
}

TextDecoder::TextDecoder(Encoding encoding) : state_(new State(encoding)) {}
TextDecoder::~TextDecoder() { delete state_; }
TextDecoder::TextDecoder(TextDecoder&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}

Result<> TextDecoder::feed(std::string_view bytes, std::string& utf_8) {
  return state_->converter ? state_->feed_converter(bytes, false, utf_8) : state_->feed_utf_8(bytes, false, utf_8);
}

Result<> TextDecoder::finish(std::string& utf_8) {
  return state_->converter ? state_->feed_converter({}, true, utf_8) : state_->feed_utf_8({}, true, utf_8);
}

}  // namespace base
