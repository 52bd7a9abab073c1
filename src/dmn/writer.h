// Changes one decision table of a DMN file and nothing else: rules, columns and cells that stay keep their bytes, with the
// comments, extensions and layout around them; what is new takes on the layout of its neighbours.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "dmn/source.h"

namespace dmn {

// The table with the id `table_id` (as read, also one made of its place) becomes `table`. Rules and columns are recognised
// by id. Ids that the reader makes are not written, so reading the result gives `table`, with such ids made anew by place.
// A text that XML cannot hold is an issue that names the element.
base::Result<std::string> replace_table(std::string_view xml, std::string const& file, std::string_view table_id,
                                        source::Table const& table);

// `table` becomes the logic of a decision (by name or id) that has none; conflict when it has one.
base::Result<std::string> insert_table(std::string_view xml, std::string const& file, std::string_view decision,
                                       std::string_view table_id, source::Table const& table);

// Whether `id` is one that the reader makes for the `role` of `parent_id`: `tier.rule_3`.
bool is_made_id(std::string_view id, std::string_view parent_id, std::string_view role);

}  // namespace dmn
