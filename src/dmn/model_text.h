// DMN files for tests, written as short texts.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace dmn::model_text {

inline std::string escaped(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '<')
      result += "&lt;";
    else if (c == '&')
      result += "&amp;";
    else
      result += c;
  }
  return result;
}

inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (true) {
    std::size_t const end = text.find(separator, start);
    std::string_view part = text.substr(start, end == std::string_view::npos ? end : end - start);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

inline std::string definitions(std::string_view body,
                               std::string_view name_space = "https://www.omg.org/spec/DMN/20230324/MODEL/") {
  return fmt::format(R"(<definitions xmlns="{}" name="test" namespace="urn:test" id="d">{}</definitions>)", name_space,
                     body);
}

inline std::string tag(std::string_view name, std::string_view inner) {
  return fmt::format("<{0}>{1}</{0}>", name, inner);
}

inline std::string literal(std::string_view text, std::string_view type = "") {
  std::string const type_ref = type.empty() ? "" : fmt::format(" typeRef=\"{}\"", type);
  return fmt::format("<literalExpression{}><text>{}</text></literalExpression>", type_ref, escaped(text));
}

inline std::string input(std::string_view name, std::string_view type) {
  return fmt::format(R"(<inputData id="i_{0}" name="{0}"><variable name="{0}" typeRef="{1}"/></inputData>)", name,
                     type);
}

// `requires_`: "revenue, @Tier, !pmt" – inputs, @decisions, !knowledge.
inline std::string requirements(std::string_view requires_) {
  std::string text;
  if (requires_.empty()) return text;
  for (std::string const& name : split(requires_, ',')) {
    if (name.front() == '@')
      text += fmt::format(R"(<informationRequirement><requiredDecision href="#d_{}"/></informationRequirement>)",
                          name.substr(1));
    else if (name.front() == '!')
      text += fmt::format(R"(<knowledgeRequirement><requiredKnowledge href="#k_{}"/></knowledgeRequirement>)",
                          name.substr(1));
    else
      text += fmt::format(R"(<informationRequirement><requiredInput href="#i_{}"/></informationRequirement>)", name);
  }
  return text;
}

inline std::string decision(std::string_view name, std::string_view requires_, std::string_view logic,
                            std::string_view type = "") {
  std::string const type_ref = type.empty() ? "" : fmt::format(" typeRef=\"{}\"", type);
  return fmt::format(R"(<decision id="d_{0}" name="{0}"><variable name="{0}"{1}/>{2}{3}</decision>)", name, type_ref,
                     requirements(requires_), logic);
}

// `parameters`: "amount number, rate number"; `logic`: a boxed expression.
inline std::string knowledge(std::string_view name, std::string_view requires_, std::string_view parameters,
                             std::string_view logic) {
  std::string formal;
  for (std::string const& parameter : split(parameters, ',')) {
    std::vector<std::string> const words = split(parameter, ' ');
    std::string const type_ref = words.size() > 1 ? fmt::format(" typeRef=\"{}\"", words[1]) : "";
    formal += fmt::format(R"(<formalParameter name="{}"{}/>)", words[0], type_ref);
  }
  return fmt::format(
      "<businessKnowledgeModel id=\"k_{0}\" name=\"{0}\"><variable "
      "name=\"{0}\"/><encapsulatedLogic>{1}{2}</encapsulatedLogic>{3}"
      "</businessKnowledgeModel>",
      name, formal, logic, requirements(requires_));
}

// `columns`: "amount, risk => grade, rate"; each rule: `> 5 | "low" => "A" | 1`. Output values and default results are given
// by output, separated by `;`.
struct TableText {
  std::string hit_policy = "UNIQUE", aggregation = {};
  std::string columns = {};
  std::vector<std::string> rules = {};
  std::string output_values = {}, defaults = {};
};

inline std::string table(TableText const& text) {
  std::size_t const arrow = text.columns.find("=>");
  std::vector<std::string> const outputs = split(text.columns.substr(arrow + 2), ',');
  std::vector<std::string> const values = split(text.output_values, ';'), defaults = split(text.defaults, ';');
  std::string xml = fmt::format(R"(<decisionTable id="table" hitPolicy="{}"{}>)", text.hit_policy,
                                text.aggregation.empty() ? "" : fmt::format(" aggregation=\"{}\"", text.aggregation));
  for (std::string const& input : split(text.columns.substr(0, arrow), ','))
    xml += fmt::format("<input><inputExpression><text>{}</text></inputExpression></input>", escaped(input));
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    xml += fmt::format(R"(<output name="{}">)", outputs[i]);
    if (i < values.size() && !values[i].empty())
      xml += fmt::format("<outputValues><text>{}</text></outputValues>", escaped(values[i]));
    if (i < defaults.size() && !defaults[i].empty())
      xml += fmt::format("<defaultOutputEntry><text>{}</text></defaultOutputEntry>", escaped(defaults[i]));
    xml += "</output>";
  }
  for (std::string const& rule : text.rules) {
    std::size_t const then = rule.find("=>");
    xml += "<rule>";
    for (std::string const& cell : split(rule.substr(0, then), '|'))
      xml += fmt::format("<inputEntry><text>{}</text></inputEntry>", escaped(cell));
    for (std::string const& cell : split(rule.substr(then + 2), '|'))
      xml += fmt::format("<outputEntry><text>{}</text></outputEntry>", escaped(cell));
    xml += "</rule>";
  }
  return xml + "</decisionTable>";
}

}  // namespace dmn::model_text
