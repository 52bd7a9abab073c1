// The one way an operation is run: permission → transaction {change, event, answer kept} → answer. What an operation
// declares (app/operation.h) is held to here and nowhere else.
//
// A change runs inside one transaction of the store: rights are read again there, so that what was revoked a moment
// ago does not count; the event is written there; and the answer is kept there under the Idempotency-Key, so that a
// repeated request has no second effect and gets the same answer. A read that the declaration calls audited writes
// its event too. What is refused or fails leaves an event that says so. Source: COL-24, DAT-28, rules C3, C4, C12.
#pragma once

#include <string>

#include "app/actor.h"
#include "app/context.h"
#include "app/operation.h"

namespace app {

// What the event of an operation tells, filled by the operation.
struct EventNote {
  std::string workspace_id, department_id, party_id;
  base::Json::Object body;            // identifiers, codes, amounts
  std::vector<std::string> personal;  // members of the body that name or describe a person: kept apart, may be erased
  bool refused = false;               // the operation itself found that the caller may not know of what it asks about
};

struct Call {
  Context& context;
  Request const& request;
  Actor const* actor;        // null where anyone may ask and nobody is logged in
  RecordReader& records;     // of a change: of its transaction
  Writer* writer = nullptr;  // of a change
  base::Instant now;
  EventNote& note;
  Prepared prepared = {};  // by Operation::prepare

  // REQUIRES: somebody is logged in.
  Actor const& person() const;
  Writer& change() const;
  // A version that is there must be the one the request names: precondition_required, stale.
  base::Result<> expect_version(std::int64_t version) const;
};

// CHECKs that the catalogue holds together: each operation has a permission of the access pack or is open to anyone,
// each change an event.
void check_catalogue(Catalogue const& catalogue, access_control::Policy const& policy);

// `actor`: null when nobody is logged in. unauthenticated, forbidden, not_found (also for what the actor may not know
// of), step_up_required, precondition_required, stale, conflict, and what the operation says.
base::Result<Reply> perform(Context& context, Operation const& operation, Actor const* actor, Request const& request);

}  // namespace app
