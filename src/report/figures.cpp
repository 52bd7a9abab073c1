#include "report/figures.h"

#include <fmt/core.h>

#include <array>

namespace report {
namespace {

constexpr std::string_view minus = "\u2212";

base::Decimal rounded(base::Decimal number, int digits) {
  return base::round_to_scale(number, digits, base::Rounding::half_up).value_or(number);
}

// `1234567.5` → `1,234,567.5`; plain notation without a sign.
std::string grouped(std::string const& plain) {
  std::size_t const point = std::min(plain.find('.'), plain.size());
  std::string text;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += ',';
    text += plain[i];
  }
  return text + plain.substr(point);
}

std::string with_sign(base::Decimal number, std::string const& magnitude) {
  return number.is_negative() ? std::string{minus} + magnitude : magnitude;
}

struct Scale {
  base::Decimal unit;
  std::string_view name;
  int digits;
};

}  // namespace

std::string Language::operator()(park::Label const& label) const {
  std::string const& wanted = chinese_ ? label.zh : label.en;
  return wanted.empty() ? (chinese_ ? label.en : label.zh) : wanted;
}

std::string Language::operator()(park::Coded const& coded) const {
  std::string text = (*this)(coded.label);
  return text.empty() ? coded.code : text;
}

std::string number_text(base::Decimal number, int digits) {
  base::Decimal const value = rounded(number, digits);
  return with_sign(value, grouped(base::absolute(value).to_string()));
}

std::string fixed_text(base::Decimal number, int digits) {
  base::Decimal const value = rounded(number, digits);
  std::string plain = base::absolute(value).to_string();
  if (digits > 0) {
    std::size_t point = plain.find('.');
    if (point == std::string::npos) {
      point = plain.size();
      plain += '.';
    }
    plain.append(static_cast<std::size_t>(digits) - (plain.size() - point - 1), '0');
  }
  return with_sign(value, grouped(plain));
}

std::string signed_text(base::Decimal number, int digits) {
  base::Decimal const value = rounded(number, digits);
  return value.is_zero() || value.is_negative() ? number_text(value, digits) : "+" + number_text(value, digits);
}

std::string percent_text(base::Decimal fraction) {
  return number_text(base::multiply(fraction, 100).value_or(fraction), 2) + "%";
}

std::string amount_text(base::Decimal amount, std::string_view currency, Language say) {
  static std::array<Scale, 2> const chinese{{{100'000'000, "亿", 4}, {10'000, "万", 2}}};
  static std::array<Scale, 2> const english{{{1'000'000'000, " bn", 4}, {1'000'000, " M", 4}}};
  base::Decimal number = rounded(amount, 2);
  std::string_view unit;
  int digits = 2;
  for (Scale const& scale : say.chinese() ? chinese : english) {
    if (base::absolute(amount) < scale.unit) continue;
    number = base::divide(amount, scale.unit).value_or(amount);
    unit = scale.name;
    digits = scale.digits;
    break;
  }
  if (!say.chinese()) return fmt::format("{} {}{}", currency, number_text(number, digits), unit);
  std::string_view const name = currency == "CNY" ? "元" : currency == "USD" ? "美元" : currency;
  return fmt::format("{} {}{}", number_text(number, digits), unit, name);
}

std::string days_text(base::Decimal days, Language say) {
  return number_text(days, 1) + (say.chinese() ? " 天" : days == base::Decimal{1} ? " day" : " days");
}

std::string date_text(base::Date date, Language say) {
  static constexpr std::array<std::string_view, 12> names_of_month{"January",   "February", "March",    "April",
                                                                   "May",       "June",     "July",     "August",
                                                                   "September", "October",  "November", "December"};
  if (say.chinese()) return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day());
  return fmt::format("{} {} {}", date.day(), names_of_month[static_cast<std::size_t>(date.month() - 1)], date.year());
}

std::string period_text(std::optional<base::Date> from, std::optional<base::Date> to, Language say) {
  if (from && to) return *from == *to ? from->to_string() : fmt::format("{} – {}", from->to_string(), to->to_string());
  if (from) return say("自 ", "from ") + from->to_string();
  if (to) return say("至 ", "until ") + to->to_string();
  return std::string{no_value};
}

std::string number_in_unit(base::Decimal number, std::string_view unit, std::string_view currency, Language say) {
  if (unit == "percent") return percent_text(number);
  if (unit == "money") return amount_text(number, currency, say);
  if (unit == "days") return days_text(number, say);
  return number_text(number, 4);
}

std::string shown_text(park::Shown const& value, std::string_view currency, Language say) {
  if (value.number) return number_in_unit(*value.number, value.unit, currency, say);
  if (value.label) return say(*value.label);
  if (!value.text || value.text->empty()) return std::string{no_value};
  if (value.unit == "boolean")
    return *value.text == "true" ? say("是", "yes") : *value.text == "false" ? say("否", "no") : *value.text;
  return *value.text;
}

}  // namespace report
