// The part of the contract about writing: see store_contract.h, which includes this.
#pragma once

namespace contracts {

TEST_P(StoreContract, a_failed_change_leaves_nothing) {
  auto const error = write_error([](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "甲")));
    TRY(writer.add_facts("a", {fact("revenue", 1, "2024-01-01", "2024-02-01")}));
    TRY(writer.add_event(event("e1", "a")));
    return base::invalid("no thanks");
  });
  EXPECT_EQ(error.message, "no thanks");
  EXPECT_EQ(store_->party("a").error().code, base::ErrorCode::not_found);
  EXPECT_TRUE(store_->events("", 0, 10)->empty());
  EXPECT_EQ(store_->rows("p", {})->total, 0);
}

TEST_P(StoreContract, a_change_that_throws_leaves_nothing_and_throws_to_its_caller) {
  auto const throwing = [](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "甲")));
    throw base::Bug("planted");
  };
  EXPECT_THROW(static_cast<void>(store_->write(throwing)), base::Bug);
  EXPECT_FALSE(store_->party("a"));
  must_write([](app::Writer& writer) { return writer.add_party(party("a", "甲")); });
}

TEST_P(StoreContract, a_conflict_undoes_its_own_change_only) {
  must_write([](app::Writer& writer) { return writer.add_party(party("a", "甲", "91310151MA1JN0XX1A")); });
  auto const same_code = write_error([](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_event(event("e1")));
    return writer.add_party(party("b", "乙", "91310151MA1JN0XX1A"));
  });
  EXPECT_EQ(same_code.code, base::ErrorCode::conflict);
  EXPECT_EQ(same_code.message, "portfolio `p` has a party with the credit code `91310151MA1JN0XX1A` already");
  auto const same_id = write_error([](app::Writer& writer) { return writer.add_party(party("a", "丙")); });
  EXPECT_EQ(same_id.code, base::ErrorCode::conflict);
  EXPECT_EQ(same_id.message, "party `a` exists already");
  // Without a code there is no conflict, nor in another portfolio; and a conflict that the change bears with counts not.
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio(portfolio("q")));
    TRY(writer.add_party(party("c", "丁")));
    TRY(writer.add_party(party("d", "戊")));
    app::Party elsewhere = party("e", "己", "91310151MA1JN0XX1A");
    elsewhere.portfolio_id = "q";
    TRY(writer.add_party(elsewhere));
    EXPECT_FALSE(writer.add_party(party("c", "again")));
    return {};
  });
  EXPECT_EQ(*store_->party_count("p"), 3);
  EXPECT_EQ(*store_->party_count("q"), 1);
  EXPECT_TRUE(store_->events("", 0, 10)->empty());
}

TEST_P(StoreContract, DAT_14_what_each_source_has_brought_is_counted_by_the_day_it_became_known) {
  auto const from = [](std::string source, char const* known_at) {
    park::Fact told = fact("revenue", 1, "2024-01-01", known_at);
    told.source = std::move(source);
    return told;
  };
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio(portfolio("q")));
    TRY(writer.add_party(party("a", "甲")));
    TRY(writer.add_party(party("b", "乙")));
    TRY(writer.add_facts("a", {from("tax", "2024-02-01"), from("tax", "2024-03-01"), from("court", "2024-02-05")}));
    return writer.add_facts("b", {from("tax", "2024-02-01")});
  });
  static_cast<void>(write_error([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_facts("a", {from("tax", "2024-04-01")}));
    return base::invalid("no thanks");
  }));
  auto const seen = [&](char const* portfolio_id, char const* as_of) {
    std::string text;
    auto const arrivals = store_->arrivals(portfolio_id, day(as_of));
    for (app::SourceArrivals const& one : *arrivals)
      text += one.source + " " + one.last.to_string() + " " + std::to_string(one.facts) + "; ";
    return text;
  };
  EXPECT_EQ(seen("p", "2024-12-31"), "court 2024-02-05 1; tax 2024-03-01 3; ");
  EXPECT_EQ(seen("p", "2024-02-29"), "court 2024-02-05 1; tax 2024-02-01 2; ");
  EXPECT_EQ(seen("p", "2024-01-31"), "");
  EXPECT_EQ(seen("q", "2024-12-31"), "");
}

TEST_P(StoreContract, what_is_missing_is_told) {
  app::Party lost = party("a", "甲");
  lost.portfolio_id = "none";
  EXPECT_EQ(write_error([&](app::Writer& writer) { return writer.add_party(lost); }).message,
            "portfolio `none` does not exist");
  EXPECT_EQ(
      write_error([](app::Writer& writer) { return writer.add_facts("x", {fact("f", 1, "", "2024-01-01")}); }).code,
      base::ErrorCode::not_found);
  auto const no_party = row(party("x", "无"), "2024-01-01", "A", 3, 70);
  EXPECT_EQ(write_error([&](app::Writer& writer) { return writer.add_decision(decision("d", no_party)); }).message,
            "party `x` does not exist");
  EXPECT_EQ(write_error([](app::Writer& writer) { return writer.remove_view("v"); }).code, base::ErrorCode::not_found);
  EXPECT_EQ(store_->party("x").error().message, "party `x` does not exist");
  EXPECT_EQ(store_->dossier("x").error().code, base::ErrorCode::not_found);
}

TEST_P(StoreContract, facts_that_are_no_single_value_are_refused) {
  must_write([](app::Writer& writer) { return writer.add_party(party("a", "甲")); });
  for (auto const& value : {feel::Value{}, feel::Value::list({1, 2})}) {
    auto const error =
        write_error([&](app::Writer& writer) { return writer.add_facts("a", {fact("f", value, "", "2024-01-01")}); });
    EXPECT_EQ(error.code, base::ErrorCode::invalid);
    EXPECT_THAT(error.message, ::testing::StartsWith("fact `f`: "));
  }
}

TEST_P(StoreContract, decisions_and_events_are_never_replaced) {
  app::Party const one = party("a", "甲");
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(one));
    TRY(writer.add_decision(decision("d1", row(one, "2024-01-01", "A", 3, 70))));
    return writer.add_event(event("e1"));
  });
  auto const again = [&](app::Writer& writer) {
    return writer.add_decision(decision("d1", row(one, "2024-01-01", "C", 8, 10)));
  };
  EXPECT_EQ(write_error(again).code, base::ErrorCode::conflict);
  EXPECT_EQ(write_error([](app::Writer& writer) { return writer.add_event(event("e1")); }).code,
            base::ErrorCode::conflict);
  EXPECT_EQ(store_->rows("p", {})->items.at(0).grade, "A");
}

TEST_P(StoreContract, a_decision_must_agree_with_its_row_and_party) {
  app::Party const one = party("a", "甲"), other = party("b", "乙");
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(one));
    return writer.add_party(other);
  });
  auto const refused = [&](auto const& spoil) {
    app::StoredDecision spoilt = decision("d", row(one, "2024-01-01", "A", 3, 70));
    spoil(spoilt);
    return write_error([&](app::Writer& writer) { return writer.add_decision(spoilt); }).code;
  };
  EXPECT_EQ(refused([](auto& d) { d.party_id = "b"; }), base::ErrorCode::invalid);
  EXPECT_EQ(refused([](auto& d) { d.as_of = day("2024-01-02"); }), base::ErrorCode::invalid);
  EXPECT_EQ(refused([](auto& d) { d.portfolio_id = "q"; }), base::ErrorCode::invalid);
  EXPECT_EQ(refused([](auto& d) { d.row = "{}"; }), base::ErrorCode::invalid);
  EXPECT_EQ(refused([](auto& d) { d.row = "not json"; }), base::ErrorCode::invalid);
  EXPECT_TRUE(store_->decisions("a")->empty());
}

TEST_P(StoreContract, events_are_numbered_without_gaps_by_many_writers) {
  constexpr int writers = 8, rounds = 50;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w)
    threads.emplace_back([this, w, &refused] {
      for (int i = 0; i < rounds; ++i) {
        std::string const id = std::to_string(w) + "_" + std::to_string(i);
        auto const written = store_->write([&](app::Writer& writer) -> base::Result<> {
          TRY(writer.add_event(event(id, std::to_string(w))));
          if (i % 5 == 4) return base::invalid("every fifth rolls back");
          return {};
        });
        refused += written ? 0 : 1;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(refused, writers * rounds / 5);
  auto const events = store_->events("", 0, 10'000);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), static_cast<std::size_t>(writers * rounds * 4 / 5));
  for (std::size_t i = 0; i < events->size(); ++i) EXPECT_EQ((*events)[i].sequence, static_cast<std::int64_t>(i) + 1);
  // Each writer's own events are in its order.
  for (int w = 0; w < writers; ++w) {
    auto const own = store_->events(std::to_string(w), 0, 10'000);
    ASSERT_EQ(own->size(), static_cast<std::size_t>(rounds * 4 / 5));
    int last = -1;
    for (auto const& one : *own) {
      int const i = std::stoi(one.event_id.substr(one.event_id.find('_') + 1));
      EXPECT_GT(i, last);
      last = i;
    }
  }
}

TEST_P(StoreContract, readers_see_whole_changes_only) {
  app::Party const one = party("a", "甲");
  must_write([&](app::Writer& writer) { return writer.add_party(one); });
  std::atomic<bool> stop = false;
  std::atomic<int> reads = 0;
  std::vector<std::thread> readers;
  for (int r = 0; r < 3; ++r)
    readers.emplace_back([&] {
      while (!stop) {
        auto const dossier = store_->dossier("a");
        EXPECT_TRUE(dossier) << base::to_text(dossier.error());
        EXPECT_EQ(dossier ? dossier->facts.size() % 3 : 0U, 0U);
        auto const page = store_->rows("p", {});
        EXPECT_TRUE(page) << base::to_text(page.error());
        EXPECT_TRUE(!page || static_cast<std::size_t>(page->total) == page->items.size());
        ++reads;
      }
    });
  for (int i = 0; i < 100 || reads < 20; ++i)
    must_write([&](app::Writer& writer) -> base::Result<> {
      for (int k = 0; k < 3; ++k) TRY(writer.add_facts("a", {fact("f", i, "2024-01-01", "2024-01-01")}));
      return i < 40 ? writer.add_party(party("x" + std::to_string(i), "乙")) : base::Result<>{};
    });
  stop = true;
  for (auto& reader : readers) reader.join();
}

TEST_P(StoreContract, a_change_may_read_what_was_before_it) {
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "甲")));
    EXPECT_FALSE(store_->party("a"));
    return {};
  });
  EXPECT_TRUE(store_->party("a"));
}

TEST_P(StoreContract, a_write_inside_a_write_is_a_bug) {
  auto const nested = [&](app::Writer&) { return store_->write([](app::Writer&) { return base::Result<>{}; }); };
  EXPECT_THROW(static_cast<void>(store_->write(nested)), base::Bug);
}

TEST_P(StoreContract, everything_is_there_after_reopening) {
  if (!bed_->keeps_data()) GTEST_SKIP() << "this backend keeps nothing";
  app::Party const one = party("a", "甲", "91310151MA1JN0XX1A");
  app::StoredDecision const made = decision("d1", row(one, "2024-01-01", "A", 3, 70));
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(one));
    TRY(writer.add_facts("a", {fact("f", base::decimal("0.10"), "2024-01-01", "2024-01-02")}));
    TRY(writer.add_decision(made));
    TRY(writer.add_event(event("e1", "a")));
    return writer.put_view({"v1", "p", "mine", "grade=A"});
  });
  reopen();
  EXPECT_EQ(store_->party("a")->uscc, one.uscc);
  EXPECT_EQ(store_->dossier("a")->facts.size(), 1U);
  EXPECT_EQ(store_->decisions("a")->at(0).trace, made.trace);
  EXPECT_EQ(store_->views("p")->at(0).query, "grade=A");
  EXPECT_EQ(ids({}), "a");
  must_write([](app::Writer& writer) { return writer.add_event(event("e2")); });
  EXPECT_EQ(store_->events("", 0, 10)->at(1).sequence, 2);
}

}  // namespace contracts
