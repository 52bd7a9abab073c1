// Declarations as the enterprise and the park see them. Described records as in app/views.h.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/declarations.h"
#include "app/file_page.h"
#include "app/file_views.h"

namespace app {

struct FormFieldView {
  std::string fact;
  park::Label label, help;
  std::string unit;  // money, percent, number, days, text, boolean, date
  bool required = false;
  std::vector<park::Coded> vouchers;  // one of these goes with the value
  std::optional<FactView> fetched;    // known already: not asked
  std::optional<park::Shown> last;    // what was declared last, of
  std::string last_period;
  std::string value;  // as it was written
  park::Label fault;  // what is wrong with it, if anything
};
BOOST_DESCRIBE_STRUCT(FormFieldView, (),
                      (fact, label, help, unit, required, vouchers, fetched, last, last_period, value, fault))

struct VoucherView {
  std::string voucher_id;
  park::Coded kind;
  std::string file_name, media_type;
  std::int64_t bytes = 0, parts = 0;
  std::string sha256;
  bool is_complete = false;
  std::string added_by_name;
  base::Instant added_at;
};
BOOST_DESCRIBE_STRUCT(VoucherView, (),
                      (voucher_id, kind, file_name, media_type, bytes, parts, sha256, is_complete, added_by_name,
                       added_at))

// A line of a list.
struct DeclarationRow {
  std::string declaration_id, party_id, party_name;
  park::Coded form;
  std::string period, state;  // to_do: not begun yet, without an id
  base::Date due_on;
  std::optional<base::Instant> submitted_at, decided_at;
  std::string reason;
  int waiting_days = 0;                     // since it was handed in, while nobody has looked at it
  std::vector<std::string> contradictions;  // names of checks that contradict what it claims; for the park alone
};
BOOST_DESCRIBE_STRUCT(DeclarationRow, (),
                      (declaration_id, party_id, party_name, form, period, state, due_on, submitted_at, decided_at,
                       reason, waiting_days, contradictions))

struct DeclarationView {
  DeclarationRow row;
  std::string uscc, currency;
  park::Label form_help, undertaking;
  std::vector<FormFieldView> fields;
  std::vector<VoucherView> vouchers;
  std::vector<park::Label> missing;  // what stands between it and being handed in
  std::int64_t asked = 0, fetched = 0, seconds = 0, rounds = 0;
  base::Instant started_at;
  std::string started_by_name, submitted_by_name, signed_by, signed_as, content_hash, decided_by_name;
  bool may_write = false, may_submit = false, may_examine = false;
  std::vector<CrossCheckView> checks;  // of what it claims, with the evidence; for the park alone
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(DeclarationView, (),
                      (row, uscc, currency, form_help, undertaking, fields, vouchers, missing, asked, fetched, seconds,
                       rounds, started_at, started_by_name, submitted_by_name, signed_by, signed_as, content_hash,
                       decided_by_name, may_write, may_submit, may_examine, checks, version))

base::Result<DeclarationRow> declaration_row(Call& call, Declaration const& declaration, park::Pack const& pack,
                                             std::string const& party_name);
base::Result<DeclarationView> declaration_view(Call& call, Declared const& declared);
base::Result<Reply> declaration_reply(Call& call, Declared const& declared);
base::Date due_on(park::FormDefinition const& form, park::file::ReportingPeriod const& period);
// The cross-checks of what a declaration claims, on what the park knows of that period by now, and the claim itself while
// it is not taken over.
base::Result<std::vector<park::file::CheckResult>> check_claim(Call& call, Declared const& declared);

}  // namespace app
