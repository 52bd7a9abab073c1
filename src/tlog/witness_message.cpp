#include "tlog/witness_message.h"

#include <fmt/format.h>

namespace tlog {

using base::invalid;

std::string AddCheckpoint::to_string() const {
  std::string text = fmt::format("old {}\n", old_size);
  for (Hash const& hash : consistency) text += hash.to_base64() + "\n";
  return text + "\n" + checkpoint;
}

base::Result<AddCheckpoint> AddCheckpoint::parse(std::string_view text) {
  constexpr std::string_view begin = "old ";
  if (!text.starts_with(begin)) return invalid("a request to a witness begins with `old `");
  auto const next_line = [&text]() -> base::Result<std::string_view> {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return invalid("a request to a witness ends within its proof");
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
  };
  AddCheckpoint request;
  request.old_size = TRY(parse_count(TRY(next_line()).substr(begin.size())));
  for (std::string_view line = TRY(next_line()); !line.empty(); line = TRY(next_line())) {
    if (request.consistency.size() == consistency_hashes_max)
      return invalid(fmt::format("a proof holds at most {} hashes", consistency_hashes_max));
    request.consistency.push_back(TRY(Hash::parse_base64(line)));
  }
  request.checkpoint = std::string{text};
  return request;
}

}  // namespace tlog
