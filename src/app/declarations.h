// What enterprises declare on standard forms: filled in as a draft, handed in with original vouchers and an undertaking,
// then taken over by the park as facts of the source `declared`, or returned with a reason. Described records as in
// app/views.h. Source: DAT-05, DAT-06, DAT-11, DAT-12; ADR 0033.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/perform.h"
#include "app/queries.h"
#include "app/records.h"
#include "base/date.h"
#include "park/file/form.h"

namespace app {

inline constexpr std::string_view declared_source = "declared";  // of the register of sources

struct DeclaredValue {
  std::string fact, value;  // as it was written
};
BOOST_DESCRIBE_STRUCT(DeclaredValue, (), (fact, value))

// States: draft → submitted → received; submitted → draft (taken back), returned; returned → submitted; draft → discarded.
struct Declaration {
  std::string declaration_id, portfolio_id, party_id, form, period, state;
  std::vector<DeclaredValue> written;
  std::int64_t asked = 0,
               fetched = 0;  // fields that were to be filled, and those filled from elsewhere, when handed in
  std::int64_t seconds = 0;  // spent on the form: breaks beyond the pack's limit do not count
  std::int64_t rounds = 0;   // how often it was handed in
  std::string started_by;
  base::Instant started_at, touched_at;
  std::optional<base::Instant> submitted_at;
  std::string submitted_by, signed_by, signed_as;
  std::string content_hash;  // over values, vouchers and undertaking, as they were handed in
  std::optional<base::Instant> decided_at;
  std::string decided_by, reason;  // reason: why it was returned
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Declaration, (),
                      (declaration_id, portfolio_id, party_id, form, period, state, written, asked, fetched, seconds,
                       rounds, started_by, started_at, touched_at, submitted_at, submitted_by, signed_by, signed_as,
                       content_hash, decided_at, decided_by, reason, version))
template <>
inline constexpr std::string_view record_name<Declaration> = "declaration";

struct Voucher {
  std::string voucher_id, declaration_id;
  std::string kind;  // one of those that the form's items name
  std::string file_name, media_type;
  std::int64_t bytes = 0;
  std::string sha256;      // of the bytes, in lower-case hexadecimal
  std::int64_t parts = 0;  // received
  bool is_complete = false;
  std::string added_by;
  base::Instant added_at;
};
BOOST_DESCRIBE_STRUCT(Voucher, (),
                      (voucher_id, declaration_id, kind, file_name, media_type, bytes, sha256, parts, is_complete,
                       added_by, added_at))
template <>
inline constexpr std::string_view record_name<Voucher> = "voucher";

struct VoucherPart {
  std::string part_id, voucher_id;
  std::int64_t part_number = 0;  // from 0
  std::string content;           // base64
};
BOOST_DESCRIBE_STRUCT(VoucherPart, (), (part_id, voucher_id, part_number, content))
template <>
inline constexpr std::string_view record_name<VoucherPart> = "voucher_part";

inline constexpr std::int64_t voucher_megabytes_max = 20;                       // not policy: a scan of some pages
inline constexpr std::int64_t voucher_bytes_max = voucher_megabytes_max << 20;  // not policy: the same
inline constexpr std::size_t vouchers_max = 20;                                 // not policy: of one declaration

// The workspace of the enterprise itself, when who asks is of it: then a declaration lies there, else at the park.
base::Result<std::optional<Workspace>> own_workspace(Call& call, std::string_view party_id);
base::Result<access_control::Resource> resource_of_declared(Call& call, std::string_view party_id);

// A declaration with what it is about. Of one that was handed in, what was written counts as asked, whatever has become
// known from elsewhere since.
struct Declared {
  Declaration declaration;
  KnownParty known;
  park::FormDefinition const* form = nullptr;
  park::file::ReportingPeriod period;
  std::vector<park::file::FormField> fields;
  std::vector<Voucher> vouchers;  // in the order in which they came
};
base::Result<Declared> assemble(Call& call, Declaration declaration);
base::Result<Declared> assemble_requested(Call& call);  // not_found
bool is_asked(Declared const& declared, std::string_view fact);
// Nobody of the park sees what is not handed in yet.
bool is_own_affair(Declaration const& declaration);

base::Result<std::vector<VoucherPart>> parts_of(Call& call, Voucher const& voucher);  // in their order
base::Result<std::string> bytes_of(Call& call, Voucher const& voucher);               // of the parts that have come
base::Result<> remove_voucher(Call& call, Voucher const& voucher);                    // with its bytes

// The values that are there, as facts; faults are located at `/values/3/value`, by the place of the value.
struct DeclaredFacts {
  std::vector<park::Fact> facts;
  std::vector<base::Issue> issues;
};
base::Result<DeclaredFacts> read_values(Call& call, Declared const& declared);
// What stands between it and being handed in, located as above or at `/vouchers`.
base::Result<std::vector<base::Issue>> what_is_missing(Call& call, Declared const& declared);

std::string content_hash(Declared const& declared);

Parameter declaration_id_parameter();
base::Result<access_control::Resource> about_declaration(Call& call);  // that the request names
void tell_of(Call& call, Declaration const& declaration);              // in the event
// A newer version of it, told and shown.
base::Result<Reply> keep(Call& call, Declared& declared);

base::Result<> expect_state(Declaration const& declaration, std::initializer_list<std::string_view> states);

}  // namespace app
