#include "feeds/xlsx_workbook.h"

#include <fmt/core.h>

#include <charconv>
#include <map>
#include <optional>

#include "feeds/xml_stream.h"

namespace feeds {
namespace {

constexpr std::size_t part_items_max = 100'000;  // sheets, formats, relationships: far beyond what Excel itself allows

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Relationships of a part: id -> type and target.
class Relationships final : public XmlHandler {
 public:
  struct Target {
    std::string type, path;
  };
  std::map<std::string, Target, std::less<>> targets;

  base::Result<> start(std::string_view name, XmlAttributes const& attributes) override {
    if (name != "Relationship" || attributes.of("TargetMode") == "External") return {};
    if (targets.size() == part_items_max) return base::invalid("too many relationships");
    Target target{std::string{attributes.of("Type")}, std::string{attributes.of("Target")}};
    targets[std::string{attributes.of("Id")}] = std::move(target);
    return {};
  }
  base::Result<> text(std::string_view) override { return {}; }
  base::Result<> end(std::string_view) override { return {}; }

  // The target of the first relationship whose type ends with `/kind`; "" when absent.
  std::string path_of_kind(std::string_view kind) const {
    for (auto const& [id, target] : targets)
      if (target.type.ends_with("/" + std::string{kind})) return target.path;
    return {};
  }
};

class WorkbookReader final : public XmlHandler {
 public:
  struct Sheet {
    std::string name, relationship;
    bool is_visible = true;
  };
  std::vector<Sheet> sheets;
  bool is_1904_system = false;

  base::Result<> start(std::string_view name, XmlAttributes const& attributes) override {
    if (name == "workbookPr") {
      std::string_view const value = attributes.of("date1904");
      is_1904_system = value == "1" || value == "true";
    } else if (name == "sheet") {
      if (sheets.size() == part_items_max) return base::invalid("too many sheets");
      std::string_view const state = attributes.of("state");
      sheets.push_back({std::string{attributes.of("name")}, std::string{attributes.of_relationship("id")},
                        state.empty() || state == "visible"});
    }
    return {};
  }
  base::Result<> text(std::string_view) override { return {}; }
  base::Result<> end(std::string_view) override { return {}; }
};

class StylesReader final : public XmlHandler {
 public:
  std::vector<NumberFormat> formats;

  base::Result<> start(std::string_view name, XmlAttributes const& attributes) override {
    if (name == "numFmt") {
      if (custom_.size() == part_items_max) return base::invalid("too many number formats");
      custom_[number_of(attributes.of("numFmtId"), -1)] = number_format_of(attributes.of("formatCode"));
    } else if (name == "cellXfs") {
      is_in_cells_ = true;
    } else if (name == "xf" && is_in_cells_) {
      if (formats.size() == part_items_max) return base::invalid("too many cell formats");
      int const id = number_of(attributes.of("numFmtId"), 0);
      auto const found = custom_.find(id);
      formats.push_back(found == custom_.end() ? built_in_number_format(id) : found->second);
    }
    return {};
  }
  base::Result<> text(std::string_view) override { return {}; }
  base::Result<> end(std::string_view name) override {
    if (name == "cellXfs") is_in_cells_ = false;
    return {};
  }

 private:
  std::map<int, NumberFormat> custom_;
  bool is_in_cells_ = false;
};

class StringsReader final : public XmlHandler {
 public:
  explicit StringsReader(SharedStrings& strings) : strings_(strings) {}

  base::Result<> start(std::string_view name, XmlAttributes const&) override {
    if (name == "si") text_.clear();
    if (name == "rPh") is_in_reading_aid_ = true;
    is_in_text_ = name == "t" && !is_in_reading_aid_;
    return {};
  }
  base::Result<> text(std::string_view text) override {
    if (!is_in_text_) return {};
    if (text_.size() + text.size() > xlsx_cell_bytes_max)
      return base::invalid(fmt::format("shared string {} is longer than 1 MiB", strings_.size()));
    text_ += text;
    return {};
  }
  base::Result<> end(std::string_view name) override {
    is_in_text_ = false;
    if (name == "rPh") is_in_reading_aid_ = false;
    if (name == "si" && !strings_.add(unescaped(text_)))
      return base::invalid(
          fmt::format("more than {} MiB of shared strings; split the file", SharedStrings::bytes_max >> 20));
    return {};
  }

 private:
  SharedStrings& strings_;
  std::string text_;
  bool is_in_text_ = false, is_in_reading_aid_ = false;
};

// `target` as seen from the folder of `part`: ("xl/workbook.xml", "worksheets/sheet1.xml") -> "xl/worksheets/sheet1.xml".
std::string resolved(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string{target.substr(1)};
  std::string folder{part.substr(0, part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/'))};
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../")) folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/'));
    target.remove_prefix(target.find('/') + 1);
  }
  return folder.empty() ? std::string{target} : folder + "/" + std::string{target};
}

std::string relationships_part(std::string_view part) {
  std::size_t const slash = part.rfind('/');
  std::string_view const folder = slash == std::string_view::npos ? "" : part.substr(0, slash + 1);
  return fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
}

// Errors of the handlers above do not know the part.
base::Result<> read_located(ZipPackage& package, std::string_view part, XmlHandler& handler) {
  base::Result<> const result = read_part(package, part, handler);
  if (result) return {};
  base::Error error = result.error();
  if (!error.message.starts_with(package.path()))
    error.message = fmt::format("{}: {}: {}", package.path(), part, error.message);
  return error;
}

base::Result<std::string> workbook_part(ZipPackage& package) {
  constexpr std::string_view root = "_rels/.rels";
  Relationships relationships;
  if (package.has(root)) TRY(read_located(package, root, relationships));
  std::string part = resolved("", relationships.path_of_kind("officeDocument"));
  if (part.empty() || !package.has(part))
    return base::invalid(fmt::format(
        "{}: a ZIP file, but not an XLSX workbook; unpack it or save the table as .xlsx or .csv", package.path()));
  if (!part.ends_with(".xml"))
    return base::invalid(fmt::format("{}: a binary workbook ({}); save it as .xlsx or .csv", package.path(), part));
  return part;
}

}  // namespace

std::string_view SharedStrings::at(std::size_t index) const {
  std::size_t const begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view{bytes_}.substr(begin, ends_[index] - begin);
}

bool SharedStrings::add(std::string_view text) {
  if (bytes_.size() + text.size() > bytes_max || ends_.size() == count_max) return false;
  bytes_ += text;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  return true;
}

base::Result<XlsxWorkbook> read_workbook(ZipPackage& package) {
  std::string const part = TRY(workbook_part(package));
  WorkbookReader reader;
  TRY(read_located(package, part, reader));
  Relationships relationships;
  TRY(read_located(package, relationships_part(part), relationships));
  XlsxWorkbook workbook;
  workbook.is_1904_system = reader.is_1904_system;
  for (auto& sheet : reader.sheets) {
    auto const found = relationships.targets.find(sheet.relationship);
    if (found == relationships.targets.end() || !found->second.type.ends_with("/worksheet"))
      continue;  // charts and macros
    workbook.sheets.push_back({std::move(sheet.name), resolved(part, found->second.path), sheet.is_visible});
  }
  StylesReader styles;
  if (std::string const styles_path = relationships.path_of_kind("styles"); !styles_path.empty())
    TRY(read_located(package, resolved(part, styles_path), styles));
  workbook.formats = std::move(styles.formats);
  if (std::string const strings_path = relationships.path_of_kind("sharedStrings"); !strings_path.empty()) {
    StringsReader strings{workbook.strings};
    TRY(read_located(package, resolved(part, strings_path), strings));
  }
  return workbook;
}

std::string unescaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    std::size_t const at = std::min(text.find("_x"), text.size());
    result += text.substr(0, at);
    text.remove_prefix(at);
    unsigned code = 0;
    auto const digits = text.substr(0, 7);
    bool const is_escape = digits.size() == 7 && digits[6] == '_' &&
                           std::from_chars(digits.data() + 2, digits.data() + 6, code, 16).ptr == digits.data() + 6;
    if (is_escape && code < 0x80) {  // beyond ASCII there is no need to escape and writers do not
      result += static_cast<char>(code);
      text.remove_prefix(7);
    } else {
      result += text.substr(0, 2);
      text.remove_prefix(std::min<std::size_t>(2, text.size()));
    }
  }
  return result;
}

}  // namespace feeds
