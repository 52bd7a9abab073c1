#include "park/file/content.h"

#include <fmt/format.h>

#include "base/text.h"
#include "park/common/fact_values.h"

namespace park::file {
namespace {

constexpr std::size_t cell_bytes_max = 2'000;  // not policy: bound of a text

// The code that a code, or its word in either language, stands for.
std::optional<std::string> code_in(FieldDefinition const& field, Pack const& pack, std::string const& written) {
  for (std::string const& code : field.codes) {
    Label const label = pack.label_of(code);
    if (written == code || written == label.zh || base::lower_ascii(written) == base::lower_ascii(label.en))
      return code;
  }
  return std::nullopt;
}

Label expected(FieldDefinition const& field, Pack const& pack) {
  if (!field.codes.empty()) {
    Label list;
    for (std::string const& code : field.codes) {
      Label const label = pack.label_of(code);
      list.zh += (list.zh.empty() ? "" : "、") + label.zh;
      list.en += (list.en.empty() ? "" : ", ") + label.en;
    }
    return {"请从中选择：" + list.zh, "choose one of: " + list.en};
  }
  switch (field.value.type) {
    case FactType::number:
    case FactType::money: return {"请填写数字，如 1,234.5 或 1200万", "write a number, such as 1,234.5"};
    case FactType::percent: return {"请填写百分比，如 12.5%", "write a percentage, such as 12.5%"};
    case FactType::boolean: return {"请填写 是 或 否", "write yes or no"};
    case FactType::date: return {"请填写日期，如 2024-03-05", "write a day, such as 2024-03-05"};
    case FactType::string: break;
  }
  return {fmt::format("文字过长，不超过 {} 字节", cell_bytes_max),
          fmt::format("too long; write at most {} bytes", cell_bytes_max)};
}

base::Result<std::optional<feel::Value>> read_field(FieldDefinition const& field, Pack const& pack,
                                                    std::string const& written) {
  if (written.size() > cell_bytes_max) return base::invalid("too long");
  if (field.codes.empty() || written.empty()) return read_value(field.value, written, base::Decimal{1});
  auto code = code_in(field, pack, written);
  if (!code) return base::invalid("not one of the codes");
  return std::optional{feel::Value{*std::move(code)}};
}

}  // namespace

base::Result<Content> read_content(DatasetDefinition const& dataset, Pack const& pack,
                                   std::map<std::string, std::string> const& written) {
  Content content;
  std::vector<base::Issue> issues;
  for (auto const& [name, text] : written)
    if (FieldDefinition const* const field = dataset.field(name); field == nullptr || field->computed)
      issues.push_back({"/content/" + name, "this field is not asked for", "表中没有这一项"});
  for (FieldDefinition const& field : dataset.fields) {
    auto const found = written.find(field.value.name);
    std::string const cell = found == written.end() ? "" : base::trimmed(found->second);
    std::string const place = "/content/" + field.value.name;
    auto value = read_field(field, pack, cell);
    if (!value) {
      Label const words = expected(field, pack);
      issues.push_back({place, words.en, words.zh});
    } else if (*value) {
      content.emplace(field.value.name, **value);
    } else if (field.required) {
      issues.push_back({place, fmt::format("`{}` is needed", field.value.label.en),
                        fmt::format("请填写“{}”", field.value.label.zh)});
    }
  }
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "the entry cannot be kept so", std::move(issues), "该条目有待更正"};
  return content;
}

Content with_computed(DatasetDefinition const& dataset, Content const& content, base::Date as_of) {
  Content whole = content;
  feel::Frame frame{dataset.scope};
  frame.today = as_of;
  frame.set(dataset.as_of_slot, feel::Value{as_of});
  for (FieldDefinition const& field : dataset.fields) {
    if (field.computed) {
      feel::Value value = field.computed->evaluate(frame);
      whole.erase(field.value.name);
      if (!value.is_null()) whole.insert_or_assign(field.value.name, std::move(value));
    }
    auto const known = whole.find(field.value.name);
    if (known != whole.end()) frame.set(field.slot, known->second);
  }
  return whole;
}

}  // namespace park::file
