#include "app/connector_work.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/connector_items.h"
#include "app/consents.h"
#include "app/declare.h"
#include "app/import_work.h"
#include "app/queries.h"
#include "app/received_files.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/spelling.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::int64_t lease_milliseconds = 15 * 60 * 1'000;  // not policy: longer than the longest page takes
constexpr std::int64_t milliseconds = 1'000, minute_milliseconds = 60'000;  // not policy: units of time
constexpr int ok_from = 200, ok_to = 299, too_many = 429, timed_out = 408, server_fault = 500;  // not policy: HTTP
constexpr std::size_t error_bytes_max = 1'000;  // not policy: told of a failure

park::Label words_of(base::Error const& error) {
  park::Label words{error.message_zh.empty() ? error.message : error.message_zh, error.message};
  for (base::Issue const& issue : error.issues) {
    if (words.en.size() > error_bytes_max) break;
    words.zh += fmt::format("\n{}：{}", issue.at, issue.message_zh.empty() ? issue.message : issue.message_zh);
    words.en += fmt::format("\n{}: {}", issue.at, issue.message);
  }
  return words;
}

base::Error answered_with(int status) {
  bool const is_proof = status == 401 || status == 403;  // not policy: HTTP
  return base::Error{ErrorCode::unavailable,
                     fmt::format("the source answered {}{}", status, is_proof ? ": look at the secret" : ""),
                     {},
                     fmt::format("来源返回 {}{}", status, is_proof ? "：请检查密钥" : "")};
}

std::string file_name_of(Connector const& connector, base::Instant now) {
  return fmt::format("{} {}.csv", connector.title, now.to_string());
}

}  // namespace

struct ConnectorWorker::Pull {
  explicit Pull(Connector const& of) : connector(of), items(connector.settings) {}
  Connector connector;
  ConnectorItems items;
  ConnectorRun run;
  std::string secret, csv;
  std::int64_t bytes = 0, retry_after = 0;
  bool is_temporary = false;  // what went wrong may go right when it is tried again
  base::Result<> done;
};

base::Result<ImportBatch> add_connector_batch(Writer& writer, Context& context, Connector const& connector,
                                              std::string const& csv, base::Instant now) {
  ImportBatch batch;
  batch.batch_id = base::new_id("imp", now, context.randomness);
  batch.batch_number = TRY(new_batch_number(writer));
  batch.portfolio_id = connector.portfolio_id;
  batch.state = "checking";
  batch.file_name = file_name_of(connector, now);
  batch.file_bytes = static_cast<std::int64_t>(csv.size());
  batch.file_sha256 = base::sha256_hex(csv);
  batch.mapping = mapping_of(connector);
  batch.department_id = connector.department_id;
  batch.created_by = connector.created_by;
  batch.created_at = batch.moved_at = now;
  batch.connector_id = connector.connector_id;
  auto const part_bytes = static_cast<std::size_t>(file_part_bytes_max);
  batch.parts = static_cast<std::int64_t>((csv.size() + part_bytes - 1) / part_bytes);
  TRY(add(writer, batch));
  for (std::int64_t part = 0; part < batch.parts; ++part) {
    std::string_view const bytes =
        std::string_view{csv}.substr(static_cast<std::size_t>(part) * part_bytes, part_bytes);
    TRY(add(writer,
            ImportPart{fmt::format("{}-{}", batch.batch_id, part), batch.batch_id, part, base::to_base64(bytes)}));
  }
  return batch;
}

base::Result<std::string> content_key(RecordReader& reader, Connector const& connector, std::string const& csv,
                                      base::Date today) {
  std::string consents;
  for (Consent const& newest :
       TRY(select<Consent>(reader, {{{"portfolio_id", Json{connector.portfolio_id}}}, "-recorded_at", 1, 0})))
    consents = newest.consent_id;
  auto const withdrawn = TRY(count<Consent>(
      reader, {{"portfolio_id", Json{connector.portfolio_id}}, {"version", Json{1}, RecordTest::Kind::above}}));
  return base::sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}", connector.version, today.to_string(), consents, withdrawn,
                                      base::sha256_hex(csv)));
}

base::Result<bool> is_same_again(RecordReader& reader, Connector const& connector, std::string const& content) {
  for (ConnectorRun const& last : TRY(select<ConnectorRun>(
           reader, {{{"connector_id", Json{connector.connector_id}},
                     {"outcome", Json{Json::Array{"taken", "unchanged"}}, RecordTest::Kind::one_of}},
                    "-begun_at",
                    1,
                    0})))
    return last.content_sha256 == content;
  return false;
}

base::Result<bool> is_agreed_by_rules(RecordReader& reader, park::Pack const& pack, Connector const& connector,
                                      park::Dossier const& about, base::Date today) {
  std::string data_class;
  for (park::Fact const* const fact : park::facts_as_of(about, today, pack.sources))
    if (fact->name == "data_class") data_class = fact->value.to_string();
  park::CollectionRule const* const rule = pack.collection.rule(data_class, connector.source);
  if (rule == nullptr || !rule->needs_consent) return true;
  return is_agreed(reader, connector.settings.party_id, connector.source, rule->way, today);
}

ConnectorWorker::ConnectorWorker(Context& context, AskSource ask, PauseFor pause)
    : context_(context),
      ask_(std::move(ask)),
      pause_(std::move(pause)),
      name_(base::new_id("wrk", context.clock.now(), context.randomness)) {}

base::Instant ConnectorWorker::after(std::int64_t seconds) const {
  return base::Instant::from_milliseconds(context_.clock.now().milliseconds() + seconds * milliseconds);
}

base::Result<> ConnectorWorker::work(std::atomic<bool> const& stop) {
  while (!stop) {
    auto const connector = TRY(take());
    if (!connector) return {};
    TRY(run(*connector, stop));
  }
  return {};
}

base::Result<std::optional<Connector>> ConnectorWorker::take() {
  RecordQuery due;
  due.where = {{"state", Json{"active"}},
               {"kind", Json{"pull"}},
               {"next_at", Json{after(1).to_string()}, RecordTest::Kind::below}};
  due.order = "next_at";
  for (Connector const& waiting : TRY(select<Connector>(context_.store, due))) {
    std::optional<Connector> taken;
    TRY(context_.store.write([&](Writer& writer) -> base::Result<> {
      taken.reset();
      auto connector = TRY(find<Connector>(writer, waiting.connector_id));
      base::Instant const now = context_.clock.now();
      if (!connector || connector->state != "active" || connector->next_at != waiting.next_at) return {};
      bool const is_silent = now.milliseconds() - connector->worked_at.milliseconds() > lease_milliseconds;
      if (!connector->worker.empty() && connector->worker != name_ && !is_silent) return {};
      connector->worker = name_;
      connector->worked_at = now;
      TRY(replace(writer, *connector));
      taken = std::move(connector);
      return {};
    }));
    if (taken) return taken;
  }
  return std::optional<Connector>{};
}

base::Result<> ConnectorWorker::run(Connector const& connector, std::atomic<bool> const& stop) {
  Pull pull{connector};
  pull.run.run_id = base::new_id("run", context_.clock.now(), context_.randomness);
  pull.run.connector_id = connector.connector_id;
  pull.run.begun_at = context_.clock.now();
  std::string uscc;
  if (!connector.settings.party_id.empty()) {
    Party const about = TRY(context_.store.party(connector.settings.party_id));
    auto const pack = TRY(pack_of(context_, connector.portfolio_id));
    park::Dossier const known = TRY(context_.store.dossier(about.party_id));
    if (!TRY(is_agreed_by_rules(context_.store, *pack, connector, known, context_.clock.today()))) {
      pull.run.outcome = "refused";
      pull.run.error = {
          "企业未同意由此来源提供数据，或同意已到期、撤回：没有访问",
          "the enterprise has not agreed that this source tells its data, or no longer: it was not asked"};
      TRY(finish(pull));
      return refuse_pull(connector, about);
    }
    uscc = about.uscc;
  }
  pull.done = fetch(pull, stop);
  if (stop) return release(connector);  // as if it had not begun
  pull.csv = pull.items.csv(uscc);
  return finish(pull);
}

base::Result<> ConnectorWorker::release(Connector const& connector) {
  return context_.store.write([&](Writer& writer) -> base::Result<> {
    auto stored = TRY(find<Connector>(writer, connector.connector_id));
    if (!stored || stored->worker != name_) return {};
    stored->worker.clear();
    return replace(writer, *stored);
  });
}

base::Result<> ConnectorWorker::refuse_pull(Connector const& connector, Party const& about) {
  return context_.store.write([&](Writer& writer) -> base::Result<> {
    base::Instant const now = context_.clock.now();
    if (!TRY(note_refusal(writer, about.party_id, connector.source, connector.connector_id, now))) return {};
    Json const body{
        Json::Object{{"connector_id", connector.connector_id}, {"source", connector.source}, {"reason", "consent"}}};
    Event event{0,
                base::new_id("evt", now, context_.randomness),
                now,
                connector.created_by,
                "collection_refused",
                about.party_id,
                body.to_string()};
    event.workspace_id = TRY(find_portfolio(context_, connector.portfolio_id)).workspace_id;
    event.department_id = about.department_id;
    event.outcome = "refused";
    return writer.add_event(event);
  });
}

base::Result<> ConnectorWorker::fetch(Pull& pull, std::atomic<bool> const& stop) {
  ConnectorRules const& rules = context_.connectors;
  if (!pull.connector.secret_sealed.empty())
    pull.secret = TRY(context_.identity.open(pull.connector.secret_sealed, pull.connector.connector_id));
  std::string url = pull.connector.settings.url;
  for (int page = 1; !url.empty(); ++page) {
    if (stop) return {};
    if (page > rules.pages_max)
      return refuse(ErrorCode::invalid, fmt::format("超过 {} 页", rules.pages_max),
                    fmt::format("more than {} pages", rules.pages_max));
    if (page > 1) pause_(minute_milliseconds / rules.requests_per_minute);
    ConnectorAnswer const answer = TRY(ask_page(pull, url));
    pull.bytes += static_cast<std::int64_t>(answer.body.size());
    if (pull.bytes > rules.run_bytes_max)
      return refuse(ErrorCode::invalid, fmt::format("各页合计超过 {} 字节", rules.run_bytes_max),
                    fmt::format("the pages have more than {} bytes together", rules.run_bytes_max));
    auto const json = Json::parse(answer.body);
    if (!json) {
      base::Error error = json.error();
      error.message = fmt::format("page {} is no JSON: {}", page, error.message);
      error.message_zh = fmt::format("第 {} 页不是 JSON", page);
      return error;
    }
    std::size_t const before = pull.items.rows().size();
    TRY(pull.items.add(*json,
                       page == 1 && pull.connector.settings.paging == "none" ? "" : fmt::format("page {}: ", page)));
    std::string next = TRY(next_page(pull.connector.settings, url, *json, page, pull.items.rows().size() - before));
    if (next == url)
      return refuse(ErrorCode::invalid, fmt::format("第 {} 页的下一页是它自己", page),
                    fmt::format("page {} names itself as the next one", page));
    url = std::move(next);
  }
  return {};
}

base::Result<ConnectorAnswer> ConnectorWorker::ask_page(Pull& pull, std::string const& url) {
  ConnectorSettings const& settings = pull.connector.settings;
  ConnectorRequest request{url, {{"Accept", "application/json"}, {"User-Agent", "Yingzhou"}}};
  if (settings.auth == "bearer") request.headers.emplace_back("Authorization", "Bearer " + pull.secret);
  if (settings.auth == "basic")
    request.headers.emplace_back("Authorization", "Basic " + base::to_base64(settings.auth_name + ":" + pull.secret));
  if (settings.auth == "header") request.headers.emplace_back(settings.auth_name, pull.secret);
  ++pull.run.requests;
  auto answer = ask_(request);
  if (!answer) {
    pull.is_temporary = answer.error().code == ErrorCode::unavailable;
    return answer.error();
  }
  if (answer->status >= ok_from && answer->status <= ok_to) return *std::move(answer);
  pull.is_temporary = answer->status == too_many || answer->status == timed_out || answer->status >= server_fault;
  std::string const& text = answer->retry_after;
  std::from_chars(text.data(), text.data() + text.size(), pull.retry_after);
  pull.retry_after = std::clamp<std::int64_t>(pull.retry_after, 0, context_.connectors.retry_after_seconds_max);
  return answered_with(answer->status);
}

// When it is asked again: soon when that may help, else at its usual time.
void ConnectorWorker::plan_next(Connector& connector, Pull const& pull, ConnectorRun& run) const {
  ConnectorRules const& rules = context_.connectors;
  connector.next_at = after(connector.settings.every_minutes * (minute_milliseconds / milliseconds));
  if (pull.done) {
    connector.attempts = 0;
    if (run.outcome != "refused") connector.failures = 0;
    return;
  }
  run.error = words_of(pull.done.error());
  auto const attempt = static_cast<std::size_t>(connector.attempts);
  if (pull.is_temporary && attempt < rules.waits.size()) {
    run.outcome = "retrying";
    ++connector.attempts;
    connector.next_at = after(std::max<std::int64_t>(rules.waits[attempt], pull.retry_after));
    return;
  }
  run.outcome = "failed";
  connector.attempts = 0;
  if (++connector.failures < rules.failures_pause) return;
  connector.state = "paused";
  ++connector.version;
}

base::Result<> ConnectorWorker::finish(Pull& pull) {
  return context_.store.write([&](Writer& writer) -> base::Result<> {
    auto connector = TRY(find<Connector>(writer, pull.connector.connector_id));
    // Changed or paused meanwhile: what was asked for is not what is wanted now.
    if (!connector || connector->worker != name_ || connector->version != pull.connector.version) return {};
    ConnectorRun run = pull.run;
    base::Instant const now = run.ended_at = context_.clock.now();
    run.items = static_cast<std::int64_t>(pull.items.rows().size());
    run.refused = static_cast<std::int64_t>(pull.items.issues().size());
    if (run.refused > 0)
      run.error = words_of(base::Error{ErrorCode::invalid, "items that are none were left out", pull.items.issues(),
                                       "不合格式的数据项未收取"});
    plan_next(*connector, pull, run);
    if (run.outcome.empty()) {
      run.content_sha256 = TRY(content_key(writer, *connector, pull.csv, context_.clock.today()));
      run.outcome = run.items == 0                                               ? "empty"
                    : TRY(is_same_again(writer, *connector, run.content_sha256)) ? "unchanged"
                                                                                 : "taken";
    }
    if (run.outcome == "taken")
      run.batch_id = TRY(add_connector_batch(writer, context_, *connector, pull.csv, now)).batch_id;
    TRY(add(writer, run));
    connector->worker.clear();
    return replace(writer, *connector);
  });
}

}  // namespace app
