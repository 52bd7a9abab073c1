// The policy page over the small pack of the tests and a store in memory.
#include "app/policy_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/queries.h"
#include "app/testing.h"
#include "base/record.h"
#include "park/common/testing.h"

namespace app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

// A party of score 70, or less without growth.
park::Dossier party(std::string id, bool falsified, bool growing = true) {
  park::Dossier dossier{std::move(id), "某企业", {}};
  dossier.facts = {fact("cover", base::decimal("1")), fact("revenue", 2000), fact("founder", growing ? "good" : "bad")};
  if (growing) dossier.facts.push_back(fact("growth", base::decimal("0.25")));
  dossier.facts.push_back(fact("falsified", falsified));
  return dossier;
}

// Parties and events in memory: only what the policy page reads.
class MemoryStore final : public Store {
 public:
  std::vector<park::Dossier> dossiers;
  std::vector<Event> all_events;
  int visits = 0;  // how often the whole portfolio was read

  base::Result<> write(std::function<base::Result<>(Writer&)> const&) override { return unused(); }
  base::Result<std::vector<Portfolio>> portfolios() override {
    return std::vector<Portfolio>{{"demo", "园区", "Park", "", "", "mini", "CNY", ""},
                                  {"other", "别处", "Elsewhere", "", "", "another", "CNY", ""}};
  }
  base::Result<std::vector<SourceArrivals>> arrivals(std::string_view, base::Date) override {
    return std::vector<SourceArrivals>{};
  }
  base::Result<int> party_count(std::string_view) override { return static_cast<int>(dossiers.size()); }
  base::Result<std::vector<PartyKey>> parties_by_key(std::string_view, std::vector<std::string> const&,
                                                     std::vector<std::string> const&) override {
    return std::vector<PartyKey>{};
  }
  base::Result<Party> party(std::string_view party_id) override {
    Party found;
    found.party_id = TRY(dossier(party_id)).party_id;
    found.portfolio_id = "demo";
    return found;
  }
  base::Result<std::vector<std::int64_t>> each_listing(std::string_view, std::int64_t, ListingVisitor const&) override {
    return unused();
  }
  base::Result<park::Dossier> dossier(std::string_view party_id) override {
    for (auto const& one : dossiers)
      if (one.party_id == party_id) return one;
    return base::not_found("no such party");
  }
  base::Result<> each_dossier(std::string_view, int every,
                              std::function<base::Result<>(park::Dossier&&)> const& visit) override {
    ++visits;
    for (std::size_t at = 0; at < dossiers.size(); at += static_cast<std::size_t>(every))
      TRY(visit(park::Dossier{dossiers[at]}));
    return {};
  }
  base::Result<FactScan> begin_facts(std::string_view) override { return unused(); }
  base::Result<> each_fact(FactScan const&, std::int64_t, std::int64_t, FactVisitor&) override { return unused(); }
  base::Result<PartyPage> rows(std::string_view, RowFilter const&) override { return unused(); }
  base::Result<RowFacets> facets(std::string_view, RowFilter const&) override { return unused(); }
  base::Result<std::vector<PartyRow>> all_rows(std::string_view, RowFilter const&) override {
    std::vector<PartyRow> rows;
    for (auto const& one : dossiers) {
      rows.emplace_back();
      rows.back().party_id = one.party_id;
      rows.back().as_of = day("2020-06-01");
    }
    return rows;
  }
  base::Result<std::optional<StoredDecision>> latest_decision(std::string_view, std::optional<base::Date>) override {
    return std::optional<StoredDecision>{};
  }
  base::Result<std::vector<StoredDecision>> decisions(std::string_view) override { return unused(); }
  base::Result<std::vector<Event>> events(std::string_view, std::int64_t after, int limit) override {
    std::vector<Event> found;
    for (auto const& event : all_events)
      if (event.sequence > after && static_cast<int>(found.size()) < limit) found.push_back(event);
    return found;
  }
  base::Result<std::vector<SavedView>> views(std::string_view) override { return unused(); }
  base::Result<std::vector<base::Json>> select_records(RecordTable const&, RecordQuery const&) override {
    return std::vector<base::Json>{};  // no benchmarks of the portfolio's own
  }
  base::Result<std::int64_t> count_records(RecordTable const&, std::vector<RecordTest> const&) override {
    return unused();
  }

 private:
  static base::Error unused() { return {base::ErrorCode::unavailable, "not asked for by the policy page", {}}; }
};

class NoReports final : public Reports {
  base::Result<std::string> rating_report(Rating const&, std::string_view) override { return std::string{}; }
  base::Result<std::string> workbook(Workbook const&) override { return std::string{}; }
};

struct Page : testing::Test {
  Packs packs{{"mini", park::Pack::load(park::testing::mini_pack()).value()}};
  MemoryStore store;
  AssessorPool assessors{packs};
  PolicyMemory memory;
  NoReports reports;
  base::FixedClock clock{base::Instant::parse("2020-06-01T00:00:00Z").value()};
  base::SeededRandomness randomness{1};
  app::NoAccounts accounts;
  Context context{store, packs,           assessors,           memory,           reports, clock, randomness,
                  {},    accounts.access, accounts.identity(), accounts.sessions};

  park::Pack const& pack() const { return *packs.at("mini"); }
};

TEST_F(Page, the_graph_has_requirements_of_the_models_and_what_the_flow_hands_on) {
  auto const graph = graph_of(pack());
  auto const has = [&](char const* from, char const* to, char const* kind, char const* variable) {
    return std::any_of(graph.edges.begin(), graph.edges.end(), [&](GraphEdgeView const& edge) {
      return edge.from == from && edge.to == to && edge.kind == kind && edge.variable == variable;
    });
  };
  EXPECT_TRUE(has("input:score", "decision:notch", "information", ""));
  EXPECT_TRUE(has("engine:scorecard", "decision:notch", "flow", "score"));
  EXPECT_TRUE(has("decision:bonuses", "decision:notch", "flow", "score")) << "decided again after the bonuses";
  EXPECT_FALSE(has("decision:vetoes", "decision:notch", "flow", "score"));
  auto const node = std::find_if(graph.nodes.begin(), graph.nodes.end(),
                                 [](GraphNodeView const& one) { return one.id == "input:falsified"; });
  ASSERT_NE(node, graph.nodes.end());
  EXPECT_EQ(node->origin, "fact");
  EXPECT_EQ(node->label.zh, "造假");
}

TEST_F(Page, every_edge_of_the_graph_joins_two_of_its_nodes) {
  for (char const* name : {"chongming", "us_statements"}) {
    auto const loaded = park::Pack::load(park::testing::repository_pack(name)).value();
    auto const graph = graph_of(*loaded);
    std::vector<std::string> ids;
    for (auto const& node : graph.nodes) ids.push_back(node.id);
    for (auto const& edge : graph.edges) {
      EXPECT_THAT(ids, Contains(edge.from)) << name;
      EXPECT_THAT(ids, Contains(edge.to)) << name;
    }
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << name;
  }
}

TEST_F(Page, a_table_is_found_by_any_of_its_names_and_titles_its_columns) {
  for (char const* name : {"t_vetoes", "d_vetoes", "vetoes", "decisions/rules.dmn#t_vetoes"}) {
    auto const table = table_of(pack(), name);
    ASSERT_TRUE(table) << name;
    EXPECT_EQ(table->rules.size(), 1U);
    EXPECT_EQ(table->inputs.at(0).title.en, "Falsified");
  }
  auto const none = table_of(pack(), "decisions/other.dmn#t_vetoes");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, base::ErrorCode::not_found);
  EXPECT_EQ(table_summaries(pack()).size(), 3U);
}

TEST_F(Page, the_trace_of_a_party_tells_rows_as_a_person_counts_them) {
  store.dossiers = {party("p1", true)};
  auto const trace = get_party_trace(context, "mini", "p1", day("2020-06-01"));
  ASSERT_TRUE(trace) << base::to_text(trace.error());
  EXPECT_EQ(trace->status, "decided");
  ASSERT_FALSE(trace->runs.empty());
  TableRunView const& notch = trace->runs.front();
  EXPECT_EQ(notch.table_id, "t_notch");
  EXPECT_THAT(notch.fired, ElementsAre(2));
  EXPECT_EQ(notch.inputs.at(0).value, "70");
  ASSERT_FALSE(notch.near_misses.empty());
  EXPECT_EQ(notch.near_misses[0].row, 1);
  EXPECT_EQ(notch.near_misses[0].column, 1);
  EXPECT_EQ(notch.near_misses[0].nearest, "80");
  auto const& vetoes = trace->runs.back();
  EXPECT_EQ(vetoes.table_id, "t_vetoes");
  EXPECT_THAT(vetoes.fired, ElementsAre(1));
}

TEST_F(Page, what_was_not_given_is_missing_with_its_reason) {
  store.dossiers = {{"p1", "", {fact("cover", base::decimal("1"))}}};
  auto const trace = get_party_trace(context, "mini", "p1", std::nullopt).value();
  auto const& veto = trace.runs.back().inputs.at(0);
  EXPECT_EQ(veto.state, "missing");
  EXPECT_THAT(veto.reason.zh, HasSubstr("falsified"));
  EXPECT_NE(veto.reason.zh, veto.reason.en);
}

TEST_F(Page, hits_count_each_party_once_per_rule) {
  store.dossiers = {party("a", false), party("b", true), party("c", false, false)};
  auto const hits = get_hits(context, "mini", "demo", std::nullopt).value();
  EXPECT_EQ(hits.parties, 3);
  EXPECT_EQ(hits.decided, 3);
  auto const of = [&](char const* table) {
    return *std::find_if(hits.tables.begin(), hits.tables.end(),
                         [&](auto const& one) { return one.table_id == table; });
  };
  EXPECT_THAT(of("t_notch").fired, ElementsAre(0, 2, 1));
  EXPECT_THAT(of("t_vetoes").fired, ElementsAre(1));
  EXPECT_EQ(of("t_vetoes").asked, 3);
  EXPECT_EQ(of("t_vetoes").no_rule, 2);
  EXPECT_THAT(of("t_bonuses").fired, ElementsAre(0)) << "the bonus is of another year";
}

TEST_F(Page, hits_on_another_day_are_those_of_that_day) {
  store.dossiers = {party("a", false)};
  auto const hits = get_hits(context, "mini", "demo", day("2021-06-30")).value();
  for (auto const& table : hits.tables) {
    if (table.table_id == "t_bonuses") {
      EXPECT_THAT(table.fired, ElementsAre(1));
    }
  }
  EXPECT_EQ(hits.as_of, day("2021-06-30"));
}

// A portfolio too large to count whole answers as one of only the chosen parties would, and says of how many.
TEST_F(Page, hits_of_a_large_portfolio_are_those_of_an_even_sample_and_say_so) {
  std::vector<park::Dossier> all;
  for (int i = 0; i < 2 * hits_parties_max + 1; ++i) all.push_back(party(std::to_string(i), i % 5 == 0, i % 2 == 0));
  std::vector<park::Dossier> chosen;
  for (std::size_t i = 0; i < all.size(); i += 3) chosen.push_back(all[i]);
  store.dossiers = chosen;
  PackHitsView expected = get_hits(context, "mini", "demo", std::nullopt).value();
  EXPECT_EQ(expected.sampled_of, 0) << "counted whole";
  store.dossiers = all;
  store.all_events.push_back({1, "evt", {}, "someone", "fact_added", "a", "{}"});
  PackHitsView const hits = get_hits(context, "mini", "demo", std::nullopt).value();
  EXPECT_EQ(hits.sampled_of, 2 * hits_parties_max + 1);
  EXPECT_EQ(hits.parties, static_cast<int>(chosen.size()));
  expected.sampled_of = hits.sampled_of;
  EXPECT_EQ(base::to_json(hits).to_string(), base::to_json(expected).to_string());
}

TEST_F(Page, hits_of_the_largest_portfolio_counted_whole) {
  for (int i = 0; i < hits_parties_max; ++i) store.dossiers.push_back(party(std::to_string(i), i == 1));
  auto const hits = get_hits(context, "mini", "demo", std::nullopt).value();
  EXPECT_EQ(hits.parties, hits_parties_max);
  EXPECT_EQ(hits.sampled_of, 0);
}

TEST_F(Page, hits_are_remembered_until_something_is_written) {
  store.dossiers = {party("a", false)};
  (void)get_hits(context, "mini", "demo", std::nullopt);
  (void)get_hits(context, "mini", "demo", std::nullopt);
  EXPECT_EQ(store.visits, 1);
  store.all_events.push_back({1, "evt", {}, "someone", "fact_added", "a", "{}"});
  store.dossiers.push_back(party("b", true));
  auto const hits = get_hits(context, "mini", "demo", std::nullopt).value();
  EXPECT_EQ(store.visits, 2);
  EXPECT_EQ(hits.parties, 2);
}

TEST_F(Page, a_portfolio_rated_by_another_pack_is_refused_by_name) {
  auto const other = get_hits(context, "mini", "other", std::nullopt);
  ASSERT_FALSE(other);
  EXPECT_THAT(other.error().message, HasSubstr("another"));
  EXPECT_EQ(get_hits(context, "none", "demo", std::nullopt).error().code, base::ErrorCode::not_found);
}

TEST_F(Page, a_watch_ends_with_its_question) {
  store.dossiers = {party("a", false)};
  (void)get_hits(context, "mini", "demo", std::nullopt);
  auto const assessment = context.assessors.borrow("mini")->assess(store.dossiers[0], day("2020-06-01"));
  EXPECT_EQ(assessment.status, "decided");
}

TEST_F(Page, a_model_goes_out_as_it_stands_or_in_the_version_asked_for) {
  EXPECT_EQ(model_xml(pack(), "rules", "").value(), park::testing::mini_pack().at("decisions/rules.dmn"));
  auto const older = model_xml(pack(), "rules", "1.3").value();
  EXPECT_THAT(older, HasSubstr("https://www.omg.org/spec/DMN/20191111/MODEL/"));
  EXPECT_TRUE(check_model(older).publishable);
  EXPECT_EQ(model_xml(pack(), "none", "").error().code, base::ErrorCode::not_found);
  EXPECT_EQ(model_xml(pack(), "rules", "7").error().code, base::ErrorCode::invalid);
}

TEST_F(Page, the_check_of_a_model_places_what_does_not_compile) {
  std::string xml = park::testing::mini_pack().at("decisions/rules.dmn");
  EXPECT_TRUE(check_model(xml).issues.empty());
  std::size_t const at = xml.find("&gt;= 80");
  ASSERT_NE(at, std::string::npos);
  xml.replace(at, std::string_view{"&gt;= 80"}.size(), "&gt;= (");
  auto const verdict = check_model(xml);
  EXPECT_TRUE(verdict.readable);
  EXPECT_FALSE(verdict.publishable);
  ASSERT_FALSE(verdict.issues.empty());
  EXPECT_THAT(verdict.issues[0].place.en + verdict.issues[0].message, HasSubstr("notch"));
  EXPECT_FALSE(check_model("<html/>").readable);
  EXPECT_FALSE(check_model("<html/>").issues.empty());
}

TEST_F(Page, findings_are_proved_once_and_carry_the_labels_of_the_pack) {
  auto const first = memory.findings(pack());
  EXPECT_EQ(first, memory.findings(pack()));
  auto const plain = findings_of(pack());
  ASSERT_EQ(first->size(), plain.size());
  for (auto const& finding : plain) {
    EXPECT_FALSE(finding.message.zh.empty());
    EXPECT_FALSE(finding.message.en.empty());
    for (auto const& input : finding.counterexample) {
      if (input.name == "falsified") {
        EXPECT_EQ(input.label.zh, "造假");
      }
    }
  }
}

}  // namespace
}  // namespace app
