// Encodings of base/text.h: UTF-8 checked by simdjson, UTF-16 read here, GB18030 by ICU's converter.
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

constexpr std::size_t cut_off = std::string_view::npos;

// Bytes of the GB18030 character at the front of `text`: 0 when it is malformed, `cut_off` when the text ends inside it.
std::size_t gb18030_character_length(std::string_view text) {
  auto const in = [&](std::size_t at, unsigned least, unsigned most) {
    auto const byte = static_cast<unsigned char>(text[at]);
    return byte >= least && byte <= most;
  };
  if (in(0, 0, 0x80)) return 1;  // ICU judges 0x80
  if (!in(0, 0x81, 0xFE)) return 0;
  if (text.size() < 2) return cut_off;
  if (!in(1, 0x30, 0x39)) return in(1, 0x40, 0xFE) && !in(1, 0x7F, 0x7F) ? 2 : 0;
  if (text.size() < 3) return cut_off;
  if (!in(2, 0x81, 0xFE)) return 0;
  if (text.size() < 4) return cut_off;
  return in(3, 0x30, 0x39) ? 4 : 0;
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
  // UTF-16 of ASCII is valid UTF-8 full of NUL, so NUL is asked first. Chinese UTF-16 has it in line
  // ends, digits and commas.
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
    if (encoding != Encoding::gb18030) return;
    UErrorCode status = U_ZERO_ERROR;
    converter.reset(ucnv_open("gb18030", &status));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    CHECK_NOTE(U_SUCCESS(status), u_errorName(status));
  }

  Result<> feed(std::string_view bytes, bool last, std::string& out) {
    std::size_t const start = out.size();
    Result<> const outcome = encoding == Encoding::utf_8     ? feed_utf_8(bytes, last, out)
                             : encoding == Encoding::gb18030 ? feed_gb18030(bytes, last, out)
                                                             : feed_utf_16(bytes, last, out);
    // A byte order mark is one character, and characters are never cut.
    if (at_start && out.size() > start) {
      at_start = false;
      if (std::string_view{out}.substr(start).starts_with(utf_8_mark)) out.erase(start, utf_8_mark.size());
    }
    return outcome;
  }

  Result<> feed_utf_8(std::string_view bytes, bool last, std::string& out);
  Result<> feed_utf_16(std::string_view bytes, bool last, std::string& out);
  Result<> feed_gb18030(std::string_view bytes, bool last, std::string& out);
  Result<> convert_gb18030(std::string_view characters, std::string& out);

  // Well-formed UTF-16; a pair may be cut by the end of the buffer.
  void append(std::u16string_view units, std::string& out) {
    for (char16_t const unit : units) {
      if (unit >= 0xD800 && unit < 0xDC00) {
        high_surrogate = unit;
      } else {
        bool const low = unit >= 0xDC00 && unit < 0xE000;
        append_utf_8(out, low ? 0x10000 + ((high_surrogate - 0xD800) << 10) + (unit - 0xDC00U) : unit);
      }
    }
  }

  // The bytes kept from the last chunk and these.
  std::string_view joined(std::string_view bytes) {
    if (kept.empty()) return bytes;
    whole = std::exchange(kept, {});
    return whole.append(bytes);
  }

  Encoding encoding;
  std::unique_ptr<UConverter, CloseConverter> converter;  // GB18030 only
  char32_t high_surrogate = 0;
  std::string kept;          // the bytes of a character that the end of a chunk cut off
  std::string whole;         // what joined() returns a view of
  std::uint64_t offset = 0;  // bytes fed before the present chunk, less those kept
  bool at_start = true;
};

Result<> TextDecoder::State::feed_utf_8(std::string_view bytes, bool last, std::string& out) {
  bytes = joined(bytes);
  std::string_view const text = bytes.substr(0, last ? bytes.size() : length_without_cut_character(bytes));
  if (!is_valid_utf_8(text)) return not_in_encoding(encoding, offset + valid_utf_8_length(text));
  out.append(text);
  offset += text.size();
  kept = bytes.substr(text.size());
  return {};
}

Result<> TextDecoder::State::feed_utf_16(std::string_view bytes, bool last, std::string& out) {
  bytes = joined(bytes);
  auto const unit_at = [&](std::size_t at) {
    auto const first = static_cast<unsigned char>(bytes[at]);
    auto const second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(encoding == Encoding::utf_16_be ? first << 8 | second : second << 8 | first);
  };
  std::size_t at = 0;
  while (bytes.size() - at >= 2) {
    char32_t const unit = unit_at(at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      append_utf_8(out, unit);
      at += 2;
      continue;
    }
    if (unit >= 0xDC00) return not_in_encoding(encoding, offset + at);
    if (bytes.size() - at < 4) break;
    char32_t const low = unit_at(at + 2);
    if (low < 0xDC00 || low > 0xDFFF) return not_in_encoding(encoding, offset + at);
    append_utf_8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    at += 4;
  }
  if (last && at < bytes.size()) return not_in_encoding(encoding, offset + at);
  offset += at;
  kept = bytes.substr(at);
  return {};
}

// ICU is given whole, well-formed characters: on malformed ones its own place is a few bytes off.
Result<> TextDecoder::State::feed_gb18030(std::string_view bytes, bool last, std::string& out) {
  bytes = joined(bytes);
  std::size_t at = 0;
  std::size_t length = 1;
  while (at < bytes.size()) {
    length = gb18030_character_length(bytes.substr(at));
    if (length == 0 || length == cut_off) break;
    at += length;
  }
  TRY(convert_gb18030(bytes.substr(0, at), out));
  if (length == 0 || (last && at < bytes.size())) return not_in_encoding(encoding, offset + at);
  offset += at;
  kept = bytes.substr(at);
  return {};
}

Result<> TextDecoder::State::convert_gb18030(std::string_view characters, std::string& out) {
  char const* source = characters.data();
  char const* const end = source + characters.size();
  std::array<UChar, 4096> buffer;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, target + buffer.size(), &source, end, nullptr, 0, &status);
    append({buffer.data(), static_cast<std::size_t>(target - buffer.data())}, out);
  }
  if (U_SUCCESS(status)) return {};
  std::array<char, 16> wrong{};
  auto length = static_cast<std::int8_t>(wrong.size());
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter.get(), wrong.data(), &length, &ignored);
  return not_in_encoding(encoding, offset + static_cast<std::uint64_t>(source - characters.data() - length));
}

TextDecoder::TextDecoder(Encoding encoding) : state_(new State(encoding)) {}
TextDecoder::~TextDecoder() { delete state_; }
TextDecoder::TextDecoder(TextDecoder&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}

Result<> TextDecoder::feed(std::string_view bytes, std::string& utf_8) { return state_->feed(bytes, false, utf_8); }
Result<> TextDecoder::finish(std::string& utf_8) { return state_->feed({}, true, utf_8); }

}  // namespace base
