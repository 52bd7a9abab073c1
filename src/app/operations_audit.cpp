// The audit trail: every event of the workspaces that the reader answers for, newest first.
#include <algorithm>

#include "app/declare.h"
#include "app/people_pages.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

struct EventView {
  Event event;             // its body with the personal values that are still known
  std::string actor_name;  // "" when nobody was logged in, a program acted, or the person's data were erased
  bool is_actor_erased = false;
  bool is_sealed = false;  // under a signed checkpoint of the log
};
BOOST_DESCRIBE_STRUCT(EventView, (), (event, actor_name, is_actor_erased, is_sealed))

struct EventPage {
  std::vector<EventView> items;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(EventPage, (), (items, total))

// Whom the reader may look after: nothing for all, else the workspaces.
base::Result<std::optional<std::vector<std::string>>> workspaces_in_reach(Call& call, std::string_view permission) {
  access_control::Reach const reach = access_control::reach_of(call.context.access, call.person().subject, permission);
  std::optional<std::vector<std::string>> listed;
  if (reach.all) return listed;
  listed = reach.workspaces;
  for (Workspace const& workspace : TRY(select<Workspace>(call.records, {{}, ""})))
    if (std::find(reach.parks.begin(), reach.parks.end(), workspace.park_id) != reach.parks.end())
      listed->push_back(workspace.workspace_id);
  return listed;
}

base::Result<Reply> list_events(Call& call) {
  Request const& request = call.request;
  RecordQuery query;
  query.order = "-sequence";
  for (std::string const name : {"actor", "kind", "party_id", "outcome", "operation_id"})
    if (!request.of(name).empty()) query.where.push_back({name, Json{request.of(name)}});
  if (auto const listed = TRY(workspaces_in_reach(call, "audit.read"))) {
    Json::Array ids;
    for (std::string const& id : *listed) ids.emplace_back(id);
    query.where.push_back({"workspace_id", std::move(ids), RecordTest::Kind::one_of});
  }
  std::int64_t const size = whole(request.of("page_size"), 50);  // not policy: rows of a page
  EventPage page;
  page.total = TRY(count<Event>(call.records, query.where));
  query.limit = size;
  query.offset = (whole(request.of("page"), 1) - 1) * size;
  auto const checkpoint = TRY(newest_checkpoint(call.records));
  for (Event& event : TRY(select<Event>(call.records, query))) {
    EventView view{std::move(event), "", false, false};
    view.event.body = TRY(opened_body(call.records, view.event)).to_string();
    view.is_sealed = checkpoint && view.event.sequence <= checkpoint->size;
    if (auto const user = TRY(find<User>(call.records, view.event.actor))) {
      view.actor_name = user->display_name;
      view.is_actor_erased = user->erased_at.has_value();
    }
    page.items.push_back(std::move(view));
  }
  return json_reply(page);
}

}  // namespace

void add_audit_operations(Catalogue& catalogue) {
  auto const text = [](char const* name, char const* zh, char const* en, char const* example) {
    return Parameter{name, Place::query, text_schema, false, zh, en, example};
  };
  Operation events =
      read("/api/v1/events", "list_events", {"audit", "审计日志", "Audit trail"}, "audit.read",
           {text("actor", "操作者编号", "Id of the user", "user_01hv"),
            text("kind", "事件种类", "Kind of event", "logged_in"),
            text("party_id", "企业编号", "Id of the enterprise", "demo-rat-16"),
            text("outcome", "结果：done、refused、failed", "Outcome: done, refused, failed", "refused"),
            text("operation_id", "操作", "Operation", "get_party"), page_parameter(), page_size_parameter()},
           reference("EventPage"), list_events);
  events.event = "audit_read";
  catalogue.operations.push_back(std::move(events));
  catalogue.schemas["EventPage"] = base::schema_of<EventPage>();
}

}  // namespace app
