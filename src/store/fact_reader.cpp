#include "store/fact_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

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
  switch (stored.empty() ? '\0' : stored.front()) {  // the table allows four words
    case 'n': return feel::Kind::number;
    case 's': return feel::Kind::string;
    case 'd': return feel::Kind::date;
    default: return feel::Kind::boolean;
  }
}

base::Result<> tell_joined(std::string_view party_id, park::Fact const& fact, app::FactVisitor& visitor) {
  StoredValue const value = TRY(stored_value(fact.value));
  return visitor.fact(party_id, {fact.name, value.text, fact.source, fact.form, fact.value.kind(), fact.valid_from,
                                 fact.known_at, fact.known_until, fact.joined_on});
}

}  // namespace

base::Result<app::FactScan> begin_fact_scan(Connection& connection, std::string_view portfolio_id) {
  app::FactScan scan;
  ReadTransaction const snapshot = TRY(ReadTransaction::begin(connection));
  scan.joined = TRY(joined_facts_of_portfolio(connection, portfolio_id));
  Statement last = connection.prepare("SELECT coalesce(max(fact_id), 0) FROM fact");
  if (TRY(last.step())) scan.last_fact = last.integer(0);
  Statement end = connection.prepare("SELECT batch_number, known_until FROM batch_end");
  while (TRY(end.step())) {
    std::optional<base::Date>& until = scan.batch_ends[end.integer(0)];
    if (!end.text(1).empty()) until = TRY(read_date(end.text(1)));
  }
  std::set<std::string, std::less<>> merged;
  Statement merge =
      connection.prepare("SELECT party_id FROM party_merge WHERE portfolio_id = ?1 AND separated_at IS NULL");
  merge.bind(portfolio_id);
  while (TRY(merge.step())) merged.emplace(merge.text(0));
  // As is_listed_party() has it, but in the order of the file; an index would lead elsewhere with each row.
  Statement party = connection.prepare(
      fmt::format("SELECT party_id, batch_number FROM party WHERE {} = ?1", connection.unindexed("portfolio_id")));
  party.bind(portfolio_id);
  while (TRY(party.step()))
    if (!scan.batch_ends.contains(party.integer(1)) && !merged.contains(party.text(0)))
      scan.party_ids.emplace_back(party.text(0));
  return scan;
}

base::Result<> visit_facts(Connection& connection, app::FactScan const& scan, std::int64_t after, std::int64_t until,
                           app::FactVisitor& visitor) {
  if (after == 0)  // a dossier begins with what files that were merged into it bring
    for (auto const& [party_id, facts] : scan.joined)
      for (park::Fact const& fact : facts) TRY(tell_joined(party_id, fact, visitor));
  // In the order of recording, which is the order of the file: however facts are spread over parties, nothing is looked up.
  Statement row = connection.prepare(
      "SELECT party_id, name, kind, value, valid_from, known_at, source, form, batch_number FROM fact WHERE fact_id > "
      "?1 AND fact_id <= ?2 ORDER BY fact_id");
  row.row_by_row().bind(after, std::min(until, scan.last_fact));
  DayReader valid_from, known_at;
  app::FactRow fact;
  while (TRY(row.step())) {
    fact.known_until.reset();
    if (std::int64_t const batch = row.integer(8); batch != 0)
      if (auto const end = scan.batch_ends.find(batch); end != scan.batch_ends.end()) {
        if (!end->second) continue;  // its batch is hidden
        fact.known_until = end->second;
      }
    fact.name = row.text(1);
    fact.kind = kind_of(row.text(2));
    fact.value = row.text(3);
    fact.valid_from = TRY(valid_from.read_if(row.text(4)));
    fact.known_at = TRY(known_at.read(row.text(5)));
    fact.source = row.text(6);
    fact.form = row.text(7);
    TRY(visitor.fact(row.text(0), fact));
  }
  return {};
}

}  // namespace store
