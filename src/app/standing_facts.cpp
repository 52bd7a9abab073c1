#include "app/standing_facts.h"

#include <tuple>

namespace app {
namespace {

constexpr std::size_t parties_of_a_lock = 4'096;                          // not policy: so few that threads seldom meet
constexpr std::size_t value_bytes_max = (std::size_t{1} << 24U) - 1;      // not policy: what a cell can hold
constexpr std::uint64_t texts_bytes_max = (std::uint64_t{1} << 40U) - 1;  // not policy: likewise

}  // namespace

StandingFacts::StandingFacts(FactScan const& scan, park::Pack const& pack, base::Date as_of, std::vector<bool> is_asked,
                             int threads)
    : scan_(scan),
      pack_(pack),
      as_of_(as_of),
      is_asked_(std::move(is_asked)),
      cells_(pack.facts.size()),
      made_(pack.facts.size()),
      locks_(scan.party_ids.size() / parties_of_a_lock + 1),
      texts_(static_cast<std::size_t>(threads)) {
  CHECK(is_asked_.size() == pack.facts.size() && scan.party_ids.size() < nobody);
  CHECK(threads >= 1 && threads <= std::numeric_limits<std::uint8_t>::max());
  for (std::size_t i = 0; i < pack.facts.size(); ++i) facts_.emplace(pack.facts[i].name, i);
  for (std::uint32_t row = 0; row < scan.party_ids.size(); ++row) rows_.find_or_add(scan.party_ids[row], row, id_of());
}

std::uint32_t StandingFacts::row_of(std::string_view party_id) const { return rows_.find(party_id, id_of()); }

// Of park::supersedes; among equals the later recorded counts.
bool StandingFacts::supersedes(Cell const& newer, Cell const& older) {
  if (!older.is_there || newer.is_hash != older.is_hash) return !older.is_there || older.is_hash;
  auto const rank = [](Cell const& cell) { return std::tuple{cell.valid_from, cell.trust, cell.known_at, cell.part}; };
  return rank(newer) >= rank(older);
}

StandingFacts::Standing StandingFacts::standing(std::size_t fact, std::size_t party) const {
  Cell const& cell = cells_[fact][party];
  if (!cell.is_there) return {};
  return {static_cast<feel::Kind>(cell.kind), cell.is_held,
          std::string_view{texts_[cell.thread]}.substr(cell.begin, cell.size)};
}

StandingFacts::Part::Part(StandingFacts& all, int thread, std::size_t number)
    : all_(all),
      thread_(static_cast<std::uint8_t>(thread)),
      number_(static_cast<std::uint16_t>(number)),
      follower_(all.cells_.size()),
      cells_(all.cells_.size()) {
  CHECK(number <= std::numeric_limits<std::uint16_t>::max());
}

std::size_t StandingFacts::Part::number_of(std::string_view name) {
  std::size_t& expected = follower_[last_];
  if (all_.pack_.facts[expected].name != name) {
    auto const found = all_.facts_.find(name);
    if (found == all_.facts_.end()) return all_.cells_.size();
    expected = found->second;
  }
  return last_ = expected;
}

void StandingFacts::Part::turn_to(std::string_view party_id) {
  party_id_ = party_id;
  std::uint32_t const before = party_;
  // Enterprises follow one another as they do in the list, or not at all.
  std::uint32_t const next = before == nobody ? 0 : before + 1;
  bool const is_next = next < all_.scan_.party_ids.size() && all_.scan_.party_ids[next] == party_id;
  party_ = is_next ? next : all_.row_of(party_id);
  if (party_ == nobody) return;
  std::size_t const block = party_ / parties_of_a_lock;
  if (lock_.owns_lock() && before != nobody && before / parties_of_a_lock == block) return;
  if (lock_.owns_lock()) lock_.unlock();
  lock_ = std::unique_lock{all_.locks_[block]};
}

StandingFacts::Cell& StandingFacts::Part::cell_of(std::size_t fact) {
  if (cells_[fact] == nullptr) {
    std::call_once(all_.made_[fact], [&] { all_.cells_[fact].resize(all_.scan_.party_ids.size()); });
    cells_[fact] = all_.cells_[fact].data();
  }
  return cells_[fact][party_];
}

base::Result<> StandingFacts::Part::fact(std::string_view party_id, FactRow const& row) {
  base::Date const known_here_at = row.joined_on && *row.joined_on > row.known_at ? *row.joined_on : row.known_at;
  if (known_here_at > all_.as_of_ || (row.known_until && *row.known_until <= all_.as_of_)) return {};
  if (row.valid_from && *row.valid_from > all_.as_of_) return {};
  if (party_id != party_id_) turn_to(party_id);
  if (party_ == nobody || all_.cells_.empty()) return {};
  std::size_t const index = number_of(row.name);
  if (index == all_.cells_.size() || !all_.is_asked_[index]) return {};
  if (row.source != source_ || source_.empty()) {
    source_ = row.source;
    trust_ = all_.pack_.sources.trust_of(row.source);
  }
  Cell& cell = cell_of(index);
  Cell made;
  if (row.valid_from) made.valid_from = row.valid_from->days();
  made.known_at = row.known_at.days();
  made.trust = trust_;
  made.part = number_;
  made.thread = thread_;
  made.is_there = true;
  made.is_hash = row.form == "hash";
  made.is_held = !row.form.empty();
  if (!supersedes(made, cell)) return {};
  std::string& texts = all_.texts_[thread_];
  CHECK(row.value.size() <= value_bytes_max && texts.size() <= texts_bytes_max);
  made.kind = static_cast<std::uint8_t>(row.kind) & 0xFU;  // not policy: bits
  made.begin = texts.size() & texts_bytes_max;
  made.size = row.value.size() & value_bytes_max;
  texts += row.value;
  cell = made;
  return {};
}

}  // namespace app
