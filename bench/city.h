// A park as large as a city: enterprises with ten facts each, brought in as a file is, all of them rated, in one SQLite
// store on disk; with a desk (bench/desk.h) before it.
//
// YINGZHOU_CITY_PARTIES: how many (default 100,000). YINGZHOU_CITY_STORE: a file that is kept and used again, because
// filling a million takes minutes; without it the store is on the disk of the temporary folder and goes with the run.
//
// Names: ../shared/data (tests only, not in the repository), repeated with another word; without it, made up.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "desk.h"
#include "folder.h"

namespace bench {

class City {
 public:
  static City& one();

  app::Store& store() { return *store_; }
  app::Directory& directory() { return *desk_->context().directory; }
  std::shared_ptr<park::Pack const> pack() const { return packs_.at("chongming"); }
  std::string const& path() const { return path_; }
  std::size_t parties() const { return ids_.size(); }
  std::vector<std::string> const& ids() const { return ids_; }      // in order
  std::vector<std::string> const& names() const { return names_; }  // likewise
  std::vector<std::string> const& codes() const { return codes_; }
  // Some of them have decisions with the whole trace.
  std::vector<std::string> const& explained() const { return explained_; }
  static base::Date today() { return *base::Date::parse("2026-03-05"); }

  // The body; CHECKs that the answer is 200.
  std::string get(std::string target);

 private:
  City();
  void fill();
  void bring_in();
  void rate();
  void read_parties();

  Folder folder_;
  std::string path_;
  app::Packs packs_;
  std::unique_ptr<app::Store> store_;
  std::vector<std::string> ids_, names_, codes_, explained_;
  base::FixedClock clock_{base::Instant::parse("2026-03-05T02:00:00.000Z").value()};
  base::SeededRandomness randomness_{7};
  std::unique_ptr<Desk> desk_;
};

// `text` as a value in a URL.
std::string in_url(std::string_view text);

}  // namespace bench
