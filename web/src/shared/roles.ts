import type { MembershipView } from "./api/types";
import { useTexts } from "./i18n";

// A role and where it counts: 招商专员 · 招商一部.
export function useRoleWords(): (membership: MembershipView) => string {
  const { say } = useTexts();
  return (membership) =>
    [say(membership.role_label, membership.role), say(membership.department) || say(membership.workspace)]
      .filter(Boolean)
      .join(" · ");
}
