// The authorisation matrix: every operation × person × {own department, other department, other park}, compared with
// matrix.csv, which is written by people and knows nothing of grants.csv. A new operation without a row fails.
// Source: COL-24, DAT-28, rules C12, C13.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "app/perform.h"
#include "app/record_table.h"
#include "base/csv.h"
#include "base/json.h"
#include "world.h"

namespace operations {
namespace {

std::vector<std::string> const people{"officer", "officer2", "head",   "leader",   "tax",   "finance", "legal",
                                      "policy",  "bank",     "system", "security", "audit", "stranger"};

// What is asked about, as `situation → parameters`. o: own department, d: another department of the park, w: another park.
using Parameters = std::map<std::string, std::string, std::less<>>;
std::vector<std::pair<char, Parameters>> situations(app::Operation const& operation) {
  auto const takes = [&](std::string_view name) {
    for (app::Parameter const& parameter : operation.parameters)
      if (parameter.name == name) return true;
    return false;
  };
  Parameters common;
  if (takes("name")) common["name"] = "chongming";
  if (takes("party_id") && operation.resource)
    return {{'o', {{"party_id", "demo-rat-16"}, {"name", "chongming"}}},
            {'d', {{"party_id", "p-two"}, {"name", "chongming"}}},
            {'w', {{"party_id", "p-other"}, {"name", "chongming"}}}};
  if (takes("portfolio_id"))
    return {{'p', {{"portfolio_id", "demo"}, {"name", "chongming"}}},
            {'w', {{"portfolio_id", "other"}, {"name", "chongming"}}}};
  if (takes("user_id") && operation.operation_id != "explain_access") common["user_id"] = "user-demo-tax";
  if (operation.operation_id == "explain_access") common = {{"user_id", "user-demo-tax"}, {"permission", "party.read"}};
  return {{'y', common}};
}

// Refused: the role lacks the permission, or the thing is out of its reach – both leave a refusal on record.
bool is_refused(World& world, app::Operation const& operation, std::string const& who, Parameters const& parameters) {
  auto const refusals = [&] {
    return app::count<app::Event>(world.store(), {{"outcome", base::Json{"refused"}}}).value();
  };
  std::int64_t const before = refusals();
  auto const reply = world.perform(operation.operation_id, who, parameters, "{}", "", operation.versioned ? "0" : "");
  if (refusals() > before) return true;
  return !reply && reply.error().code == base::ErrorCode::forbidden;
}

std::string cell(World& world, app::Operation const& operation, std::string const& who) {
  std::string allowed;
  for (auto const& [letter, parameters] : situations(operation))
    if (!is_refused(world, operation, who, parameters)) allowed += letter;
  return allowed.empty() ? "-" : allowed;
}

TEST(Matrix, COL_24_every_operation_is_open_to_whom_the_table_says_and_to_nobody_else) {
  std::string const path = std::string{YINGZHOU_SOURCE_DIR} + "/tests/operations/matrix.csv";
  std::ifstream in{path};
  std::stringstream text;
  text << in.rdbuf();
  auto const table = base::read_csv_table(text.str(), "matrix.csv").value();
  std::map<std::string, base::CsvTable::Row const*> rows;
  for (auto const& row : table.rows) EXPECT_TRUE(rows.emplace(row.cells[0], &row).second) << row.cells[0];
  World world;
  std::string actual = "operation," + fmt::format("{}", fmt::join(people, ",")) + "\n";
  int cells = 0;
  for (app::Operation const& operation : world.catalogue().operations) {
    if (operation.permission.empty()) continue;  // anyone: log-in, set-up, product
    auto const row = rows.find(operation.operation_id);
    if (row == rows.end()) ADD_FAILURE() << operation.operation_id << " has no row in matrix.csv";
    actual += operation.operation_id;
    for (std::string const& who : people) {
      std::string const got = cell(world, operation, who);
      actual += "," + got;
      cells += static_cast<int>(situations(operation).size());
      if (row == rows.end()) continue;
      int const column = table.column(who);
      ASSERT_GE(column, 0) << who;
      EXPECT_EQ(got, row->second->cells[static_cast<std::size_t>(column)]) << operation.operation_id << " by " << who;
    }
    actual += "\n";
    rows.erase(operation.operation_id);
  }
  for (auto const& [operation, row] : rows)
    ADD_FAILURE() << "matrix.csv:" << row->line << ": no operation " << operation;
  RecordProperty("cells", cells);
  if (char const* const out = std::getenv("YINGZHOU_MATRIX_OUT")) std::ofstream{out} << actual;
}

TEST(Matrix, what_is_out_of_reach_looks_like_what_is_absent) {
  World world;
  Login const login = world.log_in("officer");
  for (char const* const path : {"", "/facts", "/assessment", "/timeline", "/report.pdf"}) {
    auto const foreign = world.send("GET", fmt::format("/api/v1/parties/p-other{}", path), &login);
    auto const absent = world.send("GET", fmt::format("/api/v1/parties/nobody{}", path), &login);
    EXPECT_EQ(foreign.status, 404) << path;
    EXPECT_EQ(absent.status, 404) << path;
    EXPECT_EQ(base::Json::parse(foreign.body)->text_of("detail"), base::Json::parse(absent.body)->text_of("detail"));
    EXPECT_EQ(foreign.body.find("p-other"), std::string::npos);
  }
}

TEST(Matrix, COL_24_lists_searches_and_counts_hold_only_what_the_person_may_see) {
  World world;
  auto const seen = [&](std::string const& who) {
    auto const reply = world.perform("list_parties", who, {{"portfolio_id", "demo"}});
    std::vector<std::string> ids;
    if (!reply) return ids;
    auto const page = base::parse_json<app::PartyPage>(reply->body).value();
    EXPECT_EQ(page.total, static_cast<int>(page.items.size()));
    for (app::PartyRow const& row : page.items) ids.push_back(row.party_id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(seen("officer"), (Ids{"demo-rat-16"}));
  EXPECT_EQ(seen("officer2"), (Ids{"p-two"}));
  EXPECT_EQ(seen("leader"), (Ids{"demo-rat-16", "p-two"}));
  EXPECT_EQ(seen("bank"), (Ids{"demo-rat-16"}));
  for (std::string const who : {"system", "security", "audit", "stranger"}) EXPECT_EQ(seen(who), Ids{}) << who;
  auto const search = world.perform("list_parties", "officer", {{"portfolio_id", "demo"}, {"search", "p-two"}});
  EXPECT_EQ(base::parse_json<app::PartyPage>(search->body)->total, 0);
  auto const portfolios =
      base::parse_json<std::vector<app::PortfolioView>>(world.perform("list_portfolios", "officer")->body);
  ASSERT_EQ(portfolios->size(), 1U);
  EXPECT_EQ(portfolios->front().party_count, 1);
}

TEST(Matrix, every_change_and_every_audited_read_leaves_exactly_one_event) {
  World world;
  auto const all = [&] { return app::count<app::Event>(world.store(), {}).value(); };
  for (app::Operation const& operation : world.catalogue().operations) {
    if (operation.permission.empty() || (!operation.is_change() && operation.event.empty())) continue;
    for (std::string const who : {"officer", "security", "audit", "leader"}) {
      std::int64_t const before = all();
      static_cast<void>(world.perform(operation.operation_id, who, situations(operation).front().second, "{}", "",
                                      operation.versioned ? "0" : ""));
      EXPECT_EQ(all(), before + 1) << operation.operation_id << " by " << who;
    }
  }
}

}  // namespace
}  // namespace operations
