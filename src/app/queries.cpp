#include "app/queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/benchmarks.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/record.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

std::vector<base::Date> known_dates_of(park::Dossier const& dossier) {
  std::set<base::Date> dates;
  for (auto const& fact : dossier.facts) dates.insert(fact.known_here_at());
  return {dates.begin(), dates.end()};
}

base::Result<DecisionView> decision_of(Context& context, KnownParty const& subject, std::optional<base::Date> as_of) {
  auto const stored = TRY(context.store.latest_decision(subject.party.party_id, as_of));
  if (stored && (!as_of || stored->as_of == *as_of)) {
    DecisionView view;
    view.decision_id = stored->decision_id;
    view.created_at = stored->created_at.to_string();
    view.trace_hash = stored->trace_hash;
    view.assessment = TRY(assessment_of(stored->trace));
    return view;
  }
  DecisionView view;
  view.assessment =
      context.assessors.borrow(subject.pack->name)->assess(subject.dossier, as_of.value_or(context.clock.today()));
  view.trace_hash = base::sha256_hex(trace_of(view.assessment));
  return view;
}

PartyView party_view(KnownParty const& subject) {
  auto const& [party, dossier, pack] = subject;
  PartyView view;
  view.party_id = party.party_id;
  view.portfolio_id = party.portfolio_id;
  view.name = party.name;
  view.name_en = party.name_en;
  view.uscc = party.uscc;
  view.industry = party.industry;
  view.industry_label = pack->coded_industry(party.industry).label;
  view.pack_name = pack->name;
  view.pack_version = pack->version;
  view.currency = pack->currency;
  view.requirement = party.requirement;
  view.case_title = {party.case_title_zh, party.case_title_en};
  view.fate = party.fate;
  view.demonstration = party.demonstration;
  view.known_dates = known_dates_of(dossier);
  if (!view.known_dates.empty()) {
    view.first_known = view.known_dates.front();
    view.last_known = view.known_dates.back();
  }
  return view;
}

base::Result<PartyMergeView> merge_view(Context& context, PartyMerge const& merge, std::string const& other_id) {
  Party const other = TRY(context.store.party(other_id));
  return PartyMergeView{{other.party_id, other.portfolio_id, other.name, other.uscc}, merge.merged_on, merge.reason};
}

// Names it had, and files of the same enterprise.
base::Result<> add_register(Context& context, PartyView& view) {
  base::Json const id{view.party_id};
  RecordTest const now{"separated_at", {}, RecordTest::Kind::absent};
  for (FormerName const& one : TRY(select<FormerName>(context.store, {{{"party_id", id}}, "-recorded_at"})))
    view.former_names.push_back({one.name, one.name_en, one.used_until, one.reason});
  for (PartyMerge const& one : TRY(select<PartyMerge>(context.store, {{{"party_id", id}, now}, ""})))
    view.merged_into = TRY(merge_view(context, one, one.into_party_id));
  for (PartyMerge const& one : TRY(select<PartyMerge>(context.store, {{{"into_party_id", id}, now}, "merged_at"})))
    view.merged_files.push_back(TRY(merge_view(context, one, one.party_id)));
  return {};
}

// Beyond this many days on which something became known the time line rates only the last ones.
constexpr std::size_t rated_days_max = 60;  // not policy: bound of work per page

void add_fact_entries(KnownParty const& subject, Eye const& eye, std::vector<TimelineEntry>& entries) {
  std::map<base::Date, std::vector<park::Fact const*>> by_day;
  for (auto const& fact : subject.dossier.facts) {
    bool const never_counted = fact.known_until && *fact.known_until <= fact.known_here_at();  // withdrawn the same day
    if (!never_counted) by_day[fact.known_here_at()].push_back(&fact);
  }
  for (auto const& [day, facts] : by_day) {
    TimelineEntry entry;
    entry.date = day;
    entry.kind = "fact";
    entry.title = {fmt::format("获知 {} 项事实", facts.size()),
                   fmt::format("{} fact{} became known", facts.size(), facts.size() == 1 ? "" : "s")};
    for (auto const* fact : facts) {
      auto view = view_of_fact(*subject.pack, *fact);
      eye.look_at(view);
      entry.detail.zh += (entry.detail.zh.empty() ? "" : "；") + view.label.zh + " " +
                         park::readable(view.value, subject.pack->currency, true);
      entry.detail.en += (entry.detail.en.empty() ? "" : "; ") + view.label.en + " " +
                         park::readable(view.value, subject.pack->currency, false);
    }
    if (facts.size() == 1) entry.reference = facts.front()->name;
    entries.push_back(std::move(entry));
  }
}

void add_rating_entries(Context& context, KnownParty const& subject, std::vector<TimelineEntry>& entries) {
  auto days = known_dates_of(subject.dossier);
  if (days.size() > rated_days_max) days.erase(days.begin(), days.end() - static_cast<std::ptrdiff_t>(rated_days_max));
  auto assessor = context.assessors.borrow(subject.pack->name);
  std::string last;
  for (auto const day : days) {
    assessor->evaluation().begin(day, false);
    assessor->evaluation().bind(subject.dossier);
    if (!assessor->run()) continue;
    std::string const grade = assessor->rating().grade;
    if (grade == last) continue;
    TimelineEntry entry;
    entry.date = day;
    entry.kind = last.empty() ? "rating" : "grade_change";
    std::string const score = assessor->rating().score.to_string();
    entry.title =
        last.empty() ? park::Label{fmt::format("等级 {}", grade), fmt::format("grade {}", grade)}
                     : park::Label{fmt::format("等级 {} → {}", last, grade), fmt::format("grade {} → {}", last, grade)};
    entry.detail = {fmt::format("得分 {}", score), fmt::format("score {}", score)};
    entry.reference = day.to_string();
    entries.push_back(std::move(entry));
    for (auto const& veto : assessor->rating().vetoes)
      if (veto.applied) entries.push_back({day, "veto", veto.label, {veto.value, veto.value}, veto.code});
    last = grade;
  }
}

void show(park::Pack const& pack, RowFacets const& facets, PortfolioView& view) {
  view.party_count = facets.party_count;
  view.tiers.clear();
  view.industries.clear();
  for (auto const& tier : facets.tiers) view.tiers.push_back(pack.coded(tier));
  for (auto const& industry : facets.industries) view.industries.push_back(pack.coded_industry(industry));
}

base::Result<std::vector<PortfolioView>> whole_portfolios(Context& context) {
  std::vector<PortfolioView> views;
  auto const all = TRY(portfolios(context));
  for (Portfolio const& portfolio : *all) {
    auto const pack = TRY(pack_of(context, portfolio.portfolio_id));
    PortfolioView view;
    view.portfolio_id = portfolio.portfolio_id;
    view.title = {portfolio.title_zh, portfolio.title_en};
    view.description = {portfolio.description_zh, portfolio.description_en};
    view.pack_name = pack->name;
    view.pack_version = pack->version;
    view.currency = portfolio.currency;
    view.attribution = portfolio.attribution;
    for (auto const& grade : pack->grade_scale) view.grades.push_back(pack->coded(grade));
    show(*pack, TRY(context.store.facets(portfolio.portfolio_id, {})), view);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

base::Result<KnownParty> known_party(Context& context, std::string_view party_id) {
  KnownParty known;
  known.party = TRY(context.store.party(party_id));
  known.dossier = TRY(context.store.dossier(party_id));
  known.dossier.benchmarks = TRY(benchmark_book(context.store, known.party.portfolio_id));
  known.pack = TRY(pack_of(context, known.party.portfolio_id));
  return known;
}

FactView view_of_fact(park::Pack const& pack, park::Fact const& fact) {
  FactView view;
  view.name = fact.name;
  int const index = pack.fact(fact.name);
  if (index >= 0) {
    auto const& definition = pack.facts[static_cast<std::size_t>(index)];
    view.label = definition.label;
    view.dataset = definition.dataset;
    view.source_class = pack.source_class(fact.source, definition);
    view.value = park::shown(pack, fact.value, park::unit_of(definition.type));
  } else {
    view.label = {fact.name, fact.name};
    view.value = park::shown(pack, fact.value, "text");
  }
  view.dataset_label = pack.label_of(view.dataset);
  view.source = fact.source;
  view.source_label = pack.source_label(fact.source);
  view.valid_from = fact.valid_from;
  view.valid_to = fact.valid_to;
  view.known_at = fact.known_at;
  view.evidence = fact.evidence;
  view.note = fact.note;
  if (!fact.form.empty()) view.held = park::Held{fact.form, fact.stated, {}, 0};
  return view;
}

base::Result<std::shared_ptr<std::vector<Portfolio> const>> portfolios(Context& context) {
  return context.recent->get<std::vector<Portfolio>>("", [&] { return context.store.portfolios(); });
}

base::Result<Portfolio> find_portfolio(Context& context, std::string_view portfolio_id) {
  auto const all = TRY(portfolios(context));
  for (Portfolio const& portfolio : *all)
    if (portfolio.portfolio_id == portfolio_id) return portfolio;
  return base::not_found(fmt::format("there is no portfolio `{}`", portfolio_id));
}

base::Result<std::shared_ptr<park::Pack const>> pack_of(Context& context, std::string_view portfolio_id) {
  Portfolio const portfolio = TRY(find_portfolio(context, portfolio_id));
  auto const found = context.packs.find(portfolio.pack_name);
  if (found == context.packs.end())
    return base::Error{
        base::ErrorCode::unavailable, fmt::format("the policy pack `{}` is not loaded", portfolio.pack_name), {}};
  return found->second;
}

base::Result<std::string> get_portfolio_json(Context& context, PortfolioView const& portfolio,
                                             RowFilter const& filter) {
  if (filter.reach.all)
    return *TRY(context.recent->get<std::string>(
        fmt::format("portfolio {}", portfolio.portfolio_id),
        [&]() -> base::Result<std::string> { return base::to_json(portfolio).to_string(); }));
  auto const pack = TRY(pack_of(context, portfolio.portfolio_id));
  PortfolioView visible = portfolio;
  show(*pack, TRY(context.store.facets(portfolio.portfolio_id, filter)), visible);
  return base::to_json(visible).to_string();
}

base::Result<> resolve_search(Context& context, std::string_view portfolio_id, RowFilter& filter) {
  if (!filter.search.empty()) filter.chosen = TRY(context.directory->choose(portfolio_id, filter.search));
  return {};
}

base::Result<std::shared_ptr<std::vector<PortfolioView> const>> list_portfolios(Context& context) {
  return context.recent->get<std::vector<PortfolioView>>("", [&] { return whole_portfolios(context); });
}

base::Result<PartyView> get_party(Context& context, std::string_view party_id) {
  PartyView view = party_view(TRY(known_party(context, party_id)));
  TRY(add_register(context, view));
  return view;
}

base::Result<std::shared_ptr<std::string const>> get_party_json(Context& context, std::string_view party_id) {
  return context.recent->get<std::string>(fmt::format("party {}", party_id), [&]() -> base::Result<std::string> {
    return base::to_json(TRY(get_party(context, party_id))).to_string();
  });
}

base::Result<DecisionView> get_assessment(Context& context, std::string_view party_id,
                                          std::optional<base::Date> as_of) {
  return decision_of(context, TRY(known_party(context, party_id)), as_of);
}

base::Result<std::string> get_assessment_json(Context& context, std::string_view party_id,
                                              std::optional<base::Date> as_of, Eye const& eye) {
  auto const stored = TRY(context.store.latest_decision(party_id, as_of));
  bool const is_stored = stored && (!as_of || stored->as_of == *as_of);
  if (!is_stored || !eye.sees_everything()) {
    DecisionView view = TRY(get_assessment(context, party_id, as_of));
    park::Dossier const dossier = TRY(context.store.dossier(party_id));
    if (eye.look_at(view.assessment, dossier) || !is_stored) return base::to_json(view).to_string();
  }
  base::Json const head{base::Json::Object{{"decision_id", stored->decision_id},
                                           {"created_at", stored->created_at.to_string()},
                                           {"trace_hash", stored->trace_hash}}};
  std::string reply = head.to_string();
  reply.back() = ',';
  return reply + R"("assessment":)" + stored->trace + "}";
}

base::Result<std::vector<FactView>> list_facts(Context& context, std::string_view party_id,
                                               std::optional<base::Date> as_of, Eye const* eye) {
  KnownParty const subject = TRY(known_party(context, party_id));
  auto const day = as_of.value_or(context.clock.today());
  auto const current = park::facts_as_of(subject.dossier, day, subject.pack->sources);
  std::set<park::Fact const*> const counts{current.begin(), current.end()};
  std::set<park::Fact const*> disagree;
  for (auto const& one : park::disagreements_as_of(subject.dossier, day, subject.pack->sources))
    disagree.insert(one.other);
  std::vector<FactView> views;
  for (auto const& fact : subject.dossier.facts) {
    if (fact.known_here_at() > day) continue;
    FactView& view = views.emplace_back(view_of_fact(*subject.pack, fact));
    view.current = counts.contains(&fact);
    view.disagrees = disagree.contains(&fact);
  }
  if (eye != nullptr)
    for (FactView& view : views) eye->look_at(view);
  return views;
}

base::Result<std::vector<TimelineEntry>> get_timeline(Context& context, std::string_view party_id, Eye const& eye) {
  KnownParty const subject = TRY(known_party(context, party_id));
  std::vector<TimelineEntry> entries;
  add_rating_entries(context, subject, entries);
  add_fact_entries(subject, eye, entries);
  for (auto const& decision : TRY(context.store.decisions(party_id)))
    entries.push_back({decision.as_of,
                       "event",
                       {"评级决定入档", "rating decision filed"},
                       {fmt::format("政策包 {} {}", decision.pack_name, decision.pack_version),
                        fmt::format("policy pack {} {}", decision.pack_name, decision.pack_version)},
                       decision.decision_id});
  std::stable_sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) { return a.date > b.date; });
  return entries;
}

base::Result<std::string> rating_report(Context& context, std::string_view party_id, std::optional<base::Date> as_of,
                                        std::string_view locale, Eye const& eye) {
  KnownParty const subject = TRY(known_party(context, party_id));
  Portfolio const portfolio = TRY(find_portfolio(context, subject.party.portfolio_id));
  Reports::Rating rating;
  rating.party = party_view(subject);
  rating.decision = TRY(decision_of(context, subject, as_of));
  bool const is_seen_whole = !eye.look_at(rating.decision.assessment, subject.dossier);
  auto const stored = TRY(context.store.latest_decision(party_id, as_of));
  if (stored && stored->decision_id == rating.decision.decision_id)
    rating.seal = TRY(seal_of(context.store, context.log, context.clock.now(), *stored, is_seen_whole));
  rating.park_title = {portfolio.title_zh, portfolio.title_en};
  rating.pack_title = subject.pack->title;
  for (auto const& grade : subject.pack->grade_scale) rating.grades.push_back(subject.pack->coded(grade));
  rating.attribution = portfolio.attribution;
  rating.created_at = base::Instant::parse(rating.decision.created_at).value_or(context.clock.now());
  return context.reports.rating_report(rating, locale);
}

base::Result<std::string> export_rows(Context& context, ExportedRows const& out) {
  bool const chinese = out.locale != "en";
  auto const pack = TRY(pack_of(context, out.portfolio_id));
  Portfolio const portfolio = TRY(find_portfolio(context, out.portfolio_id));
  std::vector<std::string> header =
      chinese ? std::vector<std::string>{"企业",     "英文名",   "统一社会信用代码", "案例",       "行业",
                                         "等级",     "管理等级", "未否决时等级",     "得分",       "分层",
                                         "准入",     "申请额度", "建议额度",         "账期（天）", "否决",
                                         "主要原因", "评级日"}
              : std::vector<std::string>{"enterprise",
                                         "name_en",
                                         "uscc",
                                         "case",
                                         "industry",
                                         "grade",
                                         "management_grade",
                                         "grade_without_veto",
                                         "score",
                                         "tier",
                                         "admission",
                                         "limit_requested",
                                         "limit_proposed",
                                         "term_days",
                                         "vetoes",
                                         "main_reason",
                                         "as_of"};
  using Kind = OutputCell::Kind;
  std::vector<std::vector<OutputCell>> rows;
  auto const word = [&](std::string const& code) {
    return chinese ? pack->label_of(code).zh : pack->label_of(code).en;
  };
  auto const number = [](std::optional<base::Decimal> const& value, Kind kind) {
    return value ? OutputCell{kind, value->to_string()} : OutputCell{};
  };
  header.insert(header.end(), out.more_columns.begin(), out.more_columns.end());
  for (PartyRow const& row : out.rows)
    rows.push_back({{Kind::text, row.name},
                    {Kind::text, row.name_en},
                    {Kind::text, row.uscc},
                    {Kind::text, row.requirement},
                    {Kind::text, row.industry},
                    {Kind::text, row.grade},
                    {Kind::text, row.management_grade},
                    {Kind::text, row.grade_without_veto},
                    number(row.score, Kind::number),
                    {Kind::text, word(row.tier)},
                    {Kind::text, word(row.admission)},
                    number(row.limit_requested, Kind::money),
                    number(row.limit_proposed, Kind::money),
                    number(row.term_days, Kind::number),
                    {Kind::text, fmt::format("{}", fmt::join(row.vetoes, " "))},
                    {Kind::text, chinese ? row.main_reason_zh : row.main_reason_en},
                    row.as_of ? OutputCell{Kind::date, row.as_of->to_string()} : OutputCell{}});
  for (std::size_t i = 0; i < out.more_cells.size(); ++i)
    rows[i].insert(rows[i].end(), out.more_cells[i].begin(), out.more_cells[i].end());
  return context.reports.workbook({chinese ? portfolio.title_zh : portfolio.title_en,
                                   context.clock.now(),
                                   std::move(header),
                                   std::move(rows),
                                   out.watermark,
                                   {}});
}

}  // namespace app
