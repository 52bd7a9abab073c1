// The way back from the organisation's log-in: what it brought goes to the server once, and out of the address at once.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { OrganisationReturn } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { forget_way_back, way_back } from "../../shared/organisation";
import { remember_session, session_key, session_query } from "../../shared/session";
import { tell_others } from "../../shared/session_channel";
import { Refusal } from "../../shared/ui/Form";
import { Loading } from "../../shared/ui/States";
import { EntryPage } from "./EntryPage";

function brought(): OrganisationReturn {
  const search = new URLSearchParams(window.location.search);
  const [state, code, iss, error] = ["state", "code", "iss", "error"].map((name) => search.get(name) ?? "");
  return { state: state ?? "", code: code ?? "", iss: iss ?? "", error: error ?? "" };
}

function useArrive() {
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: async (body: OrganisationReturn) => {
      const { purpose, to } = way_back();
      forget_way_back();
      await queries.ensureQueryData(session_query); // the token of a session that is there goes with the change
      if (purpose === "link") {
        await unwrap(api.POST("/api/v1/session/organisation/link", { body }));
        return "/account";
      }
      const session = await unwrap(api.POST("/api/v1/session/organisation", { body }));
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session_key[0] && queryKey[0] !== "meta" });
      queries.setQueryData(session_key, remember_session(session));
      tell_others({ kind: "logged_in", session_id: session.session_id });
      return to;
    },
    onSuccess: (to) => router.history.replace(to),
  });
}

export function OrganisationPage() {
  const { t } = useTexts();
  const [given] = useState(brought);
  const { mutate, error, isIdle } = useArrive();
  useEffect(() => {
    if (!isIdle) return;
    window.history.replaceState(window.history.state, "", window.location.pathname);
    mutate(given);
  }, [given, isIdle, mutate]);
  return (
    <EntryPage title={t("organisation.title")} text={t(error ? "organisation.refused" : "organisation.waiting")}>
      <div role="status">
        {error ? (
          <>
            <Refusal error={error} />
            <Link to="/login">{t("organisation.back")}</Link>
          </>
        ) : (
          <Loading rows={2} />
        )}
      </div>
    </EntryPage>
  );
}
