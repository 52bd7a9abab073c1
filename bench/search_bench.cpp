// USES: store feeds
// Search as one types, the list of a portfolio searched, and likely duplicates, over a register of enterprises in SQLite on
// the disk of the temporary folder; beside the LIKE of the store (how lists were searched before), and beside memmem over
// the same bytes, in the same run. YINGZHOU_SEARCH_PARTIES: how many enterprises (default 200,000).
//
// Data: ../shared/data (tests only, not in the repository), repeated with fresh codes; without it the benchmark says so.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "app/directory.h"
#include "app/party_text.h"
#include "base/csv.h"
#include "base/uscc.h"
#include "folder.h"
#include "percentiles.h"
#include "store/sqlite_store.h"

namespace {

constexpr std::size_t parties_of_a_transaction = 2'000;

std::size_t parties() {
  char const* const given = std::getenv("YINGZHOU_SEARCH_PARTIES");
  return given == nullptr ? 200'000 : static_cast<std::size_t>(std::atoll(given));
}

std::string unpacked_register() {
  std::string const file =
      std::string{YINGZHOU_SOURCE_DIR} + "/../shared/data/cn_enterprise_registration/shanghai_enterprises.csv.zst";
  std::string text;
  if (!std::filesystem::exists(file)) return text;
  std::FILE* const pipe = ::popen(("zstd -dcq '" + file + "'").c_str(), "r");
  CHECK(pipe != nullptr);
  char buffer[65'536];
  for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, read);
  CHECK(::pclose(pipe) == 0);
  return text;
}

app::SharedNameRules shipped_rules() {
  matching::NameFiles files;
  for (auto const& entry : std::filesystem::directory_iterator(YINGZHOU_SOURCE_DIR "/policies/names")) {
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return std::make_shared<matching::NameRules const>(matching::NameRules::read(files).value());
}

// A portfolio of that many, with legal representatives and addresses.
struct Town {
  bench::Folder folder;
  std::unique_ptr<app::Store> store;
  std::unique_ptr<app::Directory> directory;
  std::vector<std::string> names;  // of the register, each once
  std::string bytes;               // every search text, for memmem
  double fill_seconds = 0, index_seconds = 0;

  bool make() {
    std::string const text = unpacked_register();
    if (text.empty()) return false;
    auto const table = base::read_csv_table(text, "register").value();
    store = store::open_sqlite(folder.path("town.db")).value();
    app::Portfolio portfolio;
    portfolio.portfolio_id = "p";
    store->write([&](app::Writer& writer) { return writer.put_portfolio(portfolio); }).value();
    for (std::size_t at = 0; at < parties(); at += parties_of_a_transaction)
      store
          ->write([&](app::Writer& writer) -> base::Result<> {
            for (std::size_t i = at; i < std::min(at + parties_of_a_transaction, parties()); ++i)
              TRY(add(writer, table, i));
            return {};
          })
          .value();
    directory = std::make_unique<app::Directory>(*store, shipped_rules());
    app::SearchScope const all{{}, {}, [](auto const&...) { return true; }};
    Percentiles filled;
    filled.time<std::ratio<1>>([&] { return directory->find("p", "瀛洲", all, 1).value().size(); });
    fill_seconds = filled.at(0.5);
    Percentiles indexed;
    indexed.time<std::ratio<1>>([&] {
      directory->prepare("p").value();
      return 0;
    });
    index_seconds = indexed.at(0.5);
    return true;
  }

  base::Result<> add(app::Writer& writer, base::CsvTable const& table, std::size_t i) {
    auto const& cells = table.rows[i % table.rows.size()].cells;
    auto const cell = [&](char const* column) { return cells[static_cast<std::size_t>(table.column(column))]; };
    std::string const first = fmt::format("91310110{:08}X", i);
    app::Party party;
    party.party_id = fmt::format("pty_{:022}", i);
    party.portfolio_id = "p";
    party.name = cell("name");
    party.uscc = first + base::uscc_check_character(first);
    party.search_text = app::search_text_of(party);
    if (i < table.rows.size()) names.push_back(party.name);
    bytes += '\n' + party.search_text;
    TRY(writer.add_party(party));
    std::vector<park::Fact> facts;
    for (auto const& [name, column] : {std::pair{app::person_fact, "legal_rep"}, {app::address_fact, "address"}}) {
      park::Fact& fact = facts.emplace_back();
      fact.name = name;
      fact.value = feel::Value{cell(column)};
      fact.known_at = *base::Date::parse("2026-01-05");
      fact.source = "registry";
    }
    return writer.add_facts(party.party_id, facts);
  }
};

Town* town() {
  static std::unique_ptr<Town> const made = [] {
    auto town = std::make_unique<Town>();
    return town->make() ? std::move(town) : nullptr;
  }();
  return made.get();
}

// What people type: words of names letter by letter, initials, parts of codes, persons; words that hit nearly all, and none.
std::vector<std::string> questions(Town const& town) {
  std::vector<std::string> all{
      "有限公司",        "上海",     "公司",   "科技",   "s",  "sh",   "yxgs", "9131", "x",  "上海 科技",
      "有限公司 无此词", "无此企业", "qqqqqq", "9Z9Z9Z", "王", "张伟", "路",   "弄",   "瀛", "yingzhou"};
  for (std::size_t i = 0; i < 200 && i * 97 < town.names.size(); ++i) {
    std::string const& name = town.names[i * 97];
    constexpr std::size_t han_bytes = 3;
    for (std::size_t from : {std::size_t{0}, 2 * han_bytes})
      for (std::size_t size : {han_bytes, 2 * han_bytes, 4 * han_bytes})
        if (from + size <= name.size()) all.push_back(name.substr(from, size));
  }
  return all;
}

void tell(benchmark::State& state, Percentiles& times) {
  state.counters["p50_ms"] = times.at(0.5);
  state.counters["p99_ms"] = times.at(0.99);
  state.counters["max_ms"] = times.at(1);
}

void search_as_one_types(benchmark::State& state) {
  if (town() == nullptr) return state.SkipWithError("no data");
  app::SearchScope const all{{}, {}, [](auto const&...) { return true; }};
  auto const asked = questions(*town());
  Percentiles times;
  for (auto _ : state)
    for (std::string const& text : asked)
      times.time<std::milli>([&] { return town()->directory->find("p", text, all, 10).value().size(); });
  tell(state, times);
  state.counters["fill_s"] = town()->fill_seconds;
  state.counters["index_names_s"] = town()->index_seconds;
  state.counters["MiB"] = static_cast<double>(town()->directory->bytes("p")) / (1 << 20);
}
BENCHMARK(search_as_one_types)->Unit(benchmark::kMillisecond)->Iterations(3);

// The same questions, every place counted.
void memmem_over_the_same_bytes(benchmark::State& state) {
  if (town() == nullptr) return state.SkipWithError("no data");
  std::string const& bytes = town()->bytes;
  Percentiles times;
  for (auto _ : state)
    for (std::string const& text : questions(*town()))
      times.time<std::milli>([&] {
        std::size_t hits = 0;
        for (std::size_t at = 0; at < bytes.size();) {
          void const* const found = ::memmem(bytes.data() + at, bytes.size() - at, text.data(), text.size());
          if (found == nullptr) break;
          ++hits;
          at = static_cast<std::size_t>(static_cast<char const*>(found) - bytes.data()) + 1;
        }
        benchmark::DoNotOptimize(hits);
        return hits;
      });
  tell(state, times);
}
BENCHMARK(memmem_over_the_same_bytes)->Unit(benchmark::kMillisecond)->Iterations(1);

// 0: as the program does it; 1: by LIKE.
void list_searched(benchmark::State& state) {
  if (town() == nullptr) return state.SkipWithError("no data");
  static char const* const words[] = {"有限公司", "科技", "上海 科技", "瀛洲", "yxgs", "9131", "无此企业"};
  char const* const text = words[state.range(1)];
  Percentiles times;
  for (auto _ : state)
    for (int round = 0; round < (state.range(0) == 0 ? 5 : 1); ++round)
      times.time<std::milli>([&] {
        app::RowFilter filter;
        filter.search = text;
        if (state.range(0) == 0) filter.chosen = town()->directory->choose("p", text).value();
        return town()->store->rows("p", filter).value().total;
      });
  tell(state, times);
  state.SetLabel(text);
}
BENCHMARK(list_searched)->ArgsProduct({{0, 1}, {0, 1, 2, 3, 4, 5, 6}})->Unit(benchmark::kMillisecond)->Iterations(1);

void likely_duplicates(benchmark::State& state) {
  if (town() == nullptr) return state.SkipWithError("no data");
  Percentiles times;
  for (auto _ : state)
    for (std::size_t i = 0; i < 2'000; ++i) {
      std::string name = town()->names[i * 41 % town()->names.size()];
      if (i % 2 == 0 && name.size() > 12) name.erase(6, 3);  // a character missing
      times.time<std::milli>([&] { return town()->directory->namesakes("p", name, 5).value().size(); });
    }
  tell(state, times);
}
BENCHMARK(likely_duplicates)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
