#include "expectations.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "app/perform.h"
#include "app/record_table.h"
#include "targets.h"

namespace operations {
namespace {

std::vector<std::string> const people{"officer",  "officer2", "head",     "leader", "tax",
                                      "finance",  "legal",    "policy",   "bank",   "system",
                                      "security", "audit",    "stranger", "tenant", "inspector"};
constexpr std::string_view lacking = "does not hold the permission";

struct Outcome {
  base::Result<app::Reply> reply;
  std::string thrown;
  std::vector<app::Event> events;  // that it left

  bool is(base::ErrorCode code) const { return !reply && reply.error().code == code; }
  bool says(std::string_view text) const { return !reply && reply.error().message.find(text) != std::string::npos; }
};

// The ways in which one operation is asked, and what each showed.
class Asking {
 public:
  Asking(World& world, app::Operation const& operation) : world_(world), operation_(operation) {}

  Outcome ask(app::Actor const* actor, Attempt const& attempt, bool with_key = true) {
    ++attempts;
    std::int64_t const before = newest();
    app::Request request;
    request.parameters = attempt.parameters;
    request.body = attempt.body;
    request.if_match = attempt.if_match;
    request.network = "203.0.113.9";
    if (operation_.operation_id == "push_delivery") request.signature = signature_of(world_, attempt.body);
    if (with_key) request.idempotency_key = world_.fresh("key");
    Outcome outcome{base::invalid("nothing was answered"), {}, {}};
    try {
      outcome.reply = app::perform(world_.context(), operation_, actor, request);
    } catch (std::exception const& bug) {
      outcome.thrown = bug.what();
    }
    outcome.events = world_.store().events("", before, 100).value();
    return outcome;
  }

  Outcome ask(std::string const& who, char letter) {
    Attempt const attempt = attempt_of(world_, operation_, who, letter);
    auto const actor = world_.actor(who);
    return ask(&*actor, attempt);
  }

  // The role lacks the permission, or the thing is out of its reach.
  bool is_refused(Outcome const& outcome) const {
    using base::ErrorCode;
    auto const recorded = [](app::Event const& event) { return event.outcome == "refused"; };
    return outcome.is(ErrorCode::forbidden) || outcome.is(ErrorCode::unauthenticated) ||
           (operation_.is_change() && outcome.is(ErrorCode::not_found)) ||
           std::any_of(outcome.events.begin(), outcome.events.end(), recorded);
  }

  // Of what may be done: nothing, or exactly one event of the kind. "?" when it is neither.
  std::string kind_of(Outcome const& outcome) const {
    if (outcome.events.empty()) return "-";
    return outcome.events.size() == 1 ? outcome.events.front().kind : "?";
  }

  int attempts = 0;

 private:
  std::int64_t newest() {
    auto const events = app::select<app::Event>(world_.store(), {{}, "-sequence", 1}).value();
    return events.empty() ? 0 : events.front().sequence;
  }

  World& world_;
  app::Operation const& operation_;
};

// Whom and what to ask with when it matters that the request is allowed.
struct Allowed {
  std::string who;
  char letter = 0;
};

std::string permission_of(World& world, Asking& asking, app::Operation const& operation, Allowed const& allowed,
                          std::string const& expected) {
  std::vector<std::string> all_but;
  for (auto const& permission : world.context().access.permissions())
    if (permission.permission != expected) all_but.push_back(permission.permission);
  auto const opens = [&](std::vector<std::string> permissions) {
    auto actor = *world.actor(allowed.who);
    actor.key_id = "a key";
    actor.key_permissions = std::move(permissions);
    Outcome const outcome = asking.ask(&actor, attempt_of(world, operation, allowed.who, allowed.letter));
    return outcome.thrown.empty() && !outcome.says(lacking);
  };
  return opens({expected}) && !opens(all_but) ? expected : "another";
}

std::string repeat_of(World& world, Asking& asking, app::Operation const& operation, Allowed const& allowed) {
  auto const actor = world.actor(allowed.who);
  Attempt const attempt = attempt_of(world, operation, allowed.who, allowed.letter);
  if (asking.ask(&*actor, attempt, false).says("Idempotency-Key")) return "key";
  return operation.is_change() ? "once" : "-";
}

std::string version_of(World& world, Asking& asking, app::Operation const& operation, Allowed const& allowed) {
  auto const actor = world.actor(allowed.who);
  Attempt attempt = attempt_of(world, operation, allowed.who, allowed.letter);
  attempt.if_match.clear();
  if (!asking.ask(&*actor, attempt).is(base::ErrorCode::precondition_required)) return "-";
  attempt.if_match = "99";
  return asking.ask(&*actor, attempt).is(base::ErrorCode::stale) ? "yes" : "any";
}

// The cells of an operation's row as they are, in the order of the table's columns after `operation`.
std::vector<std::string> row_of(World& world, Asking& asking, app::Operation const& operation,
                                std::string const& permission) {
  std::vector<std::string> by_person;
  std::set<std::string> kinds;
  Allowed allowed;
  for (std::string const& who : people) {
    std::string letters;
    for (char const letter : letters_of(operation)) {
      Outcome const outcome = asking.ask(who, letter);
      if (asking.is_refused(outcome)) {
        if (outcome.is(base::ErrorCode::forbidden) && !outcome.says(lacking)) letters += fmt::format("!{}", letter);
        continue;
      }
      letters += letter;
      kinds.insert(outcome.thrown.empty() ? asking.kind_of(outcome) : "threw");
      if (allowed.letter == 0) allowed = {who, letter};
    }
    by_person.push_back(letters.empty() ? "-" : letters);
  }
  if (allowed.letter == 0) allowed = {"security", letters_of(operation).front()};
  Outcome const nobody = asking.ask(nullptr, attempt_of(world, operation, "officer", letters_of(operation).front()));
  bool const is_closed = nobody.thrown.empty() && nobody.is(base::ErrorCode::unauthenticated);
  std::vector<std::string> row{permission};
  if (permission == "-") {
    if (is_closed && nobody.says("log in first")) row[0] = "closed";
  } else {
    row[0] = is_closed ? permission_of(world, asking, operation, allowed, permission) : "open";
  }
  row.push_back(fmt::format("{}", fmt::join(kinds, " ")));
  row.push_back(repeat_of(world, asking, operation, allowed));
  row.push_back(version_of(world, asking, operation, allowed));
  row.insert(row.end(), by_person.begin(), by_person.end());
  return row;
}

}  // namespace

Expectations Expectations::read() {
  std::ifstream in{std::string{YINGZHOU_SOURCE_DIR} + "/tests/operations/matrix.csv"};
  std::stringstream text;
  text << in.rdbuf();
  Expectations expectations;
  expectations.table_ = base::read_csv_table(text.str(), "matrix.csv").value();
  std::vector<std::string> header{"operation", "permission", "event", "repeat", "version"};
  header.insert(header.end(), people.begin(), people.end());
  for (std::size_t i = 0; i < header.size(); ++i)
    CHECK_NOTE(expectations.table_.column(header[i]) == static_cast<int>(i), header[i]);
  for (auto const& row : expectations.table_.rows)
    CHECK_NOTE(expectations.rows_.emplace(row.cells[0], row.cells).second, row.cells[0]);
  expectations.found_ = fmt::format("{}\n", fmt::join(header, ","));
  return expectations;
}

std::vector<std::string> Expectations::differences(World& world, app::Operation const& operation) {
  std::string const& id = operation.operation_id;
  auto const expected = rows_.find(id);
  Asking asking{world, operation};
  std::string const permission = expected == rows_.end() ? operation.permission : expected->second[1];
  std::vector<std::string> const row = row_of(world, asking, operation, permission.empty() ? "-" : permission);
  attempts_ += asking.attempts;
  found_ += fmt::format("{},{}\n", id, fmt::join(row, ","));
  std::vector<std::string> differences;
  if (expected == rows_.end()) return {fmt::format("{} has no row in matrix.csv", id)};
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row[i] != expected->second[i + 1])
      differences.push_back(fmt::format("{}, column {}: expected `{}`, found `{}`", id, table_.header[i + 1],
                                        expected->second[i + 1], row[i]));
  return differences;
}

std::vector<std::string> Expectations::left_over(app::Catalogue const& catalogue) const {
  std::vector<std::string> differences;
  for (auto const& [id, row] : rows_)
    if (std::none_of(catalogue.operations.begin(), catalogue.operations.end(),
                     [&id = id](app::Operation const& operation) { return operation.operation_id == id; }))
      differences.push_back(fmt::format("matrix.csv has a row for `{}`, and there is no such operation", id));
  return differences;
}

}  // namespace operations
