// A context for tests and benchmarks of this module, whose operations touch no world; whoever calls it anyway learns it.
#pragma once

#include <string>
#include <vector>

#include "app/testing.h"

namespace http {

class NoStore final : public app::Store {
  static base::Error none() { return {base::ErrorCode::unavailable, "there is no store here", {}}; }

 public:
  base::Result<> write(std::function<base::Result<>(app::Writer&)> const&) override { return none(); }
  base::Result<std::vector<app::Portfolio>> portfolios() override { return none(); }
  base::Result<std::vector<app::SourceArrivals>> arrivals(std::string_view, base::Date) override { return none(); }
  base::Result<int> party_count(std::string_view) override { return none(); }
  base::Result<std::vector<app::PartyKey>> parties_by_key(std::string_view, std::vector<std::string> const&,
                                                          std::vector<std::string> const&) override {
    return none();
  }
  base::Result<app::Party> party(std::string_view) override { return none(); }
  base::Result<std::vector<std::int64_t>> each_listing(std::string_view, std::int64_t,
                                                       app::ListingVisitor const&) override {
    return none();
  }
  base::Result<park::Dossier> dossier(std::string_view) override { return none(); }
  base::Result<> each_dossier(std::string_view, int, std::function<base::Result<>(park::Dossier&&)> const&) override {
    return none();
  }
  base::Result<app::FactScan> begin_facts(std::string_view) override { return none(); }
  base::Result<> each_fact(app::FactScan const&, std::int64_t, std::int64_t, app::FactVisitor&) override {
    return none();
  }
  base::Result<app::PartyPage> rows(std::string_view, app::RowFilter const&) override { return none(); }
  base::Result<app::RowFacets> facets(std::string_view, app::RowFilter const&) override { return none(); }
  base::Result<std::vector<app::PartyRow>> all_rows(std::string_view, app::RowFilter const&) override { return none(); }
  base::Result<std::optional<app::StoredDecision>> latest_decision(std::string_view,
                                                                   std::optional<base::Date>) override {
    return none();
  }
  base::Result<std::vector<app::StoredDecision>> decisions(std::string_view) override { return none(); }
  base::Result<std::vector<app::Event>> events(std::string_view, std::int64_t, int) override { return none(); }
  base::Result<std::vector<app::SavedView>> views(std::string_view) override { return none(); }
  base::Result<std::vector<base::Json>> select_records(app::RecordTable const&, app::RecordQuery const&) override {
    return none();
  }
  base::Result<std::int64_t> count_records(app::RecordTable const&, std::vector<app::RecordTest> const&) override {
    return none();
  }
};

class NoReports final : public app::Reports {
  static base::Error none() { return {base::ErrorCode::unavailable, "there are no reports here", {}}; }

 public:
  base::Result<std::string> rating_report(Rating const&, std::string_view) override { return none(); }
  base::Result<std::string> workbook(Workbook const&) override { return none(); }
};

struct NoWorld {
  NoStore store;
  NoReports reports;
  app::Packs packs;
  app::AssessorPool assessors{packs};
  app::PolicyMemory memory;
  base::FixedClock clock{base::Instant{}};
  base::SeededRandomness randomness{1};
  app::NoAccounts accounts;
  app::Context context{store, packs,           assessors,           memory,           reports, clock, randomness,
                       {},    accounts.access, accounts.identity(), accounts.sessions};
};

}  // namespace http
