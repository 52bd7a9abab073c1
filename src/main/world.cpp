#include "main/world.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <chrono>

#include "feeds/files.h"
#include "main/packs.h"

namespace main_program {
namespace {

constexpr std::string_view root = "policies/";

base::Result<std::shared_ptr<park::Pack const>> load_pack(park::PackFiles const& files, std::string_view folder) {
  auto pack = park::Pack::load(files);
  if (pack) return pack;
  base::Error error = pack.error();
  error.message = fmt::format("{}: {}", folder, error.message);
  return error;
}

base::Result<app::Packs> load_embedded_packs() {
  app::Packs packs;
  for (auto const& name : embedded_pack_names())
    packs.emplace(name, TRY(load_pack(embedded_pack(name), fmt::format("{}{}", root, name))));
  return packs;
}

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

base::Result<std::string> policy_file(park::PackFiles const& policies, std::string_view path) {
  auto const found = policies.find(path);
  if (found == policies.end()) return base::not_found(fmt::format("policies/{} is missing", path));
  return found->second;
}

std::set<std::string> embedded_pack_names() {
  std::set<std::string> names;
  for (auto const& [path, bytes] : embedded_policies())
    if (path.ends_with("/pack.yaml")) names.insert(path.substr(0, path.find('/')));
  return names;
}

park::PackFiles embedded_pack(std::string_view name) {
  park::PackFiles files;
  std::string const folder = std::string{name} + "/";
  for (auto& [path, bytes] : embedded_policies())
    if (path.starts_with(folder)) files.emplace(path.substr(folder.size()), std::move(bytes));
  return files;
}

base::Result<app::Packs> load_packs(std::vector<std::string> const& folders) {
  app::Packs packs = TRY(load_embedded_packs());
  std::map<std::string, std::string, std::less<>> folder_of;
  for (std::string const& folder : folders) {
    auto const pack = TRY(load_pack(TRY(feeds::read_pack_files(folder)), folder));
    auto const [other, fresh] = folder_of.emplace(pack->name, folder);
    if (!fresh)
      return base::invalid(
          fmt::format("`{}` and `{}` both hold the pack `{}`: serve one of them, or name the other "
                      "otherwise in its pack.yaml",
                      other->second, folder, pack->name));
    packs.insert_or_assign(pack->name, pack);
  }
  return packs;
}

}  // namespace main_program
