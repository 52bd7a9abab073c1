// The words of every diagnostic, in Chinese and English. {0}, {1} … are Diagnostic::values.
#include <array>

#include "feel/diagnostic.h"

namespace feel {

namespace {

struct Template {
  std::string_view code, en, zh;
};

constexpr Template templates[] = {
    // The text does not compile.
    {"unknown_variable", "unknown variable `{0}`", "未知变量 `{0}`"},
    {"unknown_variable_near", "unknown variable `{0}`; did you mean `{1}`?", "未知变量 `{0}`，是否应为 `{1}`？"},
    {"unknown_function", "unknown function `{0}`", "未知函数 `{0}`"},
    {"unknown_function_near", "unknown function `{0}`; did you mean `{1}`?", "未知函数 `{0}`，是否应为 `{1}`？"},
    {"unknown_type", "unknown type `{0}`", "未知类型 `{0}`"},
    {"unexpected", "expected {0}, got `{1}`", "此处应为 {0}，实际为 `{1}`"},
    {"unexpected_end", "expected {0}, but the text ends", "此处应为 {0}，但文本已结束"},
    {"unexpected_character", "unexpected character `{0}`", "无法识别的字符 `{0}`"},
    {"string_not_closed", "the string is not closed; add `\"`", "字符串未结束，请补上 `\"`"},
    {"bad_escape", "bad escape in {0}; use \\uXXXX or \\UXXXXXX", "{0} 中的转义无效，请用 \\uXXXX 或 \\UXXXXXX"},
    {"text_too_deep", "the text nests deeper than {0} levels", "表达式嵌套超过 {0} 层"},
    {"text_too_long", "the text is longer than {0} bytes", "文本超过 {0} 字节"},
    {"duplicate_entry", "the entry `{0}` is there twice", "条目 `{0}` 重复"},
    // Nulls that are no error.
    {"null_literal", "`null` is written here, or nothing", "此处写明为 `null`，或未填写"},
    {"null_value", "`{0}` is null", "`{0}` 为 null"},
    {"null_given", "`{0}` was given as null", "`{0}` 的值为 null"},
    {"not_set", "{1} has no `{0}`", "{1} 没有 `{0}`"},
    {"empty_list", "`{0}` of no items is null", "对空列表，`{0}` 的结果为 null"},
    {"no_default", "the output `{0}` has no default result", "输出 `{0}` 没有默认结果"},
    {"no_cell", "the row has no cell in the column `{0}`", "该行在“{0}”列没有单元格"},
    // Values.
    {"missing_input", "`{0}` was not given", "未提供 `{0}`"},
    {"operand_types", "`{0}` is not defined for {1} and {2}", "运算 `{0}` 不适用于 {1} 与 {2}"},
    {"operand_type", "`{0}` is not defined for {1}", "运算 `{0}` 不适用于 {1}"},
    {"condition_type", "a condition must be true or false, got {0}", "条件应为真或假，实际为 {0}"},
    {"filter_type", "a filter must give true, false or a position, got {0}", "筛选条件应为真、假或位置，实际为 {0}"},
    {"domain_type", "cannot iterate over {0}; give a list or a range of whole numbers or days",
     "无法遍历 {0}，请给出列表，或整数、日期的区间"},
    {"division_by_zero", "{0} divided by zero", "{0} 除以零"},
    {"no_finite_result", "{0} {1} {2} has no finite result", "{0} {1} {2} 没有有限的结果"},
    {"no_finite_result_of", "{0} of {1} has no finite result", "{0}（{1}）没有有限的结果"},
    {"number_out_of_range", "the number {0} is out of range", "数 {0} 超出范围"},
    {"bad_temporal", "{0} is no date, time, date and time or duration", "{0} 不是日期、时间、日期时间或时长"},
    {"temporal_out_of_range", "{0} and {1}: the result is out of range", "{0} 与 {1}：结果超出范围"},
    {"no_entry", "there is no entry `{0}` in {1}", "{1} 中没有条目 `{0}`"},
    {"no_property", "{1} has no property `{0}`", "{1} 没有属性 `{0}`"},
    {"index_out_of_range", "there is no item {0} in a list of {1}", "列表共 {1} 项，没有第 {0} 项"},
    {"index_not_whole", "the position {0} is not a whole number", "位置 {0} 不是整数"},
    {"does_not_conform", "{0} is {1}, not {2}", "{0} 是 {1}，不是 {2}"},
    {"value_not_allowed", "{0} is not an allowed value of {1}", "{0} 不是 {1} 允许的值"},
    {"not_a_function", "{0} cannot be called; only functions can", "{0} 不能调用，只有函数可以"},
    {"external_function", "functions of kind {0} are not run, `{1}` is missing here; write the function in FEEL",
     "不执行 {0} 类函数，此处缺少 `{1}`，请用 FEEL 编写"},
    // Built-ins.
    {"argument_count", "{0} does not take {1} arguments", "{0} 不接受 {1} 个参数"},
    {"argument_names", "the names of the arguments do not fit {0}", "参数名与 {0} 不符"},
    {"argument_type", "{0}: argument {1} must be {2}, got {3}", "{0}：第 {1} 个参数应为 {2}，实际为 {3}"},
    {"item_type", "{0}: every item must be {1}, got {2}", "{0}：每一项应为 {1}，实际为 {2}"},
    {"too_few_items", "{0} needs at least {1} items", "{0} 至少需要 {1} 项"},
    {"scale_out_of_range", "the scale {0} is out of range", "小数位数 {0} 超出范围"},
    {"position_out_of_range", "the position {0} is outside 1 to {1}", "位置 {0} 不在 1 到 {1} 之间"},
    {"length_out_of_range", "the length {0} must be at least 1", "长度 {0} 至少应为 1"},
    {"bad_separators", "`{0}` and `{1}` cannot separate groups and decimals", "`{0}` 与 `{1}` 不能作为分组符和小数点"},
    {"not_a_number", "`{0}` is not a number", "`{0}` 不是数"},
    {"bad_pattern", "bad pattern `{0}`: {1}", "正则表达式 `{0}` 无效：{1}"},
    {"pattern_matches_nothing", "the pattern `{0}` matches the empty text; nothing can be replaced or split by it",
     "正则表达式 `{0}` 可匹配空文本，不能用于替换或拆分"},
    {"bad_replacement", "bad replacement `{0}`", "替换文本 `{0}` 无效"},
    {"pattern_too_costly", "the pattern `{0}` takes too long on this text", "正则表达式 `{0}` 在此文本上耗时过长"},
    {"match_not_boolean", "the function must give true or false, gave {0}", "该函数应返回真或假，实际返回 {0}"},
    {"not_sortable", "{0} and {1} have no order", "{0} 与 {1} 无法排序"},
    {"not_key_and_value", "{0} is not a context with `key` and `value`", "{0} 不是含 `key` 与 `value` 的上下文"},
    {"bad_date", "{0} is not a date", "{0} 不是日期"},
    {"bad_time", "{0} is not a time", "{0} 不是时间"},
    {"bad_date_and_time", "{0} is not a date and time", "{0} 不是日期时间"},
    {"bad_duration", "{0} is not a duration", "{0} 不是时长"},
    {"bad_range", "`{0}` is not a range", "`{0}` 不是区间"},
    // Decision models: tables, requirements, boxed expressions.
    {"several_rules_matched", "several rules match where only one may: rules {1}", "只允许一行命中，却命中第 {1} 行"},
    {"any_results_differ", "the rules that match give different results: rules {1}", "命中的各行结果不同：第 {1} 行"},
    {"no_rule_matched", "no rule matches", "没有任何一行命中"},
    {"rule_undecidable", "whether rule {1} matches cannot be decided", "无法判断第 {1} 行是否命中"},
    {"cannot_aggregate", "the result {2} of rule {1} cannot be aggregated", "第 {1} 行的结果 {2} 无法汇总"},
    {"value_not_allowed_here", "{0} is not among the allowed values {1}", "{0} 不在允许的取值 {1} 之内"},
    {"requirement_not_decided", "`{1}` is not decided", "`{1}` 未能得出结论"},
    {"rests_on_error", "the value rests on an error", "该值以错误为依据"},
    {"no_logic", "there is no logic", "没有决策逻辑"},
    {"unknown_decision", "`{1}` has no decision or decision service `{0}`", "`{1}` 中没有决策或决策服务 `{0}`"},
    {"unknown_parameter", "{0} has no parameter `{1}`", "{0} 没有参数 `{1}`"},
    {"missing_argument", "{0} needs the argument `{1}`", "{0} 缺少参数 `{1}`"},
    {"does_not_compile", "the text does not compile: {0}", "文本无法编译：{0}"},
    {"expression_language", "the expression language `{0}` is not run; write FEEL",
     "不支持表达式语言 `{0}`，请用 FEEL"},
    {"hit_policy", "the hit policy {0} cannot be applied to this table", "命中策略 {0} 不适用于该决策表"},
    {"table_shape", "rule {0} does not have the columns of the table", "第 {0} 行的列数与决策表不符"},
    {"model_gone", "the model of this function is no longer loaded", "该函数所属的模型已卸载"},
    // Limits.
    {"turns_exceeded", "stopped after {0} turns of loops, tables and calls", "循环、决策表与调用已达 {0} 轮，停止计算"},
    {"steps_exceeded", "stopped after {0} steps", "已执行 {0} 步，停止计算"},
    {"calls_too_deep", "calls nest deeper than {0} levels", "函数调用超过 {0} 层"},
    {"list_too_long", "a list may hold at most {0} items", "列表最多 {0} 项"},
    {"nesting_too_deep", "values nest deeper than {0} levels", "值的嵌套超过 {0} 层"},
    {"value_too_large", "a value may hold at most {0} parts", "一个值最多包含 {0} 个部分"},
};

std::string filled(std::string_view text, std::vector<std::string> const& values) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const is_place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    if (!is_place) {
      out += text[at];
      continue;
    }
    auto const index = static_cast<std::size_t>(text[at + 1] - '0');
    if (index < values.size()) out += values[index];
    at += 2;
  }
  return out;
}

}  // namespace

std::string message_of(Diagnostic const& diagnostic, std::string_view locale) {
  for (Template const& each : templates)
    if (each.code == diagnostic.code) return filled(locale == "zh-CN" ? each.zh : each.en, diagnostic.values);
  std::string text = diagnostic.code;
  for (std::string const& value : diagnostic.values) text.append(text == diagnostic.code ? ": " : ", ").append(value);
  return text;
}

}  // namespace feel
