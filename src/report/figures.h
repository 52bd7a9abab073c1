// Numbers, amounts and dates as the report prints them, in Chinese or English.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"
#include "park/common/assessment.h"

namespace report {

inline constexpr std::string_view no_value = "—";

// Which of two texts is printed.
class Language {
 public:
  explicit Language(std::string_view locale) : chinese_(locale != "en") {}
  bool chinese() const { return chinese_; }
  std::string operator()(std::string_view zh, std::string_view en) const { return std::string{chinese_ ? zh : en}; }
  // The other language when this one is empty.
  std::string operator()(park::Label const& label) const;
  // The label, or the code where there is none.
  std::string operator()(park::Coded const& coded) const;

 private:
  bool chinese_;
};

// Thousands separated, rounded half up to at most `digits` after the point, without trailing zeros; − is U+2212.
std::string number_text(base::Decimal number, int digits);
std::string fixed_text(base::Decimal number, int digits);   // always `digits` after the point
std::string signed_text(base::Decimal number, int digits);  // +3, −2.5, 0
std::string percent_text(base::Decimal fraction);           // 0.155 → 15.5%

// 5000 万元, 1.2 亿元 / CNY 50 M, CNY 1.2 bn; below a million in full in English, below ten thousand in Chinese.
std::string amount_text(base::Decimal amount, std::string_view currency, Language say);
std::string days_text(base::Decimal days, Language say);
std::string date_text(base::Date date, Language say);  // 2024年5月31日 / 31 May 2024
std::string period_text(std::optional<base::Date> from, std::optional<base::Date> to,
                        Language say);  // ISO, open ends said

std::string shown_text(park::Shown const& value, std::string_view currency, Language say);
// A benchmark or other bare number in the unit of a value beside it.
std::string number_in_unit(base::Decimal number, std::string_view unit, std::string_view currency, Language say);

}  // namespace report
