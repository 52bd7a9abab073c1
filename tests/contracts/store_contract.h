// What every app::Store must do, whatever lies under it. A backend runs the suite by
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, ::testing::Values(...), contracts::name_of_backend);
// with a StoreBackend per kind of database. Include in one test source per program.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "app/people.h"
#include "app/ports.h"
#include "app/record_table.h"
#include "base/json.h"

namespace contracts {

// A database of its own for one test.
class StoreBed {
 public:
  virtual ~StoreBed() = default;
  virtual base::Result<std::unique_ptr<app::Store>> open() = 0;  // the same database each time
  virtual bool keeps_data() const = 0;                           // when all that is open has been closed
};

struct StoreBackend {
  std::string name;
  std::function<std::unique_ptr<StoreBed>()> make;
};

inline void PrintTo(StoreBackend const& backend, std::ostream* out) { *out << backend.name; }
inline std::string name_of_backend(::testing::TestParamInfo<StoreBackend> const& backend) { return backend.param.name; }

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
  decision.as_of = row.as_of;
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

class StoreContract : public ::testing::TestWithParam<StoreBackend> {
 protected:
  void SetUp() override {
    bed_ = GetParam().make();
    reopen();
    must_write([](app::Writer& writer) { return writer.put_portfolio(portfolio("p")); });
  }
  void reopen() {
    store_.reset();
    auto opened = bed_->open();
    ASSERT_TRUE(opened) << base::to_text(opened.error());
    store_ = std::move(*opened);
  }
  void must_write(std::function<base::Result<>(app::Writer&)> const& change) {
    auto const written = store_->write(change);
    ASSERT_TRUE(written) << base::to_text(written.error());
  }
  base::Error write_error(std::function<base::Result<>(app::Writer&)> const& change) {
    auto const written = store_->write(change);
    EXPECT_FALSE(written);
    return written ? base::Error{} : written.error();
  }
  // `id` of every row of the page, in order.
  std::string ids(app::RowFilter const& filter) {
    auto const page = store_->rows("p", filter);
    if (!page) return "! " + page.error().message;
    std::string text;
    for (auto const& one : page->items) text += (text.empty() ? "" : " ") + one.party_id;
    return text;
  }

  std::unique_ptr<StoreBed> bed_;
  std::unique_ptr<app::Store> store_;
};

}  // namespace contracts

#include "store_contract_reads.h"
#include "store_contract_records.h"
#include "store_contract_rows.h"
#include "store_contract_writes.h"
