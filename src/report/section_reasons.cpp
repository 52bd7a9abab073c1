// Why: reasons with advice, measures, the chains of limit and term.
#include <fmt/core.h>

#include <algorithm>

#include "report/sections.h"
#include "report/table.h"

namespace report {
namespace {

void print_adverse(Book const& book) {
  std::vector<Row> rows;
  for (park::ReasonResult const& reason : book.assessment().reasons) {
    if (reason.direction != "adverse") continue;
    std::string const text = book.say(reason.text), advice = book.say(reason.advice);
    TextStyle lost = table_strong;
    lost.colour = palette::bad;
    bool const costs_points = !reason.points.is_zero();  // a veto costs the grade, not points
    std::string const points =
        costs_points ? fixed_text(base::negate(base::absolute(reason.points)), 2) : std::string{no_value};
    rows.push_back({{cell(text.empty() ? reason.name : text), cell(points, lost),
                     cell(advice.empty() ? std::string{no_value} : advice)},
                    {}});
  }
  if (rows.empty()) return;
  book.subheading(book.say("失分因素与改进建议", "What cost points, and what would improve the rating"));
  draw_table(book.canvas,
             {{book.say("因素", "Factor"), 4.2, Align::left},
              {book.say("失分", "Lost"), 0.9, Align::right},
              {book.say("改进建议", "Advice"), 4.4, Align::left}},
             rows);
}

void print_favourable(Book const& book) {
  std::vector<Row> rows;
  for (park::ReasonResult const& reason : book.assessment().reasons) {
    if (reason.direction == "adverse") continue;
    std::string const text = book.say(reason.text), advice = book.say(reason.advice);
    TextStyle earned = table_strong;
    earned.colour = palette::good;
    rows.push_back(
        {{cell(text.empty() ? reason.name : text, table_plain, advice), cell(signed_text(reason.points, 2), earned)},
         {}});
  }
  if (rows.empty()) return;
  book.subheading(book.say("得分因素", "What earned points"));
  draw_table(book.canvas,
             {{book.say("因素", "Factor"), 8.6, Align::left}, {book.say("得分", "Points"), 0.9, Align::right}}, rows);
}

std::string effect_text(Book const& book, park::Measure const& measure) {
  auto const& say = book.say;
  std::string const value = measure.value;
  if (measure.effect == "refuse") return say("不予准入", "admission refused");
  if (measure.effect == "set_grade") return say("级别定为 ", "grade set to ") + value;
  if (measure.effect == "cap_grade") return say("级别不高于 ", "grade not above ") + value;
  if (measure.effect == "lift") return say("级别提升至不低于 ", "grade lifted to at least ") + value;
  if (measure.effect == "cut_support") {
    auto const share = base::Decimal::parse(value);
    return say("支持力度调整为 ", "support cut to ") + (share ? percent_text(*share) : value);
  }
  return value.empty() ? measure.effect : measure.effect + " " + value;
}

std::string basis(std::string const& source, std::string const& decision, std::string const& rule) {
  return source.empty() ? decision + " # " + rule : source;
}

Row measure_row(Book const& book, park::Measure const& measure, bool is_lift) {
  TextStyle style = table_strong;
  style.colour = !measure.applied ? palette::muted : is_lift ? palette::good : palette::bad;
  std::string const label = book.say(measure.label);
  return {{cell(is_lift ? book.say("提升", "lift") : book.say("否决或限制", "veto or limit"), style),
           cell(label.empty() ? measure.code : label),
           cell(effect_text(book, measure), table_plain,
                measure.applied ? "" : book.say("已触发，未改变结果", "matched, but did not change the result")),
           cell(basis(measure.source, measure.decision, measure.rule_id), table_plain,
                measure.source.empty() ? "" : measure.decision + " # " + measure.rule_id)},
          {}};
}

Row adjustment_row(Book const& book, park::Adjustment const& adjustment, bool is_bonus) {
  base::Decimal const size = base::absolute(adjustment.points);
  TextStyle style = table_strong;
  style.colour = is_bonus ? palette::good : palette::bad;
  std::string const label = book.say(adjustment.label);
  std::string const points = signed_text(is_bonus ? size : base::negate(size), 2) + book.say(" 分", " points");
  return {{cell(is_bonus ? book.say("加分", "bonus") : book.say("扣分", "deduction"), style),
           cell(label.empty() ? adjustment.code : label), cell(points),
           cell(basis(adjustment.source, adjustment.decision, adjustment.rule_id), table_plain,
                adjustment.source.empty() ? "" : adjustment.decision + " # " + adjustment.rule_id)},
          {}};
}

std::string kind_text(Language say, std::string_view kind) {
  struct {
    std::string_view kind, zh, en;
  } static constexpr words[] = {{"base", "基数", "base"},           {"cut", "削减", "cut"},
                                {"bonus", "增加", "bonus"},         {"cap", "上限", "cap"},
                                {"component", "组成", "component"}, {"pause", "暂停", "pause"},
                                {"round", "取整", "rounding"}};
  for (auto const& word : words)
    if (word.kind == kind) return say(word.zh, word.en);
  return std::string{kind};
}

void print_chain(Book const& book, park::ChainResult const& chain, std::string const& title, bool is_money) {
  auto const value = [&](std::optional<base::Decimal> number) {
    if (!number) return std::string{no_value};
    return is_money ? amount_text(*number, book.report.party.currency, book.say) : days_text(*number, book.say);
  };
  if (chain.steps.empty() && !chain.proposed && chain.undecided_reason.empty()) return;
  book.subheading(title);
  std::string line = book.say("建议 ", "proposed ") + value(chain.proposed);
  if (chain.requested) line = book.say("申请 ", "requested ") + value(chain.requested) + "　→　" + line;
  if (!chain.binding.empty()) {
    std::string const label = book.say(chain.binding_label);
    line += book.say("　·　决定项：", "　·　decided by: ") + (label.empty() ? chain.binding : label);
  }
  if (!chain.undecided_reason.empty()) line += book.say("　·　未决原因：", "　·　undecided: ") + chain.undecided_reason;
  book.canvas.paragraph(line, {.size = 8.6, .bold = true, .colour = palette::accent, .align = Align::left}, 0, 4);
  std::vector<Row> rows;
  for (park::StepResult const& step : chain.steps) {
    bool const binding = step.step == chain.binding;
    std::string const label = book.say(step.label);
    std::optional<Colour> background;
    if (binding) background = rgb(0xFBF3E2);
    rows.push_back(
        {{cell(label.empty() ? step.step : label, binding ? table_strong : table_plain,
               binding ? book.say("◀ 决定项", "◀ decides the value") : ""),
          cell(kind_text(book.say, step.kind)),
          cell(step.formula, {.size = 7.2, .bold = false, .colour = palette::muted}, step.source),
          cell(value(step.before)), cell(value(step.after), step.before == step.after ? table_plain : table_strong)},
         background});
  }
  draw_table(book.canvas,
             {{book.say("步骤", "Step"), 2.6, Align::left},
              {book.say("类别", "Kind"), 0.9, Align::left},
              {book.say("公式与依据", "Formula and source"), 3.4, Align::left},
              {book.say("之前", "Before"), 1.5, Align::right},
              {book.say("之后", "After"), 1.5, Align::right}},
             rows);
}

void print_adverse_indicators(Book const& book) {
  park::Assessment const& a = book.assessment();
  std::vector<Row> rows;
  for (park::AdverseResult const& item : a.adverse) {
    std::string const label = book.say(item.label);
    TextStyle excess = table_strong;
    excess.colour = item.excess > base::Decimal{0} ? palette::bad : palette::ink;
    rows.push_back(
        {{cell(label.empty() ? item.name : label), cell(shown_text(item.value, book.report.party.currency, book.say)),
          cell(number_in_unit(item.benchmark, item.value.unit, book.report.party.currency, book.say)),
          cell(percent_text(item.excess), excess)},
         {}});
  }
  if (rows.empty()) return;
  rows.push_back({{cell(book.say("合计超出", "Total excess"), table_strong), cell(""), cell(""),
                   cell(percent_text(a.adverse_excess), table_strong)},
                  palette::panel});
  book.subheading(book.say("劣于行业水平的负向指标", "Adverse indicators worse than the industry"));
  draw_table(book.canvas,
             {{book.say("指标", "Indicator"), 4, Align::left},
              {book.say("本企业", "Enterprise"), 2, Align::right},
              {book.say("行业水平", "Industry"), 2, Align::right},
              {book.say("超出", "Excess"), 1.5, Align::right}},
             rows);
}

}  // namespace

void print_reasons(Book const& book) {
  if (book.assessment().reasons.empty()) return;
  book.heading("主要因素与改进建议", "Main factors and suggestions for improvement", 80);
  print_adverse(book);
  print_favourable(book);
}

void print_measures(Book const& book) {
  park::Assessment const& a = book.assessment();
  if (a.bonuses.empty() && a.deductions.empty() && a.lifts.empty() && a.vetoes.empty()) return;
  book.heading("加分、扣分、提升与否决", "Bonuses, deductions, lifts and vetoes", 70);
  std::vector<Row> rows;
  for (auto const& item : a.bonuses) rows.push_back(adjustment_row(book, item, true));
  for (auto const& item : a.deductions) rows.push_back(adjustment_row(book, item, false));
  for (auto const& item : a.lifts) rows.push_back(measure_row(book, item, true));
  for (auto const& item : a.vetoes) rows.push_back(measure_row(book, item, false));
  draw_table(book.canvas,
             {{book.say("类别", "Kind"), 1.3, Align::left},
              {book.say("事项", "Matter"), 3.2, Align::left},
              {book.say("作用", "Effect"), 2.6, Align::left},
              {book.say("依据", "Basis"), 2.8, Align::left}},
             rows, 5);
  if (a.vetoes.empty()) {
    book.canvas.y += 7;
    return;
  }
  book.remark(fmt::format("{}{}　→　{}{}", book.say("无否决与限制时的级别：", "Grade without vetoes and limits: "),
                          a.grade_without_veto.code, book.say("最终级别：", "final grade: "), a.grade.code));
}

void print_chains(Book const& book) {
  park::Assessment const& a = book.assessment();
  if (a.limit.steps.empty() && a.term.steps.empty() && a.adverse.empty() && !a.limit.proposed && !a.term.proposed)
    return;
  book.heading("授信额度与期限", "Limit and term", 90);
  print_adverse_indicators(book);
  print_chain(book, a.limit, book.say("额度的形成", "How the limit came about"), true);
  print_chain(book, a.term, book.say("期限的形成", "How the term came about"), false);
}

}  // namespace report
