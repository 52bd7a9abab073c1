#include "targets.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/approvals.h"
#include "app/perform.h"
#include "app/record_table.h"

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

std::string plant_event(World& world, std::string const& workspace_id) {
  app::Event event;
  event.event_id = world.fresh("evt");
  event.at = world.clock().now();
  event.kind = "planted";
  event.body = "{}";
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
  bool const is_enabled = operation.operation_id == "enable_user";
  return {{{"user_id", world.add_person(world.fresh("person"), place, is_enabled ? "disabled" : "active")}}, "{}", "1"};
}

Attempt about_request(World& world, std::string const& who, char letter) {
  auto const request = plant_request(world, person_of(who, letter), letter);
  return {{{"request_id", request.request_id}},
          fmt::format(R"({{"seen_hash":"{}","reason":"不必"}})", request.content_hash)};
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

Parameters common_of(app::Operation const& operation) {
  Parameters common;
  if (takes(operation, "name")) common["name"] = "chongming";
  for (char const* const level : {"level", "old_size"})
    if (takes(operation, level)) common[level] = "0";
  for (char const* const part : {"a", "b", "c"})
    if (takes(operation, part)) common[part] = "000";
  return common;
}

}  // namespace

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

std::string letters_of(app::Operation const& operation) {
  std::string const& id = operation.operation_id;
  if (id == "explain_access") return "y";
  if (takes(operation, "party_id") && operation.resource) return "odw";
  if (takes(operation, "portfolio_id") || takes(operation, "event_id") || takes(operation, "webhook_id") ||
      is_one_of(id, {"save_view", "add_webhook"}))
    return "pw";
  if (is_one_of(id, {"disable_user", "enable_user", "grant_role", "revoke_role", "link_account_of_user",
                     "unlink_account_of_user"}))
    return "odew";
  if (takes(operation, "user_id")) return "sodew";
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
  } else if (id == "ask_reveal") {
    attempt = {{{"party_id", party_of(letter)}}, R"({"facts":["tax_paid"],"reason":"核对"})"};
  } else if (letters_of(operation) == "odew") {
    attempt = about_person(world, operation, letter);
  } else if (takes(operation, "request_id")) {
    attempt = about_request(world, who, letter);
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
