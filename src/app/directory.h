// The directory of a portfolio: what its enterprises are found by, kept in memory and brought up to date before each answer.
// Made when it is first asked for. Safe to share between threads.
//
// It rests on Store::each_listing, which tells what changed since: several processes may work on one database, and what an
// import brought is found when it is shown and not before.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "app/search_columns.h"
#include "app/search_find.h"
#include "matching/name_index.h"

namespace app {

using SharedNameRules = std::shared_ptr<matching::NameRules const>;

// A known enterprise that a name may denote.
struct Namesake {
  std::string party_id, name, uscc;
  std::string known_as;  // which of its names is meant: the present one, a former one, that of a file merged into it
  std::string department_id;
  matching::NameComparison comparison;
};

class Directory {
 public:
  // Without rules of names, names are not compared: there are no namesakes.
  explicit Directory(Store& store, SharedNameRules rules = nullptr);
  ~Directory();

  base::Result<std::vector<FoundParty>> find(std::string_view portfolio_id, std::string_view text,
                                             SearchScope const& scope, std::size_t limit);
  // For the filter of a list.
  base::Result<PartyChoice> choose(std::string_view portfolio_id, std::string_view text);
  // The best first, of the whole portfolio: who asks may not know all of them.
  base::Result<std::vector<Namesake>> namesakes(std::string_view portfolio_id, std::string_view name,
                                                std::size_t limit);
  // Makes what the first question would have to wait for.
  base::Result<> prepare(std::string_view portfolio_id);
  std::size_t bytes(std::string_view portfolio_id);  // what it holds in memory

 private:
  struct Kept;
  base::Result<std::shared_ptr<Kept>> current(std::string_view portfolio_id);
  base::Result<> fill(std::string_view portfolio_id, Kept& kept);
  base::Result<> catch_up(std::string_view portfolio_id, Kept& kept);
  void index_names(Kept& kept);

  Store& store_;
  SharedNameRules rules_;
  bool compares_ = false;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Kept>, std::less<>> kept_;
};

}  // namespace app
