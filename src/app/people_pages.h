// People as the pages show them, and what their memberships give.
#pragma once

#include "app/context.h"
#include "app/people.h"
#include "app/people_views.h"

namespace app {

base::Result<MembershipView> view_of(Context& context, RecordReader& records, Membership const& membership);
base::Result<UserView> view_of(Context& context, RecordReader& records, User const& user);
base::Result<std::vector<Membership>> memberships_in_force(RecordReader& records, std::string_view user_id);
base::Result<std::vector<MembershipView>> memberships_of(Context& context, RecordReader& records,
                                                         std::string_view user_id);
// What the account is to those who manage it: UserView::state.
std::string state_of(User const& user);
base::Result<std::string> name_of_user(RecordReader& records, std::string_view user_id);  // "" when there is none
base::Result<User> find_user(RecordReader& records, std::string_view user_id);            // not_found

struct Call;
// What the pages of somebody whose session it is may know.
base::Result<SessionView> view_of_session(Call& call, identity::Session const& session, User const& user,
                                          access_control::Subject const& subject);

// Whether any membership gives the permission at all, whatever it is about; and all that are given so.
bool holds(access_control::Policy const& policy, access_control::Subject const& subject, std::string_view permission);
std::vector<std::string> permissions_of(Context& context, access_control::Subject const& subject);

}  // namespace app
