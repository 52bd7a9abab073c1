#include "base/calendar.h"

#include "base/csv.h"
#include "base/text.h"

namespace base {
namespace {

constexpr std::size_t calendar_issues_max = 100;

struct Columns {
  std::size_t date = 0;
  std::size_t name = 0;
  std::size_t off = 0;
  std::size_t year = 0;
  std::size_t notice = 0;
};

Result<Columns> find_columns(CsvTable const& table, std::string_view file) {
  std::vector<Issue> issues;
  auto const find = [&](std::string_view name) {
    int const index = table.column(name);
    if (index < 0) issues.push_back({std::string{file}, "column `" + std::string{name} + "` is missing"});
    return static_cast<std::size_t>(index < 0 ? 0 : index);
  };
  Columns const columns{find("date"), find("name"), find("is_off_day"), find("file_year"),
                        find("state_council_notice")};
  if (!issues.empty()) return invalid("calendar `" + std::string{file} + "` is not usable", std::move(issues));
  return columns;
}

}  // namespace

Result<WorkCalendar> WorkCalendar::read_csv(std::string_view csv, std::string_view file) {
  CsvTable const table = TRY(read_csv_table(csv, file));
  Columns const columns = TRY(find_columns(table, file));
  WorkCalendar calendar;
  std::vector<Issue> issues;
  for (CsvTable::Row const& row : table.rows) {
    auto const refuse = [&](std::size_t column, std::string message) {
      if (issues.size() < calendar_issues_max)
        issues.push_back({std::string{file} + ':' + std::to_string(row.line) + ':' + std::to_string(column + 1),
                          std::move(message)});
    };
    std::optional<Date> const date = Date::parse(row.cells[columns.date]);
    std::string const& off = row.cells[columns.off];
    std::optional<Decimal> const year = Decimal::parse(row.cells[columns.year]);
    std::optional<std::int64_t> const year_number = year ? year->to_int64() : std::nullopt;
    if (!date) refuse(columns.date, "expected a date such as 2024-03-05, got `" + row.cells[columns.date] + '`');
    if (off != "0" && off != "1") refuse(columns.off, "expected 0 (worked) or 1 (off), got `" + off + '`');
    if (!year_number || *year_number < 1 || *year_number > 9999)
      refuse(columns.year, "expected the year of the notice, got `" + row.cells[columns.year] + '`');
    if (!date || !year_number) continue;
    if (!calendar.days_.emplace(*date, Day{off == "1", row.cells[columns.name]}).second)
      refuse(columns.date, "day `" + date->to_string() + "` occurs twice");
    calendar.notices_.emplace(static_cast<int>(*year_number), row.cells[columns.notice]);
  }
  if (!issues.empty()) return invalid("calendar `" + std::string{file} + "` is not usable", std::move(issues));
  return calendar;
}

bool WorkCalendar::is_working_day(Date date) const {
  auto const listed = days_.find(date);
  return listed != days_.end() ? !listed->second.off : date.weekday() <= 5;
}

Date WorkCalendar::plus_working_days(Date from, int n) const {
  CHECK(n >= 1);
  Date day = from;
  for (int left = n; left > 0;) {
    day = day.plus_days(1);
    if (is_working_day(day)) --left;
  }
  return day;
}

int WorkCalendar::working_days_between(Date from, Date to) const {
  int count = 0;
  for (Date day = from.plus_days(1); day <= to; day = day.plus_days(1)) count += is_working_day(day) ? 1 : 0;
  return count;
}

bool WorkCalendar::covers(int year) const { return notices_.contains(year); }

std::string WorkCalendar::notice_of(int year) const {
  auto const found = notices_.find(year);
  return found == notices_.end() ? std::string{} : found->second;
}

}  // namespace base
