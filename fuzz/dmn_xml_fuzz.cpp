// USES: dmn
// A DMN file from outside: reading, compiling and evaluating it never crashes, whatever it holds.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dmn/model.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const model =
      dmn::Model::load({reinterpret_cast<char const*>(data), size}, {.file = "fuzz.dmn", .bytes_max = 1U << 16U});
  if (!model) return 0;
  dmn::EvaluateOptions options;
  options.trace = true;
  dmn::Model::Inputs inputs;
  for (std::string const& name : model->inputs()) inputs.emplace_back(name, static_cast<int>(inputs.size()) * 37 - 5);
  for (dmn::DecisionView const& decision : model->decisions()) {
    dmn::Outcome const outcome = model->evaluate(decision.id, inputs, options);
    for (feel::Diagnostic const& diagnostic : outcome.diagnostics)
      static_cast<void>(model->message_of(diagnostic, "zh-CN"));
  }
  static_cast<void>(model->tables());
  return 0;
}
