#include "report/table.h"

#include <algorithm>

namespace report {
namespace {

constexpr double pad_x = 5, pad_y = 3.2, note_size = 6.8, drawing_height = 11;
constexpr double first_lines_height = 36;  // of a divided row, below its header
constexpr double slack = 0.01;             // rounding of text heights

struct Span {
  double x, width;
};

// Text and note of a cell, laid out: lines of the text, then of the note.
struct Block {
  std::optional<Text> text, note;
  Cell const* cell = nullptr;
  Span span{};

  int line_count() const { return (text ? text->line_count() : 0) + (note ? note->line_count() : 0); }
  double height(int first, int last) const {
    int const body = text ? text->line_count() : 0;
    double height = 0;
    if (text && first < body) height += text->height(first, std::min(last, body));
    if (note && last > body) height += note->height(std::max(first, body) - body, last - body);
    return height;
  }
  void draw(cairo_t* cairo, double y, int first, int last) const {
    int const body = text ? text->line_count() : 0;
    if (text && first < body) {
      text->draw(cairo, span.x + pad_x, y, first, std::min(last, body));
      y += text->height(first, std::min(last, body));
    }
    if (note && last > body) note->draw(cairo, span.x + pad_x, y, std::max(first, body) - body, last - body);
  }
};

class Table {
 public:
  Table(Canvas& canvas, std::vector<Column> const& columns) : canvas_(canvas), columns_(columns) {
    double shares = 0;
    for (Column const& column : columns) shares += column.share;
    double x = Canvas::left;
    for (Column const& column : columns) {
      double const width = Canvas::width * column.share / shares;
      spans_.push_back({x, width});
      x += width;
    }
  }

  void draw(std::vector<Row> const& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<Block> const blocks = lay_out(rows[i]);
      double const height = height_of(blocks);
      double together = height;  // a section title is never the last line of a page
      if (rows[i].spans && i + 1 < rows.size()) together += height_of(lay_out(rows[i + 1]));
      if (i == 0) {
        bool const divided = header_height() + together > canvas_.body_height();
        canvas_.need(header_height() + (divided ? first_lines_height : together));
        draw_header();
      } else if (together > canvas_.room() + slack && header_height() + height <= canvas_.body_height()) {
        canvas_.next_page();
        draw_header();
      }
      height <= canvas_.room() + slack ? draw_whole(rows[i], blocks, height) : draw_divided(rows[i], blocks);
    }
  }

 private:
  std::vector<Block> lay_out(Row const& row) const {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < row.cells.size() && i < spans_.size(); ++i) {
      Cell const& cell = row.cells[i];
      Block block{
          .text = {}, .note = {}, .cell = &cell, .span = row.spans ? Span{Canvas::left, Canvas::width} : spans_[i]};
      double const width = block.span.width - 2 * pad_x;
      TextStyle style = cell.style;
      style.align = row.spans ? Align::left : columns_[i].align;
      if (!cell.text.empty()) block.text.emplace(canvas_.text(cell.text, style, width));
      style = {.size = note_size, .bold = false, .colour = palette::muted, .align = style.align};
      if (!cell.note.empty()) block.note.emplace(canvas_.text(cell.note, style, width));
      blocks.push_back(std::move(block));
      if (row.spans) break;
    }
    return blocks;
  }

  static double height_of(std::vector<Block> const& blocks) {
    double height = 0;
    for (Block const& block : blocks)
      height = std::max(height, block.cell->drawing ? drawing_height : block.height(0, block.line_count()));
    return height + 2 * pad_y;
  }

  Row header_row() const {
    Row row{.cells = {}, .background = palette::panel};
    for (Column const& column : columns_)
      row.cells.push_back({.text = column.title,
                           .style = {.size = 7.4, .bold = true, .colour = palette::muted},
                           .note = {},
                           .drawing = {}});
    return row;
  }
  double header_height() const {
    Row const row = header_row();
    return height_of(lay_out(row));
  }
  void draw_header() {
    Row const row = header_row();
    std::vector<Block> const blocks = lay_out(row);
    draw_whole(row, blocks, height_of(blocks));
  }

  void draw_background(Row const& row, double height) {
    if (row.background) canvas_.fill(Canvas::left, canvas_.y, Canvas::width, height, *row.background);
    canvas_.line(Canvas::left, canvas_.y + height, Canvas::right, canvas_.y + height, palette::line, 0.4);
  }

  void draw_drawing(Block const& block, double height) {
    if (block.cell->drawing)
      block.cell->drawing(canvas_, block.span.x + pad_x, canvas_.y + pad_y, block.span.width - 2 * pad_x, height);
  }

  void draw_whole(Row const& row, std::vector<Block> const& blocks, double height) {
    draw_background(row, height);
    for (Block const& block : blocks) {
      block.draw(canvas_.cairo(), canvas_.y + pad_y, 0, block.line_count());
      draw_drawing(block, height - 2 * pad_y);
    }
    canvas_.y += height;
  }

  // As many lines of every cell as fit, then the rest on the next page.
  void draw_divided(Row const& row, std::vector<Block> const& blocks) {
    std::vector<int> first(blocks.size(), 0);
    bool drawn = false;
    for (int lines_min = 0;; lines_min = 1) {  // a fresh page takes at least a line of each, however high
      double const room = canvas_.room() - 2 * pad_y;
      std::vector<int> last = first;
      double height = 0;
      bool more = false;
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        int const end = blocks[i].line_count();
        last[i] = std::min(first[i] + lines_min, end);
        while (last[i] < end && blocks[i].height(first[i], last[i] + 1) <= room + slack) ++last[i];
        height = std::max(height, blocks[i].height(first[i], last[i]));
        more |= last[i] < end;
      }
      if (height > 0) draw_background(row, height + 2 * pad_y);
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i].draw(canvas_.cairo(), canvas_.y + pad_y, first[i], last[i]);
        if (!drawn && height >= drawing_height) draw_drawing(blocks[i], drawing_height);
      }
      drawn |= height >= drawing_height;
      if (height > 0) canvas_.y += height + 2 * pad_y;
      if (!more) return;
      first = last;
      canvas_.next_page();
      draw_header();
    }
  }

  Canvas& canvas_;
  std::vector<Column> const& columns_;
  std::vector<Span> spans_;
};

}  // namespace

void draw_table(Canvas& canvas, std::vector<Column> const& columns, std::vector<Row> const& rows, double space_after) {
  if (rows.empty()) return;
  Table{canvas, columns}.draw(rows);
  canvas.y += space_after;
}

}  // namespace report
