// Two versions of one decision table. Internal to the module; see dmn/difference.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dmn/difference.h"

namespace dmn {

// `table_id`s tell ids that the reader made. nullopt: the same.
std::optional<TableChange> table_difference(std::string const& before_id, source::Table const& before,
                                            std::string const& after_id, source::Table const& after);

// Key and text, in order; the key is `field` or `field place`.
struct Fact {
  std::string field, place, text;
};
// Facts paired by field and place: those whose texts differ, in the order of `after`, then those gone.
std::vector<FieldChange> field_changes(std::vector<Fact> const& before, std::vector<Fact> const& after);

// Which of the paired items moved: those outside a longest run that kept its order. `before[i]`: place of item i before.
std::vector<bool> moved_items(std::vector<std::size_t> const& before);

}  // namespace dmn
