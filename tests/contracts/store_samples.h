// Records for tests of stores.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "base/json.h"
#include "base/record.h"

namespace contracts {

// Goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "store_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  std::string path(std::string const& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline base::Date day(std::string_view text) {
  auto const date = base::Date::parse(text);
  CHECK_NOTE(date.has_value(), text);
  return *date;
}

inline app::Portfolio portfolio(std::string id) {
  app::Portfolio portfolio;
  portfolio.portfolio_id = id;
  portfolio.title_zh = "组合";
  portfolio.title_en = "portfolio " + id;
  portfolio.pack_name = "chongming";
  portfolio.currency = "CNY";
  return portfolio;
}

inline app::Party party(std::string id, std::string name, std::string uscc = "") {
  app::Party party;
  party.party_id = std::move(id);
  party.portfolio_id = "p";
  party.name = std::move(name);
  party.uscc = std::move(uscc);
  party.industry = "C";
  party.search_text = party.name;
  return party;
}

inline park::Fact fact(std::string name, feel::Value value, std::string_view valid_from, std::string_view known_at) {
  park::Fact fact;
  fact.name = std::move(name);
  fact.value = std::move(value);
  if (!valid_from.empty()) fact.valid_from = day(valid_from);
  fact.known_at = day(known_at);
  fact.source = "tax";
  return fact;
}

inline app::PartyRow row(app::Party const& party, std::string_view as_of, std::string grade, int grade_order,
                         int score) {
  app::PartyRow row;
  row.party_id = party.party_id;
  row.name = party.name;
  row.uscc = party.uscc;
  row.industry = party.industry;
  row.fate = party.fate;
  row.grade = std::move(grade);
  row.grade_order = grade_order;
  row.score = score;
  row.as_of = day(as_of);
  row.status = "decided";
  return row;
}

inline app::StoredDecision decision(std::string id, app::PartyRow const& row) {
  app::StoredDecision decision;
  decision.decision_id = std::move(id);
  decision.party_id = row.party_id;
  decision.portfolio_id = "p";
  decision.as_of = row.as_of.value();
  decision.created_at = base::Instant::from_milliseconds(1'700'000'000'123);
  decision.pack_name = "chongming";
  decision.trace = "{\"trace\":\"" + decision.decision_id + "\"}";
  decision.row = base::to_json(row).to_string();
  return decision;
}

inline app::Event event(std::string id, std::string party_id = "") {
  app::Event event;
  event.event_id = std::move(id);
  event.at = base::Instant::from_milliseconds(1'700'000'000'000);
  event.actor = "tester";
  event.kind = "tested";
  event.party_id = std::move(party_id);
  event.body = "{}";
  return event;
}

inline base::Result<> add_one_of_each(app::Store& store) {
  return store.write([](app::Writer& writer) -> base::Result<> {
    app::Party const one = party("a", "甲");
    TRY(writer.put_portfolio(portfolio("p")));
    TRY(writer.add_party(one));
    TRY(writer.add_facts("a", {fact("f", 1, "", "2024-01-01")}));
    TRY(writer.add_decision(decision("d1", row(one, "2024-01-01", "A", 3, 70))));
    return writer.add_event(event("e1", "a"));
  });
}

}  // namespace contracts
