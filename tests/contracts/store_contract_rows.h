// The part of the contract about the rows of the portfolio page: see store_contract.h, which includes this.
#pragma once

namespace contracts {

class StoreContractRows : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    if (IsSkipped()) return;
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
