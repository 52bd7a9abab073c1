// The schema, step by step. A step that has been released is never changed; a change is a new step.
#include "store/migrations.h"

namespace store {
namespace {

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
)sql",
     R"sql(
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
)sql",
     R"sql(
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
  EXECUTE FUNCTION refuse_change('facts are never changed; add a newer fact');
CREATE TRIGGER fact_no_delete BEFORE DELETE OR TRUNCATE ON fact
  EXECUTE FUNCTION refuse_change('facts are never deleted; add a newer fact');
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
  EXECUTE FUNCTION refuse_change('decisions are never changed; a new one supersedes');
CREATE TRIGGER decision_no_delete BEFORE DELETE OR TRUNCATE ON decision
  EXECUTE FUNCTION refuse_change('decisions are never deleted; a new one supersedes');
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
  EXECUTE FUNCTION refuse_change('events are never changed');
CREATE TRIGGER event_no_delete BEFORE DELETE OR TRUNCATE ON event
  EXECUTE FUNCTION refuse_change('events are never deleted');
CREATE FUNCTION event_in_order() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM event)
    OR EXISTS (SELECT 1 FROM event WHERE event_id = NEW.event_id) THEN
    RAISE EXCEPTION USING MESSAGE = 'events are added once each, in order and without gaps',
      ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_in_order BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_in_order();
)sql"},
    {"people, sessions, approvals, answers, evidence", R"sql(
ALTER TABLE portfolio ADD COLUMN workspace_id TEXT NOT NULL DEFAULT '';
ALTER TABLE party ADD COLUMN department_id TEXT NOT NULL DEFAULT '';
CREATE INDEX party_by_department ON party (department_id, party_id);
ALTER TABLE saved_view ADD COLUMN owner_id TEXT NOT NULL DEFAULT '';

ALTER TABLE event ADD COLUMN workspace_id TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN department_id TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN operation_id TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN outcome TEXT NOT NULL DEFAULT 'done';
ALTER TABLE event ADD COLUMN session_id TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN trace_id TEXT NOT NULL DEFAULT '';
CREATE INDEX event_by_workspace ON event (workspace_id, sequence);
CREATE INDEX event_by_actor ON event (actor, sequence);

CREATE TABLE workspace (
  workspace_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('park', 'enterprise', 'bank', 'authority')),
  park_id TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE department (
  department_id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace,
  kind TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX department_by_workspace ON department (workspace_id, department_id);
CREATE TABLE user_account (
  user_id TEXT PRIMARY KEY,
  login_name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  password_hash TEXT NOT NULL, password_changed_at TEXT, former_password_hashes TEXT NOT NULL,
  totp_sealed TEXT NOT NULL, totp_step INTEGER NOT NULL, recovery_hashes TEXT NOT NULL,
  created_at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE membership (
  membership_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user_account,
  workspace_id TEXT NOT NULL REFERENCES workspace,
  department_id TEXT NOT NULL, role TEXT NOT NULL,
  granted_by TEXT NOT NULL, granted_at TEXT NOT NULL, revoked_at TEXT, revoked_by TEXT NOT NULL
) STRICT;
CREATE INDEX membership_by_user ON membership (user_id, granted_at);
CREATE INDEX membership_by_workspace ON membership (workspace_id, granted_at);
CREATE UNIQUE INDEX membership_once ON membership (user_id, workspace_id, department_id, role) WHERE revoked_at IS NULL;
CREATE TABLE assignment (
  assignment_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user_account,
  party_id TEXT NOT NULL REFERENCES party,
  assigned_by TEXT NOT NULL, assigned_at TEXT NOT NULL, ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX assignment_once ON assignment (party_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX assignment_by_user ON assignment (user_id, party_id);

CREATE TABLE session (
  session_id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE, csrf_token TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account,
  created_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, expires_at TEXT NOT NULL, stepped_up_at TEXT,
  client TEXT NOT NULL, ended_at TEXT, ended_why TEXT NOT NULL
) STRICT;
CREATE INDEX session_by_user ON session (user_id, created_at);
CREATE TABLE one_time_link (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL, subject TEXT NOT NULL,
  issued_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
) STRICT;
CREATE TABLE api_key (
  key_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user_account,
  title TEXT NOT NULL, secret_hash TEXT NOT NULL, permissions TEXT NOT NULL,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT
) STRICT;
CREATE INDEX api_key_by_user ON api_key (user_id, created_at);

CREATE TABLE approval_request (
  request_id TEXT PRIMARY KEY,
  rule TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, content_hash TEXT NOT NULL,
  workspace_id TEXT NOT NULL, requester_id TEXT NOT NULL, requester_session_id TEXT NOT NULL,
  reason TEXT NOT NULL, terms TEXT NOT NULL,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL, latest_at TEXT NOT NULL,
  state TEXT NOT NULL, approvals TEXT NOT NULL, used_from TEXT, used_until TEXT,
  closed_by TEXT NOT NULL, closed_reason TEXT NOT NULL
) STRICT;
CREATE INDEX approval_request_by_workspace ON approval_request (workspace_id, state, created_at);

-- Answers to changes by their Idempotency-Key.
CREATE TABLE answered (
  answer_id TEXT PRIMARY KEY,
  operation_id TEXT NOT NULL, request_hash TEXT NOT NULL,
  status INTEGER NOT NULL, content_type TEXT NOT NULL, body TEXT NOT NULL, etag TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX answered_by_time ON answered (at);
)sql"},
    {"the verifiable log, webhooks", R"sql(
CREATE TABLE log_tile (tile_id TEXT PRIMARY KEY, width INTEGER NOT NULL, hashes TEXT NOT NULL) STRICT;
CREATE TABLE log_checkpoint (
  checkpoint_id TEXT PRIMARY KEY,
  size INTEGER NOT NULL, note TEXT NOT NULL, cosignatures INTEGER NOT NULL
) STRICT;
-- Personal values that events commit to. They may be erased; events stay as they are.
CREATE TABLE event_opening (
  opening_id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL, field TEXT NOT NULL, salt TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX event_opening_by_event ON event_opening (event_id);

CREATE TABLE webhook (
  webhook_id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace,
  title TEXT NOT NULL, url TEXT NOT NULL, kinds TEXT NOT NULL, secret_sealed TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
  after_sequence INTEGER NOT NULL, failures INTEGER NOT NULL,
  created_by TEXT NOT NULL, created_at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE webhook_delivery (
  delivery_id TEXT PRIMARY KEY,
  webhook_id TEXT NOT NULL REFERENCES webhook,
  event_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given_up')),
  attempts INTEGER NOT NULL, next_at TEXT NOT NULL, status INTEGER NOT NULL, error TEXT NOT NULL
) STRICT;
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE state = 'waiting';
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (webhook_id, event_id);
)sql"},
    {"documents", R"sql(
CREATE TABLE document (
  document_id TEXT PRIMARY KEY,
  party_id TEXT NOT NULL REFERENCES party,
  kind TEXT NOT NULL, title TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL CHECK (bytes > 0),
  anchored_by TEXT NOT NULL, anchored_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_once ON document (party_id, sha256);
)sql"},
    {"people whose data were erased", R"sql(
ALTER TABLE user_account ADD COLUMN erased_at TEXT;
CREATE INDEX one_time_link_by_end ON one_time_link (expires_at);
)sql"},
    {"emergency access in force", R"sql(
CREATE INDEX approval_request_by_rule ON approval_request (rule, state, used_until);
)sql"},
    {"log-in by accounts of the organisation", R"sql(
CREATE TABLE organisation_account (
  account_id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL UNIQUE REFERENCES user_account,
  issuer TEXT NOT NULL, subject TEXT NOT NULL, linked_at TEXT NOT NULL, linked_by TEXT NOT NULL
) STRICT;
CREATE TABLE organisation_used_state (state_hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL) STRICT;
CREATE INDEX organisation_used_state_by_time ON organisation_used_state (expires_at);
)sql"},
    {"what sources have brought", R"sql(
-- Follows from fact and party: how many facts of a source became known on a day.
CREATE TABLE arrival (
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  source TEXT NOT NULL, known_at TEXT NOT NULL, facts INTEGER NOT NULL,
  PRIMARY KEY (portfolio_id, source, known_at)
) STRICT;
INSERT INTO arrival (portfolio_id, source, known_at, facts)
  SELECT portfolio_id, source, known_at, count(*) FROM fact JOIN party USING (party_id)
  GROUP BY portfolio_id, source, known_at;
)sql"},
    {"files brought in", R"sql(
CREATE TABLE import_batch (
  batch_id TEXT PRIMARY KEY,
  batch_number INTEGER NOT NULL UNIQUE CHECK (batch_number > 0),
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  state TEXT NOT NULL,
  file_name TEXT NOT NULL, file_bytes INTEGER NOT NULL, file_sha256 TEXT NOT NULL,
  parts INTEGER NOT NULL, mapping TEXT NOT NULL, outcome TEXT NOT NULL,
  department_id TEXT NOT NULL, worker TEXT NOT NULL,
  created_by TEXT NOT NULL, created_at TEXT NOT NULL, moved_at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX import_batch_by_portfolio ON import_batch (portfolio_id, batch_number);
CREATE INDEX import_batch_at_work ON import_batch (state, moved_at);
-- Bytes of a file in base64, until its batch is done.
CREATE TABLE import_part (
  part_id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES import_batch,
  part_number INTEGER NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_part_in_order ON import_part (batch_id, part_number);

-- Batches that do not count like others: from that day on no more; '': never, such as while they are being loaded.
CREATE TABLE batch_end (batch_number INTEGER NOT NULL PRIMARY KEY, known_until TEXT NOT NULL) STRICT;
ALTER TABLE fact ADD COLUMN batch_number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN batch_number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE standing ADD COLUMN batch_number INTEGER NOT NULL DEFAULT 0;
UPDATE party SET name_key = lower(replace(replace(replace(name, '（', '('), '）', ')'), ' ', ''));
CREATE INDEX party_by_name_key ON party (portfolio_id, name_key);
CREATE INDEX party_by_batch ON party (batch_number) WHERE batch_number > 0;
DROP INDEX standing_by_name;
DROP INDEX standing_by_grade;
CREATE INDEX standing_by_name ON standing (portfolio_id, name_order, party_id, decision_number, batch_number);
CREATE INDEX standing_by_grade ON standing (portfolio_id, grade, grade_order, fate, batch_number);
)sql"},
    {"entries of files", R"sql(
-- Versions of entries; only ever added. `names`: how the enterprise that it names is found.
CREATE TABLE file_entry (
  version_id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES party,
  dataset TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, names TEXT NOT NULL,
  known_at TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
  source TEXT NOT NULL, evidence TEXT NOT NULL, note TEXT NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX file_entry_by_party ON file_entry (party_id, recorded_at, version_id);
CREATE UNIQUE INDEX file_entry_in_order ON file_entry (entry_id, version);
CREATE INDEX file_entry_by_name ON file_entry (names, party_id) WHERE names <> '';
)sql",
     R"sql(
CREATE TRIGGER file_entry_no_update BEFORE UPDATE ON file_entry
  BEGIN SELECT RAISE(ABORT, 'entries are never changed; add a newer version'); END;
CREATE TRIGGER file_entry_no_delete BEFORE DELETE ON file_entry
  BEGIN SELECT RAISE(ABORT, 'entries are never deleted; add a version that removes'); END;
)sql",
     R"sql(
CREATE TRIGGER file_entry_no_update BEFORE UPDATE ON file_entry
  EXECUTE FUNCTION refuse_change('entries are never changed; add a newer version');
CREATE TRIGGER file_entry_no_delete BEFORE DELETE OR TRUNCATE ON file_entry
  EXECUTE FUNCTION refuse_change('entries are never deleted; add a version that removes');
)sql"},
    {"how data reach the park", R"sql(
-- How a value is held that was not told in clear: range, attestation, hash; and what was told.
ALTER TABLE fact ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN stated TEXT NOT NULL DEFAULT '';
ALTER TABLE import_batch ADD COLUMN connector_id TEXT NOT NULL DEFAULT '';

CREATE TABLE consent (
  consent_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  party_id TEXT NOT NULL REFERENCES party,
  given_by TEXT NOT NULL, purpose TEXT NOT NULL, sources TEXT NOT NULL, way TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_until TEXT NOT NULL, evidence TEXT NOT NULL,
  withdrawn_on TEXT, withdrawn_reason TEXT NOT NULL, withdrawn_by TEXT NOT NULL,
  recorded_by TEXT NOT NULL, recorded_at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_by_party ON consent (party_id, valid_until);
-- What was not taken for want of consent, by enterprise and source.
CREATE TABLE collection_refusal (
  refusal_id TEXT PRIMARY KEY,
  party_id TEXT NOT NULL REFERENCES party,
  source TEXT NOT NULL, connector_id TEXT NOT NULL,
  times INTEGER NOT NULL, first_at TEXT NOT NULL, last_at TEXT NOT NULL
) STRICT;
CREATE INDEX collection_refusal_by_party ON collection_refusal (party_id, last_at);

CREATE TABLE connector (
  connector_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  title TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, state TEXT NOT NULL, settings TEXT NOT NULL,
  secret_sealed TEXT NOT NULL,
  next_at TEXT NOT NULL, attempts INTEGER NOT NULL, failures INTEGER NOT NULL,
  worker TEXT NOT NULL, worked_at TEXT NOT NULL,
  department_id TEXT NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX connector_by_portfolio ON connector (portfolio_id, created_at);
CREATE INDEX connector_due ON connector (state, next_at);
-- delivery_id: of the sender, of what was pushed; each is taken once.
CREATE TABLE connector_run (
  run_id TEXT PRIMARY KEY,
  connector_id TEXT NOT NULL REFERENCES connector,
  begun_at TEXT NOT NULL, ended_at TEXT NOT NULL, outcome TEXT NOT NULL,
  delivery_id TEXT NOT NULL, content_sha256 TEXT NOT NULL, batch_id TEXT NOT NULL,
  requests INTEGER NOT NULL, items INTEGER NOT NULL, refused INTEGER NOT NULL, error TEXT NOT NULL
) STRICT;
CREATE INDEX connector_run_by_connector ON connector_run (connector_id, begun_at);
CREATE UNIQUE INDEX connector_run_by_delivery ON connector_run (connector_id, delivery_id) WHERE delivery_id <> '';
)sql"},
    {"enterprises found, and never kept twice", R"sql(
-- Grows within a portfolio with each change of what a party is found by.
ALTER TABLE party ADD COLUMN change_number INTEGER NOT NULL DEFAULT 1;
CREATE INDEX party_by_change ON party (portfolio_id, change_number);
-- The facts that are searched: app/party_listing.h.
CREATE INDEX fact_searched ON fact (party_id) WHERE name IN ('legal_representative', 'registered_address');
CREATE TABLE former_name (
  former_name_id TEXT PRIMARY KEY,
  party_id TEXT NOT NULL REFERENCES party, portfolio_id TEXT NOT NULL REFERENCES portfolio,
  name TEXT NOT NULL, name_en TEXT NOT NULL, name_key TEXT NOT NULL, used_until TEXT NOT NULL,
  reason TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX former_name_by_party ON former_name (party_id, former_name_id);
CREATE INDEX former_name_by_key ON former_name (portfolio_id, name_key);
CREATE TABLE party_merge (
  merge_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  party_id TEXT NOT NULL REFERENCES party, into_party_id TEXT NOT NULL REFERENCES party,
  merged_on TEXT NOT NULL, reason TEXT NOT NULL, merged_by TEXT NOT NULL, merged_at TEXT NOT NULL,
  separated_on TEXT, separation_reason TEXT NOT NULL, separated_by TEXT NOT NULL, separated_at TEXT
) STRICT;
CREATE UNIQUE INDEX party_merge_once ON party_merge (party_id) WHERE separated_at IS NULL;
CREATE INDEX party_merge_by_target ON party_merge (into_party_id, merge_id);
CREATE INDEX party_merge_by_portfolio ON party_merge (portfolio_id, merge_id);
-- With the id, so that lists of chosen parties are counted in the index.
DROP INDEX standing_by_grade;
CREATE INDEX standing_by_grade ON standing (portfolio_id, grade, grade_order, fate, batch_number, party_id);
)sql"},
    {"declarations of enterprises", R"sql(
ALTER TABLE workspace ADD COLUMN party_id TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX workspace_of_party ON workspace (party_id) WHERE party_id <> '';
CREATE TABLE declaration (
  declaration_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio, party_id TEXT NOT NULL REFERENCES party,
  form TEXT NOT NULL, period TEXT NOT NULL, state TEXT NOT NULL, written TEXT NOT NULL,
  asked INTEGER NOT NULL, fetched INTEGER NOT NULL, seconds INTEGER NOT NULL, rounds INTEGER NOT NULL,
  started_by TEXT NOT NULL, started_at TEXT NOT NULL, touched_at TEXT NOT NULL,
  submitted_at TEXT, submitted_by TEXT NOT NULL, signed_by TEXT NOT NULL, signed_as TEXT NOT NULL,
  content_hash TEXT NOT NULL, decided_at TEXT, decided_by TEXT NOT NULL, reason TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX declaration_once ON declaration (party_id, form, period) WHERE state <> 'discarded';
CREATE INDEX declaration_by_state ON declaration (portfolio_id, state, submitted_at);
CREATE TABLE voucher (
  voucher_id TEXT PRIMARY KEY,
  declaration_id TEXT NOT NULL REFERENCES declaration, kind TEXT NOT NULL,
  file_name TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  parts INTEGER NOT NULL, is_complete INTEGER NOT NULL, added_by TEXT NOT NULL, added_at TEXT NOT NULL
) STRICT;
CREATE INDEX voucher_by_declaration ON voucher (declaration_id, added_at);
CREATE TABLE voucher_part (
  part_id TEXT PRIMARY KEY,
  voucher_id TEXT NOT NULL REFERENCES voucher,
  part_number INTEGER NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX voucher_part_in_order ON voucher_part (voucher_id, part_number);
)sql"},
    {"benchmarks of portfolios", R"sql(
CREATE TABLE benchmark (
  benchmark_id TEXT PRIMARY KEY,
  portfolio_id TEXT NOT NULL REFERENCES portfolio,
  indicator TEXT NOT NULL, industry TEXT NOT NULL,
  period TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
  value TEXT NOT NULL, method TEXT NOT NULL, parties INTEGER NOT NULL, parties_of INTEGER NOT NULL,
  median TEXT NOT NULL, basis TEXT NOT NULL, source TEXT NOT NULL,
  withdraws TEXT NOT NULL, reason TEXT NOT NULL, pack_hash TEXT NOT NULL,
  known_at TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX benchmark_by_portfolio ON benchmark (portfolio_id, recorded_at);
CREATE UNIQUE INDEX benchmark_withdrawn_once ON benchmark (withdraws) WHERE withdraws <> '';
)sql"},
    {"lists kept in memory", R"sql(
-- Grows within a portfolio with each change of a row; a row stays when its file was merged into another one, so that the
-- numbers never go back.
ALTER TABLE standing ADD COLUMN change_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE standing ADD COLUMN is_merged INTEGER NOT NULL DEFAULT 0;
CREATE INDEX standing_by_change ON standing (portfolio_id, change_number);
-- What they were for is counted and sorted in memory.
DROP INDEX standing_by_grade;
DROP INDEX standing_by_name;
CREATE INDEX standing_by_portfolio ON standing (portfolio_id, party_id);
)sql"},
};

}  // namespace

std::span<Migration const> migrations() { return steps_of_schema; }

}  // namespace store
