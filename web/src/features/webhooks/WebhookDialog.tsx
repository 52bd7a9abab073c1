// Makes a webhook: whose events go where, all of them or some; then its secret, once.
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input, Modal, Radio } from "antd";
import { useState, type SubmitEvent } from "react";

import { workspaces_query } from "../../shared/api/queries";
import type { WebhookView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { CopyButton } from "../../shared/ui/CopyButton";
import { Choice, Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { offered_kinds } from "./kinds";
import { useAddWebhook } from "./queries";

const texts = ["title", "url"] as const;

function WebhookForm({ close, made }: { close: () => void; made: (webhook: WebhookView) => void }) {
  const { t, say } = useTexts();
  const code = useCode();
  const { data: workspaces = [] } = useQuery(workspaces_query);
  const add = useAddWebhook();
  const told = useFault(add.error);
  const [given, set_given] = useState({ workspace_id: "", title: "", url: "" });
  const [kinds, set_kinds] = useState<string[] | null>(null); // null: all
  const [missing, set_missing] = useState<string[]>([]);
  const workspace_id = given.workspace_id || (workspaces[0]?.workspace_id ?? "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty: string[] = texts.filter((name) => given[name].trim() === "");
    if (kinds?.length === 0) empty.push("kinds");
    set_missing(empty);
    if (empty.length > 0) return;
    add.mutate(
      { workspace_id, title: given.title.trim(), url: given.url.trim(), kinds: kinds ?? [] },
      { onSuccess: made },
    );
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={add.error} shown={["/title", "/url", "/kinds"]} />
      {workspaces.length > 1 && (
        <Field label={t("webhooks.workspace")}>
          {(ids) => (
            <Choice
              {...ids}
              value={workspace_id}
              change={(id) => set_given((before) => ({ ...before, workspace_id: id }))}
              options={workspaces.map((one) => ({ value: one.workspace_id, label: say(one.title, one.workspace_id) }))}
            />
          )}
        </Field>
      )}
      {texts.map((name) => (
        <Field
          key={name}
          label={t(`webhooks.${name}_label`)}
          hint={t(`webhooks.${name}_hint`)}
          fault={missing.includes(name) ? t("form.required") : told(`/${name}`)}
          required
        >
          {(ids) => (
            <Input
              {...ids}
              autoFocus={name === "title"}
              autoComplete="off"
              spellCheck={false}
              inputMode={name === "url" ? "url" : "text"}
              maxLength={name === "url" ? 2000 : 60}
              value={given[name]}
              onChange={(event) => set_given((before) => ({ ...before, [name]: event.target.value }))}
            />
          )}
        </Field>
      ))}
      <fieldset>
        <legend className="field-legend">{t("webhooks.kinds_label")}</legend>
        <Radio.Group
          value={kinds === null ? "all" : "some"}
          onChange={(event) => set_kinds(event.target.value === "all" ? null : [])}
          options={[
            { value: "all", label: t("webhooks.kinds_all") },
            { value: "some", label: t("webhooks.kinds_some") },
          ]}
        />
        {kinds !== null && (
          <Checkbox.Group
            className="check-columns"
            value={kinds}
            onChange={(chosen) => set_kinds(chosen)}
            options={offered_kinds.map((kind) => ({ value: kind, label: code("event", kind) }))}
          />
        )}
        {missing.includes("kinds") && <div className="field-fault">{t("webhooks.kinds_missing")}</div>}
        {told("/kinds") && <div className="field-fault">{told("/kinds")}</div>}
      </fieldset>
      <FormButtons cancel={close} submit={t("webhooks.add_submit")} loading={add.isPending} />
    </form>
  );
}

function ShownSecret({ webhook, close }: { webhook: WebhookView; close: () => void }) {
  const { t } = useTexts();
  return (
    <div className="form">
      <Alert type="info" showIcon title={t("webhooks.secret_once")} description={t("webhooks.secret_text")} />
      <Field label={t("webhooks.secret")}>
        {(ids) => (
          <Input {...ids} className="mono" readOnly value={webhook.secret} onFocus={(event) => event.target.select()} />
        )}
      </Field>
      <div className="form-buttons">
        <Button onClick={close}>{t("webhooks.secret_done")}</Button>
        <CopyButton text={webhook.secret} label={t("webhooks.secret_copy")} primary />
      </div>
    </div>
  );
}

export function WebhookDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const [webhook, set_webhook] = useState<WebhookView | null>(null);
  return (
    <Modal
      open
      title={t(webhook ? "webhooks.secret_title" : "webhooks.add_title")}
      footer={null}
      width={520}
      mask={{ closable: false }}
      closable={!webhook}
      keyboard={!webhook}
      onCancel={close}
    >
      {webhook ? <ShownSecret webhook={webhook} close={close} /> : <WebhookForm close={close} made={set_webhook} />}
    </Modal>
  );
}
