#include "store/migrations.h"

#include <fmt/core.h>

#include <charconv>
#include <filesystem>

namespace store {
namespace {

constexpr std::string_view application_id = "1499088981";  // "YZHU": marks our files (PRAGMA application_id)

constexpr Migration steps_of_schema[] = {
    {"portfolios, parties, facts, decisions, events", R"sql(
CREATE TABLE portfolio (
  portfolio_id TEXT PRIMARY KEY,
  title_zh TEXT NOT NULL, title_en TEXT NOT NULL, description_zh TEXT NOT NULL, description_en TEXT NOT NULL,
  pack_name TEXT NOT NULL, currency TEXT NOT NULL, attribution TEXT NOT NULL
) STRICT;

CREATE TABLE party (
  party_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  name TEXT NOT NULL, name_en TEXT NOT NULL, uscc TEXT NOT NULL, industry TEXT NOT NULL,
  requirement TEXT NOT NULL, case_title_zh TEXT NOT NULL, case_title_en TEXT NOT NULL, fate TEXT NOT NULL,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  search_text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX party_by_uscc ON party (portfolio_id, uscc) WHERE uscc <> '';
CREATE INDEX party_by_portfolio ON party (portfolio_id, party_id);

-- Bitemporal: valid_from … valid_to is what a value speaks of, known_at when it reached the park.
-- Numbers are canonical decimals.
CREATE TABLE fact (
  fact_id INTEGER PRIMARY KEY,
  party_id TEXT NOT NULL REFERENCES party,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('boolean', 'date', 'number', 'string')),
  value TEXT NOT NULL,
  valid_from TEXT, valid_to TEXT, known_at TEXT NOT NULL,
  source TEXT NOT NULL, evidence TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX fact_by_party ON fact (party_id);

-- `row` stands before the long trace, so that reading it does not walk the trace's pages.
CREATE TABLE decision (
  decision_number INTEGER PRIMARY KEY,
  decision_id TEXT NOT NULL UNIQUE,
  party_id TEXT NOT NULL REFERENCES party,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  as_of TEXT NOT NULL, created_at TEXT NOT NULL,
  pack_name TEXT NOT NULL, pack_version TEXT NOT NULL, pack_hash TEXT NOT NULL, engine_version TEXT NOT NULL,
  trace_hash TEXT NOT NULL, row TEXT NOT NULL, trace TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_party ON decision (party_id, as_of);

CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, party_id TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_party ON event (party_id, sequence);

-- The newest decision of each party in the form that is filtered and sorted; follows from party and decision.
-- *_order: texts in the order of the numbers (store/order_key.h).
CREATE TABLE standing (
  party_id TEXT PRIMARY KEY REFERENCES party,
  portfolio_id TEXT NOT NULL,
  decision_number INTEGER REFERENCES decision,
  as_of TEXT NOT NULL, status TEXT NOT NULL,
  name TEXT NOT NULL, name_order TEXT NOT NULL, name_en TEXT NOT NULL, uscc TEXT NOT NULL,
  requirement TEXT NOT NULL, industry TEXT NOT NULL, fate TEXT NOT NULL,
  grade TEXT NOT NULL, management_grade TEXT NOT NULL, grade_without_veto TEXT NOT NULL, grade_order INTEGER NOT NULL,
  tier TEXT NOT NULL, admission TEXT NOT NULL, veto_count INTEGER NOT NULL,
  main_reason_zh TEXT NOT NULL, main_reason_en TEXT NOT NULL,
  score_order TEXT, limit_requested_order TEXT, limit_proposed_order TEXT, term_days_order TEXT
) STRICT;
CREATE INDEX standing_by_name ON standing (portfolio_id, name_order, party_id, decision_number);
CREATE INDEX standing_by_grade ON standing (portfolio_id, grade, grade_order, fate);

CREATE TABLE saved_view (
  view_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  name TEXT NOT NULL, query TEXT NOT NULL
) STRICT;
CREATE INDEX saved_view_by_portfolio ON saved_view (portfolio_id, name, view_id);

-- Facts, decisions and events are only ever added, by whatever program. An insert over an existing key is a change too.
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
  BEGIN SELECT RAISE(ABORT, 'facts are never changed; add a newer fact'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact
  BEGIN SELECT RAISE(ABORT, 'facts are never deleted; add a newer fact'); END;
CREATE TRIGGER fact_no_replace BEFORE INSERT ON fact
  WHEN EXISTS (SELECT 1 FROM fact WHERE fact_id = NEW.fact_id)
  BEGIN SELECT RAISE(ABORT, 'facts are never replaced; add a newer fact'); END;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed; a new one supersedes'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never deleted; a new one supersedes'); END;
CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision
  WHEN EXISTS (SELECT 1 FROM decision WHERE decision_number = NEW.decision_number OR decision_id = NEW.decision_id)
  BEGIN SELECT RAISE(ABORT, 'a decision of this id exists; decisions are never replaced'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_in_order BEFORE INSERT ON event
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
    OR EXISTS (SELECT 1 FROM event WHERE event_id = NEW.event_id)
  BEGIN SELECT RAISE(ABORT, 'events are added once each, in order and without gaps'); END;
)sql"},
};

base::Result<int> number_of(Connection& connection, std::string_view pragma) {
  std::string const text = TRY(connection.value_of(pragma));
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

base::Error refused(std::string const& path, std::string_view why) {
  return base::Error{base::ErrorCode::unsupported, fmt::format("{}: {}", path, why), {}};
}

// Under its name only when complete.
base::Result<> copy_before_change(Connection& connection, std::string const& copy) {
  std::error_code code;
  if (std::filesystem::exists(copy, code)) return {};
  std::filesystem::remove(copy + ".part", code);
  TRY(connection.run("VACUUM INTO ?1", copy + ".part"));
  std::filesystem::rename(copy + ".part", copy, code);
  if (code) return base::Error{base::ErrorCode::unavailable, fmt::format("{}: {}", copy, code.message()), {}};
  return {};
}

base::Result<> apply(Connection& connection, int number, Migration const& step) {
  TRY(connection.execute_script("BEGIN IMMEDIATE"));
  // Another process may have been quicker between the look and the lock.
  bool const is_done = TRY(number_of(connection, "PRAGMA user_version")) >= number;
  base::Result<> result =
      is_done ? base::Result<>{}
              : connection.execute_script(fmt::format("{}; PRAGMA application_id = {}; PRAGMA user_version = {}",
                                                      step.sql, application_id, number));
  if (result) result = connection.execute_script("COMMIT");
  if (result) return {};
  if (connection.is_in_transaction()) static_cast<void>(connection.execute_script("ROLLBACK"));
  base::Error error = result.error();
  error.message = fmt::format("{} (schema step {}: {})", error.message, number, step.name);
  return error;
}

}  // namespace

std::span<Migration const> migrations() { return steps_of_schema; }

base::Result<> refuse_foreign(Connection& connection, std::string const& path, std::span<Migration const> steps) {
  int const done = TRY(number_of(connection, "PRAGMA user_version"));
  auto const newest = static_cast<int>(steps.size());
  bool const is_empty = TRY(connection.value_of("SELECT count(*) FROM sqlite_schema")) == "0";
  if (!is_empty && TRY(connection.value_of("PRAGMA application_id")) != application_id)
    return refused(path, "a database of another program; name another file");
  if (done > newest)
    return refused(
        path,
        fmt::format("written by a newer program (schema {}, this program knows {}); update the program", done, newest));
  return {};
}

base::Result<> migrate(Connection& connection, std::string const& path, std::span<Migration const> steps) {
  int const done = TRY(number_of(connection, "PRAGMA user_version"));
  auto const newest = static_cast<int>(steps.size());
  if (done > 0 && done < newest) TRY(copy_before_change(connection, fmt::format("{}.schema_{}", path, done)));
  for (int number = done + 1; number <= newest; ++number) TRY(apply(connection, number, steps[number - 1]));
  return {};
}

}  // namespace store
