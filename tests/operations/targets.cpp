#include "targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/approvals.h"
#include "app/benchmarks.h"
#include "app/connectors.h"
#include "app/consents.h"
#include "app/declarations.h"
#include "app/file_entries.h"
#include "app/import_work.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "app/register.h"
#include "base/hash.h"
#include "base/spelling.h"

namespace operations {
namespace {

bool takes(app::Operation const& operation, std::string_view name) {
  return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                     [name](app::Parameter const& parameter) { return parameter.name == name; });
}

bool is_one_of(std::string_view id, std::initializer_list<std::string_view> ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Place const& place_of(char letter) {
  switch (letter) {
    case 'o': return own_department;
    case 'd': return other_department;
    case 'e': return enterprise;
    default: return other_park;
  }
}

std::string person_of(std::string const& who, char letter) {
  switch (letter) {
    case 's': return "user-demo-" + who;
    case 'o': return "user-demo-colleague";
    case 'd': return "user-demo-neighbour";
    case 'e': return "user-demo-member";
    default: return "user-demo-outsider";
  }
}

char const* party_of(char letter) {
  if (letter == 'w') return "p-other";
  return letter == 'd' ? "p-two" : "demo-rat-16";
}

void put(World& world, std::function<base::Result<>(app::Writer&)> const& change) {
  auto const done = world.store().write(change);
  CHECK_NOTE(done, base::to_text(done.error()));
}

app::Event new_event(World& world, std::string kind, std::string body) {
  app::Event event;
  event.event_id = world.fresh("evt");
  event.at = world.clock().now();
  event.kind = std::move(kind);
  event.body = std::move(body);
  return event;
}

std::string plant_event(World& world, std::string const& workspace_id) {
  app::Event event = new_event(world, "planted", "{}");
  event.workspace_id = workspace_id;
  put(world, [&](app::Writer& writer) { return writer.add_event(event); });
  return event.event_id;
}

std::string plant_membership(World& world, Place const& place) {
  std::string const user_id = world.add_person(world.fresh("person"), {}), id = world.fresh("mem");
  put(world, [&](app::Writer& writer) { return world.add_membership(writer, id, user_id, place); });
  return id;
}

void plant_account(World& world, std::string const& user_id) {
  put(world, [&](app::Writer& writer) -> base::Result<> {
    if (TRY(app::find<app::OrganisationAccount>(writer, {{"user_id", base::Json{user_id}}}))) return {};
    return app::add(writer, app::OrganisationAccount{world.fresh("acc"), user_id, "https://id.park.cn", "u-1",
                                                     world.clock().now(), "test"});
  });
}

// Changes of persons: each has somebody new to change.
Attempt about_person(World& world, app::Operation const& operation, char letter) {
  Place const& place = place_of(letter);
  if (operation.operation_id == "revoke_role") return {{{"membership_id", plant_membership(world, place)}}};
  if (operation.operation_id == "grant_role") {
    std::string const user_id = world.add_person(world.fresh("person"), {});
    return {{},
            fmt::format(R"({{"user_id":"{}","workspace_id":"{}","department_id":"{}","role":"{}"}})", user_id,
                        place.workspace_id, place.department_id, place.role)};
  }
  if (operation.operation_id == "link_account_of_user" || operation.operation_id == "unlink_account_of_user") {
    std::string const user_id = world.add_person(world.fresh("person"), place);
    if (operation.method == "DELETE") plant_account(world, user_id);
    return {{{"user_id", user_id}}, fmt::format(R"({{"subject":"{}"}})", world.fresh("sub"))};
  }
  bool const is_out = is_one_of(operation.operation_id, {"enable_user", "erase_user"});
  bool const is_invited = is_one_of(operation.operation_id, {"renew_invitation", "withdraw_invitation"});
  char const* const state = is_out ? "disabled" : is_invited ? "invited" : "active";
  Attempt attempt{{{"user_id", world.add_person(world.fresh("person"), place, state)}}, "{}", "1"};
  if (operation.operation_id == "reset_password") attempt.body = R"({"reset_second_factor":false})";
  return attempt;
}

Attempt about_request(World& world, std::string const& who, char letter) {
  auto const request = plant_request(world, person_of(who, letter), letter);
  return {{{"request_id", request.request_id}},
          fmt::format(R"({{"seen_hash":"{}","reason":"不必"}})", request.content_hash)};
}

bool is_about_emergency(app::Operation const& operation) {
  return is_one_of(operation.operation_id, {"approve_break_glass", "refuse_break_glass", "close_break_glass"});
}

Attempt about_emergency(World& world, app::Operation const& operation, std::string const& who, char letter) {
  std::string const requester = letter == 'o' ? "user-demo-system" : person_of(who, letter);
  auto const request = plant_emergency(world, requester, letter == 'w' ? "park-other" : "park-demo",
                                       operation.operation_id == "close_break_glass");
  if (operation.operation_id == "close_break_glass")
    return {{{"request_id", request.request_id}}, R"({"reason":"已处理完"})"};
  return {{{"request_id", request.request_id}},
          fmt::format(R"({{"seen_hash":"{}","reason":"不必"}})", request.content_hash)};
}

// A request for a bulk export that waits.
Attempt about_export(World& world, std::string const& who, char letter) {
  access_control::ApprovalRequest draft;
  draft.request_id = world.fresh("apr");
  draft.rule = "bulk_export";
  app::ExportContent content;
  content.portfolio_id = letter == 'w' ? "other" : "demo";
  content.departments = {letter == 'd' ? "dept-invest-2" : letter == 'w' ? "dept-other" : "dept-invest-1"};
  draft.subject = app::export_subject(content);
  draft.content_hash = "of other rows";
  draft.workspace_id = letter == 'w' ? "park-other" : "park-demo";
  draft.requester_id = person_of(who, letter);
  draft.requester_session_id = "session-of-a-test";
  draft.reason = "核对";
  auto const request = access_control::open_request(world.context().access, draft, world.clock().now()).value();
  put(world, [&](app::Writer& writer) { return app::add(writer, request); });
  return {{{"request_id", request.request_id}}};
}

// A webhook of the own or another park with a delivery that was given up.
Attempt about_webhook(World& world, app::Operation const& operation, char letter) {
  app::Webhook webhook;
  webhook.webhook_id = world.fresh("whk");
  webhook.workspace_id = letter == 'w' ? "park-other" : "park-demo";
  webhook.title = "数据中台";
  webhook.url = "https://receiver.example/";
  webhook.state = operation.operation_id == "resume_webhook" ? "paused" : "active";
  webhook.created_at = world.clock().now();
  app::WebhookDelivery const delivery{
      world.fresh("whd"), webhook.webhook_id, world.fresh("evt"), "given_up", 3, world.clock().now(), 500, ""};
  put(world, [&](app::Writer& writer) -> base::Result<> {
    TRY(app::add(writer, webhook));
    return app::add(writer, delivery);
  });
  Attempt attempt{{{"webhook_id", webhook.webhook_id}}};
  if (operation.versioned) attempt.if_match = "1";
  if (takes(operation, "delivery_id")) attempt.parameters["delivery_id"] = delivery.delivery_id;
  if (!operation.is_change()) attempt.body.clear();
  return attempt;
}

// With the record of its anchoring.
std::string plant_document(World& world, std::string const& party_id) {
  app::Document const document{
      world.fresh("doc"), party_id,           "contract", "合同.pdf", base::sha256_hex(world.fresh("bytes")), 4,
      "user-demo-leader", world.clock().now()};
  app::Event event =
      new_event(world, "document_anchored", fmt::format(R"({{"document_id":"{}"}})", document.document_id));
  event.party_id = party_id;
  put(world, [&](app::Writer& writer) -> base::Result<> {
    TRY(app::add(writer, document));
    return writer.add_event(event);
  });
  return document.document_id;
}

// In whose name somebody writes into a file.
std::string source_of(std::string const& who) {
  if (who == "tax") return "tax";
  if (who == "finance") return "finance_department";
  return who == "legal" ? "legal_department" : "investment_department";
}

std::string entry_draft(std::string const& who, std::string const& need) {
  return fmt::format(R"({{"dataset":"needs","content":{{"need":"{}","kind":"financing","raised_on":"2026-02-01"}},)"
                     R"("source":"{}","evidence":"","note":""}})",
                     need, source_of(who));
}

std::string plant_entry(World& world, std::string const& party_id, std::string const& source) {
  app::EntryVersion version;
  version.version_id = version.entry_id = world.fresh("env");
  version.party_id = party_id;
  version.dataset = "needs";
  version.content = R"({"need":"贷款","kind":"financing","raised_on":"2026-02-01"})";
  version.known_at = world.clock().today();
  version.recorded_at = world.clock().now();
  version.recorded_by = "user-demo-leader";
  version.source = source;
  put(world, [&](app::Writer& writer) { return app::add(writer, version); });
  return version.entry_id;
}

Attempt about_file(World& world, app::Operation const& operation, std::string const& who, char letter) {
  std::string const& id = operation.operation_id;
  Attempt attempt;
  if (id == "record_fact") {
    attempt.body = fmt::format(
        R"({{"name":"employment_needs","value":"{}","period":"2025","source":"{}","evidence":"","note":""}})",
        world.fresh("").size() + 3, source_of(who));
  } else if (is_one_of(id, {"add_entry", "change_entry"})) {
    attempt.body = entry_draft(who, world.fresh("需求"));
  } else if (id == "remove_entry") {
    attempt.body = R"({"reason":"登记错误"})";
  }
  if (takes(operation, "entry_id"))
    attempt.parameters["entry_id"] = plant_entry(world, party_of(letter), source_of(who));
  else
    attempt.parameters["party_id"] = party_of(letter);
  if (operation.versioned) attempt.if_match = "1";
  return attempt;
}

// In the state that the step needs, with nothing in it but a mapping that fits.
Attempt about_import(World& world, app::Operation const& operation, char letter) {
  std::string const& id = operation.operation_id;
  app::ImportBatch batch;
  batch.batch_id = world.fresh("imp");
  batch.portfolio_id = letter == 'w' ? "other" : "demo";
  batch.file_name = "企业.csv";
  batch.file_bytes = 4;
  batch.file_sha256 = base::sha256_hex("abcd");
  batch.mapping = {"tax", {{"企业名称", "party.name", ""}}, "", false};
  batch.created_at = batch.moved_at = world.clock().now();
  batch.outcome.parties_new = 1;
  batch.state = id == "put_import_part"   ? "receiving"
                : id == "check_import"    ? "ready"
                : id == "withdraw_import" ? "shown"
                                          : "checked";
  put(world, [&](app::Writer& writer) -> base::Result<> {
    batch.batch_number = TRY(app::new_batch_number(writer));
    return app::add(writer, batch);
  });
  Attempt attempt{{{"batch_id", batch.batch_id}}};
  if (id == "put_import_part") {
    attempt.parameters["part"] = "0";
    attempt.body = R"({"content":"YWJjZA=="})";
  } else if (id == "check_import") {
    attempt.body = base::to_json(batch.mapping).to_string();
  } else if (id == "withdraw_import") {
    attempt.body = R"({"reason":"文件有误"})";
  } else {
    attempt.body.clear();
  }
  return attempt;
}

// Secrets of tests are 32 bytes of `a`.
std::string const push_secret = "whsec_" + base::to_base64(std::string(32, 'a'));

std::string plant_connector(World& world, app::Operation const& operation, char letter) {
  std::string const& id = operation.operation_id;
  app::Connector connector;
  connector.connector_id = world.fresh("con");
  connector.portfolio_id = letter == 'w' ? "other" : "demo";
  connector.title = "税务接口";
  connector.kind = id == "push_delivery" ? "push" : "pull";
  connector.source = "tax";
  connector.state = id == "resume_connector" ? "paused" : "active";
  connector.settings.url = "https://tax.example/park";
  connector.settings.fields = {{"/code", "party.uscc", ""}, {"/tax", "tax_paid", ""}};
  connector.settings.every_minutes = 60;
  connector.created_by = "user-demo-head";
  connector.next_at = connector.worked_at = connector.created_at = world.clock().now();
  connector.secret_sealed = world.context().identity.seal(push_secret, connector.connector_id).value();
  put(world, [&](app::Writer& writer) { return app::add(writer, connector); });
  return connector.connector_id;
}

char const* const connector_draft =
    R"({"title":"税务接口","kind":"pull","source":"tax","secret":"s","settings":{"party_id":"","url":)"
    R"("https://tax.example/park","items":"/data","fields":[{"pointer":"/code","target":"party.uscc","unit":""},)"
    R"({"pointer":"/tax","target":"tax_paid","unit":"万元"}],"period":"2025","auth":"bearer","auth_name":"",)"
    R"("paging":"none","paging_pointer":"","paging_parameter":"","every_minutes":60}})";

Attempt about_connector(World& world, app::Operation const& operation, char letter) {
  Attempt attempt{{{"connector_id", plant_connector(world, operation, letter)}}};
  if (operation.versioned) attempt.if_match = "1";
  attempt.body = operation.operation_id == "change_connector" ? connector_draft : "";
  if (operation.operation_id == "push_delivery") attempt.body = R"([{"code":"91310110666073468P","tax":1}])";
  return attempt;
}

// The first figure that can be computed of the demonstration park; five enterprises are added when there is none.
std::string adoption(World& world) {
  auto const compute = [&] {
    auto const reply = world.perform("compute_benchmarks", "policy", {{"portfolio_id", "demo"}, {"period", "2025"}});
    return base::Json::parse(reply.value().body).value();
  };
  base::Json computed = compute();
  if (computed.find("rows")->if_array()->empty()) {
    for (int spending = 100; spending < 105; ++spending) plant_enterprise(world, "digital_economy", spending, 2025);
    computed = compute();
  }
  base::Json const& row = computed.find("rows")->if_array()->front();
  return fmt::format(R"({{"period":"2025","sha256":{},"rows":[{{"indicator":{},"industry":{}}}]}})",
                     computed.find("sha256")->to_string(), row.find("indicator")->find("code")->to_string(),
                     row.find("industry")->find("code")->to_string());
}

Attempt about_benchmark(World& world, app::Operation const& operation, char letter) {
  std::string const portfolio = letter == 'w' ? "other" : "demo", id = operation.operation_id;
  Attempt attempt{{{"portfolio_id", portfolio}}};
  if (id == "compute_benchmarks") attempt.parameters["period"] = "2026";
  if (id == "enter_benchmark")
    attempt.body =
        R"({"indicator":"rd_ratio","industry":"software","period":"2025","value":0.11,"source":"统计年鉴 2026"})";
  if (id == "adopt_benchmarks")
    attempt.body = letter == 'w' ? R"({"period":"2026","sha256":"","rows":[{"indicator":"rd_ratio","industry":"*"}]})"
                                 : adoption(world);
  if (id != "withdraw_benchmark") return attempt;
  app::RecordedBenchmark row;
  row.benchmark_id = attempt.parameters["benchmark_id"] = world.fresh("bmk");
  row.portfolio_id = portfolio;
  row.indicator = "rd_ratio";
  row.industry = "software";
  row.period = "2025";
  row.period_from = *base::Date::parse("2025-01-01");
  row.period_to = *base::Date::parse("2025-12-31");
  row.value = "0.11";
  row.method = "entered";
  row.source = "统计年鉴 2026";
  row.known_at = world.clock().today();
  row.recorded_by = "user-demo-policy";
  row.recorded_at = world.clock().now();
  put(world, [&](app::Writer& writer) { return app::add(writer, row); });
  attempt.body = R"({"reason":"口径有误"})";
  return attempt;
}

Attempt about_consent(World& world, app::Operation const& operation, char letter) {
  app::Consent consent;
  consent.consent_id = world.fresh("cns");
  consent.party_id = party_of(letter);
  consent.portfolio_id = letter == 'w' ? "other" : "demo";
  consent.given_by = "王总";
  consent.purpose = "信用评级";
  consent.sources = {"platform"};
  consent.way = "standard";
  consent.valid_from = *base::Date::parse("2026-01-01");
  consent.valid_until = *base::Date::parse("2026-12-31");
  consent.evidence = "授权书 1 号";
  consent.recorded_at = world.clock().now();
  put(world, [&](app::Writer& writer) { return app::add(writer, consent); });
  Attempt attempt{{{"party_id", consent.party_id}}};
  if (operation.operation_id == "withdraw_consent") {
    attempt.parameters["consent_id"] = consent.consent_id;
    attempt.body = R"({"reason":"不再合作"})";
  } else if (operation.operation_id == "record_consent") {
    attempt.body = R"({"given_by":"王总","purpose":"信用评级","sources":["platform"],"way":"standard",)"
                   R"("valid_from":"2026-03-01","valid_until":"2026-12-31","evidence":"授权书 2 号"})";
  }
  return attempt;
}

// A declaration of the enterprise of the letter, complete, in the state that the operation starts from.
Attempt about_declaration(World& world, app::Operation const& operation, char letter) {
  std::string const id = world.fresh("dcl"), part = base::to_base64("%PDF-1.7");
  int const number = std::stoi(id.substr(id.find('-') + 1));
  app::Declaration declaration;
  declaration.declaration_id = id;
  declaration.portfolio_id = letter == 'w' ? "other" : "demo";
  declaration.party_id = party_of(letter);
  declaration.form = "quarterly_operation";
  declaration.period = fmt::format("{}Q{}", 1900 + number / 4, number % 4 + 1);  // once each
  bool const waits = is_one_of(operation.operation_id, {"take_back_declaration", "receive_declaration",
                                                        "return_declaration", "get_declaration", "get_voucher"});
  declaration.state = waits ? "submitted" : "draft";
  declaration.written = {
      {"orders_value", "1200万"}, {"inventory_turnover_days", "45"}, {"customer_concentration", "30%"}};
  declaration.started_at = declaration.touched_at = world.clock().now();
  if (waits) declaration.submitted_at = world.clock().now();
  bool const comes = operation.operation_id == "put_voucher_part";
  app::Voucher voucher{world.fresh("vch"),
                       id,
                       "contract_or_order",
                       "合同.pdf",
                       comes ? "" : "application/pdf",
                       8,
                       base::sha256_hex("%PDF-1.7"),
                       comes ? 0 : 1,
                       !comes,
                       "",
                       world.clock().now()};
  put(world, [&](app::Writer& writer) -> base::Result<> {
    // Earlier ones are out of the way: lists hold each that waits against what is known.
    for (char const* const state : {"submitted", "received"})
      for (app::Declaration& old : TRY(app::select<app::Declaration>(writer, {{{"state", base::Json{state}}}, ""}))) {
        old.state = "discarded";
        TRY(app::replace(writer, old));
      }
    TRY(app::add(writer, declaration));
    TRY(app::add(writer, voucher));
    if (comes) return {};
    return app::add(writer, app::VoucherPart{voucher.voucher_id + "-0", voucher.voucher_id, 0, part});
  });
  Attempt attempt;
  if (takes(operation, "declaration_id")) attempt.parameters["declaration_id"] = id;
  if (takes(operation, "voucher_id")) attempt.parameters["voucher_id"] = voucher.voucher_id;
  if (comes) attempt.parameters["part"] = "0";
  if (operation.versioned) attempt.if_match = "1";
  std::string const& name = operation.operation_id;
  if (name == "save_declaration") attempt.body = R"({"values":[{"fact":"orders_value","value":"1300万"}]})";
  if (name == "submit_declaration") attempt.body = R"({"accepted":true,"signed_by":"王总","signed_as":"总经理"})";
  if (name == "return_declaration") attempt.body = R"({"reason":"凭证缺页"})";
  if (comes) attempt.body = fmt::format(R"({{"content":"{}"}})", part);
  if (name == "add_voucher")
    attempt.body = fmt::format(R"({{"kind":"contract_or_order","file_name":"订单.pdf","bytes":8,"sha256":"{}"}})",
                               base::sha256_hex(world.fresh("voucher")));
  return attempt;
}

// An enterprise beside that of the letter, led by the same department; merged into that one for whoever separates them.
// Merged into one of who asks, where there is one in the portfolio: the right to that one is not asked about here.
Attempt about_register(World& world, app::Operation const& operation, std::string const& who, char letter) {
  app::Party twin = world.store().party(party_of(letter)).value();
  std::string target = twin.party_id;
  if (operation.operation_id == "merge_party" && letter != 'w') target = party_of(who == "officer2" ? 'd' : 'o');
  twin.party_id = world.fresh("pty");
  app::PartyMerge merge;
  merge.merge_id = world.fresh("mrg");
  merge.portfolio_id = twin.portfolio_id;
  merge.party_id = twin.party_id;
  merge.into_party_id = target;
  merge.merged_on = world.clock().today();
  merge.merged_at = world.clock().now();
  put(world, [&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(twin));
    return operation.operation_id == "separate_party" ? app::add(writer, merge) : base::Result<>{};
  });
  Attempt attempt{{{"party_id", twin.party_id}}, R"({"reason":"同一企业"})"};
  if (operation.operation_id == "merge_party")
    attempt.body = fmt::format(R"({{"into_party_id":"{}","reason":"同一企业"}})", target);
  if (operation.operation_id == "rename_party")
    attempt.body = fmt::format(
        R"({{"name":"{}","name_en":"","used_from":"2026-03-01","reason":"变更","another_than":[],"another_reason":""}})",
        world.fresh("改名企业"));
  return attempt;
}

Parameters common_of(app::Operation const& operation) {
  Parameters common;
  if (takes(operation, "name")) common["name"] = "chongming";
  if (takes(operation, "text")) common["text"] = "企业";
  if (takes(operation, "dataset")) common["dataset"] = "registration";
  for (char const* const level : {"level", "old_size"})
    if (takes(operation, level)) common[level] = "0";
  for (char const* const part : {"a", "b", "c"})
    if (takes(operation, part)) common[part] = "000";
  return common;
}

}  // namespace

access_control::ApprovalRequest plant_emergency(World& world, std::string const& requester,
                                                std::string const& workspace_id, bool is_in_force) {
  access_control::ApprovalRequest draft;
  draft.request_id = world.fresh("apr");
  draft.rule = app::break_glass;
  draft.subject = base::to_json(app::EmergencyContent{"user-demo-colleague", workspace_id}).to_string();
  draft.content_hash = "hash";
  draft.workspace_id = workspace_id;
  draft.requester_id = requester;
  draft.requester_session_id = "session-of-a-test";
  draft.reason = "系统故障";
  access_control::Policy const& policy = world.context().access;
  base::Instant const now = world.clock().now();
  auto request = access_control::open_request(policy, draft, now).value();
  if (is_in_force) {
    access_control::Approve const approve{"user-demo-keeper", "session-keeper", "hash", true, true, now};
    request = access_control::apply(policy, request, approve).value();
    request = access_control::apply(policy, request, access_control::Use{requester, "hash", true, now}).value();
  }
  put(world, [&](app::Writer& writer) { return app::add(writer, request); });
  return request;
}

access_control::ApprovalRequest plant_request(World& world, std::string const& requester, char letter) {
  std::string const asking = person_of("", letter == 's' ? 'o' : letter).substr(std::string{"user-demo-"}.size());
  auto const reply = world.perform("ask_reveal", asking, {{"party_id", party_of(letter)}},
                                   R"({"facts":["tax_paid"],"reason":"核对"})");
  CHECK_NOTE(reply, reply ? "" : base::to_text(reply.error()));
  std::string const asked = base::parse_json<app::ApprovalView>(reply->body)->request.request_id;
  auto request = *app::find<access_control::ApprovalRequest>(world.store(), asked).value();
  if (request.requester_id == requester) return request;
  request.request_id = world.fresh("apr");
  request.requester_id = requester;
  put(world, [&](app::Writer& writer) { return app::add(writer, request); });
  return request;
}

std::string plant_session(World& world, std::string const& user_id) {
  auto session = identity::open_session(user_id, "a test", false, world.context().identity.profile, world.clock().now(),
                                        world.randomness())
                     .session;
  put(world, [&](app::Writer& writer) { return app::add(writer, session); });
  return session.session_id;
}

std::string plant_key(World& world, std::string const& user_id) {
  app::ApiKey const key{world.fresh("key"),  user_id, "同步", "no hash", {"user.read"}, world.clock().now(),
                        world.clock().now(), {}};
  put(world, [&](app::Writer& writer) { return app::add(writer, key); });
  return key.key_id;
}

std::string plant_view(World& world, std::string const& user_id, std::string const& portfolio_id) {
  app::SavedView const view{world.fresh("view"), portfolio_id, "我的", "", user_id};
  put(world, [&](app::Writer& writer) { return writer.put_view(view); });
  return view.view_id;
}

identity::WebhookHeaders signature_of(World& world, std::string const& body, std::string id) {
  std::array<identity::Secret, 1> const secrets{identity::read_webhook_secret(push_secret).value()};
  return identity::sign_webhook(secrets, id.empty() ? world.fresh("dlv") : id, world.clock().now(), body);
}

std::string plant_enterprise(World& world, std::string const& industry, int rd_spending, int year) {
  app::Party party;
  party.party_id = world.fresh("pty");
  party.portfolio_id = "demo";
  party.name = "样本" + party.party_id;
  party.industry = industry;
  std::vector<park::Fact> facts;
  auto const fact = [&](char const* name, feel::Value value) -> park::Fact& {
    park::Fact& one = facts.emplace_back();
    one.name = name;
    one.value = std::move(value);
    one.known_at = *base::Date::parse("2026-02-01");
    one.source = "tax";
    return one;
  };
  fact("industry", feel::Value{industry});
  for (auto const& [name, value] : {std::pair{"verified_revenue", 1000}, {"rd_spending", rd_spending}}) {
    park::Fact& one = fact(name, feel::Value{base::Decimal{value}});
    one.valid_from = base::Date::of(year, 1, 1);
    one.valid_to = base::Date::of(year, 12, 31);
  }
  put(world, [&](app::Writer& writer) -> base::Result<> {
    TRY(writer.add_party(party));
    return writer.add_facts(party.party_id, facts);
  });
  return party.party_id;
}

std::string letters_of(app::Operation const& operation) {
  std::string const& id = operation.operation_id;
  if (id == "explain_access") return "y";
  if (takes(operation, "party_id") && operation.resource) return "odw";
  if (id == "push_delivery") return "y";
  if (takes(operation, "batch_id") || takes(operation, "connector_id")) return "pw";
  if (takes(operation, "portfolio_id") || takes(operation, "event_id") || takes(operation, "webhook_id") ||
      is_one_of(id, {"save_view", "add_webhook"}))
    return "pw";
  if (is_one_of(id, {"disable_user", "enable_user", "grant_role", "revoke_role", "reset_password", "renew_invitation",
                     "withdraw_invitation", "erase_user", "link_account_of_user", "unlink_account_of_user"}))
    return "odew";
  if (takes(operation, "user_id")) return "sodew";
  for (char const* const of_party : {"document_id", "entry_id", "declaration_id", "voucher_id"})
    if (takes(operation, of_party)) return "odw";
  for (char const* const owned : {"view_id", "session_id", "key_id", "request_id"})
    if (takes(operation, owned)) return "sodw";
  return "y";
}

Attempt attempt_of(World& world, app::Operation const& operation, std::string const& who, char letter) {
  std::string const& id = operation.operation_id;
  char const* const portfolio = letter == 'w' ? "other" : "demo";
  Attempt attempt{common_of(operation)};
  if (id == "explain_access") {
    attempt.parameters = {{"user_id", "user-demo-tax"}, {"permission", "party.read"}};
  } else if (id == "save_view") {
    attempt.body = fmt::format(R"({{"portfolio_id":"{}","name":"我的","query":""}})", portfolio);
  } else if (id == "begin_organisation_log_in") {
    attempt.body = R"({"purpose":"log_in"})";
  } else if (id == "unlink_organisation_account") {
    plant_account(world, "user-demo-" + who);
  } else if (id == "invite_user") {
    attempt.body = fmt::format(R"({{"login_name":"{}","display_name":"新人"}})", world.fresh("guest"));
  } else if (id == "add_webhook") {
    attempt.body = fmt::format(
        R"({{"workspace_id":"park-{}","title":"数据中台","url":"https://receiver.example/","kinds":[]}})", portfolio);
  } else if (takes(operation, "webhook_id")) {
    attempt = about_webhook(world, operation, letter);
  } else if (id == "ask_export") {
    attempt = {
        {{"portfolio_id", portfolio}},
        R"({"filter":{"search":"","grade":"","tier":"","industry":"","admission":"","fate":"","veto":"","sort":""},)"
        R"("facts":["tax_paid"],"in_clear":true,"reason":"年度核对"})"};
  } else if (id == "open_break_glass") {
    attempt.body = R"({"login_name":"","workspace_id":"park-demo","reason":"系统故障"})";
  } else if (is_about_emergency(operation)) {
    attempt = about_emergency(world, operation, who, letter);
  } else if (id == "export_approved") {
    attempt = about_export(world, who, letter);
  } else if (id == "ask_reveal") {
    attempt = {{{"party_id", party_of(letter)}}, R"({"facts":["tax_paid"],"reason":"核对"})"};
  } else if (letters_of(operation) == "odew") {
    attempt = about_person(world, operation, letter);
  } else if (takes(operation, "request_id")) {
    attempt = about_request(world, who, letter);
  } else if (id == "anchor_document") {
    attempt = {{{"party_id", party_of(letter)}},
               fmt::format(R"({{"kind":"contract","title":"合同.pdf","sha256":"{}","bytes":4}})",
                           base::sha256_hex(world.fresh("document")))};
  } else if (id == "add_party") {
    attempt = {{{"portfolio_id", portfolio}},
               fmt::format(R"({{"name":"{}","name_en":"","uscc":"","industry":"","department_id":"","another_than":[],)"
                           R"("another_reason":""}})",
                           world.fresh("新企业"))};
  } else if (is_one_of(id, {"rename_party", "merge_party", "separate_party"})) {
    attempt = about_register(world, operation, who, letter);
  } else if (id == "begin_import") {
    attempt = {{{"portfolio_id", portfolio}},
               fmt::format(R"({{"file_name":"企业.csv","bytes":4,"sha256":"{}"}})", base::sha256_hex("abcd"))};
  } else if (id == "open_portal") {
    app::Party newcomer = world.store().party(party_of(letter)).value();
    newcomer.party_id = attempt.parameters["party_id"] = world.fresh("pty");
    put(world, [&](app::Writer& writer) { return writer.add_party(newcomer); });
  } else if (id == "start_declaration") {
    attempt = {{{"party_id", party_of(letter)}},
               fmt::format(R"({{"form":"quarterly_operation","period":"{}Q1"}})",
                           2000 + std::stoi(world.fresh("y").substr(2)) % 26)};
  } else if (takes(operation, "declaration_id") || takes(operation, "voucher_id")) {
    attempt = about_declaration(world, operation, letter);
  } else if (operation.permission.starts_with("benchmark.")) {
    attempt = about_benchmark(world, operation, letter);
  } else if (operation.permission.starts_with("consent.")) {
    attempt = about_consent(world, operation, letter);
  } else if (id == "add_connector") {
    attempt = {{{"portfolio_id", portfolio}}, connector_draft};
  } else if (takes(operation, "connector_id")) {
    attempt = about_connector(world, operation, letter);
  } else if (takes(operation, "batch_id")) {
    attempt = about_import(world, operation, letter);
  } else if (is_one_of(id, {"record_fact", "add_entry"}) || takes(operation, "entry_id")) {
    attempt = about_file(world, operation, who, letter);
  } else if (takes(operation, "document_id")) {
    attempt.parameters["document_id"] = plant_document(world, party_of(letter));
  } else if (takes(operation, "party_id")) {
    attempt.parameters["party_id"] = party_of(letter);
  } else if (takes(operation, "portfolio_id")) {
    attempt.parameters["portfolio_id"] = portfolio;
  } else if (takes(operation, "event_id")) {
    attempt.parameters["event_id"] = plant_event(world, letter == 'w' ? "park-other" : "park-demo");
  } else if (takes(operation, "user_id")) {
    attempt.parameters["user_id"] = person_of(who, letter);
  } else if (takes(operation, "view_id")) {
    attempt.parameters["view_id"] = plant_view(world, person_of(who, letter));
  } else if (takes(operation, "session_id")) {
    attempt.parameters["session_id"] = plant_session(world, person_of(who, letter));
  } else if (takes(operation, "key_id")) {
    attempt.parameters["key_id"] = plant_key(world, person_of(who, letter));
  }
  return attempt;
}

}  // namespace operations
