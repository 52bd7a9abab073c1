#include "cli/dmn_eval_command.h"

#include <fmt/format.h>

#include "app/assess.h"
#include "cli/dmn_model.h"
#include "cli/terminal_text.h"
#include "dmn/stored_trace.h"
#include "dmn/values_json.h"

namespace cli {
namespace {

std::string read_standard_input(std::size_t bytes_max) {
  std::string text;
  char buffer[1 << 16];
  while (text.size() <= bytes_max) {
    std::size_t const read = std::fread(buffer, 1, sizeof buffer, stdin);
    if (read == 0) break;
    text.append(buffer, read);
  }
  return text;
}

base::Result<std::string> read_text(std::string const& path, Ports const& ports) {
  if (path != "-") return ports.read_file(path);
  constexpr std::size_t bytes_max = std::size_t{16} << 20U;
  std::string text = read_standard_input(bytes_max);
  if (text.size() > bytes_max) return base::invalid(fmt::format("standard input is longer than {} bytes", bytes_max));
  return text;
}

base::Result<dmn::EvaluateOptions> evaluate_options(EvalArguments const& arguments, Ports const& ports) {
  dmn::EvaluateOptions options;
  options.trace = arguments.trace || arguments.near_misses || arguments.explain || arguments.store;
  options.near_misses = arguments.near_misses || arguments.explain;
  options.strict = !arguments.lenient;
  options.now = ports.clock.now();
  options.today = ports.clock.today();
  if (arguments.as_of.empty()) return options;
  options.today = TRY(day_of(arguments.as_of));
  options.now = base::Instant::parse(options.today.to_string() + "T00:00:00+08:00").value();
  return options;
}

}  // namespace

int dmn_eval(EvalArguments const& arguments, Ports const& ports) {
  auto const options = evaluate_options(arguments, ports);
  if (!options) return fail("dmn eval", options.error());
  auto const model = load_model(arguments.model, arguments.imports, ports);
  if (!model) return fail("dmn eval", model.error());
  auto const json = read_text(arguments.input, ports);
  if (!json) return fail("dmn eval", json.error());
  auto const inputs =
      dmn::read_inputs(*model, arguments.decision, *json, {.locale = arguments.locale, .complete = arguments.complete});
  if (!inputs) {
    base::Error error = inputs.error();
    for (base::Issue& issue : error.issues) issue.at = arguments.input + ":" + issue.at;
    return fail("dmn eval", error);
  }
  dmn::Outcome const outcome = model->evaluate(arguments.decision, *inputs, *options);
  std::string text;
  if (arguments.store)
    text =
        dmn::store(*model, arguments.decision, *inputs, *options, outcome, app::engine_version, arguments.near_misses)
            .to_json() +
        "\n";
  else if (arguments.explain)
    text = outcome_text(*model, arguments.decision, outcome, arguments.locale);
  else {
    dmn::append_json(text, *model, outcome, arguments.locale);
    text += '\n';
  }
  std::fputs(text.c_str(), stdout);
  return outcome.status == dmn::Outcome::Status::decided ? 0 : 1;
}

int dmn_replay(ReplayArguments const& arguments, Ports const& ports) {
  bool const chinese = arguments.locale == "zh-CN";
  auto const model = load_model(arguments.model, arguments.imports, ports);
  if (!model) return fail("dmn replay", model.error());
  auto const json = read_text(arguments.stored, ports);
  if (!json) return fail("dmn replay", json.error());
  auto const stored = dmn::StoredTrace::parse(*json);
  if (!stored) return fail("dmn replay", stored.error());
  dmn::Replay const again = dmn::replay(*model, *stored);
  if (!again.same_model)
    fmt::print("{}\n",
               chinese ? "注意：不是当时的模型（哈希不同）" : "note: another model than then (its hash differs)");
  if (again.identical()) {
    fmt::print("{}\n", chinese ? "一致：结果、规则与原因均相同" : "identical: value, rules and reasons");
    return 0;
  }
  for (dmn::ReplayDifference const& difference : again.differences)
    fmt::print(fmt::runtime(chinese ? "{}：当时 {}，现在 {}\n" : "{}: was {}, is {}\n"), difference.at,
               difference.stored.empty() ? "-" : difference.stored,
               difference.replayed.empty() ? "-" : difference.replayed);
  return 1;
}

}  // namespace cli
