#include "cli/dmn_check_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/csv.h"
#include "base/text.h"
#include "dmn/check.h"
#include "dmn/check_coverage.h"
#include "feel/expression.h"

namespace cli {
namespace {

std::string file_name(std::string const& path) {
  std::size_t const slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

class Check {
 public:
  Check(CheckArguments const& arguments, Ports const& ports) : arguments_(arguments), ports_(ports) {}

  base::Result<int> run() {
    options_.now = ports_.clock.now();
    options_.today = ports_.clock.today();
    std::vector<std::string> texts;
    for (std::string const& path : arguments_.models) texts.push_back(TRY(ports_.read_file(path)));
    TRY(read_fixed());
    TRY(read_directions());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      dmn::LoadOptions load{.file = arguments_.models[i]};
      for (std::size_t other = 0; other < texts.size(); ++other)
        if (other != i) load.imported.push_back({texts[other], arguments_.models[other]});
      dmn::Model const model = TRY(dmn::Model::load(texts[i], load));
      for (base::Issue const& issue : model.issues()) say("error", issue.at, issue.message);
      for (dmn::Finding const& finding : dmn::check(model, options_))
        say(dmn::name_of(finding.severity), arguments_.models[i], chinese() ? finding.message_zh : finding.message_en);
      if (!arguments_.tests.empty()) TRY(write_tests(model, arguments_.models[i]));
    }
    summarise();
    return counts_[0] > 0 || (arguments_.strict && counts_[1] > 0) ? 1 : 0;
  }

 private:
  bool chinese() const { return arguments_.locale == "zh-CN"; }

  // Inputs of every evaluation: a FEEL context, which a JSON object is too.
  base::Result<> read_fixed() {
    if (arguments_.fixed.empty()) return {};
    std::string const text = TRY(ports_.read_file(arguments_.fixed));
    feel::Scope const scope;
    feel::Expression const expression = TRY(feel::Expression::compile(text, scope, {}));
    feel::Frame frame{scope};
    feel::Value const value = expression.evaluate(frame);
    if (value.kind() != feel::Kind::context)
      return base::invalid(
          fmt::format("{}: expected an object of inputs, such as {{\"cutoff\": 60}}", arguments_.fixed));
    for (auto const& [name, entry] : value.context()) {
      if (entry.is_error())
        return base::invalid(
            fmt::format("{}: `{}`: {}", arguments_.fixed, name, feel::message_of(*entry.reason(), "en")));
      options_.fixed.emplace_back(name, entry);
    }
    return {};
  }

  base::Result<> read_directions() {
    if (arguments_.directions.empty()) return {};
    std::string const text = TRY(ports_.read_file(arguments_.directions));
    base::CsvTable const table = TRY(base::read_csv_table(text, arguments_.directions));
    std::array<int, 4> columns{};
    constexpr std::array<std::string_view, 4> names{"decision", "input", "direction", "order"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      columns[i] = table.column(names[i]);
      if (columns[i] < 0)
        return base::invalid(fmt::format("{}:1: the column `{}` is missing", arguments_.directions, names[i]));
    }
    for (auto const& row : table.rows) {
      auto const cell = [&](std::size_t i) { return row.cells[static_cast<std::size_t>(columns[i])]; };
      if (cell(2) != "higher" && cell(2) != "lower")
        return base::invalid(fmt::format("{}:{}: direction: expected one of higher, lower, got `{}`",
                                         arguments_.directions, row.line, cell(2)));
      dmn::Direction direction{
          .decision = cell(0), .input = cell(1), .higher_is_better = cell(2) == "higher", .order = {}};
      std::string const order = cell(3);
      for (std::size_t from = 0; from < order.size();) {
        std::size_t const to = std::min(order.find(';', from), order.size());
        direction.order.emplace_back(base::trimmed(std::string_view{order}.substr(from, to - from)));
        from = to + 1;
      }
      options_.directions.push_back(std::move(direction));
    }
    return {};
  }

  void say(std::string_view severity, std::string const& at, std::string const& message) {
    constexpr std::array<std::string_view, 3> severities{"error", "warning", "note"};
    constexpr std::array<std::string_view, 3> chinese_names{"错误", "警告", "提示"};
    auto const found =
        static_cast<std::size_t>(std::find(severities.begin(), severities.end(), severity) - severities.begin());
    ++counts_[found];
    fmt::print("{}: {}: {}\n", at, chinese() ? chinese_names[found] : severity, message);
  }

  base::Result<> write_tests(dmn::Model const& model, std::string const& path) {
    dmn::Coverage const coverage = dmn::cover_conditions(model, file_name(path), options_);
    std::string target = arguments_.tests;
    if (arguments_.models.size() > 1) {
      // One file per model: OUT.xml becomes OUT-model.xml.
      std::string const stem = file_name(path).substr(0, file_name(path).find_last_of('.'));
      std::size_t const dot = target.find_last_of('.');
      target.insert(dot == std::string::npos || dot < target.find_last_of('/') + 1 ? target.size() : dot, "-" + stem);
    }
    TRY(ports_.write_file(target, TRY(dmn::write_suite(coverage.suite))));
    fmt::print("{}\n", chinese()
                           ? fmt::format("{}：{}个测试用例，{}个条件中{}个单独影响结果", target,
                                         coverage.suite.cases.size(), coverage.conditions, coverage.shown)
                           : fmt::format("{}: {} test cases, {} of {} conditions change the outcome alone", target,
                                         coverage.suite.cases.size(), coverage.shown, coverage.conditions));
    for (auto const& cell : coverage.unshown)
      fmt::print("  {}\n", chinese() ? cell.place_zh + "：单独不影响结果"
                                     : cell.place_en + ": does not change the outcome alone");
    return {};
  }

  void summarise() const {
    if (chinese())
      fmt::print("{}个模型：{}个错误，{}个警告，{}条提示\n", arguments_.models.size(), counts_[0], counts_[1],
                 counts_[2]);
    else
      fmt::print("models {}: errors {}, warnings {}, notes {}\n", arguments_.models.size(), counts_[0], counts_[1],
                 counts_[2]);
  }

  CheckArguments const& arguments_;
  Ports const& ports_;
  dmn::CheckOptions options_;
  std::array<int, 3> counts_{};
};

}  // namespace

int dmn_check(CheckArguments const& arguments, Ports const& ports) {
  auto const done = Check{arguments, ports}.run();
  if (done) return *done;
  fmt::print(stderr, "yingzhou dmn check: {}\n", base::to_text(done.error()));
  return 2;
}

}  // namespace cli
