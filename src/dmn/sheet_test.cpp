#include "dmn/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dmn/model_files.h"
#include "dmn/sheet_random.h"
#include "dmn/sheet_text.h"

namespace {

using dmn::Sheet;
using dmn::SheetCell;
using dmn::source::Table;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = SheetCell::Kind;

std::string const model =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
  <inputData id="i1" name="score"><variable name="score" typeRef="number"/></inputData>
  <inputData id="i2" name="kind"><variable name="kind" typeRef="string"/></inputData>
  <decision id="d" name="等级/Grade">
    <variable name="等级/Grade" typeRef="string"/>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="c1" label="得分"><inputExpression id="e1" typeRef="number"><text>score</text></inputExpression></input>
      <input id="c2" label="类别"><inputExpression id="e2" typeRef="string"><text>kind</text></inputExpression>
        <inputValues><text>"A","B"</text></inputValues></input>
      <output id="o1" label="等级" typeRef="string"/>
      <annotation name="依据"/>
      <rule id="r1"><description>最好</description>
        <inputEntry id="x1"><text>&gt;= 85</text></inputEntry><inputEntry id="x2"><text>"A"</text></inputEntry>
        <outputEntry id="x3"><text>"AAA"</text></outputEntry><annotationEntry><text>RAT-1</text></annotationEntry></rule>
      <rule id="r2"><inputEntry id="x4"><text>-</text></inputEntry><inputEntry id="x5"><text>-</text></inputEntry>
        <outputEntry id="x6"><text>"C"</text></outputEntry><annotationEntry><text>RAT-2</text></annotationEntry></rule>
    </decisionTable>
  </decision>
</definitions>)";

// Rows of rules begin here; columns: 0 id, 1 得分, 2 类别, 3 等级, 4 依据, 5 说明.
constexpr std::size_t first = 12;

Sheet exported(std::string_view locale = "zh-CN") {
  auto const document = dmn::source::read_document(model, "m", 1U << 20U).value();
  return dmn::sheets_of(dmn::tables_of(document), locale).at(0);
}

struct Imported {
  std::vector<std::string> notes, errors;
  Table table;
  bool unchanged = false;
};
Imported imported(std::vector<Sheet> const& sheets, std::string_view locale = "en") {
  auto const got = dmn::import_sheets(model, "m.dmn", sheets, locale);
  Imported result;
  EXPECT_TRUE(got) << got;
  if (!got) return result;
  for (auto const& one : got->notes) result.notes.push_back(dmn::to_text(one, locale));
  for (auto const& one : got->errors) result.errors.push_back(dmn::to_text(one, locale));
  result.unchanged = got->xml == model;
  result.table = *dmn::tables_of(dmn::source::read_document(got->xml, "m", 1U << 20U).value()).at(0).table;
  return result;
}
Imported imported(Sheet const& sheet, std::string_view locale = "en") { return imported(std::vector{sheet}, locale); }

TEST(Sheet, is_laid_out_for_people) {
  Sheet const sheet = exported();
  std::string shown;
  for (auto const& row : sheet.rows) {
    for (auto const& cell : row) shown += cell.text + "|";
    shown += "\n";
  }
  EXPECT_EQ(sheet.name, "等级 Grade");
  EXPECT_EQ(
      shown,
      "决策表|等级/Grade|||||\n表标识|t|||||\n命中策略|FIRST 首条|||||\n汇总方式||||||\n结果标题||||||\n"
      "列类别|条件|条件|结果|批注|说明|\n列标识|c1|c2|o1|annotation_1|description|\n类型|number|string|string|||\n"
      "可选值||\"A\",\"B\"||||\n缺省结果||||||\n表达式|score|kind||||\n规则标识|得分|类别|等级|依据|说明|\n"
      "r1|>= 85|\"A\"|\"AAA\"|RAT-1|最好|\nr2|-|-|\"C\"|RAT-2||\n");
  EXPECT_EQ(sheet.frozen_rows, first);
  EXPECT_THAT(sheet.hidden_rows, ElementsAre(1, 6, 4, 3, 9));
  auto const list = std::find_if(sheet.choices.begin(), sheet.choices.end(), [](Sheet::Choice const& choice) {
    return choice.area.first_row == first && choice.area.first_column == 2;
  });
  ASSERT_NE(list, sheet.choices.end());
  EXPECT_THAT(list->values, ElementsAre("\"A\"", "\"B\"", "-"));
  EXPECT_GT(list->area.last_row, sheet.rows.size()) << "rows added below have the drop-down too";
}

TEST(Sheet, unchanged_sheets_change_no_byte_in_either_language) {
  for (auto const* locale : {"zh-CN", "en"}) {
    auto const got = imported(exported(locale), locale);
    EXPECT_TRUE(got.unchanged);
    EXPECT_THAT(got.notes, IsEmpty());
    EXPECT_THAT(got.errors, IsEmpty());
  }
}

TEST(Sheet, every_table_at_hand_comes_back_without_loss) {
  int tables = 0;
  for (auto const& file : dmn::model_files::all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document || !document->issues.empty()) continue;
    auto const named = dmn::tables_of(*document);
    auto const sheets = dmn::sheets_of(named, "zh-CN");
    for (std::size_t i = 0; i < named.size(); ++i) {
      auto const read = dmn::read_sheet(sheets[i], named[i].table.get(), {}, "en");
      EXPECT_THAT(read.errors, IsEmpty()) << file.path;
      EXPECT_EQ(dmn::model_files::dump(read.table), dmn::model_files::dump(*named[i].table)) << file.path;
      ++tables;
    }
    auto const got = dmn::import_sheets(file.xml, "m", sheets, "en");
    ASSERT_TRUE(got) << file.path;
    EXPECT_EQ(got->xml, file.xml) << file.path;
  }
  EXPECT_GE(tables, 12);
}

TEST(Sheet, random_tables_come_back_without_loss) {
  dmn::sheet_random::Tables tables{7};
  for (int round = 0; round < 500; ++round) {
    auto const named = dmn::sheet_random::named("t", tables.next("t", round % 2 == 0));
    Sheet const sheet = dmn::sheets_of({named}, round % 3 ? "zh-CN" : "en").at(0);
    auto const read = dmn::read_sheet(sheet, named.table.get(), {}, "en");
    ASSERT_THAT(read.errors, IsEmpty());
    ASSERT_EQ(dmn::model_files::dump(read.table), dmn::model_files::dump(*named.table)) << round;
    ASSERT_THAT(read.notes, IsEmpty());
  }
}

TEST(Sheet, takes_rows_added_removed_moved_and_blank) {
  Sheet sheet = exported();
  std::swap(sheet.rows[first], sheet.rows[first + 1]);
  sheet.rows.insert(sheet.rows.begin() + first, std::vector<SheetCell>{});   // blank
  sheet.rows.push_back({{}, {"[60..85)"}, {}, {"\"A\""}, {"RAT-3"}});        // new, short
  sheet.rows.push_back({{"r1"}, {">= 90"}, {"\"B\""}, {"\"AA\""}, {}, {}});  // copied
  auto const got = imported(sheet);
  EXPECT_THAT(got.errors, IsEmpty());
  EXPECT_THAT(
      got.notes,
      ElementsAre("sheet `等级 Grade` cell A17 `r1`: the rule id stands twice (a copied row): read as a new rule"));
  ASSERT_EQ(got.table.rules.size(), 4U);
  EXPECT_EQ(got.table.rules[0].id, "r2");
  EXPECT_EQ(got.table.rules[1].id, "r1");
  EXPECT_EQ(got.table.rules[1].inputs[0].id, "x1");
  EXPECT_EQ(got.table.rules[2].id, "t_new_1");
  EXPECT_EQ(got.table.rules[2].inputs[1].text, "-");
  EXPECT_THAT(got.table.rules[2].annotations, ElementsAre("RAT-3"));
  EXPECT_EQ(got.table.rules[3].id, "t_new_2");
  Sheet fewer = exported();
  fewer.rows.pop_back();
  EXPECT_EQ(imported(fewer).table.rules.size(), 1U);
}

TEST(Sheet, takes_columns_added_removed_and_moved) {
  Sheet sheet = exported();
  for (std::size_t row = 5; row < sheet.rows.size(); ++row) std::swap(sheet.rows[row][1], sheet.rows[row][2]);
  auto const moved = imported(sheet);
  EXPECT_THAT(moved.errors, IsEmpty());
  EXPECT_EQ(moved.table.inputs[0].id, "c2");
  EXPECT_EQ(moved.table.rules[0].inputs[0].id, "x2");
  for (std::size_t row = 5; row < sheet.rows.size(); ++row) sheet.rows[row].erase(sheet.rows[row].begin() + 1);
  auto const fewer = imported(sheet);
  EXPECT_THAT(fewer.errors, IsEmpty());
  ASSERT_EQ(fewer.table.inputs.size(), 1U);
  EXPECT_EQ(fewer.table.rules[0].inputs[0].text, ">= 85");
  Sheet more = exported();
  for (std::size_t row = 5; row < more.rows.size(); ++row) more.rows[row].push_back({});
  more.rows[5][6].text = "条件";
  more.rows[10][6].text = "score * 2";
  more.rows[first][6].text = "> 3";
  auto const added = imported(more);
  EXPECT_THAT(added.errors, IsEmpty());
  ASSERT_EQ(added.table.inputs.size(), 3U);
  EXPECT_EQ(added.table.inputs[2].id, "t.input_3");
  EXPECT_EQ(added.table.rules[0].inputs[2].text, "> 3");
  EXPECT_EQ(added.table.rules[1].inputs[2].text, "-");
}

TEST(Sheet, undoes_what_office_programs_and_input_methods_do) {
  // clang-format off
  struct { char const* why; std::size_t column; SheetCell cell; char const* want; bool told; } const cases[] = {
      {"number typed as a number", 1, {"85", Kind::number}, "85", false},
      {"full-width comparison", 1, {"≥85"}, ">=85", true},
      {"full-width range", 1, {"［60．．85）"}, "[60..85)", true},
      {"full-width comma and quotes", 2, {"“A”，“B”"}, "\"A\",\"B\"", true},
      {"quotes forgotten", 2, {"B"}, "\"B\"", true},
      {"quotes forgotten in a list", 2, {"A, B"}, "\"A\", \"B\"", true},
      {"any dash", 2, {"——"}, "-", true},
      {"cleared condition", 1, {""}, "-", false},
      {"blanks around it", 3, {"  \"AAA\"\r\n"}, "\"AAA\"", false},
      {"upper case truth", 1, {"TRUE"}, "true", true}};
  // clang-format on
  for (auto const& c : cases) {
    Sheet sheet = exported();
    sheet.rows[first][c.column] = c.cell;
    auto const read = dmn::read_sheet(
        sheet, dmn::tables_of(dmn::source::read_document(model, "m", 1U << 20U).value())[0].table.get(), {}, "en");
    EXPECT_THAT(read.errors, IsEmpty()) << c.why;
    EXPECT_EQ(read.notes.size(), c.told ? 1U : 0U) << c.why;
    auto const& rule = read.table.rules.at(0);
    EXPECT_EQ(c.column == 3 ? rule.outputs[0].text : rule.inputs[c.column - 1].text, c.want) << c.why;
  }
}

TEST(Sheet, a_bad_cell_is_located_and_nothing_is_taken) {
  // clang-format off
  struct { char const* why; std::size_t row, column; SheetCell cell; char const* want; } const cases[] = {
      {"no FEEL", first, 1, {">= >="}, "sheet `等级 Grade` cell B13 `>= >=`: "},
      {"unknown name", first, 3, {"AAA"}, "sheet `等级 Grade` cell D13 `AAA`: "},
      {"open quote", first, 2, {"\"A"}, "cell C13 `\"A`: a quote is not closed: put texts in a pair of \""},
      {"spreadsheet error", first, 1, {"#REF!", Kind::error}, "cell B13 `#REF!`: holds an error of the spreadsheet"},
      {"text turned into a day", first, 1, {"2026-01-02", Kind::date}, "cell B13 `2026-01-02`: is a date in a column of type number"},
      {"blank result", first + 1, 3, {""}, "cell D14: the result is blank: fill it in, or write null for none"},
      {"hit policy", 2, 1, {"BEST"}, "cell B3 `BEST`: is no hit policy"},
      {"aggregation", 3, 1, {"AVERAGE"}, "cell B4 `AVERAGE`: is no aggregation"},
      {"column kind", 5, 1, {"输入"}, "cell B6 `输入`: the column has no kind"},
      {"rule id", first, 0, {"rule <1>"}, "cell A13 `rule <1>`: is no rule id"},
      {"unknown type", 7, 1, {"numbre"}, "numbre"},
      {"unknown expression", 10, 1, {"scor"}, "cell B12"},
      {"table id", 1, 1, {"u"}, "sheet `等级 Grade` `u`: the model has no table of this id; it has t"}};
  // clang-format on
  for (auto const& c : cases) {
    Sheet sheet = exported();
    sheet.rows[c.row][c.column] = c.cell;
    auto const got = imported(sheet);
    ASSERT_GE(got.errors.size(), 1U) << c.why;
    EXPECT_THAT(got.errors[0], HasSubstr(c.want)) << c.why;
    EXPECT_TRUE(got.unchanged) << c.why;
    EXPECT_THAT(imported(sheet, "zh-CN").errors[0], HasSubstr("工作表“等级 Grade”")) << c.why;
  }
}

TEST(Sheet, merged_conditions_count_for_each_row_and_other_merges_are_refused) {
  Sheet sheet = exported();
  sheet.rows[first + 1][2] = {};
  sheet.merged = {{first, 2, first + 1, 2}, {0, 1, 0, 4}};
  auto const got = imported(sheet);
  EXPECT_THAT(got.errors, IsEmpty());
  EXPECT_THAT(got.notes,
              ElementsAre("sheet `等级 Grade` cell C13 `\"A\"`: is merged over 2 rows and counts for each of them"));
  EXPECT_EQ(got.table.rules[1].inputs[1].text, "\"A\"");
  for (auto const& area :
       {dmn::SheetArea{first, 1, first, 2}, dmn::SheetArea{first, 0, first + 1, 0}, dmn::SheetArea{7, 1, 8, 1}}) {
    Sheet bad = exported();
    bad.merged = {area};
    EXPECT_THAT(imported(bad).errors, ElementsAre(HasSubstr("unmerge them"))) << area.first_row;
  }
}

TEST(Sheet, hostile_sheets_end_soon) {
  Sheet wide = exported();
  wide.rows.resize(200'000, {{"x"}});
  wide.rows[5].resize(16'384);
  auto const errors = imported(wide).errors;
  EXPECT_LT(errors.size(), 1'010U);
  EXPECT_THAT(errors.back(), HasSubstr("has too many faults"));
  Sheet merged = exported();
  merged.rows.resize(100'000);
  merged.merged.assign(1'000, {first, 1, 99'999, 1});
  EXPECT_THAT(imported(merged).errors, ElementsAre(HasSubstr("too many merged cells")));
}

TEST(Sheet, says_what_is_wrong_with_the_sheet_as_a_whole) {
  Sheet other;
  other.name = "草稿";
  other.rows = {{{"随便"}}};
  EXPECT_THAT(imported({exported(), other}).notes, ElementsAre("sheet `草稿`: is no decision table: left alone"));
  EXPECT_THAT(imported({exported(), exported()}).errors, ElementsAre(HasSubstr("the table stands in two sheets")));
  Sheet headless = exported();
  headless.rows[5][0].text = "随便";
  EXPECT_THAT(imported(headless).errors, ElementsAre(HasSubstr("column A has no row `Column kind`")));
  Sheet cleared = exported();
  for (std::size_t column = 1; column < cleared.rows[first].size(); ++column) cleared.rows[first][column] = {};
  EXPECT_THAT(imported(cleared).errors, ::testing::Contains(HasSubstr("nothing but the rule id is left")));
}

TEST(Sheet, names_of_tabs_are_such_as_spreadsheets_accept) {
  auto const table = std::make_shared<Table const>();
  auto const name = [&](std::string const& title) {
    return dmn::sheets_of({{"t", "d", title, title, table}}, "en")[0].name;
  };
  EXPECT_EQ(name("a[b]:c*d?e/f\\g"), "a b  c d e f g");
  EXPECT_EQ(name("'quoted'"), "quoted");
  EXPECT_EQ(name(""), "_");
  EXPECT_EQ(name("History"), "History_");
  EXPECT_EQ(name("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"),
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
  auto const sheets = dmn::sheets_of({{"t", "d", "Tier", "Tier", table}, {"u", "e", "TIER", "TIER", table}}, "en");
  EXPECT_EQ(sheets[1].name, "TIER (2)");
}

TEST(Sheet, cell_names) {
  EXPECT_EQ(dmn::cell_name(0, 0), "A1");
  EXPECT_EQ(dmn::cell_name(6, 25), "Z7");
  EXPECT_EQ(dmn::cell_name(9, 26), "AA10");
  EXPECT_EQ(dmn::cell_name(0, 701), "ZZ1");
  EXPECT_EQ(dmn::cell_name(0, 702), "AAA1");
}

TEST(Sheet, full_width_signs_of_a_name_stay) {
  EXPECT_EQ(dmn::plain_feel("营收（万元） ≥ 5", {"营收（万元）"}), "营收（万元） >= 5");
  EXPECT_EQ(dmn::plain_feel("营收（万元） ≥ 5", {}), "营收(万元) >= 5");
  EXPECT_EQ(dmn::plain_feel("\"，\"，“（”", {}), "\"，\",\"（\"");
  EXPECT_EQ(dmn::plain_feel("“A", {}), std::nullopt);
}

}  // namespace
