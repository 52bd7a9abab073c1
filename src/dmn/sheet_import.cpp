// Sheets into a model: every sheet is read, the model is written and loaded, and only then is it given out.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

#include "dmn/model.h"
#include "dmn/sheet.h"
#include "dmn/sheet_text.h"
#include "dmn/sheet_words.h"
#include "dmn/writer.h"

namespace dmn {
namespace {

std::size_t const model_bytes_max = LoadOptions{}.bytes_max;

// Names that hold signs which would else be read as punctuation, such as `营收（万元）`.
std::vector<std::string> names_with_signs(source::Document const& document) {
  std::set<std::string> names;
  auto const add = [&](std::string const& name) {
    if (plain_feel(name, {}) != name) names.insert(name);
  };
  for (auto const& node : document.nodes) add(node.name);
  std::vector<source::ItemDefinition const*> items;
  for (auto const& item : document.items) items.push_back(&item);
  while (!items.empty()) {
    auto const& item = *items.back();
    items.pop_back();
    add(item.name);
    for (auto const& component : item.components) items.push_back(&component);
  }
  for (auto const& named : tables_of(document)) {
    for (auto const& clause : named.table->inputs) add(clause.expression.text);
    for (auto const& clause : named.table->outputs) add(clause.name);
  }
  return {names.rbegin(), names.rend()};  // a name before one that begins it
}

class Import {
 public:
  Import(std::string_view xml, std::string const& file, source::Document const& document, std::string_view locale)
      : file_(file), tables_(tables_of(document)), names_(names_with_signs(document)), locale_(locale), old_xml_(xml) {
    result_.xml = xml;
  }

  void add(Sheet const& sheet) {
    if (!is_table_sheet(sheet)) {
      result_.notes.push_back({sheet.name, "", "", say("不是决策表，未读取", "is no decision table: left alone")});
      return;
    }
    NamedTable const* const named = table_of(sheet);
    if (!named) return;
    SheetTable read = read_sheet(sheet, named->table.get(), names_, locale_);
    result_.notes.insert(result_.notes.end(), read.notes.begin(), read.notes.end());
    result_.errors.insert(result_.errors.end(), read.errors.begin(), read.errors.end());
    if (!read.errors.empty()) return;
    if (read.table == *named->table) {
      result_.unchanged.push_back(named->title);
      return;
    }
    auto written = replace_table(result_.xml, file_, named->table_id, read.table);
    if (!written) {
      for (auto const& issue : written.error().issues)
        result_.errors.push_back({sheet.name, "", issue.at, say("含有 XML 不允许的控制字符：请删除", issue.message)});
      if (written.error().issues.empty()) result_.errors.push_back({sheet.name, "", "", written.error().message});
      return;
    }
    result_.xml = *std::move(written);
    result_.changed.push_back(named->title);
    read_.push_back({named->table_id, sheet, std::move(read)});
  }

  base::Result<SheetImport> finish() {
    if (result_.errors.empty() && !read_.empty()) TRY(check());
    if (!result_.errors.empty()) {
      result_.xml = old_xml_;
      result_.changed.clear();
    }
    return std::move(result_);
  }

 private:
  struct ReadSheet {
    std::string table_id;
    Sheet const& sheet;
    SheetTable read;
  };
  struct Place {
    std::string sheet, cell, value;
  };

  std::string say(std::string_view zh, std::string_view en) const {
    return std::string{words::is_chinese(locale_) ? zh : en};
  }

  std::string hint(base::Issue const& issue) const {
    if (issue.message.find("unknown") == std::string::npos) return {};
    return say("；文本请加英文双引号，例如 \"A\"，名称须与模型一致",
               "; put texts in quotes, as in \"A\", and spell names as the model does");
  }

  NamedTable const* table_of(Sheet const& sheet) {
    std::string const id = table_id_of(sheet);
    NamedTable const* found = nullptr;
    std::vector<std::string_view> known;
    for (auto const& named : tables_) {
      known.push_back(named.table_id);
      if (named.table_id == id) found = &named;
    }
    if (!found) {
      result_.errors.push_back(
          {sheet.name, "", id,
           fmt::format(fmt::runtime(say("模型中没有这个表标识；有的是 {}：请恢复隐藏的“表标识”一行",
                                        "the model has no table of this id; it has {}: put the hidden "
                                        "row `Table id` back")),
                       fmt::join(known, ", "))});
      return nullptr;
    }
    if (seen_.insert(id).second) return found;
    result_.errors.push_back(
        {sheet.name, "", id,
         say("同一个决策表出现在两张工作表中：请删除一张", "the table stands in two sheets: delete one")});
    return nullptr;
  }

  // Where each element of the new tables stands in the sheets.
  std::map<std::string, Place, std::less<>> places(source::Document const& document) const {
    std::map<std::string, Place, std::less<>> found;
    for (auto const& named : tables_of(document)) {
      for (auto const& one : read_) {
        if (one.table_id != named.table_id) continue;
        auto const at = [&](std::string const& id, std::size_t row, std::size_t column) {
          bool const exists = row < one.sheet.rows.size() && column < one.sheet.rows[row].size();
          found.emplace(id,
                        Place{one.sheet.name, cell_name(row, column), exists ? one.sheet.rows[row][column].text : ""});
        };
        found.emplace(one.table_id, Place{one.sheet.name, "", ""});
        for (std::size_t i = 0; i < named.table->inputs.size(); ++i) {
          at(named.table->inputs[i].id, one.read.heading_row, one.read.input_columns[i]);
          at(named.table->inputs[i].expression.id, one.read.heading_row, one.read.input_columns[i]);
          at(named.table->inputs[i].values.id, one.read.heading_row, one.read.input_columns[i]);
        }
        for (std::size_t i = 0; i < named.table->outputs.size(); ++i) {
          at(named.table->outputs[i].id, one.read.heading_row, one.read.output_columns[i]);
          at(named.table->outputs[i].values.id, one.read.heading_row, one.read.output_columns[i]);
          at(named.table->outputs[i].otherwise.id, one.read.heading_row, one.read.output_columns[i]);
        }
        for (std::size_t r = 0; r < named.table->rules.size(); ++r) {
          auto const& rule = named.table->rules[r];
          for (std::size_t i = 0; i < rule.inputs.size(); ++i)
            at(rule.inputs[i].id, one.read.rule_rows[r], one.read.input_columns[i]);
          for (std::size_t i = 0; i < rule.outputs.size(); ++i)
            at(rule.outputs[i].id, one.read.rule_rows[r], one.read.output_columns[i]);
          at(rule.id, one.read.rule_rows[r], 0);
        }
      }
    }
    return found;
  }

  // Faults that the model did not have before are faults of the sheets.
  base::Result<> check() {
    auto const what = [](base::Issue const& issue) {  // without `Tier`, rule 3: rows may have moved
      std::size_t const colon = issue.message.find(": ");
      return colon == std::string::npos ? issue.message : issue.message.substr(colon + 2);
    };
    std::multiset<std::string> before;
    if (auto const old_model = Model::load(old_xml_, {.file = file_}))
      for (auto const& issue : old_model->issues()) before.insert(what(issue));
    Model const model = TRY(Model::load(result_.xml, {.file = file_}));
    auto const where = places(TRY(source::read_document(result_.xml, file_, model_bytes_max)));
    for (auto const& issue : model.issues()) {
      if (auto const known = before.find(what(issue)); known != before.end()) {
        before.erase(known);
        continue;
      }
      std::string_view id = issue.at;
      id.remove_prefix(std::min(id.size(), id.find('#') + 1));
      auto place = where.find(id);
      if (place == where.end()) place = where.find(id.substr(0, id.rfind(':')));  // `id:column of the text`
      if (place == where.end())
        result_.errors.push_back({read_.front().sheet.name, "", "", issue.message});
      else
        result_.errors.push_back({place->second.sheet, place->second.cell, place->second.value,
                                  say("不能用作规则：", "") + what(issue) + hint(issue)});
    }
    return {};
  }

  std::string const& file_;
  std::vector<NamedTable> tables_;
  std::vector<std::string> names_;
  std::string_view locale_, old_xml_;
  std::set<std::string> seen_;
  std::vector<ReadSheet> read_;
  SheetImport result_;
};

}  // namespace

base::Result<SheetImport> import_sheets(std::string_view xml, std::string const& file, std::vector<Sheet> const& sheets,
                                        std::string_view locale) {
  source::Document const document = TRY(source::read_document(xml, file, model_bytes_max));
  Import import{xml, file, document, locale};
  for (Sheet const& sheet : sheets) import.add(sheet);
  return import.finish();
}

}  // namespace dmn
