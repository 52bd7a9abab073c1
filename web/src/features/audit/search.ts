import { count_of, text_of, type RawSearch } from "../../shared/search";

export interface AuditSearch {
  actor?: string | undefined;
  kind?: string | undefined;
  outcome?: string | undefined;
  party_id?: string | undefined;
  page?: number | undefined;
}

export const read_audit_search = (raw: RawSearch): AuditSearch => ({
  actor: text_of(raw, "actor"),
  kind: text_of(raw, "kind"),
  outcome: text_of(raw, "outcome"),
  party_id: text_of(raw, "party_id"),
  page: count_of(raw, "page"),
});
