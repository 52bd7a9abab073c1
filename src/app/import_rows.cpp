#include "app/import_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/column_header.h"
#include "app/party_text.h"
#include "base/text.h"
#include "base/uscc.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

constexpr std::string_view foreign_money[] = {"美元", "日元", "欧元", "港元", "港币", "英镑",
                                              "USD",  "JPY",  "EUR",  "HKD",  "GBP"};
constexpr std::size_t name_bytes_max = 600, text_bytes_max = 4'000, shown_bytes_max = 120;  // not policy: bounds
constexpr std::string_view once = "once";  // cadence of a fact that speaks of no period

std::string shortened(std::string const& cell) {
  if (cell.size() <= shown_bytes_max) return cell;
  std::size_t end = shown_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;  // not policy: UTF-8
  return cell.substr(0, end) + "…";
}

void fault(ImportRow& row, std::string const& column, std::string const& cell, std::string_view code) {
  row.faults.push_back({row.line, column, shortened(cell), std::string{code}, ""});
}

std::string_view code_of(park::FactType type) {
  switch (type) {
    case park::FactType::number:
    case park::FactType::money: return "number";
    case park::FactType::percent: return "percent";
    case park::FactType::boolean: return "boolean";
    case park::FactType::date: return "date";
    case park::FactType::string: break;
  }
  return "text";
}

// The code of an industry that is written by its code or its name.
std::optional<std::string> industry_of(park::Pack const& pack, std::string const& text) {
  for (auto const& [code, industry] : pack.industries)
    if (same_word(code, text) || same_word(industry.label.zh, text) || same_word(industry.label.en, text)) return code;
  return std::nullopt;
}

// The code of a data class that is written by its code or its name.
std::optional<std::string> class_of(park::Pack const& pack, std::string const& text) {
  for (park::CollectionRule const& rule : pack.collection.rules) {
    park::Label const label = pack.label_of(rule.data_class);
    if (pack.collection.has_class(rule.data_class) &&
        (same_word(rule.data_class, text) || same_word(label.zh, text) || same_word(label.en, text)))
      return rule.data_class;
  }
  return std::nullopt;
}

// Behind a year: a quarter as Q3, a month as -3, and what else is written as it stands, such as 三季度.
std::string part_of_year(std::string_view kind, std::string_view text) {
  std::string const plain = base::trimmed(base::half_width(text));
  bool const is_short = !plain.empty() && plain.size() <= 2 &&
                        std::all_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (kind == import_target::quarter) return is_short ? "Q" + plain : plain;
  return is_short ? "-" + plain : plain;
}

bool is_foreign_money(std::string_view cell) {
  return std::any_of(std::begin(foreign_money), std::end(foreign_money),
                     [&](std::string_view word) { return cell.find(word) != std::string_view::npos; });
}

}  // namespace

void ImportRow::lose(std::string column, std::string value, std::string code, std::string detail) {
  is_lost = true;
  faults.push_back({line, std::move(column), shortened(value), std::move(code), std::move(detail)});
}

ImportRowReader::ImportRowReader(std::shared_ptr<park::Pack const> pack, ImportMapping const& mapping, base::Date today)
    : pack_(std::move(pack)), source_(mapping.source), period_(read_period(mapping.period)), today_(today) {
  for (ImportColumn const& one : mapping.columns) {
    Column column{one, one.target.empty() ? -1 : pack_->fact(one.target), base::Decimal{1}};
    if (auto const factor = base::unit_factor(one.unit)) column.factor = *factor;
    columns_.push_back(std::move(column));
  }
  uscc_fact_ = pack_->fact("uscc");
}

void ImportRowReader::read(InputRow const& input, ImportRow& row) const {
  row = {};
  row.line = input.line;
  if (input.cells.size() > columns_.size()) row.lose("", input.cells[columns_.size()], "cells_beyond");
  read_period_of(input, row);
  for (std::size_t at = 0; at < columns_.size() && at < input.cells.size(); ++at)
    if (std::string const cell = base::trimmed(input.cells[at]); !cell.empty()) read_cell(columns_[at], cell, row);
  row.name_key = name_key(row.name);
  if (row.name.empty() && row.uscc.empty() && !row.is_lost) row.lose("", "", "nobody");
}

void ImportRowReader::read_cell(Column const& column, std::string const& cell, ImportRow& row) const {
  std::string const& target = column.of.target;
  if (target.empty()) return;
  if (column.fact >= 0 && column.fact != uscc_fact_) return read_fact(column, cell, row);
  if (target == import_target::uscc || column.fact == uscc_fact_) return read_code(column, cell, row);
  if (target == import_target::name || target == import_target::name_en) {
    if (cell.size() > name_bytes_max) return row.lose(column.of.header, cell, "too_long");
    (target == import_target::name ? row.name : row.name_en) = cell;
  } else if (target == import_target::known_at) {
    auto const day = base::read_date(cell);
    if (!day) return row.lose(column.of.header, cell, "date");
    if (*day && **day > today_) return row.lose(column.of.header, cell, "future");
    row.known_at = *day;
  }
}

void ImportRowReader::read_code(Column const& column, std::string const& cell, ImportRow& row) const {
  auto const code = base::Uscc::parse(cell);
  if (!code) return row.lose(column.of.header, cell, "uscc");
  row.uscc = code->text();
  if (uscc_fact_ < 0) return;
  park::Fact made;
  made.name = pack_->facts[static_cast<std::size_t>(uscc_fact_)].name;
  made.value = feel::Value{row.uscc};
  made.source = source_;
  row.facts.push_back(std::move(made));
}

void ImportRowReader::read_fact(Column const& column, std::string const& cell, ImportRow& row) const {
  park::FactDefinition const& definition = pack_->facts[static_cast<std::size_t>(column.fact)];
  if (cell.front() == '#' && definition.type != park::FactType::string)
    return fault(row, column.of.header, cell, "spreadsheet_error");
  if (cell.size() > text_bytes_max) return fault(row, column.of.header, cell, "too_long");
  if (park::Fact held; !pack_->collection.empty() && park::read_held(definition, cell, column.factor, held))
    return add_fact(definition, std::move(held), row);
  auto value = park::read_value(definition, cell, column.factor);
  if (!value && definition.type == park::FactType::money && is_foreign_money(cell))
    return fault(row, column.of.header, cell, "currency");
  if (!value) return fault(row, column.of.header, cell, code_of(definition.type));
  if (!*value) return;
  if (definition.name == "industry" && !pack_->industries.empty()) {
    auto const code = industry_of(*pack_, cell);
    if (!code) return fault(row, column.of.header, cell, "industry");
    value = std::optional{feel::Value{*code}};
  }
  if (definition.name == "data_class" && !pack_->collection.empty()) {
    auto const code = class_of(*pack_, cell);
    if (!code) return fault(row, column.of.header, cell, "data_class");
    value = std::optional{feel::Value{*code}};
  }
  park::Fact made;
  made.value = std::move(**value);
  add_fact(definition, std::move(made), row);
}

void ImportRowReader::add_fact(park::FactDefinition const& definition, park::Fact made, ImportRow& row) const {
  made.name = definition.name;
  made.source = source_;
  if (row.period && definition.cadence != once) {
    made.valid_from = row.period->from;
    made.valid_to = row.period->to;
  }
  row.facts.push_back(std::move(made));
}

void ImportRowReader::read_period_of(InputRow const& input, ImportRow& row) const {
  row.period = period_;
  std::string year, part, header;
  for (std::size_t at = 0; at < columns_.size() && at < input.cells.size(); ++at) {
    std::string const& target = columns_[at].of.target;
    std::string const cell = base::trimmed(input.cells[at]);
    if (cell.empty()) continue;
    if (target == import_target::period || target == import_target::year) {
      year = cell;
      header = columns_[at].of.header;
    } else if (target == import_target::quarter || target == import_target::month) {
      part = part_of_year(target, cell);
    }
  }
  if (year.empty() && part.empty()) return;
  row.period = read_period(year + part);
  if (!row.period)
    row.lose(header, year + (part.empty() ? "" : " " + part), "period");
  else if (row.period->from > today_)
    row.lose(header, year + part, "future");
}

park::Label fault_text(ImportFault const& fault) {
  struct Words {
    std::string_view code, zh, en;
  };
  static constexpr Words all[] = {
      {"cells_beyond", "该行单元格比表头多；请检查是否有未加引号的逗号",
       "the row has more cells than the header; look for a comma that should be inside quotes"},
      {"nobody", "没有统一社会信用代码，也没有企业名称；请至少填写一项",
       "neither a credit code nor a name; write at least one of them"},
      {"uscc", "统一社会信用代码有误（18 位，末位为校验码）；请对照营业执照核对",
       "this is no credit code (18 characters, the last one checks the others); compare it with the business licence"},
      {"unknown_code", "园区中没有此代码的企业；新企业须同时填写企业名称",
       "no enterprise here has this code; for a new one write its name as well"},
      {"several_of_name", "有多家企业叫这个名称；请填写统一社会信用代码",
       "several enterprises have this name; write the credit code"},
      {"repeated", "同一企业、同一期间已在前面的行出现；请合并为一行",
       "the same enterprise and period stands in an earlier row; make them one"},
      {"number", "不是数字；请填写如 1,234.5 或 1200万，未知则留空",
       "no number; write 1,234.5 for example, or leave it empty when unknown"},
      {"currency", "外币金额；请按入账汇率折算为人民币后填写，未知则留空",
       "money of another currency; write what it is in renminbi, or leave it empty when unknown"},
      {"percent", "不是百分比；请填写如 12.5% 或 0.125，未知则留空",
       "no percentage; write 12.5% or 0.125, or leave it empty when unknown"},
      {"boolean", "请填写 是 或 否，未知则留空", "write yes or no, or leave it empty when unknown"},
      {"date", "不是日期；请填写如 2024-03-05，未知则留空",
       "no day; write 2024-03-05 for example, or leave it empty when unknown"},
      {"period", "看不懂的期间；请填写如 2025、2025Q3、2025年6月",
       "no period; write 2025, 2025Q3 or 2025-06 for example"},
      {"future", "日期在今天之后；请核对", "this lies after today; look it up again"},
      {"industry", "行业不在本园区的行业表中；请填写行业代码或名称",
       "this industry is not in the park's list; write its code or name"},
      {"data_class", "数据类别不在本园区的采集规则中；请填写代码或名称，如 中小企业",
       "no data class of the park's rules of collection; write its code or name, small_and_medium for example"},
      {"withheld_range", "数据敏感企业的此项不得收取原值；请让来源方改报区间（1..2）、界限（>=1）或哈希",
       "of this enterprise the value itself may not be taken; have the source tell a range (1..2), a bound (>=1) "
       "or "
       "a hash"},
      {"withheld_attestation", "此来源对该企业只能出具证明，不得传送原值；请改报界限（>=1）、是/否或哈希",
       "this source may only attest about the enterprise; have it tell a bound (>=1), yes or no, or a hash "
       "(sha256:…)"},
      {"withheld_hash", "此来源对该企业只能提供哈希（sha256:…），不得传送原值",
       "this source may give no more than a hash (sha256:…) about the enterprise"},
      {"consent", "企业未同意由此来源提供数据（或同意已到期、撤回）；未收取。取得同意后请在企业页登记",
       "the enterprise has not agreed that this source tells its data, or no longer; nothing was taken. Record its "
       "consent "
       "on its page first"},
      {"spreadsheet_error", "表格公式出错的结果；请改正公式或留空",
       "the result of a faulty formula; correct it or leave the cell empty"},
      {"too_long", "文字过长；请缩短", "too long; shorten it"},
  };
  for (Words const& one : all)
    if (one.code == fault.code) {
      std::string const row = fault.code == "repeated" ? fmt::format("（第 {} 行）", fault.detail) : "";
      std::string const row_en = fault.code == "repeated" ? fmt::format(" (row {})", fault.detail) : "";
      return {std::string{one.zh} + row, std::string{one.en} + row_en};
    }
  return {"无法读取", "cannot be read"};
}

}  // namespace app
