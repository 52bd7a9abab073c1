// Turns elements of a DMN file into source structs. Internal to the module.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "dmn/source.h"
#include "dmn/xml.h"

namespace dmn::source {

class Reader {
 public:
  Reader(Document& document, std::string_view name_space) : document_(document), name_space_(name_space) {}

  void read_definitions(pugi::xml_node definitions);

  // The first boxed expression among the children of `parent`; Kind::none when there is none.
  Boxed expression_of(pugi::xml_node parent, std::string const& parent_id);
  Boxed function_of(pugi::xml_node node, std::string const& id);

  // The decision tables read, with their elements, in the order of reading.
  struct TableElement {
    std::string id;
    std::shared_ptr<Table const> table;
    pugi::xml_node element;
  };
  std::vector<TableElement> const& tables() const { return tables_; }

 private:
  bool is(pugi::xml_node node, std::string_view name) const;
  pugi::xml_node child(pugi::xml_node parent, std::string_view name) const;
  template <class Visit>
  void each(pugi::xml_node parent, std::string_view name, Visit visit) const {
    for (pugi::xml_node const node : parent.children())
      if (is(node, name)) visit(node);
  }
  std::string id_of(pugi::xml_node node, std::string const& parent_id, std::string_view role, std::size_t number = 0);
  std::string name_of(pugi::xml_node node, std::string const& id);
  Variable variable_of(pugi::xml_node node, std::string const& parent_id, std::string_view role,
                       std::size_t number = 0);
  Text text_element(pugi::xml_node node, std::string const& parent_id, std::string_view role, std::size_t number = 0);
  std::vector<std::string> references(pugi::xml_node parent, std::string_view name) const;

  void read_node(pugi::xml_node element, Node::Kind kind);
  void read_requirements(pugi::xml_node element, Node& node);
  ItemDefinition item_of(pugi::xml_node element, std::string const& parent_id);
  Boxed boxed(pugi::xml_node element, Boxed::Kind kind, std::string const& parent_id);
  void read_context(pugi::xml_node element, Boxed& boxed);
  void read_relation(pugi::xml_node element, Boxed& boxed);
  void read_invocation(pugi::xml_node element, Boxed& boxed);
  void read_children(pugi::xml_node element, Boxed& boxed, std::initializer_list<std::string_view> roles);
  std::shared_ptr<Table const> table_of(pugi::xml_node element, std::string const& id);
  void read_clauses(pugi::xml_node element, std::string const& id, Table& table);
  Rule rule_of(pugi::xml_node element, std::string const& table_id, std::size_t number);
  void issue(std::string const& id, std::string message);
  std::string language_of(pugi::xml_node node) const;  // "" for FEEL, else as written

  Document& document_;
  std::string_view name_space_;
  std::unordered_set<std::string> ids_;
  std::vector<TableElement> tables_;
  std::string language_;  // of the definitions, for elements that name none
};

// The namespace of a DMN file of a known version; else an error.
base::Result<std::string_view> name_space_of(pugi::xml_document const& document, std::string const& file);

}  // namespace dmn::source
