#include "access_control/two_person.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_control/expectations.h"
#include "base/record.h"

namespace access_control {
namespace {

using testing::draft;
using ::testing::HasSubstr;
using testing::minute;
using testing::shipped;

// The requester is `a`; `b` and `c` approve.
ApprovalRequest opened(std::string const& rule = "reveal") {
  auto request = open_request(shipped(), draft(rule), minute(0));
  EXPECT_TRUE(request) << (request ? "" : base::to_text(request.error()));
  return request ? *request : ApprovalRequest{};
}

Approve approve(std::string const& user, std::int64_t at = 1) {
  return {user, "s_" + user, "h1", true, true, minute(at)};
}

// All happenings must go through.
ApprovalRequest after(ApprovalRequest request, std::vector<Happening> const& happenings) {
  for (Happening const& happening : happenings) {
    auto next = apply(shipped(), request, happening);
    EXPECT_TRUE(next) << (next ? "" : base::to_text(next.error()));
    if (next) request = *std::move(next);
  }
  return request;
}

std::string refusal(ApprovalRequest const& request, Happening const& happening) {
  auto const next = apply(shipped(), request, happening);
  return next ? "" : next.error().issues.at(0).at;
}

TEST(TwoPerson, DAT_28_what_is_in_its_time_box_can_be_closed_early_and_stays_closed) {
  ApprovalRequest const used = after(opened("break_glass"), {approve("b"), Use{"a", "h1", true, minute(2)}});
  EXPECT_TRUE(is_in_force(shipped(), used, minute(2)));
  EXPECT_TRUE(is_in_force(shipped(), used, minute(61)));
  EXPECT_FALSE(is_in_force(shipped(), used, minute(62)));
  EXPECT_FALSE(is_in_force(testing::read_policy(testing::with("approvals.csv", "approve,60,60", "approve,60,90")), used,
                           minute(3)))
      << "the rule is another one by now";
  EXPECT_FALSE(is_in_force(shipped(), after(used, {Tick{minute(62)}}), minute(3))) << "the clock jumped back";
  EXPECT_EQ(refusal(used, Close{"c", "", false, minute(3)}), "may_not_close");
  EXPECT_EQ(refusal(used, Close{"c", "", true, minute(62)}), "not_in_force");
  EXPECT_EQ(refusal(opened("break_glass"), Close{"c", "", true, minute(1)}), "not_in_force");
  ApprovalRequest const closed = after(used, {Close{"c", "over", true, minute(3)}});
  EXPECT_EQ(closed.state, ApprovalState::closed);
  EXPECT_EQ(closed.closed_by, "c");
  EXPECT_FALSE(is_in_force(shipped(), closed, minute(4)));
  EXPECT_EQ(refusal(closed, Use{"a", "h1", true, minute(4)}), "not_approved");
  EXPECT_EQ(refusal(closed, Close{"c", "", true, minute(4)}), "not_in_force");
}

TEST(TwoPerson, COL_25_two_others_approve_and_the_requester_sees_it_for_half_an_hour) {
  ApprovalRequest request = opened();
  EXPECT_EQ(request.action, "sensitive.reveal");
  EXPECT_EQ(request.expires_at, minute(1440));
  EXPECT_EQ(refusal(request, Use{"a", "h1", true, minute(1)}), "not_approved");
  request = after(request, {approve("b")});
  EXPECT_EQ(request.state, ApprovalState::pending);
  EXPECT_EQ(refusal(request, Use{"a", "h1", true, minute(1)}), "not_approved");
  request = after(request, {approve("c", 2)});
  EXPECT_EQ(request.state, ApprovalState::approved);
  ASSERT_EQ(request.approvals.size(), 2U);
  EXPECT_EQ(request.approvals[1], (Approval{"c", "s_c", "h1", minute(2)}));
  request = after(request, {Use{"a", "h1", true, minute(10)}, Use{"a", "h1", true, minute(39)}});
  EXPECT_EQ(request.state, ApprovalState::used);
  EXPECT_EQ(request.used_from, minute(10));
  EXPECT_EQ(request.used_until, minute(40));
  EXPECT_EQ(refusal(request, Use{"a", "h1", true, minute(40)}), "time_box_over");
}

TEST(TwoPerson, DAT_28_who_may_not_approve_is_told_why) {
  ApprovalRequest const request = after(opened(), {approve("b")});
  struct {
    char const* code;
    Happening happening;
    base::ErrorCode error;
  } const cases[] = {
      {"own_request", Approve{"a", "s_x", "h1", true, true, minute(1)}, base::ErrorCode::forbidden},
      {"already_approved", Approve{"b", "s_x", "h1", true, true, minute(1)}, base::ErrorCode::forbidden},
      {"same_session", Approve{"c", "s_b", "h1", true, true, minute(1)}, base::ErrorCode::forbidden},
      {"same_session", Approve{"c", "s_a", "h1", true, true, minute(1)}, base::ErrorCode::forbidden},
      {"same_session", Approve{"c", "", "h1", true, true, minute(1)}, base::ErrorCode::forbidden},
      {"content_not_seen", Approve{"c", "s_c", "h0", true, true, minute(1)}, base::ErrorCode::conflict},
      {"may_not_approve", Approve{"c", "s_c", "h1", false, true, minute(1)}, base::ErrorCode::forbidden},
      {"may_not_approve", Approve{"", "s_c", "h1", true, true, minute(1)}, base::ErrorCode::forbidden},
      {"step_up_needed", Approve{"c", "s_c", "h1", true, false, minute(1)}, base::ErrorCode::forbidden},
      {"own_request", Refuse{"a", "no", true, minute(1)}, base::ErrorCode::forbidden},
      {"may_not_approve", Refuse{"c", "no", false, minute(1)}, base::ErrorCode::forbidden},
      {"reason_missing", Refuse{"c", "", true, minute(1)}, base::ErrorCode::invalid},
      {"not_the_requester", Withdraw{"b", minute(1)}, base::ErrorCode::forbidden},
      {"expired", approve("c", 1440), base::ErrorCode::conflict},
  };
  for (auto const& c : cases) {
    auto const next = apply(shipped(), request, c.happening);
    ASSERT_FALSE(next) << c.code;
    EXPECT_EQ(next.error().code, c.error) << c.code;
    EXPECT_EQ(next.error().issues.at(0).at, c.code);
    EXPECT_THAT(next.error().message, ::testing::Not(HasSubstr("{"))) << c.code;
    EXPECT_THAT(next.error().issues[0].message, ::testing::Not(HasSubstr("{"))) << c.code;
  }
}

TEST(TwoPerson, DAT_28_a_change_of_content_of_a_right_or_of_the_rule_voids) {
  for (bool const approved : {false, true}) {
    ApprovalRequest const request = after(
        opened(), approved ? std::vector<Happening>{approve("b"), approve("c")} : std::vector<Happening>{approve("b")});
    EXPECT_EQ(after(request, {ContentChanged{"h1", minute(2)}}).state, request.state) << "the same content";
    EXPECT_EQ(after(request, {RightRevoked{"x", minute(2)}}).state, request.state) << "has no part in it";
    for (Happening const& happening :
         {Happening{ContentChanged{"h2", minute(2)}}, Happening{RightRevoked{"a", minute(2)}},
          Happening{RightRevoked{"b", minute(2)}}}) {
      ApprovalRequest const voided = after(request, {happening});
      EXPECT_EQ(voided.state, ApprovalState::voided);
      EXPECT_EQ(refusal(voided, approve("d")), "voided");
      EXPECT_EQ(refusal(voided, Use{"a", "h1", true, minute(3)}), "voided");
      EXPECT_EQ(after(voided, {ContentChanged{"h1", minute(4)}}).state, ApprovalState::voided) << "back is not enough";
    }
    Policy const changed =
        testing::read_policy(testing::with("approvals.csv", "2,approval.decide,1440,30", "2,approval.decide,1440,31"));
    Step const done = step(changed, request, approve("d"));
    EXPECT_EQ(done.request.state, ApprovalState::voided);
    EXPECT_EQ(done.request.closed_reason, "rule_changed");
    EXPECT_EQ(done.refusal->code, "voided");
    EXPECT_THAT(explain_zh(shipped(), *done.refusal), HasSubstr("规则变化"));
  }
}

TEST(TwoPerson, DAT_28_only_the_requester_uses_it_and_only_for_what_was_approved) {
  ApprovalRequest const request = after(opened(), {approve("b"), approve("c")});
  EXPECT_EQ(refusal(request, Use{"b", "h1", true, minute(2)}), "not_the_requester");
  EXPECT_EQ(step(shipped(), request, Use{"b", "h2", true, minute(2)}).request.state, ApprovalState::approved)
      << "a stranger cannot void it";
  Step const other = step(shipped(), request, Use{"a", "h2", true, minute(2)});
  EXPECT_EQ(other.refusal->code, "content_changed");
  EXPECT_EQ(other.request.state, ApprovalState::voided);
  Step const powerless = step(shipped(), request, Use{"a", "h1", false, minute(2)});
  EXPECT_EQ(powerless.refusal->code, "may_not_act");
  EXPECT_EQ(powerless.request.state, ApprovalState::voided);
  ApprovalRequest const once =
      after(after(opened("override"), {approve("b"), approve("c")}), {Use{"a", "h1", true, minute(2)}});
  EXPECT_EQ(refusal(once, Use{"a", "h1", true, minute(2)}), "time_box_over") << "what lasts 0 minutes is used once";
}

TEST(TwoPerson, a_clock_that_jumps_back_revives_nothing) {
  Step const late = step(shipped(), after(opened(), {approve("b")}), approve("c", 1440));
  EXPECT_EQ(late.refusal->code, "expired");
  EXPECT_EQ(late.request.state, ApprovalState::expired);
  EXPECT_EQ(refusal(late.request, approve("c", 1)), "expired");
  ApprovalRequest const used = after(opened(), {approve("b"), approve("c"), Use{"a", "h1", true, minute(10)}});
  Step const over = step(shipped(), used, Use{"a", "h1", true, minute(40)});
  EXPECT_EQ(over.refusal->code, "time_box_over");
  EXPECT_EQ(refusal(over.request, Use{"a", "h1", true, minute(10)}), "time_box_over");
  ApprovalRequest const seen = after(opened(), {Tick{minute(1439)}, Tick{minute(3)}, approve("b", 3)});
  EXPECT_EQ(seen.approvals.at(0).at, minute(1439)) << "the latest instant seen";
}

TEST(TwoPerson, refused_and_withdrawn_requests_stay_closed) {
  ApprovalRequest const refused = after(opened(), {Refuse{"b", "no need", true, minute(1)}});
  EXPECT_EQ(refused.closed_by, "b");
  EXPECT_EQ(refused.closed_reason, "no need");
  ApprovalRequest const withdrawn = after(opened(), {approve("b"), approve("c"), Withdraw{"a", minute(2)}});
  EXPECT_EQ(withdrawn.state, ApprovalState::withdrawn);
  for (ApprovalRequest const& request : {refused, withdrawn}) {
    EXPECT_EQ(refusal(request, approve("d")), "not_pending");
    EXPECT_EQ(refusal(request, Withdraw{"a", minute(2)}), "not_pending");
    EXPECT_EQ(refusal(request, Use{"a", "h1", true, minute(2)}), "not_approved");
    EXPECT_EQ(after(request, {Tick{minute(9999)}, ContentChanged{"h2", minute(9999)}}).state, request.state);
  }
}

TEST(TwoPerson, a_request_is_opened_complete_or_not_at_all) {
  ApprovalRequest dirty = draft("reveal");
  dirty.state = ApprovalState::approved;
  dirty.approvals = {{"x", "s_x", "h1", minute(0)}};
  dirty.used_until = minute(9999);
  auto const request = open_request(shipped(), dirty, minute(0));
  ASSERT_TRUE(request);
  EXPECT_EQ(*request, opened()) << "what the requester brings along does not count";
  EXPECT_FALSE(open_request(shipped(), draft("no_such_rule"), minute(0)));
  for (std::string ApprovalRequest::*member :
       {&ApprovalRequest::request_id, &ApprovalRequest::subject, &ApprovalRequest::content_hash,
        &ApprovalRequest::requester_id, &ApprovalRequest::requester_session_id, &ApprovalRequest::reason}) {
    ApprovalRequest incomplete = draft("reveal");
    incomplete.*member = "";
    auto const refused = open_request(shipped(), incomplete, minute(0));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().issues.at(0).at, "incomplete_request");
  }
}

TEST(TwoPerson, a_request_is_kept_as_a_record) {
  ApprovalRequest const request = after(opened(), {approve("b"), approve("c"), Use{"a", "h1", true, minute(10)}});
  auto const read = base::from_json<ApprovalRequest>(base::to_json(request));
  ASSERT_TRUE(read) << base::to_text(read.error());
  EXPECT_EQ(*read, request);
}

}  // namespace
}  // namespace access_control
