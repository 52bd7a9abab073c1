#include "app/portfolio_columns.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "app/fact_column.h"

namespace app {
namespace {

constexpr int parties_of_a_range = 20'000;      // not policy: what a thread takes at once
constexpr std::size_t rows_of_a_block = 4'096;  // not policy: stays in the cache of the processor

// Chooses what counts as park::facts_as_of does, while facts come by.
class ColumnMaker final : public FactVisitor {
 public:
  ColumnMaker(park::Pack const& pack, ColumnsAsked const& asked, int thread, ColumnsVisitor const& visit)
      : pack_(pack),
        as_of_(asked.as_of),
        thread_(thread),
        visit_(visit),
        chosen_(pack.facts.size()),
        columns_(pack.facts.size()),
        is_asked_(pack.facts.size(), asked.facts.empty()) {
    for (int const fact : asked.facts) is_asked_[static_cast<std::size_t>(fact)] = true;
    for (std::size_t i = 0; i < pack.facts.size(); ++i) numbers_.emplace(pack.facts[i].name, i);
    if (!pack.collection.held.empty()) class_fact_ = pack.fact("data_class");
  }

  base::Result<> party(std::string_view party_id) override {
    TRY(end_party());
    if (rows_ == rows_of_a_block) TRY(end_block());
    if (block_.party_ids.size() <= rows_) block_.party_ids.emplace_back();
    block_.party_ids[rows_] = party_id;
    is_open_ = true;
    return {};
  }

  base::Result<> fact(FactRow const& row) override {
    base::Date const known_here_at = row.joined_on && *row.joined_on > row.known_at ? *row.joined_on : row.known_at;
    if (known_here_at > as_of_ || (row.known_until && *row.known_until <= as_of_)) return {};
    if (row.valid_from && *row.valid_from > as_of_) return {};
    std::size_t const index = number_of(row.name);
    if (index == chosen_.size() || (!is_asked_[index] && static_cast<int>(index) != class_fact_)) return {};
    Chosen& chosen = chosen_[index];
    if (!chosen.is_there)
      of_party_.push_back(index);
    else if (!supersedes(row, chosen))
      return {};
    chosen.is_there = true;
    chosen.is_hash = row.form == "hash";
    chosen.is_held = !row.form.empty();
    chosen.valid_from = row.valid_from;
    chosen.known_at = row.known_at;
    chosen.kind = row.kind;
    chosen.source = row.source;
    chosen.value = row.value;
    return {};
  }

  base::Result<> finish() {
    TRY(end_party());
    return end_block();
  }

 private:
  struct Chosen {
    bool is_there = false, is_hash = false, is_held = false;
    feel::Kind kind = feel::Kind::string;
    std::optional<base::Date> valid_from;
    base::Date known_at;
    std::string source, value;  // their buffers stay
  };

  // The facts of one enterprise after the other come in the same order.
  std::size_t number_of(std::string_view name) {
    if (next_ < order_.size() && pack_.facts[order_[next_]].name == name) return order_[next_++];
    auto const found = numbers_.find(name);
    if (found == numbers_.end()) return chosen_.size();
    if (next_ >= order_.size() && order_.size() < chosen_.size())
      order_.push_back(found->second), next_ = order_.size();
    return found->second;
  }
  bool supersedes(FactRow const& newer, Chosen const& older) const {
    if ((newer.form == "hash") != older.is_hash) return older.is_hash;
    if (newer.valid_from != older.valid_from) return newer.valid_from > older.valid_from;
    int const trust =
        newer.source == older.source ? 0 : pack_.sources.trust_of(newer.source) - pack_.sources.trust_of(older.source);
    return trust != 0 ? trust > 0 : newer.known_at >= older.known_at;
  }
  base::Result<> end_party() {
    if (!is_open_) return {};
    bool is_other = false;
    for (std::size_t const index : of_party_) {
      Chosen& chosen = chosen_[index];
      chosen.is_there = false;
      is_other = is_other || chosen.is_held ||
                 (static_cast<int>(index) == class_fact_ && chosen.kind == feel::Kind::string && !chosen.value.empty());
      if (is_asked_[index] && !chosen.is_held) TRY(columns_[index].add(rows_, chosen.kind, chosen.value));
    }
    if (is_other) block_.others.push_back(rows_);
    of_party_.clear();
    next_ = 0;
    is_open_ = false;
    ++rows_;
    return {};
  }
  base::Result<> end_block() {
    if (rows_ == 0) return {};
    block_.party_ids.resize(rows_);
    block_.inputs.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!columns_[i].is_empty()) block_.inputs.emplace_back(pack_.facts[i].name, columns_[i].take(rows_));
    TRY(visit_(thread_, block_));
    block_.others.clear();
    rows_ = 0;
    return {};
  }

  park::Pack const& pack_;
  base::Date as_of_;
  int thread_ = 0;
  ColumnsVisitor const& visit_;
  std::vector<Chosen> chosen_;  // by fact
  std::vector<FactColumn> columns_;
  std::vector<bool> is_asked_;
  std::unordered_map<std::string_view, std::size_t> numbers_;
  int class_fact_ = -1;
  std::vector<std::size_t> of_party_, order_;
  std::size_t next_ = 0, rows_ = 0;
  bool is_open_ = false;
  PartyColumns block_;
};

}  // namespace

base::Result<> read_columns(Store& store, park::Pack const& pack, ColumnsAsked const& asked,
                            ColumnsVisitor const& visit) {
  auto const ranges = TRY(store.split(asked.portfolio_id, parties_of_a_range));
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  base::Result<> result;
  std::exception_ptr thrown;
  auto const read_ranges = [&](int thread) {
    for (std::size_t at = next++; at < ranges.size(); at = next++) {
      ColumnMaker maker{pack, asked, thread, visit};
      base::Result<> read = store.each_fact(asked.portfolio_id, ranges[at], maker);
      if (read) read = maker.finish();
      if (read) continue;
      next = ranges.size();
      std::lock_guard const lock{mutex};
      if (result) result = std::move(read);
      return;
    }
  };
  auto const work = [&](int thread) {
    try {
      read_ranges(thread);
    } catch (...) {
      next = ranges.size();
      std::lock_guard const lock{mutex};
      thrown = std::current_exception();
    }
  };
  std::vector<std::jthread> others;
  for (int thread = 1; thread < asked.threads; ++thread) others.emplace_back(work, thread);
  work(0);
  others.clear();  // waits
  if (thrown) std::rethrow_exception(thrown);
  return result;
}

}  // namespace app
