#include "report/rating_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <numbers>

#include "report/attachments.h"
#include "report/canvas.h"
#include "report/figures.h"
#include "report/sections.h"

namespace report {
namespace {

constexpr double edge = 28, gap = 12;

struct Frame {
  RatingReport const& report;
  Language say;
  int page_count;

  Text title(Canvas const& canvas) const {
    std::string const words =
        fmt::format("{} · {}", say("信用评级报告", "Credit rating report"), say(report.park_title));
    return canvas.text(words, {.size = 7.6, .bold = false, .colour = palette::muted, .align = Align::left},
                       Canvas::width / 2 - 6);
  }
  Text name(Canvas const& canvas) const {
    return canvas.text(report.party.name, {.size = 7.6, .bold = true, .colour = palette::muted, .align = Align::right},
                       Canvas::width / 2 - 6);
  }
  Text identity(Canvas const& canvas) const {
    app::DecisionView const& decision = report.decision;
    std::string const id = decision.decision_id.empty()
                               ? say("按请求即时计算，未存档", "computed on request, not stored")
                               : say("决策编号 ", "decision ") + decision.decision_id;
    std::string const words =
        fmt::format("{} · {}{}\n{}{}", id, say("评级基准日 ", "as of "), decision.assessment.as_of.to_string(),
                    say("追溯哈希 ", "trace sha-256 "), decision.trace_hash);
    return canvas.text(words, {.size = 6.6, .bold = false, .colour = palette::muted, .align = Align::left},
                       Canvas::width - 90);
  }

  double top(Canvas const& canvas) const {
    return edge + std::max(title(canvas).height(), name(canvas).height()) + gap;
  }
  double bottom(Canvas const& canvas) const { return Canvas::page_height - edge - identity(canvas).height() - gap; }

  void draw(Canvas& canvas) const {
    Text const left = title(canvas), right = name(canvas), foot = identity(canvas);
    left.draw(canvas.cairo(), Canvas::left, edge);
    right.draw(canvas.cairo(), Canvas::left + Canvas::width / 2 + 6, edge);
    double const rule = edge + std::max(left.height(), right.height()) + 3;
    canvas.line(Canvas::left, rule, Canvas::right, rule, palette::line);
    double const foot_y = Canvas::page_height - edge - foot.height();
    canvas.line(Canvas::left, foot_y - 4, Canvas::right, foot_y - 4, palette::line);
    foot.draw(canvas.cairo(), Canvas::left, foot_y);
    std::string const number = say.chinese() ? fmt::format("第 {} 页 / 共 {} 页", canvas.page(), page_count)
                                             : fmt::format("page {} of {}", canvas.page(), page_count);
    Text const page = canvas.text(number, {.size = 7.6, .bold = false, .colour = palette::muted, .align = Align::left});
    page.draw(canvas.cairo(), Canvas::right - page.width(), foot_y);
    if (report.party.demonstration) draw_watermark(canvas);
  }

  void draw_watermark(Canvas& canvas) const {
    TextStyle const style{
        .size = say.chinese() ? 62.0 : 46.0, .bold = true, .colour = rgb(0x17232F, 0.055), .align = Align::centre};
    Text const words = canvas.text(say("演示数据", "DEMONSTRATION\nDATA"), style);
    cairo_t* const cairo = canvas.cairo();
    cairo_save(cairo);
    cairo_translate(cairo, Canvas::page_width / 2, Canvas::page_height / 2);
    cairo_rotate(cairo, -std::numbers::pi / 5);
    words.draw(cairo, -words.width() / 2, -words.height() / 2);
    cairo_restore(cairo);
  }
};

struct Printed {
  std::string bytes;
  int page_count;
};

// Printed twice: the first time only to learn how many pages there are.
base::Result<Printed> print(RatingReport const& report, Language say, int page_count) {
  park::Assessment const& assessment = report.decision.assessment;
  auto made =
      Canvas::create({.title = fmt::format("{} · {} · {}", say("信用评级报告", "Credit rating report"),
                                           report.party.name, assessment.as_of.to_string()),
                      .author = say(report.park_title),
                      .subject = say("企业信用评级", "Credit rating of an enterprise"),
                      .keywords = fmt::format("{}, {}", report.decision.decision_id, report.decision.trace_hash),
                      .created_at = report.created_at.to_string().substr(0, 19) + "Z"});
  if (!made) return made.error();
  Canvas& canvas = **made;
  Frame const frame{report, say, page_count};
  canvas.set_body(frame.top(canvas), frame.bottom(canvas), [frame](Canvas& page) { frame.draw(page); });
  Book const book{canvas, report, say};
  print_title(book);
  print_summary(book);
  print_waterfall(book);
  print_reasons(book);
  print_measures(book);
  print_checks(book);
  print_chains(book);
  print_indicators(book);
  print_facts(book);
  print_method(book);
  print_evidence(book);
  int const pages = canvas.page();
  std::string bytes = TRY(canvas.finish());
  return Printed{std::move(bytes), pages};
}

std::vector<Attachment> proof_of(RatingReport const& report, Language say) {
  app::RatingSeal const& seal = report.seal;
  std::vector<Attachment> files;
  if (seal.state != app::RatingSeal::State::sealed) return files;
  files.push_back({std::string{proof_file}, "application/json",
                   say("本决策在存证日志中的离线证明", "Offline proof of this decision in the verifiable log"),
                   "Supplement", seal.proof});
  if (!seal.decision.empty())
    files.push_back(
        {"decision.json", "application/json",
         say("本报告所印的决策，即追溯哈希所指", "The decision that is printed, which the trace hash names"), "Data",
         seal.decision});
  return files;
}

}  // namespace

base::Result<std::string> rating_report_pdf(RatingReport const& report, std::string_view locale) {
  Language const say{locale};
  Printed const draft = TRY(print(report, say, 0));
  Printed printed = TRY(print(report, say, draft.page_count));
  CHECK(printed.page_count == draft.page_count);
  auto const files = proof_of(report, say);
  if (files.empty()) return std::move(printed.bytes);
  return with_attachments(printed.bytes, files, report.created_at);
}

}  // namespace report
