#include "park/common/findings.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "dmn/check.h"

namespace park {
namespace {

using Kind = dmn::FindingKind;

std::string literal(feel::Value const& value) {
  if (value.kind() == feel::Kind::date) return "date(\"" + value.to_string() + "\")";
  std::string text;
  value.append_to(text, true);
  return text;
}

// Of a row or value that is never reached: a fault only when it is so at all times.
bool needs_every_span(Kind kind) {
  switch (kind) {
    case Kind::masked:
    case Kind::subsumed:
    case Kind::misleading:
    case Kind::unreachable_rule:
    case Kind::unreachable_output: return true;
    case Kind::gap:
    case Kind::missing_null:
    case Kind::overlap:
    case Kind::conflict:
    case Kind::non_monotone:
    case Kind::not_checked: return false;
  }
  return false;
}

// The proof of one file over the spans of the pack.
class FileProof {
 public:
  FileProof(Pack const& pack, TableFile const& file,
            std::map<std::string, dmn::InputDomain, std::less<>> const& domains)
      : pack_(pack), file_(file) {
    options_.domains = domains;
    std::set<std::string> inputs;
    for (auto const& [name, slot] : file.inputs) inputs.insert(name);
    for (std::size_t i = 0; i < pack.parameter_names.size(); ++i)
      if (inputs.contains(pack.parameter_names[i])) parameters_.push_back(i);
    for (auto const& view : file.model.decisions())
      for (DirectionDefinition const& definition : pack.directions)
        if (definition.decision == view.name) options_.directions.push_back(direction_of(definition));
    for (auto const& table : file.model.tables())
      for (auto const& rule : table.rules) rule_ids_[table.table_id].push_back(rule.id);
  }

  std::vector<PolicyFinding> run() {
    for (std::size_t span = 0; span < pack_.spans_in_force.size(); ++span) {
      if (!in_force(span)) continue;
      prove(span);
    }
    std::vector<PolicyFinding> findings;
    for (Seen& seen : seen_)
      if (!seen.every_span || seen.times == proofs_) findings.push_back(std::move(seen.finding));
    return findings;
  }

 private:
  struct Seen {
    std::tuple<std::string, Kind, std::vector<int>, std::string, std::string> key;
    PolicyFinding finding;
    bool every_span = false;
    int times = 0;
  };

  dmn::Direction direction_of(DirectionDefinition const& definition) const {
    dmn::Direction direction{.decision = definition.decision, .input = definition.input, .order = {}};
    direction.higher_is_better = definition.direction == score::Direction::higher_is_better;
    for (std::string const& result : definition.order) direction.order.emplace_back(result);
    if (!direction.order.empty()) return direction;
    auto const values = dmn::possible_values(file_.model, definition.decision, options_);
    bool const grades = !values.empty() && std::all_of(values.begin(), values.end(), [&](feel::Value const& value) {
      return value.kind() == feel::Kind::string && pack_.grade_rank(value.string()) >= 0;
    });
    if (grades)
      for (std::string const& grade : pack_.grade_scale) direction.order.emplace_back(grade);
    return direction;
  }

  // Before its parameters have their first values a table is not in force; after that, one that has ended is proved
  // as it is.
  bool in_force(std::size_t span) {
    begun_ = begun_ || std::all_of(parameters_.begin(), parameters_.end(), [&](std::size_t parameter) {
               return !pack_.spans_in_force[span].parameters[parameter].is_null();
             });
    return begun_;
  }

  void prove(std::size_t span) {
    dmn::Model::Inputs fixed;
    for (std::size_t const parameter : parameters_)
      fixed.emplace_back(pack_.parameter_names[parameter], pack_.spans_in_force[span].parameters[parameter]);
    bool const known =
        proofs_ > 0 && std::equal(fixed.begin(), fixed.end(), options_.fixed.begin(),
                                  [](auto const& a, auto const& b) { return feel::identical(a.second, b.second); });
    if (known) return;
    options_.fixed = std::move(fixed);
    if (span > 0) options_.today = pack_.spans[span - 1];
    ++proofs_;
    std::string const valid_from = span == 0 ? std::string{} : pack_.spans[span - 1].to_string();
    for (dmn::Finding const& finding : dmn::check(file_.model, options_)) remember(finding, valid_from);
  }

  void remember(dmn::Finding const& finding, std::string const& valid_from) {
    bool const whole = needs_every_span(finding.kind);
    // The other rules of a masked one may differ from span to span.
    std::vector<int> const rules =
        whole && !finding.rules.empty() ? std::vector<int>{finding.rules.front()} : finding.rules;
    std::string const detail = rules.empty() && finding.kind != Kind::not_checked ? finding.message_en : std::string{};
    std::tuple const key{finding.table_id, finding.kind, rules, finding.column, detail};
    auto const found = std::find_if(seen_.begin(), seen_.end(), [&](Seen const& seen) { return seen.key == key; });
    if (found != seen_.end()) {
      ++found->times;
      return;
    }
    seen_.push_back({key, record(finding, valid_from), whole, 1});
  }

  PolicyFinding record(dmn::Finding const& finding, std::string const& valid_from) const {
    PolicyFinding result;
    result.file = file_.path;
    result.decision = finding.decision_name;
    result.table_id = finding.table_id;
    auto const ids = rule_ids_.find(finding.table_id);
    for (int const rule : finding.rules) {
      result.rows.push_back(rule + 1);
      if (ids != rule_ids_.end() && static_cast<std::size_t>(rule) < ids->second.size())
        result.rule_ids.push_back(ids->second[static_cast<std::size_t>(rule)]);
    }
    result.column = finding.column;
    result.kind = dmn::name_of(finding.kind);
    result.severity = dmn::name_of(finding.severity);
    result.sentence_zh = finding.sentence_zh;
    result.sentence_en = finding.sentence_en;
    result.message_zh = finding.message_zh;
    result.message_en = finding.message_en;
    for (auto const& [name, value] : finding.counterexample) result.counterexample.push_back({name, literal(value)});
    for (auto const& [name, value] : finding.compared_with) result.compared_with.push_back({name, literal(value)});
    result.valid_from = valid_from;
    return result;
  }

  Pack const& pack_;
  TableFile const& file_;
  dmn::CheckOptions options_;
  std::vector<std::size_t> parameters_;  // that the file reads
  std::map<std::string, std::vector<std::string>> rule_ids_;
  bool begun_ = false;
  int proofs_ = 0;
  std::vector<Seen> seen_;
};

// What the engine sets before tables read it, and what a decision of the pack can give.
std::map<std::string, dmn::InputDomain, std::less<>> domains_of(Pack const& pack) {
  std::map<std::string, dmn::InputDomain, std::less<>> domains;
  for (char const* name : {"as_of", "phase", "family", "score", "adverse_excess", "support_factor", "refused_by_veto"})
    domains[name].always_given = true;
  for (char const* name : {"notch", "notch_without_veto", "grade"}) {
    domains[name].always_given = true;
    for (std::string const& grade : pack.grade_scale) domains[name].values.emplace_back(grade);
  }
  if (!pack.industries.empty()) {
    domains["industry"].values.emplace_back();
    for (auto const& [industry, family] : pack.industries) domains["industry"].values.emplace_back(industry);
  }
  dmn::CheckOptions options;
  options.domains = domains;
  InForce const& latest = pack.spans_in_force.back();
  for (std::size_t i = 0; i < pack.parameter_names.size(); ++i)
    options.fixed.emplace_back(pack.parameter_names[i], latest.parameters[i]);
  for (char const* name : {"management_grade", "five_level_class", "tier", "admission", "term_kind"}) {
    auto const decision = pack.decision(name);
    if (!decision) continue;
    domains[name].always_given = true;
    domains[name].values =
        dmn::possible_values(pack.tables[static_cast<std::size_t>(decision->model)].model, name, options);
  }
  return domains;
}

}  // namespace

std::vector<PolicyFinding> findings(Pack const& pack) {
  auto const domains = domains_of(pack);
  std::vector<PolicyFinding> all;
  for (TableFile const& file : pack.tables) {
    std::vector<PolicyFinding> found = FileProof{pack, file, domains}.run();
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  auto const rank = [](PolicyFinding const& finding) {
    return finding.severity == "error" ? 0 : finding.severity == "warning" ? 1 : 2;
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](PolicyFinding const& a, PolicyFinding const& b) { return rank(a) < rank(b); });
  return all;
}

}  // namespace park
