#include "app/import_run.h"

#include <fmt/format.h>

#include <map>
#include <unordered_set>

#include "app/collection_guard.h"
#include "app/consents.h"
#include "app/evidence.h"
#include "app/import_chunk.h"
#include "app/party_text.h"
#include "base/hash.h"

namespace app {
namespace {

constexpr std::size_t chunk_rows = 500;  // not policy: rows of a transaction

// Reads a file chunk by chunk.
class Chunks {
 public:
  Chunks(ImportTask const& task, RowSource& source)
      : reader_(task.pack, task.batch.mapping, task.today), source_(source) {}

  // False when there was nothing left.
  base::Result<bool> next(std::vector<ImportRow>& rows) {
    rows.resize(chunk_rows);
    std::size_t count = 0;
    while (count < chunk_rows && TRY(source_.next(input_))) reader_.read(input_, rows[count++]);
    rows.resize(count);
    return count > 0;
  }
  double fraction() const { return source_.fraction_done().value_or(0); }

 private:
  ImportRowReader reader_;
  RowSource& source_;
  InputRow input_;
};

// What is known of the enterprises of a chunk that can be seen.
using Dossiers = std::map<std::string, park::Dossier, std::less<>>;

base::Result<ImportKeys> keys_of(auto& reader, ImportTask const& task, std::vector<ImportRow> const& rows) {
  ImportQuestion const question = question_of(rows);
  return ImportKeys{TRY(reader.parties_by_key(task.batch.portfolio_id, question.codes, question.names)),
                    task.batch.batch_number};
}

class ImportCheck {
 public:
  ImportCheck(Store& store, ImportTask const& task)
      : store_(store), task_(task), guard_(task.pack, task.batch.mapping, task.today) {}

  base::Result<> take(std::vector<ImportRow>& rows) {
    ImportKeys const keys = TRY(keys_of(store_, task_, rows));
    for (ImportRow& row : rows) TRY(take(row, keys));
    return {};
  }
  ImportOutcome& outcome() { return outcome_; }

 private:
  struct Newcomer {
    std::int64_t line = 0;  // where it first stands
    bool has_code = false;
    bool several = false;  // enterprises of this name
  };

  base::Result<> take(ImportRow& row, ImportKeys const& keys) {
    ++outcome_.rows;
    ImportPlace place;
    if (!row.is_lost) place = keys.place_of(row);
    std::string who = place.party_id;
    if (!row.is_lost && who.empty()) who = newcomer(row);
    if (!row.is_lost) repeats_.look_at(who, row);
    bool const is_known = !place.party_id.empty() && !place.hidden;
    if (!row.is_lost && is_known && known_.party_id != place.party_id) known_ = TRY(store_.dossier(place.party_id));
    if (!row.is_lost) TRY(guard_.look_at(store_, who, place.party_id, is_known ? known_ : park::Dossier{}, row));
    count_faults(row, outcome_, import_faults_max);
    if (row.is_lost) return {};
    if (census_.is_first(who)) ++(is_known ? outcome_.parties_known : outcome_.parties_new);
    if (!is_known) {
      outcome_.facts_new += static_cast<std::int64_t>(row.facts.size());
      return {};
    }
    compare_with(known_, row, outcome_);
    return {};
  }

  // Of an enterprise that only this file knows: by its code, or by its name.
  std::string newcomer(ImportRow& row) {
    Newcomer& named = by_name_[std::hash<std::string>{}(row.name_key)];
    if (row.uscc.empty()) {
      if (named.several) row.lose("", row.name, "several_of_name");
      if (named.line == 0) named.line = row.line;
      return fmt::format("\t{}", named.line);
    }
    Newcomer& coded = by_code_[std::hash<std::string>{}(row.uscc)];
    if (coded.line == 0) {
      bool const is_named = named.line != 0 && !named.has_code;  // the code of one that stood without it
      coded.line = is_named ? named.line : row.line;
      named.several = named.line != 0 && !is_named;
      if (named.line == 0) named.line = row.line;
      named.has_code = true;
    }
    return fmt::format("\t{}", coded.line);
  }

  Store& store_;
  ImportTask const& task_;
  ImportOutcome outcome_;
  ImportRepeats repeats_;
  ImportCensus census_;
  std::unordered_map<std::uint64_t, Newcomer> by_code_, by_name_;
  park::Dossier known_;  // the one asked for last
  CollectionGuard guard_;
};

class Load {
 public:
  Load(Store& store, ImportTask const& task, ImportChance chance)
      : store_(store),
        task_(task),
        chance_(chance),
        outcome_(task.batch.outcome),
        guard_(task.pack, task.batch.mapping, task.today) {}

  // False when it was stopped.
  base::Result<bool> take(std::vector<ImportRow> const& rows, double fraction, ImportKeep const& keep) {
    std::int64_t const to = first_ + static_cast<std::int64_t>(rows.size());
    bool const is_there = to <= task_.batch.outcome.rows_loaded;  // by an earlier run that did not come to its end
    Dossiers const dossiers = is_there ? Dossiers{} : TRY(dossiers_of(rows));
    bool goes_on = true;
    ImportOutcome after;
    auto const written = store_.write([&](Writer& writer) -> base::Result<> {
      after = outcome_;
      goes_on = true;
      met_.clear();
      if (!is_there) {
        after.fraction = fraction;
        after.rows_loaded = to;
      }
      TRY(write(writer, rows, dossiers, is_there, after));
      if (is_there) return {};
      goes_on = TRY(keep(writer, after));
      if (!goes_on) return base::Error{base::ErrorCode::conflict, "stopped", {}};  // and nothing of the chunk stays
      return {};
    });
    if (!goes_on) return false;
    TRY(written);
    outcome_ = std::move(after);
    known_.merge(met_);
    first_ = to;
    return true;
  }
  ImportOutcome& outcome() { return outcome_; }

 private:
  base::Result<Dossiers> dossiers_of(std::vector<ImportRow> rows) {
    ImportKeys const keys = TRY(keys_of(store_, task_, rows));
    Dossiers dossiers;
    for (ImportRow& row : rows) {
      if (row.is_lost) continue;
      ImportPlace const place = keys.place_of(row);
      if (place.party_id.empty() || place.hidden || place.is_ours || dossiers.contains(place.party_id)) continue;
      dossiers.emplace(place.party_id, TRY(store_.dossier(place.party_id)));
    }
    return dossiers;
  }

  base::Result<> write(Writer& writer, std::vector<ImportRow> rows, Dossiers const& dossiers, bool is_there,
                       ImportOutcome& after) {
    ImportKeys keys = TRY(keys_of(writer, task_, rows));
    std::vector<park::Fact> written;
    for (ImportRow& row : rows) {
      if (!is_there) ++after.rows;
      ImportPlace place;
      if (!row.is_lost) place = keys.place_of(row);
      if (!row.is_lost && place.party_id.empty()) {
        CHECK(!is_there);
        place = TRY(add_party(writer, row, keys, after));
      }
      if (!row.is_lost) repeats_.look_at(place.party_id, row);
      if (!row.is_lost) TRY(guard(writer, row, place, dossiers, is_there));
      if (is_there) {
        if (!place.is_ours) met_.insert(std::hash<std::string>{}(place.party_id));
        continue;
      }
      if (!row.faults.empty() && !task_.batch.mapping.leave_out_faulty)
        return base::Error{
            base::ErrorCode::conflict,
            "a row has become faulty since the file was checked; check it again",
            {{fmt::format("row {}", row.line), fault_text(row.faults.front()).en, fault_text(row.faults.front()).zh}}};
      count_faults(row, after);
      if (row.is_lost) continue;
      TRY(settle(writer, row, place, dossiers, keys, after));
      TRY(add_facts(writer, row, place, after, written));
    }
    if (!written.empty()) after.facts_hash = base::sha256_hex(after.facts_hash + hash_of(written));
    return {};
  }

  base::Result<> guard(Writer& writer, ImportRow& row, ImportPlace const& place, Dossiers const& dossiers,
                       bool is_there) {
    static park::Dossier const nothing;
    auto const known = dossiers.find(place.party_id);
    bool const lacks_consent = TRY(
        guard_.look_at(writer, place.party_id, place.party_id, known == dossiers.end() ? nothing : known->second, row));
    if (!lacks_consent || is_there) return {};
    std::string const &source = task_.batch.mapping.source, &connector = task_.batch.connector_id;
    base::Instant const now = chance_.clock.now();
    if (!TRY(note_refusal(writer, place.party_id, source, connector, now))) return {};
    base::Json const body{base::Json::Object{
        {"batch_id", task_.batch.batch_id}, {"connector_id", connector}, {"source", source}, {"reason", "consent"}}};
    Event event{0,
                base::new_id("evt", now, chance_.randomness),
                now,
                task_.batch.created_by,
                "collection_refused",
                place.party_id,
                body.to_string()};
    event.workspace_id = task_.workspace_id;
    event.outcome = "refused";
    return writer.add_event(event);
  }

  base::Result<ImportPlace> add_party(Writer& writer, ImportRow const& row, ImportKeys& keys, ImportOutcome& after) {
    Party party;
    party.party_id = base::new_id("pty", chance_.clock.now(), chance_.randomness);
    party.portfolio_id = task_.batch.portfolio_id;
    party.name = row.name;
    party.name_en = row.name_en;
    party.uscc = row.uscc;
    party.industry = industry_of(row);
    party.department_id = task_.batch.department_id;
    party.batch_number = task_.batch.batch_number;
    party.search_text = search_text_of(party);
    TRY(writer.add_party(party));
    keys.add({party.party_id, party.uscc, row.name_key, party.batch_number, false});
    ++after.parties_new;
    return ImportPlace{party.party_id, true, false, party.uscc};
  }

  // An enterprise that a withdrawn batch brought is taken up again; one without a code gets the one of the row.
  base::Result<> settle(Writer& writer, ImportRow& row, ImportPlace const& place, Dossiers const& dossiers,
                        ImportKeys& keys, ImportOutcome& after) {
    static park::Dossier const nothing;
    auto const known = dossiers.find(place.party_id);
    if (place.is_ours)
      after.facts_new += static_cast<std::int64_t>(row.facts.size());
    else
      compare_with(known == dossiers.end() ? nothing : known->second, row, after);
    std::uint64_t const who = std::hash<std::string>{}(place.party_id);
    if (place.hidden)
      ++after.parties_new;
    else if (!place.is_ours && !known_.contains(who) && met_.insert(who).second)
      ++after.parties_known;
    bool const gets_code = place.uscc.empty() && !row.uscc.empty();
    if (!place.hidden && !gets_code) return {};
    keys.settle(place.party_id, row.uscc.empty() ? place.uscc : row.uscc);
    return renew(writer, row, place);
  }

  base::Result<> renew(Writer& writer, ImportRow const& row, ImportPlace const& place) {
    Party party = TRY(writer.party(place.party_id));
    if (place.hidden) {
      party.batch_number = task_.batch.batch_number;
      if (!row.name.empty()) party.name = row.name;
      party.department_id = task_.batch.department_id;
    }
    if (!row.uscc.empty()) party.uscc = row.uscc;
    party.search_text = search_text_of(party);
    return writer.change_party(party);
  }

  base::Result<> add_facts(Writer& writer, ImportRow& row, ImportPlace const& place, ImportOutcome& after,
                           std::vector<park::Fact>& written) {
    if (row.facts.empty()) return {};
    // Only what a new enterprise brings along may have been known before: of a known one no past answer changes.
    bool const is_earlier = row.known_at && *row.known_at < task_.today;
    bool const may_be_earlier =
        is_earlier && place.is_ours && !TRY(writer.is_told_of(place.party_id, task_.batch.batch_number));
    base::Date const known_at = may_be_earlier ? *row.known_at : task_.today;
    for (park::Fact& fact : row.facts) {
      fact.known_at = known_at;
      fact.evidence = fmt::format("{}#{}", task_.batch.batch_id, row.line);
      if (row.known_at && *row.known_at != known_at) fact.note = row.known_at->to_string();
    }
    TRY(writer.add_facts(place.party_id, row.facts, task_.batch.batch_number));
    count_arrival(after, known_at, static_cast<std::int64_t>(row.facts.size()));
    std::move(row.facts.begin(), row.facts.end(), std::back_inserter(written));
    return {};
  }

  static void count_arrival(ImportOutcome& after, base::Date day, std::int64_t facts) {
    for (ImportArrival& one : after.arrivals)
      if (one.day == day) {
        one.facts += facts;
        return;
      }
    after.arrivals.push_back({day, facts});
  }

  static std::string industry_of(ImportRow const& row) {
    for (park::Fact const& fact : row.facts)
      if (fact.name == "industry") return fact.value.string();
    return {};
  }

  Store& store_;
  ImportTask const& task_;
  ImportChance chance_;
  ImportOutcome outcome_;
  ImportRepeats repeats_;
  std::unordered_set<std::uint64_t> known_, met_;  // enterprises that were known before: counted, and of this chunk
  std::int64_t first_ = 0;                         // rows before the chunk
  CollectionGuard guard_;
};

}  // namespace

base::Result<std::optional<ImportOutcome>> check_import(Store& store, ImportTask const& task, RowSource& source,
                                                        ImportReport const& report) {
  Chunks chunks{task, source};
  ImportCheck check{store, task};
  std::vector<ImportRow> rows;
  while (TRY(chunks.next(rows))) {
    TRY(check.take(rows));
    check.outcome().fraction = chunks.fraction();
    if (!TRY(report(check.outcome()))) return std::optional<ImportOutcome>{};
  }
  check.outcome().fraction = 1;
  return std::optional{std::move(check.outcome())};
}

base::Result<std::optional<ImportOutcome>> load_import(Store& store, ImportTask const& task, RowSource& source,
                                                       ImportChance chance, ImportKeep const& keep) {
  Chunks chunks{task, source};
  Load load{store, task, chance};
  std::vector<ImportRow> rows;
  while (TRY(chunks.next(rows)))
    if (!TRY(load.take(rows, chunks.fraction(), keep))) return std::optional<ImportOutcome>{};
  load.outcome().fraction = 1;
  return std::optional{std::move(load.outcome())};
}

}  // namespace app
