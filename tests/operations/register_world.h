// Enterprises of tests about finding them and keeping each once.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "app/directory.h"
#include "app/party_text.h"
#include "world.h"

namespace operations {

// As the program does it: with the rules of policies/names.
inline void use_name_rules(World& world) {
  matching::NameFiles files;
  for (auto const& entry : std::filesystem::directory_iterator(std::string{YINGZHOU_SOURCE_DIR} + "/policies/names")) {
    std::ifstream in{entry.path(), std::ios::binary};
    files.emplace(entry.path().filename().string(), std::string{std::istreambuf_iterator<char>{in}, {}});
  }
  auto rules = std::make_shared<matching::NameRules const>(matching::NameRules::read(files).value());
  world.context().directory = std::make_shared<app::Directory>(world.store(), std::move(rules));
}

inline void add_enterprise(World& world, std::string id, std::string name, std::string uscc, std::string department,
                           std::string name_en = "", std::int64_t batch = 0) {
  app::Party party;
  party.party_id = std::move(id);
  party.portfolio_id = "demo";
  party.name = std::move(name);
  party.name_en = std::move(name_en);
  party.uscc = std::move(uscc);
  party.department_id = std::move(department);
  party.batch_number = batch;
  party.search_text = app::search_text_of(party);
  auto const added = world.store().write([&](app::Writer& writer) { return writer.add_party(party); });
  CHECK_NOTE(added, base::to_text(added.error()));
}

}  // namespace operations
