#include "app/demo.h"

#include <fmt/format.h>

#include <map>

#include "app/case_run.h"
#include "app/demo_people.h"
#include "app/file_entries.h"
#include "app/party_text.h"
#include "app/rate_file.h"
#include "app/rating_seal.h"
#include "app/record_table.h"
#include "base/csv.h"
#include "base/hash.h"
#include "base/record.h"
#include "base/text.h"
#include "park/common/cases.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

constexpr std::size_t parties_per_transaction = 100;  // not policy: size of a write

struct DemoPortfolio {
  Portfolio portfolio;
  std::string source, period_known, fate_column, fate_failed;
};

// A party with everything to store about it.
struct Newcomer {
  Party party;
  std::vector<park::Fact> facts;
  std::vector<EntryVersion> entries;
  base::Date as_of;  // of its standing decision
};

base::Result<std::vector<DemoPortfolio>> read_portfolios(park::PackFiles const& files, Packs const& packs) {
  auto const found = files.find("portfolios.csv");
  if (found == files.end()) return base::not_found("policies/portfolios.csv is missing");
  base::CsvTable const table = TRY(base::read_csv_table(found->second, "portfolios.csv"));
  std::vector<DemoPortfolio> portfolios;
  for (auto const& row : table.rows) {
    auto const cell = [&](char const* name) {
      int const column = table.column(name);
      return column < 0 ? std::string{} : base::trimmed(row.cells[static_cast<std::size_t>(column)]);
    };
    auto const pack = packs.find(cell("pack"));
    if (pack == packs.end())
      return base::invalid("portfolios.csv has issues", {{fmt::format("portfolios.csv:{}", row.line),
                                                          fmt::format("there is no policy pack `{}`", cell("pack"))}});
    portfolios.push_back(
        {{cell("portfolio_id"), cell("title_zh"), cell("title_en"), cell("description_zh"), cell("description_en"),
          cell("pack"), pack->second->currency, cell("attribution"), std::string{demo_park}},
         cell("source"),
         cell("period_known"),
         cell("fate_column"),
         cell("fate_failed")});
  }
  return portfolios;
}

std::string text_of_fact(std::vector<park::Fact> const& facts, std::string_view name) {
  for (auto const& fact : facts)
    if (fact.name == name && fact.value.kind() == feel::Kind::string) return fact.value.string();
  return {};
}

base::Result<std::vector<EntryVersion>> versions_of(park::Pack const& pack, park::Case const& found,
                                                    std::string const& party_id) {
  std::vector<EntryVersion> versions;
  for (park::file::Entry const& entry : TRY(entries_of(pack, found))) {
    EntryVersion version;
    version.version_id = version.entry_id = fmt::format("env_{}_{}", party_id, versions.size() + 1);
    version.party_id = party_id;
    version.dataset = entry.dataset;
    version.content = content_text(entry.content);
    version.names = names_in(*pack.dataset(entry.dataset), entry.content);
    version.known_at = entry.known_at;
    version.recorded_at = *base::Instant::parse(entry.known_at.to_string() + "T01:00:00.000Z");
    version.source = entry.source;
    version.note = entry.note;
    versions.push_back(std::move(version));
  }
  return versions;
}

base::Result<std::vector<Newcomer>> from_cases(park::Pack const& pack, std::string const& portfolio_id) {
  std::vector<Newcomer> newcomers;
  for (auto const& found : pack.cases()) {
    if (found.demo_zh.empty() || found.stages.empty()) continue;
    Newcomer newcomer;
    Party& party = newcomer.party;
    party.party_id = fmt::format("{}-{}", portfolio_id, base::lower_ascii(found.name));
    party.portfolio_id = portfolio_id;
    party.name = found.demo_zh;
    party.name_en = found.demo_en;
    party.uscc = text_of_fact(found.facts, "uscc");
    party.industry = text_of_fact(found.facts, "industry");
    party.requirement = found.requirement;
    party.case_title_zh = found.title_zh;
    party.case_title_en = found.title_en;
    party.demonstration = true;
    party.search_text = search_text_of(party);
    newcomer.facts = found.facts;
    newcomer.entries = TRY(versions_of(pack, found, party.party_id));
    newcomer.as_of = found.stages.back().as_of;
    newcomers.push_back(std::move(newcomer));
  }
  return newcomers;
}

// Adds the facts of one row: the accounts of a year, known on the stated day of the year after.
void add_period(park::Pack const& pack, ColumnPlan const& plan, base::CsvTable::Row const& row,
                std::string const& period, std::string const& period_known, Newcomer& newcomer) {
  auto const from = base::Date::parse(period + "-01-01");
  auto const year = base::Decimal::parse(period);
  auto const known = year
                         ? base::Date::parse(fmt::format("{}-{}", (*year + base::Decimal{1}).to_string(), period_known))
                         : std::nullopt;
  if (!from || !known) return;
  for (std::size_t c = 0; c < plan.columns.size() && c < row.cells.size(); ++c) {
    if (plan.columns[c].fact < 0) continue;
    auto const& definition = pack.facts[static_cast<std::size_t>(plan.columns[c].fact)];
    auto const value = park::read_value(definition, row.cells[c], plan.columns[c].factor);
    if (!value || !*value) continue;
    newcomer.facts.push_back({definition.name, **value, from, from->plus_months(12).plus_days(-1),
                              *known,  // not policy: a year
                              "annual_report", "", fmt::format("line {}", row.line)});
  }
  newcomer.as_of = std::max(newcomer.as_of, *known);
}

base::Result<std::vector<Newcomer>> from_file(park::Pack const& pack, DemoPortfolio const& demo,
                                              std::string_view text) {
  std::string const file = fmt::format("{}/{}", demo.portfolio.pack_name, demo.source);
  base::CsvTable const table = TRY(base::read_csv_table(text, file));
  ColumnPlan const plan = TRY(plan_columns(pack, table.header));
  int const fate = table.column(demo.fate_column);
  int const period = table.column(pack.input_period);
  if (period < 0) return base::invalid(fmt::format("{} has no column `{}`", file, pack.input_period));
  std::map<std::string, Newcomer> by_id;
  for (auto const& row : table.rows) {
    std::string id, name;
    for (std::size_t c = 0; c < plan.columns.size() && c < row.cells.size(); ++c) {
      if (plan.columns[c].id) id += row.cells[c];
      if (plan.columns[c].name) name = row.cells[c];
    }
    Newcomer& newcomer = by_id[id];
    Party& party = newcomer.party;
    if (party.party_id.empty()) {
      party.party_id = fmt::format("{}-{}", demo.portfolio.portfolio_id, base::lower_ascii(id));
      party.portfolio_id = demo.portfolio.portfolio_id;
      party.name = name.empty() ? id : name;
      if (fate >= 0) party.fate = row.cells[static_cast<std::size_t>(fate)] == demo.fate_failed ? "failed" : "alive";
      party.search_text = search_text_of(party);
    }
    add_period(pack, plan, row, row.cells[static_cast<std::size_t>(period)], demo.period_known, newcomer);
  }
  std::vector<Newcomer> newcomers;
  for (auto& [id, newcomer] : by_id)
    if (!newcomer.facts.empty()) newcomers.push_back(std::move(newcomer));
  return newcomers;
}

Event event_of(Context& context, std::string kind, std::string const& party_id, base::Json body) {
  base::Instant const now = context.clock.now();
  Event event{
      0, base::new_id("evt", now, context.randomness), now, "demo loader", std::move(kind), party_id, body.to_string()};
  event.workspace_id = demo_park;
  return event;
}

StoredDecision decide(Context& context, Newcomer const& newcomer, park::Pack const& pack) {
  park::Dossier const dossier{newcomer.party.party_id, newcomer.party.name, newcomer.facts};
  auto const assessment = context.assessors.borrow(pack.name)->assess(dossier, newcomer.as_of);
  StoredDecision decision;
  decision.created_at = context.clock.now();
  decision.decision_id = base::new_id("dec", decision.created_at, context.randomness);
  decision.party_id = newcomer.party.party_id;
  decision.portfolio_id = newcomer.party.portfolio_id;
  decision.as_of = newcomer.as_of;
  decision.pack_name = pack.name;
  decision.pack_version = pack.version;
  decision.pack_hash = pack.hash;
  decision.engine_version = engine_version;
  decision.trace = trace_of(assessment);
  decision.trace_hash = base::sha256_hex(decision.trace);
  PartyRow row = row_of(assessment, pack);
  row.name_en = newcomer.party.name_en;
  row.uscc = newcomer.party.uscc;
  row.industry = newcomer.party.industry;
  row.requirement = newcomer.party.requirement;
  row.fate = newcomer.party.fate;
  decision.row = base::to_json(row).to_string();
  return decision;
}

base::Result<> store_newcomer(Context& context, Writer& writer, Newcomer const& newcomer,
                              StoredDecision const& decision, bool is_new) {
  std::string const& id = newcomer.party.party_id;
  if (is_new) {
    TRY(writer.add_party(newcomer.party));
    TRY(writer.add_facts(id, newcomer.facts));
    for (EntryVersion const& entry : newcomer.entries) TRY(add(writer, entry));
    TRY(writer.add_event(event_of(context, "party_added", id,
                                  base::Json::Object{{"name", newcomer.party.name},
                                                     {"facts", static_cast<std::int64_t>(newcomer.facts.size())},
                                                     {"facts_hash", hash_of(newcomer.facts)}})));
  }
  TRY(writer.add_decision(decision));
  return tell_decision(writer, event_of(context, std::string{decision_made}, id, base::Json::Object{}), decision,
                       context.log.profile.hash, context.randomness);
}

base::Result<> load_portfolio(Context& context, DemoPortfolio const& demo, std::vector<Newcomer> const& newcomers,
                              park::Pack const& pack, std::function<void(DemoProgress const&)> const& progress) {
  struct Pending {
    Newcomer const* newcomer = nullptr;
    bool is_new = false;
  };
  std::vector<Pending> pending;
  for (auto const& newcomer : newcomers) {
    auto const known = context.store.latest_decision(newcomer.party.party_id, std::nullopt);
    bool const is_new = !context.store.party(newcomer.party.party_id);
    bool const current = known && *known && (*known)->pack_hash == pack.hash;
    if (!current) pending.push_back({&newcomer, is_new});
  }
  TRY(context.store.write([&](Writer& writer) { return writer.put_portfolio(demo.portfolio); }));
  int done = 0;
  for (std::size_t from = 0; from < pending.size(); from += parties_per_transaction) {
    std::size_t const to = std::min(pending.size(), from + parties_per_transaction);
    TRY(context.store.write([&](Writer& writer) -> base::Result<> {
      for (std::size_t i = from; i < to; ++i)
        TRY(store_newcomer(context, writer, *pending[i].newcomer, decide(context, *pending[i].newcomer, pack),
                           pending[i].is_new));
      return {};
    }));
    done = static_cast<int>(to);
    if (progress) progress({demo.portfolio.portfolio_id, done, static_cast<int>(pending.size())});
  }
  return {};
}

}  // namespace

base::Result<> load_demo(Context& context, park::PackFiles const& files,
                         std::function<void(DemoProgress const&)> const& progress) {
  for (auto const& demo : TRY(read_portfolios(files, context.packs))) {
    park::Pack const& pack = *context.packs.find(demo.portfolio.pack_name)->second;
    std::vector<Newcomer> newcomers;
    if (demo.source == "cases") {
      newcomers = TRY(from_cases(pack, demo.portfolio.portfolio_id));
    } else {
      auto const file = files.find(fmt::format("{}/{}", demo.portfolio.pack_name, demo.source));
      if (file == files.end())
        return base::not_found(fmt::format("policies/{}/{} is missing", demo.portfolio.pack_name, demo.source));
      newcomers = TRY(from_file(pack, demo, file->second));
    }
    for (Newcomer& newcomer : newcomers)
      newcomer.party.department_id = TRY(demo_department(files, newcomer.party.requirement));
    TRY(load_portfolio(context, demo, newcomers, pack, progress));
  }
  return {};
}

}  // namespace app
