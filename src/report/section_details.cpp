// From what: indicators of every model, the facts behind them, method and versions.
#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "report/charts.h"
#include "report/sections.h"
#include "report/table.h"

namespace report {
namespace {

constexpr TextStyle dates{.size = 7.5};
constexpr TextStyle formal{.size = 7.2, .bold = false, .colour = palette::muted};

std::string name_of(Book const& book, park::IndicatorResult const& indicator) {
  std::string const label = book.say(indicator.label);
  return label.empty() ? indicator.name : label;
}

Cell bullet(park::IndicatorResult const& indicator) {
  if (!indicator.known || !indicator.value.number || !indicator.benchmark) return {};  // a bar alone compares nothing
  return {.text = {},
          .style = {},
          .note = {},
          .drawing = [value = *indicator.value.number, benchmark = *indicator.benchmark](Canvas& canvas, double x,
                                                                                         double y, double w, double h) {
            draw_bullet(canvas, x, y, w, h, value, benchmark);
          }};
}

Cell share(park::IndicatorResult const& indicator) {
  return {.text = {},
          .style = {},
          .note = {},
          .drawing = [points = indicator.points, weight = indicator.weight](Canvas& canvas, double x, double y,
                                                                            double w, double h) {
            draw_share(canvas, x, y, w, h, points, weight);
          }};
}

Row indicator_row(Book const& book, park::IndicatorResult const& indicator) {
  std::string_view const currency = book.report.party.currency;
  TextStyle lost = table_strong;
  lost.colour = indicator.points_lost.is_zero() ? palette::muted : palette::bad;
  std::string const unknown =
      indicator.known
          ? ""
          : book.say("数据缺失", "unknown") + (indicator.unknown_reason.empty() ? "" : ": " + indicator.unknown_reason);
  std::string const benchmark = indicator.benchmark
                                    ? number_in_unit(*indicator.benchmark, indicator.value.unit, currency, book.say)
                                    : std::string{no_value};
  bool const scored = !indicator.weight.is_zero();
  std::string const none{no_value};
  return {
      {cell(name_of(book, indicator), table_plain, unknown),
       cell(indicator.known ? shown_text(indicator.value, currency, book.say) : none, table_strong), cell(benchmark),
       bullet(indicator), cell(scored ? number_text(indicator.score, 1) : none),
       cell(scored ? fmt::format("{} / {}", fixed_text(indicator.points, 2), fixed_text(indicator.weight, 2)) : none),
       scored ? share(indicator) : Cell{},
       cell(scored ? fixed_text(base::negate(indicator.points_lost), 2) : none, lost)},
      {}};
}

bool belongs(park::IndicatorResult const& indicator, park::BlockResult const& block) {
  return indicator.block == block.name || indicator.nature == block.name;
}

std::vector<Row> indicator_rows(Book const& book, park::ModelResult const& model) {
  std::vector<Row> rows;
  auto const section = [&rows](std::string const& title) {
    rows.push_back({.cells = {cell(title, {.size = 8, .bold = true, .colour = palette::accent})},
                    .background = palette::stripe,
                    .spans = true});
  };
  std::set<std::size_t> printed;
  for (park::BlockResult const& block : model.blocks) {
    std::string const label = book.say(block.label);
    section(fmt::format("{}　{} / {}{}", label.empty() ? block.name : label, number_text(block.points, 2),
                        number_text(block.points_max, 2), book.say(" 分", " points")));
    for (std::size_t i = 0; i < model.indicators.size(); ++i)
      if (belongs(model.indicators[i], block) && printed.insert(i).second)
        rows.push_back(indicator_row(book, model.indicators[i]));
  }
  if (printed.size() < model.indicators.size() && !model.blocks.empty())
    section(book.say("其他指标（不计分）", "Further indicators (no points)"));
  for (std::size_t i = 0; i < model.indicators.size(); ++i)
    if (!printed.contains(i)) rows.push_back(indicator_row(book, model.indicators[i]));
  return rows;
}

std::string model_title(Book const& book, park::ModelResult const& model) {
  std::string const label = book.say(model.label);
  std::string const purpose = model.purpose == "grade"   ? book.say("用于评级", "for the grade")
                              : model.purpose == "limit" ? book.say("用于额度", "for the limit")
                                                         : model.purpose;
  std::string title = fmt::format("{}（{}）　{}{}", label.empty() ? model.name : label, purpose,
                                  number_text(model.score, 2), book.say(" 分", " points"));
  if (!book.say.chinese())
    title = fmt::format("{} ({})　{} points", label.empty() ? model.name : label, purpose, number_text(model.score, 2));
  if (model.score != model.score_uncapped)
    title += book.say("，封顶前 ", ", before the cap ") + number_text(model.score_uncapped, 2);
  return title;
}

std::string fact_name(Book const& book, park::FactUse const& fact) {
  std::string const label = book.say(fact.label);
  return label.empty() ? fact.name : label;
}

// Every fact once, in the order of its first use.
std::vector<park::FactUse const*> facts_of(park::Assessment const& assessment) {
  using Day = std::optional<base::Date>;
  std::vector<park::FactUse const*> facts;
  std::set<std::tuple<std::string, Day, Day, Day, std::string>> seen;
  auto const add = [&](std::vector<park::FactUse> const& used) {
    for (park::FactUse const& fact : used)
      if (seen.emplace(fact.name, fact.valid_from, fact.valid_to, fact.known_at, fact.source).second)
        facts.push_back(&fact);
  };
  for (park::ModelResult const& model : assessment.models)
    for (park::IndicatorResult const& indicator : model.indicators) add(indicator.facts);
  for (park::CheckResult const& check : assessment.checks) add(check.facts);
  return facts;
}

std::string class_text(Language say, std::string_view source_class) {
  if (source_class == "internal") return say("内部数据", "internal");
  if (source_class == "external") return say("外部数据", "external");
  if (source_class == "declared") return say("企业申报", "declared");
  return std::string{source_class};
}

void print_formulas(Book const& book) {
  std::vector<Row> rows;
  std::set<std::string> seen;
  for (park::ModelResult const& model : book.assessment().models)
    for (park::IndicatorResult const& indicator : model.indicators)
      if (seen.insert(indicator.name).second)
        rows.push_back(
            {{cell(name_of(book, indicator)), cell(indicator.formula, formal),
              cell(indicator.weight_source == "ahp" ? book.say("层次分析法", "AHP") : indicator.weight_source, formal)},
             {}});
  for (park::CheckResult const& check : book.assessment().checks) {
    std::string const label = book.say(check.label);
    if (seen.insert(check.name).second)
      rows.push_back(
          {{cell(label.empty() ? check.name : label), cell(check.formula, formal), cell(std::string{no_value}, formal)},
           {}});
  }
  if (rows.empty()) return;
  book.subheading(book.say("指标公式与权重来源", "Formulas and sources of the weights"));
  draw_table(book.canvas,
             {{book.say("指标", "Indicator"), 2.6, Align::left},
              {book.say("公式", "Formula"), 5, Align::left},
              {book.say("权重来源", "Weight from"), 1.6, Align::left}},
             rows);
}

void print_rules(Book const& book) {
  std::vector<Row> rows;
  for (park::RuleUse const& rule : book.assessment().rules) {
    std::string inputs, numbers;
    for (std::string const& input : rule.inputs) inputs += (inputs.empty() ? "" : "　·　") + input;
    for (int const row : rule.rows) numbers += (numbers.empty() ? "" : ", ") + std::to_string(row);
    rows.push_back({{cell(rule.decision, table_plain, rule.table), cell(inputs, formal),
                     cell(numbers.empty() ? std::string{no_value} : numbers, table_strong)},
                    {}});
  }
  if (rows.empty()) return;
  book.subheading(book.say("触发的规则", "Rules that fired"));
  draw_table(book.canvas,
             {{book.say("决策表", "Decision table"), 2.8, Align::left},
              {book.say("输入", "Inputs"), 5.2, Align::left},
              {book.say("命中行", "Rows"), 1, Align::right}},
             rows);
}

void print_versions(Book const& book) {
  park::Assessment const& a = book.assessment();
  app::DecisionView const& decision = book.report.decision;
  std::string const none{no_value};
  auto const line = [&](std::string_view zh, std::string_view en, std::string const& value) {
    return Row{{cell(book.say(zh, en), formal), cell(value.empty() ? none : value)}, {}};
  };
  std::vector<Row> rows{line("政策包", "Policy pack",
                             fmt::format("{}　{} {}", book.say(book.report.pack_title), a.pack.name, a.pack.version)),
                        line("政策包哈希", "Hash of the pack", a.pack.hash),
                        line("决策编号", "Decision", decision.decision_id),
                        line("决策时间", "Decided at",
                             decision.created_at.empty() ? book.report.created_at.to_string() : decision.created_at),
                        line("追溯哈希", "Trace sha-256", decision.trace_hash)};
  if (!book.report.attribution.empty())
    rows.push_back(line("数据来源与许可", "Data source and licence", book.report.attribution));
  book.subheading(book.say("版本与可追溯性", "Versions and trace"));
  draw_table(book.canvas, {{book.say("项目", "Item"), 2, Align::left}, {book.say("内容", "Content"), 7, Align::left}},
             rows);
}

}  // namespace

void print_indicators(Book const& book) {
  park::Assessment const& a = book.assessment();
  if (a.models.empty()) return;
  book.heading("指标明细", "Indicators", 110);
  book.remark(book.say(
      "横条为本企业数值，竖线为行业水平或园区标准；得分条中浅红部分为失分。印出的数字四舍五入，精确值见决策记录。",
      "Bar: the enterprise; tick: industry mean or park standard. Pale red is the part lost. Figures are rounded for "
      "print; the stored decision holds them exactly."));
  for (park::ModelResult const& model : a.models) {
    book.subheading(model_title(book, model), 70);
    draw_table(book.canvas,
               {{book.say("指标", "Indicator"), 2.7, Align::left},
                {book.say("数值", "Value"), 1.35, Align::right},
                {book.say("基准", "Benchmark"), 1.25, Align::right},
                {book.say("对比", "Compared"), 1.25, Align::left},
                {book.say("评分", "Score"), 0.75, Align::right},
                {book.say("得分 / 权重", "Points / weight"), 1.35, Align::right},
                {"", 1.0, Align::left},
                {book.say("失分", "Lost"), 0.85, Align::right}},
               indicator_rows(book, model));
  }
}

void print_checks(Book const& book) {
  std::string_view const currency = book.report.party.currency;
  std::vector<Row> rows;
  for (park::CheckResult const& check : book.assessment().checks) {
    if (!check.value.number && !check.value.text) continue;
    std::string compared;
    for (park::FactUse const& fact : check.facts) {
      std::string const source = book.say(fact.source_label);
      compared +=
          fmt::format("{}{}{}{}{}{}", compared.empty() ? "" : "\n", fact_name(book, fact), book.say("：", ": "),
                      shown_text(fact.value, currency, book.say), "　·　", source.empty() ? fact.source : source);
    }
    std::string const label = book.say(check.label);
    std::string const benchmark = check.benchmark
                                      ? number_in_unit(*check.benchmark, check.value.unit, currency, book.say)
                                      : std::string{no_value};
    rows.push_back(
        {{cell(label.empty() ? check.name : label), cell(shown_text(check.value, currency, book.say), table_strong),
          cell(benchmark), cell(compared.empty() ? std::string{no_value} : compared, formal)},
         {}});
  }
  if (rows.empty()) return;
  book.heading("核对与约束", "Checks", 80);
  book.remark(
      book.say("这些指标不计分；加分、否决与限制以其为依据。没有数据的未列出。",
               "These earn no points; bonuses, vetoes and limits rest on them. Those without data are left out."));
  draw_table(book.canvas,
             {{book.say("指标", "Indicator"), 2.6, Align::left},
              {book.say("数值", "Value"), 1.5, Align::right},
              {book.say("基准", "Benchmark"), 1.4, Align::right},
              {book.say("所比较的事实", "Facts compared"), 4.5, Align::left}},
             rows);
}

void print_facts(Book const& book) {
  std::vector<Row> rows;
  for (park::FactUse const* fact : facts_of(book.assessment())) {
    std::string const source = book.say(fact->source_label);
    std::string evidence = fact->evidence;
    if (!fact->note.empty()) evidence += (evidence.empty() ? "" : "\n") + fact->note;
    rows.push_back(
        {{cell(fact_name(book, *fact), table_plain, fact->dataset),
          cell(shown_text(fact->value, book.report.party.currency, book.say), table_strong),
          cell(source.empty() ? fact->source : source, table_plain, class_text(book.say, fact->source_class)),
          cell(period_text(fact->valid_from, fact->valid_to, book.say), dates),
          cell(fact->known_at ? fact->known_at->to_string() : std::string{no_value}, dates),
          cell(evidence.empty() ? std::string{no_value} : evidence, formal)},
         {}});
  }
  if (rows.empty()) return;
  book.heading("依据的事实", "Facts relied upon", 80);
  book.remark(book.say(
      "每项事实取评级基准日已经获知、所属期已经开始的最新一版；更正是更新的事实，旧版保留。",
      "Of every fact the latest version counts that was known and had begun on the as-of date; a correction is a newer "
      "fact, the old one is kept."));
  draw_table(book.canvas,
             {{book.say("事实", "Fact"), 2.2, Align::left},
              {book.say("数值", "Value"), 1.6, Align::right},
              {book.say("来源", "Source"), 1.5, Align::left},
              {book.say("所属期", "Period"), 2.2, Align::left},
              {book.say("获知日", "Known"), 1.25, Align::left},
              {book.say("证据与备注", "Evidence and notes"), 2, Align::left}},
             rows);
}

void print_method(Book const& book) {
  book.heading("方法说明", "Method", 90);
  book.canvas.paragraph(
      book.say(
          "本报告由政策包中的公开规则对截至评级基准日已知的事实计算得出：指标由事实按公式算出，经评分曲线换算为 0–100 "
          "分，再按权重计入模型；其后依次计入加分与扣分、定级、提升、否决与限制，最后形成档次、额度与期限。全部运算为十"
          "进制精确"
          "算术（IEEE 754 decimal128）。相同的事实与相同的政策包版本必得出相同的结果与相同的追溯哈希。",
          "This report applies the published rules of the policy pack to the facts known on the as-of date: formulas "
          "turn facts into "
          "indicators, curves turn indicators into 0–100, weights into points of the models; then follow bonuses and "
          "deductions, the "
          "grade, lifts, vetoes and limits, and last the tier, the limit and the term. All arithmetic is exact decimal "
          "(IEEE 754 "
          "decimal128). Equal facts and an equal version of the pack always give an equal result and an equal trace "
          "hash."),
      {.size = 8.6}, 0, 8);
  if (book.report.party.demonstration)
    book.canvas.paragraph(book.say("本报告中的企业与数据均为演示而虚构，不代表任何真实企业。",
                                   "The enterprise and the data of this report are invented for demonstration and "
                                   "stand for no real enterprise."),
                          {.size = 8.6, .bold = true, .colour = palette::bad, .align = Align::left}, 0, 8);
  print_versions(book);
  print_rules(book);
  print_formulas(book);
}

}  // namespace report
