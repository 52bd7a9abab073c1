// The versions of DMN and the namespaces that tell them apart. Source: the schemas DMN12.xsd … DMN16.xsd of the OMG.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace dmn {

enum class Version { v1_2, v1_3, v1_4, v1_5, v1_6 };

inline constexpr std::array<Version, 5> versions{Version::v1_2, Version::v1_3, Version::v1_4, Version::v1_5,
                                                 Version::v1_6};
inline constexpr Version stored_version = Version::v1_5;  // what this program writes on its own

struct Namespaces {
  std::string_view name;   // `1.3`
  std::string_view model;  // elements of the model; importType of an imported model
  std::string_view feel;   // expressionLanguage and typeLanguage
  std::string_view dmndi;  // diagrams; DC and DI are the same in every version
};
Namespaces const& namespaces_of(Version version);

// B-FEEL of DMN 1.6: FEEL's grammar with other meanings, which no other version knows.
inline constexpr std::string_view b_feel = "https://www.omg.org/spec/DMN/20240513/B-FEEL/";

std::optional<Version> version_named(std::string_view name);                // `1.3`
std::optional<Version> version_of_model(std::string_view model_namespace);  // nullopt: none that is known

}  // namespace dmn
