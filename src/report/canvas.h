// Drawing on the pages of a PDF: laid-out text, shapes, and a cursor that goes down the page and over to the next.
// Units are points (1/72 inch), y grows downwards. Internal to this module: the only header that knows Cairo and Pango.
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace report {

struct Colour {
  double red = 0, green = 0, blue = 0, alpha = 1;
};
constexpr Colour rgb(unsigned hex, double alpha = 1) {
  return {((hex >> 16) & 0xFF) / 255.0, ((hex >> 8) & 0xFF) / 255.0, (hex & 0xFF) / 255.0, alpha};
}
// `share` of the way from one colour to another.
Colour mixed(Colour from, Colour to, double share);

namespace palette {
inline constexpr Colour ink = rgb(0x17232F), muted = rgb(0x566472), line = rgb(0xCBD4DC), panel = rgb(0xF3F6F9),
                        stripe = rgb(0xF8FAFB), accent = rgb(0x1E4E79), accent_pale = rgb(0xC9DAE9),
                        good = rgb(0x2A7A55), bad = rgb(0xAF3342), bad_pale = rgb(0xF3D9DB), amber = rgb(0xB77A1E),
                        white = rgb(0xFFFFFF);
}  // namespace palette

enum class Align { left, centre, right };

struct TextStyle {
  double size = 9;
  bool bold = false;
  Colour colour = palette::ink;
  Align align = Align::left;
};

// A text broken into lines.
class Text {
 public:
  // width ≤ 0: one line as long as it needs.
  Text(PangoContext* context, std::string_view text, TextStyle const& style, double width);
  double width() const;  // of the longest line
  double height() const { return height(0, line_count()); }
  double height(int first, int last) const;  // of lines [first, last)
  int line_count() const;
  void draw(cairo_t* cairo, double x, double y) const { draw(cairo, x, y, 0, line_count()); }
  void draw(cairo_t* cairo, double x, double y, int first, int last) const;

 private:
  struct Unref {
    void operator()(PangoLayout* layout) const;
  };
  struct Line {
    double x, top, baseline, bottom;
  };
  std::unique_ptr<PangoLayout, Unref> layout_;
  std::vector<Line> lines_;
  Colour colour_;
};

struct DocumentProperties {
  std::string title, author, subject, keywords, created_at;  // created_at: 2024-05-31T10:00:00Z
};

class Canvas {
 public:
  // `frame` is drawn on every page, after its body.
  using Frame = std::function<void(Canvas&)>;
  static base::Result<std::unique_ptr<Canvas>> create(DocumentProperties const& properties);
  ~Canvas();
  Canvas(Canvas const&) = delete;
  Canvas& operator=(Canvas const&) = delete;

  void set_body(double top, double bottom, Frame frame);
  base::Result<std::string> finish();  // the bytes; nothing may be drawn after

  static constexpr double page_width = 595.276, page_height = 841.890;  // A4
  static constexpr double left = 46, right = page_width - 46, width = right - left;

  int page() const { return page_; }
  double y = 0;  // where the next block begins
  double room() const { return bottom_ - y; }
  double body_height() const { return bottom_ - top_; }
  void need(double height);  // goes to the next page when there is less room
  void next_page();
  void bookmark(std::string_view title);

  Text text(std::string_view words, TextStyle const& style = {}, double width_max = 0) const;
  // A block of text at the cursor, going on over the page when it must.
  void paragraph(std::string_view words, TextStyle const& style = {}, double indent = 0, double space_after = 4);

  void fill(double x, double y, double width, double height, Colour colour, double radius = 0);
  void outline(double x, double y, double width, double height, Colour colour, double radius = 0,
               double thickness = 0.6);
  void line(double x1, double y1, double x2, double y2, Colour colour, double thickness = 0.6, bool dashed = false);
  void triangle(double x, double y, double size, bool points_down, Colour colour, bool filled = true);
  cairo_t* cairo() const { return cairo_.get(); }

 private:
  Canvas();
  void end_page();
  void path(double x, double y, double width, double height, double radius);

  struct Destroy {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(PangoContext* context) const;
  };
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, Destroy> surface_;
  std::unique_ptr<cairo_t, Destroy> cairo_;
  std::unique_ptr<PangoContext, Destroy> pango_;
  Frame frame_;
  double top_ = 60, bottom_ = page_height - 60;
  int page_ = 1;
};

}  // namespace report
