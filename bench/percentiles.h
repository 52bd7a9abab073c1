// Times of single calls, of which a mean hides the worst.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

class Percentiles {
 public:
  void add(double time) { times_.push_back(time); }
  void add(std::vector<double> const& times) { times_.insert(times_.end(), times.begin(), times.end()); }
  std::size_t size() const { return times_.size(); }

  // Runs `call` and adds what it took, in units of `Ratio` seconds.
  template <class Ratio, class Call>
  decltype(auto) time(Call const& call) {
    auto const start = std::chrono::steady_clock::now();
    struct Stop {
      Percentiles& all;
      std::chrono::steady_clock::time_point start;
      ~Stop() { all.add(std::chrono::duration<double, Ratio>(std::chrono::steady_clock::now() - start).count()); }
    } const stop{*this, start};
    return call();
  }

  // REQUIRES: size() > 0. `share`: 0.5 the median, 0.99 the 99th percentile.
  double at(double share) {
    auto const position = times_.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(times_.size() - 1));
    std::nth_element(times_.begin(), position, times_.end());
    return *position;
  }

 private:
  std::vector<double> times_;
};
