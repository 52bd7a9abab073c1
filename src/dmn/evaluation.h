// Evaluates elements of a plan, each once, and keeps their values. Internal to the module.
#pragma once

#include <memory>
#include <vector>

#include "dmn/plan.h"
#include "dmn/scratch.h"

namespace dmn {

// The values of one evaluation of a graph. Frames and vectors are kept between evaluations; belongs to one thread.
class Evaluation {
 public:
  explicit Evaluation(std::shared_ptr<Plan const> plan);

  void set(int element, feel::Value value);  // an input, or an input decision of a service
  void clear();                              // forgets values, keeps buffers
  // The value of a decision, or of a service with its parameters set. `caller`: the frame of a function call, for limits.
  Outcome const& evaluate(int element, EvaluateOptions const& options, feel::Frame* caller = nullptr,
                          Run* caller_run = nullptr);

  Plan const& plan() const { return *plan_; }

 private:
  struct Slot {
    feel::Value value;
    bool given = false, done = false;
    std::vector<int> order;  // of evaluation, once asked for
    std::unique_ptr<feel::Frame> frame;
    std::vector<feel::Diagnostic> diagnostics;
    bool has_trace = false;
    DecisionTrace trace;
  };

  void evaluate_element(int element);
  void evaluate_input(int element);
  void evaluate_decision(int element);
  feel::Frame& fresh_frame(int element);
  // Strict: the first requirement that is itself an error.
  int failed_requirement(Element const& element) const;
  void read_requirements(Element const& element, feel::Frame& frame) const;
  feel::Value value_in(Element const& element, feel::Frame& frame);
  feel::Value settle(Element const& element, feel::Value value, feel::Frame& frame, bool broken) const;
  feel::Value service_result(Element const& service);

  std::shared_ptr<Plan const> plan_;
  std::vector<Slot> slots_;
  Outcome outcome_;
  EvaluateOptions const* options_ = nullptr;
  feel::Frame* caller_ = nullptr;
  Run run_;
  TableScratches scratches_;
};

// A decision service as a function; holds the plan weakly, for the plan holds the function.
feel::Value service_function(std::weak_ptr<Plan const> plan, int service, std::vector<Local> parameters);

}  // namespace dmn
