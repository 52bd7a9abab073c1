#include "report/canvas.h"

#include <cairo-pdf.h>
#include <fmt/core.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>

namespace report {
namespace {

constexpr char const* family = "Noto Sans CJK SC";
constexpr float line_spacing = 1.12F;

struct FreeString {
  void operator()(char* text) const { g_free(text); }
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
// Bytes that are no text would stop the drawing; they become replacement characters.
std::unique_ptr<char, FreeString> valid_utf_8(std::string_view text) {
  return std::unique_ptr<char, FreeString>{g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()))};
}

using Description = std::unique_ptr<PangoFontDescription, FreeString>;

Description font(double size, bool bold) {
  Description description{pango_font_description_new()};
  pango_font_description_set_family_static(description.get(), family);
  pango_font_description_set_absolute_size(description.get(), size * PANGO_SCALE);
  pango_font_description_set_weight(description.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

cairo_status_t append_bytes(void* bytes, unsigned char const* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* cairo, Colour colour) {
  cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha);
}

bool has_family(PangoContext* context) {
  Description const wanted = font(9, false);
  PangoFont* const loaded = pango_context_load_font(context, wanted.get());
  if (!loaded) return false;
  Description const found{pango_font_describe(loaded)};
  g_object_unref(loaded);
  return std::string_view{pango_font_description_get_family(found.get())} == family;
}

}  // namespace

Colour mixed(Colour from, Colour to, double share) {
  auto const mix = [share](double a, double b) { return a + (b - a) * share; };
  return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue), mix(from.alpha, to.alpha)};
}

void Text::Unref::operator()(PangoLayout* layout) const { g_object_unref(layout); }

Text::Text(PangoContext* context, std::string_view text, TextStyle const& style, double width)
    : layout_(pango_layout_new(context)), colour_(style.colour) {
  pango_layout_set_text(layout_.get(), valid_utf_8(text).get(), -1);
  pango_layout_set_font_description(layout_.get(), font(style.size, style.bold).get());
  pango_layout_set_line_spacing(layout_.get(), line_spacing);
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout_.get(), style.align == Align::left     ? PANGO_ALIGN_LEFT
                                            : style.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                           : PANGO_ALIGN_RIGHT);
  if (width > 0) pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
  PangoLayoutIter* const iterator = pango_layout_get_iter(layout_.get());
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator, nullptr, &logical);
    int top = 0, bottom = 0;
    pango_layout_iter_get_line_yrange(iterator, &top, &bottom);
    lines_.push_back(
        {points(logical.x), points(top), points(pango_layout_iter_get_baseline(iterator)), points(bottom)});
  } while (pango_layout_iter_next_line(iterator));
  pango_layout_iter_free(iterator);
}

double Text::width() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return points(logical.width);
}

int Text::line_count() const { return static_cast<int>(lines_.size()); }

double Text::height(int first, int last) const {
  return last > first ? lines_[static_cast<std::size_t>(last - 1)].bottom - lines_[static_cast<std::size_t>(first)].top
                      : 0;
}

void Text::draw(cairo_t* cairo, double x, double y, int first, int last) const {
  set_colour(cairo, colour_);
  for (int i = first; i < last; ++i) {
    Line const& line = lines_[static_cast<std::size_t>(i)];
    cairo_new_path(cairo);
    cairo_move_to(cairo, x + line.x, y + line.baseline - lines_[static_cast<std::size_t>(first)].top);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout_.get(), i));
    cairo_new_path(cairo);
  }
}

void Canvas::Destroy::operator()(PangoContext* context) const { g_object_unref(context); }

Canvas::Canvas() = default;
Canvas::~Canvas() {
  if (surface_) cairo_surface_finish(surface_.get());  // before bytes_ goes
}

base::Result<std::unique_ptr<Canvas>> Canvas::create(DocumentProperties const& properties) {
  std::unique_ptr<Canvas> canvas{new Canvas};
  canvas->surface_.reset(cairo_pdf_surface_create_for_stream(append_bytes, &canvas->bytes_, page_width, page_height));
  cairo_surface_t* const surface = canvas->surface_.get();
  auto const set = [surface](cairo_pdf_metadata_t what, std::string const& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, valid_utf_8(text).get());
  };
  set(CAIRO_PDF_METADATA_TITLE, properties.title);
  set(CAIRO_PDF_METADATA_AUTHOR, properties.author);
  set(CAIRO_PDF_METADATA_SUBJECT, properties.subject);
  set(CAIRO_PDF_METADATA_KEYWORDS, properties.keywords);
  set(CAIRO_PDF_METADATA_CREATOR, "瀛洲 Yingzhou");
  set(CAIRO_PDF_METADATA_CREATE_DATE, properties.created_at);
  canvas->cairo_.reset(cairo_create(surface));
  canvas->pango_.reset(pango_cairo_create_context(canvas->cairo_.get()));
  std::unique_ptr<cairo_font_options_t, FreeString> const options{cairo_font_options_create()};
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options(canvas->pango_.get(), options.get());
  pango_context_set_language(canvas->pango_.get(), pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(canvas->pango_.get(), FALSE);
  if (!has_family(canvas->pango_.get()))
    return base::Error{
        base::ErrorCode::unavailable, fmt::format("the font `{}` is missing; install fonts-noto-cjk", family), {}};
  return canvas;
}

void Canvas::set_body(double top, double bottom, Frame frame) {
  top_ = top;
  bottom_ = bottom;
  frame_ = std::move(frame);
  y = top_;
}

void Canvas::end_page() {
  if (frame_) frame_(*this);
  cairo_show_page(cairo_.get());
}

base::Result<std::string> Canvas::finish() {
  end_page();
  cairo_surface_finish(surface_.get());
  cairo_status_t const status = cairo_surface_status(surface_.get());
  if (status != CAIRO_STATUS_SUCCESS)
    return base::Error{
        base::ErrorCode::unavailable, fmt::format("cannot draw the PDF: {}", cairo_status_to_string(status)), {}};
  return std::move(bytes_);
}

void Canvas::next_page() {
  end_page();
  ++page_;
  y = top_;
}

void Canvas::need(double height) {
  if (height > room() && y > top_) next_page();
}

void Canvas::bookmark(std::string_view title) {
  cairo_pdf_surface_add_outline(surface_.get(), CAIRO_PDF_OUTLINE_ROOT, valid_utf_8(title).get(),
                                fmt::format("page={} pos=[0 {:.0f}]", page_, y).c_str(),
                                static_cast<cairo_pdf_outline_flags_t>(0));
}

Text Canvas::text(std::string_view words, TextStyle const& style, double width_max) const {
  return Text{pango_.get(), words, style, width_max};
}

void Canvas::paragraph(std::string_view words, TextStyle const& style, double indent, double space_after) {
  Text const block = text(words, style, width - indent);
  int first = 0;
  while (first < block.line_count()) {
    int last = first;
    while (last < block.line_count() && block.height(first, last + 1) <= room()) ++last;
    if (last == first && y > top_) {
      next_page();
      continue;
    }
    last = std::max(last, first + 1);  // a line higher than a page is drawn all the same
    block.draw(cairo_.get(), left + indent, y, first, last);
    y += block.height(first, last);
    first = last;
    if (first < block.line_count()) next_page();
  }
  y += space_after;
}

void Canvas::path(double x, double y_top, double w, double h, double radius) {
  cairo_t* const c = cairo_.get();
  cairo_new_path(c);
  radius = std::min({radius, w / 2, h / 2});
  if (radius <= 0) {
    cairo_rectangle(c, x, y_top, w, h);
    return;
  }
  constexpr double quarter = std::numbers::pi / 2;
  cairo_arc(c, x + w - radius, y_top + radius, radius, -quarter, 0);
  cairo_arc(c, x + w - radius, y_top + h - radius, radius, 0, quarter);
  cairo_arc(c, x + radius, y_top + h - radius, radius, quarter, 2 * quarter);
  cairo_arc(c, x + radius, y_top + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(c);
}

void Canvas::fill(double x, double y_top, double w, double h, Colour colour, double radius) {
  if (w <= 0 || h <= 0) return;
  path(x, y_top, w, h, radius);
  set_colour(cairo_.get(), colour);
  cairo_fill(cairo_.get());
}

void Canvas::outline(double x, double y_top, double w, double h, Colour colour, double radius, double thickness) {
  path(x, y_top, w, h, radius);
  set_colour(cairo_.get(), colour);
  cairo_set_line_width(cairo_.get(), thickness);
  cairo_stroke(cairo_.get());
}

void Canvas::line(double x1, double y1, double x2, double y2, Colour colour, double thickness, bool dashed) {
  cairo_t* const c = cairo_.get();
  static constexpr double dashes[] = {2, 2};
  cairo_set_dash(c, dashes, dashed ? 2 : 0, 0);
  cairo_new_path(c);
  cairo_move_to(c, x1, y1);
  cairo_line_to(c, x2, y2);
  set_colour(c, colour);
  cairo_set_line_width(c, thickness);
  cairo_stroke(c);
  cairo_set_dash(c, dashes, 0, 0);
}

void Canvas::triangle(double x, double y_tip, double size, bool points_down, Colour colour, bool filled) {
  cairo_t* const c = cairo_.get();
  double const base_y = points_down ? y_tip - size : y_tip + size;
  cairo_new_path(c);
  cairo_move_to(c, x, y_tip);
  cairo_line_to(c, x - size * 0.7, base_y);
  cairo_line_to(c, x + size * 0.7, base_y);
  cairo_close_path(c);
  set_colour(c, colour);
  cairo_set_line_width(c, 1);
  filled ? cairo_fill(c) : cairo_stroke(c);
}

}  // namespace report
