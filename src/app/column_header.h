// What the header of a column says: a name, and perhaps a unit in brackets.
#pragma once

#include <string>
#include <string_view>

#include "base/decimal.h"

namespace park {
class Pack;
}

namespace app {

// `营业收入（万元）` → 营业收入, 万元, 10000. Brackets that hold no unit belong to the name.
struct ColumnHeader {
  std::string name, unit;  // unit: "" for none
  base::Decimal factor{1};
};
ColumnHeader read_column_header(std::string_view header);

// Whatever the case and the width.
bool same_word(std::string_view a, std::string_view b);
// The fact of that name, label or alias, in any spelling of same_word(); -1 for none.
int fact_of_header(park::Pack const& pack, std::string_view name);
// How offices head the column with the name of the enterprise, when the pack's own word for it is not there.
bool is_word_for_name(std::string_view header);

}  // namespace app
