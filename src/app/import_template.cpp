#include "app/import_template.h"

#include <fmt/core.h>

#include <set>

#include "app/import_mapping.h"

namespace app {
namespace {

using park::FactType;
using park::Label;

Label note_of(std::string_view row_target) {
  if (row_target == import_target::uscc)
    return {"18 位，按营业执照填写。信用代码与企业名称至少填写一项。",
            "18 characters, as on the business licence. Write this or the name."};
  if (row_target == import_target::name) return {"按营业执照填写全称。", "The full name, as on the business licence."};
  return {"如 2025、2025Q3、2025-06。只含不随期间变化的数据时不必填写。",
          "Such as 2025, 2025Q3, 2025-06. Not needed where nothing depends on a period."};
}

Label note_of(park::FactDefinition const& fact) {
  Label const& name = fact.label;
  switch (fact.type) {
    case FactType::money:
      return {fmt::format("金额，单位为元。以万元填写时，请把表头改为“{}（万元）”。", name.zh),
              fmt::format("An amount in yuan. For another unit write it into the heading: `{} (万元)`.", name.en)};
    case FactType::percent:
      return {fmt::format("写成 12.5%。只写 12.5 时，请把表头改为“{}（%）”。", name.zh),
              fmt::format("Write 12.5%. To write 12.5 alone, change the heading to `{} (%)`.", name.en)};
    case FactType::number: return {"数字。", "A number."};
    case FactType::date: return {"日期，如 2024-03-05。", "A day, such as 2024-03-05."};
    case FactType::boolean:
    case FactType::string: break;
  }
  return {"文字；不清楚时留空。", "Text; leave it empty when not known."};
}

Label const note_of_choices{"从列表中选择；不清楚时留空。", "Choose from the list; leave it empty when not known."};

std::vector<Label> choices_of(park::Pack const& pack, park::FactDefinition const& fact) {
  std::vector<Label> choices;
  if (fact.type == FactType::boolean) choices = {{"是", "yes"}, {"否", "no"}};
  if (fact.name == "industry")
    for (auto const& [code, industry] : pack.industries) choices.push_back(industry.label);
  if (fact.name == park::data_class_fact) {
    std::set<std::string_view> seen;
    for (park::CollectionRule const& rule : pack.collection.rules)
      if (rule.data_class != "*" && seen.insert(rule.data_class).second)
        choices.push_back(pack.label_of(rule.data_class));
  }
  return choices;
}

}  // namespace

Reports::Workbook import_template(park::Pack const& pack, std::string_view dataset, bool chinese) {
  auto const words = [&](Label const& label) { return chinese ? label.zh : label.en; };
  Reports::Workbook workbook;
  workbook.title = words(pack.label_of(dataset));
  for (ImportTarget const& target : import_targets(pack)) {
    int const index = pack.fact(target.target);
    ColumnGuide guide;
    if (index < 0) {
      using namespace import_target;
      if (target.target != uscc && target.target != name && target.target != period) continue;
      guide.note = words(note_of(target.target));
      guide.is_text = true;
    } else {
      park::FactDefinition const& fact = pack.facts[static_cast<std::size_t>(index)];
      if (fact.dataset != dataset) continue;
      for (Label const& choice : choices_of(pack, fact)) guide.choices.push_back(words(choice));
      guide.note = words(guide.choices.empty() ? note_of(fact) : note_of_choices);
      guide.is_text = fact.type == FactType::string;
    }
    workbook.header.push_back(words(target.label));
    workbook.guides.push_back(std::move(guide));
  }
  return workbook;
}

}  // namespace app
