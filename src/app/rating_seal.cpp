#include "app/rating_seal.h"

#include "app/assess.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/record.h"

namespace app {
namespace {

using base::Json;

std::string told(Json const& event, std::string_view name) {
  Json const* const body = event.find("body");
  Json const* const value = body == nullptr ? nullptr : body->find(name);
  std::string const* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? "" : *text;
}

// What departments share of a decision (COL-26), in short.
Json::Object result_of(park::Assessment const& a) {
  Json::Object result{{"as_of", a.as_of.to_string()},
                      {"name", a.name},
                      {"pack", a.pack.name + " " + a.pack.version},
                      {"score", a.score.to_string()}};
  for (auto const& [name, coded] :
       {std::pair{"grade", &a.grade}, std::pair{"tier", &a.tier}, std::pair{"admission", &a.admission}})
    if (!coded->code.empty())
      result.emplace_back(name,
                          Json{Json::Object{{"code", coded->code}, {"zh", coded->label.zh}, {"en", coded->label.en}}});
  if (a.limit.proposed) result.emplace_back("limit", a.limit.proposed->to_string());
  if (a.term.proposed) result.emplace_back("term_days", a.term.proposed->to_string());
  return result;
}

// The proof when it holds against the log's own key and tells of exactly this decision.
base::Result<CheckedProof> proven(EventProof const& proof, LogIdentity const& log, StoredDecision const& decision) {
  CheckedProof checked = TRY(check_proof(proof, {log.profile, *log.key, log.witnesses, 0}));
  if (told(checked.event, "decision_hash") != hash_of(decision))
    return base::Error{base::ErrorCode::conflict, "the decision is not the one that was sealed", {}};
  return checked;
}

}  // namespace

base::Result<> tell_decision(Writer& writer, Event event, StoredDecision const& decision, tlog::HashKind kind,
                             base::Randomness& randomness) {
  Json::Object body{{"decision_id", decision.decision_id},
                    {"trace_hash", decision.trace_hash},
                    {"decision_hash", hash_of(decision)},
                    {"result", Json{result_of(TRY(assessment_of(decision.trace)))}}};
  for (EventOpening const& opening : TRY(commit_personal(kind, event.event_id, body, {"result"}, randomness)))
    TRY(add(writer, opening));
  event.body = Json{std::move(body)}.to_string();
  return writer.add_event(std::move(event));
}

base::Result<RatingSeal> seal_of(Store& store, LogIdentity const& log, base::Instant now,
                                 StoredDecision const& decision, bool is_seen_whole) {
  RatingSeal seal;
  seal.looked_at = now;
  seal.state = RatingSeal::State::no_log;
  if (!log.key) return seal;
  seal.log_name = log.key->name();
  seal.log_key = log.key->to_string();
  auto const event = TRY(event_about(store, decision.party_id, decision_made, decision.decision_id));
  auto const checkpoint = TRY(newest_checkpoint(store));
  seal.state = RatingSeal::State::waiting;
  if (event && (!checkpoint || checkpoint->size < event->sequence)) return seal;
  seal.state = RatingSeal::State::contradicted;
  if (!event) return seal;
  auto proof = prove_event(store, log, event->event_id);
  if (!proof) return seal;
  keep_openings(*proof, Openings::of_result);
  auto const checked = proven(*proof, log, decision);
  if (!checked) return seal;
  seal.state = RatingSeal::State::sealed;
  seal.record = event->sequence;
  seal.size = static_cast<std::int64_t>(checked->proven.size);
  if (auto const newest = TRY(find<Event>(store, {{"sequence", Json{seal.size}}}))) seal.newest_at = newest->at;
  for (tlog::VerifiedSignature const& signature : checked->proven.cosignatures)
    seal.witnesses.push_back(signature.key_name);
  seal.witnessed_at = checked->proven.time;
  seal.proof = base::to_json(*proof).to_pretty_string() + "\n";
  if (is_seen_whole) seal.decision = decision.trace;
  return seal;
}

base::Result<park::Assessment> sealed_assessment(CheckedProof const& checked, std::string_view decision) {
  if (base::sha256_hex(decision) != told(checked.event, "trace_hash"))
    return base::invalid("the decision beside the proof is not the one that the record tells of");
  return assessment_of(decision);
}

}  // namespace app
