// The real clock, real randomness and the packs carried by the program.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "park/common/pack.h"

namespace main_program {

class SystemClock final : public base::Clock {
 public:
  base::Instant now() const override;
};

// From the operating system's generator; safe to share between threads.
class SystemRandomness final : public base::Randomness {
 public:
  std::uint64_t next() override;
};

// Everything under policies/, paths relative to it.
park::PackFiles embedded_policies();
// One of them, or that it is missing.
base::Result<std::string> policy_file(park::PackFiles const& policies, std::string_view path);
std::set<std::string> embedded_pack_names();
// The files of one pack; empty when there is none of that name.
park::PackFiles embedded_pack(std::string_view name);
// The built-in packs and those of the folders; a folder's pack takes the place of the built-in one of its name.
base::Result<app::Packs> load_packs(std::vector<std::string> const& folders);

}  // namespace main_program
