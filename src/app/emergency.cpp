#include "app/emergency.h"

#include "app/approvals.h"
#include "app/people_pages.h"
#include "app/record_table.h"

namespace app {

base::Result<EmergencyContent> emergency_content(access_control::ApprovalRequest const& request) {
  if (request.rule == break_glass) return base::parse_json<EmergencyContent>(request.subject);
  return base::not_found("there is no such request");
}

base::Result<EmergencyView> emergency_view(Call& call, access_control::ApprovalRequest const& request) {
  EmergencyContent const content = TRY(emergency_content(request));
  EmergencyView view;
  view.user_id = content.user_id;
  view.user_name = TRY(name_of_user(call.records, content.user_id));
  if (auto const workspace = TRY(find<Workspace>(call.records, content.workspace_id)))
    view.workspace = {workspace->title_zh, workspace->title_en};
  if (auto const* const role = call.context.access.emergency_role(request.rule)) view.role = {role->zh, role->en};
  view.in_force = access_control::is_in_force(call.context.access, request, call.now);
  view.may_close =
      view.in_force && access_control::allows(call.context.access, call.person().subject, "break_glass.close",
                                              TRY(resource_of_request(call, request)));
  return view;
}

}  // namespace app
