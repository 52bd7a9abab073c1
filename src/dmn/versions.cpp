#include "dmn/versions.h"

namespace dmn {
namespace {

// Two versions share the diagrams of the one before them.
constexpr std::array<Namespaces, versions.size()> known{
    {{"1.2", "http://www.omg.org/spec/DMN/20180521/MODEL/", "http://www.omg.org/spec/DMN/20180521/FEEL/",
      "http://www.omg.org/spec/DMN/20180521/DMNDI/"},
     {"1.3", "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20191111/FEEL/",
      "https://www.omg.org/spec/DMN/20191111/DMNDI/"},
     {"1.4", "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20211108/FEEL/",
      "https://www.omg.org/spec/DMN/20191111/DMNDI/"},
     {"1.5", "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20230324/FEEL/",
      "https://www.omg.org/spec/DMN/20230324/DMNDI/"},
     {"1.6", "https://www.omg.org/spec/DMN/20240513/MODEL/", "https://www.omg.org/spec/DMN/20240513/FEEL/",
      "https://www.omg.org/spec/DMN/20230324/DMNDI/"}}};

}  // namespace

Namespaces const& namespaces_of(Version version) { return known[static_cast<std::size_t>(version)]; }

std::optional<Version> version_named(std::string_view name) {
  for (Version const version : versions)
    if (namespaces_of(version).name == name) return version;
  return std::nullopt;
}

std::optional<Version> version_of_model(std::string_view model_namespace) {
  for (Version const version : versions)
    if (namespaces_of(version).model == model_namespace) return version;
  return std::nullopt;
}

}  // namespace dmn
