// Tables that go on over the pages: the header row repeats, rows stay whole where they fit, a row higher than a page is
// divided between its lines. Nothing is cut off.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/canvas.h"

namespace report {

struct Column {
  std::string title;
  double share = 1;  // of the width left after the others
  Align align = Align::left;
};

struct Cell {
  std::string text;
  TextStyle style{.size = 8};  // its align is the column's
  std::string note;            // smaller, below
  // Drawn instead of text into x, y, width, height.
  std::function<void(Canvas&, double, double, double, double)> drawing;
};

inline constexpr TextStyle table_plain{.size = 8};
inline constexpr TextStyle table_strong{.size = 8, .bold = true};

inline Cell cell(std::string text, TextStyle const& style = table_plain, std::string note = {}) {
  return {.text = std::move(text), .style = style, .note = std::move(note), .drawing = {}};
}

struct Row {
  std::vector<Cell> cells;
  std::optional<Colour> background;
  bool spans = false;  // the first cell takes the whole width: a section title or a remark
};

void draw_table(Canvas& canvas, std::vector<Column> const& columns, std::vector<Row> const& rows,
                double space_after = 12);

}  // namespace report
