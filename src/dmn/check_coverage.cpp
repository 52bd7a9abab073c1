#include "dmn/check_coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dmn/check_table.h"

namespace dmn {
namespace {

constexpr std::int64_t work_per_rule = 2'000'000;
constexpr std::uint64_t bases_tried = 12;  // enterprises that a rule decides, per condition
constexpr std::size_t atoms_tried = 16;    // other values of the condition's input, per base

class TableCoverage {
 public:
  TableCoverage(Model const& model, Ground& ground, std::deque<Proof> const& proofs, Proof const& proof, Work& work,
                Coverage& coverage)
      : model_(model),
        ground_(ground),
        proof_(proof),
        work_(work),
        coverage_(coverage),
        reach_(ground, proofs, work),
        text_(proof, ground) {}

  void run() {
    Table const& table = proof_.table();
    for (int rule = 0; rule < static_cast<int>(table.rules()); ++rule) {
      work_.left = work_per_rule;
      std::vector<Row> const bases = bases_of(rule);
      if (!bases.empty()) keep(bases.front(), text_.row(rule).en);
      for (std::size_t column = 0; column < table.inputs.size(); ++column) {
        if (table.conditions[static_cast<std::size_t>(rule) * table.inputs.size() + column].any) continue;
        ++coverage_.conditions;
        Said const place = text_.cell(rule, column);
        if (!show(rule, proof_.grid.axis_of(column), bases, place.en)) {
          coverage_.unshown.push_back({place.en, place.zh});
          continue;
        }
        ++coverage_.shown;
        show_bounds(rule, proof_.grid.axis_of(column), bases, place.en);
      }
    }
  }

 private:
  struct Row {
    Point point;
    Assignment assignment;
    Trial trial;
  };

  std::optional<Row> row_at(Point point) {
    auto const known = std::find_if(tried_.begin(), tried_.end(), [&](Row const& row) { return row.point == point; });
    if (known != tried_.end()) return *known;
    auto assignment = reach_.assign(proof_, point);
    if (!assignment) return std::nullopt;
    Row row{std::move(point), std::move(*assignment), {}};
    row.trial = ground_.run(*proof_.site, row.assignment);
    tried_.push_back(row);
    return row;
  }

  // Enterprises that the rule decides (or takes part in deciding), those of kept cases first.
  std::vector<Row> bases_of(int rule) {
    auto const fires = [&](Row const& row) {
      return std::find(row.trial.fired.begin(), row.trial.fired.end(), rule) != row.trial.fired.end();
    };
    std::vector<Row> bases;
    tried_.erase(tried_.begin() + static_cast<std::ptrdiff_t>(kept_), tried_.end());
    for (Row const& row : tried_)
      if (fires(row) && bases.size() < bases_tried / 2) bases.push_back(row);
    Region const region = proof_.grid.region_of(static_cast<std::size_t>(rule));
    Cover cover{proof_.grid, region, deciding_before(proof_, rule), {}, work_};
    cover.search([&](Region const& part) {
      for (std::uint64_t number = 0; number < bases_tried && bases.size() < bases_tried; ++number)
        if (auto row = row_at(point_in(part, number)); row && fires(*row)) bases.push_back(std::move(*row));
      return bases.size() >= bases_tried || work_.is_exhausted();
    });
    return bases;
  }

  bool show(int rule, std::size_t axis, std::vector<Row> const& bases, std::string const& place) {
    for (Row const& base : bases) {
      for (std::uint32_t const atom : others(rule, axis, base.point[axis])) {
        Point point = base.point;
        point[axis] = atom;
        auto const other = row_at(std::move(point));
        if (!other || !differs(base.trial, other->trial)) continue;
        keep(base, place + " holds");
        keep(*other, place + " does not hold");
        return true;
      }
    }
    return false;
  }

  // Both ends of an interval: the last value that meets the cell and the first that does not.
  void show_bounds(int rule, std::size_t axis, std::vector<Row> const& bases, std::string const& place) {
    Axis const& line = proof_.grid.axes()[axis];
    if (line.kind != Partition::Kind::numbers && line.kind != Partition::Kind::dates) return;
    for (Stretch const stretch : meet(line.cells[static_cast<std::size_t>(rule)], line.all_given())) {
      if (stretch.first > 0) show_bound(rule, axis, bases, stretch.first, stretch.first - 1, place);
      if (stretch.last < line.given) show_bound(rule, axis, bases, stretch.last - 1, stretch.last, place);
    }
  }

  void show_bound(int rule, std::size_t axis, std::vector<Row> const& bases, std::uint32_t inside,
                  std::uint32_t outside, std::string const& place) {
    for (Row const& base : bases) {
      Point point = base.point;
      point[axis] = inside;
      auto const in = row_at(point);
      if (!in || std::find(in->trial.fired.begin(), in->trial.fired.end(), rule) == in->trial.fired.end()) continue;
      point[axis] = outside;
      auto const out = row_at(point);
      if (!out || !differs(in->trial, out->trial)) continue;
      keep(*in, place + ": inside the bound");
      keep(*out, place + ": beyond the bound");
      return;
    }
  }

  static bool differs(Trial const& a, Trial const& b) {
    return a.reached && b.reached && (a.decided != b.decided || !feel::identical(a.value, b.value));
  }

  // Values that do not meet the cell, the nearest first: a case on each side of a bound.
  std::vector<std::uint32_t> others(int rule, std::size_t axis, std::uint32_t from) const {
    Axis const& line = proof_.grid.axes()[axis];
    std::vector<std::uint32_t> atoms;
    for (std::uint32_t atom = 0; atom < line.atoms.size(); ++atom)
      if (!contains(line.cells[static_cast<std::size_t>(rule)], atom) ||
          has(line.residual, static_cast<std::size_t>(rule)))
        atoms.push_back(atom);
    std::stable_sort(atoms.begin(), atoms.end(), [&](std::uint32_t a, std::uint32_t b) {
      auto const distance = [&](std::uint32_t atom) { return atom > from ? atom - from : from - atom; };
      return distance(a) < distance(b);
    });
    std::erase(atoms, from);
    if (atoms.size() > atoms_tried) atoms.resize(atoms_tried);
    return atoms;
  }

  void keep(Row const& row, std::string const& why) {
    auto const found = std::find_if(tried_.begin(), tried_.begin() + static_cast<std::ptrdiff_t>(kept_),
                                    [&](Row const& known) { return known.point == row.point; });
    if (found != tried_.begin() + static_cast<std::ptrdiff_t>(kept_)) return;
    Row const copy = row;
    std::erase_if(tried_, [&](Row const& known) { return known.point == copy.point; });
    tried_.insert(tried_.begin() + static_cast<std::ptrdiff_t>(kept_), copy);
    ++kept_;
    SuiteCase test;
    test.id = fmt::format("{:03}", coverage_.suite.cases.size() + 1);
    test.description = why;
    for (auto const& input : ground_.options().fixed)
      if (!input.second.is_null()) test.inputs.push_back(input);
    for (auto& input : ground_.inputs(copy.assignment))
      if (!input.second.is_null()) test.inputs.push_back(std::move(input));
    std::string const& decision = ground_.plan().elements[proof_.site->element].name;
    EvaluateOptions options;
    options.strict = false;  // as suites are run
    options.today = ground_.options().today;
    options.now = ground_.options().now;
    feel::Value value = model_.evaluate(decision, test.inputs, options).value;
    bool const error = value.is_error();
    test.results.push_back({decision, std::move(value), error});
    coverage_.suite.cases.push_back(std::move(test));
  }

  Model const& model_;
  Ground& ground_;
  Proof const& proof_;
  Work& work_;
  Coverage& coverage_;
  Reach reach_;
  CheckText text_;
  std::vector<Row> tried_;  // the first `kept_` are cases
  std::size_t kept_ = 0;
};

}  // namespace

Coverage cover_conditions(Model const& model, std::string const& model_file, CheckOptions const& options) {
  Ground ground{model.plan(), options};
  std::deque<Proof> proofs;
  std::vector<Finding> findings;
  prove(ground, proofs, findings);
  for (Proof& proof : proofs) proof.grid = grid_of(ground, proofs, *proof.site, true);
  Coverage coverage;
  coverage.suite.model_name = model_file;
  coverage.suite.labels = {"MC/DC"};
  for (Proof const& proof : proofs) {
    if (!proof.site->direct || !proof.grid.is_exact()) continue;
    Work work;
    TableCoverage{model, ground, proofs, proof, work, coverage}.run();
  }
  return coverage;
}

}  // namespace dmn
