// Which facts of a portfolio count on a day, found while they come by in any order of enterprises: as park::facts_as_of
// chooses among those of one enterprise, here for all of them at once.
#pragma once

#include <cstdint>
#include <limits>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/ports.h"
#include "app/text_slots.h"
#include "park/common/pack.h"

namespace app {

// Several threads may add at the same time, each in a Part of its own; read when all are done.
class StandingFacts {
  struct Cell;

 public:
  // `is_asked`: by fact of the pack; others are passed over. REQUIRES: scan and pack outlive it.
  StandingFacts(FactScan const& scan, park::Pack const& pack, base::Date as_of, std::vector<bool> is_asked,
                int threads);

  // A part of the scan, told in order; parts are numbered as they follow one another.
  class Part final : public FactVisitor {
   public:
    Part(StandingFacts& all, int thread, std::size_t number);
    base::Result<> fact(std::string_view party_id, FactRow const& row) override;

   private:
    std::size_t number_of(std::string_view name);
    void turn_to(std::string_view party_id);
    Cell& cell_of(std::size_t fact);

    StandingFacts& all_;
    std::uint8_t thread_;
    std::uint16_t number_;
    std::string party_id_, source_;  // of the fact before
    std::uint32_t party_ = nobody;
    std::int32_t trust_ = 0;
    std::vector<std::size_t> follower_;  // by fact: which came after it; facts mostly come in the same order
    std::vector<Cell*> cells_;           // by fact, once they are made
    std::size_t last_ = 0;
    std::unique_lock<std::mutex> lock_;
  };

  struct Standing {
    feel::Kind kind = feel::Kind::null;  // null: the enterprise has none
    bool is_held = false;                // as a range or a hash
    std::string_view value;
  };
  bool has(std::size_t fact) const { return !cells_[fact].empty(); }
  Standing standing(std::size_t fact, std::size_t party) const;  // party: index into FactScan::party_ids

 private:
  static constexpr std::uint32_t nobody = TextSlots::none;

  // The best so far of one fact of one enterprise.
  struct Cell {
    std::int32_t valid_from = always, known_at = 0, trust = 0;
    std::uint16_t part = 0;
    std::uint8_t thread = 0;
    bool is_there : 1 = false, is_hash : 1 = false, is_held : 1 = false;
    std::uint8_t kind : 4 = 0;                    // not policy: bits
    std::uint64_t begin : 40 = 0, size : 24 = 0;  // not policy: bits; of the value in texts_
  };
  static constexpr std::int32_t always = std::numeric_limits<std::int32_t>::min();
  static bool supersedes(Cell const& newer, Cell const& older);
  std::uint32_t row_of(std::string_view party_id) const;
  auto id_of() const {
    return [this](std::uint32_t row) { return std::string_view{scan_.party_ids[row]}; };
  }

  FactScan const& scan_;
  park::Pack const& pack_;
  base::Date as_of_;
  std::vector<bool> is_asked_;
  std::unordered_map<std::string_view, std::size_t> facts_;
  TextSlots rows_;                        // by their ids
  std::vector<std::vector<Cell>> cells_;  // by fact, then by party; made when the first value comes
  std::vector<std::once_flag> made_;
  std::vector<std::mutex> locks_;   // of the enterprises of a block of rows
  std::vector<std::string> texts_;  // by thread
};

}  // namespace app
