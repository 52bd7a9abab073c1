// The account of one's organisation as a second way in: linked while one is logged in, and only by oneself or by who
// manages the users.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";

import { api, unwrap } from "../../shared/api/client";
import { meta_query } from "../../shared/api/queries";
import { useTexts } from "../../shared/i18n";
import { useBegin } from "../../shared/organisation";
import { Refusal } from "../../shared/ui/Form";
import { Section } from "../../shared/ui/Section";

const account_query = queryOptions({
  queryKey: ["organisation_account"],
  queryFn: () => unwrap(api.GET("/api/v1/session/organisation")),
});

function useUnlink() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/session/organisation")),
    onSettled: () => queries.invalidateQueries({ queryKey: account_query.queryKey }),
  });
}

export function OrganisationAccount() {
  const { t, say } = useTexts();
  const { modal, message } = App.useApp();
  const { data: meta } = useQuery(meta_query);
  const name = say(meta?.organisation);
  const { data: account } = useQuery({ ...account_query, enabled: name !== "" });
  const begin = useBegin();
  const unlink = useUnlink();
  if (!name || !account) return null;
  const is_linked = account.subject !== "";
  const ask = () =>
    void modal.confirm({
      title: t("organisation.unlink"),
      content: t("organisation.unlink_ask"),
      okText: t("organisation.unlink"),
      cancelText: t("form.cancel"),
      onOk: () => void unlink.mutate(undefined, { onSuccess: () => void message.success(t("organisation.unlinked")) }),
    });
  return (
    <Section
      title={name}
      extra={
        <span className={is_linked ? "chip chip-good" : "chip"}>
          {t(is_linked ? "organisation.is_linked" : "organisation.is_not_linked")}
        </span>
      }
    >
      <div className="form">
        <p>{t(is_linked ? "organisation.linked_text" : "organisation.link_text")}</p>
        {is_linked && <p className="mono">{account.subject}</p>}
        <Refusal error={begin.error ?? unlink.error} />
        <div>
          {is_linked ? (
            <Button loading={unlink.isPending} onClick={ask}>
              {t("organisation.unlink")}
            </Button>
          ) : (
            <Button
              loading={begin.isPending || begin.isSuccess}
              onClick={() => begin.mutate({ purpose: "link", to: "/account" })}
            >
              {t("organisation.link")}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
