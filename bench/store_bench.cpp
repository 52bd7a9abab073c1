// USES: store
// The store on the disk of the temporary folder (TMPDIR). Durable writes stand beside a bare sqlite3 loop of the same
// settings in the same run, because a commit costs what the disk costs. Operations per second are wall-clock time.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/pinyin.h"
#include "base/record.h"
#include "folder.h"
#include "percentiles.h"
#include "store/sqlite_store.h"

namespace {

constexpr int parties = 10'000;
constexpr int facts_per_party = 60;

app::Event event(std::string id) {
  app::Event event;
  event.event_id = std::move(id);
  event.actor = "bench";
  event.kind = "measured";
  event.body = std::string(200, 'x');
  return event;
}

std::string name_of(int number) {
  static char const* const places[] = {"上海", "崇明", "厦门", "重庆", "长沙", "苏州", "杭州", "宁波"};
  static char const* const trades[] = {"科技", "化工", "贸易", "生物医药", "新材料", "船舶", "软件", "物流"};
  return std::string{places[number % 8]} + trades[number / 8 % 8] + std::to_string(number) + "有限公司";
}

// A portfolio of 10,000 decided parties with their facts, made once.
struct Park {
  bench::Folder folder;
  std::unique_ptr<app::Store> store;

  Park() {
    store = store::open_sqlite(folder.path("park.db")).value();
    app::Portfolio portfolio;
    portfolio.portfolio_id = "p";
    store->write([&](app::Writer& writer) { return writer.put_portfolio(portfolio); }).value();
    for (int from = 0; from < parties; from += 500)
      store
          ->write([from](app::Writer& writer) -> base::Result<> {
            for (int i = from; i < from + 500; ++i) TRY(add(writer, i));
            return {};
          })
          .value();
  }

  static base::Result<> add(app::Writer& writer, int i) {
    static char const* const grades[] = {"AAA", "AA", "A", "BBB", "BB", "B", "C"};
    app::Party party;
    party.party_id = "party_" + std::to_string(i);
    party.portfolio_id = "p";
    party.name = name_of(i);
    party.industry = std::string(1, static_cast<char>('A' + i % 20));
    base::Pinyin const pinyin = base::pinyin_of(party.name);
    party.search_text = party.name + " " + pinyin.full + " " + pinyin.initials;
    TRY(writer.add_party(party));
    std::vector<park::Fact> facts;
    for (int k = 0; k < facts_per_party; ++k) {
      park::Fact& fact = facts.emplace_back();
      fact.name = "attribute_" + std::to_string(k % 20);
      fact.value = feel::Value{std::int64_t{i} * 1'000 + k};
      fact.valid_from = base::Date::of(2021 + k / 20, 1, 1);
      fact.known_at = *base::Date::of(2022 + k / 20, 3, 1);
      fact.source = "tax";
    }
    TRY(writer.add_facts(party.party_id, facts));
    app::PartyRow row;
    row.party_id = party.party_id;
    row.name = party.name;
    row.industry = party.industry;
    row.grade_order = i * 7919 % 7;
    row.grade = grades[row.grade_order];
    row.score = i * 7919 % 10'000;
    row.limit_proposed = i * 104'729 % 100'000;
    row.main_reason_zh = "应收账款周转天数高于行业均值";
    row.as_of = *base::Date::of(2024, 6, 30);
    row.status = "decided";
    app::StoredDecision decision;
    decision.decision_id = "decision_" + std::to_string(i);
    decision.party_id = party.party_id;
    decision.portfolio_id = "p";
    decision.as_of = row.as_of.value();
    decision.trace = std::string(20'000, 't');
    decision.row = base::to_json(row).to_string();
    return writer.add_decision(decision);
  }
};

Park& park_of_10000() {
  static Park park;
  return park;
}

template <class Call>
void measure_calls(benchmark::State& state, Call const& call) {
  Percentiles microseconds;
  for (auto _ : state) microseconds.time<std::micro>(call);
  state.counters["p50_us"] = microseconds.at(0.5);
  state.counters["p99_us"] = microseconds.at(0.99);
}

void bare_sqlite_commit(benchmark::State& state) {
  bench::Folder const folder;
  sqlite3* database = nullptr;
  sqlite3_open(folder.path("bare.db").c_str(), &database);
  sqlite3_exec(database,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE event (sequence INTEGER PRIMARY "
               "KEY, event_id "
               "TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database, "INSERT INTO event (event_id, body) VALUES (?1, ?2)", -1, &insert, nullptr);
  std::string const body(200, 'x');
  int number = 0;
  for (auto _ : state) {
    std::string const id = "event_" + std::to_string(number++);
    sqlite3_bind_text(insert, 1, id.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 2, body.c_str(), -1, SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) state.SkipWithError(sqlite3_errmsg(database));
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite3_close(database);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bare_sqlite_commit)->UseRealTime();

// One durable change per call; with several threads the writer puts those that wait into one commit.
struct Shared {
  bench::Folder folder;
  std::unique_ptr<app::Store> store = store::open_sqlite(folder.path("shared.db")).value();
};
void durable_write(benchmark::State& state) {
  static std::unique_ptr<Shared> shared;
  if (state.thread_index() == 0) shared = std::make_unique<Shared>();
  int number = 0;
  for (auto _ : state) {
    std::string const id = std::to_string(state.thread_index()) + "_" + std::to_string(number++);
    auto const written = shared->store->write([&](app::Writer& writer) { return writer.add_event(event(id)); });
    if (!written) state.SkipWithError(written.error().message.c_str());
  }
  state.SetItemsProcessed(state.iterations());
  if (state.thread_index() == 0) shared.reset();
}
BENCHMARK(durable_write)->Threads(1)->Threads(8)->Threads(64)->UseRealTime();

void page_of_10000(benchmark::State& state, app::RowFilter const& filter) {
  app::Store& store = *park_of_10000().store;
  measure_calls(state, [&] { benchmark::DoNotOptimize(store.rows("p", filter).value()); });
}
app::RowFilter sorted_by(std::string field, int page = 1) {
  app::RowFilter filter;
  filter.sort = std::move(field);
  filter.page = page;
  return filter;
}
app::RowFilter searching(std::string text) {
  app::RowFilter filter;
  filter.search = std::move(text);
  return filter;
}
app::RowFilter of_grades(std::vector<std::string> grades) {
  app::RowFilter filter;
  filter.grades = std::move(grades);
  return filter;
}
BENCHMARK_CAPTURE(page_of_10000, by_name, sorted_by("name"));
BENCHMARK_CAPTURE(page_of_10000, by_score_descending, sorted_by("-score"));
BENCHMARK_CAPTURE(page_of_10000, by_grade_last_page, sorted_by("grade", 200));
BENCHMARK_CAPTURE(page_of_10000, of_two_grades, of_grades({"BB", "C"}));
BENCHMARK_CAPTURE(page_of_10000, search_two_words, searching("xiamen 化工"));

void all_rows_of_10000(benchmark::State& state) {
  app::Store& store = *park_of_10000().store;
  measure_calls(state, [&] { benchmark::DoNotOptimize(store.all_rows("p", {}).value()); });
}
BENCHMARK(all_rows_of_10000)->Unit(benchmark::kMillisecond);

void dossier_of_60_facts(benchmark::State& state) {
  app::Store& store = *park_of_10000().store;
  int number = 0;
  measure_calls(state, [&] {
    benchmark::DoNotOptimize(store.dossier("party_" + std::to_string(number++ * 7919 % parties)).value());
  });
}
BENCHMARK(dossier_of_60_facts);

void latest_decision(benchmark::State& state) {
  app::Store& store = *park_of_10000().store;
  int number = 0;
  measure_calls(state, [&] {
    benchmark::DoNotOptimize(
        store.latest_decision("party_" + std::to_string(number++ * 7919 % parties), std::nullopt).value());
  });
}
BENCHMARK(latest_decision);

}  // namespace
