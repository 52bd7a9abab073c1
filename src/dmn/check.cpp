#include "dmn/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "dmn/check_table.h"
#include "dmn/names.h"

namespace dmn {
namespace {

constexpr std::uint64_t example_points_tried = 40;  // of a region, for an example
constexpr std::int64_t work_of_trial = 500;

constexpr std::string_view kind_names[] = {"gap",          "missing_null",     "overlap",
                                           "conflict",     "masked",           "subsumed",
                                           "misleading",   "unreachable_rule", "unreachable_output",
                                           "non_monotone", "not_checked"};
constexpr std::string_view severity_names[] = {"error", "warning", "note"};

}  // namespace

std::string_view name_of(FindingKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(FindingSeverity severity) { return severity_names[static_cast<std::size_t>(severity)]; }

TableCheck::TableCheck(Ground& ground, std::deque<Proof> const& proofs, Proof& proof, Work& work,
                       std::vector<Finding>& findings)
    : ground_(ground),
      proof_(proof),
      work_(work),
      findings_(findings),
      reach_(ground, proofs, work),
      text_(proof, ground),
      dead_(proof.table().rules(), false) {}

void TableCheck::run() {
  if (!proof_.grid.is_exact()) {
    left_.exhausted = true;
    return tell_what_is_left();
  }
  number_results();
  find_ranks();
  for (auto const proof :
       {&TableCheck::find_unreachable_rules, &TableCheck::find_gaps, &TableCheck::find_missing_nulls,
        &TableCheck::find_overlaps, &TableCheck::find_masked, &TableCheck::find_subsumed, &TableCheck::find_misleading,
        &TableCheck::find_ways, &TableCheck::find_unreachable_outputs, &TableCheck::find_non_monotone})
    stage(proof);
  tell_what_is_left();
}

// Each proof has its share of the work, so that a hard one does not starve the others.
void TableCheck::stage(void (TableCheck::*proof)()) {
  constexpr std::int64_t share = 8;
  work_.left = std::max<std::int64_t>(1, ground_.options().work_max / share);
  (this->*proof)();
  left_.exhausted = left_.exhausted || work_.is_exhausted();
}

std::optional<TableCheck::Example> TableCheck::example(Region const& region, Wanted const& wanted) {
  if (proof_.grid.is_empty(region)) return std::nullopt;
  std::uint64_t points = 1;
  for (Atoms const& atoms : region) points = std::min(example_points_tried, points * count(atoms));
  for (std::uint64_t number = 0; number < points; ++number) {
    if (!work_.spend(work_of_trial)) return std::nullopt;
    auto assignment = reach_.assign(proof_, point_in(region, number));
    if (!assignment) continue;
    Trial trial = ground_.run(*proof_.site, *assignment);
    if (wanted(trial, *assignment)) return Example{std::move(*assignment), std::move(trial)};
  }
  return std::nullopt;
}

bool TableCheck::holds(int rule, Assignment const& assignment) { return ground_.holds(*proof_.site, rule, assignment); }

Finding& TableCheck::report(FindingKind kind, FindingSeverity severity, std::vector<int> rules, Statement said,
                            std::optional<Example> const& shown) {
  Element const& element = ground_.plan().elements[proof_.site->element];
  Finding finding;
  finding.kind = kind;
  finding.severity = severity;
  finding.decision_id = element.source->id;
  finding.decision_name = element.name;
  finding.table_id = proof_.table().id;
  finding.rules = std::move(rules);
  if (shown) finding.counterexample = ground_.inputs(shown->assignment);
  finding.message_en = said.place.en + ": " + said.sentence.en + said.sample.en;
  finding.message_zh = said.place.zh + "：" + said.sentence.zh + said.sample.zh;
  finding.sentence_en = std::move(said.sentence.en);
  finding.sentence_zh = std::move(said.sentence.zh);
  findings_.push_back(std::move(finding));
  return findings_.back();
}

Bits TableCheck::certain(Bits rules) const {
  for (std::size_t word = 0; word < rules.size(); ++word) rules[word] &= ~proof_.grid.residual()[word];
  return rules;
}

std::vector<int> TableCheck::meeting(Region const& region, Bits const& rules) const {
  std::vector<int> met;
  std::vector<Axis> const& axes = proof_.grid.axes();
  for (std::size_t rule = 0; rule < proof_.grid.rules(); ++rule) {
    bool meets = has(rules, rule);
    for (std::size_t axis = 0; axis < axes.size() && meets; ++axis)
      meets = intersect(axes[axis].cells[rule], region[axis]);
    if (meets) met.push_back(static_cast<int>(rule));
  }
  return met;
}

// Nothing that was left open is silently dropped.
void TableCheck::tell_what_is_left() {
  Said why;
  auto const add = [&](std::string const& en, std::string const& zh) {
    why.en += (why.en.empty() ? "" : "; ") + en;
    why.zh += (why.zh.empty() ? "" : "；") + zh;
  };
  if (!proof_.grid.is_exact())
    add("the table is too large to be cut into cells", "表太大，无法切分");
  else if (left_.exhausted)
    add("the bound of work was reached", "已达到计算量上限");
  if (left_.more_gaps) add("there are further gaps", "还有更多空档");
  if (left_.more_pairs) add("further rules overlap", "还有更多行重叠");
  std::string columns;
  for (Axis const& axis : proof_.grid.axes())
    if (axis.opaque) columns += (columns.empty() ? "`" : ", `") + axis.name + "`";
  int const open = left_.gaps + left_.rules + left_.pairs;
  if (open > 0 && !columns.empty())
    add(fmt::format("conditions in {} are not plain comparisons with constants: decided on examples only", columns),
        fmt::format("{}中的条件不是与常量的比较，只用例子验证", columns));
  else if (open > 0)
    add("no enterprise was found that has the values in question", "没有找到具有这些取值的企业");
  if (why.en.empty()) return;
  bool const weighty = left_.exhausted || !proof_.grid.is_exact();
  report(FindingKind::not_checked, weighty ? FindingSeverity::warning : FindingSeverity::note, {},
         {text_.table(), {"not proved completely – " + why.en, "未能完全证明——" + why.zh}}, std::nullopt);
}

namespace {

AxisDomain domain_of(Ground const& ground, std::deque<Proof> const& proofs, Site const& site, TableInput const& input) {
  AxisDomain domain;
  auto const source = site.sources.find(normalized_name(input.text));
  if (source == site.sources.end()) {
    if (input.expression.expression)
      domain.type = std::make_shared<feel::Type const>(input.expression.expression->type());
    return domain;
  }
  if (source->second.leaf >= 0) {
    Leaf const& leaf = ground.leaves()[source->second.leaf];
    domain.type = leaf.type;
    auto const known = ground.options().domains.find(leaf.name);
    if (leaf.element < 0 || known == ground.options().domains.end()) return domain;
    domain.values = known->second.values;
    domain.always_given = known->second.always_given;
    return domain;
  }
  domain.type = ground.plan().elements[source->second.decision].type;
  for (Proof const& proof : proofs) {
    if (!proof.has_ways || !proof.site->direct || proof.site->element != source->second.decision) continue;
    for (Way const& way : proof.ways) {
      bool const known = std::any_of(domain.values.begin(), domain.values.end(), [&](feel::Value const& value) {
        return value.is_null() ? way.value.is_null() : feel::equal(value, way.value).value_or(false);
      });
      if (!known) domain.values.push_back(way.value);
    }
  }
  return domain;
}

}  // namespace

Grid grid_of(Ground& ground, std::deque<Proof> const& proofs, Site const& site, bool keeps_bounds) {
  std::vector<AxisDomain> domains;
  for (TableInput const& input : site.table->inputs) domains.push_back(domain_of(ground, proofs, site, input));
  return Grid::of(*site.table, domains, ground.frame(site), site.fixed, keeps_bounds);
}

void prove(Ground& ground, std::deque<Proof>& proofs, std::vector<Finding>& findings) {
  for (Site const& site : ground.sites()) {
    if (site.table->failure) continue;
    Proof proof;
    proof.site = &site;
    proof.grid = grid_of(ground, proofs, site);
    proofs.push_back(std::move(proof));
    Work work{ground.options().work_max};
    TableCheck{ground, proofs, proofs.back(), work, findings}.run();
  }
}

namespace {

// Directions of decisions that are no tables.
void tell_unproved_directions(Ground const& ground, std::vector<Finding>& findings) {
  for (Direction const& direction : ground.options().directions) {
    int const element = ground.plan().find(direction.decision);
    bool const proved = std::any_of(ground.sites().begin(), ground.sites().end(), [&](Site const& site) {
      return site.direct && site.element == element && !site.table->failure;
    });
    if (element < 0 || proved) continue;
    Finding finding;
    finding.kind = FindingKind::not_checked;
    finding.severity = FindingSeverity::warning;
    finding.decision_id = ground.plan().elements[element].source->id;
    finding.decision_name = ground.plan().elements[element].name;
    finding.sentence_en =
        fmt::format("the direction of `{}` is not proved – the decision is no decision table", direction.input);
    finding.sentence_zh = fmt::format("未能证明`{}`的方向——该决策不是决策表", direction.input);
    finding.message_en = fmt::format("`{}`: {}", direction.decision, finding.sentence_en);
    finding.message_zh = fmt::format("`{}`：{}", direction.decision, finding.sentence_zh);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<Finding> check(Model const& model, CheckOptions const& options) {
  Ground ground{model.plan(), options};
  std::deque<Proof> proofs;
  std::vector<Finding> findings;
  prove(ground, proofs, findings);
  tell_unproved_directions(ground, findings);
  return findings;
}

std::vector<feel::Value> possible_values(Model const& model, std::string_view decision, CheckOptions const& options) {
  Ground ground{model.plan(), options};
  std::deque<Proof> proofs;
  std::vector<Finding> findings;
  prove(ground, proofs, findings);
  int const wanted = model.plan()->find(decision);
  std::vector<feel::Value> values;
  for (Proof const& proof : proofs) {
    if (!proof.has_ways || !proof.site->direct || proof.site->element != wanted) continue;
    for (Way const& way : proof.ways) {
      bool const known = std::any_of(values.begin(), values.end(),
                                     [&](feel::Value const& value) { return feel::identical(value, way.value); });
      if (!known) values.push_back(way.value);
    }
  }
  return values;
}

}  // namespace dmn
