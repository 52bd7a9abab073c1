// USES: dmn
// MAX_LEN: 4096
// PLANTED: dmn/reader_boxed.cpp
// A DMN file from outside: reading, compiling and evaluating it never crashes, whatever it holds, and ends soon.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dmn/model.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const model =
      dmn::Model::load({reinterpret_cast<char const*>(data), size}, {.file = "fuzz.dmn", .bytes_max = 1U << 14U});
  if (!model) {
    CHECK(!base::to_text(model.error()).empty());
    return 0;
  }
  for (base::Issue const& issue : model->issues()) CHECK(!issue.at.empty() && !issue.message.empty());
  dmn::EvaluateOptions options;
  options.trace = size % 2 == 1;
  dmn::Model::Inputs inputs;
  for (std::string const& name : model->inputs()) inputs.emplace_back(name, static_cast<int>(inputs.size()) * 37 - 5);
  for (dmn::DecisionView const& decision : model->decisions()) {
    dmn::Outcome const outcome = model->evaluate(decision.id, inputs, options);
    CHECK(!outcome.value.is_null() || outcome.value.reason() != nullptr);
    if (!outcome.diagnostics.empty()) CHECK(!model->message_of(outcome.diagnostics.front(), "zh-CN").empty());
  }
  static_cast<void>(model->tables());
  return 0;
}
