// The part of the contract about the facts of a whole portfolio: see store_contract.h, which includes this.
#pragma once

#include "store_contract_register.h"  // merge_of, merge_now

namespace contracts {

class StoreContractFacts : public StoreContract {
 protected:
  // What a fact says, and from when till when it counts.
  static std::string line(std::string_view name, std::string_view value, std::string_view source, std::string_view form,
                          std::optional<base::Date> valid_from, base::Date known_at,
                          std::optional<base::Date> known_until, std::optional<base::Date> joined_on) {
    auto const text = [](std::optional<base::Date> const& date) { return date ? date->to_string() : std::string{"-"}; };
    std::string line;
    for (std::string_view const part : {name, value, source, form}) line += std::string{part} + "|";
    return line + text(valid_from) + "|" + known_at.to_string() + "|" + text(known_until) + "|" + text(joined_on) +
           "\n";
  }
  class Lines final : public app::FactVisitor {
   public:
    base::Result<> fact(std::string_view party_id, app::FactRow const& row) override {
      of_party[std::string{party_id}] +=
          line(row.name, row.value, row.source, row.form, row.valid_from, row.known_at, row.known_until, row.joined_on);
      return {};
    }
    std::map<std::string, std::string> of_party;
  };
  // Read in parts of so many facts, by enterprise.
  std::string facts(app::FactScan const& scan, std::int64_t facts_of_a_part) {
    Lines lines;
    for (std::int64_t after = 0; after == 0 || after < scan.last_fact; after += facts_of_a_part) {
      auto const read = store_->each_fact(scan, after, after + facts_of_a_part, lines);
      EXPECT_TRUE(read) << (read ? "" : base::to_text(read.error()));
    }
    std::string text;
    std::set<std::string> const parties{scan.party_ids.begin(), scan.party_ids.end()};
    EXPECT_EQ(parties.size(), scan.party_ids.size());
    for (std::string const& party : parties) text += party + "\n" + lines.of_party[party];
    return text;
  }
  std::string facts(std::int64_t facts_of_a_part = 1'000) {
    return facts(store_->begin_facts("p").value(), facts_of_a_part);
  }
  std::string dossiers() {
    std::string text;
    auto const read = store_->each_dossier("p", 1, [&](park::Dossier&& dossier) -> base::Result<> {
      text += dossier.party_id + "\n";
      for (park::Fact const& one : dossier.facts)
        text += line(one.name, one.value.to_string(), one.source, one.form, one.valid_from, one.known_at,
                     one.known_until, one.joined_on);
      return {};
    });
    EXPECT_TRUE(read);
    return text;
  }
};

TEST_P(StoreContractFacts, each_fact_tells_what_each_dossier_does) {
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.put_portfolio(portfolio("q")));
    for (char const* id : {"c", "a", "b", "merged"}) TRY(writer.add_party(party(id, id)));
    app::Party elsewhere = party("bb", "bb");
    elsewhere.portfolio_id = "q";
    TRY(writer.add_party(elsewhere));
    TRY(writer.add_facts("bb", {fact("f", 9, "", "2024-01-01")}));
    TRY(writer.hide_batch(1));
    TRY(writer.hide_batch(2));
    TRY(writer.add_facts("b", {fact("f", 1, "2023-01-01", "2024-01-01"), fact("g", 2, "", "2024-01-02")}));
    TRY(writer.add_facts("b", {fact("f", 3, "2024-01-01", "2024-02-01")}, 1));
    TRY(writer.add_facts("c", {fact("f", 4, "2024-01-01", "2024-02-01")}, 2));
    TRY(writer.show_batch(1, "p", {}));
    TRY(writer.add_facts("merged", {fact("f", 5, "2022-01-01", "2023-02-01")}));
    TRY(writer.end_batch(1, day("2024-05-01"), "p", {}));
    return merge_now(writer, merge_of("merged", "a", "2024-06-01"));
  });
  EXPECT_EQ(facts(), dossiers());
  EXPECT_NE(facts().find("2024-06-01"), std::string::npos);
  EXPECT_NE(facts().find("2024-05-01"), std::string::npos);
}

TEST_P(StoreContractFacts, parts_hold_every_fact_once_and_tell_of_one_moment) {
  auto const tell = [&](char const* id, int value) {
    must_write([&](app::Writer& writer) { return writer.add_facts(id, {fact("f", value, "", "2024-01-01")}); });
  };
  must_write([](app::Writer& writer) -> base::Result<> {
    for (char const* id : {"g", "c", "a", "f"}) TRY(writer.add_party(party(id, id)));
    return {};
  });
  EXPECT_EQ(facts(), dossiers());
  for (int round = 0; round < 3; ++round)
    for (char const* id : {"c", "g", "a"}) tell(id, round);
  std::string const before = dossiers();
  for (std::int64_t const part : {1, 2, 3, 7, 100}) EXPECT_EQ(facts(part), before) << part;
  app::FactScan const scan = store_->begin_facts("p").value();
  must_write([](app::Writer& writer) { return writer.hide_batch(3); });
  tell("f", 9);
  EXPECT_EQ(facts(scan, 100), before);
  EXPECT_NE(facts(), before);
  EXPECT_TRUE(store_->begin_facts("none")->party_ids.empty());
}

TEST_P(StoreContractFacts, each_fact_stops_at_an_error) {
  must_write([](app::Writer& writer) -> base::Result<> {
    for (char const* id : {"a", "b"}) {
      TRY(writer.add_party(party(id, id)));
      TRY(writer.add_facts(id, {fact("f", 1, "", "2024-01-01")}));
    }
    return {};
  });
  struct Stop final : app::FactVisitor {
    base::Result<> fact(std::string_view, app::FactRow const&) override { return base::invalid("enough"); }
  } stop;
  EXPECT_EQ(store_->each_fact(store_->begin_facts("p").value(), 0, 100, stop).error().message, "enough");
  EXPECT_EQ(facts(), dossiers());  // the connection is as good as before
}

}  // namespace contracts
