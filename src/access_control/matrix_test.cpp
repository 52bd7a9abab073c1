// The matrix of rights against the shipped pack, and the proof that the matrix would notice: every row of the pack dropped
// or loosened changes some cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "access_control/expectations.h"

namespace access_control {
namespace {

using testing::compare;
using ::testing::IsEmpty;
using testing::shipped;
using testing::shipped_files;

TEST(AccessMatrix, COL_24_every_cell_of_the_written_matrix_holds) {
  testing::Differences const found = compare(shipped());
  EXPECT_GE(found.cells, 4'000U);
  EXPECT_THAT(found.wrong, IsEmpty());
  RecordProperty("cells", static_cast<int>(found.cells));
}

TEST(AccessMatrix, every_permission_and_role_has_its_row) {
  std::set<std::string> expected, written;
  for (Role const& role : shipped().roles())
    for (Permission const& permission : shipped().permissions())
      expected.insert(role.role + " " + permission.permission);
  for (auto const& row : testing::expectation_table("matrix.csv").rows)
    EXPECT_TRUE(written.insert(row.cells[0] + " " + row.cells[1]).second) << row.line;
  EXPECT_EQ(written, expected);
  std::set<std::string> sources, seen, rules, played;
  for (Source const& source : shipped().sources()) sources.insert(source.source);
  for (auto const& row : testing::expectation_table("sources_seen.csv").rows) seen.insert(row.cells[0]);
  EXPECT_EQ(seen, sources);
  for (ApprovalRule const& rule : shipped().approval_rules()) rules.insert(rule.rule);
  for (auto const& row : testing::expectation_table("approvals.csv").rows) played.insert(row.cells[0]);
  EXPECT_EQ(played, rules);
}

// One change of one row; `cells` empty: the row is dropped.
struct Mutation {
  std::string name, file;
  std::int64_t line = 0;
  std::vector<std::string> cells;
};

AccessFiles mutated(Mutation const& mutation) {
  AccessFiles files = shipped_files();
  std::string& text = files[mutation.file];
  std::size_t from = 0;
  for (std::int64_t line = 1; line < mutation.line; ++line) from = text.find('\n', from) + 1;
  std::string row;
  if (!mutation.cells.empty()) base::append_csv_row(row, std::span<std::string const>{mutation.cells});
  text.replace(from, text.find('\n', from) + 1 - from, row);
  return files;
}

class Mutations {
 public:
  base::CsvTable rows(std::string const& file) {
    auto table = base::read_csv_table(shipped_files().find(file)->second, file);
    EXPECT_TRUE(table) << file;
    return table ? *std::move(table) : base::CsvTable{};
  }
  void drop_each(std::string const& file) {
    for (auto const& row : rows(file).rows) add("drop", file, row, {});
  }
  // `next`: the other values of a cell, none for a row that cannot be loosened so.
  void change_each(std::string const& file, std::string const& column,
                   std::function<std::vector<std::string>(std::string const&)> const& next) {
    base::CsvTable const table = rows(file);
    for (auto const& row : table.rows) {
      std::size_t const at = static_cast<std::size_t>(table.column(column));
      for (std::string const& value : next(row.cells[at])) {
        std::vector<std::string> cells = row.cells;
        cells[at] = value;
        add(column + " = " + value, file, row, cells);
      }
    }
  }
  std::vector<Mutation> const& all() const { return all_; }

 private:
  void add(std::string const& what, std::string const& file, base::CsvTable::Row const& row,
           std::vector<std::string> const& cells) {
    all_.push_back({fmt::format("{} {} {}: {}", file, row.cells[0], row.cells[1], what), file, row.line, cells});
  }
  std::vector<Mutation> all_;
};

std::vector<std::string> wider(std::string const& scope) {
  std::vector<std::string> const scopes = {"self", "assigned", "department", "workspace", "park", "installation"};
  auto const at = std::find(scopes.begin(), scopes.end(), scope);
  return at + 1 < scopes.end() ? std::vector<std::string>{*(at + 1)} : std::vector<std::string>{};
}

std::vector<std::string> flipped(std::string const& word) { return {word == "yes" ? "no" : "yes"}; }

std::vector<std::string> near(std::string const& number) {
  int const value = std::stoi(number);
  std::vector<std::string> others{std::to_string(value + 1)};
  if (value > 1) others.push_back(std::to_string(value - 1));
  return others;
}

std::vector<Mutation> loosened_pack() {
  Mutations mutations;
  mutations.drop_each("grants.csv");
  mutations.change_each("grants.csv", "scope", wider);
  mutations.drop_each("clearances.csv");
  mutations.change_each("clearances.csv", "scope", wider);
  mutations.change_each("clearances.csv", "data_class", [](std::string const& data_class) {
    return std::vector<std::string>{data_class == "sensitive" ? "restricted" : "sensitive"};
  });
  mutations.drop_each("sources.csv");
  mutations.change_each("sources.csv", "shareable", flipped);
  mutations.change_each("sources.csv", "department_kind", [](std::string const& kind) {
    return std::vector<std::string>{kind == "other" ? "tax" : "other"};
  });
  mutations.change_each("roles.csv", "own_sources", flipped);
  mutations.change_each("roles.csv", "workspace_kind", [](std::string const& kind) {
    return std::vector<std::string>{kind == "park" ? "bank" : "park"};
  });
  mutations.change_each("roles.csv", "exclusive_group", [](std::string const& group) {
    return group.empty() ? std::vector<std::string>{"another"} : std::vector<std::string>{""};
  });
  mutations.change_each("data_classes.csv", "above", [](std::string const& above) {
    return std::vector<std::string>{above == "masked" ? "hidden" : "masked"};
  });
  mutations.change_each("data_classes.csv", "bound_to_source", flipped);
  mutations.drop_each("data_classes.csv");
  for (char const* column : {"approvals_needed", "valid_minutes", "use_minutes"})
    mutations.change_each("approvals.csv", column, near);
  mutations.change_each("approvals.csv", "approver_permission", [](std::string const& permission) {
    return std::vector<std::string>{permission == "approval.decide" ? "approval.request" : "approval.decide"};
  });
  mutations.drop_each("approvals.csv");
  return mutations.all();
}

TEST(AccessMatrix, DAT_28_every_dropped_or_loosened_row_changes_a_cell) {
  // Without effect by what the pack is; each is here for a reason and fails the test when it gets an effect after all.
  std::vector<std::string> const without_effect = {
      // whose a source is does not matter where all see it
      "sources.csv rating_archive investment: department_kind = other",
      "sources.csv joint_meeting investment: department_kind = other",
      "sources.csv points investment: department_kind = other",
      "sources.csv consent_register investment: department_kind = other",
      "sources.csv registry market_regulation: department_kind = other",
      "sources.csv traceability_chain industry: department_kind = other",
      "sources.csv ip_office other: department_kind = tax",
      "sources.csv drug_regulator other: department_kind = tax",
      "sources.csv securities_regulator other: department_kind = tax",
      "sources.csv opinion_monitor other: department_kind = tax",
      // the three administrators have no clearance, so they see no source anyway
      "roles.csv system_administrator park: own_sources = no",
      "roles.csv security_administrator park: own_sources = no",
      "roles.csv audit_administrator park: own_sources = no",
      // every clearance covers public and internal; none covers restricted
      "data_classes.csv public : above = hidden",
      "data_classes.csv internal : above = hidden",
      "data_classes.csv restricted : bound_to_source = no",
  };
  std::vector<Mutation> const mutations = loosened_pack();
  EXPECT_GE(mutations.size(), 500U);
  std::size_t refused = 0;
  std::vector<std::string> unnoticed;
  for (Mutation const& mutation : mutations) {
    auto const policy = Policy::read(mutated(mutation));
    if (!policy) {
      ++refused;
      continue;
    }
    if (compare(*policy, true).wrong.empty()) unnoticed.push_back(mutation.name);
  }
  EXPECT_THAT(unnoticed, ::testing::UnorderedElementsAreArray(without_effect));
  EXPECT_LE(refused, mutations.size() / 10) << "most must be caught by a cell, not by the reader";
  RecordProperty("mutations", static_cast<int>(mutations.size()));
  RecordProperty("refused_by_the_reader", static_cast<int>(refused));
}

}  // namespace
}  // namespace access_control
