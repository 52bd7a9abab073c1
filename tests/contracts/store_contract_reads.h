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
  auto const visited = store_->each_dossier("p", [&](park::Dossier&& dossier) -> base::Result<> {
    seen += dossier.party_id + std::to_string(dossier.facts.size()) + " ";
    EXPECT_TRUE(store_->party(dossier.party_id));  // reading on the way is allowed, writing too
    EXPECT_TRUE(
        store_->write([&](app::Writer& writer) { return writer.add_event(event("seen_" + dossier.party_id)); }));
    return {};
  });
  EXPECT_TRUE(visited);
  EXPECT_EQ(seen, "a0 b2 c1 ");
  int count = 0;
  auto const stopped = store_->each_dossier("p", [&](park::Dossier&&) -> base::Result<> {
    ++count;
    return base::invalid("enough");
  });
  EXPECT_EQ(stopped.error().message, "enough");
  EXPECT_EQ(count, 1);
}

TEST_P(StoreContract, the_newest_decision_stands_unless_about_an_older_day) {
  app::Party const one = party("a", "甲");
  must_write([&](app::Writer& writer) { return writer.add_party(one); });
  EXPECT_EQ(store_->rows("p", {})->items.at(0).status, "not_decided");
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

class StoreContractRows : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    must_write([&](app::Writer& writer) -> base::Result<> {
      TRY(add(writer, "a", "长江药业 100%", "changjiang yaoye cjyy 100%", "AA", 1, "85", "50000000", "C", "alive", {}));
      TRY(add(writer, "b", "厦门_贸易", "xiamen maoyi xmmy", "BB", 5, "9.5", "9000000", "F", "failed", {"energy"}));
      TRY(add(writer, "c", "安徽化工", "anhui huagong ahhg", "C", 8, "92.25", std::nullopt, "C", "failed",
              {"falsified", "energy"}));
      TRY(add(writer, "d", "北京软件", "beijing ruanjian bjrj", "A", 3, "-1", "10000000.5", "I", "alive", {}));
      return writer.add_party(party("e", "重庆银行", ""));
    });
  }
  static base::Result<> add(app::Writer& writer, std::string id, std::string name, std::string search,
                            std::string grade, int grade_order, std::string_view score,
                            std::optional<std::string_view> limit, std::string industry, std::string fate,
                            std::vector<std::string> vetoes) {
    app::Party one = party(std::move(id), std::move(name));
    one.industry = std::move(industry);
    one.fate = std::move(fate);
    one.search_text = base::Json{one.name}.to_string() + " " + search;
    TRY(writer.add_party(one));
    app::PartyRow shown = row(one, "2024-01-01", std::move(grade), grade_order, 0);
    shown.score = base::decimal(score);
    if (limit) shown.limit_proposed = base::decimal(*limit);
    shown.vetoes = std::move(vetoes);
    shown.tier = grade_order < 4 ? "key" : "basic";
    shown.admission = "admit";
    return writer.add_decision(decision("d_" + one.party_id, shown));
  }
};

TEST_P(StoreContractRows, sort_by_every_kind_of_field) {
  struct {
    char const* sort;
    char const* want;
  } const cases[] = {
      {"name", "c d a e b"},  // by pinyin: anhui beijing changjiang chongqing xiamen
      {"-name", "b e a d c"},
      {"grade", "a d b c e"},  // by the scale, not by letters; without a grade last
      {"-grade", "c b d a e"},
      {"score", "d b a c e"},  // as numbers: -1, 9.5, 85, 92.25
      {"-score", "c a b d e"},
      {"limit_proposed", "b d a c e"},  // unknown ones last, ties by id
      {"-limit_proposed", "a d b c e"},
      {"vetoes", "a d e b c"},
      {"party_id", "a b c d e"},
      {"tier", "e b c a d"},
  };
  for (auto const& c : cases) {
    app::RowFilter filter;
    filter.sort = c.sort;
    EXPECT_EQ(ids(filter), c.want) << c.sort;
  }
  app::RowFilter filter;
  filter.sort = "name; DROP TABLE party";
  EXPECT_THAT(ids(filter),
              ::testing::StartsWith("! sort: `name; DROP TABLE party` is no field to sort by; use one of party_id, "));
}

TEST_P(StoreContractRows, filters_let_through_what_fits_all_of_them) {
  struct {
    char const* why;
    std::function<void(app::RowFilter&)> set;
    char const* want;
  } const cases[] = {
      {"nothing asked", [](auto&) {}, "c d a e b"},
      {"one grade", [](auto& f) { f.grades = {"BB"}; }, "b"},
      {"several grades",
       [](auto& f) {
         f.grades = {"AA", "C"};
       },
       "c a"},
      {"grade and fate",
       [](auto& f) {
         f.grades = {"AA", "C"}, f.fates = {"failed"};
       },
       "c"},
      {"tier", [](auto& f) { f.tiers = {"key"}; }, "d a"},
      {"industry", [](auto& f) { f.industries = {"C"}; }, "c a e"},
      {"admission", [](auto& f) { f.admissions = {"refuse"}; }, ""},
      {"with a veto", [](auto& f) { f.has_veto = true; }, "c b"},
      {"without a veto", [](auto& f) { f.has_veto = false; }, "d a e"},
      {"a quote in a value",
       [](auto& f) {
         f.grades = {"A'; --", "\"]"};
       },
       ""},
      {"search by character", [](auto& f) { f.search = "化"; }, "c"},
      {"search by pinyin and initials", [](auto& f) { f.search = "XM"; }, "b"},
      {"every word must occur", [](auto& f) { f.search = "chang\u3000yaoye "; }, "a"},
      {"one word that does not", [](auto& f) { f.search = "chang beijing"; }, ""},
      {"percent is a character", [](auto& f) { f.search = "100%"; }, "a"},
      {"percent alone", [](auto& f) { f.search = "%"; }, "a"},
      {"underscore is a character", [](auto& f) { f.search = "_"; }, "b"},
      {"backslash is a character", [](auto& f) { f.search = "\\"; }, ""},
  };
  for (auto const& c : cases) {
    app::RowFilter filter;
    c.set(filter);
    EXPECT_EQ(ids(filter), c.want) << c.why;
  }
}

TEST_P(StoreContractRows, pages_and_counts) {
  app::RowFilter filter;
  filter.page_size = 2;
  filter.page = 2;
  auto const page = store_->rows("p", filter);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->total, 5);
  EXPECT_EQ(page->page, 2);
  EXPECT_EQ(page->page_size, 2);
  ASSERT_EQ(page->items.size(), 2U);
  EXPECT_EQ(page->items[0].party_id, "a");
  EXPECT_EQ(page->items[0].limit_proposed, base::decimal("50000000"));
  EXPECT_EQ(page->items[1].name, "重庆银行");
  filter.page = 4;
  EXPECT_EQ(ids(filter), "");
  EXPECT_EQ(store_->rows("p", filter)->total, 5);
  EXPECT_EQ(store_->all_rows("p", filter)->size(), 5U);
  filter.page = 0;
  EXPECT_EQ(ids(filter), "! page: expected 1 or more, got 0");
  filter.page = 1;
  filter.page_size = 1'001;
  EXPECT_EQ(ids(filter), "! page_size: expected 1 to 1000, got 1001");
  EXPECT_EQ(store_->rows("none", {})->total, 0);
}

TEST_P(StoreContractRows, the_grades_of_all_rows_let_through_are_counted) {
  auto const counts = [&](app::RowFilter const& filter) {
    std::string text;
    auto const page = store_->rows("p", filter);
    for (auto const& one : page->grade_distribution)
      text += one.grade + ":" + std::to_string(one.count) + "/" + std::to_string(one.failed) + " ";
    return text;
  };
  app::RowFilter filter;
  filter.page_size = 1;
  EXPECT_EQ(counts(filter), "AA:1/0 A:1/0 BB:1/1 C:1/1 :1/0 ");
  filter.has_veto = true;
  EXPECT_EQ(counts(filter), "BB:1/1 C:1/1 ");
}

}  // namespace contracts
