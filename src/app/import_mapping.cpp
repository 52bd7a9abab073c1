// What the columns of a file are.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/column_header.h"
#include "app/import_mapping.h"
#include "base/text.h"
#include "park/common/fact_values.h"
#include "park/common/pack.h"

namespace app {
namespace {

struct RowTarget {
  std::string_view target;
  char const *zh, *en;
  std::vector<std::string_view> headers;  // how offices head such a column, in lower case and half width
};
std::vector<RowTarget> const& row_targets() {
  static std::vector<RowTarget> const all{
      {import_target::uscc,
       "统一社会信用代码",
       "Unified social credit code",
       {"统一社会信用代码", "社会信用代码", "信用代码", "uscc"}},
      {import_target::name,
       "企业名称",
       "Name of the enterprise",
       {"企业", "company_name"}},  // and those of is_word_for_name()
      {import_target::name_en, "英文名称", "English name", {"英文名称", "name_en", "english name"}},
      {import_target::period,
       "数据所属期间",
       "Period of the values",
       {"期间", "报告期", "所属期", "所属期间", "数据期间", "period"}},
      {import_target::year, "年份", "Year", {"年份", "年度", "会计年度", "year", "fiscal_year"}},
      {import_target::quarter, "季度", "Quarter", {"季度", "quarter"}},
      {import_target::month, "月份", "Month", {"月份", "month"}},
      {import_target::known_at,
       "数据取得日期",
       "Day the values reached the park",
       {"取得日期", "数据取得日期", "获取日期", "known_at"}},
  };
  return all;
}

bool is_row_target(std::string_view target) {
  return std::any_of(row_targets().begin(), row_targets().end(),
                     [&](RowTarget const& one) { return one.target == target; });
}

std::string target_of(park::Pack const& pack, std::string const& name) {
  std::string const plain = base::lower_ascii(name);
  for (RowTarget const& one : row_targets())
    if (std::find(one.headers.begin(), one.headers.end(), plain) != one.headers.end() || name == one.zh ||
        plain == base::lower_ascii(one.en))  // as templates head them
      return std::string{one.target};
  if (is_word_for_name(name)) return std::string{import_target::name};
  int const fact = fact_of_header(pack, name);
  return fact < 0 ? "" : pack.facts[static_cast<std::size_t>(fact)].name;
}

class MappingCheck {
 public:
  MappingCheck(park::Pack const& pack, ImportMapping const& mapping) : pack_(pack), mapping_(mapping) {}

  std::vector<base::Issue> issues(std::vector<std::string> const& header) {
    if (mapping_.source.empty() || pack_.sources.find(mapping_.source) == nullptr)
      add("/source", "choose the source of the file from the register of sources",
          "请在来源登记中选择本文件的数据来源");
    if (mapping_.columns.size() != header.size()) {
      add("/columns", fmt::format("the file has {} columns, the mapping {}", header.size(), mapping_.columns.size()),
          fmt::format("文件有 {} 列，对应关系有 {} 列", header.size(), mapping_.columns.size()));
      return std::move(issues_);
    }
    for (std::size_t at = 0; at < header.size(); ++at) column(at, header[at]);
    if (!taken_.contains(std::string{import_target::name}) && !taken_.contains(std::string{import_target::uscc}))
      add("/columns", "one column must be the credit code or the name of the enterprise",
          "须有一列对应“统一社会信用代码”或“企业名称”");
    period();
    return std::move(issues_);
  }

 private:
  void add(std::string at, std::string en, std::string zh) {
    issues_.push_back({std::move(at), std::move(en), std::move(zh)});
  }

  void column(std::size_t at, std::string const& header) {
    ImportColumn const& one = mapping_.columns[at];
    std::string const place = fmt::format("/columns/{}", at);
    if (one.header != header)
      add(place + "/header", fmt::format("column {} of the file is `{}`", at + 1, header),
          fmt::format("文件第 {} 列为“{}”", at + 1, header));
    if (one.target.empty()) return;
    if (!is_row_target(one.target) && pack_.fact(one.target) < 0)
      add(place + "/target", fmt::format("the policy pack knows no fact `{}`", one.target),
          fmt::format("政策包中没有数据项“{}”", one.target));
    auto const [first, is_new] = taken_.emplace(one.target, header);
    if (!is_new)
      add(place + "/target", fmt::format("column `{}` is that already; leave one of them out", first->second),
          fmt::format("“{}”列已对应此项，请只保留一列", first->second));
    if (!one.unit.empty() && !base::unit_factor(one.unit))
      add(place + "/unit", fmt::format("unknown unit `{}`; write 万元, 亿元, % …", one.unit),
          fmt::format("未知单位“{}”，可用万元、亿元、% 等", one.unit));
  }

  void period() {
    auto const has = [&](std::string_view target) { return taken_.contains(std::string{target}); };
    if (!mapping_.period.empty() && !read_period(mapping_.period))
      add("/period", "write a period such as 2025, 2025Q3 or 2025-06", "请填写期间，如 2025、2025Q3 或 2025-06");
    if ((has(import_target::quarter) || has(import_target::month)) && !has(import_target::year))
      add("/columns", "a column of quarters or months needs one of years", "有季度或月份列时须同时对应年份列");
  }

  park::Pack const& pack_;
  ImportMapping const& mapping_;
  std::map<std::string, std::string> taken_;  // target → header
  std::vector<base::Issue> issues_;
};

}  // namespace

ImportMapping suggest_mapping(park::Pack const& pack, std::vector<std::string> const& header) {
  ImportMapping mapping;
  std::set<std::string> taken;
  for (std::string const& text : header) {
    ColumnHeader const header_of = read_column_header(text);
    ImportColumn column{text, target_of(pack, header_of.name), header_of.unit};
    if (!taken.insert(column.target).second) column.target.clear();  // the first one has it
    mapping.columns.push_back(std::move(column));
  }
  return mapping;
}

base::Result<> check_mapping(park::Pack const& pack, ImportMapping const& mapping,
                             std::vector<std::string> const& header) {
  auto issues = MappingCheck{pack, mapping}.issues(header);
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "the file cannot be brought in like this", std::move(issues),
                       "按这样的对应关系无法导入"};
  return {};
}

std::vector<ImportTarget> import_targets(park::Pack const& pack) {
  std::vector<ImportTarget> targets;
  for (RowTarget const& one : row_targets())
    targets.push_back({std::string{one.target}, {one.zh, one.en}, {"企业与期间", "Enterprise and period"}, "row"});
  for (park::FactDefinition const& fact : pack.facts)
    if (fact.name != "uscc")
      targets.push_back({fact.name, fact.label, pack.label_of(fact.dataset), std::string{park::unit_of(fact.type)}});
  return targets;
}

}  // namespace app
