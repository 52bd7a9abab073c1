#include "store/writer.h"

#include <fmt/core.h>

#include <map>

#include "app/party_text.h"
#include "app/record_table.h"
#include "base/json.h"
#include "base/record.h"
#include "store/reader.h"
#include "store/record_sql.h"
#include "store/records.h"

namespace store {
namespace {

base::Error duplicate(std::string message) { return base::Error{base::ErrorCode::conflict, std::move(message), {}}; }

base::Error same_code(app::Party const& party) {
  return duplicate(
      fmt::format("portfolio `{}` has a party with the credit code `{}` already", party.portfolio_id, party.uscc));
}

// SQLite asks the trigger first, PostgreSQL the key.
bool is_there_already(Connection const& connection) {
  return connection.violation() == Violation::refused || connection.violation() == Violation::unique;
}

}  // namespace

base::Result<> SqlWriter::put_portfolio(app::Portfolio const& portfolio) {
  return connection_.run(
      "INSERT INTO portfolio (portfolio_id, title_zh, title_en, description_zh, description_en, pack_name, currency, "
      "attribution, workspace_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (portfolio_id) DO UPDATE SET "
      "title_zh = excluded.title_zh, title_en = excluded.title_en, description_zh = excluded.description_zh, "
      "description_en = excluded.description_en, pack_name = excluded.pack_name, currency = excluded.currency, "
      "attribution = excluded.attribution, workspace_id = excluded.workspace_id",
      portfolio.portfolio_id, portfolio.title_zh, portfolio.title_en, portfolio.description_zh,
      portfolio.description_en, portfolio.pack_name, portfolio.currency, portfolio.attribution, portfolio.workspace_id);
}

base::Result<> SqlWriter::add_party(app::Party const& party) {
  base::Result<> const added = connection_.run(
      "INSERT INTO party (party_id, portfolio_id, name, name_en, uscc, industry, requirement, case_title_zh, "
      "case_title_en, "
      "fate, demonstration, search_text, department_id, batch_number, name_key, change_number) VALUES (?1, ?2, ?3, ?4, "
      "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, (SELECT coalesce(max(change_number), 0) + 1 FROM party WHERE "
      "portfolio_id = ?2))",
      party.party_id, party.portfolio_id, party.name, party.name_en, party.uscc, party.industry, party.requirement,
      party.case_title_zh, party.case_title_en, party.fate, party.demonstration, party.search_text, party.department_id,
      party.batch_number, app::name_key(party.name));
  told_ = party.party_id;
  if (added) return put_standing(connection_, party.portfolio_id, row_without_decision(party), std::nullopt);
  if (connection_.violation() == Violation::primary_key)
    return duplicate(fmt::format("party `{}` exists already", party.party_id));
  if (connection_.violation() == Violation::unique) return same_code(party);
  if (connection_.violation() == Violation::foreign_key)
    return base::not_found(fmt::format("portfolio `{}` does not exist", party.portfolio_id));
  return added;
}

base::Result<app::Party> SqlWriter::party(std::string_view party_id) {
  return read_party(connection_, party_id, Sight::everything);
}

base::Result<bool> SqlWriter::is_told_of(std::string_view party_id, std::int64_t but_batch_number) {
  Statement row = connection_.prepare("SELECT 1 FROM fact WHERE party_id = ?1 AND batch_number <> ?2 LIMIT 1");
  return row.bind(party_id, but_batch_number).step();
}

base::Result<> SqlWriter::change_party(app::Party const& party) {
  base::Result<> const changed = connection_.run(
      "UPDATE party SET name = ?2, name_en = ?3, uscc = ?4, industry = ?5, search_text = ?6, department_id = ?7, "
      "batch_number = ?8, name_key = ?9, change_number = (SELECT max(change_number) + 1 FROM party WHERE portfolio_id "
      "= "
      "?10) WHERE party_id = ?1",
      party.party_id, party.name, party.name_en, party.uscc, party.industry, party.search_text, party.department_id,
      party.batch_number, app::name_key(party.name), party.portfolio_id);
  if (!changed && connection_.violation() == Violation::unique) return same_code(party);
  TRY(changed);
  if (connection_.changes() == 0) return base::not_found(fmt::format("party `{}` does not exist", party.party_id));
  TRY(put_standing(connection_, party.portfolio_id, row_without_decision(party), std::nullopt));
  return connection_.run(
      "UPDATE standing SET batch_number = ?2, change_number = (SELECT max(change_number) + 1 "
      "FROM standing AS other WHERE other.portfolio_id = standing.portfolio_id) WHERE party_id = ?1",
      party.party_id, party.batch_number);
}

base::Result<> SqlWriter::tell_change(std::string_view party_id) {
  return connection_.run_later(
      "UPDATE party SET change_number = (SELECT max(change_number) + 1 FROM party AS other WHERE other.portfolio_id = "
      "party.portfolio_id) WHERE party_id = ?1",
      party_id);
}

base::Result<> SqlWriter::relist(std::string_view party_id) {
  TRY(tell_change(party_id));
  TRY(connection_.flush());
  app::Party const party = TRY(read_party(connection_, party_id, Sight::everything));
  // What was there gives way to any decision; of a file that was merged it stays, unlisted.
  TRY(connection_.run(
      "UPDATE standing SET as_of = '', is_merged = (SELECT count(*) FROM party_merge WHERE party_merge.party_id = ?1 "
      "AND "
      "separated_at IS NULL), change_number = (SELECT max(change_number) + 1 FROM standing AS other WHERE "
      "other.portfolio_id = standing.portfolio_id) WHERE party_id = ?1",
      party_id));
  Statement row = connection_.prepare(
      "SELECT decision_number, row FROM decision WHERE party_id = ?1 ORDER BY as_of DESC, decision_number DESC LIMIT "
      "1");
  row.bind(party_id);
  if (!TRY(row.step())) return put_standing(connection_, party.portfolio_id, row_without_decision(party), std::nullopt);
  base::Json const json = TRY(base::Json::parse(row.text(1)));
  app::PartyRow decided = TRY(base::from_json<app::PartyRow>(json));
  decided.name = party.name;
  decided.name_en = party.name_en;
  decided.uscc = party.uscc;
  return put_standing(connection_, party.portfolio_id, decided, row.integer(0));
}

base::Result<std::vector<app::PartyKey>> SqlWriter::parties_by_key(std::string_view portfolio_id,
                                                                   std::vector<std::string> const& usccs,
                                                                   std::vector<std::string> const& name_keys) {
  return find_parties(connection_, portfolio_id, usccs, name_keys);
}

base::Result<> SqlWriter::hide_batch(std::int64_t batch_number) {
  return connection_.run("INSERT INTO batch_end (batch_number, known_until) VALUES (?1, '')", batch_number);
}

base::Result<> SqlWriter::add_arrivals(std::string_view portfolio_id, std::vector<app::SourceArrivals> const& arrivals,
                                       int sign) {
  for (app::SourceArrivals const& arrival : arrivals)
    TRY(connection_.run(
        "INSERT INTO arrival (portfolio_id, source, known_at, facts) VALUES (?1, ?2, ?3, ?4) ON CONFLICT "
        "(portfolio_id, source, known_at) DO UPDATE SET facts = arrival.facts + excluded.facts",
        portfolio_id, arrival.source, TRY(stored_date(arrival.last)), arrival.facts * sign));
  return {};
}

base::Result<> SqlWriter::show_batch(std::int64_t batch_number, std::string_view portfolio_id,
                                     std::vector<app::SourceArrivals> const& arrivals) {
  TRY(connection_.run("DELETE FROM batch_end WHERE batch_number = ?1 AND known_until = ''", batch_number));
  if (connection_.changes() == 0) return base::not_found(fmt::format("batch {} is not hidden", batch_number));
  return add_arrivals(portfolio_id, arrivals, 1);
}

base::Result<> SqlWriter::end_batch(std::int64_t batch_number, base::Date day, std::string_view portfolio_id,
                                    std::vector<app::SourceArrivals> const& arrivals) {
  base::Result<> const ended = connection_.run("INSERT INTO batch_end (batch_number, known_until) VALUES (?1, ?2)",
                                               batch_number, TRY(stored_date(day)));
  if (!ended && is_there_already(connection_))
    return duplicate(fmt::format("batch {} is hidden or has ended", batch_number));
  TRY(ended);
  // Parties that something else has told about as well belong to that from now on.
  constexpr std::string_view other_batch =
      "(SELECT coalesce(min(fact.batch_number), ?1) FROM fact WHERE fact.party_id = {}.party_id AND fact.batch_number "
      "<> ?1 AND fact.batch_number NOT IN (SELECT batch_number FROM batch_end))";
  static std::string const standings = fmt::format(
      "UPDATE standing SET batch_number = {}, change_number = (SELECT max(change_number) + 1 FROM standing AS other "
      "WHERE "
      "other.portfolio_id = standing.portfolio_id) WHERE party_id IN (SELECT party_id FROM party WHERE batch_number = "
      "?1 AND "
      "batch_number > 0)",
      fmt::format(other_batch, "standing"));
  static std::string const parties = fmt::format(
      "UPDATE party SET batch_number = {}, change_number = (SELECT max(change_number) + 1 FROM party AS other "
      "WHERE other.portfolio_id = ?2) WHERE batch_number = ?1 AND batch_number > 0",
      fmt::format(other_batch, "party"));
  TRY(connection_.run(standings, batch_number));
  TRY(connection_.run(parties, batch_number, portfolio_id));
  return add_arrivals(portfolio_id, arrivals, -1);
}

base::Result<> SqlWriter::add_facts(std::string_view party_id, std::vector<park::Fact> const& facts,
                                    std::int64_t batch_number) {
  auto const date_text = [](std::optional<base::Date> const& date) -> base::Result<std::optional<std::string>> {
    std::optional<std::string> text;
    if (date) text = TRY(stored_date(*date));
    return text;
  };
  base::Result<> added;
  bool is_found_by = false;
  std::map<std::pair<std::string, std::string>, std::int64_t> arrivals;  // by source and day
  for (park::Fact const& fact : facts) {
    base::Result<StoredValue> const value = stored_value(fact.value);
    if (!value) return base::invalid(fmt::format("fact `{}`: {}", fact.name, value.error().message));
    std::optional<std::string> const valid_from = TRY(date_text(fact.valid_from));
    std::optional<std::string> const valid_to = TRY(date_text(fact.valid_to));
    std::string const known_at = TRY(stored_date(fact.known_at));
    added = connection_.run_later(
        "INSERT INTO fact (party_id, name, kind, value, valid_from, valid_to, known_at, source, evidence, note, "
        "batch_number, form, stated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        party_id, fact.name, value->kind, value->text, valid_from, valid_to, known_at, fact.source, fact.evidence,
        fact.note, batch_number, fact.form, fact.stated);
    if (!added) break;
    is_found_by = is_found_by || app::is_searched(fact.name);
    if (batch_number == 0) ++arrivals[{fact.source, known_at}];
  }
  for (auto const& [arrival, count] : arrivals) {
    if (!added) break;
    added = connection_.run_later(
        "INSERT INTO arrival (portfolio_id, source, known_at, facts) SELECT portfolio_id, ?2, ?3, ?4 FROM party WHERE "
        "party_id = ?1 ON CONFLICT (portfolio_id, source, known_at) DO UPDATE SET facts = arrival.facts + "
        "excluded.facts",
        party_id, arrival.first, arrival.second, count);
  }
  if (added && is_found_by && party_id != told_) added = tell_change(party_id);
  if (added) added = connection_.flush();
  if (!added && connection_.violation() == Violation::foreign_key)
    return base::not_found(fmt::format("party `{}` does not exist", party_id));
  return added;
}

base::Result<> SqlWriter::add_decision(app::StoredDecision const& decision) {
  base::Json const json = TRY(base::Json::parse(decision.row));
  app::PartyRow const row = TRY(base::from_json<app::PartyRow>(json));
  if (row.party_id != decision.party_id || row.as_of != decision.as_of)
    return base::invalid(fmt::format("decision `{}`: its row is about `{}` as of {}, the decision about `{}` as of {}",
                                     decision.decision_id, row.party_id, row.as_of ? row.as_of->to_string() : "no day",
                                     decision.party_id, decision.as_of.to_string()));
  Statement of_party = connection_.prepare("SELECT portfolio_id FROM party WHERE party_id = ?1");
  if (!TRY(of_party.bind(decision.party_id).step()))
    return base::not_found(fmt::format("party `{}` does not exist", decision.party_id));
  if (of_party.text(0) != decision.portfolio_id)
    return base::invalid(fmt::format("decision `{}`: party `{}` is in portfolio `{}`, not in `{}`",
                                     decision.decision_id, decision.party_id, of_party.text(0), decision.portfolio_id));
  std::string const as_of = TRY(stored_date(decision.as_of));
  Statement insert = connection_.prepare(
      "INSERT INTO decision (decision_id, party_id, portfolio_id, as_of, created_at, pack_name, pack_version, "
      "pack_hash, "
      "engine_version, trace_hash, row, trace) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
      "RETURNING decision_number");
  insert.bind(decision.decision_id, decision.party_id, decision.portfolio_id, as_of, decision.created_at.to_string(),
              decision.pack_name, decision.pack_version, decision.pack_hash, decision.engine_version,
              decision.trace_hash, decision.row, decision.trace);
  base::Result<bool> const added = insert.step();
  if (!added && is_there_already(connection_))
    return duplicate(fmt::format("decision `{}` exists already; decisions are never replaced", decision.decision_id));
  if (!added) return added.error();
  std::int64_t const number = insert.integer(0);
  TRY(insert.step());  // to the end, so that the statement is finished before the next
  return put_standing(connection_, decision.portfolio_id, row, number);
}

base::Result<> SqlWriter::add_event(app::Event event) {
  base::Result<> const added = connection_.run(
      "INSERT INTO event (sequence, event_id, at, actor, kind, party_id, body, workspace_id, department_id, "
      "operation_id, outcome, session_id, trace_id) SELECT coalesce(max(sequence), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, "
      "?8, ?9, ?10, ?11, ?12 FROM event",
      event.event_id, event.at.to_string(), event.actor, event.kind, event.party_id, event.body, event.workspace_id,
      event.department_id, event.operation_id, event.outcome, event.session_id, event.trace_id);
  if (!added && is_there_already(connection_))
    return duplicate(fmt::format("event `{}` exists already; events are never replaced", event.event_id));
  return added;
}

base::Result<> SqlWriter::put_view(app::SavedView const& view) {
  base::Result<> const put = connection_.run(
      "INSERT INTO saved_view (view_id, portfolio_id, name, query, owner_id) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT "
      "(view_id) DO UPDATE SET portfolio_id = excluded.portfolio_id, name = excluded.name, query = excluded.query, "
      "owner_id = excluded.owner_id",
      view.view_id, view.portfolio_id, view.name, view.query, view.owner_id);
  if (!put && connection_.violation() == Violation::foreign_key)
    return base::not_found(fmt::format("portfolio `{}` does not exist", view.portfolio_id));
  return put;
}

base::Result<> SqlWriter::remove_view(std::string_view view_id) {
  TRY(connection_.run("DELETE FROM saved_view WHERE view_id = ?1", view_id));
  if (connection_.changes() == 0) return base::not_found(fmt::format("saved view `{}` does not exist", view_id));
  return {};
}

base::Result<std::vector<base::Json>> SqlWriter::select_records(app::RecordTable const& table,
                                                                app::RecordQuery const& query) {
  if (memory_ == nullptr || !table.changes_seldom) return store::select_records(connection_, table, query);
  return *TRY(app::remembered<std::vector<base::Json>>(
      *this, RecordMemory::question(table, query), [&] { return store::select_records(connection_, table, query); }));
}
base::Result<std::int64_t> SqlWriter::count_records(app::RecordTable const& table,
                                                    std::vector<app::RecordTest> const& where) {
  return store::count_records(connection_, table, where);
}
base::Result<> SqlWriter::add_record(app::RecordTable const& table, base::Json const& record) {
  written(table);
  return store::add_record(connection_, table, record);
}
base::Result<> SqlWriter::replace_record(app::RecordTable const& table, base::Json const& record) {
  written(table);
  return store::replace_record(connection_, table, record);
}
base::Result<> SqlWriter::remove_record(app::RecordTable const& table, std::string_view key) {
  written(table);
  return store::remove_record(connection_, table, key);
}

}  // namespace store
