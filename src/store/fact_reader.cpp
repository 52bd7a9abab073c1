#include "store/fact_reader.h"

#include <fmt/core.h>

#include "store/listings.h"
#include "store/records.h"

namespace store {
namespace {

// Of facts that follow one another the same days come again and again.
class DayReader {
 public:
  base::Result<base::Date> read(std::string_view text) {
    if (text == text_) return day_;
    day_ = TRY(read_date(text));
    text_ = text;
    return day_;
  }
  base::Result<std::optional<base::Date>> read_if(std::string_view text) {
    std::optional<base::Date> day;
    if (!text.empty()) day = TRY(read(text));
    return day;
  }

 private:
  std::string text_;
  base::Date day_;
};

feel::Kind kind_of(std::string_view stored) {
  if (stored == "number") return feel::Kind::number;
  if (stored == "string") return feel::Kind::string;
  return stored == "date" ? feel::Kind::date : feel::Kind::boolean;
}

base::Result<> tell_joined(park::Fact const& fact, app::FactVisitor& visitor) {
  StoredValue const value = TRY(stored_value(fact.value));
  return visitor.fact({fact.name, value.text, fact.source, fact.form, fact.value.kind(), fact.valid_from, fact.known_at,
                       fact.known_until, fact.joined_on});
}

}  // namespace

base::Result<std::vector<app::PartyRange>> split_parties(Connection& connection, std::string_view portfolio_id,
                                                         int parties_of_a_range) {
  CHECK(parties_of_a_range >= 1);
  std::vector<app::PartyRange> ranges{{}};
  for (;;) {
    Statement row = connection.prepare(
        "SELECT party_id FROM party WHERE portfolio_id = ?1 AND party_id > ?2 ORDER BY party_id LIMIT 1 OFFSET ?3");
    row.bind(portfolio_id, ranges.back().after, parties_of_a_range - 1);
    if (!TRY(row.step())) return ranges;
    ranges.back().until = row.text(0);
    ranges.push_back({std::string{row.text(0)}, {}});
  }
}

base::Result<> visit_facts(Connection& connection, std::string_view portfolio_id, app::PartyRange const& range,
                           app::FactVisitor& visitor) {
  // One statement is one snapshot, on servers too: so it tells the ends of batches as well.
  static std::string const until_the_end = fmt::format(
      "SELECT party.party_id, fact.name, fact.kind, fact.value, fact.valid_from, fact.known_at, fact.source, "
      "fact.form, "
      "batch_end.known_until, batch_end.batch_number, fact.fact_id FROM party LEFT JOIN fact ON fact.party_id = "
      "party.party_id LEFT "
      "JOIN batch_end ON batch_end.batch_number = fact.batch_number WHERE party.portfolio_id = ?1 AND party.party_id > "
      "?2 AND {}",
      is_listed_party());
  std::string const sql = until_the_end + (range.until.empty() ? "" : " AND party.party_id <= ?3") +
                          " ORDER BY party.party_id" + connection.then_by_key("fact.fact_id");
  JoinedFacts const joined = TRY(joined_facts_of_portfolio(connection, portfolio_id));
  Statement row = connection.prepare(sql);
  row.row_by_row().bind(portfolio_id, range.after);
  if (!range.until.empty()) row.bind(range.until);
  DayReader valid_from, known_at, known_until;
  std::string party_id;
  std::int64_t last_fact = 0;
  app::FactRow fact;
  while (TRY(row.step())) {
    if (std::string_view const id = row.text(0); id != party_id) {
      party_id = id;
      last_fact = 0;
      TRY(visitor.party(party_id));
      if (auto const others = joined.find(party_id); others != joined.end())
        for (park::Fact const& one : others->second) TRY(tell_joined(one, visitor));
    }
    fact.name = row.text(1);
    if (fact.name.empty() && row.is_null(1)) continue;  // nothing is known of the party
    std::int64_t const fact_id = row.integer(10);
    CHECK(fact_id > last_fact);  // later rows of equal facts count
    last_fact = fact_id;
    std::string_view const end = row.text(8);
    if (end.empty() && !row.is_null(9)) continue;  // its batch is hidden
    fact.kind = kind_of(row.text(2));
    fact.value = row.text(3);
    fact.valid_from = TRY(valid_from.read_if(row.text(4)));
    fact.known_at = TRY(known_at.read(row.text(5)));
    fact.source = row.text(6);
    fact.form = row.text(7);
    fact.known_until = TRY(known_until.read_if(end));
    TRY(visitor.fact(fact));
  }
  return {};
}

}  // namespace store
