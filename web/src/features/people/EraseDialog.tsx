// Erases a person for good: what goes and what stays is said first, and the log-in name typed by who means it.
import { Alert, App, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { UserView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Field, FormButtons, Refusal } from "../../shared/ui/Form";
import { useErase } from "./queries";

export function EraseDialog({ user, close }: { user: UserView; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const erase = useErase();
  const [typed, set_typed] = useState("");
  const [is_wrong, set_wrong] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const differs = typed.trim() !== user.login_name;
    set_wrong(differs);
    if (differs) return;
    erase.mutate(
      { user_id: user.user_id, version: user.version },
      {
        onSuccess: () => {
          void message.success(t("people.erased"));
          close();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t("people.erase_title", { name: user.display_name })}
      footer={null}
      width={520}
      mask={{ closable: false }}
      onCancel={close}
    >
      <form className="form" onSubmit={submit} noValidate>
        <Refusal error={erase.error} />
        <Alert type="warning" showIcon title={t("people.erase_warning")} />
        <dl className="erase-terms">
          <dt>{t("people.erase_goes")}</dt>
          <dd>{t("people.erase_goes_text")}</dd>
          <dt>{t("people.erase_stays")}</dt>
          <dd>{t("people.erase_stays_text")}</dd>
        </dl>
        <Field
          label={t("people.erase_type", { login_name: user.login_name })}
          fault={is_wrong ? t("people.erase_differs") : undefined}
          required
        >
          {(ids) => (
            <Input
              {...ids}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => set_typed(event.target.value)}
            />
          )}
        </Field>
        <FormButtons cancel={close} submit={t("people.erase")} loading={erase.isPending} danger />
      </form>
    </Modal>
  );
}
