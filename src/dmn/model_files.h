// For tests: every DMN file at hand, and documents as text to compare.
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/source.h"
#include "dmn/writer.h"

namespace dmn::model_files {

struct File {
  std::string path, xml;
};

inline std::string read_file(std::filesystem::path const& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The models of the packs, of the tests, and of the compatibility kit where the environment names its folder.
inline std::vector<File> all() {
  namespace fs = std::filesystem;
  std::vector<fs::path> folders{fs::path{YINGZHOU_SOURCE_DIR} / "policies",
                                fs::path{YINGZHOU_SOURCE_DIR} / "src/dmn/testdata"};
  if (char const* const kit = std::getenv("YINGZHOU_TCK")) folders.emplace_back(kit);
  std::vector<File> files;
  for (fs::path const& folder : folders)
    for (auto const& entry : fs::recursive_directory_iterator{folder})
      if (entry.path().extension() == ".dmn") files.push_back({entry.path().string(), read_file(entry.path())});
  std::sort(files.begin(), files.end(), [](File const& a, File const& b) { return a.path < b.path; });
  return files;
}

inline std::string dump(source::Text const& text) {
  return text.given ? fmt::format("[{} `{}` {}]", text.id, text.text, text.type_ref) : "[]";
}

inline std::string dump(source::Table const& table) {
  std::string out = fmt::format("{} {} {}\n", table.hit_policy, table.aggregation, table.output_label);
  for (auto const& one : table.inputs)
    out += fmt::format("in {} {} {} {}\n", one.id, one.label, dump(one.expression), dump(one.values));
  for (auto const& one : table.outputs)
    out += fmt::format("out {} {} {} {} {} {}\n", one.id, one.label, one.name, one.type_ref, dump(one.values),
                       dump(one.otherwise));
  for (auto const& one : table.annotations) out += fmt::format("note {}\n", one);
  for (auto const& rule : table.rules) {
    out += fmt::format("rule {} {}:", rule.id, rule.description);
    for (auto const& cell : rule.inputs) out += dump(cell);
    out += " => ";
    for (auto const& cell : rule.outputs) out += dump(cell);
    for (auto const& note : rule.annotations) out += fmt::format("`{}`", note);
    out += "\n";
  }
  return out;
}

inline std::string dump(source::Boxed const& boxed) {
  std::string out = fmt::format("({} {} {} {} {} {} `{}` {}", static_cast<int>(boxed.kind), boxed.id, boxed.type_ref,
                                boxed.label, boxed.language, boxed.function_kind, boxed.text, boxed.parts.size());
  for (auto const& name : boxed.names) out += fmt::format(" {}:{}:{}", name.id, name.name, name.type_ref);
  if (boxed.table) out += "\n" + dump(*boxed.table);
  for (auto const& part : boxed.parts) out += dump(part);
  return out + ")";
}

inline std::string dump(source::ItemDefinition const& item) {
  std::string out =
      fmt::format("item {} {} {} {} {} {} {} {}{{", item.id, item.name, item.type_ref, item.is_collection,
                  dump(item.allowed_values), dump(item.type_constraint), item.is_function, item.output_type_ref);
  for (auto const& one : item.parameters) out += fmt::format("{}:{}:{};", one.id, one.name, one.type_ref);
  for (auto const& one : item.components) out += dump(one);
  return out + "}\n";
}

inline std::string dump(source::Document const& document) {
  std::string out = fmt::format("{} {} {}\n", document.id, document.name, document.name_space);
  for (auto const& one : document.imports) out += fmt::format("import {} {}\n", one.name, one.name_space);
  for (auto const& one : document.items) out += dump(one);
  for (auto const& node : document.nodes) {
    out += fmt::format("node {} {} {} {} {} {} {}:{}:{}", static_cast<int>(node.kind), node.id, node.name, node.label,
                       node.question, node.description, node.variable.id, node.variable.name, node.variable.type_ref);
    for (auto const* list :
         {&node.requires_inputs, &node.requires_decisions, &node.requires_knowledge, &node.output_decisions,
          &node.encapsulated_decisions, &node.input_decisions, &node.input_data}) {
      out += "|";
      for (auto const& href : *list) out += href + " ";
    }
    out += dump(node.logic) + "\n";
  }
  for (auto const& issue : document.issues) out += issue.at + ": " + issue.message + "\n";
  return out;
}

// The table with the ids that the reader makes of places made again.
inline source::Table remade(source::Table table, std::string const& table_id) {
  auto const make = [](std::string& id, std::string const& was, std::string const& parent, std::string const& role,
                       std::size_t number) {
    if (is_made_id(id, was, role)) id = fmt::format("{}.{}", parent, role) + (number ? fmt::format("_{}", number) : "");
  };
  auto const text = [&](source::Text& one, std::string const& was, std::string const& parent, std::string const& role,
                        std::size_t number) {
    if (one.given) make(one.id, was, parent, role, number);
  };
  std::string const& old_id = table_id;
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    auto& one = table.inputs[i];
    std::string const was = one.id;
    make(one.id, old_id, table_id, "input", i + 1);
    text(one.expression, was, one.id, "expression", 0);
    text(one.values, was, one.id, "values", 0);
  }
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    auto& one = table.outputs[i];
    std::string const was = one.id;
    make(one.id, old_id, table_id, "output", i + 1);
    text(one.values, was, one.id, "values", 0);
    text(one.otherwise, was, one.id, "default", 0);
  }
  for (std::size_t row = 0; row < table.rules.size(); ++row) {
    auto& rule = table.rules[row];
    std::string const was = rule.id;
    make(rule.id, old_id, table_id, "rule", row + 1);
    for (std::size_t i = 0; i < rule.inputs.size(); ++i) text(rule.inputs[i], was, rule.id, "input", i + 1);
    for (std::size_t i = 0; i < rule.outputs.size(); ++i) text(rule.outputs[i], was, rule.id, "output", i + 1);
  }
  return table;
}

inline source::Document document_of(std::string_view xml) { return source::read_document(xml, "m", 1U << 24U).value(); }

struct TablePlace {
  std::string id;
  std::shared_ptr<source::Table const> table;
};
inline void collect(source::Boxed const& boxed, std::vector<TablePlace>& found) {
  if (boxed.table) found.push_back({boxed.id, boxed.table});
  for (auto const& part : boxed.parts) collect(part, found);
}
inline std::vector<TablePlace> tables_of(source::Document const& document) {
  std::vector<TablePlace> found;
  for (auto const& node : document.nodes) collect(node.logic, found);
  return found;
}

}  // namespace dmn::model_files
