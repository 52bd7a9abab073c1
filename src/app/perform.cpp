#include "app/perform.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/people_pages.h"
#include "app/record_table.h"
#include "base/hash.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;

Error error(ErrorCode code, std::string zh, std::string en) { return Error{code, std::move(en), {}, std::move(zh)}; }

// Of what is not there and of what the actor may not know of: the same words.
Error nothing_there() { return error(ErrorCode::not_found, "没有这样的内容", "there is no such thing"); }

std::string_view code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid: return "invalid";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::forbidden: return "forbidden";
    case ErrorCode::unavailable: return "unavailable";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::unauthenticated: return "unauthenticated";
    case ErrorCode::step_up_required: return "step_up_required";
    case ErrorCode::precondition_required: return "precondition_required";
    case ErrorCode::stale: return "stale";
    case ErrorCode::too_many_requests: return "too_many_requests";
  }
  return "";
}

bool needs_step_up(access_control::Policy const& policy, std::string_view permission) {
  int const index = policy.permission(permission);
  return index >= 0 && policy.permissions()[static_cast<std::size_t>(index)].step_up;
}

class Performance {
 public:
  Performance(Context& context, Operation const& operation, Actor const* actor, Request const& request)
      : context_(context),
        operation_(operation),
        actor_(actor),
        request_(request),
        now_(context.sessions.now(context.clock)) {}

  base::Result<Reply> run() {
    if (!operation_.permission.empty() && actor_ == nullptr)
      return error(ErrorCode::unauthenticated, "请先登录", "log in first");
    base::Result<Reply> reply = operation_.is_change() ? change() : read();
    if (!reply && is_told(reply.error().code)) tell_failure(reply.error());
    return reply;
  }

 private:
  // Reads that fail for want of a page number are no matter for the audit; refusals are.
  bool is_told(ErrorCode code) const {
    if (actor_ == nullptr) return operation_.is_change() && code != ErrorCode::unauthenticated;
    return operation_.is_change() || !operation_.event.empty() || code == ErrorCode::forbidden ||
           code == ErrorCode::step_up_required || is_refused_ || note_.refused;
  }

  base::Result<Reply> read() {
    Call call{context_, request_, actor_, context_.store, nullptr, now_, note_};
    if (actor_ != nullptr) TRY(allow(call, *actor_));
    Reply reply = TRY(operation_.run(call));
    if (operation_.event.empty() && emergency_.empty()) return reply;
    TRY(context_.store.write([&](Writer& writer) { return add_event(writer, "done"); }));
    return reply;
  }

  base::Result<Reply> change() {
    if (actor_ != nullptr && operation_.repeatable && request_.idempotency_key.empty())
      return error(ErrorCode::invalid, "修改须带 Idempotency-Key：每次操作取一个新值，重试时不变",
                   "a change carries an Idempotency-Key: a new value for each action, the same when it is tried again");
    if (operation_.versioned && request_.if_match.empty())
      return error(ErrorCode::precondition_required, "修改须在 If-Match 中指明所依据的版本",
                   "a change names the version it rests on in If-Match");
    if (actor_ != nullptr && operation_.repeatable) {
      answer_id_ = answer_id();
      request_hash_ = request_hash();
    }
    Prepared prepared;
    if (operation_.prepare && !TRY(is_answered())) {
      Call before{context_, request_, actor_, context_.store, nullptr, now_, note_};
      if (actor_ != nullptr) TRY(allow(before, *actor_));
      prepared = TRY(operation_.prepare(before));
    }
    Reply reply;
    TRY(context_.store.write([&](Writer& writer) -> base::Result<> {
      note_ = {};  // it may run more than once
      is_refused_ = false;
      emergency_.clear();
      Call call{context_, request_, actor_, writer, &writer, now_, note_, prepared};
      std::optional<Actor> current;
      if (actor_ != nullptr) {
        current = *actor_;
        current->subject = TRY(subject_of(context_.access, writer, actor_->subject.user_id, now_));
        if (!actor_->key_id.empty()) current->subject = without_emergency(std::move(current->subject));
        call.actor = &*current;
        if (operation_.repeatable) {
          auto const kept = TRY(kept_answer(writer));
          if (kept) {
            reply = *kept;
            return {};
          }
        }
        TRY(allow(call, *current));
      }
      reply = TRY(operation_.run(call));
      TRY(add_event(writer, "done"));
      if (actor_ != nullptr && operation_.repeatable) TRY(keep_answer(writer, reply));
      return {};
    }));
    if (operation_.changes_rights) context_.sessions.forget();
    return reply;
  }

  base::Result<> allow(Call& call, Actor const& actor) {
    if (operation_.permission.empty()) return {};
    access_control::Policy const& policy = context_.access;
    bool const in_key = actor.key_id.empty() || std::find(actor.key_permissions.begin(), actor.key_permissions.end(),
                                                          operation_.permission) != actor.key_permissions.end();
    note_emergency(actor.subject, {});
    if (!in_key || !holds(policy, actor.subject, operation_.permission)) {
      is_refused_ = true;
      return error(ErrorCode::forbidden, fmt::format("您的角色没有此权限（{}）", operation_.permission),
                   fmt::format("your role does not hold the permission `{}`", operation_.permission));
    }
    if (operation_.resource) {
      auto const resource = operation_.resource(call);
      if (!resource) return resource.error().code == ErrorCode::not_found ? nothing_there() : resource.error();
      if (!access_control::allows(policy, actor.subject, operation_.permission, *resource)) {
        is_refused_ = true;
        return nothing_there();
      }
      note_emergency(actor.subject, *resource);
      call.note.workspace_id = resource->workspace_id;
      call.note.department_id = resource->department_id;
      call.note.party_id = resource->party_id;
    }
    if (needs_step_up(policy, operation_.permission) && !actor.is_stepped_up)
      return error(ErrorCode::step_up_required, "此操作须在不久前再次验证过身份：请重新输入密码或动态码",
                   "this needs a fresh proof of who you are: enter your password or code again");
    return {};
  }

  // Emergency access that gives the permission, on the resource when there is one, is used – also where an ordinary role
  // gives it too, because values show in clear by it.
  void note_emergency(access_control::Subject const& subject, std::optional<access_control::Resource> const& resource) {
    emergency_.clear();
    for (access_control::Membership const& membership : subject.memberships) {
      if (!membership.ends_at) continue;
      access_control::Subject const alone{subject.user_id, {membership}};
      if (resource ? access_control::allows(context_.access, alone, operation_.permission, *resource)
                   : holds(context_.access, alone, operation_.permission))
        emergency_ = membership.membership_id;
    }
  }

  std::string answer_id() const {
    return base::sha256_hex(fmt::format("{}\n{}", actor_->subject.user_id, request_.idempotency_key));
  }
  // What the key stands for: the same operation with the same words.
  std::string request_hash() const {
    std::string text = operation_.operation_id;
    for (auto const& [name, value] : request_.parameters) text += fmt::format("\n{}={}", name, value);
    return base::sha256_hex(fmt::format("{}\n{}\n{}", text, request_.if_match, request_.body));
  }

  // Then nothing is worked out for it: the transaction gives the answer that was kept, or says that the key was used.
  base::Result<bool> is_answered() {
    if (answer_id_.empty()) return false;
    auto const kept = TRY(find<Answered>(context_.store, answer_id_));
    return kept.has_value();
  }

  base::Result<std::optional<Reply>> kept_answer(Writer& writer) {
    auto const kept = TRY(find<Answered>(writer, answer_id_));
    if (!kept) return std::optional<Reply>{};
    if (kept->request_hash != request_hash_)
      return error(ErrorCode::conflict, "此 Idempotency-Key 已用于另一请求：请换一个新值",
                   "this Idempotency-Key was used for another request: take a new value");
    Reply reply;
    reply.status = static_cast<int>(kept->status);
    reply.content_type = kept->content_type;
    reply.body = TRY(context_.identity.open(kept->body, kept->answer_id));
    reply.etag = kept->etag;
    return std::optional{reply};
  }

  base::Result<> keep_answer(Writer& writer, Reply const& reply) {
    // Sealed: an answer may hold what is shown once, such as the link of an invitation.
    return add(writer, Answered{answer_id_, operation_.operation_id, request_hash_, reply.status, reply.content_type,
                                TRY(context_.identity.seal(reply.body, answer_id_)), reply.etag, now_});
  }

  base::Result<> add_event(Writer& writer, std::string_view outcome) {
    Event told = event(outcome);
    base::Json::Object body = note_.body;
    if (!emergency_.empty()) body.emplace_back("emergency_request_id", emergency_);
    for (EventOpening const& opening :
         TRY(commit_personal(context_.log.profile.hash, told.event_id, body, note_.personal, context_.randomness)))
      TRY(add(writer, opening));
    told.body = base::Json{std::move(body)}.to_string();
    return writer.add_event(std::move(told));
  }

  Event event(std::string_view outcome) {
    Event event;
    event.event_id = base::new_id("evt", now_, context_.randomness);
    event.at = now_;
    event.actor = actor_ == nullptr ? "" : actor_->subject.user_id;
    event.kind = !operation_.event.empty() ? operation_.event
                 : outcome == "done"       ? "emergency_access_used"
                                           : "access_refused";
    event.party_id = note_.party_id;
    event.workspace_id = note_.workspace_id;
    event.department_id = note_.department_id;
    event.operation_id = operation_.operation_id;
    event.outcome = outcome;
    event.session_id = actor_ == nullptr ? "" : actor_->session_id + actor_->key_id;
    event.trace_id = request_.trace_id;
    return event;
  }

  void tell_failure(Error const& why) {
    note_.body.emplace_back("code", std::string{code_of(why.code)});
    for (auto const& [name, value] : request_.parameters)
      if (name.ends_with("_id") && base::Json{note_.body}.find(name) == nullptr) note_.body.emplace_back(name, value);
    bool const refused = is_refused_ || note_.refused || why.code == ErrorCode::step_up_required;
    auto const told =
        context_.store.write([&](Writer& writer) { return add_event(writer, refused ? "refused" : "failed"); });
    if (!told)
      fmt::print(stderr, "trace {}: the failure could not be recorded: {}\n", request_.trace_id, told.error().message);
  }

  Context& context_;
  Operation const& operation_;
  Actor const* actor_;
  Request const& request_;
  base::Instant now_;
  EventNote note_;
  bool is_refused_ = false;
  std::string answer_id_, request_hash_;  // of a change that may be repeated
  std::string emergency_;                 // the request whose emergency access gives the permission
};

}  // namespace

Actor const& Call::person() const {
  CHECK(actor != nullptr);
  return *actor;
}

Writer& Call::change() const {
  CHECK(writer != nullptr);
  return *writer;
}

base::Result<> Call::expect_version(std::int64_t version) const {
  if (request.if_match == std::to_string(version)) return {};
  return error(ErrorCode::stale, "您看到之后内容已改变：请重新打开，再作修改",
               fmt::format("it is at version {} by now; open it again, then change it", version));
}

void check_catalogue(Catalogue const& catalogue, access_control::Policy const& policy) {
  for (Operation const& operation : catalogue.operations) {
    CHECK_NOTE(operation.run != nullptr, operation.operation_id);
    if (!operation.permission.empty())
      CHECK_NOTE(policy.permission(operation.permission) >= 0,
                 fmt::format("{}: the access pack has no `{}`", operation.operation_id, operation.permission));
    if (operation.is_change()) CHECK_NOTE(!operation.event.empty(), operation.operation_id);
    if (operation.versioned) CHECK_NOTE(operation.is_change(), operation.operation_id);
  }
}

base::Result<Reply> perform(Context& context, Operation const& operation, Actor const* actor, Request const& request) {
  return Performance{context, operation, actor, request}.run();
}

}  // namespace app
