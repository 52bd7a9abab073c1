#include "app/directory.h"

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t stale_min = 10'000;       // not policy: older states of parties that are worth making all anew
constexpr std::size_t indexed_at_once = 5'000;  // not policy: names, some 20 ms
constexpr std::size_t looked_at = 16;           // not policy: candidates beyond those that are told

}  // namespace

struct Directory::Kept {
  std::shared_mutex mutex;  // of what follows
  SearchColumns columns;
  std::optional<matching::NameIndex> names;  // ids are slots
  std::uint32_t named = 0;                   // slots whose names the index has
  std::mutex catching;                       // one thread looks what changed
  std::optional<std::int64_t> version;       // of the store, up to which it has looked; under `catching`
};

Directory::Directory(Store& store, SharedNameRules rules)
    : store_(store), rules_(std::move(rules)), compares_(rules_ != nullptr) {
  if (!compares_) rules_ = std::make_shared<matching::NameRules const>();
}
Directory::~Directory() = default;

base::Result<std::shared_ptr<Directory::Kept>> Directory::current(std::string_view portfolio_id) {
  std::shared_ptr<Kept> kept;
  {
    std::lock_guard const lock{mutex_};
    auto const found = kept_.find(portfolio_id);
    kept = found != kept_.end() ? found->second
                                : kept_.emplace(std::string{portfolio_id}, std::make_shared<Kept>()).first->second;
  }
  std::lock_guard const lock{kept->catching};
  auto const version = store_.version();
  if (version && kept->version == version) return kept;
  TRY(kept->columns.size() == 0 ? fill(portfolio_id, *kept) : catch_up(portfolio_id, *kept));
  kept->version = version;
  return kept;
}

base::Result<> Directory::fill(std::string_view portfolio_id, Kept& kept) {
  SearchColumns columns;
  ListingVisitor const visitor{[&](PartyListing&& listing) -> base::Result<> {
                                 columns.add(listing);
                                 return {};
                               },
                               [&](PartyWord&& word) -> base::Result<> {
                                 columns.add(word);
                                 return {};
                               }};
  columns.set_left_out(TRY(store_.each_listing(portfolio_id, 0, visitor)));
  std::unique_lock const lock{kept.mutex};
  kept.columns = std::move(columns);
  kept.names.reset();
  kept.named = 0;
  return {};
}

base::Result<> Directory::catch_up(std::string_view portfolio_id, Kept& kept) {
  std::vector<PartyListing> listings;
  std::vector<PartyWord> words;
  ListingVisitor const visitor{[&](PartyListing&& listing) -> base::Result<> {
                                 listings.push_back(std::move(listing));
                                 return {};
                               },
                               [&](PartyWord&& word) -> base::Result<> {
                                 words.push_back(std::move(word));
                                 return {};
                               }};
  auto left_out = TRY(store_.each_listing(portfolio_id, kept.columns.change_number(), visitor));
  std::size_t const stale = kept.columns.size() - kept.columns.live();
  if (stale > stale_min && stale > kept.columns.live()) return fill(portfolio_id, kept);
  std::unique_lock const lock{kept.mutex};
  for (PartyListing const& listing : listings) kept.columns.add(listing);
  for (PartyWord const& word : words) kept.columns.add(word);
  kept.columns.set_left_out(std::move(left_out));
  return {};
}

// Some more of them. REQUIRES: the lock of a writer.
void Directory::index_names(Kept& kept) {
  if (!kept.names) kept.names.emplace(*rules_);
  SearchColumns const& columns = kept.columns;
  constexpr auto names = SearchColumn::names;
  std::size_t const end = std::min<std::size_t>(columns.size(), kept.named + indexed_at_once);
  for (; kept.named < end; ++kept.named)
    for (std::uint32_t row = columns.slot(kept.named).rows[static_cast<std::size_t>(names)]; row != no_row;
         row = columns.rows(names)[row].next)
      kept.names->add(kept.named, columns.text_of(names, row));
}

base::Result<std::vector<FoundParty>> Directory::find(std::string_view portfolio_id, std::string_view text,
                                                      SearchScope const& scope, std::size_t limit) {
  auto const words = TRY(search_words(text));
  auto const kept = TRY(current(portfolio_id));
  std::shared_lock const lock{kept->mutex};
  return find_parties(kept->columns, *rules_, words, scope, limit);
}

base::Result<PartyChoice> Directory::choose(std::string_view portfolio_id, std::string_view text) {
  auto const words = TRY(search_words(text));
  auto const kept = TRY(current(portfolio_id));
  std::shared_lock const lock{kept->mutex};
  return choose_parties(kept->columns, words);
}

base::Result<> Directory::prepare(std::string_view portfolio_id) {
  auto const kept = TRY(current(portfolio_id));
  if (!compares_) return {};
  for (;;) {
    {
      std::shared_lock const lock{kept->mutex};
      if (kept->names && kept->named == kept->columns.size()) return {};
    }
    std::unique_lock const lock{kept->mutex};  // for a moment: others search meanwhile
    index_names(*kept);
  }
}

std::size_t Directory::bytes(std::string_view portfolio_id) {
  auto const kept = current(portfolio_id);
  if (!kept) return 0;
  std::shared_lock const lock{(*kept)->mutex};
  return (*kept)->columns.bytes() + ((*kept)->names ? (*kept)->names->bytes() : 0);
}

base::Result<std::vector<Namesake>> Directory::namesakes(std::string_view portfolio_id, std::string_view name,
                                                         std::size_t limit) {
  TRY(prepare(portfolio_id));
  std::vector<Namesake> found;
  if (!compares_) return found;
  auto const kept = TRY(current(portfolio_id));
  std::shared_lock const lock{kept->mutex};
  if (!kept->names) return found;  // made anew this very moment
  SearchColumns const& columns = kept->columns;
  constexpr auto names = SearchColumn::names;
  auto const asked = matching::parse_name(*rules_, name);
  for (matching::NameCandidate const& one : kept->names->candidates(name, limit + looked_at)) {
    if (found.size() >= limit) break;
    auto const number = static_cast<std::uint32_t>(one.id);
    auto const& slot = columns.slot(number);
    if (!slot.live || columns.is_left_out(slot.batch_number)) continue;
    Namesake& namesake = found.emplace_back();
    namesake.party_id = columns.party_id(number);
    namesake.name = columns.text_of(names, slot.name);
    if (slot.code != no_row) namesake.uscc = columns.text_of(SearchColumn::codes, slot.code);
    namesake.department_id = columns.department(slot.department);
    for (std::uint32_t row = slot.rows[static_cast<std::size_t>(names)]; row != no_row;
         row = columns.rows(names)[row].next) {
      auto comparison = matching::compare(*rules_, asked, matching::parse_name(*rules_, columns.text_of(names, row)));
      if (!namesake.known_as.empty() && comparison.score < namesake.comparison.score) continue;
      namesake.known_as = columns.text_of(names, row);
      namesake.comparison = std::move(comparison);
    }
  }
  return found;
}

}  // namespace app
