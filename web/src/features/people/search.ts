import { text_of, type RawSearch } from "../../shared/search";

export interface UsersSearch {
  search?: string | undefined;
}
export const read_users_search = (raw: RawSearch): UsersSearch => ({ search: text_of(raw, "search") });

export interface AccessSearch {
  user_id?: string | undefined;
  permission?: string | undefined;
  party_id?: string | undefined;
}
export const read_access_search = (raw: RawSearch): AccessSearch => ({
  user_id: text_of(raw, "user_id"),
  permission: text_of(raw, "permission"),
  party_id: text_of(raw, "party_id"),
});
