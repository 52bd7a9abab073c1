#include "cli/dmn_model.h"

#include <fmt/format.h>

#include <cstdio>

namespace cli {

base::Result<dmn::Model> load_model(std::string const& path, std::vector<std::string> const& imports,
                                    Ports const& ports) {
  std::string const xml = TRY(ports.read_file(path));
  std::vector<std::string> texts;
  for (std::string const& import : imports) texts.push_back(TRY(ports.read_file(import)));
  dmn::LoadOptions options;
  options.file = path;
  for (std::size_t i = 0; i < imports.size(); ++i) options.imported.push_back({texts[i], imports[i]});
  dmn::Model model = TRY(dmn::Model::load(xml, options));
  for (base::Issue const& issue : model.issues()) fmt::print(stderr, "{}: {}\n", issue.at, issue.message);
  return model;
}

base::Result<base::Date> day_of(std::string const& text) {
  auto const day = base::Date::parse(text);
  if (!day) return base::invalid(fmt::format("`{}` is no day: write it like 2024-05-31", text));
  return *day;
}

}  // namespace cli
