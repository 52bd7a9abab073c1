// The part of the contract about reading: see store_contract.h, which includes this.
#pragma once

namespace contracts {

TEST_P(StoreContract, portfolios_are_put_and_replaced) {
  app::Portfolio changed = portfolio("p");
  changed.title_zh = "改";
  changed.attribution = "CC BY 4.0";
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio(portfolio("a")));
    TRY(writer.add_party(party("x", "甲")));
    return writer.put_portfolio(changed);  // its parties stay
  });
  auto const all = store_->portfolios();
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0).portfolio_id, "a");
  EXPECT_EQ(all->at(1).title_zh, "改");
  EXPECT_EQ(all->at(1).attribution, "CC BY 4.0");
  EXPECT_EQ(all->at(1).pack_name, "chongming");
  EXPECT_EQ(*store_->party_count("p"), 1);
  EXPECT_EQ(*store_->party_count("none"), 0);
}

TEST_P(StoreContract, a_party_is_read_as_written) {
  app::Party full = party("a", "瀛洲", "91310151MA1JN0XX1A");
  full.name_en = "Yingzhou";
  full.requirement = "RAT-16";
  full.case_title_zh = "题";
  full.case_title_en = "title";
  full.fate = "failed";
  full.demonstration = true;
  full.search_text = std::string{"a\0b 'quoted\"; --", 17};
  must_write([&](app::Writer& writer) { return writer.add_party(full); });
  auto const read = store_->party("a");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->portfolio_id, "p");
  EXPECT_EQ(read->name, full.name);
  EXPECT_EQ(read->name_en, full.name_en);
  EXPECT_EQ(read->uscc, full.uscc);
  EXPECT_EQ(read->industry, full.industry);
  EXPECT_EQ(read->requirement, full.requirement);
  EXPECT_EQ(read->case_title_zh, full.case_title_zh);
  EXPECT_EQ(read->case_title_en, full.case_title_en);
  EXPECT_EQ(read->fate, full.fate);
  EXPECT_TRUE(read->demonstration);
  EXPECT_EQ(read->search_text, full.search_text);
}

TEST_P(StoreContract, DAT_01_facts_keep_value_dates_and_source) {
  std::vector<park::Fact> facts = {
      fact("revenue", base::decimal("1234567890123456789012345678.90"), "2023-01-01", "2024-05-31"),
      fact("listed", true, "", "2024-01-01"),
      fact("failed", false, "", "2024-01-01"),
      fact("name", "厦门\n银行", "", "2024-01-01"),
      fact("empty", "", "", "2024-01-01"),
      fact("founded", day("1999-12-31"), "", "2024-01-01"),
      fact("ratio", base::decimal("-0.30"), "2023-01-01", "2024-01-01"),
  };
  facts[0].valid_to = day("2023-12-31");
  facts[0].evidence = "sha256:ab";
  facts[0].note = "restated";
  facts[0].form = "range";
  facts[0].stated = "1..2";
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "甲")));
    TRY(writer.add_party(party("b", "乙")));
    TRY(writer.add_facts("a", facts));
    return writer.add_facts("b", {fact("other", 1, "", "2024-01-01")});
  });
  auto const dossier = store_->dossier("a");
  ASSERT_TRUE(dossier) << base::to_text(dossier.error());
  EXPECT_EQ(dossier->party_id, "a");
  EXPECT_EQ(dossier->name, "甲");
  ASSERT_EQ(dossier->facts.size(), facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    park::Fact const& read = dossier->facts[i];
    EXPECT_EQ(read.form, facts[i].form);
    EXPECT_EQ(read.stated, facts[i].stated);
    EXPECT_EQ(read.name, facts[i].name);
    EXPECT_TRUE(feel::identical(read.value, facts[i].value)) << read.value.to_string();
    EXPECT_EQ(read.valid_from, facts[i].valid_from);
    EXPECT_EQ(read.valid_to, facts[i].valid_to);
    EXPECT_EQ(read.known_at, facts[i].known_at);
    EXPECT_EQ(read.source, facts[i].source);
    EXPECT_EQ(read.evidence, facts[i].evidence);
    EXPECT_EQ(read.note, facts[i].note);
  }
}

// "Fiscal 2023 as known on a day": the store keeps every version in order; what counts on a day follows from the two dates.
TEST_P(StoreContract, every_version_of_a_fact_stays_readable) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "甲")));
    return writer.add_facts("a", {fact("revenue", 100, "2023-01-01", "2024-03-01")});
  });
  must_write([](app::Writer& writer) {  // a correction, then the next year
    return writer.add_facts(
        "a", {fact("revenue", 90, "2023-01-01", "2024-06-01"), fact("revenue", 200, "2024-01-01", "2025-03-01")});
  });
  auto const dossier = store_->dossier("a");
  ASSERT_TRUE(dossier);
  auto const known = [&](std::string_view as_of) {
    park::Fact const* best = nullptr;
    for (auto const& one : dossier->facts)
      if (one.known_at <= day(as_of) && (best == nullptr || one.valid_from >= best->valid_from)) best = &one;
    return best == nullptr ? std::string{"nothing"} : best->value.to_string();
  };
  EXPECT_EQ(known("2024-02-29"), "nothing");
  EXPECT_EQ(known("2024-03-01"), "100");
  EXPECT_EQ(known("2024-06-01"), "90");
  EXPECT_EQ(known("2025-03-01"), "200");
}

TEST_P(StoreContract, each_dossier_visits_every_party_once_and_stops_at_an_error) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio(portfolio("q")));
    for (char const* id : {"c", "a", "b"}) TRY(writer.add_party(party(id, id)));
    app::Party elsewhere = party("z", "z");
    elsewhere.portfolio_id = "q";
    TRY(writer.add_party(elsewhere));
    TRY(writer.add_facts("b", {fact("f", 1, "", "2024-01-01"), fact("f", 2, "", "2024-01-01")}));
    return writer.add_facts("c", {fact("f", 3, "", "2024-01-01")});
  });
  std::string seen;
  auto const visited = store_->each_dossier("p", 1, [&](park::Dossier&& dossier) -> base::Result<> {
    seen += dossier.party_id + std::to_string(dossier.facts.size()) + " ";
    EXPECT_TRUE(store_->party(dossier.party_id));  // reading on the way is allowed, writing too
    EXPECT_TRUE(
        store_->write([&](app::Writer& writer) { return writer.add_event(event("seen_" + dossier.party_id)); }));
    return {};
  });
  EXPECT_TRUE(visited);
  EXPECT_EQ(seen, "a0 b2 c1 ");
  int count = 0;
  auto const stopped = store_->each_dossier("p", 1, [&](park::Dossier&&) -> base::Result<> {
    ++count;
    return base::invalid("enough");
  });
  EXPECT_EQ(stopped.error().message, "enough");
  EXPECT_EQ(count, 1);
}

TEST_P(StoreContract, each_dossier_of_a_sample_skips_parties_in_order_of_ids) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio(portfolio("q")));
    app::Party elsewhere = party("b0", "b0");
    elsewhere.portfolio_id = "q";
    TRY(writer.add_party(elsewhere));
    for (char const* id : {"g", "c", "a", "f", "b", "e", "d"}) {
      TRY(writer.add_party(party(id, id)));
      TRY(writer.add_facts(id, {fact("f", 1, "", "2024-01-01"), fact("f", 2, "", "2024-01-01")}));
    }
    return {};
  });
  auto const seen = [&](int every) {
    std::string ids;
    auto const visited = store_->each_dossier("p", every, [&](park::Dossier&& dossier) -> base::Result<> {
      ids += dossier.party_id + std::to_string(dossier.facts.size()) + " ";
      return {};
    });
    EXPECT_TRUE(visited);
    return ids;
  };
  EXPECT_EQ(seen(2), "a2 c2 e2 g2 ");
  EXPECT_EQ(seen(3), "a2 d2 g2 ");
  EXPECT_EQ(seen(100), "a2 ");
}

TEST_P(StoreContract, the_newest_decision_stands_unless_about_an_older_day) {
  app::Party const one = party("a", "甲");
  must_write([&](app::Writer& writer) { return writer.add_party(one); });
  EXPECT_EQ(store_->rows("p", {})->items.at(0).status, "not_decided");
  EXPECT_EQ(store_->rows("p", {})->items.at(0).as_of, std::nullopt);
  EXPECT_EQ(store_->rows("p", {})->items.at(0).score, std::nullopt);
  EXPECT_FALSE(*store_->latest_decision("a", std::nullopt));
  auto const decide = [&](std::string const& id, std::string_view as_of, std::string const& grade) {
    must_write([&](app::Writer& writer) { return writer.add_decision(decision(id, row(one, as_of, grade, 3, 70))); });
  };
  decide("d1", "2024-01-01", "A");
  EXPECT_EQ(store_->rows("p", {})->items.at(0).grade, "A");
  decide("d2", "2023-01-01", "B");  // looks back: the standing one stays
  EXPECT_EQ(store_->rows("p", {})->items.at(0).grade, "A");
  decide("d3", "2024-01-01", "AA");  // the same day again: supersedes
  EXPECT_EQ(store_->rows("p", {})->items.at(0).grade, "AA");
  decide("d4", "2024-06-01", "C");
  EXPECT_EQ(store_->rows("p", {})->items.at(0).grade, "C");
  EXPECT_EQ((*store_->latest_decision("a", std::nullopt))->decision_id, "d4");
  EXPECT_EQ((*store_->latest_decision("a", day("2024-01-01")))->decision_id, "d3");
  EXPECT_FALSE(*store_->latest_decision("a", day("2024-02-01")));
  auto const all = store_->decisions("a");
  ASSERT_EQ(all->size(), 4U);
  EXPECT_EQ(all->at(1).decision_id, "d2");
  EXPECT_EQ(all->at(0).trace, "{\"trace\":\"d1\"}");
  EXPECT_EQ(all->at(0).created_at.milliseconds(), 1'700'000'000'123);
}

TEST_P(StoreContract, events_of_a_party_and_after_a_number) {
  must_write([](app::Writer& writer) -> base::Result<> {
    for (int i = 1; i <= 6; ++i) TRY(writer.add_event(event("e" + std::to_string(i), i % 2 == 0 ? "a" : "b")));
    return {};
  });
  auto const numbers = [&](std::string_view party_id, std::int64_t after, int limit) {
    std::string text;
    auto const events = store_->events(party_id, after, limit);
    for (auto const& one : *events) text += std::to_string(one.sequence) + " ";
    return text;
  };
  EXPECT_EQ(numbers("a", 0, 10), "2 4 6 ");
  EXPECT_EQ(numbers("a", 2, 1), "4 ");
  EXPECT_EQ(numbers("", 4, 10), "5 6 ");
  EXPECT_EQ(numbers("none", 0, 10), "");
  auto const first = store_->events("b", 0, 1)->at(0);
  EXPECT_EQ(first.event_id, "e1");
  EXPECT_EQ(first.at.milliseconds(), 1'700'000'000'000);
  EXPECT_EQ(first.actor, "tester");
  EXPECT_EQ(first.body, "{}");
}

TEST_P(StoreContract, saved_views_are_put_replaced_and_removed) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_view({"v2", "p", "b", "grade=B"}));
    TRY(writer.put_view({"v1", "p", "c", "grade=C"}));
    return writer.put_view({"v1", "p", "a", "grade=A"});
  });
  auto const views = store_->views("p");
  ASSERT_EQ(views->size(), 2U);
  EXPECT_EQ(views->at(0).query, "grade=A");
  EXPECT_EQ(views->at(1).view_id, "v2");
  must_write([](app::Writer& writer) { return writer.remove_view("v2"); });
  EXPECT_EQ(store_->views("p")->size(), 1U);
  EXPECT_TRUE(store_->views("q")->empty());
}

}  // namespace contracts
