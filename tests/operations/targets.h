// What a request can be about, made anew for each attempt: letters say whose and where.
//   o: of the own department or looked after   d: of another department of the park   w: of another park
//   p: in the own park's portfolio             e: of an enterprise of the park        s: belongs to who asks
//   y: about nothing in particular
// Of emergency access: s: asked for by who asks, o: by the system administrator, d: by somebody else, w: likewise, for
// another park.
// Persons of the letters o, d, w and e are others than those who ask (World::add_person).
#pragma once

#include <map>
#include <string>

#include "access_control/two_person.h"
#include "world.h"

namespace operations {

using Parameters = std::map<std::string, std::string, std::less<>>;

struct Attempt {
  Parameters parameters;
  std::string body = "{}", if_match{};
};

// An enterprise of the demonstration park with a revenue of 1000 and that R&D spending in the year; its id.
std::string plant_enterprise(World& world, std::string const& industry, int rd_spending, int year);

std::string letters_of(app::Operation const& operation);
// A valid request as far as it can be; what it needs is put into the store. REQUIRES: a letter of letters_of.
Attempt attempt_of(World& world, app::Operation const& operation, std::string const& who, char letter);

// Emergency access of the colleague, asked for by `requester`: waiting, or in force.
access_control::ApprovalRequest plant_emergency(World& world, std::string const& requester,
                                                std::string const& workspace_id, bool is_in_force);
// A request to see tax_paid of the party of the letter, asked for by `requester`; state and approvals as they are then.
access_control::ApprovalRequest plant_request(World& world, std::string const& requester, char letter);
std::string plant_session(World& world, std::string const& user_id);
std::string plant_key(World& world, std::string const& user_id);
std::string plant_view(World& world, std::string const& user_id, std::string const& portfolio_id = "demo");

// Of what a source sends to a push connector of attempt_of; "" takes a new id.
identity::WebhookHeaders signature_of(World& world, std::string const& body, std::string id = "");

}  // namespace operations
