// Whether a source keeps its cadence: only the register says when it is late. Source: DAT-13, DAT-14.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/ports.h"
#include "app/source_views.h"
#include "base/csv_row_reader.h"
#include "park/common/testing.h"

namespace app {
namespace {

std::string said(std::vector<SourceView> const& views) {
  std::string text;
  for (SourceView const& view : views)
    text += view.source.name + " " + view.state + (view.due ? " " + view.due->to_string() : "") +
            (view.registered ? "; " : " unregistered; ");
  return text;
}

TEST(Sources, DAT_14_a_feed_that_misses_its_cadence_is_late_the_day_after_it_was_due) {
  park::PackFiles files = park::testing::mini_pack();
  files["sources.csv"] =
      "source,class,obtained,cadence,late_after_days,trust,zh,en,note\n"
      "tax,internal,department,monthly,35,4,税务,Tax,\n"
      "opinion,external,purchase,daily,2,2,舆情,Opinion,\n"
      "interview,internal,department,event,,2,访谈,Interview,\n"
      "declared,declared,enterprise,yearly,,1,申报,Declared,\n";
  auto const pack = park::Pack::load(files);
  ASSERT_TRUE(pack) << base::to_text(pack.error());
  base::Date const brought = *base::Date::parse("2024-03-01");
  std::vector<SourceArrivals> const arrivals{{"gossip", brought, 1}, {"interview", brought, 1}, {"tax", brought, 7}};
  EXPECT_EQ(said(freshness(**pack, arrivals, *base::Date::parse("2024-04-05"))),
            "tax fresh 2024-04-05; opinion never; interview untimed; declared untimed; gossip untimed unregistered; ");
  EXPECT_EQ(said(freshness(**pack, arrivals, *base::Date::parse("2024-04-06"))),
            "tax late 2024-04-05; opinion never; interview untimed; declared untimed; gossip untimed unregistered; ");
  EXPECT_EQ(freshness(**pack, {}, brought).size(), 4U);
}

// The register that counts is the one that is published.
TEST(Sources, DAT_27_the_published_list_is_the_register) {
  auto const pack = park::Pack::load(park::testing::repository_pack("chongming"));
  ASSERT_TRUE(pack) << base::to_text(pack.error());
  auto const published = source_views(**pack);
  ASSERT_EQ(published.size(), (*pack)->sources.all().size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    park::SourceDefinition const& used = (*pack)->sources.all()[i];
    EXPECT_EQ(published[i].name, used.name);
    EXPECT_EQ(published[i].trust, used.trust);
    EXPECT_EQ(published[i].late_after_days, used.late_after_days);
    EXPECT_NE(published[i].cadence.label.zh, used.cadence) << "the words of a code are in texts/labels.csv";
    EXPECT_NE(published[i].obtained.label.zh, used.obtained);
  }
  int declared = 0;
  for (auto const& source : published)
    if (source.source_class == "declared")
      for (auto const& other : published) declared += other.source_class != "declared" && other.trust <= source.trust;
  EXPECT_EQ(declared, 0) << "DAT-04: nothing that is not declared is trusted as little";
}

// Whose a source is stands with the rights of the installation, what it is worth with the policy: they know the same ones.
TEST(Sources, DAT_24_every_source_has_a_department) {
  auto const pack = park::Pack::load(park::testing::repository_pack("chongming"));
  ASSERT_TRUE(pack) << base::to_text(pack.error());
  std::vector<base::Issue> issues;
  auto const departments =
      base::table_in(park::testing::repository_pack("access"), "sources.csv", {"source", "department_kind"}, issues);
  ASSERT_TRUE(departments) << issues.front().message;
  std::vector<std::string> owned, registered;
  for (auto const& row : departments->rows) owned.push_back(row.cells.front());
  for (auto const& source : (*pack)->sources.all()) registered.push_back(source.name);
  EXPECT_THAT(owned, ::testing::UnorderedElementsAreArray(registered));
}

}  // namespace
}  // namespace app
