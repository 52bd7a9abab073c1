// Policy packs and demo data carried inside the program, so that it runs alone. Made by tools/embed.py at build time.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace embedded {

struct File {
  std::string_view path;   // as in the repository: `policies/chongming/pack.yaml`
  std::string_view bytes;  // lives as long as the program
};

// Sorted by path.
std::span<File const> policy_files();

}  // namespace embedded
