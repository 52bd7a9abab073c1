// The first page: title, the result at a glance, the scale, the waterfall.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "report/charts.h"
#include "report/sections.h"

namespace report {
namespace {

constexpr double tile_width = 118, pad = 12, grid_gap = 10;
constexpr std::size_t figures_per_row = 3;

struct Figure {
  std::string label, value, note;
};

Figure limit_figure(Book const& book) {
  park::ChainResult const& limit = book.assessment().limit;
  std::string_view const currency = book.report.party.currency;
  Figure figure{book.say("建议授信额度", "Proposed limit"), std::string{no_value}, {}};
  if (limit.proposed) figure.value = amount_text(*limit.proposed, currency, book.say);
  if (limit.requested)
    figure.note = book.say("申请 ", "requested ") + amount_text(*limit.requested, currency, book.say);
  std::string const why = limit.proposed ? book.say(limit.binding_label) : limit.undecided_reason;
  if (!why.empty()) {
    figure.note += figure.note.empty() ? "" : "\n";
    figure.note += (limit.proposed ? book.say("决定项：", "decided by: ") : "") + why;
  }
  return figure;
}

Figure term_figure(Book const& book) {
  park::ChainResult const& term = book.assessment().term;
  Figure figure{book.say("建议期限", "Proposed term"), std::string{no_value}, {}};
  if (term.proposed) figure.value = days_text(*term.proposed, book.say);
  std::string const why = term.proposed ? book.say(term.binding_label) : term.undecided_reason;
  if (!why.empty()) figure.note = (term.proposed ? book.say("决定项：", "decided by: ") : "") + why;
  return figure;
}

Figure coded_figure(Book const& book, std::string_view zh, std::string_view en, park::Coded const& coded) {
  std::string const text = book.say(coded);
  return {book.say(zh, en), text.empty() ? std::string{no_value} : text, {}};
}

// The result at a glance. What the pack does not know (a limit in a pack that only grades, say) takes no room.
std::vector<Figure> figures_of(Book const& book) {
  park::Assessment const& a = book.assessment();
  std::string const score = book.decided() ? number_text(a.score, 2) : std::string{no_value};
  std::string const support = book.decided() ? percent_text(a.support_factor) : std::string{no_value};
  std::vector<Figure> figures{{book.say("综合得分", "Score"), score, {}},
                              limit_figure(book),
                              term_figure(book),
                              coded_figure(book, "管理级别", "Management grade", a.management_grade),
                              coded_figure(book, "授信档次", "Credit tier", a.tier),
                              coded_figure(book, "准入结论", "Admission", a.admission),
                              {book.say("支持力度", "Support"), support, {}},
                              coded_figure(book, "风险五级分类", "Five-level class", a.five_level_class),
                              {book.say("数据完备度", "Data coverage"), percent_text(a.confidence),
                               book.say("按权重计的已知指标", "known indicators by weight")}};
  if (book.decided())
    std::erase_if(figures, [](Figure const& figure) { return figure.value == no_value && figure.note.empty(); });
  return figures;
}

class FigureGrid {
 public:
  FigureGrid(Book const& book, double width) : book_(book) {
    column_ = (width - grid_gap * (figures_per_row - 1)) / figures_per_row;
    for (Figure const& figure : figures_of(book)) {
      Canvas const& canvas = book.canvas;
      labels_.push_back(canvas.text(
          figure.label, {.size = 7.4, .bold = false, .colour = palette::muted, .align = Align::left}, column_));
      values_.push_back(canvas.text(
          figure.value, {.size = 12.5, .bold = true, .colour = palette::ink, .align = Align::left}, column_));
      notes_.push_back(canvas.text(
          figure.note, {.size = 6.8, .bold = false, .colour = palette::muted, .align = Align::left}, column_));
      has_note_.push_back(!figure.note.empty());
    }
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (i % figures_per_row == 0) rows_.push_back(0);
      double const note = has_note_[i] ? notes_[i].height() : 0;
      rows_.back() = std::max(rows_.back(), labels_[i].height() + values_[i].height() + note);
    }
  }

  double height() const {
    double height = grid_gap * static_cast<double>(rows_.size() - 1);
    for (double const row : rows_) height += row;
    return height;
  }

  void draw(double x, double y) const {
    cairo_t* const cairo = book_.canvas.cairo();
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      double const at = x + static_cast<double>(i % figures_per_row) * (column_ + grid_gap);
      labels_[i].draw(cairo, at, y);
      values_[i].draw(cairo, at, y + labels_[i].height());
      if (has_note_[i]) notes_[i].draw(cairo, at, y + labels_[i].height() + values_[i].height());
      if (i % figures_per_row == figures_per_row - 1) y += rows_[i / figures_per_row] + grid_gap;
    }
  }

 private:
  Book const& book_;
  double column_ = 0;
  std::vector<Text> labels_, values_, notes_;
  std::vector<bool> has_note_;
  std::vector<double> rows_;
};

void draw_grade_tile(Book const& book, double y, double height) {
  Canvas& canvas = book.canvas;
  park::Assessment const& a = book.assessment();
  Colour const colour = book.decided() ? colour_of_grade(book.report.grades, a.grade.code) : palette::muted;
  canvas.fill(Canvas::left, y, tile_width, height, colour, 5);
  std::string const grade = book.decided() ? a.grade.code : book.say("未评定", "not\ndecided");
  double size = 50;
  TextStyle style{.size = size, .bold = true, .colour = palette::white, .align = Align::centre};
  Text letters = canvas.text(grade, style);
  for (; letters.width() > tile_width - 16 && size > 9; letters = canvas.text(grade, style)) style.size = size -= 2;
  Text const caption =
      canvas.text(book.say("信用级别", "Credit grade"),
                  {.size = 8.4, .bold = false, .colour = palette::white, .align = Align::centre}, tile_width);
  std::string const label = book.say(a.grade.label);
  bool const named = book.decided() && !label.empty() && label != a.grade.code;
  Text const name =
      canvas.text(named ? label : " ", {.size = 8.4, .bold = true, .colour = palette::white, .align = Align::centre},
                  tile_width - 12);
  double const block = caption.height() + letters.height() + (named ? name.height() : 0);
  double at = y + (height - block) / 2;
  caption.draw(canvas.cairo(), Canvas::left, at);
  at += caption.height();
  letters.draw(canvas.cairo(), Canvas::left + (tile_width - letters.width()) / 2, at);
  if (named) name.draw(canvas.cairo(), Canvas::left + 6, at + letters.height());
}

// What changed the grade after the score, in a red band: nobody shall overlook a veto.
void draw_veto_band(Book const& book) {
  park::Assessment const& a = book.assessment();
  std::string names;
  for (park::Measure const& veto : a.vetoes) {
    if (!veto.applied) continue;
    std::string const label = book.say(veto.label);
    names += (names.empty() ? "" : book.say("、", ", ")) + (label.empty() ? veto.code : label);
  }
  if (names.empty()) return;
  std::string words = book.say("适用否决或限制：", "Veto or limit applied: ") + names;
  if (a.grade_without_veto.code != a.grade.code && !a.grade_without_veto.code.empty())
    words += book.say("。若无否决与限制，级别为 ", ". Without vetoes and limits the grade would be ") +
             a.grade_without_veto.code;
  words += book.say("。", ".");
  Canvas& canvas = book.canvas;
  Text const text =
      canvas.text(words, {.size = 9, .bold = true, .colour = palette::bad, .align = Align::left}, Canvas::width - 24);
  double const height = text.height() + 12;
  canvas.need(height);
  canvas.fill(Canvas::left, canvas.y, Canvas::width, height, palette::bad_pale, 3);
  canvas.fill(Canvas::left, canvas.y, 4, height, palette::bad);
  text.draw(canvas.cairo(), Canvas::left + 14, canvas.y + 6);
  canvas.y += height + 8;
}

void print_problems(Book const& book) {
  if (book.decided()) return;
  book.heading("为何没有评定", "Why there is no decision");
  book.remark(
      book.say("下列问题使任何级别都缺乏依据，故不予评定；补正后可重新评定。",
               "No grade could rest on the facts because of the following; once mended, the rating can be run again."));
  for (std::string const& problem : book.assessment().problems)
    book.canvas.paragraph("· " + problem, {.size = 8.6}, 8, 2);
  book.canvas.y += 6;
}

}  // namespace

void Book::heading(std::string_view zh, std::string_view en, double height) const {
  Text const words = canvas.text(
      say(zh, en), {.size = 12.5, .bold = true, .colour = palette::accent, .align = Align::left}, Canvas::width - 12);
  constexpr double space_before = 6;
  canvas.need(space_before + words.height() + 8 + height);
  canvas.y += space_before;
  canvas.bookmark(say(zh, en));
  canvas.fill(Canvas::left, canvas.y + 2.5, 3.5, words.height() - 5, palette::accent);
  words.draw(canvas.cairo(), Canvas::left + 10, canvas.y);
  canvas.y += words.height() + 6;
}

void Book::subheading(std::string_view words, double height) const {
  Text const text = canvas.text(words, {.size = 9.4, .bold = true}, Canvas::width);
  canvas.need(text.height() + 4 + height);
  text.draw(canvas.cairo(), Canvas::left, canvas.y);
  canvas.y += text.height() + 4;
}

void Book::remark(std::string_view words) const {
  canvas.paragraph(words, {.size = 7.8, .bold = false, .colour = palette::muted, .align = Align::left}, 0, 6);
}

void print_title(Book const& book) {
  Canvas& canvas = book.canvas;
  app::PartyView const& party = book.report.party;
  canvas.bookmark(book.say("结论", "Result"));
  canvas.paragraph(book.say("信用评级报告", "Credit rating report"),
                   {.size = 23, .bold = true, .colour = palette::accent, .align = Align::left}, 0, 1);
  std::string const rules = book.say(book.report.pack_title);
  canvas.paragraph(fmt::format("{}　·　{}　·　{}{}", book.say(book.report.park_title), rules,
                               book.say("评级基准日 ", "as of "), date_text(book.assessment().as_of, book.say)),
                   {.size = 9, .bold = false, .colour = palette::muted, .align = Align::left}, 0, 9);
  canvas.paragraph(party.name, {.size = 15.5, .bold = true}, 0, 1);
  std::string details;
  auto const add = [&details](std::string const& text) {
    if (!text.empty()) details += (details.empty() ? "" : "　·　") + text;
  };
  if (party.name_en != party.name) add(party.name_en);
  if (!party.uscc.empty()) add(book.say("统一社会信用代码 ", "USCC ") + party.uscc);
  std::string const industry = book.say(party.industry_label);
  add(industry.empty() ? party.industry : industry);
  if (!details.empty())
    canvas.paragraph(details, {.size = 8.6, .bold = false, .colour = palette::muted, .align = Align::left}, 0, 0);
  canvas.y += 10;
}

void print_summary(Book const& book) {
  Canvas& canvas = book.canvas;
  double const x = Canvas::left + tile_width + pad;
  FigureGrid const grid{book, Canvas::right - pad - x};
  double const height = std::max(116.0, grid.height() + 2 * pad);
  canvas.need(height);
  canvas.fill(Canvas::left, canvas.y, Canvas::width, height, palette::panel, 5);
  draw_grade_tile(book, canvas.y, height);
  grid.draw(x, canvas.y + pad);
  canvas.y += height + 9;
  draw_veto_band(book);
  if (book.decided())
    draw_grade_scale(canvas, book.report.grades, book.assessment().grade.code,
                     book.assessment().grade_without_veto.code, book.say);
  print_problems(book);
}

void print_waterfall(Book const& book) {
  if (book.assessment().waterfall.empty()) return;
  book.heading("得分与级别的形成", "How score and grade came about", 220);
  draw_waterfall(book.canvas, book.assessment().waterfall, book.say);
  book.remark(book.say("实心柱为加减的分数，空心柱不改变分数、只改变级别；柱下为该步之后的级别变化。",
                       "Solid bars add or take points; hollow bars change the grade, not the points. Below each bar: "
                       "how the grade moved."));
}

}  // namespace report
