// Rows of a list going out as a workbook. What goes out at once is bounded by policy (limits.csv); more, or values in clear
// that the caller would otherwise see masked, asks for an approval by two persons (`bulk_export`) over a hash of exactly
// that: who exports which enterprises of which portfolio, what for, and the values where they are in clear. An enterprise
// more or less, a changed value or another reach voids it. Restricted values never leave in bulk.
// Source: COL-25, DAT-28, COL-24.
#pragma once

#include <string>
#include <vector>

#include "access_control/two_person.h"
#include "app/perform.h"
#include "app/views.h"

namespace app {

// As in the address of the portfolio page; lists are comma-separated.
struct ExportFilter {
  std::string search, grade, tier, industry, admission, fate, veto, sort;
};
BOOST_DESCRIBE_STRUCT(ExportFilter, (), (search, grade, tier, industry, admission, fate, veto, sort))

struct ExportDraft {
  ExportFilter filter;
  std::vector<std::string> facts;  // columns beside the row
  bool in_clear = false;           // also what the caller would see masked
  std::string reason;              // the purpose
};
BOOST_DESCRIBE_STRUCT(ExportDraft, (), (filter, facts, in_clear, reason))

// What a request for a bulk export is about: its subject, as JSON.
struct ExportContent {
  std::string portfolio_id;
  ExportFilter filter;
  std::vector<std::string> facts, departments;  // departments: those in reach, sorted; none: the whole portfolio
  bool in_clear = false;
  int rows = 0;
};
BOOST_DESCRIBE_STRUCT(ExportContent, (), (portfolio_id, filter, facts, departments, in_clear, rows))

// The same in words, for those who decide.
struct ExportView {
  std::string portfolio_id;
  park::Label portfolio;
  std::vector<park::Label> filter, facts, departments;
  bool in_clear = false;
  int rows = 0;
};
BOOST_DESCRIBE_STRUCT(ExportView, (), (portfolio_id, portfolio, filter, facts, departments, in_clear, rows))

ExportFilter export_filter(Request const& request);
RowFilter row_filter(ExportFilter const& filter);

// What an export by `who` holds now.
struct ExportPlan {
  ExportContent content;
  RowReach reach;
  std::vector<PartyRow> rows;
  bool is_bulk = false;     // more rows than leave at once
  bool has_veiled = false;  // asked for in clear and masked for `who`; not looked for when it is bulk anyway
  bool needs_approval() const { return is_bulk || has_veiled; }
};
// `content.rows` and `content.departments` are set. not_found when `who` may not know of the portfolio by the permission.
base::Result<ExportPlan> plan_export(Call& call, access_control::Subject const& who, std::string_view permission,
                                     ExportContent content);
// Of exactly what is exported.
base::Result<std::string> export_hash(Call& call, ExportPlan const& plan, std::string_view requester_id,
                                      std::string_view purpose);
// As `who` sees it; with everything but restricted values in clear when `is_approved` and asked for so.
base::Result<std::string> export_workbook(Call& call, access_control::Subject const& who, ExportPlan const& plan,
                                          bool is_approved, std::string_view watermark);

std::string export_subject(ExportContent const& content);
base::Result<ExportContent> export_content(access_control::ApprovalRequest const& request);
base::Result<ExportView> view_of(Call& call, ExportContent const& content);
// Where it belongs: the portfolio's workspace, and the department when it is of one alone.
base::Result<access_control::Resource> resource_of_export(Call& call, ExportContent const& content);

// What the content of a request hashes to now, of its requester with the rights of now.
base::Result<std::string> export_hash_now(Call& call, access_control::ApprovalRequest const& request);

}  // namespace app
