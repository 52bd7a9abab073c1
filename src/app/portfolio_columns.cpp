#include "app/portfolio_columns.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "app/fact_column.h"
#include "app/standing_facts.h"

namespace app {
namespace {

constexpr std::int64_t facts_of_a_part = 100'000;  // not policy: what a thread takes at once
constexpr std::size_t rows_of_a_block = 4'096;     // not policy: stays in the cache of the processor

// `work(thread, i)` for each i below `count`, by so many threads; the first error, or exception, ends it.
template <class Work>
base::Result<> by_threads(int threads, std::size_t count, Work const& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  base::Result<> result;
  std::exception_ptr thrown;
  auto const work_on = [&](int thread) {
    try {
      for (std::size_t i = next++; i < count; i = next++) {
        base::Result<> done = work(thread, i);
        if (done) continue;
        next = count;
        std::lock_guard const lock{mutex};
        if (result) result = std::move(done);
        return;
      }
    } catch (...) {
      next = count;
      std::lock_guard const lock{mutex};
      thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (int thread = 1; thread < threads; ++thread) others.emplace_back(work_on, thread);
    work_on(0);
  }
  if (thrown) std::rethrow_exception(thrown);
  return result;
}

// Blocks of enterprises out of what stands.
class ColumnMaker {
 public:
  ColumnMaker(park::Pack const& pack, ColumnsAsked const& asked, FactScan const& scan, StandingFacts const& facts)
      : pack_(pack), scan_(scan), facts_(facts) {
    for (std::size_t i = 0; i < pack.facts.size(); ++i)
      if (facts.has(i) && (asked.facts.empty() ||
                           std::find(asked.facts.begin(), asked.facts.end(), static_cast<int>(i)) != asked.facts.end()))
        asked_.push_back(i);
    int const class_fact = pack.collection.held.empty() ? -1 : pack.fact(park::data_class_fact);
    if (class_fact >= 0 && facts.has(static_cast<std::size_t>(class_fact)))
      class_fact_ = static_cast<std::size_t>(class_fact);
  }

  base::Result<PartyColumns> block(std::size_t begin, std::size_t end) const {
    PartyColumns block;
    block.party_ids = std::span{scan_.party_ids}.subspan(begin, end - begin);
    std::vector<bool> is_other(end - begin, false);
    for (std::size_t const fact : asked_) {
      FactColumn column;
      for (std::size_t party = begin; party < end; ++party) {
        auto const [kind, is_held, value] = facts_.standing(fact, party);
        if (is_held)
          is_other[party - begin] = true;
        else if (kind != feel::Kind::null)
          TRY(column.add(party - begin, kind, value));
      }
      if (!column.is_empty()) block.inputs.emplace_back(pack_.facts[fact].name, column.take(end - begin));
    }
    for (std::size_t party = begin; party < end; ++party)
      if (is_other[party - begin] || is_predicted(party)) block.others.push_back(party - begin);
    return block;
  }

 private:
  // Of some classes of data values that are missing may be predicted.
  bool is_predicted(std::size_t party) const {
    if (!class_fact_) return false;
    auto const data_class = facts_.standing(*class_fact_, party);
    return data_class.is_held || (data_class.kind == feel::Kind::string && !data_class.value.empty());
  }

  park::Pack const& pack_;
  FactScan const& scan_;
  StandingFacts const& facts_;
  std::vector<std::size_t> asked_;
  std::optional<std::size_t> class_fact_;
};

std::vector<bool> asked_of(park::Pack const& pack, ColumnsAsked const& asked) {
  std::vector<bool> is_asked(pack.facts.size(), asked.facts.empty());
  for (int const fact : asked.facts) is_asked[static_cast<std::size_t>(fact)] = true;
  if (int const fact = pack.fact(park::data_class_fact); fact >= 0 && !pack.collection.held.empty())
    is_asked[static_cast<std::size_t>(fact)] = true;
  return is_asked;
}

}  // namespace

base::Result<> read_columns(Store& store, park::Pack const& pack, ColumnsAsked const& asked,
                            ColumnsVisitor const& visit) {
  FactScan const scan = TRY(store.begin_facts(asked.portfolio_id));
  StandingFacts facts{scan, pack, asked.as_of, asked_of(pack, asked), asked.threads};
  auto const parts =
      static_cast<std::size_t>(std::max<std::int64_t>(1, (scan.last_fact + facts_of_a_part - 1) / facts_of_a_part));
  TRY(by_threads(asked.threads, parts, [&](int thread, std::size_t number) {
    StandingFacts::Part part{facts, thread, number};
    auto const after = static_cast<std::int64_t>(number) * facts_of_a_part;
    return store.each_fact(scan, after, after + facts_of_a_part, part);
  }));
  ColumnMaker const maker{pack, asked, scan, facts};
  std::size_t const parties = scan.party_ids.size();
  return by_threads(asked.threads, (parties + rows_of_a_block - 1) / rows_of_a_block,
                    [&](int thread, std::size_t number) -> base::Result<> {
                      std::size_t const begin = number * rows_of_a_block;
                      return visit(thread, TRY(maker.block(begin, std::min(parties, begin + rows_of_a_block))));
                    });
}

}  // namespace app
