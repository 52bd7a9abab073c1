// USES: http store feeds
// What the pages ask, with 10,000 enterprises in the store: the enterprise page (file, assessment, facts, time line),
// another day of the past, and the portfolio page. Counters: p50 and p99 in milliseconds, through router and store, without
// the socket (bench/http_bench.cpp has that). Reference in the same run: reading the bare dossier.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "app/assess.h"
#include "base/hash.h"
#include "base/record.h"
#include "desk.h"
#include "folder.h"
#include "park/common/cases.h"
#include "percentiles.h"
#include "store/sqlite_store.h"

namespace {

constexpr int parties = 10'000;
constexpr int parties_per_transaction = 500;

// The demo cases of the chongming pack, over and over with fresh ids, decided and stored on disk.
class Park {
 public:
  Park() {
    fill();
    desk_ = std::make_unique<bench::Desk>(*store_, packs_, *base::Instant::parse("2026-01-01T00:00:00Z"));
  }

  app::Store& store() { return *store_; }
  http::HttpReply get(std::string target) { return desk_->get(std::move(target)); }
  static std::string id(int i) { return fmt::format("p{}", i); }

 private:
  void fill() {
    (void)store_->write([](app::Writer& writer) {
      return writer.put_portfolio({"park", "园区", "Park", "", "", "chongming", "CNY", "", "w"});
    });
    auto const& pack = *packs_.at("chongming");
    auto assessor = app::Assessor{packs_.at("chongming")};
    std::vector<park::Case const*> cases;
    for (auto const& found : pack.cases())
      if (!found.demo_zh.empty()) cases.push_back(&found);
    for (int from = 0; from < parties; from += parties_per_transaction) {
      auto const written = store_->write([&](app::Writer& writer) -> base::Result<> {
        for (int i = from; i < from + parties_per_transaction; ++i)
          TRY(add(writer, *cases[static_cast<std::size_t>(i) % cases.size()], i, assessor, pack));
        return {};
      });
      CHECK(written.has_value());
    }
  }

  static base::Result<> add(app::Writer& writer, park::Case const& found, int i, app::Assessor& assessor,
                            park::Pack const& pack) {
    app::Party party;
    party.party_id = id(i);
    party.portfolio_id = "park";
    party.name = fmt::format("{}{}", found.demo_zh, i);
    party.search_text = party.name;
    TRY(writer.add_party(party));
    TRY(writer.add_facts(party.party_id, found.facts));
    auto const as_of = found.stages.back().as_of;
    auto const assessment = assessor.assess({party.party_id, party.name, found.facts}, as_of);
    app::StoredDecision decision;
    decision.decision_id = fmt::format("d{}", i);
    decision.party_id = party.party_id;
    decision.portfolio_id = "park";
    decision.as_of = as_of;
    decision.pack_name = pack.name;
    decision.pack_version = pack.version;
    decision.pack_hash = pack.hash;
    decision.trace = app::trace_of(assessment);
    decision.trace_hash = base::sha256_hex(decision.trace);
    decision.row = base::to_json(app::row_of(assessment, pack)).to_string();
    return writer.add_decision(decision);
  }

  bench::Folder folder_;
  app::Packs packs_ = bench::shipped_packs();
  std::unique_ptr<app::Store> store_ = store::open_sqlite(folder_.path("park.db")).value();
  std::unique_ptr<bench::Desk> desk_;
};

Park& the_park() {
  static Park park;
  return park;
}

// Times `work(party)` over parties spread across the store.
template <class Work>
void measure(benchmark::State& state, Work const& work) {
  Park& park = the_park();
  Percentiles times;
  int next = 0;
  for (auto _ : state) {
    next = (next + 7919) % parties;
    times.time<std::milli>([&] { work(park, Park::id(next)); });
  }
  state.counters["p50_ms"] = times.at(0.5);
  state.counters["p99_ms"] = times.at(0.99);
}

// `{}` of the target stands for the party.
void ask(benchmark::State& state, std::string const& target) {
  measure(state, [&](Park& park, std::string const& id) {
    auto const reply = park.get(fmt::format(fmt::runtime(target), id));
    if (reply.status != 200) state.SkipWithError(("status " + std::to_string(reply.status)).c_str());
    benchmark::DoNotOptimize(reply.bytes());
  });
}

void reference_dossier(benchmark::State& state) {
  measure(state, [](Park& park, std::string const& id) { benchmark::DoNotOptimize(park.store().dossier(id).value()); });
}
void enterprise_file(benchmark::State& state) { ask(state, "/api/v1/parties/{}"); }
void enterprise_assessment(benchmark::State& state) { ask(state, "/api/v1/parties/{}/assessment"); }
void enterprise_another_day(benchmark::State& state) { ask(state, "/api/v1/parties/{}/assessment?as_of=2025-05-05"); }
void enterprise_facts(benchmark::State& state) { ask(state, "/api/v1/parties/{}/facts"); }
void enterprise_timeline(benchmark::State& state) { ask(state, "/api/v1/parties/{}/timeline"); }
void portfolio_page(benchmark::State& state) { ask(state, "/api/v1/portfolios/park/parties?sort=-score&page=3"); }
void portfolio_search(benchmark::State& state) { ask(state, "/api/v1/portfolios/park/parties?search={}"); }

BENCHMARK(reference_dossier)->Unit(benchmark::kMillisecond)->Iterations(1000);
BENCHMARK(enterprise_file)->Unit(benchmark::kMillisecond)->Iterations(1000);
BENCHMARK(enterprise_assessment)->Unit(benchmark::kMillisecond)->Iterations(1000);
BENCHMARK(enterprise_another_day)->Unit(benchmark::kMillisecond)->Iterations(1000);
BENCHMARK(enterprise_facts)->Unit(benchmark::kMillisecond)->Iterations(1000);
BENCHMARK(enterprise_timeline)->Unit(benchmark::kMillisecond)->Iterations(1000);
BENCHMARK(portfolio_page)->Unit(benchmark::kMillisecond)->Iterations(200);
BENCHMARK(portfolio_search)->Unit(benchmark::kMillisecond)->Iterations(200);

}  // namespace
