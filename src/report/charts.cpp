#include "report/charts.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace report {
namespace {

constexpr TextStyle small_bold{.size = 7.6, .bold = true, .colour = palette::ink, .align = Align::centre};

std::optional<std::size_t> place_of(std::vector<park::Coded> const& grades, std::string_view grade) {
  for (std::size_t i = 0; i < grades.size(); ++i)
    if (grades[i].code == grade) return i;
  return std::nullopt;
}

Colour colour_at(std::size_t place, std::size_t count) {
  double const along = count < 2 ? 0 : static_cast<double>(place) / static_cast<double>(count - 1);
  return along < 0.5 ? mixed(palette::good, palette::amber, along * 2)
                     : mixed(palette::amber, palette::bad, along * 2 - 1);
}

// Draws a text centred on x.
void centred(Canvas& canvas, std::string_view words, TextStyle style, double x, double y) {
  style.align = Align::left;
  Text const text = canvas.text(words, style);
  double const at =
      std::clamp(x - text.width() / 2, Canvas::left, std::max(Canvas::left, Canvas::right - text.width()));
  text.draw(canvas.cairo(), at, y);
}

// --- waterfall -------------------------------------------------------------------------------------------------------
constexpr std::size_t bars_per_chart_max = 11;
constexpr double plot_height = 132, axis_width = 26, value_room = 14;

Colour colour_of_kind(std::string_view kind) {
  if (kind == "block") return palette::accent;
  if (kind == "bonus" || kind == "lift") return palette::good;
  if (kind == "deduction" || kind == "veto") return palette::bad;
  if (kind == "total") return palette::ink;
  return rgb(0x7C8B99);  // cap
}

// 1, 2 or 5 times a power of ten, so that at most five lines cross the plot.
double tick_step(double top) {
  double const raw = std::max(top, 1e-9) / 5;
  double const power = std::pow(10, std::floor(std::log10(raw)));
  for (double const factor : {1.0, 2.0, 5.0})
    if (raw <= factor * power) return factor * power;
  return 10 * power;
}

struct Bar {
  park::WaterfallBar const* source;
  Text label, grade;
  std::string value;
};

class Waterfall {
 public:
  Waterfall(Canvas& canvas, std::vector<park::WaterfallBar> const& bars, double low, double high, Language say)
      : canvas_(canvas),
        low_(low),
        high_(high),
        slot_((Canvas::width - axis_width) / static_cast<double>(bars.size())) {
    for (park::WaterfallBar const& bar : bars) bars_.push_back(lay_out(bar, say));
  }

  double height() const { return value_room + plot_height + 5 + label_height() + 1 + grade_height(); }

  void draw() {
    top_ = canvas_.y + value_room;
    draw_axis();
    for (std::size_t i = 0; i < bars_.size(); ++i) draw_bar(i);
    canvas_.y += height() + 8;
  }

 private:
  Bar lay_out(park::WaterfallBar const& bar, Language say) const {
    bool const total = bar.kind == "total";
    bool const graded = !bar.grade_after.empty() && (total || bar.grade_before != bar.grade_after);
    std::string const move =
        total || bar.grade_before.empty() ? bar.grade_after : bar.grade_before + " → " + bar.grade_after;
    TextStyle const label{.size = 7.4, .bold = total, .colour = palette::ink, .align = Align::centre};
    TextStyle const grade{.size = 7.4, .bold = true, .colour = colour_of_kind(bar.kind), .align = Align::centre};
    std::string value = total ? number_text(bar.after, 2) : signed_text(bar.after - bar.before, 2);
    if (bar.before == bar.after && graded && !total) value = move;
    return {&bar, canvas_.text(say(bar.label).empty() ? bar.step : say(bar.label), label, slot_ - 4),
            canvas_.text(graded ? move : " ", grade, slot_ - 2), std::move(value)};
  }

  double label_height() const {
    double height = 0;
    for (Bar const& bar : bars_) height = std::max(height, bar.label.height());
    return height;
  }
  double grade_height() const {
    double height = 0;
    for (Bar const& bar : bars_) height = std::max(height, bar.grade.height());
    return height;
  }

  double y_of(double points) const { return top_ + plot_height * (high_ - points) / (high_ - low_); }
  double x_of(std::size_t index) const { return Canvas::left + axis_width + slot_ * static_cast<double>(index); }

  void draw_axis() {
    double const step = tick_step(high_ - low_);
    for (double tick = std::ceil(low_ / step) * step; tick <= high_ + step * 1e-6; tick += step) {
      double const y = y_of(tick);
      bool const zero = std::abs(tick) < step * 1e-6;
      canvas_.line(Canvas::left + axis_width, y, Canvas::right, y, zero ? palette::muted : palette::line,
                   zero ? 0.8 : 0.4);
      Text const mark = canvas_.text(fmt::format("{:g}", zero ? 0 : tick),
                                     {.size = 7, .bold = false, .colour = palette::muted, .align = Align::left});
      mark.draw(canvas_.cairo(), Canvas::left + axis_width - 5 - mark.width(), y - mark.height() / 2);
    }
  }

  void draw_bar(std::size_t index) {
    Bar const& bar = bars_[index];
    park::WaterfallBar const& source = *bar.source;
    Colour const colour = colour_of_kind(source.kind);
    double const from = source.kind == "total" ? 0 : source.before.to_double(), to = source.after.to_double();
    double const bar_width = std::min(slot_ * 0.62, 46.0), x = x_of(index) + (slot_ - bar_width) / 2;
    double const y_high = y_of(std::max(from, to)), y_low = y_of(std::min(from, to));
    if (from == to) {  // moves the grade, not the points: a hollow bar as high as the score
      canvas_.fill(x, y_of(std::max(to, 0.0)), bar_width, y_of(std::min(to, 0.0)) - y_of(std::max(to, 0.0)),
                   {colour.red, colour.green, colour.blue, 0.10});
      canvas_.outline(x, y_of(std::max(to, 0.0)), bar_width, y_of(std::min(to, 0.0)) - y_of(std::max(to, 0.0)), colour,
                      0, 0.9);
    } else {
      canvas_.fill(x, y_high, bar_width, std::max(y_low - y_high, 0.8), colour, 1.5);
    }
    TextStyle style = small_bold;
    style.colour = colour;
    centred(canvas_, bar.value, style, x + bar_width / 2, y_high - 12);
    if (index + 1 < bars_.size())
      canvas_.line(x + bar_width, y_of(to), x_of(index + 1) + (slot_ - bar_width) / 2, y_of(to), palette::muted, 0.5,
                   true);
    double const below = top_ + plot_height + 5;
    bar.label.draw(canvas_.cairo(), x_of(index) + 2, below);
    bar.grade.draw(canvas_.cairo(), x_of(index) + 1, below + label_height() + 1);
  }

  Canvas& canvas_;
  double low_, high_, slot_, top_ = 0;
  std::vector<Bar> bars_;
};

}  // namespace

Colour colour_of_grade(std::vector<park::Coded> const& grades, std::string_view grade) {
  auto const place = place_of(grades, grade);
  return place ? colour_at(*place, grades.size()) : palette::muted;
}

void draw_grade_scale(Canvas& canvas, std::vector<park::Coded> const& grades, std::string_view grade,
                      std::string_view grade_without_veto, Language say) {
  if (grades.empty()) return;
  constexpr double band = 20, pointer = 6, caption = 11;
  auto const current = place_of(grades, grade), without = place_of(grades, grade_without_veto);
  bool const vetoed = without && current && *without != *current;
  double const slot = Canvas::width / static_cast<double>(grades.size());
  canvas.need(caption + pointer + band + (vetoed ? pointer + caption : 0) + 14);
  double const y = canvas.y + caption + pointer + 2;
  auto const middle = [slot](std::size_t place) { return Canvas::left + slot * (static_cast<double>(place) + 0.5); };
  for (std::size_t i = 0; i < grades.size(); ++i) {
    Colour const strong = colour_at(i, grades.size());
    bool const here = current == i;
    canvas.fill(Canvas::left + slot * static_cast<double>(i) + 1, y, slot - 2, band,
                here ? strong : mixed(strong, palette::white, 0.82), 2);
    TextStyle const style{.size = here ? 10.5 : 9,
                          .bold = here,
                          .colour = here ? palette::white : mixed(strong, palette::ink, 0.45),
                          .align = Align::left};
    Text const name = canvas.text(grades[i].code, style);
    name.draw(canvas.cairo(), middle(i) - name.width() / 2, y + (band - name.height()) / 2);
  }
  TextStyle style{.size = 7.4, .bold = true, .colour = palette::ink, .align = Align::left};
  if (current) {
    canvas.triangle(middle(*current), y - 1, pointer, true, palette::ink);
    centred(canvas, say("本次级别", "this rating"), style, middle(*current), canvas.y - 1);
  }
  double below = y + band;
  if (vetoed) {
    canvas.triangle(middle(*without), below + 2, pointer, false, palette::muted, false);
    style.colour = palette::muted;
    centred(canvas, say("若无否决与封顶", "without veto or cap"), style, middle(*without), below + pointer + 2);
    below += pointer + caption;
  }
  canvas.y = below + 10;
}

void draw_waterfall(Canvas& canvas, std::vector<park::WaterfallBar> const& bars, Language say) {
  double low = 0, high = 0;
  for (park::WaterfallBar const& bar : bars) {
    for (base::Decimal const points : {bar.before, bar.after}) {
      low = std::min(low, points.to_double());
      high = std::max(high, points.to_double());
    }
  }
  double const step = tick_step(high - low);
  high = std::max(std::ceil(high / step) * step, step);
  low = std::floor(low / step) * step;
  for (std::size_t first = 0; first < bars.size(); first += bars_per_chart_max) {
    auto const begin = bars.begin() + static_cast<std::ptrdiff_t>(first);
    auto const end = bars.begin() + static_cast<std::ptrdiff_t>(std::min(first + bars_per_chart_max, bars.size()));
    std::vector<park::WaterfallBar> const part(begin, end);
    Waterfall chart{canvas, part, low, high, say};
    canvas.need(std::min(chart.height(), canvas.body_height()));
    chart.draw();
  }
}

void draw_bullet(Canvas& canvas, double x, double y, double width, double height, base::Decimal value,
                 base::Decimal benchmark) {
  double const number = value.to_double(), standard = benchmark.to_double();
  double const low = std::min({0.0, number, standard}), high = std::max({0.0, number, standard});
  if (high <= low) return;
  double const bar_height = 5.5, bar_y = y + (std::min(height, 11.0) - bar_height) / 2;
  auto const x_of = [=](double at) { return x + width * (at - low) / (high - low); };
  canvas.fill(x, bar_y, width, bar_height, palette::panel, 1);
  canvas.fill(std::min(x_of(0), x_of(number)), bar_y, std::abs(x_of(number) - x_of(0)), bar_height, palette::accent, 1);
  double const tick = std::clamp(x_of(standard), x + 0.7, x + width - 0.7);
  canvas.line(tick, bar_y - 2.2, tick, bar_y + bar_height + 2.2, palette::amber, 1.6);
}

void draw_share(Canvas& canvas, double x, double y, double width, double height, base::Decimal points,
                base::Decimal weight) {
  double const all = weight.to_double();
  if (!(all > 0)) return;
  double const share = std::clamp(points.to_double() / all, 0.0, 1.0);
  double const bar_height = 5.5, bar_y = y + (std::min(height, 11.0) - bar_height) / 2;
  canvas.fill(x, bar_y, width, bar_height, palette::bad_pale, 1);
  canvas.fill(x, bar_y, width * share, bar_height, palette::accent, 1);
}

}  // namespace report
