#include "park/common/evaluation.h"

#include <fmt/format.h>

#include <algorithm>

namespace park {

Evaluation::Evaluation(std::shared_ptr<Pack const> pack)
    : pack_(std::move(pack)), frame_(pack_->scope), bound_(pack_->facts.size(), nullptr) {
  for (auto const& file : pack_->tables) {
    Table table{std::make_unique<dmn::Model::Session>(file.model), {}};
    for (auto const& [name, slot] : file.inputs) table.inputs.emplace_back(table.session->input(name), slot);
    tables_.push_back(std::move(table));
  }
  for (std::size_t i = 0; i < pack_->tables.size(); ++i)
    for (auto const& view : pack_->tables[i].model.decisions())
      decisions_.push_back({view.name, static_cast<int>(i), tables_[i].session->decision(view.name)});
  empty_facts_.reserve(pack_->facts.size());
  for (auto const& fact : pack_->facts) empty_facts_.push_back(feel::Value::null("missing_input", {fact.name}));
  as_of_slot_ = pack_->scope.find("as_of");
  phase_slot_ = pack_->scope.find("phase");
  family_slot_ = pack_->scope.find("family");
  industry_fact_ = pack_->fact("industry");
  phase_fact_ = pack_->fact("phase");
  class_fact_ = pack_->fact("data_class");
}

void Evaluation::begin(base::Date as_of, bool trace) {
  as_of_ = as_of;
  trace_ = trace;
  frame_.reset();
  frame_.today = as_of;
  in_force_ = &pack_->in_force(as_of);
  for (std::size_t i = 0; i < pack_->facts.size(); ++i) frame_.set(pack_->facts[i].slot, empty_facts_[i]);
  for (std::size_t i = 0; i < pack_->parameter_slots.size(); ++i)
    frame_.set(pack_->parameter_slots[i], in_force_->parameters[i]);
  std::fill(bound_.begin(), bound_.end(), nullptr);
  benchmarks_.reset();
  frame_.set(as_of_slot_, feel::Value{as_of});
  family_.clear();
  industry_.clear();
  data_class_.clear();
  held_facts_.clear();
  held_indicators_.clear();
  problems_.clear();
  rules_.clear();
}

void Evaluation::bind(int fact, feel::Value value) {
  frame_.set(pack_->facts[static_cast<std::size_t>(fact)].slot, std::move(value));
}

void Evaluation::bind(Dossier const& dossier) {
  benchmarks_ = dossier.benchmarks;
  for (Fact const* fact : facts_as_of(dossier, as_of_, pack_->sources)) {
    int const index = pack_->fact(fact->name);
    if (index < 0) continue;  // a fact of another pack
    bound_[static_cast<std::size_t>(index)] = fact;
    if (index == class_fact_ && fact->value.kind() == feel::Kind::string) data_class_ = fact->value.string();
    if (fact->form.empty()) bind(index, fact->value);
  }
  for (std::size_t i = 0; i < bound_.size(); ++i)
    if (bound_[i] != nullptr && !bound_[i]->form.empty()) bind_held(static_cast<int>(i), *bound_[i]);
  if (!pack_->collection.held.empty() && !data_class_.empty()) predict_facts(dossier);
}

void Evaluation::settle() {
  auto const text_of_fact = [&](int fact) -> std::string {
    if (fact < 0) return {};
    feel::Value const& value = frame_.get(pack_->facts[static_cast<std::size_t>(fact)].slot);
    return value.kind() == feel::Kind::string ? value.string() : std::string{};
  };
  industry_ = text_of_fact(industry_fact_);
  data_class_ = text_of_fact(class_fact_);
  if (auto const found = pack_->industries.find(industry_); found != pack_->industries.end())
    family_ = found->second.family;
  if (!industry_.empty() && !pack_->industries.empty() && !pack_->industries.contains(industry_))
    problems_.push_back(
        fmt::format("industry: there is no industry `{}` in industries.csv of pack {}", industry_, pack_->name));
  frame_.set(family_slot_, feel::Value{family_});
  if (phase_slot_ >= 0 && text_of_fact(phase_fact_).empty()) frame_.set(phase_slot_, feel::Value{"resident"});
  for (std::size_t i = 0; i < pack_->indicators.size(); ++i)
    if (BenchmarkUse const use = benchmark_of(i); use.own != nullptr || use.shipped != nullptr)
      frame_.set(pack_->indicators[i].benchmark_slot, feel::Value{use.value()});
}

Evaluation::BenchmarkUse Evaluation::benchmark_of(std::size_t indicator) const {
  auto const& shipped = in_force_->benchmarks[indicator];
  if (shipped.empty() && !benchmarks_) return {};
  for (std::string_view const industry : {std::string_view{industry_}, all_industries}) {
    BenchmarkUse use;
    use.is_general = industry == all_industries;
    if (benchmarks_) use.own = benchmarks_->find(pack_->indicators[indicator].name, industry, as_of_);
    if (use.own != nullptr) return use;
    if (auto const found = shipped.find(industry); found != shipped.end()) use.shipped = &found->second;
    if (use.shipped != nullptr) return use;
  }
  return {};
}

std::optional<BenchmarkOrigin> Evaluation::benchmark_origin(int indicator) const {
  BenchmarkUse const use = benchmark_of(static_cast<std::size_t>(indicator));
  if (use.own == nullptr && use.shipped == nullptr) return std::nullopt;
  BenchmarkOrigin origin;
  origin.method = "pack";
  origin.industry = use.is_general ? std::string{all_industries} : industry_;
  if (use.shipped != nullptr) {
    origin.source = use.shipped->source;
    return origin;
  }
  origin.method = use.own->method;
  origin.period = use.own->period;
  origin.parties = use.own->parties;
  origin.basis = use.own->basis;
  origin.source = use.own->source;
  return origin;
}

void Evaluation::set(std::string_view engine_variable, feel::Value value) {
  int const slot = pack_->scope.find(engine_variable);
  CHECK_NOTE(slot >= 0, engine_variable);
  frame_.set(slot, std::move(value));
}

Evaluation::Decision const* Evaluation::find(std::string_view decision) const {
  for (auto const& found : decisions_)
    if (found.name == decision) return &found;
  return nullptr;
}

bool Evaluation::has(std::string_view decision) const { return find(decision) != nullptr; }

std::optional<feel::Value> Evaluation::decide(std::string_view decision) {
  fired_rules_.clear();
  Decision const* const found = find(decision);
  if (!found) return feel::Value{};
  Table& table = tables_[static_cast<std::size_t>(found->table)];
  table.session->clear();
  for (auto const& [input, slot] : table.inputs) table.session->set(input, frame_.get(slot));
  dmn::EvaluateOptions options;
  options.trace = trace_ || observer_;
  options.near_misses = near_misses_;
  options.today = as_of_;
  dmn::Outcome const& outcome = table.session->evaluate(found->slot, options);
  if (trace_) remember_rules(outcome);
  if (observer_) observer_->decided(static_cast<std::size_t>(found->table), outcome);
  if (outcome.status == dmn::Outcome::Status::not_decided) {
    if (outcome.diagnostics.empty()) problems_.push_back(fmt::format("{}: not decided", decision));
    dmn::Model const& model = pack_->tables[static_cast<std::size_t>(found->table)].model;
    for (auto const& diagnostic : outcome.diagnostics) problems_.push_back(model.message_of(diagnostic, "en"));
    return std::nullopt;
  }
  return outcome.value;
}

void Evaluation::remember_rules(dmn::Outcome const& outcome) {
  for (auto const& decision : outcome.trace) {
    for (auto const& table : decision.tables) {
      RuleUse use;
      use.decision = decision.decision_name;
      use.table = table.table_id;
      for (auto const& [text, value] : table.inputs)
        use.inputs.push_back(fmt::format("{} = {}", text, value.to_string()));
      for (int const rule : table.fired) {
        use.rows.push_back(rule + 1);
        auto const matched = std::find(table.matched.begin(), table.matched.end(), rule);
        auto const index = static_cast<std::size_t>(matched - table.matched.begin());
        use.rules.push_back(index < table.matched_ids.size() ? table.matched_ids[index] : std::string{});
      }
      fired_rules_ = use.rules;
      rules_.push_back(std::move(use));
    }
  }
}

}  // namespace park
