// USES: http store feeds
// What the pages of a very large park ask, and the whole portfolio read for a batch, in one SQLite store (bench/city.h
// tells how large, and how it is kept between runs). Beside each: plain SQLite over the same file doing the least that
// gives the same answer, in the same run. p50 and p99 in milliseconds, through the router, without the socket.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <atomic>
#include <thread>

#include "app/portfolio_columns.h"
#include "city.h"
#include "percentiles.h"

namespace {

using bench::City;
using bench::in_url;

// Plain SQLite; texts are bound in order.
class Plain {
 public:
  Plain() {
    CHECK(sqlite3_open_v2(City::one().path().c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) ==
          SQLITE_OK);
  }
  ~Plain() { sqlite3_close(handle_); }
  Plain(Plain const&) = delete;
  Plain& operator=(Plain const&) = delete;

  // Every value of every row is touched; gives how many rows.
  std::size_t run(std::string const& sql, std::vector<std::string> const& values) {
    sqlite3_stmt* statement = nullptr;
    CHECK_NOTE(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, sqlite3_errmsg(handle_));
    int place = 0;
    for (std::string const& value : values)
      sqlite3_bind_text(statement, ++place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    std::size_t rows = 0;
    int const columns = sqlite3_column_count(statement);
    for (; sqlite3_step(statement) == SQLITE_ROW; ++rows)
      for (int i = 0; i < columns; ++i) benchmark::DoNotOptimize(sqlite3_column_text(statement, i));
    sqlite3_finalize(statement);
    return rows;
  }

 private:
  sqlite3* handle_ = nullptr;
};

void tell(benchmark::State& state, Percentiles& times) {
  state.counters["p50_ms"] = times.at(0.5);
  state.counters["p99_ms"] = times.at(0.99);
  state.counters["parties"] = static_cast<double>(City::one().parties());
}

constexpr std::size_t times_asked = 400;

// --- (a) the profile page ---------------------------------------------------------------------------------------------
// 0: the file itself; then what the page asks for beside it.
constexpr std::array<char const*, 6> of_profile{"", "/assessment", "/facts", "/timeline", "/file", "/relations"};

void profile(benchmark::State& state) {
  City& city = City::one();
  auto const part = static_cast<std::size_t>(state.range(0));
  Percentiles times;
  for (auto _ : state)
    for (std::size_t i = 0; i < times_asked; ++i) {
      std::string const& id = city.explained()[i * 7'919 % city.explained().size()];
      times.time<std::milli>(
          [&] { return city.get(fmt::format("/api/v1/parties/{}{}", id, of_profile[part])).size(); });
    }
  tell(state, times);
  state.SetLabel(*of_profile[part] == 0 ? "file" : of_profile[part] + 1);
}
BENCHMARK(profile)->DenseRange(0, of_profile.size() - 1)->Unit(benchmark::kMillisecond)->Iterations(1);

void profile_reference(benchmark::State& state) {
  City& city = City::one();
  Plain plain;
  Percentiles times;
  for (auto _ : state)
    for (std::size_t i = 0; i < times_asked; ++i) {
      std::string const& id = city.explained()[i * 7'919 % city.explained().size()];
      times.time<std::milli>([&] {
        return plain.run("SELECT * FROM party WHERE party_id = ?1", {id}) +
               plain.run("SELECT * FROM fact WHERE party_id = ?1", {id}) +
               plain.run("SELECT * FROM decision WHERE party_id = ?1", {id});
      });
    }
  tell(state, times);
}
BENCHMARK(profile_reference)->Unit(benchmark::kMillisecond)->Iterations(1);

// --- (b) the portfolio page -------------------------------------------------------------------------------------------
struct Question {
  char const* name;
  std::string query;      // of the page
  std::string condition;  // the same over standing; "": it is searched, what SQLite cannot do alone
  std::string order;
};

std::string industry(std::size_t number) {
  auto at = City::one().pack()->industries.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(number));
  return at->first;
}

std::vector<Question> questions() {
  auto const& grades = City::one().pack()->grade_scale;
  std::string const some_grades = fmt::format("&grade={},{}", in_url(grades[2]), in_url(grades[3]));
  std::string const are_some = fmt::format("grade IN ('{}', '{}')", grades[2], grades[3]);
  std::string const of_industry = "&industry=" + in_url(industry(1));
  std::string const is_industry = fmt::format("industry = '{}'", industry(1));
  std::string const by_name = "name_order, party_id", by_score = "score_order DESC NULLS LAST, party_id";
  std::size_t const last = City::one().parties() / 50;
  std::string const deep = fmt::format("&page={}", last - 10);
  auto const search = [](char const* text) { return "&search=" + in_url(text); };
  return {
      {"all by name", "sort=name", "TRUE", by_name},
      {"all by score", "sort=-score", "TRUE", by_score},
      {"all by grade", "sort=grade", "TRUE", "grade = '', grade_order, party_id"},
      {"grade, industry, by score", "sort=-score" + some_grades + of_industry, are_some + " AND " + is_industry,
       by_score},
      {"grade, by name", "sort=name" + some_grades, are_some, by_name},
      {"industry, by limit", "sort=-limit_proposed" + of_industry, is_industry,
       "limit_proposed_order DESC NULLS LAST, party_id"},
      {"vetoes, tier, by name", "sort=name&veto=1&tier=tier_1", "veto_count > 0 AND tier = 'tier_1'", by_name},
      {"deep by name", "sort=name" + deep, "TRUE", by_name + fmt::format(" LIMIT 50 OFFSET {}", (last - 11) * 50)},
      {"deep by score", "sort=-score" + deep, "TRUE", by_score + fmt::format(" LIMIT 50 OFFSET {}", (last - 11) * 50)},
      {"search 有限公司", "sort=name" + search("有限公司"), "", ""},
      {"search 科技 by score", "sort=-score" + search("科技"), "", ""},
      {"search 公司, grade, by score", "sort=-score" + some_grades + search("公司"), "", ""},
      {"search 上海 科技, industry", "sort=grade" + of_industry + search("上海 科技"), "", ""},
      {"search 瀛洲", "sort=name" + search("瀛洲"), "", ""}};
}

constexpr int questions_of_list = 14;

void list(benchmark::State& state) {
  City& city = City::one();
  Question const question = questions()[static_cast<std::size_t>(state.range(0))];
  std::string const target = "/api/v1/portfolios/city/parties?" + question.query;
  Percentiles first;
  first.time<std::milli>([&] { return city.get(target).size(); });
  Percentiles times;
  for (auto _ : state)
    for (int i = 0; i < 20; ++i) times.time<std::milli>([&] { return city.get(target).size(); });
  tell(state, times);
  state.counters["first_ms"] = first.at(0.5);
  state.SetLabel(question.name);
}
BENCHMARK(list)->DenseRange(0, questions_of_list - 1)->Unit(benchmark::kMillisecond)->Iterations(1);

void list_reference(benchmark::State& state) {
  Question const question = questions()[static_cast<std::size_t>(state.range(0))];
  if (question.condition.empty()) return state.SkipWithError("searched: see search_reference");
  Plain plain;
  Percentiles times;
  std::string const limit = question.order.find("LIMIT") == std::string::npos ? " LIMIT 50" : "";
  for (auto _ : state)
    for (int i = 0; i < 3; ++i)
      times.time<std::milli>([&] {
        return plain.run("SELECT grade, count(*) FROM standing WHERE portfolio_id = 'city' AND " + question.condition +
                             " GROUP BY grade",
                         {}) +
               plain.run(
                   "SELECT row FROM decision WHERE decision_number IN (SELECT decision_number FROM standing WHERE "
                   "portfolio_id = 'city' AND " +
                       question.condition + " ORDER BY " + question.order + limit + ")",
                   {});
      });
  tell(state, times);
  state.SetLabel(question.name);
}
BENCHMARK(list_reference)->DenseRange(0, 8)->Unit(benchmark::kMillisecond)->Iterations(1);

// The portfolios of the page's head, right after somebody changed something: then nothing is remembered.
void facets_after_a_change(benchmark::State& state) {
  City& city = City::one();
  Percentiles times;
  for (auto _ : state)
    for (int i = 0; i < 10; ++i) {
      app::SavedView const view{"bench", "city", fmt::format("{}", i), "", "leader"};
      city.store().write([&](app::Writer& writer) { return writer.put_view(view); }).value();
      times.time<std::milli>([&] { return city.get("/api/v1/portfolios").size(); });
    }
  tell(state, times);
}
BENCHMARK(facets_after_a_change)->Unit(benchmark::kMillisecond)->Iterations(1);

void facets_reference(benchmark::State& state) {
  Plain plain;
  Percentiles times;
  for (auto _ : state)
    for (int i = 0; i < 3; ++i)
      times.time<std::milli>([&] {
        return plain.run(
            "SELECT tier, industry, count(*) FROM standing WHERE portfolio_id = 'city' GROUP BY tier, industry", {});
      });
  tell(state, times);
}
BENCHMARK(facets_reference)->Unit(benchmark::kMillisecond)->Iterations(1);

// The list again after a decision was filed: what is kept in memory must catch up first.
void list_after_a_decision(benchmark::State& state) {
  City& city = City::one();
  Percentiles times;
  for (auto _ : state)
    for (int i = 0; i < 50; ++i) {
      std::string const& id = city.ids()[static_cast<std::size_t>(i) * 7'919 % city.parties()];
      auto decision = city.store().latest_decision(id, std::nullopt).value().value();
      decision.decision_id = fmt::format("again_{}_{}", i, std::chrono::system_clock::now().time_since_epoch().count());
      city.store().write([&](app::Writer& writer) { return writer.add_decision(decision); }).value();
      times.time<std::milli>([&] { return city.get("/api/v1/portfolios/city/parties?sort=-score").size(); });
    }
  tell(state, times);
}
BENCHMARK(list_after_a_decision)->Unit(benchmark::kMillisecond)->Iterations(1);

// --- (c) is it known already, (d) search as one types -----------------------------------------------------------------
void duplicate_check(benchmark::State& state) {
  City& city = City::one();
  Percentiles times;
  for (auto _ : state)
    for (std::size_t i = 0; i < times_asked * 2; ++i) {
      std::size_t const at = i * 104'729 % city.parties();
      std::string name = city.names()[at];
      if (i % 2 == 0 && name.size() > 12) name.erase(6, 3);  // a character missing
      times.time<std::milli>([&] {
        return city
            .get(fmt::format("/api/v1/portfolios/city/namesakes?name={}&uscc={}", in_url(name), city.codes()[at]))
            .size();
      });
    }
  tell(state, times);
}
BENCHMARK(duplicate_check)->Unit(benchmark::kMillisecond)->Iterations(1);

// The same code or the very same name, which is less.
void duplicate_reference(benchmark::State& state) {
  City& city = City::one();
  Plain plain;
  Percentiles times;
  for (auto _ : state)
    for (std::size_t i = 0; i < times_asked * 2; ++i) {
      std::size_t const at = i * 104'729 % city.parties();
      times.time<std::milli>([&] {
        return plain.run("SELECT party_id FROM party WHERE portfolio_id = 'city' AND uscc = ?1 AND uscc <> ''",
                         {city.codes()[at]}) +
               plain.run("SELECT party_id FROM party WHERE portfolio_id = 'city' AND name_key = ?1",
                         {city.names()[at]});
      });
    }
  tell(state, times);
}
BENCHMARK(duplicate_reference)->Unit(benchmark::kMillisecond)->Iterations(1);

std::vector<std::string> typed() {
  City& city = City::one();
  std::vector<std::string> all{"有限公司", "上海",      "公司", "科技",    "s",  "sh",   "yxgs",     "9131",
                               "x",        "上海 科技", "王",   "路",      "弄", "张伟", "无此企业", "有限公司 无此词",
                               "qqqqqq",   "9Z9Z9Z",    "瀛",   "yingzhou"};
  constexpr std::size_t han_bytes = 3;
  for (std::size_t i = 0; i < 40; ++i) {
    std::string const& name = city.names()[i * 15'485'863 % city.parties()];
    for (std::size_t const size : {han_bytes, 2 * han_bytes, 4 * han_bytes, 6 * han_bytes})
      if (size <= name.size()) all.push_back(name.substr(0, size));
    if (5 * han_bytes <= name.size()) all.push_back(name.substr(2 * han_bytes, 3 * han_bytes));
  }
  return all;
}

void search_as_one_types(benchmark::State& state) {
  City& city = City::one();
  Percentiles times;
  for (auto _ : state)
    for (int round = 0; round < 2; ++round)
      for (std::string const& text : typed())
        times.time<std::milli>([&] { return city.get("/api/v1/portfolios/city/search?text=" + in_url(text)).size(); });
  tell(state, times);
  state.counters["MiB"] = static_cast<double>(city.directory().bytes("city")) / (1 << 20);
}
BENCHMARK(search_as_one_types)->Unit(benchmark::kMillisecond)->Iterations(1);

// The first eleven in any order, one word.
void search_reference(benchmark::State& state) {
  Plain plain;
  Percentiles times;
  for (auto _ : state)
    for (std::string const& text : typed())
      times.time<std::milli>([&] {
        return plain.run(
            "SELECT party_id, name FROM party WHERE portfolio_id = 'city' AND search_text LIKE ?1 LIMIT 11",
            {"%" + text + "%"});
      });
  tell(state, times);
}
BENCHMARK(search_reference)->Unit(benchmark::kMillisecond)->Iterations(1);

// --- (e) the whole portfolio ------------------------------------------------------------------------------------------
void each_dossier_bound(benchmark::State& state) {
  City& city = City::one();
  park::Evaluation evaluation{city.pack()};
  for (auto _ : state) {
    std::size_t parties = 0;
    auto const begun = std::chrono::steady_clock::now();
    city.store()
        .each_dossier("city", 1,
                      [&](park::Dossier&& dossier) -> base::Result<> {
                        evaluation.begin(City::today(), false);
                        evaluation.bind(dossier);
                        ++parties;
                        return {};
                      })
        .value();
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    CHECK(parties == city.parties());
    state.SetIterationTime(seconds);
    state.counters["parties_per_s"] = static_cast<double>(parties) / seconds;
  }
}
BENCHMARK(each_dossier_bound)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1);

// Columns ready for dmn::Batch, of every fact of the pack.
void portfolio_as_columns(benchmark::State& state) {
  City& city = City::one();
  auto const threads = static_cast<int>(state.range(0));
  for (auto _ : state) {
    std::atomic<std::size_t> parties = 0, others = 0;
    auto const begun = std::chrono::steady_clock::now();
    app::read_columns(city.store(), *city.pack(), {"city", City::today(), {}, threads},
                      [&](int, app::PartyColumns const& block) -> base::Result<> {
                        benchmark::DoNotOptimize(block.inputs.data());
                        parties += block.party_ids.size();
                        others += block.others.size();
                        return {};
                      })
        .value();
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    CHECK(parties == city.parties() && others == 0);
    state.SetIterationTime(seconds);
    state.counters["parties_per_s"] = static_cast<double>(parties) / seconds;
  }
}
BENCHMARK(portfolio_as_columns)->Arg(1)->Arg(2)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(3);

// Two threads walk the facts in the order of the file and touch what a value needs, for no enterprise in particular.
void portfolio_reference(benchmark::State& state) {
  City& city = City::one();
  for (auto _ : state) {
    std::array<std::size_t, 2> facts{};
    auto const begun = std::chrono::steady_clock::now();
    {
      std::vector<std::jthread> threads;
      for (std::size_t half = 0; half < facts.size(); ++half)
        threads.emplace_back([&facts, half] {
          Plain plain;
          facts[half] = plain.run(
              fmt::format("SELECT party_id, name, kind, value, valid_from, known_at, source FROM fact WHERE fact_id {} "
                          "(SELECT max(fact_id) / 2 FROM fact)",
                          half == 0 ? "<=" : ">"),
              {});
        });
    }
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    state.SetIterationTime(seconds);
    state.counters["parties_per_s"] = static_cast<double>(city.parties()) / seconds;
    state.counters["facts"] = static_cast<double>(facts[0] + facts[1]);
  }
}
BENCHMARK(portfolio_reference)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
