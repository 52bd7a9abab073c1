// Decision tables out to a workbook and back into the model.
#include "cli/dmn_sheets_command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/terminal_text.h"
#include "dmn/model.h"
#include "dmn/names.h"
#include "dmn/sheet.h"

namespace cli {
namespace {

base::Result<std::vector<dmn::NamedTable>> chosen_tables(ExportArguments const& arguments, Ports const& ports) {
  std::string const xml = TRY(ports.read_file(arguments.model));
  auto const document = TRY(dmn::source::read_document(xml, arguments.model, dmn::LoadOptions{}.bytes_max));
  std::vector<dmn::NamedTable> const all = dmn::tables_of(document);
  if (all.empty()) return base::not_found(fmt::format("{}: has no decision table", arguments.model));
  if (arguments.tables.empty()) return all;
  std::vector<dmn::NamedTable> chosen;
  for (std::string const& wanted : arguments.tables) {
    std::string const name = dmn::normalized_name(wanted);
    std::size_t const before = chosen.size();
    for (auto const& one : all)
      if (one.owner_name == name || one.title == name || one.owner_id == wanted || one.table_id == wanted)
        chosen.push_back(one);
    if (chosen.size() > before) continue;
    std::vector<std::string> titles;
    for (auto const& one : all) titles.push_back(one.title);
    return base::not_found(
        fmt::format("{}: has no table `{}`; it has `{}`", arguments.model, wanted, fmt::join(titles, "`, `")));
  }
  return chosen;
}

void print(std::vector<dmn::SheetRemark> const& remarks, std::string const& locale) {
  for (auto const& remark : remarks) fmt::print(stderr, "{}\n", dmn::to_text(remark, locale));
}

}  // namespace

int dmn_export(ExportArguments const& arguments, Ports const& ports) {
  auto const tables = chosen_tables(arguments, ports);
  if (!tables) return fail("dmn export", tables.error());
  auto const written = ports.write_sheets(arguments.output, dmn::sheets_of(*tables, arguments.locale));
  if (!written) return fail("dmn export", written.error());
  std::size_t rules = 0;
  for (auto const& one : *tables) rules += one.table->rules.size();
  if (arguments.locale == "en")
    fmt::print("{}: {} tables, {} rules\n", arguments.output, tables->size(), rules);
  else
    fmt::print("{}：{} 个决策表，{} 条规则\n", arguments.output, tables->size(), rules);
  return 0;
}

int dmn_import(ImportArguments const& arguments, Ports const& ports) {
  auto const sheets = ports.read_sheets(arguments.workbook);
  if (!sheets) return fail("dmn import", sheets.error());
  auto const xml = ports.read_file(arguments.model);
  if (!xml) return fail("dmn import", xml.error());
  auto const imported = dmn::import_sheets(*xml, arguments.model, *sheets, arguments.locale);
  if (!imported) return fail("dmn import", imported.error());
  print(imported->notes, arguments.locale);
  print(imported->errors, arguments.locale);
  bool const chinese = arguments.locale != "en";
  if (!imported->errors.empty()) {
    if (chinese)
      fmt::print(stderr, "{} 处错误，未写入任何内容\n", imported->errors.size());
    else
      fmt::print(stderr, "{} faults, nothing was written\n", imported->errors.size());
    return 1;
  }
  auto const written = ports.write_file(arguments.output, imported->xml);
  if (!written) return fail("dmn import", written.error());
  for (auto const& title : imported->changed) fmt::print("{}{}\n", chinese ? "已更改：" : "changed: ", title);
  for (auto const& title : imported->unchanged) fmt::print("{}{}\n", chinese ? "未变：" : "unchanged: ", title);
  return 0;
}

}  // namespace cli
