// Is an enterprise known already? By its code, and by its name. Source: ENT-01.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/perform.h"
#include "app/search_views.h"

namespace app {

// Of the whole portfolio, whoever asks.
struct KnownAlready {
  std::vector<NamesakeView> candidates;
};
// `uscc`: a valid code, or "".
base::Result<KnownAlready> known_already(Call& call, std::string_view portfolio_id, std::string_view name,
                                         std::string_view uscc, std::size_t limit);
// Whether who asks may read the party's file; in a change as its transaction sees it.
base::Result<bool> may_read(Call& call, std::string_view party_id);

}  // namespace app
