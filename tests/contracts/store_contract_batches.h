// The part of the contract about files brought in as batches: see store_contract.h, which includes this.
#pragma once

#include <map>
#include <random>

#include "park/common/sources.h"

namespace contracts {

inline app::Party brought(std::string id, std::string name, std::int64_t batch, std::string uscc = "") {
  app::Party one = party(std::move(id), std::move(name), std::move(uscc));
  one.batch_number = batch;
  return one;
}

TEST_P(StoreContract, DAT_24_a_batch_is_seen_by_nobody_until_it_is_shown_and_then_whole) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("old", "旧")));
    TRY(writer.hide_batch(1));
    TRY(writer.add_party(brought("new", "新", 1)));
    TRY(writer.add_facts("new", {fact("revenue", 1, "2024-01-01", "2024-03-01")}, 1));
    return writer.add_facts("old", {fact("revenue", 2, "2024-01-01", "2024-03-01")}, 1);
  });
  EXPECT_EQ(ids({}), "old");
  EXPECT_EQ(*store_->party_count("p"), 1);
  EXPECT_EQ(store_->facets("p", {})->party_count, 1);
  EXPECT_EQ(store_->party("new").error().code, base::ErrorCode::not_found);
  EXPECT_EQ(store_->dossier("new").error().code, base::ErrorCode::not_found);
  EXPECT_TRUE(store_->dossier("old")->facts.empty());
  EXPECT_TRUE(store_->arrivals("p", day("2030-01-01"))->empty());
  must_write([](app::Writer& writer) { return writer.show_batch(1, "p", {{"tax", day("2024-03-01"), 2}}); });
  EXPECT_EQ(ids({}), "old new");
  EXPECT_EQ(*store_->party_count("p"), 2);
  EXPECT_EQ(store_->dossier("new")->facts.size(), 1u);
  EXPECT_EQ(store_->dossier("old")->facts.size(), 1u);
  EXPECT_EQ(store_->arrivals("p", day("2030-01-01"))->front().facts, 2);
  int visited = 0;
  ASSERT_TRUE(store_->each_dossier("p", 1, [&](park::Dossier&& dossier) -> base::Result<> {
    visited += static_cast<int>(dossier.facts.size());
    return {};
  }));
  EXPECT_EQ(visited, 2);
  EXPECT_EQ(write_error([](app::Writer& writer) { return writer.show_batch(1, "p", {}); }).code,
            base::ErrorCode::not_found);
}

TEST_P(StoreContract, DAT_01_a_batch_that_is_withdrawn_counts_until_that_day_and_its_parties_leave_the_lists) {
  must_write([](app::Writer& writer) -> base::Result<> {
    for (std::int64_t batch : {1, 2}) TRY(writer.hide_batch(batch));
    TRY(writer.add_party(brought("a", "甲", 1)));
    TRY(writer.add_party(brought("b", "乙", 1)));
    TRY(writer.add_facts("a", {fact("revenue", 1, "2024-01-01", "2024-03-01")}, 1));
    TRY(writer.add_facts("b", {fact("revenue", 1, "2024-01-01", "2024-03-01")}, 1));
    TRY(writer.show_batch(1, "p", {{"tax", day("2024-03-01"), 2}}));
    TRY(writer.add_facts("b", {fact("staff", 7, "", "2024-03-02")}, 2));
    TRY(writer.show_batch(2, "p", {{"tax", day("2024-03-02"), 1}}));
    return writer.end_batch(1, day("2024-05-01"), "p", {{"tax", day("2024-03-01"), 2}});
  });
  EXPECT_EQ(ids({}), "b");  // batch 2 has told of it as well
  EXPECT_EQ(*store_->party_count("p"), 1);
  park::SourceRegister const sources;
  park::Dossier const gone = *store_->dossier("a");  // its file can still be opened
  EXPECT_EQ(park::facts_as_of(gone, day("2024-04-30"), sources).size(), 1u);
  EXPECT_TRUE(park::facts_as_of(gone, day("2024-05-01"), sources).empty());
  EXPECT_EQ(park::facts_as_of(*store_->dossier("b"), day("2024-05-01"), sources).size(), 1u);
  EXPECT_EQ(store_->arrivals("p", day("2030-01-01"))->front().facts, 1);
  EXPECT_EQ(write_error([](app::Writer& writer) { return writer.end_batch(1, day("2024-05-02"), "p", {}); }).code,
            base::ErrorCode::conflict);
  // A later batch may bring the same enterprise again.
  must_write([](app::Writer& writer) -> base::Result<> {
    auto const known = TRY(writer.parties_by_key("p", {}, {"甲", "乙"}));
    EXPECT_EQ(known.size(), 2u);
    EXPECT_TRUE(known.front().hidden);
    EXPECT_FALSE(known.back().hidden);
    TRY(writer.hide_batch(3));
    TRY(writer.change_party(brought("a", "甲", 3, "91310151MA1JN0XX1A")));
    return writer.show_batch(3, "p", {});
  });
  EXPECT_EQ(ids({}), "a b");
  EXPECT_EQ(store_->party("a")->uscc, "91310151MA1JN0XX1A");
}

TEST_P(StoreContract, ENT_01_parties_are_found_by_code_and_by_name_however_it_is_spaced) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "瀛洲（上海）贸易有限公司", "91310151MA1JN0XX1A")));
    TRY(writer.add_party(party("b", "Yingzhou  Ltd")));
    app::Party elsewhere = party("c", "Yingzhou Ltd");
    TRY(writer.put_portfolio(portfolio("q")));
    elsewhere.portfolio_id = "q";
    return writer.add_party(elsewhere);
  });
  auto const found =
      store_->parties_by_key("p", {"91310151MA1JN0XX1A", "x"}, {"yingzhoultd", "瀛洲(上海)贸易有限公司"});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 2u);
  EXPECT_EQ((*found)[0].party_id, "a");
  EXPECT_EQ((*found)[1].party_id, "b");
  EXPECT_TRUE(store_->parties_by_key("p", {}, {})->empty());
  EXPECT_EQ(write_error([](app::Writer& writer) { return writer.change_party(party("zz", "无")); }).code,
            base::ErrorCode::not_found);
  EXPECT_EQ(
      write_error([](app::Writer& writer) { return writer.change_party(party("b", "乙", "91310151MA1JN0XX1A")); }).code,
      base::ErrorCode::conflict);
}

// Batches come and go and single facts are added, each on its day; what was known on a past day is asked after each step and
// must be what it was when that day ended.
TEST_P(StoreContract, DAT_01_what_was_known_on_a_past_day_never_changes) {
  park::SourceRegister const sources;
  std::mt19937 chance{20261127};
  auto const below = [&](int bound) { return static_cast<int>(chance() % static_cast<unsigned>(bound)); };
  must_write([](app::Writer& writer) -> base::Result<> {
    for (auto const* id : {"a", "b", "c"}) TRY(writer.add_party(party(id, id)));
    return {};
  });
  auto const known_on = [&](base::Date asked) {
    std::string text;
    for (auto const* id : {"a", "b", "c"}) {
      auto const dossier = store_->dossier(id);
      for (auto const* one : park::facts_as_of(*dossier, asked, sources))
        text += std::string{id} + " " + one->name + " " + one->value.to_string() + " " + one->source + "\n";
    }
    return text;
  };
  std::map<base::Date, std::string> answers;  // at the end of each day
  std::vector<std::int64_t> open, shown;
  std::int64_t batch = 0;
  base::Date today = day("2024-01-01");
  auto const some_fact = [&] {
    auto made = fact(below(2) == 0 ? "revenue" : "staff", below(1000), below(2) == 0 ? "2023-01-01" : "2024-01-01",
                     today.to_string());
    made.source = below(2) == 0 ? "tax" : "declared";
    return made;
  };
  for (int step = 0; step < 120; ++step) {
    std::string const id{"abc"[below(3)]};
    must_write([&](app::Writer& writer) -> base::Result<> {
      switch (below(4)) {
        case 0: return writer.add_facts(id, {some_fact()});
        case 1:
          TRY(writer.hide_batch(++batch));
          TRY(writer.add_facts(id, {some_fact(), some_fact()}, batch));
          open.push_back(batch);
          return {};
        case 2:
          if (open.empty()) return {};
          shown.push_back(open.back());
          open.clear();  // those of a day are shown on it or never
          return writer.show_batch(shown.back(), "p", {});
        default: break;
      }
      if (shown.empty()) return {};
      auto const which = shown.begin() + below(static_cast<int>(shown.size()));
      std::int64_t const ended = *which;
      shown.erase(which);
      return writer.end_batch(ended, today, "p", {});
    });
    if (below(3) == 0) {
      answers[today] = known_on(today);
      today = today.plus_days(1);
      open.clear();
    }
    for (auto const& [asked, answer] : answers)
      ASSERT_EQ(known_on(asked), answer) << asked.to_string() << ", step " << step;
  }
  EXPECT_GT(batch, 20);
  EXPECT_GT(answers.size(), 20u);
}

}  // namespace contracts
