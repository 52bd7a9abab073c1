// Events of a workspace that are offered by name. Others can be named over the API; a webhook without any gets all.
export const offered_kinds = [
  "decision_made",
  "party_added",
  "reveal_requested",
  "request_approved",
  "request_refused",
  "request_withdrawn",
  "sensitive_revealed",
  "rows_exported",
  "report_printed",
  "role_granted",
  "role_revoked",
] as const;
