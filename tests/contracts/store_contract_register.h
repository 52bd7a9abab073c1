// The part of the contract about finding parties and keeping each once: see store_contract.h, which includes this.
#pragma once

#include "app/party_text.h"
#include "app/register.h"
#include "park/common/sources.h"

namespace contracts {

// What the store tells of parties that changed since, one line each.
inline std::vector<std::string> told_since(app::Store& store, std::int64_t change_number,
                                           std::int64_t* newest = nullptr) {
  std::vector<std::string> lines;
  app::ListingVisitor const visitor{
      [&](app::PartyListing&& one) -> base::Result<> {
        lines.push_back(one.party_id + " " + one.name + (one.merged ? " merged" : ""));
        if (newest != nullptr) *newest = std::max(*newest, one.change_number);
        return {};
      },
      [&](app::PartyWord&& one) -> base::Result<> {
        lines.push_back(one.party_id + " " + std::string{app::name_of(one.found_in)} + " " + one.text);
        return {};
      }};
  auto const left_out = store.each_listing("p", change_number, visitor);
  EXPECT_TRUE(left_out) << (left_out ? "" : base::to_text(left_out.error()));
  if (!left_out) return lines;
  for (std::int64_t const batch : *left_out) lines.push_back("left out " + std::to_string(batch));
  return lines;
}

inline app::PartyMerge merge_of(std::string party_id, std::string into, std::string_view merged_on) {
  app::PartyMerge merge;
  merge.merge_id = "m-" + party_id + "-" + std::string{merged_on};
  merge.portfolio_id = "p";
  merge.party_id = std::move(party_id);
  merge.into_party_id = std::move(into);
  merge.merged_on = day(merged_on);
  merge.reason = "同一企业";
  return merge;
}

inline base::Result<> merge_now(app::Writer& writer, app::PartyMerge const& merge) {
  TRY(app::add(writer, merge));
  TRY(writer.relist(merge.party_id));
  return writer.relist(merge.into_party_id);
}

inline base::Result<> separate_now(app::Writer& writer, app::PartyMerge merge, std::string_view on) {
  merge.separated_on = day(on);
  merge.separated_at = base::Instant::from_milliseconds(1);
  TRY(app::replace(writer, merge));
  TRY(writer.relist(merge.party_id));
  return writer.relist(merge.into_party_id);
}

TEST_P(StoreContract, ENT_01_each_change_of_what_a_party_is_found_by_is_told_once) {
  using ::testing::ElementsAre;
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party("a", "甲")));
    return writer.add_party(party("b", "乙"));
  });
  std::int64_t newest = 0;
  EXPECT_THAT(told_since(*store_, 0, &newest), ElementsAre("a 甲", "b 乙"));
  EXPECT_THAT(told_since(*store_, newest), ElementsAre());
  must_write([](app::Writer& writer) -> base::Result<> {  // nothing that is searched
    return writer.add_facts("a", {fact("revenue", 1, "", "2024-01-01")});
  });
  EXPECT_THAT(told_since(*store_, newest), ElementsAre());
  must_write([](app::Writer& writer) -> base::Result<> {
    return writer.add_facts("b", {fact("legal_representative", feel::Value{"张三"}, "", "2024-01-01")});
  });
  EXPECT_THAT(told_since(*store_, newest, &newest), ElementsAre("b 乙", "b person 张三"));
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(app::add(writer, app::FormerName{"f1", "a", "p", "甲", "", "甲", day("2024-02-01"), "", "", {}}));
    return writer.change_party(party("a", "甲新"));
  });
  EXPECT_THAT(told_since(*store_, newest, &newest), ElementsAre("a 甲新", "a former_name 甲"));
  // Of a batch that nobody may see: told, with what to leave out.
  must_write([](app::Writer& writer) -> base::Result<> {
    TRY(writer.hide_batch(7));
    TRY(writer.add_party(brought("c", "丙", 7)));
    return writer.add_facts("c", {fact("registered_address", feel::Value{"海桥路"}, "", "2024-01-01")}, 7);
  });
  EXPECT_THAT(told_since(*store_, newest, &newest), ElementsAre("c 丙", "c address 海桥路", "left out 7"));
  must_write([](app::Writer& writer) { return writer.show_batch(7, "p", {}); });
  EXPECT_THAT(told_since(*store_, newest), ElementsAre());
  EXPECT_EQ(told_since(*store_, 0).size(), 6u);
}

TEST_P(StoreContract, ENT_01_a_merged_file_leaves_the_lists_and_comes_back_as_it_was) {
  app::Party const a = party("a", "甲"), b = party("b", "乙", "91310151MA1JN0XX1A");
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(a));
    TRY(writer.add_party(b));
    return writer.add_decision(decision("d1", row(b, "2024-01-01", "A", 3, 70)));
  });
  auto const merge = merge_of("b", "a", "2024-05-01");
  must_write([&](app::Writer& writer) { return merge_now(writer, merge); });
  EXPECT_EQ(ids({}), "a");
  EXPECT_EQ(*store_->party_count("p"), 1);
  EXPECT_EQ(store_->facets("p", {})->party_count, 1);
  EXPECT_EQ(store_->party("b")->name, "乙");  // its file can still be opened
  EXPECT_EQ(told_since(*store_, 0),
            (std::vector<std::string>{"b 乙 merged", "a 甲", "a merged_file 乙", "a uscc 91310151MA1JN0XX1A"}));
  // A decision about it does not bring it back.
  must_write(
      [&](app::Writer& writer) { return writer.add_decision(decision("d2", row(b, "2024-06-01", "B", 5, 60))); });
  EXPECT_EQ(ids({}), "a");
  // Its name means the other file; its code finds it, for its facts count there.
  auto const by_name = store_->parties_by_key("p", {}, {"乙"});
  ASSERT_EQ(by_name->size(), 1u);
  EXPECT_EQ(by_name->front().party_id, "a");
  auto const by_code = store_->parties_by_key("p", {"91310151MA1JN0XX1A"}, {});
  ASSERT_EQ(by_code->size(), 1u);
  EXPECT_EQ(by_code->front().party_id, "b");
  EXPECT_EQ(by_code->front().name_key, "");
  EXPECT_EQ(write_error([&](app::Writer& writer) {
              auto again = merge;
              again.merge_id = "m2";
              return app::add(writer, again);
            }).code,
            base::ErrorCode::conflict);
  must_write([&](app::Writer& writer) { return separate_now(writer, merge, "2024-07-01"); });
  app::RowFilter graded;
  graded.grades = {"B"};
  EXPECT_EQ(ids(graded), "b");
  EXPECT_EQ(*store_->party_count("p"), 2);
}

TEST_P(StoreContract, ENT_01_facts_of_a_merged_file_count_with_the_other_from_that_day_until_they_are_separated) {
  must_write([](app::Writer& writer) -> base::Result<> {
    for (auto const* id : {"a", "b"}) TRY(writer.add_party(party(id, id)));
    TRY(writer.add_facts("a", {fact("revenue", 1, "2023-01-01", "2024-02-01")}));
    return writer.add_facts("b", {fact("revenue", 2, "2023-01-01", "2024-01-01"), fact("staff", 9, "", "2024-01-01")});
  });
  auto const merge = merge_of("b", "a", "2024-05-01");
  must_write([&](app::Writer& writer) { return merge_now(writer, merge); });
  park::SourceRegister const sources;
  auto const known = [&](std::string_view on) {
    std::string text;
    park::Dossier const dossier = *store_->dossier("a");
    for (auto const* one : park::facts_as_of(dossier, day(on), sources))
      text += one->name + " " + one->value.to_string() + "; ";
    return text;
  };
  EXPECT_EQ(known("2024-04-30"), "revenue 1; ");
  EXPECT_EQ(known("2024-05-01"), "revenue 1; staff 9; ");  // of equal periods what became known later counts
  must_write(
      [](app::Writer& writer) { return writer.add_facts("b", {fact("revenue", 3, "2023-01-01", "2024-06-01")}); });
  EXPECT_EQ(known("2024-06-01"), "revenue 3; staff 9; ");
  std::size_t visited = 0;
  ASSERT_TRUE(store_->each_dossier("p", 1, [&](park::Dossier&& dossier) -> base::Result<> {
    EXPECT_EQ(dossier.party_id, "a");
    visited = dossier.facts.size();
    return {};
  }));
  EXPECT_EQ(visited, 4u);
  must_write([&](app::Writer& writer) { return separate_now(writer, merge, "2024-07-01"); });
  EXPECT_EQ(known("2024-06-30"), "revenue 3; staff 9; ");  // what was known on a past day stays
  EXPECT_EQ(known("2024-07-01"), "revenue 1; ");
  EXPECT_EQ(known("2024-04-30"), "revenue 1; ");
  EXPECT_EQ(park::facts_as_of(*store_->dossier("b"), day("2024-07-01"), sources).size(), 2u);
}

TEST_P(StoreContract, ENT_01_a_rated_enterprise_that_was_renamed_stands_in_lists_by_its_present_name) {
  app::Party a = party("a", "甲");
  must_write([&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(a));
    TRY(writer.add_decision(decision("d1", row(a, "2024-01-01", "A", 3, 70))));
    a.name = "甲新";
    TRY(writer.change_party(a));
    return writer.relist("a");
  });
  auto const page = store_->rows("p", {});
  ASSERT_EQ(page->items.size(), 1u);
  EXPECT_EQ(page->items[0].name, "甲新");
  EXPECT_EQ(page->items[0].grade, "A");
}

TEST_P(StoreContract, ENT_01_lists_show_the_parties_that_were_chosen_or_all_but_those) {
  must_write([](app::Writer& writer) -> base::Result<> {
    for (auto const* id : {"a", "b", "c"}) TRY(writer.add_party(party(id, id)));
    return {};
  });
  app::RowFilter filter;
  filter.search = "what is chosen already is not searched for again";
  filter.chosen = app::PartyChoice{{"c", "a", "elsewhere"}, false};
  EXPECT_EQ(ids(filter), "a c");
  filter.chosen->all_but = true;
  EXPECT_EQ(ids(filter), "b");
  filter.chosen = app::PartyChoice{{}, false};
  EXPECT_EQ(ids(filter), "");
  EXPECT_EQ(store_->facets("p", filter)->party_count, 0);
}

}  // namespace contracts
