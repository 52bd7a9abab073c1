// A portfolio read as columns is what binding each dossier gives. Source: issue 5, DAT-04.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "app/portfolio_columns.h"
#include "feeds/files.h"
#include "park/common/cases.h"
#include "park/common/evaluation.h"
#include "store/sqlite_store.h"

namespace operations {
namespace {

class Columns : public ::testing::Test {
 protected:
  Columns() {
    app::Portfolio portfolio;
    portfolio.portfolio_id = "p";
    auto const written = store_->write([&](app::Writer& writer) -> base::Result<> {
      TRY(writer.put_portfolio(portfolio));
      int number = 0;
      for (park::Case const& one : pack_->cases()) {
        app::Party party;
        party.party_id = "p" + std::to_string(number++);
        party.portfolio_id = "p";
        TRY(writer.add_party(party));
        TRY(writer.add_facts(party.party_id, one.facts));
      }
      return {};
    });
    EXPECT_TRUE(written) << base::to_text(written.error());
  }
  park::Fact fact(std::string name, feel::Value value, std::string_view known_at) const {
    park::Fact fact;
    fact.name = std::move(name);
    fact.value = std::move(value);
    fact.known_at = *base::Date::parse(known_at);
    fact.source = "declared";
    return fact;
  }
  // `fact value` of what counts, by party.
  using Bound = std::map<std::string, std::string>;
  Bound by_dossier(base::Date as_of) {
    Bound bound;
    park::Evaluation evaluation{pack_};
    auto const read = store_->each_dossier("p", 1, [&](park::Dossier&& dossier) -> base::Result<> {
      evaluation.begin(as_of, false);
      evaluation.bind(dossier);
      std::string& text = bound[dossier.party_id];
      for (std::size_t i = 0; i < pack_->facts.size(); ++i)
        if (evaluation.bound_fact(static_cast<int>(i)) != nullptr)
          text += pack_->facts[i].name + " " + evaluation.value(pack_->facts[i].slot).to_string() + "\n";
      return {};
    });
    EXPECT_TRUE(read);
    return bound;
  }
  Bound by_columns(base::Date as_of, int threads, std::vector<std::string>& others) {
    Bound bound;
    std::mutex mutex;
    auto const read = app::read_columns(*store_, *pack_, {"p", as_of, {}, threads},
                                        [&](int, app::PartyColumns const& block) -> base::Result<> {
                                          std::lock_guard const lock{mutex};
                                          for (std::size_t row = 0; row < block.party_ids.size(); ++row) {
                                            std::string& text = bound[block.party_ids[row]];
                                            for (auto const& [name, column] : block.inputs)
                                              if (!column.view().is_absent(row))
                                                text += name + " " + column.view().at(row).to_string() + "\n";
                                          }
                                          for (std::size_t const row : block.others)
                                            others.push_back(block.party_ids[row]);
                                          return {};
                                        });
    EXPECT_TRUE(read);
    return bound;
  }

  std::shared_ptr<park::Pack const> pack_ =
      park::Pack::load(feeds::read_pack_files(std::string{YINGZHOU_SOURCE_DIR} + "/policies/chongming").value())
          .value();
  std::unique_ptr<app::Store> store_ = store::open_sqlite(":memory:").value();
};

TEST_F(Columns, DAT_04_columns_hold_what_binding_each_dossier_gives_on_every_day) {
  for (char const* day : {"2019-12-31", "2024-06-30", "2025-05-05", "2026-03-05", "2030-01-01"})
    for (int const threads : {1, 2}) {
      base::Date const as_of = *base::Date::parse(day);
      std::vector<std::string> others;
      Bound const columns = by_columns(as_of, threads, others), dossiers = by_dossier(as_of);
      ASSERT_EQ(columns.size(), dossiers.size()) << day;
      for (auto const& [id, text] : dossiers)
        if (std::find(others.begin(), others.end(), id) == others.end()) {
          EXPECT_EQ(columns.at(id), text) << id << day;
        }
      EXPECT_LT(others.size(), dossiers.size()) << day;
    }
}

TEST_F(Columns, what_is_not_known_in_clear_is_left_to_the_dossier) {
  ASSERT_TRUE(store_->write([&](app::Writer& writer) -> base::Result<> {
    park::Fact held = fact("revenue", feel::Value{base::decimal("1")}, "2024-01-01");
    held.valid_from = base::Date::parse("2029-01-01");
    held.form = "range";
    held.stated = "0..2";
    return writer.add_facts("p0", {held});
  }));
  auto const is_other = [&](char const* day) {
    std::vector<std::string> others;
    by_columns(*base::Date::parse(day), 1, others);
    return std::find(others.begin(), others.end(), "p0") != others.end();
  };
  EXPECT_TRUE(is_other("2029-06-01"));
  EXPECT_FALSE(is_other("2023-01-01"));
}

TEST_F(Columns, the_first_error_ends_it) {
  auto const read =
      app::read_columns(*store_, *pack_, {"p", *base::Date::parse("2026-01-01"), {}, 2},
                        [](int, app::PartyColumns const&) -> base::Result<> { return base::invalid("enough"); });
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "enough");
}

}  // namespace
}  // namespace operations
