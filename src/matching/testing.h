// The shipped rules of names, and data of tests that lies beside the repository.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "matching/name_rules.h"

namespace matching::testing {

inline NameFiles const& shipped_files() {
  static NameFiles const files = [] {
    NameFiles read;
    for (auto const& entry : std::filesystem::directory_iterator(YINGZHOU_SOURCE_DIR "/policies/names")) {
      std::ifstream file{entry.path(), std::ios::binary};
      read.emplace(entry.path().filename().string(), std::string{std::istreambuf_iterator<char>{file}, {}});
    }
    return read;
  }();
  return files;
}

inline NameRules const& shipped() {
  static NameRules const rules = [] {
    auto read = NameRules::read(shipped_files());
    EXPECT_TRUE(read) << (read ? "" : base::to_text(read.error()));
    return read ? *std::move(read) : NameRules{};
  }();
  return rules;
}

// A packed file of the data of tests; "" when it is not there.
inline std::string unpacked(std::string const& file) {
  std::string const path = std::string{YINGZHOU_SOURCE_DIR} + "/../shared/data/" + file;
  std::string text;
  if (!std::filesystem::exists(path)) return text;
  std::FILE* const pipe = ::popen(("zstd -dcq '" + path + "'").c_str(), "r");
  if (pipe == nullptr) return text;
  char buffer[65'536];
  for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, read);
  ::pclose(pipe);
  return text;
}

}  // namespace matching::testing
