#include <fmt/format.h>

#include <cstdio>

#include "app/assess.h"
#include "app/case_run.h"
#include "base/record.h"
#include "cli/commands.h"
#include "park/common/cases.h"
#include "park/common/findings.h"

namespace cli {
namespace {

// Consistency of the judgments against the pack's own limit; RAT-29.
int report_consistency(park::Pack const& pack) {
  auto const& newest = pack.spans_in_force.back();
  int faults = 0;
  for (std::size_t i = 0; i < pack.parameter_names.size(); ++i) {
    if (pack.parameter_names[i] != "consistency_ratio_max" || newest.parameters[i].kind() != feel::Kind::number)
      continue;
    double const most = newest.parameters[i].number().to_double();
    for (auto const& node : pack.ahp) {
      if (node.group.consistency_ratio > most) {
        fmt::print(stderr,
                   "ahp.csv:{}: the judgments on `{}` of `{}` have a consistency ratio of {:.3f}, more than {:.3f}\n",
                   node.line, node.node, node.model, node.group.consistency_ratio, most);
        ++faults;
      }
      for (std::size_t e = 0; e < node.experts.size(); ++e)
        if (node.expert_ratios[e] > most) {
          fmt::print(
              stderr,
              "ahp.csv:{}: the judgments of {} on `{}` of `{}` have a consistency ratio of {:.3f}, more than {:.3f}\n",
              node.line, node.experts[e], node.node, node.model, node.expert_ratios[e], most);
          ++faults;
        }
    }
  }
  return faults;
}

// What the proof of the decision tables found; errors forbid to publish.
int report_findings(park::Pack const& pack) {
  int errors = 0;
  for (park::PolicyFinding const& finding : park::findings(pack)) {
    std::string const since = finding.valid_from.empty() ? "" : " (from " + finding.valid_from + ")";
    fmt::print(stderr, "{}: {}: {}{}\n", finding.file, finding.severity, finding.message_en, since);
    errors += finding.severity == "error" ? 1 : 0;
  }
  return errors;
}

struct Tally {
  int passed = 0, failed = 0;
};

void run_case(park::Case const& found, app::Assessor& assessor, bool verbose, Tally& tally) {
  int failed = 0;
  for (auto const& stage : found.stages) {
    auto const outcome = app::outcome_of(assessor, found, stage.as_of);
    if (!outcome) {
      ++failed;
      fmt::print("{}\n", outcome.error().message);
      continue;
    }
    base::Json const& assessment = *outcome;
    for (auto const& expectation : stage.expectations) {
      std::string const got = park::unmet(assessment, expectation);
      if (got.empty()) continue;
      ++failed;
      fmt::print("{}: {} ({}) as of {}: {} should be {}, is {}\n", expectation.place, found.name, found.requirement,
                 stage.as_of.to_string(), expectation.path, expectation.want, got);
    }
    if (failed > 0)
      if (auto const* problems = assessment.find("problems"); problems && problems->if_array())
        for (auto const& problem : *problems->if_array())
          fmt::print("    {}\n", problem.if_string() ? *problem.if_string() : "");
  }
  if (failed > 0)
    ++tally.failed;
  else
    ++tally.passed;
  if (verbose && failed == 0) fmt::print("passed {} ({})\n", found.name, found.requirement);
}

}  // namespace

std::shared_ptr<park::Pack const> load_pack(std::string const& directory, Ports const& ports) {
  auto const files = ports.read_pack(directory);
  if (!files) {
    fmt::print(stderr, "yingzhou: {}\n", base::to_text(files.error()));
    return nullptr;
  }
  auto pack = park::Pack::load(*files);
  if (!pack) {
    fmt::print(stderr, "yingzhou: {}: {}\n", directory, base::to_text(pack.error()));
    return nullptr;
  }
  return *pack;
}

int policy_check(std::string const& directory, Ports const& ports) {
  auto const pack = load_pack(directory, ports);
  if (!pack) return 2;
  int const faults = report_consistency(*pack) + report_findings(*pack);
  std::size_t rules = 0;
  for (auto const& file : pack->tables)
    for (auto const& table : file.model.tables()) rules += table.rules.size();
  fmt::print("{} {}: {} facts, {} parameters, {} indicators, {} models, {} rules in {} files, {} steps, {} cases: {}\n",
             pack->name, pack->version, pack->facts.size(), pack->parameters.size(), pack->indicators.size(),
             pack->models.size(), rules, pack->tables.size(), pack->steps.size(), pack->cases().size(),
             faults == 0 ? "no issue" : fmt::format("{} issues", faults));
  return faults == 0 ? 0 : 1;
}

int policy_test(TestArguments const& arguments, Ports const& ports) {
  auto const pack = load_pack(arguments.directory, ports);
  if (!pack) return 2;
  app::Assessor assessor{pack};
  Tally tally;
  for (auto const& found : pack->cases()) {
    bool const wanted = arguments.only.empty() || found.name == arguments.only ||
                        found.requirement.find(arguments.only) != std::string::npos;
    if (wanted) run_case(found, assessor, arguments.verbose, tally);
  }
  if (tally.passed + tally.failed == 0) {
    fmt::print(stderr, "yingzhou policy test: no case of {} {}\n", pack->name,
               arguments.only.empty() ? "" : "is named `" + arguments.only + "`");
    return 2;
  }
  fmt::print("{} passed, {} failed\n", tally.passed, tally.failed);
  return tally.failed == 0 ? 0 : 1;
}

}  // namespace cli
