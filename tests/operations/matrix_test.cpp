// The authorisation matrix: every operation × person × {own, own department, other department, other park, enterprise},
// compared with matrix.csv, which is written by people and knows nothing of grants.csv. A new operation without a row
// fails. That the comparison notices what is missing: mutation_test.cpp. Source: COL-24, DAT-28, rules C12, C13.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/perform.h"
#include "app/record_table.h"
#include "base/json.h"
#include "expectations.h"
#include "world.h"

namespace operations {
namespace {

TEST(Matrix, COL_24_S1_T3_every_operation_does_what_the_table_says_for_everybody) {
  World world;
  Expectations expectations = Expectations::read();
  for (app::Operation const& operation : world.catalogue().operations)
    for (std::string const& difference : expectations.differences(world, operation)) ADD_FAILURE() << difference;
  for (std::string const& difference : expectations.left_over(world.catalogue())) ADD_FAILURE() << difference;
  RecordProperty("attempts", expectations.attempts());
  EXPECT_GE(expectations.attempts(), 1'500);
  if (char const* const out = std::getenv("YINGZHOU_MATRIX_OUT")) std::ofstream{out} << expectations.found();
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

}  // namespace
}  // namespace operations
