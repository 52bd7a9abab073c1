// Which parties of a portfolio a list shows, and in which order.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace app {

// Which parties a person may see in lists: all, those that its departments lead, or those it looks after.
struct RowReach {
  bool all = true;
  std::vector<std::string> departments;
  std::string assigned_to;  // a user id, or ""
};

// Parties by id: only these, or all but these.
struct PartyChoice {
  std::vector<std::string> party_ids;
  bool all_but = false;
};

// Filter and order of the portfolio page. Empty lists let everything through.
struct RowFilter {
  RowReach reach;
  std::string search;                 // words that must all occur
  std::optional<PartyChoice> chosen;  // what `search` finds, where that is known already (Directory::choose)
  std::vector<std::string> grades, tiers, industries, admissions, fates;
  std::optional<bool> has_veto;
  std::string sort = "name";     // a field of PartyRow, `-` before it for descending; ties by party_id
  int page = 1, page_size = 50;  // not policy: rows of a page
};

// What the parties of a list have in common: how many, and the codes that occur.
struct RowFacets {
  int party_count = 0;
  std::vector<std::string> tiers, industries;  // in order, without ""
};

}  // namespace app
