// What words find among the parties of a portfolio, and why. Best first: the code in full, the name as a whole, its front,
// its trade name, other places of it; readings; former names; persons; addresses. Of equally good ones the shorter first.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/row_filter.h"
#include "app/search_columns.h"
#include "matching/name_rules.h"

namespace app {

// What who asks may know of: a party, and a value of it by the fact's source.
struct SearchScope {
  RowReach reach;
  std::vector<std::string> assigned;  // parties that it looks after
  std::function<bool(FoundIn found_in, std::string const& source, std::string const& department_id, bool assigned)>
      sees;
};

struct FoundText {
  FoundIn found_in = FoundIn::name;
  std::string text;                                        // of a reading the name, which is what people know
  std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes from … to, in order
};

struct FoundParty {
  std::string party_id, name, uscc;
  std::vector<FoundText> texts;
};

// Parts of `text` between blanks and brackets, with half-width letters in lower case. invalid: too many.
base::Result<std::vector<std::string>> search_words(std::string_view text);

// Every word must occur with each party that is found.
std::vector<FoundParty> find_parties(SearchColumns const& columns, matching::NameRules const& rules,
                                     std::vector<std::string> const& words, SearchScope const& scope,
                                     std::size_t limit);

// All of them, whoever asks, by what lists are searched for: not by persons and addresses.
PartyChoice choose_parties(SearchColumns const& columns, std::vector<std::string> const& words);

}  // namespace app
