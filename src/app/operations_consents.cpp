// What an enterprise agreed to share: list, record, withdraw. Source: DAT-18, DAT-19.
#include <fmt/format.h>

#include <algorithm>

#include "app/consents.h"
#include "app/declare.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/record_table.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

constexpr std::size_t said_bytes_max = 300, reason_said_bytes_max = 600;  // not policy: bounds
constexpr std::string_view sharing_fact = "data_sharing_until", register_source = "consent_register";

struct ConsentDraft {
  std::string given_by, purpose;
  std::vector<std::string> sources;
  std::string way;
  base::Date valid_from, valid_until;
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(ConsentDraft, (), (given_by, purpose, sources, way, valid_from, valid_until, evidence))

struct ConsentWithdrawal {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ConsentWithdrawal, (), (reason))

struct ConsentView {
  std::string consent_id, given_by, purpose;
  std::vector<park::Coded> sources;
  park::Coded way;
  base::Date valid_from, valid_until;
  std::string evidence, state;  // given, ahead, ended, withdrawn
  std::optional<base::Date> withdrawn_on;
  std::string withdrawn_reason, withdrawn_by_name, recorded_by_name;
  base::Instant recorded_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ConsentView, (),
                      (consent_id, given_by, purpose, sources, way, valid_from, valid_until, evidence, state,
                       withdrawn_on, withdrawn_reason, withdrawn_by_name, recorded_by_name, recorded_at, version))

// A source from which something is taken of the enterprise: how, how much of it may be kept, and whether it agreed.
struct CollectionView {
  park::Coded source, way, keep;
  bool needs_consent = false, agreed = false;
  std::int64_t refused = 0;  // times that nothing was taken for want of consent, since it last agreed
  std::optional<base::Instant> refused_at;
};
BOOST_DESCRIBE_STRUCT(CollectionView, (), (source, way, keep, needs_consent, agreed, refused, refused_at))

// What the enterprise may be asked to agree to: by the rules for its class, or of every class when it is not known.
struct ConsentOffer {
  park::Coded source, way;
};
BOOST_DESCRIBE_STRUCT(ConsentOffer, (), (source, way))

struct ConsentsView {
  park::Coded data_class;                  // code "": not known
  std::vector<ConsentView> consents;       // newest first
  std::vector<CollectionView> collection;  // by the rules for its class; of other sources values are taken as they come
  std::vector<ConsentOffer> offers;
  bool has_rules = false;  // the pack has any
};
BOOST_DESCRIBE_STRUCT(ConsentsView, (), (data_class, consents, collection, offers, has_rules))

base::Result<ConsentView> consent_view(Call& call, park::Pack const& pack, Consent const& consent) {
  ConsentView view;
  view.consent_id = consent.consent_id;
  view.given_by = consent.given_by;
  view.purpose = consent.purpose;
  for (std::string const& source : consent.sources) view.sources.push_back({source, pack.source_label(source)});
  view.way = pack.coded(consent.way);
  view.valid_from = consent.valid_from;
  view.valid_until = consent.valid_until;
  view.evidence = consent.evidence;
  view.state = state_of(consent, call.context.clock.today());
  view.withdrawn_on = consent.withdrawn_on;
  view.withdrawn_reason = consent.withdrawn_reason;
  if (!consent.withdrawn_by.empty()) view.withdrawn_by_name = TRY(name_of_user(call.records, consent.withdrawn_by));
  view.recorded_by_name = TRY(name_of_user(call.records, consent.recorded_by));
  view.recorded_at = consent.recorded_at;
  view.version = consent.version;
  return view;
}

base::Result<std::shared_ptr<park::Pack const>> pack_of_party(Call& call) {
  Party const party = TRY(call.context.store.party(call.request.of("party_id")));
  return pack_of(call.context, party.portfolio_id);
}

base::Result<std::vector<CollectionView>> collection_views(Call& call, park::Pack const& pack,
                                                           std::string const& data_class) {
  std::vector<CollectionView> views;
  std::string const party_id{call.request.of("party_id")};
  auto const refusals = TRY(select<CollectionRefusal>(call.records, {{{"party_id", Json{party_id}}}}));
  for (park::SourceDefinition const& source : pack.sources.all()) {
    park::CollectionRule const* const rule = pack.collection.rule(data_class, source.name);
    if (rule == nullptr) continue;
    CollectionView view;
    view.source = {source.name, source.label};
    view.way = pack.coded(rule->way);
    view.keep = pack.coded(park::name_of(rule->keep));
    view.needs_consent = rule->needs_consent;
    if (rule->needs_consent)
      view.agreed = TRY(is_agreed(call.records, party_id, source.name, rule->way, call.context.clock.today()));
    for (CollectionRefusal const& one : refusals)
      if (one.source == source.name) {
        view.refused = one.times;
        view.refused_at = one.last_at;
      }
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<ConsentOffer> offers_of(park::Pack const& pack, std::string const& data_class) {
  std::vector<ConsentOffer> offers;
  for (park::CollectionRule const& rule : pack.collection.rules) {
    bool const applies = data_class.empty() || pack.collection.rule(data_class, rule.source) == &rule;
    bool const is_there = std::any_of(offers.begin(), offers.end(), [&](ConsentOffer const& one) {
      return one.source.code == rule.source && one.way.code == rule.way;
    });
    if (!rule.needs_consent || !applies || is_there || pack.sources.find(rule.source) == nullptr) continue;
    offers.push_back({{rule.source, pack.source_label(rule.source)}, pack.coded(rule.way)});
  }
  return offers;
}

base::Result<Reply> list_consents(Call& call) {
  auto const pack = TRY(pack_of_party(call));
  ConsentsView view;
  std::string_view const party_id = call.request.of("party_id");
  std::string const data_class = park::text_as_of(TRY(call.context.store.dossier(party_id)), park::data_class_fact,
                                                  call.context.clock.today(), pack->sources);
  if (!data_class.empty()) view.data_class = pack->coded(data_class);
  for (Consent const& consent : TRY(select<Consent>(call.records, {{{"party_id", Json{party_id}}}, "-recorded_at"})))
    view.consents.push_back(TRY(consent_view(call, *pack, consent)));
  view.collection = TRY(collection_views(call, *pack, data_class));
  view.offers = offers_of(*pack, data_class);
  view.has_rules = !pack->collection.empty();
  return json_reply(view);
}

void check_said(std::string const& text, std::string at, char const* zh, char const* en,
                std::vector<base::Issue>& issues) {
  if (text.empty() || text.size() > said_bytes_max)
    issues.push_back({std::move(at), fmt::format("{} (1 to {} bytes)", en, said_bytes_max),
                      fmt::format("{}（不超过 {} 字节）", zh, said_bytes_max)});
}

std::vector<base::Issue> issues_of_consent(park::Pack const& pack, ConsentDraft const& draft, base::Date today) {
  std::vector<base::Issue> issues;
  check_said(draft.given_by, "/given_by", "请填写企业方同意人及职务", "write who of the enterprise agreed", issues);
  check_said(draft.purpose, "/purpose", "请填写数据用途", "write what the data are for", issues);
  check_said(draft.evidence, "/evidence", "请填写授权书编号或存证", "name the document that shows it", issues);
  if (draft.sources.empty()) issues.push_back({"/sources", "choose at least one source", "请至少选择一个数据来源"});
  for (std::size_t at = 0; at < draft.sources.size(); ++at)
    if (pack.sources.find(draft.sources[at]) == nullptr)
      issues.push_back({fmt::format("/sources/{}", at), fmt::format("there is no source `{}`", draft.sources[at]),
                        fmt::format("来源登记中没有“{}”", draft.sources[at])});
  auto const is_way = [&](park::CollectionRule const& rule) { return rule.way == draft.way; };
  if (std::none_of(pack.collection.rules.begin(), pack.collection.rules.end(), is_way))
    issues.push_back({"/way", "choose a way of the park's rules of collection", "请选择采集方式"});
  if (draft.valid_until < draft.valid_from)
    issues.push_back({"/valid_until", "it ends before it begins", "截止日早于起始日"});
  else if (draft.valid_until < today)
    issues.push_back({"/valid_until", "it has ended already", "授权已到期"});
  return issues;
}

// What the rules of the pack read: until when the enterprise shares data, as known from today.
base::Result<> tell_sharing(Call& call, park::Pack const& pack, Consent const& changed) {
  if (pack.fact(sharing_fact) < 0 || pack.sources.find(register_source) == nullptr) return {};
  base::Date const today = call.context.clock.today(), from = std::max(today, changed.valid_from);
  base::Date until = from.plus_days(-1);
  for (Consent const& one : TRY(select<Consent>(call.records, {{{"party_id", Json{changed.party_id}}}})))
    if (!one.withdrawn_on && one.valid_from <= from) until = std::max(until, one.valid_until);
  park::Fact fact;
  fact.name = sharing_fact;
  fact.value = feel::Value{until};
  fact.valid_from = from;
  fact.known_at = today;
  fact.source = register_source;
  fact.evidence = changed.consent_id;
  return call.change().add_facts(changed.party_id, {fact});
}

base::Result<> forget_refusals(Call& call, Consent const& consent) {
  for (CollectionRefusal const& one :
       TRY(select<CollectionRefusal>(call.records, {{{"party_id", Json{consent.party_id}}}})))
    if (std::find(consent.sources.begin(), consent.sources.end(), one.source) != consent.sources.end())
      TRY(remove<CollectionRefusal>(call.change(), one.refusal_id));
  return {};
}

base::Result<Reply> record_consent(Call& call) {
  ConsentDraft draft = TRY(base::parse_json<ConsentDraft>(call.request.body));
  Party const party = TRY(call.change().party(call.request.of("party_id")));
  auto const pack = TRY(pack_of(call.context, party.portfolio_id));
  if (auto issues = issues_of_consent(*pack, draft, call.context.clock.today()); !issues.empty())
    return base::Error{base::ErrorCode::invalid, "the consent cannot be recorded so", std::move(issues),
                       "无法这样登记授权"};
  Consent consent;
  consent.consent_id = base::new_id("cns", call.now, call.context.randomness);
  consent.portfolio_id = party.portfolio_id;
  consent.party_id = party.party_id;
  consent.given_by = std::move(draft.given_by);
  consent.purpose = std::move(draft.purpose);
  consent.sources = std::move(draft.sources);
  consent.way = std::move(draft.way);
  consent.valid_from = draft.valid_from;
  consent.valid_until = draft.valid_until;
  consent.evidence = std::move(draft.evidence);
  consent.recorded_by = call.person().subject.user_id;
  consent.recorded_at = call.now;
  TRY(add(call.change(), consent));
  TRY(tell_sharing(call, *pack, consent));
  TRY(forget_refusals(call, consent));
  Json::Array sources;
  for (std::string const& source : consent.sources) sources.emplace_back(source);
  call.note.body = {{"consent_id", consent.consent_id},
                    {"sources", std::move(sources)},
                    {"way", consent.way},
                    {"valid_from", consent.valid_from.to_string()},
                    {"valid_until", consent.valid_until.to_string()},
                    {"given_by", consent.given_by},
                    {"evidence", consent.evidence}};
  call.note.personal = {"given_by"};
  return created(TRY(consent_view(call, *pack, consent)));
}

base::Result<Reply> withdraw_consent(Call& call) {
  ConsentWithdrawal const draft = TRY(base::parse_json<ConsentWithdrawal>(call.request.body));
  if (draft.reason.empty() || draft.reason.size() > reason_said_bytes_max)
    return base::Error{base::ErrorCode::invalid,
                       "say why",
                       {{"/reason", fmt::format("write 1 to {} bytes", reason_said_bytes_max),
                         fmt::format("请填写撤回原因（不超过 {} 字节）", reason_said_bytes_max)}},
                       "请说明原因"};
  auto consent = TRY(find<Consent>(call.records, call.request.of("consent_id")));
  if (!consent || consent->party_id != call.request.of("party_id")) return base::not_found("there is no such consent");
  if (consent->withdrawn_on)
    return refuse(base::ErrorCode::conflict, "此授权已撤回", "this consent was withdrawn already");
  auto const pack = TRY(pack_of(call.context, consent->portfolio_id));
  consent->withdrawn_on = call.context.clock.today();
  consent->withdrawn_reason = draft.reason;
  consent->withdrawn_by = call.person().subject.user_id;
  ++consent->version;
  TRY(replace(call.change(), *consent));
  TRY(tell_sharing(call, *pack, *consent));
  call.note.body = {{"consent_id", consent->consent_id}, {"reason", draft.reason}};
  call.note.personal = {"reason"};
  return json_reply(TRY(consent_view(call, *pack, *consent)));
}

}  // namespace

void add_consent_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const path = "/api/v1/parties/{party_id}/consents";
  Parameter const id{"consent_id", Place::path, text_schema, true, "授权编号", "Id of the consent", "cns_01hv"};
  out.push_back(
      read(path, "list_consents",
           {"consent", "企业的数据授权与采集方式", "What the enterprise agreed to share, and how data are taken"},
           "consent.read", {party_id_parameter()}, reference("ConsentsView"), list_consents, about_party()));
  out.push_back(change("POST", path, "record_consent", {"consent", "登记数据授权", "Record a consent"},
                       "consent.record", "consent_recorded", {party_id_parameter()}, reference("ConsentDraft"),
                       reference("ConsentView"), record_consent, about_party()));
  out.push_back(change("POST", path + "/{consent_id}/withdraw", "withdraw_consent",
                       {"consent", "撤回数据授权", "Withdraw a consent"}, "consent.record", "consent_withdrawn",
                       {party_id_parameter(), id}, reference("ConsentWithdrawal"), reference("ConsentView"),
                       withdraw_consent, about_party()));
  catalogue.schemas["ConsentDraft"] = base::schema_of<ConsentDraft>();
  catalogue.schemas["ConsentWithdrawal"] = base::schema_of<ConsentWithdrawal>();
  catalogue.schemas["ConsentView"] = base::schema_of<ConsentView>();
  catalogue.schemas["ConsentsView"] = base::schema_of<ConsentsView>();
}

}  // namespace app
