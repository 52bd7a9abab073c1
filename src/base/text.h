// Text as Chinese offices write it: encodings, numbers with units and separators, dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"

namespace base {

enum class Encoding { utf_8, utf_16_le, utf_16_be, gb18030 };
std::string_view name_of(Encoding encoding);

// From a byte order mark, else from the first bytes (NUL pattern, else valid UTF-8, else GB18030). `sample` may end
// mid-character.
Encoding detect_encoding(std::string_view sample);

// Converts a stream to UTF-8 chunk by chunk (a byte order mark is dropped). Bytes that do not fit the encoding are an
// error that names the encoding and the byte offset.
class TextDecoder {
 public:
  explicit TextDecoder(Encoding encoding);
  ~TextDecoder();
  TextDecoder(TextDecoder&&) noexcept;
  Result<> feed(std::string_view bytes, std::string& utf_8);
  Result<> finish(std::string& utf_8);

 private:
  struct State;
  State* state_;
};

bool is_valid_utf_8(std::string_view text);
std::size_t length_code_points(std::string_view utf_8);
std::string trimmed(std::string_view text);     // also the ideographic blank U+3000
std::string half_width(std::string_view text);  // ０-９Ａ-Ｚ（）％， … to their half-width forms
std::string lower_ascii(std::string_view text);

// Units of a header or cell: 元 1, 千元 1e3, 万元/万 1e4, 百万元 1e6, 亿元/亿 1e8, % 0.01, ‰ 0.001 … as a factor. Brackets and 人民币
// around it do not count: (万元人民币) is 1e4. Other currencies have none.
std::optional<Decimal> unit_factor(std::string_view unit);

// `1,234.5`, `１２３４`, `12%`, `3.5亿`, `1200万元`, `(1,200)` = -1200, `-`/`—`/empty = nullopt value. Error says what is wrong.
Result<std::optional<Decimal>> read_number(std::string_view text);
// 2024-03-05, 2024/3/5, 2024.3.5, 20240305, 2024年3月5日, 2024年3月 (= first day); empty = nullopt value.
Result<std::optional<Date>> read_date(std::string_view text);

}  // namespace base
