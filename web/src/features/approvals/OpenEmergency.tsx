// Emergency access, opened by the system administrator: for whom, where, and why it cannot wait.
import { useQuery } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import { useTexts } from "../../shared/i18n";
import { Choice, Field, FormButtons, ReasonField, Refusal } from "../../shared/ui/Form";
import { parks_query, useOpenEmergency } from "./queries";

export function OpenEmergency({ close }: { close: () => void }) {
  const { t, say } = useTexts();
  const { message } = App.useApp();
  const open = useOpenEmergency();
  const { data: parks = [] } = useQuery(parks_query);
  const [login_name, set_login_name] = useState("");
  const [park, set_park] = useState("");
  const [reason, set_reason] = useState("");
  const [missing, set_missing] = useState(false);
  const workspace_id = park || (parks[0]?.workspace_id ?? "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(reason.trim() === "");
    if (reason.trim() === "") return;
    open.mutate(
      { login_name: login_name.trim(), workspace_id, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t("emergency.submitted"));
          close();
        },
      },
    );
  };
  return (
    <Modal open title={t("emergency.open")} footer={null} width={520} mask={{ closable: false }} onCancel={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t("emergency.text")}</p>
        <Refusal error={open.error} />
        <Field label={t("emergency.park")} required>
          {(ids) => (
            <Choice
              {...ids}
              value={workspace_id}
              change={set_park}
              options={parks.map((one) => ({ value: one.workspace_id, label: say(one.title) }))}
            />
          )}
        </Field>
        <Field label={t("emergency.login_name")} hint={t("emergency.login_name_hint")}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={100}
              autoComplete="off"
              value={login_name}
              onChange={(event) => set_login_name(event.target.value)}
            />
          )}
        </Field>
        <ReasonField
          label={t("emergency.reason")}
          hint={t("emergency.reason_example")}
          fault={missing ? t("approvals.reason_missing") : undefined}
          reason={reason}
          change={set_reason}
        />
        <FormButtons cancel={close} submit={t("emergency.submit")} loading={open.isPending} danger />
      </form>
    </Modal>
  );
}
