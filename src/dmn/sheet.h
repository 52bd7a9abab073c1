// Decision tables as sheets for office people, and back without loss. Pure: adapters move the cells to and from files.
//
//      A            B              C            D              E          F
//   1  决策表        客户分层
//   2  表标识        table_tier                                                   hidden
//   3  命中策略      FIRST 首条      汇总方式 and 结果标题 in the rows below
//   6  列类别        条件            条件          结果            批注        说明
//   7  列标识        input_1        input_2      output_1       …                  hidden
//   8  类型          string         number       string
//   9  可选值                                    "A","B"
//  10  缺省结果
//  11  表达式        chain          revenue      tier                              of an output: its name
//  12  规则标识      链主地位        营收          层级            依据        说明     the labels; frozen down to here
//  13  rule_1       "core"         >= 10        "A"            …          …
//
// Reading goes by the words of column A and of the row of column kinds, in Chinese or English, not by position: rows and
// columns may be added, removed and moved. What an office program does to cells is undone where only one meaning is
// possible (and told in a note), else refused with the cell, its value and what to write instead.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dmn/source.h"

namespace dmn {

struct SheetCell {
  enum class Kind { text, number, boolean, date, date_time, time, error };              // of a cell that was read
  enum class Look { plain, title, heading, condition, result, annotation, technical };  // of a cell to be written
  std::string text;                                                                     // of dates in ISO form
  Kind kind = Kind::text;
  Look look = Look::plain;
};

// Rows and columns count from 0, `last` is part of it.
struct SheetArea {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Sheet {
  std::string name;  // of the tab
  std::vector<std::vector<SheetCell>> rows;
  std::vector<SheetArea> merged;  // read only

  // For writing.
  struct Choice {
    SheetArea area;
    std::vector<std::string> values;  // of the drop-down
    bool only_these = false;          // else others are accepted after a question
  };
  struct Note {
    std::size_t row = 0, column = 0;
    std::string text;
  };
  std::vector<Choice> choices;
  std::vector<Note> notes;
  std::vector<std::size_t> hidden_rows;
  std::size_t frozen_rows = 0, frozen_columns = 0;
};

// `C7`.
std::string cell_name(std::size_t row, std::size_t column);

// A decision table of a document and what it is called.
struct NamedTable {
  std::string table_id;
  std::string owner_id, owner_name;  // the decision or business knowledge model
  std::string title;                 // the owner's name, and the context entry the table stands in, if any
  std::shared_ptr<source::Table const> table;
};
std::vector<NamedTable> tables_of(source::Document const& document);  // in the order of the document

// A sheet per table; tabs have names that spreadsheets accept and that differ. `locale`: zh-CN or en.
std::vector<Sheet> sheets_of(std::vector<NamedTable> const& tables, std::string_view locale);

// A remark about a sheet: where, what is there, why it is wrong (or how it was read), what to do.
struct SheetRemark {
  std::string sheet, cell, value, message;  // cell "" when the whole sheet is meant
};

// What a sheet says. Rows and columns of `table`, as the sheet counts, are kept to point at cells.
struct SheetTable {
  std::string table_id, title;
  source::Table table;
  std::vector<std::size_t> rule_rows, input_columns, output_columns;
  std::size_t heading_row = 0;
  std::vector<SheetRemark> notes;   // read otherwise than it stands
  std::vector<SheetRemark> errors;  // `table` is not to be used when there are any
};
// Is this sheet a decision table at all? Others in the workbook are left alone.
bool is_table_sheet(Sheet const& sheet);
std::string table_id_of(Sheet const& sheet);
// `was`: the table as it is in the model; ids of cells, their types and spelling come from there when a cell says the same.
// nullptr for a table the model does not have. `names`: those of the model; their signs are left as they are.
SheetTable read_sheet(Sheet const& sheet, source::Table const* was, std::vector<std::string> const& names,
                      std::string_view locale);

// The model with the tables of the sheets in place of its own, all or nothing.
struct SheetImport {
  std::string xml;                              // the new model; the old one when there are errors
  std::vector<std::string> changed, unchanged;  // titles of tables
  std::vector<SheetRemark> notes, errors;
};
base::Result<SheetImport> import_sheets(std::string_view xml, std::string const& file, std::vector<Sheet> const& sheets,
                                        std::string_view locale);

// `sheet `Tier` cell C7 `≥ 5`: …`, or in Chinese.
std::string to_text(SheetRemark const& remark, std::string_view locale);

}  // namespace dmn
