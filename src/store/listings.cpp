#include "store/listings.h"

#include <fmt/core.h>

#include "store/records.h"

namespace store {
namespace {

using app::FoundIn;

constexpr std::string_view changed = "party.portfolio_id = ?1 AND party.change_number > ?2";
constexpr std::string_view merged_now =
    "party_merge JOIN party ON party.party_id = party_merge.into_party_id AND party_merge.separated_at IS NULL";
// As in the partial index of the schema.
constexpr std::string_view is_searched = "fact.name IN ('legal_representative', 'registered_address')";

base::Result<> visit_parties(Connection& connection, std::string_view portfolio_id, std::int64_t change_number,
                             app::ListingVisitor const& visitor) {
  static std::string const sql = fmt::format(
      "SELECT party_id, name, name_en, uscc, requirement, search_text, department_id, batch_number, change_number, "
      "CASE "
      "WHEN {} THEN 0 ELSE 1 END FROM party WHERE {}",
      is_not_merged("party"), changed);
  Statement row = connection.prepare(sql);
  row.row_by_row().bind(portfolio_id, change_number);
  while (TRY(row.step())) {
    app::PartyListing one;
    one.party_id = row.text(0);
    one.name = row.text(1);
    one.name_en = row.text(2);
    one.uscc = row.text(3);
    one.requirement = row.text(4);
    one.search_text = row.text(5);
    one.department_id = row.text(6);
    one.batch_number = row.integer(7);
    one.change_number = row.integer(8);
    one.merged = row.integer(9) != 0;
    TRY(visitor.listing(std::move(one)));
  }
  return {};
}

// Rows of party_id, text, and for facts their name, source and batch.
base::Result<> visit_words(Connection& connection, std::string const& sql, std::string_view portfolio_id,
                           std::int64_t change_number, FoundIn found_in, app::ListingVisitor const& visitor) {
  Statement row = connection.prepare(sql);
  row.row_by_row().bind(portfolio_id, change_number);
  while (TRY(row.step())) {
    app::PartyWord word;
    word.party_id = row.text(0);
    word.text = row.text(1);
    word.found_in = found_in;
    if (found_in == FoundIn::person) {
      if (row.text(2) == app::address_fact) word.found_in = FoundIn::address;
      word.source = row.text(3);
      word.batch_number = row.integer(4);
    }
    TRY(visitor.word(std::move(word)));
  }
  return {};
}

base::Result<JoinedFacts> joined_facts(Connection& connection, std::string_view condition, std::string_view id) {
  Statement row = connection.prepare(fmt::format(
      "SELECT party_merge.into_party_id, party_merge.merged_on, party_merge.separated_on, {} FROM party_merge JOIN "
      "fact "
      "ON fact.party_id = party_merge.party_id AND {} WHERE {} ORDER BY party_merge.into_party_id, fact.fact_id",
      fact_columns, is_visible("fact"), condition));
  row.bind(id);
  JoinedFacts joined;
  while (TRY(row.step())) {
    park::Fact fact = TRY(read_fact(row, 3));
    fact.joined_on = TRY(read_date(row.text(1)));
    if (!row.is_null(2)) {
      base::Date const separated_on = TRY(read_date(row.text(2)));
      if (!fact.known_until || separated_on < *fact.known_until) fact.known_until = separated_on;
    }
    joined[std::string{row.text(0)}].push_back(std::move(fact));
  }
  return joined;
}

}  // namespace

std::string is_not_merged(std::string_view table) {
  return fmt::format("{}.party_id NOT IN (SELECT party_id FROM party_merge WHERE separated_at IS NULL)", table);
}

base::Result<JoinedFacts> joined_facts_of_portfolio(Connection& connection, std::string_view portfolio_id) {
  return joined_facts(connection, "party_merge.portfolio_id = ?1", portfolio_id);
}

base::Result<JoinedFacts> joined_facts_of_party(Connection& connection, std::string_view party_id) {
  return joined_facts(connection, "party_merge.into_party_id = ?1", party_id);
}

base::Result<std::vector<std::int64_t>> visit_listings(Connection& connection, std::string_view portfolio_id,
                                                       std::int64_t change_number, app::ListingVisitor const& visitor) {
  static std::string const former = fmt::format(
      "SELECT party.party_id, former_name.name FROM party JOIN former_name ON former_name.party_id = party.party_id "
      "WHERE {} ORDER BY former_name.former_name_id",
      changed);
  constexpr std::string_view of_merged =
      "SELECT party.party_id, {} FROM {} JOIN party AS other ON other.party_id = party_merge.party_id WHERE {}";
  static std::string const merged_names = fmt::format(of_merged, "other.name", merged_now, changed);
  static std::string const merged_codes =
      fmt::format(fmt::runtime(std::string{of_merged} + " AND other.uscc <> ''"), "other.uscc", merged_now, changed);
  constexpr std::string_view fact_words = "fact.value, fact.name, fact.source, fact.batch_number";
  static std::string const facts =
      fmt::format("SELECT party.party_id, {} FROM party JOIN fact ON fact.party_id = party.party_id WHERE {} AND {}",
                  fact_words, changed, is_searched);
  static std::string const merged_facts =
      fmt::format("SELECT party.party_id, {} FROM {} JOIN fact ON fact.party_id = party_merge.party_id WHERE {} AND {}",
                  fact_words, merged_now, changed, is_searched);
  // No one snapshot: row by row, a server gives each question its own. What changes in between is told again, for its number
  // is above those of the listings; so listings come first.
  TRY(visit_parties(connection, portfolio_id, change_number, visitor));
  for (auto const& [sql, found_in] : {std::pair{&former, FoundIn::former_name},
                                      {&merged_names, FoundIn::merged_file},
                                      {&merged_codes, FoundIn::uscc},
                                      {&facts, FoundIn::person},
                                      {&merged_facts, FoundIn::person}})
    TRY(visit_words(connection, *sql, portfolio_id, change_number, found_in, visitor));
  std::vector<std::int64_t> left_out;
  Statement row = connection.prepare("SELECT batch_number FROM batch_end ORDER BY batch_number");
  while (TRY(row.step())) left_out.push_back(row.integer(0));
  return left_out;
}

}  // namespace store
