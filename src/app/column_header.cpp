#include "app/column_header.h"

#include <algorithm>

#include "base/text.h"
#include "park/common/pack.h"

namespace app {

ColumnHeader read_column_header(std::string_view header) {
  std::string const half = base::trimmed(base::half_width(header));
  std::size_t const open = half.rfind('(');
  if (half.ends_with(')') && open != std::string::npos && open > 0) {
    std::string unit = base::trimmed(std::string_view{half}.substr(open + 1, half.size() - open - 2));
    if (auto const factor = base::unit_factor(unit))
      return {base::trimmed(std::string_view{half}.substr(0, open)), std::move(unit), *factor};
  }
  return {half, "", base::Decimal{1}};
}

bool same_word(std::string_view a, std::string_view b) {
  return base::lower_ascii(base::half_width(a)) == base::lower_ascii(base::half_width(b));
}

int fact_of_header(park::Pack const& pack, std::string_view name) {
  for (std::size_t i = 0; i < pack.facts.size(); ++i) {
    auto const& fact = pack.facts[i];
    bool const alias =
        std::any_of(fact.aliases.begin(), fact.aliases.end(), [&](auto const& a) { return same_word(a, name); });
    if (same_word(fact.name, name) || same_word(fact.label.zh, name) || same_word(fact.label.en, name) || alias)
      return static_cast<int>(i);
  }
  return -1;
}

bool is_word_for_name(std::string_view header) {
  for (auto const* word : {"企业名称", "公司名称", "单位名称", "名称", "company name", "name"})
    if (same_word(header, word)) return true;
  return false;
}

}  // namespace app
