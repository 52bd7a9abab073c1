// For the tests of this module.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace report {

inline std::string bytes_of(std::filesystem::path const& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace report
