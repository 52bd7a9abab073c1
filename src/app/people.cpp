#include "app/people_pages.h"

#include <algorithm>

#include "app/record_table.h"

namespace app {

base::Result<MembershipView> view_of(Context& context, RecordReader& records, Membership const& membership) {
  MembershipView view;
  view.membership_id = membership.membership_id;
  view.workspace_id = membership.workspace_id;
  view.department_id = membership.department_id;
  view.role = membership.role;
  view.granted_at = membership.granted_at;
  view.granted_by = membership.granted_by;
  if (auto const workspace = TRY(find<Workspace>(records, membership.workspace_id)))
    view.workspace = {workspace->title_zh, workspace->title_en};
  if (auto const department = TRY(find<Department>(records, membership.department_id)))
    view.department = {department->title_zh, department->title_en};
  if (int const role = context.access.role(membership.role); role >= 0) {
    access_control::Role const& known = context.access.roles()[static_cast<std::size_t>(role)];
    view.role_label = {known.zh, known.en};
  }
  return view;
}

base::Result<std::vector<MembershipView>> memberships_of(Context& context, RecordReader& records,
                                                         std::string_view user_id) {
  std::vector<MembershipView> views;
  for (Membership const& membership : TRY(memberships_in_force(records, user_id)))
    views.push_back(TRY(view_of(context, records, membership)));
  return views;
}

base::Result<std::vector<Membership>> memberships_in_force(RecordReader& records, std::string_view user_id) {
  return select<Membership>(
      records, {{{"user_id", base::Json{user_id}}, {"revoked_at", {}, RecordTest::Kind::absent}}, "granted_at"});
}

base::Result<std::string> name_of_user(RecordReader& records, std::string_view user_id) {
  auto const user = TRY(find<User>(records, user_id));
  return user ? user->display_name : std::string{};
}

std::string state_of(User const& user) {
  if (user.erased_at) return "erased";
  bool const had_password = user.password_changed_at || !user.password_hash.empty();
  return user.state == "disabled" && !had_password ? "withdrawn" : user.state;
}

base::Result<UserView> view_of(Context& context, RecordReader& records, User const& user) {
  UserView view;
  view.user_id = user.user_id;
  if (!user.erased_at) view.login_name = user.login_name;
  view.display_name = user.display_name;
  view.state = state_of(user);
  view.has_second_factor = !user.totp_sealed.empty();
  view.created_at = user.created_at;
  view.version = user.version;
  view.memberships = TRY(memberships_of(context, records, user.user_id));
  if (auto const account = TRY(find<OrganisationAccount>(records, {{"user_id", base::Json{user.user_id}}})))
    view.organisation_subject = account->subject;
  return view;
}

base::Result<User> find_user(RecordReader& records, std::string_view user_id) {
  auto user = TRY(find<User>(records, user_id));
  if (!user) return base::not_found("there is no such user");
  return *std::move(user);
}

std::vector<std::string> permissions_of(Context& context, access_control::Subject const& subject) {
  std::vector<std::string> held;
  for (access_control::Permission const& permission : context.access.permissions())
    if (holds(context.access, subject, permission.permission)) held.push_back(permission.permission);
  return held;
}

bool holds(access_control::Policy const& policy, access_control::Subject const& subject, std::string_view permission) {
  int const wanted = policy.permission(permission);
  return wanted >= 0 && !access_control::has_exclusive_roles(policy, subject) &&
         std::any_of(subject.memberships.begin(), subject.memberships.end(),
                     [&](access_control::Membership const& membership) {
                       int const role = access_control::counting_role(policy, membership);
                       return role >= 0 && policy.grant(wanted, role) != nullptr;
                     });
}

}  // namespace app
