// USES: matching
// Names of enterprises: how often a written name is found, how often a wrong one is taken (precision and recall), and how
// long candidates take over a whole register, beside a plain scan of its bytes in the same run.
//
// Data: ../shared/data (tests only, not in the repository); without it the benchmark says so and measures nothing.
// The synthetic set is described in name_errors.h: names of the register, errors of an office made of them. Every ninth name
// is kept out of the index; what is written for it must not be taken for another enterprise. The even half is reported;
// the factors of policies/names/rules.csv were tuned on the odd half (matching_bench --benchmark_filter=odd).
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/csv.h"
#include "base/json.h"
#include "matching/name_index.h"
#include "name_errors.h"
#include "percentiles.h"

namespace {

using matching::NameRules;
using name_errors::Registered;

std::string const data = std::string{YINGZHOU_SOURCE_DIR} + "/../shared/data/";

NameRules const& shipped_rules() {
  static NameRules const rules = [] {
    matching::NameFiles files;
    for (auto const& entry : std::filesystem::directory_iterator(YINGZHOU_SOURCE_DIR "/policies/names")) {
      std::ifstream in{entry.path(), std::ios::binary};
      files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
    }
    auto read = NameRules::read(files);
    CHECK_NOTE(read.has_value(), read ? "" : base::to_text(read.error()));
    return *std::move(read);
  }();
  return rules;
}

// "" when it is not there.
std::string unpacked(std::string const& file) {
  std::string text;
  if (!std::filesystem::exists(data + file)) return text;
  std::FILE* const pipe = ::popen(("zstd -dcq '" + data + file + "'").c_str(), "r");
  CHECK(pipe != nullptr);
  char buffer[65'536];
  for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, read);
  CHECK(::pclose(pipe) == 0);
  return text;
}

void read_register(std::string const& file, std::vector<Registered>& all, std::set<std::string>& known) {
  std::string const text = unpacked("cn_enterprise_registration/" + file);
  if (text.empty()) return;
  auto const table = base::read_csv_table(text, file).value();
  auto const name = static_cast<std::size_t>(table.column("name"));
  auto const province = static_cast<std::size_t>(table.column("province"));
  auto const district = static_cast<std::size_t>(table.column("district"));
  for (auto const& row : table.rows)
    if (known.insert(row.cells[name]).second)
      all.push_back({row.cells[name], row.cells[province], row.cells[district]});
}

std::vector<Registered> const& registered() {
  static std::vector<Registered> const names = [] {
    std::vector<Registered> all;
    std::set<std::string> known;
    read_register("shanghai_enterprises.csv.zst", all, known);
    read_register("neighbour_provinces_names.csv.zst", all, known);
    return all;
  }();
  return names;
}

constexpr std::size_t kept_out_every = 9;  // odd, so that both halves have some
bool is_kept_out(std::size_t index) { return index % kept_out_every == 3; }

struct Indexed {
  matching::NameIndex index{shipped_rules()};
  explicit Indexed(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      if (!is_kept_out(i)) index.add(static_cast<std::int64_t>(i), registered()[i].name);
  }
};

struct Tally {
  int asked = 0, right = 0, wrong = 0, pairs_same = 0, twins = 0, twins_same = 0, kept_out = 0, kept_out_wrong = 0;
  void add(Tally const& other) {
    asked += other.asked, right += other.right, wrong += other.wrong, pairs_same += other.pairs_same;
    twins += other.twins, twins_same += other.twins_same, kept_out += other.kept_out;
    kept_out_wrong += other.kept_out_wrong;
  }
};

double share(int part, int whole) { return whole == 0 ? 0 : 100.0 * part / whole; }

char const* const examples = std::getenv("YINGZHOU_EXAMPLES");  // prints what went wrong, for tuning

void show(char const* what, name_errors::Kind kind, std::string const& written, std::size_t row,
          std::vector<matching::NameCandidate> const& found) {
  if (!examples) return;
  auto const& rules = shipped_rules();
  fmt::print("{} {} `{}` of `{}` {}\n", what, name_errors::kind_names[static_cast<std::size_t>(kind)], written,
             registered()[row].name, explanation(compare(rules, written, registered()[row].name)));
  for (std::size_t i = 0; i < found.size() && i < 2; ++i)
    fmt::print("    {:.3f} `{}` {}\n", found[i].comparison.score,
               registered()[static_cast<std::size_t>(found[i].id)].name, explanation(found[i].comparison));
}

// One written name asked of the index, and compared with what it was made of and with its nearest other.
void ask(Indexed const& indexed, std::size_t row, name_errors::Kind kind, std::string const& written, Tally& tally) {
  constexpr std::size_t limit = 5;
  NameRules const& rules = shipped_rules();
  auto const found = indexed.index.candidates(written, limit);
  auto const match = only_match(rules, found);
  auto const id = static_cast<std::int64_t>(row);
  if (is_kept_out(row)) {
    ++tally.kept_out;
    tally.kept_out_wrong += match ? 1 : 0;
    if (match) show("unknown taken", kind, written, row, found);
    return;
  }
  ++tally.asked;
  tally.right += match && match->id == id ? 1 : 0;
  tally.wrong += match && match->id != id ? 1 : 0;
  if (!match || match->id != id) show(match ? "wrong" : "missed", kind, written, row, found);
  bool const same = compare(rules, written, registered()[row].name).verdict == matching::Verdict::same;
  tally.pairs_same += same ? 1 : 0;
  for (auto const& one : found) {
    if (one.id == id) continue;
    ++tally.twins;
    tally.twins_same += one.comparison.verdict == matching::Verdict::same ? 1 : 0;
    break;
  }
}

// As if as many unknown enterprises were asked for as known ones: a park meets many names that it does not know.
double precision_of(Tally const& t) {
  double const right = share(t.right, t.asked);
  double const taken = right + share(t.wrong, t.asked) + share(t.kept_out_wrong, t.kept_out);
  return taken == 0 ? 0 : 100 * right / taken;
}

void print_tally(std::string_view kind, Tally const& t) {
  fmt::print(
      "{:17} known {:6}: recall {:6.2f} %, wrong {:5.2f} % | unknown {:5}: taken {:5.2f} % | precision {:6.2f} % | "
      "pairs: same {:6.2f} %, nearest other same {:5.2f} %\n",
      kind, t.asked, share(t.right, t.asked), share(t.wrong, t.asked), t.kept_out, share(t.kept_out_wrong, t.kept_out),
      precision_of(t), share(t.pairs_same, t.asked), share(t.twins_same, t.asked));
}

// Every `step`-th row of the half, each with one kind of error, so that all kinds are asked equally often.
void synthetic_set(benchmark::State& state, std::size_t count, std::size_t half) {
  constexpr std::size_t step = 7;
  if (registered().empty()) return state.SkipWithError("the data of tests is not here");
  count = std::min(count, registered().size());
  Indexed const indexed{count};
  name_errors::Generator const generator{registered()};
  for (auto _ : state) {
    std::map<std::size_t, Tally> tallies;
    Tally all;
    std::size_t next_kind = 0;
    for (std::size_t row = half; row < count; row += 2 * step) {
      for (std::size_t tries = 0; tries < name_errors::kind_names.size(); ++tries) {
        auto const kind = static_cast<name_errors::Kind>(next_kind++ % name_errors::kind_names.size());
        std::string const written = generator.written(registered()[row], kind, row);
        if (written.empty()) continue;
        ask(indexed, row, kind, written, tallies[static_cast<std::size_t>(kind)]);
        break;
      }
    }
    for (auto const& [kind, tally] : tallies) {
      print_tally(name_errors::kind_names[kind], tally);
      all.add(tally);
    }
    print_tally("all", all);
    state.counters["recall"] = share(all.right, all.asked);
    state.counters["precision"] = precision_of(all);
  }
}
constexpr std::size_t of_shanghai = 96'000, of_all = 1'000'000;
BENCHMARK_CAPTURE(synthetic_set, odd_shanghai, of_shanghai, 1)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(synthetic_set, even_shanghai, of_shanghai, 0)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(synthetic_set, odd_all, of_all, 1)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(synthetic_set, even_all, of_all, 0)->Iterations(1)->Unit(benchmark::kSecond);

// Aliases out of announcements. Many are brands or words for a party of a contract (公司, 本集团) that no comparison can find;
// `containing` are those whose characters all stand in the full name in this order.
bool is_contained(std::string const& alias, std::string const& full) {
  std::u32string const part = matching::characters_of(alias), whole = matching::characters_of(full);
  std::size_t at = 0;
  for (char32_t const c : whole)
    if (at < part.size() && part[at] == c) ++at;
  return at == part.size();
}

void aliases(benchmark::State& state) {
  std::string const text = unpacked("cn_company_names/company_alias_pairs.csv.zst");
  if (text.empty()) return state.SkipWithError("the data of tests is not here");
  auto const table = base::read_csv_table(text, "aliases").value();
  NameRules const& rules = shipped_rules();
  std::set<std::pair<std::string, std::string>> pairs;
  std::set<std::string> fulls;
  for (auto const& row : table.rows) {
    if (!row.cells[0].ends_with("有限公司") && !row.cells[0].ends_with("有限责任公司")) continue;
    if (row.cells[1].empty() || row.cells[0] == row.cells[1]) continue;
    pairs.emplace(row.cells[0], row.cells[1]);
    fulls.insert(row.cells[0]);
  }
  std::vector<std::string> const full_list{fulls.begin(), fulls.end()};
  for (auto _ : state) {
    matching::NameIndex index{rules};
    for (std::size_t i = 0; i < full_list.size(); ++i) index.add(static_cast<std::int64_t>(i), full_list[i]);
    int contained = 0, same = 0, unsure = 0, contained_same = 0, contained_unsure = 0, right = 0, wrong = 0, others = 0;
    for (auto const& [full, alias] : pairs) {
      auto const verdict = compare(rules, alias, full).verdict;
      bool const inside = is_contained(alias, full);
      contained += inside ? 1 : 0;
      same += verdict == matching::Verdict::same ? 1 : 0;
      unsure += verdict == matching::Verdict::unsure ? 1 : 0;
      contained_same += inside && verdict == matching::Verdict::same ? 1 : 0;
      contained_unsure += inside && verdict == matching::Verdict::unsure ? 1 : 0;
      if (examples && inside && verdict != matching::Verdict::same)
        fmt::print("alias `{}` of `{}` {}\n", alias, full, explanation(compare(rules, alias, full)));
      constexpr std::size_t limit = 5;
      auto const found = only_match(rules, index.candidates(alias, limit));
      right += found && full_list[static_cast<std::size_t>(found->id)] == full ? 1 : 0;
      wrong += found && full_list[static_cast<std::size_t>(found->id)] != full ? 1 : 0;
      std::string const& other = full_list[std::hash<std::string>{}(full) % full_list.size()];
      others += other != full && compare(rules, alias, other).verdict == matching::Verdict::same ? 1 : 0;
    }
    auto const count = static_cast<int>(pairs.size());
    fmt::print(
        "aliases: {} pairs of alias and company, {} full names; same {:.1f} %, unsure {:.1f} %; of the {} contained in "
        "the "
        "full name: same {:.1f} %, unsure {:.1f} %; looked up among all full names: right {:.1f} %, wrong {:.1f} %, "
        "precision {:.2f} %; against another full name: same {}\n",
        count, full_list.size(), share(same, count), share(unsure, count), contained, share(contained_same, contained),
        share(contained_unsure, contained), share(right, count), share(wrong, count), share(right, right + wrong),
        others);
  }
}
BENCHMARK(aliases)->Iterations(1)->Unit(benchmark::kSecond);

std::string labelled(base::Json const& label, char const* part) {
  std::string text;
  base::Json const* const list = label.find(part);
  if (!list) return text;
  for (base::Json const& piece : *list->if_array()) text += *piece.if_array()->at(0).if_string();
  return text;
}

// Names split by hand: how often each part is the same. Names without a brand are left out.
void parts(benchmark::State& state) {
  std::string const text = unpacked("cn_company_names/company_name_parts.jsonl.zst");
  if (text.empty()) return state.SkipWithError("the data of tests is not here");
  NameRules const& rules = shipped_rules();
  for (auto _ : state) {
    int names = 0, place = 0, brand = 0, trade = 0, suffix = 0, all = 0;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t const end = text.find('\n', at);
      base::Json const line = base::Json::parse(std::string_view{text}.substr(at, end - at)).value();
      at = end == std::string::npos ? text.size() : end + 1;
      base::Json const& label = *line.find("label");
      std::string const brand_text = labelled(label, "brand");
      if (brand_text.empty()) continue;
      ++names;
      auto const name = parse_name(rules, line.text_of("text"));
      bool const same_place = name.text_of(matching::Part::division) == labelled(label, "place");
      bool const same_brand = name.text_of(matching::Part::trade_name) == brand_text;
      bool const same_trade = name.text_of(matching::Part::industry) == labelled(label, "trade");
      bool const same_suffix =
          name.text_of(matching::Part::form) + name.text_of(matching::Part::branch) == labelled(label, "suffix");
      place += same_place, brand += same_brand, trade += same_trade, suffix += same_suffix;
      all += same_place && same_brand && same_trade && same_suffix;
      if (examples && !(same_place && same_brand && same_trade && same_suffix))
        fmt::print("parts `{}`: {} | {} | {} | {} | {}\n", line.text_of("text"), name.text_of(matching::Part::division),
                   name.text_of(matching::Part::trade_name), name.text_of(matching::Part::industry),
                   name.text_of(matching::Part::form), name.text_of(matching::Part::branch));
    }
    fmt::print(
        "parts: {} names split by hand; division {:.1f} %, trade name {:.1f} %, industry {:.1f} %, form {:.1f} %, all "
        "{:.1f} "
        "%\n",
        names, share(place, names), share(brand, names), share(trade, names), share(suffix, names), share(all, names));
  }
}
BENCHMARK(parts)->Iterations(1)->Unit(benchmark::kSecond);

// Names of the register, and more of them with other trade names (two characters put before) up to a million.
std::string name_at(std::size_t i) {
  std::vector<Registered> const& all = registered();
  if (i < all.size()) return all[i].name;
  std::u32string name = matching::characters_of(all[i % all.size()].name);
  std::u32string const other = matching::characters_of(all[i * 7919 % all.size()].name);
  name.insert(std::min<std::size_t>(2, name.size()),
              other.substr(std::min<std::size_t>(2, other.size()), i / all.size()));
  return matching::utf_8_of(name);
}

matching::NameIndex const& index_of(std::size_t count) {
  static std::map<std::size_t, matching::NameIndex> made;
  auto const [found, is_new] = made.try_emplace(count, shipped_rules());
  if (is_new)
    for (std::size_t i = 0; i < count; ++i) found->second.add(static_cast<std::int64_t>(i), name_at(i));
  return found->second;
}

void candidates(benchmark::State& state) {
  if (registered().empty()) return state.SkipWithError("the data of tests is not here");
  auto const count = static_cast<std::size_t>(state.range(0));
  matching::NameIndex const& index = index_of(count);
  name_errors::Generator const generator{registered()};
  Percentiles microseconds;
  std::size_t row = 0;
  for (auto _ : state) {
    row = (row + 9'973) % registered().size();
    std::string const asked = generator.written(registered()[row], name_errors::Kind::homophone, row);
    auto const found = microseconds.time<std::micro>([&] { return index.candidates(asked, 5); });
    benchmark::DoNotOptimize(found);
  }
  state.counters["p50_us"] = microseconds.at(0.5);
  state.counters["p99_us"] = microseconds.at(0.99);
  state.counters["bytes_per_name"] = static_cast<double>(index.bytes()) / static_cast<double>(index.size());
}
BENCHMARK(candidates)->Arg(300'000)->Arg(1'000'000)->Iterations(5'000)->Unit(benchmark::kMicrosecond);

// What finds only names written exactly alike: a comparison with each name.
void scan_of_all(benchmark::State& state) {
  if (registered().empty()) return state.SkipWithError("the data of tests is not here");
  auto const count = static_cast<std::size_t>(state.range(0));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(name_at(i));
  Percentiles microseconds;
  std::size_t row = 0;
  for (auto _ : state) {
    row = (row + 9'973) % registered().size();
    std::string const& asked = registered()[row].name;
    auto const found = microseconds.time<std::micro>([&] {
      std::size_t same = 0;
      for (std::string const& name : names)
        same += name.size() == asked.size() && std::memcmp(name.data(), asked.data(), asked.size()) == 0 ? 1 : 0;
      return same;
    });
    benchmark::DoNotOptimize(found);
  }
  state.counters["p50_us"] = microseconds.at(0.5);
  state.counters["p99_us"] = microseconds.at(0.99);
}
BENCHMARK(scan_of_all)->Arg(300'000)->Arg(1'000'000)->Iterations(50)->Unit(benchmark::kMicrosecond);

void adding(benchmark::State& state) {
  if (registered().empty()) return state.SkipWithError("the data of tests is not here");
  constexpr std::size_t count = 100'000;
  for (auto _ : state) {
    matching::NameIndex index{shipped_rules()};
    for (std::size_t i = 0; i < count; ++i) index.add(static_cast<std::int64_t>(i), registered()[i].name);
    benchmark::DoNotOptimize(index.size());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}
BENCHMARK(adding)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
