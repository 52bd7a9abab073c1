// Every operation of the program.
#include "app/declare.h"

namespace app {

std::string_view Request::of(std::string_view name) const {
  auto const found = parameters.find(name);
  return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

Catalogue catalogue() {
  Catalogue result;
  add_portfolio_operations(result);
  add_party_operations(result);
  add_file_operations(result);
  add_relation_operations(result);
  add_search_operations(result);
  add_declaration_operations(result);
  add_voucher_operations(result);
  add_examination_operations(result);
  add_register_operations(result);
  add_policy_operations(result);
  add_source_operations(result);
  add_benchmark_operations(result);
  add_import_operations(result);
  add_consent_operations(result);
  add_connector_operations(result);
  add_view_operations(result);
  add_session_operations(result);
  add_organisation_operations(result);
  add_key_operations(result);
  add_people_operations(result);
  add_account_operations(result);
  add_approval_operations(result);
  add_export_operations(result);
  add_emergency_operations(result);
  add_audit_operations(result);
  add_evidence_operations(result);
  add_document_operations(result);
  add_live_operations(result);
  add_webhook_operations(result);
  return result;
}

}  // namespace app
