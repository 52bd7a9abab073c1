#include "cli/explanation.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/text.h"
#include "park/common/fact_values.h"

namespace cli {
namespace {

// Columns of a terminal: a Chinese character takes two.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (unsigned char const c : text)
    if ((c & 0xC0U) != 0x80U) width += c >= 0xE2U ? 2 : 1;
  return width;
}

std::string padded(std::string text, std::size_t width) {
  std::size_t const now = width_of(text);
  if (now < width) text.append(width - now, ' ');
  return text;
}

class ExplanationPage {
 public:
  ExplanationPage(park::Pack const& pack, bool chinese) : pack_(pack), chinese_(chinese) {}

  std::string const& word(park::Label const& label) const { return chinese_ ? label.zh : label.en; }
  char const* word(char const* zh, char const* en) const { return chinese_ ? zh : en; }
  void line(std::string const& text) { out_ += text + "\n"; }
  void heading(char const* zh, char const* en) { out_ += fmt::format("\n{}\n", word(zh, en)); }

  void summary(park::Assessment const& a, std::string const& place) {
    line(fmt::format("{} {} ({})", a.name.empty() ? a.party_id : a.name, a.party_id, place));
    line(fmt::format("{} {} {}  ·  {} {}", word("政策包", "policy pack"), a.pack.name, a.pack.version,
                     word("截至", "as of"), a.as_of.to_string()));
    if (a.status != "decided") {
      for (auto const& problem : a.problems) line(fmt::format("  {} {}", word("未定：", "not decided:"), problem));
      return;
    }
    std::string const& management = word(a.management_grade.label);
    line(fmt::format("{} {}{}  ·  {} {}", word("等级", "grade"), a.grade.code,
                     management.empty() ? "" : " (" + management + ")", word("得分", "score"), a.score.to_string()));
    if (a.grade_without_veto.code != a.grade.code)
      line(fmt::format("{} {}", word("未否决时等级", "grade without the veto"), a.grade_without_veto.code));
    if (!a.tier.code.empty()) line(fmt::format("{} {}", word("分层", "tier"), word(a.tier.label)));
    if (!a.admission.code.empty()) line(fmt::format("{} {}", word("准入", "admission"), word(a.admission.label)));
  }

  void waterfall(park::Assessment const& a) {
    heading("得分构成", "How the score came about");
    for (auto const& bar : a.waterfall) {
      std::string const change = (bar.after - bar.before).to_string();
      line(fmt::format("  {} {:>10} → {:>8}  {}", padded(word(bar.label), 40), change, bar.after.to_string(),
                       bar.grade_after));  // not policy: layout
    }
  }

  void indicators(park::Assessment const& a) {
    for (auto const& model : a.models) {
      if (!model.leading) continue;
      heading("指标", "Indicators");
      line(fmt::format("  {} ({} {})", word(model.label), word("得分", "score"), model.score.to_string()));
      for (auto const& item : model.indicators) {
        park::Shown const mean{item.benchmark, std::nullopt, item.value.unit};
        line(fmt::format("  {} {} {} {:>9} / {:<9} {}", padded(word(item.label), 32),  // not policy: layout
                         padded(park::readable(item.value, pack_.currency, chinese_), 16),
                         padded(item.benchmark ? fmt::format("({} {})", word("基准", "mean"),
                                                             park::readable(mean, pack_.currency, chinese_))
                                               : "",
                                22),
                         item.points.to_string(), item.weight.to_string(), item.known ? "" : item.unknown_reason));
      }
    }
  }

  void reasons(park::Assessment const& a) {
    heading("原因", "Reasons");
    for (auto const& reason : a.reasons) {
      line(fmt::format("  {} {}", reason.direction == "adverse" ? "−" : "+", word(reason.text)));
      if (!word(reason.advice).empty())
        line(fmt::format("      {} {}", word("建议：", "advice:"), word(reason.advice)));
    }
  }

  void chain(park::ChainResult const& chain, char const* zh, char const* en, char const* unit) {
    if (chain.chain.empty()) return;
    heading(zh, en);
    if (chain.requested) line(fmt::format("  {} {}", word("申请", "requested"), amount(chain.requested, unit)));
    for (auto const& step : chain.steps)
      line(fmt::format("  {} {:>18} → {:>18}{}", padded(word(step.label), 40), amount(step.before, unit),
                       amount(step.after, unit),  // not policy: layout
                       step.step == chain.binding ? word("  ← 决定性约束", "  ← binding") : ""));
    if (!chain.undecided_reason.empty()) line("  " + chain.undecided_reason);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string amount(std::optional<base::Decimal> const& value, char const* unit) const {
    return value ? park::readable({value, std::nullopt, unit}, pack_.currency, chinese_) : "-";
  }
  park::Pack const& pack_;
  bool chinese_;
  std::string out_;
};

}  // namespace

std::string explanation_text(park::Assessment const& assessment, park::Pack const& pack, bool chinese,
                             std::string const& place) {
  ExplanationPage page{pack, chinese};
  page.summary(assessment, place);
  if (assessment.status == "decided") {
    page.waterfall(assessment);
    page.indicators(assessment);
    page.reasons(assessment);
    page.chain(assessment.limit, "信用额度", "Credit limit", "money");
    page.chain(assessment.term, "账期（天）", "Payment term (days)", "number");
  }
  return page.take();
}

void print_explanation(park::Assessment const& assessment, park::Pack const& pack, bool chinese,
                       std::string const& place) {
  fmt::print("{}\n", explanation_text(assessment, pack, chinese, place));
}

}  // namespace cli
