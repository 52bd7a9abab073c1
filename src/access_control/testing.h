// The shipped access pack and subjects for tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "access_control/decision.h"

namespace access_control::testing {

inline AccessFiles const& shipped_files() {
  static AccessFiles const files = [] {
    AccessFiles read;
    for (auto const& entry : std::filesystem::directory_iterator(YINGZHOU_SOURCE_DIR "/policies/access")) {
      std::ifstream file(entry.path(), std::ios::binary);
      read.emplace(entry.path().filename().string(), std::string{std::istreambuf_iterator<char>{file}, {}});
    }
    return read;
  }();
  return files;
}

inline Policy read_policy(AccessFiles const& files) {
  auto policy = Policy::read(files);
  EXPECT_TRUE(policy) << (policy ? "" : base::to_text(policy.error()));
  return policy ? *std::move(policy) : Policy{};
}

inline Policy const& shipped() {
  static Policy const policy = read_policy(shipped_files());
  return policy;
}

// A membership of park p, workspace p_w, department p_d, as a person of `role` has it.
inline Membership membership(std::string const& role, std::string const& department_kind = "investment") {
  int const index = shipped().role(role);
  std::string const kind = index < 0 ? "park" : shipped().roles()[static_cast<std::size_t>(index)].workspace_kind;
  return {"m_" + role, "p_w", kind, "p", "p_d", department_kind, role};
}

inline Subject person(std::string const& role, std::string const& department_kind = "investment") {
  return {"u", {membership(role, department_kind)}};
}

// With one text of one file replaced.
inline AccessFiles with(std::string const& file, std::string_view from, std::string_view to) {
  AccessFiles files = shipped_files();
  std::size_t const at = files[file].find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) files[file].replace(at, from.size(), to);
  return files;
}

}  // namespace access_control::testing
