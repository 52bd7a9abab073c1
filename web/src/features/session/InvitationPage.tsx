// Who was invited chooses a password, with the secret of the link.
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type SubmitEvent } from "react";

import { useTexts } from "../../shared/i18n";
import { Refusal, useFault } from "../../shared/ui/Form";
import { missing_of, NewPassword } from "../../shared/ui/NewPassword";
import { EntryPage, useLinkToken } from "./EntryPage";
import { useAcceptInvitation } from "./queries";

export function InvitationPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const token = useLinkToken();
  const accept = useAcceptInvitation();
  const fault = useFault(accept.error);
  const [given, set_given] = useState({ password: "", again: "" });
  const [missing, set_missing] = useState<{ password?: string; again?: string }>({});
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = missing_of(given.password, given.again);
    set_missing(found);
    if (found.password || found.again) return;
    accept.mutate(
      { token, password: given.password },
      { onSuccess: () => void navigate({ to: "/login", search: { why: "invited" }, replace: true }) },
    );
  };
  return (
    <EntryPage title={t("invitation.title")} text={t("invitation.subtitle")}>
      {token ? (
        <form className="form" onSubmit={submit} noValidate>
          <Refusal error={accept.error} shown={["/password"]} />
          <NewPassword
            {...given}
            change={(change) => set_given((before) => ({ ...before, ...change }))}
            fault={missing.password ? t(missing.password) : fault("/password")}
            again_fault={missing.again && t(missing.again)}
          />
          <Button type="primary" size="large" htmlType="submit" block loading={accept.isPending}>
            {t("invitation.submit")}
          </Button>
        </form>
      ) : (
        <Alert type="warning" showIcon title={t("invitation.no_token")} description={t("invitation.no_token_text")} />
      )}
    </EntryPage>
  );
}
