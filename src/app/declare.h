// What declarations of operations share. For the operations_*.cpp files.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/eye.h"
#include "app/operation.h"
#include "app/perform.h"
#include "app/record_table.h"

namespace app {

extern char const* const text_schema;  // at most 200 bytes

Parameter party_id_parameter();
Parameter portfolio_id_parameter(Parameter::Place place = Parameter::Place::path);
Parameter pack_name_parameter();
Parameter as_of_parameter();
Parameter locale_parameter();
Parameter page_parameter();
std::vector<Parameter> filter_parameters();  // of the list of a portfolio
Parameter page_size_parameter();

std::string reference(std::string_view schema);
std::string list_of(std::string_view schema);

Reply json_text(std::string json);
template <class T>
Reply json_reply(T const& value) {
  return json_text(base::to_json(value).to_string());
}
template <class T>
Reply created(T const& value) {
  Reply reply = json_reply(value);
  reply.status = 201;  // not policy: created
  return reply;
}
Reply silent();  // done, nothing to say
Reply document(std::string content_type, std::string bytes, std::string file_name);

inline constexpr std::size_t title_bytes_max = 200;  // not policy: of what people name

// Of request parameters that the declaration has checked.
int whole(std::string_view text, int otherwise);
std::vector<std::string> split(std::string_view text);
base::Result<std::optional<base::Date>> day_of(Request const& request);
base::Date park_day(base::Instant at);  // the park's day, as Clock::today
std::string locale_of(Request const& request);

extern char const* const workbook_type;  // the media type of XLSX

base::Error refuse(base::ErrorCode code, std::string zh, std::string en);

using Run = std::function<base::Result<Reply>(Call&)>;
using Resource = std::function<base::Result<access_control::Resource>(Call&)>;

// What an operation is about, by the parameter of that name.
Resource about_party(std::string parameter = "party_id");
Resource about_portfolio(std::string parameter = "portfolio_id");
Resource about_oneself();  // what belongs to who asks

struct Words {
  std::string tag, zh, en;
};
Operation read(std::string path, std::string id, Words words, std::string permission, std::vector<Parameter> parameters,
               std::string reply_schema, Run run, Resource resource = {});
// `event`: the kind that the change writes.
Operation change(std::string method, std::string path, std::string id, Words words, std::string permission,
                 std::string event, std::vector<Parameter> parameters, std::string request_schema,
                 std::string reply_schema, Run run, Resource resource = {});

// Parties of the portfolio that the caller may see in lists, by the permission; not_found when it may not know of the
// portfolio.
base::Result<RowReach> row_reach(Call& call, std::string_view permission, std::string_view portfolio_id);
base::Result<RowReach> row_reach(Call& call, access_control::Subject const& who, std::string_view permission,
                                 std::string_view portfolio_id);

// How who asks sees the party that the request names.
base::Result<Eye> eye_of(Call& call, std::string_view parameter = "party_id");
base::Result<Eye> eye_on(Call& call, std::string_view party_id);

void add_portfolio_operations(Catalogue& catalogue);
void add_party_operations(Catalogue& catalogue);
void add_file_operations(Catalogue& catalogue);
void add_relation_operations(Catalogue& catalogue);
void add_policy_operations(Catalogue& catalogue);
void add_view_operations(Catalogue& catalogue);
void add_session_operations(Catalogue& catalogue);
void add_key_operations(Catalogue& catalogue);
void add_people_operations(Catalogue& catalogue);
void add_account_operations(Catalogue& catalogue);
void add_approval_operations(Catalogue& catalogue);
void add_export_operations(Catalogue& catalogue);
void add_emergency_operations(Catalogue& catalogue);
void add_audit_operations(Catalogue& catalogue);
void add_evidence_operations(Catalogue& catalogue);
void add_document_operations(Catalogue& catalogue);
void add_source_operations(Catalogue& catalogue);
void add_import_operations(Catalogue& catalogue);
void add_consent_operations(Catalogue& catalogue);
void add_connector_operations(Catalogue& catalogue);
void add_push_operation(Catalogue& catalogue, Parameter const& connector_id);
void add_declaration_operations(Catalogue& catalogue);
void add_voucher_operations(Catalogue& catalogue);
void add_examination_operations(Catalogue& catalogue);
void add_benchmark_operations(Catalogue& catalogue);
void add_search_operations(Catalogue& catalogue);
void add_register_operations(Catalogue& catalogue);
void add_live_operations(Catalogue& catalogue);
void add_webhook_operations(Catalogue& catalogue);
void add_organisation_operations(Catalogue& catalogue);

}  // namespace app
