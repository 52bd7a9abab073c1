#include "store/reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>

#include "app/record_table.h"
#include "base/json.h"
#include "store/listings.h"
#include "store/record_sql.h"
#include "store/records.h"

namespace store {
namespace {

constexpr std::size_t rows_at_once = 500;

constexpr std::string_view party_columns =
    "party.party_id, party.portfolio_id, party.name, party.name_en, party.uscc, party.industry, party.requirement, "
    "party.case_title_zh, party.case_title_en, party.fate, party.demonstration, party.search_text, "
    "party.department_id, "
    "party.batch_number";

app::Party party_of(Statement const& row, int column) {
  app::Party party;
  party.party_id = row.text(column);
  party.portfolio_id = row.text(column + 1);
  party.name = row.text(column + 2);
  party.name_en = row.text(column + 3);
  party.uscc = row.text(column + 4);
  party.industry = row.text(column + 5);
  party.requirement = row.text(column + 6);
  party.case_title_zh = row.text(column + 7);
  party.case_title_en = row.text(column + 8);
  party.fate = row.text(column + 9);
  party.demonstration = row.integer(column + 10) != 0;
  party.search_text = row.text(column + 11);
  party.department_id = row.text(column + 12);
  party.batch_number = row.integer(column + 13);
  return party;
}

base::Error no_party(std::string_view party_id) {
  return base::not_found(fmt::format("party `{}` does not exist", party_id));
}

// Of those that have a decision; some at a time, because each question to a server takes its time.
base::Result<std::unordered_map<std::int64_t, app::PartyRow>> decided_rows(Connection& connection,
                                                                           std::span<Standing const> some) {
  List numbers{.values = {}, .are_numbers = true};
  for (Standing const& standing : some)
    if (standing.decision_number) numbers.values.push_back(std::to_string(*standing.decision_number));
  std::unordered_map<std::int64_t, app::PartyRow> rows;
  if (numbers.values.empty()) return rows;
  Statement row = connection.prepare(
      "SELECT decision.decision_number, row, name, name_en, uscc FROM decision JOIN standing ON "
      "standing.party_id = decision.party_id WHERE " +
      connection.one_of("decision.decision_number", 1));
  row.bind(numbers);
  while (TRY(row.step())) {
    base::Json const json = TRY(base::Json::parse(row.text(1)));
    app::PartyRow decided = TRY(base::from_json<app::PartyRow>(json));
    decided.name = row.text(2);  // as it is called now, whatever it was called when it was rated
    decided.name_en = row.text(3);
    decided.uscc = row.text(4);
    rows.emplace(row.integer(0), std::move(decided));
  }
  return rows;
}

// What files merged into this one add stands first: of equal facts the file's own counts.
park::Dossier begun_dossier(std::string_view party_id, std::string_view name, JoinedFacts& joined) {
  park::Dossier dossier{.party_id = std::string{party_id}, .name = std::string{name}, .facts = {}};
  if (auto const found = joined.find(party_id); found != joined.end()) dossier.facts = std::move(found->second);
  return dossier;
}

}  // namespace

base::Result<std::vector<app::PartyRow>> read_standing_rows(Connection& connection, std::span<Standing const> chosen) {
  std::vector<app::PartyRow> rows;
  rows.reserve(chosen.size());
  for (std::span<Standing const> rest = chosen; !rest.empty();) {
    auto const some = rest.first(std::min(rest.size(), rows_at_once));
    auto decided = TRY(decided_rows(connection, some));
    for (Standing const& standing : some) {
      if (!standing.decision_number) {
        rows.push_back(row_without_decision(TRY(read_party(connection, standing.party_id))));
        continue;
      }
      auto const found = decided.find(*standing.decision_number);
      if (found == decided.end()) return no_party(standing.party_id);
      rows.push_back(std::move(found->second));
    }
    rest = rest.subspan(some.size());
  }
  return rows;
}

base::Result<std::vector<app::Portfolio>> read_portfolios(Connection& connection) {
  Statement row = connection.prepare(
      "SELECT portfolio_id, title_zh, title_en, description_zh, description_en, pack_name, currency, attribution, "
      "workspace_id "
      "FROM portfolio ORDER BY portfolio_id");
  std::vector<app::Portfolio> portfolios;
  while (TRY(row.step())) {
    app::Portfolio portfolio;
    portfolio.portfolio_id = row.text(0);
    portfolio.title_zh = row.text(1);
    portfolio.title_en = row.text(2);
    portfolio.description_zh = row.text(3);
    portfolio.description_en = row.text(4);
    portfolio.pack_name = row.text(5);
    portfolio.currency = row.text(6);
    portfolio.attribution = row.text(7);
    portfolio.workspace_id = row.text(8);
    portfolios.push_back(std::move(portfolio));
  }
  return portfolios;
}

base::Result<int> count_parties(Connection& connection, std::string_view portfolio_id) {
  static std::string const sql =
      fmt::format("SELECT count(*) FROM party WHERE portfolio_id = ?1 AND {}", is_listed_party());
  Statement row = connection.prepare(sql);
  TRY(row.bind(portfolio_id).step());
  return static_cast<int>(row.integer(0));
}

base::Result<std::vector<app::SourceArrivals>> read_arrivals(Connection& connection, std::string_view portfolio_id,
                                                             base::Date as_of) {
  Statement row = connection.prepare(
      "SELECT source, max(known_at), CAST(sum(facts) AS BIGINT) FROM arrival WHERE portfolio_id = ?1 AND known_at <= "
      "?2 AND facts > 0 "
      "GROUP BY source ORDER BY source");
  row.bind(portfolio_id, TRY(stored_date(as_of)));
  std::vector<app::SourceArrivals> arrivals;
  while (TRY(row.step())) arrivals.push_back({std::string{row.text(0)}, TRY(read_date(row.text(1))), row.integer(2)});
  return arrivals;
}

base::Result<std::vector<app::PartyKey>> find_parties(Connection& connection, std::string_view portfolio_id,
                                                      std::vector<std::string> const& usccs,
                                                      std::vector<std::string> const& name_keys) {
  constexpr std::string_view of_portfolio =
      ", batch_number, CASE WHEN batch_number > 0 AND batch_number IN (SELECT batch_number FROM batch_end) THEN 1 ELSE "
      "0 "
      "END FROM party WHERE portfolio_id = ?1 AND";
  // A file that was merged into another one is known by its code alone; its name is the other's.
  constexpr std::string_view of_merged =
      "SELECT party.party_id, party.uscc, other.name_key, party.batch_number, 0 FROM party_merge JOIN party ON "
      "party.party_id = party_merge.into_party_id JOIN party AS other ON other.party_id = party_merge.party_id WHERE "
      "party_merge.portfolio_id = ?1 AND party_merge.separated_at IS NULL AND";
  // Sorted here: asked to sort, SQLite walks the whole portfolio in that order.
  Statement row = connection.prepare(fmt::format(
      "SELECT party_id, uscc, CASE WHEN {3} THEN name_key ELSE '' END{0} uscc <> '' AND {1} UNION ALL SELECT party_id, "
      "uscc, name_key{0} {2} AND {3} UNION ALL {4} {5}",
      of_portfolio, connection.one_of("uscc", 2), connection.one_of("name_key", 3), is_not_merged("party"), of_merged,
      connection.one_of("other.name_key", 3)));
  row.bind(portfolio_id, List{.values = usccs, .are_numbers = false}, List{.values = name_keys, .are_numbers = false});
  std::vector<app::PartyKey> keys;
  while (TRY(row.step()))
    keys.push_back({std::string{row.text(0)}, std::string{row.text(1)}, std::string{row.text(2)}, row.integer(3),
                    row.integer(4) != 0});
  auto const id_of = [](app::PartyKey const& key) { return std::tie(key.party_id, key.name_key); };
  std::sort(keys.begin(), keys.end(), [&](auto const& a, auto const& b) { return id_of(a) < id_of(b); });
  auto const is_same = [&](auto const& a, auto const& b) { return id_of(a) == id_of(b); };
  keys.erase(std::unique(keys.begin(), keys.end(), is_same), keys.end());
  return keys;
}

base::Result<app::Party> read_party(Connection& connection, std::string_view party_id, Sight sight) {
  static std::string const any = fmt::format("SELECT {} FROM party WHERE party_id = ?1", party_columns);
  static std::string const visible = fmt::format("{} AND {}", any, is_visible("party"));
  Statement row = connection.prepare(sight == Sight::everything ? any : visible);
  if (!TRY(row.bind(party_id).step())) return no_party(party_id);
  return party_of(row, 0);
}

base::Result<park::Dossier> read_dossier(Connection& connection, std::string_view party_id) {
  static std::string const sql = fmt::format(
      "SELECT party.name, fact.fact_id, {} FROM party LEFT JOIN fact ON fact.party_id = party.party_id AND {} WHERE "
      "party.party_id = ?1 AND {} ORDER BY fact.fact_id",
      fact_columns, is_visible("fact"), is_visible("party"));
  ReadTransaction const snapshot = TRY(ReadTransaction::begin(connection));
  JoinedFacts joined = TRY(joined_facts_of_party(connection, party_id));
  Statement row = connection.prepare(sql);
  row.bind(party_id);
  park::Dossier dossier;
  bool is_found = false;
  while (TRY(row.step())) {
    if (!is_found) dossier = begun_dossier(party_id, row.text(0), joined);
    is_found = true;
    if (!row.is_null(1)) dossier.facts.push_back(TRY(read_fact(row, 2)));
  }
  if (!is_found) return no_party(party_id);
  return dossier;
}

base::Result<> visit_dossiers(Connection& connection, std::string_view portfolio_id, int every,
                              std::function<base::Result<>(park::Dossier&&)> const& visit) {
  CHECK(every >= 1);
  static std::string const all = fmt::format(
      "SELECT party.party_id, party.name, fact.fact_id, {} FROM party LEFT JOIN fact ON fact.party_id = party.party_id "
      "AND {} WHERE party.portfolio_id = ?1 AND {} ORDER BY party.party_id, fact.fact_id",
      fact_columns, is_visible("fact"), is_listed_party());
  static std::string const some = fmt::format(
      "SELECT chosen.party_id, chosen.name, fact.fact_id, {} FROM (SELECT party_id, name, row_number() OVER (ORDER BY "
      "party_id) AS place FROM party WHERE portfolio_id = ?1 AND {}) AS chosen LEFT JOIN fact ON fact.party_id = "
      "chosen.party_id AND {} WHERE (chosen.place - 1) % ?2 = 0 ORDER BY chosen.party_id, fact.fact_id",
      fact_columns, is_listed_party(), is_visible("fact"));
  JoinedFacts joined = TRY(joined_facts_of_portfolio(connection, portfolio_id));
  Statement row = connection.prepare(every == 1 ? all : some);
  row.row_by_row().bind(portfolio_id);
  if (every > 1) row.bind(every);
  std::optional<park::Dossier> dossier;
  while (TRY(row.step())) {
    if (dossier && dossier->party_id != row.text(0)) {
      TRY(visit(std::move(*dossier)));
      dossier.reset();
    }
    if (!dossier) dossier = begun_dossier(row.text(0), row.text(1), joined);
    if (!row.is_null(2)) dossier->facts.push_back(TRY(read_fact(row, 3)));
  }
  if (dossier) return visit(std::move(*dossier));
  return {};
}

base::Result<std::optional<app::StoredDecision>> read_latest_decision(Connection& connection, std::string_view party_id,
                                                                      std::optional<base::Date> as_of) {
  static std::string const any =
      fmt::format("SELECT {} FROM decision WHERE party_id = ?1 ORDER BY as_of DESC, decision_number DESC LIMIT 1",
                  decision_columns);
  static std::string const of_day =
      fmt::format("SELECT {} FROM decision WHERE party_id = ?1 AND as_of = ?2 ORDER BY decision_number DESC LIMIT 1",
                  decision_columns);
  Statement row = connection.prepare(as_of ? of_day : any);
  row.bind(party_id);
  if (as_of) row.bind(as_of->to_string());
  std::optional<app::StoredDecision> decision;
  if (TRY(row.step())) decision = TRY(read_decision(row, 0));
  return decision;
}

base::Result<std::vector<app::StoredDecision>> read_decisions(Connection& connection, std::string_view party_id) {
  static std::string const sql =
      fmt::format("SELECT {} FROM decision WHERE party_id = ?1 ORDER BY decision_number", decision_columns);
  Statement row = connection.prepare(sql);
  row.bind(party_id);
  std::vector<app::StoredDecision> decisions;
  while (TRY(row.step())) decisions.push_back(TRY(read_decision(row, 0)));
  return decisions;
}

base::Result<std::vector<app::Event>> read_events(Connection& connection, std::string_view party_id,
                                                  std::int64_t after_sequence, int limit) {
  if (limit < 0) return base::invalid(fmt::format("limit: expected 0 or more, got {}", limit));
  // By party or all: two statements, so that each walks its index.
  app::RecordQuery query{
      {{"sequence", base::Json{after_sequence}, app::RecordTest::Kind::above}}, "sequence", limit, 0};
  if (!party_id.empty()) query.where.push_back({"party_id", base::Json{party_id}});
  std::vector<app::Event> events;
  for (base::Json const& record : TRY(select_records(connection, app::record_table<app::Event>(), query)))
    events.push_back(TRY(base::from_json<app::Event>(record)));
  return events;
}

base::Result<std::vector<app::SavedView>> read_views(Connection& connection, std::string_view portfolio_id) {
  Statement row = connection.prepare(
      "SELECT view_id, portfolio_id, name, query, owner_id FROM saved_view WHERE portfolio_id = ?1 ORDER BY name, "
      "view_id");
  row.bind(portfolio_id);
  std::vector<app::SavedView> views;
  while (TRY(row.step())) {
    app::SavedView view;
    view.view_id = row.text(0);
    view.portfolio_id = row.text(1);
    view.name = row.text(2);
    view.query = row.text(3);
    view.owner_id = row.text(4);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace store
