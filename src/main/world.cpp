#include "main/world.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <chrono>
#include <set>

#include "main/packs.h"

namespace main_program {
namespace {

constexpr std::string_view root = "policies/";

}  // namespace

base::Instant SystemClock::now() const {
  auto const since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return base::Instant::from_milliseconds(std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count());
}

std::uint64_t SystemRandomness::next() {
  std::uint64_t value = 0;
  CHECK(getrandom(&value, sizeof value, 0) == static_cast<ssize_t>(sizeof value));
  return value;
}

park::PackFiles embedded_policies() {
  park::PackFiles files;
  for (auto const& file : embedded::policy_files())
    if (file.path.starts_with(root)) files.emplace(file.path.substr(root.size()), file.bytes);
  return files;
}

park::PackFiles embedded_pack(std::string_view name) {
  park::PackFiles files;
  std::string const folder = std::string{name} + "/";
  for (auto& [path, bytes] : embedded_policies())
    if (path.starts_with(folder)) files.emplace(path.substr(folder.size()), std::move(bytes));
  return files;
}

base::Result<app::Packs> load_embedded_packs() {
  std::set<std::string> names;
  for (auto const& [path, bytes] : embedded_policies())
    if (path.ends_with("/pack.yaml")) names.insert(path.substr(0, path.find('/')));
  app::Packs packs;
  for (auto const& name : names) {
    auto pack = park::Pack::load(embedded_pack(name));
    if (!pack) {
      base::Error error = pack.error();
      error.message = fmt::format("policies/{}: {}", name, error.message);
      return error;
    }
    packs.emplace(name, std::move(*pack));
  }
  return packs;
}

}  // namespace main_program
