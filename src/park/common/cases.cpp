#include "park/common/cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "park/common/fact_values.h"
#include "park/common/pack.h"

namespace park {
namespace {

struct Row {
  std::string kind, name, value, valid_from, valid_to, known_at, source, note, place;
};

std::optional<base::Date> date_of(std::string const& text, std::string const& place, std::vector<base::Issue>& issues) {
  if (text.empty()) return std::nullopt;
  auto const date = base::Date::parse(text);
  if (!date) issues.push_back({place, fmt::format("expected a date such as 2024-03-05, got `{}`", text)});
  return date;
}

void add_fact(Row const& row, Pack const& pack, Case& found, std::vector<base::Issue>& issues) {
  int const index = pack.fact(row.name);
  if (index < 0) return issues.push_back({row.place, fmt::format("there is no fact `{}` in facts.csv", row.name)});
  Fact fact;
  auto const& definition = pack.facts[static_cast<std::size_t>(index)];
  bool const is_held = !pack.collection.empty() && read_held(definition, row.value, base::Decimal{1}, fact);
  base::Result<std::optional<feel::Value>> value = std::optional{fact.value};
  if (!is_held) value = read_value(definition, row.value, base::Decimal{1});
  if (!value || !*value) {
    return issues.push_back({row.place, value ? fmt::format("the fact `{}` has no value", row.name)
                                              : fmt::format("{}: {}", row.name, value.error().message)});
  }
  fact.name = row.name;
  fact.value = **value;
  fact.valid_from = date_of(row.valid_from, row.place, issues);
  fact.valid_to = date_of(row.valid_to, row.place, issues);
  auto const known = date_of(row.known_at, row.place, issues);
  if (!known)
    return issues.push_back({row.place, fmt::format("the fact `{}` needs the day on which it became known", row.name)});
  if (fact.valid_from && fact.valid_to && *fact.valid_to < *fact.valid_from)
    issues.push_back({row.place, fmt::format("the period of `{}` ends before it begins", row.name)});
  fact.known_at = *known;
  fact.source = row.source;
  if (!pack.sources.all().empty() && pack.sources.find(row.source) == nullptr)
    return issues.push_back({row.place, fmt::format("there is no source `{}` in sources.csv", row.source)});
  fact.note = row.note;
  found.facts.push_back(std::move(fact));
}

// `value`: field=text; field=text. Texts are read when the case runs.
void add_entry(Row const& row, Pack const& pack, Case& found, std::vector<base::Issue>& issues) {
  DatasetDefinition const* const dataset = pack.dataset(row.name);
  if (dataset == nullptr || !dataset->holds_entries)
    return issues.push_back({row.place, fmt::format("datasets.csv has no `{}` that holds entries", row.name)});
  CaseEntry entry{row.name, {}, {}, row.source, row.note};
  for (std::size_t from = 0; from < row.value.size();) {
    std::size_t const to = std::min(row.value.find(';', from), row.value.size());
    std::string const part = base::trimmed(std::string_view{row.value}.substr(from, to - from));
    std::size_t const equals = part.find('=');
    std::string const field = base::trimmed(std::string_view{part}.substr(0, equals));
    if (equals == std::string::npos || dataset->field(field) == nullptr)
      return issues.push_back({row.place, fmt::format("`{}` has no field `{}`; write field=text; …", row.name, field)});
    entry.content[field] = base::trimmed(std::string_view{part}.substr(equals + 1));
    from = to + 1;
  }
  auto const known = date_of(row.known_at, row.place, issues);
  if (!known) return issues.push_back({row.place, "an entry needs the day on which it became known"});
  entry.known_at = *known;
  if (pack.sources.find(row.source) == nullptr)
    return issues.push_back({row.place, fmt::format("there is no source `{}` in sources.csv", row.source)});
  found.entries.push_back(std::move(entry));
}

void add_row(Row const& row, Pack const& pack, Case& found, std::vector<base::Issue>& issues) {
  if (row.kind == "title")
    (row.name == "zh" ? found.title_zh : found.title_en) = row.value;
  else if (row.kind == "requirement")
    found.requirement += (found.requirement.empty() ? "" : " ") + row.value;
  else if (row.kind == "demo") {
    found.demo_zh = row.value;
    found.demo_en = row.note;
  } else if (row.kind == "fact") {
    add_fact(row, pack, found, issues);
  } else if (row.kind == "entry") {
    add_entry(row, pack, found, issues);
  } else if (row.kind == "as_of") {
    auto const date = date_of(row.value, row.place, issues);
    if (date)
      found.stages.push_back({*date, {}});
    else
      issues.push_back({row.place, "an as_of row needs a date"});
  } else if (row.kind == "expect") {
    if (found.stages.empty()) return issues.push_back({row.place, "an expect row must follow an as_of row"});
    found.stages.back().expectations.push_back({row.name, row.value, row.place});
  } else {
    issues.push_back(
        {row.place,
         fmt::format("expected one of title, requirement, demo, fact, entry, as_of, expect, got `{}`", row.kind)});
  }
}

// A test beginning with a comparison or an interval is FEEL; anything else is a literal.
bool is_test(std::string_view text) {
  return text.starts_with('<') || text.starts_with('>') || text.starts_with('[') || text.starts_with("not(");
}

std::string text_of(base::Json const& value) {
  if (auto const* text = value.if_string()) return *text;
  if (auto const* number = value.if_number()) return number->to_string();
  return value.to_string();
}

}  // namespace

base::Result<std::vector<Case>> read_cases(std::string_view text, std::string_view file, Pack const& pack) {
  base::CsvTable const table = TRY(base::read_csv_table(text, file));
  std::vector<base::Issue> issues;
  std::vector<Case> cases;
  for (auto const* column : {"case", "kind", "name", "value", "valid_from", "valid_to", "known_at", "source", "note"})
    if (table.column(column) < 0)
      issues.push_back({fmt::format("{}:1", file), fmt::format("the column `{}` is missing", column)});
  if (!issues.empty()) return base::invalid("the case file lacks columns", std::move(issues));
  for (auto const& cells : table.rows) {
    auto const cell = [&](std::string_view column) {
      return base::trimmed(cells.cells[static_cast<std::size_t>(table.column(column))]);
    };
    std::string const name = cell("case");
    Row const row{cell("kind"),       cell("name"),     cell("value"),
                  cell("valid_from"), cell("valid_to"), cell("known_at"),
                  cell("source"),     cell("note"),     fmt::format("{}:{}", file, cells.line)};
    if (name.empty()) {
      issues.push_back({row.place, "the name of the case is missing"});
      continue;
    }
    if (cases.empty() || cases.back().name != name) {
      auto const before = std::find_if(cases.begin(), cases.end(), [&](auto const& c) { return c.name == name; });
      if (before != cases.end())
        issues.push_back({row.place, fmt::format("the rows of case `{}` must stand together", name)});
      cases.push_back({});
      cases.back().name = name;
      cases.back().file = file;
    }
    add_row(row, pack, cases.back(), issues);
  }
  if (!issues.empty()) return base::invalid("the case file has issues", std::move(issues));
  return cases;
}

base::Json const* walk(base::Json const& document, std::string_view path) {
  base::Json const* at = &document;
  while (at && !path.empty()) {
    std::size_t const dot = std::min(path.find('.'), path.size());
    std::string_view const part = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (auto const* array = at->if_array()) {
      base::Json const* found = nullptr;
      for (auto const& element : *array)
        for (auto const* key : {"name", "code", "step", "chain"})
          if (!found && element.text_of(key) == part) found = &element;
      auto const index = base::Decimal::parse(part);
      if (!found && index && index->to_int64() && *index->to_int64() >= 0 &&
          static_cast<std::size_t>(*index->to_int64()) < array->size())
        found = &(*array)[static_cast<std::size_t>(*index->to_int64())];
      at = found;
    } else {
      at = at->find(part);
    }
  }
  return at;
}

std::string unmet(base::Json const& assessment, Expectation const& expectation) {
  base::Json const* const found = walk(assessment, expectation.path);
  bool const wants_nothing = expectation.want == "null" || expectation.want.empty();
  if (!found || found->is_null()) return wants_nothing ? "" : "nothing";
  // A record with a code (grade, tier …) stands for its code.
  base::Json const* const code = found->find("code");
  base::Json const& value = code ? *code : *found;
  if (is_test(expectation.want)) {
    feel::Scope const scope;
    auto const tests = feel::UnaryTests::compile(expectation.want, scope, feel::any_type());
    if (!tests) return fmt::format("`{}` is not a test: {}", expectation.want, tests.error().message);
    feel::Frame frame{scope};
    feel::Value const input = value.if_number() ? feel::Value{*value.if_number()} : feel::Value{text_of(value)};
    feel::Value const held = tests->matches(input, frame);
    return held.kind() == feel::Kind::boolean && held.boolean() ? "" : text_of(value);
  }
  auto const wanted_number = base::Decimal::parse(expectation.want);
  if (wanted_number && value.if_number()) return *wanted_number == *value.if_number() ? "" : text_of(value);
  return text_of(value) == expectation.want ? "" : (text_of(value).empty() ? "nothing" : text_of(value));
}

}  // namespace park
