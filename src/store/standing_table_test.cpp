#include "store/standing_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace store {
namespace {

struct Known {
  std::string id, name, grade;
  std::optional<std::string> score;
  std::int64_t grade_order = 0, vetoes = 0;
  bool is_listed = true;
};

StandingRow row_of(Known const& one) {
  StandingRow row;
  for (auto& value : row.coded) value = "";
  row.coded[0] = one.grade;
  row.coded[12] = one.score;  // score_order
  row.texts = {one.id, one.name, "", ""};
  row.numbers = {one.grade_order, one.vetoes};
  row.is_listed = one.is_listed;
  return row;
}

// As the database would sort them.
std::vector<std::string> sorted(std::map<std::string, Known> const& all, std::string_view column, bool descending) {
  std::vector<Known> rows;
  for (auto const& [id, one] : all)
    if (one.is_listed) rows.push_back(one);
  auto const compare = [&](Known const& a, Known const& b) {
    if (column == "name_order") return a.name.compare(b.name);
    if (column == "grade_order") return static_cast<int>(a.grade_order - b.grade_order);
    if (column == "score_order") return a.score.value_or("").compare(b.score.value_or(""));
    return a.id.compare(b.id);
  };
  auto const stands_last = [&](Known const& one) {
    return (column == "grade_order" && one.grade.empty()) || (column == "score_order" && !one.score);
  };
  std::stable_sort(rows.begin(), rows.end(), [&](Known const& a, Known const& b) {
    if (stands_last(a) || stands_last(b)) {
      if (stands_last(a) != stands_last(b)) return stands_last(b);
      if (column == "score_order") return false;
    }
    return descending ? compare(a, b) > 0 : compare(a, b) < 0;
  });
  std::vector<std::string> ids;
  for (Known const& one : rows) ids.push_back(one.id);
  return ids;
}

TEST(StandingTable, orders_stay_right_while_rows_change) {
  std::mt19937 chance{7};
  auto const below = [&](unsigned bound) { return static_cast<int>(chance() % bound); };
  StandingTable table;
  std::map<std::string, Known> all;
  for (int round = 0; round < 60; ++round) {
    for (int i = below(40); i >= 0; --i) {
      Known one;
      one.id = "p" + std::to_string(below(300));
      one.name = std::string(1, static_cast<char>('a' + below(5)));
      one.grade_order = below(3);
      one.grade = below(4) == 0 ? "" : std::to_string(one.grade_order);
      if (one.grade.empty()) one.grade_order = 0;
      if (below(4) != 0) one.score = "2" + std::to_string(below(50));
      one.is_listed = below(8) != 0;
      table.put(row_of(one));
      all[one.id] = one;
    }
    for (char const* column : {"name_order", "grade_order", "score_order", "party_id"})
      for (bool const descending : {false, true}) {
        std::vector<std::string> ids;
        for (std::uint32_t const row : table.page(table.listed({}), column, descending, 0, all.size()))
          ids.emplace_back(table.party_id(row));
        ASSERT_EQ(ids, sorted(all, column, descending)) << column << descending << " round " << round;
      }
  }
}

TEST(StandingTable, a_page_is_a_part_of_what_the_mask_lets_through) {
  StandingTable table;
  for (int i = 0; i < 10; ++i) {
    Known one{std::to_string(i), "n", i % 2 == 0 ? "A" : "B", "2", 1, i % 3, true};
    table.put(row_of(one));
  }
  auto mask = table.listed({});
  table.keep_any(mask, 0, {"A", "never seen"});
  auto const ids = [&](std::size_t skipped, std::size_t wanted) {
    std::string text;
    for (std::uint32_t const row : table.page(mask, "party_id", false, skipped, wanted)) text += table.party_id(row);
    return text;
  };
  EXPECT_EQ(ids(0, 100), "02468");
  EXPECT_EQ(ids(1, 2), "24");
  EXPECT_EQ(ids(9, 2), "");
  table.keep_vetoes(mask, true);
  EXPECT_EQ(ids(0, 100), "248");
  table.keep_chosen(mask, {"4", "5", "elsewhere"}, true);
  EXPECT_EQ(ids(0, 100), "28");
  table.keep_chosen(mask, {"8", "5"}, false);
  EXPECT_EQ(ids(0, 100), "8");
}

}  // namespace
}  // namespace store
