// What the static proof stands on: the tables of a model with what is fixed, the inputs that can be chosen, and the
// row path that every counter-example is tried on. Internal to the module.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dmn/check.h"
#include "dmn/evaluation.h"
#include "dmn/table.h"

namespace dmn {

// A value that can be chosen freely: an input, a field of one, or a name that a table inside other logic reads.
struct Leaf {
  std::string name;  // `applicant.age`
  int element = -1;  // input of the model, or
  int slot = -1;     // slot of the site
  std::vector<std::string> path;
  feel::TypePointer type;
};
using Assignment = std::map<int, feel::Value>;  // by leaf

// What an expression is exactly the value of.
struct Source {
  int leaf = -1, decision = -1;
};

// A decision table with the names it reads.
struct Site {
  Table const* table = nullptr;
  int element = -1;     // that it belongs to
  bool direct = false;  // it is the whole logic of a decision: tried on the whole model; others are tried alone
  feel::Scope const* scope = nullptr;
  std::vector<bool> fixed;                             // by slot
  std::vector<feel::Value> values;                     // of the fixed slots
  std::map<std::string, Source, std::less<>> sources;  // by expression
};

// One evaluation, as far as one table goes.
struct Trial {
  bool reached = false;  // the table was evaluated
  bool decided = false;
  feel::Value value;
  std::string code;  // why it was not decided
  std::vector<int> matched, fired;
};

class Ground {
 public:
  Ground(std::shared_ptr<Plan const> plan, CheckOptions const& options);

  Plan const& plan() const { return *plan_; }
  CheckOptions const& options() const { return options_; }
  std::vector<Site> const& sites() const { return sites_; }  // in order of evaluation
  std::vector<Leaf> const& leaves() const { return leaves_; }
  // The site's frame with what is fixed; belongs to the caller until the next call.
  feel::Frame& frame(Site const& site);

  Trial run(Site const& site, Assignment const& assignment);
  // The value of a decision, or of an expression of the site, for these inputs.
  feel::Value value_of(int decision, Assignment const& assignment);
  feel::Value value_of(Site const& site, feel::Expression const& expression, Assignment const& assignment);
  // Whether the conditions of a rule hold, asked one by one.
  bool holds(Site const& site, int rule, Assignment const& assignment);
  // Leaves that the decision, or the expression, can depend on.
  std::vector<int> leaves_of(int decision) const;
  std::vector<int> leaves_of(Site const& site, feel::Expression const& expression) const;
  Model::Inputs inputs(Assignment const& assignment) const;
  bool is_fixed(int element) const { return fixed_[element].has_value(); }

 private:
  void fix_elements();
  void add_leaves(std::string const& name, int element, int slot, feel::TypePointer const& type,
                  std::vector<std::string> path, std::map<std::string, Source, std::less<>>& sources);
  void add_sites(int element);
  void add_tables(Box const& box, int element, feel::Scope const& scope, bool in_routine);
  void add_site(Table const& table, int element, feel::Scope const& scope, bool direct);
  void set_inputs(Assignment const& assignment);
  feel::Frame& filled(Site const& site, Assignment const& assignment);  // the frame with what the site reads
  Trial run_alone(Site const& site, Assignment const& assignment);

  std::shared_ptr<Plan const> plan_;
  CheckOptions const& options_;
  EvaluateOptions evaluate_options_;
  Evaluation evaluation_;
  std::vector<std::optional<feel::Value>> fixed_;  // by element
  std::vector<Leaf> leaves_;
  std::map<int, std::map<std::string, Source, std::less<>>>
      input_sources_;  // by input element: name and fields after it
  std::vector<Site> sites_;
  std::unique_ptr<feel::Frame> frame_;
  Run run_;
};

}  // namespace dmn
