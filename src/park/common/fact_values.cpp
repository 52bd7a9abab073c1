#include "park/common/fact_values.h"

#include <fmt/format.h>

#include "base/text.h"

namespace park {
namespace {

std::optional<bool> boolean_of(std::string_view text) {
  std::string const word = base::lower_ascii(base::half_width(base::trimmed(text)));
  for (auto const* yes : {"true", "yes", "y", "1", "是", "有"})
    if (word == yes) return true;
  for (auto const* no : {"false", "no", "n", "0", "否", "无"})
    if (word == no) return false;
  return std::nullopt;
}

// Digits grouped by three: 1,234,567.8.
std::string grouped(std::string text) {
  std::size_t const point = std::min(text.find('.'), text.size());
  std::size_t const first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3; at -= 3)
    text.insert(at - 3, ",");  // not policy: digits between separators
  return text;
}

std::string rounded(base::Decimal value, int digits) {
  auto const result = base::round_to_scale(value, digits, base::Rounding::half_up);
  return grouped((result ? *result : value).to_string());
}

std::string money_text(base::Decimal value, std::string_view currency, bool chinese) {
  static base::Decimal const ten_thousand = base::decimal("1e4");      // not policy: 万
  static base::Decimal const million = base::decimal("1e6");           // not policy: M
  static base::Decimal const hundred_million = base::decimal("1e8");   // not policy: 亿
  static base::Decimal const thousand_million = base::decimal("1e9");  // not policy: bn
  base::Decimal const size = base::absolute(value);
  if (chinese) {
    std::string const unit = currency == "CNY" ? "元" : "美元";
    if (size >= hundred_million) return rounded(value / hundred_million, 2) + " 亿" + unit;
    if (size >= ten_thousand) return rounded(value / ten_thousand, 2) + " 万" + unit;
    return rounded(value, 2) + " " + unit;
  }
  if (size >= thousand_million) return fmt::format("{} {} bn", currency, rounded(value / thousand_million, 2));
  if (size >= million) return fmt::format("{} {} M", currency, rounded(value / million, 2));
  return fmt::format("{} {}", currency, rounded(value, 2));
}

}  // namespace

base::Result<std::optional<feel::Value>> read_value(FactDefinition const& fact, std::string_view text,
                                                    base::Decimal factor) {
  std::string const cell = base::trimmed(text);
  if (cell.empty()) return std::optional<feel::Value>{};
  switch (fact.type) {
    case FactType::number:
    case FactType::money:
    case FactType::percent: {
      auto const number = base::read_number(cell);
      if (!number) return number.error();
      if (!*number) return std::optional<feel::Value>{};
      auto const product = base::multiply(**number, factor);
      if (!product) return base::invalid(fmt::format("`{}` is too large", cell));
      return std::optional<feel::Value>{feel::Value{*product}};
    }
    case FactType::boolean: {
      auto const value = boolean_of(cell);
      if (!value) return base::invalid(fmt::format("expected yes or no (是/否, true/false), got `{}`", cell));
      return std::optional<feel::Value>{feel::Value{*value}};
    }
    case FactType::date: {
      auto const date = base::read_date(cell);
      if (!date) return date.error();
      if (!*date) return std::optional<feel::Value>{};
      return std::optional<feel::Value>{feel::Value{**date}};
    }
    case FactType::string: return std::optional<feel::Value>{feel::Value{cell}};
  }
  return std::optional<feel::Value>{};
}

std::string_view unit_of(FactType type) {
  switch (type) {
    case FactType::number: return "number";
    case FactType::money: return "money";
    case FactType::percent: return "percent";
    case FactType::string: return "text";
    case FactType::boolean: return "boolean";
    case FactType::date: return "date";
  }
  return "text";
}

Shown shown(Pack const& pack, feel::Value const& value, std::string_view unit) {
  Shown result{std::nullopt, std::nullopt, std::string{unit}};
  if (value.kind() == feel::Kind::number)
    result.number = value.number();
  else if (!value.is_null())
    result.text = value.to_string();
  if (value.kind() == feel::Kind::string) {
    auto const industry = pack.industries.find(value.string());
    auto const label = pack.labels.find(value.string());
    if (label != pack.labels.end())
      result.label = label->second;
    else if (industry != pack.industries.end())
      result.label = industry->second.label;
  }
  return result;
}

std::string readable(Shown const& value, std::string_view currency, bool chinese) {
  if (value.number) {
    if (value.unit == "percent") return rounded(*value.number * base::Decimal{100}, 2) + "%";  // not policy: %
    if (value.unit == "money") return money_text(*value.number, currency, chinese);
    return rounded(*value.number, 4);  // not policy: digits shown
  }
  if (value.label) return chinese ? value.label->zh : value.label->en;
  if (!value.text) return chinese ? "未知" : "unknown";
  if (*value.text == "true") return chinese ? "是" : "yes";
  if (*value.text == "false") return chinese ? "否" : "no";
  return *value.text;
}

std::string filled(std::string_view pattern, std::vector<std::pair<std::string_view, std::string>> const& values) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    bool replaced = false;
    if (pattern[at] == '{') {
      std::size_t const end = pattern.find('}', at);
      for (auto const& [name, value] : values)
        if (end != std::string_view::npos && pattern.substr(at + 1, end - at - 1) == name) {
          result += value;
          at = end + 1;
          replaced = true;
          break;
        }
    }
    if (!replaced) result += pattern[at++];
  }
  return result;
}

}  // namespace park
