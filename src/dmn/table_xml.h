// One decision table as XML, made of the bytes of an older form of it as far as there is one. Internal to the module.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dmn/source.h"
#include "dmn/xml_text.h"

namespace dmn {

class TableXml {
 public:
  // `was`: the element of the older form and what was read from it; null for a new table in `parent`.
  TableXml(XmlText const& text, pugi::xml_node parent, pugi::xml_node was, source::Table const& old);

  std::string write(std::string const& table_id, source::Table const& table) const;
  std::string line(int depth) const;  // a line break and the indentation at this depth below the table

 private:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;  // "" = absent
  struct Piece {
    pugi::xml_node was;  // the element whose place in the text it takes over
    std::string xml;
  };
  struct Group {
    std::string_view role;
    std::vector<Piece> pieces;
  };
  struct Level {
    int depth = 0;       // below the table
    bool lines = false;  // children stand on lines of their own
  };
  // Where each column of the new form stood in the older one.
  struct Columns {
    std::vector<std::optional<std::size_t>> inputs, outputs;
    bool unchanged = true;
  };
  struct EntryGroup {
    std::string_view role, id_role;
    std::vector<source::Text> const* old;  // null for a new rule
    std::vector<source::Text> const& next;
    std::vector<std::optional<std::size_t>> const& columns;
    std::size_t columns_before;
  };

  std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view role) const;
  std::string element(pugi::xml_node was, std::string_view role, Attributes const& attributes,
                      std::vector<Group> const& groups, Level level, pugi::xml_node like = {}) const;
  std::string with_attributes(pugi::xml_node was, Attributes const& attributes) const;
  std::string content(pugi::xml_node was, std::vector<Group> const& groups, Level level, pugi::xml_node like) const;
  std::string before(pugi::xml_node element) const;
  std::string usual_before(pugi::xml_node parent, std::string_view role, Level level) const;

  std::string text_element(pugi::xml_node was, source::Text const& old, source::Text const& next, std::string_view role,
                           std::string const& parent_id, std::string_view id_role) const;
  Group text_group(pugi::xml_node parent, source::Text const& old, source::Text const& next, std::string_view role,
                   std::string const& parent_id, std::string_view id_role) const;
  Piece plain(pugi::xml_node was, std::string_view role, std::string const& text) const;
  Group inputs(std::string const& table_id, source::Table const& table) const;
  Group outputs(std::string const& table_id, source::Table const& table) const;
  Group annotations(source::Table const& table) const;
  Columns columns_of(source::Table const& table) const;
  Group entries(pugi::xml_node was, EntryGroup const& group, std::string const& rule_id) const;
  Piece rule(std::string const& table_id, source::Table const& table, Columns const& columns, std::size_t row) const;
  std::string id_to_write(pugi::xml_node was, std::string const& id, std::string const& parent_id,
                          std::string_view role) const;

  XmlText const& text_;
  std::string_view name_space_;
  std::string prefix_, indentation_;
  pugi::xml_node was_;
  source::Table const& old_;
  std::unordered_map<std::string, std::size_t> old_rules_;
  std::vector<pugi::xml_node> rule_elements_;
};

}  // namespace dmn
