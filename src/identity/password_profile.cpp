#include "identity/password_profile.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "base/csv_row_reader.h"

namespace identity {
namespace {

using Member = std::variant<int PasswordProfile::*, bool PasswordProfile::*>;

struct Parameter {
  std::string_view name, unit;
  Member member;
  int lowest = 0, highest = 0;  // what the program can work with at all
};

using P = PasswordProfile;
// clang-format off
constexpr std::array<Parameter, 24> parameters{{
    {"length_min",                    "characters", &P::length_min,                    8, 64},
    {"length_min_with_second_factor", "characters", &P::length_min_with_second_factor, 8, 64},
    {"length_max",                    "characters", &P::length_max,                    64, 1'024},
    {"character_classes_min",         "classes",    &P::character_classes_min,         1, 4},
    {"age_days_max",                  "days",       &P::age_days_max,                  0, 3'650},
    {"history",                       "passwords",  &P::history,                       0, 24},
    {"blocklist",                     "yes or no",  &P::blocklist,                     0, 1},
    {"blocklist_decoration_max",      "characters", &P::blocklist_decoration_max,      0, 16},
    {"second_factor",                 "yes or no",  &P::second_factor,                 0, 1},
    {"failures_quick_max",            "failures",   &P::failures_quick_max,            1, 20},
    {"network_failures_quick_max",    "failures",   &P::network_failures_quick_max,    1, 1'000},
    {"delay_seconds_first",           "seconds",    &P::delay_seconds_first,           1, 3'600},
    {"delay_seconds_max",             "seconds",    &P::delay_seconds_max,             1, 86'400},
    {"failures_max",                  "failures",   &P::failures_max,                  1, 100},
    {"failures_forget_hours",         "hours",      &P::failures_forget_hours,         1, 8'760},
    {"idle_minutes",                  "minutes",    &P::idle_minutes,                  1, 1'440},
    {"absolute_hours",                "hours",      &P::absolute_hours,                1, 720},
    {"step_up_minutes",               "minutes",    &P::step_up_minutes,               1, 60},
    {"set_up_link_minutes",           "minutes",    &P::set_up_link_minutes,           1, 1'440},
    {"invitation_link_hours",         "hours",      &P::invitation_link_hours,         1, 720},
    {"new_password_link_hours",       "hours",      &P::new_password_link_hours,       1, 168},
    {"argon2_memory_kib",             "KiB",        &P::argon2_memory_kib,             19'456, 1'048'576},
    {"argon2_passes",                 "passes",     &P::argon2_passes,                 1, 16},
    {"argon2_lanes",                  "lanes",      &P::argon2_lanes,                  1, 1},  // libsodium has one lane
}};
// clang-format on

Parameter const* find_parameter(std::string_view name) {
  for (Parameter const& parameter : parameters)
    if (parameter.name == name) return &parameter;
  return nullptr;
}

std::optional<int> read_integer(std::string_view text) {
  int value = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Sets the parameter; returns what is wrong with the value, or "".
std::string set(PasswordProfile& profile, Parameter const& parameter, std::string const& text) {
  if (auto const* flag = std::get_if<bool PasswordProfile::*>(&parameter.member)) {
    if (text != "yes" && text != "no") return fmt::format("expected yes or no, got `{}`", text);
    profile.** flag = text == "yes";
    return {};
  }
  auto const value = read_integer(text);
  if (!value || *value < parameter.lowest || *value > parameter.highest)
    return fmt::format("`{}` must be a whole number from {} to {} ({}), got `{}`", parameter.name, parameter.lowest,
                       parameter.highest, parameter.unit, text);
  profile.*std::get<int PasswordProfile::*>(parameter.member) = *value;
  return {};
}

// Parameters that contradict each other.
void check_together(PasswordProfile const& profile, std::string const& file, std::vector<base::Issue>& issues) {
  auto const refuse = [&](std::string_view what) {
    issues.push_back({file, fmt::format("profile `{}`: {}", profile.name, what)});
  };
  if (profile.length_min_with_second_factor > profile.length_min)
    refuse("`length_min_with_second_factor` is above `length_min`");
  if (profile.delay_seconds_first > profile.delay_seconds_max)
    refuse("`delay_seconds_first` is above `delay_seconds_max`");
  if (profile.failures_quick_max > profile.failures_max) refuse("`failures_quick_max` is above `failures_max`");
  if (profile.idle_minutes > profile.absolute_hours * 60) refuse("`idle_minutes` is longer than `absolute_hours`");
}

struct Columns {
  std::size_t profile = 0, parameter = 0, value = 0, unit = 0, source = 0;
};

base::Result<Columns> find_columns(base::CsvTable const& table, std::string const& file) {
  std::vector<base::Issue> issues;
  if (!base::has_columns(table, file, {"profile", "parameter", "value", "unit", "source"}, issues))
    return base::invalid("the password profiles are not usable", std::move(issues));
  auto const find = [&](std::string_view name) { return static_cast<std::size_t>(table.column(name)); };
  return Columns{find("profile"), find("parameter"), find("value"), find("unit"), find("source")};
}

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  void read(base::CsvTable::Row const& row, Columns const& columns) {
    std::string const& name = row.cells[columns.profile];
    std::string const& parameter_name = row.cells[columns.parameter];
    auto const refuse = [&](std::size_t column, std::string message) {
      issues_.push_back({fmt::format("{}:{}:{}", file_, row.line, column + 1), std::move(message)});
    };
    if (name.empty()) return refuse(columns.profile, "the name of the profile is missing");
    PasswordProfile& profile = profiles_[name];
    profile.name = name;
    Parameter const* const parameter = find_parameter(parameter_name);
    if (parameter == nullptr)
      return refuse(columns.parameter, fmt::format("there is no parameter `{}`", parameter_name));
    if (!given_.emplace(name, parameter_name).second)
      return refuse(columns.parameter, fmt::format("`{}` of profile `{}` occurs twice", parameter_name, name));
    if (std::string problem = set(profile, *parameter, row.cells[columns.value]); !problem.empty())
      refuse(columns.value, std::move(problem));
    if (row.cells[columns.unit] != parameter->unit)
      refuse(columns.unit, fmt::format("the unit of `{}` is `{}`", parameter_name, parameter->unit));
    if (row.cells[columns.source].empty()) refuse(columns.source, "every row names its source");
  }

  base::Result<std::vector<PasswordProfile>> finish() {
    if (profiles_.empty()) issues_.push_back({file_, "there is no profile"});
    std::vector<PasswordProfile> result;
    for (auto& [name, profile] : profiles_) {
      for (Parameter const& parameter : parameters)
        if (!given_.contains({name, std::string{parameter.name}}))
          issues_.push_back({file_, fmt::format("profile `{}` lacks `{}`", name, parameter.name)});
      if (issues_.empty()) check_together(profile, file_, issues_);
      result.push_back(std::move(profile));
    }
    if (!issues_.empty()) return base::invalid("the password profiles are not usable", std::move(issues_));
    return result;
  }

 private:
  std::string file_;
  std::map<std::string, PasswordProfile> profiles_;
  std::set<std::pair<std::string, std::string>> given_;
  std::vector<base::Issue> issues_;
};

}  // namespace

base::Result<std::vector<PasswordProfile>> read_password_profiles(std::string_view csv, std::string_view file) {
  base::CsvTable const table = TRY(base::read_csv_table(csv, file));
  Columns const columns = TRY(find_columns(table, std::string{file}));
  Reader reader{std::string{file}};
  for (base::CsvTable::Row const& row : table.rows) reader.read(row, columns);
  return reader.finish();
}

base::Result<PasswordProfile> find_profile(std::vector<PasswordProfile> const& profiles, std::string_view name) {
  std::string known;
  for (PasswordProfile const& profile : profiles) {
    if (profile.name == name) return profile;
    known += (known.empty() ? "`" : ", `") + profile.name + '`';
  }
  return base::not_found(fmt::format("there is no password profile `{}`; there are {}", name, known));
}

}  // namespace identity
