// Erasing a person (个人信息保护法第四十七条): what names or describes the person goes, what happened stays. Events hold
// commitments and ids only, so that log, checkpoints and proofs stay valid without the openings (evidence.h).
//
// Gone: display and log-in name, password, second factor, sessions, API keys, links, saved views, openings of personal
// values in events that are about the person, kept answers that name the person. Stays: the account as an id, the roles it
// once had, the events. Source: AMB-58, DAT-28; ADR 0015.
#pragma once

#include <cstdint>

#include "app/people.h"
#include "app/perform.h"

namespace app {

struct Erased {
  std::int64_t openings = 0, sessions = 0, keys = 0;
};

// REQUIRES: the person cannot log in. `user` is what is left, and stored.
base::Result<Erased> erase_person(Call& call, User& user);

// Links that were not used yet open nothing any more.
base::Result<> remove_links(Call& call, std::string_view user_id);

}  // namespace app
