import type { UserView } from "./api/types";
import { useTexts } from "./i18n";

// A person as everybody is named here: 陈专员（officer）; whose data were erased, by id alone.
export function usePersonWords(): (
  user: Pick<UserView, "user_id" | "login_name" | "display_name" | "state">,
) => string {
  const { t } = useTexts();
  return ({ user_id, login_name, display_name, state }) =>
    state === "erased"
      ? t("people.erased_person", { id: user_id })
      : t("people.person", { name: display_name, login_name });
}
