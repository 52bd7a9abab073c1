// Where the decision stands in the verifiable log, and how a reader checks it.
#include <fmt/format.h>

#include "report/sections.h"
#include "report/table.h"

namespace report {
namespace {

using State = app::RatingSeal::State;

constexpr TextStyle record_text{.size = 8.6};

std::string seconds_text(base::Instant at) { return at.to_string().substr(0, 19) + "Z"; }

// Why there is no proof, plainly and with the time of the answer.
std::string missing_text(app::RatingSeal const& seal, Language say) {
  std::string const now = seconds_text(seal.looked_at);
  switch (seal.state) {
    case State::not_stored:
      return say("本报告按请求即时计算，未形成存档的决策，因此没有存证。",
                 "This report was computed on request; no decision was stored, so nothing stands in the log.");
    case State::no_log:
      return say("本系统没有存证日志，本决策无法脱离本系统验证。",
                 "This installation keeps no verifiable log; the decision cannot be checked apart from it.");
    case State::waiting:
      return say(
          fmt::format("尚未封存：截至 {}，本决策还没有进入已签名的检查点，因此本报告不带证明。请稍后重新下载。", now),
          fmt::format("Not yet sealed: as of {} this decision is under no signed checkpoint, so this report "
                      "carries no proof. Download it again later.",
                      now));
    case State::contradicted:
      return say(fmt::format("不能证明：{} 核对时，存证日志与库中的这项决策不一致。请勿依据本报告行事，并立即告知审计管"
                             "理员。",
                             now),
                 fmt::format("Not proven: when checked at {}, the verifiable log did not show this decision as it is "
                             "stored. Do not act on this report, and tell the audit administrator at once.",
                             now));
    case State::sealed: return "";
  }
  return "";
}

std::string witnesses_text(app::RatingSeal const& seal, Language say) {
  std::string names;
  for (std::string const& name : seal.witnesses) names += (names.empty() ? "" : say("、", ", ")) + name;
  if (names.empty()) return say("无", "none");
  return seal.witnessed_at ? fmt::format("{} · {}", names, seconds_text(*seal.witnessed_at)) : names;
}

void print_seal(Book const& book) {
  app::RatingSeal const& seal = book.report.seal;
  Language const say = book.say;
  std::vector<Row> rows;
  auto const line = [&](std::string_view zh, std::string_view en, std::string value) {
    rows.push_back({{cell(say(zh, en), {.size = 7.2, .bold = false, .colour = palette::muted}),
                     cell(std::move(value), {.size = 8})},
                    {}});
  };
  line("日志", "Log", seal.log_name);
  line("本决策的位置", "Position of this decision",
       say(fmt::format("第 {} 条，检查点共 {} 条", seal.record, seal.size),
           fmt::format("record {} of {} under the checkpoint", seal.record, seal.size)));
  line("检查点", "Checkpoint",
       seal.newest_at ? say(fmt::format("封存到 {} 的记录为止", seconds_text(*seal.newest_at)),
                            fmt::format("seals everything up to the record of {}", seconds_text(*seal.newest_at)))
                      : std::string{no_value});
  line("见证方", "Witnesses", witnesses_text(seal, say));
  line("日志公钥", "Key of the log", seal.log_key);
  std::string const decision =
      seal.decision.empty() ? "" : say("、decision.json（决策全文）", ", decision.json (the decision)");
  line("本 PDF 的附件", "Files in this PDF", say("proof.json（证明）", "proof.json (the proof)") + decision);
  draw_table(book.canvas, {{say("项目", "Item"), 2, Align::left}, {say("内容", "Content"), 7, Align::left}}, rows, 6);
}

}  // namespace

void print_evidence(Book const& book) {
  app::RatingSeal const& seal = book.report.seal;
  Language const say = book.say;
  bool const is_sealed = seal.state == State::sealed;
  book.heading("存证与验证", "Evidence", is_sealed ? 250 : 60);  // kept together
  if (!is_sealed) {
    TextStyle style = record_text;
    if (seal.state == State::contradicted) style = {.size = 8.6, .bold = true, .colour = palette::bad};
    book.canvas.paragraph(missing_text(seal, say), style, 0, 8);
    return;
  }
  book.canvas.paragraph(
      say("本决策已封存在只能追加的存证日志中，证明随本 PDF 附带，离线即可验证。",
          "This decision is sealed in a log that only grows. The proof travels inside this PDF and can be checked "
          "offline."),
      record_text, 0, 6);
  print_seal(book);
  book.canvas.paragraph(
      say("验证：在瀛洲的 /verify 页面打开本文件（不需登录，文件不会上传），或运行",
          "To check: open this file on the page /verify of Yingzhou (no log-in, nothing is uploaded), or run"),
      record_text, 0, 2);
  book.canvas.paragraph(fmt::format("yingzhou log verify report.pdf --key '{}'", seal.log_key),
                        {.size = 8, .bold = false, .colour = palette::accent}, 8, 4);
  book.remark(say(
      "公钥请用从别处（当面、公函、官网）得到的那一个，不要只凭本页。证明所及的是封存的结果（级别、得分、额度等）、决"
      "策编号和追溯哈希，不是页面的排印：请与验证显示的结果对照。",
      "Use the key that you got by another way, not the one on this page alone. The proof reaches the sealed result "
      "(grade, score, limit …), the number of the decision and the trace hash, not the printing of these pages: "
      "compare them with what the check shows."));
}

}  // namespace report
