// What an approval is about, and what its pages show. The content of a reveal is the names of the facts and, in its
// hash, their values as they stand: a value that changes meanwhile voids the approvals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access_control/two_person.h"
#include "app/emergency.h"
#include "app/exports.h"
#include "app/perform.h"
#include "app/views.h"

namespace app {

struct RevealDraft {
  std::vector<std::string> facts;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RevealDraft, (), (facts, reason))

struct ApprovalDecision {
  std::string seen_hash;  // of the content that was looked at
  std::string reason;     // of a refusal
};
BOOST_DESCRIBE_STRUCT(ApprovalDecision, (), (seen_hash, reason))

struct ApprovalView {
  access_control::ApprovalRequest request;  // without sessions
  std::string requester_name;
  std::vector<std::string> approver_names;
  int approvals_needed = 0;
  bool may_decide = false, may_use = false;  // by who asks, now
  std::optional<ExportView> bulk_export;     // of such a request
  std::optional<EmergencyView> emergency;
};
BOOST_DESCRIBE_STRUCT(ApprovalView, (),
                      (request, requester_name, approver_names, approvals_needed, may_decide, may_use, bulk_export,
                       emergency))

struct RevealView {
  std::string request_id, watermark;
  std::optional<base::Instant> shown_until;
  std::vector<FactView> facts;
};
BOOST_DESCRIBE_STRUCT(RevealView, (), (request_id, watermark, shown_until, facts))

// What the subject of a reveal says: `reveal party demo-rat-16: revenue, debt_ratio`.
struct RevealContent {
  std::string party_id;
  std::vector<std::string> facts;  // names, sorted
};
std::string reveal_subject(Party const& party, std::vector<std::string> const& facts);
base::Result<RevealContent> reveal_content(access_control::ApprovalRequest const& request);
base::Result<std::string> reveal_hash(Call& call, Party const& party, std::vector<std::string> const& facts);
base::Result<std::vector<FactView>> revealed_facts(Call& call, RevealContent const& content);
base::Result<access_control::Resource> about_revealed_party(Call& call);

Parameter request_parameter();
base::Result<access_control::ApprovalRequest> find_request(Call& call);  // that the operation names
base::Result<ApprovalView> view_of(Call& call, access_control::ApprovalRequest const& request);
// A new request of who asks, from its rule, subject, hash, workspace and reason; the answer to it.
base::Result<Reply> open_approval(Call& call, access_control::ApprovalRequest draft);
// What the happening makes of the request, kept; or its refusal.
base::Result<access_control::ApprovalRequest> take(Call& call, access_control::ApprovalRequest request,
                                                   access_control::Happening const& happening);

// Where a request belongs: to the enterprise it is about, or its workspace; and to who asked.
base::Result<access_control::Resource> resource_of_request(Call& call, access_control::ApprovalRequest const& request);

// Who may see a request: those who read approvals, or emergency access, where it belongs; and who holds it.
base::Result<bool> may_see(Call& call, access_control::ApprovalRequest const& request);
// Whether who asks may decide on the request by the rule's approver permission. Nobody decides on access of one's own.
base::Result<bool> may_decide(Call& call, access_control::ApprovalRequest const& request);
// Content that changed since voids the request, and is kept so.
base::Result<> refresh(Call& call, access_control::ApprovalRequest& request);

}  // namespace app
