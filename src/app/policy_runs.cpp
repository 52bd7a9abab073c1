// What the tables of a pack did: for one party, and counted over a portfolio.
#include <fmt/format.h>

#include <algorithm>

#include "app/benchmarks.h"
#include "app/policy_page.h"
#include "app/queries.h"

namespace app {
namespace {

TracedInputView input_view(std::string const& expression, feel::Value const& value) {
  TracedInputView view{expression, "", "known", {}};
  if (!value.is_null()) {
    view.value = value.to_string();
    return view;
  }
  view.state = value.is_error() ? "error" : "missing";
  if (auto const* reason = value.reason())
    view.reason = {feel::message_of(*reason, "zh-CN"), feel::message_of(*reason, "en")};
  return view;
}

std::vector<int> rows_of(std::vector<int> const& rules) {
  std::vector<int> rows;
  for (int const rule : rules) rows.push_back(rule + 1);
  return rows;
}

NearMissView miss_view(dmn::NearMiss const& miss, dmn::TableTrace const& table) {
  auto const column = static_cast<std::size_t>(miss.input);
  feel::Value const* const value = column < table.inputs.size() ? &table.inputs[column].second : nullptr;
  return {miss.rule + 1,
          miss.input + 1,
          value && !value->is_null() ? value->to_string() : std::string{},
          miss.wanted,
          miss.nearest.is_null() ? std::string{} : miss.nearest.to_string(),
          miss.beyond};
}

// Keeps every table of every decision, readable.
class RunKeeper final : public park::DecisionObserver {
 public:
  RunKeeper(park::Pack const& pack, std::vector<TableRunView>& runs) : pack_(pack), runs_(runs) {}

  void decided(std::size_t file, dmn::Outcome const& outcome) override {
    for (auto const& decision : outcome.trace) {
      for (auto const& table : decision.tables) {
        TableRunView run;
        run.file = pack_.tables[file].path;
        run.table_id = table.table_id;
        run.decision = decision.decision_name;
        run.decided = outcome.status == dmn::Outcome::Status::decided;
        for (auto const& [expression, value] : table.inputs) run.inputs.push_back(input_view(expression, value));
        run.matched = rows_of(table.matched);
        run.fired = rows_of(table.fired);
        for (auto const& miss : table.near_misses) run.near_misses.push_back(miss_view(miss, table));
        run.value = decision.value.to_string();
        runs_.push_back(std::move(run));
      }
    }
  }

 private:
  park::Pack const& pack_;
  std::vector<TableRunView>& runs_;
};

// Counts parties per rule; a rule that fires twice for a party counts once.
class HitCounter final : public park::DecisionObserver {
 public:
  HitCounter(park::Pack const& pack, PackHitsView& hits) : hits_(hits) {
    for (auto const& file : pack.tables) {
      auto& places = places_.emplace_back();
      for (auto const& table : file.model.tables()) {
        places.emplace(table.table_id, hits.tables.size());
        hits.tables.push_back(
            {file.path, table.table_id, table.decision_name, 0, 0, 0, std::vector<int>(table.rules.size(), 0)});
        marks_.push_back({std::vector<int>(table.rules.size(), 0), 0, 0, 0});
      }
    }
  }

  void begin_party() { ++party_; }

  void decided(std::size_t file, dmn::Outcome const& outcome) override {
    bool const decided = outcome.status == dmn::Outcome::Status::decided;
    for (auto const& decision : outcome.trace)
      for (auto const& table : decision.tables)
        if (auto const place = places_[file].find(table.table_id); place != places_[file].end())
          count(place->second, table, decided);
  }

 private:
  struct Marks {
    std::vector<int> rules;  // the last party for which the rule fired
    int asked = 0, not_decided = 0, fired = 0;
  };

  void count(std::size_t place, dmn::TableTrace const& table, bool decided) {
    TableHitsView& hits = hits_.tables[place];
    Marks& marks = marks_[place];
    auto const once = [&](int& mark, int& counter, int step) {
      if (mark == party_) return;
      mark = party_;
      counter += step;
    };
    if (marks.asked != party_) ++hits.no_rule;  // until a rule fires
    once(marks.asked, hits.asked, 1);
    if (!decided) once(marks.not_decided, hits.not_decided, 1);
    if (!table.fired.empty()) once(marks.fired, hits.no_rule, -1);
    for (int const rule : table.fired) {
      auto const at = static_cast<std::size_t>(rule);
      if (at < hits.fired.size()) once(marks.rules[at], hits.fired[at], 1);
    }
  }

  PackHitsView& hits_;
  std::vector<std::map<std::string, std::size_t, std::less<>>> places_;  // per file: table → place in the answer
  std::vector<Marks> marks_;
  int party_ = 0;
};

// Ends the watching when the assessor goes back to its pool.
class Watch {
 public:
  Watch(park::Evaluation& evaluation, park::DecisionObserver& observer, bool near_misses) : evaluation_(evaluation) {
    evaluation_.observe(&observer, near_misses);
  }
  ~Watch() { evaluation_.observe(nullptr); }
  Watch(Watch const&) = delete;
  Watch& operator=(Watch const&) = delete;

 private:
  park::Evaluation& evaluation_;
};

// The pack under which a portfolio is rated must be the one whose tables are shown.
base::Result<> check_rated_by(Context& context, std::string_view portfolio_id, std::string_view pack) {
  Portfolio const portfolio = TRY(find_portfolio(context, portfolio_id));
  if (portfolio.pack_name == pack) return {};
  return base::invalid(
      fmt::format("portfolio `{}` is rated by the pack {}, not by {}", portfolio_id, portfolio.pack_name, pack));
}

base::Result<PackHitsView> count_hits(Context& context, std::shared_ptr<park::Pack const> const& pack,
                                      std::string_view portfolio_id, std::optional<base::Date> as_of,
                                      RowReach const& reach) {
  PackHitsView hits;
  hits.portfolio_id = portfolio_id;
  hits.pack_name = pack->name;
  hits.pack_version = pack->version;
  hits.pack_hash = pack->hash;
  hits.as_of = as_of;
  base::Date const today = context.clock.today();
  std::map<std::string, base::Date, std::less<>> days;  // of the parties within reach
  RowFilter filter;
  filter.reach = reach;
  for (auto const& row : TRY(context.store.all_rows(portfolio_id, filter)))
    days.emplace(row.party_id, row.as_of.value_or(today));
  int const all = reach.all ? TRY(context.store.party_count(portfolio_id)) : static_cast<int>(days.size());
  // Of a part of the portfolio every enterprise counts: an even sample of all would miss it.
  int const every = reach.all ? std::max(1, (all + hits_parties_max - 1) / hits_parties_max) : 1;
  if (every > 1) hits.sampled_of = all;
  auto assessor = context.assessors.borrow(pack->name);
  auto const benchmarks = TRY(benchmark_book(context.store, portfolio_id));
  HitCounter counter{*pack, hits};
  Watch const watch{assessor->evaluation(), counter, false};
  TRY(context.store.each_dossier(portfolio_id, every, [&](park::Dossier&& dossier) -> base::Result<> {
    auto const day = days.find(dossier.party_id);
    if (!reach.all && day == days.end()) return {};
    counter.begin_party();
    assessor->evaluation().begin(as_of.value_or(day == days.end() ? today : day->second), false);
    dossier.benchmarks = benchmarks;
    assessor->evaluation().bind(dossier);
    ++(assessor->run() ? hits.decided : hits.not_decided);
    ++hits.parties;
    return {};
  }));
  return hits;
}

}  // namespace

PartyTraceView trace_party(Assessor& assessor, park::Dossier const& dossier, base::Date as_of) {
  PartyTraceView view;
  RunKeeper keeper{assessor.pack(), view.runs};
  Watch const watch{assessor.evaluation(), keeper, true};
  view.party_id = dossier.party_id;
  view.name = dossier.name;
  view.as_of = as_of;
  assessor.evaluation().begin(as_of, false);
  assessor.evaluation().bind(dossier);
  view.status = assessor.run() ? "decided" : "not_decided";
  view.problems = assessor.evaluation().problems();
  return view;
}

base::Result<PartyTraceView> get_party_trace(Context& context, std::string_view pack, std::string_view party_id,
                                             std::optional<base::Date> as_of) {
  auto const found = TRY(find_pack(context, pack));
  Party const party = TRY(context.store.party(party_id));
  TRY(check_rated_by(context, party.portfolio_id, pack));
  if (!as_of) {
    auto const stored = TRY(context.store.latest_decision(party_id, std::nullopt));
    as_of = stored ? stored->as_of : context.clock.today();
  }
  park::Dossier dossier = TRY(context.store.dossier(party_id));
  dossier.benchmarks = TRY(benchmark_book(context.store, party.portfolio_id));
  auto assessor = context.assessors.borrow(found->name);
  PartyTraceView view = trace_party(*assessor.operator->(), dossier, *as_of);
  if (view.name.empty()) view.name = party.name;
  return view;
}

base::Result<PackHitsView> get_hits(Context& context, std::string_view pack, std::string_view portfolio_id,
                                    std::optional<base::Date> as_of, RowReach const& reach) {
  auto const found = TRY(find_pack(context, pack));
  TRY(check_rated_by(context, portfolio_id, pack));
  std::string const key =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}", found->hash, portfolio_id, as_of ? as_of->to_string() : std::string{},
                  reach.all, fmt::join(reach.departments, ","), reach.assigned_to);
  std::int64_t const last_event = TRY(context.memory.last_event(context.store));
  if (auto known = context.memory.find(key, last_event)) return *known;
  PackHitsView hits = TRY(count_hits(context, found, portfolio_id, as_of, reach));
  context.memory.keep(key, last_event, hits);
  return hits;
}

}  // namespace app
