// Who was invited, or whose password was reset, chooses one with the secret of the link.
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type SubmitEvent } from "react";

import { useTexts } from "../../shared/i18n";
import { Refusal, useFault } from "../../shared/ui/Form";
import { missing_of, NewPassword } from "../../shared/ui/NewPassword";
import { EntryPage, useLinkToken } from "./EntryPage";
import { useAcceptInvitation, useSetNewPassword } from "./queries";

function PasswordPage({ kind }: { kind: "invitation" | "new_password" }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const token = useLinkToken();
  const is_new = kind === "invitation";
  const accept_invitation = useAcceptInvitation();
  const set_new_password = useSetNewPassword();
  const accept = is_new ? accept_invitation : set_new_password;
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
      {
        onSuccess: () =>
          void navigate({ to: "/login", search: { why: is_new ? "invited" : "password" }, replace: true }),
      },
    );
  };
  return (
    <EntryPage title={t(`${kind}.title`)} text={t(`${kind}.subtitle`)}>
      {token ? (
        <form className="form" onSubmit={submit} noValidate>
          <Refusal error={accept.error} shown={["/password"]} />
          <NewPassword
            {...given}
            has_second_factor={is_new ? false : undefined}
            change={(change) => set_given((before) => ({ ...before, ...change }))}
            fault={missing.password ? t(missing.password) : fault("/password")}
            again_fault={missing.again && t(missing.again)}
          />
          <Button type="primary" size="large" htmlType="submit" block loading={accept.isPending}>
            {t(`${kind}.submit`)}
          </Button>
        </form>
      ) : (
        <Alert type="warning" showIcon title={t(`${kind}.no_token`)} description={t(`${kind}.no_token_text`)} />
      )}
    </EntryPage>
  );
}

export const InvitationPage = () => <PasswordPage kind="invitation" />;
export const NewPasswordPage = () => <PasswordPage kind="new_password" />;
