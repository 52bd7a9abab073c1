// The verifiable log over the events of a real store: sealed, witnessed, proved, and every tampering found and located.
// Source: OUT-02, OUT-27, AMB-58; rules T1, T2.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <random>
#include <thread>

#include "app/evidence_check.h"
#include "app/rating_seal.h"
#include "app/record_table.h"
#include "app/sealing.h"
#include "app/witness.h"
#include "store/sqlite_store.h"
#include "tlog/witness_message.h"
#include "world.h"

namespace operations {
namespace {

using app::EvidenceCheck;
using base::Json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

tlog::SignerKey key(std::string name, tlog::SignatureKind kind, char seed) {
  return *tlog::SignerKey::from_seed(std::move(name), kind, std::string(tlog::seed_size, seed));
}

// A store on disk with events, decisions, facts and personal values in it, and whoever seals and watches it.
struct Ledger {
  explicit Ledger(tlog::Profile const& its_profile = tlog::international_profile)
      : profile(its_profile),
        log_key(key("yingzhou/test", profile.log, 'l')),
        witness_key(key("witness.example", profile.witness, 'w')),
        watching(witness_key.verifier()),
        store(store::open_sqlite(folder.file("yingzhou.db")).value()),
        sealing(*store, profile, log_key),
        log{profile, log_key.verifier(), {watching}, {}} {
    witness = app::Witness::open(
                  profile, log_key.verifier(), key("witness.example", profile.witness, 'w'), "",
                  [](std::string_view) { return base::Result<>{}; }, clock)
                  .value();
    auto const made = store->write([this](app::Writer& writer) -> base::Result<> {
      TRY(writer.put_portfolio({"demo", "示范", "Demo", "", "", "chongming", "CNY", "", "park-demo"}));
      app::Party party;
      party.party_id = "p-1";
      party.portfolio_id = "demo";
      party.name = "瀛洲示范企业";
      TRY(writer.add_party(party));
      park::Fact fact;
      fact.name = "debt_ratio";
      fact.value = *base::Decimal::parse("0.62");
      fact.known_at = *base::Date::parse("2026-01-05");
      fact.source = "audited";
      std::vector<park::Fact> const facts{fact, fact};
      TRY(writer.add_facts("p-1", facts));
      return writer.add_event(event("party_added", "p-1", {{"facts", 2}, {"facts_hash", app::hash_of(facts)}}));
    });
    CHECK_NOTE(made, base::to_text(made.error()));
  }

  app::Event event(std::string kind, std::string party_id, Json::Object body) {
    app::Event event;
    event.event_id = base::new_id("evt", clock.now(), randomness);
    event.at = clock.now();
    event.actor = "user-1";
    event.kind = std::move(kind);
    event.party_id = std::move(party_id);
    event.body = Json{std::move(body)}.to_string();
    event.workspace_id = "park-demo";
    return event;
  }
  void happen(int count) {
    auto const written = store->write([&](app::Writer& writer) -> base::Result<> {
      for (int i = 0; i < count; ++i) TRY(writer.add_event(event("visit_noted", "p-1", {{"number", i}})));
      return {};
    });
    CHECK(written);
  }
  // A decision and a personal value, each with its event.
  void decide_and_invite() {
    app::StoredDecision decision;
    decision.decision_id = "dec-1";
    decision.party_id = "p-1";
    decision.portfolio_id = "demo";
    decision.as_of = *base::Date::parse("2026-03-01");
    decision.created_at = clock.now();
    decision.pack_name = "chongming";
    decision.pack_version = "2026.1";
    decision.pack_hash = decision.engine_version = "1";
    decision.trace = R"({"grade":"AA"})";
    decision.trace_hash = "ab";
    app::PartyRow row;
    row.party_id = "p-1";
    row.as_of = decision.as_of;
    decision.row = base::to_json(row).to_string();
    auto const written = store->write([&](app::Writer& writer) -> base::Result<> {
      TRY(writer.add_decision(decision));
      TRY(writer.add_event(event("decision_made", "p-1",
                                 {{"decision_id", decision.decision_id}, {"decision_hash", app::hash_of(decision)}})));
      app::Event invited = event("user_invited", "", {{"user_id", "user-2"}, {"display_name", "王秀英"}});
      Json::Object body = *Json::parse(invited.body)->if_object();
      for (app::EventOpening const& opening :
           TRY(app::commit_personal(profile.hash, invited.event_id, body, {"display_name"}, randomness)))
        TRY(app::add(writer, opening));
      invited.body = Json{std::move(body)}.to_string();
      invited_id = invited.event_id;
      return writer.add_event(std::move(invited));
    });
    CHECK_NOTE(written, base::to_text(written.error()));
  }
  base::Result<bool> cosign() {
    return sealing.cosign(watching, [this](app::WitnessRequest const& request) -> base::Result<std::string> {
      auto const answer = witness->add_checkpoint(
          tlog::AddCheckpoint{request.old_size, request.consistency, request.checkpoint}.to_string());
      if (answer.status == 409 && answer.content_type == tlog::size_media_type)
        return base::Error{base::ErrorCode::stale, "", {{"", answer.body.substr(0, answer.body.size() - 1)}}};
      if (answer.status != 200) return base::Error{base::ErrorCode::conflict, answer.body, {}};
      return answer.body;
    });
  }
  EvidenceCheck check() { return app::check_evidence(*store, log).value(); }

  Folder folder;
  base::FixedClock clock{*base::Instant::parse("2026-03-05T02:00:00.000Z")};
  base::SeededRandomness randomness{11};
  tlog::Profile profile;
  tlog::SignerKey log_key, witness_key;
  tlog::VerifierKey watching;
  std::unique_ptr<app::Store> store;
  app::Sealing sealing;
  app::LogIdentity log;
  std::unique_ptr<app::Witness> witness;
  std::string invited_id;
};

std::string all_of(EvidenceCheck const& check) {
  std::string text;
  for (app::EvidenceFault const& fault : check.faults) text += fault.place + ": " + fault.en + "\n";
  return text;
}

TEST(Evidence, OUT_02_everything_that_happened_is_sealed_and_found_intact) {
  for (tlog::Profile const& profile : {tlog::international_profile, tlog::national_profile}) {
    Ledger ledger{profile};
    ledger.decide_and_invite();
    EXPECT_EQ(ledger.sealing.seal().value(), 3U);
    EXPECT_EQ(ledger.sealing.seal().value(), 0U);
    EXPECT_TRUE(ledger.cosign().value());
    EXPECT_FALSE(ledger.cosign().value());  // once is enough
    ledger.happen(700);
    EXPECT_EQ(ledger.sealing.seal().value(), 700U);
    EXPECT_TRUE(ledger.cosign().value());
    ledger.happen(5);
    EvidenceCheck const check = ledger.check();
    EXPECT_EQ(all_of(check), "");
    EXPECT_EQ(check.events, 708);
    EXPECT_EQ(check.sealed, 703);
    EXPECT_EQ(check.checkpoints, 2);
    EXPECT_EQ(check.cosignatures, 2);
    EXPECT_EQ(check.openings, 1);
    EXPECT_EQ(check.decisions, 1);
    EXPECT_EQ(check.dossiers, 1);
  }
}

TEST(Evidence, another_process_goes_on_where_the_last_one_ended) {
  Ledger ledger;
  ledger.happen(300);
  ASSERT_TRUE(ledger.sealing.seal());
  ledger.happen(300);
  app::Sealing second{*ledger.store, ledger.profile, ledger.log_key};
  EXPECT_EQ(second.seal().value(), 300U);
  ledger.happen(1);
  EXPECT_EQ(ledger.sealing.seal().value(), 1U);  // the first one notices what the second did
  EXPECT_EQ(all_of(ledger.check()), "");
}

TEST(Evidence, OUT_27_a_record_is_proved_to_somebody_without_database_or_network) {
  Ledger ledger;
  ledger.decide_and_invite();
  EXPECT_EQ(app::prove_event(*ledger.store, ledger.log, ledger.invited_id).error().code,
            base::ErrorCode::unavailable);  // not sealed yet
  ASSERT_TRUE(ledger.sealing.seal());
  ASSERT_TRUE(ledger.cosign());
  app::EventProof proof = app::prove_event(*ledger.store, ledger.log, ledger.invited_id).value();
  tlog::TrustedKeys const keys{ledger.profile, *ledger.log.key, ledger.log.witnesses, 1};
  auto const checked = app::check_proof(proof, keys);
  ASSERT_TRUE(checked) << base::to_text(checked.error());
  EXPECT_EQ(checked->event.find("body")->text_of("display_name"), "王秀英");
  EXPECT_EQ(checked->proven.time, ledger.clock.now());
  EXPECT_EQ(app::prove_decision(*ledger.store, ledger.log, "p-1")->entry.find("王秀英"), std::string::npos);

  app::EventProof wrong = proof;
  wrong.entry.replace(wrong.entry.find("user-1"), 6, "user-9");
  EXPECT_FALSE(app::check_proof(wrong, keys));
  wrong = proof;
  wrong.openings.front().value = "\"王秀芳\"";
  EXPECT_FALSE(app::check_proof(wrong, keys));
  tlog::SignerKey const other = key("yingzhou/test", ledger.profile.log, 'x');
  EXPECT_FALSE(app::check_proof(proof, {ledger.profile, other.verifier(), {}, 0}));
}

TEST(Evidence, AMB_58_erasing_a_person_leaves_every_proof_valid_and_the_name_unknowable) {
  Ledger ledger;
  ledger.decide_and_invite();
  ASSERT_TRUE(ledger.sealing.seal());
  auto const stored = app::find<app::Event>(*ledger.store, {{"event_id", Json{ledger.invited_id}}}).value();
  EXPECT_EQ(stored->body.find("王秀英"), std::string::npos);
  EXPECT_EQ(app::opened_body(*ledger.store, *stored)->text_of("display_name"), "王秀英");
  ASSERT_TRUE(ledger.store->write([&](app::Writer& writer) -> base::Result<> {
    for (auto const& opening : TRY(app::select<app::EventOpening>(writer, {})))
      TRY(app::remove<app::EventOpening>(writer, opening.opening_id));
    return {};
  }));
  EXPECT_EQ(all_of(ledger.check()), "");
  EXPECT_EQ(app::opened_body(*ledger.store, *stored)->text_of("display_name"), "");
  app::EventProof const proof = app::prove_event(*ledger.store, ledger.log, ledger.invited_id).value();
  EXPECT_TRUE(app::check_proof(proof, {ledger.profile, *ledger.log.key, {}, 0}));
}

// --- what an administrator with the database in their hands may try
class Tamperer {
 public:
  explicit Tamperer(std::string const& path) {
    CHECK(sqlite3_open(path.c_str(), &database_) == SQLITE_OK);
    for (std::string const& trigger : column("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
      run("DROP TRIGGER " + trigger);
  }
  ~Tamperer() { sqlite3_close(database_); }
  void run(std::string const& sql) {
    char* message = nullptr;
    CHECK_NOTE(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK,
               fmt::format("{}: {}", sql, message == nullptr ? "" : message));
  }
  std::vector<std::string> column(std::string const& sql) {
    sqlite3_stmt* statement = nullptr;
    CHECK_NOTE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, sql);
    std::vector<std::string> values;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      auto const* const text = static_cast<char const*>(sqlite3_column_blob(statement, 0));
      values.emplace_back(text == nullptr ? "" : text, static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    }
    sqlite3_finalize(statement);
    return values;
  }
  void set(std::string const& table, std::string const& column, std::string const& rowid, std::string const& value,
           bool is_integer) {
    sqlite3_stmt* statement = nullptr;
    std::string const sql = fmt::format("UPDATE {} SET {} = ?1 WHERE rowid = {}", table, column, rowid);
    CHECK_NOTE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, sql);
    if (is_integer)
      sqlite3_bind_int64(statement, 1, std::stoll(value));
    else
      sqlite3_bind_text(statement, 1, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    CHECK_NOTE(sqlite3_step(statement) == SQLITE_DONE, sqlite3_errmsg(database_));
    sqlite3_finalize(statement);
  }

 private:
  sqlite3* database_ = nullptr;
};

struct Target {
  std::string table, column, place;  // `place`: what the finding begins with; {} is the value of the key
  bool is_integer = false;
};

TEST(Evidence, T1_300_random_bits_flipped_in_events_tiles_checkpoints_and_what_they_tell_of_are_all_found_and_located) {
  Ledger ledger;
  ledger.decide_and_invite();
  ASSERT_TRUE(ledger.sealing.seal());
  ledger.happen(600);
  ASSERT_TRUE(ledger.sealing.seal());
  ASSERT_TRUE(ledger.cosign());
  ASSERT_EQ(all_of(ledger.check()), "");
  Tamperer tamperer{ledger.folder.file("yingzhou.db")};
  std::vector<Target> targets;
  for (char const* const column : {"event_id", "at", "actor", "kind", "party_id", "body", "workspace_id", "outcome"})
    targets.push_back({"event", column, "event {}", false});
  for (char const* const column : {"tile_id", "hashes", "hashes", "hashes"})
    targets.push_back({"log_tile", column, "tile", false});
  targets.push_back({"log_tile", "width", "tile", true});
  for (char const* const column : {"checkpoint_id", "note", "note", "note"})
    targets.push_back({"log_checkpoint", column, "checkpoint", false});
  targets.push_back({"log_checkpoint", "size", "checkpoint", true});
  targets.push_back({"log_checkpoint", "cosignatures", "checkpoint", true});
  for (char const* const column : {"opening_id", "event_id", "field", "salt", "value"})
    targets.push_back({"event_opening", column, "opening", false});
  for (char const* const column : {"decision_id", "as_of", "created_at", "pack_name", "pack_version", "pack_hash",
                                   "engine_version", "trace_hash", "row", "trace"})
    targets.push_back({"decision", column, "decision", false});
  for (char const* const column : {"name", "kind", "value", "known_at", "source"})
    targets.push_back({"fact", column, "facts of p-1", false});
  std::mt19937_64 random{20261126};
  int found = 0, located = 0, flips = 0;
  while (flips < 300) {
    Target const& target = targets[random() % targets.size()];
    auto const rows = tamperer.column(fmt::format("SELECT rowid FROM {} ORDER BY rowid", target.table));
    std::string const rowid = rows[random() % rows.size()];
    std::string const before =
        tamperer.column(fmt::format("SELECT {} FROM {} WHERE rowid = {}", target.column, target.table, rowid)).front();
    if (before.empty()) continue;
    std::string after = before;
    if (target.is_integer)
      after = std::to_string(std::stoll(before) ^ (std::int64_t{1} << (random() % 12)));
    else
      after[random() % after.size()] ^= static_cast<char>(1U << (random() % 8));
    if (target.table == "fact" && target.column == "kind") after = before == "number" ? "string" : "number";
    tamperer.set(target.table, target.column, rowid, after, target.is_integer);
    EvidenceCheck const check = ledger.check();
    std::string const place = fmt::format(fmt::runtime(target.place), rowid);
    bool const is_located = std::any_of(check.faults.begin(), check.faults.end(), [&](auto const& fault) {
      return fault.place == place || (target.table != "event" && fault.place.starts_with(place));
    });
    EXPECT_TRUE(is_located) << target.table << "." << target.column << " of row " << rowid << ": `" << before << "` → `"
                            << after << "`\n"
                            << all_of(check);
    found += check.is_intact() ? 0 : 1;
    located += is_located ? 1 : 0;
    ++flips;
    tamperer.set(target.table, target.column, rowid, before, target.is_integer);
    if (::testing::Test::HasFailure() && flips - located > 5) break;
  }
  EXPECT_EQ(found, 300);
  EXPECT_EQ(located, 300);
  EXPECT_EQ(all_of(ledger.check()), "");  // put back, everything is intact again
}

TEST(Evidence, OUT_27_a_report_takes_its_proof_along_or_says_why_not) {
  using State = app::RatingSeal::State;
  Ledger ledger;
  ledger.decide_and_invite();
  app::StoredDecision decision = **ledger.store->latest_decision("p-1", std::nullopt);
  auto const seal = [&](app::LogIdentity const& log, bool is_seen_whole = true) {
    return app::seal_of(*ledger.store, log, ledger.clock.now(), decision, is_seen_whole).value();
  };
  EXPECT_EQ(seal({}).state, State::no_log);
  EXPECT_EQ(seal(ledger.log).state, State::waiting);
  EXPECT_EQ(seal(ledger.log).proof, "");
  ASSERT_TRUE(ledger.sealing.seal());
  app::RatingSeal const sealed = seal(ledger.log);
  ASSERT_EQ(sealed.state, State::sealed);
  EXPECT_EQ(std::pair(sealed.record, sealed.size), std::pair(std::int64_t{2}, std::int64_t{3}));
  EXPECT_EQ(sealed.decision, decision.trace);
  EXPECT_EQ(seal(ledger.log, false).decision, "") << "not for a reader from whom values are kept";
  auto const proof = base::parse_json<app::EventProof>(sealed.proof).value();
  EXPECT_TRUE(app::check_proof(proof, {ledger.profile, *ledger.log.key, {}, 0}));
  decision.row += " ";  // what is stored is no longer what was sealed
  EXPECT_EQ(seal(ledger.log).state, State::contradicted);
  decision.decision_id = "dec-9";
  EXPECT_EQ(seal(ledger.log).state, State::contradicted) << "no record tells of it";
}

TEST(Evidence, T1_records_removed_inserted_or_exchanged_are_found) {
  Ledger ledger;
  ledger.happen(400);
  ASSERT_TRUE(ledger.sealing.seal());
  Tamperer tamperer{ledger.folder.file("yingzhou.db")};
  std::string const exchange =
      "UPDATE event SET sequence = -sequence WHERE sequence IN (100, 200);"
      "UPDATE event SET sequence = 300 + sequence + (sequence = -100) * 0 WHERE sequence < 0;";
  struct Attack {
    std::string change, undo, place;
  };
  for (Attack const& attack :
       std::vector<Attack>{{"UPDATE event SET sequence = 100000 WHERE sequence = 150",
                            "UPDATE event SET sequence = 150 WHERE sequence = 100000", "event 150"},
                           {exchange, exchange, "event 100"},
                           {"DELETE FROM log_checkpoint", "", "checkpoint"}}) {
    tamperer.run(attack.change);
    EvidenceCheck const check = ledger.check();
    EXPECT_TRUE(std::any_of(check.faults.begin(), check.faults.end(),
                            [&](auto const& fault) { return fault.place == attack.place; }))
        << attack.change << "\n"
        << all_of(check);
    if (attack.undo.empty()) continue;
    tamperer.run(attack.undo);
    ASSERT_EQ(all_of(ledger.check()), "");
  }
}

// The server seals every second; whoever checks meanwhile must not be told that somebody changed something.
TEST(Evidence, T1_a_log_that_grows_while_it_is_checked_is_intact) {
  Ledger ledger;
  ledger.happen(300);
  ASSERT_TRUE(ledger.sealing.seal());
  std::atomic<bool> stop = false;
  std::thread growing{[&] {
    while (!stop) {
      ledger.happen(3);
      EXPECT_TRUE(ledger.sealing.seal());
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
  }};
  std::int64_t first = 0, last = 0;
  for (int i = 0; i < 10 || (last == first && i < 100); ++i) {
    EvidenceCheck const check = ledger.check();
    EXPECT_EQ(all_of(check), "");
    (i == 0 ? first : last) = check.sealed;
  }
  stop = true;
  growing.join();
  EXPECT_GT(last, first);
}

TEST(Evidence, T2_an_administrator_who_rewrites_and_signs_again_finds_no_witness) {
  Ledger ledger;
  ledger.happen(50);
  ASSERT_TRUE(ledger.sealing.seal());
  ASSERT_TRUE(ledger.cosign());
  app::EventProof const kept =
      app::prove_event(*ledger.store, ledger.log,
                       app::select<app::Event>(*ledger.store, {{{"sequence", Json{20}}}, ""})->front().event_id)
          .value();
  // Everything rewritten by somebody who holds the database and the key of the log.
  Tamperer tamperer{ledger.folder.file("yingzhou.db")};
  tamperer.run(
      "UPDATE event SET actor = 'user-7' WHERE sequence = 20; DELETE FROM log_tile; DELETE FROM log_checkpoint");
  app::Sealing forging{*ledger.store, ledger.profile, ledger.log_key};
  ledger.happen(10);
  ASSERT_TRUE(forging.seal());
  EXPECT_EQ(all_of(ledger.check()), "");  // nothing inside tells it …
  auto const refused = ledger.cosign();   // … but the witness remembers,
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::conflict);
  // … and so does every proof that somebody kept: its checkpoint is no beginning of the log of today.
  auto const old = tlog::open_checkpoint(tlog::OfflineProof::parse(kept.proof)->checkpoint,
                                         {ledger.profile, *ledger.log.key, {}, 0});
  app::StoredTiles const tiles{*ledger.store};
  tlog::TileNodes nodes{ledger.profile.hash, tiles, old->checkpoint.size};
  EXPECT_NE(tlog::root_of(ledger.profile.hash, nodes, old->checkpoint.size).value(), old->checkpoint.root);
}

TEST(Evidence, T2_a_log_that_was_rolled_back_finds_no_witness) {
  Ledger ledger;
  ledger.happen(30);
  ASSERT_TRUE(ledger.sealing.seal());
  ASSERT_TRUE(ledger.cosign());
  Tamperer tamperer{ledger.folder.file("yingzhou.db")};
  tamperer.run("DELETE FROM event WHERE sequence > 10; DELETE FROM log_tile; DELETE FROM log_checkpoint");
  app::Sealing forging{*ledger.store, ledger.profile, ledger.log_key};
  ASSERT_TRUE(forging.seal());
  auto const refused =
      forging.cosign(ledger.watching, [&](app::WitnessRequest const& request) -> base::Result<std::string> {
        auto const answer = ledger.witness->add_checkpoint(
            tlog::AddCheckpoint{request.old_size, request.consistency, request.checkpoint}.to_string());
        EXPECT_EQ(answer.status, 409);
        return base::Error{base::ErrorCode::stale, "", {{"", answer.body.substr(0, answer.body.size() - 1)}}};
      });
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("rolled back"));
}

TEST(Evidence, a_witness_answers_each_wrong_request_with_its_reason) {
  Ledger ledger;
  ledger.happen(10);
  ASSERT_TRUE(ledger.sealing.seal());
  std::string const note = app::newest_checkpoint(*ledger.store).value()->note;
  auto const status = [&](std::uint64_t old_size, tlog::Proof const& proof, std::string const& checkpoint) {
    return ledger.witness->add_checkpoint(tlog::AddCheckpoint{old_size, proof, checkpoint}.to_string()).status;
  };
  EXPECT_EQ(ledger.witness->add_checkpoint("hello").status, 400);
  EXPECT_EQ(status(0, {}, "no checkpoint"), 400);
  EXPECT_EQ(status(99, {}, note), 400);
  EXPECT_EQ(status(3, {}, note), 409);
  tlog::SignerKey const forger = key("yingzhou/test", ledger.profile.log, 'f');
  tlog::Hash root;
  EXPECT_EQ(status(0, {}, app::sign_log(forger, 5, root)->note), 403);
  EXPECT_EQ(status(0, {}, app::sign_log(key("another", ledger.profile.log, 'a'), 5, root)->note), 404);
  EXPECT_EQ(status(0, {}, note), 200);
  EXPECT_EQ(status(11, {}, app::sign_log(ledger.log_key, 12, root)->note), 422);
  EXPECT_EQ(status(11, {}, app::sign_log(ledger.log_key, 11, root)->note), 409);  // another tree of the same size
}

}  // namespace
}  // namespace operations
