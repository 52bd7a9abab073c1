#include "cli/dmn_convert_command.h"

#include <fmt/format.h>

#include "dmn/convert.h"

namespace cli {

int dmn_convert(ConvertArguments const& arguments, Ports const& ports) {
  auto const fail = [](base::Error const& error) {
    fmt::print(stderr, "yingzhou dmn convert: {}\n", base::to_text(error));
    return 2;
  };
  auto const xml = ports.read_file(arguments.input);
  if (!xml) return fail(xml.error());
  auto const converted = dmn::convert(*xml, arguments.input, dmn::version_named(arguments.version).value());
  if (!converted) return fail(converted.error());
  auto const written = ports.write_file(arguments.output, *converted);
  if (!written) return fail(written.error());
  return 0;
}

}  // namespace cli
