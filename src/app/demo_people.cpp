#include "app/demo_people.h"

#include <fmt/format.h>

#include "app/people.h"
#include "app/record_table.h"
#include "base/csv.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;

constexpr std::string_view granted_by = "demonstration";

base::Result<base::CsvTable> read(park::PackFiles const& files, std::string const& name) {
  auto const found = files.find("demo/" + name);
  if (found == files.end()) return base::not_found(fmt::format("policies/demo/{} is missing", name));
  return base::read_csv_table(found->second, name);
}

class Row {
 public:
  Row(base::CsvTable const& table, base::CsvTable::Row const& row) : table_(table), row_(row) {}
  std::string operator[](char const* name) const {
    int const column = table_.column(name);
    CHECK_NOTE(column >= 0, name);
    return base::trimmed(row_.cells[static_cast<std::size_t>(column)]);
  }

 private:
  base::CsvTable const& table_;
  base::CsvTable::Row const& row_;
};

template <class T>
base::Result<> add_if_new(Writer& writer, std::string const& key, T const& record) {
  if (TRY(find<T>(writer, key))) return {};
  return add(writer, record);
}

base::Result<> add_places(Writer& writer, base::CsvTable const& departments) {
  for (auto const& line : departments.rows) {
    Row const row{departments, line};
    std::string const workspace = row["workspace_id"];
    TRY(add_if_new(writer, workspace,
                   Workspace{workspace, row["workspace_kind"], std::string{demo_park}, row["workspace_zh"],
                             row["workspace_en"], 1, row["party_id"]}));
    std::string const department = row["department_id"];
    if (!department.empty())
      TRY(add_if_new(writer, department, Department{department, workspace, row["kind"], row["zh"], row["en"], 1}));
  }
  return {};
}

base::Result<> add_person(Writer& writer, Row const& row, std::string const& hash, base::Instant now) {
  std::string const login_name = row["login_name"], user_id = "user-demo-" + login_name;
  auto user = TRY(find<User>(writer, user_id));
  bool const is_new = !user;
  if (is_new) {
    user.emplace();
    user->user_id = user_id;
    user->login_name = login_name;
    user->display_name = row["display_name"];
    user->state = "active";
    user->created_at = now;
  }
  user->password_hash = hash;
  user->password_changed_at = now;
  ++user->version;
  TRY(is_new ? add(writer, *user) : replace(writer, *user));
  std::string const membership = "mem-demo-" + login_name;
  TRY(add_if_new(writer, membership,
                 Membership{membership,
                            user_id,
                            row["workspace_id"],
                            row["department_id"],
                            row["role"],
                            std::string{granted_by},
                            now,
                            {},
                            ""}));
  std::string const party = row["assigned"];
  std::string const assignment = "asg-demo-" + login_name;
  if (!party.empty())
    TRY(add_if_new(writer, assignment, Assignment{assignment, user_id, party, std::string{granted_by}, now, {}}));
  return {};
}

}  // namespace

base::Result<std::string> demo_department(park::PackFiles const& files, std::string_view requirement) {
  base::CsvTable const departments = TRY(read(files, "departments.csv"));
  std::string otherwise;
  for (auto const& line : departments.rows) {
    Row const row{departments, line};
    std::string const leads = row["leads"];
    if (leads == "*") otherwise = row["department_id"];
    if (!leads.empty() && leads != "*" && requirement.starts_with(leads)) return row["department_id"];
  }
  return otherwise;
}

base::Result<std::vector<DemoPerson>> load_demo_people(Context& context, park::PackFiles const& files,
                                                       std::string_view password) {
  base::CsvTable const departments = TRY(read(files, "departments.csv")), people = TRY(read(files, "people.csv"));
  std::string const hash = TRY(context.identity.hasher.hash(password, context.randomness));
  base::Instant const now = context.clock.now();
  TRY(context.store.write([&](Writer& writer) -> base::Result<> {
    TRY(add_places(writer, departments));
    for (auto const& line : people.rows) TRY(add_person(writer, Row{people, line}, hash, now));
    Event event;
    event.event_id = base::new_id("evt", now, context.randomness);
    event.at = now;
    event.actor = granted_by;
    event.kind = "demonstration_people_loaded";
    event.body = Json{Json::Object{{"people", static_cast<std::int64_t>(people.rows.size())}}}.to_string();
    event.workspace_id = demo_park;
    return writer.add_event(event);
  }));
  std::vector<DemoPerson> shown;
  for (auto const& line : people.rows) {
    Row const row{people, line};
    int const role = context.access.role(row["role"]);
    if (role < 0)
      return base::invalid("people.csv has issues",
                           {{fmt::format("people.csv:{}", line.line), fmt::format("no role `{}`", row["role"])}});
    access_control::Role const& known = context.access.roles()[static_cast<std::size_t>(role)];
    shown.push_back({row["login_name"], row["display_name"], known.zh, known.en});
  }
  return shown;
}

}  // namespace app
