// What the enterprise has declared, and whether it can: its access to the portal (DAT-05).
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";

import { api, unwrap } from "../../shared/api/client";
import { DeclarationTable } from "../../shared/declaration/rows";
import { useTexts } from "../../shared/i18n";
import { Refusal } from "../../shared/ui/Form";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { useParty } from "./context";
import { declarations_query } from "./queries";

function OpenPortal() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { party_id } = useParty().party;
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/parties/{party_id}/portal", { params: { path: { party_id } } })),
    onSuccess: () => {
      void message.success(t("declarations.portal_opened"));
      return queries.invalidateQueries({ queryKey: declarations_query(party_id).queryKey });
    },
  });
  return (
    <Alert
      className="no-print"
      type="info"
      showIcon
      title={t("declarations.no_portal")}
      description={
        <>
          <p>{t("declarations.no_portal_text")}</p>
          <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
            {t("declarations.open_portal")}
          </Button>
          <Refusal error={open.error} />
        </>
      }
    />
  );
}

export function DeclarationsTab() {
  const { t } = useTexts();
  const { party_id } = useParty().party;
  const { data, error, refetch } = useQuery(declarations_query(party_id));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={5} />;
  if (!data.has_forms)
    return <EmptyState title={t("declarations.no_forms")} text={t("declarations.pack_without_forms")} />;
  return (
    <>
      {!data.has_portal && data.may_open && <OpenPortal />}
      {data.declarations.length > 0 ? (
        <DeclarationTable rows={data.declarations} label={t("declarations.title")} />
      ) : (
        <EmptyState
          title={t("declarations.nothing_yet")}
          text={t(data.has_portal ? "declarations.nothing_text" : "declarations.nothing_closed")}
        />
      )}
    </>
  );
}
