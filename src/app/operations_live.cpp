// What happens, as it happens: server-sent events for open pages. Each tells that something about an enterprise or an
// approval changed, never what; the page asks again for what it shows, so that rights hold there as everywhere. Rights are
// read anew for every part of the stream. Source: ENT-04, COL-24.
#include <fmt/format.h>

#include "app/declare.h"
#include "app/emergency.h"
#include "app/places.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

constexpr int events_per_part = 200;           // not policy: a bound
constexpr int reconnect_milliseconds = 2'000;  // not policy: what EventSource waits for
char const* const sequence_schema =
    R"({"type":"string","pattern":"^[0-9]{1,18}$","maxLength":18})";  // not policy: digits of a count

bool is_about_an_approval(Event const& event) { return event.body.find("\"request_id\"") != std::string::npos; }

// Whether the reader may know that this happened.
base::Result<bool> may_know(Call& call, Event const& event) {
  access_control::Policy const& policy = call.context.access;
  access_control::Subject const& subject = call.person().subject;
  if (!event.party_id.empty()) {
    auto const party = resource_of_party(call, event.party_id);
    if (party && access_control::allows(policy, subject, "timeline.read", *party)) return true;
  }
  if (!is_about_an_approval(event)) return false;
  auto const body = Json::parse(event.body);
  bool const is_emergency = body && body->text_of("rule") == break_glass;
  if (is_emergency && body->text_of("user_id") == subject.user_id) return true;  // who holds it
  access_control::Resource resource;
  resource.workspace_id = event.workspace_id;
  if (auto const workspace = TRY(find<Workspace>(call.records, event.workspace_id)))
    resource.park_id = workspace->park_id;
  return event.actor == subject.user_id ||
         access_control::allows(policy, subject, is_emergency ? "break_glass.read" : "approval.read", resource);
}

base::Result<std::int64_t> newest_sequence(Call& call) {
  auto const newest = TRY(select<Event>(call.records, {{}, "-sequence", 1, 0}));
  return newest.empty() ? std::int64_t{0} : newest.front().sequence;
}

base::Result<Reply> stream_events(Call& call) {
  Reply reply;
  reply.content_type = "text/event-stream; charset=utf-8";
  std::string_view const asked = call.request.of("after");
  if (asked.empty()) {
    reply.etag = std::to_string(TRY(newest_sequence(call)));
    reply.body = fmt::format("retry: {}\nid: {}\ndata: listening\n\n", reconnect_milliseconds, reply.etag);
    return reply;
  }
  std::int64_t after = base::Decimal::parse(asked).value_or(base::Decimal{0}).to_int64().value_or(0);
  for (Event const& event : TRY(call.context.store.events("", after, events_per_part))) {
    after = event.sequence;
    if (event.outcome != "done" || !TRY(may_know(call, event))) continue;
    Json const told{Json::Object{{"kind", event.kind}, {"party_id", event.party_id}, {"at", event.at.to_string()}}};
    reply.body += fmt::format("id: {}\nevent: happened\ndata: {}\n\n", event.sequence, told.to_string());
  }
  reply.etag = std::to_string(after);
  return reply;
}

}  // namespace

void add_live_operations(Catalogue& catalogue) {
  Operation stream = read(
      "/api/v1/events/stream", "stream_events",
      {"audit", "实时通知（SSE）：企业或审批有了变化", "Live notice (SSE) that an enterprise or an approval changed"},
      "session.read",
      {{"after", Place::query, sequence_schema, false, "从此序号之后开始；不填则从现在开始",
        "Go on after this number; from now on when it is absent", "0"}},
      "", stream_events, about_oneself());
  stream.reply_type = "text/event-stream; charset=utf-8";
  stream.streams = true;
  catalogue.operations.push_back(std::move(stream));
}

}  // namespace app
