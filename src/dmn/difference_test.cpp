#include "dmn/difference.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dmn/model_files.h"
#include "dmn/model_text.h"
#include "dmn/sheet_random.h"
#include "dmn/table_difference.h"

namespace {

using dmn::Change;
using dmn::Difference;
using dmn::model_files::document_of;
using dmn::source::Document;
using dmn::source::Table;
using namespace dmn::model_text;

char sign(Change change) { return change == Change::added ? '+' : change == Change::removed ? '-' : '~'; }

std::string changes_text(std::vector<dmn::FieldChange> const& fields) {
  std::string out;
  for (auto const& one : fields)
    out += fmt::format(" {}{}: {} -> {};", one.field, one.place.empty() ? "" : " " + one.place, one.before, one.after);
  return out;
}

std::string changes_text(dmn::TableChange const& table) {
  std::string out;
  if (!table.fields.empty()) out += "t" + changes_text(table.fields) + "\n";
  for (auto const& one : table.columns)
    out += fmt::format("{}{} {} {}->{}{}{}\n", sign(one.change), one.role, one.title, one.before, one.after,
                       one.moved ? " moved" : "", changes_text(one.fields));
  for (auto const& one : table.rules) {
    out += fmt::format("{}rule {}->{}{}", sign(one.change), one.before, one.after, one.moved ? " moved" : "");
    for (auto const& cell : one.cells)
      out += fmt::format(" {}: {} -> {};", cell.column.empty() ? cell.role : cell.column, cell.before, cell.after);
    out += "\n";
  }
  return out;
}

std::string changes_text(Difference const& difference) {
  std::string out;
  for (auto const& one : difference.elements) {
    out += fmt::format("{}{} {}{}\n", sign(one.change), one.kind, one.name, changes_text(one.fields));
    for (auto const& table_change : one.tables) out += changes_text(table_change);
  }
  return out;
}

// Rules as `condition,condition=>result`, separated by blanks; `id:` before it where the rule has one.
Table table_of(std::string_view rules, std::vector<std::string> const& inputs = {"a", "b"}) {
  Table table;
  for (auto const& name : inputs) table.inputs.push_back({"i_" + name, "", {"e", name, "", true}, {}});
  table.outputs.push_back({"o", "", "r", "", {}, {}});
  for (auto const& text : split(rules, ' ')) {
    if (text.empty()) continue;
    dmn::source::Rule rule;
    std::size_t const colon = text.find(':');
    rule.id = colon == std::string::npos ? fmt::format("t.rule_{}", table.rules.size() + 1) : text.substr(0, colon);
    std::string const cells = colon == std::string::npos ? text : text.substr(colon + 1);
    std::size_t const arrow = cells.find("=>");
    for (auto const& cell : split(cells.substr(0, arrow), ',')) rule.inputs.push_back({"", cell, "", true});
    rule.outputs.push_back({"", cells.substr(arrow + 2), "", true});
    table.rules.push_back(std::move(rule));
  }
  return table;
}

std::string compared(Table const& before, Table const& after) {
  auto const got = dmn::table_difference("t", before, "t", after);
  return got ? changes_text(*got) : "";
}

TEST(Difference, pairs_rules_by_id_then_content_then_most_cells) {
  // clang-format off
  struct { char const *why, *before, *after, *want; } const cases[] = {
      {"nothing", "1,2=>x 3,4=>y", "1,2=>x 3,4=>y", ""},
      {"cell", "p:1,2=>x q:3,4=>y", "p:1,2=>x q:3,5=>y", "~rule 2->2 b: 4 -> 5;\n"},
      {"all cells, same id", "p:1,2=>x", "p:7,8=>z", "~rule 1->1 a: 1 -> 7; b: 2 -> 8; r: x -> z;\n"},
      {"added in the middle, no ids", "1,2=>x 3,4=>y", "1,2=>x 9,9=>z 3,4=>y", "+rule 0->2 a:  -> 9; b:  -> 9; r:  -> z;\n"},
      {"removed, no ids", "1,2=>x 3,4=>y 5,6=>z", "1,2=>x 5,6=>z", "-rule 2->0 a: 3 -> ; b: 4 -> ; r: y -> ;\n"},
      {"one moved to the front: it alone", "p:1,1=>x q:2,2=>x r:3,3=>x", "r:3,3=>x p:1,1=>x q:2,2=>x", "~rule 3->1 moved\n"},
      {"moved without ids", "1,1=>x 2,2=>x 3,3=>x", "2,2=>x 3,3=>x 1,1=>x", "~rule 1->3 moved\n"},
      {"changed without ids: most in common", "1,2=>x 3,4=>y", "3,5=>y 1,2=>x", "~rule 1->2 moved\n~"},
      {"less than half in common", "1,2=>x", "7,8=>x",
       "+rule 0->1 a:  -> 7; b:  -> 8; r:  -> x;\n-rule 1->0 a: 1 -> ; b: 2 -> ; r: x -> ;\n"},
      {"other ids, other rules", "p:1,2=>x", "q:1,3=>x",
       "+rule 0->1 a:  -> 1; b:  -> 3; r:  -> x;\n-rule 1->0 a: 1 -> ; b: 2 -> ; r: x -> ;\n"},
      {"other id, same content", "p:1,2=>x", "q:1,2=>x", "~rule 1->1 id: p -> q;\n"},
      {"two alike, one gone", "1,2=>x 1,2=>x", "1,2=>x", "-rule 2->0 a: 1 -> ; b: 2 -> ; r: x -> ;\n"}};
  // clang-format on
  for (auto const& c : cases) {
    if (std::string_view{c.want}.ends_with("~")) {  // either of two rules may be the one that moved
      auto const got = dmn::table_difference("t", table_of(c.before), "t", table_of(c.after));
      ASSERT_TRUE(got) << c.why;
      int moved = 0, cells = 0;
      for (auto const& rule : got->rules) {
        EXPECT_EQ(rule.change, Change::changed) << c.why;
        moved += rule.moved ? 1 : 0;
        cells += static_cast<int>(rule.cells.size());
      }
      EXPECT_EQ(moved, 1) << c.why;
      EXPECT_EQ(cells, 1) << c.why;
      continue;
    }
    EXPECT_EQ(compared(table_of(c.before), table_of(c.after)), c.want) << c.why;
  }
}

TEST(Difference, tells_columns_and_the_head_of_a_table) {
  Table const before = table_of("p:1,2=>x");
  Table swapped = table_of("p:2,1=>x", {"b", "a"});
  EXPECT_EQ(compared(before, swapped), "~input b 2->1 moved\n");
  Table more = table_of("p:1,2,3=>x", {"a", "b", "c"});
  EXPECT_EQ(compared(before, more), "+input c 0->3 text:  -> c;\n") << "cells of a new column are told with the column";
  EXPECT_EQ(compared(more, before), "-input c 3->0 text: c -> ;\n");
  Table head = before;
  head.hit_policy = "FIRST";
  head.inputs[0].label = "甲";
  head.inputs[0].values = {"v", "1,2", "", true};
  head.outputs[0].otherwise = {"d", "0", "", true};
  head.annotations = {"依据"};
  head.rules[0].annotations = {"RAT-1"};
  head.rules[0].description = "why";
  EXPECT_EQ(
      compared(before, head),
      "t hit_policy: UNIQUE -> FIRST;\n~input 甲 1->1 label:  -> 甲; allowed_values:  -> 1,2;\n"
      "~output r 1->1 default:  -> 0;\n+annotation 依据 0->1 name:  -> 依据;\n~rule 1->1 description:  -> why;\n");
}

TEST(Difference, blanks_and_line_ends_are_no_change) {
  EXPECT_EQ(compared(table_of("p:1,2=>x"),
                     [] {
                       Table table = table_of("p:1,2=>x");
                       table.rules[0].inputs[0].text = " 1\r\n";
                       return table;
                     }()),
            "");
}

TEST(Difference, tells_elements_texts_and_requirements) {
  std::string const a = input("n", "number") + decision("A", "n", literal("n + 1"), "number");
  // clang-format off
  struct { char const* why; std::string after; char const* want; } const cases[] = {
      {"nothing", a, ""},
      {"text", input("n", "number") + decision("A", "n", literal("n + 2"), "number"), "~decision A text: n + 1 -> n + 2;\n"},
      {"type", input("n", "string") + decision("A", "n", literal("n + 1"), "number"), "~input_data n type: number -> string;\n"},
      {"requirement", input("n", "number") + decision("A", "", literal("n + 1"), "number"), "~decision A requires_input n: n -> ;\n"},
      {"kind of logic", input("n", "number") + decision("A", "n", "<list>" + literal("1") + "</list>", "number"),
       "~decision A logic: literal_expression -> list; logic list 1:  -> literal_expression; text list 1:  -> 1; text: n + 1 -> ;\n"},
      {"type definition",
       "<itemDefinition name=\"T\"><typeRef>string</typeRef><allowedValues><text>\"a\"</text></allowedValues></itemDefinition>" + a,
       "+item_definition T name:  -> T; type:  -> string; allowed_values:  -> \"a\";\n"}};
  // clang-format on
  for (auto const& c : cases)
    EXPECT_EQ(changes_text(dmn::difference(document_of(definitions(a)), document_of(definitions(c.after)))), c.want)
        << c.why;
  std::string const two = a + decision("B", "@A", literal("A"));
  EXPECT_EQ(changes_text(dmn::difference(document_of(definitions(two)), document_of(definitions(a)))),
            "-decision B name: B -> ; requires_decision A: A -> ; logic: literal_expression -> ; text: A -> ;\n");
}

TEST(Difference, calls_tables_by_their_decision_and_place) {
  auto const model = [](std::string const& cell) {
    return document_of(definitions(
        input("n", "number") + decision("A", "n", table({"FIRST", "", "n => r", {cell + " => 1"}, "", ""})) +
        decision("B", "n",
                 "<context><contextEntry><variable name=\"rate\"/>" +
                     table({"FIRST", "", "n => r", {cell + " => 1"}, "", ""}) + "</contextEntry></context>")));
  };
  auto const got = dmn::difference(model("1"), model("2"));
  ASSERT_EQ(got.elements.size(), 2U);
  EXPECT_EQ(got.elements[0].tables.at(0).title, "A");
  EXPECT_EQ(got.elements[1].tables.at(0).title, "B · rate");
}

TEST(Difference, a_model_is_the_same_as_itself) {
  for (auto const& file : dmn::model_files::all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document) continue;
    EXPECT_TRUE(dmn::difference(*document, *document).is_same()) << file.path;
  }
}

// Whatever the tables: the same is the same; added and removed change places when the versions do; and a shuffled table has
// moved rules only.
TEST(Difference, random_tables) {
  dmn::sheet_random::Tables tables{19};
  std::mt19937 random{23};
  for (int round = 0; round < 300; ++round) {
    bool const ids = round % 2 == 0;
    Table const before = tables.next("t", ids), after = tables.next("t", ids);
    EXPECT_EQ(compared(before, before), "");
    auto const there = dmn::table_difference("t", before, "t", after),
               back = dmn::table_difference("t", after, "t", before);
    ASSERT_EQ(there.has_value(), back.has_value());
    auto const count = [](auto const& changes, Change change) {
      return std::count_if(changes.begin(), changes.end(), [&](auto const& one) { return one.change == change; });
    };
    if (there) {
      auto const added = count(there->rules, Change::added), removed = count(there->rules, Change::removed);
      EXPECT_EQ(added - removed,
                static_cast<std::ptrdiff_t>(after.rules.size()) - static_cast<std::ptrdiff_t>(before.rules.size()));
      EXPECT_EQ(count(there->columns, Change::added), count(back->columns, Change::removed));
    }
    Table shuffled = before;
    std::shuffle(shuffled.rules.begin(), shuffled.rules.end(), random);
    if (auto const got = dmn::table_difference("t", before, "t", shuffled))
      for (auto const& rule : got->rules) {
        EXPECT_TRUE(rule.moved);
        EXPECT_TRUE(rule.cells.empty());
      }
  }
}

TEST(Difference, as_few_items_as_possible_have_moved) {
  EXPECT_THAT(dmn::moved_items({}), ::testing::IsEmpty());
  EXPECT_THAT(dmn::moved_items({0, 1, 2}), ::testing::Each(false));
  EXPECT_THAT(dmn::moved_items({4, 0, 1, 2, 3}), ::testing::ElementsAre(true, false, false, false, false));
  EXPECT_THAT(dmn::moved_items({1, 2, 3, 0}), ::testing::ElementsAre(false, false, false, true));
}

}  // namespace
