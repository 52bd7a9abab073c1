// Cells as FEEL texts: what office programs and Chinese input methods do to them is undone where it has one meaning only.
// Internal to the module.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dmn {

// The items of a FEEL list without brackets, `"A", "B"`, trimmed; commas within strings and brackets do not separate.
std::vector<std::string> feel_list_items(std::string_view text);

// Equal but for blanks around it and the kind of line breaks.
bool same_cell_text(std::string_view one, std::string_view other);

// Full-width punctuation outside strings in its FEEL form (，→ , ≥ → >= “A” → "A" … ), blanks around it gone.
// nullopt when it cannot be told what is meant: quotes that do not pair.
// `names` of the model that hold such signs themselves stay.
std::optional<std::string> plain_feel(std::string_view text, std::vector<std::string> const& names);

// `A` -> `"A"`, `A, B` -> `"A", "B"` where exactly these texts are among the allowed values; TRUE -> true, and 是/否 for a
// boolean. The text itself when nothing fits.
std::string quoted_where_allowed(std::string const& text, std::string_view type, std::string_view allowed_values);

}  // namespace dmn
