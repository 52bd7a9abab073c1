// The pipeline of the main job: the calling thread reads batches and writes results in order, workers rate.
#include "app/rate_file.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "app/rate_row.h"

namespace app {
namespace {

constexpr std::size_t batch_rows = 512;        // not policy: rows handed to a worker at a time
constexpr std::size_t batches_per_thread = 4;  // not policy: bound of the queue

struct Batch {
  std::vector<InputRow> rows;
  std::vector<RatedRow> results;
  bool done = false;
};

// Workers take batches from a bounded queue; the first exception stops them all and is rethrown by the caller.
class Workers {
 public:
  Workers(int count, std::function<RowRater()> const& make_rater) {
    for (int i = 0; i < count; ++i)
      threads_.emplace_back([this, make_rater] {
        try {
          RowRater rater = make_rater();
          work(rater);
        } catch (...) {
          std::lock_guard const lock{mutex_};
          failure_ = std::current_exception();
          finished_.notify_all();
        }
      });
  }
  ~Workers() {
    {
      std::lock_guard const lock{mutex_};
      closing_ = true;
    }
    waiting_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  void give(Batch* batch) {
    {
      std::lock_guard const lock{mutex_};
      queue_.push_back(batch);
    }
    waiting_.notify_one();
  }
  void await(Batch const& batch) {
    std::unique_lock lock{mutex_};
    finished_.wait(lock, [&] { return batch.done || failure_; });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work(RowRater& rater) {
    for (;;) {
      Batch* batch = nullptr;
      {
        std::unique_lock lock{mutex_};
        waiting_.wait(lock, [&] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        batch = queue_.front();
        queue_.pop_front();
      }
      batch->results.resize(batch->rows.size());
      for (std::size_t i = 0; i < batch->rows.size(); ++i) rater.rate(batch->rows[i], batch->results[i]);
      {
        std::lock_guard const lock{mutex_};
        batch->done = true;
      }
      finished_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable waiting_, finished_;
  std::deque<Batch*> queue_;
  std::exception_ptr failure_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

class Tally {
 public:
  explicit Tally(RateSummary& summary, park::Pack const& pack)
      : summary_(summary), pack_(pack), counts_(pack.grade_scale.size(), 0) {}
  void add(RatedRow const& row) {
    ++summary_.rows;
    if (!row.faults.empty())
      ++summary_.rejected;
    else if (!row.decided)
      ++summary_.not_decided;
    else {
      ++summary_.rated;
      ++counts_[static_cast<std::size_t>(pack_.grade_rank(row.grade))];
    }
  }
  void finish() {
    for (std::size_t i = 0; i < counts_.size(); ++i) summary_.grades.emplace_back(pack_.grade_scale[i], counts_[i]);
  }

 private:
  RateSummary& summary_;
  park::Pack const& pack_;
  std::vector<std::int64_t> counts_;
};

class Meter {
 public:
  explicit Meter(std::function<void(RateProgress const&)> const& report) : report_(report) {}
  void tick(std::int64_t rows, std::optional<double> fraction, bool last) {
    if (!report_) return;
    auto const now = std::chrono::steady_clock::now();
    if (!last && now - shown_ < std::chrono::milliseconds{200}) return;  // not policy: refresh of the terminal
    shown_ = now;
    double const seconds = std::chrono::duration<double>(now - begun_).count();
    RateProgress progress{rows, seconds > 0 ? static_cast<double>(rows) / seconds : 0, fraction, std::nullopt};
    if (fraction && *fraction > 0) progress.seconds_left = seconds / *fraction - seconds;
    report_(progress);
  }

 private:
  std::function<void(RateProgress const&)> const& report_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now(), shown_ = begun_;
};

base::Result<> write(Batch const& batch, RateOutput& output, Tally& tally) {
  for (auto const& row : batch.results) {
    tally.add(row);
    for (auto const& fault : row.faults) TRY(output.fault(fault));
    if (row.faults.empty()) TRY(output.row(row.cells));
  }
  return {};
}

}  // namespace

base::Result<RateSummary> rate_rows(std::shared_ptr<park::Pack const> pack, RowSource& source, RateOutput& output,
                                    RateOptions const& options,
                                    std::function<void(RateProgress const&)> const& progress,
                                    std::atomic<bool> const& cancel) {
  ColumnPlan const plan = TRY(plan_columns(*pack, source.header()));
  RateSummary summary;
  summary.ignored_columns = plan.ignored;
  summary.absent_facts = plan.absent;
  Tally tally{summary, *pack};
  Meter meter{progress};
  auto const make_rater = [&] { return RowRater{pack, plan, source.header(), options}; };
  RowRater const reader_side = make_rater();
  std::deque<std::unique_ptr<Batch>> under_way;
  int const threads = std::max(1, options.threads);
  Workers workers{threads, make_rater};
  std::vector<std::unique_ptr<Batch>> spare;
  bool more = true;
  while (more || !under_way.empty()) {
    while (more && !cancel && under_way.size() < batches_per_thread * static_cast<std::size_t>(threads)) {
      std::unique_ptr<Batch> batch;
      if (spare.empty())
        batch = std::make_unique<Batch>();
      else {
        batch = std::move(spare.back());
        spare.pop_back();
      }
      batch->done = false;
      batch->rows.resize(batch_rows);
      std::size_t count = 0;
      while (more && count < batch_rows) {
        auto const read = source.next(batch->rows[count]);
        if (!read) return read.error();
        more = *read;
        if (!more) break;
        if (!options.explain_id.empty() && reader_side.id_of(batch->rows[count]) == options.explain_id)
          summary.explained.emplace_back(batch->rows[count].line, reader_side.dossier_of(batch->rows[count]));
        ++count;
      }
      batch->rows.resize(count);
      if (count == 0) break;
      workers.give(batch.get());
      under_way.push_back(std::move(batch));
    }
    if (cancel) {
      more = false;
      summary.cancelled = true;
    }
    if (under_way.empty()) break;
    workers.await(*under_way.front());
    TRY(write(*under_way.front(), output, tally));
    spare.push_back(std::move(under_way.front()));
    under_way.pop_front();
    meter.tick(summary.rows, source.fraction_done(), false);
  }
  meter.tick(summary.rows, summary.cancelled ? source.fraction_done() : 1.0, true);
  tally.finish();
  return summary;
}

}  // namespace app
