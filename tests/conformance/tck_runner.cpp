// Runs the DMN TCK (github dmn-tck/tck) against the dmn module:
//
//   tck_runner [--tck DIR] [--floor-2 PERCENT] [--floor-3 PERCENT] [--failures] [--only TEXT]
//
// DIR defaults to the environment variable YINGZHOU_TCK. Prints `level-N cases PASSED/ALL directories PASSED/ALL`;
// exits with 1 when a level is below its floor and with 77 (skipped) when the TCK is not there. As the published
// runners do: numbers are compared with a tolerance of 1e-8, errorResult means null, messages are not compared. Models
// run without strict mode.
#include <fmt/core.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <sstream>

#include "dmn/model.h"

namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path tck;
  std::map<int, double> floors;
  bool failures = false;
  std::string only;
};

struct Count {
  int passed = 0, all = 0;
  void add(bool good) {
    ++all;
    if (good) ++passed;
  }
  double percent() const { return all == 0 ? 0 : 100.0 * passed / all; }
};

std::string local_name(pugi::xml_node node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  return std::string{colon == std::string_view::npos ? name : name.substr(colon + 1)};
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node const node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

std::string read_file(fs::path const& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Dates and durations are read by FEEL's own functions.
feel::Value evaluated(std::string const& text) {
  feel::Scope const scope;
  auto const expression = feel::Expression::compile(text, scope, {});
  if (!expression) return feel::Value::null("unreadable", {text});
  feel::Frame frame{scope};
  return expression->evaluate(frame);
}

feel::Value simple_value(pugi::xml_node node) {
  if (std::string_view{node.attribute("xsi:nil").value()} == "true") return {};
  std::string const text = node.text().get();
  std::string type = node.attribute("xsi:type").value();
  type = type.substr(type.find(':') + 1);
  if (type == "decimal" || type == "double" || type == "integer" || type == "int" || type == "long") {
    auto const number = base::Decimal::parse(text);
    return number ? feel::Value{*number} : feel::Value::null("unreadable", {text});
  }
  if (type == "boolean") return text == "true" || text == "1";
  if (type == "date") return evaluated("date(\"" + text + "\")");
  if (type == "time") return evaluated("time(\"" + text + "\")");
  if (type == "dateTime") return evaluated("date and time(\"" + text + "\")");
  if (type == "duration") return evaluated("duration(\"" + text + "\")");
  return text;
}

// value | list/item | component…
feel::Value value_of(pugi::xml_node holder) {
  if (std::string_view{holder.attribute("xsi:nil").value()} == "true") return {};
  if (pugi::xml_node const value = child(holder, "value")) return simple_value(value);
  if (pugi::xml_node const list = child(holder, "list")) {
    if (std::string_view{list.attribute("xsi:nil").value()} == "true") return {};
    feel::List items;
    for (pugi::xml_node const item : list.children())
      if (local_name(item) == "item") items.push_back(value_of(item));
    return feel::Value::list(std::move(items));
  }
  feel::ContextEntries entries;
  for (pugi::xml_node const component : holder.children())
    if (local_name(component) == "component")
      entries.emplace_back(component.attribute("name").value(), value_of(component));
  if (entries.empty()) return {};
  return feel::Value::context(std::move(entries));
}

bool same(feel::Value const& expected, feel::Value const& actual) {
  if (expected.kind() != actual.kind()) return false;
  switch (expected.kind()) {
    case feel::Kind::null: return true;
    case feel::Kind::number: return std::fabs(expected.number().to_double() - actual.number().to_double()) <= 1e-8;
    case feel::Kind::list: {
      feel::List const &a = expected.list(), &b = actual.list();
      if (a.size() != b.size()) return false;
      for (std::size_t i = 0; i < a.size(); ++i)
        if (!same(a[i], b[i])) return false;
      return true;
    }
    case feel::Kind::context: {
      if (expected.context().size() != actual.context().size()) return false;
      for (auto const& [name, value] : expected.context()) {
        feel::Value const* other = actual.find(name);
        if (!other || !same(value, *other)) return false;
      }
      return true;
    }
    default: return feel::equal(expected, actual).value_or(false);
  }
}

class Runner {
 public:
  explicit Runner(Options const& options) : options_(options) {}

  void run_level(int level) {
    fs::path const folder = options_.tck / fmt::format("compliance-level-{}", level);
    std::vector<fs::path> directories;
    for (auto const& entry : fs::directory_iterator{folder})
      if (entry.is_directory()) directories.push_back(entry.path());
    std::sort(directories.begin(), directories.end());
    Count cases, whole;
    for (fs::path const& directory : directories) {
      if (directory.filename().string().find(options_.only) == std::string::npos) continue;
      Count const count = run_directory(directory);
      cases.passed += count.passed;
      cases.all += count.all;
      whole.add(count.passed == count.all);
      if (options_.failures && count.passed != count.all)
        fmt::print("  {} {}/{}\n", directory.filename().string(), count.passed, count.all);
    }
    fmt::print("level-{} cases {}/{} directories {}/{}\n", level, cases.passed, cases.all, whole.passed, whole.all);
    auto const floor = options_.floors.find(level);
    if (floor != options_.floors.end() && cases.percent() < floor->second) {
      fmt::print("level-{}: {:.2f} % of the cases pass, the floor is {} %\n", level, cases.percent(), floor->second);
      below_floor_ = true;
    }
  }

  bool below_floor() const { return below_floor_; }

 private:
  Count run_directory(fs::path const& directory) {
    Count count;
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator{directory})
      if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (fs::path const& file : files) {
      pugi::xml_document document;
      if (!document.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single)) continue;
      pugi::xml_node const root = document.document_element();
      if (local_name(root) != "testCases") continue;
      run_file(directory, root, count);
    }
    return count;
  }

  void run_file(fs::path const& directory, pugi::xml_node root, Count& count) {
    fs::path const model_file = directory / child(root, "modelName").text().get();
    std::string const xml = read_file(model_file);
    std::vector<std::string> imported;
    for (auto const& entry : fs::directory_iterator{directory})
      if (entry.path().extension() == ".dmn" && entry.path() != model_file) imported.push_back(read_file(entry.path()));
    dmn::LoadOptions load;
    load.file = model_file.filename().string();
    for (std::string const& other : imported) load.imported.push_back({other, "imported"});
    auto const model = dmn::Model::load(xml, load);
    if (!model && options_.failures) fmt::print("    {}\n", base::to_text(model.error()));
    if (model && options_.failures)
      for (base::Issue const& issue : model->issues()) fmt::print("    issue {}: {}\n", issue.at, issue.message);
    for (pugi::xml_node const test : root.children())
      if (local_name(test) == "testCase") count.add(model && run_case(*model, directory.filename().string(), test));
  }

  bool run_case(dmn::Model const& model, std::string const& directory, pugi::xml_node test) {
    dmn::Model::Inputs inputs;
    for (pugi::xml_node const node : test.children())
      if (local_name(node) == "inputNode") inputs.emplace_back(node.attribute("name").value(), value_of(node));
    dmn::EvaluateOptions options;
    options.strict = false;
    options.today = *base::Date::of(2024, 3, 5);
    options.now = *base::Instant::parse("2024-03-05T06:07:08.000Z");
    std::string const service = std::string_view{test.attribute("type").value()} == "decisionService"
                                    ? test.attribute("invocableName").value()
                                    : "";
    bool good = true;
    for (pugi::xml_node const node : test.children()) {
      if (local_name(node) != "resultNode") continue;
      std::string const name = node.attribute("name").value();
      feel::Value const expected = value_of(child(node, "expected"));
      dmn::Outcome const outcome = model.evaluate(service.empty() ? name : service, inputs, options);
      feel::Value actual = outcome.value;
      if (!service.empty() && actual.kind() == feel::Kind::context && actual.find(name) && count_results(test) > 1)
        actual = *actual.find(name);
      if (same(expected, actual)) continue;
      good = false;
      if (options_.failures) report(directory, test, name, expected, actual, outcome, model);
    }
    return good;
  }

  static int count_results(pugi::xml_node test) {
    int results = 0;
    for (pugi::xml_node const node : test.children())
      if (local_name(node) == "resultNode") ++results;
    return results;
  }

  static void report(std::string const& directory, pugi::xml_node test, std::string const& name,
                     feel::Value const& expected, feel::Value const& actual, dmn::Outcome const& outcome,
                     dmn::Model const& model) {
    fmt::print("    {} {} `{}`: expected {}, got {}", directory, test.attribute("id").value(), name,
               expected.to_string(), actual.to_string());
    if (!outcome.diagnostics.empty()) fmt::print(" ({})", model.message_of(outcome.diagnostics.front(), "en"));
    fmt::print("\n");
  }

  Options const& options_;
  bool below_floor_ = false;
};

std::optional<Options> parse(int argc, char** argv) {
  Options options;
  if (char const* path = std::getenv("YINGZHOU_TCK")) options.tck = path;
  for (int i = 1; i < argc; ++i) {
    std::string const argument = argv[i];
    bool const has_value = i + 1 < argc;
    if (argument == "--failures")
      options.failures = true;
    else if (argument == "--tck" && has_value)
      options.tck = argv[++i];
    else if (argument == "--only" && has_value)
      options.only = argv[++i];
    else if ((argument == "--floor-2" || argument == "--floor-3") && has_value)
      options.floors[argument.back() - '0'] = std::atof(argv[++i]);
    else
      return std::nullopt;
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<Options> const options = parse(argc, argv);
  if (!options) {
    fmt::print(stderr,
               "usage: tck_runner [--tck DIR] [--floor-2 PERCENT] [--floor-3 PERCENT] [--failures] [--only TEXT]\n");
    return 2;
  }
  if (options->tck.empty() || !fs::is_directory(options->tck / "compliance-level-2")) {
    fmt::print("skipped: no TCK at `{}` (set YINGZHOU_TCK or give --tck DIR)\n", options->tck.string());
    return 77;
  }
  Runner runner{*options};
  for (int const level : {2, 3})
    if (fs::is_directory(options->tck / fmt::format("compliance-level-{}", level))) runner.run_level(level);
  return runner.below_floor() ? 1 : 0;
}
