// The name of an enterprise in a form: who is known by such a name already, and the reason that is asked for when this is
// said to be another enterprise.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { NamesakeView } from "../api/types";
import { useTexts } from "../i18n";
import { ReasonField } from "../ui/Form";
import { useDebounced } from "../ui/hooks";
import { named_by, namesakes_query } from "./queries";

interface Asked {
  portfolio_id: string;
  name: string;
  uscc: string;
  oneself?: string; // a party that is renamed
  error: unknown; // of the last try
  is_tried: boolean;
}

export function useAnother({ portfolio_id, name, uscc, oneself, error, is_tried }: Asked) {
  const { t } = useTexts();
  const [reason, set_reason] = useState("");
  const asked = { name: useDebounced(name.trim(), 250), uscc: useDebounced(uscc.trim(), 250) };
  const query = namesakes_query(portfolio_id, asked.name, asked.uscc);
  const { data, isPlaceholderData } = useQuery(query);
  // What is shown may still be of the name before; nobody is held to that. The server asks again.
  const is_current = !isPlaceholderData && asked.name === name.trim() && asked.uscc === uscc.trim();
  const candidates: NamesakeView[] =
    query.enabled === true ? (data?.candidates ?? []).filter((one) => one.party_id !== oneself) : [];
  const same = candidates
    .filter((one) => is_current && one.verdict === "same" && !one.same_code)
    .map((one) => one.party_id);
  const named = named_by(error);
  const is_refused = error instanceof Error && "status" in error && error.status === 409;
  const asks = same.length > 0 || is_refused;
  return {
    candidates,
    same_code: is_current && candidates.some((one) => one.same_code),
    is_missing: asks && reason.trim() === "",
    draft: { another_than: [...new Set([...same, ...named])], another_reason: asks ? reason.trim() : "" },
    field: asks && (
      <ReasonField
        label={t("register.another")}
        hint={t("register.another_hint")}
        fault={is_tried && reason.trim() === "" ? t("register.another_missing") : undefined}
        reason={reason}
        change={set_reason}
      />
    ),
  };
}
