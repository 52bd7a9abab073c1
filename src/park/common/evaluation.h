// One evaluation at a time of a pack for one party: the frame of named values that formulas and decision tables read,
// in the order in which rating and credit policy fill it. Reused from party to party without allocation; one per
// thread.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "park/common/assessment.h"
#include "park/common/benchmarks.h"
#include "park/common/facts.h"
#include "park/common/pack.h"

namespace park {

// Sees every decision as it is taken, with the trace of its tables: for pages that show what fired. Not kept.
class DecisionObserver {
 public:
  virtual ~DecisionObserver() = default;
  // `file` indexes Pack::tables.
  virtual void decided(std::size_t file, dmn::Outcome const& outcome) = 0;
};

// A variable of the frame that a decision of the pack gives: how its models feed each other. The flow asks for
// decisions in steps counted from 1; the variable holds for decisions asked after step `given`. An empty decision stands
// for the scorecards.
struct Feed {
  std::string_view decision, variable;
  int asked = 0, given = 0;
};

class Evaluation {
 public:
  explicit Evaluation(std::shared_ptr<Pack const> pack);

  Pack const& pack() const { return *pack_; }
  std::shared_ptr<Pack const> const& shared_pack() const { return pack_; }

  // Begins with nothing known: parameters in force on as_of, the engine's variables empty. `trace`: remember fired
  // rules.
  void begin(base::Date as_of, bool trace);
  // A known value of the fact with this index. A fact not bound is a missing input.
  void bind(int fact, feel::Value value);
  // All facts that count on as_of; the Fact taken for each index is remembered for explanations. The benchmarks of the
  // dossier are used until the next begin.
  void bind(Dossier const& dossier);
  // After the facts: industry, family, phase and benchmarks.
  void settle();

  base::Date as_of() const { return as_of_; }
  bool trace() const { return trace_; }
  InForce const& in_force() const { return *in_force_; }
  std::string const& family() const { return family_; }
  std::string const& industry() const { return industry_; }
  feel::Frame& frame() { return frame_; }
  feel::Value const& value(int slot) const { return frame_.get(slot); }
  void set(int slot, feel::Value value) { frame_.set(slot, std::move(value)); }
  void set(std::string_view engine_variable, feel::Value value);
  Fact const* bound_fact(int fact) const { return bound_[static_cast<std::size_t>(fact)]; }
  // How the value of a fact or of an indicator came about when it is not known in clear (DAT-20); nullptr: it is.
  Held const* held_fact(int fact) const;
  Held const* held_indicator(int indicator) const;
  // It, or a fact that it rests on, is predicted; nullptr: it is not.
  Held const* prediction_of(int indicator) const;
  bool is_predicted(int indicator) const { return prediction_of(indicator) != nullptr; }
  // Where the indicator's benchmark comes from; none: it has none.
  std::optional<BenchmarkOrigin> benchmark_origin(int indicator) const;
  // Gives the indicator, which has no value, the one that the pack predicts for the enterprise's data class, if any.
  void predict_indicator(int indicator);

  bool has(std::string_view decision) const;
  // The decision's value; nullopt when it is not decided: then problems() says why. Null when the pack has no such
  // decision.
  std::optional<feel::Value> decide(std::string_view decision);
  // Called after each decide(); nullptr ends it. The observer must outlive the evaluation's use. `near_misses`: its traces
  // tell them, which takes time.
  void observe(DecisionObserver* observer, bool near_misses = false) {
    observer_ = observer;
    near_misses_ = observer && near_misses;
  }
  // Ids of the rules that fired in the last decide() with trace on, in the order of a COLLECT result; else empty.
  std::vector<std::string> const& fired_rules() const { return fired_rules_; }

  std::vector<std::string>& problems() { return problems_; }  // located, English
  std::vector<RuleUse>& rules() { return rules_; }

 private:
  struct Table {
    std::unique_ptr<dmn::Model::Session> session;
    std::vector<std::pair<int, int>> inputs;  // session input, frame slot
  };
  struct Decision {
    std::string name;
    int table = -1;
    int slot = -1;
  };
  // What an indicator is held against: of the portfolio's own or of the pack's, for the industry or for all.
  struct BenchmarkUse {
    Benchmark const* own = nullptr;
    InForce::Benchmark const* shipped = nullptr;
    bool is_general = false;
    base::Decimal value() const { return own != nullptr ? own->value : shipped->value; }
  };
  Decision const* find(std::string_view decision) const;
  BenchmarkUse benchmark_of(std::size_t indicator) const;
  void remember_rules(dmn::Outcome const& outcome);
  void bind_held(int index, Fact const& fact);
  void predict_facts(Dossier const& dossier);

  std::shared_ptr<Pack const> pack_;
  feel::Frame frame_;
  std::vector<Table> tables_;
  std::vector<Decision> decisions_;
  std::vector<Fact const*> bound_;
  std::shared_ptr<BenchmarkBook const> benchmarks_;
  InForce const* in_force_ = nullptr;
  base::Date as_of_;
  bool trace_ = false;
  DecisionObserver* observer_ = nullptr;
  bool near_misses_ = false;
  std::string family_, industry_, data_class_;
  std::vector<std::pair<int, Held>> held_facts_, held_indicators_;
  std::vector<std::string> problems_, fired_rules_;
  std::vector<RuleUse> rules_;
  std::vector<feel::Value> empty_facts_;  // the missing_input null of each fact
  int as_of_slot_ = -1, phase_slot_ = -1, family_slot_ = -1;
  int industry_fact_ = -1, phase_fact_ = -1, class_fact_ = -1;
};

}  // namespace park
