#include "app/policy_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dmn/convert.h"
#include "park/common/findings.h"
#include "park/policy/policy.h"
#include "park/rating/rating.h"

namespace app {
namespace {

char const* name_of(dmn::HitPolicy policy) {
  switch (policy) {
    case dmn::HitPolicy::unique: return "UNIQUE";
    case dmn::HitPolicy::any: return "ANY";
    case dmn::HitPolicy::first: return "FIRST";
    case dmn::HitPolicy::priority: return "PRIORITY";
    case dmn::HitPolicy::rule_order: return "RULE ORDER";
    case dmn::HitPolicy::output_order: return "OUTPUT ORDER";
    case dmn::HitPolicy::collect: return "COLLECT";
    case dmn::HitPolicy::collect_sum: return "COLLECT SUM";
    case dmn::HitPolicy::collect_min: return "COLLECT MIN";
    case dmn::HitPolicy::collect_max: return "COLLECT MAX";
    case dmn::HitPolicy::collect_count: return "COLLECT COUNT";
  }
  return "";
}

// What a name of the pack's scope is, and how people call it.
struct Meaning {
  std::string origin;
  park::Label label;
};

class Meanings {
 public:
  explicit Meanings(park::Pack const& pack) : pack_(pack) {
    for (auto const& fact : pack.facts) known_[fact.name] = {"fact", fact.label};
    for (auto const& indicator : pack.indicators) {
      known_[indicator.name] = {"indicator", indicator.label};
      known_[indicator.name + "_benchmark"] = {"benchmark",
                                               {indicator.label.zh + "·均值", indicator.label.en + ", benchmark"}};
    }
    for (auto const& parameter : pack.parameters) known_[parameter.name] = {"parameter", label_of(parameter.name)};
  }

  Meaning of(std::string const& name) const {
    auto const found = known_.find(name);
    return found == known_.end() ? Meaning{"variable", label_of(name)} : found->second;
  }
  // Of a coded text as FEEL writes it, `"leader"`; else empty.
  park::Label of_value(std::string_view value) const {
    bool const is_text = value.size() > 2 && value.starts_with('"') && value.ends_with('"');
    return is_text ? label_of(std::string{value.substr(1, value.size() - 2)}) : park::Label{};
  }
  // Of an expression that is one name of the pack; else empty.
  park::Label title_of(std::string const& expression) const {
    auto const found = known_.find(expression);
    if (found != known_.end()) return found->second.label;
    return label_of(expression);
  }

 private:
  park::Label label_of(std::string const& code) const {
    auto const found = pack_.labels.find(code);
    return found == pack_.labels.end() ? park::Label{} : found->second;
  }

  park::Pack const& pack_;
  std::map<std::string, Meaning, std::less<>> known_;
};

class GraphBuilder {
 public:
  explicit GraphBuilder(park::Pack const& pack) : pack_(pack), meanings_(pack) {
    int last = 0;
    for (auto const& feed : park::rating::feeds()) {
      feeds_.push_back(feed);
      last = std::max(last, feed.given);
    }
    for (auto feed : park::policy::feeds()) {
      feed.asked += last;
      feed.given += last;
      feeds_.push_back(feed);
    }
    for (auto const& feed : feeds_)
      if (!feed.decision.empty()) order_.emplace(feed.decision, feed.asked);
  }

  PackGraphView build() {
    for (auto const& file : pack_.tables) add_model(file);
    add_feeds();
    return std::move(graph_);
  }

 private:
  void add_model(park::TableFile const& file) {
    graph_.models.push_back({file.path, file.model.name(), file.model.publishable()});
    auto const tables = file.model.tables();
    for (auto const& decision : file.model.decisions()) {
      std::string const id = "decision:" + decision.name;
      GraphNodeView node{id, "decision", decision.name, label_of(decision), "", file.path, decision.kind, "", 0, 0};
      auto const table = std::find_if(tables.begin(), tables.end(),
                                      [&](dmn::TableView const& view) { return view.decision_id == decision.id; });
      if (table != tables.end()) {
        node.table_id = table->table_id;
        node.rule_count = static_cast<int>(table->rules.size());
      }
      if (auto const order = order_.find(decision.name); order != order_.end()) node.order = order->second;
      add(std::move(node));
      for (auto const& input : decision.requires_inputs)
        graph_.edges.push_back({add_input(input), id, "information", file.path, ""});
      for (auto const& needed : decision.requires_decisions)
        graph_.edges.push_back({"decision:" + needed, id, "information", file.path, ""});
      for (auto const& knowledge : decision.requires_knowledge)
        graph_.edges.push_back({add_knowledge(knowledge, file, tables), id, "knowledge", file.path, ""});
    }
  }

  park::Label label_of(dmn::DecisionView const& decision) const {
    if (!decision.label.empty()) return {decision.label, decision.label};
    auto const found = pack_.labels.find(decision.name);
    return found == pack_.labels.end() ? park::Label{} : found->second;
  }

  std::string add_input(std::string const& name) {
    std::string id = "input:" + name;
    Meaning const meaning = meanings_.of(name);
    add({id, "input", name, meaning.label, meaning.origin, "", "", "", 0, 0});
    return id;
  }

  std::string add_knowledge(std::string const& name, park::TableFile const& file,
                            std::vector<dmn::TableView> const& tables) {
    std::string id = "knowledge:" + file.path + "#" + name;
    GraphNodeView node{id, "knowledge", name, {}, "", file.path, "", "", 0, 0};
    for (auto const& table : tables) {
      if (table.decision_name != name) continue;
      node.table_id = table.table_id;
      node.rule_count = static_cast<int>(table.rules.size());
    }
    add(std::move(node));
    return id;
  }

  void add(GraphNodeView node) {
    if (added_.insert(node.id).second) graph_.nodes.push_back(std::move(node));
  }

  // Who reads what an earlier step gave: a decision by its required inputs, a chain by its formulas.
  void add_feeds() {
    std::map<std::string_view, int> last_asked;
    for (auto const& feed : feeds_) last_asked[feed.decision] = feed.asked;
    auto const requirements = graph_.edges;
    for (auto const& feed : feeds_) {
      std::string const from =
          feed.decision.empty() ? std::string{scorecard_id} : "decision:" + std::string{feed.decision};
      if (!feed.decision.empty() && !added_.contains(from)) continue;
      for (auto const& edge : requirements) {
        if (edge.from != "input:" + std::string{feed.variable}) continue;
        auto const reader = last_asked.find(std::string_view{edge.to}.substr(std::string_view{"decision:"}.size()));
        if (reader != last_asked.end() && reader->second > feed.given) add_flow(from, edge.to, feed.variable);
      }
      for (auto const& step : pack_.steps)
        if (reads(step, pack_.scope.find(feed.variable))) add_flow(from, "chain:" + step.chain, feed.variable);
    }
  }

  static bool reads(park::StepDefinition const& step, int slot) {
    auto const in = [&](feel::Expression const& expression) {
      auto const& slots = expression.slots_read();
      return std::binary_search(slots.begin(), slots.end(), slot);
    };
    return slot >= 0 && (in(step.expression) || (step.when && in(*step.when)));
  }

  void add_flow(std::string const& from, std::string const& to, std::string_view variable) {
    if (from == to || !flows_.insert(fmt::format("{}\n{}\n{}", from, to, variable)).second) return;
    if (from == scorecard_id) add({from, "engine", "scorecard", {"评分卡", "Scorecards"}, "", "", "", "", 0, 0});
    if (to.starts_with("chain:")) add({to, "chain", to.substr(to.find(':') + 1), {}, "", "", "", "", 0, 0});
    graph_.edges.push_back({from, to, "flow", "", std::string{variable}});
  }

  static constexpr std::string_view scorecard_id = "engine:scorecard";

  park::Pack const& pack_;
  Meanings meanings_;
  std::vector<park::Feed> feeds_;
  std::map<std::string, int, std::less<>> order_;
  std::set<std::string, std::less<>> added_;
  std::set<std::string> flows_;
  PackGraphView graph_;
};

DecisionTableView view_of(park::Pack const& pack, park::TableFile const& file, dmn::TableView const& table) {
  DecisionTableView view;
  view.file = file.path;
  view.table_id = table.table_id;
  view.decision_id = table.decision_id;
  view.decision_name = table.decision_name;
  view.hit_policy = name_of(table.hit_policy);
  for (auto const& decision : file.model.decisions())
    if (decision.id == table.decision_id) view.question = decision.question;
  Meanings const meanings{pack};
  auto const columns = [&](auto const& from, auto& to, bool titled) {
    for (auto const& column : from)
      to.push_back({column.id, column.label, column.expression, column.type, column.allowed_values,
                    titled ? meanings.title_of(column.expression) : park::Label{}});
  };
  columns(table.inputs, view.inputs, true);
  columns(table.outputs, view.outputs, false);
  columns(table.annotations, view.annotations, false);
  for (auto const& rule : table.rules) view.rules.push_back({rule.id, rule.inputs, rule.outputs, rule.annotations});
  return view;
}

}  // namespace

base::Result<std::shared_ptr<park::Pack const>> find_pack(Context& context, std::string_view name) {
  auto const found = context.packs.find(name);
  if (found != context.packs.end()) return found->second;
  std::string names;
  for (auto const& [known, pack] : context.packs) names += (names.empty() ? "" : ", ") + known;
  return base::not_found(fmt::format("there is no policy pack `{}`; there are {}", name, names));
}

PackGraphView graph_of(park::Pack const& pack) { return GraphBuilder{pack}.build(); }

std::vector<TableSummaryView> table_summaries(park::Pack const& pack) {
  std::vector<TableSummaryView> views;
  for (auto const& file : pack.tables)
    for (auto const& table : file.model.tables())
      views.push_back({file.path, table.table_id, table.decision_id, table.decision_name, name_of(table.hit_policy),
                       static_cast<int>(table.rules.size())});
  return views;
}

base::Result<DecisionTableView> table_of(park::Pack const& pack, std::string_view name) {
  std::size_t const mark = name.find('#');
  std::string_view const file_asked = mark == std::string_view::npos ? std::string_view{} : name.substr(0, mark);
  std::string_view const asked = mark == std::string_view::npos ? name : name.substr(mark + 1);
  for (auto const& file : pack.tables) {
    if (!file_asked.empty() && file.path != file_asked) continue;
    for (auto const& table : file.model.tables())
      if (table.table_id == asked || table.decision_id == asked || table.decision_name == asked)
        return view_of(pack, file, table);
  }
  return base::not_found(fmt::format("pack {} has no decision table `{}`", pack.name, name));
}

base::Result<std::string> model_xml(park::Pack const& pack, std::string_view model, std::string_view version) {
  auto const asked = dmn::version_named(version);
  if (!version.empty() && !asked)
    return base::invalid("there is no such version of DMN",
                         {{"/dmn", fmt::format("expected a version such as 1.3, got `{}`", version)}});
  std::string names;
  for (auto const& file : pack.tables) {
    std::string const name = model_name(file.path);
    if (name == model) return asked ? dmn::convert(file.xml, file.path, *asked) : file.xml;
    names += (names.empty() ? "" : ", ") + name;
  }
  return base::not_found(fmt::format("pack {} has no model `{}`; there are {}", pack.name, model, names));
}

std::vector<FindingView> findings_of(park::Pack const& pack) {
  Meanings const meanings{pack};
  auto const inputs = [&](std::vector<park::FindingInput> const& from) {
    std::vector<FindingInputView> views;
    for (auto const& input : from)
      views.push_back({input.name, meanings.of(input.name).label, input.value, meanings.of_value(input.value)});
    return views;
  };
  std::vector<FindingView> views;
  for (auto const& found : park::findings(pack))
    views.push_back({found.file,
                     found.table_id,
                     found.decision,
                     found.kind,
                     found.severity,
                     {found.sentence_zh, found.sentence_en},
                     found.rows,
                     found.column,
                     inputs(found.counterexample),
                     inputs(found.compared_with),
                     found.valid_from});
  return views;
}

std::string model_name(std::string_view path) {
  std::size_t const slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  std::size_t const dot = path.rfind('.');
  return std::string{path.substr(0, dot)};
}

ModelCheckView check_model(std::string_view xml) {
  ModelCheckView view;
  auto const model = dmn::Model::load(xml, {.file = "model.dmn"});
  if (!model) {
    for (auto const& issue : model.error().issues) view.issues.push_back({issue.at, {}, issue.message});
    if (view.issues.empty()) view.issues.push_back({"", {}, model.error().message});
    return view;
  }
  view.readable = true;
  view.publishable = model->publishable();
  view.name = model->name();
  view.decision_count = static_cast<int>(model->decisions().size());
  for (auto const& table : model->tables()) view.rule_count += static_cast<int>(table.rules.size());
  for (auto const& issue : model->issues()) {
    std::size_t const mark = issue.at.find('#');
    std::string_view const element = std::string_view{issue.at}.substr(mark == std::string::npos ? 0 : mark + 1);
    view.issues.push_back(
        {issue.at, {model->place_of(element, "zh-CN"), model->place_of(element, "en")}, issue.message});
  }
  return view;
}

}  // namespace app
