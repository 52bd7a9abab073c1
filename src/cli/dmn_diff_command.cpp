#include "cli/dmn_diff_command.h"

#include <fmt/format.h>

#include "base/record.h"
#include "dmn/model.h"

namespace dmn {

BOOST_DESCRIBE_ENUM(Change, added, removed, changed)
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, place, before, after))
BOOST_DESCRIBE_STRUCT(ColumnChange, (), (change, role, id, title, before, after, moved, fields))
BOOST_DESCRIBE_STRUCT(CellChange, (), (role, column, before, after))
BOOST_DESCRIBE_STRUCT(RuleChange, (), (change, id, before, after, moved, cells))
BOOST_DESCRIBE_STRUCT(TableChange, (), (change, table_id, title, fields, columns, rules, rules_before, rules_after))
BOOST_DESCRIBE_STRUCT(ElementChange, (), (change, kind, id, name, fields, tables))
BOOST_DESCRIBE_STRUCT(Difference, (), (elements))

}  // namespace dmn

namespace cli {
namespace {

base::Result<dmn::source::Document> read(std::string const& path, Ports const& ports) {
  std::string const xml = TRY(ports.read_file(path));
  return dmn::source::read_document(xml, path, dmn::LoadOptions{}.bytes_max);
}

}  // namespace

int dmn_diff(DiffArguments const& arguments, Ports const& ports) {
  auto const before = read(arguments.before, ports);
  auto const after = before ? read(arguments.after, ports) : before;
  if (!before || !after) {
    fmt::print(stderr, "yingzhou dmn diff: {}\n", base::to_text(before ? after.error() : before.error()));
    return 2;
  }
  dmn::Difference const difference = dmn::difference(*before, *after);
  if (arguments.json) {
    fmt::print("{}\n", base::to_json(difference).to_pretty_string());
  } else {
    int const width = arguments.width > 0 ? arguments.width : ports.columns;
    fmt::print("{}", difference_text(difference, arguments.locale != "en", static_cast<std::size_t>(width)));
  }
  return difference.is_same() ? 0 : 1;
}

}  // namespace cli
