#include "dmn/check_text.h"

#include <fmt/format.h>

#include "dmn/compiler.h"

namespace dmn {
namespace {

constexpr std::size_t listed_max = 6;  // rules or values named one by one

// `score` >= 60 · `kind` = "a" · `score` in [60..80)
Said condition(std::string const& name, std::string const& values) {
  std::string quoted = "`";
  quoted += name;
  quoted += '`';
  if (values.front() == '<' || values.front() == '>') {
    std::string const both = quoted + " " + values;
    if (values.find(", ") == std::string::npos) return {both, both};
  }
  bool const one =
      values.find(", ") == std::string::npos && values.find("..") == std::string::npos && !values.starts_with("not(");
  if (one) return {quoted + " = " + values, quoted + " = " + values};
  return {quoted + " in " + values, quoted + "属于" + values};
}

}  // namespace

std::string literal_text(feel::Value const& value) {
  std::string text;
  if (value.kind() == feel::Kind::date) return "date(\"" + value.to_string() + "\")";
  value.append_to(text, true);
  return text;
}

Said CheckText::table() const {
  std::string const name = "`" + proof_.table().name + "`";
  return {name, name};
}

Said CheckText::row(int rule) const {
  Said const place = table();
  return {fmt::format("{}, rule {}", place.en, rule + 1), fmt::format("{}第{}行", place.zh, rule + 1)};
}

Said CheckText::cell(int rule, std::size_t column) const {
  TableInput const& input = proof_.table().inputs[column];
  std::string const name = column_name(input.label, input.text, column + 1);
  Said const place = row(rule);
  return {fmt::format("{}, column `{}`", place.en, name), fmt::format("{}“{}”列", place.zh, name)};
}

Said CheckText::output(std::size_t output) const {
  Said const place = table();
  std::string const& name = proof_.table().outputs[output].name;
  if (name.empty()) return place;
  return {fmt::format("{}, column `{}`", place.en, name), fmt::format("{}“{}”列", place.zh, name)};
}

Said CheckText::numbers(std::vector<int> const& rules) const {
  Said said;
  for (std::size_t i = 0; i < rules.size() && i < listed_max; ++i) {
    bool const last = i + 1 == rules.size();
    said.en += fmt::format("{}{}", i == 0 ? "" : last ? " and " : ", ", rules[i] + 1);
    said.zh += fmt::format("{}{}", i == 0 ? "" : "、", rules[i] + 1);
  }
  if (rules.size() > listed_max) {
    said.en += fmt::format(" and {} more", rules.size() - listed_max);
    said.zh += fmt::format("等{}", rules.size());
  }
  return {(rules.size() == 1 ? "rule " : "rules ") + said.en, "第" + said.zh + "行"};
}

Said CheckText::where(Region const& region, int but_axis) const {
  Said said;
  for (std::size_t axis = 0; axis < region.size(); ++axis) {
    std::string const values = proof_.grid.text(axis, region[axis]);
    if (values.empty() || static_cast<int>(axis) == but_axis) continue;
    Said const one = condition(proof_.grid.axes()[axis].name, values);
    said.en += (said.en.empty() ? "" : ", ") + one.en;
    said.zh += (said.zh.empty() ? "" : "、") + one.zh;
  }
  return said;
}

std::string CheckText::result(int rule) const {
  Table const& table = proof_.table();
  std::string text;
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    Text const& cell = table.results[static_cast<std::size_t>(rule) * table.outputs.size() + i];
    text += (i == 0 ? "" : ", ") + (cell.expression ? cell.expression->text() : std::string{"?"});
  }
  return text;
}

Said CheckText::example(Assignment const& assignment) const {
  Said said;
  for (auto const& [leaf, value] : assignment) {
    std::string const one = ground_.leaves()[leaf].name + " = " + literal_text(value);
    said.en += (said.en.empty() ? "" : ", ") + one;
    said.zh += (said.zh.empty() ? "" : "，") + one;
  }
  if (said.en.empty()) return said;
  return {"; e.g. " + said.en, "；例如 " + said.zh};
}

}  // namespace dmn
