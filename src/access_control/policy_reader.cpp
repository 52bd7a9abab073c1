#include "access_control/policy_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "base/text.h"

namespace access_control {
namespace {

constexpr std::string_view file_names[] = {
    "roles.csv",     "department_kinds.csv", "permissions.csv", "data_classes.csv",
    "grants.csv",    "clearances.csv",       "sources.csv",     "masks.csv",
    "approvals.csv", "emergency.csv",        "limits.csv"};

bool is_noun_verb(std::string_view name) {
  std::size_t const dot = name.find('.');
  return dot != 0 && dot != std::string_view::npos && dot + 1 < name.size() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; }) &&
         name.find('.', dot + 1) == std::string_view::npos;
}

// `3+4`: characters kept in front and at the end.
bool read_kept(std::string_view text, Mask& mask) {
  std::size_t const plus = text.find('+');
  if (plus == std::string_view::npos) return false;
  auto const whole = [](std::string_view digits, int& number) {
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
  };
  return whole(text.substr(0, plus), mask.front) && whole(text.substr(plus + 1), mask.back);
}

}  // namespace

base::Result<Policy> Policy::read(AccessFiles const& files) { return PolicyReader{files}.read(); }

base::Result<Policy> PolicyReader::read() {
  check_names_of_files();
  read_roles();
  read_department_kinds();
  read_permissions();
  read_data_classes();
  read_grants();
  read_clearances();
  read_sources();
  read_masks();
  read_approvals();
  read_emergency();
  read_limits();
  check_rules();
  if (!issues_.empty())
    return base::invalid(fmt::format("the access pack has {} faults", issues_.size()), std::move(issues_));
  policy_.hash_ = hash_of_files();
  return std::move(policy_);
}

void PolicyReader::check_names_of_files() {
  for (auto const& [name, text] : files_)
    if (name.ends_with(".csv") && std::find(std::begin(file_names), std::end(file_names), name) == std::end(file_names))
      issues_.push_back({name, fmt::format("the access pack has no such file; it has {}",
                                           fmt::join(std::begin(file_names), std::end(file_names), ", "))});
}

std::string PolicyReader::hash_of_files() const {
  std::string all;
  for (auto const& [name, text] : files_)
    if (name.ends_with(".csv")) all += fmt::format("{} {}\n", name, base::sha256_hex(text));
  return base::sha256_hex(all);
}

void PolicyReader::each_row(std::string_view file, std::vector<std::string_view> const& columns,
                            std::function<void(PolicyRow const&)> const& read) {
  seen_.clear();
  if (auto const table = base::table_in(files_, file, columns, issues_))
    for (auto const& row : table->rows) read(PolicyRow{*table, row, file, issues_});
}

void PolicyReader::once(PolicyRow const& row, std::string_view column, std::string const& key) {
  if (!seen_.insert(key).second) row.issue(column, fmt::format("`{}` occurs twice", key));
}

int PolicyReader::known(PolicyRow const& row, std::string_view column, Policy::Index const& index,
                        std::string_view in_file) {
  std::string const name = row.required(column);
  int const found = Policy::find(index, name);
  if (found < 0 && !name.empty()) row.issue(column, fmt::format("`{}` is not in {}", name, in_file));
  return found;
}

void PolicyReader::read_roles() {
  each_row("roles.csv", {"role", "workspace_kind", "exclusive_group", "own_sources", "zh", "en"},
           [&](PolicyRow const& row) {
             Role role;
             role.role = row.required("role");
             once(row, "role", role.role);
             row.one_of("workspace_kind", {"park", "enterprise", "bank", "authority"});
             role.workspace_kind = row.text("workspace_kind");
             role.exclusive_group = row.text("exclusive_group");
             role.own_sources = row.yes("own_sources");
             role.zh = row.required("zh");
             role.en = row.required("en");
             policy_.role_index_.emplace(role.role, static_cast<int>(policy_.roles_.size()));
             policy_.roles_.push_back(std::move(role));
           });
}

void PolicyReader::read_department_kinds() {
  int leads = 0;
  each_row("department_kinds.csv", {"kind", "side", "zh", "en"}, [&](PolicyRow const& row) {
    DepartmentKind kind{row.required("kind"), row.text("side"), row.required("zh"), row.required("en")};
    once(row, "kind", kind.kind);
    row.one_of("side", {"lead", "three", "many"});
    if (kind.side == "lead" && ++leads == 2) row.issue("side", "only one kind of department leads (1+3+N)");
    policy_.department_kinds_.push_back(std::move(kind));
  });
}

void PolicyReader::read_permissions() {
  each_row("permissions.csv", {"permission", "effect", "step_up", "two_person", "zh", "en"}, [&](PolicyRow const& row) {
    Permission permission;
    permission.permission = row.required("permission");
    once(row, "permission", permission.permission);
    if (!is_noun_verb(permission.permission))
      row.issue("permission", fmt::format("expected `noun.verb`, got `{}`", permission.permission));
    permission.writes = row.one_of("effect", {"read", "write"}) == 1;
    permission.step_up = row.yes("step_up");
    permission.two_person = row.text("two_person");
    permission.zh = row.required("zh");
    permission.en = row.required("en");
    policy_.permission_index_.emplace(permission.permission, static_cast<int>(policy_.permissions_.size()));
    policy_.permissions_.push_back(std::move(permission));
  });
}

void PolicyReader::read_grants() {
  std::size_t const roles = policy_.roles_.size();
  policy_.grant_at_.assign(policy_.permissions_.size() * roles, -1);
  each_row("grants.csv", {"permission", "role", "scope"}, [&](PolicyRow const& row) {
    Grant grant;
    grant.permission = known(row, "permission", policy_.permission_index_, "permissions.csv");
    grant.role = known(row, "role", policy_.role_index_, "roles.csv");
    grant.scope = row.scope();
    grant.place = row.place();
    once(row, "permission", row.text("permission") + " " + row.text("role"));
    if (grant.permission < 0 || grant.role < 0) return;
    std::size_t const cell = static_cast<std::size_t>(grant.permission) * roles + static_cast<std::size_t>(grant.role);
    policy_.grant_at_[cell] = static_cast<int>(policy_.grants_.size());
    policy_.grants_.push_back(std::move(grant));
  });
}

void PolicyReader::read_data_classes() {
  each_row("data_classes.csv", {"data_class", "also", "above", "bound_to_source", "zh", "en"},
           [&](PolicyRow const& row) {
             DataClass data_class;
             data_class.data_class = row.required("data_class");
             data_class.also = row.text("also");
             data_class.hidden_above = row.one_of("above", {"masked", "hidden"}) == 1;
             data_class.bound_to_source = row.yes("bound_to_source");
             data_class.zh = row.required("zh");
             data_class.en = row.required("en");
             int const rank = static_cast<int>(policy_.data_classes_.size());
             once(row, "data_class", data_class.data_class);
             if (!data_class.also.empty()) once(row, "also", data_class.also);
             policy_.data_class_index_.emplace(data_class.data_class, rank);
             if (!data_class.also.empty()) policy_.data_class_index_.emplace(data_class.also, rank);
             policy_.data_classes_.push_back(std::move(data_class));
           });
  if (policy_.data_classes_.empty()) issues_.push_back({"data_classes.csv", "at least one class is needed"});
}

void PolicyReader::read_clearances() {
  each_row("clearances.csv", {"role", "data_class", "scope"}, [&](PolicyRow const& row) {
    Clearance clearance;
    clearance.role = known(row, "role", policy_.role_index_, "roles.csv");
    clearance.data_class = known(row, "data_class", policy_.data_class_index_, "data_classes.csv");
    clearance.scope = row.scope();
    clearance.place = row.place();
    once(row, "role", row.text("role") + " " + row.text("scope"));
    if (clearance.role >= 0 && clearance.data_class >= 0) policy_.clearances_.push_back(std::move(clearance));
  });
}

void PolicyReader::read_sources() {
  each_row("sources.csv", {"source", "department_kind", "shareable"}, [&](PolicyRow const& row) {
    Source source{row.required("source"), row.required("department_kind"), row.yes("shareable")};
    once(row, "source", source.source);
    if (policy_.department_kind(source.department_kind) == nullptr)
      row.issue("department_kind", fmt::format("`{}` is not in department_kinds.csv", source.department_kind));
    policy_.sources_.push_back(std::move(source));
  });
}

void PolicyReader::read_masks() {
  bool for_all = false;
  each_row("masks.csv", {"kind", "keep", "fill"}, [&](PolicyRow const& row) {
    Mask mask;
    mask.kind = row.required("kind");
    once(row, "kind", mask.kind);
    if (!read_kept(row.text("keep"), mask))
      row.issue("keep",
                fmt::format("expected how many characters stay in front and at the end, such as `3+4`, got `{}`",
                            row.text("keep")));
    mask.fill = row.required("fill");
    for_all = for_all || mask.kind == "text";
    policy_.masks_.push_back(std::move(mask));
  });
  if (!for_all) issues_.push_back({"masks.csv", "a row of kind `text` is needed: it serves kinds without a row"});
}

void PolicyReader::read_approvals() {
  each_row("approvals.csv",
           {"rule", "permission", "approvals_needed", "approver_permission", "valid_minutes", "use_minutes"},
           [&](PolicyRow const& row) {
             ApprovalRule rule;
             rule.rule = row.required("rule");
             once(row, "rule", rule.rule);
             known(row, "permission", policy_.permission_index_, "permissions.csv");
             known(row, "approver_permission", policy_.permission_index_, "permissions.csv");
             rule.permission = row.text("permission");
             rule.approver_permission = row.text("approver_permission");
             rule.approvals_needed = row.number("approvals_needed", 1);
             rule.valid_minutes = row.number("valid_minutes", 1);
             rule.use_minutes = row.number("use_minutes", 0);
             rule.place = row.place();
             int const permission = Policy::find(policy_.permission_index_, rule.permission);
             if (permission >= 0 && policy_.permissions_[static_cast<std::size_t>(permission)].two_person != rule.rule)
               row.issue("permission", fmt::format("permissions.csv must name rule `{}` in column two_person of `{}`",
                                                   rule.rule, rule.permission));
             policy_.approval_rules_.push_back(std::move(rule));
           });
}

void PolicyReader::read_emergency() {
  each_row("emergency.csv", {"rule", "role"}, [&](PolicyRow const& row) {
    EmergencyRole emergency{row.required("rule"), known(row, "role", policy_.role_index_, "roles.csv")};
    once(row, "rule", emergency.rule);
    if (policy_.approval_rule(emergency.rule) == nullptr)
      row.issue("rule", fmt::format("`{}` is not in approvals.csv", emergency.rule));
    if (emergency.role < 0) return;
    check_emergency(row, emergency.role);
    policy_.emergency_roles_.push_back(std::move(emergency));
  });
}

void PolicyReader::check_emergency(PolicyRow const& row, int role) {
  auto const role_at = [&](int index) -> Role const& { return policy_.roles_[static_cast<std::size_t>(index)]; };
  if (!role_at(role).exclusive_group.empty())
    row.issue("role",
              fmt::format("`{}` excludes other roles; emergency access stands beside them", role_at(role).role));
  for (std::size_t i = 0; i < policy_.permissions_.size(); ++i) {
    if (policy_.grant(static_cast<int>(i), role) == nullptr) continue;
    Permission const& permission = policy_.permissions_[i];
    bool const administers = std::any_of(policy_.grants_.begin(), policy_.grants_.end(), [&](Grant const& grant) {
      return grant.permission == static_cast<int>(i) && !role_at(grant.role).exclusive_group.empty();
    });
    if (permission.writes || !permission.two_person.empty() || administers)
      row.issue("role",
                fmt::format("`{}` holds `{}`; emergency access reads, and changes, decides and administers nothing",
                            role_at(role).role, permission.permission));
  }
}

void PolicyReader::read_limits() {
  each_row("limits.csv", {"limit", "value"}, [&](PolicyRow const& row) {
    once(row, "limit", row.text("limit"));
    row.one_of("limit", {"export_rows_max"});
    policy_.export_rows_max_ = row.number("value", 1);
  });
  if (policy_.export_rows_max_ == 0) issues_.push_back({"limits.csv", "a row `export_rows_max` is needed"});
}

void PolicyReader::check_rules() {
  for (Permission const& permission : policy_.permissions_)
    if (!permission.two_person.empty() && policy_.approval_rule(permission.two_person) == nullptr)
      issues_.push_back({"permissions.csv", fmt::format("`{}` of `{}` is not in approvals.csv", permission.two_person,
                                                        permission.permission)});
}

}  // namespace access_control
