// One effect however often a request is repeated, and no change lost between those who change the same thing: for every
// operation of the catalogue that promises it. A new operation without an entry fails. Source: rules C3, C4, goals R14,
// R15.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <set>
#include <thread>

#include "app/connectors.h"
#include "app/consents.h"
#include "app/declarations.h"
#include "app/file_entries.h"
#include "app/imports.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "app/register.h"
#include "base/json.h"
#include "targets.h"

namespace operations {
namespace {

// Who may ask for what (targets.h), so that it succeeds.
struct Valid {
  char const *operation, *who;
  char letter;
};
constexpr std::array valid_requests{
    Valid{"save_view", "officer", 'p'},
    Valid{"remove_view", "officer", 's'},
    Valid{"end_session", "officer", 's'},
    Valid{"invite_user", "security", 'y'},
    Valid{"disable_user", "security", 'd'},
    Valid{"enable_user", "security", 'd'},
    Valid{"grant_role", "security", 'o'},
    Valid{"revoke_role", "security", 'd'},
    Valid{"ask_reveal", "officer", 'o'},
    Valid{"approve_request", "head", 'o'},
    Valid{"refuse_request", "head", 'o'},
    Valid{"withdraw_request", "officer", 's'},
    Valid{"revoke_api_key", "security", 's'},
    Valid{"pause_webhook", "system", 'p'},
    Valid{"resume_webhook", "system", 'p'},
    Valid{"remove_webhook", "system", 'p'},
    Valid{"send_webhook_again", "system", 'p'},
    Valid{"anchor_document", "officer", 'o'},
    Valid{"record_fact", "officer", 'o'},
    Valid{"add_entry", "officer", 'o'},
    Valid{"change_entry", "officer", 'o'},
    Valid{"remove_entry", "officer", 'o'},
    Valid{"add_party", "officer", 'p'},
    Valid{"rename_party", "officer", 'o'},
    Valid{"merge_party", "officer", 'o'},
    Valid{"separate_party", "officer", 'o'},
    Valid{"begin_import", "officer", 'p'},
    Valid{"put_import_part", "officer", 'p'},
    Valid{"check_import", "officer", 'p'},
    Valid{"commit_import", "officer", 'p'},
    Valid{"cancel_import", "officer", 'p'},
    Valid{"withdraw_import", "officer", 'p'},
    Valid{"start_declaration", "tenant", 'o'},
    Valid{"save_declaration", "tenant", 'o'},
    Valid{"submit_declaration", "tenant", 'o'},
    Valid{"take_back_declaration", "tenant", 'o'},
    Valid{"discard_declaration", "tenant", 'o'},
    Valid{"add_voucher", "tenant", 'o'},
    Valid{"put_voucher_part", "tenant", 'o'},
    Valid{"remove_voucher", "tenant", 'o'},
    Valid{"receive_declaration", "officer", 'o'},
    Valid{"return_declaration", "officer", 'o'},
    Valid{"open_portal", "officer2", 'd'},
    Valid{"record_consent", "officer", 'o'},
    Valid{"withdraw_consent", "officer", 'o'},
    Valid{"adopt_benchmarks", "policy", 'p'},
    Valid{"enter_benchmark", "policy", 'p'},
    Valid{"withdraw_benchmark", "policy", 'p'},
    Valid{"change_connector", "policy", 'p'},
    Valid{"pause_connector", "policy", 'p'},
    Valid{"resume_connector", "policy", 'p'},
    Valid{"remove_connector", "policy", 'p'},
    Valid{"run_connector", "policy", 'p'},
    Valid{"reset_password", "security", 'd'},
    Valid{"renew_invitation", "security", 'd'},
    Valid{"withdraw_invitation", "security", 'd'},
    Valid{"erase_user", "security", 'd'},
    Valid{"link_account_of_user", "security", 'd'},
    Valid{"unlink_account_of_user", "security", 'd'},
    Valid{"unlink_organisation_account", "officer", 'y'},
    Valid{"ask_export", "head", 'p'},
    Valid{"open_break_glass", "system", 'y'},
    Valid{"approve_break_glass", "security", 'o'},
    Valid{"refuse_break_glass", "security", 'o'},
    Valid{"close_break_glass", "security", 'o'},
};

std::set<std::string> promising(World const& world, bool app::Operation::*promise) {
  std::set<std::string> ids;
  for (app::Operation const& operation : world.catalogue().operations)
    if (operation.is_change() && operation.*promise) ids.insert(operation.operation_id);
  return ids;
}

// Everything that an operation can change, as text and in numbers.
struct Snapshot {
  std::string text;
  std::vector<std::int64_t> counts;
};

template <class T>
void look(World& world, Snapshot& snapshot) {
  auto const records = app::select<T>(world.store(), {}).value();
  for (T const& record : records) snapshot.text += base::to_json(record).to_string() + "\n";
  snapshot.counts.push_back(static_cast<std::int64_t>(records.size()));
}

Snapshot look(World& world) {
  Snapshot snapshot;
  look<app::User>(world, snapshot);
  look<app::Membership>(world, snapshot);
  look<identity::Session>(world, snapshot);
  look<identity::Link>(world, snapshot);
  look<app::ApiKey>(world, snapshot);
  look<access_control::ApprovalRequest>(world, snapshot);
  look<app::SavedView>(world, snapshot);
  look<app::Webhook>(world, snapshot);
  look<app::WebhookDelivery>(world, snapshot);
  look<app::Document>(world, snapshot);
  look<app::EntryVersion>(world, snapshot);
  look<app::OrganisationAccount>(world, snapshot);
  look<app::FormerName>(world, snapshot);
  look<app::PartyMerge>(world, snapshot);
  for (char const* const portfolio : {"demo", "other"})
    snapshot.counts.push_back(world.store().party_count(portfolio).value());
  look<app::ImportBatch>(world, snapshot);
  look<app::ImportPart>(world, snapshot);
  look<app::Consent>(world, snapshot);
  look<app::Workspace>(world, snapshot);
  look<app::Declaration>(world, snapshot);
  look<app::Voucher>(world, snapshot);
  look<app::VoucherPart>(world, snapshot);
  look<app::Connector>(world, snapshot);
  look<app::Event>(world, snapshot);
  return snapshot;
}

std::vector<std::int64_t> growth(Snapshot const& before, Snapshot const& after) {
  std::vector<std::int64_t> growth;
  for (std::size_t i = 0; i < before.counts.size(); ++i) growth.push_back(after.counts[i] - before.counts[i]);
  return growth;
}

base::Result<app::Reply> send(World& world, Valid const& valid, Attempt const& attempt, std::string const& key) {
  return world.perform(valid.operation, valid.who, attempt.parameters, attempt.body, key, attempt.if_match);
}

std::string text_of(base::Result<app::Reply> const& reply) {
  if (!reply) return base::to_text(reply.error());
  return fmt::format("{} {} {} {}", reply->status, reply->content_type, reply->etag, reply->body);
}

void set_state(World& world, std::string const& login_name, std::string const& state) {
  auto const done = world.store().write([&](app::Writer& writer) -> base::Result<> {
    app::User user = *TRY(app::find<app::User>(writer, "user-demo-" + login_name));
    user.state = state;
    return app::replace(writer, user);
  });
  CHECK(done.has_value());
}

TEST(Repeat, R14_every_change_that_can_be_repeated_has_a_valid_request_here) {
  World world;
  std::set<std::string> here;
  for (Valid const& valid : valid_requests) here.insert(valid.operation);
  EXPECT_EQ(here, promising(world, &app::Operation::repeatable));
}

TEST(Repeat, R14_T3_a_repeated_change_has_one_effect_the_same_answer_and_one_event) {
  World world;
  for (Valid const& valid : valid_requests) {
    SCOPED_TRACE(valid.operation);
    Attempt const attempt = attempt_of(world, world.operation(valid.operation), valid.who, valid.letter);
    std::string const key = world.fresh("once");
    Snapshot const before = look(world);
    auto const first = send(world, valid, attempt, key);
    ASSERT_TRUE(first) << first;
    Snapshot const after = look(world);
    EXPECT_NE(after.text, before.text);
    EXPECT_EQ(growth(before, after).back(), 1);  // its event
    for (int i = 0; i < 3; ++i) EXPECT_EQ(text_of(send(world, valid, attempt, key)), text_of(first));
    world.clock().forward(60);
    EXPECT_EQ(text_of(send(world, valid, attempt, key)), text_of(first));
    EXPECT_EQ(look(world).text, after.text);
  }
}

TEST(Repeat, R14_sixteen_at_once_have_one_effect_and_the_same_answer) {
  World world;
  for (Valid const& valid : valid_requests) {
    SCOPED_TRACE(valid.operation);
    app::Operation const& operation = world.operation(valid.operation);
    Attempt const alone = attempt_of(world, operation, valid.who, valid.letter);
    Snapshot const before_one = look(world);
    ASSERT_TRUE(send(world, valid, alone, world.fresh("once")));
    auto const of_one = growth(before_one, look(world));
    Attempt const attempt = attempt_of(world, operation, valid.who, valid.letter);
    std::string const key = world.fresh("once");
    Snapshot const before = look(world);
    std::vector<std::string> answers(16);
    std::vector<std::thread> threads;
    for (std::string& answer : answers)
      threads.emplace_back([&] { answer = text_of(send(world, valid, attempt, key)); });
    for (std::thread& thread : threads) thread.join();
    for (std::string const& answer : answers) EXPECT_EQ(answer, answers.front());
    EXPECT_EQ(answers.front().front(), '2') << answers.front();
    EXPECT_EQ(growth(before, look(world)), of_one);
  }
}

TEST(Repeat, R14_a_key_of_another_request_is_a_conflict) {
  World world;
  for (Valid const& valid : valid_requests) {
    SCOPED_TRACE(valid.operation);
    Attempt const attempt = attempt_of(world, world.operation(valid.operation), valid.who, valid.letter);
    std::string const key = world.fresh("once");
    ASSERT_TRUE(send(world, valid, attempt, key));
    Attempt other_body = attempt, other_parameter = attempt, other_version = attempt;
    other_body.body += " ";
    other_parameter.parameters["party_id"] = "p-two";
    other_version.if_match += "1";
    for (Attempt const& other : {other_body, other_parameter, other_version}) {
      auto const reply = send(world, valid, other, key);
      ASSERT_FALSE(reply);
      EXPECT_EQ(reply.error().code, base::ErrorCode::conflict);
    }
    Valid another = valid;
    another.operation = valid.operation == std::string_view{"save_view"} ? "remove_view" : "save_view";
    EXPECT_EQ(send(world, another, attempt, key).error().code, base::ErrorCode::conflict);
  }
  // Another person's key of the same text is another key.
  Valid const mine{"save_view", "officer", 'p'}, theirs{"save_view", "head", 'p'};
  Attempt const attempt = attempt_of(world, world.operation("save_view"), "officer", 'p');
  auto const first = send(world, mine, attempt, "ours"), second = send(world, theirs, attempt, "ours");
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->body, second->body);
}

TEST(Repeat, R14_what_failed_may_be_sent_again_with_its_key) {
  World world;
  for (Valid const& valid : valid_requests) {
    SCOPED_TRACE(valid.operation);
    app::Operation const& operation = world.operation(valid.operation);
    Attempt const attempt = attempt_of(world, operation, valid.who, valid.letter);
    std::string const key = world.fresh("once");
    auto const asking = world.actor(valid.who);
    app::Request const request{attempt.parameters, attempt.body, "zh-CN", key, attempt.if_match, "", "", ""};
    set_state(world, valid.who, "disabled");
    auto const refused = app::perform(world.context(), operation, &*asking, request);
    set_state(world, valid.who, "active");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::unauthenticated);
    if (operation.versioned) {
      Attempt old = attempt;
      old.if_match = "99";
      EXPECT_EQ(send(world, valid, old, key).error().code, base::ErrorCode::stale);
    }
    auto const again = send(world, valid, attempt, key);
    ASSERT_TRUE(again) << again;
    EXPECT_EQ(text_of(send(world, valid, attempt, key)), text_of(again));
  }
}

// An answer may hold what is shown once, such as the link of an invitation.
TEST(Repeat, S9_a_kept_answer_cannot_be_read_in_the_store) {
  World world;
  for (Valid const& valid : valid_requests) {
    SCOPED_TRACE(valid.operation);
    Attempt const attempt = attempt_of(world, world.operation(valid.operation), valid.who, valid.letter);
    auto const reply = send(world, valid, attempt, world.fresh("once"));
    ASSERT_TRUE(reply) << reply;
    for (app::Answered const& kept : app::select<app::Answered>(world.store(), {}).value()) {
      EXPECT_FALSE(base::Json::parse(kept.body).has_value()) << kept.body;
      EXPECT_TRUE(reply->body.empty() || kept.body.find(reply->body) == std::string::npos);
    }
  }
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int rounds = 50;
#else
constexpr int rounds = 1'250;
#endif
constexpr int things = 10, writers = 2;

// A thing that is changed to and fro; the writers of a round rest on the same version.
struct Swing {
  char const *there, *back, *who, *parameter, *body;
  char const* back_body = body;
};
constexpr Swing account{"disable_user", "enable_user", "security", "user_id", ""},
    invitation{"withdraw_invitation", "renew_invitation", "security", "user_id", ""},
    reset{"reset_password", "reset_password", "security", "user_id", R"({"reset_second_factor":false})"},
    webhook{"pause_webhook", "resume_webhook", "system", "webhook_id", ""},
    connector{"pause_connector", "resume_connector", "policy", "connector_id", ""},
    entry{"change_entry", "change_entry", "officer", "entry_id",
          R"({"dataset":"needs","content":{"need":"流动资金","kind":"financing","raised_on":"2026-02-01"},)"
          R"("source":"investment_department","evidence":"","note":""})"},
    saving{"save_declaration", "save_declaration", "tenant", "declaration_id",
           R"({"values":[{"fact":"orders_value","value":"1300万"}]})"},
    handing{"submit_declaration",
            "take_back_declaration",
            "tenant",
            "declaration_id",
            R"({"accepted":true,"signed_by":"王总","signed_as":"总经理"})",
            ""};

class Race {
 public:
  Race(World& world, std::string name, Swing const& swing = account)
      : world_(world), name_(std::move(name)), swing_(swing) {
    std::string const parameter = swing.parameter;
    id_ = parameter == "user_id"
              ? world.add_person(name_, own_department, swing.there == invitation.there ? "invited" : "active")
              : attempt_of(world, world.operation(swing.there), swing.who,
                           parameter == "entry_id" || parameter == "declaration_id" ? 'o' : 'p')
                    .parameters.at(parameter);
  }

  void write(int writer) {
    for (int round = 0; round < rounds; ++round) {
      start_.arrive_and_wait();
      auto const reply = world_.perform(round % 2 == 0 ? swing_.there : swing_.back, swing_.who,
                                        {{swing_.parameter, id_}}, round % 2 == 0 ? swing_.body : swing_.back_body,
                                        fmt::format("{}-{}-{}", name_, round, writer), std::to_string(round + 1));
      if (reply)
        ++wins;
      else if (reply.error().code == base::ErrorCode::stale)
        ++stale;
      else
        ADD_FAILURE() << swing_.there << ": " << base::to_text(reply.error());
    }
  }
  std::int64_t version() {
    if (swing_.parameter == std::string_view{"entry_id"})
      return app::count<app::EntryVersion>(world_.store(), {{"entry_id", base::Json{id_}}}).value();
    if (auto const found = app::find<app::Declaration>(world_.store(), id_).value()) return found->version;
    auto const user = app::find<app::User>(world_.store(), id_).value();
    if (user) return user->version;
    auto const connector = app::find<app::Connector>(world_.store(), id_).value();
    return connector ? connector->version : app::find<app::Webhook>(world_.store(), id_).value()->version;
  }

  std::atomic<int> wins = 0, stale = 0;

 private:
  World& world_;
  std::string name_, id_;
  Swing swing_;
  std::barrier<> start_{writers};
};

TEST(LostUpdate, R15_of_those_who_change_the_same_version_exactly_one_wins) {
  World world;
  // Whoever declares another versioned operation adds it to the race, unless what it does happens once: removing, erasing,
  // receiving.
  EXPECT_EQ(promising(world, &app::Operation::versioned),
            (std::set<std::string>{"disable_user",        "enable_user",         "reset_password",
                                   "renew_invitation",    "withdraw_invitation", "erase_user",
                                   "pause_webhook",       "resume_webhook",      "remove_webhook",
                                   "pause_connector",     "resume_connector",    "remove_connector",
                                   "change_connector",    "change_entry",        "remove_entry",
                                   "save_declaration",    "submit_declaration",  "take_back_declaration",
                                   "discard_declaration", "receive_declaration", "return_declaration"}));
  std::vector<std::unique_ptr<Race>> races;
  for (int i = 0; i < things; ++i)
    races.push_back(std::make_unique<Race>(world, fmt::format("raced-{}", i),
                                           std::array{account, webhook, invitation, reset, connector, entry, saving,
                                                      handing}[static_cast<std::size_t>(i) % 8]));
  std::vector<std::thread> threads;
  for (auto const& race : races)
    for (int writer = 0; writer < writers; ++writer) threads.emplace_back([&race, writer] { race->write(writer); });
  for (std::thread& thread : threads) thread.join();
  for (auto const& race : races) {
    EXPECT_EQ(race->wins, rounds);
    EXPECT_EQ(race->stale, rounds * (writers - 1));
    EXPECT_EQ(race->version(), 1 + rounds);
  }
  std::int64_t done = 0;
  for (char const* const kind :
       {"user_disabled", "user_enabled", "connector_paused", "connector_resumed", "webhook_paused", "webhook_resumed",
        "invitation_withdrawn", "invitation_renewed", "password_reset", "entry_corrected", "declaration_saved",
        "declaration_submitted", "declaration_taken_back"})
    done +=
        app::count<app::Event>(world.store(), {{"kind", base::Json{kind}}, {"outcome", base::Json{"done"}}}).value();
  EXPECT_EQ(done, things * rounds);
  fmt::print("{} races of {} writers, {} changes, 0 lost\n", things * rounds, writers, done);
}

// The control: without the version, writers that read and write back lose changes, and the count shows it.
TEST(LostUpdate, R15_the_count_shows_what_is_lost_without_a_version) {
  World world;
  Race race{world, "raced"};
  auto const read = app::find<app::User>(world.store(), "user-demo-raced").value();
  for (int writer = 0; writer < writers; ++writer) {
    app::User mine = *read;
    ++mine.version;
    ASSERT_TRUE(world.store().write([&](app::Writer& out) { return app::replace(out, mine); }));
  }
  EXPECT_NE(race.version(), 1 + writers);
}

}  // namespace
}  // namespace operations
