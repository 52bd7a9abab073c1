// USES: store feeds http
// What operations cost beside what they rest on, each pair measured in turns in one run on the disk of the temporary
// folder (TMPDIR): changes beside bare transactions, the event and the verifiable log beside the change that they tell
// of, reads over HTTP beside a constant answer, a log-in beside its Argon2id, the full check of a million records beside
// reading and hashing them. Counters named `ratio` are ours divided by the reference.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <atomic>
#include <random>

#include "app/evidence_check.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "app/sealing.h"
#include "base/hash.h"
#include "http/server.h"
#include "http_load.h"
#include "percentiles.h"
#include "store/sqlite_store.h"
#include "world.h"

namespace {

using operations::Folder;
using operations::World;

// A connection without any of ours around it.
class Bare {
 public:
  explicit Bare(std::string const& path) {
    sqlite3_open(path.c_str(), &database_);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  }
  ~Bare() { sqlite3_close(database_); }
  void run(std::string const& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error{sqlite3_errmsg(database_)};
  }
  sqlite3_stmt* prepare(char const* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error{sqlite3_errmsg(database_)};
    return statement;
  }

 private:
  sqlite3* database_ = nullptr;
};

std::string const draft = R"({"portfolio_id":"demo","name":"我的","query":"grade=AA"})";

tlog::SignerKey log_key() {
  return *tlog::SignerKey::from_seed("yingzhou/bench", tlog::SignatureKind::ed25519, std::string(tlog::seed_size, 'l'));
}

void save_view(World& world, app::Operation const& operation, app::Actor const& actor, std::string key) {
  app::Request request;
  request.body = draft;
  request.idempotency_key = std::move(key);
  auto const reply = app::perform(world.context(), operation, &actor, request);
  if (!reply) throw std::runtime_error{base::to_text(reply.error())};
}

// 1: the event and the log beside the transaction that they are part of. A slice is what a second brings, which is how
// often the server seals. Times are per change, microseconds.
void evidence_of_a_change(benchmark::State& state) {
  constexpr int slice = 200;
  Folder const folder;
  World world{folder.file("store.db")};
  tlog::SignerKey const key = log_key();
  app::Sealing sealing{world.store(), tlog::international_profile, key};
  app::Operation const& operation = world.operation("save_view");
  auto const actor = *world.actor("officer");
  Percentiles bare, told, sealed, performed;
  int number = 0;
  auto const write = [&](bool with_event) {
    std::string const id = std::to_string(number++);
    auto const done = world.store().write([&](app::Writer& writer) -> base::Result<> {
      TRY(writer.put_view({"view-" + id, "demo", "我的", "grade=AA", "user-demo-officer"}));
      if (!with_event) return {};
      app::Event event;
      event.event_id = "evt-" + id;
      event.at = world.clock().now();
      event.actor = "user-demo-officer";
      event.kind = "view_saved";
      event.body = R"({"portfolio_id":"demo","view_id":"view-)" + id + "\"}";
      return writer.add_event(event);
    });
    if (!done) throw std::runtime_error{base::to_text(done.error())};
  };
  auto const many = [&](auto const& one) {
    for (int i = 0; i < slice; ++i) one();
  };
  sealing.seal().value();
  for (auto _ : state) {
    bare.time<std::micro>([&] { many([&] { write(false); }); });
    told.time<std::micro>([&] { many([&] { write(true); }); });
    sealing.seal().value();
    sealed.time<std::micro>([&] {
      many([&] { write(true); });
      sealing.seal().value();
    });
    performed.time<std::micro>([&] {
      many([&] { save_view(world, operation, actor, std::to_string(number++)); });
      sealing.seal().value();
    });
  }
  state.counters["bare_us"] = bare.at(0.5) / slice;
  state.counters["event_us"] = told.at(0.5) / slice;
  state.counters["sealed_us"] = sealed.at(0.5) / slice;
  state.counters["performed_us"] = performed.at(0.5) / slice;
  state.counters["ratio_event"] = told.at(0.5) / bare.at(0.5);
  state.counters["ratio"] = sealed.at(0.5) / bare.at(0.5);
  state.counters["ratio_performed"] = performed.at(0.5) / bare.at(0.5);
}
BENCHMARK(evidence_of_a_change)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(20);

// 2: changes per second of many writers beside a loop that inserts the same three rows into the same tables, as many
// changes to a commit as there are writers.
void changes_of_many_writers(benchmark::State& state) {
  int const writers = static_cast<int>(state.range(0)), each = 1'600 / writers;
  Folder const folder;
  World world{folder.file("store.db")};
  app::Operation const& operation = world.operation("save_view");
  auto const actor = *world.actor("officer");
  // The tables of the store, indexes and triggers with them.
  { auto const made = store::open_sqlite(folder.file("bare.db")).value(); }
  Bare bare{folder.file("bare.db")};
  bare.run(
      "INSERT INTO portfolio (portfolio_id, title_zh, title_en, description_zh, "
      "description_en, pack_name, currency, attribution) VALUES ('demo', '', '', '', '', '', '', '')");
  sqlite3_stmt* const inserts[] = {
      bare.prepare("INSERT INTO saved_view (view_id, portfolio_id, name, query, owner_id) "
                   "VALUES (?1, 'demo', 'name', 'grade=AA', 'user-demo-officer')"),
      bare.prepare(
          "INSERT INTO event (sequence, event_id, at, actor, kind, party_id, body, workspace_id, department_id, "
          "operation_id, outcome, session_id, trace_id) VALUES ((SELECT coalesce(max(sequence), 0) + 1 FROM event), "
          "?1, '2026-03-05T02:00:00.000Z', "
          "'user-demo-officer', 'view_saved', '', ?2, '', '', 'save_view', 'done', 'session-officer', '')"),
      bare.prepare("INSERT INTO answered (answer_id, operation_id, request_hash, status, content_type, body, etag, at) "
                   "VALUES (?1, 'save_view', ?1, 201, 'application/json', ?2, '', '2026-03-05T02:00:00.000Z')")};
  std::string const body(300, 'x');
  Percentiles ours, theirs;
  int round = 0, number = 0;
  for (auto _ : state) {
    ++round;
    theirs.time<std::ratio<1>>([&] {
      for (int batch = 0; batch < each; ++batch) {
        bare.run("BEGIN IMMEDIATE");
        for (int i = 0; i < writers; ++i) {
          std::string const id = base::sha256_hex(std::to_string(number++));
          for (sqlite3_stmt* const insert : inserts) {
            sqlite3_bind_text(insert, 1, id.c_str(), -1, SQLITE_TRANSIENT);
            if (sqlite3_bind_parameter_count(insert) > 1) sqlite3_bind_text(insert, 2, body.c_str(), -1, SQLITE_STATIC);
            if (sqlite3_step(insert) != SQLITE_DONE) return state.SkipWithError("the bare loop failed");
            sqlite3_reset(insert);
          }
        }
        bare.run("COMMIT");
      }
    });
    ours.time<std::ratio<1>>([&] {
      std::vector<std::thread> threads;
      for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
          for (int i = 0; i < each; ++i) save_view(world, operation, actor, fmt::format("{}-{}-{}", round, writer, i));
        });
      for (std::thread& thread : threads) thread.join();
    });
  }
  for (sqlite3_stmt* const insert : inserts) sqlite3_finalize(insert);
  state.counters["per_second"] = writers * each / ours.at(0.5);
  state.counters["bare_per_second"] = writers * each / theirs.at(0.5);
  state.counters["ratio"] = theirs.at(0.5) / ours.at(0.5);
}
BENCHMARK(changes_of_many_writers)
    ->Arg(1)
    ->Arg(8)
    ->Arg(64)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(7);

// 3: reads per second over HTTP with a session, beside a bare server that answers with the same bytes.
void read_over_http(benchmark::State& state, std::string const& path) {
  Folder const folder;
  World world{folder.file("store.db")};
  operations::Login const login = world.log_in("leader");
  auto const server =
      http::Server::start({}, [&](http::HttpRequest const& request) { return world.router().handle(request); });
  std::string const body = world.send("GET", path, &login).body;
  auto const constant = http::Server::start({}, [&](http::HttpRequest const&) {
    http::HttpReply reply;
    reply.fixed_body = body;
    return reply;
  });
  std::string const ours = get_request((*server)->port(), path, "Cookie: __Host-yingzhou=" + login.cookie + "\r\n"),
                    theirs = get_request((*constant)->port(), path);
  Percentiles times, seconds, bare_seconds;
  for (auto _ : state) {
    bare_seconds.time<std::ratio<1>>([&] { run_clients(state.range(0), (*constant)->port(), theirs); });
    auto const some = seconds.time<std::ratio<1>>([&] { return run_clients(state.range(0), (*server)->port(), ours); });
    if (static_cast<std::int64_t>(some.size()) != state.range(0) * requests_per_client)
      return state.SkipWithError("a request failed");
    times.add(some);
  }
  double const requests = static_cast<double>(state.range(0)) * requests_per_client;
  state.counters["p50_ms"] = times.at(0.5);
  state.counters["p99_ms"] = times.at(0.99);
  state.counters["per_second"] = requests / seconds.at(0.5);
  state.counters["bare_per_second"] = requests / bare_seconds.at(0.5);
  state.counters["ratio"] = bare_seconds.at(0.5) / seconds.at(0.5);
}
BENCHMARK_CAPTURE(read_over_http, get_party, "/api/v1/parties/demo-rat-16")
    ->Arg(16)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(7);
BENCHMARK_CAPTURE(read_over_http, list_portfolios, "/api/v1/portfolios")
    ->Arg(16)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(7);
BENCHMARK_CAPTURE(read_over_http, get_meta, "/api/v1/meta")  // without rights or records: what HTTP itself costs
    ->Arg(16)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(7);

// 4: a log-in with the default profile, beside the Argon2id that it must pay.
void log_in(benchmark::State& state) {
  Folder const folder;
  World world{folder.file("store.db"), World::Passwords::real};
  identity::PasswordHasher hasher{world.context().identity.profile, {}};
  Percentiles ours, bare;
  for (auto _ : state) {
    bare.time<std::milli>(
        [&] { benchmark::DoNotOptimize(hasher.verify("three boats on a green river", std::nullopt)); });
    ours.time<std::milli>([&] { world.log_in("officer"); });
  }
  state.counters["p50_ms"] = ours.at(0.5);
  state.counters["p99_ms"] = ours.at(0.99);
  state.counters["argon2_ms"] = bare.at(0.5);
  state.counters["ratio"] = ours.at(0.5) / bare.at(0.5);
}
BENCHMARK(log_in)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(30);

// 5: a log of a million records in a store on disk.
struct Million {
  static constexpr int events = 1'000'000,
                       per_transaction = 500;  // larger ones slow down: SQLite walks its statement journal
  Folder folder;
  tlog::SignerKey key = log_key();
  app::LogIdentity log{tlog::international_profile, key.verifier(), {}, {}};
  std::unique_ptr<app::Store> store = store::open_sqlite(folder.file("store.db")).value();

  Million() {
    for (int from = 0; from < events; from += per_transaction) {
      auto const done = store->write([&](app::Writer& writer) -> base::Result<> {
        for (int i = from; i < from + per_transaction; ++i) TRY(writer.add_event(event(i)));
        return {};
      });
      if (!done) throw std::runtime_error{base::to_text(done.error())};
    }
    app::Sealing{*store, log.profile, key}.seal().value();
  }
  static std::string id(int number) { return fmt::format("evt_{:026}", number); }
  static app::Event event(int number) {
    app::Event event;
    event.event_id = id(number);
    event.at = base::Instant::from_milliseconds(1'780'000'000'000 + number * 1'000LL);
    event.actor = fmt::format("user_{:026}", number % 200);
    event.kind = "view_saved";
    event.party_id = fmt::format("party_{}", number % 5'000);
    event.body = fmt::format(R"({{"portfolio_id":"demo","view_id":"view_{:026}"}})", number);
    event.workspace_id = "park-demo";
    event.operation_id = "save_view";
    event.trace_id = base::sha256_hex(event.event_id).substr(0, 16);
    return event;
  }
};
Million& million() {
  static Million made;
  return made;
}

void full_check_of_a_million_records(benchmark::State& state) {
  Million& all = million();
  Percentiles seconds, bare;
  for (auto _ : state) {
    bare.time<std::ratio<1>>([&] {
      Bare database{all.folder.file("store.db")};
      sqlite3_stmt* const read = database.prepare("SELECT * FROM event ORDER BY sequence");
      std::string text;
      while (sqlite3_step(read) == SQLITE_ROW) {
        text.clear();
        for (int column = 0; column < sqlite3_column_count(read); ++column)
          text.append(reinterpret_cast<char const*>(sqlite3_column_text(read, column)),
                      static_cast<std::size_t>(sqlite3_column_bytes(read, column)));
        benchmark::DoNotOptimize(base::sha256_hex(text));
      }
      sqlite3_finalize(read);
    });
    auto const check = seconds.time<std::ratio<1>>([&] { return app::check_evidence(*all.store, all.log).value(); });
    if (!check.is_intact() || check.sealed != Million::events) return state.SkipWithError("the log is not intact");
    state.counters["checkpoints"] = static_cast<double>(check.checkpoints);
  }
  state.counters["seconds"] = seconds.at(0.5);
  state.counters["bare_seconds"] = bare.at(0.5);
  state.counters["ratio"] = seconds.at(0.5) / bare.at(0.5);
}
BENCHMARK(full_check_of_a_million_records)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(1);

// The reference: finding the event alone.
void inclusion_proof_of_a_million_records(benchmark::State& state) {
  Million& all = million();
  std::mt19937 random{7};
  Percentiles milliseconds, bare;
  for (auto _ : state) {
    std::string const id = Million::id(static_cast<int>(random() % Million::events));
    bare.time<std::milli>([&] {
      benchmark::DoNotOptimize(app::find<app::Event>(*all.store, {{"event_id", base::Json{id}}}).value());
    });
    auto const proof = milliseconds.time<std::milli>([&] { return app::prove_event(*all.store, all.log, id); });
    if (!proof || !app::check_proof(*proof, {all.log.profile, *all.log.key, {}, 0}))
      return state.SkipWithError("not proven");
  }
  state.counters["p50_ms"] = milliseconds.at(0.5);
  state.counters["p99_ms"] = milliseconds.at(0.99);
  state.counters["bare_p50_ms"] = bare.at(0.5);
  state.counters["ratio"] = milliseconds.at(0.5) / bare.at(0.5);
}
BENCHMARK(inclusion_proof_of_a_million_records)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(2'000);

}  // namespace
