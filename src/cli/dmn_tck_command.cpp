// Runs a folder of the conformance suite of the standard against this engine.
#include "cli/dmn_tck_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/csv.h"
#include "dmn/suite.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Count {
  int passed = 0, all = 0;
  void add(bool good) {
    ++all;
    if (good) ++passed;
  }
};

struct Miss {
  std::string directory;
  dmn::NodeResult result;
};

struct Level {
  std::string name;    // `level-2`
  std::string folder;  // `compliance-level-2`
  bool scored = true;
  Count cases = {}, directories = {};
  std::vector<Miss> misses = {};
};

base::Result<std::string> read_file(fs::path const& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || !text) return base::not_found(fmt::format("{}: cannot be read", path.string()));
  return std::move(text).str();
}

// Files of a folder with this extension, by name.
std::vector<fs::path> files_with(fs::path const& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (auto const& entry : fs::directory_iterator{folder, failed})
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> folders_of(fs::path const& folder) {
  std::vector<fs::path> folders;
  std::error_code failed;
  for (auto const& entry : fs::directory_iterator{folder, failed})
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

class SuiteRunner {
 public:
  SuiteRunner(TckArguments const& arguments, Ports const& ports) : arguments_(arguments) {
    options_.strict = false;
    options_.now = ports.clock.now();
    options_.today = ports.clock.today();
  }

  void run(Level& level) {
    for (fs::path const& folder : folders_of(fs::path{arguments_.directory} / level.folder)) {
      directory_ = level.folder + "/" + folder.filename().string();
      if (directory_.find(arguments_.only) == std::string::npos) continue;
      Count const before = level.cases;
      for (fs::path const& file : files_with(folder, ".xml")) run_file(file, level);
      Count const& now = level.cases;
      if (now.all > before.all) level.directories.add(now.all - before.all == now.passed - before.passed);
    }
  }

  std::string const& report() const { return report_; }

 private:
  void run_file(fs::path const& file, Level& level) {
    file_ = file.stem().string();
    auto const results = results_of(file);
    if (!results) {
      dmn::NodeResult failed{.case_id = "", .node = "", .expected = {}, .got = {}, .reason_en = "", .reason_zh = ""};
      failed.reason_en = failed.reason_zh = base::to_text(results.error());
      record(level, failed);
      level.cases.add(false);
      return;
    }
    for (auto at = results->begin(); at != results->end();) {
      auto const end = std::find_if(at, results->end(), [&](auto const& one) { return one.case_id != at->case_id; });
      for (auto one = at; one != end; ++one) record(level, *one);
      level.cases.add(std::all_of(at, end, [](dmn::NodeResult const& one) { return one.passed; }));
      at = end;
    }
  }

  base::Result<std::vector<dmn::NodeResult>> results_of(fs::path const& file) {
    std::string const xml = TRY(read_file(file));
    dmn::Suite const suite = TRY(dmn::read_suite(xml, file.filename().string()));
    fs::path const model_file = file.parent_path() / fs::path{suite.model_name}.filename();
    std::string const model_xml = TRY(read_file(model_file));
    std::vector<std::string> texts;
    std::vector<std::string> names;
    for (fs::path const& other : files_with(file.parent_path(), ".dmn")) {
      if (other == model_file) continue;
      texts.push_back(TRY(read_file(other)));
      names.push_back(other.filename().string());
    }
    dmn::LoadOptions load;
    load.file = model_file.filename().string();
    for (std::size_t i = 0; i < texts.size(); ++i) load.imported.push_back({texts[i], names[i]});
    dmn::Model const model = TRY(dmn::Model::load(model_xml, load));
    return dmn::run_suite(model, suite, options_);
  }

  void record(Level& level, dmn::NodeResult const& result) {
    std::string const& reason = arguments_.locale == "zh-CN" ? result.reason_zh : result.reason_en;
    std::string detail;
    if (!result.passed) {
      detail = fmt::format("expected {}, got {}", result.expected.to_string(), result.got.to_string());
      if (!reason.empty()) detail += "; " + reason;
      level.misses.push_back({directory_, result});
    }
    std::array<std::string, 6> const cells{
        directory_, file_, result.case_id, result.node, result.passed ? "SUCCESS" : "ERROR", std::move(detail)};
    base::append_csv_row(report_, cells);
  }

  TckArguments const& arguments_;
  dmn::EvaluateOptions options_;
  std::string directory_, file_;  // being run
  std::string report_;
};

void print_level(Level const& level) {
  fmt::print("{} cases {}/{} directories {}/{}\n", level.name, level.cases.passed, level.cases.all,
             level.directories.passed, level.directories.all);
}

// Directories that are set aside are told in the report only.
void print_misses(Level const& level, bool chinese) {
  if (!level.scored) return;
  for (Miss const& miss : level.misses) {
    std::string const& reason = chinese ? miss.result.reason_zh : miss.result.reason_en;
    fmt::print("{} {} `{}`: expected {}, got {}{}{}\n", miss.directory, miss.result.case_id, miss.result.node,
               miss.result.expected.to_string(), miss.result.got.to_string(), reason.empty() ? "" : ": ", reason);
  }
}

// Whether the report stands on the disk; says so when not.
bool write_report(std::string const& path, std::string const& text) {
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (file) return true;
  fmt::print(stderr, "yingzhou: {}: cannot be written\n", path);
  return false;
}

}  // namespace

int dmn_tck(TckArguments const& arguments, Ports const& ports) {
  std::vector<Level> levels;
  for (std::string_view const number : {"2", "3"})
    levels.push_back({.name = fmt::format("level-{}", number), .folder = fmt::format("compliance-level-{}", number)});
  levels.push_back({.name = "non-compliant", .folder = "non-compliant", .scored = false});
  std::error_code failed;
  std::erase_if(levels, [&](Level const& level) {
    return !fs::is_directory(fs::path{arguments.directory} / level.folder, failed);
  });
  if (std::none_of(levels.begin(), levels.end(), [](Level const& level) { return level.scored; })) {
    fmt::print(stderr,
               "yingzhou: {}: is no folder of the conformance suite: expected `compliance-level-2` or "
               "`compliance-level-3` in it\n",
               arguments.directory);
    return 2;
  }
  SuiteRunner runner{arguments, ports};
  bool missed = false;
  int cases = 0;
  for (Level& level : levels) {
    runner.run(level);
    print_level(level);
    cases += level.cases.all;
    missed = missed || (level.scored && !level.misses.empty());
  }
  if (cases == 0) {
    fmt::print(stderr, "yingzhou: {}: holds no test case{}\n", arguments.directory,
               arguments.only.empty() ? "" : fmt::format(" in a directory with `{}`", arguments.only));
    return 2;
  }
  for (Level const& level : levels) print_misses(level, arguments.locale == "zh-CN");
  if (!arguments.report.empty() && !write_report(arguments.report, runner.report())) return 2;
  return missed ? 1 : 0;
}

}  // namespace cli
