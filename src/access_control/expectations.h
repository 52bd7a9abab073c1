// What the shipped pack must answer, cell by cell, from tables written apart from it (testdata/*.csv): support of tests.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "access_control/masking.h"
#include "access_control/testing.h"
#include "access_control/two_person.h"
#include "base/csv.h"

namespace access_control::testing {

inline base::CsvTable expectation_table(std::string const& name) {
  std::ifstream file(YINGZHOU_SOURCE_DIR "/src/access_control/testdata/" + name, std::ios::binary);
  auto table = base::read_csv_table(std::string{std::istreambuf_iterator<char>{file}, {}}, name);
  EXPECT_TRUE(table) << (table ? "" : base::to_text(table.error()));
  return table ? *std::move(table) : base::CsvTable{};
}

// The object as seen by the user `u` with membership(role): park p, workspace p_w, department p_d.
inline Resource object(std::string_view situation) {
  if (situation == "own") return {"p_v", "p", "p_f", "party", "u", {}};
  if (situation == "assigned") return {"p_v", "p", "p_f", "party", "", {"x", "u"}};
  if (situation == "own_department") return {"p_w", "p", "p_d", "party", "x", {"x"}};
  if (situation == "other_department") return {"p_w", "p", "p_e", "party", "x", {"x"}};
  if (situation == "other_workspace") return {"p_v", "p", "p_f", "party", "x", {"x"}};
  if (situation == "other_park") return {"q_w", "q", "q_d", "party", "x", {"x"}};
  if (situation == "left_park") return {"q_w", "q", "q_d", "party", "u", {"u"}};
  base::throw_bug("an unknown situation in testdata", __FILE__, __LINE__, situation);
}

// Counts cells and keeps what is wrong in words.
struct Differences {
  bool stop_at_first = false;
  std::size_t cells = 0;
  std::vector<std::string> wrong;
  bool enough() const { return stop_at_first && !wrong.empty(); }
  template <class... Where>
  void expect(bool right, Where const&... where) {
    ++cells;
    if (right) return;
    std::string text;
    ((text += text.empty() ? "" : " ", text += where), ...);
    wrong.push_back(std::move(text));
  }
};

// The same person with a second membership, in a far-away park.
inline Subject also(Subject subject, std::string const& role) {
  Membership second = membership(role);
  second.workspace_id = "z_w";
  second.park_id = "z";
  second.department_id = "z_d";
  subject.memberships.push_back(second);
  return subject;
}

// One row of matrix.csv with those who ask, made once: the rows are played for every changed pack.
struct MatrixRow {
  std::string role, permission;
  std::vector<bool> expected;  // per situation
  Subject subject, absent, anonymous, elsewhere, administrator, two_roles;
  bool is_administrator = false;

  MatrixRow(std::string const& of, std::string const& what) : role(of), permission(what), subject(person(of)) {
    absent = anonymous = elsewhere = subject;
    absent.memberships.clear();
    anonymous.user_id.clear();
    elsewhere.memberships[0].workspace_kind = elsewhere.memberships[0].workspace_kind == "bank" ? "park" : "bank";
    administrator = also(subject, of == "audit_administrator" ? "system_administrator" : "audit_administrator");
    two_roles = also(subject, of == "bank_officer" ? "authority_officer" : "bank_officer");
    for (char const* one : {"system_administrator", "security_administrator", "audit_administrator"})
      is_administrator = is_administrator || of == one;
  }
};

inline void compare_matrix(Policy const& policy, Differences& out) {
  static base::CsvTable const table = expectation_table("matrix.csv");
  static std::vector<Resource> const objects = [] {
    std::vector<Resource> all;
    for (std::size_t i = 2; i < table.header.size(); ++i) all.push_back(object(table.header[i]));
    return all;
  }();
  static std::vector<MatrixRow> const rows = [] {
    std::vector<MatrixRow> all;
    for (auto const& row : table.rows) {
      MatrixRow& made = all.emplace_back(row.cells[0], row.cells[1]);
      for (std::size_t i = 2; i < row.cells.size(); ++i) made.expected.push_back(row.cells[i] == "y");
    }
    return all;
  }();
  for (MatrixRow const& row : rows) {
    if (out.enough()) return;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      auto const cell = [&](char const* what, Subject const& who, bool expected) {
        bool const allowed = allows(policy, who, row.permission, objects[i]);
        out.expect(allowed == expected, row.role, row.permission, table.header[i + 2], what);
      };
      cell("", row.subject, row.expected[i]);
      cell("absent", row.absent, false);
      cell("anonymous", row.anonymous, false);
      cell("role elsewhere", row.elsewhere, false);
      cell("an administrator too", row.administrator, false);
      bool const by_either = row.expected[i] || row.permission == "meta.read";  // which everybody has everywhere
      cell("with a second role far away", row.two_roles, by_either && !row.is_administrator);
    }
  }
}

inline void compare_sight(Policy const& policy, Differences& out) {
  static base::CsvTable const table = expectation_table("sight.csv");
  for (auto const& row : table.rows)
    for (std::size_t i = 4; i < row.cells.size(); ++i) {
      Subject const subject = person(row.cells[0], row.cells[1]);
      Sight const sight = sight_of(policy, subject, {row.cells[3], row.cells[2], false}, object(table.header[i]));
      out.expect(name_of(sight) == row.cells[i], row.cells[0], row.cells[2], row.cells[3], table.header[i],
                 name_of(sight));
    }
}

inline void compare_sources(Policy const& policy, Differences& out) {
  static base::CsvTable const table = expectation_table("sources_seen.csv");
  for (auto const& row : table.rows)
    for (DepartmentKind const& kind : shipped().department_kinds()) {
      bool const seen = row.cells[1] == "all" || row.cells[1] == kind.kind;
      Sight const sight = sight_of(policy, person("department_head", kind.kind), {"sensitive", row.cells[0], false},
                                   object("own_department"));
      out.expect((sight == Sight::clear) == seen, row.cells[0], kind.kind, name_of(sight));
    }
}

inline ApprovalRequest draft(std::string const& rule) {
  ApprovalRequest request;
  request.request_id = "apr_1";
  request.rule = rule;
  request.subject = "mobile of the head of an enterprise";
  request.content_hash = "h1";
  request.workspace_id = "p_w";
  request.requester_id = "a";
  request.requester_session_id = "s_a";
  request.reason = "to visit";
  return request;
}

inline base::Instant minute(std::int64_t number) { return base::Instant::from_milliseconds(number * 60'000); }

// The rule as it works, not as it is written: by playing it through.
inline void compare_approvals(Policy const& policy, Differences& out) {
  static base::CsvTable const table = expectation_table("approvals.csv");
  for (auto const& row : table.rows) {
    std::string const& rule = row.cells[0];
    auto const opened = open_request(policy, draft(rule), minute(0));
    out.expect(bool(opened), rule, "opens");
    if (!opened) continue;
    int const persons = std::stoi(row.cells[2]), waits = std::stoi(row.cells[3]), lasts = std::stoi(row.cells[4]);
    ApprovalRequest request = *opened;
    out.expect(request.action == row.cells[1], rule, "action");
    for (int i = 1; i <= persons; ++i) {
      out.expect(request.state == ApprovalState::pending, rule, "waits for person", std::to_string(i));
      std::string const who = fmt::format("b{}", i);
      bool const bare = !step(policy, request, Approve{who, "s_" + who, "h1", true, false, minute(0)}).refusal;
      out.expect(bare == (row.cells[5] == "no"), rule, "step-up");
      request = step(policy, request, Approve{who, "s_" + who, "h1", true, true, minute(0)}).request;
    }
    auto const state_at = [&](std::int64_t when) { return step(policy, request, Tick{minute(when)}).request.state; };
    out.expect(request.state == ApprovalState::approved, rule, "approved");
    out.expect(state_at(waits - 1) == ApprovalState::approved, rule, "still waits");
    out.expect(state_at(waits) == ApprovalState::expired, rule, "expires");
    request = step(policy, request, Use{"a", "h1", true, minute(1)}).request;
    auto const usable_at = [&](std::int64_t when) {
      return !step(policy, request, Use{"a", "h1", true, minute(when)}).refusal;
    };
    out.expect(usable_at(lasts) == (lasts > 0), rule, "still usable");
    out.expect(!usable_at(lasts + 1), rule, "use ends");
    ApprovalRule const* found = policy.approval_rule(rule);
    for (Role const& role : shipped().roles()) {
      bool const may = allows(policy, person(role.role), found->approver_permission, object("own_department"));
      bool const should = (" " + row.cells[6] + " ").find(" " + role.role + " ") != std::string::npos;
      out.expect(may == should, rule, role.role, "approves");
    }
  }
}

// `stop_at_first`: enough to know that something differs.
inline Differences compare(Policy const& policy, bool stop_at_first = false) {
  Differences out;
  out.stop_at_first = stop_at_first;
  for (auto const part : {compare_approvals, compare_sources, compare_sight, compare_matrix})
    if (!out.enough()) part(policy, out);
  return out;
}

}  // namespace access_control::testing
