#include "app/party_text.h"

#include <fmt/format.h>

#include "base/pinyin.h"
#include "base/text.h"

namespace app {

std::string name_key(std::string_view name) {
  std::string key;
  for (char const c : base::lower_ascii(base::half_width(name)))
    if (c != ' ' && c != '\t') key += c;
  return key;
}

std::string search_text_of(Party const& party) {
  base::Pinyin const pinyin = base::pinyin_of(party.name);
  return base::lower_ascii(fmt::format("{} {} {} {} {} {}", party.name, party.name_en, pinyin.full, pinyin.initials,
                                       party.uscc, party.requirement));
}

}  // namespace app
