#include <array>
#include <vector>

#include "base/text.h"
#include "dmn/names.h"
#include "dmn/sheet_words.h"

namespace dmn::words {
namespace {

struct Word {
  std::string_view zh, en, note_zh, note_en;
};
constexpr std::array<Word, rows> row_words{
    {{"决策表", "Decision table", "每张工作表是一个决策表。请勿改动 A 列的标题。",
      "Each sheet is one decision table. Leave the words of column A as they are."},
     {"表标识", "Table id", "程序用来找到这张表，请勿改动。", "The program finds the table by it: do not change it."},
     {"命中策略", "Hit policy", "几条规则同时符合时怎样取结果。请从下拉列表中选择。",
      "Which results count when several rules match. Choose from the list."},
     {"汇总方式", "Aggregation", "仅用于 COLLECT：求和、计数、最小、最大；空白表示列出全部结果。",
      "For COLLECT only: sum, count, least, greatest; blank lists every result."},
     {"结果标题", "Output label", "整组结果的名称，可不填。", "What all results together are called; may be blank."},
     {"列类别", "Column kind", "条件、结果、批注或说明。新增一列时在此选择类别。",
      "Condition, Result, Annotation or Description. Choose one when you add a column."},
     {"列标识", "Column id", "程序用来认出这一列；新增的列留空。",
      "The program knows a column by it; leave it blank for a new column."},
     {"类型", "Type", "string 文本、number 数、boolean 是非、date 日期，或模型中定义的类型。",
      "string, number, boolean, date, or a type that the model defines."},
     {"可选值", "Allowed values", "以逗号分隔，文本加英文引号，例如 \"A\",\"B\"；空白表示不限。",
      "Separated by commas, texts in quotes: \"A\",\"B\"; blank allows everything."},
     {"缺省结果", "Default result", "没有规则符合时的结果。", "The result when no rule matches."},
     {"表达式", "Expression", "条件列：被检验的表达式；结果列：结果的名称。",
      "Of a condition: what is tested; of a result: its name."},
     {"规则标识", "Rule id",
      "每行一条规则。新增的规则此格留空。条件空白或 - 表示任意；文本加英文引号，例如 \"A\"；可写 >= "
      "10、[1..5)、not(\"A\")。",
      "One rule per row; leave this cell blank for a new rule. A blank or - condition is always met; texts in quotes: "
      "\"A\"; also >= 10, [1..5), not(\"A\")."}}};
constexpr std::array<Word, 4> column_words{{{"条件", "Condition", "", ""},
                                            {"结果", "Result", "", ""},
                                            {"批注", "Annotation", "", ""},
                                            {"说明", "Description", "", ""}}};

struct Gloss {
  std::string_view word, zh, en;
};
constexpr std::array<Gloss, 7> policies{{{"UNIQUE", "唯一", "only one may match"},
                                         {"FIRST", "首条", "the first that matches"},
                                         {"PRIORITY", "优先级", "the result listed first"},
                                         {"ANY", "任意", "all that match agree"},
                                         {"COLLECT", "收集", "all that match"},
                                         {"RULE ORDER", "按规则顺序", "all, in the order of the rules"},
                                         {"OUTPUT ORDER", "按结果顺序", "all, in the order of the results"}}};
constexpr std::array<Gloss, 4> aggregations{
    {{"SUM", "求和", "sum"}, {"COUNT", "计数", "count"}, {"MIN", "最小", "least"}, {"MAX", "最大", "greatest"}}};

template <class Glosses>
std::string shown(Glosses const& glosses, std::string_view word, std::string_view locale) {
  for (Gloss const& gloss : glosses)
    if (gloss.word == word) return std::string{word} + " " + std::string{is_chinese(locale) ? gloss.zh : gloss.en};
  return std::string{word};
}

template <class Glosses>
std::optional<std::string> read(Glosses const& glosses, std::string_view text) {
  std::string const wanted = normalized_name(text);
  std::string const lower = base::lower_ascii(wanted);
  for (Gloss const& gloss : glosses) {
    std::string const word = base::lower_ascii(gloss.word);
    if (lower == word || wanted == gloss.zh || lower == gloss.en || lower == word + " " + std::string{gloss.zh} ||
        lower == word + std::string{gloss.zh} || lower == word + " " + std::string{gloss.en})
      return std::string{gloss.word};
  }
  return std::nullopt;
}

template <class Glosses>
std::vector<std::string> all_shown(Glosses const& glosses, std::string_view locale) {
  std::vector<std::string> result;
  for (Gloss const& gloss : glosses) result.push_back(shown(glosses, gloss.word, locale));
  return result;
}

template <class Words>
std::optional<std::size_t> index_of(Words const& words, std::string_view text) {
  std::string const wanted = base::lower_ascii(base::trimmed(text));
  for (std::size_t i = 0; i < words.size(); ++i)
    if (wanted == words[i].zh || wanted == base::lower_ascii(words[i].en)) return i;
  return std::nullopt;
}

}  // namespace

std::string_view row_name(Row row, std::string_view locale) {
  Word const& word = row_words[static_cast<std::size_t>(row)];
  return is_chinese(locale) ? word.zh : word.en;
}
std::string_view row_note(Row row, std::string_view locale) {
  Word const& word = row_words[static_cast<std::size_t>(row)];
  return is_chinese(locale) ? word.note_zh : word.note_en;
}
std::optional<Row> row_named(std::string_view text) {
  auto const index = index_of(row_words, text);
  return index ? std::optional{static_cast<Row>(*index)} : std::nullopt;
}
std::string_view column_name(Column column, std::string_view locale) {
  Word const& word = column_words[static_cast<std::size_t>(column)];
  return is_chinese(locale) ? word.zh : word.en;
}
std::optional<Column> column_named(std::string_view text) {
  auto const index = index_of(column_words, text);
  return index ? std::optional{static_cast<Column>(*index)} : std::nullopt;
}

std::string policy_shown(std::string_view policy, std::string_view locale) { return shown(policies, policy, locale); }
std::optional<std::string> policy_read(std::string_view text) { return read(policies, text); }
std::vector<std::string> policies_shown(std::string_view locale) { return all_shown(policies, locale); }

std::string aggregation_shown(std::string_view aggregation, std::string_view locale) {
  return aggregation.empty() ? "" : shown(aggregations, aggregation, locale);
}
std::optional<std::string> aggregation_read(std::string_view text) {
  return base::trimmed(text).empty() ? "" : read(aggregations, text);
}
std::vector<std::string> aggregations_shown(std::string_view locale) { return all_shown(aggregations, locale); }

}  // namespace dmn::words
