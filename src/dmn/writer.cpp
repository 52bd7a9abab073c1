#include "dmn/writer.h"

#include <fmt/core.h>

#include <algorithm>

#include "dmn/names.h"
#include "dmn/reader.h"
#include "dmn/table_xml.h"
#include "dmn/xml.h"
#include "dmn/xml_text.h"

namespace dmn {
namespace {

using source::Reader;

// XML 1.0 holds no control character but tab and line ends.
bool fits_xml(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
}

class TextCheck {
 public:
  explicit TextCheck(std::string const& file) : file_(file) {}
  std::vector<base::Issue> issues;

  void add(std::string const& id, std::string const& text) {
    if (!fits_xml(text)) issues.push_back({file_ + "#" + id, "holds a control character that XML cannot: remove it"});
  }
  void add(source::Text const& text) { add(text.id, text.text); }
  void add(source::Table const& table) {
    for (auto const& clause : table.inputs) {
      add(clause.id, clause.label);
      add(clause.expression);
      add(clause.values);
    }
    for (auto const& clause : table.outputs) {
      for (std::string const& text : {clause.label, clause.name, clause.type_ref}) add(clause.id, text);
      add(clause.values);
      add(clause.otherwise);
    }
    for (std::string const& name : table.annotations) add("annotation", name);
    for (auto const& rule : table.rules) {
      add(rule.id, rule.description);
      for (source::Text const& cell : rule.inputs) add(cell);
      for (source::Text const& cell : rule.outputs) add(cell);
      for (std::string const& note : rule.annotations) add(rule.id, note);
    }
  }

 private:
  std::string const& file_;
};

// A file read together with the places of its bytes.
struct Opened {
  std::unique_ptr<pugi::xml_document> document;
  std::string_view name_space;
  source::Document read;
  std::vector<Reader::TableElement> tables;
};

base::Result<Opened> open(std::string_view xml, std::string const& file, source::Table const& table) {
  TextCheck check{file};
  check.add(table);
  if (!check.issues.empty()) return base::invalid("the table cannot be stored", std::move(check.issues));
  Opened opened;
  opened.document = TRY(read_xml(xml, file));
  opened.name_space = TRY(source::name_space_of(*opened.document, file));
  opened.read.file = file;
  Reader reader{opened.read, opened.name_space};
  reader.read_definitions(opened.document->document_element());
  opened.tables = reader.tables();
  return opened;
}

}  // namespace

bool is_made_id(std::string_view id, std::string_view parent_id, std::string_view role) {
  if (id.empty()) return true;
  std::string const stem = fmt::format("{}.{}", parent_id, role);
  if (!id.starts_with(stem)) return false;
  std::string_view rest = id.substr(stem.size());
  if (rest.empty()) return true;
  if (rest.front() != '_') return false;
  rest.remove_prefix(1);
  return !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

base::Result<std::string> replace_table(std::string_view xml, std::string const& file, std::string_view table_id,
                                        source::Table const& table) {
  Opened const opened = TRY(open(xml, file, table));
  auto const found = std::find_if(opened.tables.begin(), opened.tables.end(),
                                  [&](Reader::TableElement const& one) { return one.id == table_id; });
  if (found == opened.tables.end())
    return base::not_found(fmt::format("{}: has no decision table with the id `{}`", file, table_id));
  XmlText const text{xml, *opened.document};
  TableXml const writer{text, found->element, found->element, *found->table};
  auto const& span = text.span(found->element);
  return text.edited(0, xml.size(), {{span.begin, span.end, writer.write(found->id, table)}});
}

base::Result<std::string> insert_table(std::string_view xml, std::string const& file, std::string_view decision,
                                       std::string_view table_id, source::Table const& table) {
  Opened const opened = TRY(open(xml, file, table));
  std::string const name = normalized_name(decision);
  for (pugi::xml_node const element : opened.document->document_element().children()) {
    bool const is_decision = element.type() == pugi::node_element && local_name(element) == "decision" &&
                             namespace_of(element) == opened.name_space;
    bool const is_wanted =
        element.attribute("id").value() == decision || normalized_name(element.attribute("name").value()) == name;
    if (!is_decision || !is_wanted) continue;
    source::Document scratch;
    if (Reader{scratch, opened.name_space}.expression_of(element, "").kind != source::Boxed::Kind::none)
      return base::Error{base::ErrorCode::conflict, fmt::format("{}: `{}` has its logic already", file, name), {}};
    XmlText const text{xml, *opened.document};
    source::Table const none;
    std::string const written = TableXml{text, element, {}, none}.write(std::string{table_id}, table);
    auto const& span = text.span(element);
    if (span.is_self_closed()) {
      std::size_t const slash = xml.rfind('/', span.end);
      return text.edited(0, xml.size(), {{slash, span.end, fmt::format(">{}</{}>", written, element.name())}});
    }
    std::size_t at = span.open_end;
    for (pugi::xml_node const child : element.children())
      if (child.type() == pugi::node_element) at = text.span(child).end;
    std::string_view const blanks = text.bytes(span.open_end, span.close_begin);
    std::string const line =
        blanks.find('\n') == std::string_view::npos ? "" : TableXml{text, element, {}, none}.line(0);
    return text.edited(0, xml.size(), {{at, at, line + written}});
  }
  return base::not_found(fmt::format("{}: has no decision `{}`", file, decision));
}

}  // namespace dmn
