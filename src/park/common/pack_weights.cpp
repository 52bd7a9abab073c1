// From judgments and given figures to the weights in force: AHP shares per block, given weights held exactly, the rest
// in proportion (RAT-29, RAT-30), industry overlays that take from the others of the block in proportion (AMB-13).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "park/common/pack_reader.h"

namespace park {
namespace {

constexpr int weight_scale = 4;  // not policy: digits kept of a weight

// "3" or "1/3".
std::optional<double> judgment_of(std::string const& text) {
  auto const slash = text.find('/');
  auto const whole = base::Decimal::parse(slash == std::string::npos ? text : text.substr(0, slash));
  if (!whole) return std::nullopt;
  if (slash == std::string::npos) return whole->to_double();
  auto const part = base::Decimal::parse(text.substr(slash + 1));
  if (!part || part->is_zero()) return std::nullopt;
  return whole->to_double() / part->to_double();
}

int position(std::vector<std::string> const& names, std::string const& name) {
  auto const found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace

void PackReader::read_ahp() {
  using Expert = std::map<std::pair<std::string, std::string>, Judgment>;
  struct Node {
    std::vector<std::string> children, experts;
    std::map<std::string, Expert> judgments;
    std::int64_t line = 0;
  };
  std::map<std::pair<std::string, std::string>, Node> nodes;
  each_row(
      "ahp.csv", false, {"model", "node", "expert", "row", "column", "judgment", "reason"}, [&](RowReader const& row) {
        Node& node = nodes[{row.required("model"), row.required("node")}];
        if (node.line == 0) node.line = row.line();
        Judgment judgment{row.required("row"), row.required("column"), 0, row.line()};
        auto const value = judgment_of(row.text("judgment"));
        if (!value) return row.issue("judgment", "expected a judgment on Saaty's scale such as 3 or 1/5");
        judgment.value = *value;
        for (auto const& child : {judgment.row, judgment.column})
          if (position(node.children, child) < 0) node.children.push_back(child);
        std::string const expert = row.required("expert");
        if (position(node.experts, expert) < 0) node.experts.push_back(expert);
        if (!node.judgments[expert].emplace(std::pair{judgment.row, judgment.column}, judgment).second)
          row.issue("row",
                    fmt::format("the pair `{}`, `{}` is judged twice by {}", judgment.row, judgment.column, expert));
      });
  for (auto& [key, node] : nodes) {
    AhpNode result{key.first, key.second, node.children, node.experts, {}, {}, node.line};
    int const size = static_cast<int>(node.children.size());
    std::vector<score::PairwiseMatrix> matrices;
    for (auto const& expert : node.experts) {
      score::PairwiseMatrix matrix{size, std::vector<double>(static_cast<std::size_t>(size * size), 0)};
      for (int i = 0; i < size; ++i) matrix.cells[static_cast<std::size_t>(i * size + i)] = 1;
      for (auto const& [pair, judgment] : node.judgments[expert]) {
        int const i = position(node.children, pair.first);
        int const j = position(node.children, pair.second);
        matrix.cells[static_cast<std::size_t>(i * size + j)] = judgment.value;
        matrix.cells[static_cast<std::size_t>(j * size + i)] = 1 / judgment.value;
      }
      auto const own = score::priorities(matrix);
      if (!own) {
        issue(fmt::format("ahp.csv:{}", node.line),
              fmt::format("{} of {} by {}: {}", key.second, key.first, expert, own.error().message));
        continue;
      }
      result.expert_ratios.push_back(own->consistency_ratio);
      matrices.push_back(std::move(matrix));
    }
    if (matrices.size() != node.experts.size() || matrices.empty()) continue;
    auto const together = score::aggregate(matrices);
    auto const group = together ? score::priorities(*together) : base::Result<score::Priorities>{together.error()};
    if (!group) {
      issue(fmt::format("ahp.csv:{}", node.line), group.error().message);
      continue;
    }
    result.group = *group;
    pack_->ahp.push_back(std::move(result));
  }
  // Leaves: the product of the shares on the way down from the block.
  ahp_shares_.resize(pack_->models.size());
  auto const node_of = [&](std::string const& model, std::string const& node) -> AhpNode const* {
    for (auto const& found : pack_->ahp)
      if (found.model == model && found.node == node) return &found;
    return nullptr;
  };
  for (std::size_t m = 0; m < pack_->models.size(); ++m) {
    auto const descend = [&](auto&& self, AhpNode const& node, double share, int depth) -> void {
      if (depth > 8)
        return issue(fmt::format("ahp.csv:{}", node.line),
                     "the hierarchy is a circle or too deep");  // not policy: bound
      for (std::size_t c = 0; c < node.children.size(); ++c) {
        double const below = share * node.group.weights[c];
        if (auto const* child = node_of(node.model, node.children[c])) {
          self(self, *child, below, depth + 1);
        } else if (int const indicator = pack_->indicator(node.children[c]); indicator >= 0) {
          ahp_shares_[m][indicator] += below;
        } else {
          issue(fmt::format("ahp.csv:{}", node.line),
                fmt::format("`{}` is neither a node nor an indicator", node.children[c]));
        }
      }
    };
    for (auto const& block : pack_->models[m].blocks)
      if (auto const* node = node_of(pack_->models[m].name, block.name)) descend(descend, *node, 1.0, 0);
  }
}

void PackReader::read_weights() {
  each_row("weights.csv", false, {"model", "family", "indicator", "weight", "valid_from", "requirement", "source"},
           [&](RowReader const& row) {
             GivenWeight given;
             std::string const model = row.required("model");
             auto const found = std::find_if(pack_->models.begin(), pack_->models.end(),
                                             [&](auto const& m) { return m.name == model; });
             if (found == pack_->models.end()) return row.issue("model", fmt::format("there is no model `{}`", model));
             given.model = static_cast<int>(found - pack_->models.begin());
             std::string const name = row.required("indicator");
             given.indicator = pack_->indicator(name);
             if (given.indicator < 0) return row.issue("indicator", fmt::format("there is no indicator `{}`", name));
             given.family = row.text("family");
             given.weight = row.number("weight");
             given.valid_from = row.date("valid_from");
             std::string const requirement = row.text("requirement");
             given.source = requirement.empty() ? row.required("source") : requirement + " " + row.text("source");
             given.place = row.place();
             if (given.valid_from) dates_.push_back(*given.valid_from);
             given_.push_back(std::move(given));
           });
}

void PackReader::resolve_weights(std::optional<base::Date> as_of, int model, InForce& out) {
  ModelDefinition const& definition = pack_->models[static_cast<std::size_t>(model)];
  auto const counts = [&](std::optional<base::Date> from) { return !from || (as_of && *from <= *as_of); };
  // family → indicator → the given weight with the latest effective date
  std::map<std::string, std::map<int, GivenWeight const*>> given;
  std::set<std::string> families = {""};
  for (auto const& row : given_) {
    if (row.model != model) continue;
    families.insert(row.family);
    if (!counts(row.valid_from)) continue;
    auto& latest = given[row.family][row.indicator];
    if (!latest || !latest->valid_from || (row.valid_from && *row.valid_from >= *latest->valid_from)) latest = &row;
  }
  auto const block_of = [&](int indicator) {
    auto const& found = pack_->indicators[static_cast<std::size_t>(indicator)];
    std::string const& name = definition.split == "nature" ? found.nature : found.block;
    for (std::size_t b = 0; b < definition.blocks.size(); ++b)
      if (definition.blocks[b].name == name) return static_cast<int>(b);
    return -1;
  };
  std::map<int, std::pair<base::Decimal, std::string>> general;  // indicator → weight, source
  for (std::size_t b = 0; b < definition.blocks.size(); ++b) {
    std::vector<int> open;
    std::vector<double> shares;
    base::Decimal rest = definition.blocks[b].points;
    auto const& held = given[""];
    for (auto const& [indicator, row] : held)
      if (row->weight && block_of(indicator) == static_cast<int>(b)) {
        general[indicator] = {*row->weight, row->source};
        rest -= *row->weight;
      }
    for (auto const& [indicator, share] : ahp_shares_[static_cast<std::size_t>(model)])
      if (block_of(indicator) == static_cast<int>(b) && !general.contains(indicator)) {
        open.push_back(indicator);
        shares.push_back(share);
      }
    if (rest.is_negative() || (open.empty() && !rest.is_zero())) {
      issue("weights.csv",
            fmt::format("the weights of block `{}` of `{}` sum to {} instead of {}", definition.blocks[b].name,
                        definition.name, (definition.blocks[b].points - rest).to_string(),
                        definition.blocks[b].points.to_string()));
      continue;
    }
    auto const weights = open.empty() ? std::vector<base::Decimal>{} : score::share_out(rest, shares, weight_scale);
    for (std::size_t i = 0; i < open.size(); ++i) general[open[i]] = {weights[i], "ahp"};
  }
  for (auto const& family : families) {
    auto weights = general;
    auto const overlay = given.find(family);
    if (!family.empty() && overlay != given.end()) {
      for (std::size_t b = 0; b < definition.blocks.size(); ++b) {
        base::Decimal rest = definition.blocks[b].points;
        std::vector<int> others;
        std::vector<base::Decimal> before;
        bool any = false;
        for (auto& [indicator, weight] : weights) {
          if (block_of(indicator) != static_cast<int>(b)) continue;
          auto const raised = overlay->second.find(indicator);
          if (raised != overlay->second.end() && raised->second->weight) {
            weight = {*raised->second->weight, raised->second->source};
            rest -= weight.first;
            any = true;
          } else {
            others.push_back(indicator);
            before.push_back(weight.first);
          }
        }
        if (!any || others.empty()) continue;
        auto const after = score::share_out(rest, before, weight_scale);
        for (std::size_t i = 0; i < others.size(); ++i) weights[others[i]].first = after[i];
      }
    }
    WeightSet set;
    set.family = family;
    for (auto const& [indicator, weight] : weights) {
      auto const* curve = curve_for(indicator, definition.name);
      auto const& found = pack_->indicators[static_cast<std::size_t>(indicator)];
      if (!curve) {
        issue("curves.csv", fmt::format("there is no curve for `{}` of model `{}`", found.name, definition.name));
        continue;
      }
      set.indicators.push_back(indicator);
      set.items.push_back({block_of(indicator), weight.first, found.missing});
      set.sources.push_back(weight.second);
      set.curves.push_back(curve);
    }
    out.weights[static_cast<std::size_t>(model)][family] = std::move(set);
  }
}

InForce PackReader::resolve(std::optional<base::Date> as_of) {
  auto const counts = [&](std::optional<base::Date> from) { return !from || (as_of && *from <= *as_of); };
  InForce out;
  out.parameters.resize(pack_->parameter_names.size());
  std::vector<ParameterRow const*> latest(pack_->parameter_names.size(), nullptr);
  for (auto const& row : pack_->parameters) {
    if (!counts(row.valid_from)) continue;
    auto& chosen = latest[static_cast<std::size_t>(position(pack_->parameter_names, row.name))];
    if (!chosen || !chosen->valid_from || (row.valid_from && *row.valid_from >= *chosen->valid_from)) chosen = &row;
  }
  for (std::size_t i = 0; i < latest.size(); ++i)
    if (latest[i]) out.parameters[i] = latest[i]->value;
  out.benchmarks.resize(pack_->indicators.size());
  std::map<std::pair<int, std::string>, BenchmarkRow const*> chosen;
  for (auto const& row : benchmarks_) {
    if (!counts(row.valid_from)) continue;
    auto& best = chosen[{row.indicator, row.industry}];
    if (!best || !best->valid_from || (row.valid_from && *row.valid_from >= *best->valid_from)) best = &row;
  }
  for (auto const& [key, row] : chosen)
    if (row->value) out.benchmarks[static_cast<std::size_t>(key.first)][key.second] = {*row->value, row->source};
  out.weights.resize(pack_->models.size());
  for (std::size_t m = 0; m < pack_->models.size(); ++m) resolve_weights(as_of, static_cast<int>(m), out);
  return out;
}

void PackReader::resolve_spans() {
  std::sort(dates_.begin(), dates_.end());
  dates_.erase(std::unique(dates_.begin(), dates_.end()), dates_.end());
  pack_->spans = dates_;
  pack_->spans_in_force.push_back(resolve(std::nullopt));
  for (auto const date : dates_) pack_->spans_in_force.push_back(resolve(date));
  std::sort(issues_.begin(), issues_.end(),
            [](auto const& a, auto const& b) { return std::tie(a.at, a.message) < std::tie(b.at, b.message); });
  issues_.erase(std::unique(issues_.begin(), issues_.end()), issues_.end());
}

}  // namespace park
