// The working-day calendar: State Council notices with shifted workdays (调休) as data. A date not listed follows the week:
// Monday–Friday worked, Saturday and Sunday off. Source: AMB-18; data in policies/calendars/cn.csv with the notice of each
// year. Questions about years the data do not cover are answered from the week and flagged by `covers`.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace base {

class WorkCalendar {
 public:
  // Columns date,name,is_off_day,file_year,state_council_notice.
  static Result<WorkCalendar> read_csv(std::string_view csv, std::string_view file);
  bool is_working_day(Date date) const;
  // The n-th working day after `from` (n ≥ 1; from itself does not count): "within 10 working days" ends on
  // plus_working_days(from, 10).
  Date plus_working_days(Date from, int n) const;
  int working_days_between(Date from, Date to) const;  // working days d with from < d ≤ to
  bool covers(int year) const;
  std::string notice_of(int year) const;  // the State Council notice, "" when not covered

 private:
  struct Day {
    bool off = false;
    std::string name;
  };
  std::map<Date, Day> days_;
  std::map<int, std::string> notices_;
};

}  // namespace base
